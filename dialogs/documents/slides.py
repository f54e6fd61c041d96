"""The slides of a presentation that answer no question: they become extra slides where the template has room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dialogs.documents.placing import Loose, Placed, without_going_on
from storage.catalogue.records import Template

MAX_TITLE = 120
MOST = 60


class NewSlide(Struct, frozen=True):
    """An extra slide that a file would add. `picture` is its place among the file's pictures."""

    section: str
    title: str
    text: str
    picture: int | None = None


def new_slides(
    template: Template, placed: Placed, pictures: Sequence[tuple[int, bytes]]
) -> tuple[list[NewSlide], list[Loose]]:
    """The extra slides of a file, in its order, and what stays without a place.

    A picture beside an answer becomes a slide of its own. What goes on over several slides is one again.
    """
    allowing = [s.key for s in template.sections if s.extra_blocks]
    if not allowing:
        return [], placed.unplaced
    by_slide: dict[int, list[int]] = {}
    for number, (slide, _) in enumerate(pictures):
        by_slide.setdefault(slide, []).append(number)
    made: list[NewSlide] = []
    open_end = False
    front = _front(placed)
    for slide, page in sorted(placed.pages.items()):
        loose = [one for one in placed.unplaced if one.slide == slide]
        shown = [] if slide == front else by_slide.get(slide, [])
        if not (loose or shown):
            continue
        title, text = _worded(without_going_on(page.title), loose)
        section = _near(template, allowing, page.section)
        if made and title != page.title and made[-1].title == title and made[-1].section == section:
            text, pictured = made[-1].text + ("" if open_end else "\n") + text, made[-1].picture
            made[-1] = NewSlide(
                section, title, text.strip(), shown.pop(0) if pictured is None and shown else pictured
            )
        else:
            made.append(NewSlide(section, title, text, shown.pop(0) if shown else None))
        made += [NewSlide(section, title, "", number) for number in shown]
        open_end = bool(loose) and loose[-1].open
    return made[:MOST], [one for one in placed.unplaced if not one.slide]


def _front(placed: Placed) -> int:
    """The title page, whose pictures are its looks; 0 where the file begins with what it says."""
    first = min(placed.pages, default=0)
    said = placed.pages[first].section is not None if first else True
    return 0 if said or any(one.slide == first for one in placed.unplaced) else first


def _worded(title: str, loose: Sequence[Loose]) -> tuple[str, str]:
    """The slide's title and text. A title too long for one stands whole in the text."""
    parts = [
        one.text
        if one.head in ("", title) or without_going_on(one.head) == title
        else f"{one.head}\n{one.text}"
        for one in loose
    ]
    text = "\n".join(parts)
    if not title:
        title, _, text = text.partition("\n")
    flat = " ".join(title.split())
    if len(flat) <= MAX_TITLE:
        return flat, text.strip()
    return flat[: MAX_TITLE - 1].rsplit(" ", 1)[0] + "…", f"{flat}\n{text}".strip()


def _near(template: Template, allowing: Sequence[str], section: str | None) -> str:
    """The section that a slide stands in, or else the nearest before it that takes extra slides, or the first."""
    order = [s.key for s in template.sections]
    here = order.index(section) if section in order else 0
    return next((key for key in reversed(order[: here + 1]) if key in allowing), allowing[0])


def to_json(slides: Sequence[NewSlide]) -> list[list[str | int | None]]:
    """Plain JSON; `from_json` gives equal slides back."""
    return [[s.section, s.title, s.text, s.picture] for s in slides]


def from_json(data: Sequence[Sequence[str | int | None]]) -> Iterator[NewSlide]:
    """The slides that `to_json` wrote."""
    for section, title, text, picture in data:
        yield NewSlide(str(section), str(title), str(text), picture if isinstance(picture, int) else None)
