"""A Teams activity → `dialogs.turn.Incoming`, or the decision that there is nothing in it for us."""

from __future__ import annotations

import hashlib
import json
import mimetypes
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.cards.actions import parse
from bot.inbound.admission import MAX_ID, tenant_of
from bot.inbound.mentions import own_words
from dialogs.turn import Action, Asker, ChannelNews, FileRef, Incoming, Kind, Place
from storage.records import Scope

FILE = "application/vnd.microsoft.teams.file.download.info"
# Teams adds these to ordinary messages: the same text as HTML, the message that was answered.
NOT_CONTENT = frozenset({"text/html", "messagereference"})
MAX_FILES = 20
INVOKES = {
    "adaptiveCard/action": Kind.action,
    "task/fetch": Kind.form_open,
    "task/submit": Kind.form_submit,
    "fileConsent/invoke": Kind.file_consent,
}
UPLOAD_FIELDS = ("uploadUrl", "contentUrl", "name", "uniqueId", "fileType")
MAX_UPLOAD_FIELD = 4000
_TYPES = {"messageUpdate": Kind.edited, "messageDelete": Kind.deleted, "messageReaction": Kind.reaction}
NEWS = frozenset(
    [
        *("channelRenamed", "channelDeleted", "channelRestored", "teamRenamed", "teamDeleted"),
        *("teamHardDeleted", "teamRestored", "teamArchived", "teamUnarchived"),
    ]
)
_INSTALLATIONS = {"add": Kind.installed, "remove": Kind.removed}


def kind_of(raw: Mapping[str, Any]) -> Kind | None:
    """What happened; None for what needs no turn: typing, events, channel news, our own messages, bots."""
    kind = raw["type"]
    if _from_a_bot(raw):
        return None
    if kind == "message":
        return Kind.action if _is_press(raw) else Kind.message
    if kind == "invoke":
        return INVOKES.get(_text(raw, "name"))
    if kind == "installationUpdate":
        return _INSTALLATIONS.get(_text(raw, "action"))
    if kind == "conversationUpdate":
        return _members_kind(raw) or (Kind.channel_news if _event(raw) else None)
    return _TYPES.get(kind)


def incoming(raw: Mapping[str, Any], kind: Kind, asker: Asker) -> Incoming:
    """The activity for the conversation. `raw` has passed admission."""
    files, unreadable = _files(raw)
    pressed = kind in (Kind.action, Kind.form_open, Kind.form_submit, Kind.file_consent)
    return Incoming(
        kind=kind,
        key=key_of(raw),
        place=place_of(raw),
        asker=asker,
        text="" if pressed else own_words(raw),
        action=_action(raw, kind) if pressed else None,
        files=files,
        unreadable=unreadable,
        locale=_locale(raw),
        message_id=_text(raw, "id")[:MAX_ID] or None,
        reply_to=_text(raw, "replyToId")[:MAX_ID] or None,
        sent_at=_moment(raw.get("timestamp")),
        bot_added=kind is Kind.installed,
        news=_news(raw, kind),
    )


def _action(raw: Mapping[str, Any], kind: Kind) -> Action:
    """The button that was pressed; a yes or no to a file counts as one."""
    if kind is not Kind.file_consent:
        return parse(raw.get("value"))
    value = _mapping(raw, "value")
    given = _mapping(value, "uploadInfo")
    upload = {name: _text(given, name)[:MAX_UPLOAD_FIELD] for name in UPLOAD_FIELDS}
    token = _text(_mapping(value, "context"), "handout")[:MAX_ID]
    verb = "take" if value.get("action") == "accept" and upload["uploadUrl"] else "leave"
    return Action(verb, {"token": token, "upload": upload})


def place_of(raw: Mapping[str, Any]) -> Place:
    """The conversation. Whatever is not surely a personal chat is treated as one that others read."""
    conversation, data = raw["conversation"], _mapping(raw, "channelData")
    team, channel = _text(_mapping(data, "team"), "id"), _text(_mapping(data, "channel"), "id")
    thread = conversation["id"]
    base = thread.partition(";messageid=")[0]
    scope = _scope(conversation, bool(team))
    name = next(
        filter(
            None,
            (
                _text(_mapping(data, "channel"), "name"),
                _text(conversation, "name"),
                _text(_mapping(data, "team"), "name"),
            ),
        ),
        None,
    )
    if scope is not Scope.channel:
        return Place(tenant_of(raw), base, scope, thread, name=name)
    return Place(tenant_of(raw), base, scope, thread, team or None, channel or base, name)


