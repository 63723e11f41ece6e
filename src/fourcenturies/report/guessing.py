"""What chance alone earns in a question: the mean credit of blind replies, where its form leaves a countable number."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, islice, permutations, product
from math import factorial
from random import Random
from statistics import mean
from typing import TYPE_CHECKING

from fourcenturies.questions.blind import CLAIMS, STANCES, Asked
from fourcenturies.questions.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

MOST = 150
"""So many blind replies are judged; where there are more, so many drawn of them, the same ones each time."""


@lru_cache(256)
def by_chance(question: Question, key: Key) -> float | None:
    """Return the share of the points that blind choices among what the question offers earn on average.

    `None` where nothing is offered, because the reply is free.
    """
    replies = list(_replies(question, key, Random(question.id)))  # noqa: S311 - nothing secret hangs on it
    return mean(judge(question, reply, key).credit for reply in replies) if replies else None


def _replies(question: Question, key: Key, drawn: Random) -> Iterator[str]:
    letters = [item.partition(":")[0] for item in question.items]
    if question.kind == "choice":
        yield from letters
    elif question.kind == "passage" and question.first == "choice":
        yield from (f"{one} [{n}]" for one in letters for n in range(1, len(question.evidence) + 1))
    elif question.kind == "bug-hunt":
        sets = (
            ", ".join(some) for size in range(1, len(letters) + 1) for some in combinations(letters, size)
        )
        yield from islice(sets, MOST)
    elif question.kind == "order" and letters:
        every = factorial(len(letters)) <= MOST
        orders = (
            permutations(letters) if every else (drawn.sample(letters, len(letters)) for _ in range(MOST))
        )
        yield from ("\n".join(one) for one in orders)
    else:
        yield from _lines(question, key, drawn)


def _lines(question: Question, key: Key, drawn: Random) -> Iterator[str]:
    """Yield forms of several lines, each with a label drawn for it."""
    lines = Asked(question, key).lines
    offered = sorted({right for _, right in lines})
    labels = {"match": offered, "stance-matrix": STANCES, "claim-check": CLAIMS}.get(question.kind, ())
    if not lines or not labels:
        return
    every = len(labels) ** len(lines) <= MOST
    filled = (
        product(labels, repeat=len(lines))
        if every
        else (drawn.choices(labels, k=len(lines)) for _ in range(MOST))
    )
    for one in filled:
        yield "\n".join(f"{left}: {label}" for (left, _), label in zip(lines, one, strict=True))
