"""The `klyngebot` command: what it understands, and how it fails.

Each command is a function in `bot.commands`, named here and imported only when it is run, so that
`klyngebot --help` is quick. A command that cannot do what it was asked raises; `main` says why in one
line on stderr and gives exit code 2.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

from bot.commands import CommandError

FAILED = 2
INTERRUPTED = 130
SERVE = "serve:serve"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it was done, 2 when it could not be."""
    args = _parser().parse_args(argv)
    if args.run == SERVE:
        gc.disable()  # until `bot.app.serve` listens: what a start makes lives as long as the process
    try:
        with asyncio.Runner(loop_factory=_loop_factory(args.run)) as runner:
            return runner.run(_command(args.run)(args)) or 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone (`| head`); Python would complain once more at exit
        return FAILED
    except Exception as error:
        if args.debug:
            raise
        print(f"klyngebot: {_sentence(error)}", file=sys.stderr)
        return FAILED


def _loop_factory(command: str) -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The server runs on uvloop, which spends a quarter less on each turn; a short command need not import it."""
    if command != SERVE:
        return None
    import uvloop

    return uvloop.new_event_loop


def _command(path: str) -> Callable[[argparse.Namespace], Any]:
    module, name = path.split(":")
    command: Callable[[argparse.Namespace], Any] = getattr(
        importlib.import_module(f"bot.commands.{module}"), name
    )
    return command


def _sentence(error: Exception) -> str:
    """What went wrong, without a traceback. Only an error that nobody foresaw shows its type."""
    known = isinstance(error, CommandError | OSError) or type(error).__module__.split(".")[0] in {
        "bot",
        "dialogs",
        "manifest",
        "storage",
    }
    said = str(error) or type(error).__name__
    return said if known else f"unexpected {type(error).__name__}: {said} (--debug shows where)"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="klyngebot", description="The bot of Alliancen om den nære psykiatri."
    )
    parser.add_argument("--debug", action="store_true", help="show where an error came from")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add in (
        _serve,
        _chat,
        _ask,
        _evaluate,
        _people,
        _catalogue,
        _report,
        _digest,
        _broadcast,
        _status,
        _manifest,
        _database,
        _doctor,
    ):
        add(commands)
    return parser


def _add(commands: Any, name: str, run: str, help: str, *, json: bool = False) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help, description=help)
    parser.set_defaults(run=run)
    if json:
        parser.add_argument("--json", action="store_true", help="as JSON")
    return parser


def _group(commands: Any, name: str, help: str) -> Any:
    return commands.add_parser(name, help=help, description=help).add_subparsers(
        metavar="COMMAND", required=True
    )


def _serve(commands: Any) -> None:
    _add(commands, "serve", "serve:serve", "run the bot")


def _chat(commands: Any) -> None:
    parser = _add(commands, "chat", "chat:chat", "chat with the running bot in this terminal (local mode)")
    parser.add_argument(
        "--as", dest="upn", metavar="UPN", default="klyngemedlem@demo.dk", help="who to be (%(default)s)"
    )
    parser.add_argument("--name", help="the name Teams would show; made from the UPN otherwise")
    parser.add_argument(
        "--wait", type=float, default=0, metavar="SECONDS", help="how long to wait for the bot to start"
    )


def _ask(commands: Any) -> None:
    parser = _add(commands, "ask", "ask:ask", "one turn without Teams (local mode)", json=True)
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--as", dest="upn", metavar="UPN", help="who asks; otherwise somebody without a role")


def _evaluate(commands: Any) -> None:
    parser = _add(
        commands,
        "eval",
        "evaluate:evaluate",
        "measure understanding on a file of labelled questions",
        json=True,
    )
    parser.add_argument("file", metavar="FILE.jsonl")
    parser.add_argument("--errors", action="store_true", help="list every miss")


def _people(commands: Any) -> None:
    group = _group(commands, "people", "who may do what")
    load = _add(
        group,
        "import",
        "people:load",
        "give roles from a file; a person's roles become exactly the file's rows",
    )
    load.add_argument(
        "file", metavar="FILE.csv", help="columns upn,name,role,cluster,municipality,organisation"
    )
    _add(group, "list", "people:show", "everybody the bot knows", json=True)
    for name, help in (
        ("about", "everything that is stored about a person, as JSON"),
        ("erase", "forget a person; what they wrote for their cluster stays, without their name"),
    ):
        _add(group, name, f"people:{name}", help).add_argument("upn", metavar="UPN")


def _catalogue(commands: Any) -> None:
    group = _group(commands, "catalogue", "the content: templates, initiatives, people, events")
    for name, help in (
        ("check", "look for faults in catalogue files"),
        ("sync", "bring catalogue files into the database"),
    ):
        parser = _add(group, name, f"catalogue:{name}", help, json=True)
        parser.add_argument("folder", metavar="DIR", nargs="?", help="the built-in catalogue otherwise")


def _report(commands: Any) -> None:
    group = _group(commands, "report", "the reports")
    listed = _add(group, "list", "reports:show_all", "every report that was begun", json=True)
    shown = _add(group, "show", "reports:show", "one report, word for word", json=True)
    exported = _add(group, "export", "reports:export", "one report to a file")
    for parser in (listed, shown, exported):
        parser.add_argument("--cluster", required=parser is not listed, help="midt, aarhus, vest …")
        parser.add_argument("--initiative", type=int, metavar="N")
        parser.add_argument("--template", metavar="KEY", help="the default template otherwise")
        parser.add_argument("--meeting", metavar="TITLE", help="for a template that is one per meeting")
    exported.add_argument("--format", choices=["json", "pptx", "docx", "pdf", "xlsx"], default="json")
    exported.add_argument("--out", metavar="FILE", required=True)


def _digest(commands: Any) -> None:
    group = _group(commands, "digest", "what is posted into the channels by itself")
    parser = _add(
        group, "preview", "digests:preview", "what the next digest would say; nothing is sent", json=True
    )
    parser.add_argument(
        "--cluster", metavar="KEY", help="midt, aarhus, vest …; the steering group's otherwise"
    )


def _status(commands: Any) -> None:
    group = _group(commands, "status", "how far the initiatives are")
    listed = _add(group, "list", "statuses:show", "where every cluster and initiative stands", json=True)
    listed.add_argument("--cluster", help="midt, aarhus, vest …")
    listed.add_argument("--initiative", type=int, metavar="N")


def _manifest(commands: Any) -> None:
    group = _group(commands, "manifest", "the app package for Teams")
    built = _add(group, "build", "manifest:build", "build and check the package")
    built.add_argument("--app-id", required=True, metavar="ID", help="the Azure Bot's Microsoft App ID")
    built.add_argument("--domain", required=True, metavar="HOST", help="where the bot is, without https://")
    built.add_argument("--out", required=True, metavar="FILE.zip")
    built.add_argument("--version", metavar="X.Y.Z", help="this release's otherwise")


def _broadcast(commands: Any) -> None:
    group = _group(commands, "broadcast", "what was sent to many")
    _add(group, "list", "broadcasts:show_all", "the newest broadcasts", json=True)
    shown = _add(group, "show", "broadcasts:show", "one broadcast, and what became of it for each", json=True)
    shown.add_argument("number", type=int, metavar="N")


def _database(commands: Any) -> None:
    group = _group(commands, "db", "the database")
    _add(group, "upgrade", "database:upgrade", "migrate to the newest shape")
    for name, help in (
        ("backup", "copy the database to a file, also while the bot runs"),
        ("restore", "put a backup back, also while the bot runs"),
    ):
        _add(group, name, f"database:{name}", help).add_argument("file", metavar="FILE")


def _doctor(commands: Any) -> None:
    _add(commands, "doctor", "doctor:doctor", "look whether everything the bot needs is in order", json=True)


if __name__ == "__main__":
    sys.exit(main())
