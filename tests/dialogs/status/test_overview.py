"""The overview of any size: within Teams' limits, the same queries, nothing left out over its pages."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from bot.cards.budget import CARD_BYTES
from bot.cards.render import card_for, text_for
from dialogs.turn import Kind
from storage.catalogue.records import Catalogue
from storage.database import Database
from storage.records import ReportKey, StatusContent, StatusState, TrafficLight
from tests.dialogs.talk import Talk, catalogue
from tests.storage.samples import QueryCount


def grown(clusters: int, initiatives: int) -> Catalogue:
    """The catalogue with as many clusters and initiatives."""
    held = catalogue()
    first, one = next(iter(held.clusters.values())), next(iter(held.initiatives.values()))
    more = {f"ny{n}": replace(first, key=f"ny{n}", name=f"Østjyllandsklynge {n}") for n in range(clusters)}
    many = {n: replace(one, number=n) for n in range(1, initiatives + 1)}
    return replace(
        held,
        clusters=dict(list((held.clusters | more).items())[:clusters]),
        initiatives=dict(list((dict(held.initiatives) | many).items())[:initiatives]),
    )


async def filled(talk: Talk) -> None:
    """A status on each pair, and a report on one of each cluster."""
    template = talk.known.default_template
    assert template is not None
    async with talk.database.work() as uow:
        for place, cluster in enumerate(talk.known.clusters):
            content = StatusContent(
                cluster=cluster,
                initiatives=tuple(talk.known.initiatives),
                state=list(StatusState)[place % 10],
                text="Vi er i gang.",
                as_of="2019-03-01",
                light=TrafficLight.red,
            )
            await uow.statuses.add(content, None, "Rita Lund", talk.clock.at.replace(month=3))
            await uow.reports.start(
                ReportKey(template.key, cluster, 1), template.version, None, talk.clock.at
            )


@pytest.fixture
async def small(database: Database) -> AsyncIterator[Talk]:
    talk = await Talk(database).begin()
    await filled(talk)
    yield talk


class ReadCount(QueryCount):
    """Counts what is read. That earlier replies arrived is written now and then, beside any turn."""

    def _seen(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        self.count += statement.lstrip().upper().startswith(("SELECT", "WITH"))


async def _queries(talk: Talk) -> int:
    await talk.say("stig", "overblik")
    counted = ReadCount(talk.database)
    await talk.say("stig", "overblik")
    return counted.taken()


def fits(talk: Talk) -> str:
    """The card's text, once its size and its text twin were looked at."""
    (reply,) = talk.replies
    card = card_for(reply, "da")
    assert len(json.dumps(card, ensure_ascii=False).encode()) <= CARD_BYTES
    twin = text_for(reply, "da")
    for block in reply.blocks:
        for row in block.rows:
            assert all(cell in twin for cell in row)
        for label, value in block.facts:
            assert label in twin and value in twin
    return twin


async def test_five_clusters_and_eleven_initiatives_are_one_card(small: Talk) -> None:
    await small.say("stig", "overblik")
    seen = fits(small)
    assert "Nr. 11: Midt venter 7m !?" in seen and "af 2" not in seen
    assert "1: 0 af 7" in seen


async def test_twenty_by_twenty_is_paged_and_takes_the_same_queries(database: Database) -> None:
    talk = Talk(database, known=grown(20, 20))
    await talk.begin()
    before = await _queries(talk)
    assert before > 0
    await filled(talk)
    assert await _queries(talk) == before
    seen, cells = [], 0
    for _ in range(8):
        seen.append(fits(talk))
        (table,) = [b for b in talk.replies[0].blocks if b.kind == "table"]
        cells += sum(len(row) - 1 for row in table.rows[1:])
        await talk.press("stig", "Næste side")
    assert cells == 400
    assert "Side 8 af 8" in seen[-1]
    assert fits(talk) == seen[0]


async def test_a_forged_page_or_cluster_is_none(small: Talk) -> None:
    """Who may is looked up when it is pressed."""
    await small.say("stig", "overblik")
    button = small.button("Vestklyngen")
    assert "klyngens egne medlemmer" in await small.press("rita", button)
    forged = replace(button, data={**button.data, "cluster": "Vest'; DROP"})
    assert "ældre kort" in await small.press("stig", forged)
    unknown = replace(button, data={**button.data, "cluster": "nowhere"})
    assert "klyngens egne medlemmer" in await small.press("stig", unknown)
    assert small.last is not None and small.last.kind is Kind.action
