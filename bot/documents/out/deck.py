"""A report as a presentation, and several in one. How it is laid out follows from the template's data alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bot.documents.out.contents import Collection, Contents, Extra, Passage, Said, written
from bot.documents.out.look import ACCENT, BODY, QUIET, Box
from bot.documents.out.measure import Page, height, pages
from bot.documents.out.slides import (
    LINE,
    SIZE,
    SMALL,
    SMALL_LINE,
    Slides,
    answer_name,
)

HEAD, GAP = 26, 14
HALF = Box(BODY.left + 444, BODY.top, 404, BODY.height)
PANEL_WIDTH, PANEL_HEIGHT, PANEL_GAP, PANEL_INSET = 416, 172, 16, 12


def deck(contents: Contents) -> bytes:
    """One report."""
    slides = Slides(contents.alliance, contents.words)
    report(slides, contents)
    return slides.saved(contents.heading, contents.alliance)


def combined(collection: Collection) -> bytes:
    """Several reports in one deck, initiative by initiative, after a list of contents that leads to each."""
    words = collection.words
    slides = Slides(collection.alliance, words)
    slides.front(collection.alliance, collection.title, [collection.standing], False)
    lists = _contents_pages(slides, collection)
    reports = iter(collection.reports)
    for number, group in _by_initiative(collection):
        if number is not None:
            title = collection.initiatives.get(number, "")
            about = [c.heading for c in group]
            slides.front(words["initiative"].format(number=number), title or str(number), about, False)
        for _ in group:
            shape, line = next(lists)
            slides.link(shape, line, report(slides, next(reports)))
    return slides.saved(collection.title, collection.alliance)


def _by_initiative(collection: Collection) -> list[tuple[int | None, list[Contents]]]:
    groups: dict[int | None, list[Contents]] = {}
    for contents in collection.reports:
        groups.setdefault(contents.initiative, []).append(contents)
    return list(groups.items())


def _contents_pages(slides: Slides, collection: Collection) -> Iterator[tuple[object, int]]:
    """The list of contents; gives the shape and line of each report in it."""
    found: list[tuple[object, int]] = []
    lines = [" ".join(written(_entry(contents)).split()) for contents in collection.reports]
    # One entry a line, however wide the words: a line too long for the page is shortened.
    lines = [line if height(line, BODY.width, SIZE) == 1 else line[:70].rstrip() + "…" for line in lines]
    each = int(BODY.height // LINE)
    for start in range(0, len(lines), each):
        slides.page("", collection.words["contents"], False)
        shape = slides.text("Indhold", BODY, Page(lines[start : start + each]))
        found += [(shape, number) for number in range(len(lines[start : start + each]))]
    return iter(found)


def _entry(contents: Contents) -> str:
    return f"{contents.heading}: {contents.about}" if contents.about else contents.heading


def report(slides: Slides, contents: Contents) -> object:
    """A report's slides; gives the first."""
    lines = [line for line in (contents.about, "", contents.title, contents.standing) if line is not None]
    shown = pages("\n".join(written(line) for line in lines), 848, 20, 7, 7)[0]
    first = slides.front(contents.alliance, contents.heading, shown.paragraphs, contents.draft)
    for passage in contents.passages:
        for group in _groups(passage):
            _answers(slides, contents, passage, group)
        for extra in passage.extras:
            _extra(slides, contents, passage, extra)
    _contacts(slides, contents)
    return first


def _groups(passage: Passage) -> list[list[Said]]:
    """Questions that share a slide: neighbours with short answers, unless the template wants them apart."""
    groups: list[list[Said]] = []
    room = 0.0
    for said in passage.said:
        needed = HEAD + _lines(said) * LINE + GAP
        if said.alone or not groups or groups[-1][-1].alone or needed > room:
            groups.append([])
            room = BODY.height + GAP
        groups[-1].append(said)
        room -= needed
    return groups


def _lines(said: Said) -> int:
    return height(written(said.text or said.state), BODY.width, SIZE)


