"""What a card holds to, whatever is in the reply."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft6Validator

from bot.cards.actions import parse
from bot.cards.read import actions_of, activity_text, inputs_of, text_of
from bot.cards.render import (
    MOST_BUTTONS,
    activity_json,
    card_for,
    check_reply,
    execute_answer,
    execute_error,
    form_card,
    summary_of,
    task_continue,
    text_for,
)
from dialogs.answers import (
    Block,
    Button,
    Form,
    Input,
    Reply,
    Source,
    field_block,
    heading,
    note,
    text,
    verbatim,
    warning,
)
from tests.bot.cards.gallery import ANSWER, ASK, FIELDS, FORM, MANY_BUTTONS, MARKUP, REPLIES, cards
from tests.bot.cards.twins import only_on_card

LIMIT = 28 * 1024
SCHEMA = Draft6Validator(json.loads((files("adaptive_cards") / "schemas" / "schema-1.5.json").read_text()))


def size(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False).encode())


def walk(element: Any) -> list[dict[str, Any]]:
    """Every dict in a card, at any depth."""
    if isinstance(element, list):
        return [found for child in element for found in walk(child)]
    if not isinstance(element, dict):
        return []
    return [element, *(found for child in element.values() for found in walk(child))]


def shown(card: dict[str, Any]) -> str:
    """The words of all text runs, which is where people's own words are."""
    return "".join(e["text"] for e in walk(card["body"]) if e.get("type") == "TextRun")


@pytest.mark.parametrize("name", [*REPLIES, "form", "english"])
def test_every_card_is_valid_by_the_published_schema(name: str) -> None:
    assert [error.message for error in SCHEMA.iter_errors(drawn_elsewhere(cards()[name]))] == []


def drawn_elsewhere(element: Any) -> Any:
    """The card with what stands as the fallback of Teams' own charts, which the published schema does not know."""
    if isinstance(element, list):
        return [drawn_elsewhere(child) for child in element]
    if not isinstance(element, dict):
        return element
    if str(element.get("type")).startswith("Chart."):
        return drawn_elsewhere(element["fallback"])
    return {key: drawn_elsewhere(child) for key, child in element.items()}


def test_the_schema_check_can_fail() -> None:
    card = card_for(ASK, "da")
    card["body"][0]["wrapp"] = True
    assert list(SCHEMA.iter_errors(card))


@pytest.mark.parametrize("name", [*REPLIES, "form", "english"])
def test_every_card_can_be_read_by_everybody(name: str) -> None:
    card = cards()[name]
    assert card["version"] == "1.5"
    assert card["lang"] == ("en" if name == "english" else "da")
    assert str(card["fallbackText"]).strip()
    for element in walk(card):
        kind = str(element.get("type", ""))
        if kind == "TextBlock":
            assert element["wrap"] is True
        if kind.startswith("Input."):
            assert element["label"] and element["errorMessage"] and element["id"]
        if kind.startswith("Action."):
            assert element["title"]


def test_headings_are_headings() -> None:
    first = card_for(ASK, "da")["body"][0]
    assert (first["style"], first["text"]) == ("heading", "3\\. Formål og mål")


def test_a_warning_says_so_in_words() -> None:
    assert "OBS: pas på" in text_for(Reply(blocks=(warning("pas på"),)), "da")
    assert "NOTE: pas på" in text_for(Reply(blocks=(warning("pas på"),)), "en")


def test_buttons_press_alike_on_new_and_old_clients() -> None:
    execute = actions_of(card_for(ASK, "da"))[0]
    assert execute["type"] == "Action.Execute"
    assert execute["fallback"]["type"] == "Action.Submit"
    assert execute["fallback"]["data"] == execute["data"]
    pressed = parse({"action": {"type": "Action.Execute", "verb": execute["verb"], "data": execute["data"]}})
    assert pressed == parse(execute["fallback"]["data"])
    assert (pressed.verb, pressed.data) == ("gather.skip", {"report": 12, "question": "a1-formaal"})


