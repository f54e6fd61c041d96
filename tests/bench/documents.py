"""What documents cost: many reports to a workbook and to a zip, in seconds and in the memory of each process."""

from __future__ import annotations

import resource
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.bootstrap import open_database
from bot.documents.making import Documents
from bot.settings import Settings
from dialogs.answers import Handout
from storage.database import Database
from storage.records import AnswerKind, Membership, Part, Person, ReportKey, RoleName
from tests.bench.stall import watched

CLUSTERS = ("midt", "aarhus", "vest", "randers", "horsens")
AT = datetime(2019, 10, 21, 7, 0, tzinfo=UTC)
WORDS = "Borgeren oplever større sammenhæng, og der er færre afbrudte forløb end før. " * 8
SECRETARY = Person(0, "", "", (Membership(RoleName.secretariat),))
MEASURED = (("one deck", 1, "reports", "bundle"), ("a zip of decks", 100, "reports", "bundle"),
            ("one combined deck", 100, "reports", "combined"), ("a workbook", 1_000, "workbook", ""))  # fmt: skip


async def measure(folder: Path) -> None:
    """Fill a database step by step, and make each kind of file of what is in it."""
    print(
        f"\n{'':<20}{'reports':>8}{'seconds':>9}{'file MB':>9}{'bot MB':>8}{'maker MB':>9}{'longest stall ms':>18}"
    )
    database = await open_database(Settings(data_dir=folder))
    documents, there = Documents(database), 0
    for name, count, kind, form in MEASURED:
        await _fill(database, there, count)
        there = max(there, count)
        await _show(documents, name, count, Handout("it", "x", kind, {"form": form}))
    await database.close()


async def _fill(database: Database, there: int, count: int) -> None:
    async with database.work() as uow:
        template = (await uow.catalogue.load()).default_template
        assert template is not None
        for n in range(there, count):
            key = ReportKey(template.key, CLUSTERS[n % 5], 1 + n // 5)
            report = await uow.reports.start(key, template.version, None, AT)
            for q in template.questions:
                part = Part(None, "Bench", f"{n}: {WORDS}".strip(), AT)
                await uow.reports.write(report.id, q.key, AnswerKind.text, (part,), None, "Bench", AT, 0)


async def _show(documents: Documents, name: str, count: int, handout: Handout) -> None:
    began = time.perf_counter()
    content, stall = await watched(documents.make(handout, SECRETARY))
    taken = time.perf_counter() - began
    own, children = (_peak(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    size = len(content) / (1 << 20)
    print(f"{name:<20}{count:>8}{taken:>9.2f}{size:>9.1f}{own:>8.0f}{children:>9.0f}{stall:>18.0f}")


def _peak(who: int) -> float:
    """The most memory that these processes have used, in MB."""
    return resource.getrusage(who).ru_maxrss / 1024