def _answers(slides: Slides, contents: Contents, passage: Passage, group: Sequence[Said]) -> None:
    if len(group) > 1:
        slides.page("", passage.title, contents.draft)
        top = BODY.top
        for said in group:
            box = Box(BODY.left, top, BODY.width, HEAD)
            if top == BODY.top:
                slides.done()
            slides.text("Overskrift", box, Page([written(said.title)]), 14, 20, ACCENT, True)
            top = _answer(slides, said, lambda: None, top + HEAD) + GAP
        return
    said = group[0]
    slides.page(passage.title, said.title, contents.draft)
    if panels := _by_party(said):
        slides.done()
        for panel, box in zip(panels, _panel_boxes(), strict=False):
            slides.panel(answer_name(said.key), box, panel)
        return
    title = contents.words["continued"].format(title=said.title)
    _answer(slides, said, partial(slides.page, passage.title, title, contents.draft), BODY.top)


def _answer(slides: Slides, said: Said, again: object, top: float) -> float:
    """The answer; or why there is none, and what the template asks for."""
    if said.text:
        return slides.long_text(answer_name(said.key), said.text, again, top)
    lines = _lines(said)
    box = Box(BODY.left, top, BODY.width, lines * LINE)
    slides.text(answer_name(said.key), box, Page([said.state]), colour=QUIET)
    top += lines * LINE
    asked = "\n".join(written(part) for part in (said.prompt, said.help) if part)
    room = int((BODY.top + BODY.height - top) // SMALL_LINE) - 1
    if said.alone and asked and room > 0:
        shown = pages(asked, BODY.width, SMALL, room, room)[0]
        box = Box(BODY.left, top + GAP, BODY.width, room * SMALL_LINE)
        slides.text("Vejledning", box, shown, SMALL, SMALL_LINE, QUIET)
    return top


def _by_party(said: Said) -> list[list[str]] | None:
    """The answer in one panel a party, where it names them in order and each has room in its panel."""
    lines = written(said.text or "").split("\n")
    starts = [_party(line, said.parties) for line in lines]
    named = [party for party in starts if party is not None]
    if starts[0] is None or not 2 <= len(named) <= 4 or named != list(dict.fromkeys(named)):
        return None
    panels: list[list[str]] = []
    for line, party in zip(lines, starts, strict=True):
        if party is not None:
            panels.append([])
        panels[-1].append(line)
    inside = PANEL_WIDTH - 2 * PANEL_INSET
    most = (PANEL_HEIGHT - 2 * PANEL_INSET) // SMALL_LINE
    fits = all(height("\n".join(p), inside, SMALL) <= most for p in panels)
    return panels if fits else None


def _party(line: str, parties: Sequence[str]) -> str | None:
    """The party that a line begins with, as in "Kommune: …"."""
    head = line.partition(":")[0].strip().casefold() if ":" in line else ""
    return next((p for p in parties if head == p.casefold()), None)


def _panel_boxes() -> list[Box]:
    step_x, step_y = PANEL_WIDTH + PANEL_GAP, PANEL_HEIGHT + PANEL_GAP
    return [
        Box(BODY.left + step_x * column, BODY.top + step_y * row, PANEL_WIDTH, PANEL_HEIGHT)
        for row in (0, 1)
        for column in (0, 1)
    ]


def _extra(slides: Slides, contents: Contents, passage: Passage, extra: Extra) -> None:
    slides.page(passage.title, extra.title, contents.draft)
    text = written(extra.text)
    if extra.picture is not None and text:
        room = int(BODY.height // SMALL_LINE)
        if height(text, 420, SMALL) <= room:
            slides.text(
                "Ekstra",
                Box(BODY.left, BODY.top, 420, BODY.height),
                Page(text.split("\n")),
                SMALL,
                SMALL_LINE,
            )
            slides.picture(extra.picture, extra.about, HALF)
            return
    if extra.picture is not None:
        slides.done()
        slides.picture(extra.picture, extra.about, BODY)
    title = contents.words["continued"].format(title=extra.title)
    again = partial(slides.page, passage.title, title, contents.draft)
    if text:
        if extra.picture is not None:
            again()
        slides.long_text("Ekstra", text, again)
    slides.done()


def _contacts(slides: Slides, contents: Contents) -> None:
    """Whom to ask, and what is attached."""
    rows = [f"{label}: {name}" for label, name in contents.contacts]
    rows += [f"{contents.words['attachment']}: {name}" for name in contents.attachments]
    if not rows:
        return
    title = contents.words["contacts"]
    slides.page("", title, contents.draft)
    again = partial(slides.page, "", contents.words["continued"].format(title=title), contents.draft)
    slides.long_text("Kontakt", "\n".join(rows), again)
