"""Which hosts may be called at all: checked before every call, so that a token never leaves for elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.settings import is_loopback


class Hosts:
    """A list of host names; `*.` in front stands for one or more labels. Only https, but for loopback."""

    def __init__(self, names: frozenset[str], loopback: bool = False) -> None:
        self._exact = frozenset(n for n in names if not n.startswith("*."))
        self._endings = tuple(n[1:] for n in names if n.startswith("*."))
        self._loopback = loopback

    def allow(self, url: str) -> bool:
        """True when this URL may be called. Never raises."""
        try:
            parts = urlsplit(url)
            host, _ = (parts.hostname or "").rstrip("."), parts.port
        except ValueError:
            return False
        if not host or parts.username is not None or parts.password is not None or "\\" in url:
            return False
        if self._loopback and is_loopback(host):
            return parts.scheme in ("http", "https")
        return parts.scheme == "https" and (host in self._exact or host.endswith(self._endings or ("\0",)))
