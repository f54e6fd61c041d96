"""Which cluster a municipality is in, where the documents do not say: the secretariat writes it."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Reply, note, text
from dialogs.reports import access
from dialogs.reports.buttons import act, say, yes_no
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.errors import StaleAmendment
from storage.records import Amendable, RoleName


async def belongs(turn: Turn, steer: Act) -> Reply:
    """ "Skive hører til Vestklyngen": ask for a yes. "Skive hører ikke til nogen klynge" takes it back."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    key = str(steer.section)
    known, place = turn.catalogue.municipalities.get(key), access.municipality_name(turn.catalogue, key)
    named = steer.slots.get("short") if steer.name == "belongs" else None
    cluster = access.find_cluster(turn.catalogue, named) if named else None
    if named and cluster is None:
        names = [c.name for c in turn.catalogue.clusters.values()]
        typed = [turn.say("placing-says", place=place, cluster=n) for n in names]
        return Reply(
            (text(turn.say("placing-which")),), [say(n, t) for n, t in zip(names, typed, strict=True)]
        )
    newest = await turn.uow.amendments.newest(Amendable.municipality, key)
    pending = turn.ask_yes("placing", municipality=key, cluster=cluster, seen=newest.id if newest else 0)
    blocks: list[Block] = []
    if known is not None and known.cluster not in (None, cluster):
        told = turn.catalogue.clusters[known.cluster or ""].name
        blocks.append(note(turn.say("placing-now", place=place, cluster=told)))
    name = turn.catalogue.clusters[cluster].name if cluster else ""
    ask = "placing-ask" if cluster else "placing-ask-none"
    blocks.append(text(turn.say(ask, place=place, cluster=name)))
    return Reply(blocks, yes_no(turn, pending))


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes: everybody is answered so from now on."""
    place = access.municipality_name(turn.catalogue, data["municipality"])
    ask = say(turn.say("placing-see"), turn.say("placing-says-see", place=place))
    if not turn.has(RoleName.secretariat) or turn.person is None:
        return access.only_secretariat(turn)
    if chosen != "yes":
        return Reply((text(turn.say("lasting-unchanged")),), (ask, act(turn, "help")))
    changes = {"cluster": data["cluster"]}
    if data["municipality"] not in turn.catalogue.municipalities:
        changes |= {"name": place, "mentions": []}
    try:
        await turn.uow.amendments.amend(
            Amendable.municipality, data["municipality"], changes, turn.person, turn.now, data["seen"]
        )
    except StaleAmendment as stale:
        said = turn.say("lasting-changed-by", name=stale.latest.author)
        return Reply((text(said),), (ask, act(turn, "help")))
    await turn.audit("municipality.place", f"municipality:{data['municipality']}")
    return Reply((text(turn.say("placing-done", place=place)),), (ask, act(turn, "help")))
