"""Sentences with what people wrote in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.texts import LANGUAGES, texts_in


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_any_length_goes_in_verbatim(language: str) -> None:
    """Fluent by itself refuses what is longer than 2,500 characters."""
    words = "Hvem godkender kørslen? { $question } " * 600
    said = texts_in(language).say("questions-says-ask", question=words)
    assert words in said
    assert said.replace(words, "kort") == texts_in(language).say("questions-says-ask", question="kort")


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=3_000))
def test_what_was_typed_stands_in_the_sentence_as_it_was(words: str) -> None:
    assert words in texts_in("da").say("questions-says-ask", question=words)
