"""Marks put into a platform's own table: each student is found in it, and what does not fit is told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fourcenturies.exchange.marks import Mark
    from fourcenturies.spreadsheets import Table

    Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with marks in it, how many, and a sentence on each thing that a person should look at."""

    table: Table
    count: int
    told: tuple[str, ...] = ()


def find_rows(
    rows: Sequence[Row], marks: Sequence[Mark], known_as: Callable[[Mark], Iterable[tuple[str, str]]]
) -> tuple[dict[int, Mark], list[str]]:
    """Return each mark by the place of its row, and a sentence for each mark that has none.

    `known_as` gives the columns and values by which a student may be known; where they lead to several rows, none
    of them is taken.
    """
    places: dict[tuple[str, str], set[int]] = defaultdict(set)
    for place, row in enumerate(rows):
        for column, value in row.items():
            places[column, value.strip()].add(place)
    found: dict[int, Mark] = {}
    told = []
    for mark in marks:
        fitting = sorted(set().union(*(places.get(pair, set()) for pair in known_as(mark) if pair[1])))
        if len(fitting) != 1:
            several = (
                "several rows of the platform's table may be"
                if fitting
                else "no row of the platform's table is"
            )
            told.append(f"{mark.student}: {several} this student's, so no mark went in")
        elif fitting[0] in found:
            told.append(
                f"{mark.student}: the row is {found[fitting[0]].student}'s already, so no mark went in"
            )
        else:
            found[fitting[0]] = mark
    return found, told
