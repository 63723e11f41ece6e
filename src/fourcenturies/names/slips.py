"""Slips of the pen: how many a name forgives, and the distance between two spellings."""

from __future__ import annotations

import re

_HAN = re.compile("[\u3400-\u9fff]")


def slips_allowed(key: str) -> int:
    """Return how many slips a form of this length may hold: none under 5 letters, one under 9, else two."""
    if len(key) < 5 or _HAN.search(key) or any(map(str.isdigit, key)):
        return 0
    return 1 if len(key) < 9 else 2


def distance(a: str, b: str, most: int = 99) -> int:
    """Return the optimal-string-alignment distance: insertions, deletions, changes, swaps of neighbours.

    Each part of a string is edited once at most (L. Boytsov, "Indexing methods for approximate dictionary
    searching", ACM JEA 16, 2011). Anything over `most` is returned as `most + 1`.

    >>> distance("putin", "putni"), distance("gabuev", "gabuyev"), distance("ca", "abc")
    (1, 1, 3)
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    a, b = _unlike(a, b)
    if not a or not b:
        return len(a) or len(b)
    return min(_upto_two(a, b) if most <= 2 else _aligned(a, b, most), most + 1)


def _unlike(a: str, b: str) -> tuple[str, str]:
    """Return what is left of two strings without their common beginning and end."""
    start = 0
    for letter, other in zip(a, b, strict=False):
        if letter != other:
            break
        start += 1
    end, shorter = 0, min(len(a), len(b)) - start
    while end < shorter and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


def _upto_two(a: str, b: str) -> int:
    """Return the distance, or 3 for more than two, of strings that differ at both ends: an edit is at each."""
    if len(a) < len(b):
        a, b = b, a
    short = len(b)
    turned = short > 1 and a[0] == b[1] and a[1] == b[0]
    turned_late = short > 1 and a[-1] == b[-2] and a[-2] == b[-1]
    if len(a) == short:
        if short < 3:
            return 1 if turned or short == 1 else 2
        two = (
            a[1:-1] == b[1:-1] or a[1:] == b[:-1] or a[:-1] == b[1:]
            or (turned and (a[2:-1] == b[2:-1] or (turned_late and a[2:-2] == b[2:-2])))
            or (turned_late and a[1:-2] == b[1:-2])
        )  # fmt: skip
    elif len(a) == short + 1:
        middle = a[1:-1]
        two = (
            middle == b[:-1] or middle == b[1:]
            or (turned and a[2:-1] == b[2:]) or (turned_late and a[1:-2] == b[:-2])
        )  # fmt: skip
    else:
        two = a[1:-1] == b
    return 2 if two else 3


def _aligned(a: str, b: str, most: int) -> int:
    """Fill the table row by row, only so far from its diagonal as matters."""
    far = most + 1
    older: list[int] = []
    old = [min(j, far) for j in range(len(b) + 1)]
    for i, letter in enumerate(a, 1):
        row = [min(i, far)] + [far] * len(b)
        for j in range(max(1, i - most), min(len(b), i + most) + 1):
            cost = min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (letter != b[j - 1]))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, older[j - 2] + 1)
            row[j] = cost
        if min(row) >= far and min(old) >= far:
            return far
        older, old = old, row
    return old[-1]
