""" "Mine opgaver": what waits for this person now, from the live records, with the buttons that lead there."""

from __future__ import annotations

from msgspec import Struct, field

from dialogs.answers import Block, Button, Reply, escaped, facts, heading, note, text
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import event_of
from dialogs.broadcasts.letters import told_deadline
from dialogs.comments.threads import report_of, subject
from dialogs.digests.calendar import coming
from dialogs.questions.cards import short
from dialogs.reports import access
from dialogs.reports.buttons import act, say
from dialogs.reports.draft import load_draft
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import HANDED_IN, Broadcast, EventState, Person, RoleName

SHOWN, MOST_BUTTONS, LOOKED_AT = 4, 5, 20
SOON = 30
"""Days ahead that dates are told."""


class Tasks(Struct):
    """What was found, and how to go there: one line of buttons, the most pressing first."""

    blocks: list[Block] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    def add(self, title: str, rows: list[tuple[str, str]], count: int, more: str) -> None:
        """A kind of task with its first few; `more` tells how many there are besides."""
        if rows:
            self.blocks += [text(title), facts(*rows[:SHOWN])]
            if count > SHOWN:
                self.blocks.append(note(more))


async def mine(turn: Turn, steer: Act) -> Reply:
    """What waits for an answer, what one's clusters owe, and the dates ahead; or that there is nothing."""
    person = turn.person
    if person is None or not person.memberships:
        return access.no_role(turn, "tasks-no-role")
    tasks = Tasks()
    await _requests(turn, person, tasks)
    await _questions(turn, person, tasks)
    await _reports(turn, person, tasks)
    if turn.has(RoleName.secretariat):
        await _office(turn, tasks)
    waits = bool(tasks.blocks)
    _dates(turn, person, tasks)
    title = heading(turn.say("tasks-title")) if waits else text(turn.say("tasks-none"))
    return Reply((title, *tasks.blocks), (*tasks.buttons[:MOST_BUTTONS], act(turn, "help")))


async def _requests(turn: Turn, person: Person, tasks: Tasks) -> None:
    """Invitations and requests that this person has not answered, the first deadline first."""
    open_ones = [s for s in (await turn.uow.responses.awaited(person))[:LOOKED_AT] if await _stands(turn, s)]
    rows = []
    for sent in open_ones:
        until = sent.draft.deadline
        told = turn.say("tasks-until", when=told_deadline(turn.texts, until)) if until else ""
        rows.append((sent.draft.title, told or turn.say("tasks-from", name=sent.author)))
    tasks.add(turn.say("tasks-answer"), rows, len(rows), turn.say("tasks-more", count=len(rows) - SHOWN))
    tasks.buttons += [press(turn, "cast_open", s.id, title=short(s.draft.title)) for s in open_ones[:2]]


async def _stands(turn: Turn, sent: Broadcast) -> bool:
    """False for an invitation to what is over or cancelled: there is nothing to answer any more."""
    event = await event_of(turn, sent)
    if event is None:
        return sent.draft.event is None
    over = event.plan.day is not None and event.plan.day < turn.clock.today()
    return event.state is EventState.planned and not over


async def _questions(turn: Turn, person: Person, tasks: Tasks) -> None:
    """What the steering group has asked one's clusters, and nobody there has answered."""
    asked = [c for c in await turn.uow.comments.waiting() if c.cluster in person.clusters]
    rows = [(subject(turn, c, await report_of(turn, c)), short(c.text)) for c in asked[:SHOWN]]
    tasks.add(turn.say("tasks-asked"), rows, len(asked), turn.say("tasks-more", count=len(asked) - SHOWN))
    if asked:
        tasks.buttons.append(act(turn, "comments"))


async def _reports(turn: Turn, person: Person, tasks: Tasks) -> None:
    """The reports that one's clusters owe and have not handed in, and how far each is."""
    owed = [(i, c) for i, c in await access.owed(turn) if c in person.clusters]
    begun = {
        (r.key.initiative, r.key.cluster): r
        for cluster in sorted({c for _, c in owed})
        for r in await turn.uow.reports.list(cluster=cluster)
    }
    waiting = [pair for pair in owed if pair not in begun or begun[pair].state not in HANDED_IN]
    rows = []
    for number, cluster in waiting[:SHOWN]:
        report = begun.get((number, cluster))
        draft = await load_draft(turn.uow, turn.catalogue, report.id, person) if report else None
        told = (
            turn.say("tasks-filled", filled=draft.filled, total=len(draft.core))
            if draft
            else turn.say("answer-state-not-started")
        )
        about = turn.say("answer-number", number=str(number))
        place = turn.catalogue.clusters[cluster].name
        rows.append((turn.say("answer-in-place", what=about, place=place), told))
        typed = turn.say("answer-say-report-fill", what=about)
        tasks.buttons.append(say(turn.say("tasks-write", what=about), typed))
    tasks.add(turn.say("tasks-owed"), rows, len(waiting), turn.say("tasks-more", count=len(waiting) - SHOWN))


async def _office(turn: Turn, tasks: Tasks) -> None:
    """What waits for the secretariat: questions that were handed over, and reports not in yet."""
    rows = []
    if count := await turn.uow.inquiries.unanswered_count():
        rows.append((turn.say("tasks-inquiries"), str(count)))
        tasks.buttons.append(act(turn, "inquiries"))
    handed = {
        (r.key.initiative, r.key.cluster) for r in await turn.uow.reports.list() if r.state in HANDED_IN
    }
    if missing := [pair for pair in await access.owed(turn) if pair not in handed]:
        rows.append((turn.say("tasks-not-in"), str(len(missing))))
        typed = turn.say("answer-say-report-missing")
        tasks.buttons.append(say(typed[:1].upper() + typed[1:], typed))
    tasks.add(turn.say("tasks-office"), rows, len(rows), "")


def _dates(turn: Turn, person: Person, tasks: Tasks) -> None:
    """The next dates, as precise as they are known."""
    clusters: tuple[str | None, ...] = person.clusters or (None,)
    ahead = [e for c in clusters for e in coming(turn.catalogue, c, turn.clock.today(), SOON)]
    known = list({e["key"]: (escaped(e["title"]), e["when"] or "") for e in ahead}.values())
    tasks.add(turn.say("tasks-dates"), known[:3], len(known[:3]), "")
