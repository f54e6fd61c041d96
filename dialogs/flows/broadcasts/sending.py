"""The yes, and what leads up to it: a test to oneself, a time, a second secretary; drafts put away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.answers import Block, Reply, escaped, facts, note, text, warning
from dialogs.broadcasts.audience import Audience, Found, find
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.deadlines import MORNING, moment_at, next_opening, quiet
from dialogs.broadcasts.dispatching import came_and_left, dispatch
from dialogs.broadcasts.finding import event_of, look_at, meant, refused
from dialogs.broadcasts.letters import seen
from dialogs.broadcasts.previewing import ask, name_rows, preview
from dialogs.broadcasts.revising import revised
from dialogs.broadcasts.rules import in_words, stored
from dialogs.digests import rule_in
from dialogs.reports.buttons import act, say, yes_no
from dialogs.texts import texts_in
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.moments import read, time_in
from storage.records import Broadcast, BroadcastState, RoleName

UNSENT = (BroadcastState.draft, BroadcastState.scheduled)
NAMES_A_PAGE = 200
WHEN = "when"
"""Where a draft keeps the words that told when it is to be sent, until it is planned."""


async def send(turn: Turn, steer: Act) -> Reply:
    """ "Send udkastet": how it looks and who gets it, for the yes."""
    if reply := await refused(turn, "cast_ready"):
        return reply
    draft = await meant(turn, steer, UNSENT)
    if isinstance(draft, Reply):
        return draft
    if draft.state not in UNSENT:
        return Reply(
            (text(turn.say("cast-no-draft", number=str(draft.id))),), (press(turn, "cast_follow", draft.id),)
        )
    return await preview(turn, draft)


async def confirm_send(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to sending; it counts only while words and recipients are those it named."""
    agreed = await _agreed(turn, data, chosen)
    if isinstance(agreed, Reply):
        return agreed
    draft, found = agreed
    if draft.state is BroadcastState.scheduled:
        return Reply((text(turn.say("cast-stays-scheduled")),), (press(turn, "cast_list"),))
    count = await dispatch(turn.uow, turn.catalogue, draft, found, turn.now)
    await turn.audit("broadcast_sent", f"broadcast:{draft.id}", count=count)
    return _sent(turn, draft, count)


async def _agreed(turn: Turn, data: Mapping[str, Any], chosen: str) -> tuple[Broadcast, Found] | Reply:
    """What a yes is to, while words and recipients are those it named; else what to say."""
    if reply := await refused(turn, f"broadcast:{data['broadcast']}"):
        return reply
    draft = await turn.uow.broadcasts.get(data["broadcast"])
    if chosen != "yes" or draft is None or draft.state not in UNSENT:
        return _kept(turn, data["broadcast"])
    found = await find(turn.uow, turn.catalogue, Audience.from_json(draft.draft.audience))
    if draft.revision != data["revision"] or found.stamp != data["people"]:
        return await _changed(turn, draft, found, data)
    return draft, found


def _sent(turn: Turn, draft: Broadcast, count: int) -> Reply:
    return Reply(
        (text(turn.say("cast-sent", count=count, number=str(draft.id), title=escaped(draft.draft.title))),),
        (press(turn, "cast_follow", draft.id), press(turn, "cast_pause", draft.id)),
    )


def _kept(turn: Turn, number: int) -> Reply:
    return Reply(
        (text(turn.say("cast-not-sent", number=str(number))),),
        (press(turn, "cast_look", number), press(turn, "cast_discard", number)),
    )


async def _changed(turn: Turn, draft: Broadcast, found: Found, data: Mapping[str, Any]) -> Reply:
    """What was named is no longer so: the difference, and the question anew."""
    again = await preview(turn, draft)
    named: dict[str, str] = dict(data.get("keys", {}))
    rows = came_and_left(turn.texts, named, found.keys) if named else []
    difference: list[Block] = [warning(turn.say("cast-changed"))]
    if rows:
        difference.append(facts(*rows))
    return replace(again, blocks=(*difference, *again.blocks))


