"""Which report a file becomes: proposed, and asked for where the file does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from dialogs.answers import Block, Reply, escaped, heading, note, text
from dialogs.documents.placing import place
from dialogs.documents.recognising import Meant, recognised
from dialogs.documents.slides import new_slides
from dialogs.reports import access
from dialogs.reports.buttons import act, choice, say
from dialogs.reports.naming import report_title
from dialogs.services import Fetched
from dialogs.turn import FileRef
from dialogs.turn_context import Turn
from storage.catalogue.records import Template
from storage.records import ReportKey

OFFERED = 6


class Dropped(Struct, frozen=True):
    """A file that waits for its report: what it brings, and what is known of the report so far.

    `here` is a report that was open already when the file came, and that it may still be meant for.
    """

    file: list[Any]
    template: str
    cluster: str | None
    initiative: int | None
    meeting: str | None
    answers: int
    slides: int
    here: int | None = None

    @property
    def ref(self) -> FileRef:
        """The file, to be fetched again."""
        return FileRef(*self.file)

    def key(self, template: Template) -> ReportKey:
        """The report it becomes, when nothing is missing any more."""
        return ReportKey(
            self.template, self.cluster, self.initiative if _by_initiative(template) else None, self.meeting
        )


def dropped(turn: Turn, ref: FileRef, found: Fetched, meant: Meant, here: int | None = None) -> Dropped:
    """What a file brings along. Who is in one cluster alone means that one, unless the file names another."""
    own = access.own_clusters(turn)
    placed = place(meant.template, found.outline)
    slides, _ = new_slides(meant.template, placed, found.pictures)
    return Dropped(
        [ref.name, ref.content_type, ref.url, ref.inline],
        meant.template.key,
        meant.cluster or (own[0] if len(own) == 1 else None),
        meant.initiative or meant.template.initiative,
        None,
        meant.answers,
        len(slides),
        here,
    )


async def received(turn: Turn, ref: FileRef) -> Reply:
    """A file that may be a report, and no report is open: what it becomes is proposed."""
    if not access.writes(turn.person):
        return access.no_role(turn, "gather-start-no-role")
    found = await turn.file(ref)
    if said := refused(turn, found):
        return Reply((text(said),), (act(turn, "start"), act(turn, "help")))
    meant = recognised(turn, found)
    if not meant.answers and meant.initiative is None:
        return Reply(
            (text(turn.say("documents-in-open-first", name=escaped(found.name))),),
            (act(turn, "start"), act(turn, "help")),
        )
    return await propose(turn, dropped(turn, ref, found, meant))


def elsewhere(turn: Turn, found: Fetched, key: ReportKey) -> Meant | None:
    """What the file says of its report, where that is surely another one than this; None where it is not."""
    meant = recognised(turn, found)
    other = (meant.initiative and key.initiative and meant.initiative != key.initiative) or (
        meant.cluster and key.cluster and meant.cluster != key.cluster
    )
    return meant if other else None


async def propose(turn: Turn, file: Dropped) -> Reply:
    """Ask for what is missing: the cluster, the initiative, the meeting; then whether this is the report."""
    template = turn.catalogue.templates[file.template]
    own = access.own_clusters(turn)
    if file.cluster is not None and file.cluster not in own:
        return _from_others(turn, file) if file.here else access.not_your_cluster(turn, file.cluster)
    if file.cluster is None:
        names = [turn.catalogue.clusters[c].name for c in own]
        return _missing(turn, file, "cluster", names)
    if _by_initiative(template) and file.initiative is None:
        owed = sorted({i for i, c in await access.owed(turn) if c == file.cluster})
        return _missing(
            turn, file, "initiative", [turn.say("gather-initiative", number=str(i)) for i in owed]
        )
    if template.one_per == "meeting" and file.meeting is None:
        return _missing(turn, file, "meeting", [])
    return await _ask(turn, file, template)


def _from_others(turn: Turn, file: Dropped) -> Reply:
    """Another cluster's file, where a report is open that it may be meant for."""
    pending = turn.ask_yes("dropped", **asdict(file))
    cluster = turn.catalogue.clusters[file.cluster or ""].name
    said = turn.say("documents-drop-others", name=escaped(file.ref.name), cluster=cluster)
    return Reply((text(said),), (choice(turn, pending, "read_here"), choice(turn, pending, "no")))


def _by_initiative(template: Template) -> bool:
    return template.one_per == "initiative_cluster"


def _missing(turn: Turn, file: Dropped, what: str, offered: Sequence[str]) -> Reply:
    turn.ask_yes("choose_dropped", missing=what, **asdict(file))
    name = escaped(file.ref.name)
    return Reply(
        (text(turn.say(f"documents-drop-which-{what}", name=name)),),
        [*(say(words, words) for words in offered[:OFFERED]), act(turn, "cancel")],
    )


async def _ask(turn: Turn, file: Dropped, template: Template) -> Reply:
    key = file.key(template)
    report = await turn.uow.reports.get(key)
    title = report_title(turn.texts, turn.catalogue, key)
    begun = "open" if report is not None else "start"
    pending = turn.ask_yes("dropped", **asdict(file))
    blocks: list[Block] = [
        heading(turn.say("documents-drop-title", name=file.ref.name)),
        text(turn.say("documents-drop-looks", report=title, answers=file.answers, slides=file.slides)),
        text(turn.say(f"documents-drop-{begun}")),
        note(turn.say("documents-drop-other")),
    ]
    here = [choice(turn, pending, "read_here")] if file.here is not None else []
    return Reply(blocks, [choice(turn, pending, "yes"), *here, choice(turn, pending, "no")])


def named(turn: Turn, file: Dropped, words: str) -> Dropped | None:
    """The same file for the initiative and cluster that these words name; None where they name neither."""
    slots = turn.slots_in(words)
    number = slots.get("initiative") or access.find_initiative(turn.catalogue, words)
    cluster = slots.get("cluster") or access.find_cluster(turn.catalogue, words)
    if number not in turn.catalogue.initiatives:
        number = None
    if number is None and cluster is None:
        return None
    return replace(file, initiative=number or file.initiative, cluster=cluster or file.cluster)


def refused(turn: Turn, found: Fetched) -> str | None:
    """Why a fetched file is not taken: the edge refused it, or somebody's CPR number stands in it or in its name."""
    if found.refused:
        return turn.say(found.refused, **found.args)
    finding = turn.services.guard(found.name) or (turn.services.guard(found.text) if found.text else None)
    return turn.say("file-cpr") if finding is not None and finding.kind == "cpr" else None
