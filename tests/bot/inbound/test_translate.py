"""Every kind of activity that Teams sends, and what the conversation is told of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.inbound.translate import incoming, key_of, kind_of, place_of
from dialogs.turn import Asker, FileRef, Identity, Incoming, Kind
from storage.records import Scope
from tests.teams import BOT, CHANNEL, GROUP, TEAM, TEAM_DATA, TENANT, Someone, TeamsStandIn

TEAMS = TeamsStandIn(url="https://smba.trafficmanager.net/emea/")
ANN = TEAMS.person("Ann", "ann@home.dk")
ASKER = Asker(Identity.stranger, TENANT, ANN.object_id, "Ann")


def told(raw: dict[str, Any]) -> Incoming:
    kind = kind_of(raw)
    assert kind is not None
    return incoming(raw, kind, ASKER)


def team_event(event: str, **more: Any) -> dict[str, Any]:
    place = {"isGroup": True, "conversationType": "channel", "tenantId": TENANT, "id": TEAM}
    data = {
        "eventType": event,
        "team": {"id": TEAM, "name": "Team A"},
        "channel": {"id": "19:new@thread.tacv2"},
    }
    return TEAMS.activity("conversationUpdate", ANN, place, channelData=data, **more)


def added(*ids: str) -> dict[str, Any]:
    return TEAMS.members(ANN, "membersAdded", *ids)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (TEAMS.message(ANN, "hej"), Kind.message),
        (TEAMS.message(ANN, None), Kind.message),
        (TEAMS.message(ANN, "", attachments=[]), Kind.message),
        (TEAMS.in_channel(ANN, "hej"), Kind.message),
        (TEAMS.submit(ANN, "save"), Kind.action),
        (TEAMS.message(ANN, None, value={"x": 1}), Kind.action),
        (TEAMS.message(ANN, "Ja", value={"k": {"v": 1, "verb": "yes"}}), Kind.action),
        (TEAMS.message(ANN, "Ja", value={"x": 1}), Kind.message),
        (TEAMS.message(ANN, "Ja", value="text"), Kind.message),
        (TEAMS.execute(ANN, "save"), Kind.action),
        (TEAMS.dialog(ANN, "fetch", "form"), Kind.form_open),
        (TEAMS.dialog(ANN, "submit", "form"), Kind.form_submit),
        (TEAMS.installed(ANN), Kind.installed),
        (TEAMS.installed(ANN, "remove"), Kind.removed),
        (TEAMS.installed(ANN, "add-upgrade"), None),
        (TEAMS.installed(ANN, "remove-upgrade"), None),
        (added(BOT["id"]), Kind.installed),
        (added(ANN.id, BOT["id"]), Kind.installed),
        (added("29:new", "29:other"), Kind.members_added),
        (TEAMS.members(ANN, "membersRemoved", "29:left"), Kind.members_removed),
        (TEAMS.members(ANN, "membersRemoved", BOT["id"]), Kind.removed),
        (TEAMS.members(ANN, "membersAdded"), None),
        *(
            (team_event(e), Kind.channel_news)
            for e in (
                "channelRenamed",
                "channelDeleted",
                "channelRestored",
                "teamRenamed",
                "teamArchived",
                "teamUnarchived",
                "teamDeleted",
                "teamHardDeleted",
                "teamRestored",
            )
        ),
        *((team_event(e), None) for e in ("channelCreated", "somethingNew", "")),
        (team_event("teamMemberAdded", membersAdded=[{"id": "29:new"}]), Kind.members_added),
        (
            TEAMS.activity("messageUpdate", ANN, text="nyt", channelData={"eventType": "editMessage"}),
            Kind.edited,
        ),
        (
            TEAMS.activity("messageUpdate", ANN, text="nyt", channelData={"eventType": "undeleteMessage"}),
            Kind.edited,
        ),
        (TEAMS.activity("messageDelete", ANN, channelData={"eventType": "softDeleteMessage"}), Kind.deleted),
        (TEAMS.activity("messageReaction", ANN, reactionsAdded=[{"type": "like"}]), Kind.reaction),
        (TEAMS.activity("typing", ANN), None),
        (TEAMS.message(Someone("Bot", "", "x"), "hej") | {"from": BOT}, None),
        (TEAMS.message(ANN, "hej") | {"from": {"id": "28:another-bot"}}, None),
        (TEAMS.message(ANN, "hej") | {"from": {"id": "x", "role": "bot"}}, None),
    ],
)
def test_kinds(raw: dict[str, Any], kind: Kind | None) -> None:
    assert kind_of(raw) is kind


@pytest.mark.parametrize(
    ("raw", "scope", "conversation", "thread"),
    [
        (TEAMS.message(ANN, "hej"), Scope.personal, ANN.chat, ANN.chat),
        (TEAMS.in_group(ANN, "hej"), Scope.group, GROUP, GROUP),
        (TEAMS.in_channel(ANN, "hej", root="7"), Scope.channel, CHANNEL, f"{CHANNEL};messageid=7"),
    ],
)
def test_places(raw: dict[str, Any], scope: Scope, conversation: str, thread: str) -> None:
    place = place_of(raw)
    assert (place.scope, place.conversation_id, place.thread_id) == (scope, conversation, thread)
    assert place.private is (scope is Scope.personal)
    in_channel = scope is Scope.channel
    assert (place.team_id, place.channel_id) == ((TEAM, CHANNEL) if in_channel else (None, None))


@pytest.mark.parametrize(
    ("conversation", "data", "private"),
    [
        ({}, {}, True),
        ({"isGroup": False}, {}, True),
        ({"isGroup": True}, {}, False),
        ({"conversationType": "somethingNew"}, {}, False),
        ({}, TEAM_DATA, False),
        ({"conversationType": "personal"}, TEAM_DATA, False),
    ],
)
def test_what_is_not_surely_private_is_not(conversation: Any, data: Any, private: bool) -> None:
    raw = TEAMS.activity("message", ANN, {"id": "x", "tenantId": TENANT, **conversation}, channelData=data)
    assert place_of(raw).private is private


def test_the_key_is_the_redelivered_activity_alone() -> None:
    raw = TEAMS.message(ANN, "hej")
    assert key_of(raw) == key_of({**raw, "text": "noget andet", "serviceUrl": "https://elsewhere/"})
    elsewhere = {**raw["conversation"], "id": "a:other"}
    tenant = {"channelData": {}, "conversation": {**raw["conversation"], "tenantId": "t2"}}
    others = [
        {"type": "messageUpdate"},
        {"id": "2"},
        {"timestamp": "2026-11-21T10:00:01Z"},
        {"conversation": elsewhere},
        tenant,
    ]
    assert len({key_of(raw), *(key_of({**raw, **other}) for other in others)}) == 6
    without = {k: v for k, v in raw.items() if k != "id"}
    assert key_of(without) != key_of(without)


def test_what_stands_around_a_message() -> None:
    given = told(TEAMS.message(ANN, "hej", replyToId="17", locale="en-US"))
    assert given.sent_at == datetime(2026, 11, 21, 10, 0, 0, 123456, UTC)
    assert (given.locale, given.reply_to, given.asker) == ("en-US", "17", ASKER)
    assert given.message_id and not given.files and not given.unreadable
    for wrong in (None, 7, "i går", "0001-01-01T00:00:00+14:00", {}):
        assert told(TEAMS.message(ANN, "hej", timestamp=wrong)).sent_at is None


def test_files_pictures_and_what_we_do_not_read() -> None:
    file = {
        "contentType": "application/vnd.microsoft.teams.file.download.info",
        "name": "noter.pdf",
        "content": {"downloadUrl": "https://x.sharepoint.com/d?t=1", "fileType": "pdf"},
    }
    given = told(
        TEAMS.message(
            ANN,
            "se her",
            attachments=[
                file,
                {
                    "contentType": "image/png",
                    "contentUrl": "https://smba.trafficmanager.net/v3/attachments/1",
                },
                {"contentType": "text/html", "content": "<div>se her</div>"},
                {"contentType": "messageReference", "content": "{}"},
                {"contentType": "audio/mp4", "contentUrl": "https://x/voice"},
                {"contentType": "application/vnd.microsoft.card.adaptive", "content": {}},
                {**file, "content": None},
                {"contentType": 7},
                "text",
                None,
            ],
        )
    )
    assert given.files == (
        FileRef("noter.pdf", "application/pdf", "https://x.sharepoint.com/d?t=1"),
        FileRef("image.png", "image/png", "https://smba.trafficmanager.net/v3/attachments/1", inline=True),
    )
    assert given.unreadable == (
        "audio/mp4",
        "application/vnd.microsoft.card.adaptive",
        "application/vnd.microsoft.teams.file.download.info",
    )


def test_the_bot_added_is_told() -> None:
    assert told(added(BOT["id"])).bot_added and told(TEAMS.installed(ANN)).bot_added
    assert not told(added("29:new")).bot_added


@pytest.mark.parametrize(
    "field",
    [
        "attachments",
        "entities",
        "channelData",
        "value",
        "text",
        "locale",
        "replyToId",
        "membersAdded",
        "timestamp",
        "name",
        "action",
    ],
)
@pytest.mark.parametrize("value", [None, 1, "text", [], {}, [1], [{}], [[]], {"tenant": 1}, True])
@pytest.mark.parametrize("kind", ["message", "conversationUpdate", "installationUpdate", "messageUpdate"])
def test_fields_of_the_wrong_form_do_no_harm(kind: str, field: str, value: Any) -> None:
    raw = {**TEAMS.activity(kind, ANN, text="hej"), field: value}
    if (found := kind_of(raw)) is not None:
        assert isinstance(incoming(raw, found, ASKER).text, str)
