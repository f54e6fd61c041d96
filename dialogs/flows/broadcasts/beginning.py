"""What begins a message to many: a kind, the words for who gets it and what it says; or an earlier one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from dialogs.answers import Reply, text
from dialogs.broadcasts.audience import Audience
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.deadlines import end_of
from dialogs.broadcasts.finding import allowed, answered, event_named, last_asked, refused
from dialogs.broadcasts.letters import offered
from dialogs.broadcasts.spoken import Spoken, composed, deadline_in, taken_apart, told_to
from dialogs.broadcasts.templates import wording
from dialogs.broadcasts.wording import audience_in, just_them
from dialogs.flows.broadcasts.composing import drafted
from dialogs.flows.broadcasts.scheduling import WHEN, tells_when
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.moments import read
from dialogs.understanding.recognition import Recognition
from storage.records import (
    BroadcastKind,
    Draft,
    RoleName,
)

KINDS = {
    "cast_new": BroadcastKind.message,
    "cast_remind": BroadcastKind.reminder,
    "cast_ask": BroadcastKind.request,
    "cast_message_to": BroadcastKind.message,
    "cast_channel_to": BroadcastKind.message,
    "cast_remind_to": BroadcastKind.reminder,
    "cast_ask_to": BroadcastKind.request,
}
QUOTED, REPEATED = 80, 300


async def new(turn: Turn, steer: Act) -> Reply:
    """Begin a message, a reminder or a request, with the audience and the words that came with it."""
    if reply := await refused(turn, steer.name, steer.text):
        return reply
    to = steer.slots.get("short", "")
    if steer.name == "cast_channel_to":
        to = turn.say("cast-to-channel", name=to)
    return await begin(turn, KINDS[steer.name], to, steer.text)


def of_kind(name: str) -> Callable[[Turn, Recognition], Awaitable[Reply]]:
    """What free words begin that ask for the same as the act `name`: "send en påmindelse til alle klynger der …"."""

    async def understood(turn: Turn, recognition: Recognition) -> Reply:
        if reply := await refused(turn, name):
            return reply
        if name == "cast_remind" and just_them(recognition.text) and (asked := await last_asked(turn)):
            return await nudge(turn, Act("cast_nudge", {"number": str(asked)}))
        return await begin(turn, KINDS[name], recognition.text, "")

    return understood


async def tell(turn: Turn, recognition: Recognition) -> Reply | None:
    """ "Sig til Randers, at mødet er flyttet", where somebody is named; questions and other people's are none."""
    to = told_to(recognition.text)
    if to is None or "?" in recognition.text or not turn.has(RoleName.secretariat):
        return None

    names = _naming(turn)
    spoken = await taken_apart(to, names)
    return await begin(turn, BroadcastKind.message, to, "") if spoken.to and await names(spoken.to) else None


async def nudge(turn: Turn, steer: Act) -> Reply:
    """A reminder to exactly those who have not answered a broadcast."""
    asked = await refused(turn, "cast_nudge") or await answered(turn, steer)
    if isinstance(asked, Reply):
        return asked
    if not await turn.uow.responses.missing(asked.id):
        return Reply((text(turn.say("cast-all-answered")),), (press(turn, "cast_follow", asked.id),))
    said = wording(turn.texts.language, "svar")
    assert said is not None
    body = turn.say("cast-nudge", title=asked.draft.title)
    if asked.draft.kind is BroadcastKind.request and 0 < len(asked.draft.text) <= REPEATED:
        body = f"{body}\n\n{asked.draft.text}"
    until = asked.draft.deadline
    draft = Draft(
        BroadcastKind.reminder,
        said.title,
        body,
        Audience(silent=asked.id).to_json(),
        deadline=until if until is not None and until > turn.now else None,
        detail={"nudges": asked.id, "answers": list(offered(asked.draft))},
    )
    return await drafted(turn, draft, ())


async def copy(turn: Turn, steer: Act) -> Reply:
    """Begin with an earlier broadcast's words and audience."""
    old = await allowed(turn, steer, "cast_copy")
    if isinstance(old, Reply):
        return old
    detail = {k: v for k, v in old.draft.detail.items() if k == "receipt"}
    return await drafted(turn, replace(old.draft, deadline=None, detail=detail), ())


async def begin(turn: Turn, kind: BroadcastKind, to: str, said: str) -> Reply:
    """A new draft with the audience that words name, and what it is to say, as far as that was told."""
    asked, event = await last_asked(turn), await event_named(turn, to)
    spoken = Spoken(to) if said else await taken_apart(to, _naming(turn, asked, event))
    audience, unknown = await audience_in(turn, spoken.to, asked, event) if spoken.to else (Audience(), ())
    title, body = composed(turn.texts, kind, spoken)
    today = turn.clock.today()
    moment = deadline_in(spoken.about or to, today)
    when = spoken.to if tells_when(turn, spoken.to) else None
    if moment is None and when is None and not said and not spoken.about:  # "en rykker til Vest den 3/11"
        day = read(spoken.to, today)
        moment = day if day is not None and day.last >= today else None
    draft = Draft(
        kind,
        title or _title_of(turn, kind, said),
        said or body,
        audience.to_json(),
        deadline=end_of(moment.last, moment.begins) if moment else None,
        detail={WHEN: when} if when else {},
    )
    return await drafted(turn, draft, unknown)


def _naming(
    turn: Turn, asked: int | None = None, event: int | None = None
) -> Callable[[str], Awaitable[bool]]:
    """What tells whether words name anybody, known or not."""

    async def names(words: str) -> bool:
        audience, unknown = await audience_in(turn, words, asked, event)
        return bool(unknown) or not audience.nobody

    return names


def _title_of(turn: Turn, kind: BroadcastKind, said: str) -> str:
    """A title where none was told: the first line when it is short and more follows, else the kind's own."""
    first, _, rest = said.strip().partition("\n")
    return first.strip() if rest.strip() and len(first) <= QUOTED else turn.say(f"cast-title-{kind.value}")
