"""Extra blocks: slides of their own in a section that allows them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, func, insert, select, update

from storage.models import block, report
from storage.records import ExtraBlock
from storage.repositories.base import AnyRow, Repository

_COLUMNS = [
    block.c[name]
    for name in (
        "id",
        "report_id",
        "section",
        "position",
        "title",
        "text",
        "file_id",
        "author_id",
        "author",
        "at",
    )
]
_kept = block.c.removed_at.is_(None)


class Blocks(Repository):
    """The extra blocks of reports; part of `uow.reports`. A section's kept ones count from 0 without gaps."""

    async def blocks(self, report_id: int, removed: bool = False) -> list[ExtraBlock]:
        """A report's blocks by section and position: those that are in it, or those that were removed."""
        which = block.c.removed_at.is_not(None) if removed else _kept
        order = block.c.section, block.c.position
        return [
            _block(row)
            for row in await self._rows(
                select(*_COLUMNS).where(block.c.report_id == report_id, which).order_by(*order)
            )
        ]

    async def add_block(
        self,
        report_id: int,
        section: str,
        title: str,
        text: str,
        file_id: int | None,
        author_id: int | None,
        author: str,
        at: datetime,
    ) -> ExtraBlock:
        """A new block after the others of its section."""
        await self._touch(report_id)
        values = {
            "title": title,
            "text": text,
            "file_id": file_id,
            "author_id": author_id,
            "author": author,
            "at": at,
        }
        place = {
            "report_id": report_id,
            "section": section,
            "position": await self._count(report_id, section),
        }
        row = await self._row(insert(block).values(**place, **values).returning(*_COLUMNS))
        assert row is not None
        return _block(row)

    async def change_block(self, block_id: int, title: str | None = None, text: str | None = None) -> None:
        """Give a block another title or text, or both."""
        held = await self._held(block_id)
        new = {"title": held.title if title is None else title, "text": held.text if text is None else text}
        await self._run(update(block).where(block.c.id == block_id).values(**new))
        await self._touch(held.report_id)

    async def move_block(self, block_id: int, position: int) -> None:
        """Put a block at this position of its section, counted from 0; the others make room."""
        held = await self._held(block_id)
        last = await self._count(held.report_id, held.section) - 1
        await self._place(held, max(0, min(position, last)))

    async def remove_block(self, block_id: int, at: datetime) -> None:
        """Take a block out; `restore_block` brings it back."""
        held = await self._held(block_id)
        await self._touch(held.report_id)
        await self._run(update(block).where(block.c.id == block_id, _kept).values(removed_at=at))
        await self._renumber(held.report_id, held.section)

    async def restore_block(self, block_id: int) -> None:
        """Bring a removed block back to where it was, or as near as there is room."""
        held = await self._held(block_id)
        await self._run(update(block).where(block.c.id == block_id).values(removed_at=None))
        last = await self._count(held.report_id, held.section) - 1
        await self._place(held, min(held.position, last))

    async def _held(self, block_id: int) -> ExtraBlock:
        row = await self._row(select(*_COLUMNS).where(block.c.id == block_id))
        if row is None:
            raise KeyError(block_id)
        return _block(row)

    async def _count(self, report_id: int, section: str) -> int:
        inside = (block.c.report_id == report_id) & (block.c.section == section) & _kept
        return (await self._run(select(func.count()).select_from(block).where(inside))).scalar_one()

    async def _place(self, held: ExtraBlock, position: int) -> None:
        await self._touch(held.report_id)
        await self._renumber(held.report_id, held.section, held.id, position)

    async def _renumber(
        self, report_id: int, section: str, moved: int | None = None, position: int = 0
    ) -> None:
        """Count the section's kept blocks anew, with `moved` at `position`."""
        inside = (block.c.report_id == report_id) & (block.c.section == section) & _kept
        rows = await self._rows(select(block.c.id).where(inside).order_by(block.c.position, block.c.id))
        order = [row.id for row in rows if row.id != moved]
        if moved is not None:
            order.insert(position, moved)
        if order:
            places = case({held: place for place, held in enumerate(order)}, value=block.c.id)
            await self._run(update(block).where(block.c.id.in_(order)).values(position=places))

    async def _touch(self, report_id: int) -> None:
        """A report's revision grows; on PostgreSQL its row stays locked until the unit of work ends."""
        await self._run(update(report).where(report.c.id == report_id).values(revision=report.c.revision + 1))


def _block(row: AnyRow) -> ExtraBlock:
    return ExtraBlock(*row)
