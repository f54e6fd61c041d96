"""Hands over a file as Teams wants it: asks whether the person wants it, and puts it where Teams says.

A bot can give files in a personal chat alone, so that is where they go, wherever they were asked for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import structlog

from bot.connector.client import Connector
from bot.connector.errors import CallFailed
from bot.documents.refused import NotMade
from bot.inbound.files import TeamsFiles
from bot.inbound.replies import Replies
from dialogs.answers import Handout
from dialogs.texts import texts_in
from dialogs.turn import Incoming
from storage.records import Person

log = structlog.get_logger()
CONSENT: Final = "application/vnd.microsoft.teams.card.file.consent"
INFO: Final = "application/vnd.microsoft.teams.card.file.info"
LARGEST: Final = 60 * 1024 * 1024  # what SharePoint takes in one piece

Json = dict[str, Any]
Make = Callable[[Handout, Person | None], Awaitable[bytes]]


class HandingOver:
    """The way of a file to the person who asked for it. Raises CallFailed where the chat is out of reach."""

    def __init__(self, make: Make, replies: Replies, connector: Connector, files: TeamsFiles) -> None:
        self._make = make
        self._replies = replies
        self._connector = connector
        self._files = files

    async def over(self, raw: Mapping[str, Any], given: Incoming, handout: Handout, lang: str) -> None:
        """Offer the file, or upload it where it was accepted; or tell why that cannot be."""
        say = texts_in(lang).say
        try:
            content = await self._make(handout, given.asker.person)
            if len(content) > LARGEST:
                raise NotMade("documents-too-large")
        except NotMade as reason:
            await self._send(raw, given, _text(say(reason.reason, **reason.values)))
            return
        if handout.upload is None:
            about = say("documents-offer", kilobytes=max(1, len(content) >> 10))
            await self._send(raw, given, consent_card(handout, about, len(content)))
        elif await self._uploaded(handout.upload, content):
            await self._send(raw, given, _info_card(handout, handout.upload))
            await self._take_back(raw, given.reply_to)
        else:
            await self._send(raw, given, _text(say("documents-upload-failed", name=handout.name)))

    async def _uploaded(self, upload: Mapping[str, str], content: bytes) -> bool:
        try:
            await self._files.put(upload["uploadUrl"], content)
        except CallFailed as failed:
            log.warning("file not uploaded", trouble=failed.trouble.value, status=failed.status)
            return False
        return True

    async def _send(self, raw: Mapping[str, Any], given: Incoming, message: Json) -> None:
        if given.place.private:
            await self._replies.here(raw, message)
        else:
            await self._replies.in_private(raw, given.asker, message)

    async def _take_back(self, raw: Mapping[str, Any], card: str | None) -> None:
        """The question is answered; left standing, it could be answered again."""
        if card is None:
            return
        try:
            await self._connector.delete(raw["serviceUrl"], raw["conversation"]["id"], card)
        except CallFailed as failed:
            log.info("consent card stays", trouble=failed.trouble.value)


def consent_card(handout: Handout, about: str, size: int) -> Json:
    """Teams' own question whether the person wants a file."""
    context = {"handout": handout.token}
    content = {"description": about, "sizeInBytes": size, "acceptContext": context, "declineContext": context}
    return {
        "type": "message",
        "summary": handout.name,
        "attachments": [{"contentType": CONSENT, "name": handout.name, "content": content}],
    }


def _info_card(handout: Handout, upload: Mapping[str, str]) -> Json:
    """The file, where it now lies."""
    name = upload.get("name") or handout.name
    content = {"uniqueId": upload.get("uniqueId", ""), "fileType": upload.get("fileType", "")}
    card = {"contentType": INFO, "contentUrl": upload.get("contentUrl", ""), "name": name, "content": content}
    return {"type": "message", "summary": name, "attachments": [card]}


def _text(said: str) -> Json:
    return {"type": "message", "text": said}
