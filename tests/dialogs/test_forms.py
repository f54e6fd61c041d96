"""A section as a form: the same draft and the same rules as in conversation."""

from __future__ import annotations

from dialogs.answers import Form
from dialogs.reports.draft import MAX_ANSWER
from dialogs.turn import Kind
from storage.database import Database
from storage.records import Scope
from tests.dialogs.talk import Talk

START = "jeg vil skrive om initiativ 8"


def fields(form: Form | None) -> dict[str, str]:
    """What stands in the fields of a form."""
    assert form is not None
    return {b.input.id.removeprefix("q_"): b.input.value for b in form.blocks if b.input}


def said(form: Form | None) -> str:
    """What a form says around its fields."""
    assert form is not None
    return "\n".join(b.text for b in form.blocks)


async def opened(database: Database) -> Talk:
    """Mette has the first section's form open."""
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    await talk.press("mette", "Åbn formular")
    return talk


async def test_it_opens_with_what_is_there(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    await talk.say("mette", "En tekst.")
    await talk.press("mette", "Åbn formular")
    assert fields(talk.form) == {"a1-kort-beskrivelse": "En tekst.", "a1-formaal": "", "a1-ansvar": ""}


async def test_a_cpr_number_in_one_field_stops_that_field_alone(database: Database) -> None:
    talk = await opened(database)
    await talk.submit_form(
        "mette", {"q_a1-kort-beskrivelse": "Et team.", "q_a1-formaal": "Borgeren 010180-1234 er glad"}
    )
    assert "CPR" in said(talk.form)
    assert "010180" not in repr(talk.form)
    assert fields(talk.form)["a1-formaal"].endswith("er glad")
    found = await talk.answers()
    assert (found["a1-kort-beskrivelse"], found["a1-formaal"]) == ("Et team.", None)


async def test_what_is_too_long_comes_back_and_the_rest_is_saved(database: Database) -> None:
    talk = await opened(database)
    await talk.submit_form(
        "mette", {"q_a1-kort-beskrivelse": "Et team.", "q_a1-formaal": "x" * (MAX_ANSWER + 1)}
    )
    assert "20.001" in said(talk.form)
    found = await talk.answers()
    assert (found["a1-kort-beskrivelse"], found["a1-formaal"]) == ("Et team.", None)


async def test_a_colleagues_newer_text_is_not_overwritten(database: Database) -> None:
    talk = await opened(database)
    form = talk.form
    await talk.say("ole", START)
    await talk.say("ole", "Oles tekst.")
    talk.form = form
    await talk.submit_form("mette", {"q_a1-kort-beskrivelse": "Mettes tekst.", "q_a1-formaal": "Formål."})
    assert "Oles tekst." in said(talk.form) and "Mettes tekst." in said(talk.form)
    assert (await talk.answers())["a1-kort-beskrivelse"] == "Oles tekst."
    assert (await talk.answers())["a1-formaal"] == "Formål."
    assert "Mettes tekst." in await talk.say("mette", "gemte tekster")
    await talk.say("mette", "placér")
    assert (await talk.answers())["a1-kort-beskrivelse"] == "Oles tekst.\n\nMettes tekst."


async def test_words_after_a_colleagues_are_added_as_ones_own(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("ole", START)
    await talk.say("ole", "Oles tekst.")
    await talk.say("mette", START)
    await talk.press("mette", "Åbn formular")
    await talk.submit_form("mette", {"q_a1-kort-beskrivelse": "Oles tekst.\nOg Mettes."})
    await talk.say("mette", "hvem skrev beskrivelse")
    assert (await talk.answers())["a1-kort-beskrivelse"] == "Oles tekst.\n\nOg Mettes."


async def test_an_emptied_field_is_left_as_it_is(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    await talk.say("mette", "En tekst.")
    await talk.press("mette", "Åbn formular")
    await talk.submit_form("mette", {"q_a1-kort-beskrivelse": " "})
    assert (await talk.answers())["a1-kort-beskrivelse"] == "En tekst."
    assert "slet" in talk.see


async def test_a_crisis_in_a_field_stores_nothing(database: Database) -> None:
    talk = await opened(database)
    await talk.submit_form(
        "mette", {"q_a1-kort-beskrivelse": "Et team.", "q_a1-formaal": "jeg vil ikke leve mere"}
    )
    assert "70 201 201" in talk.see
    assert set((await talk.answers()).values()) == {None}


async def test_the_form_of_a_submitted_report_does_not_open(database: Database) -> None:
    talk = await opened(database)
    form = talk.form
    for words in ("En tekst.", "indsend", "ja"):
        await talk.say("mette", words)
    talk.form = form
    await talk.submit_form("mette", {"q_a1-kort-beskrivelse": "Noget andet."})
    assert (await talk.answers())["a1-kort-beskrivelse"] == "En tekst."
    assert "genåbn" in talk.see


async def test_it_does_not_open_for_another_cluster_or_in_a_channel(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    button = talk.button("Åbn formular")
    await talk.press("rita", button)
    assert talk.form is None and "kan du ikke se" in (talk.toast or "")
    await talk.press("mette", button, scope=Scope.channel)
    assert talk.form is None and "egen chat" in (talk.toast or "")


async def test_as_a_card_in_the_chat(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.say("mette", START)
    await talk.say("mette", "skema")
    await talk.press("mette", "Gem", {"q_a1-formaal": "Formålet.", "q_a1-ansvar": "010180-1234"})
    assert "CPR" in talk.see and "1234" not in talk.see
    await talk.press("mette", "Gem", {"q_a1-formaal": "Formålet.", "q_a1-ansvar": "Kommunen."})
    found = await talk.answers()
    assert (found["a1-formaal"], found["a1-ansvar"]) == ("Formålet.", "Kommunen.")


async def test_unknown_and_forged_fields_change_nothing(database: Database) -> None:
    talk = await opened(database)
    await talk.submit_form(
        "mette", {"q_nej": "x", "a1-formaal": "y", "q_a3-spredningspotentiale": "anden side"}
    )
    assert set((await talk.answers()).values()) == {None}
    assert talk.last is not None and talk.last.kind is Kind.form_submit
