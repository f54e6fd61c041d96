"""Invokes are answered with their bodies, which is where the SDK's own adapter fails."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.answers import Button, Form, Input, Reply, field_block, heading, text
from dialogs.turn import Kind
from tests.bot.echo import Echo, EchoOutcome
from tests.teams import CHANNEL, Behind, Refusal, Someone, TeamsStandIn, channel

CARD = "application/vnd.microsoft.card.adaptive"
FORM = Form(
    "Formål", (field_block(Input("a", "Svar", "longtext", "før")),), Button("Gem", "form.save", {"report": 1})
)


def replace(said: str) -> Reply:
    return Reply((heading(said),), (Button("Videre", "go", {"n": 1}),), update=True)


async def test_a_press_changes_its_card_and_the_rest_is_sent_first(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    echo.answer = lambda given: [Reply((text("også"),)), replace("Gemt")]
    answered = await bot.post(teams.execute(ann, "save", {"report": 7}, felt="Ni måneder"))
    assert answered.status == 200
    assert (answered.body["statusCode"], answered.body["type"]) == (200, CARD)
    assert answered.body["value"]["type"] == "AdaptiveCard" and "Gemt" in str(answered.body["value"])
    assert teams.texts() == ["også"]
    taken = echo.taken[0]
    assert taken.kind is Kind.action and taken.action is not None and taken.reply_to == "1763719200001"
    assert (taken.action.verb, taken.action.data, taken.action.inputs) == (
        "save",
        {"report": 7},
        {"felt": "Ni måneder"},
    )
    assert all(o.was_sent for o in echo.outcomes.values())


async def test_in_a_channel_the_card_changes_for_everybody(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    echo.answer = lambda given: [replace("Gemt")]
    answered = await bot.post(teams.execute(ann, "save", conversation=channel("17")))
    assert answered.body["type"] == "application/vnd.microsoft.activity.message" and answered.body["value"]
    changed = teams.posts[0]
    assert (changed.conversation, changed.updates) == (f"{CHANNEL};messageid=17", "1763719200001")


async def test_a_press_of_the_old_kind_changes_its_card_too(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    echo.answer = lambda given: [replace("Gemt")]
    assert (await bot.post(teams.submit(ann, "save"))).raw == b""
    teams.refuse("update", Refusal(404, "ActivityNotFoundInConversation"))
    await bot.post(teams.submit(ann, "save"))
    assert [p.updates for p in teams.posts] == ["1763719200001", None]


async def test_a_press_may_be_answered_with_a_few_words(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    echo.answer = lambda given: EchoOutcome(toast="Det er gjort.")
    answered = await bot.post(teams.execute(ann, "save"))
    assert answered.body == {
        "statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Det er gjort.",
    }  # fmt: skip


async def test_an_automatic_press_is_told_apart(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    activity = teams.execute(ann, "refresh")
    activity["value"]["trigger"] = "automatic"
    await bot.post(activity)
    assert echo.taken[0].action is not None and echo.taken[0].action.automatic


async def test_a_dialog_opens_comes_again_and_closes(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    echo.answer = lambda given: EchoOutcome(form=FORM)
    for step, kind in (("fetch", Kind.form_open), ("submit", Kind.form_submit)):
        answered = await bot.post(teams.dialog(ann, step, "form", {"report": 1}, a="nyt"))
        task = answered.body["task"]
        assert (task["type"], task["value"]["title"]) == ("continue", "Formål")
        assert task["value"]["card"]["contentType"] == CARD
        assert echo.taken[-1].kind is kind and echo.taken[-1].action is not None
        assert echo.taken[-1].action.inputs == {"a": "nyt"}
    echo.answer = lambda given: EchoOutcome(toast="Gemt.")
    answered = await bot.post(teams.dialog(ann, "submit", "form"))
    assert answered.body == {"task": {"type": "message", "value": "Gemt."}}
    echo.answer = lambda given: [Reply((text("Gemt i chatten."),))]
    answered = await bot.post(teams.dialog(ann, "submit", "form"))
    assert (answered.status, answered.raw, teams.texts()) == (200, b"", ["Gemt i chatten."])


@pytest.mark.parametrize(("name", "value", "status", "body"), [
    ("message/submitAction", {"actionName": "feedback", "actionValue": {"reaction": "like"}}, 200, None),
    ("suggestedActions/submit", {}, 200, None),
    ("signin/verifyState", {"state": "1"}, 200, None),
    ("signin/tokenExchange", {}, 200, None),
    ("application/search", {"queryText": "a"}, 200,
     {"type": "application/vnd.microsoft.search.searchResponse", "value": {"results": []}}),
    ("composeExtension/query", {}, 501, None),
    ("config/fetch", {}, 501, None),
    ("", {}, 501, None),
    (None, {}, 501, None),
    (["x"], {}, 501, None),
    ("adaptiveCard/action", None, 400, None),
    ("adaptiveCard/action", {"action": "text"}, 400, None),
    ("task/submit", "text", 400, None),
])  # fmt: skip
async def test_other_invokes(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, name: Any, value: Any, status: int, body: Any
) -> None:
    answered = await bot.post(teams.invoke(ann, name, value))
    assert (answered.status, answered.body) == (status, body)
    assert not echo.taken and not teams.posts


@pytest.mark.parametrize(
    "data", [None, "text", [], {}, {"k": 1}, {"k": {"v": 2, "verb": "save"}}, {"k": {"v": 1}}]
)
async def test_a_button_that_is_not_ours_comes_as_unknown(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo, data: Any
) -> None:
    value = {"action": {"type": "Action.Execute", "data": data}, "trigger": "manual"}
    assert (await bot.post(teams.invoke(ann, "adaptiveCard/action", value))).status == 200
    assert echo.taken[0].action is not None and echo.taken[0].action.verb == "unknown"
