"""Show a report or one section of it, and who wrote what; bring old texts back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Button, Reply, facts, heading, note, text
from dialogs.reports import access
from dialogs.reports.asking import as_asked, at_hand, go_on, open_draft
from dialogs.reports.buttons import act, say, yes_no
from dialogs.reports.draft import Draft, may_see
from dialogs.reports.preview import excerpt, preview, section_page
from dialogs.reports.writing import tell_other_author, write
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, fold
from storage.catalogue.records import Question
from storage.records import EDITABLE, Answer, AnswerKind, Part, Report, ReportState

VERSIONS_SHOWN = 5


async def show(turn: Turn, steer: Act) -> Reply:
    """The whole report, page by page."""
    found = await _visible(turn, steer)
    if isinstance(found, Reply):
        return found
    report = found.report
    page = _page(turn, steer)
    turn.state.focus |= {"page": page, "paging": None}
    return await preview(turn, found, page, _goes_on(turn, report))


def _goes_on(turn: Turn, report: Report) -> Sequence[Button]:
    """What can be done with a report that is looked at; one that was presented is locked."""
    if report.state in EDITABLE:
        return (act(turn, "resume"), act(turn, "review", report.id))
    return (
        (act(turn, "start"),) if report.state is ReportState.presented else (act(turn, "reopen", report.id),)
    )


def _page(turn: Turn, steer: Act) -> int:
    """The page on the button; "næste side" goes on from the one last shown; else the first."""
    if "page" in steer.slots:
        return int(steer.slots["page"])
    step = {"page_next": 1, "page_back": -1}.get(steer.name)
    return max(1, int(turn.state.focus.get("page", 1)) + step) if step else 1


async def turn_page(turn: Turn, steer: Act) -> Reply:
    """The next or the previous page of what was shown: a section, or the report."""
    section = steer.section if "page" in steer.slots else turn.state.focus.get("paging")
    return await (show_section if section else show)(turn, replace(steer, section=section))


async def _visible(turn: Turn, steer: Act) -> Draft | Reply:
    """The report meant: the one named, or the one open here; if this person may see it."""
    draft = await _by_initiative(turn, steer.initiative) if steer.initiative else await at_hand(turn)
    if draft is None and not (turn.person and turn.person.clusters):
        return access.no_role(turn, "who-not-your-report")
    if draft is None:
        number = steer.initiative
        none = (
            turn.say("gather-none-begun", number=str(number)) if number else turn.say("gather-nothing-open")
        )
        return Reply((text(none),), (act(turn, "start"), act(turn, "help")))
    if not may_see(turn.person, draft):
        return access.no_role(turn, "who-not-your-report")
    return draft


async def _by_initiative(turn: Turn, number: int) -> Draft | None:
    reports = await access.reports_on(turn, number)
    return await turn.draft(reports[0].id) if reports else None


async def show_section(turn: Turn, steer: Act) -> Reply:
    """One section's text, whole; a long one page by page."""
    found = await _visible(turn, steer)
    if isinstance(found, Reply):
        return found
    question = found.question(steer.section)
    if question is None:
        return await show(turn, steer)
    page = _page(turn, steer)
    turn.state.focus |= {"page": page, "paging": question.key, "section": question.key}
    return await section_page(turn, found, question, page)


async def who_wrote(turn: Turn, steer: Act) -> Reply:
    """Every version of a section, the newest first, with author and time."""
    found = await _visible(turn, steer)
    if isinstance(found, Reply):
        return found
    question = _looked_at(turn, found, steer.section)
    turn.state.focus["section"] = question.key
    history = await turn.uow.reports.history(found.report.id, question.key)
    if not history:
        return Reply((text(turn.say("gather-nobody-wrote", section=question.title)),), (act(turn, "resume"),))
    rows = [
        (
            turn.say("gather-version", number=str(a.revision)),
            f"{a.author}, {moment(turn.texts, a.at)}: {_gist(turn, a)}",
        )
        for a in reversed(history[-VERSIONS_SHOWN:])
    ]
    blocks = [
        heading(turn.say("gather-history-title", section=question.title)),
        facts(*rows),
        note(turn.say("gather-history-how", section=question.title)),
    ]
    older = [a for a in reversed(history[:-1]) if a.text][:2]
    buttons = [
        say(
            turn.say("button-restore", number=str(a.revision)),
            turn.say("says-restore", number=str(a.revision), section=question.title),
        )
        for a in older
    ]
    return Reply(blocks, [*buttons, act(turn, "resume")])


def _gist(turn: Turn, answer: Answer) -> str:
    words = answer.text
    if words is None:
        return turn.say(f"gather-kind-{answer.kind.value}")
    return words if len(words) <= 120 else words[:117] + "…"


