"""Whole conversations as data: `transcripts/*.yaml`. Each is run on both databases.

A step is one key: a person's name with what they say; or `press` (with `who`), `form` (with `who`, `fill`),
`edit`, `inbox` (what came unasked), `submit` (a dialog's fields), `left` (the bot is taken away), `channel`,
`file`, `later` (ISO 8601 duration in hours), `restart`, `redeliver`, `undelivered`. Beside it `sees` and
`sees_not` hold words that must (not) be on the screen. After the steps, `report` holds what is stored.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogs.services import Fetched
from dialogs.turn import FileRef, Kind
from storage.database import Database
from storage.records import Scope
from storage.repositories.people import PersonRow
from tests.dialogs.talk import MORE, NAMES, PEOPLE, Talk

FOLDER = Path(__file__).parent / "transcripts"
TRANSCRIPTS = [
    pytest.param(t, id=f"{p.stem}: {t['name']}")
    for p in sorted(FOLDER.glob("*.yaml"))
    for t in yaml.safe_load(p.read_text("utf-8"))
]


@pytest.mark.parametrize("transcript", TRANSCRIPTS)
async def test_transcript(transcript: dict[str, Any], database: Database) -> None:
    talk = await Talk(database).begin(people_of(transcript))
    marks: dict[str, Any] = {}
    for number, step in enumerate(transcript["steps"], 1):
        await _do(talk, step, marks)
        where = f"step {number} {step}\n--- seen ---\n{talk.see}"
        for words in _list(step.get("sees")):
            assert words in talk.see, f"{words!r} not seen: {where}"
        for words in _list(step.get("sees_not")):
            assert words not in talk.see, f"{words!r} seen: {where}"
        if "sees_form" in step:
            assert talk.form is not None, where
            wrong = [b.input.id for b in talk.form.blocks if b.input and b.input.error]
            assert wrong == _list(step["sees_form"]), where
        if "sees_nothing" in step:
            assert talk.replies == (), where
    for wanted in _list(transcript.get("report")):
        await _check(talk, dict(wanted))
    if "notices" in transcript:
        await _check_notices(talk, transcript["notices"])
    await talk.conversation.close()


def people_of(transcript: dict[str, Any]) -> list[PersonRow]:
    """The people of every transcript, and those whom this one names besides."""
    return [*PEOPLE, *(MORE[name] for name in transcript.get("people", ()))]


async def _do(talk: Talk, step: dict[str, Any], marks: dict[str, Any]) -> None:
    who = step.get("who", "mette")
    match step:
        case {"press": title}:
            button = marks[step["card"]][title] if "card" in step else title
            await talk.press(who, button, step.get("fields"), scope=Scope(step.get("scope", "personal")))
        case {"form": title, "sends": fields}:
            await talk.press(who, title)
            await talk.submit_form(who, fields)
        case {"sends": fields}:
            await talk.submit_form(who, fields)
        case {"form": title, "fill": fields}:
            await talk.press(who, title)
            await talk.submit_form(who, {f"q_{k}": v for k, v in fields.items()})
        case {"fill": fields}:
            await talk.submit_form(who, {f"q_{k}": v for k, v in fields.items()})
        case {"form": title}:
            await talk.press(who, title)
        case {"left": whose}:
            await talk.leave(whose)
        case {"inbox": whose}:
            await talk.inbox(whose)
        case {"submit": fields}:
            await talk.submit_form(who, fields)
        case {"edit": text, "message": mark}:
            await talk.edit(who, marks[mark], text)
        case {"channel": text}:
            await talk.say(who, text, scope=Scope.channel)
        case {"file": name, "content": content}:
            url = f"https://files.example/{name}"
            kind = "image" if name.endswith("png") else "document"
            talk.files.files[url] = Fetched(
                name, "image/png" if kind == "image" else "application/pdf", kind, content.encode(), content
            )
            await talk.say(who, step.get("text", ""), files=(FileRef(name, "application/octet-stream", url),))
        case {"sticker": _}:
            await talk.say(who, "", unreadable=("image/sticker",))
        case {"deleted": mark}:
            await talk.take(await talk.incoming(who, Kind.deleted, message_id=marks[mark]))
        case {"installed": _}:
            await talk.take(await talk.incoming(who, Kind.installed, bot_added=True))
        case {"delivered": mark}:
            marks[mark] = {b.title: b for b in await talk.deliver(step.get("unreached", ()))}
        case {"told": to, "sees_told": words}:
            told = await talk.notices()
            assert any(upn == NAMES[to] and words in said for upn, said in told), told
        case {"audited": action}:
            assert action in await talk.audited()
        case {"later": hours}:
            talk.clock.at += timedelta(hours=hours)
        case {"restart": _}:
            await talk.restart()
        case {"redeliver": _}:
            await talk.redeliver()
        case {"undelivered": text}:
            await talk.take(await talk.incoming(who, Kind.message, text), sent=False)
        case _:
            who = next(k for k in step if k in NAMES or "@" in k)
            await talk.say(who, step[who])
    if "mark" in step:
        marks[step["mark"]] = talk.last.message_id if talk.last else None
    if "keep_card" in step:
        marks[step["keep_card"]] = {b.title: b for r in talk.replies for b in r.buttons}


async def _check(talk: Talk, wanted: dict[str, Any]) -> None:
    answers, state, skipped = (
        wanted.pop("answers", {}),
        wanted.pop("state", None),
        wanted.pop("skipped", None),
    )
    only = wanted.pop("only", False)
    shown = await talk.report(**wanted)
    if state is None and not answers:
        assert shown == {}
        return
    questions = {q["key"]: q for s in shown["sections"] for q in s["questions"]}
    for key, text in answers.items():
        assert questions[key]["answer"] == text, key
    if only:
        assert {k for k, q in questions.items() if q["answer"] is not None} == set(answers)
    if state is not None:
        assert shown["state"] == state
    if skipped is not None:
        assert {k for k, q in questions.items() if q["skipped"]} == set(skipped)


async def _check_notices(talk: Talk, wanted: list[dict[str, str]]) -> None:
    found = await talk.notices()
    assert sorted(to for to, _ in found) == sorted(NAMES[w["to"]] for w in wanted)
    for w in wanted:
        assert any(to == NAMES[w["to"]] and w["sees"] in text for to, text in found), found


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
