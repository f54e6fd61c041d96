"""What broadcasts bring along: the file that one carries, for its recipients; its ledger, for the secretariat."""

from __future__ import annotations

from bot.documents.making import Wanted
from bot.documents.refused import NotMade
from storage.records import Broadcast, BroadcastState, RoleName

OVER = (BroadcastState.cancelled, BroadcastState.withdrawn)


async def enclosure(wanted: Wanted) -> bytes:
    """The file of `args["broadcast"]`, for who it was sent to while it holds, and for the secretariat."""
    sent = await wanted.uow.broadcasts.get(int(wanted.args["broadcast"]))
    if sent is None or sent.draft.file is None or not await _may(wanted, sent):
        raise NotMade("cast-file-not-yours")
    return await wanted.uow.enclosures.content(int(sent.draft.file["id"]))


async def _may(wanted: Wanted, sent: Broadcast) -> bool:
    person = wanted.person
    if person is None:
        return False
    if person.has(RoleName.secretariat):
        return True
    mine = await wanted.uow.broadcasts.delivery_to(sent.id, person.id)
    return mine is not None and sent.state not in OVER
