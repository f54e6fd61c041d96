"""When a message is sent, once or again and again: told back in full, then the yes that it is given."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Block, Reply, facts, note, text, warning
from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.deadlines import MORNING, moment_at, next_opening, quiet
from dialogs.broadcasts.finding import UNSENT, not_sent, refused, still_unsent, unsent
from dialogs.broadcasts.previewing import name_rows, preview
from dialogs.broadcasts.recipients import find
from dialogs.broadcasts.revising import revised
from dialogs.broadcasts.rules import in_words, stored
from dialogs.digests import rule_in
from dialogs.reports.buttons import say, yes_no
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.moments import read, time_in
from storage.records import Broadcast

WHEN = "when"
"""Where a draft keeps the words that told when it is to be sent, until it is planned."""


async def plan(turn: Turn, steer: Act) -> Reply:
    """ "Planlæg": at what time, once or again and again; then the yes that it is given."""
    draft = await unsent(turn, steer, "cast_plan")
    if isinstance(draft, Reply):
        return draft
    if steer.text:
        said = None if time_told(turn, steer.text) else await revised(turn, draft, steer.text)
        if said is not None:  # "send den til styregruppen i stedet"
            return await preview(turn, await turn.uow.broadcasts.change(draft.id, draft.revision, said[0]))
        return await planned(turn, draft, steer.text)
    turn.ask_yes("cast_when", broadcast=draft.id)
    opening = moment(turn.texts, next_opening(turn.now))
    return Reply(
        (text(turn.say("cast-ask-when")), note(turn.say("cast-ask-when-how"))),
        (say(opening, opening), press(turn, "cast_look", draft.id)),
    )


async def take_when(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The time, in answer to the question; None for a question of their own."""
    if words.rstrip().endswith("?"):
        return None
    draft = await still_unsent(turn, data, "cast_when")
    if draft is None or isinstance(draft, Reply):
        return draft
    return await planned(turn, draft, words)


async def planned(turn: Turn, draft: Broadcast, words: str) -> Reply:
    """What the words mean is told back in full before anything is scheduled."""
    at, kept = time_told(turn, words) or (None, None)
    if at is None or at <= turn.now:
        key = "cast-when-unclear" if at is None else "cast-when-passed"
        turn.ask_yes("cast_when", broadcast=draft.id)
        return Reply(
            (text(turn.say(key)), note(turn.say("cast-ask-when-how"))), (press(turn, "cast_look", draft.id),)
        )
    found = await find(turn.uow, turn.catalogue, Audience.from_json(draft.draft.audience))
    pending = turn.ask_yes(
        "cast_schedule",
        broadcast=draft.id,
        revision=draft.revision,
        at=at.isoformat(),
        rule=kept,
        keys=found.keys,
    )
    told = turn.say("cast-plan-ask", when=moment(turn.texts, at), count=len(found.recipients))
    if kept is not None:
        told = turn.say(
            "cast-repeat-ask",
            rule=in_words(turn.texts, kept),
            when=moment(turn.texts, at),
            count=len(found.recipients),
        )
    blocks: list[Block] = [facts(*name_rows(turn, found, 60))] if found.recipients else []
    if why := quiet(at):
        blocks.append(warning(turn.say(f"cast-quiet-{why}")))
    if found.everybody:
        turn.let_go()
        return Reply((text(turn.say("cast-everyone-now")),), (press(turn, "cast_look", draft.id),))
    return Reply([*blocks, text(told), note(turn.say("cast-plan-note"))], yes_no(turn, pending))


def tells_when(turn: Turn, words: str) -> bool:
    """True for "hver mandag kl. 8" and "i morgen kl. 9": a day with a time of the day is when it is sent."""
    rule = rule_in(words, turn.clock.today(), alone=False)
    repeats = rule is not None and not rule.event
    return repeats or (time_in(words)[0] is not None and _once(turn, words) is not None)


def time_told(turn: Turn, words: str) -> tuple[datetime, str | None] | None:
    """The time that the words name, with the rule where it comes again; None where they name none."""
    rule = rule_in(words, turn.clock.today(), alone=False)
    if rule is None or rule.event:
        once = _once(turn, words)
        return (once, None) if once else None
    due = rule.next(turn.now)
    return (due.at, stored(rule)) if due else None


def _once(turn: Turn, words: str) -> datetime | None:
    found = read(words, turn.clock.today())
    begins, _ = time_in(words)
    if found is not None and found.first == found.last and found.misfit is None:
        return moment_at(found.first, found.begins or MORNING)
    if found is None and begins is not None:
        return moment_at(turn.clock.today(), begins)
    return None


async def confirm_schedule(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to a time or a rule: given once, named, and stoppable."""
    if reply := await refused(turn, f"broadcast:{data['broadcast']}"):
        return reply
    draft = await turn.uow.broadcasts.get(data["broadcast"])
    if chosen != "yes" or draft is None or draft.state not in UNSENT:
        return not_sent(turn, data["broadcast"])
    if draft.revision != data["revision"]:
        return await preview(turn, draft, (warning(turn.say("cast-changed")),))
    at = datetime.fromisoformat(data["at"])
    detail = {k: v for k, v in draft.draft.detail.items() if k != WHEN} | {"keys": data["keys"]}
    named = await turn.uow.broadcasts.change(draft.id, draft.revision, replace(draft.draft, detail=detail))
    await turn.uow.broadcasts.schedule(named.id, named.revision, at, data["rule"])
    await turn.audit("broadcast_scheduled", f"broadcast:{draft.id}", at=data["at"], rule=bool(data["rule"]))
    told = turn.say("cast-planned", when=moment(turn.texts, at), number=str(draft.id))
    if data["rule"]:
        told = turn.say(
            "cast-repeats",
            rule=in_words(turn.texts, data["rule"]),
            when=moment(turn.texts, at),
            number=str(draft.id),
        )
    return Reply(
        (text(told),),
        (press(turn, "cast_plan", draft.id), press(turn, "cast_discard", draft.id), press(turn, "cast_list")),
    )
