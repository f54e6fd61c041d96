"""The column types that make both databases behave the same."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import BigInteger, DateTime, Integer, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts by itself only in an INTEGER key

_ESCAPED_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class Verbatim(TypeDecorator[str]):
    """Text as it was typed. NUL and lone surrogates, which PostgreSQL cannot hold, are a ValueError."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Check and pass on; an enum member becomes its plain string."""
        return None if value is None else storable(str(value))


class Moment(TypeDecorator[datetime]):
    """An aware UTC time. SQLite has no such type: there it is ISO text of one width, so that it compares."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text in SQLite, `timestamptz` in PostgreSQL."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(32))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse a naive time: nobody can say later which zone it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        moment = value.astimezone(UTC)
        return moment.isoformat(timespec="microseconds") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Always aware, always UTC, whatever zone the database session is in."""
        if value is None:
            return None
        return datetime.fromisoformat(value) if isinstance(value, str) else value.astimezone(UTC)


def storable(text: str) -> str:
    """The text itself, or a ValueError that says what cannot be stored, without the text."""
    if "\0" in text:
        raise ValueError("a text with a NUL character cannot be stored")
    if not text.isascii():
        _refuse_surrogates(text)
    return text


def to_json(value: Any) -> str:
    """Plain JSON, readable in the database; the same characters are refused as in a text."""
    try:
        text = orjson.dumps(value).decode()
    except TypeError as error:
        raise ValueError(f"this cannot be stored as JSON: {error}") from None
    # A person may type the six characters \u0000; json doubles their backslash, a real NUL has a single one.
    if "\\u0000" in text and _ESCAPED_NUL.search(text):
        raise ValueError("a text with a NUL character cannot be stored")
    return text


def from_json(text: str | bytes) -> Any:
    """What `to_json` wrote."""
    return orjson.loads(text)


def _refuse_surrogates(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("a text with a lone surrogate cannot be stored") from None
