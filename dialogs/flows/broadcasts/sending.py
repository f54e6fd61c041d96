"""The yes that sends a draft or puts it away, and what leads up to it: a test to oneself, everybody who gets it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Block, Reply, escaped, facts, note, text, warning
from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.dispatching import came_and_left, dispatch
from dialogs.broadcasts.finding import UNSENT, allowed, event_of, look_at, not_sent, refused, unsent
from dialogs.broadcasts.letters import seen
from dialogs.broadcasts.previewing import name_rows, preview
from dialogs.broadcasts.recipients import Found, find
from dialogs.reports.buttons import act, yes_no
from dialogs.texts import texts_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Broadcast, BroadcastState

NAMES_A_PAGE = 200


async def send(turn: Turn, steer: Act) -> Reply:
    """ "Send udkastet": how it looks and who gets it, for the yes."""
    draft = await unsent(turn, steer, "cast_ready")
    if isinstance(draft, Reply):
        return draft
    return await preview(turn, draft)


async def confirm_send(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to sending; it counts only while words and recipients are those it named."""
    agreed = await agreed_to(turn, data, chosen)
    if isinstance(agreed, Reply):
        return agreed
    draft, found = agreed
    if draft.state is BroadcastState.scheduled:
        return Reply((text(turn.say("cast-stays-scheduled")),), (press(turn, "cast_list"),))
    count = await dispatch(turn.uow, turn.catalogue, draft, found, turn.now)
    await turn.audit("broadcast_sent", f"broadcast:{draft.id}", count=count)
    return told_sent(turn, draft, count)


async def agreed_to(turn: Turn, data: Mapping[str, Any], chosen: str) -> tuple[Broadcast, Found] | Reply:
    """What a yes is to, while words and recipients are those it named; else what to say."""
    if reply := await refused(turn, f"broadcast:{data['broadcast']}"):
        return reply
    draft = await turn.uow.broadcasts.get(data["broadcast"])
    if chosen != "yes" or draft is None or draft.state not in UNSENT:
        return not_sent(turn, data["broadcast"])
    found = await find(turn.uow, turn.catalogue, Audience.from_json(draft.draft.audience))
    if draft.revision != data["revision"] or found.stamp != data["people"]:
        return await _changed(turn, draft, found, data)
    return draft, found


def told_sent(turn: Turn, draft: Broadcast, count: int) -> Reply:
    """It is on its way; how it can be followed, and paused."""
    return Reply(
        (text(turn.say("cast-sent", count=count, number=str(draft.id), title=escaped(draft.draft.title))),),
        (press(turn, "cast_follow", draft.id), press(turn, "cast_pause", draft.id)),
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


async def test(turn: Turn, steer: Act) -> Reply:
    """The message as recipients get it, here, and only here. Its buttons answer nothing: the writer is no recipient."""
    draft = await allowed(turn, steer, "cast_test", UNSENT)
    if isinstance(draft, Reply):
        return draft
    looks = seen(texts_in("da"), turn.catalogue, draft, await event_of(turn, draft))
    await turn.audit("broadcast_tested", f"broadcast:{draft.id}")
    return replace(
        looks,
        blocks=(note(turn.say("cast-test")), *looks.blocks),
        buttons=(*looks.buttons[:5], press(turn, "cast_look", draft.id)),
    )


async def discard(turn: Turn, steer: Act) -> Reply:
    """Ask before a draft or a scheduled broadcast is put away."""
    draft = await unsent(turn, steer, "cast_discard")
    if isinstance(draft, Reply):
        return draft
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
        return not_sent(turn, data["broadcast"])
    await turn.uow.broadcasts.cancel(draft.id, turn.now)
    await turn.audit("broadcast_discarded", f"broadcast:{draft.id}")
    return Reply(
        (text(turn.say("cast-discarded")),),
        (press(turn, "cast_copy", draft.id), press(turn, "cast_new"), act(turn, "help")),
    )


async def names(turn: Turn, steer: Act) -> Reply:
    """Everybody who gets it, by name."""
    draft = await allowed(turn, steer, "cast_names", UNSENT)
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
