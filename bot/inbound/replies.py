"""Sends what a turn answers: in the thread, in place of the pressed card, or in the person's own chat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import structlog

from bot.cards.render import activity_json
from bot.cards.words import in_words
from bot.connector.client import ONCE, Connector
from bot.connector.errors import CallFailed, Trouble
from dialogs.answers import Reply
from dialogs.texts import texts_in
from dialogs.turn import Asker, Incoming
from storage.database import Database
from storage.records import ConversationRef, Scope

log = structlog.get_logger()
_LOOKS = ("attachments", "text", "textFormat")


class Replies:
    """The way back to the person who is waiting. Raises CallFailed for what did not get there."""

    def __init__(self, connector: Connector, database: Database) -> None:
        self._connector = connector
        self._database = database

    async def send(
        self, raw: Mapping[str, Any], incoming: Incoming, replies: Iterable[Reply], lang: str
    ) -> None:
        """Send in order. Where private replies find no way, the thread is told so once, without contents."""
        undelivered = False
        for reply in replies:
            if reply.handout and not reply.blocks:
                continue  # the file itself is the answer
            message = activity_json(reply, lang)
            if reply.where == "personal" and not incoming.place.private:
                undelivered |= not await self.in_private(raw, incoming.asker, message)
            elif reply.update and incoming.reply_to:
                await self._in_place(raw, incoming.reply_to, message)
            else:
                await self.here(raw, message)
        if undelivered:
            await self.say(raw, texts_in(lang).say("edge-open-chat"))

    async def say(self, raw: Mapping[str, Any], text: str) -> None:
        """A line of our own in the conversation, tried once: for when things go wrong already."""
        message = addressed(raw, {"type": "message", "text": text})
        try:
            await self._connector.send(raw["serviceUrl"], raw["conversation"]["id"], message, ONCE)
        except CallFailed as failed:
            log.warning("nobody could be told", trouble=failed.trouble.value)

    async def here(self, raw: Mapping[str, Any], message: Mapping[str, Any]) -> None:
        """Send into the conversation that the activity came from."""
        await self._post(raw["serviceUrl"], raw["conversation"]["id"], addressed(raw, message))

    async def _post(self, service_url: str, conversation_id: str, message: Mapping[str, Any]) -> None:
        """What Teams finds too big for a card is said in words, in as many messages as that takes."""
        try:
            await self._connector.send(service_url, conversation_id, message)
        except CallFailed as failed:
            if failed.trouble is not Trouble.too_big:
                raise
            log.warning("a reply was too big for Teams, and goes as text")
            unchanged = {key: value for key, value in message.items() if key not in _LOOKS}
            for part in in_words(message):
                await self._connector.send(service_url, conversation_id, {**unchanged, **part})

    async def _in_place(self, raw: Mapping[str, Any], card: str, message: Mapping[str, Any]) -> None:
        try:
            await self._connector.update(
                raw["serviceUrl"], raw["conversation"]["id"], card, addressed(raw, message)
            )
        except CallFailed as failed:
            if failed.trouble not in (Trouble.message_gone, Trouble.gone, Trouble.too_big):
                raise
            await self.here(raw, message)

    async def in_private(self, raw: Mapping[str, Any], asker: Asker, message: Mapping[str, Any]) -> bool:
        """Send into the person's own chat; False when this person has no chat with the bot that can be written to."""
        bot_id = raw["recipient"]["id"]
        try:
            chat = await self._personal_chat(raw, asker)
            to = {"from": {"id": bot_id}, "conversation": {"id": chat.conversation_id}}
            await self._post(chat.service_url, chat.conversation_id, {**message, **to})
        except CallFailed as failed:
            if not failed.trouble.lasting:
                raise
            return False
        return True

    async def _personal_chat(self, raw: Mapping[str, Any], asker: Asker) -> ConversationRef:
        """The person's own chat: the one we know, else the one that Teams opens for us."""
        if asker.person:
            async with self._database.read() as uow:
                known = await uow.conversations.personal(asker.person.id)
            if known:
                return known
        url, bot_id, user_id = raw["serviceUrl"], raw["recipient"]["id"], raw["from"]["id"]
        opened = await self._connector.open_personal(url, asker.tenant_id, bot_id, user_id)
        chat = ConversationRef(
            asker.tenant_id,
            opened,
            Scope.personal,
            url,
            bot_id,
            asker.person.id if asker.person else None,
            user_id,
        )
        if asker.person:
            async with self._database.work() as uow:
                await uow.conversations.remember(chat)
        return chat


def addressed(raw: Mapping[str, Any], message: Mapping[str, Any]) -> dict[str, Any]:
    """The message with the fields that say it answers this activity."""
    return {
        **message,
        "from": raw["recipient"],
        "recipient": raw["from"],
        "conversation": {"id": raw["conversation"]["id"]},
        "replyToId": raw.get("id"),
    }
