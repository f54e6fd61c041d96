"""Who did what when, for the secretariat: without what was said."""

from __future__ import annotations

from dialogs.answers import Reply, facts, heading, note, text
from dialogs.reports import access
from dialogs.reports.buttons import act, more_of
from dialogs.reports.naming import report_title
from dialogs.texts.dates import moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from storage.records import AuditEntry, RoleName

PAGE = 15
NUMBERED = ("broadcast", "event", "comment", "inquiry", "status", "contact", "term")
"""What the log names by its kind and number, or key."""


async def audit(turn: Turn, steer: Act) -> Reply:
    """The newest lines of the log, page by page."""
    if not turn.has(RoleName.secretariat):
        return access.only_secretariat(turn)
    page = max(int(steer.slots.get("page", "1")), 1)
    entries = await turn.uow.audit.list(PAGE * page + 1)
    shown = entries[PAGE * (page - 1) : PAGE * page]
    if not shown:
        return Reply((text(turn.say("secretariat-log-empty")),), (act(turn, "people"), act(turn, "help")))
    names = {p.id: p.name for p in await turn.uow.people.all()}
    more = [more_of(turn, act(turn, "audit", page=page + 1))] if len(entries) > PAGE * page else []
    return Reply(
        (
            heading(turn.say("secretariat-log-title")),
            facts(*[await _line(turn, entry, names) for entry in shown]),
            note(turn.say("secretariat-log-note")),
        ),
        (*more, act(turn, "people"), act(turn, "help")),
    )


async def _line(turn: Turn, entry: AuditEntry, names: dict[int, str]) -> tuple[str, str]:
    who = names.get(entry.person_id or 0) or turn.say("persondata-somebody")
    what = turn.texts.get(f"audit-{entry.action.replace('.', '_')}") or entry.action.replace("_", " ")
    return moment(turn.texts, entry.at), f"{who}: {what} ({await _object(turn, entry.object, names)})"


async def _object(turn: Turn, target: str, names: dict[int, str]) -> str:
    """What it was done to, by its name where it has one."""
    kind, _, number = target.partition(":")
    if kind == "person" and number.isdecimal():
        return names.get(int(number)) or turn.say("persondata-somebody")
    if kind == "report" and number.isdecimal() and (draft := await turn.draft(int(number))):
        return report_title(turn.texts, turn.catalogue, draft.report.key)
    return turn.say(f"audited-{kind}", number=number) if kind in NUMBERED and number else target[:60]
