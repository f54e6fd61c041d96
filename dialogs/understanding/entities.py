"""What a question is about: initiatives, clusters, people, dates … and the question with these masked.

Masking is worth more than any choice of learner: "hvad er status på call-centret i Vest" and "hvad er
status på initiativ 8 i Randers" become the same text, `hvad er status pa I i C`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from datetime import date
from typing import Any

from msgspec import Struct, field

from dialogs.understanding.dates import NUMBER_WORDS
from dialogs.understanding.dates import find as find_dates
from dialogs.understanding.idle import plain
from dialogs.understanding.lexicon import Lexicon, Name
from dialogs.understanding.normalise import Token, fold, tokens
from dialogs.understanding.passages import small_words

MARKS = {
    "initiative": "I",
    "cluster": "C",
    "municipality": "M",
    "person": "P",
    "organisation": "O",
    "event": "E",
    "term": "T",
    "outside": "X",
    "no_cluster": "C",
    "date": "D",
    "address": "A",
}
PLURALS = {
    "initiative": "initiatives",
    "cluster": "clusters",
    "municipality": "municipalities",
    "person": "people",
    "organisation": "organisations",
    "event": "events",
    "term": "terms",
}
SLOT = {"organisation": "org"}
_NUMBER_WORDS = {word: number for word, number in NUMBER_WORDS.items() if number > 2}
_LAST_WORDS = {"et": 1, "en": 1, "one": 1, "to": 2, "two": 2}
_SPELLED, _AT_THE_END = "|".join(_NUMBER_WORDS), "|".join(_LAST_WORDS)
_NUM = rf"(?:\d{{1,3}}|(?<=\s)(?:{_SPELLED})\b|(?<=\s)(?:{_AT_THE_END})(?=\s*[?.!]*\s*$))"
_HEAD = (
    r"(?:alliance)?(?:initiativ(?:et|er|erne|nr)?|initiatives?|initativ(?:et|er)?|intiativ(?:et)?|"
    r"indsats(?:en)?|init)"
)
_NR = r"(?:nr\.?|nummer|numrene|no\.|number|#)"
_JOIN = r"(?:\s*(?:,|/|&|\+|\bog\b|\beller\b|\bsamt\b|\band\b|\bor\b|\bvs\.?\b)\s*)"
_AFTER = r"(?!\d|[.,]\d|\.? ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
_INITIATIVE = re.compile(
    rf"\b(?:{_HEAD}[\s.:#-]*(?:{_NR}\s*)?|{_NR}\s*){_NUM}{_AFTER}(?:{_JOIN}(?:{_HEAD}[\s.:#-]*)?(?:{_NR}\s*)?\d{{1,2}}\b{_AFTER})*"
)
_ABOUT = (
    r"(?:status|statusen|staten|malgruppe|malgruppen|formal|formalet|effekt|effekten|sigt|kontakt|kontaktperson|mal|"
    r"afrapportering|afrapporteringen|rapport|rapporten|forankring|opstart|projekt|projektet|klyngen?|"
    r"hvornar (?:starter|slutter|begynder|skal)|"
    r"for|pa|om|at|med|af|i|til|vedr|vedrorende|angaende|og|on|about|in|of|with|and|afrapp|nyt|sat|abn|genabn|las op|udfyld|"
    r"forudfyld|slet|aflever|indsend|vest|midt|randers|horsens|arhus|\w{4,7}klyngen)"
)
_PLACES = r"(?:vest|midt|randers|horsens|arhus)"
_BARE = re.compile(
    rf"(?:^|(?<![\w.,/:])(?<!\bop )(?P<lead>{_ABOUT})\s+)(?P<n>\d{{1,2}}(?:\s*(?:/|og|&|and)\s*\d{{1,2}})?|(?:{_SPELLED})\b)"
    r"(?=\s*[?!.:]*\s*$|\s*[:?]\s|,\s(?!\d)|\s+(?:i|er|korer|kor|har|hos|fra|skal|star|gar|pa|in|is|has|ovre|nede|oppe|nu|endnu|til|"
    rf"abn|afrapporteres|afsluttes|starte|slutte|vis|gul|rod|gron|rapporten|hvem|hvad|end|ud(?! af)|ligger|eller|men|som|"
    rf"der|stadig|kommer|blev|var|vil|kan|bliver|(?:for )?{_PLACES}(?:klyngen)?)\b)"
)
"""A number alone that can only be an initiative's: "8 kører fint i vest", "målgruppe 7", "hvem er med i 8"."""
_CHOSEN = re.compile(
    r"\b(?:hvilke[nt]?|which)(?: af)? initiativ\w*(?: \w+){0,6}[,:]? "
    r"(?P<first>\d{1,2}),? (?:eller|or|og|and) (?P<last>\d{1,2})(?=[\s?.!]*$)"
)
"""Two to choose from at the end: "hvilket initiativ starter først, 1 eller 4"."""
_NICKNAMES = {"treeren": 3, "fireren": 4, "femmeren": 5, "sekseren": 6, "syveren": 7, "otteren": 8}
_NICKNAME = re.compile(rf"\b(?:(?P<n>\d{{1,2}})'?er(?:en|n)?|(?P<w>{'|'.join(_NICKNAMES)}))\b")
"""What people call an initiative among themselves: "8'eren", "sekseren"."""
_MANY = re.compile(r"\b(?P<n>\d{1,3}) (?:initiativer|initiatives)\b")
_CLUSTER = re.compile(
    r"\b(?P<place>[\w-]{3,}?)(?:-?klynge(?:ns?)?| klyngens?)\b|\bklynge (?P<after>\w+)\b|"
    r"\b(?P<n>\d{1,3}) (?:klynger|clusters)\b|\b(?P<before>\w+) cluster\b"
)
_PAIR = re.compile(rf"(?:^|(?<!\w){_ABOUT}:?\s+)(?P<first>\d{{1,2}})/(?P<last>\d{{1,2}})(?![\d/-])")
"""Two that the documents report as one, "2/4", where a day could be meant as well."""
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_EACH = re.compile(rf"\d{{1,3}}|\b(?:{'|'.join([*_NUMBER_WORDS, *_LAST_WORDS])})\b")
_BEFORE_CLUSTER = frozenset(
    [
        "i",
        "til",
        "for",
        "fra",
        "hos",
        "med",
        "klynge",
        "klyngen",
        "in",
        "to",
        "og",
        "eller",
        "af",
        "vedr",
        "ovre",
        "with",
        "and",
        "or",
        "om",
        *(
            "rykke",
            "ryk",
            "mind",
            "pamind",
            "husk",
            "inviter",
            "invitere",
            "indkald",
            "indkalde",
            "sporg",
            "sporge",
            "bed",
            "bede",
            "giv",
        ),
        *(
            "remind",
            "invite",
            "ask",
            "tell",
            "mangler",
            "har",
            "skylder",
            "did",
            "does",
            "da",
            "sat",
            "deltager",
        ),
    ]
)
_IS = frozenset({"er", "skal", "kommer"})
"""Before "Vest med", it asks whether the cluster takes part; "er vest" alone is a direction."""
_DOES = frozenset(
    {
        "har",
        "skal",
        "mangler",
        "melder",
        "meldte",
        "tester",
        "deltager",
        "korer",
        "vil",
        "last",
        "status",
        "rapport",
        "rapporten",
    }
)
"""After "vest", it is the cluster that does so."""
_PAIRED = frozenset({"og", "eller", "and", "or", "samt"})
_CLUSTERS = frozenset({"midt", "vest", "randers", "horsens", "arhus"})
"""What "Midt og …" goes on with where Midt is the cluster."""
_TIDY = tuple(
    (re.compile(p), r)
    for p, r in (
        (
            r"\b(?:alliance)?initiativ(?:et|erne|er)?s? "
            r"(?:om |med |vedr |vedrorende |nr |for |omkring |som hedder |der hedder |kaldet )?['\"]?I\b",
            "I",
        ),
        (r"\bprojektet (?:om |med )?I\b", "I"),
        (r"\bI['\"]?s?[ -](?:initiativet|initiativ|projektet|projekt|indsatsen)\b", "I"),
        (r"\b([IC])s\b", r"\1"),
        (r"\bklyngen? (?:i )?C\b", "C"),
        (r"\bC klyngen\b", "C"),
        (r"\bM kommunes?\b", "M"),
        (r"\bI(?:(?:,| og| and|/| eller| or| samt) I)+\b", "I og I"),
        (r"\bC(?:(?:,| og| and|/| eller| or| samt) C)+\b", "C og C"),
        (r"\bM(?:(?:,| og| and|/| eller| or| samt) M)+\b", "M og M"),
    )
)


