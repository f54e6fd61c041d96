"""What broadcasts bring along: the file that one carries, for its recipients; its ledger, for the secretariat."""

from __future__ import annotations

from bot.documents.lookup import sees_all
from bot.documents.makers import WRITERS
from bot.documents.making import Job, Wanted
from bot.documents.overview import of_broadcast
from bot.documents.refused import NotMade
from storage.records import Broadcast, BroadcastState, RoleName

OVER = (BroadcastState.cancelled, BroadcastState.withdrawn)


async def enclosure(wanted: Wanted) -> bytes:
    """The file of `args["broadcast"]`, for who it was sent to while it holds, and for the secretariat."""
    sent = await wanted.uow.broadcasts.get(int(wanted.args["broadcast"]))
    if sent is None or sent.draft.file is None or not await _may(wanted, sent):
        raise NotMade("cast-file-not-yours")
    return await wanted.uow.enclosures.content(int(sent.draft.file["id"]))


async def ledger(wanted: Wanted) -> Job:
    """Recipients and answers of `args["broadcast"]` as a workbook, for the secretariat."""
    sent = await wanted.uow.broadcasts.get(int(wanted.args["broadcast"]))
    if sent is None or not sees_all(wanted.person):
        raise NotMade("cast-file-not-yours")
    return Job(WRITERS["xlsx"], await of_broadcast(wanted.uow, sent))


async def _may(wanted: Wanted, sent: Broadcast) -> bool:
    person = wanted.person
    if person is None:
        return False
    if person.has(RoleName.secretariat):
        return True
    mine = await wanted.uow.broadcasts.delivery_to(sent.id, person.id)
    return mine is not None and sent.state not in OVER
