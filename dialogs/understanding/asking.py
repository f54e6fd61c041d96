"""Whether a text has the form of a question or a request, whatever it is about.

An answer in a report may begin like one: "Hvad borgerne oplever, er en klar forbedring." A question has
its verb right after the question word; such a sentence has its subject there.
"""

from __future__ import annotations

import re

from dialogs.understanding.normalise import fold

_GREETING = (
    r"(?:(?:hej|hejsa|hi|hello|hey|goddag|ok|okay|og|men|sa|tak|undskyld|sorry|ah|na|klyngebot|bot)\b"
    r"[\s,!.]*)*"
)
_WH = (
    r"(?:hvad|hvem|hvis|hvornar|hvordan|hvorfor|"
    r"hvor(?: (?:langt|lang tid|mange|meget|lange|ofte|tit|stor|store|gammel|gamle|mange \w+|henne))?|"
    r"hvilken \w+|hvilket \w+|hvilke \w+|what|who|when|where|"
    r"how(?: (?:many|much|long|far))?(?: \w+)?|why|which \w+|what's|who's|nar)"
)
_VERB = (
    r"(?:er|var|har|havde|kan|kunne|skal|skulle|vil|ville|ma|bor|burde|blev|bliver|gar|gik|handler|hedder|hed|"
    r"betyder|sker|skete|star|stod|siger|sagde|mener|mangler|sidder|horer|ligger|laver|gor|koster|tager|"
    r"far|fik|kommer|\w{3,}(?:er|es|te|ede)|is|are|was|were|does|do|did|can|should|will|would|has|have)"
)
_QUESTION = re.compile(rf"{_GREETING}{_WH} {_VERB}\b")
_RELATIVE = re.compile(
    rf"{_GREETING}(?:hvad|hvem|hvor|hvordan|hvornar|nar)\b[^?]*, (?:er|var|har|kan|skal|ma|vil|bliver)\b"
)
_TO_BOT = re.compile(
    rf"{_GREETING}(?:kan (?:du|i|jeg|vi|man)|vil du|ma (?:jeg|vi)|kunne du|har (?:du|i)|"
    rf"ved (?:du|i)|kender du|"
    rf"jeg vil (?:gerne )?(?:vide|se|have|hore)|can (?:you|i|we)|could you|do you|may i)\b"
)
_VERB_FIRST = re.compile(
    rf"{_GREETING}(?:er|har|kan|skal|ma|vil|var|bliver|deltager|korer|findes|horer|mangler|ligger|is|are|"
    r"does|do|has|did) (?:der|det|den|de|vi|i|jeg|man|alle|nogen|initiativ\w*|\w+klyngen|there|it|the|we)\b"
)
_COMMAND = re.compile(
    rf"{_GREETING}(?:vis|fortal|giv|beskriv|forklar|find|list|navn|send|opsummer|sig|oplys|show|tell|give|"
    r"describe|explain)\b"
    r"(?P<rest> (?:mig|os|me|us|lige|om|alle|status|kontakt\w*|initiativ\w*|en|et|the|all)\b)?"
)
LONG = 25


def question_strength(text: str) -> float:
    """From 0 (a plain statement) to 1 (surely a question or a request to the bot)."""
    folded = " ".join(fold(text).split())
    ends = folded.endswith("?")
    if _RELATIVE.match(folded) and not ends:
        return 0.2
    strength = _form(folded)
    if ends:
        return max(0.6, min(1.0, strength + 0.3)) if folded.count(" ") < LONG else max(0.5, strength)
    if folded.endswith(".") or folded.count(" ") > LONG:
        strength -= 0.25
    return max(0.0, strength)


def _form(folded: str) -> float:
    if _QUESTION.match(folded):
        return 0.85
    if _TO_BOT.match(folded):
        return 0.8
    if found := _COMMAND.match(folded):
        return 0.8 if found["rest"] else 0.45
    return 0.5 if _VERB_FIRST.match(folded) else 0.1
