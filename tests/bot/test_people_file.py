"""The people file: every way a spreadsheet saves it, and every fault named at once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.people_file import PeopleFileError, read_people
from storage.records import RoleName
from storage.repositories.people import PersonRow as Row


@dataclass(frozen=True)
class _Place:
    name: str


@dataclass(frozen=True)
class _Places:
    clusters: dict[str, _Place]
    municipalities: dict[str, _Place]


PLACES = _Places(
    {"vest": _Place("Vestklyngen"), "midt": _Place("Midtklyngen")}, {"holstebro": _Place("Holstebro")}
)
HEADER = "upn,name,role,cluster,municipality,organisation\n"
ASE = Row("åse@x.dk", "Åse Ærø", RoleName.member, "vest", "holstebro", "Lægerne, Vest")


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(PeopleFileError) as caught:
        read_people(text.encode(), PLACES)
    return caught.value.problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_spreadsheets_ways_of_saving_read_alike(encoding: str, newline: str) -> None:
    comma = HEADER + 'åse@x.dk,Åse Ærø,member,vest,holstebro,"Lægerne, Vest"\n'
    semicolon = (
        HEADER.replace(",", ";") + "åse@x.dk; Åse Ærø ;Member;Vestklyngen;HOLSTEBRO;Lægerne, Vest;;\n;;;;;\n"
    )
    for text in (comma, semicolon):
        assert read_people(text.replace("\n", newline).encode(encoding), PLACES) == [ASE]


def test_columns_may_be_left_out_and_stand_in_any_order() -> None:
    assert read_people(b"role,name,upn\nsteering,Bo,bo@x.dk", PLACES) == [
        Row("bo@x.dk", "Bo", RoleName.steering, None, None, None)
    ]


def test_a_person_with_two_roles_has_two_rows() -> None:
    rows = read_people((HEADER + "a@x.dk,A,member,vest,,\na@x.dk,A,member,midt,,\n").encode(), PLACES)
    assert [row.cluster for row in rows] == ["vest", "midt"]


def test_every_fault_is_named_with_its_line() -> None:
    found = faults(
        HEADER + "nobody,A,member,vest,,\n"
        "b@x.dk,,chief,nord,atlantis,\n"
        "\n"
        '"c@x.dk","C\nC",member,,,\n'
        "d@x.dk,D,observer,,,\nd@x.dk,D,observer,,,\nD@x.dk,Ditte,steering,,,\n"
    )
    assert [fault.split(":")[0] for fault in found] == [
        "line 2",
        "line 3",
        "line 3",
        "line 3",
        "line 3",
        "line 5",
        "line 8",
        "line 9",
    ]
    assert "vest, midt" in found[3] and "holstebro" in found[4]
    assert "same as line 7" in found[6] and "'D' on line 7" in found[7]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "column upn is missing"),
        (HEADER, "no people"),
        ("upn,name\n", "column role is missing"),
        ("upn,name,role,klynge\n", "no column 'klynge'"),
        ("upn,name,role,upn\n", "twice"),
        (HEADER + "a@x.dk,A,steering,,,,extra\n", "line 2: there is more"),
        (HEADER + 'a@x.dk,"A"B,steering,,,\n', "line 2"),
        (HEADER + "a@x.dk," + "A" * 201 + ",steering,,,\n", "longer than 200"),
        (HEADER + "a@x.dk,A\0,steering,,,\n", "neither"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole(text: str, said: str) -> None:
    assert any(said in fault for fault in faults(text))


def test_a_cpr_number_is_refused_and_not_repeated() -> None:
    for row in (
        "a@x.dk,010190-1234,steering,,,",
        "a@x.dk,A,0101901234,,,",
        "a@x.dk,A,steering,,,010190 1234",
    ):
        [fault] = faults(HEADER + row)
        assert "CPR" in fault and "1234" not in fault


def test_a_file_that_is_no_text_or_too_large_is_refused() -> None:
    for content in (b"\x81\x8d\x8f", b"x" * 2_000_001):
        with pytest.raises(PeopleFileError):
            read_people(content, PLACES)
