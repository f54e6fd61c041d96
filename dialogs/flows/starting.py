"""Start a report, or go on with one: which initiative, which cluster, which template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Block, Button, Reply, facts, heading, note, text
from dialogs.reports import access
from dialogs.reports.asking import ask
from dialogs.reports.buttons import act, say
from dialogs.reports.draft import Draft
from dialogs.reports.naming import report_button, report_title
from dialogs.reports.opening import keep_focus, open_report, submitted_reply
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, fold
from storage.catalogue.records import Template
from storage.records import EDITABLE, Report, ReportKey, ReportState, RoleName

OFFERED = 4
FEW_WORDS, NAMES_ONE = 8, ("initiative_info", "report_fill", "report_show")
"""So short an answer to "which initiative" names it where it is surely nothing else: "8eren", "den med de udsatte"."""


async def start(turn: Turn, steer: Act) -> Reply:
    """Start or go on, with whatever was named: an initiative, a cluster, a template."""
    return await begin(turn, steer.initiative)


async def start_in(turn: Turn, steer: Act) -> Reply:
    """Start or go on, in a cluster that was named. Words that name none are told apart from one's own."""
    cluster = access.find_cluster(turn.catalogue, steer.slots["short"])
    if cluster is None:
        return access.not_your_cluster(turn, steer.slots["short"])
    return await begin(turn, steer.initiative, cluster)


async def begin_one_of(turn: Turn, numbers: Sequence[int], cluster: str | None, template: Template) -> Reply:
    """Several reports named at once are written one after the other: which is first?"""
    own = turn.person.clusters if turn.person else ()
    known = [n for n in numbers if n in turn.catalogue.initiatives]
    cluster = cluster or (own[0] if len(own) == 1 else None)
    if cluster is None or len(known) != len(numbers) or not access.writes(turn.person):
        return await begin(turn, numbers[0], cluster, template)
    turn.ask_yes("choose_initiative", cluster=cluster, template=template.key)
    names = [turn.say("gather-initiative", number=str(n)) for n in known]
    return Reply((text(turn.say("gather-which-first")),), [say(n, n) for n in names[: OFFERED + 2]])


async def begin(
    turn: Turn, initiative: int | None = None, cluster: str | None = None, template: Template | None = None
) -> Reply:
    """Find out what is missing of initiative, cluster and meeting; then open the report."""
    template = template or next(t for t in turn.catalogue.templates.values() if t.default)
    if not access.writes(turn.person):
        return access.no_role(turn, "gather-start-no-role")
    if initiative is not None and initiative not in turn.catalogue.initiatives:
        return _no_such_initiative(turn, initiative)
    own = access.own_clusters(turn)
    if cluster is not None and cluster not in own:
        return access.not_your_cluster(turn, cluster)
    if cluster is None and len(own) > 1:
        return _which_cluster(turn, own, initiative, template)
    cluster = cluster or own[0]
    if template.one_per == "initiative_cluster":
        number = initiative or template.initiative
        if number is None:
            return await _which_initiative(turn, cluster, template)
        return await open_report(turn, ReportKey(template.key, cluster, number), template)
    if template.one_per == "cluster":
        return await open_report(turn, ReportKey(template.key, cluster), template)
    return await _which_meeting(turn, cluster, template)


def _no_such_initiative(turn: Turn, number: int) -> Reply:
    numbers = sorted(turn.catalogue.initiatives)
    return Reply(
        (
            text(
                turn.say(
                    "gather-no-such-initiative",
                    number=str(number),
                    first=str(numbers[0]),
                    last=str(numbers[-1]),
                )
            ),
        ),
        (act(turn, "start"), act(turn, "help")),
    )


def _which_cluster(turn: Turn, own: Sequence[str], initiative: int | None, template: Template) -> Reply:
    turn.ask_yes("choose_cluster", initiative=initiative, template=template.key)
    names = [turn.catalogue.clusters[c].name for c in own]
    return Reply((text(turn.say("gather-which-cluster")),), [say(n, n) for n in names])


