"""The records of a template: what a report asks about, and in which words.

A published version never changes: a new wording is a new version.
"""

from functools import cached_property
from typing import Literal

from msgspec import Struct

from storage.catalogue.facts import Source
from storage.catalogue.fields import Key, Text

FilledBy = Literal["secretariat", "cluster"]
OnePer = Literal["initiative_cluster", "cluster", "meeting"]
PrefillFrom = Literal["initiative_title", "initiative_purpose"]


class Question(Struct, frozen=True, kw_only=True):
    """One thing that a report asks about.

    `prompt`, `help` and `examples` are the document's own words. `title` is short, for progress and
    headings. `names` are other ways people name it, `cues` words that a sentence about it contains;
    both are ours, in small letters. `prefill_from` says what the catalogue offers where the
    secretariat has not filled it in. `wordings` are the document's other wordings of the prompt.
    """

    key: Key
    section: Key
    title: Text
    prompt: Text
    help: Text | None = None
    examples: tuple[Text, ...] = ()
    optional: bool = False
    filled_by: FilledBy = "cluster"
    kind: Literal["text", "person"] = "text"
    parties: tuple[Text, ...] = ()
    subfields: tuple[Text, ...] = ()
    preliminary: bool = False
    prefill_from: PrefillFrom | None = None
    names: tuple[Text, ...] = ()
    cues: tuple[Text, ...] = ()
    wordings: tuple[Text, ...] = ()
    source: tuple[Source, ...] = ()
    note: Text | None = None


class Section(Struct, frozen=True, kw_only=True):
    """Questions that belong together. `extra_blocks` is True only where the document invites more slides."""

    key: Key
    title: Text
    instruction: Text | None = None
    guidance: tuple[Text, ...] = ()
    extra_blocks: bool = False
    extra_blocks_text: Text | None = None
    filled_by: FilledBy = "cluster"
    filled_by_text: Text | None = None
    questions: tuple[Question, ...]
    source: tuple[Source, ...] = ()
    note: Text | None = None


class Slide(Struct, frozen=True, kw_only=True):
    """One slide of the deck that a template is, with its heading and its line in the list of contents."""

    number: int
    title: Text | None
    contents_title: Text | None = None
    filled_by: FilledBy | None = None
    source: tuple[Source, ...] = ()
    note: Text | None = None


class Product(Struct, frozen=True, kw_only=True):
    """Something the document expects to come out of the work, beside the answers."""

    key: Key
    text: Text
    filled_by: FilledBy | None
    source: tuple[Source, ...] = ()


class Template(Struct, frozen=True, kw_only=True, dict=True):
    """What a report is made of. `one_per` says what there is one report per; `initiative` is set where
    the template is about that initiative alone; `names` are ways people call it.
    """

    key: Key
    version: int
    title: Text
    one_per: OnePer
    default: bool = False
    names: tuple[Text, ...] = ()
    full_title: Text | None = None
    date_text: Text | None = None
    format: Text | None = None
    initiative: int | None = None
    filled_by_text: Text | None = None
    one_per_text: Text | None = None
    guidance: tuple[Text, ...] = ()
    intro: Text | None = None
    overview: Text | None = None
    overview_after: Text | None = None
    extra_material_text: Text | None = None
    products: tuple[Product, ...] = ()
    slides: tuple[Slide, ...] = ()
    sections: tuple[Section, ...]
    source: tuple[Source, ...] = ()
    note: Text | None = None

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order they are asked."""
        return tuple(q for section in self.sections for q in section.questions)

    @cached_property
    def core(self) -> tuple[Question, ...]:
        """The questions that the cluster is asked one by one: not optional, not the secretariat's."""
        return tuple(q for q in self.questions if q.filled_by == "cluster" and not q.optional)

    def question(self, key: str) -> Question | None:
        """The question with this key, or None."""
        return self._by_key.get(key)

    def section(self, key: str) -> Section | None:
        """The section with this key, or None."""
        return next((s for s in self.sections if s.key == key), None)

    @cached_property
    def _by_key(self) -> dict[str, Question]:
        return {q.key: q for q in self.questions}
