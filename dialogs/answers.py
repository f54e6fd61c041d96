"""What the bot says, before anybody has decided how it looks.

A `Reply` is one message. `bot.cards.render` draws it as an Adaptive Card or as text; the terminal
draws it as text. Everything in it is plain data and survives JSON (`to_json`, `from_json`), since a
reply is stored in the same transaction as what it tells about, and sent after.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct, field

_MARKS = re.compile(r"[\\*_`~\[\]<>]")

Where = Literal["here", "personal"]
InputKind = Literal["text", "longtext", "choice", "toggle", "date", "number"]


class Source(Struct, frozen=True):
    """Where a fact comes from. `date` is as precise as the document and no more; None: undated."""

    document: str
    heading: str
    date: str | None


class Button(Struct, frozen=True):
    """Something to press. `verb` names a typed action (`dialogs.turn.ACTION_VERBS`), `data` its payload.

    `opens` = "form" opens a dialog (task module) instead of answering in the chat; `url` opens a link
    (then `verb` is empty). `says` is the text that does the same when typed, shown where nothing can be
    pressed. `style` is "positive", "destructive" or "default"; colour is never the only sign.
    """

    title: str
    verb: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    says: str | None = None
    opens: Literal["chat", "form"] = "chat"
    url: str | None = None
    style: str = "default"


class Input(Struct, frozen=True):
    """A field to fill in. Values come back as strings in the action's `inputs`, keyed by `id`."""

    id: str
    label: str
    kind: InputKind = "text"
    value: str = ""
    placeholder: str = ""
    help: str = ""
    required: bool = False
    max_length: int | None = None
    choices: Sequence[tuple[str, str]] = ()
    error: str = ""


class Block(Struct, frozen=True):
    """A piece of a card's body.

    kind: "text" (markdown subset of Teams: bold, italic, lists, links), "verbatim" (somebody's own
    words; nothing in them is markup), "heading", "note" (small print), "warning", "facts" (rows of
    (label, value); values are verbatim), "progress" (text such as "3 af 7", `fraction` 0..1),
    "input" (`input` set), "quote" (from a document), "table" (`rows`: a header and the rows under it),
    "chart" (bars: `text` is its title, `facts` are labels with whole numbers).
    """

    kind: str
    text: str = ""
    facts: Sequence[tuple[str, str]] = ()
    fraction: float | None = None
    input: Input | None = None
    rows: Sequence[Sequence[str]] = ()


