"""Activities for the fuzzer: valid ones of every kind, buttons that were really shown, and faults in them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from bot.cards.read import actions_of
from dialogs import router
from tests.teams import BOT, TEAM, Json, Someone, TeamsStandIn, channel, payload

WORDS = (
    "hjælp",
    "hej",
    "jeg vil skrive om initiativ 8",
    "vi skal i gang med vores afrapportering",
    "hvem er jeg",
    "hvad mangler",
    "vis",
    "gennemse",
    "indsend",
    "ja",
    "nej",
    "ja indsend",
    "fortryd",
    "tilbage",
    "spring over",
    "det venter vi med",
    "stop",
    "fortsæt",
    "annuller",
    "gem",
    "ret formål",
    "tilføj: mere",
    "erstat: nyt",
    "skriv: ja",
    "skriv alligevel: Anna på 17",
    "ret formål: nyt formål",
    "tilføj til økonomi: 3 kr.",
    "under formål skrev jeg nyt, der skal stå gammelt",
    "hvem skrev formål",
    "gendan version 1 af formål",
    "fjern Rita Lunds tekst under formål",
    "slet initiativ 8",
    "slet initiativ 6 i Randers",
    "genåbn initiativ 8",
    "vis initiativ 6 i Randers",
    "jeg vil skrive om initiativ 6 i Randers",
    "forudfyld initiativ 8 i Vest",
    "tilføj initiativ 3 i Vest",
    "fjern initiativ 8 i Vest",
    "kopier formål fra initiativ 1",
    "ekstra slide",
    "flyt slide 2 op",
    "flyt slide 99999999999 op",
    "fjern slide 1",
    "vis bilag",
    "fjern bilag 1",
    "kontaktperson er Ole Bech",
    "udfyld et dagsordenspunkt",
    "Klyngestyregruppen 12. november",
    "gemte tekster",
    "hvad går initiativ 7 ud på?",
    "hvad er status på initiativ 6 i Randers?",
    "who is responsible?",
    "thanks",
    "hvornår er næste møde?",
    "borgeren 010190-1234",
    "jeg vil ikke leve mere",
    "Formålet er at hjælpe flere.",
    "Formål: A.\nEffekter: B.\nØkonomi: C.",
    "Vi prøver noget nyt.\nDet går godt.",
    "👍",
    "",
    "   ",
    "?",
)
QUESTIONS = (
    "a1-kort-beskrivelse",
    "a1-formaal",
    "a1-ansvar",
    "a2-effekter",
    "a2-oekonomi",
    "a3-laering",
    "nej",
)
SECTIONS = ("a1-beskrivelse", "a2-foreloebige-resultater", "a3-spredning", "x", *QUESTIONS)
CHOICES = (
    "yes",
    "no",
    "add",
    "replace",
    "split",
    "whole",
    "submit_anyway",
    "wait",
    "delete",
    "attach",
    "slide",
    "answer",
    "question",
    "__class__",
)
VERBS = ("act", "confirm", "say", "form", "form_save", "unknown", "admin", "act:delete", "ACT")
INVOKES = (
    "adaptiveCard/action",
    "task/fetch",
    "task/submit",
    "fileConsent/invoke",
    "application/search",
    "message/submitAction",
    "message/fetchTask",
    "signin/verifyState",
    "config/fetch",
    "composeExtension/query",
    "nonsense/æøå",
    "",
)
WILD = (
    "\x00",
    "\ud800",
    "\udfff\ud800",
    "\u202e\u2066",
    "e\u0301" * 50,
    "👩‍👩‍👧‍👦" * 20,
    "\ufeff",
    "\r\n\t\x0b\x85\u2028",
    "<at>Klyngebot</at>",
    "<script>alert(1)</script>",
    "{{7*7}} ${x} %s %n",
    "'; DROP TABLE report; --",
    "../" * 20,
    "[a](javascript:x)",
    "١٢٣",
    "ﷺ" * 40,
    "İıſß",
    "Ǆ\u0345",
    "\U0010ffff",
    "a" * 5000,
    "9" * 4000,
    "\n" * 500,
)

TEXTS = st.text(alphabet=st.characters(codec=None), max_size=60)
STEERS = (
    "ret formål: ",
    "tilføj til økonomi: ",
    "skriv: ",
    "erstat: ",
    "skriv alligevel: ",
    "Formål: A\nEffekter: ",
)
WORDED = st.sampled_from(WORDS)
TYPED = TEXTS | st.sampled_from(WILD)
SAID = (
    WORDED
    | TYPED
    | st.tuples(WORDED, st.sampled_from(WILD), TEXTS).map("".join)
    | st.tuples(st.sampled_from(STEERS), TYPED).map("".join)
)
NUMBERS = st.sampled_from((0, -1, 1, 2, 2**31, 2**63, -(2**63) - 1, 10**30, 1e308, 0.5, True))
DEEP: Any = "dybt"
for _ in range(40):
    DEEP = {"a": [DEEP]} if _ % 2 else [DEEP]
JUNK = (
    st.none()
    | st.booleans()
    | NUMBERS
    | TEXTS
    | st.sampled_from(WILD)
    | st.sampled_from(([], {}, [[]], {"id": {}}, DEEP))
    | st.lists(TEXTS | NUMBERS, max_size=4)
    | st.dictionaries(TEXTS, TEXTS | NUMBERS, max_size=4)
)


class Payloads:
    """Strategies for one stand-in; `reports` are the ids of everybody's reports."""

    def __init__(self, teams: TeamsStandIn, people: Sequence[Someone], reports: Sequence[int]) -> None:
        self.teams = teams
        self.people = st.sampled_from(list(people))
        self.reports = st.sampled_from(list(reports)) | NUMBERS
        self.sent_ids: list[str] = []

    @property
    def activities(self) -> st.SearchStrategy[Json]:
        """An activity by one of the people: two thirds right, the others with up to three faults."""
        kinds: list[Callable[[Someone], st.SearchStrategy[Json]]] = [
            self._message,
            self._message,
            self._elsewhere,
            self._shown,
            self._shown,
            self._shown,
            self._pressed,
            self._pressed,
            self._dialog,
            self._invoke,
            self._event,
            self._later,
            self._file,
        ]
        right = self.people.flatmap(lambda who: st.sampled_from(kinds).flatmap(lambda kind: kind(who)))
        return st.tuples(right, st.just([]) | st.just([]) | st.lists(MUTATIONS, min_size=1, max_size=3)).map(
            lambda both: mutated(*both)
        )

    def _message(self, who: Someone) -> st.SearchStrategy[Json]:
        return SAID.map(lambda text: self._sent(self.teams.message(who, text)))

    def _sent(self, activity: Json) -> Json:
        self.sent_ids.append(activity["id"])
        return activity

    def _elsewhere(self, who: Someone) -> st.SearchStrategy[Json]:
        return SAID.map(lambda t: self.teams.in_channel(who, t)) | SAID.map(
            lambda t: self.teams.in_group(who, t)
        )

    def _shown(self, who: Someone) -> st.SearchStrategy[Json]:
        """A button that somebody, not always this person, was really shown; not always lately."""
        return st.tuples(st.integers(0, 10**6), st.booleans(), st.booleans(), INPUTS).map(
            lambda drawn: self._press_shown(who, *drawn)
        )

    def _press_shown(self, who: Someone, number: int, old: bool, public: bool, inputs: Json) -> Json:
        cards = [a["content"] for p in self.teams.posts for a in p.activity.get("attachments", ())]
        actions = [a for card in cards for a in actions_of(card) if "data" in a]
        if not actions:
            return self.teams.message(who, "hjælp")
        lately = actions if number % 3 == 0 else actions[-6:]
        action = lately[number % len(lately)]
        place = channel("17") if public and number % 5 == 0 else None
        data = {**action["data"], **inputs}
        if "msteams" in action["data"]:
            return self.teams.invoke(who, "task/fetch", {"data": data, "context": {}}, place)
        if old:
            return self.teams.activity("message", who, place, value=data, replyToId="1763719200001")
        value = {
            "action": {"type": "Action.Execute", "verb": action.get("verb"), "data": data},
            "trigger": "manual",
        }
        return self.teams.invoke(who, "adaptiveCard/action", value, place)

    @property
    def _data(self) -> st.SearchStrategy[Json]:
        """What a forged button might carry."""
        fields = {
            "act": st.sampled_from([*router.ACTS, "drop_all", "__init__"]) | JUNK,
            "report": self.reports | JUNK,
            "question": st.sampled_from(QUESTIONS) | JUNK,
            "section": st.sampled_from(SECTIONS) | JUNK,
            "id": TEXTS | JUNK,
            "choice": st.sampled_from(CHOICES) | JUNK,
            "text": SAID,
            "page": NUMBERS | JUNK,
            "block": NUMBERS,
            "number": NUMBERS,
            "bases": st.dictionaries(st.sampled_from(QUESTIONS), NUMBERS, max_size=3) | JUNK,
        }
        likely = st.fixed_dictionaries({"act": st.sampled_from(list(router.ACTS)), "report": self.reports})
        return st.fixed_dictionaries({}, optional=fields) | likely

    def _pressed(self, who: Someone) -> st.SearchStrategy[Json]:
        press = st.tuples(st.sampled_from(VERBS), self._data, st.booleans())
        return press.map(
            lambda d: self.teams.execute(who, d[0], d[1]) if d[2] else self.teams.submit(who, d[0], d[1])
        )

    def _dialog(self, who: Someone) -> st.SearchStrategy[Json]:
        return st.tuples(
            st.sampled_from(["fetch", "submit"]), st.sampled_from(VERBS), self._data, INPUTS
        ).map(lambda d: self.teams.dialog(who, d[0], d[1], d[2], **d[3]))

    def _invoke(self, who: Someone) -> st.SearchStrategy[Json]:
        value = JUNK | st.fixed_dictionaries(
            {"action": JUNK, "data": JUNK | st.just(payload("act", {"act": "submit"}))}
        )
        return st.tuples(st.sampled_from(INVOKES), value).map(lambda d: self.teams.invoke(who, *d))

    def _event(self, who: Someone) -> st.SearchStrategy[Json]:
        ids = st.sampled_from((BOT["id"], who.id, "29:somebody", ""))
        members = st.tuples(
            st.sampled_from(["membersAdded", "membersRemoved"]), st.lists(ids, max_size=3)
        ).map(lambda d: self.teams.members(who, d[0], *d[1]))
        news = st.sampled_from(["channelCreated", "teamRenamed", "somethingNew"]).map(
            lambda n: self._news(who, n)
        )
        installed = st.sampled_from(["add", "remove", "add-upgrade", "x"]).map(
            lambda a: self.teams.installed(who, a)
        )
        others = st.sampled_from(
            ["messageReaction", "typing", "event", "endOfConversation", "trace", "Ærgerligt"]
        ).map(lambda kind: self.teams.activity(kind, who, reactionsAdded=[{"type": "like"}], text="x"))
        return members | news | installed | others

    def _news(self, who: Someone, name: str) -> Json:
        data = {"eventType": name, "team": {"id": TEAM}}
        return self.teams.activity("conversationUpdate", who, channel("1"), channelData=data)

    def _later(self, who: Someone) -> st.SearchStrategy[Json]:
        """An edit or a deletion of a message that may be theirs, somebody else's, or none."""
        drawn = st.tuples(st.sampled_from(["messageUpdate", "messageDelete"]), SAID, st.integers(0, 10**6))
        return drawn.map(lambda d: self._about_message(who, *d))

    def _about_message(self, who: Someone, kind: str, text: str, number: int) -> Json:
        activity = self.teams.activity(kind, who, text=text)
        if self.sent_ids:
            activity["id"] = self.sent_ids[-1 - number % min(30, len(self.sent_ids))]
        return activity

    def _file(self, who: Someone) -> st.SearchStrategy[Json]:
        url = (
            st.sampled_from(
                (
                    f"{self.teams.url}files/a.txt",
                    f"{self.teams.url}files/none",
                    "file:///etc/passwd",
                    "https://evil.example/x",
                    "http://[::1",
                    "",
                )
            )
            | TEXTS
        )
        file = st.tuples(
            url, st.sampled_from(("a.txt", "x.png", "010190-1234.pdf", "../../a", "")) | TEXTS
        ).map(
            lambda d: {
                "contentType": "application/vnd.microsoft.teams.file.download.info",
                "name": d[1],
                "content": {"downloadUrl": d[0], "fileType": "txt"},
            }
        )
        picture = url.map(lambda u: {"contentType": "image/png", "contentUrl": u})
        other = st.sampled_from(("audio/ogg", "image/*", "application/x", "")).map(
            lambda t: {"contentType": t}
        )
        return st.tuples(SAID, st.lists(file | picture | other | JUNK, max_size=3)).map(
            lambda d: self.teams.message(who, d[0], attachments=d[1])
        )


