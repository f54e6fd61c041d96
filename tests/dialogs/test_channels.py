"""Channels: whose they are, in words and by button, and what Teams does to them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.cards.render import text_for
from dialogs.answers import Reply
from dialogs.turn import Action, ChannelNews, Incoming, Kind, Place
from storage.database import Database
from storage.records import Channel, ConversationRef, Scope
from storage.repositories.people import PersonRow
from tests.dialogs.talk import PEOPLE, TENANT, Talk

TEAM = "19:general@thread.tacv2"
CHOOSE = "Vælg"


def place(name: str = "randers") -> Place:
    channel = f"19:{name}@thread.tacv2"
    return Place(TENANT, channel, Scope.channel, f"{channel};messageid=1", TEAM, channel, name.title())


class Team:
    """A team with channels, as the edge remembers them."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk

    async def met(self, name: str = "randers") -> None:
        where = place(name)
        ref = ConversationRef(TENANT, where.conversation_id, Scope.channel, "https://smba", "28:bot",
                              team_id=TEAM, channel_id=where.channel_id)  # fmt: skip
        async with self.talk.database.work() as uow:
            await uow.conversations.remember(ref)

    async def _there(self, who: str, kind: Kind, name: str, **more: object) -> Incoming:
        made = await self.talk.incoming(who, kind, **more)  # type: ignore[arg-type]
        return replace(made, place=place(name))

    async def installed(self, who: str = "sofie", name: str = "randers") -> str:
        await self.met(name)
        news = ChannelNews("installed", TEAM, "Alliancen", place(name).channel_id, name.title())
        return await self.talk.take(await self._there(who, Kind.installed, name, bot_added=True, news=news))

    async def says(self, who: str, text: str, name: str = "randers") -> str:
        return await self.talk.take(await self._there(who, Kind.message, name, text=text))

    async def presses(self, who: str, title: str, name: str = "randers", **inputs: str) -> str:
        button = self.talk.button(title)
        action = Action(button.verb, dict(button.data), inputs)
        return await self.talk.take(await self._there(who, Kind.action, name, action=action))

    async def event(self, event: str, name: str = "randers", new_name: str | None = None) -> None:
        news = ChannelNews(event, TEAM, "Team B", place(name).channel_id, new_name or name.title())
        general = replace(place("general"), conversation_id=TEAM)
        incoming = replace(await self.talk.incoming("rita", Kind.channel_news), place=general, news=news)
        assert await self.talk.take(incoming) == ""

    async def removed(self) -> None:
        assert await self.talk.take(await self._there("sofie", Kind.removed, "randers")) == ""

    async def channel(self, name: str = "randers") -> Channel:
        async with self.talk.database.work() as uow:
            found = await uow.channels.meet(TENANT, place(name).conversation_id)
        assert found is not None
        return found

    async def posted(self) -> list[str]:
        async with self.talk.database.work() as uow:
            found = await uow.notices.claim(50, self.talk.clock.at.replace(year=2100))
        return [text_for(Reply.from_json(n.body), "da") for n in found]


@pytest.fixture
async def team(database: Database) -> Team:
    return Team(await Talk(database).begin())


async def test_a_new_team_is_asked_whose_the_channel_is(team: Team) -> None:
    """Once; only the secretariat's press counts, and others are told so in their own chat."""
    seen = await team.installed("rita")
    assert "Hvem er denne kanal for?" in seen and "Rita Lund har føjet mig til" in seen
    assert all(name in seen for name in ("Randersklyngen", "sekretariatet", "styregruppen"))
    card = team.talk.replies
    for who in ("rita", "stig", "bo", "fremmed"):
        team.talk.replies = card
        seen = await team.presses(who, CHOOSE, channel_for="cluster:randers")
        assert "sekretariatet" in seen and team.talk.replies[0].where == "personal"
        assert (await team.channel()).kind is None
    team.talk.replies = card
    seen = await team.presses("sofie", CHOOSE, channel_for="cluster:randers")
    assert "Kanalen er nu for Randersklyngen, valgt af Sofie Friis" in seen and team.talk.replies[0].update
    channel = await team.channel()
    assert (channel.kind, channel.cluster, channel.name, channel.team) == (
        "cluster",
        "randers",
        "Randers",
        "Alliancen",
    )
    assert await team.installed() == ""


