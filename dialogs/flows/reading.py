"""Read what was submitted: all of it by role, or what one's learning communities did.

Never a draft, nor what a reopened one changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Block, Button, Reply, facts, heading, note, text, verbatim
from dialogs.comments.threads import asks, thread_button
from dialogs.reports import access, sharing
from dialogs.reports.buttons import act
from dialogs.reports.naming import report_button, report_title
from dialogs.reports.preview import paged, preview
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import EDITABLE, Report, RoleName

OFFERED = 5


def reads(turn: Turn) -> bool:
    """True for the roles that see every submitted report, and have none of their own to show."""
    return sharing.reads_all(turn)


def _may(turn: Turn) -> bool:
    return reads(turn) or bool(turn.person and turn.person.clusters)


async def submitted(turn: Turn, steer: Act) -> Reply:
    """The submitted reports, each with when."""
    if not _may(turn):
        return access.no_role(turn, "who-not-your-report")
    found = await _submitted(turn)
    if not found:
        return Reply((text(turn.say("read-none")),), (act(turn, "help"),))
    rows = [
        (report_title(turn.texts, turn.catalogue, r.key), moment(turn.texts, r.submitted_at))
        for r in found
        if r.submitted_at
    ]
    return Reply(
        (heading(turn.say("read-title")), facts(*rows), note(turn.say("read-how"))),
        [_opens(turn, report) for report in found[:OFFERED]],
    )


def _opens(turn: Turn, report: Report) -> Button:
    """A button that reads this one, whatever its template is one per."""
    title = report_button(turn.texts, turn.catalogue, report.key)
    said = report_title(turn.texts, turn.catalogue, report.key)
    return Button(title, "act", {"act": "read", "read": report.id}, says=said)


async def _submitted(turn: Turn, initiative: int | None = None, cluster: str | None = None) -> list[Report]:
    reports = await turn.uow.reports.list(cluster=cluster, initiative=initiative)
    may = await sharing.readable(turn)
    return [r for r in reports if r.submitted_at is not None and may(r)]


async def read(turn: Turn, steer: Act) -> Reply:
    """One submitted report as it was submitted last, page by page."""
    if not _may(turn):
        return access.no_role(turn, "who-not-your-report")
    words = steer.slots.get("short")
    cluster = access.find_cluster(turn.catalogue, words) if words else None
    if "read" in steer.slots:
        found = [r for r in await _submitted(turn) if r.id == int(steer.slots["read"])]
    else:
        found = _main(turn, await _submitted(turn, steer.initiative, cluster))
    if not found and (drafts := await _drafts(turn, steer.initiative, cluster)):
        return await _one_of(turn, drafts, int(steer.slots.get("page", 1)))
    if len(found) != 1 or (words and cluster is None):
        listed = await submitted(turn, steer)
        return Reply(
            (note(turn.say("read-which" if found else "read-not-found")), *listed.blocks), listed.buttons
        )
    turn.state.focus["read"] = found[0].id
    number, at, body = (await turn.uow.reports.snapshots(found[0].id))[-1]
    pages = paged(_pieces(turn, body, found[0]))
    page = min(max(1, int(steer.slots.get("page", 1))), len(pages))
    head: list[Block] = [
        heading(report_title(turn.texts, turn.catalogue, found[0].key)),
        note(turn.say("read-version", number=str(number), when=moment(turn.texts, at))),
    ]
    if len(pages) > 1:
        head.append(note(turn.say("gather-page", page=page, pages=len(pages))))
    comments = len(await turn.uow.comments.of_report(found[0].id)) if asks(turn.person) else 0
    if comments:
        head.append(note(turn.say("comment-on-report", count=comments)))
    if (rewritten := _being_rewritten(turn, found[0])) is not None:
        head.append(note(turn.say("read-reopened")))
    turns = [
        act(turn, f"read_{way}", read=found[0].id, page=to)
        for way, to in (("back", page - 1), ("next", page + 1))
        if 1 <= to <= len(pages)
    ]
    beside = ["comment_report", *(["comments_of"] if comments else [])] if asks(turn.person) else []
    buttons = [*turns, *(thread_button(turn, name, found[0].id) for name in beside)]
    return Reply(
        [*head, *pages[page - 1]], [*buttons, *([rewritten] if rewritten else []), act(turn, "submitted")]
    )


def _being_rewritten(turn: Turn, report: Report) -> Button | None:
    """The way to the draft of a report that was opened again, for the secretariat alone."""
    if report.state not in EDITABLE or not turn.has(RoleName.secretariat):
        return None
    return replace(act(turn, "show", report.id), title=turn.say("button-draft"))


def _main(turn: Turn, found: list[Report]) -> list[Report]:
    """Of several reports on one initiative in one cluster that with the default template is meant."""
    main, pairs = turn.catalogue.default_template, {(r.key.initiative, r.key.cluster) for r in found}
    chosen = [r for r in found if main is not None and r.key.template == main.key]
    return chosen if len(pairs) == 1 and chosen else found


async def _drafts(turn: Turn, initiative: int | None, cluster: str | None) -> list[Report]:
    """The drafts that the secretariat, and nobody else among the readers, may see where nothing was submitted."""
    if not turn.has(RoleName.secretariat) or initiative is None:
        return []
    return _main(turn, await turn.uow.reports.list(cluster=cluster, initiative=initiative))


async def _one_of(turn: Turn, reports: Sequence[Report], page: int) -> Reply:
    draft = await turn.draft(reports[0].id)
    if len(reports) == 1 and draft is not None:
        return await preview(turn, draft, page, (act(turn, "submitted"),))
    buttons = [
        replace(act(turn, "show", r.id), title=report_button(turn.texts, turn.catalogue, r.key))
        for r in reports[:OFFERED]
    ]
    return Reply((text(turn.say("read-which")),), buttons)


def _pieces(turn: Turn, body: Mapping[str, Any], report: Report) -> list[list[Block]]:
    out: list[list[Block]] = []
    template = turn.catalogue.template(report.key.template, body["version"])
    optional = {q.key for q in template.questions if q.optional} if template else ()
    for section in body["sections"]:
        title: list[Block] = [heading(section["title"])]
        for q in section["questions"]:
            if q["key"] in optional and not q["answer"]:
                continue
            out.append([*title, text(f"**{q['title']}**"), _answer(turn, body, q)])
            title = []
        out += [_extra(turn, b) for b in body.get("blocks", ()) if b["section"] == section["key"]]
    names = [a["name"] for a in body.get("attachments", ())]
    rows = [(turn.say(f"gather-contact-{k}"), v) for k, v in body.get("contacts", {}).items() if v]
    rows += [(turn.say("gather-attachment", number=str(n)), name) for n, name in enumerate(names, 1)]
    return [*out, [facts(*rows)]] if rows else out


def _answer(turn: Turn, body: Mapping[str, Any], question: Mapping[str, Any]) -> Block:
    if question["answer"]:
        return verbatim(question["answer"])
    off = question["key"] in body.get("not_relevant", ())
    return note(turn.say("gather-none-not_relevant_yet" if off else "gather-none-skipped"))


def _extra(turn: Turn, block: Mapping[str, Any]) -> list[Block]:
    said = [verbatim(block["text"])] if block["text"] else []
    pictured = [note(turn.say("gather-block-image"))] if block.get("file") else []
    return [heading(block["title"]), *said, *pictured]
