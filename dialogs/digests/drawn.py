"""How a digest looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dialogs.answers import Block, Button, Reply, facts, heading, note, text, verbatim
from dialogs.digests.facts import Facts, day_of
from dialogs.reports.buttons import say
from dialogs.texts import Texts
from dialogs.texts.dates import day
from storage.catalogue.records import Catalogue

MOST_CHANGED, MOST_STANDING, MOST_OTHERS = 6, 12, 5
LONGEST = 280
"""Characters of somebody's words; the whole stands where they wrote them."""


def drawn(texts: Texts, catalogue: Catalogue, told: Facts, digest_id: int | None = None) -> Reply:
    """The card. With a digest's id it can be refreshed where it stands."""
    made = _Card(texts, catalogue, told)
    blocks = [
        heading(made.title()),
        note(made.since()),
        *made.changed(),
        *made.decisions(),
        *made.questions(),
        *made.shared(),
        *made.standing(),
        *made.reports(),
        *made.events(),
    ]
    return Reply(blocks, made.buttons(digest_id), summary=made.title())


def quiet(texts: Texts, catalogue: Catalogue, told: Facts, since: date) -> Reply:
    """Said once a month where there is nothing to tell."""
    made = _Card(texts, catalogue, told)
    said = texts.say("digest-quiet", whom=made.whom(), since=day(texts, since))
    return Reply((text(said),), made.buttons(None), summary=said)


class _Card:
    def __init__(self, texts: Texts, catalogue: Catalogue, told: Facts) -> None:
        self._texts, self._catalogue, self._told = texts, catalogue, told
        self._say = texts.say

    def whom(self) -> str:
        if self._told.cluster:
            return self._cluster(self._told.cluster)
        return self._say("digest-alliance")

    def title(self) -> str:
        return self._say("digest-title", whom=self.whom(), day=day(self._texts, day_of(self._told)))

    def since(self) -> str:
        if self._told.since is None:
            return self._say("digest-first")
        return self._say("digest-since", day=day(self._texts, date.fromisoformat(self._told.since)))

    def changed(self) -> list[Block]:
        rows = [(self._which(e), self._entry(e)) for e in self._told.changed[-MOST_CHANGED:]]
        if not rows:
            return [text(self._say("digest-nothing-changed"))] if self._told.since else []
        return [
            heading(self._say("digest-changed")),
            facts(*rows),
            *self._more(self._told.changed, MOST_CHANGED),
        ]

    def standing(self) -> list[Block]:
        rows = [
            (
                self._which(s),
                self._say("digest-state", state=s["state"], as_of=_dated(self._texts, s["as_of"])),
            )
            for s in self._told.standing[:MOST_STANDING]
        ]
        if not rows:
            return [heading(self._say("digest-standing")), text(self._say("digest-no-status"))]
        silent = [self._cluster(key) for key in self._told.silent]
        never = [note(self._say("digest-silent", clusters=", ".join(silent)))] if silent else []
        more = self._more(self._told.standing, MOST_STANDING)
        return [heading(self._say("digest-standing")), facts(*rows), *more, *never]

    def reports(self) -> list[Block]:
        if not self._told.cluster:
            return self._counted()
        waiting = [r for r in self._told.reports if r["missing"]]
        rows = [(self._which(r), self._missing(r)) for r in waiting[:MOST_OTHERS]]
        if not rows:
            return [note(self._say("digest-nothing-missing"))] if self._told.reports else []
        return [heading(self._say("digest-missing")), facts(*rows), *self._more(waiting, MOST_OTHERS)]

    def _counted(self) -> list[Block]:
        """All clusters: how many reports are how far, in the states' own order."""
        states = [r["state"] for r in self._told.reports]
        counts = [(s, states.count(s)) for s in dict.fromkeys(sorted(states))]
        rows = [(self._say(f"state-{state}"), str(count)) for state, count in counts]
        return [heading(self._say("digest-reports")), facts(*rows)] if rows else []

    def _missing(self, report: Mapping[str, Any]) -> str:
        if report["state"] in ("not_started", "prefilled"):
            return self._say(f"state-{report['state']}")
        return self._say(
            "digest-sections",
            count=len(report["missing"]),
            sections=", ".join(report["missing"][:MOST_OTHERS]),
        )

    def events(self) -> list[Block]:
        rows = [(e["title"], e["when"] or self._say("answer-no-date")) for e in self._told.events]
        return [heading(self._say("digest-events")), facts(*rows)] if rows else []

    def shared(self) -> list[Block]:
        return self._words("digest-shared", self._told.shared)

    def questions(self) -> list[Block]:
        return self._words("digest-questions", self._told.questions)

    def decisions(self) -> list[Block]:
        rows = [(self._meeting(d), _short(d["text"])) for d in self._told.decisions[:MOST_OTHERS]]
        return [heading(self._say("digest-decided")), facts(*rows)] if rows else []

    def _meeting(self, decided: Mapping[str, Any]) -> str:
        if self._told.cluster:
            return str(decided["meeting"])
        return self._say(
            "digest-decided-in", meeting=decided["meeting"], cluster=self._cluster(decided["cluster"])
        )

    def _words(self, key: str, found: tuple[dict[str, Any], ...]) -> list[Block]:
        out: list[Block] = [heading(self._say(key))] if found else []
        for one in found[-MOST_OTHERS:]:
            out += [
                note(self._say("digest-by", which=self._which(one), author=one["author"])),
                verbatim(_short(one["text"])),
            ]
        return [*out, *self._more(found, MOST_OTHERS)]

    def _more(self, found: Iterable[Any], shown: int) -> list[Block]:
        left = len(list(found)) - shown
        return [note(self._say("digest-more", count=left))] if left > 0 else []

    def _which(self, one: Mapping[str, Any]) -> str:
        numbers = one.get("initiatives") or ([one["initiative"]] if one.get("initiative") else [])
        name = self._say("digest-initiative", numbers="/".join(map(str, numbers))) if numbers else ""
        cluster = self._cluster(one["cluster"])
        own = one["cluster"] == self._told.cluster
        if not name:
            return cluster
        return name if own else self._say("digest-initiative-in", initiative=name, cluster=cluster)

    def _entry(self, entry: Mapping[str, Any]) -> str:
        parts = [entry["state"], _short(entry["text"])]
        if entry["blocker"] and entry["blocker"] not in entry["text"]:
            parts.append(self._say("digest-blocker", blocker=_short(entry["blocker"])))
        if entry["needs_help"]:
            parts.append(self._say("digest-needs-help"))
        if entry["corrects"]:
            parts.append(self._say("digest-corrected"))
        return " · ".join(part for part in parts if part)

    def _cluster(self, key: str) -> str:
        found = self._catalogue.clusters.get(key)
        return found.name if found else key

    def buttons(self, digest_id: int | None) -> list[Button]:
        out = []
        if self._told.cluster:
            out.append(say(self._say("digest-button-status"), self._say("digest-says-status")))
            out.append(say(self._say("digest-button-report"), self._say("digest-says-report")))
        else:
            out.append(say(self._say("digest-button-reports"), self._say("digest-says-reports")))
        if digest_id is not None:
            data = {"act": "digest_refresh", "number": digest_id}
            out.append(Button(self._say("button-digest_refresh"), "act", data))
        return out


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _dated(texts: Texts, as_of: str) -> str:
    """As precise as it was told: a day is written out, everything else stays as it is."""
    try:
        return (
            day(texts, date.fromisoformat(as_of)) if len(as_of) == 10 else as_of or texts.say("card-undated")
        )
    except ValueError:
        return as_of
