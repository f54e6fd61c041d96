"""What deploys the bot says what the bot reads: settings by their names, files that are there, paths that are served."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from bot.settings import _Environment

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "manifest" / "deploy"
KNOWN = {field.metadata["name"] for field in fields(_Environment)}
OURS = re.compile(r"\b(?:KLYNGEBOT|Microsoft)_?[A-Za-z_]+\b")


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions in order, each on one line."""
    text = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = (line.strip() for line in text.splitlines())
    return [(w, rest) for w, _, rest in (line.partition(" ") for line in lines if line and line[0] != "#")]


def compose() -> dict[str, Any]:
    """The compose file."""
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return read


def example() -> dict[str, str]:
    """The names that the example of an environment file sets, with what they are set to."""
    lines = (DEPLOY / "klyngebot.env.example").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_image_is_made_of_what_is_there_and_runs_as_nobody() -> None:
    made = instructions()
    sources = [rest.split()[:-1] for word, rest in made if word == "COPY" and "--from" not in rest]
    assert all((ROOT / name).exists() for names in sources for name in names)
    packages = {p.name for p in ROOT.iterdir() if (p / "__init__.py").exists() and p.name != "tests"}
    assert packages <= {name for names in sources for name in names}
    assert [rest for word, rest in made if word == "USER"] == ["10001"]
    assert all(":" in rest and "latest" not in rest for word, rest in made if word == "FROM")
    assert next(rest for word, rest in made if word == "HEALTHCHECK").count("/readyz") == 1


def test_the_containers_get_settings_that_the_bot_knows_and_no_more_rights_than_they_need() -> None:
    services = compose()["services"]
    bot = services["bot"]
    assert set(bot["environment"]) <= KNOWN
    assert bot["read_only"] and bot["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in bot["ports"]) and "ports" not in services["database"]
    assert (DEPLOY / bot["build"]["context"]).resolve() == ROOT
    assert (ROOT / bot["build"]["dockerfile"]).is_file()


def test_the_example_of_an_environment_names_each_value_that_must_be_given() -> None:
    wanted = set(re.findall(r"\$\{(\w+):\?\}", (DEPLOY / "compose.yaml").read_text("utf-8")))
    assert wanted == set(example())
    assert all(not value or "example" in value for value in example().values())


def test_azure_sets_names_that_the_bot_knows_and_uses_all_its_parameters() -> None:
    text = (DEPLOY / "azure.bicep").read_text("utf-8")
    assert set(OURS.findall(" ".join(re.findall(r"\{ name: '([^']+)'", text)))) <= KNOWN
    for left, right in ("{}", "()", "[]"):
        assert text.count(left) == text.count(right)
    for kind, name in re.findall(r"^(param|var) (\w+)", text, re.MULTILINE):
        assert len(re.findall(rf"\b{name}\b", text)) > 1, (kind, name)
    symbols = re.findall(
        r"^resource (\w+) '([\w.]+/[\w./]+)@\d{4}-\d{2}-\d{2}(?:-preview)?'", text, re.MULTILINE
    )
    assert len(symbols) == text.count("\nresource ") and len({name for name, _ in symbols}) == len(symbols)
    assert re.search(r"@secure\(\)\s*(?:@[^\n]+\n)*param databasePassword", text)


def test_the_runbook_names_settings_and_files_that_exist() -> None:
    text = (ROOT / "manifest" / "RUNBOOK.md").read_text("utf-8")
    assert set(re.findall(r"\bKLYNGEBOT_[A-Z_]+\b", text)) <= KNOWN
    assert all((ROOT / name).exists() for name in re.findall(r"manifest/deploy/[\w.]+", text))
