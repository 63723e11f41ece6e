"""Calibration: how often a reader was right, against how sure the reader was.

A forecast is well calibrated if, of all that was given 80 per cent, eight in ten came true (A. H. Murphy, 1973, on
the reliability of probability forecasts). Answers here may be partly right; their credit is counted as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STEPS = 10
"""Into how many steps of equal width certainty is cut."""
FEW = 5
"""Fewer answers than these say little."""
NEAR = 0.05
"""How far certainty and results may lie apart and still be called about the same."""
EXACT = 0.005
_WORDS = ("", "one", "two", "three", "four", "five", "", "", "", "nine", "ten")
_TIMES = {
    Fraction(0): "",
    **{
        Fraction(right, all_): f"{_WORDS[right]} {'time' if right == 1 else 'times'} in {_WORDS[all_]}"
        for all_, some in ((10, (1, 9)), (5, (1, 2, 3, 4)), (4, (1, 3)), (3, (1, 2)), (2, (1,)))
        for right in some
    },
    Fraction(1): "every time",
}


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
        return f"{_many(self.answers)}, {percent(self.sure)} sure on average: {percent(self.right)} right"


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


def times(share: float) -> str:
    """Return how often somebody was right, as so many times in so many; "about" where that is not quite it.

    >>> times(2 / 3), times(0.7), times(1.0), times(0.0)
    ('right two times in three', 'right about two times in three', 'right every time', 'never right')
    """
    near = min(_TIMES, key=lambda part: abs(float(part) - share))
    exact = abs(float(near) - share) < EXACT
    if not near:
        return "never right" if exact else "hardly ever right"
    if exact:
        return f"right {_TIMES[near]}"
    return "right nearly every time" if near == 1 else f"right about {_TIMES[near]}"


def sentence(steps: Sequence[Step]) -> str:
    """Return what the steps say to their reader: of the certainty that was given most often, and of all answers.

    >>> print(sentence(calibration([(0.8, 1.0), (0.8, 1.0), (0.8, 0.0), (0.3, 0.0)])))
    At 80 % you were right two times in three (3 answers). So few answers say little yet.
    """
    most = max(steps, key=lambda step: (step.answers, step.sure))
    told = f"At {percent(most.sure)} you were {times(most.right)} ({_many(most.answers)})."
    answers = sum(step.answers for step in steps)
    if answers < FEW:
        return f"{told} So few answers say little yet."
    sure, right = (
        sum(step.answers * share for step, share in zip(steps, shares, strict=True)) / answers
        for shares in ([step.sure for step in steps], [step.right for step in steps])
    )
    apart = "surer than right" if sure > right else "less sure than right"
    if abs(sure - right) < NEAR:
        apart = "about as sure as right"
    return f"{told} Over all {answers} answers you were {percent(sure)} sure and {percent(right)} right: {apart}."


def _many(answers: int) -> str:
    return "1 answer" if answers == 1 else f"{answers} answers"
