"""A drawing without some of the sources: for paper, plain text and a still picture, where no box can hide them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Cell, Fitting, Fold, Grid, Group, Mark, Picture, Row

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from fourcenturies.drawing.blocks import Block


def without(blocks: Iterable[Block], sources: Container[str]) -> tuple[Block, ...]:
    """Return blocks without the groups, columns and marks of some sources; what is nobody's stays.

    >>> from fourcenturies.drawing.blocks import Group
    >>> without((Group((), source="src-lse"), Group((), source="src-eir")), {"src-lse"})
    (Group(blocks=(), look='', label='', source='src-eir'),)
    """
    kept = (_without(block, sources) for block in blocks if not _is_of(block, sources))
    return tuple(kept)


def _is_of(block: Block, sources: Container[str]) -> bool:
    return isinstance(block, Group) and bool(block.source) and block.source in sources


def _without(block: Block, sources: Container[str]) -> Block:
    if isinstance(block, Group | Fold):
        return replace(block, blocks=without(block.blocks, sources))
    if isinstance(block, Grid):
        return _grid(block, sources)
    if isinstance(block, Picture):
        return _picture(block, sources)
    if isinstance(block, Fitting):
        return replace(block, pictures=tuple(_picture(picture, sources) for picture in block.pictures))
    return block


def _picture(picture: Picture, sources: Container[str]) -> Picture:
    shapes = (one for one in picture.shapes if not (isinstance(one, Mark) and one.source in sources))
    return replace(picture, shapes=tuple(shapes))


def _grid(grid: Grid, sources: Container[str]) -> Grid:
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


def _tells(row: Row) -> bool:
    return bool(row.more) or any(cell.blocks for cell in row.cells)


def _cell(cell: Cell, sources: Container[str]) -> Cell:
    if cell.source and cell.source in sources:
        return replace(cell, blocks=())
    return replace(cell, blocks=without(cell.blocks, sources))
