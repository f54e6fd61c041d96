"""A conversation's state: plain JSON, no step numbers, no class names.

What a person is asked next is computed from what is answered; the state only remembers what cannot be
computed: which report is open, which question was named, what waits for a yes, and text without a place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct, field

PENDING_LAPSES = timedelta(hours=24)
RECENT_MESSAGES = 20
UNDOABLE = 20
RECENT_HANDOUTS = 10


def fingerprint(text: str) -> str:
    """Enough to know a text again without keeping it twice."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Gathering(Struct):
    """The report that is open in this conversation.

    `question` is set when the person named one; else the next open one is asked. `mode` says what the next
    message does to it ("answer" or "add"). `seen` holds the revision of each answer as it was last shown.
    `done` is what this person wrote here, newest last, for undoing one after the other: a question, the revision
    that was written, and the revision (`back`) that it took the place of.
    """

    report: int
    active: bool = True
    question: str | None = None
    mode: str = "answer"
    asked: str | None = None
    seen: dict[str, int] = field(default_factory=dict)
    done: list[dict[str, Any]] = field(default_factory=list)
    to_review: bool = False

    def look(self, question: str, revision: int) -> None:
        """Remember which revision of an answer this person has been shown."""
        self.seen[question] = revision

    @property
    def last(self) -> str | None:
        """The question this person wrote to last, unless that was undone."""
        return next((e["question"] for e in reversed(self.done) if "question" in e), None)

    def wrote(self, question: str, revision: int, back: int) -> None:
        """Remember a revision as something that can be undone."""
        self.done = [*self.done, {"question": question, "revision": revision, "back": back}][-UNDOABLE:]

    def beside(self, **what: Any) -> None:
        """Remember something done beside the answers that can be undone: a slide or a file that was "added" or
        "removed", or a contact, who it is `now` and who it `was`.
        """
        self.done = [*self.done, what][-UNDOABLE:]

    def undid(self, entry: Mapping[str, Any], revision: int) -> None:
        """What `entry` wrote was taken back by `revision`, which now stands for the revision before it."""
        for older in self.done:
            if older.get("question") == entry["question"] and older["revision"] == entry["back"]:
                older["revision"] = revision


class Pending(Struct):
    """Something that waits for a yes from this person: what, about which object, and as it was then."""

    id: str
    kind: str
    data: dict[str, Any]
    at: datetime

    @property
    def takes_words(self) -> bool:
        """True for a step that waits for a name, a title or a text rather than for a yes."""
        return self.kind.startswith(("choose_", "block_"))

    def lapsed(self, now: datetime) -> bool:
        """True when it was asked more than 24 hours ago."""
        return now - self.at > PENDING_LAPSES


class State(Struct):
    """Everything remembered about one person in one conversation between turns.

    `held` are texts without a place: those of this turn, and once they were read (`all_held`) also the
    `held_before` that lie beside the state (`dialogs.keeping`), whose address is `where`.
    """

    focus: dict[str, Any] = field(default_factory=dict)
    gathering: Gathering | None = None
    pending: Pending | None = None
    held: list[dict[str, Any]] = field(default_factory=list)
    recent: dict[str, dict[str, Any]] = field(default_factory=dict)
    handouts: dict[str, dict[str, Any]] = field(default_factory=dict)
    crisis: bool = False
    language: str | None = None
    chosen_language: str | None = None
    revision: int = 0
    held_before: int = 0
    all_held: bool = False
    where: tuple[str, str, str] = ("", "", "")

    @property
    def held_count(self) -> int:
        """How many texts have no place yet."""
        return len(self.held) + (0 if self.all_held else self.held_before)

    @property
    def active(self) -> Gathering | None:
        """The gathering that is going on right now, if any."""
        return self.gathering if self.gathering and self.gathering.active else None

    def note_message(self, message_id: str | None, text: str, **what: Any) -> None:
        """Remember what a message became, so that an edit of it can find its place."""
        if message_id:
            self.recent[message_id] = {**what, "print": fingerprint(text)}
            for old in list(self.recent)[:-RECENT_MESSAGES]:
                del self.recent[old]

    def offer(self, token: str, handout: Mapping[str, Any], at: datetime) -> None:
        """Remember a file that was offered, until the person takes it; the newest few."""
        self.handouts[token] = {**handout, "at": at.isoformat()}
        for old in list(self.handouts)[:-RECENT_HANDOUTS]:
            del self.handouts[old]

    def offered(self, token: str, now: datetime) -> dict[str, Any] | None:
        """The file that was offered under this token; None when it never was, or too long ago."""
        held = dict(self.handouts.get(token, {}))
        at = held.pop("at", None)
        return None if at is None or now - datetime.fromisoformat(at) > PENDING_LAPSES else held

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; empty parts are left out."""
        out: dict[str, Any] = {}
        if self.focus:
            out["focus"] = self.focus
        if (g := self.gathering) is not None:
            out["gathering"] = {
                "report": g.report,
                "active": g.active,
                "question": g.question,
                "mode": g.mode,
                "asked": g.asked,
                "seen": g.seen,
                "done": g.done,
                "to_review": g.to_review,
            }
        if (p := self.pending) is not None:
            out["pending"] = {"id": p.id, "kind": p.kind, "data": p.data, "at": p.at.isoformat()}
        if self.held_count:
            out["held"] = self.held_count
        if self.recent:
            out["recent"] = self.recent
        if self.handouts:
            out["handouts"] = self.handouts
        if self.crisis:
            out["crisis"] = True
        if self.language:
            out["language"] = self.language
        if self.chosen_language:
            out["chosen_language"] = self.chosen_language
        return out

    @staticmethod
    def from_json(body: Mapping[str, Any], revision: int) -> State:
        """The state that `to_json` wrote, also by an older version: what is missing starts empty."""
        g, p, held = body.get("gathering"), body.get("pending"), body.get("held", 0)
        return State(
            focus=dict(body.get("focus", {})),
            gathering=Gathering(**{k: v for k, v in g.items() if k in Gathering.__struct_fields__})
            if g
            else None,
            pending=Pending(p["id"], p["kind"], p["data"], datetime.fromisoformat(p["at"])) if p else None,
            held=held if isinstance(held, list) else [],  # an older version kept them in here
            held_before=held if isinstance(held, int) else 0,
            recent=dict(body.get("recent", {})),
            handouts=dict(body.get("handouts", {})),
            crisis=bool(body.get("crisis")),
            language=body.get("language"),
            chosen_language=body.get("chosen_language"),
            revision=revision,
        )
