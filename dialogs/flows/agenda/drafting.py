"""What the records say, as the fields of an agenda item: indstilling, sagsfremstilling, bilag."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dialogs.reports.naming import report_title
from dialogs.status.days import readable
from dialogs.status.decided import Decision, decisions
from dialogs.texts.dates import day, moment
from dialogs.turn_context import Turn
from storage.catalogue.records import Question, Template
from storage.records import Report, Standing

FIELDS = ("heading", "indstilling", "sagsfremstilling", "annex")
"""Names that the template's questions go by (its data says which); the decision is left empty for the meeting."""
LONGEST = 600


def field(template: Template, name: str) -> Question | None:
    """The template's question that goes by this name."""
    return next((q for q in template.questions if name in q.names), None)


class Records(Struct, frozen=True):
    """What there is to tell of one cluster."""

    cluster: str
    standing: Sequence[Standing]
    reports: Sequence[Report]
    decided: Decision | None


async def records_of(turn: Turn, cluster: str) -> Records:
    """The cluster's newest status of each initiative, its reports, and what was decided last."""
    reports = await turn.uow.reports.list(cluster=cluster)
    decided = await decisions(turn.uow, turn.catalogue, reports, drafts=True)
    return Records(cluster, await turn.uow.statuses.newest(cluster), reports, decided[0] if decided else None)


def drafted(turn: Turn, records: Records) -> dict[str, str]:
    """The text of each field; a field with nothing to say is left out."""
    cluster = turn.catalogue.clusters[records.cluster].name
    out = {
        "heading": turn.say("agenda-heading", cluster=cluster),
        "indstilling": _recommendation(turn, records),
        "sagsfremstilling": _case(turn, records, cluster),
        "annex": "\n".join(f"- {line}" for line in _annexes(turn, records)),
    }
    return {name: words for name, words in out.items() if words}


def _recommendation(turn: Turn, records: Records) -> str:
    """Take note of the status; discuss what is in the way of those that ask for help."""
    lines = [turn.say("agenda-note-status")]
    for one in records.standing:
        if one.entry.needs_help or one.entry.blocker:
            about = one.entry.blocker or turn.say("agenda-help")
            lines.append(turn.say("agenda-discuss", number=str(one.initiative), about=about))
    return "\n".join(f"- {line}" for line in lines)


def _case(turn: Turn, records: Records, cluster: str) -> str:
    paragraphs = [turn.say("agenda-intro", cluster=cluster, day=day(turn.texts, turn.clock.today()))]
    told = {one.initiative for one in records.standing}
    paragraphs += [_paragraph(turn, one) for one in records.standing]
    for status in turn.catalogue.statuses.values():
        if status.cluster == records.cluster and not told & set(status.initiatives):
            source = turn.catalogue.cite(status.source[0])
            numbers = "/".join(map(str, status.initiatives))
            as_of = status.date or str(status.year)
            said = turn.say(
                "agenda-from-document",
                numbers=numbers,
                as_of=as_of,
                text=status.text,
                document=source.document,
            )
            paragraphs.append(said)
    main = turn.catalogue.default_template
    rows = [r for r in records.reports if main and r.key.template == main.key]
    if rows:
        states = [
            turn.say("agenda-report", number=str(r.key.initiative), state=turn.say(f"state-{r.state.value}"))
            for r in rows
        ]
        paragraphs.append(turn.say("agenda-reports", states=", ".join(states)))
    if records.decided:
        decided = records.decided
        paragraphs.append(turn.say("agenda-decided", meeting=decided.meeting, text=decided.text[:LONGEST]))
    return "\n\n".join(paragraphs)


def _paragraph(turn: Turn, one: Standing) -> str:
    entry = one.entry
    initiative = turn.catalogue.initiatives.get(one.initiative)
    title = initiative.title if initiative else ""
    said = turn.say(
        "agenda-status", number=str(one.initiative), title=title, state=entry.state.value,
        as_of=readable(turn.texts, entry.as_of), text=_sentence(entry.text), name=entry.author,
    )  # fmt: skip
    if entry.milestone and entry.milestone not in entry.text:
        said += " " + turn.say("agenda-milestone", milestone=entry.milestone)
    if entry.blocker and entry.blocker not in entry.text:
        said += " " + turn.say("agenda-blocker", blocker=entry.blocker)
    return said


def _sentence(words: str) -> str:
    """Somebody's words, ended where another sentence follows."""
    words = words.strip()
    return words if words.endswith((".", "!", "?", ":", "…")) else f"{words}."


def _annexes(turn: Turn, records: Records) -> list[str]:
    """The submitted reports, each with when."""
    return [
        turn.say(
            "agenda-annex",
            report=report_title(turn.texts, turn.catalogue, r.key),
            when=moment(turn.texts, r.submitted_at),
        )
        for r in records.reports
        if r.submitted_at is not None and r.key.initiative is not None
    ]
