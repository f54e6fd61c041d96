"""A person at a Teams client: what they write and press, as Teams sends it, and what they see."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.cards.read import actions_of, text_of
from tests.teams import Answered, Json, Post, Someone, TeamsStandIn

MENTION_HTML = (
    '<p><span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">Klyngebot</span>&nbsp;{}</p>'
)


class Door(Protocol):
    """Whatever takes activities."""

    async def post(self, activity: Json) -> Answered: ...


@dataclass
class Chat:
    """One person's client. What they do returns the text of what they then see."""

    teams: TeamsStandIn
    door: Door
    who: Someone
    status: int = 0
    last: Json = field(default_factory=dict)
    form: Json = field(default_factory=dict)
    form_from: str = ""

    async def say(self, text: str, **fields: Any) -> str:
        """Write in the personal chat."""
        return await self.send(self.teams.message(self.who, text, attachments=[_html(text)], **fields))

    async def say_in_channel(self, text: str, root: str = "1763719000000") -> str:
        """Mention the bot in a channel's thread."""
        shown = MENTION_HTML.format(html.escape(text))
        more: Json = {"attachments": [{"contentType": "text/html", "content": shown}]}
        return await self.send(self.teams.in_channel(self.who, text, root, **more))

    async def press(self, title: str, **inputs: str) -> str:
        """Press a button on the newest card that has it; a new client sends Action.Execute."""
        post, action = self._button(title)
        action = {k: v for k, v in action.items() if k in ("type", "title", "verb", "id", "data")}
        action["data"] = {**action["data"], **inputs}
        value = {"action": action, "trigger": "manual"}
        return await self.send(self._invoke("adaptiveCard/action", value, post))

    async def press_old(self, title: str, **inputs: str) -> str:
        """The same on an old client, which sends Action.Submit: a message with a value and no text."""
        post, action = self._button(title)
        sent = action.get("fallback", action)
        value = {**sent["data"], **inputs}
        activity = self.teams.activity("message", self.who, value=value, replyToId=_id(post))
        activity["channelData"]["source"] = {"name": "message"}
        return await self.send(activity)

    async def open_form(self, title: str) -> str:
        """Press a button that opens a dialog: task/fetch."""
        post, action = self._button(title)
        assert action["data"]["msteams"] == {"type": "task/fetch"}
        answer = await self._task("task/fetch", action["data"], post)
        self.form = answer.body["task"]["value"]["card"]["content"]
        self.form_from = _id(post)
        return text_of(self.form)

    async def send_form(self, **inputs: str) -> str:
        """Send the open dialog in, with all its fields: task/submit."""
        sent = {f["id"]: f.get("value", "") for f in fields_of(self.form)} | inputs
        before = len(self.teams.posts)
        await self._task("task/submit", {**self.form["actions"][0]["data"], **sent}, None)
        return self._seen_since(before)

    async def _task(self, name: str, data: Json, post: Post | None) -> Answered:
        value = {"data": data, "context": {"theme": "dark"}}
        self.last = as_teams(self._invoke(name, value, post))
        answer = await self.door.post(self.last)
        self.status = answer.status
        assert answer.status == 200, answer.raw
        return answer

    def _invoke(self, name: str, value: Json, post: Post | None) -> Json:
        activity = self.teams.invoke(self.who, name, value)
        activity["replyToId"] = _id(post) if post else self.form_from
        activity["channelData"]["source"] = {"name": "message"}
        return activity

    async def send(self, activity: Json) -> str:
        """Any activity of this person's."""
        self.last = as_teams(activity)
        return await self.redeliver()

    async def redeliver(self) -> str:
        """Teams sends the last activity (again)."""
        before = len(self.teams.posts)
        answer = await self.door.post(self.last)
        self.status = answer.status
        seen = self._seen_since(before)
        shown = answer.body.get("value") if answer.raw and isinstance(answer.body, dict) else None
        if isinstance(shown, Mapping) and shown.get("type") == "AdaptiveCard":
            self.teams.posts.append(Post(self.who.chat, _message(shown), None, self.last.get("replyToId")))
            return f"{text_of(shown)}\n\n{seen}"
        return f"{shown}\n\n{seen}" if isinstance(shown, str) else seen

    def _seen_since(self, before: int) -> str:
        return "\n\n".join(p.text for p in self.teams.posts[before:])

    @property
    def cards(self) -> list[Post]:
        """What stands in the personal chat, oldest first."""
        return [p for p in self.teams.posts if p.conversation == self.who.chat]

    def _button(self, title: str) -> tuple[Post, Json]:
        for post in reversed(self.cards):
            for attachment in post.activity.get("attachments", ()):
                for action in actions_of(attachment["content"]):
                    if action["title"] == title:
                        return post, dict(action)
        raise AssertionError(f"no button {title!r} in {[p.text for p in self.cards[-2:]]}")


async def until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for what happens on its own."""
    for _ in range(int(seconds / 0.02)):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen in time")


def fields_of(card: Json) -> list[Json]:
    """The fields of a dialog's card, wherever they stand."""
    found: list[Json] = []

    def walk(element: Any) -> None:
        if isinstance(element, dict):
            if str(element.get("type", "")).startswith("Input."):
                found.append(element)
            for child in element.values():
                walk(child)
        elif isinstance(element, list):
            for child in element:
                walk(child)

    walk(card["body"])
    return found


def as_teams(activity: Json, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Json:
    """The activity with the times and the client's particulars that Teams adds, different for each."""
    moment = now()
    local = moment.astimezone().isoformat(timespec="microseconds")
    client = {
        "type": "clientInfo",
        "locale": "da-DK",
        "country": "DK",
        "platform": "Windows",
        "timezone": "Europe/Copenhagen",
    }
    entities = [e for e in activity.get("entities", ()) if e.get("type") != "clientInfo"]
    return {
        **activity,
        "timestamp": moment.strftime("%Y-%m-%dT%H:%M:%S.%f") + "7Z",
        "localTimestamp": local,
        "localTimezone": "Europe/Copenhagen",
        "entities": [*entities, client],
    }


def _html(text: str) -> Json:
    shown = "<br>".join(html.escape(line) for line in text.split("\n"))
    return {"contentType": "text/html", "content": f"<p>{shown}</p>"}


def _message(card: Mapping[str, Any]) -> Json:
    return {"type": "message", "attachments": [{"content": dict(card)}]}


def _id(post: Post | None) -> str:
    return (post.updates if post and post.updates else None) or "1763719200001"
