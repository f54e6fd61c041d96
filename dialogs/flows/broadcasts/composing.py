"""Write to many: who gets it and what it says, asked for as far as it was not told; then how it looks, for a yes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from dialogs.answers import Button, Reply, escaped, note, text
from dialogs.broadcasts.audience import Audience, Part
from dialogs.broadcasts.buttons import form_button, press
from dialogs.broadcasts.deadlines import end_of
from dialogs.broadcasts.finding import event_named, event_of, last_asked, look_at, meant, refused
from dialogs.broadcasts.previewing import preview, shown
from dialogs.broadcasts.revising import corrects_audience, revised
from dialogs.broadcasts.spoken import Spoken, composed, deadline_in, taken_apart, told_to
from dialogs.broadcasts.templates import wording, wordings
from dialogs.broadcasts.wording import audience_in, just_them
from dialogs.events.changing import wished
from dialogs.events.finding import ahead_of
from dialogs.events.naming import is_called
from dialogs.flows.broadcasts.sending import WHEN, planned, tells_when
from dialogs.reports.buttons import act, say
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.moments import read
from dialogs.understanding.recogniser import Recognition
from storage.records import (
    Broadcast,
    BroadcastKind,
    BroadcastState,
    Draft,
    EventState,
    PlannedEvent,
    RoleName,
)

UNSENT = (BroadcastState.draft, BroadcastState.scheduled)
KINDS = {
    "cast_new": BroadcastKind.message,
    "cast_remind": BroadcastKind.reminder,
    "cast_ask": BroadcastKind.request,
    "cast_message_to": BroadcastKind.message,
    "cast_channel_to": BroadcastKind.message,
    "cast_remind_to": BroadcastKind.reminder,
    "cast_ask_to": BroadcastKind.request,
}
QUOTED = 80


async def new(turn: Turn, steer: Act) -> Reply:
    """Begin a message, a reminder or a request, with the audience and the words that came with it."""
    if reply := await refused(turn, steer.name):
        if steer.text:  # it may have been an answer to something that begins so: it is kept
            turn.hold(turn.incoming.text)
            return replace(reply, blocks=(*reply.blocks, note(turn.say("gather-held"))))
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


async def invitation(turn: Turn, recognition: Recognition) -> Reply:
    """ "Inviter alle klynger til læringsseminaret": the event that is meant, and who was named."""
    if reply := await refused(turn, "cast_invite"):
        return reply
    ahead = await ahead_of(turn)
    named = [e for e in ahead if is_called(e, recognition.text)]
    chosen = named or [e for e in ahead if e.id == turn.state.focus.get("planned")] or ahead
    if len(chosen) == 1:
        return await invite_to(turn, chosen[0], recognition.text)
    if not chosen:
        planned = wished(recognition.text)
        told = turn.say("cast-plan-event", words=planned)
        plan = say(told, told) if read(planned, turn.clock.today()) else press(turn, "event_new")
        return Reply((text(turn.say("cast-no-event")),), (plan, act(turn, "help")))
    shown = [press(turn, "cast_invite", e.id, title=e.plan.title) for e in chosen[-5:]]
    return Reply((text(turn.say("event-which")),), shown)


async def invite(turn: Turn, steer: Act) -> Reply:
    """Invite to the event of this number."""
    if reply := await refused(turn, "cast_invite"):
        return reply
    number = steer.slots.get("number") or turn.state.focus.get("planned")
    event = await turn.uow.events.get(int(number)) if number else None
    if event is None or event.state is EventState.cancelled:
        return Reply((text(turn.say("cast-no-event")),), (press(turn, "event_new"), act(turn, "help")))
    return await invite_to(turn, event, "")


async def invite_to(turn: Turn, event: PlannedEvent, words: str) -> Reply:
    """An invitation to an event, to whom the words name."""
    audience, unknown = await audience_in(turn, words) if words else (Audience(), ())
    if audience.nobody and event.plan.clusters:
        audience = Audience(tuple(Part(cluster=c) for c in event.plan.clusters))
    said = wording(turn.texts.language, "invitation")
    assert said is not None
    draft = Draft(BroadcastKind.invitation, event.plan.title, said.text, audience.to_json(), event=event.key)
    return await _made(turn, draft, unknown)


async def news(turn: Turn, steer: Act) -> Reply:
    """Tell everybody who was invited what holds now: that it was changed, or that it was cancelled."""
    if reply := await refused(turn, "cast_news"):
        return reply
    event = await turn.uow.events.get(int(steer.slots["number"]))
    if event is None:
        return Reply((text(turn.say("cast-no-event")),), (press(turn, "event_new"),))
    said = wording(turn.texts.language, "aflyst" if event.state is EventState.cancelled else "aendring")
    assert said is not None
    title = f"{said.title}: {event.plan.title}"
    audience = Audience(event=event.id)
    return await _made(
        turn, Draft(BroadcastKind.message, title, said.text, audience.to_json(), event=event.key), ()
    )


async def nudge(turn: Turn, steer: Act) -> Reply:
    """A reminder to exactly those who have not answered a broadcast."""
    if reply := await refused(turn, "cast_nudge"):
        return reply
    asked = await meant(turn, steer)
    if isinstance(asked, Reply):
        return asked
    if not await turn.uow.responses.missing(asked.id):
        return Reply((text(turn.say("cast-all-answered")),), (press(turn, "cast_follow", asked.id),))
    said = wording(turn.texts.language, "svar")
    assert said is not None
    body = turn.say("cast-about", title=asked.draft.title, text=said.text)
    audience = Audience(silent=asked.id)
    detail = {"nudges": asked.id}
    return await _made(
        turn, Draft(BroadcastKind.reminder, said.title, body, audience.to_json(), detail=detail), ()
    )


async def copy(turn: Turn, steer: Act) -> Reply:
    """Begin with an earlier broadcast's words and audience."""
    if reply := await refused(turn, "cast_copy"):
        return reply
    old = await meant(turn, steer)
    if isinstance(old, Reply):
        return old
    detail = {k: v for k, v in old.draft.detail.items() if k == "receipt"}
    return await _made(turn, replace(old.draft, deadline=None, detail=detail), ())


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
    return await _made(turn, draft, unknown)


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


