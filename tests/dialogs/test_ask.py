"""Answers end to end: through the conversation, on the catalogue that comes with the program."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dialogs.answers import Reply
from dialogs.conversation import Conversation
from dialogs.guard import check
from dialogs.services import Fetched, Services
from dialogs.turn import Asker, FileRef, Identity, Incoming, Kind, Place
from dialogs.understanding import Understanding
from storage.catalogue.load import builtin, load
from storage.database import Database
from storage.records import Scope

CATALOGUE = load(builtin())
Ask = Callable[[str], Awaitable[Reply]]


class Noon:
    """A day long after the documents."""

    def now(self) -> datetime:
        return datetime(2026, 9, 16, 10, tzinfo=UTC)

    def today(self) -> date:
        return self.now().date()


class NoFiles:
    """Nothing is attached to a question."""

    async def fetch(self, ref: FileRef) -> Fetched:
        return Fetched(ref.name)


@pytest.fixture
async def ask(tmp_path: Path) -> AsyncIterator[Ask]:
    """Ask in one conversation, as somebody without a role."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'ask.db'}")
    await database.migrate()
    async with database.work() as uow:
        await uow.catalogue.sync(CATALOGUE, Noon().now())
        person = await uow.people.remember("anna@example.org", "Anna", "tenant", "object")
    conversation = Conversation(Services(database, Understanding, check, NoFiles(), Noon()))
    asker = Asker(Identity.stranger, "tenant", "object", "Anna", "anna@example.org", person)

    async def said(text: str) -> Reply:
        place = Place("tenant", "chat", Scope.personal, "chat")
        async with conversation.take(Incoming(Kind.message, uuid.uuid4().hex, place, asker, text)) as outcome:
            await outcome.sent()
            (reply,) = outcome.replies
            return reply

    yield said
    await conversation.close()
    await database.close()


def words(reply: Reply) -> str:
    """All that a reply says, without its markup."""
    rows = [f"{a}: {b}" for block in reply.blocks for a, b in block.facts]
    return "\n".join([block.text for block in reply.blocks] + rows)


EVERYTHING = [
    "hvad går initiativ 8 ud på",
    "hvem er målgruppen for initiativ 2",
    "hvad er effekten af initiativ 4",
    "hvad skal der ske på kort sigt i initiativ 10",
    "hvilke delprojekter er der i initiativ 5",
    "hvilke erfaringer bygger initiativ 6 på",
    "hvad hedder initiativ 6",
    "status på initiativ 6 i Randers",
    "status for Vestklyngen",
    "vis alle initiativer",
    "hvilke initiativer har Midtklyngen",
    "hvor er initiativ 1 forankret",
    "deltager Horsens i initiativ 8",
    "hvornår starter initiativ 4",
    "hvornår skal initiativ 11 afrapporteres",
    "hvem er kontaktperson for initiativ 8 i Vest",
    "hvem er kontaktperson for sekretariatet",
    "kontaktperson i Horsens",
    "hvem er Anders Kjærulff",
    "hvem er direktør i Syddjurs Kommune",
    "hvem sidder i styregruppen",
    "hvem repræsenterer PLO i styregruppen",
    "hvilken klynge er Favrskov i",
    "hvilken klynge er Viborg i",
    "hvilke kommuner er i Randersklyngen",
    "hvilke klynger findes der",
    "hvornår er næste læringsseminar",
    "hvornår er konferencen",
    "hvornår er næste møde i Aarhusklyngen",
    "hvad er formålet med læringsseminaret",
    "hvad er fristen for initiativ 11",
    "tidsplan for rammepapiret",
    "hvornår godkender KKR rammepapiret",
    "hvad skal der stå i afrapporteringen",
    "hvad skal vi skrive om økonomi i afrapporteringen",
    "hvad er PCV",
    "hvad er dobbeltdiagnose",
    "hvad blev besluttet om hjælpemidler",
    "hvem er faste deltagere i Fælles Team",
    "hvad er initiativ 12",
    "what is the status of initiative 6 in Randers",
    "who is Tina Ebler",
]


async def test_no_answer_stands_without_a_source(ask: Ask) -> None:
    unsourced = []
    for question in EVERYTHING:
        reply = await ask(question)
        if not reply.sources or any(not s.document or not s.heading for s in reply.sources):
            unsourced.append((question, words(reply)))
    assert unsourced == []


async def test_every_button_of_an_answer_is_understood(ask: Ask) -> None:
    understanding, today = Understanding(CATALOGUE), Noon().today()
    lost = []
    for question in EVERYTHING[:24]:
        for button in (await ask(question)).buttons:
            if button.verb == "say":
                seen = understanding.recognise(button.data["text"], None, today)
                if seen.decision not in ("do", "answer"):
                    lost.append((question, button.data["text"], seen.intent, seen.decision))
    assert lost == []