async def chosen_cluster(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """A cluster named in answer to "which cluster"; None when the words name none."""
    named = [access.find_cluster(turn.catalogue, part) for part in (words, *words.split())]
    cluster = next((c for c in named if c), None)
    if cluster is None or len(words.split()) > 8:
        return None
    turn.let_go()
    number = access.initiative_in(words) or data["initiative"]
    return await begin(turn, number, cluster, turn.catalogue.templates[data["template"]])


async def start_template(turn: Turn, steer: Act) -> Reply:
    """Start with the template that was named: the table, the implementation questions, an agenda item."""
    return await begin(turn, steer.initiative, None, turn.catalogue.templates[steer.slots["template_key"]])


async def _which_initiative(turn: Turn, cluster: str, template: Template) -> Reply:
    """Offer the initiatives that the cluster owes first, each with how far its report is."""
    owed = [i for i, c in await access.owed(turn) if c == cluster]
    reports = {
        r.key.initiative: r for r in await turn.uow.reports.list(cluster=cluster, template=template.key)
    }
    offered = list(dict.fromkeys([*owed, *(i for i in reports if i is not None)]))
    only = {"only": str(offered[0])} if len(offered) == 1 else {}
    turn.ask_yes("choose_initiative", cluster=cluster, template=template.key, **only)
    name = turn.catalogue.clusters[cluster].name
    blocks: list[Block] = [
        heading(turn.say("gather-which-title", cluster=name)),
        text(turn.say("gather-which-offer" if offered else "gather-which-none", cluster=name)),
    ]
    rows = [(turn.say("gather-initiative", number=str(i)), _row(turn, i, reports.get(i))) for i in offered]
    if rows:
        blocks.append(facts(*rows))
    others = await _other_drafts(turn, cluster, template)
    blocks += [facts(*((r, turn.say("state-in_progress")) for r in others))] if others else []
    blocks.append(note(turn.say("gather-which-other")))
    names = [turn.say("gather-initiative", number=str(i)) for i in offered]
    return Reply(blocks, [*(say(n, n) for n in names), *others.values()][: OFFERED + 2])


async def _other_drafts(turn: Turn, cluster: str, template: Template) -> dict[str, Button]:
    """What the cluster is writing with other templates, by its title, each with the way there."""
    reports = await turn.uow.reports.list(cluster=cluster)
    begun = [r for r in reports if r.key.template != template.key and r.state is ReportState.in_progress]
    return {
        report_title(turn.texts, turn.catalogue, r.key): replace(
            act(turn, "resume", r.id), title=report_button(turn.texts, turn.catalogue, r.key)
        )
        for r in begun
    }


def _row(turn: Turn, number: int, report: Report | None) -> str:
    state = turn.say(f"state-{report.state.value}") if report else turn.say("state-not_started")
    return f"{turn.catalogue.initiatives[number].title} – {state}"


async def chosen_initiative(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """An initiative named in answer to the offer, by number, by title or as people call it; None for other words."""
    number = access.find_initiative(turn.catalogue, words)
    if number is None and len(words.split()) <= FEW_WORDS and not words.rstrip().endswith("?"):
        meant = turn.recognised(words)
        plainly = meant.decision in ("do", "answer") and meant.intent not in NAMES_ONE
        number = None if plainly else turn.slots_in(words).get("initiative")
    if number is None:
        return None
    turn.let_go()
    return await begin(turn, number, data["cluster"], turn.catalogue.templates[data["template"]])


async def _which_meeting(turn: Turn, cluster: str, template: Template) -> Reply:
    """Ask for the meeting; those with a draft already can be pressed."""
    known = await _meetings(turn, cluster, template.key)
    turn.ask_yes("choose_meeting", cluster=cluster, template=template.key)
    return Reply(
        (text(turn.say("gather-which-meeting", template=template.title)),),
        [*(say(m, m) for m in known[-OFFERED:]), act(turn, "cancel")],
    )


async def _meetings(turn: Turn, cluster: str, template: str) -> list[str]:
    reports = await turn.uow.reports.list(cluster=cluster, template=template)
    return [r.key.meeting for r in reports if r.key.meeting and r.state in EDITABLE]


async def chosen_meeting(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The meeting an agenda item is for, as it was named; None for a question."""
    if words.rstrip().endswith("?"):
        return None
    title = " ".join(words.split())
    if len(title) > 120:
        return Reply((text(turn.say("gather-meeting-too-long")),), (act(turn, "cancel"),))
    turn.let_go()
    template = turn.catalogue.templates[data["template"]]
    known = await _meetings(turn, data["cluster"], template.key)
    title = next((m for m in known if fold(m) == fold(title)), title)
    return await open_report(turn, ReportKey(template.key, data["cluster"], None, title), template)


async def resume(turn: Turn, steer: Act) -> Reply:
    """ "Hvor var jeg": the report that was open here, or the one draft there is; else the offer."""
    draft = await turn.gathered()
    if draft is not None and draft.report.state in EDITABLE and access.writes(turn.person):
        g = turn.open(
            draft.report.id,
            *((turn.state.gathering.question, turn.state.gathering.mode) if turn.state.gathering else ()),
        )
        g.question = g.question or (g.asked if not _done(draft, g.asked) else None)
        title = report_title(turn.texts, turn.catalogue, draft.report.key)
        keep_focus(turn, draft.report.key)
        return await ask(
            turn,
            draft,
            [
                heading(title),
                note(turn.say("gather-welcome-back", filled=draft.filled, total=len(draft.core))),
            ],
        )
    drafts = [
        r
        for c in (turn.person.clusters if turn.person else ())
        for r in await turn.uow.reports.list(cluster=c)
        if r.state in EDITABLE
    ]
    if draft is not None and not drafts and access.writes(turn.person):
        return submitted_reply(turn, draft)
    if len(drafts) == 1:
        return await open_report(turn, drafts[0].key, turn.catalogue.templates[drafts[0].key.template])
    return await begin(turn)


def _done(draft: Draft, key: str | None) -> bool:
    question = draft.question(key)
    return question is None or draft.settled(question)


async def prefill(turn: Turn, steer: Act) -> Reply:
    """The secretariat fills in what the cluster will find."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    words = steer.slots.get("short", "")
    cluster = access.find_cluster(turn.catalogue, words) if words else None
    return await begin(
        turn, steer.initiative, cluster, access.find_template(turn.catalogue, turn.incoming.text)
    )
