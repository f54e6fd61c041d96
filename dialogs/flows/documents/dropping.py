"""A file that came before its report: the report is named, opened on a yes, and shown what the file brings."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dialogs.answers import Reply, escaped, text
from dialogs.documents import reading_in
from dialogs.documents.proposing import Dropped, named, propose, refused
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.reports.draft import may_write
from dialogs.reports.opening import open_report
from dialogs.turn_context import Turn
from storage.records import EDITABLE

MEETING_LENGTH = 120


async def chosen(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """What was missing, in answer to the question; None when the words do not name it."""
    missing, file = data["missing"], _file(data)
    if missing == "meeting":
        title = " ".join(words.split())
        if not title or title.endswith("?") or len(title) > MEETING_LENGTH:
            return None
        return await propose(turn, replace(file, meeting=title))
    found = named(turn, file, words)
    if found is None or getattr(found, missing) is None:
        return None
    return await propose(turn, found)


async def adjusted(turn: Turn, data: dict[str, Any], words: str) -> Reply | None:
    """ "Nej, initiativ 3": another report than the one that was proposed."""
    found = named(turn, _file(data), words)
    return await propose(turn, found) if found is not None and found != _file(data) else None


async def settle(turn: Turn, data: dict[str, Any], chosen: str) -> Reply:
    """The yes to a report: it is opened, begun where it was not, and what the file brings is shown."""
    file = _file(data)
    if chosen == "read_here" and file.here is not None:
        turn.open(file.here)
        return await _shown(turn, file, None)
    if chosen != "yes":
        said = turn.say("documents-in-left", name=escaped(file.ref.name))
        return Reply((text(said),), (act(turn, "resume" if file.here else "start"), act(turn, "help")))
    if not access.writes(turn.person) or file.cluster not in access.own_clusters(turn):
        return access.no_role(turn, "gather-start-no-role")
    template = turn.catalogue.templates[file.template]
    return await _shown(turn, file, await open_report(turn, file.key(template), template))


async def _shown(turn: Turn, file: Dropped, opened: Reply | None) -> Reply:
    """What goes where, now that the report is open; or what was said on opening one that takes no more."""
    draft = await turn.gathered()
    if draft is None or not may_write(turn.person, draft) or draft.report.state not in EDITABLE:
        return opened or access.no_role(turn, "gather-start-no-role")
    found = await turn.file(file.ref)
    if said := refused(turn, found):
        return Reply((text(said),), (act(turn, "resume"), act(turn, "help")))
    return await reading_in.show(turn, draft, file.ref, found)


def _file(data: dict[str, Any]) -> Dropped:
    return Dropped(**{name: data[name] for name in Dropped.__struct_fields__})
