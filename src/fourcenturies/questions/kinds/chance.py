"""Chance taken off: what somebody earns who writes the same label on every line is worth nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def corrected(share: float, guessed: float) -> float:
    """Return a credit: the share that is right, without the share that guessing earns, never below 0.

    >>> corrected(0.7, 0.4), corrected(0.3, 0.4), corrected(1.0, 0.4)
    (0.5, 0.0, 1.0)
    """
    if share >= 1 or guessed >= 1:
        return min(share, 1.0)
    return round(max(0.0, (share - guessed) / (1 - guessed)), 9)


def commonest(accepted: Iterable[Collection[str]], least: int = 1) -> int:
    """Return on how many lines the label is accepted that is accepted on most; 0 where these are fewer than `least`.

    >>> commonest([{"silent"}, {"silent", "asserts"}, {"disputes"}])
    2
    """
    counted = Counter(label for labels in accepted for label in set(labels))
    most = max(counted.values(), default=0)
    return most if most >= least else 0


def counted(right: int, of: int, guessed: int) -> str:
    """Return how many lines are right, and how many the same label everywhere would have right.

    >>> counted(3, 5, 2), counted(3, 5, 0)
    ('Right: 3 of 5. Guessing earns 2.', 'Right: 3 of 5.')
    """
    return f"Right: {right} of {of}." + (f" Guessing earns {guessed}." if guessed else "")
