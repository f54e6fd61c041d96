"""The Teams store's list of what a bot must do (policy 1140.4.3), row by row, over real HTTP.

Rows whose proof is longer have it where it belongs: that each button of each conversation leads on, 7, in
`tests/dialogs/test_buttons.py`; typing, 18, and more faults, 20, in `tests/bot/inbound/test_trouble.py`; that nothing
is cut at 320 pixels, 19 and 26, in `tests/bot/cards/test_drawn.py` and `test_said_cards.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from bot.bootstrap import Outside
from bot.cards.read import actions_of
from dialogs.conversation import Conversation
from dialogs.texts import texts_in
from manifest.package import package
from storage.errors import Unavailable
from storage.records import RoleName
from storage.repositories.people import PersonRow
from tests.teams import (
    CHANNEL,
    GROUP,
    HURRIED,
    TENANT,
    Behind,
    Post,
    Someone,
    TeamsStandIn,
    bot_for,
    local_settings,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")
FILES = package("22222222-2222-2222-2222-222222222222", "klyngebot.rm.dk", "1.0.0")
MANIFEST: dict[str, Any] = json.loads(FILES["manifest.json"])
ENGLISH: dict[str, str] = json.loads(FILES["en.json"])
FALLBACKS = ("Det ved jeg ikke", "I do not know", "Jeg er ikke sikker", "I am not sure")
RIVALS = re.compile(r"(?i)slack|zoom|google|whatsapp|app store|google play")


def commands() -> Iterator[tuple[str, str]]:
    """(scope, title) of every command, in both languages."""
    for n, listed in enumerate(MANIFEST["bots"][0]["commandLists"]):
        for m, command in enumerate(listed["commands"]):
            for title in (command["title"], ENGLISH[f"bots[0].commandLists[{n}].commands[{m}].title"]):
                yield from ((scope, title) for scope in listed["scopes"])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def teams() -> AsyncIterator[TeamsStandIn]:
    async with TeamsStandIn() as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Behind]:
    folder: Path = tmp_path_factory.mktemp("store")
    settings = local_settings(f"sqlite+aiosqlite:///{folder / 'k.db'}", folder)
    async with bot_for(settings, Outside(patience=HURRIED)) as made:
        yield made


@pytest.fixture
def ann(teams: TeamsStandIn) -> Someone:
    """Somebody new, without a role."""
    teams.posts.clear()
    return teams.person("Ann Hansen", f"ann{len(teams.roster)}@home.dk", None)


def buttons(post: Post) -> list[dict[str, Any]]:
    """What can be pressed on a message's card."""
    return [action for held in post.activity.get("attachments", []) for action in actions_of(held["content"])]


async def told(bot: Behind, teams: TeamsStandIn, activity: dict[str, Any]) -> list[Post]:
    """What is sent because of one activity; it is one message in one place, or that and one in the own chat."""
    teams.posts.clear()
    assert (await bot.post(activity)).status == 200
    places = [post.conversation for post in teams.posts]
    assert len(places) == len(set(places)), "one trigger, one message"
    for post in teams.posts:
        assert len(buttons(post)) <= 6
    return list(teams.posts)


def in_scope(teams: TeamsStandIn, who: Someone, scope: str, text: str) -> dict[str, Any]:
    if scope == "personal":
        return teams.message(who, text)
    return teams.in_channel(who, text) if scope == "team" else teams.in_group(who, text)


@pytest.mark.parametrize(("scope", "title"), list(commands()))
async def test_rows_1_3_4_27_every_command_works_for_anybody_in_any_case(
    bot: Behind, teams: TeamsStandIn, ann: Someone, scope: str, title: str
) -> None:
    seen = []
    for written in (title, title.upper(), f" {title.capitalize()} "):
        posts = await told(bot, teams, in_scope(teams, ann, scope, written))
        assert posts and not posts[0].text.startswith(FALLBACKS), posts[0].text
        seen.append(posts[0].text)
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize("scope", ["personal", "team", "groupChat"])
@pytest.mark.parametrize("text", ["Hi", "HELLO", "help", "Hej!", "hjælp ", "/help", "help me", "hello bot"])
async def test_rows_2_5_a_greeting_and_help_are_answered_inside_teams(
    bot: Behind, teams: TeamsStandIn, ann: Someone, scope: str, text: str
) -> None:
    (post,) = await told(bot, teams, in_scope(teams, ann, scope, text))
    assert post.text and not post.text.startswith(FALLBACKS), post.text
    assert not [a for a in buttons(post) if a["type"] == "Action.OpenUrl"]


@pytest.mark.parametrize(
    "text",
    ["asdfgh", "", "   ", "👍", "🦄🦄🦄", "?", "blå " * 3000, "<script>alert(1)</script>", "12345", "/start"],
)
async def test_rows_6_7_nonsense_gets_a_way_forward(
    bot: Behind, teams: TeamsStandIn, ann: Someone, text: str
) -> None:
    (post,) = await told(bot, teams, teams.message(ann, text))
    assert buttons(post) or "hjælp" in post.text, post.text