async def restore(turn: Turn, steer: Act) -> Reply:
    """Bring a version back, on a yes: without a number, the newest different one before."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question = _looked_at(turn, draft, steer.section)
    history = await turn.uow.reports.history(draft.report.id, question.key)
    wanted = int(steer.slots["number"]) if "number" in steer.slots else None
    current = draft.text(question.key)
    old = next(
        (a for a in reversed(history) if a.text and (a.revision == wanted if wanted else a.text != current)),
        None,
    )
    if old is None or old.text is None:
        return Reply(
            (text(turn.say("gather-no-such-version", section=question.title)),), (act(turn, "resume"),)
        )
    pending = turn.ask_yes(
        "restore",
        report=draft.report.id,
        question=question.key,
        wanted=old.revision,
        revision=draft.revision(question.key),
    )
    return Reply(
        (
            text(
                turn.say(
                    "gather-restore-ask",
                    number=str(old.revision),
                    section=question.title,
                    name=old.author,
                    when=moment(turn.texts, old.at),
                )
            ),
            *excerpt(turn, old.text),
        ),
        yes_no(turn, pending),
    )


def _looked_at(turn: Turn, draft: Draft, named: str | None) -> Question:
    """The section that is named; else the one whose text or versions were shown last, else the one written last."""
    g = turn.state.gathering
    told = (named, turn.state.focus.get("section"), g.last if g else None, g.asked if g else None)
    return next((q for key in told if (q := draft.question(key))), draft.core[0])


async def confirm_restore(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `restore`: the old version's parts become the newest revision."""
    found = await as_asked(turn, data, chosen)
    if isinstance(found, Reply):
        return found
    draft, question = found
    old = next(
        a
        for a in await turn.uow.reports.history(draft.report.id, question.key)
        if a.revision == data["wanted"]
    )
    await _rewrite(turn, draft, question, old.kind, list(old.parts))
    return await go_on(
        turn,
        draft,
        None,
        [note(turn.say("gather-restored", number=str(old.revision), section=question.title))],
    )


async def _rewrite(turn: Turn, draft: Draft, question: Question, kind: AnswerKind, parts: list[Part]) -> None:
    """Write what was agreed to; whoever else's words it touches hears of it."""
    old = draft.answers[question.key]
    new = await write(turn, draft, question.key, kind, parts)
    await tell_other_author(turn, draft, question, old, new)


async def confirm_clear(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to emptying an answer; its versions stay."""
    found = await as_asked(turn, data, chosen)
    if isinstance(found, Reply):
        return found
    draft, question = found
    await _rewrite(turn, draft, question, AnswerKind.cleared, [])
    return await go_on(turn, draft, None, [note(turn.say("gather-cleared", section=question.title))])


async def remove_author(turn: Turn, steer: Act) -> Reply:
    """Take one author's addition out, on a yes. Without a name it is one's own."""
    draft = await open_draft(turn)
    if isinstance(draft, Reply):
        return draft
    question, parts = _added(turn, draft, steer)
    answer = draft.answers.get(question.key)
    if not parts or answer is None:
        return Reply((text(turn.say("gather-no-addition", section=question.title)),), (act(turn, "resume"),))
    gone = parts[-1]
    pending = turn.ask_yes(
        "remove_part",
        report=draft.report.id,
        question=question.key,
        revision=answer.revision,
        part=answer.parts.index(gone),
    )
    return Reply(
        (
            text(turn.say("gather-remove-part-ask", name=gone.author, section=question.title)),
            *excerpt(turn, gone.text),
        ),
        yes_no(turn, pending),
    )


def _added(turn: Turn, draft: Draft, steer: Act) -> tuple[Question, list[Part]]:
    """The section that is meant and what the author has there: without a name, where they wrote last."""
    name, meant = steer.slots.get("person"), _looked_at(turn, draft, steer.section)
    theirs = {k: [p for p in a.parts if _by(turn, p, name)] for k, a in draft.answers.items()}
    if steer.section is None and not theirs.get(meant.key):
        wrote = [q for q in draft.template.questions if theirs.get(q.key)]
        meant = max(wrote, key=lambda q: draft.answers[q.key].at, default=meant)
    return meant, theirs.get(meant.key, [])


def _by(turn: Turn, part: Part, name: str | None) -> bool:
    if name is None:
        return turn.person is not None and part.author_id == turn.person.id
    wanted = fold(name)
    return (
        fold(part.author) == wanted
        or wanted in fold(part.author).split()
        or fold(part.author) == wanted.removesuffix("s")
    )


async def confirm_remove_part(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to `remove_author`."""
    found = await as_asked(turn, data, chosen)
    if isinstance(found, Reply):
        return found
    draft, question = found
    answer = draft.answers[question.key]
    parts = [p for i, p in enumerate(answer.parts) if i != data["part"]]
    await _rewrite(turn, draft, question, answer.kind if parts else AnswerKind.cleared, parts)
    return await go_on(turn, draft, None, [note(turn.say("gather-part-removed", section=question.title))])
