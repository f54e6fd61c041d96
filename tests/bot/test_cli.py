"""The `klyngebot` command: what it prints, what it changes, and how it fails."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from storage.catalogue.load import builtin
from storage.database import Database
from storage.records import (
    AnswerKind,
    BroadcastKind,
    Draft,
    Letter,
    Part,
    Recipient,
    ReportKey,
    ReportState,
    ResponseAnswer,
)
from storage.unit_of_work import UnitOfWork
from tests.bot.stand_in_model import StandInModel

HEADER = "upn,name,role,cluster,municipality,organisation\n"
AT = datetime(2019, 10, 21, 7, 0, tzinfo=UTC)


class Command:
    """Runs `klyngebot` against one database, and gives what it printed."""

    def __init__(self, url: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.url = url
        self._capsys = capsys

    def __call__(self, *arguments: str) -> str:
        code, out, err = self.tried(*arguments)
        assert (code, err) == (0, "")
        return out

    def json(self, *arguments: str) -> Any:
        return json.loads(self(*arguments, "--json"))

    def refused(self, *arguments: str) -> str:
        code, out, err = self.tried(*arguments)
        assert (code, out) == (2, "")
        assert err.startswith("klyngebot: ") and "Traceback" not in err
        return err

    def tried(self, *arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err


@pytest.fixture
def klyngebot(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    monkeypatch.setenv("KLYNGEBOT_DATABASE_URL", database_url)
    monkeypatch.setenv("KLYNGEBOT_DATA_DIR", str(tmp_path / "data"))
    return Command(database_url, capsys)


def people_file(folder: Path, *rows: str) -> str:
    path = folder / "people.csv"
    path.write_text(HEADER + "\n".join(rows), "utf-8")
    return str(path)


def working(url: str, work: Callable[[Any], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        database = await Database.open(url)
        async with database.work() as uow:
            await work(uow)
        await database.close()

    asyncio.run(run())


# --- people ---


def test_people_are_imported_and_listed(klyngebot: Command, tmp_path: Path) -> None:
    klyngebot(
        "people", "import", people_file(tmp_path, "a@x.dk,Åse,member,Vestklyngen,,", "a@x.dk,Åse,steering,,,")
    )
    assert klyngebot.json("people", "list") == [
        {
            "upn": "a@x.dk",
            "name": "Åse",
            "seen": False,
            "roles": [
                {"role": "member", "cluster": "vest", "municipality": None, "organisation": None},
                {"role": "steering", "cluster": None, "municipality": None, "organisation": None},
            ],
        }
    ]
    assert "Åse" in klyngebot("people", "list")


def test_a_later_file_sets_the_roles_of_those_it_names_and_of_nobody_else(
    klyngebot: Command, tmp_path: Path
) -> None:
    klyngebot("people", "import", people_file(tmp_path, "a@x.dk,A,member,vest,,", "b@x.dk,B,member,midt,,"))
    klyngebot("people", "import", people_file(tmp_path, "A@X.dk,A,observer,,,"))
    roles = {p["upn"].casefold(): [r["role"] for r in p["roles"]] for p in klyngebot.json("people", "list")}
    assert roles == {"a@x.dk": ["observer"], "b@x.dk": ["member"]}


def test_a_faulty_file_changes_nothing_and_names_every_fault(klyngebot: Command, tmp_path: Path) -> None:
    said = klyngebot.refused(
        "people",
        "import",
        people_file(tmp_path, "a@x.dk,A,member,vest,,", "b,B,member,,,", "c@x.dk,C,boss,,,"),
    )
    assert "line 3" in said and "line 4" in said and "midt, aarhus, vest, randers, horsens" in said
    assert klyngebot.json("people", "list") == []
    assert "No such file" in klyngebot.refused("people", "import", str(tmp_path / "none.csv"))


# --- the catalogue ---


def test_the_built_in_catalogue_is_in_order_and_synced_by_any_command(klyngebot: Command) -> None:
    assert klyngebot.json("catalogue", "check")["initiatives"] == 11
    klyngebot("report", "list")
    assert klyngebot.json("catalogue", "sync") == {"added": 0, "changed": 0, "retired": 0, "revision": 1}


def test_an_empty_or_faulty_catalogue_is_refused_and_the_old_one_kept(
    klyngebot: Command, tmp_path: Path
) -> None:
    klyngebot("catalogue", "sync")
    folder = tmp_path / "catalogue"
    folder.mkdir()
    assert "no catalogue" in klyngebot.refused("catalogue", "sync", str(folder))
    shutil.copytree(builtin(), folder, dirs_exist_ok=True)
    (folder / "clusters.yaml").write_text("clusters: 7\n")
    for command in ("check", "sync"):
        assert "clusters.yaml" in klyngebot.refused("catalogue", command, str(folder))
    assert (
        klyngebot.json("report", "show", "--cluster", "vest", "--initiative", "8")["state"] == "not_started"
    )


# --- reports ---


def test_a_report_never_begun_is_shown_without_answers(klyngebot: Command) -> None:
    shown = klyngebot.json("report", "show", "--cluster", "vest", "--initiative", "8")
    assert (shown["cluster"], shown["initiative"], shown["state"]) == ("vest", 8, "not_started")
    questions = [q for s in shown["sections"] for q in s["questions"]]
    assert {"a1-formaal", "a1-kort-beskrivelse"} <= {q["key"] for q in questions}
    empty = {"answer": None, "skipped": False, "author": None, "at": None, "revision": None}
    assert all(q == {"key": q["key"], "title": q["title"]} | empty for q in questions)
    assert "(no answer)" in klyngebot("report", "show", "--cluster", "vest", "--initiative", "8")


def test_a_report_is_shown_word_for_word_with_author_time_and_revision(
    klyngebot: Command, tmp_path: Path
) -> None:
    first = klyngebot.json("report", "show", "--cluster", "vest", "--initiative", "8")
    said = "  to linjer\n\nog æøå\t*ikke* _markup_".strip()

    async def written(uow: Any) -> None:
        key = ReportKey(first["template"], "vest", 8)
        report = await uow.reports.start(key, first["version"], None, AT, ReportState.in_progress)
        part = Part(None, "Åse", said, AT)
        await uow.reports.write(report.id, "a1-formaal", AnswerKind.text, (part,), None, "Åse", AT, 0)
        await uow.reports.write(report.id, "a1-ansvar", AnswerKind.skipped, (), None, "Bo", AT, 0)

    working(klyngebot.url, written)
    shown = klyngebot.json("report", "show", "--cluster", "vest", "--initiative", "8")
    answers = {q["key"]: q for s in shown["sections"] for q in s["questions"]}
    assert shown["state"] == "in_progress"
    assert answers["a1-formaal"] | {"title": ""} == {
        "key": "a1-formaal",
        "title": "",
        "answer": said,
        "skipped": False,
        "author": "Åse",
        "at": "2019-10-21T07:00:00.000Z",
        "revision": 1,
    }
    assert (answers["a1-ansvar"]["answer"], answers["a1-ansvar"]["skipped"]) == (None, True)
    klyngebot("report", "export", "--cluster", "vest", "--initiative", "8", "--out", str(tmp_path / "r.json"))
    assert json.loads((tmp_path / "r.json").read_text("utf-8")) == shown
    listed = klyngebot.json("report", "list", "--cluster", "vest")
    assert [(r["initiative"], r["state"]) for r in listed] == [(8, "in_progress")]
    assert klyngebot.json("report", "list", "--cluster", "midt") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--cluster", "nord", "--initiative", "8"), "one of midt, aarhus"),
        (("--cluster", "vest"), "give --initiative, 1 to 11"),
        (("--cluster", "vest", "--initiative", "12"), "give --initiative, 1 to 11"),
        (("--cluster", "vest", "--initiative", "8", "--template", "x"), "there is no template 'x'"),
    ],
)
def test_a_report_that_cannot_be_is_refused_with_what_can(
    klyngebot: Command, arguments: tuple[str, ...], said: str
) -> None:
    assert said in klyngebot.refused("report", "show", *arguments)


# --- one turn, and many questions ---


def test_where_everything_stands_is_listed_with_its_source(klyngebot: Command) -> None:
    """What only the documents tell comes with where they do, and with their own date."""
    rows = klyngebot.json("status", "list", "--cluster", "randers")
    by_number = {row["initiative"]: row for row in rows}
    assert {row["cluster"] for row in rows} == {"randers"}
    seven = by_number[7]
    assert (seven["state"], seven["as_of"], seven["reported"]) == ("implementeres", "2020", False)
    assert seven["source"]["document"] and seven["text"] == "Godkendt og skal nu implementeres."
    assert by_number[8]["as_of"] == "2019-04" and by_number[8]["state"] is None
    only = klyngebot.json("status", "list", "--initiative", "8")
    assert {row["initiative"] for row in only} == {8} and len(only) > 1
    assert "implementeres" in klyngebot("status", "list")
    assert "randers" in klyngebot.refused("status", "list", "--cluster", "x")


def test_ask_answers_with_source_and_tells_what_was_understood(klyngebot: Command) -> None:
    told = klyngebot.json("ask", "Hvad går initiativ 8 ud på?")
    assert set(told) == {"text", "intent", "slots", "decision", "sources", "ms"}
    assert (told["intent"], told["slots"]["initiative"], told["decision"]) == ("initiative_info", 8, "answer")
    assert told["sources"] and set(told["sources"][0]) == {"document", "heading", "date"}
    assert told["text"].strip() and klyngebot("ask", "hjælp").strip()


def test_ask_as_a_person_writes_what_the_chat_would_and_leaves_the_chat_alone(
    klyngebot: Command, tmp_path: Path
) -> None:
    klyngebot("people", "import", people_file(tmp_path, "a@x.dk,A,member,vest,,"))
    klyngebot("ask", "jeg vil skrive om initiativ 8", "--as", "A@x.dk")
    assert [r["initiative"] for r in klyngebot.json("report", "list")] == [8]
    klyngebot("ask", "Formålet er at hjælpe flere hurtigere end i dag.", "--as", "a@x.dk")
    shown = klyngebot.json("report", "show", "--cluster", "vest", "--initiative", "8")
    assert all(q["answer"] is None or q["author"] != "A" for s in shown["sections"] for q in s["questions"])


def test_ask_as_a_secretary_of_the_settings_does_what_a_secretary_does(
    klyngebot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "ingen rolle" in klyngebot("ask", "hvem er jeg", "--as", "Ann@rm.dk")
    monkeypatch.setenv("KLYNGEBOT_SECRETARIAT", "ann@rm.dk")
    assert "sekretariat" in klyngebot("ask", "hvem er jeg", "--as", "Ann@rm.dk")
    monkeypatch.delenv("KLYNGEBOT_SECRETARIAT")
    assert "ingen rolle" in klyngebot("ask", "hvem er jeg", "--as", "Ann@rm.dk")


def test_a_package_that_cannot_be_built_says_why_in_plain_words(klyngebot: Command, tmp_path: Path) -> None:
    said = klyngebot.refused(
        "manifest", "build", "--app-id", "x", "--domain", "https://y", "--out", str(tmp_path / "a.zip")
    )
    assert "no GUID" in said and "no host name" in said and "unexpected" not in said


def test_ask_repeats_no_cpr_number(klyngebot: Command) -> None:
    told = klyngebot.json("ask", "borgeren 010190-1234 har fået hjælp")
    assert told["decision"] == "guard" and "1234" not in json.dumps(told)


def test_ask_needs_local_mode(klyngebot: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("Id", "x"), ("Password", "y"), ("Type", "SingleTenant"), ("TenantId", "z")):
        monkeypatch.setenv(f"MicrosoftApp{name}", value)
    assert "local mode" in klyngebot.refused("ask", "hej")


async def test_ask_and_eval_let_a_language_model_choose_where_one_is_set(
    klyngebot: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And are the same as ever where none is."""
    path, text = tmp_path / "questions.jsonl", "hvem trækker i trådene bag kulissen"
    path.write_text(json.dumps({"text": text, "intent": "steering_members"}))
    async with StandInModel() as model:
        before = await asyncio.to_thread(klyngebot.json, "ask", text)
        assert (before["intent"], before["decision"], model.asked) == ("oos", "refuse", [])
        monkeypatch.setenv("KLYNGEBOT_MODEL_URL", model.url)
        monkeypatch.setenv("KLYNGEBOT_MODEL_NAME", "lille")
        model.pick = "styregruppen"
        told = await asyncio.to_thread(klyngebot.json, "ask", text)
        assert (told["intent"], told["decision"]) == ("steering_members", "answer") and told["sources"]
        assert (await asyncio.to_thread(klyngebot.json, "eval", str(path)))["right_at_once"] == 1.0
        model.pick, model.says = "", "99"
        same = await asyncio.to_thread(klyngebot.json, "ask", text)
        assert same | {"ms": 0} == before | {"ms": 0}
    monkeypatch.delenv("KLYNGEBOT_MODEL_URL")
    monkeypatch.delenv("KLYNGEBOT_MODEL_NAME")
    assert (await asyncio.to_thread(klyngebot.json, "eval", str(path)))["asked_back"] == 1.0


