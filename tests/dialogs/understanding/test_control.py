"""The words that steer: matched whole, slots verbatim, in bounded time, whatever is typed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.understanding.control import (
    Act,
    is_no,
    is_order,
    is_reserved_yes_but,
    is_unclear_yes,
    is_wordless,
    is_yes,
    match,
    slip,
    wants_guidance,
)


def named(name: str) -> str | None:
    """One section, called formål."""
    return "a1-formaal" if name.casefold() in ("formål", "formal", "formaal") else None


STEERING = [
    "skriv: ",
    "ret formål: ",
    "tilføj: ",
    "tilføj til formål: ",
    "erstat: ",
    "skriv alligevel: ",
    "svar: ",
    "gem: ",
]


@settings(deadline=None)  # the first call reads the words, which may take a while on a busy machine
@given(st.text(max_size=2_000))
def test_any_text_is_read_without_fault(typed: str) -> None:
    found = match(typed, lambda name: name, lambda name: name)
    assert found is None or all(value in typed for value in found.slots.values())
    for asks in (slip, wants_guidance, is_wordless, is_yes, is_no, is_reserved_yes_but, is_unclear_yes):
        asks(typed)


@given(st.sampled_from(STEERING), st.text(min_size=1, max_size=500))
def test_what_stands_after_the_colon_comes_back_verbatim(steering: str, words: str) -> None:
    found = match(steering + words, named)
    if any(c.isalnum() for c in words):
        assert found is not None and found.text == words.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "ret " * 10_000,
        "ret " + "formål " * 3_000,
        " " * 20_000 + "x",
        "?" * 20_000,
        "kopier " + "fra initiativ " * 2_000,
        "a: " * 7_000,
        "skriv i " + "x" * 79 + " ",
        "fjern " + "s " * 5_000 + "tilføjelse i",
        "ja, " * 5_000,
        "udfyld " + "for initiativ 8 " * 1_000,
        "\n" * 20_000 + ":",
        "gendan version " + "9" * 10_000,
    ],
)
def test_no_text_takes_long(typed: str) -> None:
    started = time.perf_counter()
    match(typed, lambda _: None, lambda _: None)
    slip(typed)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("Spring over", "skip"),
        ("SPRING OVER!", "skip"),
        ("spring  over.", "skip"),
        ("det venter vi med", "skip"),
        ("ikke relevant endnu", "not_relevant"),
        ("tilbage", "back"),
        ("vis", "show"),
        ("hvad mangler?", "missing"),
        ("hvor var jeg", "resume"),
        ("fortsaet", "resume"),
        ("fortryd", "undo"),
        ("stop", "stop"),
        ("annullér", "cancel"),
        ("hjælp", "help"),
        ("hjaelp", "help"),
        ("hjlp", "help"),
        ("help", "help"),
        ("?", "help"),
        ("gem", "save"),
        ("indsend", "submit"),
        ("gaa til formaal", "edit"),
        ("ret formål", "edit"),
        ("Ret formal.", "edit"),
        ("hvem skrev formål?", "who_wrote"),
        ("slet formål", "clear"),
        ("tilføj", "add_next"),
        ("erstat", "replace_next"),
    ],
)
def test_a_phrase_steers_in_any_spelling(typed: str, act: str) -> None:
    found = match(typed, named)
    assert found is not None and found.name == act


@pytest.mark.parametrize(
    "typed",
    [
        "Ret til behandling er vigtig",
        "Vis respekt for borgeren",
        "Kontaktpersonen er med til udskrivningsmødet",
        "Vi ved ikke, hvem der er vores kontaktperson",
        "Det er medarbejderne, der skal afrapportere initiativ 8",
        "Tidligere rapporter viser færre indlæggelser",
        "Ekstra bilag er sendt til sekretariatet",
        "Ja, vi har talt med borgerne om det",
        "Nej-hatte fylder ikke",
        "Stop for indlæggelser er målet",
        "Hjælp til borgeren gives i hjemmet",
        "Det hjalp",
        "Slet ingen effekt",
        "Fortsæt samarbejdet",
        "Spring over de lange ventetider",
        "Tilbage til hverdagen",
        "Gem ikke problemerne",
        "Udfyld handleplaner med borgeren",
    ],
)
def test_an_answer_that_begins_like_steering_is_an_answer(typed: str) -> None:
    assert match(typed, named) is None
    assert not is_order(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "ja",
        "Ja.",
        "jep",
        "ja tak",
        "ok",
        "gør det",
        "gor det",
        "yes",
        "ja indsend",
        "ja, indsend",
        "ja initiativ 8",
        "Ja tak, gerne",
    ],
)
def test_a_yes(typed: str) -> None:
    assert is_yes(typed, ("initiativ 8",), "submit")


@pytest.mark.parametrize(
    ("typed", "asked"), [("ja indsend", "clear"), ("ja slet", "submit"), ("ja gem", "clear")]
)
def test_a_yes_with_another_verb_than_was_asked_for_is_none(typed: str, asked: str) -> None:
    assert not is_yes(typed, (), asked)


@pytest.mark.parametrize(
    "typed",
    ["ja, men ikke endnu", "👍", "måske", "ja initiativ 7", "ja hvis økonomien er med", "jaja nej", ""],
)
def test_no_yes(typed: str) -> None:
    assert not is_yes(typed, ("initiativ 8",), "submit")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("nej", True),
        ("Nej tak.", True),
        ("no", True),
        ("nej, behold den", True),
        ("nej, men måske senere", False),
        ("Nej-hatte fylder ikke", False),
        ("nej vi har i klyngen ikke set en effekt endnu", False),
    ],
)
def test_a_no(typed: str, answer: bool) -> None:
    assert is_no(typed) is answer


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("spring ovr", "spring over"),
        ("indsned", "indsend"),
        ("fortyd", "fortryd"),
        ("hva mangler", "hvad mangler"),
        ("vis raporten", "vis rapporten"),
        ("spring over", None),
        ("trivsel", None),
        ("samarbejde", None),
        ("ja", None),
        ("Borgerne er glade for det", None),
    ],
)
def test_a_slip_of_the_finger(typed: str, phrase: str | None) -> None:
    assert slip(typed) == phrase


def test_slots_of_a_sentence_with_several() -> None:
    assert match("kopier formål fra initiativ 7", named) == Act(
        "copy", {"section": "formål", "initiative": "7"}, "a1-formaal"
    )
    assert match("gendan version 2 af formål", named) == Act(
        "restore", {"number": "2", "section": "formål"}, "a1-formaal"
    )
