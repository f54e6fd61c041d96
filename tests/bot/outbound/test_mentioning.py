"""Those of a cluster who cannot be reached themselves are mentioned in its channel: all of them in one post."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape

from bot.outbound.delivery import MOST_MENTIONS
from dialogs.answers import Reply, text
from storage.records import (
    Broadcast,
    BroadcastKind,
    BroadcastState,
    DeliveryState,
    Draft,
    Letter,
    Posted,
    Recipient,
)
from tests.bot.outbound.casting import LETTER, NOW, clusters_channel, done, known, named, now, start
from tests.teams import TENANT, Behind, Post, Refusal, TeamsStandIn

VEST, MIDT = "19:vest@thread.tacv2", "19:midt@thread.tacv2"


async def guests(
    bot: Behind, teams: TeamsStandIn, names: Sequence[str], where: str = "vest"
) -> list[Recipient]:
    """People of a cluster's team for whom the bot is not installed, and whose cluster has a channel."""
    async with bot.parts.database.work() as uow:
        await clusters_channel(uow, teams, f"19:{where}@thread.tacv2", where)
        to = []
        for number, name in enumerate(names):
            upn = f"g{number}@{where}.dk"
            guest = teams.person(name, upn.replace("@", "_") + "#EXT#@host.dk")
            teams.not_installed.add(guest.id)
            to.append(Recipient(name, (await named(uow, upn))[1], cluster=where))
    return to


def posts(teams: TeamsStandIn, channel: str = VEST) -> list[Post]:
    return [p for p in teams.posts if p.conversation.startswith(channel)]


def mentioned(post: Post) -> list[str]:
    """Whom Teams tells of it: a mention counts only if its text stands in the message."""
    entities = post.activity["entities"]
    assert all(e["text"] in post.activity["text"] for e in entities)
    assert [unescape(e["text"]) for e in entities] == [f"<at>{e['mentioned']['name']}</at>" for e in entities]
    return [e["mentioned"]["id"] for e in entities]


async def test_one_post_mentions_them_all(bot: Behind, teams: TeamsStandIn) -> None:
    """Each cluster's in its own channel; two of one name are told apart, since Teams goes by the text."""
    to = await guests(bot, teams, ["Anne Berg", "Bo <& Co>", "Anne Berg"])
    to += [*(await guests(bot, teams, ["Mia"], "midt")), *(await known(bot.parts.database, teams, 3))]
    rows = await done(bot, await start(bot, to))
    assert [row.state for row in rows] == [*["posted_in_channel"] * 4, *["delivered"] * 3]
    (vest,), (midt,) = posts(teams), posts(teams, MIDT)
    ids = {g["name"]: key for key, g in teams.roster.items() if key in teams.not_installed}
    assert len(mentioned(vest)) == 3 and mentioned(midt) == [ids["Mia"]]
    assert vest.activity["text"].startswith(
        "<at>Anne Berg</at>, <at>Bo &lt;&amp; Co&gt;</at>, <at>Anne Berg (2)</at>"
    )
    assert "Til jer i klyngen." in vest.text
    assert len({(row.conversation_id, row.message_id) for row in rows[:3]}) == 1
    assert {row.reason.partition(" ")[0] for row in rows[:4]} == {rows[0].reason.partition(" ")[0]} != {""}


async def test_nobody_is_left_out_who_is_still_being_tried(bot: Behind, teams: TeamsStandIn) -> None:
    """Teams was busy for one of them, and then for the post: still one post, with everybody."""
    to = await guests(bot, teams, ["Anne", "Bo", "Carl"])
    teams.refuse("create", Refusal(502))
    teams.refuse("send", Refusal(412))
    rows = await done(bot, await start(bot, to))
    assert {row.state for row in rows} == {"posted_in_channel"}
    (post,) = posts(teams)
    assert len(mentioned(post)) == 3 and all("unavailable" not in row.reason for row in rows)


async def test_so_many_as_teams_takes_in_one_message(bot: Behind, teams: TeamsStandIn) -> None:
    to = await guests(bot, teams, [f"Gæst {n}" for n in range(MOST_MENTIONS + 3)])
    rows = await done(bot, await start(bot, to))
    assert {row.state for row in rows} == {"posted_in_channel"}
    assert sorted(len(mentioned(post)) for post in posts(teams)) == [3, MOST_MENTIONS]


