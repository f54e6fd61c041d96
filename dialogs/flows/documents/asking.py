"""Ask for files: one report as slides, Word, PDF, sheet or note; all of them at once; everything as a workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from dialogs.answers import Block, Button, Handout, Reply, escaped, note, text
from dialogs.reports import access, sharing
from dialogs.reports.buttons import act
from dialogs.reports.draft import may_see
from dialogs.reports.naming import report_file_name, report_title
from dialogs.texts import texts_in
from dialogs.texts.dates import day
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, fold
from storage.denmark import DENMARK
from storage.records import EDITABLE, Report

OFFICE: Final = "application/vnd.openxmlformats-officedocument."
TYPES: Final[Mapping[str, tuple[str, str]]] = {
    "pptx": ("pptx", f"{OFFICE}presentationml.presentation"),
    "docx": ("docx", f"{OFFICE}wordprocessingml.document"),
    "note": ("docx", f"{OFFICE}wordprocessingml.document"),
    "xlsx": ("xlsx", f"{OFFICE}spreadsheetml.sheet"),
    "pdf": ("pdf", "application/pdf"),
    "bundle": ("zip", "application/zip"),
    "combined": ("pptx", f"{OFFICE}presentationml.presentation"),
}
"""What can be asked for: the ending of its file, and its content type."""

FORMS: Final = ("pptx", "docx", "pdf", "xlsx", "note")
_MARKS: Final = (
    ("pdf", ("pdf",)),
    ("note", ("notat", "note", "half-page", "halvsid", "halv side")),
    ("xlsx", ("excel", "xlsx", "regneark", "spreadsheet", "ark")),
    ("docx", ("word", "docx", "doc", "dokument", "skrift", "skriv ")),
    ("bundle", ("zip", "hver for sig", "one by one")),
)
"""What each form is called, as words begin."""
_ALL: Final = frozenset(
    (
        "alle",
        "allesammen",
        "samtlige",
        "afrapporteringerne",
        "rapporterne",
        "klyngernes",
        "all",
        "reports",
        "zip",
    )
)
_EVERYTHING: Final = frozenset(("alt", "hele", "alle", "samtlige", "everything", "all"))
_ONE: Final = re.compile(
    r"\b(samlet|en|et|one|a single|single) (samlet )?(prasentation|powerpoint|slideshow|deck|presentation|pptx)"
)
_NOT: Final = re.compile(r"\b(?:ikke|itt|not|no) (?:som |i |en |as |in |a )?\w+")
"""The form that somebody does not want: "pptx, ikke pdf"."""

OFFERED = 5


def form_of(words: str) -> str:
    """The form that these words name; slides, which is what the template is, where they name no other."""
    key = f" {_NOT.sub(' ', fold(words))} "
    return next((form for form, marks in _MARKS if any(f" {mark}" in key for mark in marks)), "pptx")


def all_of(words: str) -> Act:
    """All reports, in the form that these words name; where they name none it is asked for."""
    form = form_of(words)
    if form == "pptx":
        return Act("files_all", {"kind": "combined"} if _ONE.search(fold(words)) else {})
    return Act("files_all", {"format": words})


def names_all(words: str) -> bool:
    """True when more than one report is meant."""
    return not _ALL.isdisjoint(fold(words).split())


def names_everything(words: str) -> bool:
    """True when all there is is meant, and not the report that is open."""
    return not _EVERYTHING.isdisjoint(fold(words).split())


async def file_report(turn: Turn, steer: Act) -> Reply:
    """One report as a file: the one named, the one open here, the one read last, or the only one there is."""
    form = steer.slots.get("kind") or form_of(steer.slots.get("format", ""))
    if form not in FORMS:
        return Reply((text(turn.say("gather-old-card")),), (act(turn, "help"),))
    if form == "xlsx" and "kind" not in steer.slots and names_everything(turn.incoming.text):
        return await workbook(turn, steer)
    found = await _meant(turn, steer)
    if isinstance(found, list):
        return _which(turn, found, form)
    if not await _may(turn, found, await sharing.readable(turn)):
        return access.no_role(turn, "documents-not-yours")
    turn.state.focus["read"] = found.id
    kind = "workbook" if form == "xlsx" else "report"
    args = {"report": found.id, "form": form, "at": turn.now.isoformat()}
    return _made(turn, _named(turn, found, form), form, kind, args, found)


async def _meant(turn: Turn, steer: Act) -> Report | list[Report]:
    """The report that is meant, or those it could be."""
    if "read" in steer.slots:
        report = await turn.uow.reports.by_id(int(steer.slots["read"]))
        return report if report and report.deleted_at is None else []
    words = steer.slots.get("short")
    cluster = access.find_cluster(turn.catalogue, words) if words else None
    if steer.initiative is None and not words:
        if (draft := await turn.gathered()) is not None:
            return draft.report
        read = turn.state.focus.get("read")
        report = await turn.uow.reports.by_id(read) if isinstance(read, int) else None
        if report is not None and report.deleted_at is None:
            return report
    heads = await turn.uow.reports.list(cluster=cluster, initiative=steer.initiative)
    own = turn.person.clusters if turn.person else ()
    may = await sharing.readable(turn)
    found = [report for report in heads if await _may(turn, report, may)]
    found.sort(key=lambda r: r.key.cluster not in own)
    mine = [report for report in found if report.key.cluster in own]
    if len(found) == 1 or (len(mine) == 1 and cluster is None and steer.initiative is not None):
        return found[0]
    return found


async def _may(turn: Turn, report: Report, readable: Callable[[Report], bool]) -> bool:
    """True for a draft of one's own cluster, and for what was submitted and is read by this person."""
    draft = await turn.draft(report.id)
    submitted = report.submitted_at is not None and readable(report)
    return draft is not None and (submitted or may_see(turn.person, draft))


