"""How much time a source's words claim: a day, a month, a century; and the axis on which several can be compared.

A claim is stretches of days (day numbers; a stretch ends with the day after its last). What is open at an end stands at
the end that is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fourcenturies.dating import civil, day_number, describe, in_words, parse
from fourcenturies.views.timeline import dated, days_of, open_side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.model import Account

Stretches = tuple[tuple[int, int], ...]
Unit = Literal["day", "month", "year", "decade"]

_MARGIN = 0.12
"""Of what the claims cover together, the share that an axis goes beyond them on each side."""
_FINEST: tuple[tuple[int, Unit], ...] = ((25, "day"), (300, "month"), (365 * 40, "year"))
"""Up to so many days, an axis begins and ends with such a unit."""
_YEARS = {"year": 1, "decade": 10}


@dataclass(frozen=True, slots=True)
class Claim:
    """The time that one source's words claim, in words and as stretches of days.

    `outside` says that only knowledge from outside the source gives it, `vague` that its edges are blurred.
    """

    words: str
    stretches: Stretches
    outside: bool = False
    vague: bool = False
    open: Literal["", "start", "end"] = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of days with room for several claims, and in words from when to when it goes."""

    start: int
    end: int
    words: str

    def share(self, day: int) -> float:
        """Return where a day begins upon it, between 0 and 1.

        >>> Axis(100, 200, "").share(150)
        0.5
        """
        return min(max((day - self.start) / (self.end - self.start), 0.0), 1.0)


def claim_of(account: Account) -> Claim | None:
    """Return the time that an account claims by itself, or else by knowledge from outside; None where by neither."""
    text, kind = dated(account)
    if not text:
        return None
    told = parse(text)
    vague = told.approximate or told.uncertain
    return Claim(in_words(text), days_of(told), kind == "outside", vague, open_side(told))


def axis_of(claims: Iterable[Claim]) -> Axis | None:
    """Return an axis that holds all the claims with some room beside them; None where there is none.

    >>> axis_of([Claim("1860", ((day_number(1860, 1, 1), day_number(1861, 1, 1)),))]).words
    '1859 to 1861'
    """
    held = list(claims)
    if not held:
        return None
    first = min(claim.stretches[0][0] for claim in held)
    last = max(claim.stretches[-1][1] for claim in held)
    # Room enough to see that what is open goes on.
    share = 0.35 if any(claim.open for claim in held) else _MARGIN
    unit: Unit = next((unit for most, unit in _FINEST if last - first <= most), "decade")
    margin = max(round((last - first) * share), 1)
    start, end = _begun(first - margin, unit), _ended(last + margin - 1, unit)
    return Axis(start, end, _named(start, end - 1))


def _begun(day: int, unit: Unit) -> int:
    """Return the first day of the unit that a day lies in."""
    year, month, _ = civil(day)
    if unit == "day":
        return day
    if unit == "month":
        return day_number(year, month, 1)
    return day_number(year - year % _YEARS[unit], 1, 1)


def _ended(day: int, unit: Unit) -> int:
    """Return the day after the last one of the unit that a day lies in."""
    year, month, _ = civil(day)
    if unit == "day":
        return day + 1
    if unit == "month":
        return day_number(year + month // 12, month % 12 + 1, 1)
    return day_number(year - year % _YEARS[unit] + _YEARS[unit], 1, 1)


def _named(first: int, last: int) -> str:
    """Name an axis from its first to its last day, as coarsely as is exact."""
    start, end = (_text(day) for day in (first, last))
    if start.endswith("-01-01") and end.endswith("-12-31"):
        start, end = start[:4], end[:4]
    elif start.endswith("-01") and _text(last + 1).endswith("-01"):
        start, end = start[:7], end[:7]
    return describe(parse(f"{start}/{end}"))


def _text(day: int) -> str:
    return "{:04}-{:02}-{:02}".format(*civil(day))
