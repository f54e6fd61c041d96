"""A bot with reports of several clusters in it, and what those of another cluster may never do to them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from storage import models
from storage.database import Database
from storage.records import AnswerKind, Part, ReportKey, ReportState
from storage.repositories.people import PersonRow
from tests.e2e.payloads import body
from tests.teams import Behind, Json, TeamsStandIn, bot_for, local_settings

TEMPLATE = "skabelon-april-2019"
JSON = {"Content-Type": "application/json"}
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
FUZZED = (
    ("Mette Holm", "mette@vest.dk"),
    ("Stig Dam", "stig@rm.dk"),
    ("Bo Kjær", "bo@rm.dk"),
    ("Fremmed", "fremmed@x.dk"),
    ("Rita Lund", "rita@randers.dk#EXT#"),
)
"""Only these post anything; what belongs to the others must stay as it is."""
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
            gone = await uow.reports.add_block(
                report.id, "a1-beskrivelse", SECRET, SECRET, None, rita.id, rita.name, AT
            )
            await uow.reports.remove_block(gone.id, AT)
            made.append(report.id)
    await database.close()
    return made


class World:
    """The bot, the people who are fuzzed, and everything that must stay as it is."""

    def __init__(self, bot: Behind, teams: TeamsStandIn, reports: list[int]) -> None:
        self.bot, self.teams, self.reports = bot, teams, reports
        self.people = [teams.person(name, upn) for name, upn in FUZZED]
        self.mette = self.people[0]

    async def say(self, *texts: str) -> str:
        """Mette writes. Gives the last answer."""
        for said in texts:
            assert (await self.bot.post(self.teams.message(self.mette, said))).status == 200
        return self.teams.texts(self.mette.chat)[-1]


@asynccontextmanager
async def furnished(database_url: str, folder: Path, teams: TeamsStandIn) -> AsyncIterator[World]:
    """A bot in the middle of Mette's report. At the end nothing may have changed but what is hers."""
    teams.files["a.txt"] = b"tekst"
    async with bot_for(local_settings(database_url, folder)) as bot:
        world = World(bot, teams, await furnish(database_url))
        before = await not_theirs(bot.parts.database, world.reports)
        await world.say("jeg vil skrive om initiativ 8", "Et team på tværs.")
        yield world
        assert await not_theirs(bot.parts.database, world.reports) == before


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
    """Posts, and looks at what came of it."""

    def __init__(self, world: World, log: Log) -> None:
        self.world, self.teams, self.log = world, world.teams, log
        self.loop = asyncio.get_running_loop()
        self.statuses: Counter[int] = Counter()

    def knock(self, activity: Json) -> None:
        """From another thread."""
        asyncio.run_coroutine_threadsafe(self.post(activity), self.loop).result(60)

    async def post(self, activity: Json) -> None:
        """Whatever it is, it is answered without a fault of ours and without a word from another cluster."""
        before = len(self.teams.posts)
        answer = await self.world.bot.post(
            None, data=body(activity), headers={"Content-Type": "application/json"}
        )
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
            await self.world.say("fortsæt")
        elif number % 20 == 0:
            await self.world.say(f"jeg vil skrive om initiativ {1 + number // 20 % 11}")
