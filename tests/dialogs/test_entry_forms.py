"""Contacts and terms as forms: what is changed in the fields is changed, and nothing else."""

from __future__ import annotations

import pytest

from dialogs.answers import Button
from dialogs.turn import Action, Kind
from storage.database import Database
from storage.records import Amendable
from tests.dialogs.talk import MORE, PEOPLE, Talk
from tests.dialogs.test_forms import fields, said

KAREN = {
    "name": "Karen Holm",
    "title": "Projektleder i Herning",
    "email": "karen@herning.dk",
    "phone": "12 34 56 78",
}


@pytest.fixture
async def talk(database: Database) -> Talk:
    talk = await Talk(database).begin((*PEOPLE, MORE["lise"]))
    await talk.say("sofie", "ny kontakt")
    await talk.press("sofie", "Ny kontakt")
    return talk


async def kept(talk: Talk, key: str, kind: Amendable = Amendable.contact) -> dict[str, object]:
    async with talk.database.read() as uow:
        newest = await uow.amendments.newest(kind, key)
        return dict(newest.body) if newest else {}


async def test_a_contact_is_made_and_changed_in_its_fields(talk: Talk) -> None:
    assert "Gemt: Karen Holm" in await talk.submit_form("sofie", KAREN)
    assert "catalogue_changed" in await talk.audited()
    seen = await talk.say("sofie", "ret kontakt karen holm")
    assert "karen@herning.dk" in seen and "Projektleder i Herning" in seen
    await talk.press("sofie", "Ret kontakten")
    assert fields(talk.form) == KAREN
    await talk.submit_form("sofie", {**KAREN, "phone": "", "title": "Konsulent"})
    body = await kept(talk, "karen-holm")
    assert (body["phone"], body["email"]) == (None, "karen@herning.dk")
    assert [r["title"] for r in body["roles"]] == ["Konsulent", "Projektleder i Herning"]  # type: ignore[attr-defined]
    assert "Konsulent" in await talk.say("mette", "hvem er Karen Holm")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [({"email": "karen"}, "e-mailadresse"), ({"phone": "ring til mig"}, "telefonnummer"), ({"name": ""}, "Skriv noget her"),
     ({"title": "x" * 201}, "200"), ({"title": "Borger 010180-1234"}, "CPR")],
)  # fmt: skip
async def test_a_wrong_field_comes_back_with_the_reason(talk: Talk, wrong: dict[str, str], why: str) -> None:
    await talk.submit_form("sofie", KAREN | wrong)
    assert why in said(talk.form) and fields(talk.form)["email"] == (KAREN | wrong)["email"]
    assert await kept(talk, "karen-holm") == {}


async def test_who_was_faster_is_told_and_nothing_is_written_over(talk: Talk) -> None:
    await talk.submit_form("sofie", KAREN)
    await talk.say("sofie", "ret kontakt karen holm")
    await talk.press("sofie", "Ret kontakten")
    open_form = talk.form
    await talk.say("lise", "ret kontakt karen holm: 87 65 43 21")
    await talk.say("lise", "ja")
    talk.form = open_form
    await talk.submit_form("sofie", {**KAREN, "phone": "11 11 11 11"})
    assert "Lise Bak" in said(talk.form) and (await kept(talk, "karen-holm"))["phone"] == "87 65 43 21"
    await talk.submit_form("sofie", {**KAREN, "phone": "11 11 11 11"})
    assert (await kept(talk, "karen-holm"))["phone"] == "11 11 11 11"


async def test_a_term_has_a_form_too(talk: Talk) -> None:
    await talk.say("sofie", "nyt begreb")
    await talk.press("sofie", "Nyt begreb")
    await talk.submit_form("sofie", {"term": "Klyngekaffe", "meaning": "Et kort møde."})
    assert "Et kort møde." in await talk.say("mette", "hvad betyder klyngekaffe")
    await talk.say("sofie", "ret begrebet klyngekaffe")
    await talk.press("sofie", "Ret begrebet")
    await talk.submit_form("sofie", {"term": "Klyngekaffe", "meaning": "Et møde med kage."})
    assert "kage" in await talk.say("mette", "hvad betyder klyngekaffe")


@pytest.mark.parametrize("data", [{"kind": "person", "key": "karen-holm"}, {"kind": "answer", "key": ""},
                                  {"kind": "person", "key": "findes-ikke"}, {"kind": "person", "key": 7}])  # fmt: skip
async def test_nobody_else_opens_or_saves_it_and_a_forged_button_is_none(
    talk: Talk, data: dict[str, object]
) -> None:
    await talk.submit_form("sofie", KAREN)
    before = await kept(talk, "karen-holm")
    for who in ("mette", "stig", "fremmed") if data["key"] == "karen-holm" else ("sofie",):
        forged = {"form": "entry", "seen": 0, **data}
        talk.form = None
        await talk.press(who, Button("x", "form", forged, opens="form"))
        assert talk.form is None
        action = Action("form_save", forged, {**KAREN, "phone": "99 99 99 99"})
        await talk.take(await talk.incoming(who, Kind.form_submit, action=action))
    assert await kept(talk, "karen-holm") == before
