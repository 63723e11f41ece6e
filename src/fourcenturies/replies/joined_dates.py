"""What joins two dates: a span, a choice, a list, or one day told in both calendars."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from fourcenturies import dating
from fourcenturies.replies.atoms import STARTS, read_point
from fourcenturies.replies.points import (
    NO_DATE,
    NO_YEAR,
    STYLES,
    TWO,
    WHICH_STYLE,
    NotReadError,
    Point,
    bounded,
    finish,
    interval,
    share_year,
    twofold,
)

if TYPE_CHECKING:
    from fourcenturies.dating import Dating, Form
    from fourcenturies.replies.items import Items


def joined_points(items: Items, point: Point) -> Dating:
    """Read on from a first point: what joins it to others, and those."""
    role = items.role
    if role == "end":
        return finish(point)
    if role in _SPAN_SIGNS:
        items.take()
        other = read_point(items)
        if items.role in _SPAN_SIGNS:
            raise NotReadError(TWO)
        return (_twice(point, other) if role == "/" else None) or interval(point, other)
    if role in {"or", "and"}:
        return _listed(items, [point], role)
    if role in {"onwards", "latest"}:
        items.take()
        return bounded("until" if role == "latest" else "since", finish(point))
    if role in STARTS:
        return _second(items, point)
    raise NotReadError(NO_DATE)


_SPAN_SIGNS = frozenset(["to", "-", "–", "/", "~", "until", "by"])


def _twice(point: Point, other: Point) -> Dating | None:
    """Return one day told in both calendars; where the gap is not that of the two, both of its names."""
    both = twofold(point, other)
    if both or {point.kind, other.kind} - {"day", "bare", "nth"} or other.kind != "day":
        return both
    share_year(point, other)
    first, second = finish(point), finish(other)
    if (
        first.first is None
        or second.first is None
        or not 0 < second.first - first.first <= _WIDEST
        or second.first > _LAST_JULIAN
    ):
        return None
    old = dating.in_other_calendar(first) if first.calendar != "julian" else first
    return dating.combined([old, dating.labelled(second, "gregorian")], "set")


# Two names of one day lie this near each other; after 1923 nobody kept the old calendar.
_WIDEST = 25
_LAST_JULIAN = dating.day_number(1923, 3, 1)


def _second(items: Items, point: Point) -> Dating:
    """Take a second day where it is the same day in the other calendar, 27 August (6 September) 1689, or in a list."""
    listed = items.at in items.breaks
    other = read_point(items)
    both = twofold(point, other)
    if both is None and _are_one(point, other):
        return finish(point)
    if both is None and items.styles:
        days = point.kind in {"day", "bare", "nth"} and other.kind == "day"
        raise NotReadError(STYLES if days else WHICH_STYLE)
    if both is None:
        return _set(items, [point, other] if listed else [])
    return both


def _set(items: Items, points: list[Point]) -> Dating:
    """Read on in a list with commas, or a line for each: May 1789, June 1789."""
    while points and items.role in STARTS and items.at in items.breaks:
        points.append(read_point(items))
    if not points or items.role in STARTS:
        raise NotReadError(TWO)
    return _listed(items, points, items.role) if items.role in _FORMS else _together(points, "list")


def _are_one(point: Point, other: Point) -> bool:
    """Tell whether the same date is written twice: 6 September 1689 (1689-09-06)."""
    share_year(point, other)
    first, second = finish(point), finish(other)
    return first.spans == second.spans and not first.yearless


_FORMS: dict[str, Form] = {"or": "choice", "and": "set"}


def _listed(items: Items, points: list[Point], role: str) -> Dating:
    while items.role == role:
        items.take()
        points.append(read_point(items))
    return _together(points, _FORMS[role])


def _together(points: list[Point], form: Form) -> Dating:
    for before, after in reversed(list(pairwise(points))):
        share_year(before, after, listed=True)
    dates = [finish(item) for item in points]
    if any(date.yearless for date in dates):
        raise NotReadError(NO_YEAR)
    return dating.combined(dates, form)
