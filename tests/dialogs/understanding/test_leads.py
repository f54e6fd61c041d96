"""Words in front of what is meant: the longest lead goes, in any spelling, and the rest stays as it was typed."""

from __future__ import annotations

import pytest

from dialogs.broadcasts.revising import corrects_audience, told
from dialogs.events.changing import wished
from dialogs.understanding.control import without_lead
from dialogs.understanding.leads import Leads

LEADS = Leads(["nej", "nej vent", "øh", "jeg vil gerne"])


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("nej vent, kun til Randers", (2, "kun til Randers")),
        ("NEJ – kun til Randers", (1, "kun til Randers")),
        ("»nej«, sagde hun", (1, "sagde hun")),
        ("oeh… æbler  og  pærer", (1, "æbler  og  pærer")),
        ("nej vent", (1, "vent")),
        ("Jeg vil gerne:\n »Hej«", (3, "»Hej«")),
        ("- øh, hvad", (1, "hvad")),
        ("nejtak til kage", None),
        ("nej", None),
        ("…", None),
        ("", None),
    ],
)
def test_the_longest_lead_goes(typed: str, taken: tuple[int, str] | None) -> None:
    assert LEADS.off(typed) == taken


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("hov, fortryd", "fortryd"),
        ("Jeg vil gerne se status", "se status"),
        ("fortryd", None),
        ("hov " * 11, None),
    ],
)
def test_before_what_steers(typed: str, rest: str | None) -> None:
    assert without_lead(typed) == rest


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ("nej vent, kun til Randers", ("only", "Randers")),
        ("men send også til Vest", ("also", "Vest")),
        ("teksten skal være: »Husk kagen!«", ("text", "»Husk kagen!«")),
        ("oh, overskrift: Møde", ("title", "Møde")),
        ("undtagen Ole", ("without", "Ole")),
        ("det er en god idé", None),
    ],
)
def test_before_a_correction(typed: str, about: tuple[str, str] | None) -> None:
    assert told(typed) == about
    assert corrects_audience(typed) is typed.startswith("nej")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("jeg vil gerne planlægge et møde i Vest den 3/12", "Planlægge et møde i Vest den 3/12"),
        ("kan du oprette", "Oprette"),
        ("Planlæg: en ny Workshop om PRO", "Workshop om PRO"),
        ("create an event: Kick-off", "Kick-off"),
        ("klyngemøde", "Klyngemøde"),
    ],
)
def test_before_an_event(typed: str, title: str) -> None:
    assert wished(typed) == title
