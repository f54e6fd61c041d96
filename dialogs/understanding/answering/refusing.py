"""Asking back with one press, correcting a false premise, and an honest no with a next step."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.answers import Reply
from dialogs.reports import access
from dialogs.status.standing import sees_all
from dialogs.understanding.answering import lasting
from dialogs.understanding.answering.live import secretariat
from dialogs.understanding.answering.told import Told
from dialogs.understanding.deciding import CLEAR, SUGGESTIONS
from dialogs.understanding.intents import intent as what
from dialogs.understanding.recognition import GATES
from storage.records import Person, RoleName

MAY: dict[str, Callable[[Person | None], bool]] = {
    "everybody": lambda _: True,
    "secretariat": lambda person: person is not None and person.has(RoleName.secretariat),
    "writers": access.writes,
    "askers": sees_all,
}
DEFAULTS = ("initiative_list", "event_when", "help")
OF_SUBJECT = {
    "person": ("person_info", "contact"),
    "initiative": ("initiative_info", "status_get", "initiative_anchor"),
    "municipality": ("municipality_cluster", "initiative_list"),
    "cluster": ("initiative_list", "status_get", "event_when"),
    "event": ("event_info", "event_when"),
    "term": ("doc_question",),
}
"""What can be asked about a thing that a question mentions, and that was not understood."""


async def back(told: Told) -> None:
    """Did you mean …? One press for each likely meaning; or which initiative."""
    if told.seen.reason == "missing":
        told.line("answer-which-initiative")
        told.rows((str(n), i.title) for n, i in told.catalogue.initiatives.items())
        if "doc_question" in told.seen.candidates and (term := _term(told)):
            typed = told.typed("doc_question", term)
            told.means("doc_question", typed, told.seen.text, typed[:1].upper() + typed[1:])
        person = told.turn.person
        mine = [i for i, c in told.catalogue.owed() if person and c in person.clusters] or list(
            told.catalogue.initiatives
        )[:5]
        for number in dict.fromkeys(mine):
            what = told.say("answer-number", number=str(number))
            intent = str(told.seen.intent)
            fuller = f"{told.seen.text.rstrip(' ?.!')} ({what})"
            told.means(intent, told.typed(intent, what), fuller, what.capitalize())
        return
    if told.seen.reason == "lasting":
        await lasting.perhaps(told)
        return
    fitting = [i for i in told.seen.candidates if _fits(told, i)]
    sure = told.seen.confidence >= CLEAR
    if sure and told.seen.intent in fitting and not _may(told, told.seen.intent):
        told.lacks("answer-not-yours", what=_typed(told, told.seen.intent)).rows(secretariat(told))
    elif any(_may(told, i) for i in fitting):
        told.line("answer-did-you-mean")
    else:
        await no(told)
        return
    _suggest(told, told.seen.candidates)


async def no(told: Told) -> None:
    """Say that it is not known, put a false premise right, and offer what is known."""
    slots = told.slots
    if told.seen.reason == "initiative":
        numbers = sorted(told.catalogue.initiatives)
        told.line(
            "answer-no-such-initiative",
            number=str(slots["unknown_initiative"]),
            count=len(numbers),
            last=str(numbers[-1]),
        )
        if told.catalogue.initiatives:
            told.cite(told.catalogue.initiatives[numbers[-1]].source[:1])
        told.ask("answer-button-list", told.say("answer-say-list"))
        return
    if told.seen.reason == "cluster":
        names = told.listed([c.name for c in told.catalogue.clusters.values()])
        asked = str(slots["unknown_cluster"])
        many = asked.isdigit()
        told.line(f"answer-no-such-cluster{'s' if many else ''}", asked=asked, names=names).overview()
        told.ask("answer-button-clusters", told.typed("municipality_cluster"))
        return
    if told.seen.reason == "outside":
        told.lacks("answer-outside", place=str(slots["outside"]).title())
    elif subject := told.subject():
        told.lacks("answer-unknown-about", what=subject)
    else:
        told.lacks("answer-unknown")
    told.rows(secretariat(told))
    of_subject = next((asks for slot, asks in OF_SUBJECT.items() if slot in slots and told.subject()), ())
    likely = [i for i in told.seen.candidates[:1] if what(i).about or not of_subject]
    _suggest(told, (*likely, *of_subject, *told.seen.candidates))


def led_on(told: Told) -> Reply:
    """The answer with what else it may have been, where nothing else leads on from it."""
    _suggest(told, told.seen.candidates)
    return told.reply()


def _suggest(told: Told, intents: tuple[str, ...]) -> None:
    for intent in (*intents, *DEFAULTS):
        if len(told.buttons) >= SUGGESTIONS:
            return
        if not (_fits(told, intent) and _may(told, intent)):
            continue
        typed = _typed(told, intent)
        title = typed[:1].upper() + typed[1:]
        if intent in told.seen.candidates and told.seen.reason not in GATES:
            told.means(intent, typed, told.seen.text, title)
        else:
            told.ask("answer-plain", typed, what=title)


def _fits(told: Told, intent: str) -> bool:
    """True where it can be asked about what the question mentions."""
    explains = intent == "doc_question" and told.subject() == _term(told)
    return explains or intent in told.seen.candidates or what(intent).fits(told.slots)


def may(person: Person | None, intent: str) -> bool:
    """True where this person has the role for what is meant."""
    return MAY[what(intent).to](person)


def _may(told: Told, intent: str) -> bool:
    return may(told.turn.person, intent)


def _term(told: Told) -> str | None:
    term = told.catalogue.terms.get(told.slots.get("term", ""))
    return term.term if term else None


def _typed(told: Told, intent: str) -> str:
    """What one would type to ask for this about what the question mentions."""
    place = told.place()
    if intent == "event_when" and "event" not in told.slots:
        return (
            told.say("answer-say-meeting-of", place=place) if place else told.say("answer-say-next-meeting")
        )
    if intent == "initiative_list" and place:
        return told.say("answer-say-list-of", place=place)
    if intent == "municipality_cluster" and "municipality" in told.slots:
        return told.say("answer-say-cluster-of", place=place)
    if intent == "doc_question":
        return told.typed(intent, _term(told) or "")
    return told.typed(intent, told.subject() if what(intent).about else "")


async def not_here(told: Told) -> None:
    """Something that one asks the bot to do and that it does not do: who does."""
    told.lacks("answer-not-here").rows(secretariat(told))
    if "initiative" in told.slots:
        told.ask("answer-button-status", told.typed("status_get", told.subject()))


async def to_secretariat(told: Told) -> None:
    """Somebody wants a human being: the secretariat's contacts, and the documents' own invitation."""
    if alliance := told.catalogue.alliance:
        told.quote(alliance.contact.text, alliance.contact.source)
    told.line("answer-secretariat").rows(secretariat(told))
    told.ask("questions-send", told.say("questions-says-send"))
    for person in told.catalogue.people.values():
        if any(role.role == "sekretariat" for role in person.roles):
            told.chat(person.name, person.email)
