"""Words while something waits for a yes: its answer, or none of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dialogs import router
from dialogs.answers import Reply, note, text
from dialogs.flows.broadcasts import replying
from dialogs.reports.buttons import act, choice
from dialogs.state import Pending
from dialogs.texts import LANGUAGES, texts_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import (
    Act,
    also_says,
    fold,
    is_no,
    is_reserved_yes_but,
    is_unclear_yes,
    is_wordless,
    is_yes,
)

SHORT = 3
"""Words: so few between two texts are an answer that was not understood, hardly a third text."""
LETTERS = ("cast_text", "cast_correction", "cast_comment", "cast_reply", "comment_words")
"""What waits for words to other people: "vi ses" and "tak" are such words, not said to the bot."""


async def waiting(
    turn: Turn,
    pending: Pending,
    steer: Act | None,
    words: str,
    settle: Mapping[str, tuple[router.Settler, tuple[str, ...]]],
) -> Reply | None:
    """Words while something waits: its answer, or None when they are about something else."""
    if pending.kind in router.TAKE:
        steer, words = _only_one(pending, steer, words)
        if steer is not None and steer.name == "thanks" and pending.kind in LETTERS:
            steer = None
        if (steer is not None and steer.name not in ("write", "write_anyway")) or pending.lapsed(turn.now):
            return None
        open_its_report(turn, pending)
        return await router.TAKE[pending.kind](turn, pending.data, steer.text if steer else words)
    if (steer is None or steer.name in ("yes", "no")) and not pending.lapsed(turn.now):
        adjusted = await _adjusted(turn, pending, words)
        if adjusted is not None:
            return adjusted
    settler, choices = settle[pending.kind]
    choices = tuple(offers(pending, choices))
    chosen = _choice(turn, pending, choices, steer, words, await _object(turn, pending))
    if chosen is None and pending.kind == "clash" and steer is None and len(words.split()) <= SHORT:
        if (
            reply := await replying.plainly(turn, words)
        ) is not None:  # the text that clashes is held meanwhile
            return reply
        chosen = ""
    if chosen is None:
        return _neither(turn, pending, choices, words)
    if pending.lapsed(turn.now):
        turn.let_go()
        return Reply((text(turn.say("gather-lapsed")),), (act(turn, "resume"), act(turn, "help")))
    if chosen == "":
        said = (
            turn.say("gather-choose-phrase", phrase=pending.data["phrase"])
            if "phrase" in pending.data
            else turn.say("gather-choose")
        )
        return Reply((text(said),), choices_of(turn, pending, choices))
    turn.state.pending = None
    open_its_report(turn, pending)
    return await settler(turn, pending.data, chosen)


def _only_one(pending: Pending, steer: Act | None, words: str) -> tuple[Act | None, str]:
    """A yes to a list with one thing in it is that thing."""
    only = pending.data.get("only")
    return (None, str(only)) if only and steer is not None and steer.name == "yes" else (steer, words)


async def _adjusted(turn: Turn, pending: Pending, words: str) -> Reply | None:
    """What waits, as these words change it: "ja, men gul"."""
    adjust = router.ADJUST.get(pending.kind)
    return await adjust(turn, pending.data, words) if adjust else None


def open_its_report(turn: Turn, pending: Pending) -> None:
    """A yes is about the report it was asked about, whichever has been opened since."""
    report, g = pending.data.get("report"), turn.state.gathering
    if isinstance(report, int) and (g is None or g.report != report):
        turn.open(report)


async def _object(turn: Turn, pending: Pending) -> tuple[str, ...]:
    """What may be named in a yes: the initiative of the report that was asked about."""
    report = pending.data.get("report")
    draft = await turn.draft(report) if isinstance(report, int) else None
    number = draft.report.key.initiative if draft else None
    return (f"initiativ {number}", f"initiative {number}") if number else ()


def _neither(turn: Turn, pending: Pending, choices: Sequence[str], words: str) -> Reply | None:
    """ "Ja, men …" and a thumbs-up are neither yes nor no; None for words about something else."""
    if is_wordless(words):
        return Reply((text(turn.say("gather-yes-but")),), choices_of(turn, pending, choices))
    if "said" in pending.data or not (is_reserved_yes_but(words) or is_unclear_yes(words)):
        return None
    turn.hold(words)
    return Reply(
        (text(turn.say("gather-yes-but")), note(turn.say("gather-held"))), choices_of(turn, pending, choices)
    )


def offers(pending: Pending, choices: Sequence[str]) -> Sequence[str]:
    """The answers that were offered to what waits: all of its kind's where it does not say."""
    return [c for c in choices if c in pending.data.get("offers", choices)]


def choices_of(turn: Turn, pending: Pending, choices: Sequence[str]) -> list[Any]:
    alias = "yes" in choices and len(choices) > 2 and "offers" not in pending.data
    shown = [c for c in choices if c != "yes"] if alias else choices
    return [choice(turn, pending, c) for c in shown if c != "delete"]


def _choice(
    turn: Turn,
    pending: Pending,
    choices: Sequence[str],
    steer: Act | None,
    words: str,
    objects: tuple[str, ...],
) -> str | None:
    """Which answer the words are; "" for a yes where more than yes is needed; None where they are none."""
    key = fold(words)
    if "phrase" in pending.data:
        said_it = key == fold(pending.data["phrase"])
        return "delete" if said_it else "" if is_yes(words) else "no" if is_no(words) else None
    for name in choices:
        if any(
            key == fold(texts_in(lang).say(f"choice{kind}-{name}"))
            for lang in LANGUAGES
            for kind in ("", "-says")
        ) or also_says(name, words):
            return name
    if is_yes(words, objects, pending.kind):
        tail = key.partition(" ")[2]
        special = next(
            (
                c
                for c in choices
                if c not in ("yes", "no") and tail and tail in fold(turn.say(f"choice-says-{c}"))
            ),
            None,
        )
        return special or ("yes" if "yes" in choices else "")
    if "no" in choices and (is_no(words) or (steer is not None and steer.name == "undo")):
        return "no"
    if steer is not None and steer.name == "submit" and pending.kind == "submit":
        return "submit_anyway"
    if steer is not None and steer.name == "cast_ready" and pending.kind == "cast_send":
        return "yes"
    if steer is not None and steer.name == "save" and pending.kind == "status":
        return "yes"
    return None