class Handout(Struct, frozen=True):
    """A file to hand over; made when it is sent, never kept.

    `kind` names what is made (`bot.documents.making.MAKERS`) and `args`, plain JSON, of what. Whoever makes it
    looks again at what the person may see. `token` finds it in the person's own state when they accept it, and
    `upload` is where Teams then wants it; without one the person is asked whether they want the file.
    """

    name: str
    content_type: str
    kind: str
    args: Mapping[str, Any]
    token: str = ""
    upload: Mapping[str, str] | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; `Handout(**it)` gives an equal handout back."""
        return {name: getattr(self, name) for name in Handout.__struct_fields__}


class Reply(Struct, frozen=True):
    """One message. `summary` is its one-line plain twin for notifications; empty: made from the blocks.

    `where`: "here" answers in the conversation (a channel: in the thread), "personal" goes to the
    asker's own chat. `update` is True when this should replace the card that was pressed. `handout` is a file
    that follows the message, always in the asker's own chat.
    """

    blocks: Sequence[Block] = ()
    buttons: Sequence[Button] = ()
    sources: Sequence[Source] = ()
    summary: str = ""
    where: Where = "here"
    update: bool = False
    handout: Handout | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON of this reply; `from_json` gives an equal reply back."""
        return {
            "blocks": [_block_json(b) for b in self.blocks],
            "buttons": [
                {
                    "title": b.title,
                    "verb": b.verb,
                    "data": dict(b.data),
                    "says": b.says,
                    "opens": b.opens,
                    "url": b.url,
                    "style": b.style,
                }
                for b in self.buttons
            ],
            "sources": [{"document": s.document, "heading": s.heading, "date": s.date} for s in self.sources],
            "summary": self.summary,
            "where": self.where,
            "update": self.update,
            **({"handout": self.handout.to_json()} if self.handout else {}),
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Reply:
        """The reply that `to_json` wrote."""
        return Reply(
            blocks=tuple(_block_from(b) for b in data["blocks"]),
            buttons=tuple(Button(**b) for b in data["buttons"]),
            sources=tuple(Source(**s) for s in data["sources"]),
            summary=data["summary"],
            where=data["where"],
            update=data["update"],
            handout=Handout(**data["handout"]) if "handout" in data else None,
        )


def _block_json(b: Block) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": b.kind}
    if b.text:
        out["text"] = b.text
    if b.facts:
        out["facts"] = [list(f) for f in b.facts]
    if b.rows:
        out["rows"] = [list(row) for row in b.rows]
    if b.fraction is not None:
        out["fraction"] = b.fraction
    if b.input:
        i = b.input
        out["input"] = {
            "id": i.id,
            "label": i.label,
            "kind": i.kind,
            "value": i.value,
            "placeholder": i.placeholder,
            "help": i.help,
            "required": i.required,
            "max_length": i.max_length,
            "choices": [list(c) for c in i.choices],
            "error": i.error,
        }
    return out


def _block_from(data: Mapping[str, Any]) -> Block:
    raw = data.get("input")
    made = Input(**{**raw, "choices": tuple((c[0], c[1]) for c in raw["choices"])}) if raw else None
    return Block(
        data["kind"],
        data.get("text", ""),
        tuple((f[0], f[1]) for f in data.get("facts", ())),
        data.get("fraction"),
        made,
        tuple(tuple(row) for row in data.get("rows", ())),
    )


class Form(Struct, frozen=True):
    """A dialog (task module) with inputs: what `task/fetch` gives and a refused `task/submit` gives again."""

    title: str
    blocks: Sequence[Block]
    submit: Button

    def on_card(self, *others: Button) -> Reply:
        """The same fields as a card in the chat, with other buttons beside its own."""
        return Reply((heading(self.title), *self.blocks), (self.submit, *others))


UNDELIVERED = "undelivered"
"""In a notice's body: who is told what (`person`, `body`) when the notice ends without having been delivered."""


def text(value: str) -> Block:
    """A paragraph of the bot's own words."""
    return Block("text", value)


def verbatim(value: str) -> Block:
    """Somebody's own words, shown as they are."""
    return Block("verbatim", value)


def heading(value: str) -> Block:
    """A heading."""
    return Block("heading", value)


def note(value: str) -> Block:
    """Small print."""
    return Block("note", value)


def warning(value: str) -> Block:
    """Something to look out for; says so in words, not by colour."""
    return Block("warning", value)


def facts(*rows: tuple[str, str]) -> Block:
    """Label and value, row by row."""
    return Block("facts", facts=rows)


def progress(label: str, fraction: float) -> Block:
    """How far: a label such as "3 af 7" and the fraction done."""
    return Block("progress", label, fraction=fraction)


def table(*rows: Sequence[str]) -> Block:
    """A table; the first row is its header. The words are shown as they are."""
    return Block("table", rows=tuple(tuple(row) for row in rows))


def chart(title: str, *bars: tuple[str, int]) -> Block:
    """A chart of bars, each with a label and a number."""
    return Block("chart", title, tuple((label, str(number)) for label, number in bars))


def field_block(given: Input) -> Block:
    """An input."""
    return Block("input", input=given)


def shortened(said: str, longest: int) -> str:
    """A text cut between words; whole where it is short enough."""
    return said if len(said) <= longest else said[: said.rfind(" ", 0, longest)] + " …"


def escaped(words: str) -> str:
    """Somebody's words inside the bot's own sentence: shown as typed, whatever they mean in markdown."""
    return _MARKS.sub(r"\\\g<0>", words)
