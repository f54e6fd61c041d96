"""Copy a section from another of the cluster's reports, on a yes, as one's own text."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Block, Reply, note, text
from dialogs.reports.asking import as_asked, ask, go_on, open_draft
from dialogs.reports.buttons import act, yes_no
from dialogs.reports.draft import Draft
from dialogs.reports.naming import report_title
from dialogs.reports.preview import excerpt
from dialogs.reports.writing import Mode, Outcome, save
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import Report


async def copy(turn: Turn, steer: Act) -> Reply:
    """Show the text that would be copied, and what stands here already."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question = draft.question(steer.section)
    assert question is not None
    source = await _source(turn, draft, steer.initiative)
    words = source.text(question.key) if source else None
    if source is None or words is None:
        return Reply(
            (text(turn.say("gather-copy-none", section=question.title, number=str(steer.initiative))),),
            (act(turn, "resume"), act(turn, "start")),
        )
    pending = turn.ask_yes(
        "copy",
        report=draft.report.id,
        question=question.key,
        source=source.report.id,
        copied=source.revision(question.key),
        revision=draft.revision(question.key),
    )
    title = report_title(turn.texts, turn.catalogue, source.report.key)
    blocks: list[Block] = [
        text(turn.say("gather-copy-ask", section=question.title, report=title)),
        *excerpt(turn, words),
    ]
    if draft.answered(question):
        blocks.append(note(turn.say("gather-copy-adds", section=question.title)))
    return Reply(blocks, yes_no(turn, pending))


def how(turn: Turn) -> Reply:
    """Which words copy a section, for a wish that did not name section and initiative so."""
    return Reply((text(turn.say("gather-copy-how")),), (act(turn, "start"), act(turn, "help")))


async def _source(turn: Turn, draft: Draft, number: int | None) -> Draft | None:
    """The report of another initiative in the same cluster, with the same template where there is one."""
    reports: list[Report] = await turn.uow.reports.list(cluster=draft.report.key.cluster, initiative=number)
    reports.sort(key=lambda r: r.key.template != draft.report.key.template)
    others = [r for r in reports if r.id != draft.report.id]
    return await turn.draft(others[0].id) if others else None


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `copy`: the text is added as this person's own, if both reports are as they were shown."""
    found = await as_asked(turn, data, chosen)
    if isinstance(found, Reply):
        return found
    draft, question = found
    source = await turn.draft(data["source"])
    if source is None or source.revision(question.key) != data["copied"]:
        return await ask(turn, draft, [text(turn.say("gather-copy-changed", section=question.title))])
    saved = await save(turn, draft, question, source.text(question.key) or "", Mode.add)
    key = "gather-copied" if saved.outcome is not Outcome.too_long else "gather-copy-too-long"
    return await go_on(turn, draft, question, [note(turn.say(key, section=question.title))])
