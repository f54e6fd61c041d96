"""Which hosts may be called at all: checked before every call, so that a token never leaves for elsewhere."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from bot.settings import is_loopback


class Hosts:
    """A list of host names; `*.` in front stands for one or more labels. Only https, but for loopback."""

    def __init__(self, names: frozenset[str], loopback: bool = False) -> None:
        self._exact = frozenset(n for n in names if not n.startswith("*."))
        self._endings = tuple(n[1:] for n in names if n.startswith("*."))
        self._loopback = loopback
        self._of_base = lru_cache(maxsize=1024)(self._decide)

    def allow(self, url: str) -> bool:
        """True when this URL may be called. Never raises."""
        if not url.isascii() or not url.isprintable() or " " in url:
            return False  # nothing that could break out of a request's first line
        # The path decides nothing, and Teams uses a handful of hosts: each is looked at once.
        end = url.find("/", 8)
        return self._of_base(url if end < 0 or len(url) > 4000 else url[:end])

    def _decide(self, url: str) -> bool:
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
