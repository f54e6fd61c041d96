"""What a person said, without what Teams put around it."""

from __future__ import annotations

import time
from typing import Any

import pytest

from bot.inbound.mentions import own_words
from tests.teams import BOT, mention

ME = mention(BOT["id"], "Klyngebot")
BO = mention("29:bo", "Bo Berg")


def words(text: Any, entities: Any = (ME,), html: str | None = None) -> str:
    raw: dict[str, Any] = {"text": text, "recipient": BOT, "entities": list(entities)}
    if html is not None:
        raw["attachments"] = [{"contentType": "text/html", "content": html}]
    return own_words(raw)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<at>Klyngebot</at> hjælp", "hjælp"),
        ("<at>Klyngebot</at>&nbsp;hjælp", "hjælp"),
        ("\r\n <at>Klyngebot</at>\n\nhjælp\n", "hjælp"),
        ("hjælp <at>Klyngebot</at>", "hjælp"),
        ("hjælp&nbsp;<at>Klyngebot</at>&nbsp;", "hjælp"),
        ("spørg <at>Klyngebot</at> om seks", "spørg om seks"),
        ("spørg<at>Klyngebot</at>om seks", "spørg om seks"),
        ('<at id="0">Klyngebot</at> hjælp', "hjælp"),
        ("<at>Klyngebot</at>", ""),
        ("<at>Klyngebot</at> åbn Klyngebot", "åbn Klyngebot"),
        ("<at>Klyngebot</at> <at>Klyngebot</at> hjælp", "<at>Klyngebot</at> hjælp"),
        ("hvad er <at>Nogen</at>", "hvad er <at>Nogen</at>"),
        ("<at>Klyngebot</at> linje 1\n\n  linje 2\t&nbsp; <b>3</b>", "linje 1\n\n  linje 2\t&nbsp; <b>3</b>"),
        ("Hej <at>Klyngebot</at>\nny linje", "Hej\nny linje"),
        (None, ""),
        (7, ""),
        ("", ""),
        ("&nbsp;", ""),
    ],
)
def test_our_own_mention_goes_and_nothing_else(text: Any, said: str) -> None:
    assert words(text) == said


def test_others_are_named() -> None:
    assert words("<at>Klyngebot</at> spørg <at>Bo Berg</at> om det", (ME, BO)) == "spørg Bo Berg om det"
    assert words('<at id="0">Klyngebot</at> spørg <at id="1">Bo Berg</at>', (ME, BO)) == "spørg Bo Berg"


@pytest.mark.parametrize(
    "entity",
    [
        None,
        7,
        {},
        {"type": "mention"},
        {"type": "mention", "mentioned": 7, "text": "x"},
        {"type": "mention", "mentioned": {"id": BOT["id"]}},
        {"type": "mention", "mentioned": {"id": BOT["id"]}, "text": ""},
        {"type": "mention", "mentioned": {"id": BOT["id"]}, "text": "<at></at>"},
        {"type": "clientInfo"},
    ],
)
def test_strange_entities_do_no_harm(entity: Any) -> None:
    assert words("<at>Klyngebot</at> hjælp", (entity, ME)) == "hjælp"


QUOTE = (
    '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="17"><strong itemprop="mri" '
    'itemid="29:bo">Bo Berg</strong><span itemprop="time" itemid="17"></span>'
    '<p itemprop="preview">Hvad er formålet &amp; målet?</p></blockquote><p>Ni måneder</p>'
)


@pytest.mark.parametrize(
    "text",
    [
        "Bo Berg Hvad er formålet & målet?\n\nNi måneder",
        "Hvad er formålet & målet?\r\nNi måneder",
        "Hvad er formålet &amp; målet?  Ni måneder",
        "<blockquote>Bo Berg Hvad er formålet?</blockquote>\nNi måneder",
        "Ni måneder",
    ],
)
def test_the_quoted_message_is_left_out(text: str) -> None:
    assert words(text, html=QUOTE) == "Ni måneder"


def test_words_that_only_resemble_the_quote_stay() -> None:
    assert words("Hvad er formålet med det?", html=QUOTE) == "Hvad er formålet med det?"
    assert words("Hvad er formålet & målet?", html=QUOTE) == "Hvad er formålet & målet?"
    other = QUOTE.replace("schema.skype.com/Reply", "schema.skype.com/Other")
    text = "Bo Berg Hvad er formålet & målet?\n\nNi måneder"
    assert words(text, html=other) == text


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote " * 80_000,
        "<blockquote schema.skype.com/Reply>" * 28_000,
        "<" * 1_000_000,
        QUOTE[:60] + '"><strong>' * 90_000,
        "<blockquote schema.skype.com/Reply><strong>" + "<strong x>" * 90_000 + "</blockquote>",
    ],
)
def test_markup_made_to_be_slow_is_not(html: str) -> None:
    started = time.thread_time()
    words("<at " * 250_000, [mention(f"29:{n}", f"N{n}") for n in range(5000)], html)
    assert time.thread_time() - started < 5