INPUTS = st.dictionaries(
    st.sampled_from([f"q_{q}" for q in QUESTIONS] + ["k", "text", "msteams"]), SAID, max_size=3
)

Mutation = Callable[[Json], None]


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [p for key, child in inner for p in ((*path, key), *_places(child, (*path, key)))]


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def _mutation(number: int, kind: str, junk: Any) -> Mutation:
    def apply(activity: Json) -> None:
        places = _places(activity)
        if not places:
            return
        *head, key = places[number % len(places)]
        holder = _at(activity, tuple(head))
        if kind == "replace":
            holder[key] = copy.deepcopy(junk)
        elif kind == "remove":
            del holder[key]
        elif kind == "wrap":
            holder[key] = [holder[key]] if number % 2 else {"id": holder[key]}
        elif isinstance(holder, dict):
            holder[str(junk)[:50]] = copy.deepcopy(holder[key])

    return apply


MUTATIONS = st.builds(
    _mutation, st.integers(0, 10**6), st.sampled_from(["replace", "replace", "remove", "wrap", "copy"]), JUNK
)


def mutated(activity: Json, mutations: Sequence[Mutation]) -> Json:
    """A copy with the mutations made."""
    made = copy.deepcopy(activity)
    for mutation in mutations:
        mutation(made)
    return made


def body(activity: Any) -> bytes:
    """As bytes on the wire; lone surrogates go as escapes, as JSON has them."""
    return json.dumps(activity, default=str).encode()
