"""How many dated accounts each source gives for each decade.

An account counts in the decade that holds its date whole; one that spans more than a decade, or whose start or end is
open, counts apart. An account whose date is reached only with outside knowledge is counted as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.dating import civil, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Account


@dataclass(frozen=True, slots=True)
class Count:
    """Dated accounts of one source in one decade (its first year; 0 for dates that fit in no decade)."""

    source: str
    decade: int
    stated: int
    outside: int


def decades(corpus: Corpus, only: Iterable[str] | None = None) -> tuple[Count, ...]:
    """Return the counts that are not nought, by source and decade."""
    wanted = None if only is None else set(only)
    held: dict[tuple[str, int], list[int]] = {}
    for event in corpus.events:
        if wanted is not None and event.id not in wanted:
            continue
        for account in event.accounts:
            place = _place(account)
            if place:
                held.setdefault((account.source, place[0]), [0, 0])[place[1]] += 1
    order = [source.id for source in corpus.sources]
    return tuple(
        Count(source, decade, stated, outside)
        for (source, decade), (stated, outside) in sorted(
            held.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
    )


def _place(account: Account) -> tuple[int, int] | None:
    """Return the decade of an account's date, and 1 where it is reached only from outside."""
    told = read(account.edtf)
    stated = told is not None and not told.yearless
    if not stated:
        told = read(account.edtf_inferred.value) if account.edtf_inferred else None
    if told is None:
        return None
    if told.first is None or told.last is None:
        return 0, int(not stated)
    first, last = civil(told.first)[0] // 10 * 10, civil(told.last)[0] // 10 * 10
    return (first if first == last else 0), int(not stated)


CAPTION = (
    "Accounts whose date lies in one decade; ◇ those whose date is reached only from outside. Dates that span several "
    "decades or have an open end stand in the last line."
)


def spans(counts: tuple[Count, ...]) -> tuple[tuple[str, int], ...]:
    """Return label and decade of each line of a table; a run of decades without a count is one line, with -1.

    >>> spans((Count("src-a", 1610, 1, 0), Count("src-a", 1640, 2, 0), Count("src-a", 0, 1, 0)))
    (('1610s', 1610), ('1620s to 1630s', -1), ('1640s', 1640), ('longer or open', 0))
    """
    held = sorted({count.decade for count in counts if count.decade})
    lines: list[tuple[str, int]] = []
    for decade in held:
        first = lines[-1][1] + 10 if lines else decade
        if first < decade:
            last = f" to {decade - 10}s" if decade - first > 10 else ""
            lines.append((f"{first}s{last}", -1))
        lines.append((f"{decade}s", decade))
    return (*lines, ("longer or open", 0)) if any(not count.decade for count in counts) else tuple(lines)