def test_a_form_button_fetches_a_dialog() -> None:
    opens = actions_of(card_for(ASK, "da"))[2]
    assert opens["type"] == "Action.Submit"
    assert opens["data"]["msteams"] == {"type": "task/fetch"}
    assert parse({"data": opens["data"], "context": {"theme": "default"}}).verb == "gather.form"


def test_at_most_six_buttons_and_the_rest_in_words() -> None:
    card = card_for(MANY_BUTTONS, "da")
    assert len(actions_of(card)) == MOST_BUTTONS
    assert "initiativ 7" in text_of(card) and "initiativ 8" in text_of(card)
    with pytest.raises(ValueError, match="8 buttons"):
        check_reply(MANY_BUTTONS)


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (Reply(buttons=(Button("Stor", "x.y", {"t": "æ" * 900}),)), "bytes of data"),
        (Reply(buttons=(Button("Link", url="javascript:alert(1)"),)), "no link"),
        (Reply(buttons=(Button("Tom"),)), "neither verb nor url"),
        (Reply(blocks=(field_block(Input("k", "Felt")),)), "may not be called k"),
        (Reply(blocks=(field_block(Input("a", "")),)), "no label"),
        (Reply(blocks=(field_block(Input("a", "A")), field_block(Input("a", "B")))), "two inputs"),
        (Reply(blocks=(verbatim("æ" * 20_000),)), "page it"),
    ],
)
def test_check_reply_tells_what_a_card_cannot_show(reply: Reply, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        check_reply(reply)


def test_check_reply_is_content_with_what_fits() -> None:
    check_reply(ASK)
    check_reply(FIELDS)


def test_a_button_that_cannot_be_drawn_is_named_and_never_opens_a_script() -> None:
    card = card_for(Reply(buttons=(Button("Klik", url="javascript:alert(1)"),)), "da")
    assert actions_of(card) == []
    assert "Klik" in text_of(card) and "javascript" not in json.dumps(card)


def test_own_words_come_out_as_typed() -> None:
    card = card_for(Reply(blocks=(verbatim(MARKUP),)), "da")
    assert shown(card) == MARKUP
    assert MARKUP.split("\n")[5] in text_for(Reply(blocks=(verbatim(MARKUP),)), "da")


def test_required_fields_do_not_lock_the_way_out() -> None:
    assert not any(i.get("isRequired") for i in inputs_of(card_for(FIELDS, "da")))
    assert inputs_of(form_card(FORM, "da"))[0]["isRequired"] is True


def test_fields_carry_what_was_there() -> None:
    values = {i["id"]: i.get("value") for i in inputs_of(card_for(FIELDS, "da"))}
    assert values == {
        "titel": None, "tekst": ANSWER, "kort": "midt", "lang": None, "alle": "true", "dato": "2019-10-21",
        "antal": 12.0,
    }  # fmt: skip


def test_a_number_that_is_none_is_left_out() -> None:
    card = card_for(Reply(blocks=(field_block(Input("n", "Antal", "number", value="tolv")),)), "da")
    assert "value" not in inputs_of(card)[0]
    assert SCHEMA.is_valid(card)


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2019-04", "(april 2019)"),
        ("2019-04-09", "(9. april 2019)"),
        ("2019", "(2019)"),
        ("forår 2019", "(forår 2019)"),
        ("2019-13", "(2019-13)"),
        (None, "(udateret)"),
    ],
)
def test_a_source_is_dated_as_precisely_as_it_is(date: str | None, told: str) -> None:
    reply = Reply(blocks=(text("Svar"),), sources=(Source("Køreplan", "Punkt 2", date),))
    assert f"Kilde: Køreplan, Punkt 2 {told}" in text_for(reply, "da")


def test_a_source_is_named_once() -> None:
    assert text_for(REPLIES["answered"], "da").count("Kilde: Køreplan") == 1


