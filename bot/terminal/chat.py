"""A chat with the bot in the terminal: what it says is drawn as text, its buttons are numbers to type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from bot.terminal.card import Drawing, Field, Press, draw
from bot.terminal.keyboard import Keyboard
from bot.terminal.teams import BotRefused, Json, Teams

CARD = "application/vnd.microsoft.card.adaptive"
CONSENT = "application/vnd.microsoft.teams.card.file.consent"
FILE_CARD = "application/vnd.microsoft.teams.card.file.info"
ACCEPT, DECLINE = "Allow", "Decline"
HELP = (
    "Write as in Teams. A number presses a button; =3 sends the text 3. Several lines: end each with \\,\n"
    'or put them between """ and """. /file PATH sends a file, /quit leaves.'
)


class Offered(Struct, frozen=True):
    """A button that can be pressed now, with the fields that go with it and the message it stands in."""

    press: Press
    fields: Sequence[Field]
    message: str


class Chat:
    """One person's chat. `hear` draws what comes; `run` sends what is typed until there is no more."""

    def __init__(self, keyboard: Keyboard) -> None:
        self._keyboard = keyboard
        self._offers: list[Offered] = []
        self._answered = True  # the next button that comes starts again from 1
        self._waiting = False

    async def run(self, teams: Teams) -> None:
        """Send what is typed until /quit or the end of the input."""
        print(f"You are {teams.user.name} ({teams.user.upn}).\n{HELP}")
        await self._try(teams.install())
        while (text := await self._read()) is not None:
            if text.strip() == "/quit":
                return
            await self._try(self._send(teams, text))

    async def hear(self, activity: Json, replaces: bool) -> None:
        """Draw a message from the bot."""
        if activity.get("type") != "message":
            return
        drawn = (_drawn(attachment) for attachment in activity.get("attachments") or ())
        parts = [drawing for drawing in drawn if drawing is not None]
        text = str(activity.get("text") or "")
        if text and not parts:
            parts = [Drawing(lines=text.split("\n"))]
        for drawing in parts:
            self._show(drawing, str(activity["id"]), "(changed) " if replaces else "")

    async def _read(self) -> str | None:
        self._waiting = True
        try:
            return await self._keyboard.message("\n> ")
        finally:
            self._waiting = False

    async def _try(self, turn: Any) -> None:
        try:
            await turn
        except BotRefused as error:
            print(f"! {error}")

    def _show(self, drawing: Drawing, message: str, mark: str = "") -> None:
        if drawing.presses and self._answered:
            self._offers, self._answered = [], False
        print(
            "\n".join(["", *(f"  {line}".rstrip() for line in [mark + drawing.lines[0], *drawing.lines[1:]])])
            if drawing.lines
            else ""
        )
        for press in drawing.presses:
            self._offers.append(Offered(press, drawing.fields, message))
            print(f"  [{len(self._offers)}] {press.title}")
        if self._waiting and self._keyboard.interactive:
            print("> ", end="", flush=True)

    async def _send(self, teams: Teams, text: str) -> None:
        word = text.strip()
        self._answered = True
        if word.isdecimal() and 0 < int(word) <= len(self._offers):
            await self._press(teams, self._offers[int(word) - 1])
        elif word.startswith("/file "):
            await self._file(teams, word.removeprefix("/file ").strip())
        else:
            await teams.say(text.removeprefix("=") if word[1:].isdecimal() else text)

    async def _file(self, teams: Teams, name: str) -> None:
        path = _existing(name)
        if path:
            await teams.send_file(path)
        else:
            print(f"! there is no file {name}")

    async def _press(self, teams: Teams, offered: Offered) -> None:
        action = offered.press.action
        if action["type"] == "Action.OpenUrl":
            print(f"  {action.get('url')}")
            return
        if action["type"] == CONSENT:
            await teams.take_file(action["accept"], action["context"], action["name"], offered.message)
            return
        inputs = {} if action.get("associatedInputs") == "none" else await self._fill(offered.fields)
        if action["type"] == "Action.Execute":
            self._answer(await teams.press(action, inputs, offered.message), offered.message)
        else:
            await self._submit(teams, {**_data(action), **inputs}, offered.message)

    async def _submit(self, teams: Teams, data: Json, message: str) -> None:
        kind = (data.get("msteams") or {}).get("type")
        if kind == "task/fetch":
            await self._dialog(teams, await teams.dialog("task/fetch", data, message), message)
        elif kind in ("imBack", "messageBack"):
            told = data["msteams"]
            await teams.say(
                str(told.get("text") or told.get("value") or ""),
                data if kind == "messageBack" else None,
                message,
            )
        else:
            await teams.press_old(data, message)

    def _answer(self, answer: Json, message: str) -> None:
        """The body of an answer to Action.Execute: a card in place of the old one, or a few words."""
        value = answer.get("value")
        if answer.get("type") == CARD and isinstance(value, Mapping):
            self._show(draw(value), message)
        elif isinstance(value, str):
            print(f"\n  {value}")
        elif isinstance(value, Mapping):
            print(f"\n! {value.get('message', value)}")

    async def _dialog(self, teams: Teams, answer: Json, message: str) -> None:
        """A dialog, page by page until the bot closes it or the person does."""
        while (task := answer.get("task") or {}).get("type") == "continue":
            page = draw(task["value"]["card"]["content"])
            print(f"\n  ── {task['value'].get('title', '')} ──")
            print("\n".join(f"  {line}" for line in page.lines if not line.startswith("[ ] ")))
            inputs = await self._fill(page.fields)
            chosen = await self._choose_press(page.presses)
            if chosen is None:
                print("  (closed)")
                return
            answer = await teams.dialog("task/submit", {**_data(chosen.action), **inputs}, message)
        if isinstance(said := task.get("value"), str):
            print(f"\n  {said}")

    async def _choose_press(self, presses: Sequence[Press]) -> Press | None:
        titles = "  ".join(f"[{n}] {p.title}" for n, p in enumerate(presses, 1))
        while (word := await self._keyboard.line(f"  {titles}  [0] close: ")) not in (None, "0"):
            if word and word.strip().isdecimal() and 0 < int(word) <= len(presses):
                return presses[int(word) - 1]
        return None

    async def _fill(self, fields: Sequence[Field]) -> dict[str, str]:
        """Ask for each field. An empty line keeps what stands there; `-` empties it."""
        return {field.id: await self._field(field) for field in fields}

    async def _field(self, field: Field) -> str:
        if field.value:
            print(f"  {field.label} (now: {field.value}; Enter keeps it, - empties it)")
        for number, (title, _) in enumerate(field.choices, 1):
            print(f"    {number}. {title}")
        typed = await self._keyboard.message(f"  {field.label}{' *' if field.required else ''}: ")
        if not typed:
            return field.value
        return "" if typed.strip() == "-" else _chosen(field, typed)


