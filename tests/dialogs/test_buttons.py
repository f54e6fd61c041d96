"""Every button that a reply shows does something: in all transcripts, and in fresh conversations."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs import router
from dialogs.answers import Button
from storage.database import Database
from tests.dialogs.talk import Talk
from tests.dialogs.test_transcripts import TRANSCRIPTS, _do, people_of

VERBS = {"act", "confirm", "say", "form", "form_save", ""}
DEAD = ("ældre kort", "Noget gik galt", "older card")
START = "jeg vil skrive om initiativ {0}"
BEGIN = {
    "start": [START],
    "written": [START, "En tekst."],
    "review": [START, *(f"Svar nummer {n}." for n in range(7))],
    "submit": [START, "En tekst.", "indsend"],
    "slides": [START, "ekstra slide"],
    "held": [START, "x" * 20_001],
    "history": [START, "En.", "ret beskrivelse: To.", "hvem skrev beskrivelse"],
    "help": ["hjælp"],
    "offer": ["afrapportering"],
    "slip": [START, "spring ovr"],
    "split": [START, "Formål: A\nØkonomi: B"],
    "deleted": [START, "En.", "slet initiativ {0}", "slet initiativ {0} for alle"],
    "submitted": [START, "En.", "indsend", "ja"],
    "doubt": [START, "Hvad får borgeren ud af det?"],
    "question": [START, "hvad er initiativ 7?"],
}


class Walk(Talk):
    """A talk that checks every button it is shown."""

    async def take(self, incoming: Any, sent: bool = True) -> str:
        """Hand it over, and look at the buttons of what comes back."""
        seen = await super().take(incoming, sent)
        for reply in self.replies:
            for button in reply.buttons:
                known(button)
        return seen


def known(button: Button) -> None:
    """The button names something that the conversation handles, and says what to type instead."""
    assert button.verb in VERBS and (button.verb or button.url), button
    if button.verb == "act":
        assert button.data["act"] in router.ACTS, button
    if button.verb == "say":
        assert button.data["text"].strip(), button
    if button.verb in ("act", "confirm", "say") and button.data.get("act") != "restore_block":
        assert button.says, button


@pytest.mark.parametrize("transcript", TRANSCRIPTS)
async def test_every_button_in_the_transcripts_is_handled(
    transcript: dict[str, Any], database: Database
) -> None:
    talk = await Walk(database).begin(people_of(transcript))
    marks: dict[str, Any] = {}
    for step in transcript["steps"]:
        await _do(talk, step, marks)


@pytest.mark.parametrize("steps", BEGIN.values(), ids=BEGIN.keys())
async def test_every_button_does_something(steps: list[str], database: Database) -> None:
    talk = await Talk(database).begin()
    for number in range(6):
        for words in ("annuller", "slip teksterne", *steps):
            await talk.say("mette", words.format(number + 1))
        buttons = [b for reply in talk.replies for b in reply.buttons if b.verb]
        assert buttons
        if number < len(buttons):
            seen = await talk.press("mette", buttons[number])
            assert seen or talk.form, buttons[number]
            assert not any(words in seen for words in DEAD), (buttons[number], seen)