class Mention(Struct, frozen=True):
    """One thing mentioned, and where in the folded text."""

    kind: str
    key: Any
    start: int
    end: int
    weak: bool = False


class Entities(Struct):
    """What a text mentions, and the text with it masked. `slots` is plain JSON.

    A slot holds the first of its kind; where there are more, its plural holds all ("clusters").
    """

    folded: str
    masked: str
    slots: dict[str, Any]
    mentions: list[Mention] = field(default_factory=list)

    def keys(self, kind: str) -> list[Any]:
        """Everything of a kind that is mentioned, in order, without repeats."""
        return list(dict.fromkeys(m.key for m in self.mentions if m.kind == kind))


class Extractor:
    """Finds what a text mentions, by the names of one catalogue."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, text: str, today: date) -> Entities:
        """Read a text whose typing errors are repaired."""
        folded = fold(text)
        taken = [Mention("address", m[0], m.start(), m.end()) for m in ADDRESS.finditer(folded)]
        taken += _numbers(_blank(folded, taken))
        taken += _too_many(_blank(folded, taken), self._lexicon.numbers)
        taken += _pairs(_blank(folded, taken), self._lexicon.pairs)
        taken += _chosen(_blank(folded, taken), self._lexicon.numbers)
        taken += _nicknames(_blank(folded, taken), self._lexicon.numbers)
        taken += [Mention("date", s.iso, s.start, s.end) for s in find_dates(_blank(folded, taken), today)]
        taken += _bare_numbers(_blank(folded, taken), self._lexicon.numbers)
        taken += _no_clusters(_blank(folded, taken), self._lexicon)
        found = tokens(_blank(folded, taken))
        taken += self._names(found)
        taken.sort(key=lambda m: m.start)
        return Entities(folded, mask(folded, taken), self._slots(taken), taken)

    def _names(self, found: list[Token]) -> Iterator[Mention]:
        at = 0
        while at < len(found):
            name = self._match(found, at)
            if name is None:
                at += 1
                continue
            last = at + len(name.stems) - 1
            yield Mention(name.kind, name.key, found[at].start, found[last].end, name.weak)
            at = last + 1

    def _match(self, found: list[Token], at: int) -> Name | None:
        for name in self._lexicon.starting_with(found[at].stem):
            window = found[at : at + len(name.stems)]
            if tuple(t.stem for t in window) == name.stems and (
                name.exact is None or _exactly(name, found, at)
            ):
                return name
        return None

    def _slots(self, mentions: list[Mention]) -> dict[str, Any]:
        slots: dict[str, Any] = {}
        for kind, plural in PLURALS.items():
            keys = list(dict.fromkeys(m.key for m in mentions if m.kind == kind))
            if kind == "initiative":
                if unknown := [n for n in keys if n not in self._lexicon.numbers]:
                    slots["unknown_initiative"] = unknown[0]
                keys = [n for n in keys if n in self._lexicon.numbers]
            if keys:
                slots[SLOT.get(kind, kind)] = keys[0]
            if len(keys) > 1:
                slots[plural] = keys
        for kind, slot in (("date", "date"), ("outside", "outside"), ("no_cluster", "unknown_cluster")):
            slots |= next(({slot: m.key} for m in mentions if m.kind == kind), {})
        return slots


def _too_many(folded: str, known: Collection[int]) -> Iterator[Mention]:
    """ "De 12 initiativer": as many as there are not, and so one that there is not."""
    for whole in _MANY.finditer(folded):
        if (count := int(whole["n"])) > len(known):
            yield Mention("initiative", count, whole.start(), whole.end())


def _no_clusters(folded: str, known: Lexicon) -> Iterator[Mention]:
    """ "Odenseklyngen", "klynge syd", "de 7 klynger": clusters, and more of them, than there are."""
    for whole in _CLUSTER.finditer(folded) if "kl" in folded or "cluster" in folded else ():
        place = whole["place"] or whole["after"] or whole["before"]
        many = whole["n"] if whole["n"] and int(whole["n"]) > len(known.clusters) else None
        if asked := known.no_clusters.get(place, many):
            yield Mention("no_cluster", asked, whole.start(), whole.end())


def _numbers(folded: str) -> Iterator[Mention]:
    for whole in _INITIATIVE.finditer(folded):
        for each in _EACH.finditer(folded, whole.start(), whole.end()):
            word = each[0]
            number = int(word) if word.isdigit() else _NUMBER_WORDS.get(word) or _LAST_WORDS[word]
            yield Mention("initiative", number, whole.start(), whole.end())


def _pairs(folded: str, known: Container[tuple[int, ...]]) -> Iterator[Mention]:
    for whole in _PAIR.finditer(folded):
        numbers = (int(whole["first"]), int(whole["last"]))
        if numbers in known:
            yield from (Mention("initiative", n, whole.start("first"), whole.end()) for n in numbers)


def _chosen(folded: str, known: Container[int]) -> Iterator[Mention]:
    for whole in _CHOSEN.finditer(folded):
        if all(int(number) in known for number in whole.groups()):
            yield from (
                Mention("initiative", int(n), whole.start("first"), whole.end()) for n in whole.groups()
            )


def _nicknames(folded: str, known: Container[int]) -> Iterator[Mention]:
    for whole in _NICKNAME.finditer(folded):
        number = int(whole["n"]) if whole["n"] else _NICKNAMES[whole["w"]]
        if number in known:
            yield Mention("initiative", number, whole.start(), whole.end())


def _bare_numbers(folded: str, known: Container[int]) -> Iterator[Mention]:
    """Numbers of initiatives that stand alone; after "8 og" or "6/" the next one too."""
    for whole in _BARE.finditer(folded):
        numbers = [_NUMBER_WORDS.get(w) or int(w) for w in _EACH.findall(whole["n"])]
        if all(n in known for n in numbers):
            yield from (Mention("initiative", n, whole.start("n"), whole.end()) for n in numbers)


def _exactly(name: Name, found: list[Token], at: int) -> bool:
    token = found[at]
    if token.text not in (name.exact, f"{name.exact}s"):
        return False
    if name.kind == "person":
        # A name alone is somebody we know; after a word that is none of the small ones it is somebody else's.
        return at == 0 or found[at - 1].stem in small_words()
    if name.kind != "cluster" or at == len(found) - 1 or token.text != name.exact:
        return True
    if found[at + 1].text in _DOES | _CLUSTERS or found[at + 1].text.isdigit():
        return True
    if found[at + 1].text == "med" and at > 0 and found[at - 1].text in _IS:
        return True
    paired = found[at + 1].text in _PAIRED and len(found) > at + 2 and found[at + 2].text in _CLUSTERS
    return paired or (at > 0 and found[at - 1].text in _BEFORE_CLUSTER)


def _blank(folded: str, taken: list[Mention]) -> str:
    for m in taken:
        folded = folded[: m.start] + " " * (m.end - m.start) + folded[m.end :]
    return folded


def mask(folded: str, mentions: list[Mention]) -> str:
    """The text with every mention but the weak ones replaced by its kind's letter, and without idle words."""
    out, at = [], 0
    for m in mentions:
        if m.weak or m.start < at:
            continue
        out += [folded[at : m.start], " ", MARKS[m.kind], " "]
        at = m.end
    masked = " ".join(re.sub(r"[^\w'/-]+", " ", "".join([*out, folded[at:]])).split())
    for pattern, replacement in _TIDY:
        masked = pattern.sub(replacement, masked)
    return plain(masked)
