"""How a question to the secretariat and its answers look to those who read them."""

from __future__ import annotations

from datetime import datetime

from dialogs.answers import (
    Block,
    Button,
    Form,
    Input,
    Reply,
    Source,
    escaped,
    field_block,
    heading,
    note,
    text,
    verbatim,
    warning,
)
from dialogs.reports.buttons import opening
from dialogs.texts import Texts, texts_in
from dialogs.texts.dates import day, moment
from dialogs.turn_context import Turn
from storage.catalogue.amended import SECRETARIAT
from storage.denmark import DENMARK
from storage.records import Inquiry, InquiryAnswer, Person

FIELD = "svar"
LONGEST = 4_000
SHORT = 90
HOUSE = "da"
"""What is written to the secretariat is in the language of the house, whoever asks."""


def short(words: str) -> str:
    """The beginning of a question, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"


def asked_by(turn: Turn, texts: Texts, inquiry: Inquiry, asker: Person | None) -> str:
    """Who asked, from which cluster, and when."""
    clusters = [
        turn.catalogue.clusters[c].name
        for c in (asker.clusters if asker else ())
        if c in turn.catalogue.clusters
    ]
    who = escaped(inquiry.asker + (f" ({', '.join(clusters)})" if clusters else ""))
    return texts.say("questions-asked-by", who=who, when=moment(texts, inquiry.at))


def question_card(turn: Turn, inquiry: Inquiry, asker: Person | None) -> Reply:
    """The question as the secretariat gets it, with a field to answer in."""
    texts = texts_in(HOUSE)
    form = answer_form(turn, inquiry, asker, texts)
    return Reply(
        (heading(form.title), *form.blocks),
        (form.submit,),
        summary=texts.say("questions-card-summary", name=inquiry.asker),
    )


def answer_form(
    turn: Turn, inquiry: Inquiry, asker: Person | None, texts: Texts, value: str = "", error: str = ""
) -> Form:
    """The question with the field for its answer; `error` says what was wrong with what was sent in."""
    blocks: list[Block] = [text(asked_by(turn, texts, inquiry, asker)), verbatim(inquiry.text)]
    if error:
        blocks.append(warning(error))
    blocks.append(
        field_block(
            Input(
                FIELD,
                texts.say("questions-field"),
                "longtext",
                value,
                help=texts.say("questions-or-type", number=str(inquiry.id)),
                max_length=LONGEST,
            )
        )
    )
    send = Button(
        texts.say("questions-send-answer", name=first_name(inquiry)),
        "form_save",
        {"form": "inquiry", "number": inquiry.id, "seen": len(inquiry.answers)},
        says=texts.say("questions-says-answer", number=str(inquiry.id)),
    )
    return Form(texts.say("questions-card-title", number=str(inquiry.id)), blocks, send)


def answered_card(turn: Turn, inquiry: Inquiry, asker: Person | None) -> Reply:
    """What the question's card becomes when somebody has answered: who, when and what."""
    texts = texts_in(HOUSE)
    blocks: list[Block] = [
        heading(texts.say("questions-card-title", number=str(inquiry.id))),
        text(asked_by(turn, texts, inquiry, asker)),
        verbatim(inquiry.text),
    ]
    for given in inquiry.answers[-1:]:
        blocks += [text(answered_by(texts, given)), verbatim(given.text)]
    return Reply(blocks, (show(texts, inquiry),))


def answer_notice(inquiry: Inquiry) -> Reply:
    """The newest answer as the asker gets it, in the language they asked in."""
    texts, given = texts_in(inquiry.language), inquiry.answers[-1]
    title = "questions-corrected-title" if given.number > 1 else "questions-answered-title"
    return Reply(
        (
            heading(texts.say(title)),
            verbatim(inquiry.text),
            text(answered_by(texts, given)),
            verbatim(given.text),
        ),
        sources=(source(given),),
        summary=texts.say(title),
    )


def undelivered_notice(turn: Turn, inquiry: Inquiry, asker: Person) -> Reply:
    """What the one who answered is told when the asker could not be reached after all."""
    said = texts_in(HOUSE).say(
        "questions-undelivered", number=str(inquiry.id), name=escaped(asker.name), upn=escaped(asker.upn)
    )
    return Reply((text(said), shortened(inquiry.text)), (show(texts_in(HOUSE), inquiry),), summary=said)


def answered_by(texts: Texts, given: InquiryAnswer) -> str:
    """Who answered, and when."""
    return texts.say("questions-answered-by", name=escaped(given.author), when=moment(texts, given.at))


def source(given: InquiryAnswer) -> Source:
    """Who stands behind an answer, and the day it was given."""
    return Source(SECRETARIAT, given.author, local_day(given.at))


def local_day(at: datetime) -> str:
    """The day in Denmark, as a source's date."""
    return at.astimezone(DENMARK).date().isoformat()


def number_in(value: object) -> int:
    """A question's number as a button or words bring it; 0, which no question has, for anything else."""
    said = str(value)
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0


def row(texts: Texts, inquiry: Inquiry) -> tuple[str, str]:
    """A question as one row of a list."""
    when = day(texts, inquiry.at.astimezone(DENMARK).date())
    return (
        texts.say("questions-number", number=str(inquiry.id)),
        texts.say("questions-row", who=inquiry.asker, when=when, question=short(inquiry.text)),
    )


def show(texts: Texts, inquiry: Inquiry) -> Button:
    """A button that shows one question with its answers."""
    return Button(
        texts.say("questions-show", number=str(inquiry.id)),
        "act",
        {"act": "inquiry_show", "number": inquiry.id},
        says=texts.say("questions-says-show", number=str(inquiry.id)),
    )


def answer_button(turn: Turn, inquiry: Inquiry) -> Button:
    """A button that opens the field for an answer."""
    return opening(
        turn.say("questions-answer", number=str(inquiry.id)),
        turn.say("questions-says-answer", number=str(inquiry.id)),
        "inquiry",
        number=inquiry.id,
    )


def close_button(turn: Turn, inquiry: Inquiry) -> Button:
    """A button that closes a question without an answer, after a yes."""
    says = turn.say("questions-says-close", number=str(inquiry.id))
    return Button(
        turn.say("questions-close"), "act", {"act": "inquiry_close", "number": inquiry.id}, says=says
    )


def first_name(inquiry: Inquiry) -> str:
    """What the asker is called on a button."""
    return (inquiry.asker.split() or [inquiry.asker])[0]


def shortened(words: str) -> Block:
    """Somebody's words in small print."""
    return note(escaped(short(words)))