def test_a_document_has_one_line_for_each_of_its_dates() -> None:
    made = (
        ("Plan", "Mål", "2019"),
        ("Plan", "Mål", "2020"),
        ("Plan", "", "2019"),
        ("Plan", "Effekt", "2019"),
    )
    reply = Reply(blocks=(text("Svar"),), sources=tuple(Source(*one) for one in made))
    assert text_for(reply, "da").splitlines()[-2:] == [
        "Kilde: Plan, Mål; Effekt (2019)",
        "Kilde: Plan, Mål (2020)",
    ]


def test_a_few_words_are_a_plain_message() -> None:
    said = activity_json(Reply(blocks=(text("Gemt, **Bo <b>**\nVidere?"), text("- a\n- b"))), "da")
    assert said["text"] == "Gemt, **Bo &lt;b&gt;**\n\nVidere?\n\n- a\n- b"
    assert "attachments" not in said
    assert activity_text(said) == "Gemt, Bo <b>\n\nVidere?\n\n- a\n- b"


@pytest.mark.parametrize(
    "reply",
    [
        ASK,
        FIELDS,
        Reply(blocks=(verbatim("x"),)),
        Reply(blocks=(text("x" * 5000),)),
        Reply(blocks=(text("i stedet for kortet"),), update=True),
    ],
)
def test_all_else_is_a_card(reply: Reply) -> None:
    said = activity_json(reply, "da")
    assert said["attachments"][0]["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert said["summary"] and "text" not in said


def test_a_notification_shows_nobodys_draft() -> None:
    assert (
        summary_of(Reply(blocks=(verbatim("hemmelig kladde"), text("**Gemt**.")), summary=""), "da")
        == "Gemt."
    )
    assert summary_of(Reply(blocks=(verbatim("hemmelig kladde"),)), "da") == "Svar fra Klyngebot"
    assert len(summary_of(Reply(summary="lang " * 100), "da")) == 120


def test_the_plain_twin_numbers_buttons_as_the_card_orders_them() -> None:
    told = text_for(ASK, "da")
    titles = [a["title"] for a in actions_of(card_for(ASK, "da"))]
    assert [f"{n}. {title}" for n, title in enumerate(titles, 1)] == told.splitlines()[-len(titles) :]


@pytest.mark.parametrize("name", [*REPLIES])
def test_the_plain_twin_says_all_that_the_card_shows(name: str) -> None:
    """As every card of every conversation in the tests is looked at (`tests/dialogs/talk.py`)."""
    assert only_on_card(cards()[name], text_for(REPLIES[name], "da")) == []


def test_the_twin_check_can_fail() -> None:
    assert only_on_card(card_for(ASK, "da"), "Noget helt andet")


def test_the_plain_twin_is_whole() -> None:
    words = " ".join(str(n) for n in range(5000))
    assert words in text_for(Reply(blocks=(verbatim(words),)), "da")


def test_a_dialog_wraps_its_card() -> None:
    value = task_continue(FORM, "da")["task"]["value"]
    assert (value["title"], value["height"]) == ("Formål og mål", "medium")
    assert parse({"data": {**value["card"]["content"]["actions"][0]["data"], "a1-formaal": "x"}}).inputs == {
        "a1-formaal": "x"
    }


def test_answers_to_a_press() -> None:
    card = card_for(ASK, "da")
    assert execute_answer(card)["value"] is card
    assert execute_answer("Gemt")["type"] == "application/vnd.microsoft.activity.message"
    assert execute_error(400, "BadRequest", "nej")["value"]["code"] == "BadRequest"


# --- the budget ------------------------------------------------------------------------------------

LETTERS = st.sampled_from(
    ["a", "æ", " ", "\n", '"', "\\", "\x00", "\x1f", "😀", "👩‍⚕️", "e\u0301", "שלום", "مرحبا", "{{DATE(", "*"]
)
TEXTS = st.builds(lambda bit, n: (bit * n)[:20_000], st.lists(LETTERS, min_size=1, max_size=8).map("".join),
                  st.integers(0, 20_000))  # fmt: skip
KINDS = st.sampled_from(["text", "verbatim", "heading", "note", "warning", "quote", "progress", "unheard of"])
FIELDS_OF = st.builds(
    lambda n, kind, value: field_block(Input(f"i{n}", f"Felt {n}", kind, value=value)),
    st.integers(0, 999), st.sampled_from(["text", "longtext"]), TEXTS,
)  # fmt: skip
BLOCKS = st.one_of(
    st.builds(Block, KINDS, TEXTS),
    st.builds(lambda a, b: Block("facts", facts=((a, b), (b, a))), TEXTS, TEXTS),
    FIELDS_OF,
)
BUTTONS = st.builds(Button, TEXTS, st.just("x.y"), st.fixed_dictionaries({"t": TEXTS}), says=TEXTS)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, max_size=12), st.lists(BUTTONS, max_size=8), st.sampled_from(["da", "en"]))
def test_no_reply_makes_a_message_above_the_limit(
    blocks: list[Block], buttons: list[Button], lang: str
) -> None:
    activity = activity_json(Reply(blocks=tuple(blocks), buttons=tuple(buttons)), lang)
    assert size(activity) <= LIMIT
    for attachment in activity.get("attachments", ()):
        assert SCHEMA.is_valid(attachment["content"])


