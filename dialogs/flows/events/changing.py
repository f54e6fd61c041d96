"""An event that free words would move or call off: which one, and the form or the question that does it."""

from __future__ import annotations

from dialogs.answers import Reply
from dialogs.broadcasts.buttons import press
from dialogs.events.finding import meant
from dialogs.flows.events import keeping
from dialogs.reports import access
from dialogs.texts.dates import day
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.moments import read
from dialogs.understanding.normalise import words
from dialogs.understanding.passages import small_words
from dialogs.understanding.recogniser import Recognition
from storage.records import PlannedEvent, RoleName


async def understood(turn: Turn, recognition: Recognition) -> Reply:
    """ "Flyt læringsseminaret til 12. november": the form with the new day in it; "aflys …": asked before it is done."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    telling = [w for w in recognition.text.split() if not set(words(w)) <= small_words()]
    event = await meant(turn, Act("event_show", {"short": " ".join(telling)}))
    if isinstance(event, Reply):
        return event
    if recognition.slots.get("change") == "cancel":
        return await keeping.cancel(turn, Act("event_cancel", {"number": str(event.id)}))
    form = keeping.form_of(turn, event, _told(turn, event, recognition.text))
    return form.on_card(press(turn, "event_cancel", event.id), press(turn, "event_list"))


def _told(turn: Turn, event: PlannedEvent, said: str) -> dict[str, str]:
    """The field that the words give: when it is to be."""
    moment = read(said, turn.clock.today())
    if moment is None:
        return {}
    first, last = (day(turn.texts, d) for d in (moment.first, moment.last))
    told = first if moment.first == moment.last else f"{first} – {last}"
    begins = moment.begins.strftime("%H:%M") if moment.begins else event.plan.begins
    ends = moment.ends.strftime("%H:%M") if moment.ends else event.plan.ends if not moment.begins else None
    times = "-".join(t for t in (begins, ends) if t)
    return {"when": f"{told} kl. {times}" if times else told}
