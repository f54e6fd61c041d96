"""The status form: everything that a status can hold, on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from dialogs.answers import Block, Button, Form, Input, Reply, field_block
from dialogs.flows.status.proposing import may_report, refused, save
from dialogs.flows.status.reporting import LONGEST
from dialogs.reports import access
from dialogs.status.days import readable, told_day
from dialogs.status.proposal import Proposal
from dialogs.status.reading import initiatives_in, place_in
from dialogs.status.showing import number_words, part_names, state_name
from dialogs.status.standing import reports
from dialogs.turn_context import Turn
from storage.records import StatusState, TrafficLight

PREFIX = "s_"
NONE = "-"
SHORT = 500


async def open_(turn: Turn, data: Mapping[str, Any]) -> Form | Reply:
    """The form: with what waits for a yes, or for the pair that the button names, or empty."""
    if not may_report(turn) or turn.person is None:
        return refused(turn)
    proposal = _waiting(turn) or _of_button(turn, data)
    return _form(turn, _values(turn, proposal), {}, proposal.corrects)


def _waiting(turn: Turn) -> Proposal | None:
    pending = turn.state.pending
    return Proposal.from_json(pending.data["proposal"]) if pending and pending.kind == "status" else None


def _of_button(turn: Turn, data: Mapping[str, Any]) -> Proposal:
    own = turn.person.clusters if turn.person else ()
    cluster, number = data.get("cluster"), data.get("number")
    return Proposal(
        text="",
        as_of=turn.clock.today().isoformat(),
        cluster=cluster if cluster in turn.catalogue.clusters else own[0] if len(own) == 1 else None,
        initiatives=(number,) if type(number) is int and number in turn.catalogue.initiatives else (),
    )


def _values(turn: Turn, p: Proposal) -> dict[str, str]:
    return {
        "initiatives": number_words(p.initiatives),
        "cluster": p.cluster or "",
        "parts": part_names(turn.catalogue, p.parts),
        "state": p.state.name if p.state else "",
        "as_of": readable(turn.texts, p.as_of),
        "text": p.text,
        "milestone": p.milestone or "",
        "blocker": p.blocker or "",
        "help": "true" if p.needs_help else "false",
        "light": p.light.value if p.light else NONE,
    }


def _form(turn: Turn, values: Mapping[str, str], errors: Mapping[str, str], corrects: int | None) -> Form:
    own = turn.person.clusters if turn.person else ()
    clusters = own or tuple(turn.catalogue.clusters)
    lights = [(light.value, turn.say(f"status-light-{light.value}")) for light in TrafficLight]

    def field(name: str, kind: Any = "text", **more: Any) -> Block:
        label = turn.say(f"status-field-{name.replace('_', '-')}")
        made = Input(PREFIX + name, label, kind, values.get(name, ""), error=errors.get(name, ""), **more)
        return field_block(made)

    blocks = [
        field("initiatives", required=True, max_length=40, placeholder="7"),
        field(
            "cluster",
            "choice",
            required=True,
            choices=[(c, turn.catalogue.clusters[c].name) for c in clusters],
        ),
        field("parts", max_length=200),
        field(
            "state",
            "choice",
            required=True,
            choices=[(s.name, state_name(turn.texts, s)) for s in StatusState],
        ),
        field("as_of", max_length=60),
        field("text", "longtext", required=True, max_length=LONGEST),
        field("milestone", max_length=SHORT),
        field("blocker", max_length=SHORT),
        field("help", "toggle"),
        field("light", "choice", choices=[(NONE, turn.say("status-light-none")), *lights]),
    ]
    data: dict[str, Any] = {"form": "status"} | ({"corrects": corrects} if corrects else {})
    return Form(
        turn.say("status-form-title"), blocks, Button(turn.say("button-status_save"), "form_save", data)
    )


async def save_form(
    turn: Turn, data: Mapping[str, Any], inputs: Mapping[str, str], stopped: Mapping[str, str]
) -> Form | Reply:
    """Save the form's status; with what is wrong at its fields when something is. Pressing "gem" is the yes."""
    if not may_report(turn) or turn.person is None:
        return refused(turn)
    given = {k.removeprefix(PREFIX): v.strip() for k, v in inputs.items()}
    errors = {k.removeprefix(PREFIX): v for k, v in stopped.items()}
    corrects = await _corrected(turn, data.get("corrects"))
    proposal = _read(turn, given, errors)
    if proposal.cluster and not reports(turn.person, proposal.cluster):
        return access.not_your_cluster(turn, proposal.cluster)
    if errors:
        return _form(turn, given, errors, corrects)
    if turn.state.pending is not None and turn.state.pending.kind in ("status", "status_words"):
        turn.state.pending = None
    return await save(turn, replace(proposal, corrects=corrects))


async def _corrected(turn: Turn, corrects: Any) -> int | None:
    """The entry that is corrected, when it is one that this person may correct."""
    entry = (
        await turn.uow.statuses.by_id(corrects) if type(corrects) is int and 0 < corrects < 2**31 else None
    )
    return entry.id if entry and reports(turn.person, entry.cluster) else None


def _read(turn: Turn, given: Mapping[str, str], errors: dict[str, str]) -> Proposal:
    """The fields as a proposal; what cannot be read is told in `errors`."""
    today = turn.clock.today()
    numbers = initiatives_in(turn.catalogue, turn.recogniser, given.get("initiatives", ""), today)
    parts = place_in(turn.catalogue, f"kun {given['parts']}").parts if given.get("parts") else ()
    as_of = told_day(given["as_of"], today) if given.get("as_of") else today.isoformat()
    states = {s.name: s for s in StatusState}
    lights = {light.value: light for light in TrafficLight}
    wrong = {
        "initiatives": not numbers,
        "cluster": given.get("cluster") not in turn.catalogue.clusters,
        "parts": bool(given.get("parts")) and not parts,
        "state": given.get("state") not in states,
        "as_of": as_of is None,
        "text": not given.get("text") or len(given["text"]) > LONGEST,
    }
    for name in (n for n, is_wrong in wrong.items() if is_wrong):
        errors.setdefault(name, turn.say(f"status-wrong-{name.replace('_', '-')}"))
    return Proposal(
        text=given.get("text", ""),
        as_of=as_of or today.isoformat(),
        cluster=None if wrong["cluster"] else given["cluster"],
        initiatives=numbers,
        parts=parts,
        state=states.get(given.get("state", "")),
        milestone=given.get("milestone") or None,
        blocker=given.get("blocker") or None,
        needs_help=given.get("help") == "true",
        light=lights.get(given.get("light", "")),
    )