async def test_a_channel_that_refuses_is_everybodys_end(bot: Behind, teams: TeamsStandIn) -> None:
    """Sent again, people are looked for from the start: one of them has the bot by then."""
    to = await guests(bot, teams, ["Anne", "Bo"])
    teams.refuse("send", Refusal(403, "NotEnoughPermissions"))
    made = await start(bot, to)
    assert {row.state for row in await done(bot, made)} == {"failed"}
    anne = next(key for key, who in teams.roster.items() if who["name"] == "Anne")
    teams.not_installed.remove(anne)
    async with bot.parts.database.work() as uow:
        assert await uow.broadcasts.resend(made.id, [DeliveryState.failed]) == 2
    bot.parts.broadcasts.wake()
    assert [row.state for row in await done(bot, made)] == ["delivered", "posted_in_channel"]
    assert [len(mentioned(post)) for post in posts(teams)] == [1]


async def test_corrected_and_taken_back_once(bot: Behind, teams: TeamsStandIn) -> None:
    made = await start(bot, await guests(bot, teams, ["Anne", "Bo", "Carl"]))
    await done(bot, made)
    current = await now(bot, made)
    new = Letter(Reply((text("Nye ord."),)).to_json(), Reply((text("Nye ord i klyngen."),)).to_json())
    async with bot.parts.database.work() as uow:
        await uow.broadcasts.correct(made.id, current.revision, current.draft, new)
    bot.parts.broadcasts.wake()
    rows = await done(bot, made)
    first, changed = posts(teams)
    assert changed.updates == rows[0].message_id and mentioned(changed) == mentioned(first)
    assert "Nye ord i klyngen." in changed.text and len({row.shown for row in rows}) == 1
    async with bot.parts.database.work() as uow:
        assert await uow.broadcasts.withdraw(made.id, NOW)
    bot.parts.broadcasts.wake()
    rows = await done(bot, made, BroadcastState.withdrawn)
    assert {row.state for row in rows} == {"withdrawn"} and teams.deleted == [rows[0].message_id]


async def left_half_sent(bot: Behind, to: Sequence[Recipient], kind: BroadcastKind) -> Broadcast:
    """A process that died while its post to a channel was on its way."""
    async with bot.parts.database.work() as uow:
        made = await uow.broadcasts.create(Draft(kind, "", "", {}), None, "S", TENANT, NOW)
        await uow.broadcasts.start(made.id, made.revision, to, LETTER, NOW)
        due = await uow.ledger.due(made.id, TENANT, NOW, 9)
        await uow.ledger.intend([parcel.id for parcel in due], "dead")
        waiting = [Posted(parcel.id, DeliveryState.pending, "not_installed", VEST) for parcel in due]
        await uow.ledger.note(waiting, "dead", NOW)
        left = await uow.ledger.to_mention(made.id, TENANT, NOW, 9)
        assert await uow.ledger.intend([parcel.id for parcel in left], "dead") == {p.id for p in due}
    bot.parts.broadcasts.wake()
    return made


async def test_cut_off_between_the_post_and_the_ledger(bot: Behind, teams: TeamsStandIn) -> None:
    """Nobody knows whether it stands there: all of them are unknown, and one post more is the sender's to ask for."""
    made = await left_half_sent(bot, await guests(bot, teams, ["Anne", "Bo"]), BroadcastKind.message)
    assert {row.state for row in await done(bot, made)} == {"unknown"} and posts(teams) == []
    async with bot.parts.database.work() as uow:
        assert await uow.broadcasts.resend(made.id, [DeliveryState.unknown]) == 2
    bot.parts.broadcasts.wake()
    assert {row.state for row in await done(bot, made)} == {"posted_in_channel"}
    assert [len(mentioned(post)) for post in posts(teams)] == [2]


async def test_a_reminder_that_was_cut_off_is_posted_again(bot: Behind, teams: TeamsStandIn) -> None:
    made = await left_half_sent(bot, await guests(bot, teams, ["Anne", "Bo"]), BroadcastKind.reminder)
    assert {row.state for row in await done(bot, made)} == {"posted_in_channel"}
    assert [len(mentioned(post)) for post in posts(teams)] == [2]
