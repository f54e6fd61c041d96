"""The terminal chat: a process of its own with piped input, against a bot that says what it heard."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.terminal.card import draw
from bot.terminal.teams import TENANT, LocalUser

CARD = "application/vnd.microsoft.card.adaptive"
USER = LocalUser.of("åse.ø@demo.dk")


def card(*body: dict[str, Any], actions: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"type": "AdaptiveCard", "version": "1.5", "body": list(body), "actions": list(actions)}


def text(value: str) -> dict[str, Any]:
    return {"type": "TextBlock", "text": value}


OFFER = card(
    text("Vælg"),
    {"type": "Input.Text", "id": "why", "label": "Hvorfor", "value": "før"},
    {"type": "Input.ChoiceSet", "id": "where", "label": "Hvor", "choices": [{"title": "Vest", "value": "v"}]},
    actions=(
        {"type": "Action.Execute", "title": "Ja", "verb": "yes", "data": {"k": 1}},
        {"type": "Action.Submit", "title": "Skema", "data": {"msteams": {"type": "task/fetch"}, "k": 2}},
        {"type": "Action.OpenUrl", "title": "Læs", "url": "https://x.dk/"},
        {"type": "Action.Submit", "title": "Gammel", "data": {"k": 3}, "associatedInputs": "none"},
    ),
)
PAGE = card(
    text("Skriv"),
    {"type": "Input.Text", "id": "a", "label": "Svar", "isRequired": True},
    actions=({"type": "Action.Submit", "title": "Gem", "data": {"k": 4}},),
)


class Bot:
    """Says what it heard, offers buttons at "knapper", and speaks unasked at "senere"."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.roster: list[Any] = []

    async def healthy(self, request: web.Request) -> web.Response:
        return web.Response()

    async def messages(self, request: web.Request) -> web.Response:
        activity = await request.json()
        self.heard.append(activity)
        if activity["type"] == "invoke":
            return self._invoked(activity)
        async with aiohttp.ClientSession(activity["serviceUrl"]) as session:
            await self._talk(session, activity)
        return web.Response(status=503 if activity.get("text") == "fejl" else 202)

    async def _talk(self, session: aiohttp.ClientSession, activity: dict[str, Any]) -> None:
        there = f"v3/conversations/{activity['conversation']['id']}"
        sender = activity["from"]["id"]
        async with session.get(f"{there}/members/{sender}") as response:
            self.roster.append(await response.json())
        said = activity.get("text") or str(activity.get("value") or activity.get("action"))
        reply: dict[str, Any] = {"type": "message", "text": f"hørt: {said}"}
        if said == "knapper":
            reply = {"type": "message", "attachments": [{"contentType": CARD, "content": OFFER}]}
        async with session.post(f"{there}/activities", json=reply) as response:
            identity = (await response.json())["id"]
        if said == "senere":
            async with session.put(
                f"{there}/activities/{identity}", json=reply | {"text": "rettet"}
            ) as response:
                assert response.status == 200

    def _invoked(self, activity: dict[str, Any]) -> web.Response:
        if activity["name"] == "adaptiveCard/action":
            return web.json_response({"statusCode": 200, "type": CARD, "value": card(text("trykket"))})
        if activity["name"] == "task/fetch":
            content = {"contentType": CARD, "content": PAGE}
            return web.json_response(
                {"task": {"type": "continue", "value": {"title": "Formål", "card": content}}}
            )
        return web.json_response({"task": {"type": "message", "value": "gemt"}})


@pytest.fixture
async def bot() -> AsyncIterator[tuple[Bot, int]]:
    there = Bot()
    app = web.Application()
    app.router.add_post("/api/messages", there.messages)
    app.router.add_get("/healthz", there.healthy)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield there, runner.addresses[0][1]
    await runner.cleanup()


async def chat(port: int, typed: str, *more: str, **environment: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.cli",
        "chat",
        "--as",
        USER.upn,
        *more,
        stdin=-1,
        stdout=-1,
        stderr=-1,
        env=os.environ | {"PORT": str(port)} | environment,
    )
    out, err = await process.communicate(typed.encode())
    return process.returncode or 0, out.decode(), err.decode()


async def test_what_is_typed_arrives_as_teams_sends_it_and_the_reply_is_shown(bot: tuple[Bot, int]) -> None:
    there, port = bot
    code, out, err = await chat(port, 'hej æøå\nto\\\nlinjer\n"""a\n\nb"""\n=7\n\nfejl\n')
    assert (code, err) == (0, "")
    assert [a.get("text") for a in there.heard] == [None, "hej æøå", "to\nlinjer", "a\n\nb", "7", "", "fejl"]
    assert there.heard[0]["type"] == "installationUpdate"
    assert {a["from"]["aadObjectId"] for a in there.heard} == {USER.object_id}
    assert {a["channelData"]["tenant"]["id"] for a in there.heard} == {TENANT}
    assert len({a["id"] for a in there.heard}) == len(there.heard)
    assert (
        there.roster[0]["userPrincipalName"] == USER.upn and there.roster[0]["aadObjectId"] == USER.object_id
    )
    assert "hørt: hej æøå" in out and "! the bot answered 503" in out