def _which(turn: Turn, found: list[Report], form: str) -> Reply:
    """Ask which one; or say that there is none that this person may have."""
    if not found:
        return Reply((text(turn.say("documents-none")),), (act(turn, "start"), act(turn, "help")))
    titles = [report_title(turn.texts, turn.catalogue, report.key) for report in found]
    buttons = [
        _button(turn, form, report.id, title)
        for report, title in zip(found[:OFFERED], titles[:OFFERED], strict=True)
    ]
    return Reply((text(turn.say("documents-which")),), buttons)


def _button(turn: Turn, form: str, report: int, title: str | None = None) -> Button:
    data = {"act": "file_report", "kind": form, "read": report}
    typed = turn.say("documents-says", form=turn.say(f"documents-form-{form}"))
    return Button(title or turn.say(f"documents-form-{form}"), "act", data, says=typed)


def _named(turn: Turn, report: Report, form: str) -> str:
    """The file's name, as people read it; documents have Danish names whoever asks."""
    danish = texts_in("da")
    name = report_file_name(danish, turn.catalogue, report.key)
    if form == "note":
        name = danish.say("documents-note-name", name=name)
    return f"{_safe(name)}.{TYPES[form][0]}"


def _safe(name: str) -> str:
    """Without the characters that no file system takes; a meeting's title may hold any."""
    return " ".join("".join(" " if c in '"*:<>?/\\|#%' or c < " " else c for c in name).split())[:150]


def _made(
    turn: Turn, name: str, form: str, kind: str, args: Mapping[str, object], report: Report | None = None
) -> Reply:
    handout: Handout = turn.hand_over(name, TYPES[form][1], kind, **args)
    blocks: list[Block] = [text(turn.say("documents-making", name=escaped(name)))]
    buttons: list[Button] = []
    if report is not None:
        if report.state in EDITABLE and report.submitted_at is None:
            blocks.append(note(turn.say("documents-is-draft")))
        buttons = [_button(turn, other, report.id) for other in FORMS if other != form]
    return Reply(blocks, buttons, handout=handout)


async def files_all(turn: Turn, steer: Act) -> Reply:
    """Every report that the person may see, in one deck or one zip."""
    if not _has_role(turn):
        return access.no_role(turn, "who-not-your-report")
    form = steer.slots.get("kind")
    if form is None and "format" in steer.slots:
        form = {"bundle": "bundle", "xlsx": "xlsx"}.get(form_of(steer.slots["format"]), "combined")
    if form == "xlsx":
        return await workbook(turn, steer)
    if form not in ("combined", "bundle"):
        return Reply(
            (text(turn.say("documents-all-how")),),
            [_all_button(turn, "combined"), _all_button(turn, "bundle"), act(turn, "workbook")],
        )
    name = f"{_dated(turn, 'documents-all-name')}.{TYPES[form][0]}"
    return _made(turn, name, form, "reports", {"form": form, "at": turn.now.isoformat()})


def _all_button(turn: Turn, form: str) -> Button:
    says = turn.say(f"documents-says-{form}")
    return Button(turn.say(f"documents-form-{form}"), "act", {"act": "files_all", "kind": form}, says=says)


async def workbook(turn: Turn, steer: Act) -> Reply:
    """Everything that the person may see, as a workbook."""
    if not _has_role(turn):
        return access.no_role(turn, "who-not-your-report")
    name = f"{_dated(turn, 'documents-workbook-name')}.xlsx"
    return _made(turn, name, "xlsx", "workbook", {"at": turn.now.isoformat()})


def _has_role(turn: Turn) -> bool:
    return turn.person is not None and bool(turn.person.memberships)


def _dated(turn: Turn, key: str) -> str:
    danish = texts_in("da")
    return danish.say(key, when=day(danish, turn.now.astimezone(DENMARK).date()))