async def test_a_persons_roles_are_told_as_of_their_documents(ask: Ask) -> None:
    said = words(await ask("hvem er Anders Kjærulff"))
    assert "April 2019: Direktør Silkeborg Kommune" in said
    assert "2020: koncerndirektør, Region Midtjylland" in said
    assert "står ikke i dokumenterne" in said


async def test_an_address_is_given_only_where_a_document_has_it(ask: Ask) -> None:
    known = await ask("hvad er Mark Brix Christensens telefonnummer")
    assert "21686117" in words(known)
    assert [b.url for b in known.buttons if b.url] == [
        "https://teams.microsoft.com/l/chat/0/0?users=MARKCI@rm.dk"
    ]
    unknown = await ask("hvad er Tina Eblers mail")
    assert "@" not in words(unknown)
    assert [b for b in unknown.buttons if b.url] == []


async def test_whoever_wants_a_human_being_can_write_to_one(ask: Ask) -> None:
    reply = await ask("jeg vil tale med sekretariatet")
    links = [b.url for b in reply.buttons if b.url]
    assert "https://teams.microsoft.com/l/chat/0/0?users=MARKCI@rm.dk" in links
    assert "Send til sekretariatet" in [b.title for b in reply.buttons]


async def test_a_municipality_is_put_in_a_cluster_only_by_a_document(ask: Ask) -> None:
    assert "Favrskov Kommune er i Randersklyngen" in words(await ask("hvilken klynge er Favrskov i"))
    for unknown in ("Viborg", "Horsens Kommune", "Odder"):
        said = words(await ask(f"hvilken klynge er {unknown} i"))
        assert "fremgår ikke" in said
        assert "klyngen" not in said.replace("Det fremgår ikke af dokumenterne, hvilken klynge", "")


async def test_next_looks_at_the_clock_and_says_which_was_the_last(ask: Ask) -> None:
    said = words(await ask("hvornår er næste læringsseminar"))
    assert "ikke planlagt" in said
    assert "November 2019" in said


async def test_two_possible_days_stay_two(ask: Ask) -> None:
    assert "30. september el. 13. december 2019" in words(await ask("hvornår er der møde i Aarhusklyngen"))


async def test_a_false_premise_is_put_right(ask: Ask) -> None:
    said = words(await ask("status på initiativ 12"))
    assert "ikke noget initiativ 12" in said and "11" in said
    said = words(await ask("deltager Horsens i initiativ 8"))
    assert "Nej, Horsensklyngen" in said and "Vestklyngen" in said


async def test_follow_ups_keep_to_what_was_talked_about(ask: Ask) -> None:
    await ask("status på initiativ 6 i Randers")
    assert "Horsensklyngen" in words(await ask("og i Horsens?"))
    assert "Voksne borgere" in words(await ask("hvem er målgruppen?"))
    await ask("hvem er Linda Bonde Kirkegaard")
    assert "libok@aarhus.dk" in words(await ask("hendes mail?"))


async def test_what_is_not_known_is_said_with_a_next_step(ask: Ask) -> None:
    for question in (
        "hvordan bliver vejret i morgen",
        "hvad er budgettet for initiativ 6",
        "hvem er borgmester i Viborg",
    ):
        reply = await ask(question)
        assert "Det ved jeg ikke" in words(reply)
        assert "Mark Brix Christensen" in words(reply)
        assert reply.buttons[0].title == "Send til sekretariatet"
        assert len(reply.buttons) == 5


async def test_who_has_not_handed_in_is_not_for_everybody(ask: Ask) -> None:
    said = words(await ask("hvem mangler at aflevere"))
    assert "kun styregruppen og sekretariatet" in said
    assert "klyngen" not in said


async def test_english_is_answered_in_english_around_the_danish_facts(ask: Ask) -> None:
    said = words(await ask("what is the status of initiative 6 in Randers"))
    assert "latest status in the documents" in said
    assert "under afprøvning" in said


async def test_two_questions_are_both_answered(ask: Ask) -> None:
    said = words(await ask("hvad går initiativ 8 ud på? og hvem sidder i styregruppen?"))
    assert "mest udsatte borgere" in said and "Tina Ebler" in said


async def test_an_answer_fits_a_phone(ask: Ask) -> None:
    long = [(q, n) for q in EVERYTHING if (n := len(words(await ask(q)))) > 2200]
    assert long == []


async def test_initiatives_are_set_side_by_side_with_what_they_share(ask: Ask) -> None:
    said = words(await ask("hvad er forskellen på initiativ 8 og 11"))
    assert "8: Opstart i foråret 2019; 11: fremgår ikke" in said
    assert "Randers" in said.split("Fælles: ")[1]
    assert "Flest" not in said
    assert "Flest steder har initiativ 8" in words(
        await ask("hvilke klynger deltager i flest, initiativ 8 eller 11")
    )


async def test_which_cluster_has_more_is_told_only_as_far_as_the_documents_do(ask: Ask) -> None:
    said = words(await ask("er der flere kommuner i Vest end i Midt"))
    assert "Kommuner, der er nævnt: 2 (" in said
    assert "siger ikke, hvem der har flest" in said