@pytest.mark.parametrize("choice", ["", "cluster:nowhere", "cluster", "randers", "secretariat:randers"])
async def test_a_forged_choice_ties_nothing(team: Team, choice: str) -> None:
    await team.installed()
    assert "Vælg først" in await team.presses("sofie", CHOOSE, channel_for=choice)
    assert (await team.channel()).kind is None


async def test_a_channel_is_moved_in_words_on_a_yes(team: Team) -> None:
    """The digest's rule was for those who had it before, and ends."""
    await team.installed()
    card = team.talk.replies
    await team.presses("sofie", CHOOSE, channel_for="cluster:randers")
    await team.says("sofie", "send sammendraget hver mandag kl. 8")
    assert "for Randersklyngen. Skriv i kanalen" not in await team.says("sofie", "denne kanal er for Randers")
    seen = await team.says("sofie", "flyt kanalen til vest")
    assert "i dag for Randersklyngen. Skal den i stedet være for Vestklyngen?" in seen
    assert (await team.channel()).cluster == "randers"
    assert "for Vestklyngen" in await team.talk.say("sofie", "ja")
    channel = await team.channel()
    assert channel.cluster == "vest"
    async with team.talk.database.read() as uow:
        assert await uow.digests.of(channel_id=channel.id) is None
    assert any("Kanalen er nu for Vestklyngen" in text for text in await team.posted())
    team.talk.replies = card
    assert "allerede for Vestklyngen" in await team.presses("sofie", CHOOSE, channel_for="steering")
    assert (await team.channel()).cluster == "vest"


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("denne kanal er for klyngen Aarhus", "aarhus"),
        ("den her kanal er for midt", "midt"),
        ("kanalen tilhører sekretariatet", "secretariat"),
        ("denne kanal er for styregruppen", "steering"),
        ("this channel is for the steering group", "steering"),
        ("knyt kanalen til Vestklyngen", "vest"),
    ],
)
async def test_whose_it_is_in_words(team: Team, words: str, whose: str) -> None:
    await team.installed()
    await team.says("sofie", words)
    await team.talk.say("sofie", "ja")
    channel = await team.channel()
    assert (channel.cluster or channel.kind) == whose


async def test_only_the_secretariat_ties_in_words(team: Team) -> None:
    """Also when the role went between the question and the yes."""
    await team.installed()
    for who in ("rita", "stig", "bo", "fremmed"):
        assert "sekretariatet" in await team.says(who, "denne kanal er for Randers")
        await team.talk.say(who, "ja")
        assert (await team.channel()).kind is None
    await team.says("sofie", "denne kanal er for Randers")
    async with team.talk.database.work() as uow:
        await uow.people.import_people([replace(_row("sofie@rm.dk"), role="observer")])
    await team.talk.say("sofie", "ja")
    assert (await team.channel()).kind is None


def _row(upn: str) -> PersonRow:
    return next(p for p in PEOPLE if p.upn == upn)


async def test_those_whose_it_is_pause_it_and_choose_the_time(team: Team) -> None:
    await team.installed()
    await team.presses("sofie", CHOOSE, channel_for="cluster:randers")
    seen = await team.says("rita", "send sammendraget første torsdag i måneden kl. 9")
    assert "første torsdag i måneden kl. 9" in seen and "torsdag den 7. november 2019 kl. 9" in seen
    assert "kan du ikke styre" in await team.says("mette", "send sammendraget hver dag")
    assert "kan du ikke styre" in await team.says("mette", "sæt kanalen på pause")
    assert "holder pause" in await team.says("rita", "sæt kanalen på pause")
    assert (await team.channel()).paused
    seen = await team.talk.say("rita", "kanaler")
    assert "på pause" in seen and "første torsdag" in seen
    assert "i gang igen" in await team.talk.press("rita", "Genoptag")
    assert "ikke flere sammendrag" in await team.talk.press("rita", "Stop sammendraget")
    assert "intet af sig selv" in await team.talk.say("rita", "kanaler")
    assert "Det tidspunkt kan jeg ikke holde" in await team.says("rita", "send sammendraget når det regner")


async def test_it_is_untied_on_a_yes(team: Team) -> None:
    await team.installed()
    await team.presses("sofie", CHOOSE, channel_for="steering")
    assert "sekretariatet" in await team.says("stig", "frakobl kanalen")
    await team.talk.say("sofie", "kanaler")
    assert "er for styregruppen. Skal den ikke være for nogen" in await team.talk.press("sofie", "Frakobl")
    assert "ikke længere for nogen" in await team.talk.say("sofie", "ja")
    assert (await team.channel()).kind is None


