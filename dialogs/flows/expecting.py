"""Which reports a cluster owes beyond the overview of April 2019: the secretariat says so."""

from __future__ import annotations

from dialogs.answers import Reply, escaped, text
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import RoleName


async def owed_add(turn: Turn, steer: Act) -> Reply:
    """The secretariat expects a report that the overview of April 2019 does not have."""
    return await _owe(turn, steer, True)


async def owed_remove(turn: Turn, steer: Act) -> Reply:
    """The secretariat no longer expects it."""
    return await _owe(turn, steer, False)


async def _owe(turn: Turn, steer: Act, wanted: bool) -> Reply:
    if not turn.has(RoleName.secretariat) or turn.person is None:
        return access.only_secretariat(turn)
    cluster, number = access.find_cluster(turn.catalogue, steer.slots["short"]), steer.initiative
    if cluster is None or number is None or number not in turn.catalogue.initiatives:
        return Reply(
            (text(turn.say("gather-owed-unclear", words=escaped(steer.slots["short"]))),),
            (act(turn, "help"),),
        )
    repository = turn.uow.reports
    if wanted:
        await repository.add_owed(cluster, number, turn.person.id, turn.now)
    else:
        await repository.remove_owed(cluster, number)
    await turn.audit("owed_added" if wanted else "owed_removed", f"initiative:{number}:{cluster}")
    return Reply(
        (
            text(
                turn.say(
                    "gather-owed-added" if wanted else "gather-owed-removed",
                    number=str(number),
                    cluster=turn.catalogue.clusters[cluster].name,
                )
            ),
        ),
        (act(turn, "prefill"), act(turn, "submitted")),
    )
