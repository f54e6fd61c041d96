"""One area's table: what can be said, pressed, confirmed and filled in there, and which flow answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from msgspec import Struct, field

from dialogs.answers import Form, Reply
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition

Handler = Callable[[Turn, Act], Awaitable[Reply]]
Understood = Callable[[Turn, Recognition], Awaitable[Reply]]
Unsure = Callable[[Turn, Recognition], Awaitable[Reply | None]]
Settler = Callable[[Turn, dict[str, Any], str], Awaitable[Reply]]
Taker = Callable[[Turn, dict[str, Any], str], Awaitable[Reply | None]]
Opener = Callable[[Turn, Mapping[str, Any]], Awaitable[Form | Reply]]
Filed = Callable[[Turn], Awaitable[Reply | None]]
Saver = Callable[[Turn, Mapping[str, Any], Mapping[str, str], Mapping[str, str]], Awaitable[Form | Reply]]


class FormRoute(Struct, frozen=True):
    """A dialog (task module), or the same form on a card.

    `open(turn, data)` gives it, `save(turn, data, inputs, refused)` takes its fields. `data` is what the button
    carried: whoever can post can put anything there. `refused` are the fields that the guard stopped, with the
    sentence why; their words were already masked.
    """

    open: Opener
    save: Saver


class Routes(Struct, frozen=True):
    """One area. Names are unique over all areas.

    `acts`: steering words (`understanding/data/control.yaml`) and buttons. `intents`: what free text is
    recognised as. `public`: the acts and intents that words may bring where others read along; everything else
    goes on in the personal chat. `on_request`: the intents that are no answer to the question that is asked when the
    words begin as a request does. `pressed`: the acts that buttons carry, and the slots they must bring; all
    other acts need words, and a button with one is forged. `pressed_among_others`: those that may be pressed
    on a card that others see too; the flow itself checks who may. `settle`: what can wait for a yes, and which
    answers it takes. `adjust`: what words that are no plain yes or no may change in what waits; None where they
    change nothing. `take`: what waits for words rather than a yes. `unsure`: asked in turn where free text was not
    surely understood; the first that makes something of it answers.
    `filed`: asked in turn when a file comes; the first that has a use for it answers.
    `stray`: who may want words that are not surely understood and ask nothing; None when they do not.
    """

    acts: Mapping[str, Handler] = field(default_factory=dict)
    intents: Mapping[str, Understood] = field(default_factory=dict)
    public: frozenset[str] = frozenset()
    on_request: frozenset[str] = frozenset()
    pressed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pressed_among_others: frozenset[str] = frozenset()
    settle: Mapping[str, tuple[Settler, tuple[str, ...]]] = field(default_factory=dict)
    adjust: Mapping[str, Taker] = field(default_factory=dict)
    take: Mapping[str, Taker] = field(default_factory=dict)
    unsure: tuple[Unsure, ...] = ()
    forms: Mapping[str, FormRoute] = field(default_factory=dict)
    filed: tuple[Filed, ...] = ()
    stray: tuple[Unsure, ...] = ()


def by_act(name: str, handler: Handler) -> Understood:
    """An intent that is the same as a steering word; its initiative, if one was named, goes along."""

    async def understood(turn: Turn, recognition: Recognition) -> Reply:
        number = first(recognition.slots.get("initiative"))
        return await handler(turn, Act(name, {"initiative": str(number)} if number else {}))

    return understood


def first(value: Any) -> Any:
    """The first of many, or the one."""
    return value[0] if isinstance(value, list | tuple) and value else value
