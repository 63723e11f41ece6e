"""Figures of classical test theory, for a class's points on some questions. Pure, and nothing but the standard library.

A table has a row for each student and a column for each question; its cells are points, `None` where only a person can
give them. What is missing is never counted as nothing: a question's figures leave its row out, the total of the other
questions is told as the share of what could be earned in them, and reliability is of the rows without a gap.

Sources: F. M. Lord and M. R. Novick, *Statistical Theories of Mental Test Scores* (1968): item-rest correlation,
alpha, the standard error of measurement. E. B. Wilson (1927): the interval of a share, which for marks between 0 and 1
is rather too wide than too narrow. R. A. Fisher (1921): that of a correlation. D. G. Bonett (2002): that of alpha.
Moodle's quiz statistics: discriminative efficiency. All intervals are of 95 %.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist, mean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Table = Sequence[Sequence[float | None]]

Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure of the class that is at hand, and between which figures that of any such class may lie."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Item:
    """The figures of one question. `facility` is the mean share of its points, over `answers` students.

    `discrimination` is its correlation with all other questions, `efficiency` that covariance over the largest that the
    same marks allow, `without` the reliability of the other questions; each `None` where it cannot be told.
    """

    answers: int
    facility: Estimate | None
    discrimination: Estimate | None = None
    efficiency: float | None = None
    without: float | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """The figures of all questions together: `uncertain` are the points by which one mark may be off, up or down."""

    students: int
    mean: float
    deviation: float
    complete: int
    reliability: Estimate | None = None
    uncertain: float | None = None


def share(credit: float, number: int) -> Estimate:
    """Return a mean share of `number` students with Wilson's interval.

    >>> found = share(0.5, 10)
    >>> round(found.low, 4), round(found.high, 4)
    (0.2366, 0.7634)
    """
    weight = Z * Z / number
    middle = (credit + weight / 2) / (1 + weight)
    reach = math.sqrt(weight * credit * (1 - credit) + weight * weight / 4) / (1 + weight)
    return Estimate(credit, max(0.0, middle - reach), min(1.0, middle + reach))


def covariance(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the covariance of two columns, by n − 1."""
    first, second = mean(one), mean(other)
    return sum((a - first) * (b - second) for a, b in zip(one, other, strict=True)) / (len(one) - 1)


def correlation(one: Sequence[float], other: Sequence[float]) -> Estimate | None:
    """Return Pearson's correlation with Fisher's interval; `None` where a column does not vary, or four are not there.

    >>> correlation([1, 2, 3, 4], [2, 4, 6, 8])
    Estimate(value=1.0, low=1.0, high=1.0)
    """
    if len(one) < 4:
        return None
    spread = math.sqrt(covariance(one, one) * covariance(other, other))
    if spread < _NONE:
        return None
    value = max(-1.0, min(1.0, covariance(one, other) / spread))
    if abs(value) > 1 - _NONE:
        return Estimate(value, value, value)
    reach = Z / math.sqrt(len(one) - 3)
    return Estimate(value, math.tanh(math.atanh(value) - reach), math.tanh(math.atanh(value) + reach))


_NONE = 1e-12


def alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Return Cronbach's alpha of rows without a gap; `None` where there are not two questions, or no differences."""
    number = len(rows[0]) if len(rows) > 1 else 0
    totals = [math.fsum(row) for row in rows]
    if number < 2 or (spread := covariance(totals, totals)) < _NONE:
        return None
    parts = math.fsum(covariance(column, column) for column in zip(*rows, strict=True))
    return number / (number - 1) * (1 - parts / spread)


def reliability(rows: Sequence[Sequence[float]]) -> Estimate | None:
    """Return alpha with Bonett's interval; `None` where it cannot be told."""
    value = alpha(rows)
    if value is None or value >= 1 or len(rows) < 3:
        return None
    number, students = len(rows[0]), len(rows)
    reach = Z * math.sqrt(2 * number / ((number - 1) * (students - 2)))
    middle = math.log(1 - value) - math.log(students / (students - 1))
    return Estimate(value, 1 - math.exp(middle + reach), 1 - math.exp(middle - reach))


def items(table: Table, worth: Sequence[float]) -> list[Item]:
    """Return the figures of each question of a table; `worth` are the points of each."""
    complete = _complete(table)
    found = []
    for place, most in enumerate(worth):
        own, rest = [], []
        for row in table:
            mark, others = row[place], _rest(row, worth, place)
            if mark is not None and others is not None:
                own.append(mark)
                rest.append(others)
        marks = [mark for row in table if (mark := row[place]) is not None]
        facility = share(min(1.0, max(0.0, mean(marks) / most)), len(marks)) if marks else None
        largest = covariance(sorted(own), sorted(rest)) if len(own) > 1 else 0.0
        found.append(
            Item(
                len(marks),
                facility,
                correlation(own, rest),
                covariance(own, rest) / largest if largest > _NONE else None,
                alpha([(*row[:place], *row[place + 1 :]) for row in complete]),
            )
        )
    return found


def _rest(row: Sequence[float | None], worth: Sequence[float], place: int) -> float | None:
    """Return what a student earned in all other questions, told as if none of them were missing."""
    held = [
        (own, most)
        for n, (own, most) in enumerate(zip(row, worth, strict=True))
        if n != place and own is not None
    ]
    could = math.fsum(most for _, most in held)
    return math.fsum(own for own, _ in held) / could * (math.fsum(worth) - worth[place]) if could else None


def _complete(table: Table) -> list[tuple[float, ...]]:
    return [tuple(own for own in row if own is not None) for row in table if None not in row]


def whole(table: Table) -> Whole:
    """Return the figures of all questions of a table together; a gap counts as nothing in the mean alone."""
    totals = [math.fsum(own or 0.0 for own in row) for row in table]
    complete = _complete(table)
    spread = math.sqrt(covariance(totals, totals)) if len(totals) > 1 else 0.0
    held = reliability(complete)
    sums = [math.fsum(row) for row in complete]
    uncertain = Z * math.sqrt(covariance(sums, sums) * (1 - held.value)) if held else None
    return Whole(len(totals), mean(totals) if totals else 0.0, spread, len(complete), held, uncertain)
