"""What reports and their sections are called, and finding a section by what people call it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from rapidfuzz import fuzz

from dialogs.reports.draft import Draft
from dialogs.texts import Texts
from dialogs.understanding.control import fold
from storage.catalogue.records import Catalogue, Question, Template
from storage.records import ReportKey

CLOSE_ENOUGH = 88
BUTTON = 40
"""Characters that a button shows where a card is 320 pixels wide."""
_LEADING = (
    "afsnittet ",
    "afsnit ",
    "sporgsmalet ",
    "sporgsmal ",
    "delen ",
    "feltet ",
    "punktet ",
    "om ",
    "under ",
    "the ",
    "vores ",
    "min ",
    "mit ",
    "svaret pa ",
    "teksten om ",
    "det om ",
    "section ",
)


def report_title(texts: Texts, catalogue: Catalogue, key: ReportKey) -> str:
    """What a report is called: by initiative and cluster, by cluster, or by meeting."""
    in_cluster = catalogue.clusters.get(key.cluster or "")
    cluster = in_cluster.name if in_cluster else key.cluster or ""
    known = catalogue.templates.get(key.template)
    template = known.title if known else key.template
    if key.initiative is not None and not (known and known.default):
        return texts.say(
            "gather-title-initiative-other", template=template, number=str(key.initiative), cluster=cluster
        )
    if key.initiative is not None:
        return texts.say("gather-title-initiative", number=str(key.initiative), cluster=cluster)
    if key.meeting is not None:
        return texts.say("gather-title-meeting", template=template, meeting=key.meeting, cluster=cluster)
    return texts.say("gather-title-cluster", template=template, cluster=cluster)


def report_button(texts: Texts, catalogue: Catalogue, key: ReportKey) -> str:
    """A report's title on a button of a phone's width: "Afrapporteringstabel, initiativ 7 – Vest"."""
    return shorten(report_title(texts, catalogue, key).replace("klyngen", ""), BUTTON, placeholder=" …")


def report_file_name(texts: Texts, catalogue: Catalogue, key: ReportKey) -> str:
    """A report's file, without its ending: "Afrapportering – Vestklyngen – initiativ 8"."""
    in_cluster = catalogue.clusters.get(key.cluster or "")
    cluster = in_cluster.name if in_cluster else key.cluster or ""
    known = catalogue.templates.get(key.template)
    template = (
        texts.say("documents-report") if known and known.default else known.title if known else key.template
    )
    if key.initiative is not None:
        return texts.say(
            "documents-name-initiative", template=template, cluster=cluster, number=str(key.initiative)
        )
    if key.meeting is not None:
        return texts.say("documents-name-meeting", template=template, cluster=cluster, meeting=key.meeting)
    return texts.say("documents-name-cluster", template=template, cluster=cluster)


_NAMES: dict[tuple[str, int], list[tuple[str, str]]] = {}
_CUES: dict[tuple[str, int], list[tuple[str, str]]] = {}
_TEMPLATE_NAMES: dict[tuple[str, int], tuple[str, ...]] = {}


def template_cues(template: Template) -> list[tuple[str, str]]:
    """The words that a sentence about a question contains, folded, each with the question's key."""
    place = template.key, template.version
    if place not in _CUES:
        _CUES[place] = [(fold(c), q.key) for q in template.questions for c in q.cues]
    return _CUES[place]


def template_names(template: Template) -> tuple[str, ...]:
    """What a template is called, folded. Kept per version, like the names of its questions."""
    place = template.key, template.version
    if place not in _TEMPLATE_NAMES:
        _TEMPLATE_NAMES[place] = tuple(fold(n) for n in (template.title, template.key, *template.names))
    return _TEMPLATE_NAMES[place]


def template_labels(template: Template) -> list[tuple[str, str]]:
    """A template's names of its questions, folded, each with the key. Kept, since a published version never changes."""
    if (known := _NAMES.get((template.key, template.version))) is not None:
        return known
    pairs: list[tuple[str, str]] = []
    for q in template.questions:
        pairs += [(fold(n), q.key) for n in (q.title, q.prompt, *q.names) if n]
    _NAMES[template.key, template.version] = pairs
    return pairs


def question_called(draft: Draft, words: str) -> str | None:
    """The key of the question that exactly these words are a name of; no slip, and no number, is looked past."""
    key = fold(words)
    return next((question for label, question in template_labels(draft.template) if label == key), None)


def find_question(draft: Draft, name: str) -> str | None:
    """The key of the question people call this: by title or other name, a slip away, or by its number."""
    return question_named(draft.template, draft.core, name)


def question_named(template: Template, core: Sequence[Question], name: str) -> str | None:
    """The key of the question people call this in a template; numbers count those of `core`."""
    key = fold(name)
    for lead in _LEADING:
        key = key.removeprefix(lead)
    key = key.removesuffix(" igen").removesuffix("-delen").removesuffix(" delen").strip()
    if key.isdecimal() and len(key) < 4:
        return core[int(key) - 1].key if 0 < int(key) <= len(core) else None
    if len(key) < 3:
        return None
    names = template_labels(template)
    for label, question in names:
        if key == label:
            return question
    close = [
        (fuzz.ratio(key, label), question) for label, question in names if abs(len(label) - len(key)) <= 3
    ]
    score, question = max(close, default=(0.0, ""))
    return question if score >= CLOSE_ENOUGH else None
