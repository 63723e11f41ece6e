"""Mark one prepared notebook: verdicts into its check cells, and the rows that nbgrader would save for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fourcenturies.course.rulings import ruling_on
from fourcenturies.grading.again import (
    answer_cell,
    as_record,
    digest,
    rekeyed,
    remember_marked,
    state_of,
    why,
)
from fourcenturies.grading.aids import show_aids
from fourcenturies.grading.changes import question_of
from fourcenturies.grading.restoring import RECORD
from fourcenturies.grading.scoring import flags, score, write_verdicts
from fourcenturies.questions.cells import grade_id
from fourcenturies.questions.verdicts import as_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.course.rulings import Ruling
    from fourcenturies.grading.again import Before, State
    from fourcenturies.grading.preparing import Release
    from fourcenturies.grading.scoring import Score

_KINDS = ("answer", "check", "written")
NO_RESPONSE = "No response."  # nbgrader's own words for an answer cell as it was released


@dataclass(frozen=True, slots=True)
class Marks:
    """What grading one notebook gives: points and comments by cell, and the cells that a person must look at.

    Points are `None` where only a person can give them. Where a flagged cell has points, they stand until a person
    has looked. `states` tell whether each answer is the one that was marked before, `why` the reason for which its
    points may be others; of those in `rekeyed` points, key or rulings changed.
    """

    points: Mapping[str, float | None]
    comments: Mapping[str, str | None]
    flags: Mapping[str, str]
    report: str
    refused: bool = False
    states: Mapping[str, State] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)
    rekeyed: frozenset[str] = frozenset()


def mark(
    notebook: dict[str, Any],
    release: Release,
    before: Before | None = None,
    by_hand: Mapping[str, bool] = MappingProxyType({}),
) -> Marks:
    """Score a prepared notebook in place, and return its marks.

    `before` is what is known of its last grading, `by_hand` which cells a person has marked since, and whether they
    wait.
    """
    record = notebook["metadata"][RECORD]
    scores = score(record, release.lesson, release.keys, release.rulings)
    write_verdicts(notebook["cells"], scores)
    out = {f"{kind}-{one.id}" for one in release.lesson.questions if not one.points for kind in _KINDS}
    flagged = {name: why for name, why in flags(record, release.lesson, scores).items() if name not in out}
    own = {grade_id(cell): cell for cell in notebook["cells"]}
    record["flags"] = sorted(flagged)
    record["verdicts"] = {name: as_told(one.verdict) for name, one in scores.items()}
    states = _states(notebook, release, own, before, by_hand)
    show_aids(notebook, release.aids)
    blank = {cell.name for cell in release.cells if own[cell.name]["source"] == cell.source}
    return Marks(
        points=_points(release, scores, flagged, blank),
        comments={
            cell.name: flagged.get(cell.name, NO_RESPONSE if cell.name in blank else None)
            for cell in release.cells
            if cell.solution
        },
        flags=flagged,
        report=report(notebook),
        refused="refused" in record,
        states=states,
        why={
            name: why(name, record["answers"], before, release.made, _ruling(name, scores, release))
            for name in states
        },
        rekeyed=frozenset(name for name in states if rekeyed(name, before, release.made)),
    )


def _states(
    notebook: dict[str, Any],
    release: Release,
    own: Mapping[str, Any],
    before: Before | None,
    by_hand: Mapping[str, bool],
) -> dict[str, State]:
    """Return for each cell that carries points whether its answer is the one that was marked; the record tells, too."""
    record = notebook["metadata"][RECORD]
    texts = {
        cell.name: own[answer_cell(cell.name)]["source"] for cell in release.cells if cell.points is not None
    }
    answers = {name: digest(repr(_found(record, name)).encode()) for name in texts}
    record |= {"answers": answers, "made": as_record(release.made)}
    states = {name: state_of(name, answers, text, before, by_hand) for name, text in texts.items()}
    if before:
        remember_marked(notebook, states, by_hand, before)
    return states


def _found(record: Mapping[str, Any], name: str) -> tuple[str, str]:
    """Return what a submission holds of the question whose points a cell carries."""
    found: Mapping[str, str] = record.get("found", {}).get(question_of(name), {})
    return found.get("reply", ""), found.get("flag", "")


def _points(
    release: Release,
    scores: Mapping[str, Score],
    flagged: Mapping[str, str],
    blank: set[str],
) -> dict[str, float | None]:
    doubted = {f"check-{name}" for name, one in scores.items() if one.doubted}
    return {
        cell.name: 0.0
        if cell.points == 0
        else None
        if cell.name in flagged and cell.name not in doubted
        else _written(cell.name in blank)
        if cell.solution
        else scores[question].points
        if (question := question_of(cell.name)) in scores
        else 0.0
        for cell in release.cells
        if cell.points is not None
    }


def _ruling(name: str, scores: Mapping[str, Score], release: Release) -> Ruling | None:
    question = question_of(name)
    rulings = release.rulings.get(question, ())
    return ruling_on(rulings, scores[question].reply) if rulings and question in scores else None


def _written(blank: bool) -> float | None:  # noqa: FBT001 - a column of one table
    """Return the points of a written answer: none yet, unless nothing was written."""
    return 0.0 if blank else None


def report(notebook: Mapping[str, Any]) -> str:
    """Return one line on what was done to a prepared notebook."""
    record = notebook["metadata"][RECORD]
    if "refused" in record:
        return "; ".join((f"could not be read: {record['refused']}", *record["said"]))
    return "; ".join(record["said"])
