"""The guard on its labelled list, on the alliance's own texts, and on hostile ones."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from measure import cases, errors

from dialogs.guard import check
from storage.catalogue.load import builtin

# What was measured: (missed, false alarms). A change that makes one of these worse has to say so here.
MEASURED = {
    ("blind", "cpr"): (0, 0),
    ("blind", "crisis"): (0, 0),
    ("blind", "citizen"): (0, 0),
    ("dev", "cpr"): (0, 0),
    ("dev", "crisis"): (0, 0),
    ("dev", "citizen"): (0, 0),
    ("hard", "crisis"): (0, 0),
    ("hard", "citizen"): (0, 0),
    ("last", "crisis"): (0, 0),
    ("last", "citizen"): (0, 0),
    ("third", "crisis"): (0, 0),
}


@pytest.mark.parametrize(("split", "about"), MEASURED)
def test_errors_are_no_more_than_measured(split: str, about: str) -> None:
    missed, alarms = errors(split, about)
    assert len(missed) <= MEASURED[split, about][0], [case.text for case in missed]
    assert len(alarms) <= MEASURED[split, about][1], [case.text for case in alarms]


def test_list_is_long_enough_both_ways() -> None:
    everything = list(cases())
    assert len(everything) >= 300
    assert sum(case.split == "blind" for case in everything) >= 100
    for about, least in {"cpr": 100, "crisis": 80, "citizen": 80}.items():
        here = [case for case in everything if case.about == about]
        assert len(here) >= least
        assert (
            sum(case.expect == "none" for case in here) >= 35 <= sum(case.expect != "none" for case in here)
        )


def strings(node: object) -> list[str]:
    if isinstance(node, dict):
        return [text for value in node.values() for text in strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in strings(value)]
    return [node] if isinstance(node, str) else []


def test_the_alliances_own_texts_pass() -> None:
    texts = [
        text
        for file in sorted(builtin().rglob("*.yaml"))
        for text in strings(yaml.safe_load(file.read_text(encoding="utf-8")))
    ]
    assert len(texts) > 1000
    assert any("selvskade" in text.lower() for text in texts)
    assert [text for text in texts if check(text)] == []


def test_a_crisis_goes_before_a_number_and_a_number_before_a_citizen() -> None:
    both = "Jeg vil ikke leve mere. Mit nummer er 010180-1234."
    assert (found := check(both)) and found.kind == "crisis" and found.certain
    citizen = "Borgeren Jens Hansen, 43 år, 010180-1234, har skizofreni"
    assert (found := check(citizen)) and found.kind == "cpr" and found.certain
    assert (
        (found := check(citizen.replace("010180-1234", "Lemvig")))
        and found.kind == "citizen"
        and not found.certain
    )


def test_spans_point_at_the_number_in_the_text_as_given() -> None:
    text = "først ０１０１８０－１２３４, så 02 02 90 4321."
    found = check(text)
    assert found is not None
    assert [text[a:b] for a, b in found.spans] == ["０１０１８０－１２３４", "02 02 90 4321"]


SEPARATORS = st.text(st.sampled_from("-–—‑‒−. \u00a0\u2009\u200b"), max_size=3)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Nd"], exclude_characters=","), max_size=20)


@given(st.dates(), SEPARATORS, st.integers(0, 9999), WORDS, WORDS)
def test_no_cpr_number_is_missed_whatever_stands_around_it(day, gap, serial, before, after) -> None:  # type: ignore[no-untyped-def]
    bare = not gap.strip("\u200b")
    text = f"{before} og {day:%d%m%y}{gap}{serial:04d} {after}"
    found = check(text)
    assert found is not None or (bare and after.lower().startswith(("kr", "dkk", "mio", "mia", "eu")))


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=400))
def test_any_text_gets_an_answer_with_spans_inside_it(text: str) -> None:
    found = check(text)
    assert found is None or all(0 <= a < b <= len(text) for a, b in found.spans)


PIECES = ["12 ", "11.12.13.", "0", "0\u200b", "43 år ", "Jens Hansen ", "Jens ", "J.H. ", "Ab ", "født ",
          "Vej gade ",
          "borgeren på ", "jeg har ", "selvmord jeg min søn ", '"', " ", "\n", "A.", "jeg vil "]  # fmt: skip


CPU_SECONDS = 20  # all pieces together take about one; a rule that backtracks over a whole text takes hours
LONG = """
import resource, sys
from dialogs.guard import check
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
for piece in sys.argv[2:]:
    check((piece * 80_000)[:80_000])
"""


def test_no_text_keeps_the_guard_busy() -> None:
    """The processor's own limit ends a child that works too long; other load on the machine does not count."""
    done = subprocess.run([sys.executable, "-c", LONG, str(CPU_SECONDS), *PIECES], check=False)
    assert done.returncode == 0
