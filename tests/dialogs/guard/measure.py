"""Measures the guard's two kinds of error on cases.yaml.

python tests/dialogs/guard/measure.py [split] [-v]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from dialogs.guard import check


@dataclass(frozen=True)
class Case:
    split: str
    about: str
    expect: str
    text: str

    @property
    def got(self) -> str:
        finding = check(self.text)
        return finding.kind if finding else "none"


def cases() -> Iterator[Case]:
    """Every labelled message of cases.yaml."""
    content = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
    for split, topics in content.items():
        for about, expectations in topics.items():
            for expect, texts in expectations.items():
                yield from (Case(split, about, expect, text) for text in texts)


def errors(split: str, about: str) -> tuple[list[Case], list[Case]]:
    """(missed, false alarms) among the messages of one topic. A wrong kind counts as missed."""
    here = [case for case in cases() if (case.split, case.about) == (split, about)]
    missed = [case for case in here if case.expect != "none" and case.got != case.expect]
    alarms = [case for case in here if case.expect == "none" and case.got != "none"]
    return missed, alarms


def main(arguments: list[str]) -> None:
    everything = list(cases())
    for split in [a for a in arguments if a != "-v"] or ["blind", "dev", "hard", "last", "third"]:
        for about in ("cpr", "crisis", "citizen"):
            here = [case for case in everything if (case.split, case.about) == (split, about)]
            positive = sum(case.expect != "none" for case in here)
            missed, alarms = errors(split, about)
            negative = len(here) - positive
            print(f"{split:5} {about:7} missed {len(missed)}/{positive}  false {len(alarms)}/{negative}")
            if "-v" in arguments:
                for case in missed + alarms:
                    print(f"    {case.expect} -> {case.got}: {case.text!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
