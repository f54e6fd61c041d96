"""The records of the documents' facts and of the initiatives, with document and place.

None means that the documents do not say. A longer text is paragraphs with a blank line between;
a line that starts with "- " is a point of a list. `note` is a remark of the editors, not a quote.
"""

from typing import Literal

from msgspec import Struct

from storage.catalogue.fields import DateText, Key, Lines, Text

Precision = Literal["day", "month", "season", "part", "year", "period", "recurring", "unknown"]


class Source(Struct, frozen=True, kw_only=True):
    """Where a fact stands. `fields` names the fields of the record that it bears out; empty: all of them.

    `lines` None: somebody's word, not a document's; no file may say so. `heading` is then who said it.
    """

    document: Key
    heading: Text
    lines: Lines | None
    fields: tuple[Text, ...] = ()
    quote: Text | None = None


class Document(Struct, frozen=True, kw_only=True):
    """A document of the alliance. `name` is what it is called here, `title` what stands on it."""

    key: Key
    name: Text
    title: Text | None
    subtitles: tuple[Text, ...] = ()
    kind: Text
    date: DateText | None
    date_text: Text | None
    not_before: DateText | None = None
    probably_between: tuple[DateText, ...] = ()
    source: tuple[Source, ...]
    note: Text | None = None


class Stated(Struct, frozen=True, kw_only=True):
    """Words of a document and where they stand."""

    text: Text
    source: tuple[Source, ...]
    note: Text | None = None


class Count(Struct, frozen=True, kw_only=True):
    """A number that a document gives, in its own words."""

    text: Text
    count: int
    source: tuple[Source, ...]
    note: Text | None = None


class When(Struct, frozen=True, kw_only=True):
    """A time as the documents give it, and no sharper.

    `text` is the document's wording. `start` and `end` are set only where it gives a year, a month or
    a day; a season or a part of the year has `season` or `part` with its `year`. `alternatives` are days
    of which the document does not choose one. `year_inferred`: the year follows from other dates.
    `also` are other wordings elsewhere.
    """

    text: Text | None
    precision: Precision
    start: DateText | None = None
    end: DateText | None = None
    season: Text | None = None
    part: Text | None = None
    year: int | None = None
    month: int | None = None
    year_inferred: bool = False
    alternatives: tuple[DateText, ...] = ()
    not_before: DateText | None = None
    probably_between: tuple[DateText, ...] = ()
    also: tuple[Stated, ...] = ()


class Excerpt(Struct, frozen=True, kw_only=True):
    """A sentence worth finding on its own: a warning, an inspiration, an experience."""

    text: Text
    organisation: Text | None = None
    initiative: int | None = None
    source: tuple[Source, ...]


class Subproject(Struct, frozen=True, kw_only=True):
    """A part of an initiative with a purpose of its own."""

    key: Key
    number: int
    title: Text
    purpose: Text
    source: tuple[Source, ...]


class Participants(Struct, frozen=True, kw_only=True):
    """The municipalities that a document names for an initiative."""

    count: int
    municipalities: tuple[Key, ...]
    source: tuple[Source, ...]


class FrameworkPaper(Struct, frozen=True, kw_only=True):
    """The framework paper (rammepapir) that an initiative puts to work."""

    key: Key
    name: Text
    document_title: Text
    status_of_document: Text
    approval: Text
    effective: When
    principles_count: int
    principles_named: tuple[Text, ...]
    principles_text: Text
    test_year: Text
    autumn_2019: Text
    evaluation: Text
    template: Key
    source: tuple[Source, ...]
    note: Text | None = None


class Appeal(Struct, frozen=True, kw_only=True):
    """A request that the alliance has sent to the clusters about an initiative."""

    to: Text
    text: Text
    deadline: When
    on_behalf_of: Text
    solution_elements: tuple[Stated, ...]
    enclosures: tuple[Text, ...]
    source: tuple[Source, ...]


class Initiative(Struct, frozen=True, kw_only=True):
    """An initiative. `title` is the list's; `titles` are other titles with where they stand; `names` are
    short ways people call it, ours and in small letters.
    """

    number: int
    title: Text
    titles: tuple[Stated, ...] = ()
    names: tuple[Text, ...] = ()
    target_group: Key | None
    description: Text | None
    focus_points: Text | None
    audience: Text | None
    realised_by: Text | None
    short_term: Text | None
    long_term: Text | None
    expected_effect: Text | None
    plan: Text | None
    plan_overview: Text | None
    plan_note: Text | None = None
    start: When | None
    expected_reporting: When | None
    subprojects: tuple[Subproject, ...] = ()
    participants: Participants | None = None
    cautions: tuple[Excerpt, ...] = ()
    inspiration: tuple[Excerpt, ...] = ()
    framework_paper: FrameworkPaper | None = None
    support: Text | None = None
    appeal: Appeal | None = None
    contacts: tuple[Key, ...] = ()
    related: tuple[int, ...] = ()
    source: tuple[Source, ...]
    note: Text | None = None


class Challenge(Struct, frozen=True, kw_only=True):
    """A challenge that the steering group has identified for a target group."""

    title: Text
    points: Text
    source: tuple[Source, ...]


class TargetGroup(Struct, frozen=True, kw_only=True):
    """The group of people that initiatives are for."""

    key: Key
    name: Text
    names: tuple[Stated, ...] = ()
    initiatives: tuple[int, ...]
    goal: Text | None
    challenges_title: Text | None = None
    challenges: tuple[Challenge, ...] = ()
    works_to_ensure_title: Text | None = None
    works_to_ensure: tuple[Text, ...] = ()
    source: tuple[Source, ...]
    note: Text | None = None
