"""A long message over several sections: headings in many forms, and no character lost or placed twice."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.reports.draft import Draft
from dialogs.reports.splitting import Split, by_cues, by_headings, split
from storage.records import Report, ReportKey, ReportState
from tests.dialogs.talk import catalogue

NOW = datetime(2019, 10, 21, tzinfo=UTC)


def draft() -> Draft:
    """An empty report with the deck of April 2019."""
    template = catalogue().default_template
    assert template is not None
    key = ReportKey(template.key, "vest", 8)
    return Draft(
        Report(
            id=1,
            key=key,
            template_version=1,
            state=ReportState.in_progress,
            revision=1,
            created_at=NOW,
            created_by=None,
        ),
        template,
        {},
    )


DRAFT = draft()
ASKED = DRAFT.core[0]
SENTENCES = st.lists(
    st.sampled_from(
        [
            "Formålet er at hjælpe. ",
            "Kommunen har ansvaret for opgaven. ",
            "Det koster 100.000 kr. om året!\n",
            "Hvad så? ",
            "Borgerne oplever tryghed.\n\n",
            "Færre indlæggelser … ",
            "Vi spreder det til hele regionen. ",
            "\tOg  meget   mere ",
            "Formål: at hjælpe\n",
            "Økonomi:\nneutral\n",
            "## Effekter\n",
            "- et punkt\n",
            "1. Spredning: ja. ",
            "**Ansvar:** alle\n",
        ]
    ),
    max_size=25,
).map("".join)


def letters(words: str) -> Counter[str]:
    """Every character but white space."""
    return Counter(words) - Counter(c for c in words if c.isspace())


def placed(made: Split) -> Counter[str]:
    """The characters of all pieces together."""
    return letters("".join([*made.pieces.values(), *made.unplaced]))


@given(SENTENCES | st.text(max_size=400))
def test_by_cues_places_every_character_once(words: str) -> None:
    assert placed(by_cues(DRAFT, DRAFT.core[0], words)) == letters(words)


@given(SENTENCES | st.text(max_size=400))
def test_by_headings_loses_nothing_but_headings(words: str) -> None:
    made = by_headings(DRAFT, words)
    assert not placed(made) - letters(words)
    if not made.pieces:
        assert made.unplaced in ([], [words.strip()])
    for piece in [*made.pieces.values(), *made.unplaced]:
        assert all(stretch in words for stretch in piece.split("\n\n"))


@pytest.mark.parametrize(
    "heading",
    [
        "Formål: {}",
        "formål: {}",
        "FORMÅL: {}",
        "Formaal: {}",
        "Formål/mål: {}",
        "# Formål\n{}",
        "### Formål:\n{}",
        "**Formål:** {}",
        "**Formål**\n{}",
        "1. Formål: {}",
        "2) Formål: {}",
        "a) Formål: {}",
        "(b) Formål: {}",
        "- Formål: {}",
        "• Formål: {}",
        "Formål\n{}",
        "Formål - {}",
        "Formål – {}",
        "  Formål :  {}",
        "Mål:\n\n{}",
    ],
)
def test_headings_in_many_forms(heading: str) -> None:
    made = by_headings(DRAFT, heading.format("at hjælpe borgeren.") + "\nØkonomi: neutral")
    assert made.pieces == {"a1-formaal": "at hjælpe borgeren.", "a2-oekonomi": "neutral"}
    assert made.unplaced == []


def test_headings_within_a_line() -> None:
    made = by_headings(DRAFT, "Hej. Formål: at hjælpe. Økonomi: neutral. Effekter: få")
    assert made.pieces == {"a1-formaal": "at hjælpe.", "a2-oekonomi": "neutral.", "a2-effekter": "få"}
    assert made.unplaced == ["Hej."]


def test_the_same_heading_twice_is_one_piece() -> None:
    assert by_headings(DRAFT, "Formål: A.\nØkonomi: B.\nFormål: C.").pieces["a1-formaal"] == "A.\n\nC."


def test_a_sentence_belongs_where_its_first_words_say() -> None:
    words = "Formålet er, at borgeren oplever sig tryg og tilfreds. Økonomien er neutral, og færre er indlagt. Godt."
    made = by_cues(DRAFT, ASKED, words)
    assert made.pieces["a1-formaal"].startswith("Formålet") and made.pieces["a2-oekonomi"].endswith("Godt.")


@pytest.mark.parametrize(
    "words",
    [
        "Et kort svar.",
        "Formålet er at hjælpe borgeren.",
        "Beskrivelse: et fælles team.",
        "Kontakt: ring til os.",
        "Vi mødes kl. 10: så taler vi om formål, økonomi og effekter.",
        "En lang tekst om løsningen uden andet. " * 30,
    ],
)
def test_one_answer_is_not_split(words: str) -> None:
    assert split(DRAFT, ASKED, words) is None


def test_a_heading_of_another_section_is_offered_there() -> None:
    made = split(DRAFT, ASKED, "Effekter: færre indlæggelser")
    assert made is not None and made.pieces == {"a2-effekter": "færre indlæggelser"}