@pytest.mark.parametrize(
    ("event", "undone"),
    [
        ("channelDeleted", "channelRestored"),
        ("teamDeleted", "teamRestored"),
        ("teamHardDeleted", "teamRestored"),
        ("teamArchived", "teamUnarchived"),
    ],
)
async def test_what_teams_does_is_noticed_and_told_to_the_secretariat(
    team: Team, event: str, undone: str
) -> None:
    await team.installed("rita")
    await team.presses("sofie", CHOOSE, channel_for="cluster:randers")
    await team.met("andet")
    await team.event(event)
    assert not (await team.channel()).open
    await team.event(event)
    await team.event(undone)
    assert (await team.channel()).open
    told = await team.posted()
    assert len(told) == 2 and all("Randersklyngen" in text for text in told)


async def test_new_names_are_taken_over(team: Team) -> None:
    await team.installed()
    await team.event("channelRenamed", new_name="Status Randers")
    assert ((await team.channel()).name, (await team.channel()).team) == ("Status Randers", "Team B")
    await team.event("teamRenamed", new_name="x")
    assert ((await team.channel()).name, (await team.channel()).team) == ("Status Randers", "Team B")


async def test_a_removal_closes_every_channel_of_the_team(team: Team) -> None:
    """And a new installation opens them again; what was tied stays tied."""
    for name in ("randers", "vest"):
        await team.installed(name=name)
        await team.presses("sofie", CHOOSE, name, channel_for=f"cluster:{name}")
    await team.removed()
    assert not (await team.channel()).open and not (await team.channel("vest")).open
    seen = await team.installed("rita")
    assert "Hvem er denne kanal for" not in seen
    assert (await team.channel()).open and (await team.channel("vest")).open


async def test_an_event_of_an_unknown_channel_or_kind_does_nothing(team: Team) -> None:
    await team.event("channelDeleted", "ukendt")
    await team.event("channelBlessed")


async def test_channels_and_their_digests_in_free_words(team: Team) -> None:
    """Each reaches what was said: which channel, whose it is to be, when."""
    await team.installed()
    await team.presses("sofie", CHOOSE, channel_for="cluster:randers")
    say = team.talk.say
    assert "hver mandag kl. 8" in await say("rita", "send os status hver mandag kl. 8")
    assert "14 dage før" in await say("rita", "14 dage før klyngestyregruppemødet vil vi have et sammendrag")
    assert "Hvornår" in await say("stig", "hold mig opdateret")
    assert "I kanalen" in await say("rita", "send mig et sammendrag hver fredag")
    assert "ikke flere sammendrag" in await say("rita", "ikke flere sammendrag i vores kanal")
    assert "holder pause" in await say("sofie", "stop med at skrive i randers-kanalen")
    assert "i gang igen" in await say("sofie", "tag Randers' kanal af pause")
    assert "ingen kanal" in await say("sofie", "har vest en kanal?")
    assert "i stedet være for Vestklyngen" in await say(
        "sofie", "kan du flytte randers-kanalen til vestklyngen"
    )
    await say("sofie", "ja")
    assert (await team.channel()).cluster == "vest"
    assert "kun sekretariatet" in await say("rita", "flyt kanalen til Randers")


async def test_a_question_is_read_in_the_clusters_channel(team: Team) -> None:
    """On a yes that names the channel; the answer goes to those who asked alone."""
    await team.installed()
    await team.presses("sofie", CHOOSE, channel_for="cluster:randers")
    seen = await team.talk.say("stig", "spørg Randers om initiativ 7: hvornår begynder I?")
    assert "Rita Lund" in seen and "Og i kanalen: Randers (Alliancen)" in seen
    assert await team.posted() == []
    await team.talk.say("stig", "ja")
    to_rita, in_channel = sorted(await team.posted(), key=lambda text: "i deres egen chat" in text)
    assert "hvornår begynder I?" in to_rita and "hvornår begynder I?" in in_channel
    await team.talk.say("rita", "vis kommentarer")
    await team.talk.press("rita", "Svar på nr. 1")
    await team.talk.say("rita", "Til maj.")
    await team.talk.say("rita", "ja")
    assert [text for text in await team.posted() if "Til maj." in text and "egen chat" in text] == []
