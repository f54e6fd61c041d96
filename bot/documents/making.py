"""Makes the files that are handed over: what goes into them is looked up here, and a process of its own writes them.

A maker looks up what the person may see, now, and gives either the bytes or a `Job`: a function and its argument
for the other process, so that the bot itself loads no document library and goes on answering meanwhile.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final

import structlog
from msgspec import Struct

from bot.documents.refused import NotMade
from dialogs.answers import Handout
from storage.catalogue.records import Catalogue
from storage.database import Database
from storage.records import Person
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

MAKERS: Final[dict[str, str]] = {
    "calendar": "bot.documents.calendar:handed_out",
    "broadcast": "bot.documents.enclosed:ledger",
    "enclosure": "bot.documents.enclosed:enclosure",
    "report": "bot.documents.makers:report",
    "reports": "bot.documents.makers:reports",
    "workbook": "bot.documents.makers:workbook",
}
"""Kinds of handouts, and the maker of each as `module:function`; imported when it is asked for."""

AT_ONCE: Final = 2
SECONDS: Final = 300
_ROOT: Final = Path(__file__).parents[2]


class Wanted(Struct, frozen=True):
    """What a maker is given: who asks, what for, and an open unit of work that only reads."""

    uow: UnitOfWork
    catalogue: Catalogue
    person: Person | None
    args: Mapping[str, Any]


class Job(Struct, frozen=True):
    """Work for the other process: a function, as `module:function`, of one argument that gives bytes."""

    function: str
    argument: Any


Maker = Callable[[Wanted], Awaitable[bytes | Job]]


class Documents:
    """Makes files, a few at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def make(self, handout: Handout, person: Person | None) -> bytes:
        """The file, for this person with the roles of now. Raises NotMade."""
        module, _, name = MAKERS[handout.kind].partition(":")
        maker: Maker = getattr(importlib.import_module(module), name)
        async with self._turns:
            async with self._database.read() as uow:
                wanted = Wanted(uow, await uow.catalogue.load(), person, handout.args)
                made = await maker(wanted)
            return made if isinstance(made, bytes) else await run(made)


async def run(job: Job) -> bytes:
    """What the job's function gives, from a process of its own. Raises NotMade."""
    surroundings = {"PYTHONPATH": str(_ROOT), "PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-sPB", "-m", "bot.documents.maker", stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
        env=surroundings,
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS):
            out, _ = await process.communicate(pickle.dumps((job.function, job.argument)))
    except TimeoutError:
        raise NotMade("documents-too-slow") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    head, _, content = out.partition(b"\n")
    if process.returncode != 0 or not head:
        log.error("document not made", function=job.function, exit=process.returncode)
        raise NotMade("documents-failed")
    found: dict[str, Any] = json.loads(head)
    if "refused" in found:
        if "error" in found:
            log.error("document not made", function=job.function, error=found["error"])
        raise NotMade(found["refused"], **found.get("values", {}))
    return content