async def _made(turn: Turn, draft: Draft, unknown: tuple[str, ...]) -> Reply:
    assert turn.person is not None
    tenant = turn.incoming.place.tenant_id
    made = await turn.uow.broadcasts.create(draft, turn.person.id, turn.person.name, tenant, turn.now)
    look_at(turn, made)
    await turn.audit("broadcast_drafted", f"broadcast:{made.id}")
    return await ask_next(turn, made, unknown)


async def ask_next(turn: Turn, draft: Broadcast, unknown: tuple[str, ...] = ()) -> Reply:
    """Ask for what is missing: who, then what. With both, how it looks and who gets it."""
    told = [note(turn.say("cast-unknown", addresses=escaped(", ".join(unknown))))] if unknown else []
    if Audience.from_json(draft.draft.audience).nobody:
        turn.ask_yes("cast_audience", broadcast=draft.id)
        return Reply(
            (*told, text(turn.say("cast-ask-audience")), note(turn.say("cast-ask-audience-how"))),
            _offers(turn, draft),
        )
    if not draft.draft.text and draft.draft.kind is not BroadcastKind.invitation:
        turn.ask_yes("cast_text", broadcast=draft.id)
        fitting = [w for w in wordings(turn.texts.language) if w.kind is draft.draft.kind and w.text]
        return Reply(
            (*told, text(turn.say("cast-ask-text")), note(turn.say("cast-ask-text-how"))),
            (
                *(press(turn, "cast_template", draft.id, w.key, title=w.title) for w in fitting[:3]),
                form_button(turn, "broadcast", draft.id),
                press(turn, "cast_discard", draft.id),
            ),
        )
    if when := draft.draft.detail.get(WHEN):
        reply = await planned(turn, draft, str(when))
        looks = [text(turn.say("cast-looks-like")), *await shown(turn, draft)]
        return replace(reply, blocks=(*told, *looks, *reply.blocks))
    return await preview(turn, draft, tuple(told))


def _offers(turn: Turn, draft: Broadcast) -> Sequence[Button]:
    """Audiences to pick, each by the words for it."""
    named = [turn.say(f"cast-offer-{o}") for o in ("clusters", "missing", "steering")]
    return (*(say(words, words) for words in named), press(turn, "cast_discard", draft.id))


async def template(turn: Turn, steer: Act) -> Reply:
    """Take a template's words into the draft."""
    if reply := await refused(turn, "cast_template"):
        return reply
    draft = await unsent(turn, steer)
    if isinstance(draft, Reply):
        return draft
    chosen = wording(turn.texts.language, steer.slots.get("key", ""))
    if chosen is None:
        return await ask_next(turn, draft)
    return await _rewritten(turn, draft, title=chosen.title, text=chosen.text)


