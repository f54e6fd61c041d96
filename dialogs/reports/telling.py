"""Who hears what becomes of a report."""

from __future__ import annotations

from dialogs.answers import Reply
from dialogs.reports.draft import Draft
from dialogs.turn_context import Turn
from storage.records import RoleName


async def tell_cluster(turn: Turn, draft: Draft, reply: Reply, dedupe: str) -> None:
    """Tell the cluster's other members and the secretariat."""
    people = await turn.uow.people.with_role(RoleName.member, draft.report.key.cluster)
    people += await turn.uow.people.with_role(RoleName.secretariat)
    await turn.notify(list({p.id: p for p in people}.values()), reply, dedupe)
