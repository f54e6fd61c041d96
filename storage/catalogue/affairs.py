"""The records of what the documents tell about the alliance itself, its meetings, and where they disagree."""

from msgspec import Struct

from storage.catalogue.facts import Count, Source, Stated
from storage.catalogue.fields import DateText, Key, Lines, Text


class Party(Struct, frozen=True, kw_only=True):
    """One of the alliance's parties."""

    key: Key
    name: Text
    source: tuple[Source, ...]


class Period(Struct, frozen=True, kw_only=True):
    """A stretch of time that a document sets, and what it is for."""

    text: Text
    start: DateText
    end: DateText
    concerns: Text
    after: Text
    source: tuple[Source, ...]


class Element(Struct, frozen=True, kw_only=True):
    """One element of the alliance's set-up for collecting experience."""

    key: Key
    number: int
    name: Text
    when: Text | None
    what: Text | None
    why: Text | None
    who: Text | None
    who_does: Text | None
    related_text: tuple[Text, ...] = ()
    source: tuple[Source, ...]
    note: Text | None = None


class CollectionSetup(Struct, frozen=True, kw_only=True):
    """How the alliance gathers what the clusters learn (its "opsamlings setup")."""

    name: Text
    purpose: Text
    intro: Text
    parallel: Text
    facilitation: Text
    process_overview: Stated
    elements: tuple[Element, ...]
    source: tuple[Source, ...]


class Letter(Struct, frozen=True, kw_only=True):
    """The steering group's letter to the clusters."""

    salutation: Text
    text: Text
    closing: Text
    sender: Text
    source: tuple[Source, ...]


class Alliance(Struct, frozen=True, kw_only=True):
    """The alliance: its name, parties, purpose and way of working."""

    key: Key
    name: Text
    names: tuple[Stated, ...]
    programme_title: Text
    parties: tuple[Party, ...]
    purpose: Text
    hope: Text
    website: Text
    website_text: Text
    contact: Stated
    period: Period
    setup: CollectionSetup
    letter: Letter
    municipality_total: Count
    hospitals: Stated
    not_in_overview: tuple[int, ...]
    overview_intro: Stated
    source: tuple[Source, ...]
    note: Text | None = None


class Link(Struct, frozen=True, kw_only=True):
    """An address that a document gives."""

    key: Key
    url: Text
    text: Text | None
    about: Text
    source: tuple[Source, ...]
    note: Text | None = None


class DateHint(Struct, frozen=True, kw_only=True):
    """Words of a document from which its date can be narrowed, and what they suggest."""

    text: Text
    means: Text
    source: tuple[Source, ...]


class Meeting(Struct, frozen=True, kw_only=True):
    """A meeting that the documents report from. `date` None: it stands nowhere; see `date_basis`."""

    key: Key
    document: Key
    body: Text
    cluster: Key
    cluster_in_title: Key | None
    date: DateText | None
    not_before: DateText | None = None
    probably_between: tuple[DateText, ...] = ()
    date_basis: tuple[DateHint, ...] = ()
    previous_status: Stated
    previous_status_day: DateText
    background: Stated
    source: tuple[Source, ...]
    note: Text | None = None


class Status(Struct, frozen=True, kw_only=True):
    """How far one or more initiatives are in a cluster. `state` is the document's own words."""

    key: Key
    initiatives: tuple[int, ...]
    cluster: Key
    heading: Text
    state: Text
    text: Text
    document: Key
    meeting: Key
    date: DateText | None
    year: int
    source: tuple[Source, ...]
    note: Text | None = None


class OpenQuestion(Struct, frozen=True, kw_only=True):
    """A question that a meeting raised and did not answer. `item` is the number on its agenda."""

    key: Key
    item: int
    text: Text
    initiatives: tuple[int, ...]
    source: tuple[Source, ...]


class Decision(Struct, frozen=True, kw_only=True):
    """What a meeting decided, asked for or took note of. `kind` is the editors' sorting."""

    key: Key
    item: int
    kind: Text
    text: Text
    initiatives: tuple[int, ...]
    responsible: Text | None
    due: Text | None
    source: tuple[Source, ...]
    note: Text | None = None


class AgendaItem(Struct, frozen=True, kw_only=True):
    """An item of a meeting, with the keys of what came out of it."""

    key: Key
    number: int
    title: Text
    about_the_alliance: bool
    initiatives: tuple[int, ...]
    recommendation: Text | None
    case: Text | None
    statuses: tuple[Key, ...] = ()
    open_questions: tuple[Key, ...] = ()
    decisions: tuple[Key, ...] = ()
    annexes: tuple[Text, ...] = ()
    source: tuple[Source, ...]
    note: Text | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """What one document says where documents disagree."""

    text: Text
    document: Key
    lines: Lines


class Conflict(Struct, frozen=True, kw_only=True):
    """A point where the documents disagree or leave open, to be told and not hidden.

    `what` names it in a sentence; `held` says how the catalogue holds it. The other fields are the
    subjects whose answers should tell it.
    """

    key: Key
    what: Text
    readings: tuple[Reading, ...]
    held: Text
    initiatives: tuple[int, ...] = ()
    clusters: tuple[Key, ...] = ()
    events: tuple[Key, ...] = ()
    people: tuple[Key, ...] = ()
    terms: tuple[Key, ...] = ()
    templates: tuple[Key, ...] = ()
    documents: tuple[Key, ...] = ()
    topics: tuple[Key, ...] = ()


class LeftOut(Struct, frozen=True, kw_only=True):
    """A point of disagreement that nobody who asks can meet, and why."""

    key: Key
    why: Text


class ExampleAnswer(Struct, frozen=True, kw_only=True):
    """What was written under a question; `subfield` where the question has several."""

    question: Key
    subfield: Text | None = None
    text: Text
    source: tuple[Source, ...]


class Example(Struct, frozen=True, kw_only=True):
    """A report that a cluster has written before, to be shown as an example."""

    key: Key
    template: Key
    title: Text
    cluster: Key
    initiative: int
    date: DateText | None
    contacts: tuple[Key, ...]
    attachments: tuple[Stated, ...]
    answers: tuple[ExampleAnswer, ...]
    source: tuple[Source, ...]
    note: Text | None = None
