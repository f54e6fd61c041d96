"""A status before it is saved: what somebody's words were taken for, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from storage.records import StatusContent, StatusEntry, StatusState, TrafficLight

NEEDED = ("cluster", "initiatives", "state")


class Proposal(Struct, frozen=True, kw_only=True):
    """Like `StatusContent`, but the cluster, the initiatives or the state may still be missing."""

    text: str
    as_of: str
    cluster: str | None = None
    initiatives: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    state: StatusState | None = None
    milestone: str | None = None
    blocker: str | None = None
    needs_help: bool = False
    light: TrafficLight | None = None
    corrects: int | None = None

    @property
    def missing(self) -> str | None:
        """The first thing that is missing and must be asked for."""
        return next((name for name in NEEDED if not getattr(self, name)), None)

    def content(self) -> StatusContent:
        """What is saved on a yes; only of a proposal that misses nothing."""
        assert self.cluster is not None and self.state is not None
        return StatusContent(**asdict(self) | {"cluster": self.cluster, "state": self.state})

    def to_json(self) -> dict[str, Any]:
        """Plain JSON, for what waits for a yes."""
        return asdict(self) | {"initiatives": list(self.initiatives), "parts": list(self.parts)}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Proposal:
        """The proposal that `to_json` wrote."""
        made: dict[str, Any] = {name: data.get(name) for name in Proposal.__struct_fields__}
        made |= {"initiatives": tuple(data["initiatives"]), "parts": tuple(data["parts"])}
        made |= {"state": StatusState(data["state"]) if data["state"] else None}
        return Proposal(**made | {"light": TrafficLight(data["light"]) if data["light"] else None})

    @staticmethod
    def correcting(entry: StatusEntry) -> Proposal:
        """What an entry says, to be said again and better."""
        told = {name: getattr(entry, name) for name in Proposal.__struct_fields__}
        return replace(Proposal(**told), corrects=entry.id)