# ── to everybody: two secretaries ──


async def confirm_second(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The writer's yes to a message to everybody: now another secretary is asked for theirs."""
    agreed = await _agreed(turn, data, chosen)
    if isinstance(agreed, Reply):
        return agreed
    draft, found = agreed
    others = [p for p in await turn.uow.people.with_role(RoleName.secretariat) if p != turn.person]
    if not others:
        return Reply((text(turn.say("cast-no-second")),), (press(turn, "cast_look", draft.id),))
    assert turn.person is not None
    said = text(texts_in("da").say("cast-second-please", name=turn.person.name, count=len(found.recipients)))
    looks = seen(texts_in("da"), turn.catalogue, draft, await event_of(turn, draft))
    card = Reply((said, *looks.blocks), (press(turn, "cast_second_look", draft.id),))
    await turn.notify(others, card, f"second:{draft.id}:{draft.revision}")
    await turn.audit("broadcast_second_asked", f"broadcast:{draft.id}", count=len(found.recipients))
    names = ", ".join(p.name for p in others)
    return Reply((text(turn.say("cast-second-asked", names=names)),), (press(turn, "cast_look", draft.id),))


async def second_look(turn: Turn, steer: Act) -> Reply:
    """The second secretary sees what is to be sent, and is asked. The writer cannot be the second."""
    if reply := await refused(turn, "cast_second_look"):
        return reply
    draft = await turn.uow.broadcasts.get(int(steer.slots["number"]))
    if draft is None or draft.state not in UNSENT:
        return Reply((text(turn.say("cast-already-settled")),), (press(turn, "cast_list"),))
    if turn.person is not None and turn.person.id == draft.author_id:
        return Reply((text(turn.say("cast-not-oneself")),), (press(turn, "cast_look", draft.id),))
    found = await find(turn.uow, turn.catalogue, Audience.from_json(draft.draft.audience))
    pending = ask(turn, draft, found)
    pending.kind = "cast_approve"
    looks = seen(texts_in("da"), turn.catalogue, draft, await event_of(turn, draft))
    blocks = [*looks.blocks, facts(*name_rows(turn, found, 0))]
    asked = text(turn.say("cast-approve-ask", name=draft.author, count=len(found.recipients)))
    return Reply([*blocks, asked], yes_no(turn, pending))


async def confirm_approve(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The second yes: it is sent, and the writer hears whose yes it was."""
    if reply := await refused(turn, f"broadcast:{data['broadcast']}"):
        return reply
    draft = await turn.uow.broadcasts.get(data["broadcast"])
    if draft is None or draft.state not in UNSENT:
        return Reply((text(turn.say("cast-already-settled")),), (press(turn, "cast_list"),))
    assert turn.person is not None
    author = await turn.uow.people.by_id(draft.author_id) if draft.author_id else None
    key = "cast-approved" if chosen == "yes" else "cast-declined"
    answer = Reply((text(texts_in("da").say(key, name=turn.person.name, title=escaped(draft.draft.title))),))
    if chosen != "yes":
        await turn.notify(
            [author] if author else [], answer, f"declined:{draft.id}:{draft.revision}:{turn.person.id}"
        )
        return Reply((text(turn.say("cast-not-approved", name=draft.author)),), (press(turn, "cast_list"),))
    found = await find(turn.uow, turn.catalogue, Audience.from_json(draft.draft.audience))
    if (
        draft.revision != data["revision"]
        or found.stamp != data["people"]
        or draft.author_id == turn.person.id
    ):
        return await second_look(turn, Act("cast_second_look", {"number": str(draft.id)}))
    count = await dispatch(turn.uow, turn.catalogue, draft, found, turn.now)
    await turn.audit("broadcast_sent", f"broadcast:{draft.id}", count=count, written_by=draft.author_id)
    await turn.notify([author] if author else [], answer, f"approved:{draft.id}")
    return _sent(turn, draft, count)


# ── try, plan, put away ──


async def test(turn: Turn, steer: Act) -> Reply:
    """The message as recipients get it, here, and only here. Its buttons answer nothing: the writer is no recipient."""
    if reply := await refused(turn, "cast_test"):
        return reply
    draft = await meant(turn, steer, UNSENT)
    if isinstance(draft, Reply):
        return draft
    looks = seen(texts_in("da"), turn.catalogue, draft, await event_of(turn, draft))
    await turn.audit("broadcast_tested", f"broadcast:{draft.id}")
    return replace(
        looks,
        blocks=(note(turn.say("cast-test")), *looks.blocks),
        buttons=(*looks.buttons[:5], press(turn, "cast_look", draft.id)),
    )


async def plan(turn: Turn, steer: Act) -> Reply:
    """ "Planlæg": at what time, once or again and again; then the yes that it is given."""
    if reply := await refused(turn, "cast_plan"):
        return reply
    draft = await meant(turn, steer, UNSENT)
    if isinstance(draft, Reply):
        return draft
    if draft.state not in UNSENT:
        return Reply(
            (text(turn.say("cast-no-draft", number=str(draft.id))),), (press(turn, "cast_follow", draft.id),)
        )
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
    if reply := await refused(turn, "cast_when"):
        return reply
    draft = await turn.uow.broadcasts.get(data["broadcast"])
    if draft is None or draft.state not in UNSENT:
        return None
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
    rule = rule_in(words, turn.clock.today())
    repeats = rule is not None and not rule.event
    return repeats or (time_in(words)[0] is not None and _once(turn, words) is not None)


def time_told(turn: Turn, words: str) -> tuple[datetime, str | None] | None:
    """The time that the words name, with the rule where it comes again; None where they name none."""
    rule = rule_in(words, turn.clock.today())
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
        return _kept(turn, data["broadcast"])
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


async def discard(turn: Turn, steer: Act) -> Reply:
    """Ask before a draft or a scheduled broadcast is put away."""
    if reply := await refused(turn, "cast_discard"):
        return reply
    draft = await meant(turn, steer, UNSENT)
    if isinstance(draft, Reply):
        return draft
    if draft.state not in UNSENT:
        return Reply(
            (text(turn.say("cast-no-draft", number=str(draft.id))),), (press(turn, "cast_follow", draft.id),)
        )
    pending = turn.ask_yes("cast_discard", broadcast=draft.id, revision=draft.revision)
    return Reply(
        (text(turn.say("cast-discard-ask", title=escaped(draft.draft.title), number=str(draft.id))),),
        yes_no(turn, pending),
    )


async def confirm_discard(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to putting it away; nothing of it is sent. Its words can be used again."""
    if reply := await refused(turn, f"broadcast:{data['broadcast']}"):
        return reply
    draft = await turn.uow.broadcasts.get(data["broadcast"])
    if chosen != "yes" or draft is None or draft.revision != data["revision"]:
        return _kept(turn, data["broadcast"])
    await turn.uow.broadcasts.cancel(draft.id, turn.now)
    await turn.audit("broadcast_discarded", f"broadcast:{draft.id}")
    return Reply(
        (text(turn.say("cast-discarded")),),
        (press(turn, "cast_copy", draft.id), press(turn, "cast_new"), act(turn, "help")),
    )


async def names(turn: Turn, steer: Act) -> Reply:
    """Everybody who gets it, by name."""
    if reply := await refused(turn, "cast_names"):
        return reply
    draft = await meant(turn, steer, UNSENT)
    if isinstance(draft, Reply):
        return draft
    found = await find(turn.uow, turn.catalogue, Audience.from_json(draft.draft.audience))
    look_at(turn, draft)
    page = int(steer.slots.get("page", "1"))
    shown = found.recipients[(page - 1) * NAMES_A_PAGE : page * NAMES_A_PAGE]
    rows = name_rows(turn, replace(found, recipients=shown), NAMES_A_PAGE)
    blocks: list[Block] = [text(turn.say("cast-count", count=len(found.recipients)))]
    if rows:
        blocks.append(facts(*rows))
    return Reply(blocks, (press(turn, "cast_look", draft.id),))
