"""What the conversation needs from outside, joined in `bot.bootstrap`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from msgspec import Struct, field

from dialogs.turn import FileRef
from dialogs.understanding.choosing import Choice, Option
from storage.catalogue.records import Catalogue
from storage.database import Database


class Clock(Protocol):
    """Domain time. Tokens, leases, pacing and retries use real time instead."""

    def now(self) -> datetime:
        """Aware UTC."""
        ...

    def today(self) -> date:
        """The day in Denmark."""
        ...


class Found(Protocol):
    """What the guard found; see `dialogs.guard.Finding`."""

    kind: Any
    spans: tuple[tuple[int, int], ...]
    certain: bool


class Recognition(Protocol):
    """What a text was understood as; see `dialogs.understanding`."""

    intent: str | None
    slots: Mapping[str, Any]
    decision: str
    confidence: float
    candidates: tuple[str, ...]
    is_question: bool
    question_strength: float
    english: bool


class Recogniser(Protocol):
    """Free text to intent and slots."""

    def recognise(self, text: str, focus: Mapping[str, Any] | None = None, today: date | None = None) -> Any:
        """Never raises; a text that means nothing gives a refusing recognition."""
        ...

    def meant(
        self, text: str, intent: str, focus: Mapping[str, Any] | None = None, today: date | None = None
    ) -> Any:
        """The same text as somebody chose to mean it; None where it cannot mean that."""
        ...

    def choice(self, seen: Any) -> Choice | None:
        """What a text that is not surely understood may mean, to choose from; None where there is no choice."""
        ...

    def chosen(self, seen: Any, option: Option, focus: Mapping[str, Any] | None, today: date) -> Any:
        """The same text as the chosen option has it. Never something to be done at once."""
        ...


class Chooser(Protocol):
    """Chooses what was meant where the recogniser is not sure: a language model, where one is set up.

    It says nothing itself: the answer's words, and its sources, are the catalogue's.
    """

    async def choose(self, choice: Choice) -> int | None:
        """The place of the option that fits; None for none of them, too late an answer, or any fault. Never raises."""
        ...


class Fetched(Struct, frozen=True):
    """A file that was fetched, looked through and cleaned; or, with `refused`, why not (a text key).

    `kind` is "image" or "document"; `text` what could be read in it, for the guard; `outline` what stands
    under which heading, where it is a presentation or a document (`dialogs.documents.placing`); `external` that
    it fetches something when it is opened, which we never do. `pictures` are those of a presentation, each with the
    number of its slide; `unread` is how many more there are that could not be read.
    """

    name: str
    content_type: str = ""
    kind: str = ""
    content: bytes = b""
    text: str | None = None
    refused: str | None = None
    args: Mapping[str, Any] = field(default_factory=dict)
    outline: Sequence[Mapping[str, Any]] = ()
    external: bool = False
    pictures: Sequence[tuple[int, bytes]] = ()
    unread: int = 0


class Files(Protocol):
    """Fetches what somebody sent. Hosts, size and time are limited by the edge."""

    async def fetch(self, ref: FileRef) -> Fetched:
        """Never raises for a bad file or host: the answer says why it was refused."""
        ...


class Services(Struct, frozen=True):
    """The parts a conversation runs on."""

    database: Database
    recogniser: Callable[[Catalogue], Recogniser]
    guard: Callable[[str], Any]
    files: Files
    clock: Clock
    chooser: Chooser | None = None
