"""What the tables are made of: one naming, and the columns that come again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    MetaData,
)

from storage.columns import Id, Moment, Verbatim

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def id_() -> Column[int]:
    return Column("id", Id, primary_key=True)


def report_() -> Column[int]:
    return Column("report_id", Id, ForeignKey("report.id"), nullable=False)


def text_(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Verbatim, nullable=null)


def at_(name: str = "at", *, null: bool = False) -> Column[datetime]:
    return Column(name, Moment(), nullable=null)
