"""A report is opened: a new one with an introduction, a draft where it was, a submitted one as such."""

from __future__ import annotations

from dialogs.answers import Block, Button, Reply, facts, heading, note, text, verbatim
from dialogs.reports import access
from dialogs.reports.asking import ask
from dialogs.reports.buttons import act
from dialogs.reports.draft import MINUTES, Draft
from dialogs.reports.naming import report_title
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from storage.catalogue.records import Template
from storage.records import EDITABLE, AnswerKind, ReportEvent, ReportKey, ReportState

PURPOSE_SHOWN = 300


async def open_report(turn: Turn, key: ReportKey, template: Template) -> Reply:
    """Open the report of this key: a new one with an introduction, a draft where it was, a submitted one as such."""
    report = await turn.uow.reports.get(key)
    if report is None:
        return await _new(turn, key, template)
    draft = await turn.draft(report.id)
    assert draft is not None
    if report.state not in EDITABLE:
        return submitted_reply(turn, draft)
    turn.open(report.id)
    _focus(turn, key)
    fresh = not any(a.kind is not AnswerKind.prefill for a in draft.answers.values())
    before = (
        await _intro(turn, draft)
        if fresh
        else [
            heading(report_title(turn.texts, turn.catalogue, key)),
            note(turn.say("gather-welcome-back", filled=draft.filled, total=len(draft.core))),
        ]
    )
    return await ask(turn, draft, before)


async def _new(turn: Turn, key: ReportKey, template: Template) -> Reply:
    assert turn.person is not None
    mine = key.cluster in turn.person.clusters
    state = ReportState.in_progress if mine else ReportState.not_started
    report = await turn.uow.reports.start(key, template.version, turn.person.id, turn.now, state)
    await turn.uow.reports.log(ReportEvent(report.id, "started", turn.person.id, turn.person.name, turn.now))
    turn.open(report.id)
    _focus(turn, key)
    draft = await turn.draft(report.id)
    assert draft is not None
    return await ask(turn, draft, await _intro(turn, draft))


def _focus(turn: Turn, key: ReportKey) -> None:
    turn.let_go()
    keep_focus(turn, key)


def keep_focus(turn: Turn, key: ReportKey) -> None:
    """The focus follows the report, but what waits for a yes goes on waiting."""
    turn.state.focus.update(
        {"cluster": key.cluster} | ({"initiative": key.initiative} if key.initiative else {})
    )


async def _intro(turn: Turn, draft: Draft) -> list[Block]:
    """What this is, how long it takes, and what stands there already."""
    key = draft.report.key
    title = report_title(turn.texts, turn.catalogue, key)
    intro = "gather-intro-prefill" if draft.prefilling else "gather-intro"
    out = [heading(title), text(turn.say(intro, count=len(draft.core), minutes=MINUTES * len(draft.core)))]
    owed = key.initiative is None or (key.initiative, key.cluster) in await access.owed(turn)
    if not owed and not draft.prefilling:
        out.append(note(turn.say("gather-not-anchored", number=str(key.initiative))))
    return [*out, *await prefilled_blocks(turn, draft)]


def _opening(words: str) -> str:
    """The first sentences, short enough for a phone; the whole text is one question away ("formålet med initiativ 8")."""
    out, *rest = words.replace("\n\n", " ").split(". ")
    while rest and len(out) + len(rest[0]) < PURPOSE_SHOWN:
        out = f"{out}. {rest.pop(0)}"
    return f"{out}. …" if rest else out


async def prefilled_blocks(turn: Turn, draft: Draft) -> list[Block]:
    """What the secretariat wrote beforehand; where nothing is, the catalogue's initiative and purpose.

    A template without a part for the secretariat shows what they wrote in the other template's, if any.
    """
    out: list[Block] = []
    key = draft.report.key
    others = (
        await turn.uow.reports.list(cluster=key.cluster, initiative=key.initiative)
        if not draft.prefilled
        else []
    )
    for found in [draft, *[await turn.draft(r.id) for r in others if r.id != draft.report.id]]:
        for q in found.prefilled if found else ():
            if found and found.answered(q):
                out += [heading(q.title), verbatim(found.text(q.key) or "")]
    if out:
        return [note(turn.say("gather-prefilled-by")), *out]
    number = draft.report.key.initiative
    if number is None:
        return []
    initiative = turn.catalogue.initiatives[number]
    rows = [(turn.say("gather-prefill-initiative"), initiative.title)]
    if purpose := turn.catalogue.purpose_of(number):
        rows.append((turn.say("gather-prefill-purpose"), _opening(purpose)))
    return [note(turn.say("gather-prefilled-catalogue")), facts(*rows)]


def submitted_reply(turn: Turn, draft: Draft) -> Reply:
    """A report that is not a draft any more: what it is, and how it can be opened again."""
    report = draft.report
    when = moment(turn.texts, report.submitted_at) if report.submitted_at else ""
    title = report_title(turn.texts, turn.catalogue, report.key)
    if report.state is ReportState.presented:
        return Reply((text(turn.say("gather-locked", report=title)),), (act(turn, "show", report.id),))
    turn.open(report.id).active = False
    _focus(turn, report.key)
    buttons: list[Button] = [act(turn, "show", report.id), act(turn, "reopen", report.id)]
    return Reply((heading(title), text(turn.say("gather-is-submitted", when=when))), buttons)
