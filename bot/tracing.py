"""OpenTelemetry, for those who have it: one span per turn, with what the log line has, and no more."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from bot.inbound.adapter import Turn

Told = Callable[[Turn | None, int, float, str], None]
MISSING = "KLYNGEBOT_TRACES=otlp needs the otel extra: pip install 'klyngebot[otel]'"


class TracesMissing(Exception):
    """Traces were asked for, and what sends them is not installed."""


class Traces:
    """Sends spans over OTLP, to where the OTEL_EXPORTER_OTLP_… variables say."""

    def __init__(self, exporter: Any = None) -> None:
        """Raises TracesMissing. `exporter` takes the place of OTLP in tests."""
        try:
            from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
            from opentelemetry.sdk.resources import Resource
            from opentelemetry.sdk.trace import TracerProvider
            from opentelemetry.sdk.trace.export import BatchSpanProcessor
        except ImportError as error:
            raise TracesMissing(MISSING) from error
        self._provider = TracerProvider(resource=Resource.create({"service.name": "klyngebot"}))
        self._provider.add_span_processor(BatchSpanProcessor(exporter or OTLPSpanExporter()))
        self._tracer = self._provider.get_tracer("klyngebot")

    def turn(self, turn: Turn | None, status: int, seconds: float, why: str) -> None:
        """Record one request that has ended just now."""
        ended = time.time_ns()
        attributes: dict[str, str | int] = {"http.response.status_code": int(status)}
        if turn is None:
            attributes["klyngebot.refused"] = why
        else:
            attributes["klyngebot.kind"] = turn.kind.value if turn.kind else "none"
            attributes["klyngebot.scope"] = turn.scope.value if turn.scope else "none"
        span = self._tracer.start_span("turn", start_time=ended - round(seconds * 1e9), attributes=attributes)
        span.end(ended)

    def close(self) -> None:
        """Send what waits. Blocks until it is sent or given up."""
        self._provider.shutdown()


def both(first: Told, second: Told) -> Told:
    """Tells two of the same turn."""

    def told(turn: Turn | None, status: int, seconds: float, why: str) -> None:
        first(turn, status, seconds, why)
        second(turn, status, seconds, why)

    return told
