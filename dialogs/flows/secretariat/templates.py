"""Templates: which there are, and a new version as a file: checked, shown, and published on a yes."""

from __future__ import annotations

from typing import Any

from dialogs.answers import Reply, escaped, facts, heading, note, text
from dialogs.reports import access
from dialogs.reports.buttons import act, say, yes_no
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.catalogue.load import CatalogueError, read_template
from storage.catalogue.records import Template
from storage.errors import Refused
from storage.records import RoleName

ENDINGS = (".yaml", ".yml")
MOST_PROBLEMS = 8
MOST_NAMED, MOST_BUTTONS = 12, 6


async def overview(turn: Turn, steer: Act) -> Reply:
    """The templates there are, each with its version, and how a new version is made; for others, to be filled in."""
    if not turn.has(RoleName.secretariat):
        return _to_fill_in(turn)
    rows = [
        (
            t.title,
            turn.say(
                "secretariat-template-row", key=t.key, version=str(t.version), questions=len(t.questions)
            ),
        )
        for t in turn.catalogue.templates.values()
    ]
    how = note(turn.say("secretariat-template-how"))
    return Reply((heading(turn.say("secretariat-templates-title")), facts(*rows), how), (act(turn, "help"),))


def _to_fill_in(turn: Turn) -> Reply:
    known = sorted(turn.catalogue.templates.values(), key=lambda t: not t.default)
    rows = [(t.title, turn.say("secretariat-template-questions", count=len(t.core))) for t in known]
    shown = heading(turn.say("secretariat-templates-title")), facts(*rows)
    if not access.writes(turn.person):
        return Reply(shown, (act(turn, "help"),))
    titles = [t.title for t in known]
    return Reply(shown, [say(t, turn.say("says-fill-in", template=t)) for t in titles[:MOST_BUTTONS]])


async def received(turn: Turn) -> Reply | None:
    """Check a template that the secretariat sends; show what would be published, or every fault with its line."""
    ref = turn.incoming.files[0]
    if not turn.has(RoleName.secretariat) or not ref.name.casefold().endswith(ENDINGS):
        return None
    file = await turn.file(ref)
    if file.refused:
        return Reply(
            (text(turn.say(file.refused, **file.args)),), (act(turn, "templates"), act(turn, "help"))
        )
    try:
        template = read_template(ref.name, file.content, turn.catalogue)
    except CatalogueError as error:
        return _faults(turn, ref.name, [str(problem) for problem in error.problems])
    newest = turn.catalogue.templates.get(template.key)
    if newest is not None and template.version <= newest.version:
        said = turn.say(
            "secretariat-template-older", version=str(newest.version), next=str(newest.version + 1)
        )
        return Reply((text(said),), (act(turn, "templates"), act(turn, "help")))
    pending = turn.ask_yes("publish", name=ref.name, words_of=file.content.decode("utf-8-sig"))
    return Reply(
        (
            heading(
                turn.say("secretariat-publish-title", title=template.title, version=str(template.version))
            ),
            facts(*_contents(turn, template, newest)),
            text(turn.say("secretariat-publish-ask")),
            note(turn.say("secretariat-publish-note")),
        ),
        yes_no(turn, pending),
    )


def _faults(turn: Turn, name: str, problems: list[str]) -> Reply:
    shown = "\n".join(f"- {escaped(problem)}" for problem in problems[:MOST_PROBLEMS])
    said = turn.say("secretariat-template-faults", name=escaped(name), count=len(problems))
    return Reply((text(said), text(shown)), (act(turn, "templates"), act(turn, "help")))


def _contents(turn: Turn, template: Template, before: Template | None) -> list[tuple[str, str]]:
    """The sections with their questions, and what is new or gone since the version before."""
    rows = [(s.title, "\n".join(f"{q.title}" for q in s.questions)) for s in template.sections]
    if before is not None:
        old, new = {q.key: q for q in before.questions}, {q.key: q for q in template.questions}
        added = [q.title for key, q in new.items() if key not in old]
        gone = [q.title for key, q in old.items() if key not in new]
        worded = [q.title for key, q in new.items() if key in old and old[key].prompt != q.prompt]
        for name, titles in (("added", added), ("gone", gone), ("worded", worded)):
            if titles:
                rows.append((turn.say(f"secretariat-template-{name}"), "\n".join(titles[:MOST_NAMED])))
    return rows


async def confirm(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to it. What is published never changes: a new wording is a new version."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    if chosen != "yes":
        return Reply((text(turn.say("secretariat-unchanged")),), (act(turn, "templates"), act(turn, "help")))
    try:
        template = read_template(data["name"], data["words_of"].encode(), turn.catalogue)
        await turn.uow.catalogue.publish(template, turn.now)
    except CatalogueError as error:
        return _faults(turn, data["name"], [str(problem) for problem in error.problems])
    except Refused:
        said = turn.say("secretariat-changed-meanwhile")
        return Reply((text(said),), (act(turn, "templates"), act(turn, "help")))
    await turn.audit("template_published", f"template:{template.key}", version=template.version)
    said = turn.say("secretariat-published", title=template.title, version=str(template.version))
    return Reply((text(said),), (act(turn, "templates"), act(turn, "help")))
