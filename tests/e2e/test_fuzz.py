"""Whatever is posted, by Teams or by somebody who pretends to be it: no fault of ours, no forbidden write.

KLYNGEBOT_FUZZ says how many activities on SQLite (10000 for the full proof); a fifth as many on PostgreSQL.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import Table, select

from storage import models
from storage.database import Database
from storage.records import AnswerKind, Part, ReportKey, ReportState
from storage.repositories.people import PersonRow
from tests.e2e.payloads import Payloads, body
from tests.teams import Behind, Json, Someone, TeamsStandIn, bot_for, local_settings

EXAMPLES = int(os.environ.get("KLYNGEBOT_FUZZ", "1000"))
TEMPLATE = "skabelon-april-2019"
AT = datetime(2019, 10, 21, 7, 0, tzinfo=UTC)
SECRET = "hemmeligt kladdeord"
ELSEWHERE = (("randers", 6), ("midt", 8), ("aarhus", 1), ("horsens", 8))
PEOPLE = (
    PersonRow("mette@vest.dk", "Mette Holm", "member", "vest", None, None),
    PersonRow("ole@vest.dk", "Ole Bech", "member", "vest", None, None),
    PersonRow("rita@randers.dk", "Rita Lund", "member", "randers", None, None),
    PersonRow("sofie@rm.dk", "Sofie Friis", "secretariat", None, None, None),
    PersonRow("stig@rm.dk", "Stig Dam", "steering", None, None, None),
    PersonRow("bo@rm.dk", "Bo Kjær", "observer", None, None, None),
)
"""Mette, Stig, Bo and a stranger are the ones who are fuzzed; the others' things must stay as they are."""
OF_REPORTS = (
    models.answer,
    models.block,
    models.file,
    models.report_event,
    models.report_snapshot,
    models.presence,
)
FIXED = (
    models.membership,
    models.owed,
    models.catalogue_item,
    models.catalogue_template,
    models.catalogue_state,
)
QUIET = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=EXAMPLES <= 1000,
    phases=[
        Phase.generate
    ],  # what is in the database differs from example to example, so nothing can be shrunk
    suppress_health_check=list(HealthCheck),
)


class Log:
    """Standard error, read after each example."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Nothing waits."""

    def faults(self) -> str:
        """What was logged since the last call, if it tells of a fault."""
        text, self.text = self.text, ""
        signs = ("turn failed", "Traceback", '"level": "error"', '"level": "critical"')
        return text if any(sign in text for sign in signs) else ""


async def furnish(url: str) -> list[int]:
    """People, and a report in each other cluster with a secret in it. Gives the reports' ids."""
    database = await Database.open(url)
    async with database.work() as uow:
        await uow.people.import_people(list(PEOPLE))
        rita = await uow.people.by_upn("rita@randers.dk")
        assert rita is not None
        catalogue = await uow.catalogue.load()
        version = catalogue.templates[TEMPLATE].version
        made = []
        for cluster, number in ELSEWHERE:
            report = await uow.reports.start(
                ReportKey(TEMPLATE, cluster, number), version, rita.id, AT, ReportState.in_progress
            )
            part = Part(rita.id, rita.name, f"{SECRET} fra {cluster}", AT)
            await uow.reports.write(
                report.id, "a1-formaal", AnswerKind.text, (part,), rita.id, rita.name, AT, 0
            )
            await uow.reports.add_block(
                report.id, "a1-beskrivelse", f"{SECRET}", SECRET, None, rita.id, rita.name, AT
            )
            made.append(report.id)
    await database.close()
    return made


async def rows(database: Database, table: Table) -> list[dict[str, Any]]:
    async with database.read() as uow:
        found = await uow._connection.execute(select(table))
        return sorted((dict(row._mapping) for row in found), key=repr)


async def not_theirs(database: Database, reports: list[int]) -> dict[str, Any]:
    """Everything that nobody who is fuzzed may change."""
    kept: dict[str, Any] = {t.name: await rows(database, t) for t in FIXED}
    kept["report"] = [r for r in await rows(database, models.report) if r["id"] in reports]
    for table in OF_REPORTS:
        kept[table.name] = [r for r in await rows(database, table) if r["report_id"] in reports]
    known = {p.upn for p in PEOPLE}
    kept["person"] = [
        {k: v for k, v in r.items() if k not in ("tenant_id", "object_id", "name")}
        for r in await rows(database, models.person)
        if r["upn"] in known
    ]
    return kept