async def test_rows_8_9_17_24_what_the_manifest_says_is_so() -> None:
    titles = [title for _, title in commands()]
    assert all(title[0].isalnum() for title in titles)
    assert all(
        c.get("description") for listed in MANIFEST["bots"][0]["commandLists"] for c in listed["commands"]
    )
    assert MANIFEST["bots"][0]["isNotificationOnly"] is False
    for language in ("da", "en"):
        assert MANIFEST["name"]["short"] in texts_in(language).say("welcome-title")
    assert ENGLISH["name.short"] == MANIFEST["name"]["short"]


async def test_rows_10_11_12_the_welcome_comes_once_and_says_what_it_is(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    (post,) = await told(bot, teams, teams.installed(ann))
    assert MANIFEST["name"]["short"] in post.text and "afrapportering" in post.text and "cpr" in post.text
    assert "hjælp" in post.text and len(MANIFEST["bots"][0]["commandLists"][0]["commands"]) >= 3
    assert not RIVALS.search(post.text)
    assert await told(bot, teams, teams.installed(ann)) == []
    assert await told(bot, teams, teams.members(ann, "membersAdded", ann.id)) == []


async def test_rows_13_14_a_team_hears_who_added_it_and_nobody_is_written_to(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    place = {"isGroup": True, "conversationType": "channel", "tenantId": TENANT, "id": CHANNEL}
    (post,) = await told(bot, teams, teams.installed(ann, conversation=place))
    assert post.conversation == CHANNEL and ann.name in post.text and teams.created == []
    group = {"isGroup": True, "conversationType": "groupChat", "tenantId": TENANT, "id": GROUP}
    (post,) = await told(bot, teams, teams.installed(ann, conversation=group))
    assert post.conversation == GROUP and ann.name in post.text


async def test_rows_15_16_what_is_personal_goes_on_in_the_own_chat_and_says_whence(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    await told(bot, teams, teams.message(ann, "hej"))
    shared, own = await told(bot, teams, teams.in_channel(ann, "hvem er jeg"))
    assert shared.conversation != ann.chat and ann.upn not in shared.text
    assert own.conversation == ann.chat and "kanal" in own.text and ann.upn in own.text


@pytest.mark.parametrize("fault", [RuntimeError("zebra 0x1f"), Unavailable("zebra")])
async def test_row_20_a_fault_is_told_politely_and_with_what_to_do(
    bot: Behind, teams: TeamsStandIn, ann: Someone, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    async def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr(Conversation, "_once", fails)
    await bot.post(teams.message(ann, "hej"))
    (post,) = teams.posts
    assert "Send den igen" in post.text or "Skriv »" in post.text
    assert not re.search(r"zebra|0x1f|Error|Unavailable|Traceback|\b[45]\d\d\b", post.text), post.text


async def test_rows_21_23_many_questions_can_be_answered_in_one_dialog(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    async with bot.parts.database.work() as uow:
        await uow.people.give(PersonRow(ann.upn, ann.name, RoleName.member, "vest"))
    (post,) = await told(bot, teams, teams.message(ann, "jeg vil skrive om initiativ 8"))
    (button,) = [b for b in buttons(post) if b["title"] == "Åbn formular"]
    opened = await bot.post(teams.invoke(ann, "task/fetch", {"data": button["data"]}))
    dialog = opened.body["task"]["value"]
    assert dialog["title"] and "Input.Text" in json.dumps(dialog["card"])


async def test_row_25_no_pictures_but_its_own_and_no_right_to_read_who_is_in_a_team() -> None:
    assert sorted(name for name in FILES if not name.endswith(".json")) == ["color.png", "outline.png"]
    assert "authorization" not in MANIFEST


@pytest.mark.parametrize(("written", "language"), [("hjælp", "da"), ("help", "en")])
async def test_row_27_each_language_of_the_package_is_answered_in(
    bot: Behind, teams: TeamsStandIn, ann: Someone, written: str, language: str
) -> None:
    (post,) = await told(bot, teams, teams.message(ann, written))
    assert texts_in(language).say("help-title") in post.text, post.text


@pytest.mark.parametrize("name", ["privacyUrl", "termsOfUseUrl", "websiteUrl"])
async def test_row_22_no_link_of_the_package_is_broken(bot: Behind, name: str) -> None:
    page = await bot.get(urlsplit(MANIFEST["developer"][name]).path)
    assert page.status == 200 and MANIFEST["name"]["short"] in page.raw.decode()


async def test_row_28_somebody_without_a_role_is_told_whom_to_ask(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    (post,) = await told(bot, teams, teams.message(ann, "hjælp"))
    assert "sekretariatet" in post.text and "@" in post.text
