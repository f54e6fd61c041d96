"""Lasting answers are found in other words, and given only where they surely fit."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from dialogs.understanding import Understanding
from storage.catalogue.actors import Answered
from storage.catalogue.load import builtin, load

TODAY = date(2019, 10, 21)
KNOWN = {
    "koersel": ("Hvem betaler kørsel til følgegruppen?", "Regionen betaler efter statens laveste takst."),
    "afbud": ("Hvordan melder man afbud til læringsseminaret?", "Skriv til sekretariatet senest dagen før."),
    "parkering": ("Er der parkering ved konferencen?", "Ja, i P-huset."),
    "slides": ("Hvor mange slides må vi vise på læringsseminaret?", "Højst fem."),
    "logo": ("Må vi bruge vores eget logo i afrapporteringen?", "Ja, ved siden af alliancens."),
    "lokale": ("Hvem booker lokale til klyngemøder?", "Kommunerne på skift."),
    "midler": ("Hvornår udbetales projektmidlerne?", "I marts."),
}
SURELY = [
    ("hvem dækker transporten til følgegruppen", "koersel"),
    ("hvem betaler koersel til foelgegruppen", "koersel"),
    ("who pays for driving to følgegruppen", "koersel"),
    ("hvordan melder jeg afbud til seminaret", "afbud"),
    ("kan jeg melde afbud til læringsseminar", "afbud"),
    ("er der parkeringspladser ved konferencen", "parkering"),
    ("parkering konference", "parkering"),
    ("hvem skal booke lokalet til klyngemødet", "lokale"),
    ("hvornår bliver projektmidler udbetalt", "midler"),
    ("Hvornår udbetales projektmidlerne?", "midler"),
]
ASKED_BACK = [
    ("hvem godkender kørsel til følgegruppen", "koersel"),
    ("hvem betaler kørsel til konferencen", "koersel"),
    ("hvem udbetaler projektmidlerne", "midler"),
    ("udbetales projektmidlerne ikke", "midler"),
    ("må vi bruge kommunens logo i afrapporteringen", "logo"),
]
OF_SOMETHING_ELSE = [
    "hvem sidder i følgegruppen",
    "hvem betaler frokosten",
    "hvornår er læringsseminaret",
    "hvornår er konferencen",
    "hvad skal der stå i afrapporteringen",
    "hvornår er klyngemødet i vest",
    "status på initiativ 6 i Randers",
    "hvem er Tina Ebler",
]


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    answers = {
        key: Answered(key=key, question=question, text=text, source=())
        for key, (question, text) in KNOWN.items()
    }
    return Understanding(replace(load(builtin()), answers=answers))


@pytest.mark.parametrize(("question", "key"), SURELY)
def test_it_is_given_to_whoever_asks_the_same(understanding: Understanding, question: str, key: str) -> None:
    seen = understanding.recognise(question, {}, TODAY)
    assert (seen.decision, seen.intent, seen.slots.get("answer")) == ("answer", "lasting_answer", key)


@pytest.mark.parametrize(("question", "key"), ASKED_BACK)
def test_what_is_only_like_it_is_asked_back(understanding: Understanding, question: str, key: str) -> None:
    seen = understanding.recognise(question, {}, TODAY)
    assert (seen.decision, seen.reason, seen.slots.get("answer")) == ("ask", "lasting", key)


@pytest.mark.parametrize("question", OF_SOMETHING_ELSE)
def test_other_questions_are_left_alone(understanding: Understanding, question: str) -> None:
    seen = understanding.recognise(question, {}, TODAY)
    assert "answer" not in seen.slots


def test_one_more_way_to_ask_is_one_more_way_to_find_it() -> None:
    """The secretariat writes it beside the answer."""
    question, text = KNOWN["midler"]
    answer = Answered(
        key="midler",
        question=question,
        wordings=("hvornår får vi penge til projektet", "jeg spurgte om penge i går og for 20 år siden"),
        text=text,
        source=(),
    )
    understanding = Understanding(replace(load(builtin()), answers={"midler": answer}))
    seen = understanding.recognise("hvornår får vi pengene til vores projekt", {}, TODAY)
    assert (seen.decision, seen.slots.get("answer")) == ("answer", "midler")
