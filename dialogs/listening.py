"""From what came in to what answers it."""

from __future__ import annotations

from dialogs.answers import Reply
from dialogs.flows import documents, helping, messages
from dialogs.flows.channels import happening, tying
from dialogs.flows.questions import handing
from dialogs.guarding import Screened
from dialogs.heard import NOTHING, Heard
from dialogs.pressing import form, pressed
from dialogs.saying import said
from dialogs.turn import Kind
from dialogs.turn_context import Turn
from storage.records import Scope


async def hear(turn: Turn, screened: Screened) -> Heard:
    """Answer one screened turn."""
    match turn.incoming.kind:
        case Kind.message:
            return await said(turn, screened)
        case Kind.action:
            return await pressed(turn, screened)
        case Kind.form_open | Kind.form_submit:
            return await form(turn, screened)
        case Kind.file_consent if turn.private:
            return _one(await documents.consented(turn))
        case Kind.edited if turn.private:
            return _one(await messages.edited(turn) or await handing.edited(turn))
        case Kind.deleted if turn.private:
            return _one(await messages.deleted(turn))
        case Kind.installed:
            return _one(await _arrived(turn))
        case Kind.members_added if turn.incoming.bot_added:
            return _one(await _arrived(turn))
        case Kind.removed:
            await happening.installed(turn, False)
            return NOTHING
        case Kind.channel_news:
            await happening.happened(turn)
            return NOTHING
        case _:
            return NOTHING


async def _arrived(turn: Turn) -> Reply | None:
    """The welcome, once an installation; in a team with the question whose channel this is."""
    welcome = await helping.welcome(turn)
    if turn.incoming.place.scope is not Scope.channel:
        return welcome
    await happening.installed(turn, True)
    return await tying.asked_whose(turn, welcome) if welcome else None


def _one(reply: Reply | None) -> Heard:
    return Heard((reply,)) if reply is not None else NOTHING
