"""An audience in words."""

from __future__ import annotations

from dialogs.broadcasts.audience import Audience, Part
from dialogs.texts import Texts
from storage.catalogue.records import Catalogue


def described(texts: Texts, catalogue: Catalogue, audience: Audience, people: dict[int, str]) -> str:
    """An audience in words: "medlemmer i Vestklyngen og Randersklyngen, der ikke har afleveret"."""
    said = [part_name(texts, catalogue, p, people) for p in audience.parts]
    if audience.everyone:
        said.append(texts.say("cast-to-everyone"))
    said += [texts.say("cast-to-channel", name=_cluster(texts, catalogue, c)) for c in audience.channels]
    narrowing = []
    if audience.unsubmitted:
        key = "cast-to-unsubmitted" if audience.report is None else "cast-to-unsubmitted-on"
        narrowing.append(texts.say(key, number=str(audience.report)) if audience.report else texts.say(key))
    if audience.silent is not None:
        narrowing.append(texts.say("cast-to-silent", number=str(audience.silent)))
    if audience.event is not None:
        narrowing.append(texts.say("cast-to-coming" if audience.coming else "cast-to-invited"))
    if audience.without:
        spared = ", ".join(part_name(texts, catalogue, p, people) for p in audience.without)
        narrowing.append(texts.say("cast-to-without", names=spared))
    return " · ".join([*([", ".join(said)] if said else []), *narrowing])


def part_name(texts: Texts, catalogue: Catalogue, part: Part, people: dict[int, str]) -> str:
    """A part of an audience in words."""
    if part.person is not None:
        return people.get(part.person, texts.say("cast-to-gone"))
    said = [texts.say(f"cast-role-{part.role}")] if part.role else []
    if part.cluster:
        said.append(_cluster(texts, catalogue, part.cluster))
    if municipality := catalogue.municipalities.get(part.municipality or ""):
        said.append(municipality.name)
    if part.organisation:
        said.append(part.organisation)
    if part.initiative is not None:
        said.append(texts.say("cast-to-initiative", number=str(part.initiative)))
    if part.community is not None:
        said.append(texts.say("cast-to-community", number=str(part.community)))
    return ", ".join(said) or texts.say("cast-to-everyone")


def _cluster(texts: Texts, catalogue: Catalogue, key: str) -> str:
    known = catalogue.clusters.get(key)
    return known.name if known else texts.say("cast-role-secretariat")
