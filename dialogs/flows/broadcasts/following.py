"""Follow what was sent: the list, how far it is, each recipient with how it ended, and what was answered."""

from __future__ import annotations

from msgspec.structs import replace

from dialogs.answers import Block, Button, Reply, escaped, facts, heading, text
from dialogs.broadcasts.buttons import press
from dialogs.broadcasts.finding import STARTED, allowed, answered, refused
from dialogs.broadcasts.following import asks, current
from dialogs.broadcasts.rules import in_words
from dialogs.reports.buttons import act
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.records import (
    Broadcast,
    BroadcastState,
    Delivery,
    Response,
)

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LISTED, ON_BUTTON = 8, 30
A_PAGE = 60


async def list_all(turn: Turn, steer: Act) -> Reply:
    """What is being written, waits for its time, is being sent or was sent, the newest first."""
    if reply := await refused(turn, "cast_list"):
        return reply
    found = await turn.uow.broadcasts.newest((), LISTED)
    if not found:
        return Reply((text(turn.say("cast-none")),), (press(turn, "cast_new"), act(turn, "help")))
    rows = [(turn.say("cast-row", number=str(b.id), title=b.draft.title), _state(turn, b)) for b in found]
    buttons = [_open(turn, b) for b in found[:5]]
    return Reply((heading(turn.say("cast-list")), facts(*rows)), (*buttons, press(turn, "cast_new")))


def _state(turn: Turn, one: Broadcast) -> str:
    said = turn.say(f"cast-state-{one.state.value}")
    if one.state is not BroadcastState.scheduled or one.send_at is None:
        return said
    when = moment(turn.texts, one.send_at)
    return turn.say("cast-repeating", rule=in_words(turn.texts, one.rule), when=when) if one.rule else when


def _open(turn: Turn, one: Broadcast) -> Button:
    unsent = one.state in (BroadcastState.draft, BroadcastState.scheduled)
    button = press(turn, "cast_look" if unsent else "cast_follow", one.id)
    return replace(button, title=turn.say("cast-row", number=str(one.id), title=one.draft.title[:ON_BUTTON]))


async def follow(turn: Turn, steer: Act) -> Reply:
    """How far it is, and what was answered."""
    sent = await allowed(turn, steer, "cast_follow", STARTED)
    if isinstance(sent, Reply):
        return sent
    return replace(await current(turn.uow, turn.texts, sent), update=False)


async def understood_follow(turn: Turn, recognition: Recognition) -> Reply:
    """ "Hvem har svaret på invitationen?": the broadcast talked about, or the newest that was sent."""
    return await follow(turn, Act("cast_follow"))


async def ledger(turn: Turn, steer: Act) -> Reply:
    """Each recipient with how it ended and why, in words."""
    sent = await allowed(turn, steer, "cast_ledger", STARTED)
    if isinstance(sent, Reply):
        return sent
    after = int(steer.slots.get("page", "0"))
    rows = await turn.uow.broadcasts.deliveries(sent.id, (), after, A_PAGE + 1)
    shown = rows[:A_PAGE]
    blocks: list[Block] = [heading(turn.say("cast-ledger-title", title=sent.draft.title))]
    if shown:
        blocks.append(facts(*((d.recipient, ended(turn, d)) for d in shown)))
    buttons = [press(turn, "cast_follow", sent.id), press(turn, "cast_export", sent.id)]
    if len(rows) > A_PAGE:
        more = press(turn, "cast_ledger", sent.id)
        buttons.insert(
            0, replace(more, title=turn.say("button-more"), data={**more.data, "page": shown[-1].id})
        )
    return Reply(blocks, buttons)


def ended(turn: Turn, one: Delivery) -> str:
    """What became of it for one recipient, in words."""
    said = turn.say(f"cast-delivery-{one.state.value}")
    if one.read_at is not None:
        return turn.say("cast-read-at", state=said, when=moment(turn.texts, one.read_at))
    return said


async def answers(turn: Turn, steer: Act) -> Reply:
    """What was answered, by person and organisation, with what they wrote; and who is missing."""
    sent = await refused(turn, "cast_answers") or await answered(turn, steer)
    if isinstance(sent, Reply):
        return sent
    given = await turn.uow.responses.newest(sent.id)
    missing = await turn.uow.responses.missing(sent.id) if asks(sent) else []
    blocks: list[Block] = [heading(turn.say("cast-answers-title", title=sent.draft.title))]
    if given:
        blocks.append(facts(*((_who(r), _what(turn, r)) for r in given)))
    if missing:
        names = ", ".join(_missing_name(d) for d in missing)
        blocks.append(facts((turn.say("cast-missing-names", count=len(missing)), names)))
    if not given and not missing:
        blocks.append(text(turn.say("cast-no-answers")))
    buttons = [press(turn, "cast_nudge", sent.id, count=len(missing))] if missing else []
    return Reply(blocks, (*buttons, press(turn, "cast_export", sent.id), press(turn, "cast_follow", sent.id)))


def _who(given: Response) -> str:
    return f"{given.organisation} ({given.name})" if given.organisation else given.name


def _what(turn: Turn, given: Response) -> str:
    said = [turn.say(f"cast-answer-{given.answer.value}")]
    if deputy := given.detail.get("deputy"):
        said.append(str(deputy))
    if given.detail.get("late"):
        said.append(turn.say("cast-late"))
    return " · ".join([*said, *([given.comment] if given.comment else [])])


def _missing_name(one: Delivery) -> str:
    return f"{one.recipient} ({one.organisation})" if one.organisation else one.recipient


async def export(turn: Turn, steer: Act) -> Reply:
    """Its recipients and answers as a workbook."""
    sent = await allowed(turn, steer, "cast_export", STARTED)
    if isinstance(sent, Reply):
        return sent
    name = turn.say("cast-export-name", number=str(sent.id))
    handout = turn.hand_over(f"{name}.xlsx", SHEET, "broadcast", broadcast=sent.id)
    await turn.audit("broadcast_exported", f"broadcast:{sent.id}")
    told = turn.say("cast-export-here", title=escaped(sent.draft.title))
    return Reply((text(told),), (press(turn, "cast_follow", sent.id),), handout=handout)
