"""Whose marks a run changes: what is held in the gradebook beside what grading gives now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.course.log import LATENESS, Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fourcenturies.grading.gradebook import Standing
    from fourcenturies.grading.held import Held
    from fourcenturies.grading.marking import Marks

_SAME = 1e-6
_AGAIN = "it was graded again"


def question_of(cell: str) -> str:
    """Return the question that a cell of the gradebook belongs to.

    >>> question_of("check-q-01-02"), question_of("written-q-01-08")
    ('q-01-02', 'q-01-08')
    """
    return cell.removeprefix("check-").removeprefix("written-")


def changes_of(
    lesson: str, student: str, held: Mapping[str, Held], marks: Marks, most: Mapping[str, float]
) -> Iterator[Change]:
    """Yield what becomes of the marks that a student has: those that change, and those by hand that stay."""
    for name, points in marks.points.items():
        own = held.get(name)
        if own is None:
            continue
        was, why = _counts(own, own.auto), marks.why.get(name) or _AGAIN
        becomes = 0.0 if most[name] == 0 else _counts(own, points)
        place = (lesson, student, question_of(name))
        if not _same(was, becomes):
            yield Change(*place, was, becomes, most[name], why)
        elif own.manual is not None and name in marks.rekeyed:
            would = "" if points is None else f", and would give {points:g} now"
            yield Change(*place, was, becomes, most[name], f"{why}{would}", stays=True)


def _counts(held: Held, auto: float | None) -> float | None:
    """Return the points that count; `None` where only a person can give them."""
    return None if auto is None and held.manual is None else held.score(auto)


def _same(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else abs(one - other) < _SAME


def penalties_changed(
    lesson: str, before: Mapping[str, Standing], after: Mapping[str, Standing], why: str
) -> Iterator[Change]:
    """Yield whose late penalty changed."""
    for student, standing in sorted(after.items()):
        then = before[student].penalty if student in before else standing.penalty
        if not _same(then, standing.penalty):
            yield Change(lesson, student, LATENESS, 0.0 - then, 0.0 - standing.penalty, 0.0, why)
