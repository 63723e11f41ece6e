"""Mark one prepared notebook: verdicts into its check cells, and the rows that nbgrader would save for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fourcenturies.grading.restoring import RECORD
from fourcenturies.grading.scoring import flags, score, write_verdicts
from fourcenturies.questions.cells import grade_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.grading.preparing import Release

NO_RESPONSE = "No response."  # nbgrader's own words for an answer cell as it was released


@dataclass(frozen=True, slots=True)
class Marks:
    """What grading one notebook gives: points and comments by cell, and the cells that a person must look at.

    Points are `None` where only a person can give them. Where a flagged cell has points, they stand until a person
    has looked.
    """

    points: Mapping[str, float | None]
    comments: Mapping[str, str | None]
    flags: Mapping[str, str]
    report: str
    refused: bool = False


def mark(notebook: dict[str, Any], release: Release) -> Marks:
    """Score a prepared notebook in place, and return its marks."""
    record = notebook["metadata"][RECORD]
    scores = score(record, release.lesson, release.keys)
    write_verdicts(notebook["cells"], scores)
    flagged = flags(record, release.lesson, scores)
    doubted = {f"check-{name}" for name, one in scores.items() if one.doubted}
    own = {grade_id(cell): cell for cell in notebook["cells"]}
    record["flags"] = sorted(flagged)
    blank = {cell.name for cell in release.cells if own[cell.name]["source"] == cell.source}
    return Marks(
        points={
            cell.name: None
            if cell.name in flagged and cell.name not in doubted
            else _written(cell.name in blank)
            if cell.solution
            else _shown(own[cell.name])
            for cell in release.cells
            if cell.points is not None
        },
        comments={
            cell.name: flagged.get(cell.name, NO_RESPONSE if cell.name in blank else None)
            for cell in release.cells
            if cell.solution
        },
        flags=flagged,
        report=report(notebook),
        refused="refused" in record,
    )


def _written(blank: bool) -> float | None:  # noqa: FBT001 - a column of one table
    """Return the points of a written answer: none yet, unless nothing was written."""
    return 0.0 if blank else None


def _shown(cell: Mapping[str, Any]) -> float:
    """Return the points that a check cell shows, which are those that nbgrader reads there."""
    return float(cell["outputs"][0]["data"]["text/plain"])


def report(notebook: Mapping[str, Any]) -> str:
    """Return one line on what was done to a prepared notebook."""
    record = notebook["metadata"][RECORD]
    if "refused" in record:
        return "; ".join((f"could not be read: {record['refused']}", *record["said"]))
    return "; ".join(record["said"])
