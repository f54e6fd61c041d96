"""Comments in free words: a question with its words, one that has none yet, or a look at what was said."""

from __future__ import annotations

import re

from dialogs.answers import Reply
from dialogs.comments.asked import the_question
from dialogs.flows.comments.commenting import begin, with_words
from dialogs.flows.comments.reading import of_cluster, waiting
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.normalise import fold
from dialogs.understanding.recognition import Recognition

_LOOKS = re.compile(
    r"^\W*(?:hvad|hvilke|har|vis|se|er der|hvor|svar pa|what|which|show|has|have|did|are there|answer)\b"
)
_ONLY_ANNOUNCES = re.compile(
    r"\b(?:sporgsmal|kommentar|kommentarer|kommentere|bemarkning|feedback|uddybende|question|comment|questions|comments)\b"
)
_SAYS = re.compile(
    r"[:?]|\b(?:hvorfor|hvordan|hvornar|hvad|hvem|hvor|om (?:de|i|der)|why|how|when|what|whether)\b"
)


async def told(turn: Turn, recognition: Recognition) -> Reply:
    """ "Spørg Vest hvorfor …": the words are the comment, and shown before they are sent.

    "Jeg har et spørgsmål til Vest" is none yet: it is asked for. "Hvad svarede Vest" is a look at the threads.
    """
    folded = fold(recognition.text)
    slots: dict[str, str] = {
        k: str(recognition.slots[k]) for k in ("cluster", "initiative") if k in recognition.slots
    }
    if _LOOKS.search(folded):
        cluster = slots.get("cluster")
        number = int(slots["initiative"]) if "initiative" in slots else None
        return await (of_cluster(turn, cluster, number) if cluster else waiting(turn, Act("comments")))
    _, colon, words = recognition.text.partition(":")
    if colon and words.strip():
        return await with_words(turn, Act("comment_text", slots | {"text": words.strip()}))
    if _ONLY_ANNOUNCES.search(folded) and not _SAYS.search(folded):
        return await begin(turn, Act("comment", slots))
    return await with_words(turn, Act("comment_text", slots | {"text": the_question(recognition.text)}))
