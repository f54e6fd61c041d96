"""What operators see: figures, spans and lines, none of them with what somebody wrote or who they are."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import Outside
from bot.observing import Listening
from bot.tracing import Traces
from storage.database import Database
from storage.errors import StorageError
from tests.bot.echo import Echo
from tests.teams import HURRIED, Someone, TeamsStandIn, bot_for, local_settings


async def test_the_figures_tell_intents_refusals_and_queues(
    database_url: str, tmp_path: Path, teams: TeamsStandIn, ann: Someone
) -> None:
    async with bot_for(local_settings(database_url, tmp_path), Outside(patience=HURRIED)) as bot:
        await bot.post(teams.message(ann, "hvem er i styregruppen"))
        await bot.post(teams.message(ann, "hej") | {"channelId": "skype"})
        async with bot.parts.database.work() as uow:
            (person,) = await uow.people.all()
            await uow.notices.add(person.id, {"blocks": "hemmeligt"}, bot.parts.clock.now())
        figures = (await bot.get("/metrics")).raw.decode()
    assert 'klyngebot_understood_total{decision="answer",intent="steering_members"} 1.0' in figures
    assert 'klyngebot_refused_total{why="channel"} 1.0' in figures
    assert 'klyngebot_queue{kind="notice",state=' in figures and "klyngebot_queue_age_seconds" in figures
    assert 'klyngebot_turn_seconds_bucket{le="0.1"}' in figures
    for secret in ("hemmeligt", ann.upn, ann.name, ann.object_id, "styregruppen"):
        assert secret not in figures


class Kept:
    """A span exporter that keeps what it is given."""

    def __init__(self) -> None:
        self.spans: list[object] = []

    def export(self, spans: object) -> None:
        self.spans += spans  # type: ignore[operator]

    def shutdown(self) -> None: ...

    def force_flush(self, timeout_millis: int = 0) -> bool:
        return True


async def test_a_span_per_turn_says_no_more_than_the_log(
    database_url: str,
    tmp_path: Path,
    teams: TeamsStandIn,
    ann: Someone,
    echo: Echo,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = Kept()
    monkeypatch.setattr("bot.bootstrap.Traces", lambda: Traces(kept))
    outside = Outside(patience=HURRIED, make_conversation=lambda *_: echo)
    async with bot_for(local_settings(database_url, tmp_path, traces=True), outside) as bot:
        await bot.post(teams.message(ann, "hemmeligt"))
        await bot.post([])
    told = [dict(span.attributes) for span in kept.spans]  # type: ignore[attr-defined]
    assert told == [
        {"http.response.status_code": 200, "klyngebot.kind": "message", "klyngebot.scope": "personal"},
        {"http.response.status_code": 400, "klyngebot.refused": "not an object"},
    ]


async def test_an_error_of_the_database_does_not_tell_what_was_to_be_stored(
    database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = "hemme" + "ligt"  # a traceback shows its source lines
    with pytest.raises(StorageError) as raised:
        async with database.work() as uow:
            await uow.notices.add(999_999, {"blocks": [secret]}, datetime.now(UTC), secret)
    shown = "".join(traceback.format_exception(raised.value))
    out, err = capfd.readouterr()
    assert secret not in shown + out + err


def test_counting_leaves_the_recogniser_as_it_is() -> None:
    class Inner:
        extra = "more"

        def recognise(self, *_: object) -> object:
            return type("Found", (), {"intent": None, "decision": "refuse"})()

    counted: list[tuple[str | None, str]] = []
    listening = Listening(Inner(), lambda *one: counted.append(one))
    listening.recognise("hvad som helst")
    assert (counted, listening.extra) == ([(None, "refuse")], "more")