def test_eval_counts_what_is_right(klyngebot: Command, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    rows = [
        {
            "text": "status på initiativ 6 i Randers",
            "intent": "status_get",
            "entities": {"initiative": 6, "cluster": "Randers"},
        },
        {"text": "hvad er status på initiativ 6", "intent": "nonsense", "accept": ["status_get"]},
        {"text": "hvad er status på initiativ 6", "intent": "nonsense", "entities": {"initiative": 7}},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    told = klyngebot.json("eval", str(path), "--errors")
    assert (told["questions"], told["right_at_once"], told["entities"]) == (3, 0.6667, 0.6667)
    assert (told["wrong"], told["falsely_confident"]) == (0.3333, 0.0)
    assert told["intents"]["nonsense"]["at_once"] == told["intents"]["nonsense"]["wrong"] == 1
    assert [miss["expected"] for miss in told["misses"]] == ["nonsense"]
    path.write_text('{"text": "x"}\n')
    assert "line 1" in klyngebot.refused("eval", str(path))


# --- the database, and the whole ---


def test_every_command_makes_the_database_ready_by_itself(
    unmigrated_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KLYNGEBOT_DATABASE_URL", unmigrated_url)
    monkeypatch.setenv("KLYNGEBOT_DATA_DIR", str(tmp_path / "data"))
    fresh = Command(unmigrated_url, capsys)
    assert fresh.json("report", "show", "--cluster", "vest", "--initiative", "8")["state"] == "not_started"
    assert "revision" in fresh("db", "upgrade")


def test_a_backup_holds_everything_and_comes_back(klyngebot: Command, tmp_path: Path) -> None:
    klyngebot("people", "import", people_file(tmp_path, "a@x.dk,A,member,vest,,"))
    klyngebot("db", "backup", str(tmp_path / "copy"))
    klyngebot("people", "import", people_file(tmp_path, "b@x.dk,B,member,vest,,"))
    klyngebot("db", "restore", str(tmp_path / "copy"))
    assert [p["upn"] for p in klyngebot.json("people", "list")] == ["a@x.dk"]
    klyngebot.refused("db", "restore", str(tmp_path / "nothing"))


def test_the_doctor_finds_what_is_missing(
    klyngebot: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = klyngebot.tried("doctor", "--json")
    assert code == 2 and [f["name"] for f in json.loads(out) if not f["ok"]] == ["people"]
    klyngebot("people", "import", people_file(tmp_path, "a@x.dk,A,secretariat,,,"))
    assert klyngebot.tried("doctor")[0] == 0
    monkeypatch.setenv("PORT", "many")
    monkeypatch.setenv("KLYNGEBOT_NOW", "soon")
    code, out, _ = klyngebot.tried("doctor", "--json")
    assert code == 2 and {f["name"] for f in json.loads(out) if not f["ok"]} == {
        "setting PORT",
        "setting KLYNGEBOT_NOW",
    }


def test_a_database_out_of_reach_is_one_sentence(klyngebot: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLYNGEBOT_DATABASE_URL", "postgresql+psycopg://nobody:hemmelig@127.0.0.1:1/none")
    said = klyngebot.refused("people", "list")
    assert "cannot be reached" in said and said.count("\n") == 1 and "hemmelig" not in said


def test_an_unforeseen_error_is_named_without_a_traceback(
    klyngebot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("storage.repositories.people.People.all", broken)
    assert "unexpected RuntimeError: a bug" in klyngebot.refused("people", "list")
    with pytest.raises(RuntimeError):
        main(["--debug", "people", "list"])


def test_what_is_not_a_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["fly"], [], ["people"], ["report", "show"]):
        with pytest.raises(SystemExit) as refused:
            main(arguments)
        assert refused.value.code == 2
        assert capsys.readouterr().err.startswith("usage:")


def test_help_loads_none_of_the_bot() -> None:
    code = "import sys; from bot.cli import _parser; _parser().format_help(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {name.partition(".")[0] for name in loaded} & {
        "aiohttp",
        "botbuilder",
        "sqlalchemy",
        "dialogs",
    } == set()


def test_a_person_gets_a_copy_and_is_forgotten(klyngebot: Command, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(HEADER + "karen@vest.dk,Karen Holm,member,vest,,\n", "utf-8")
    klyngebot("people", "import", str(people))
    told = json.loads(klyngebot("people", "about", "KAREN@vest.dk"))
    assert told["person"][0]["name"] == "Karen Holm" and told["membership"][0]["cluster"] == "vest"
    klyngebot("people", "erase", "karen@vest.dk")
    assert klyngebot.json("people", "list") == []
    assert "nobody with the upn 'karen@vest.dk'" in klyngebot.refused("people", "about", "karen@vest.dk")


def test_a_broadcast_is_shown_with_what_became_of_it_for_each(klyngebot: Command, tmp_path: Path) -> None:
    klyngebot(
        "people", "import", people_file(tmp_path, "ann@x.dk,Ann,member,vest,,", "bo@x.dk,Bo,member,vest,,")
    )

    async def send(uow: UnitOfWork) -> None:
        ann, bo = await uow.people.all()
        draft = Draft(BroadcastKind.request, "Bidrag", "Vil I?", {})
        made = await uow.broadcasts.create(draft, None, "Sekretær", "t", AT)
        to = [Recipient("Ann", ann.id), Recipient("Bo", bo.id)]
        await uow.broadcasts.start(made.id, 1, to, Letter({}), AT)
        await uow.responses.give(made.id, bo.id, "Bo", ResponseAnswer.partly, AT)

    working(klyngebot.url, send)
    (listed,) = klyngebot.json("broadcast", "list")
    assert (listed["title"], listed["counts"]) == ("Bidrag", {"pending": 2})
    number = str(listed["id"])
    shown = klyngebot.json("broadcast", "show", number)
    assert (shown["id"], shown["state"], shown["counts"]) == (listed["id"], "sending", {"pending": 2})
    waiting = {"state": "pending", "reason": "", "attempts": 0}
    assert shown["deliveries"] == [
        {"recipient": "ann@x.dk", "name": "Ann", **waiting, "response": None},
        {"recipient": "bo@x.dk", "name": "Bo", **waiting, "response": "partly"},
    ]
    assert "bo@x.dk" in klyngebot("broadcast", "show", number)
    assert "pending 2" in klyngebot("broadcast", "list")
    assert "there is no broadcast 99999" in klyngebot.refused("broadcast", "show", "99999")
