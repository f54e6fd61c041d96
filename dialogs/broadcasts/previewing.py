"""A broadcast before it leaves: how many get it and who, what they see, what to look out for; and the yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from dialogs.answers import Block, Button, Reply, escaped, facts, heading, note, text, warning
from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.buttons import form_button, press
from dialogs.broadcasts.deadlines import quiet
from dialogs.broadcasts.describing import described, part_name
from dialogs.broadcasts.finding import event_of
from dialogs.broadcasts.letters import seen
from dialogs.broadcasts.recipients import Found, find, named_in
from dialogs.state import Pending
from dialogs.texts import texts_in
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from storage.denmark import DENMARK
from storage.records import Broadcast, BroadcastState

NAMED = 60
"""So many names stand in the preview; of more, how many there are in each cluster, and the list on request."""


async def preview(turn: Turn, draft: Broadcast, told: Sequence[Block] = ()) -> Reply:
    """Who gets it comes first, then how it looks; the yes is to exactly this."""
    audience = Audience.from_json(draft.draft.audience)
    found = await find(turn.uow, turn.catalogue, audience)
    blocks: list[Block] = [*told, *await _recipients(turn, audience, found)]
    blocks += await _warnings(turn, draft, found)
    blocks += [text(turn.say("cast-looks-like")), *await shown(turn, draft)]
    if not found.recipients:
        turn.ask_yes("cast_audience", broadcast=draft.id)
        return Reply(
            [*blocks, text(turn.say("cast-ask-audience-instead"))],
            (form_button(turn, "broadcast", draft.id), press(turn, "cast_discard", draft.id)),
        )
    pending = ask(turn, draft, found)
    return Reply([*blocks, text(_question(turn, draft, found))], _buttons(turn, draft, found, pending))


def ask(turn: Turn, draft: Broadcast, found: Found) -> Pending:
    """Put it up for a yes, as it reads now and to those who get it now."""
    kind = "cast_second" if found.everybody else "cast_send"
    keys = found.keys if len(found.recipients) <= NAMED else {}
    return turn.ask_yes(
        kind,
        broadcast=draft.id,
        revision=draft.revision,
        people=found.stamp,
        count=len(found.recipients),
        keys=keys,
    )


def _question(turn: Turn, draft: Broadcast, found: Found) -> str:
    count = len(found.recipients)
    if found.everybody:
        return turn.say("cast-everyone-ask", count=count)
    if draft.state is BroadcastState.scheduled and draft.send_at is not None:
        return turn.say("cast-scheduled-ask", when=moment(turn.texts, draft.send_at), count=count)
    return turn.say("cast-send-ask", title=escaped(draft.draft.title), count=count)


def _buttons(turn: Turn, draft: Broadcast, found: Found, pending: Pending) -> list[Button]:
    send = Button(
        turn.say(
            "cast-second-button" if found.everybody else "cast-send-button", count=len(found.recipients)
        ),
        "confirm",
        {"id": pending.id, "choice": "yes"},
        says=turn.say("choice-says-yes"),
        style="positive",
    )
    return [
        send,
        press(turn, "cast_test", draft.id),
        press(turn, "cast_plan", draft.id),
        form_button(turn, "broadcast", draft.id),
        press(turn, "cast_names", draft.id),
        press(turn, "cast_discard", draft.id),
    ]


async def _recipients(turn: Turn, audience: Audience, found: Found) -> list[Block]:
    people = await named_in(turn.uow, audience)
    said = described(turn.texts, turn.catalogue, audience, people)
    blocks: list[Block] = [
        heading(turn.say("cast-count", count=len(found.recipients))),
        note(turn.say("cast-audience", audience=escaped(said))),
    ]
    if rows := name_rows(turn, found, NAMED):
        blocks.append(facts(*rows))
    if nobody := ", ".join(part_name(turn.texts, turn.catalogue, part, people) for part in found.empty):
        blocks.append(warning(turn.say("cast-nobody", part=escaped(nobody))))
    for cluster in found.silent_channels:
        known = turn.catalogue.clusters.get(cluster)
        blocks.append(warning(turn.say("cast-no-channel", name=known.name if known else cluster)))
    return blocks


def name_rows(turn: Turn, found: Found, most: int) -> list[tuple[str, str]]:
    """The names by cluster; with more than `most`, how many there are of each."""
    groups: dict[str, list[str]] = {}
    for one in found.recipients:
        known = turn.catalogue.clusters.get(one.cluster or "")
        groups.setdefault(known.name if known else turn.say("cast-no-cluster"), []).append(one.name)
    few = len(found.recipients) <= most
    return [
        (turn.say("cast-group", name=name, count=len(names)), ", ".join(names) if few else "…")
        for name, names in groups.items()
    ]


async def shown(turn: Turn, draft: Broadcast) -> list[Block]:
    """The card's blocks as recipients see them, in Danish, and its buttons in words: they do nothing here."""
    looks = seen(texts_in("da"), turn.catalogue, draft, await event_of(turn, draft))
    names = [b.title for b in looks.buttons]
    return [*looks.blocks, note(turn.say("cast-its-buttons", buttons=" · ".join(names)))]


async def _warnings(turn: Turn, draft: Broadcast, found: Found) -> list[Block]:
    leaves = draft.send_at or turn.now
    out: list[Block] = []
    if why := quiet(leaves):
        out.append(warning(turn.say(f"cast-quiet-{why}")))
    if draft.draft.deadline is not None and draft.draft.deadline < leaves:
        out.append(warning(turn.say("cast-deadline-passed")))
    first, last = _day_of(leaves)
    people = [r.person_id for r in found.recipients if r.person_id is not None]
    for other, count in await turn.uow.reach.same_time(people, first, last):
        if other.id != draft.id:
            out.append(warning(turn.say("cast-same-day", count=count, title=escaped(other.draft.title))))
    if found.everybody:
        out.append(note(turn.say("cast-needs-second")))
    return out


def _day_of(at: datetime) -> tuple[datetime, datetime]:
    """The Danish day of a moment."""
    begins = at.astimezone(DENMARK).replace(hour=0, minute=0, second=0, microsecond=0)
    return begins, begins + timedelta(days=1)
