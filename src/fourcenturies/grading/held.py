"""What a gradebook holds of a submission, as plain values: for whoever must not wait until nbgrader is imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Held:
    """What the gradebook holds of one question of one student, and whether it waits for a person."""

    auto: float | None
    manual: float | None
    extra: float | None
    waits: bool

    def score(self, auto: float | None) -> float:
        """Return the points that count where grading gives `auto`: those given by hand come first."""
        points = auto if self.manual is None else self.manual
        return 0.0 if points is None else points + (self.extra or 0.0)


NOTHING_HELD = Held(None, None, None, waits=False)


@dataclass(frozen=True, slots=True)
class Comments:
    """What stands beside an answer: what grading says of it, and what a person wrote."""

    auto: str = ""
    manual: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """One submission in the gradebook: what is held of its cells, the comments by cells, and the late penalty."""

    held: Mapping[str, Held] = field(default_factory=dict)
    comments: Mapping[str, Comments] = field(default_factory=dict)
    penalty: float = 0.0

    def of(self, cell: str) -> Held:
        """Return what is held of a cell that carries points."""
        return self.held.get(cell, NOTHING_HELD)

    def said(self, cell: str) -> Comments:
        """Return what is said beside the answer in a cell."""
        return self.comments.get(cell, Comments())
