"""The rules of the house that a machine can hold. Import directions are held in `make check`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "dialogs" / "texts"
PACKAGES = ("bot", "dialogs", "manifest", "storage")
UNFINISHED = re.compile(
    r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b|NotImplemented" r"Error\(|^\s*raise NotImplemented" r"Error", re.M
)
UNRUN = re.compile(r"mark\.(skip|skip" r"if|xf" r"ail)|pytest\.(xf" r"ail|importor" r"skip)|@unittest\.skip")
DANISH = re.compile(
    r"[æøåÆØÅ]|\b(og|er|ikke|det|du|jeg|der|som|til|af|kan|har|vil|skal|hvad|hvem|din|dit|dine|denne)\b"
)
PLAIN_KEY = re.compile(r"[a-z][a-z0-9]*(-\w+)+")


def modules(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "node_modules" not in path.parts
    )


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        where(path, number)
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_nothing_is_left_undone() -> None:
    assert lines_with(UNFINISHED, modules(*PACKAGES, "tests")) == []


def test_no_test_is_switched_off() -> None:
    assert lines_with(UNRUN, modules("tests")) == []


# --- sentences live in the texts, not in Python ---


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """The string constants that are not documentation."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def is_danish_sentence(text: str) -> bool:
    """Four words or more with two signs of Danish, in a sentence's dress: no name, word list, pattern."""
    if set("\\|") & set(text) or not re.search(r"^[A-ZÆØÅ]|[.?!:]", text):
        return False
    return len(re.findall(r"\w+", text)) >= 4 and len(DANISH.findall(text)) >= 2


@pytest.mark.parametrize(
    ("text", "danish"),
    [
        ("Det ved jeg ikke.", True),
        ("Hvem er du her for?", True),
        ("there is no cluster of that name", False),
        ("SELECT key FROM answer WHERE til = 1", False),
        ("i til for fra hos med og af", False),
        ("Afrapportering på læringsseminar", False),
    ],
)
def test_danish_sentences_are_told_from_other_strings(text: str, danish: bool) -> None:
    assert is_danish_sentence(text) is danish


def test_no_sentence_is_a_literal_in_python() -> None:
    found = [
        f"{where(path, node.lineno)} {node.value[:60]!r}"
        for path in modules(*PACKAGES)
        for node in literals(parsed(path))
        if is_danish_sentence(node.value)
    ]
    assert found == []


# --- the texts themselves ---


class Variables(Visitor):
    """The names of the values that a message takes."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.add(node.id.name)


def values_of(message: fluent.Message) -> set[str]:
    visitor = Variables()
    visitor.visit(message)
    return visitor.names


@cache
def messages(language: str) -> dict[str, fluent.Message]:
    """Every message of a language by its key; a key twice, or a line that is no message, fails here."""
    found: dict[str, fluent.Message] = {}
    for path in sorted((TEXTS / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{path.name}: {entry.content[:80]!r}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} stands twice"
                found[entry.id.name] = entry
    return found


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    danish, english = messages("da"), messages("en")
    assert sorted(danish) == sorted(english)
    assert [key for key in danish if values_of(danish[key]) != values_of(english[key])] == []


def spoken(tree: ast.Module) -> Iterator[re.Pattern[str]]:
    """What a module may say: each key that stands in it, whole or with a part that is filled in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and PLAIN_KEY.fullmatch(node.value):
            yield re.compile(re.escape(node.value))
        elif isinstance(node, ast.JoinedStr):
            parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w-]+" for p in node.values]
            # At least the area has to be there: f"{a}-{b}" alone would count every text as said.
            if re.match(r"[a-z]+\\-", parts[0]):
                yield re.compile("".join(parts))


def test_every_text_is_said_somewhere() -> None:
    patterns = {pattern for path in modules(*PACKAGES) for pattern in spoken(parsed(path))}
    data = "\n".join(
        path.read_text("utf-8") for package in PACKAGES for path in (ROOT / package).rglob("*.yaml")
    )
    unsaid = [
        key for key in messages("da") if key not in data and not any(p.fullmatch(key) for p in patterns)
    ]
    assert unsaid == []


def test_every_text_that_is_said_exists() -> None:
    missing = [
        f"{where(path, node.lineno)} {key.value}"
        for path in modules(*PACKAGES)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "say"
        and node.args
        for key in [node.args[0]]
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and PLAIN_KEY.fullmatch(key.value)
        if key.value not in messages("da")
    ]
    assert missing == []


# --- sizes ---


def test_modules_and_functions_stay_small() -> None:
    paths = [path for path in modules(*PACKAGES) if "versions" not in path.parts]
    long = [where(p, n) for p in paths if (n := len(p.read_text("utf-8").splitlines())) > 400]
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in paths
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert long == []
    assert lengths[len(lengths) // 2] < 10
    assert lengths[-1] <= 60


def test_the_packages_versions_are_pinned_with_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        pinned = [(line, after) for line, after in pairwise(lines) if re.match(r"[a-z0-9]", line)]
        assert pinned
        assert [line for line, after in pinned if "==" not in line or "--hash=sha256:" not in after] == []
        assert [line for line in lines if "://" in line] == []
