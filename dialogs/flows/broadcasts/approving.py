"""A message to everybody takes two of the secretariat: one asks, another says yes."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Reply, escaped, facts, text
from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.dispatching import dispatch
from dialogs.broadcasts.finding import UNSENT, event_of, refused
from dialogs.broadcasts.letters import seen
from dialogs.broadcasts.previewing import ask, name_rows
from dialogs.broadcasts.recipients import find
from dialogs.flows.broadcasts.sending import agreed_to, told_sent
from dialogs.reports.buttons import yes_no
from dialogs.texts import texts_in
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import RoleName


async def confirm_second(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The writer's yes to a message to everybody: now another secretary is asked for theirs."""
    agreed = await agreed_to(turn, data, chosen)
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
    return told_sent(turn, draft, count)
