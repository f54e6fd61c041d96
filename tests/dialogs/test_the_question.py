"""The question that is sent when somebody asks the bot to ask."""

from __future__ import annotations

import pytest

from dialogs.comments.asked import the_question


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ("spørg midtklyngen hvornår de går i gang", "Hvornår går I i gang?"),
        ("Kan du lige spørge Vest, om de kan levere en sygeplejerske?", "Kan I levere en sygeplejerske?"),
        ("jeg vil gerne spoerge Vest om initiativ 8 hvorfor de er forsinkede", "Hvorfor er I forsinkede?"),
        ("spørg Vest hvorfor de ikke er i gang", "Hvorfor de ikke er i gang?"),
        ("ask Vest why it is late", "Why it is late?"),
        ("hvorfor er Vest forsinket", "hvorfor er Vest forsinket"),
        ("vi skulle spørge borgerne hvad de mener", "vi skulle spørge borgerne hvad de mener"),
        ("spørg Vest om initiativ 8", "spørg Vest om initiativ 8"),
    ],
)
def test_the_question_is_taken_out_of_the_request(said: str, sent: str) -> None:
    assert the_question(said) == sent
