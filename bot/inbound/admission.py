"""Is this activity for us? Its fields, its channel, its tenant, and the host it wants to be answered at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.connector.hosts import Hosts

CHANNELS = frozenset({"msteams"})
LOCAL_CHANNELS = CHANNELS | {"emulator"}
MAX_ID = 500


class Malformed(ValueError):
    """A field that every activity must have is missing or of the wrong form."""


class NotForUs(Exception):
    """A tenant, channel or host that is not let in."""


class Admission:
    """The lists an activity is held against. `tenants` None lets every tenant in (local mode)."""

    def __init__(self, tenants: frozenset[str] | None, hosts: Hosts, channels: frozenset[str]) -> None:
        self._tenants = tenants
        self._hosts = hosts
        self._channels = channels

    def check(self, raw: Mapping[str, Any]) -> None:
        """Raises Malformed or NotForUs."""
        for name in ("type", "serviceUrl", "channelId"):
            _required(raw, name)
        _required(_mapping(raw, "from"), "id")
        _required(_mapping(raw, "recipient"), "id")
        _required(_mapping(raw, "conversation"), "id")
        if raw["channelId"] not in self._channels:
            raise NotForUs("channel")
        if not self._hosts.allow(raw["serviceUrl"]):
            raise NotForUs("service host")
        tenant = tenant_of(raw)
        if self._tenants is not None and tenant.casefold() not in self._tenants:
            raise NotForUs("tenant")


def tenant_of(raw: Mapping[str, Any]) -> str:
    """The tenant an activity belongs to; it may be told in two places, which must agree. Raises NotForUs."""
    data = raw.get("channelData")
    stated = data.get("tenant") if isinstance(data, Mapping) else None
    of_channel = stated.get("id") if isinstance(stated, Mapping) else None
    of_conversation = raw["conversation"].get("tenantId")
    told = [t for t in (of_channel, of_conversation) if t is not None]
    if not told or not all(isinstance(t, str) and 0 < len(t) <= MAX_ID for t in told):
        raise NotForUs("no tenant")
    if told[0].casefold() != told[-1].casefold():
        raise NotForUs("two tenants")
    return str(told[0])


def _mapping(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = raw.get(name)
    if not isinstance(value, Mapping):
        raise Malformed(name)
    return value


def _required(raw: Mapping[str, Any], name: str) -> None:
    value = raw.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= MAX_ID:
        raise Malformed(name)
