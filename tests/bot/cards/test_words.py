"""A message as words alone."""

from __future__ import annotations

from bot.cards.render import activity_json
from bot.cards.words import PART, in_words
from dialogs.answers import Button, Reply, text


def test_a_card_is_said_with_its_buttons() -> None:
    reply = Reply((text("Husk <mødet> & *kagen*."),), buttons=(Button("Jeg kommer", "kom"),))
    (said,) = in_words(activity_json(reply, "da"))
    assert said["text"] == "Husk <mødet> & kagen.\n\n1. Jeg kommer" and said["textFormat"] == "plain"


def test_a_long_text_is_cut_between_words_and_nothing_is_left_out() -> None:
    long = "\n\n".join(f"Afsnit {n}: " + "ord " * 300 + "🙂." for n in range(20))
    for said in (long, long.replace("\n", " "), "ø" * 3 * PART):
        parts = [part["text"] for part in in_words({"type": "message", "text": said})]
        assert len(parts) > 2 and all(len(part) <= PART for part in parts)
        assert "".join("".join(parts).split()) == "".join(said.split())
    assert in_words({"type": "message", "text": long})[1]["text"].startswith("Afsnit ")
