"""Read what was submitted: all of it by role, or what one's learning communities did.

Never a draft, nor what a reopened one changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogs.answers import Block, Reply, facts, heading, note, text, verbatim
from dialogs.comments.threads import asks, thread_button
from dialogs.reports import access, sharing
from dialogs.reports.buttons import act, say
from dialogs.reports.draft import Draft
from dialogs.reports.naming import report_title
from dialogs.reports.preview import paged, preview
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Report, RoleName

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
        [say(report_title(turn.texts, turn.catalogue, r.key), _typed(turn, r)) for r in found[:OFFERED]],
    )


def _typed(turn: Turn, report: Report) -> str:
    """What to write to read this one."""
    cluster = turn.catalogue.clusters[report.key.cluster].name if report.key.cluster else ""
    return turn.say("read-says", number=str(report.key.initiative), cluster=cluster)


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
        found = await _submitted(turn, steer.initiative, cluster)
    if not found and (draft := await _draft(turn, steer.initiative, cluster)):
        return await preview(turn, draft, int(steer.slots.get("page", 1)), (act(turn, "submitted"),))
    if len(found) != 1 or (words and cluster is None):
        listed = await submitted(turn, steer)
        return Reply(
            (note(turn.say("read-which" if found else "read-not-found")), *listed.blocks), listed.buttons
        )
    turn.state.focus["read"] = found[0].id
    number, at, body = (await turn.uow.reports.snapshots(found[0].id))[-1]
    pages = paged(_pieces(turn, body))
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
    turns = [
        act(turn, f"read_{way}", read=found[0].id, page=to)
        for way, to in (("back", page - 1), ("next", page + 1))
        if 1 <= to <= len(pages)
    ]
    beside = ["comment_report", *(["comments_of"] if comments else [])] if asks(turn.person) else []
    buttons = [*turns, *(thread_button(turn, name, found[0].id) for name in beside)]
    return Reply([*head, *pages[page - 1]], [*buttons, act(turn, "submitted")])


async def _draft(turn: Turn, initiative: int | None, cluster: str | None) -> Draft | None:
    """The draft that the secretariat, and nobody else among the readers, may see where nothing was submitted."""
    if not turn.has(RoleName.secretariat) or initiative is None:
        return None
    reports = await turn.uow.reports.list(cluster=cluster, initiative=initiative)
    return await turn.draft(reports[0].id) if len(reports) == 1 else None


def _pieces(turn: Turn, body: Mapping[str, Any]) -> list[list[Block]]:
    out: list[list[Block]] = []
    for section in body["sections"]:
        title: list[Block] = [heading(section["title"])]
        for q in section["questions"]:
            words = q["answer"]
            out.append(
                [
                    *title,
                    text(f"**{q['title']}**"),
                    verbatim(words) if words else note(turn.say("gather-none-skipped")),
                ]
            )
            title = []
        out += [
            [heading(b["title"]), verbatim(b["text"])]
            for b in body.get("blocks", ())
            if b["section"] == section["key"]
        ]
    names = [a["name"] for a in body.get("attachments", ())]
    rows = [(turn.say(f"gather-contact-{k}"), v) for k, v in body.get("contacts", {}).items() if v]
    rows += [(turn.say("gather-attachment", number=str(n)), name) for n, name in enumerate(names, 1)]
    return [*out, [facts(*rows)]] if rows else out
