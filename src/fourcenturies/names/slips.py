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
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    start = 0
    while start < len(a) and start < len(b) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    if abs(len(a) - len(b)) > most:
        return most + 1
    return min(_aligned(a, b, most), most + 1)


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
