"""The secretariat sends a template as a file: checked, shown, published on a yes, and never changed again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from dialogs.services import Fetched
from dialogs.turn import FileRef
from storage.catalogue.load import builtin
from storage.database import Database
from tests.dialogs.talk import Talk, catalogue

PICNIC = """key: klyngekaffe
version: {version}
title: Klyngekaffe
one_per: cluster
names: [klyngekaffe]
sections:
  - key: hvad
    title: Hvad
    questions:
      - key: emne
        title: Emne
        prompt: {prompt}
"""


@pytest.fixture
async def talk(database: Database) -> Talk:
    return await Talk(database).begin()


async def send(talk: Talk, content: str, who: str = "sofie", name: str = "kaffe.yaml") -> str:
    url = f"https://files.example/{name}"
    talk.files.files[url] = Fetched(name, "text/plain", "document", content.encode(), content)
    return await talk.say(who, "", files=(FileRef(name, "text/plain", url),))


def picnic(version: int = 1, prompt: str = "Hvad skal I tale om?") -> str:
    return PICNIC.format(version=version, prompt=prompt)


async def test_a_new_template_is_shown_published_and_filled_in(talk: Talk) -> None:
    seen = await send(talk, picnic())
    assert "Klyngekaffe, version 1" in seen and "Emne" in seen and "Skal jeg udgive den" in seen
    assert "Udgivet" in await talk.say("sofie", "ja")
    assert "Hvad skal I tale om?" in await talk.say("mette", "udfyld klyngekaffe")
    assert "udgav en skabelon" in await talk.say("sofie", "vis loggen")


async def test_a_published_version_is_never_changed_and_a_draft_keeps_its_own(talk: Talk) -> None:
    await send(talk, picnic())
    await talk.say("sofie", "ja")
    await talk.say("mette", "udfyld klyngekaffe")
    assert "Version 1 findes allerede" in await send(talk, picnic(prompt="Noget andet?"))
    seen = await send(talk, picnic(2, "Noget andet?"))
    assert "Ny ordlyd" in seen and "Emne" in seen
    await talk.say("sofie", "ja")
    assert "Hvad skal I tale om?" in await talk.say("mette", "fortsæt")
    assert "Noget andet?" in await talk.say("rita", "udfyld klyngekaffe")


async def test_a_sync_of_the_files_leaves_it_alone(talk: Talk) -> None:
    await send(talk, picnic())
    await talk.say("sofie", "ja")
    async with talk.database.work() as uow:
        changed = replace(catalogue(), fingerprint="another")
        await uow.catalogue.sync(changed, datetime.now(UTC))
    async with talk.database.read() as uow:
        assert "klyngekaffe" in (await uow.catalogue.load()).templates


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (picnic().replace("one_per: cluster", "one_per: uge"), "kaffe.yaml:4: one_per"),
        (picnic().replace("title: Hvad", "titel: Hvad"), "kaffe.yaml:8: sections"),
        (picnic() + "  rod: [", "kaffe.yaml:"),
        (picnic() + "default: true\n", "default templates"),
        (picnic().replace("names: [klyngekaffe]", "names: [dagsordenspunkt]"), "several templates called"),
        ("", "is empty"),
    ],
)
async def test_a_fault_is_told_with_its_line_and_nothing_is_published(
    talk: Talk, wrong: str, told: str
) -> None:
    assert told in (await send(talk, wrong)).replace("\\", "")
    await talk.say("sofie", "ja")
    async with talk.database.read() as uow:
        assert "klyngekaffe" not in (await uow.catalogue.load()).templates


async def test_it_is_a_file_like_any_other_from_anybody_else(talk: Talk) -> None:
    assert "udgive" not in await send(talk, picnic(), who="mette")


async def test_a_file_that_could_not_be_fetched_is_told(talk: Talk) -> None:
    said = await talk.say("sofie", "", files=(FileRef("kaffe.yaml", "text/plain", "https://gone.example/x"),))
    assert "kaffe.yaml" in said


async def test_the_built_in_template_gets_a_new_version(talk: Talk) -> None:
    path = builtin() / "templates" / "dagsordenspunkt.yaml"
    text = path.read_text("utf-8").replace("\nversion: 1\n", "\nversion: 2\n")
    seen = await send(talk, text, name="dagsordenspunkt.yaml")
    assert "version 2" in seen, seen
    assert "Udgivet" in await talk.say("sofie", "ja")
    assert "version 2" in await talk.say("sofie", "skabeloner")
