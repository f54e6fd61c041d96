"""The records of who and where: clusters, municipalities, people, who tries out what; events; terms."""

from typing import Literal

from msgspec import Struct

from storage.catalogue.facts import Count, Excerpt, Source, Stated, When
from storage.catalogue.fields import DateText, Key, Lines, Text

EVERY_CLUSTER = "alle"


class ClusterMunicipality(Struct, frozen=True, kw_only=True):
    """A municipality of a cluster. `certainty` "udledt": it follows from `basis`, unsaid."""

    municipality: Key
    certainty: Literal["udledt", "direkte"]
    basis: Text
    source: tuple[Source, ...]


class ClusterMeeting(Struct, frozen=True, kw_only=True):
    """A meeting of a cluster; more than one day means that the document does not choose."""

    text: Text
    days: tuple[DateText, ...]
    topic: Text
    source: tuple[Source, ...]
    note: Text | None = None


class Cluster(Struct, frozen=True, kw_only=True):
    """A cluster. `municipalities` empty: the documents name none; complete only if so marked."""

    key: Key
    name: Text
    names: tuple[Stated, ...]
    municipalities: tuple[ClusterMunicipality, ...] = ()
    municipalities_complete: bool
    municipality_count: Count | None = None
    hospital: Text | None
    parties: tuple[Stated, ...] = ()
    meetings: tuple[ClusterMeeting, ...] = ()
    experience: tuple[Excerpt, ...] = ()
    source: tuple[Source, ...]
    note: Text | None = None


class Municipality(Struct, frozen=True, kw_only=True):
    """A municipality. `cluster` None: the documents do not say which. `mentions`: where it occurs."""

    key: Key
    name: Text
    cluster: Key | None
    mentions: tuple[Text, ...]
    source: tuple[Source, ...]


class Anchoring(Struct, frozen=True, kw_only=True):
    """Who tries out what. `party` is a cluster's or a municipality's key, EVERY_CLUSTER, or None while nobody has
    taken it. `overview` marks the overview that reports are owed by.
    """

    key: Key
    initiatives: tuple[int, ...]
    party: Key | None
    party_type: Literal["cluster", "municipality"] | None
    role: Key
    as_written: Text
    date: DateText | None
    date_text: Text | None = None
    document: Key
    overview: bool = False
    source: tuple[Source, ...]
    note: Text | None = None

    @property
    def of_all(self) -> bool:
        """True for what every cluster takes part in."""
        return self.party == EVERY_CLUSTER

    def of_cluster(self, key: Key | None) -> bool:
        """True for what this cluster takes part in, by itself or as every cluster does."""
        return self.party_type == "cluster" and self.party in (key, EVERY_CLUSTER)


class ContactRole(Struct, frozen=True, kw_only=True):
    """What a document says somebody was. `as_of` None: the document is undated."""

    role: Key
    title: Text | None
    organisation: Text | None
    as_of: DateText | None
    document: Key
    initiative: int | None = None
    cluster: Key | None = None
    on_behalf_of: Text | None = None
    also: Text | None = None
    status: Text | None = None
    task: Text | None = None
    source: tuple[Source, ...]


class Contact(Struct, frozen=True, kw_only=True):
    """A person of the documents. A person here has no rights in the bot."""

    key: Key
    name: Text
    email: Text | None
    phone: Text | None
    roles: tuple[ContactRole, ...]
    source: tuple[Source, ...]
    note: Text | None = None


class Group(Struct, frozen=True, kw_only=True):
    """People that a document lists together, as of then."""

    key: Key
    text: Text | None
    as_of: DateText | None
    members: tuple[Key, ...]
    source: tuple[Source, ...]
    note: Text | None = None


class Event(Struct, frozen=True, kw_only=True):
    """Something with a time. `title` is ours and short, `text` the document's."""

    key: Key
    title: Text
    type: Key
    date: When
    text: Text
    participants: Text | None
    purpose: Text | None
    initiatives: tuple[int, ...]
    clusters: tuple[Key, ...]
    organiser: Text | None = None
    duration: Text | None = None
    place: Text | None = None
    source: tuple[Source, ...]
    note: Text | None = None


class Use(Struct, frozen=True, kw_only=True):
    """The lines of a document where a term stands."""

    document: Key
    lines: Lines


class Term(Struct, frozen=True, kw_only=True):
    """A word or an abbreviation. `expansion` and `meaning` only where a document gives them."""

    key: Key
    term: Text
    aliases: tuple[Text, ...] = ()
    kind: Key
    expansion: Text | None
    meaning: Text | None
    used_in: tuple[Use, ...] = ()
    source: tuple[Source, ...]
    note: Text | None = None


class Answered(Struct, frozen=True, kw_only=True):
    """A question that the secretariat has answered for good. `wordings`: how else people have asked it."""

    key: Key
    question: Text
    wordings: tuple[Text, ...] = ()
    text: Text
    source: tuple[Source, ...]


class Named(Struct, frozen=True, kw_only=True):
    """What we call a key of the files when people read it, such as a role."""

    key: Key
    name: Text