async def take_audience(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """Who gets it, in answer to the question; None for a question of their own."""
    if words.rstrip().endswith("?"):
        return None
    if reply := await refused(turn, "cast_audience"):
        return reply
    draft = await turn.uow.broadcasts.get(data["broadcast"])
    if draft is None or draft.state not in UNSENT:
        return None
    event = await event_of(turn, draft)
    audience, unknown = await audience_in(
        turn, words, draft.draft.detail.get("nudges"), event.id if event else None
    )
    if audience.nobody:
        recognition = turn.recognised(words)
        if recognition.decision == "do":
            return None
        told = [turn.say("cast-unknown", addresses=escaped(", ".join(unknown)))] if unknown else []
        return Reply(
            (
                *(note(t) for t in told),
                text(turn.say("cast-audience-unclear", words=escaped(words[:QUOTED]))),
            ),
            _offers(turn, draft),
        )
    turn.let_go()
    return await _rewritten(turn, draft, unknown, audience=audience.to_json())


async def take_text(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """The text, in answer to the question; word for word."""
    if reply := await refused(turn, "cast_text"):
        return reply
    draft = await turn.uow.broadcasts.get(data["broadcast"])
    if draft is None or draft.state not in UNSENT:
        return None
    turn.let_go()
    if corrects_audience(words) and (made := await revised(turn, draft, words)):
        return await _rewritten(turn, draft, made[1], audience=made[0].audience)
    return await _rewritten(turn, draft, text=words.strip())


async def change(turn: Turn, steer: Act) -> Reply:
    """ "modtagere: …", "titel: …", "tekst: …", "frist: …", "link: …" about the draft that is being written."""
    if reply := await refused(turn, steer.name):
        return reply
    draft = await unsent(turn, Act(steer.name))
    if isinstance(draft, Reply):
        return draft
    words = steer.text
    match steer.name:
        case "cast_to":
            event = await event_of(turn, draft)
            audience, unknown = await audience_in(
                turn, words, draft.draft.detail.get("nudges"), event.id if event else None
            )
            if audience.nobody:
                return Reply(
                    (text(turn.say("cast-audience-unclear", words=escaped(words[:QUOTED]))),),
                    (press(turn, "cast_look", draft.id),),
                )
            return await _rewritten(turn, draft, unknown, audience=audience.to_json())
        case "cast_deadline":
            moment = read(words, turn.clock.today())
            if moment is None:
                return Reply((text(turn.say("event-bad-day")),), (press(turn, "cast_look", draft.id),))
            return await _rewritten(turn, draft, deadline=end_of(moment.last, moment.begins))
        case "cast_link" if not words.startswith(("https://", "http://")):
            return Reply((text(turn.say("event-bad-link")),), (press(turn, "cast_look", draft.id),))
        case _:
            return await _rewritten(turn, draft, (), **{FIELD[steer.name]: words})


FIELD = {"cast_title": "title", "cast_words": "text", "cast_link": "link"}


async def receipt(turn: Turn, steer: Act) -> Reply:
    """Ask recipients to say that they have read it, or no longer."""
    if reply := await refused(turn, "cast_receipt"):
        return reply
    draft = await unsent(turn, steer)
    if isinstance(draft, Reply):
        return draft
    asked = () if "read" in draft.draft.buttons else ("read",)
    return await _rewritten(turn, draft, buttons=asked)


async def _rewritten(turn: Turn, draft: Broadcast, unknown: tuple[str, ...] = (), **changes: Any) -> Reply:
    changed = await turn.uow.broadcasts.change(draft.id, draft.revision, replace(draft.draft, **changes))
    look_at(turn, changed)
    return await ask_next(turn, changed, unknown)


async def look(turn: Turn, steer: Act) -> Reply:
    """The draft as it stands, and who gets it."""
    if reply := await refused(turn, "cast_look"):
        return reply
    draft = await unsent(turn, steer)
    return draft if isinstance(draft, Reply) else await ask_next(turn, draft)


async def unsent(turn: Turn, steer: Act) -> Broadcast | Reply:
    """The draft or scheduled broadcast that is meant; told so when it is neither."""
    found = await meant(turn, steer, UNSENT)
    if isinstance(found, Reply) or found.state in UNSENT:
        return found
    return Reply(
        (text(turn.say("cast-no-draft", number=str(found.id))),),
        (press(turn, "cast_follow", found.id), press(turn, "cast_copy", found.id), press(turn, "cast_new")),
    )
