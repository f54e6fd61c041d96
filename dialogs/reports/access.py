"""Who may, and what is said to those who may not; and finding clusters, initiatives and templates by their names."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from dialogs.answers import Block, Reply, facts, text
from dialogs.reports.buttons import act
from dialogs.reports.naming import template_names
from dialogs.turn import Identity
from dialogs.turn_context import Turn
from dialogs.understanding.control import fold
from dialogs.understanding.lexicon import names_file
from storage.catalogue.records import Catalogue, Template
from storage.records import Person, Report, RoleName

TITLE_MATCH = 85
TEMPLATE_MATCH = 90
CLOSE_FROM = 9


def writes(person: Person | None) -> bool:
    """True for those who write reports: members of a cluster, and the secretariat, who pre-fill."""
    return person is not None and (bool(person.clusters) or person.has(RoleName.secretariat))


def own_clusters(turn: Turn) -> tuple[str, ...]:
    """The clusters that this person writes for: all of them for the secretariat."""
    if turn.has(RoleName.secretariat):
        return tuple(turn.catalogue.clusters)
    return turn.person.clusters if turn.person else ()


def secretariat_rows(catalogue: Catalogue) -> list[tuple[str, str]]:
    """The secretariat's contacts from the catalogue: name, and what there is of mail and phone."""
    return [
        (p.name, " · ".join(x for x in (p.email, p.phone) if x))
        for p in catalogue.people.values()
        if any(r.role == "sekretariat" for r in p.roles)
    ]


def identity_warning(turn: Turn) -> list[Block]:
    """What must be said about who is asking, when that is not settled."""
    if turn.asker.identity is Identity.unresolved:
        return [text(turn.say("who-unresolved"))]
    if turn.asker.identity is Identity.impostor:
        return [text(turn.say("who-impostor"))]
    return []


def no_role(turn: Turn, key: str) -> Reply:
    """What somebody without the role is told: why not, what they can do, and whom to ask."""
    blocks = [*identity_warning(turn), text(turn.say(key)), facts(*secretariat_rows(turn.catalogue))]
    return Reply(blocks, (act(turn, "help"), act(turn, "whoami")))


def only_secretariat(turn: Turn) -> Reply:
    """This is the secretariat's to do."""
    return no_role(turn, "who-only-secretariat")


def not_your_cluster(turn: Turn, cluster: str) -> Reply:
    """Somebody named a cluster they are not a member of."""
    names = [turn.catalogue.clusters[c].name for c in (turn.person.clusters if turn.person else ())]
    wanted = turn.catalogue.clusters[cluster].name if cluster in turn.catalogue.clusters else cluster
    return Reply(
        (
            text(turn.say("who-not-your-cluster", wanted=wanted, own=", ".join(names))),
            facts(*secretariat_rows(turn.catalogue)),
        ),
        (act(turn, "start"), act(turn, "help")),
    )


async def owed(turn: Turn) -> list[tuple[int, str]]:
    """What the clusters owe: (initiative, cluster) of April 2019, and what the secretariat has added."""
    extra = [(i, c) for c, i in await turn.uow.reports.owed_extra()]
    return list(dict.fromkeys([*turn.catalogue.owed(), *extra]))


def find_cluster(catalogue: Catalogue, words: str) -> str | None:
    """A cluster by id or name: "vest", "Vestklyngen", "i vest klyngen"."""
    key = fold(words).replace("-", "").removeprefix("i ").removeprefix("for ").replace(" ", "")
    for cluster in catalogue.clusters.values():
        stem = fold(cluster.key)
        if key in (stem, fold(cluster.name), f"{stem}klynge", f"{stem}klyngen"):
            return cluster.key
    return None


def find_municipality(catalogue: Catalogue, words: str) -> str | None:
    """A municipality by its name, with or without "Kommune"; also one that no document names."""
    key = fold(words).removesuffix(" kommune").removesuffix(" municipality").strip()
    names = ((fold(m.name).removesuffix(" kommune"), m.key) for m in catalogue.municipalities.values())
    unnamed = (
        (fold(name), found) for found, said in names_file()["known_municipalities"].items() for name in said
    )
    return next((found for name, found in (*names, *unnamed) if key in (name, found)), None)


def municipality_name(catalogue: Catalogue, key: str) -> str:
    """What people call a municipality that `find_municipality` found."""
    if found := catalogue.municipalities.get(key):
        return found.name
    return str(names_file()["known_municipalities"][key][-1]).title()


def initiative_in(words: str) -> int | None:
    """The number of an initiative that is named somewhere in these words: "initiativ 6 i randers"."""
    found = re.search(r"\b(?:initiativ|init|nr)\.? ?(\d{1,2})\b", fold(words))
    return int(found[1]) if found else None


def find_initiative(catalogue: Catalogue, words: str) -> int | None:
    """An initiative by its number ("8", "initiativ 8", "nr. 8") or by one of its titles, whole or by words only it has."""
    key = fold(words)
    if found := re.fullmatch(r"(?:initiativ|init|nr|nummer|initiative|nr\.|den med)?[ .]*(\d{1,3})", key):
        return int(found[1])
    telling = frozenset(key.split()) - _SMALL
    if not any(len(word) >= 5 for word in telling):
        return None
    titles = [
        (fold(t), i.number)
        for i in catalogue.initiatives.values()
        for t in (i.title, *i.names, *(s.text for s in i.titles))
    ]
    meant = {
        n
        for t, n in titles
        if fuzz.ratio(key, t) >= TITLE_MATCH or telling <= frozenset(t.replace(",", "").split())
    }
    return meant.pop() if len(meant) == 1 else None


_SMALL = frozenset(
    [
        "initiativ",
        "initiativet",
        "initiative",
        "det",
        "den",
        "de",
        "dem",
        "der",
        "som",
        "med",
        "om",
        "for",
        "og",
        "til",
        "i",
        "af",
        "en",
        "et",
        "vi",
        "jeg",
        "vil",
        "gerne",
        "the",
    ]
)


async def reports_on(turn: Turn, number: int) -> list[Report]:
    """This person's clusters' reports on an initiative: the open one first, then those with the default template."""
    found = [
        r
        for c in (turn.person.clusters if turn.person else ())
        for r in await turn.uow.reports.list(cluster=c, initiative=number)
    ]
    here, main = turn.state.gathering, turn.catalogue.default_template
    return sorted(
        found, key=lambda r: (here is None or r.id != here.report, main is None or r.key.template != main.key)
    )


_ARTICLES = ("et ", "en ", "den ", "det ", "vores ", "the ", "an ", "a ", "nyt ", "ny ")


def template_named(catalogue: Catalogue, words: str) -> str | None:
    """The key of the template that these words name, and nothing else; a long name also in another form of it."""
    key = fold(words)
    for article in _ARTICLES:
        key = key.removeprefix(article)
    names = [(n, t.key) for t in catalogue.templates.values() for n in template_names(t)]
    if exact := next((k for n, k in names if n == key), None):
        return exact
    long = {n: k for n, k in reversed(names) if len(n) >= CLOSE_FROM}
    close = process.extractOne(key, long.keys(), scorer=fuzz.ratio, score_cutoff=TEMPLATE_MATCH)
    return long[close[0]] if close else None


def find_template(catalogue: Catalogue, words: str) -> Template | None:
    """The template that one of its names stands in these words, longest name first."""
    key = f" {fold(words)} "
    names = sorted(
        ((n, t) for t in catalogue.templates.values() for n in template_names(t)),
        key=lambda pair: -len(pair[0]),
    )
    return next((t for n, t in names if f" {n} " in key), None)
