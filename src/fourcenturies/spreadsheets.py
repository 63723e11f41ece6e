"""Comma-separated values that a spreadsheet opens without running anything in them."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

BOM = "\ufeff"  # Excel reads UTF-8 as such only behind one
_STARTS = "=+-@\t\r＝＋－＠"
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?%?")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head, as a platform wrote it: its rows by column, its separator, and whether a BOM led it."""

    head: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    delimiter: str = ","
    bom: bool = False

    def text(self) -> str:
        """Return the table as text in the form it came in, every cell inert."""
        lines = [self.head, *([row.get(name, "") for name in self.head] for row in self.rows)]
        return to_rows(lines, delimiter=self.delimiter, bom=self.bom)


def inert(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text where it would take it for a formula.

    >>> inert("=1+1"), inert(" @SUM(A1)"), inert("-2.5"), inert("Ada")
    ("'=1+1", "' @SUM(A1)", '-2.5', 'Ada')
    """
    text = cell.lstrip(" \n\u00a0")
    acts = len(text) > 1 and text[0] in _STARTS and not _NUMBER.fullmatch(cell)
    guarded = (
        cell[:1] == "'" and inert(cell[1:]) == cell
    )  # of itself: one more, so that `plain` gives it back
    return f"'{cell}" if acts or guarded else cell


def plain(cell: str) -> str:
    """Return a cell as it was before `inert`."""
    return cell[1:] if cell[:1] == "'" and inert(cell[1:]) == cell else cell


def number(points: float) -> str:
    """Return a number with a dot, at most four decimals and no zeros at its end.

    >>> number(12.0), number(0.5), number(1 / 3)
    ('12', '0.5', '0.3333')
    """
    return f"{points:.4f}".rstrip("0").rstrip(".")


def to_rows(rows: Iterable[Sequence[str]], *, delimiter: str = ",", bom: bool = True) -> str:
    """Return rows as text, every cell inert."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return (BOM if bom else "") + text.getvalue()


def from_rows(text: str, *, delimiter: str = ",") -> list[list[str]]:
    """Return the rows of a text. Raises `ValueError` where it is no such table."""
    try:
        rows = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=delimiter, strict=True)
        return [[plain(cell) for cell in row] for row in rows if row]
    except csv.Error as error:
        raise ValueError(f"it is no table of comma-separated values ({error})") from None


def read_table(path: Path) -> Table:
    """Read a table that a platform exported. Raises `ValueError` where it is none; it must be UTF-8."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(
            f"{path}: it is not UTF-8; export it again, and do not save it from a spreadsheet"
        ) from None
    first = text.removeprefix(BOM).partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = from_rows(text, delimiter=delimiter)
    if not rows or len(rows[0]) < 2 or len(set(rows[0])) != len(rows[0]):
        raise ValueError(f"{path}: it is no table with a head of several columns, each of another name")
    head = tuple(rows[0])
    return Table(
        head,
        tuple(dict(zip(head, row, strict=False)) for row in rows[1:]),
        delimiter,
        text.startswith(BOM),
    )