def _drawn(attachment: Json) -> Drawing | None:
    """A card, an offered file, or one that was handed over; None for what else may come."""
    kind, name = attachment.get("contentType"), attachment.get("name")
    if kind == CARD:
        return draw(attachment["content"])
    if kind == FILE_CARD:
        return Drawing(lines=[f"[file] {name}: saved as {attachment.get('contentUrl')}"])
    if kind != CONSENT:
        return None
    content = attachment["content"]
    ways = ((ACCEPT, True, "acceptContext"), (DECLINE, False, "declineContext"))
    presses = [
        Press(title, {"type": CONSENT, "accept": accept, "context": content.get(context), "name": name})
        for title, accept, context in ways
    ]
    return Drawing([f"[file] {name}", str(content.get("description", ""))], presses=presses)


def _existing(name: str) -> Path | None:
    path = Path(name).expanduser()
    return path if path.is_file() else None


def _chosen(field: Field, typed: str) -> str:
    """What is sent for what was typed: a choice by its number or its words, else the words themselves."""
    if not field.choices:
        return typed
    wanted = typed.split(",") if field.several else [typed]
    return ",".join(_choice(field, word.strip()) for word in wanted)


def _choice(field: Field, word: str) -> str:
    if word.isdecimal() and 0 < int(word) <= len(field.choices):
        return field.choices[int(word) - 1][1]
    return next((value for title, value in field.choices if title.casefold() == word.casefold()), word)


def _data(action: Json) -> dict[str, Any]:
    data = action.get("data")
    return dict(data) if isinstance(data, Mapping) else {}
