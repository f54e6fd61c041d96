"""Files are handed over as Teams wants it: asked first, uploaded where it says, a card afterwards."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from bot.documents import making
from bot.documents.making import Job, Wanted
from bot.documents.refused import NotMade
from dialogs.answers import Handout, Reply, text
from dialogs.turn import Incoming, Kind
from tests.bot.echo import Echo
from tests.e2e.chatting import until
from tests.teams import Behind, Refusal, Someone, TeamsStandIn

NAME = "Afrapportering – Vestklyngen – initiativ 8.pptx"
CONTENT = "æøå ".encode() * 100
HANDOUT = Handout(NAME, "application/x", "here", {}, "t0ken")


async def here(wanted: Wanted) -> bytes:
    return CONTENT


async def elsewhere(wanted: Wanted) -> Job:
    return Job("tests.bot.inbound.test_handing:written", "Æble")


async def refused(wanted: Wanted) -> bytes:
    raise NotMade("documents-too-large")


async def breaking(wanted: Wanted) -> Job:
    return Job("tests.bot.inbound.test_handing:broken", None)


def written(argument: str) -> bytes:
    print("a library that talks")
    return argument.encode()


def broken(argument: None) -> bytes:
    raise ValueError("a secret of somebody's")


@pytest.fixture(autouse=True)
def makers(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("here", "elsewhere", "refused", "breaking"):
        monkeypatch.setitem(making.MAKERS, name, f"tests.bot.inbound.test_handing:{name}")


@pytest.fixture(autouse=True)
def offers(echo: Echo) -> None:
    """Every message is answered with the file of that kind, every yes with its upload."""

    def answer(incoming: Incoming) -> Sequence[Reply]:
        if incoming.kind is not Kind.file_consent:
            kind = incoming.text.strip()
            return [
                Reply((text("Jeg laver den nu."),), where="personal", handout=replace(HANDOUT, kind=kind))
            ]
        assert incoming.action is not None
        if incoming.action.verb != "take":
            return [Reply((text("Så ikke."),), update=True)]
        return [Reply(handout=replace(HANDOUT, kind="here", upload=dict(incoming.action.data["upload"])))]

    echo.answer = answer


async def test_a_file_is_offered_then_uploaded_and_the_offer_taken_back(
    bot: Behind, teams: TeamsStandIn, ann: Someone, echo: Echo
) -> None:
    assert (await bot.post(teams.message(ann, "here"))).status == 200
    assert teams.texts()[0] == "Jeg laver den nu."
    offer = teams.offered()
    assert (offer["name"], offer["content"]["sizeInBytes"]) == (NAME, len(CONTENT))
    assert offer["content"]["acceptContext"] == {"handout": "t0ken"} == offer["content"]["declineContext"]

    answer = await bot.post(teams.consent(ann))
    assert (answer.status, answer.raw) == (200, b"")
    content, headers = teams.uploads["it"]
    assert content == CONTENT and "Authorization" not in headers
    assert headers["Content-Range"] == f"bytes 0-{len(CONTENT) - 1}/{len(CONTENT)}"
    card = teams.posts[-1].activity["attachments"][0]
    assert card["contentType"] == "application/vnd.microsoft.teams.card.file.info"
    assert (card["name"], card["content"]) == (NAME, {"uniqueId": "77", "fileType": "pptx"})
    assert teams.deleted == ["1763719200001"]
    assert echo.taken[-1].action and echo.taken[-1].action.data["token"] == "t0ken"


async def test_a_no_takes_the_place_of_the_offer(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    await bot.post(teams.message(ann, "here"))
    await bot.post(teams.consent(ann, accept=False))
    assert (teams.posts[-1].text, teams.posts[-1].updates) == ("Så ikke.", "1763719200001")
    assert teams.uploads == {}


@pytest.mark.parametrize("status", [404, 410, 409])
async def test_an_upload_that_is_refused_is_told_and_the_offer_stays(
    status: int, bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    await bot.post(teams.message(ann, "here"))
    teams.refuse("upload", Refusal(status))
    assert (await bot.post(teams.consent(ann))).status == 200
    assert "kom ikke på plads" in teams.texts()[-1] and teams.deleted == []
    await bot.post(teams.consent(ann))
    assert teams.uploads["it"][0] == CONTENT


async def test_an_upload_is_tried_once_more_when_the_place_is_busy(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    await bot.post(teams.message(ann, "here"))
    teams.refuse("upload", Refusal(503))
    await bot.post(teams.consent(ann))
    assert teams.uploads["it"][0] == CONTENT


@pytest.mark.parametrize(
    "url", ["https://evil.example/x", "http://169.254.169.254/x", "file:///etc/passwd", "\u00e6"]
)
async def test_nothing_is_uploaded_to_where_files_may_not_lie(
    url: str, bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    await bot.post(teams.message(ann, "here"))
    assert (await bot.post(teams.consent(ann, url=url))).status == 200
    assert teams.uploads == {} and "kom ikke på plads" in teams.texts()[-1]


async def test_asked_for_in_a_channel_it_comes_in_the_own_chat(
    bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    await bot.post(teams.in_channel(ann, "here"))
    assert {p.conversation for p in teams.posts} == {ann.chat}
    assert teams.offered()["name"] == NAME


async def test_another_process_makes_it(bot: Behind, teams: TeamsStandIn, ann: Someone) -> None:
    await bot.post(teams.message(ann, "elsewhere"))
    await until(lambda: len(teams.posts) == 2, 60)
    assert teams.offered()["content"]["sizeInBytes"] == len("Æble".encode())


@pytest.mark.parametrize(("kind", "said"), [("refused", "for stor"), ("breaking", "kunne ikke lave")])
async def test_what_cannot_be_made_is_told(
    kind: str, said: str, bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    await bot.post(teams.message(ann, kind))
    await until(lambda: len(teams.posts) == 2, 60)
    assert said in teams.texts()[-1] and "secret" not in teams.texts()[-1]


@pytest.mark.parametrize("value", [None, [], "x", {}, {"action": "accept"}, {"action": 7, "context": []}])
async def test_a_consent_that_is_none_takes_nothing(
    value: object, bot: Behind, teams: TeamsStandIn, ann: Someone
) -> None:
    answer = await bot.post(teams.invoke(ann, "fileConsent/invoke", value))
    assert answer.status == (200 if isinstance(value, dict) else 400)
    assert teams.uploads == {}
