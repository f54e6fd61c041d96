"""Corrections in words: as people say them, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.reports.correction import apply, narrow, parse
from dialogs.understanding.control import fold

SECTIONS = {"formal": "formaal", "okonomi": "oekonomi", "effekter": "effekter", "beskrivelsen": "beskrivelse"}


def section(name: str) -> str | None:
    return SECTIONS.get(fold(name))


SAID = [
    ("under formål skrev jeg ni måneder, der skal stå seks", "ni måneder", "seks", "formaal"),
    ("under formål skrev jeg ni måneder der skal stå seks", "ni måneder", "seks", "formaal"),
    (
        "Under formål skrev vi ni måneder, men der skal stå seks måneder.",
        "ni måneder",
        "seks måneder",
        "formaal",
    ),
    ("under formål står der ni måneder, det skal være seks", "ni måneder", "seks", "formaal"),
    ("under økonomi står 100.000 kr., der skulle stå 120.000 kr.", "100.000 kr.", "120.000 kr", "oekonomi"),
    ("i formål skrev jeg ni måneder, det skulle have været seks", "ni måneder", "seks", "formaal"),
    ("jeg skrev ni måneder under formål, der skal stå seks", "ni måneder", "seks", "formaal"),
    ("jeg skrev ni måneder, der skal stå seks", "ni måneder", "seks", None),
    ("vi skrev ni måneder, men det skal være seks", "ni måneder", "seks", None),
    ("jeg kom til at skrive ni måneder, der skal stå seks", "ni måneder", "seks", None),
    ("jeg har skrevet ni måneder, der skal stå seks", "ni måneder", "seks", None),
    ("der står ni måneder, der skal stå seks", "ni måneder", "seks", None),
    ("der skal stå seks i stedet for ni under formål", "ni", "seks", "formaal"),
    ("der skal stå seks måneder i stedet for ni måneder", "ni måneder", "seks måneder", None),
    ("det skal være seks, ikke ni", "ni", "seks", None),
    ("der skulle have stået seks i stedet for ni", "ni", "seks", None),
    ("ret ni til seks", "ni", "seks", None),
    ("ret ni måneder til seks måneder under formål", "ni måneder", "seks måneder", "formaal"),
    ("ret »ni måneder« til »seks måneder«", "ni måneder", "seks måneder", None),
    ('ret "ni til ti" til "seks"', "ni til ti", "seks", None),
    ("ændr ni til seks i økonomi", "ni", "seks", "oekonomi"),
    ("erstat ni måneder med seks måneder", "ni måneder", "seks måneder", None),
    ("udskift ni med seks under effekter", "ni", "seks", "effekter"),
    ("under økonomi: ret ni til seks", "ni", "seks", "oekonomi"),
    ("i beskrivelsen ret ni til seks", "ni", "seks", "beskrivelse"),
    ("kan du rette ni til seks?", "ni", "seks", None),
    ("vil du rette ni til seks under formål", "ni", "seks", "formaal"),
    ("skift ni ud med seks", "ni", "seks", None),
    ("under formål skal der stå seks i stedet for ni", "ni", "seks", "formaal"),
    ("skriv seks i stedet for ni", "ni", "seks", None),
    ("jeg mente seks måneder, ikke ni", "ni", "seks måneder", None),
    ("change nine to six", "nine", "six", None),
    ("under formål I wrote nine, it should say six", "nine", "six", "formaal"),
]


@pytest.mark.parametrize(("said", "old", "new", "question"), SAID, ids=[s[0][:50] for s in SAID])
def test_a_correction_as_people_say_it(said: str, old: str, new: str, question: str | None) -> None:
    found = parse(said, section)
    assert found is not None
    assert (found.old, found.new, found.question) == (old, new, question)


@pytest.mark.parametrize(
    "said",
    [
        "Vi har ni borgere med, og det skal være trygt at være med for dem.",
        "Der skal stå en klar aftale bag.",
        "Ret til behandling er vigtig til alle tider for borgeren i klyngen, uanset hvor.\nOg mere.",
        "Det skal være seks måneder.",
        "Vi skrev en aftale med kommunen.",
        "Vi vil erstatte ambulante besøg med hjemmebesøg.",
        "Vi retter op på det med flere hænder.",
        "",
    ],
)
def test_an_answer_is_no_correction(said: str) -> None:
    assert parse(said, section) is None


def test_only_the_first_whole_word_changes() -> None:
    assert apply("ni borgere, nitten timer, ni møder", "ni", "seks") == "seks borgere, nitten timer, ni møder"
    assert apply("Ni borgere", "ni", "seks") == "Seks borgere"
    assert apply("uden", "ni", "seks") == "uden"


def test_a_number_said_again_keeps_what_it_counts() -> None:
    assert narrow("ni måneder", "seks") == "seks måneder"
    assert narrow("9 måneder", "6") == "6 måneder"
    assert narrow("ni måneder", "et år") == "et år"
    assert narrow("gode resultater", "seks") == "seks"


@given(st.text(max_size=700))
def test_any_text_is_read_without_fault(said: str) -> None:
    found = parse(said, lambda name: name)
    assert found is None or (found.old in said and found.new in said)


@given(st.text(min_size=1, max_size=40), st.text(max_size=40), st.text(max_size=200))
def test_a_text_without_the_words_stays(old: str, new: str, whole: str) -> None:
    if old.casefold() not in whole.casefold():
        assert apply(whole, old, new) == whole
