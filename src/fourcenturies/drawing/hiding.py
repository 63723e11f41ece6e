"""A drawing without some of the sources: for paper, plain text and a still picture, where no box can hide them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


def without(blocks: Iterable[b.Block], sources: Container[str]) -> tuple[b.Block, ...]:
    """Return blocks without the groups, columns and marks of some sources; what is nobody's stays.

    >>> from fourcenturies.drawing.blocks import Group
    >>> kept = without((Group((), source="src-lse"), Group((), source="src-eir")), {"src-lse"})
    >>> [group.source for group in kept]
    ['src-eir']
    """
    kept = (_without(block, sources) for block in blocks if not _is_of(block, sources))
    return tuple(kept)


def _is_of(block: b.Block, sources: Container[str]) -> bool:
    return isinstance(block, b.Group) and bool(block.source) and block.source in sources


def _without(block: b.Block, sources: Container[str]) -> b.Block:
    if isinstance(block, b.Group | b.Fold):
        return replace(block, blocks=without(block.blocks, sources))
    if isinstance(block, b.Grid):
        return _grid(block, sources)
    if isinstance(block, b.Picture):
        return _picture(block, sources)
    if isinstance(block, b.Fitting):
        return replace(block, pictures=tuple(_picture(picture, sources) for picture in block.pictures))
    return block


def _picture(picture: b.Picture, sources: Container[str]) -> b.Picture:
    shapes = (one for one in picture.shapes if not (isinstance(one, b.Mark) and one.source in sources))
    return replace(picture, shapes=tuple(shapes))


def _grid(grid: b.Grid, sources: Container[str]) -> b.Grid:
    """Return a table without some columns, and without the rows that nothing is left in."""
    places = [number for number, cell in enumerate(grid.columns) if cell.source not in sources]
    if len(places) == len(grid.columns):
        places = list(range(max((len(row.cells) for row in grid.rows), default=0)))
    rows = [
        replace(
            row,
            cells=tuple(_cell(row.cells[place], sources) for place in places),
            more=without(row.more, sources),
        )
        for row in grid.rows
    ]
    had = [any(cell.blocks for cell in row.cells) for row in grid.rows]
    shares = grid.shares and (grid.shares[0], *(grid.shares[1 + place] for place in places))
    return replace(
        grid,
        columns=tuple(grid.columns[place] for place in places) if grid.columns else (),
        rows=tuple(row for row, told in zip(rows, had, strict=True) if not told or _tells(row)),
        shares=shares,
    )


def _tells(row: b.Row) -> bool:
    return bool(row.more) or any(cell.blocks for cell in row.cells)


def _cell(cell: b.Cell, sources: Container[str]) -> b.Cell:
    if cell.source and cell.source in sources:
        return replace(cell, blocks=())
    return replace(cell, blocks=without(cell.blocks, sources))
