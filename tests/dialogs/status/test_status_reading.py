"""From sentences to proposed statuses, in many registers; and what a few words change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.status.days import last_day, readable, told_day
from dialogs.status.reading import changed, read
from dialogs.texts import texts_in
from storage.records import StatusState as S
from storage.records import TrafficLight as L
from tests.dialogs.talk import catalogue, understanding

TODAY = date(2019, 10, 21)

SENTENCES: list[tuple[str, dict[str, Any]]] = [
    (
        "initiativ 7 i Randers er nu i drift fra 1. oktober, vi mangler aftale med almen praksis",
        {
            "initiatives": (7,),
            "cluster": "randers",
            "parts": (),
            "state": S.running,
            "as_of": "2019-10-01",
            "blocker": "vi mangler aftale med almen praksis",
            "light": L.yellow,
        },
    ),
    (
        "vi er gået i gang med 2/4, kun Randers og Norddjurs",
        {
            "initiatives": (2, 4),
            "cluster": "randers",
            "parts": ("norddjurs", "randers"),
            "as_of": "2019-10-21",
        },
    ),
    ("initiativ 2/4 under udvikling", {"initiatives": (2, 4), "state": S.developing, "cluster": "vest"}),
    ("Initiativ 8 i Holstebro er sat i bero", {"cluster": "vest", "state": S.on_hold, "light": L.red}),
    ("call-centret er godkendt i vest", {"initiatives": (7,), "cluster": "vest", "state": S.approved}),
    ("2/4 er under afprøvning fra 1/10", {"initiatives": (2, 4), "as_of": "2019-10-01"}),
    ("8 ere forsinket, i8", {"initiatives": (), "state": None}),
    (
        "initiativ 6: under afproevning siden september. naeste skridt: evaluering i januar",
        {"state": S.testing, "as_of": "2019-09", "milestone": "naeste skridt: evaluering i januar"},
    ),
    ("initiativ 8 er godkendt og skal nu implementeres", {"state": S.implementing, "light": L.green}),
    ("initiativ 8 er ikke godkendt endnu", {"state": None}),
    ("initiativ 8 er ikke i gang endnu", {"state": S.waiting}),
    ("vi har brug for hjælp til initiativ 8, det går i stå", {"needs_help": True, "light": L.red}),
    ("initiativ 8 kører i drift, ikke brug for hjælp", {"needs_help": False, "state": S.running}),
    (
        "initiative 7 in Randers is running since October 1, we need help with the GPs",
        {
            "initiatives": (7,),
            "cluster": "randers",
            "state": S.running,
            "needs_help": True,
            "as_of": "2019-10-01",
        },
    ),
    ("opdater status på initiativ 8 til i drift", {"text": "i drift", "state": S.running}),
    ("ny status på initiativ 8: under afprøvning i to kommuner", {"text": "under afprøvning i to kommuner"}),
    (
        "initiativ 8 afventer svar fra regionen",
        {"state": S.waiting, "blocker": "initiativ 8 afventer svar fra regionen"},
    ),
    ("initiativ 8 er afsluttet i 2018", {"as_of": "2018", "state": S.finished}),
    ("initiativ 8 var under udvikling i juni, nu under afprøvning", {"state": S.developing}),
    ("initiativ 99 er i drift", {"initiatives": (), "state": S.running}),
    ("initiativ 8 er ikke i dirft", {"state": None}),
    ("initiativ 8 er udskudt til august", {"state": S.waiting, "as_of": "2019-10-21"}),
    ("vi går først i gang med initiativ 8 efter jul", {"state": S.preparing, "as_of": "2019-10-21"}),
    ("initiativ 8 er i drift fra 31. november, gul", {"as_of": "2019-10-21", "light": L.yellow}),
]


@pytest.mark.parametrize(("said", "wanted"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_what_a_sentence_proposes(said: str, wanted: dict[str, Any]) -> None:
    found = read(catalogue(), understanding(), said, TODAY, own=("vest",))
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_all_words_are_kept_where_nothing_stands_in_front() -> None:
    said = "Initiativ 8 er i drift.\nVi *mangler* – næsten – alt; æøå!"
    assert read(catalogue(), understanding(), said, TODAY).text == said


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("gul", {"light": L.yellow}),
    ("2/4", {"initiatives": (2, 4)}),
    ("initiativ 6", {"initiatives": (6,)}),
    ("kun Randers og Norddjurs", {"parts": ("norddjurs", "randers"), "cluster": "randers"}),
    ("Randers", {"cluster": "randers", "parts": ()}),
    ("fra 1. september", {"as_of": "2019-09-01"}),
    ("under afprøvning", {"state": S.testing}),
    ("nej, i drift", {"state": S.running}),
    ("næste milepæl: Workshop i maj, *måske*", {"milestone": "Workshop i maj, *måske*"}),
    ("mangler: ingen", {"blocker": None}),
    ("trafiklys: rød", {"light": L.red}),
    ("tekst: Vi er i gang", {"text": "Vi er i gang"}),
    ("brug for hjælp", {"needs_help": True}),
]


@pytest.mark.parametrize(("said", "wanted"), CHANGES, ids=[s for s, _ in CHANGES])
def test_a_few_words_change_one_thing(said: str, wanted: dict[str, Any]) -> None:
    old = read(
        catalogue(), understanding(), "initiativ 8 er godkendt, vi mangler penge", TODAY, own=("vest",)
    )
    new = changed(catalogue(), understanding(), old, said, TODAY)
    assert new is not None
    told = {name: getattr(new, name) for name in old.__slots__ if getattr(new, name) != getattr(old, name)}
    assert told == {k: v for k, v in wanted.items() if getattr(old, k) != v}


@pytest.mark.parametrize(
    "said", ["hvem er kontaktperson?", "hvad er status på initiativ 8?", "hm", "farve: lilla"]
)
def test_other_words_change_nothing(said: str) -> None:
    old = read(catalogue(), understanding(), "initiativ 8 er godkendt", TODAY, own=("vest",))
    assert changed(catalogue(), understanding(), old, said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "wanted", "shown"),
    [
        ("fra 1. oktober", "2019-10-01", "1. oktober 2019"),
        ("pr. 1. november", "2019-11-01", "1. november 2019"),
        ("i september", "2019-09", "september 2019"),
        ("i 2018", "2018", "2018"),
        ("i går", "2019-10-20", "20. oktober 2019"),
        ("d. 3. januar 2017", "2017-01-03", "3. januar 2017"),
        ("ingen dag", None, ""),
    ],
)
def test_a_day_stays_as_precise_as_it_was_told(said: str, wanted: str | None, shown: str) -> None:
    found = told_day(said, TODAY)
    assert found == wanted
    if found:
        assert readable(texts_in("da"), found) == shown
        assert last_day(found) >= date(2017, 1, 3)
