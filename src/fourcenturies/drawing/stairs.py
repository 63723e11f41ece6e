"""Labels under the columns of a picture, each at the foot of a leader of its own, so that none could name another.

A label runs to the right of its leader, or to the left. No leader goes through a label, and no label touches another:
where a label covers other leaders, it stands in a lower row than theirs. So labels form stairs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BESIDE = 4.0
"""Pixels between a leader and its label, or a label that it passes."""
APART = 12.0
"""Pixels between labels of one row."""
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label: whose it is, where its leader comes down, the room and lines that its words take, its side and row."""

    name: str
    x: float
    room: float
    lines: int = 1
    side: Side = "right"
    row: int = 0

    @property
    def foot(self) -> int:
        """The first row below it."""
        return self.row + self.lines

    @property
    def ends(self) -> tuple[float, float]:
        """Where its words begin and end."""
        if self.side == "right":
            return self.x + BESIDE, self.x + BESIDE + self.room
        return self.x - BESIDE - self.room, self.x - BESIDE

    def covers(self, other: Label) -> bool:
        """Tell whether another's leader would go through it, if it came so far."""
        if self.side == "right":
            return 0 <= other.x - self.x <= self.room + 2 * BESIDE and other is not self
        return 0 <= self.x - other.x <= self.room + 2 * BESIDE and other is not self

    def touches(self, other: Label) -> bool:
        """Tell whether another lies upon it, or too close beside it."""
        level = self.row < other.foot and other.row < self.foot
        return level and self.ends[0] < other.ends[1] + APART and other.ends[0] < self.ends[1] + APART


def every(labels: Sequence[Label]) -> list[Label]:
    """Return every label with its row: the left half runs left and the right half right, so the middle is lowest.

    >>> [(one.row, one.side) for one in every([Label("a", 100, 90), Label("b", 110, 90), Label("c", 120, 90)])]
    [(0, 'left'), (1, 'right'), (0, 'right')]
    """
    half = len(labels) // 2
    left = (replace(label, side="left") for label in labels[:half])
    return stairs([*left, *labels[half:]]) or []


def some(labels: Iterable[Label], rows: int, ends: tuple[float, float]) -> list[Label]:
    """Return as many labels as some rows hold between two ends, with their rows; the first ones choose first."""
    held: list[Label] = []
    for label in labels:
        for one in (label, replace(label, side="left")):
            fits = ends[0] <= one.ends[0] and one.ends[1] <= ends[1]
            if not fits or any(one.covers(other) and other.covers(one) for other in held):
                continue
            found = stairs([*held, one])
            if found and max(step.foot for step in found) <= rows:
                held = found
                break
    return held


def stairs(labels: Sequence[Label]) -> list[Label] | None:
    """Return labels in the highest rows in which none meets another; nothing where two would cover each other."""
    order = sorted(labels, key=lambda label: label.x)
    covered = [{n for n, other in enumerate(order) if label.covers(other)} for label in order]
    rows: dict[int, Label] = {}
    while len(rows) < len(order):
        free = next((n for n in range(len(order)) if n not in rows and covered[n] <= rows.keys()), None)
        if free is None:
            return None
        rows[free] = _highest(order[free], [rows[n] for n in covered[free]], rows.values())
    return [rows[n] for n in range(len(order))]


def _highest(label: Label, covered: Iterable[Label], placed: Iterable[Label]) -> Label:
    """Return a label in the highest row that is below all that it covers, and clear of what stands there."""
    found = replace(label, row=max((other.foot for other in covered), default=0))
    while any(other.touches(found) for other in placed):
        found = replace(found, row=found.row + 1)
    return found
