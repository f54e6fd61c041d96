"""What the secretariat has answered for good, in its own words."""

from __future__ import annotations

from dialogs.answers import verbatim
from dialogs.understanding.answering.told import Told


async def told(answer: Told) -> None:
    """The answer under the question that it was given to, so that a misfit is seen at once."""
    known = answer.catalogue.answers[answer.slots["answer"]]
    answer.line("lasting-told")
    answer.blocks += [verbatim(known.question), verbatim(known.text)]
    answer.cite(known.source)


async def perhaps(asked: Told) -> None:
    """Ask back whether it is this question; one press gives its answer."""
    known = asked.catalogue.answers[asked.slots["answer"]]
    asked.line("lasting-did-you-mean")
    asked.ask("answer-plain", known.question, what=known.question)