@settings(max_examples=30, deadline=None)
@given(st.lists(FIELDS_OF, min_size=1, max_size=8))
def test_a_form_never_shows_half_a_draft(blocks: list[Block]) -> None:
    card = form_card(Form("Afsnit", tuple(blocks), Button("Gem", "form.save")), "da")
    assert size(card) <= LIMIT
    whole = {(b.input.id, b.input.value) for b in blocks if b.input}
    assert all((i["id"], i.get("value", "")) in whole for i in inputs_of(card))


def test_a_form_says_which_field_had_no_room() -> None:
    form = Form(
        "Afsnit",
        (field_block(Input("a", "Økonomi", "longtext", value="😀" * 20_000)),),
        Button("Gem", "f.save"),
    )
    card = form_card(form, "da")
    assert inputs_of(card) == []
    assert "Økonomi" in text_of(card)


def test_a_cut_keeps_both_ends_and_says_how_to_see_the_rest() -> None:
    words = "begyndelsen " + "midten " * 6000 + "slutningen"
    card = card_for(Reply(blocks=(heading("Økonomi"), verbatim(words), note("under"))), "da")
    assert shown(card).startswith("begyndelsen") and shown(card).endswith("slutningen")
    assert "vis Økonomi" in text_of(card)
    assert size(card) > 15_000, "a text is not cut much more than it has to be"


@pytest.mark.parametrize("whole", ["👩‍⚕️", "e\u0301", "👍🏽"])
def test_a_cut_leaves_no_half_character(whole: str) -> None:
    for before in range(4):
        card = card_for(Reply(blocks=(verbatim("x" * before + whole * 9000),)), "da")
        runs = [e["text"] for e in walk(card["body"]) if e.get("type") == "TextRun"]
        assert len(runs) == 2
        assert runs[0].replace(whole, "").strip("x") == "" and runs[1][0] not in "\u200d\ufe0f\u0301🏽"


def test_a_lone_surrogate_does_not_stop_a_reply() -> None:
    reply = Reply(blocks=(verbatim("a\ud83db"),), buttons=(Button("\ud83d", "x.y"),))
    assert size(activity_json(reply, "da")) < 2000


def test_many_small_blocks_end_with_a_note() -> None:
    card = card_for(Reply(blocks=tuple(note(f"linje {n}") for n in range(2000))), "da")
    assert size(card) <= LIMIT
    assert "linje 0" in text_of(card) and "Der er mere" in text_of(card)
