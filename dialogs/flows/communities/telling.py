"""Learning communities in free words: a change, an experience to share, else who works with the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dialogs import data_files
from dialogs.answers import Reply, text
from dialogs.channels.which import mentioned
from dialogs.flows.communities.belonging import apart, change, clusters_name, together, who_else
from dialogs.flows.communities.sharing import share
from dialogs.reports.buttons import act
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.normalise import fold
from dialogs.understanding.recognition import Recognition


async def told(turn: Turn, recognition: Recognition) -> Reply:
    """What the words say beside their intent: which initiatives, which clusters, in or out, together or apart."""
    numbers = [n for n in _numbers(recognition.slots) if isinstance(n, int)]
    clusters = list(dict.fromkeys(w.cluster for _, w in mentioned(turn, recognition.text) if w.cluster))
    slots = {"initiative": str(numbers[0])} if numbers else {}
    if recognition.is_question and recognition.intent == "community_info":
        return await who_else(
            turn, Act("community_who", slots | ({"cluster": clusters[0]} if clusters else {}))
        )
    wish = _wish(recognition.text)
    if recognition.intent == "community_share" or (wish == "share" and not clusters):
        return await share(turn, Act("experience", slots | _after_colon(recognition.text)))
    if wish in ("join", "leave", "apart"):
        return await _changed(turn, wish, numbers, clusters)
    return await who_else(turn, Act("community_who", slots | ({"cluster": clusters[0]} if clusters else {})))


async def _changed(turn: Turn, wish: str, numbers: list[int], clusters: list[str]) -> Reply:
    if not numbers:
        return Reply((text(turn.say("community-how")),), (act(turn, "communities"),))
    if len(numbers) == 2 and not clusters:
        pair = {"number": str(numbers[0]), "number2": str(numbers[1])}
        return await (together if wish == "join" else apart)(turn, Act("community_together", pair))
    if not clusters:
        names = clusters_name(turn, turn.catalogue.clusters)
        said = turn.say("community-which-clusters", number=str(numbers[0]), names=names)
        return Reply((text(said),), (act(turn, "communities"),))
    return await change(turn, numbers[0], clusters, wish == "join")


def _numbers(slots: Mapping[str, Any]) -> Sequence[Any]:
    return slots.get("initiatives") or (slots.get("initiative"),)


def _after_colon(said: str) -> dict[str, str]:
    """The experience itself, where it was told in the same breath."""
    _, _, words = said.partition(":")
    return {"text": words.strip()} if words.strip() else {}


def _wish(said: str) -> str | None:
    folded = fold(said)
    return next((kind for kind, pattern in _words().items() if pattern.search(folded)), None)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, re.Pattern[str]]:
    told = data_files.read(Path(__file__).parent / "words.yaml")
    return {kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") for kind, words in told.items()}