def key_of(raw: Mapping[str, Any]) -> str:
    """The same for a redelivery, different for everything else. An activity without an id is always new."""
    identity = _text(raw, "id") or uuid.uuid4().hex
    parts = [tenant_of(raw), raw["conversation"]["id"], raw["type"], identity, str(raw.get("timestamp", ""))]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _scope(conversation: Mapping[str, Any], in_team: bool) -> Scope:
    kind = conversation.get("conversationType")
    if kind == Scope.channel or in_team:
        return Scope.channel
    if kind == Scope.personal or (kind is None and not conversation.get("isGroup")):
        return Scope.personal
    return Scope.group


def _from_a_bot(raw: Mapping[str, Any]) -> bool:
    sender = raw["from"]
    return (
        sender["id"] == raw["recipient"]["id"]
        or sender["id"].startswith("28:")
        or sender.get("role") in ("bot", "skill")
    )


def _is_press(raw: Mapping[str, Any]) -> bool:
    """A Submit has a value and no text; a messageBack has both, and counts when the value is one of ours."""
    value = raw.get("value")
    return isinstance(value, Mapping) and ("k" in value or not _text(raw, "text").strip())


def _members_kind(raw: Mapping[str, Any]) -> Kind | None:
    """The bot's own coming or going matters more than who came or went with it."""
    added, removed = _ids(raw.get("membersAdded")), _ids(raw.get("membersRemoved"))
    me = raw["recipient"]["id"]
    if me in added:
        return Kind.installed
    if me in removed:
        return Kind.removed
    if added:
        return Kind.members_added
    return Kind.members_removed if removed else None


def _event(raw: Mapping[str, Any], kind: Kind | None = None) -> str:
    """What happened to a channel or a team; "" for events that mean nothing to us, known and new."""
    event = "installed" if kind is Kind.installed else _text(_mapping(raw, "channelData"), "eventType")
    return event if kind is Kind.installed or event in NEWS else ""


def _news(raw: Mapping[str, Any], kind: Kind) -> ChannelNews | None:
    event = _event(raw, kind) if kind in (Kind.channel_news, Kind.installed) else ""
    if not event:
        return None
    data = _mapping(raw, "channelData")
    team, channel = _mapping(data, "team"), _mapping(data, "channel")
    name = _text(channel, "name") or (_text(raw["conversation"], "name") if kind is Kind.installed else "")
    told = (_text(team, "id"), _text(team, "name"), _text(channel, "id"), name)
    return ChannelNews(event, *(value[:MAX_ID] or None for value in told))


def _files(raw: Mapping[str, Any]) -> tuple[tuple[FileRef, ...], tuple[str, ...]]:
    files: list[FileRef] = []
    unreadable: list[str] = []
    for attachment in _attachments(raw):
        found = _file(attachment)
        content_type = _text(attachment, "contentType").casefold()
        if found:
            files.append(found)
        elif content_type and content_type not in NOT_CONTENT:
            unreadable.append(content_type[:100])
    return tuple(files[:MAX_FILES]), tuple(unreadable[:MAX_FILES])


def _file(attachment: Mapping[str, Any]) -> FileRef | None:
    content_type, name = _text(attachment, "contentType").casefold(), _text(attachment, "name")[:255]
    if content_type == FILE:
        url = _text(_mapping(attachment, "content"), "downloadUrl")
        return FileRef(name, mimetypes.guess_type(name)[0] or "", url) if url else None
    url = _text(attachment, "contentUrl")
    if content_type.startswith("image/") and url.startswith(("https:", "http:")):
        return FileRef(
            name or f"image{mimetypes.guess_extension(content_type) or ''}", content_type, url, inline=True
        )
    return None


def _attachments(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    found = raw.get("attachments")
    return (a for a in found if isinstance(a, Mapping)) if isinstance(found, list) else iter(())


def _locale(raw: Mapping[str, Any]) -> str:
    return (_text(raw, "locale") or "da-DK")[:35]


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        return moment and (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def _ids(members: object) -> frozenset[str]:
    return (
        frozenset(_text(m, "id") for m in members if isinstance(m, Mapping))
        if isinstance(members, list)
        else frozenset()
    )


def _mapping(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = value.get(name)
    return found if isinstance(found, Mapping) else {}


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
