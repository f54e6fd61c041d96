"""The figures of a run, and how they are shown."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bench.broadcast import Broadcasting
from tests.bench.load import Measured

YARDSTICK = "echo"


@dataclass
class Figures:
    """What a run measured: speeds by what was done and how many people at once, parts by what was done."""

    speeds: dict[tuple[str, int], Measured] = field(default_factory=dict)
    parts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    starts: list[float] = field(default_factory=list)
    memory: dict[str, float] = field(default_factory=dict)
    broadcast: Broadcasting | None = None


def show(figures: Figures, database: str) -> None:
    """Print everything; a speed is compared with the echo's for as many people."""
    print(f"\n{database}, Python {sys.version.split()[0]}, {os.cpu_count()} cores\n")
    if figures.speeds:
        _show_turns(figures)
    if figures.broadcast:
        print(f"{figures.broadcast}\n")


def _show_turns(figures: Figures) -> None:
    print(f"{'':<12}{'at once':>8}{'turns/s':>9}{'x echo':>8}{'CPU ms':>8}{'p50 ms':>8}{'p99 ms':>8}")
    for (name, people), m in figures.speeds.items():
        times = m.rate / figures.speeds[YARDSTICK, people].rate
        spread = f"{m.within(50):>8.1f}{m.within(99):>8.1f}"
        print(f"{name:<12}{people:>8}{m.rate:>9.0f}{times:>8.1f}{m.cpu:>8.2f}{spread}")
    for name, found in figures.parts.items():
        _show_parts(name, found["seconds"], found["queries"])
    starts, memory = sorted(figures.starts), figures.memory
    median = statistics.median(starts)
    print(f"\nstart-up, to /readyz: {median:.2f} s (median of {len(starts)}; slowest {starts[-1]:.2f})")
    print(f"memory: {memory['idle']:.0f} MB idle, {memory['after']:.0f} after; echo {memory['echo']:.0f}\n")


def _show_parts(name: str, seconds: Mapping[str, float], queries: float) -> None:
    total = sum(seconds.values())
    parts = sorted(seconds.items(), key=lambda part: -part[1])
    print(f"\n{name}, one person alone: {total * 1000:.2f} ms with watches, {queries:.1f} queries")
    print("  " + ", ".join(f"{part} {taken / total:.0%}" for part, taken in parts))
