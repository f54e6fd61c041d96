"""Two people of one name wrote the same report: when one of them is erased, the other one's texts stay signed."""

from __future__ import annotations

from storage.database import Database
from storage.records import ReportKey, RoleName
from storage.repositories.people import PersonRow
from tests.dialogs.talk import Talk

NAME = "Anna Søndergård"
GONE, STAYS = "anna1@vest.dk", "anna2@vest.dk"


async def written_and_submitted(database: Database) -> Talk:
    """The first question is answered by one Anna, the second by the other, who submits."""
    people = [PersonRow(upn, NAME, RoleName.member, "vest") for upn in (GONE, STAYS)]
    talk = await Talk(database).begin(people)
    for upn in (GONE, STAYS):
        await talk.say(upn, "jeg vil skrive om initiativ 8")
        await talk.say(upn, f"Det skrev {upn.partition('@')[0]}.")
    await talk.say(STAYS, "indsend")
    await talk.press(STAYS, "Indsend med »ikke oplyst endnu«")
    return talk


async def signed(talk: Talk) -> dict[str, str]:
    """Who signed which text of what was submitted."""
    async with talk.database.read() as uow:
        report = await uow.reports.get(ReportKey(talk.known.default_template.key, "vest", 8))
        assert report is not None
        ((_, _, body),) = await uow.reports.snapshots(report.id)
    questions = [q for section in body["sections"] for q in section["questions"]]
    return {q["answer"]: q["author"] for q in questions if q["answer"]}


async def test_a_submission_keeps_the_name_of_who_stays(database: Database) -> None:
    talk = await written_and_submitted(database)
    assert await signed(talk) == {"Det skrev anna1.": NAME, "Det skrev anna2.": NAME}
    await talk.say(GONE, "slet mine data")
    await talk.say(GONE, "slet alle mine data")
    assert await signed(talk) == {"Det skrev anna1.": "Tidligere bruger", "Det skrev anna2.": NAME}
