"""How a status is shown: whole, or in one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialogs.answers import Block, facts, note, shortened, text, verbatim
from dialogs.status.days import readable
from dialogs.status.proposal import Proposal
from dialogs.status.standing import Known, age_words
from dialogs.texts import Texts
from storage.catalogue.records import Catalogue
from storage.records import StatusContent, StatusEntry, StatusState


def state_name(texts: Texts, state: StatusState) -> str:
    """A state in the reader's language."""
    return texts.say(f"status-state-{state.name.replace('_', '-')}")


def state_short(texts: Texts, state: StatusState) -> str:
    """A state in so few letters that a matrix fits a phone."""
    return texts.say(f"status-short-{state.name.replace('_', '-')}")


def number_words(initiatives: Sequence[int]) -> str:
    """ "2/4", as the documents write it."""
    return "/".join(map(str, initiatives))


def part_names(catalogue: Catalogue, parts: Sequence[str]) -> str:
    """The municipalities by name."""
    known = catalogue.municipalities
    return ", ".join(known[p].name if p in known else p for p in parts)


def content_rows(texts: Texts, catalogue: Catalogue, said: StatusContent | Proposal) -> list[tuple[str, str]]:
    """What was said beside the text, row by row; what nobody said has no row."""
    where = catalogue.clusters.get(said.cluster or "")
    rows = [
        ("initiative", number_words(said.initiatives)),
        ("cluster", where.name if where else ""),
        ("parts", part_names(catalogue, said.parts)),
        ("state", state_name(texts, said.state) if said.state else ""),
        ("as-of", readable(texts, said.as_of)),
        ("milestone", said.milestone or ""),
        ("blocker", said.blocker or ""),
        ("help", texts.say("status-help-yes") if said.needs_help else ""),
        ("light", texts.say(f"status-light-{said.light.value}") if said.light else ""),
    ]
    named = ((texts.say(f"status-row-{name}"), value) for name, value in rows if value)
    return [(label, _once(label, value)) for label, value in named]


def _once(label: str, value: str) -> str:
    """A value without the word that its label says already: "Mangler: læger", not "Mangler: mangler læger"."""
    first, _, rest = value.partition(" ")
    return rest if rest and first.casefold() == label.casefold() else value


def told_line(texts: Texts, entry: StatusEntry) -> str:
    """ "i drift, 1. oktober 2019 – teksten (Rita Lund)"."""
    told = f"{state_name(texts, entry.state)}, {readable(texts, entry.as_of)}"
    return f"{told} – {on_one_line(entry.text)} ({entry.author})"


def on_one_line(words: str, longest: int = 160) -> str:
    """Words on one line, cut between two of them where they are too many."""
    return shortened(" ".join(words.split()), longest)


def one_line(texts: Texts, known: Known, today: date) -> str:
    """ "i drift, 1. oktober 2019 (3 uger)"; of a document in its own words, as of then."""
    state = known.state
    if known.entry is not None and state is not None:
        said = state_name(texts, state)
    elif known.told is not None:
        said = known.told.state
    else:
        said = texts.say("status-anchored")
    when = f", {readable(texts, known.as_of)}" if known.as_of else ""
    age = known.age(today)
    old = f" ({age_words(texts, age)})" if age is not None else ""
    return f"{said}{when}{old}{_marks(texts, known, today)}"


def _marks(texts: Texts, known: Known, today: date) -> str:
    entry = known.entry
    said = [texts.say(f"status-light-{entry.light.value}")] if entry and entry.light else []
    said += [texts.say("status-help-yes")] if entry and entry.needs_help else []
    said += [texts.say("status-parts-only")] if entry and entry.parts else []
    said += [texts.say("status-stale")] if known.stale(today) else []
    return "".join(f" · {words}" for words in said)


def entry_blocks(
    texts: Texts, catalogue: Catalogue, entry: StatusEntry, today: date, beside: Sequence[StatusEntry] = ()
) -> list[Block]:
    """One reported status whole, with its age, and what holds beside it."""
    known = Known(entry.cluster, entry.initiatives[0], entry)
    age = known.age(today)
    rows = content_rows(texts, catalogue, entry)
    if age is not None:
        rows.append((texts.say("status-row-age"), age_words(texts, age)))
    out = [facts(*rows), verbatim(entry.text)]
    if entry.corrects is not None:
        out.append(note(texts.say("status-is-correction")))
    if known.stale(today) and age is not None:
        out.append(note(texts.say("status-stale-note", age=age_words(texts, age))))
    for other in beside:
        where = part_names(catalogue, other.parts) or texts.say("status-whole")
        told = f"{state_name(texts, other.state)}, {readable(texts, other.as_of)}"
        out.append(text(texts.say("status-beside", where=where, told=told)))
    return out