async def test_buttons_fields_and_dialogs_are_filled_in_by_number_and_line(bot: tuple[Bot, int]) -> None:
    there, port = bot
    typed = (
        "knapper\n1\nfordi\n1\nknapper\n2\n\nVest\nlangt\\\nsvar\n1\nknapper\n3\nknapper\n4\n"
        "knapper\n2\n-\n\nx\n0\n/quit\nefter\n"
    )
    code, out, _ = await chat(port, typed)
    assert code == 0
    pressed = [a for a in there.heard if a["type"] == "invoke" or a.get("value")]
    assert pressed[0]["value"]["action"] == {
        "type": "Action.Execute",
        "title": "Ja",
        "verb": "yes",
        "data": {"k": 1, "why": "fordi", "where": "v"},
    }
    assert pressed[1]["value"]["data"] == {
        "msteams": {"type": "task/fetch"},
        "k": 2,
        "why": "før",
        "where": "v",
    }
    assert pressed[2]["value"]["data"] == {"k": 4, "a": "langt\nsvar"}
    assert (pressed[3]["type"], pressed[3]["value"], pressed[3].get("text")) == ("message", {"k": 3}, None)
    assert pressed[4]["value"]["data"]["why"] == ""
    assert all(a["replyToId"] for a in pressed)
    for seen in (
        "[2] Skema",
        "[ ] Hvorfor: før",
        "trykket",
        "── Formål ──",
        "gemt",
        "https://x.dk/",
        "(closed)",
    ):
        assert seen in out
    assert "efter" not in out


async def test_what_comes_unasked_and_what_is_changed_is_shown(bot: tuple[Bot, int]) -> None:
    _, port = bot
    _, out, _ = await chat(port, "senere\n")
    assert "(changed) rettet" in out


async def test_a_file_is_sent_with_an_address_it_can_be_fetched_from(
    bot: tuple[Bot, int], tmp_path: Path
) -> None:
    there, port = bot
    (tmp_path / "bilag.txt").write_text("indhold")
    _, out, _ = await chat(port, f"/file {tmp_path}/bilag.txt\n/file {tmp_path}/ingen.txt\n")
    [info] = there.heard[1]["attachments"]
    assert info["name"] == "bilag.txt" and info["content"]["fileType"] == "txt"
    assert info["content"]["downloadUrl"].startswith(there.heard[1]["serviceUrl"])
    assert "there is no file" in out


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "there is no bot at"),
        (
            {
                "MicrosoftAppId": "x",
                "MicrosoftAppPassword": "y",
                "MicrosoftAppType": "SingleTenant",
                "MicrosoftAppTenantId": "z",
            },
            "local mode only",
        ),
    ],
)
async def test_a_chat_that_cannot_start_says_why(
    unused_tcp_port: int, environment: dict[str, str], said: str
) -> None:
    code, _, err = await chat(unused_tcp_port, "hej\n", **environment)
    assert code == 2 and said in err and err.count("\n") == 1


def test_a_card_is_drawn_from_its_json_alone() -> None:
    drawing = draw(
        card(
            {"type": "TextBlock", "text": "Titel", "size": "Large"},
            {"type": "TextBlock", "text": "skjult", "isVisible": False},
            {"type": "RichTextBlock", "inlines": ["a ", {"type": "TextRun", "text": "b"}]},
            {"type": "FactSet", "facts": [{"title": "Klynge", "value": "Vest"}]},
            {"type": "ColumnSet", "columns": [{"items": [text("v")]}, {"items": [text("h")]}]},
            {"type": "ColumnSet", "columns": [{"items": [text("1"), text("2")]}, {"items": [text("3")]}]},
            {
                "type": "Container",
                "items": [text("inde")],
                "selectAction": {"type": "Action.Execute", "title": "Åbn"},
            },
            {
                "type": "Table",
                "rows": [{"type": "TableRow", "cells": [{"items": [text("x")]}, {"items": [text("y")]}]}],
            },
            {"type": "Image", "altText": "et billede"},
            {"type": "ProgressBar", "value": 3, "fallback": text("3 af 7")},
            {"type": "Input.Toggle", "id": "t", "title": "Enig"},
            {"type": "ActionSet", "actions": [{"type": "Action.Execute", "title": "Mere"}]},
            actions=({"type": "Action.ShowCard", "title": "Vis", "card": card(text("gemt væk"))},),
        )
    )
    assert drawing.lines == [
        "# Titel",
        "a b",
        "Klynge: Vest",
        "v  h",
        "1",
        "2",
        "3",
        "inde",
        "x  y",
        "[et billede]",
        "3 af 7",
        "[ ] Enig",
        "Vis:",
        "gemt væk",
    ]
    assert [press.title for press in drawing.presses] == ["Åbn", "Mere"]
    assert drawing.fields[0].choices == (("true", "true"), ("false", "false"))
