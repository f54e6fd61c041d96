"""Files are asked for as people ask: which one, all of them, in which form, in many registers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from storage.database import Database
from tests.dialogs.talk import Talk

DECK, WORD, PDF, SHEET, NOTE = "report pptx", "report docx", "report pdf", "workbook xlsx", "report note"
ALL, ZIP, COMBINED, WORKBOOK = "which form", "reports bundle", "reports combined", "workbook all"

OWN: Mapping[str, str] = {
    "kan jeg få den som pptx": DECK,
    "ku jeg få den som pptx?": DECK,
    "kan vi få vores rapport som slides": DECK,
    "må jeg få slidesene til læringsseminaret": DECK,
    "lav lige en powerpoint af det vi har skrevet": DECK,
    "jeg skal bruge en præsentation til i morgen": DECK,
    "har du den som powerpoint": DECK,
    "gi mig præsentationen": DECK,
    "send mig vores afrapportering": DECK,
    "vil du sende mig rapporten som fil": DECK,
    "hvordan får jeg den ud som powerpoint": DECK,
    "kan man downloade rapporten": DECK,
    "jeg vil gerne have vores rapport ud": DECK,
    "can you send me the slides": DECK,
    "I need the report as a powerpoint": DECK,
    "could we get our report as slides please": DECK,
    "giv mig vores rapport på skrift": WORD,
    "kan jeg få den i word": WORD,
    "jeg vil gerne have den på skrift": WORD,
    "må jeg bede om et worddokument med vores svar": WORD,
    "kan jeg få det hele på skrift som et dokument": WORD,
    "jeg vil printe den, kan jeg få den i word": WORD,
    "I would like it as a word document": WORD,
    "kan jeg faa rapporten som wordfil": WORD,
    "send en pdf af rapporten til mig": PDF,
    "kan du lave en pdf jeg kan sende til min chef": PDF,
    "jeg skal have den i pdf-format": PDF,
    "can I get a pdf of our report": PDF,
    "afrapporteringen som et regneark": SHEET,
    "kan jeg få et kort notat om den til udvalget": NOTE,
    "lav et halvsides notat til byrådet": NOTE,
    "a half-page note on our report please": NOTE,
    "send mig oversigten i excel": WORKBOOK,
    "kan jeg få alle vores svar i et regneark": WORKBOOK,
    "kan du trække det hele ud i excel": WORKBOOK,
    "giv mig en excel med alle statusser": WORKBOOK,
    "export everything to a spreadsheet": WORKBOOK,
    "can I have the overview in excel": WORKBOOK,
}
MANY: Mapping[str, str] = {
    "alle afrapporteringer til læringsseminaret": ALL,
    "jeg skal bruge alle afrapporteringerne til læringsseminaret": ALL,
    "kan jeg få samtlige rapporter på én gang": ALL,
    "saml alle klyngernes afrapporteringer til konferencen": ALL,
    "vi mangler alle rapporterne til seminaret": ALL,
    "send mig alle rapporter": ALL,
    "can I get all the reports for the seminar": ALL,
    "alle afrapporteringer i en zip": ZIP,
    "pak alle rapporterne i en zipfil": ZIP,
    "giv mig dem alle sammen hver for sig i en zip": ZIP,
    "all reports in a zip please": ZIP,
    "lav én samlet præsentation af alle afrapporteringer": COMBINED,
    "alle afrapporteringer som ét slideshow": COMBINED,
    "kan jeg få alle rapporterne i én powerpoint": COMBINED,
    "one presentation with all the reports": COMBINED,
    "send mig oversigten i excel": WORKBOOK,
    "kan jeg få et regneark over det hele": WORKBOOK,
    "jeg vil gerne have status for alle klynger i excel": WORKBOOK,
    "eksportér alle statusser til excel": WORKBOOK,
    "udsendelserne og svarene som regneark": WORKBOOK,
    "give me a spreadsheet with everything": WORKBOOK,
    "initiativ 8 i vest som pptx": DECK,
    "kan jeg få rapporten for vest om initiativ 8 i word": WORD,
    "send mig vestklyngens afrapportering af initiativ 8 som pdf": PDF,
    "kan jeg få vests rapport på initiativ 8": DECK,
}


@pytest.fixture
async def talk(database: Database) -> Talk:
    return await Talk(database).begin()


def asked(talk: Talk) -> str:
    """Which file the last words brought, or the question which form is wanted."""
    reply = talk.replies[-1]
    if reply.handout is None:
        return (
            ALL
            if any(b.data.get("act") == "files_all" for b in reply.buttons)
            else reply.to_json()["blocks"][0]["text"]
        )
    kind, args = reply.handout.kind, reply.handout.args
    if kind == "workbook":
        return SHEET if "report" in args else WORKBOOK
    return f"{kind} {args['form']}"


async def test_the_own_report_while_it_is_written(talk: Talk) -> None:
    await talk.say("mette", "jeg vil skrive om initiativ 8")
    await talk.say("mette", "Et team.")
    wrong = {}
    for words, wanted in OWN.items():
        await talk.say("mette", words)
        if (got := asked(talk)) != wanted:
            wrong[words] = got
    assert not wrong, "\n".join(f"{w}: {g}" for w, g in wrong.items())
    assert "Gemt under" in await talk.say(
        "mette", "Vi lavede en præsentation til byrådet, som de var glade for."
    )
    await talk.say("mette", "fortryd")
    assert [a for a in (await talk.answers()).values() if a] == ["Et team."]


async def test_all_of_them_and_one_by_name(talk: Talk) -> None:
    await talk.say("mette", "jeg vil skrive om initiativ 8")
    await talk.say("mette", "Et team.")
    wrong = {}
    for words, wanted in MANY.items():
        await talk.say("sofie", words)
        if (got := asked(talk)) != wanted:
            wrong[words] = got
    assert not wrong, "\n".join(f"{w}: {g}" for w, g in wrong.items())