async def only_mette_wrote(database: Database, reports: list[int]) -> Counter[str]:
    """What is new belongs to Mette's cluster and is by her. Gives how much of each was written."""
    people = {r["id"]: r["upn"] for r in await rows(database, models.person)}
    new = [r for r in await rows(database, models.report) if r["id"] not in reports]
    assert {r["cluster"] for r in new} <= {"vest"}
    ids = {r["id"] for r in new}
    written = Counter({"reports": len(new)})
    for table in (models.answer, models.block):
        theirs = [r for r in await rows(database, table) if r["report_id"] in ids]
        assert {people[r["author_id"]] for r in theirs} <= {"mette@vest.dk"}
        written[table.name] = len(theirs)
    for table in (models.report_event, models.report_snapshot, models.presence):
        theirs = [r for r in await rows(database, table) if r["report_id"] in ids]
        assert {people[r["person_id"]] for r in theirs} <= {"mette@vest.dk"}
        written[table.name] = len(theirs)
    told = {people[r["person_id"]] for r in await rows(database, models.notice)}
    assert told <= {"ole@vest.dk", "sofie@rm.dk", "stig@rm.dk", "bo@rm.dk"}
    return written


class Door:
    """Posts from hypothesis' own thread, and looks at what came of it."""

    def __init__(self, bot: Behind, teams: TeamsStandIn, log: Log, mette: Someone) -> None:
        self.bot, self.teams, self.log, self.mette = bot, teams, log, mette
        self.loop = asyncio.get_running_loop()
        self.statuses: Counter[int] = Counter()

    def knock(self, activity: Json) -> None:
        asyncio.run_coroutine_threadsafe(self._knock(activity), self.loop).result(60)

    async def _knock(self, activity: Json) -> None:
        before = len(self.teams.posts)
        answer = await self.bot.post(None, data=body(activity), headers={"Content-Type": "application/json"})
        self.statuses[answer.status] += 1
        assert answer.status in (200, 400, 403, 501), (answer.status, activity)
        fault = self.log.faults()
        assert not fault, (fault, activity)
        said = answer.raw.decode() + "".join(repr(p.activity) for p in self.teams.posts[before:])
        assert SECRET not in said, activity
        await self._keep_going(said)
        assert "Traceback" not in said and "Error:" not in said, activity
        del self.teams.posts[:-60]

    async def _keep_going(self, said: str) -> None:
        """Back to writing, since most of what can go wrong goes wrong there."""
        number = self.statuses.total()
        if "70 201 201" in said:
            await self.bot.post(self.teams.message(self.mette, "fortsæt"))
        elif number % 20 == 0:
            start = f"jeg vil skrive om initiativ {1 + number // 20 % 11}"
            await self.bot.post(self.teams.message(self.mette, start))


async def test_nothing_that_is_posted_breaks_or_changes_what_it_may_not(
    database_kind: str,
    database_url: str,
    tmp_path: Path,
    teams: TeamsStandIn,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    record_property: Any,
) -> None:
    log = Log()
    monkeypatch.setattr(sys, "stderr", log)
    fuzzed = [
        teams.person(name, upn)
        for name, upn in (
            ("Mette Holm", "mette@vest.dk"),
            ("Stig Dam", "stig@rm.dk"),
            ("Bo Kjær", "bo@rm.dk"),
            ("Fremmed", "fremmed@x.dk"),
            ("Rita Lund", "rita@randers.dk#EXT#"),
        )
    ]
    teams.files["a.txt"] = b"tekst"
    async with bot_for(local_settings(database_url, tmp_path)) as bot:
        reports = await furnish(database_url)
        database = bot.parts.database
        before = await not_theirs(database, reports)
        mette = fuzzed[0]
        door = Door(bot, teams, log, mette)
        for start in ("jeg vil skrive om initiativ 8", "Et team på tværs."):
            assert (await bot.post(teams.message(mette, start))).status == 200
        payloads = Payloads(
            teams, [mette] * 6 + fuzzed, [*reports, *range(len(reports) + 1, len(reports) + 4)]
        )
        how_many = EXAMPLES if database_kind == "sqlite" else EXAMPLES // 5

        @settings(QUIET, max_examples=how_many)
        @given(payloads.activities)
        def anything(activity: Json) -> None:
            door.knock(activity)

        await asyncio.to_thread(anything)
        assert await not_theirs(database, reports) == before
        written = await only_mette_wrote(database, reports)
        for steer in ("fortsæt", "annuller", "jeg vil skrive om initiativ 8"):
            assert (await bot.post(teams.message(mette, steer))).status == 200
        assert "initiativ 8" in teams.texts(mette.chat)[-1].lower()
    assert [r for r in caplog.records if r.levelno >= logging.ERROR] == []
    record_property("figures", f"{dict(door.statuses)} {dict(written)}")
    assert door.statuses[200] > how_many // 2 and written["answer"] > 0
