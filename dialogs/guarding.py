"""The guard at the one entry: what may not be kept goes no further, and is told why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from dialogs.answers import Reply, text
from dialogs.heard import Heard
from dialogs.reports.buttons import act
from dialogs.turn import Action, Kind
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act, match

MASK = "•"
WHY = {"cpr": ("", "-rewrite"), "citizen": ("", "-why", "-how", "-anyway")}


class Screened(Struct):
    """What passed: the text, and the form fields that were stopped, with why."""

    text: str
    refused: dict[str, str] = field(default_factory=dict)


def screen(turn: Turn) -> Screened | Heard:
    """Look at everything that was typed, before anything of it is written. Returns the answer where it is stopped."""
    incoming = turn.incoming
    typed = _typed(incoming.text, incoming.action)
    if turn.state.crisis and (still := _in_crisis(turn, typed)) is not None:
        return still
    for words in (typed, *(f.name for f in incoming.files)):
        if stopped := _stopped(turn, words):
            return stopped
    screened = Screened(typed)
    if incoming.action is not None:
        return _screen_inputs(turn, incoming.action, screened)
    return screened


def _typed(words: str, action: Action | None) -> str:
    if action is not None and action.verb == "say":
        return str(action.data.get("text", ""))
    return words


def _in_crisis(turn: Turn, typed: str) -> Heard | None:
    """After a crisis nothing is kept until the person says that they want to go on; None when they do."""
    steer = match(typed, lambda _: None)
    action = turn.incoming.action
    if steer == Act("resume") or (action is not None and action.data.get("act") == "resume"):
        turn.state.crisis = False
        return None
    if turn.incoming.kind in (Kind.message, Kind.action, Kind.form_submit, Kind.edited):
        return _crisis(turn)
    return Heard()


CRISIS = ("", "-danger", "-lifeline", "-doctor", "-someone", "-nothing-stored", "-resume")


def crisis(turn: Turn) -> Reply:
    """Where to get help at once. From here nothing is kept until the person says that they want to go on."""
    turn.state.crisis = True
    said = [text(turn.say(f"guard-crisis{part}")) for part in CRISIS]
    return Reply(said, (act(turn, "resume"),), where="here" if turn.private else "personal")


def _crisis(turn: Turn) -> Heard:
    reply = crisis(turn)
    return Heard((reply,), None, "\n\n".join(b.text for b in reply.blocks))


def _stopped(turn: Turn, words: str) -> Heard | None:
    finding = turn.services.guard(words) if words else None
    if finding is None or (finding.kind == "citizen" and _anyway(words) is not None):
        return None
    if finding.kind == "crisis":
        return _crisis(turn)
    said = [turn.say(f"guard-{finding.kind}{part}") for part in WHY[finding.kind]]
    reply = Reply([text(s) for s in said], (act(turn, "resume"), act(turn, "help")))
    return Heard((reply,), None, " ".join(said))


def _screen_inputs(turn: Turn, action: Action, screened: Screened) -> Screened | Heard:
    """Form fields: a stopped one is masked and comes back with the reason, the others go on."""
    cleaned: dict[str, str] = {}
    for name, value in action.inputs.items():
        anyway = _anyway(value)
        words = value if anyway is None else anyway
        finding = turn.services.guard(words)
        if finding is None or (finding.kind == "citizen" and anyway is not None):
            cleaned[name] = words
            continue
        if finding.kind == "crisis":
            return _crisis(turn)
        cleaned[name] = masked(words, finding.spans) if finding.kind == "cpr" else _shown_again(turn, words)
        screened.refused[name] = " ".join(
            turn.say(f"guard-{finding.kind}{part}") for part in WHY[finding.kind]
        )
    if cleaned:
        turn.incoming = replace(turn.incoming, action=replace(action, inputs=_plain(cleaned)))
    return screened


def _shown_again(turn: Turn, words: str) -> str:
    """A dialog comes back with what was typed in it; a card in the chat is stored with its reply, so it does not."""
    return words if turn.incoming.kind is Kind.form_submit else ""


def _anyway(words: str) -> str | None:
    """What stands after "skriv alligevel:"; None where that was not said."""
    steer = match(words, lambda _: None)
    return steer.text if steer is not None and steer.name == "write_anyway" else None


def _plain(inputs: Mapping[str, Any]) -> dict[str, str]:
    return {k: str(v) for k, v in inputs.items()}


def masked(words: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The words with the spans covered, as long as they were."""
    out = words
    for start, end in spans:
        out = out[:start] + MASK * (end - start) + out[end:]
    return out
