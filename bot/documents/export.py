"""A report as a file, for who has the database at hand."""

from __future__ import annotations

from datetime import datetime

from bot.documents.lookup import any_contents, pdf_form
from bot.documents.makers import WRITERS
from bot.documents.making import Job, run
from bot.documents.overview import sheets
from storage.catalogue.records import Catalogue
from storage.records import ReportKey
from storage.unit_of_work import UnitOfWork


async def exported(uow: UnitOfWork, catalogue: Catalogue, key: ReportKey, form: str, now: datetime) -> bytes:
    """The report as `form` (pptx, docx, pdf or xlsx); one never begun is empty. Raises NotMade."""
    if form == "xlsx":
        report = await uow.reports.get(key)
        found = await sheets(uow, catalogue, None, report, everything=True) if report else []
        return await run(Job(WRITERS["xlsx"], found or await sheets(uow, catalogue, None)))
    contents = await any_contents(uow, catalogue, key, now)
    if form == "pdf":
        form = pdf_form(catalogue.templates[key.template])
    return await run(Job(WRITERS[form], contents))
