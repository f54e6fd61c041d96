"""A broadcast as its sender follows it: how far it is, who has answered what, who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dialogs.answers import Block, Button, Reply, facts, heading, note, progress
from dialogs.broadcasts.buttons import pressing
from dialogs.texts import Texts
from storage.records import (
    OPEN,
    REACHED,
    Broadcast,
    BroadcastKind,
    BroadcastState,
    DeliveryState,
    Response,
)
from storage.unit_of_work import UnitOfWork

Counts = Mapping[DeliveryState, int]


async def current(uow: UnitOfWork, texts: Texts, sent: Broadcast) -> Reply:
    """The sender's card as it is right now."""
    counts = await uow.broadcasts.counts(sent.id)
    answers = await uow.responses.newest(sent.id)
    missing = len(await uow.responses.missing(sent.id)) if asks(sent) else 0
    return card(texts, sent, counts, answers, sum(counts.values()), missing)


def asks(sent: Broadcast) -> bool:
    """True where people are asked for an answer."""
    return sent.draft.kind in (BroadcastKind.request, BroadcastKind.invitation)


def card(
    texts: Texts, sent: Broadcast, counts: Counts, answers: Sequence[Response], total: int, missing: int = 0
) -> Reply:
    """The card: state, how many it has reached, how each delivery ended, the answers, and what can be done."""
    reached = sum(counts.get(s, 0) for s in REACHED)
    ended = sum(n for s, n in counts.items() if s not in OPEN)
    title = sent.draft.title or texts.say(f"cast-title-{sent.draft.kind.value}")
    blocks: list[Block] = [
        heading(texts.say("cast-follow-title", title=title, number=str(sent.id))),
        note(texts.say(f"cast-state-{sent.state.value}")),
        progress(texts.say("cast-reached", reached=reached, total=total), ended / total if total else 1.0),
    ]
    other = [
        (texts.say(f"cast-delivery-{s.value}"), str(n))
        for s, n in counts.items()
        if s not in (*REACHED, *OPEN)
    ]
    if counts.get(DeliveryState.posted_in_channel):
        other.insert(
            0, (texts.say("cast-delivery-posted_in_channel"), str(counts[DeliveryState.posted_in_channel]))
        )
    if other:
        blocks.append(facts(*other))
    if asks(sent):
        waits = [(texts.say("cast-missing"), str(missing))] if reached else []
        if rows := [*_answers(texts, answers), *waits]:
            blocks.append(facts(*rows))
    return Reply(tuple(blocks), tuple(_buttons(texts, sent, missing, bool(other))))


def _answers(texts: Texts, answers: Sequence[Response]) -> list[tuple[str, str]]:
    counted = Counter(a.answer for a in answers)
    return [(texts.say(f"cast-answer-{answer.value}"), str(n)) for answer, n in counted.items()]


def _buttons(texts: Texts, sent: Broadcast, missing: int, troubled: bool) -> list[Button]:
    def button(name: str, **values: Any) -> Button:
        return pressing(texts, name, sent.id, **values)

    out = [button("cast_ledger")]
    if missing and sent.state not in (BroadcastState.withdrawn, BroadcastState.cancelled):
        out.insert(0, button("cast_nudge", count=missing))
    if asks(sent):
        out.append(button("cast_answers"))
    if sent.state is BroadcastState.sending:
        out.append(button("cast_pause"))
    if sent.state is BroadcastState.paused:
        out.append(button("cast_resume"))
    if troubled and sent.state is BroadcastState.done:
        out.append(button("cast_again"))
    if sent.state not in (BroadcastState.withdrawn, BroadcastState.cancelled):
        out += [button("cast_correct"), button("cast_withdraw")]
    return out[:6]


async def refresh(uow: UnitOfWork, texts: Texts, sent: Broadcast) -> bool:
    """Bring the sender's card up to date; False when it was, or there is none."""
    held = sent.draft.detail.get("card")
    notice = await uow.notices.by_id(held) if isinstance(held, int) else None
    if notice is None:
        return False
    body = (await current(uow, texts, sent)).to_json()
    return body != notice.body and await uow.notices.revise(notice.id, body)
