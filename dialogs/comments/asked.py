"""The question in a request to ask it: "spørg Midt hvornår de går i gang" sends "Hvornår går I i gang?"."""

from __future__ import annotations

import re

from dialogs.understanding.normalise import fold

_MOST_BEFORE = 6
"""Words that may stand before "spørg": "kan du ikke lige spørge …"."""
_ASK = {"sporg", "sporge", "ask"}
_MAY_STAND_BEFORE = set(
    [
        "vil",
        "vi",
        "du",
        "jeg",
        "gerne",
        "lige",
        "please",
        "ikke",
        "kan",
        "kunne",
        "bare",
        "og",
        "at",
        "bede",
        "dig",
        "om",
        "could",
        "can",
        "you",
        "i",
        "want",
        "to",
        "like",
        "would",
        "hej",
    ]
)
_OPENS = set(
    [
        "hvorfor",
        "hvordan",
        "hvornar",
        "hvad",
        "hvem",
        "hvor",
        "hvilken",
        "hvilket",
        "hvilke",
        "why",
        "how",
        "when",
        "what",
        "which",
        "who",
        "where",
    ]
)
_WHETHER = {"om", "whether", "if"}
_THEY = {"de", "i"}
_NOT_A_VERB = set(
    [
        "ikke",
        "endnu",
        "selv",
        "allerede",
        "ogsa",
        "altid",
        "egentlig",
        "fortsat",
        "stadig",
        "sa",
        "nu",
        "alle",
    ]
)


def the_question(said: str) -> str:
    """The question itself, said to those who are asked; the words as they are where no such request is made."""
    tokens = [(found.start(), found.end(), fold(found[0])) for found in re.finditer(r"\w+", said)]
    words = [token[2] for token in tokens]
    verb = next((n for n, word in enumerate(words[:_MOST_BEFORE]) if word in _ASK), None)
    if verb is None or not set(words[:verb]) <= _MAY_STAND_BEFORE:
        return said
    for n in range(verb + 2, len(words) - 1):
        to_them = words[n + 1] in _THEY and n + 2 < len(words) and words[n + 2] not in _NOT_A_VERB
        if words[n] in _OPENS or (words[n] in _WHETHER and to_them):
            opens = "" if words[n] in _WHETHER else said[tokens[n][0] : tokens[n][1]]
            rest = said[tokens[n + 1][0] :]
            if to_them:
                rest = f"{said[tokens[n + 2][0] : tokens[n + 2][1]]} I{said[tokens[n + 2][1] :]}"
            asked = f"{opens} {rest}".strip().rstrip(" .?")
            return f"{asked[:1].upper()}{asked[1:]}?"
    return said
