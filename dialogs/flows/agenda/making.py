"""An agenda item about a cluster's status, made from the records; and the decision, written down afterwards."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dialogs.answers import Reply, note, text
from dialogs.digests.calendar import next_meeting
from dialogs.flows.agenda.drafting import FIELDS, drafted, field, records_of
from dialogs.reports import access
from dialogs.reports.buttons import act, say
from dialogs.reports.draft import Draft, may_write
from dialogs.reports.preview import preview
from dialogs.reports.writing import Mode, Outcome, save
from dialogs.status.buttons import onwards
from dialogs.status.decided import NAME as DECISION
from dialogs.status.decided import newest_decision, told
from dialogs.texts.dates import day
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.normalise import fold
from dialogs.understanding.recognition import Recognition
from storage.catalogue.records import Template
from storage.records import EDITABLE, ReportEvent, ReportKey, ReportState

MEETING_OF = "klyngestyregruppemoede"


_DECIDED = re.compile(
    r"^\W*(?:.{0,60}?\b)?(?:beslut\w+|decided|decision)\b(?:\s+(?:ind|fra modet|pa modet|blev|var|was|is|blev det))*"
    r"\s*(?::|\bat\b|\bthat\b|\bto\b)\s*(?P<what>.{3,})$",
    re.DOTALL,
)
"""Folded: "vi besluttede at …", "beslutningen blev, at …", "skriv beslutningen ind: …"."""


_LAST_DECIDED = re.compile(
    r"^(?=.*\b(?:beslut\w+|vedtog\w*|vedtag\w+|decided|decisions?)\b)"
    r"(?=.*\b(?:sidst\w*|senest\w*|nyest\w*|last|latest|most recent)\b)",
    re.DOTALL,
)
"""Folded: "hvad blev besluttet sidst i Vest", "den seneste beslutning"."""


def _decision_in(said: str) -> str | None:
    """The decision itself, verbatim; folding changes no place in a text of single letters."""
    plain = said.replace(",", " ")
    found = _DECIDED.match(fold(plain)) if len(fold(plain)) == len(plain) else None
    return said[found.start("what") :].strip() if found else None


async def asked(turn: Turn, recognition: Recognition) -> Reply:
    """The same in other words; a sentence that tells what was decided is written down as the decision."""
    if (last := await last_decided(turn, recognition)) is not None:
        return last
    if not recognition.is_question and (decision := _decision_in(recognition.text)):
        return await decide(turn, Act("agenda_decide", _where(recognition) | {"text": decision}))
    return await make(turn, Act("agenda_make", _where(recognition)))


async def decided(turn: Turn, recognition: Recognition) -> Reply | None:
    """ "Klyngestyregruppen besluttede at vente til maj", where there is an item to write it on."""
    decision = None if recognition.is_question else _decision_in(recognition.text)
    if decision is None or await _item(turn, _where(recognition).get("short")) is None:
        return None
    return await decide(turn, Act("agenda_decide", _where(recognition) | {"text": decision}))


async def last_decided(turn: Turn, recognition: Recognition) -> Reply | None:
    """ "Hvad blev besluttet sidst i Vest?": the newest decision on an agenda item; None where there is none.

    Of several clusters the newest is told, and those of the others are a press away.
    """
    if not _LAST_DECIDED.match(fold(recognition.text)) or _decision_in(recognition.text):
        return None
    named = recognition.slots.get("cluster")
    wanted = [c for c in turn.catalogue.clusters if named in (None, c)]
    found = [d for c in wanted if (d := await newest_decision(turn, c)) is not None]
    if not found:
        return None
    newest = max(found, key=lambda d: d.at)
    others = [turn.catalogue.clusters[d.cluster].name for d in found if d is not newest]
    asks = [say(name, turn.say("agenda-says-decided", cluster=name)) for name in others]
    return Reply(told(turn, newest), (*asks, *onwards(turn)))


def _where(recognition: Recognition) -> dict[str, str]:
    cluster = recognition.slots.get("cluster")
    return {"short": cluster} if isinstance(cluster, str) else {}


async def make(turn: Turn, steer: Act) -> Reply:
    """ "Lav dagsordenspunkt om status til klyngestyregruppen i Randers"."""
    template = next((t for t in turn.catalogue.templates.values() if t.one_per == "meeting"), None)
    if turn.person is None or template is None or not access.writes(turn.person):
        return access.no_role(turn, "agenda-who-makes")
    own = access.own_clusters(turn)
    words = steer.slots.get("short")
    cluster = access.find_cluster(turn.catalogue, words) if words else own[0] if len(own) == 1 else None
    if cluster is None:
        names = [turn.catalogue.clusters[c].name for c in own]
        buttons = [say(name, turn.say("agenda-says-make", cluster=name)) for name in names]
        return Reply((text(turn.say("gather-which-cluster")),), buttons)
    if cluster not in own:
        return access.not_your_cluster(turn, cluster)
    key = ReportKey(template.key, cluster, None, _meeting(turn, cluster))
    there = await turn.uow.reports.get(key)
    if there is not None:
        return await _opened(turn, there.id, turn.say("agenda-there"))
    return await _new(turn, key, template)


def _meeting(turn: Turn, cluster: str) -> str:
    """The next meeting of the cluster's steering group by its title and date; else this day's status."""
    meeting = next_meeting(turn.catalogue, MEETING_OF, cluster, turn.clock.today())
    if meeting is None:
        return turn.say("agenda-meeting-today", day=day(turn.texts, turn.clock.today()))
    return f"{meeting.title}, {meeting.date.text or meeting.date.start}"[:120]


async def _new(turn: Turn, key: ReportKey, template: Template) -> Reply:
    assert turn.person is not None and key.cluster is not None
    state = ReportState.in_progress if key.cluster in turn.person.clusters else ReportState.not_started
    report = await turn.uow.reports.start(key, template.version, turn.person.id, turn.now, state)
    await turn.uow.reports.log(ReportEvent(report.id, "started", turn.person.id, turn.person.name, turn.now))
    turn.open(report.id)
    draft = await turn.draft(report.id)
    assert draft is not None
    words = drafted(turn, await records_of(turn, key.cluster))
    for name in FIELDS:
        question = field(template, name)
        if question is not None and name in words:
            await save(turn, draft, question, words[name], Mode.answer)
    turn.forget_draft(report.id)
    await turn.audit("agenda.make", f"report {report.id}", cluster=key.cluster)
    return await _opened(turn, report.id, turn.say("agenda-made"))


async def _opened(turn: Turn, report_id: int, said: str) -> Reply:
    """The item as it stands. Nothing is asked: what is to be changed is said in words."""
    turn.let_go()
    turn.open(report_id).active = False
    draft = await turn.draft(report_id)
    assert draft is not None
    reply = await preview(turn, draft, 1, (act(turn, "resume"), act(turn, "submit", report_id)))
    return replace(reply, blocks=(text(said), *reply.blocks, note(turn.say("agenda-how"))))


async def decide(turn: Turn, steer: Act) -> Reply:
    """ "Beslutning: …": on the item that is open, else on the cluster's newest."""
    draft = await _item(turn, steer.slots.get("short"))
    if draft is None or not may_write(turn.person, draft):
        turn.hold(steer.text)
        kept = note(turn.say("gather-held"))
        if not access.writes(turn.person):
            denied = access.no_role(turn, "agenda-who-makes")
            return Reply((*denied.blocks, kept), denied.buttons)
        return Reply((text(turn.say("agenda-none")), kept), (act(turn, "help"),))
    question = field(draft.template, DECISION)
    if question is None:
        return Reply((text(turn.say("agenda-none")),), (act(turn, "help"),))
    if draft.report.state not in (*EDITABLE, ReportState.submitted):
        return Reply((text(turn.say("agenda-locked")),), (act(turn, "help"),))
    turn.open(draft.report.id).active = False
    saved = await save(
        turn, draft, question, steer.text, Mode.add if draft.answered(question) else Mode.answer
    )
    if saved.outcome not in (Outcome.saved, Outcome.same):
        turn.hold(steer.text)
        return Reply(
            (text(turn.say("agenda-not-saved")), note(turn.say("gather-held"))), (act(turn, "held"),)
        )
    await turn.audit("agenda.decide", f"report {draft.report.id}")
    said = turn.say("agenda-decided-saved", meeting=draft.report.key.meeting or "")
    return Reply(
        (text(said), note(turn.say("agenda-shown-next"))),
        (act(turn, "show", draft.report.id), act(turn, "undo")),
    )


async def _item(turn: Turn, cluster: str | None = None) -> Draft | None:
    """The agenda item that is open, else the newest of the cluster that is named, or of the person's clusters."""
    here = await turn.gathered()
    if (
        here is not None
        and here.report.key.meeting is not None
        and cluster in (None, here.report.key.cluster)
    ):
        return here
    wanted = [c for c in access.own_clusters(turn) if cluster in (None, c)]
    items = [r for c in wanted for r in await turn.uow.reports.list(cluster=c) if r.key.meeting is not None]
    return await turn.draft(max(items, key=lambda r: r.id).id) if items else None
