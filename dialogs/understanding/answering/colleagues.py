"""Those who have a role here, by name and by cluster: told to those who have one too, in private."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.answers import Source
from dialogs.people import role_text
from dialogs.texts.dates import day
from dialogs.understanding.answering.told import Told
from dialogs.understanding.normalise import fold, tokens, words
from dialogs.understanding.passages import small_words, words_file
from storage.records import Person, RoleName

MOST, MOST_LIKELY, MOST_WORDS, CHATS = 6, 50, 4, 2
_SPELT_MANY_WAYS = str.maketrans({"a": "%", "o": "%"})
"""What "aa" and "å", "oe" and "ø" fold to: in the database it may be one letter or two."""


async def of_clusters(told: Told) -> bool:
    """Tell of the members of each cluster of the question. False where there is nobody to tell of."""
    any_told = False
    for cluster in told.all_of("cluster", "clusters") if _may_see(told) else ():
        if members := await told.turn.uow.people.with_role(RoleName.member, cluster):
            told.line("answer-members-here", place=told.party(cluster, "cluster"))
            told.rows((m.name, m.upn) for m in members[:MOST])
            for member in members[:CHATS]:
                told.chat(member.name, member.upn)
            _cite(told)
            any_told = True
    return any_told


async def named(told: Told) -> bool:
    """Tell of those whom the question names and asks for in so many words. False where it names none of them."""
    asked = name_in(told.seen.text) if _may_see(told) else []
    if not 0 < len(asked) <= MOST_WORDS:
        return False
    parts = [word.removesuffix("s").translate(_SPELT_MANY_WAYS) for word in asked]
    likely = await told.turn.uow.people.with_name(parts, MOST_LIKELY)
    found = [p for p in likely if is_called(p.name, asked)]
    _tell(told, found[:MOST])
    if len(found) > MOST:
        told.note("answer-more-of-that-name", count=len(found) - MOST)
    return bool(found)


async def again(told: Told) -> bool:
    """Tell of the one whom "hendes mail?" asks for. False where it is nobody here."""
    key = told.slots.get("colleague")
    found = await told.turn.uow.people.by_id(key) if key and _may_see(told) else None
    _tell(told, [found] if found else [])
    return found is not None


def _may_see(told: Told) -> bool:
    return bool(told.turn.private and told.turn.person and told.turn.person.memberships)


def name_in(text: str) -> list[str]:
    """The folded words of a question after somebody that are no words of the question itself."""
    said, cues = tokens(fold(text)), frozenset(words(words_file()["reaching"]))
    if cues.isdisjoint(t.stem for t in said):
        return []
    return [t.text for t in said if t.stem not in cues | small_words()]


def is_called(name: str, asked: Sequence[str]) -> bool:
    """Whether each word is one of the name's, be it in the genitive ("Oles mail")."""
    parts = fold(name).replace("-", " ").split()
    return all(word in parts or word.removesuffix("s") in parts for word in asked)


def _tell(told: Told, found: Sequence[Person]) -> None:
    today = day(told.turn.texts, told.turn.clock.today())
    for person in found:
        told.line("answer-heading", title=person.name)
        told.rows((today, role_text(told.turn, m)) for m in person.memberships)
        told.rows([(told.say("answer-mail"), person.upn)]).chat(person.name, person.upn)
    if found:
        _cite(told)
    if len(found) == 1:
        told.about["colleague"] = found[0].id


def _cite(told: Told) -> None:
    today = told.turn.clock.today().isoformat()
    source = Source(told.say("answer-roster"), told.say("answer-roster-roles"), today)
    if source not in told.sources:
        told.sources.append(source)
