"""Files over HTTP as Teams carries them: offered, accepted, uploaded; dropped into the chat and read in."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from openpyxl import load_workbook

from tests.bot.documents import reports as r
from tests.e2e.chatting import Chat, until
from tests.e2e.server import Server
from tests.teams import FILE_INFO, Json, TeamsStandIn

PEOPLE = (
    "mette@vest.dk,Mette Holm,member,vest,,",
    "rita@randers.dk,Rita Lund,member,randers,,",
    "stig@rm.dk,Stig Dam,steering,,,",
)
SAID = {
    "a1-kort-beskrivelse": "Et fælles team – »én indgang«.\n\n- Kommunen\n- Hospitalet & æøå",
    "a1-formaal": "At borgeren kun fortæller sin historie én gang.",
}


async def taken(teams: TeamsStandIn, chat: Chat) -> bytes:
    """Accept the newest file on offer; gives what was uploaded."""
    teams.uploads.clear()
    await chat.send(teams.consent(chat.who))
    await until(lambda: "it" in teams.uploads, 30)
    return teams.uploads["it"][0]


async def asked(teams: TeamsStandIn, chat: Chat, words: str) -> Json:
    """Ask for a file; gives the offer."""
    before = len(teams.posts)
    await chat.say(words)
    await until(lambda: any(_offers(p.activity) for p in teams.posts[before:]), 30)
    return teams.offered()


def _offers(activity: Json) -> bool:
    return any("consent" in a["contentType"] for a in activity.get("attachments", ()))


async def answers(server: Server, cluster: str) -> dict[str, Any]:
    shown = await server.json("report", "show", "--cluster", cluster, "--initiative", "8")
    return {q["key"]: q["answer"] for s in shown["sections"] for q in s["questions"] if q["answer"]}


async def test_a_report_goes_out_as_a_deck_and_comes_in_as_another_clusters_draft(
    server: Server, teams: TeamsStandIn
) -> None:
    await server.import_people(*PEOPLE)
    await server.start()
    mette, rita, stig, sofie = (
        Chat(teams, server, teams.person(name, upn))
        for name, upn in (
            ("Mette Holm", "mette@vest.dk"), ("Rita Lund", "rita@randers.dk"), ("Stig Dam", "stig@rm.dk"),
            ("Sofie Friis", "sofie@rm.dk"),
        )
    )  # fmt: skip
    await mette.say("jeg vil skrive om initiativ 8")
    for text in SAID.values():
        await mette.say(text)
    assert await answers(server, "vest") == SAID

    offer = await asked(teams, mette, "kan jeg få den som pptx")
    assert offer["name"] == "Afrapportering – Vestklyngen – initiativ 8.pptx"
    made = await taken(teams, mette)
    assert r.deck_answers(made) == SAID and offer["content"]["sizeInBytes"] > 10_000

    await dropped(teams, rita, made)
    assert await answers(server, "randers") == SAID

    await mette.say_in_channel("kan jeg få den som word")
    await until(lambda: teams.offered()["name"].endswith(".docx"), 30)
    offers = [p.conversation for p in teams.posts if _offers(p.activity)]
    assert set(offers) == {mette.who.chat}

    await everything(server, teams, sofie, stig)
    await exported(server)
    assert server.faults() == []


async def dropped(teams: TeamsStandIn, rita: Chat, made: bytes) -> None:
    """Rita's own report takes what stands in the file."""
    teams.files["vores.pptx"] = made
    await rita.say("jeg vil skrive om initiativ 8")
    file = {
        "contentType": FILE_INFO, "name": "vores.pptx", "contentUrl": "https://x",
        "content": {"downloadUrl": f"{teams.url}files/vores.pptx", "fileType": "pptx"},
    }  # fmt: skip
    await rita.send(teams.message(rita.who, "", attachments=[file]))
    assert "fra Vestklyngen" in await rita.press("Læs ind i afrapporteringen")
    seen = await rita.press("Læs ind her, hvor jeg er")
    assert "»én indgang«" in seen and "2 svar" in seen
    assert "Gemt fra filen" in await rita.press("Ja")


async def everything(server: Server, teams: TeamsStandIn, sofie: Chat, stig: Chat) -> None:
    """The secretariat gets all of it, the steering group what was submitted."""
    await asked(teams, sofie, "alle afrapporteringer som zip")
    packed = zipfile.ZipFile(io.BytesIO(await taken(teams, sofie)))
    assert sorted(packed.namelist()) == [
        "Afrapportering – Randersklyngen – initiativ 8.pptx", "Afrapportering – Vestklyngen – initiativ 8.pptx",
    ]  # fmt: skip
    await asked(teams, sofie, "overblikket som regneark")
    book = load_workbook(io.BytesIO(await taken(teams, sofie)))
    assert book.sheetnames == ["Afrapporteringer", "Svar", "Statushistorik", "Tilbagemeldinger", "Leveringer"]
    assert [row[0].value for row in book["Afrapporteringer"].iter_rows(min_row=2)] == [
        "Vestklyngen",
        "Randersklyngen",
    ]
    assert SAID["a1-formaal"] in {row[6].value for row in book["Svar"].iter_rows(min_row=2)}
    await asked(teams, stig, "overblikket som regneark")
    book = load_workbook(io.BytesIO(await taken(teams, stig)))
    assert book.sheetnames == ["Afrapporteringer", "Svar", "Statushistorik"]
    assert book["Svar"].max_row == 1


async def exported(server: Server) -> None:
    """The same from the command line."""
    for form in ("pptx", "docx", "xlsx", "json"):
        path = server.folder / f"it.{form}"
        where = ("--cluster", "vest", "--initiative", "8", "--format", form, "--out", str(path))
        await server.command("report", "export", *where)
        content = path.read_bytes()
        if form == "pptx":
            assert r.deck_answers(content) == SAID
        elif form == "docx":
            assert SAID["a1-kort-beskrivelse"] in r.table_answers(content).values()
        elif form == "xlsx":
            assert load_workbook(io.BytesIO(content)).sheetnames == ["Afrapporteringer", "Svar"]
