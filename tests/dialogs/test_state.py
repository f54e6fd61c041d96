"""State and replies survive JSON, whatever stands in them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dialogs.answers import Block, Button, Input, Reply, Source
from dialogs.state import RECENT_MESSAGES, Gathering, Pending, State

WORDS = st.text(max_size=30)
JSON = st.dictionaries(
    WORDS, st.none() | st.booleans() | st.integers() | WORDS | st.lists(WORDS, max_size=3), max_size=3
)
ENTRY = st.fixed_dictionaries({"question": WORDS, "revision": st.integers(0, 99), "back": st.integers(0, 99)})
GATHERINGS = st.builds(
    Gathering,
    report=st.integers(1),
    active=st.booleans(),
    question=st.none() | WORDS,
    mode=st.sampled_from(["answer", "add"]),
    asked=st.none() | WORDS,
    seen=st.dictionaries(WORDS, st.integers(0), max_size=3),
    done=st.lists(ENTRY, max_size=3),
    to_review=st.booleans(),
)
PENDING = st.builds(Pending, id=WORDS, kind=WORDS, data=JSON, at=st.datetimes(timezones=st.just(UTC)))
STATES = st.builds(
    State,
    focus=JSON,
    gathering=st.none() | GATHERINGS,
    pending=st.none() | PENDING,
    held_before=st.integers(0, 99),
    recent=st.dictionaries(WORDS, JSON, max_size=3),
    crisis=st.booleans(),
    revision=st.integers(0),
)
INPUTS = st.builds(
    Input,
    id=WORDS,
    label=WORDS,
    kind=st.sampled_from(["text", "longtext", "choice", "toggle", "date", "number"]),
    value=WORDS,
    placeholder=WORDS,
    help=WORDS,
    required=st.booleans(),
    max_length=st.none() | st.integers(1),
    choices=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
    error=WORDS,
)
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(
        ["text", "verbatim", "heading", "note", "warning", "facts", "progress", "input", "quote"]
    ),
    text=WORDS,
    facts=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
    fraction=st.none() | st.floats(0, 1),
    input=st.none() | INPUTS,
)
BUTTONS = st.builds(
    Button,
    title=WORDS,
    verb=WORDS,
    data=JSON,
    says=st.none() | WORDS,
    opens=st.sampled_from(["chat", "form"]),
    url=st.none() | WORDS,
    style=WORDS,
)
SOURCES = st.builds(Source, document=WORDS, heading=WORDS, date=st.none() | WORDS)
REPLIES = st.builds(
    Reply,
    blocks=st.lists(BLOCKS, max_size=4).map(tuple),
    buttons=st.lists(BUTTONS, max_size=3).map(tuple),
    sources=st.lists(SOURCES, max_size=2).map(tuple),
    summary=WORDS,
    where=st.sampled_from(["here", "personal"]),
    update=st.booleans(),
)


def through_json(body: Any) -> Any:
    """What comes back from a database."""
    return json.loads(json.dumps(body))


@given(STATES)
def test_a_state_survives_json(state: State) -> None:
    assert State.from_json(through_json(state.to_json()), state.revision) == state


@given(REPLIES)
def test_a_reply_survives_json(reply: Reply) -> None:
    assert Reply.from_json(through_json(reply.to_json())) == reply


def test_a_state_of_an_older_version_starts_empty_where_it_had_nothing() -> None:
    old = State.from_json({"gathering": {"report": 7, "last": {"question": "a"}, "gone": True}}, 3)
    assert old == State(gathering=Gathering(7), revision=3)


def test_only_the_newest_messages_are_remembered() -> None:
    state = State()
    for number in range(RECENT_MESSAGES + 5):
        state.note_message(str(number), text="x")
    assert list(state.recent) == [str(n) for n in range(5, RECENT_MESSAGES + 5)]
    state.note_message(None, text="x")
    assert len(state.recent) == RECENT_MESSAGES


def test_a_question_lapses_after_a_day_and_not_before() -> None:
    asked = Pending("id", "submit", {}, datetime(2019, 10, 21, 8, tzinfo=UTC))
    assert not asked.lapsed(asked.at + timedelta(hours=24))
    assert asked.lapsed(asked.at + timedelta(hours=24, seconds=1))


def test_what_was_undone_stands_for_the_revision_before_it() -> None:
    gathering = Gathering(1)
    gathering.wrote("a", 1, 0)
    gathering.wrote("a", 2, 1)
    gathering.undid(gathering.done.pop(), 3)
    assert gathering.done == [{"question": "a", "revision": 3, "back": 0}]
    assert gathering.last == "a"
