"""`klyngebot broadcast`: what was sent to many, and what became of it for each of them."""

from __future__ import annotations

import argparse
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from bot.commands import CommandError
from bot.commands.common import opened, print_json, print_table
from storage.records import Broadcast, Delivery, DeliveryState, Response
from storage.unit_of_work import UnitOfWork

MOST = 500
PAGE = 1000
_ORDER = list(DeliveryState)


async def show_all(args: argparse.Namespace) -> None:
    """The newest broadcasts, newest first."""
    async with opened() as database, database.read() as uow:
        rows = [_head(one) | await _counts(uow, one) for one in await uow.broadcasts.newest(limit=MOST)]
    if args.json:
        print_json(rows)
        return
    heads = ("id", "kind", "state", "title", "author", "created", "send_at", "counts")
    print_table(heads, [[_cell(row[head]) for head in heads] for row in rows])


async def show(args: argparse.Namespace) -> None:
    """One broadcast with its whole ledger, in the order of sending."""
    async with opened() as database, database.read() as uow:
        one = await uow.broadcasts.get(args.number)
        if one is None:
            raise CommandError(f"there is no broadcast {args.number}.")
        upns = {person.id: person.upn for person in await uow.people.all()}
        answers = await uow.responses.newest(one.id)
        rows = [_line(row, upns, answers) async for row in _ledger(uow, one)]
        body = {"id": one.id, "state": one.state.value, **await _counts(uow, one), "deliveries": rows}
    if args.json:
        print_json(body)
        return
    print(f"{one.id} · {one.draft.kind} · {one.state} · {one.draft.title} · {_cell(body['counts'])}")
    heads = ("recipient", "name", "state", "reason", "attempts", "response")
    print_table(heads, [[row[head] for head in heads] for row in rows])


async def _ledger(uow: UnitOfWork, one: Broadcast) -> AsyncIterator[Delivery]:
    page = await uow.broadcasts.deliveries(one.id, limit=PAGE)
    while page:
        for row in page:
            yield row
        page = await uow.broadcasts.deliveries(one.id, after=page[-1].id, limit=PAGE)


async def _counts(uow: UnitOfWork, one: Broadcast) -> dict[str, dict[str, int]]:
    counts = await uow.broadcasts.counts(one.id)
    return {"counts": {state.value: counts[state] for state in _ORDER if state in counts}}


def _head(one: Broadcast) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.draft.kind.value,
        "state": one.state.value,
        "title": one.draft.title,
        "author": one.author,
        "created": _moment(one.created_at),
        "send_at": _moment(one.send_at),
    }


def _line(row: Delivery, upns: dict[int, str], answers: list[Response]) -> dict[str, Any]:
    """A person is told by their UPN, a channel by its name."""
    upn = upns.get(row.person_id) if row.person_id is not None else None
    given = [a.answer.value for a in answers if row.person_id is not None and a.person_id == row.person_id]
    return {
        "recipient": upn or row.recipient,
        "name": row.recipient,
        "state": row.state.value,
        "reason": row.reason,
        "attempts": row.attempts,
        "response": given[-1] if given else None,
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else None


def _cell(value: object) -> object:
    return ", ".join(f"{what} {n}" for what, n in value.items()) if isinstance(value, dict) else value
