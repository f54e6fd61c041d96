"""What operators see: one structured line per turn without what was said, and figures for Prometheus."""

from __future__ import annotations

import hashlib
import logging
import sys
import traceback
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.inbound.adapter import Turn
from dialogs.services import Recogniser

BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
LIBRARY_LINE = '{"level":"%(levelname)s","event":"%(name)s: %(message)s"}'
log = structlog.get_logger()


class Figures:
    """Counters and times of one running bot."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._turns = Counter(
            "klyngebot_turns", "Requests to /api/messages.", ("kind", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "klyngebot_turn_seconds",
            "How long a turn took, sending included.",
            buckets=BUCKETS,
            registry=self._registry,
        )

        self._refused = Counter(
            "klyngebot_refused", "Requests that did not become a turn.", ("why",), registry=self._registry
        )
        self._understood = Counter(
            "klyngebot_understood",
            "Free texts, by what they were understood as and what was decided.",
            ("intent", "decision"),
            registry=self._registry,
        )
        self._model = Counter(
            "klyngebot_model",
            "Questions to the language model, by what came of them.",
            ("outcome",),
            registry=self._registry,
        )
        self._queue = Gauge(
            "klyngebot_queue", "Messages by kind and state.", ("kind", "state"), registry=self._registry
        )
        self._waiting = Gauge(
            "klyngebot_queue_age_seconds",
            "How long the oldest message that is still to be sent has waited.",
            registry=self._registry,
        )
        self._deliveries = Counter(
            "klyngebot_deliveries",
            "Attempts to deliver a broadcast to somebody, by how they ended.",
            ("state",),
            registry=self._registry,
        )
        self._oldest = Gauge(
            "klyngebot_broadcast_age_seconds",
            "How long the oldest unfinished broadcast has been sending.",
            registry=self._registry,
        )

    def understood(self, intent: str | None, decision: str) -> None:
        """Count one free text; not what it said."""
        self._understood.labels(intent or "none", decision).inc()

    def model(self, outcome: str, why: str | None, seconds: float) -> None:
        """Count one question to the language model, and log its line: it `chose`, said `none`, or `failed`."""
        self._model.labels(outcome).inc()
        log.info("language model", outcome=outcome, why=why, ms=round(seconds * 1000, 1))

    def queues(self, kinds: Mapping[str, Mapping[str, int]], oldest: float) -> None:
        """Note how many messages of each kind are in each state, and the age of the oldest that waits."""
        self._queue.clear()
        for kind, states in kinds.items():
            for state, count in states.items():
                self._queue.labels(kind, state).set(count)
        self._waiting.set(oldest)

    def delivery(self, state: str) -> None:
        """Count what came of one attempt; `pending` is one that is tried again."""
        self._deliveries.labels(state).inc()

    def oldest_broadcast(self, seconds: float) -> None:
        """Note how long the oldest broadcast has been on its way; 0 when there is none."""
        self._oldest.set(seconds)

    def turn(self, turn: Turn | None, status: int, seconds: float, why: str) -> None:
        """Count one request and log its line. `turn` None: it was not let in, for the reason `why`."""
        kind = turn.kind.value if turn and turn.kind else "none"
        self._turns.labels(kind if turn else "refused", str(int(status))).inc()
        self._seconds.observe(seconds)
        if turn is None:
            self._refused.labels(why).inc()
            log.info("refused", status=int(status), why=why)
            return
        log.info(
            "turn",
            type=turn.raw["type"][:40],
            kind=kind,
            status=int(status),
            ms=round(seconds * 1000, 1),
            conversation=opaque(turn.raw["conversation"]["id"]),
            person=turn.person,
            late=turn.late or None,
            scope=turn.scope.value if turn.scope else None,
            invoke=turn.invoke or None,
        )

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)


class Listening:
    """A recogniser whose decisions are counted."""

    def __init__(self, inner: Recogniser, count: Callable[[str | None, str], None]) -> None:
        self._inner = inner
        self._count = count

    def recognise(self, text: str, focus: Mapping[str, Any] | None = None, today: date | None = None) -> Any:
        """See Recogniser."""
        found = self._inner.recognise(text, focus, today)
        self._count(found.intent, found.decision)
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def opaque(value: str) -> str:
    """A short stand-in for an id: the same each time, and nothing to be read from it."""
    return hashlib.blake2b(value.encode("utf-8", "replace"), digest_size=6).hexdigest()


class _Stderr:
    """Writes each line in one piece to whatever standard error is at the time."""

    def __init__(self, *_: Any) -> None:
        pass

    def msg(self, line: str) -> None:
        sys.stderr.write(line + "\n")

    debug = info = warning = error = critical = exception = log = msg


def configure_logging(level: int = logging.INFO) -> None:
    """JSON lines on stderr: our own, and the warnings of the libraries."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_empty,
            _where_it_broke,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_Stderr,
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format=LIBRARY_LINE)


def _where_it_broke(_: Any, __: str, event: Any) -> Any:
    """An exception's kind and the lines it passed; its message is left out, since it may quote somebody."""
    info = event.pop("exc_info", None)
    error = info if isinstance(info, BaseException) else sys.exc_info()[1] if info else None
    if error is not None:
        passed = traceback.extract_tb(error.__traceback__)[-8:]
        event["error"] = type(error).__name__
        event["at"] = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in passed]
    return event


def _without_empty(_: Any, __: str, event: Any) -> Any:
    return {name: value for name, value in event.items() if value is not None}
