"""Calibration: how often a reader was right, against how sure the reader was.

A forecast is well calibrated if, of all that was given 80 per cent, eight in ten came true (A. H. Murphy, 1973, on
the reliability of probability forecasts). Answers here may be partly right; their credit is counted as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

STEPS = 10
"""Into how many steps of equal width certainty is cut."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row: answers of about the same certainty. All shares lie between 0 and 1.

    `low` and `high` bound the step, `sure` and `right` are the means of certainty and credit in it.
    """

    low: float
    high: float
    answers: int
    sure: float
    right: float

    @property
    def words(self) -> str:
        """What the row says, in a sentence."""
        many = "1 answer" if self.answers == 1 else f"{self.answers} answers"
        return f"{many}, {percent(self.sure)} sure on average: {percent(self.right)} right"


def calibration(answers: Iterable[tuple[float, float]]) -> tuple[Step, ...]:
    """Return one row for each step of certainty that occurs, from pairs of certainty and credit.

    >>> [step.words for step in calibration([(0.8, 1.0), (0.85, 0.0), (0.3, 0.5)])]
    ['1 answer, 30 % sure on average: 50 % right', '2 answers, 82 % sure on average: 50 % right']
    """
    steps: dict[int, list[tuple[float, float]]] = {}
    for sure, right in answers:
        steps.setdefault(min(int(sure * STEPS), STEPS - 1), []).append((sure, right))
    return tuple(
        Step(
            number / STEPS,
            (number + 1) / STEPS,
            len(held),
            sum(sure for sure, _ in held) / len(held),
            sum(right for _, right in held) / len(held),
        )
        for number, held in sorted(steps.items())
    )


def percent(share: float) -> str:
    """Return a share as whole per cent.

    >>> percent(0.825)
    '82 %'
    """
    return f"{share * 100:.0f} %"
