"""What broadcasts bring along: to whom the file is given, and what the workbook of answers holds."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.documents.making import Documents
from bot.documents.refused import NotMade
from dialogs.answers import Handout, Reply
from storage.database import Database
from storage.records import BroadcastKind, Draft, Letter, Person, Recipient, ResponseAnswer
from storage.unit_of_work import UnitOfWork
from tests.dialogs.talk import PEOPLE, TENANT, catalogue
from tests.storage.samples import AT

FILE = b"%PDF-1.7 the programme"


async def person(uow: UnitOfWork, upn: str) -> Person:
    found = await uow.people.by_upn(upn)
    assert found is not None
    return found


async def sent_to_mette(database: Database) -> dict[str, Person]:
    """Broadcast 1 with a file, which Mette got and answered."""
    async with database.work() as uow:
        await uow.catalogue.sync(catalogue(), AT)
        await uow.people.import_people(list(PEOPLE))
        names = {"sofie": "sofie@rm.dk", "mette": "mette@vest.dk", "ole": "ole@vest.dk"}
        people = {name: await person(uow, upn) for name, upn in names.items()}
        number = await uow.enclosures.add("program.pdf", "application/pdf", FILE, None, "Sofie Friis", AT)
        draft = Draft(BroadcastKind.request, "Med?", "Vil I?", {}, file={"id": number, "name": "program.pdf"})
        made = await uow.broadcasts.create(draft, people["sofie"].id, "Sofie Friis", TENANT, AT)
        mette = people["mette"]
        await uow.broadcasts.start(
            made.id, made.revision, [Recipient(mette.name, mette.id)], Letter(Reply().to_json()), AT
        )
        await uow.responses.give(
            made.id, mette.id, mette.name, ResponseAnswer.partly, AT, "Kun torsdage", None, {}
        )
    return people


def wanted(kind: str) -> Handout:
    return Handout("x", "application/octet-stream", kind, {"broadcast": 1})


async def test_a_file_is_given_to_recipients_and_the_secretariat_until_it_is_taken_back(
    database: Database,
) -> None:
    people, documents = await sent_to_mette(database), Documents(database)
    assert await documents.make(wanted("enclosure"), people["mette"]) == FILE
    assert await documents.make(wanted("enclosure"), people["sofie"]) == FILE
    for other in (people["ole"], None):
        with pytest.raises(NotMade):
            await documents.make(wanted("enclosure"), other)
    async with database.work() as uow:
        await uow.broadcasts.withdraw(1, AT)
    with pytest.raises(NotMade):
        await documents.make(wanted("enclosure"), people["mette"])


async def test_the_workbook_of_one_broadcast_holds_its_answers_and_its_ledger(database: Database) -> None:
    people, documents = await sent_to_mette(database), Documents(database)
    book = load_workbook(BytesIO(await documents.make(wanted("broadcast"), people["sofie"])))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(book.sheetnames) == 2 and cells.count("Mette Holm") == 2 and "Kun torsdage" in cells
    with pytest.raises(NotMade):
        await documents.make(wanted("broadcast"), people["mette"])
