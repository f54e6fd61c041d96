"""What changed: since the asker last looked, a day, a meeting; of all, or of one cluster or initiative."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from msgspec import Struct

from dialogs.answers import Block, Reply, escaped, facts, heading, note, text
from dialogs.reports import access
from dialogs.reports.buttons import act
from dialogs.reports.naming import report_title
from dialogs.status.buttons import onwards
from dialogs.status.decided import decided_blocks
from dialogs.status.naming import as_asked
from dialogs.status.showing import number_words, told_line
from dialogs.status.since import Since, since, unknown
from dialogs.status.standing import sees, sees_all, source_of
from dialogs.texts.dates import day, moment
from dialogs.turn_context import Turn
from dialogs.understanding.control import Act
from dialogs.understanding.recognition import Recognition
from storage.denmark import DENMARK
from storage.records import StatusEntry

SHOWN = 8
FIRST_LOOK = timedelta(days=30)


class About(Struct, frozen=True):
    """What the asker wants to hear of; None: everything they see."""

    cluster: str | None
    initiative: int | None

    def takes(self, turn: Turn, cluster: str, initiatives: tuple[int, ...]) -> bool:
        """True for what is asked about and may be seen."""
        named = self.initiative is None or self.initiative in initiatives
        return sees(turn.person, cluster) and self.cluster in (None, cluster) and named


async def changes_told(turn: Turn, recognition: Recognition) -> Reply:
    """ "Hvad er ændret siden …" in free words."""
    return await changes(turn, as_asked(recognition, "status_changes"))


async def changes(turn: Turn, steer: Act) -> Reply:
    """What was reported, submitted and decided since the asker last looked, or since a date or a meeting."""
    if turn.person is None or not (sees_all(turn.person) or turn.person.clusters):
        return access.no_role(turn, "status-who-sees")
    words = turn.incoming.text if steer.slots.get("short") or steer.slots.get("said") else ""
    about = _about(turn, words)
    named = await since(turn, words, about.cluster) if words else None
    if named is None and (what := unknown(words)):
        said = turn.say("status-since-unknown", words=escaped(what))
        return Reply((text(said),), (act(turn, "status_changes"),))
    looked = await turn.uow.statuses.looked(turn.person.id) if named is None else None
    start = looked[1] if looked else turn.now - FIRST_LOOK
    if named is not None:
        start = datetime.combine(named.first, time(), DENMARK)
    found = await turn.uow.statuses.changed(
        looked[0] if looked else 0, None if looked else start, about.cluster
    )
    if named is None and about == About(None, None):
        await turn.uow.statuses.look(turn.person.id, turn.now)
    title = heading(_title(turn, named, start, first=looked is None))
    entries = [e for e in reversed(found) if about.takes(turn, e.cluster, e.initiatives)]
    return await _told(turn, title, entries, start, about)


def _about(turn: Turn, words: str) -> About:
    slots = turn.slots_in(words) if words else {}
    cluster, number = slots.get("cluster"), slots.get("initiative")
    return About(cluster if isinstance(cluster, str) else None, number if isinstance(number, int) else None)


def _title(turn: Turn, named: Since | None, start: datetime, first: bool) -> str:
    if named is not None and named.meeting:
        return turn.say("status-changes-meeting", meeting=named.meeting)
    if named is not None:
        return turn.say("status-changes-title", when=day(turn.texts, named.first))
    key = "status-changes-first" if first else "status-changes-title"
    return turn.say(key, when=moment(turn.texts, start))


async def _told(turn: Turn, title: Block, entries: list[StatusEntry], start: datetime, about: About) -> Reply:
    handed = await _submitted_since(turn, start, about)
    decided = [
        block
        for c in turn.catalogue.clusters
        if about.cluster in (None, c) and about.initiative is None
        for block in await decided_blocks(turn, c, start)
    ]
    if not entries and not handed and not decided:
        return Reply((title, text(turn.say("status-no-changes"))), onwards(turn))
    rows = [(_of(turn, e), told_line(turn.texts, e)) for e in entries[:SHOWN]]
    blocks: list[Block] = [title, *([facts(*rows)] if rows else [])]
    if len(entries) > SHOWN:
        blocks.append(note(turn.say("status-more-changes", count=len(entries) - SHOWN)))
    blocks += [facts(*handed)] if handed else []
    sources = [source_of(turn.texts, turn.catalogue, e) for e in entries[:3]]
    return Reply([*blocks, *decided], onwards(turn), sources)


async def _submitted_since(turn: Turn, start: datetime, about: About) -> list[tuple[str, str]]:
    """The reports that were submitted since then, of those that the asker may know of."""
    return [
        (
            report_title(turn.texts, turn.catalogue, r.key),
            turn.say("status-submitted", when=moment(turn.texts, r.submitted_at)),
        )
        for r in await turn.uow.reports.list(cluster=about.cluster)
        if r.submitted_at
        and r.submitted_at >= start
        and about.takes(turn, r.key.cluster or "", (r.key.initiative,) if r.key.initiative else ())
    ]


def _of(turn: Turn, entry: StatusEntry) -> str:
    where = turn.catalogue.clusters[entry.cluster].name
    return turn.say("status-of", numbers=number_words(entry.initiatives), cluster=where)
