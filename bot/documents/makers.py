"""The makers of reports: each looks up what the person may see, and leaves the writing to the other process."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.documents.lookup import TEXTS, contents_for, contents_of, fixed_words, others_first, pdf_form, shown
from bot.documents.making import Job, Wanted
from bot.documents.out.contents import Collection, Contents
from bot.documents.overview import sheets
from bot.documents.refused import NotMade
from dialogs.reports.sharing import readable_by
from dialogs.texts.dates import day
from storage.denmark import DENMARK

OUT = "bot.documents.out"
WRITERS = {
    "pptx": f"{OUT}.deck:deck",
    "docx": f"{OUT}.word:document",
    "note": f"{OUT}.word:note",
    "slides_pdf": f"{OUT}.convert:deck_pdf",
    "pdf": f"{OUT}.convert:document_pdf",
    "bundle": f"{OUT}.bundle:bundle",
    "combined": f"{OUT}.deck:combined",
    "xlsx": f"{OUT}.sheets:workbook",
}


async def report(wanted: Wanted) -> Job:
    """One report. `args`: report, an id; form: pptx, docx, pdf or note."""
    number, form = int(wanted.args["report"]), str(wanted.args["form"])
    contents = await contents_for(wanted.uow, wanted.catalogue, number, wanted.person, _now(wanted))
    if form == "pdf":
        head = await wanted.uow.reports.by_id(number)
        template = wanted.catalogue.template(head.key.template, head.template_version) if head else None
        form = pdf_form(template) if template else form
    return Job(WRITERS[form], contents)


async def reports(wanted: Wanted) -> Job:
    """Every report on an initiative that the person may see, by initiative. `args`: form, "bundle" or "combined"."""
    found = await _all(wanted)
    if not found:
        raise NotMade("documents-none")
    if wanted.args["form"] == "bundle":
        return Job(WRITERS["bundle"], found)
    return Job(WRITERS["combined"], collected(wanted, found))


def collected(wanted: Wanted, found: list[Contents]) -> Collection:
    """The reports as one, with the titles of their initiatives."""
    catalogue = wanted.catalogue
    today = day(TEXTS, _now(wanted).astimezone(DENMARK).date())
    return Collection(
        alliance=catalogue.alliance.name if catalogue.alliance else "",
        title=TEXTS.say("documents-all-title"),
        standing=TEXTS.say("documents-all-standing", when=today, count=len(found)),
        reports=found,
        initiatives={i.number: i.title for i in catalogue.initiatives.values()},
        words=fixed_words(),
    )


async def _all(wanted: Wanted) -> list[Contents]:
    uow, catalogue = wanted.uow, wanted.catalogue
    order = list(catalogue.clusters)
    heads = [r for r in await uow.reports.list() if r.key.initiative is not None]
    heads.sort(
        key=lambda r: (r.key.initiative or 0, order.index(r.key.cluster) if r.key.cluster in order else 99)
    )
    found = []
    may = await readable_by(uow, catalogue, wanted.person)
    for head in heads:
        await others_first()
        if (seen := await shown(uow, catalogue, head, wanted.person, may)) is not None:
            found.append(await contents_of(uow, catalogue, *seen, _now(wanted)))
    return found


async def workbook(wanted: Wanted) -> Job:
    """Everything that the person may see, as sheets; with `report` that report alone."""
    uow, catalogue, person = wanted.uow, wanted.catalogue, wanted.person
    number = wanted.args.get("report")
    if number is None:
        return Job(WRITERS["xlsx"], await sheets(uow, catalogue, person))
    only = await uow.reports.by_id(int(number))
    may = await readable_by(uow, catalogue, person)
    if only is None or await shown(uow, catalogue, only, person, may) is None:
        raise NotMade("documents-not-yours")
    return Job(WRITERS["xlsx"], await sheets(uow, catalogue, person, only))


def _now(wanted: Wanted) -> datetime:
    """The moment the file was asked for, by the domain's clock."""
    at = wanted.args.get("at")
    return datetime.fromisoformat(at) if isinstance(at, str) else datetime.now(UTC)
