"""A dating: spans of days with a precision, a calendar and a degree of doubt, and how two of them relate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Literal

from fourcenturies.dating.days import Calendar, NotADateError, Span, civil, day_number, day_text

Form = Literal["date", "interval", "choice", "set", "list"]


class Precision(IntEnum):
    """How fine a date is told; a higher number is finer."""

    MILLENNIUM = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


@dataclass(frozen=True, slots=True)
class Dating:
    """A date read as spans of days (Julian day numbers, both ends counted; `None` is an open end).

    `form` tells one date from an interval, a choice ("one of") and a set ("all of"). `part` marks the early,
    middle or late part of something larger. `calendar` is the one that was named, if any; the days are the
    same in both. A date without a year has no spans, but a month and perhaps a day. `text` is EDTF.
    """

    spans: tuple[Span, ...]
    precision: Precision
    text: str
    form: Form = "date"
    approximate: bool = False
    uncertain: bool = False
    part: bool = False
    calendar: Calendar = ""
    month: int = 0
    day: int = 0

    @property
    def first(self) -> int | None:
        """The first day, or `None` where the start is open."""
        return self.spans[0][0] if self.spans else None

    @property
    def last(self) -> int | None:
        """The last day, or `None` where the end is open."""
        return self.spans[-1][1] if self.spans else None

    @property
    def yearless(self) -> bool:
        """Whether the year is not stated."""
        return not self.spans

    def before(self, other: Dating) -> bool:
        """Tell whether every day of this lies before every day of the other."""
        return self.last is not None and other.first is not None and self.last < other.first

    def overlaps(self, other: Dating) -> bool:
        """Tell whether a day lies in both."""
        return any(_common(a, b) for a in self.spans for b in other.spans)

    def within(self, other: Dating) -> bool:
        """Tell whether every day of this lies in the other."""
        if len(self.spans) == len(other.spans) == 1:
            return _inside(self.spans[0], other.spans[0])
        return bool(self.spans) and all(any(_inside(a, b) for b in other.spans) for a in self.spans)


def in_other_calendar(dating: Dating) -> Dating:
    """Read the same words as Old Style: each day is taken for the Julian day of that name.

    The words keep their form; only the days that they mean move, by the gap of their century.
    """

    def moved(number: int | None) -> int | None:
        return None if number is None else day_number(*civil(number), "julian")

    spans = tuple((moved(first), moved(last)) for first, last in dating.spans)
    return replace(dating, spans=spans, calendar="julian", text=_text_of(spans, dating))


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans in order, with those that touch made one."""
    order = sorted(spans, key=lambda span: (span[0] is not None, span[0] or 0))
    done: list[Span] = []
    for first, last in order:
        if done and (
            done[-1][1] is None or (first is not None and first <= (done[-1][1] or 0) + 1) or first is None
        ):
            ends = (done[-1][1], last)
            done[-1] = (done[-1][0], None if None in ends else max(end for end in ends if end is not None))
        else:
            done.append((first, last))
    return tuple(done)


def _common(a: Span, b: Span) -> bool:
    starts_in_time = a[0] is None or b[1] is None or a[0] <= b[1]
    return starts_in_time and (b[0] is None or a[1] is None or b[0] <= a[1])


def _inside(a: Span, b: Span) -> bool:
    starts = b[0] is None or (a[0] is not None and a[0] >= b[0])
    return starts and (b[1] is None or (a[1] is not None and a[1] <= b[1]))


def combined(items: list[Dating], form: Form, text: str = "") -> Dating:
    """Return several dates as one of them (`choice`) or all of them (`set`)."""
    if any(item.yearless for item in items):
        raise NotADateError("each date of a choice needs its year")
    spans = merged([span for item in items for span in item.spans])
    return Dating(
        spans,
        min(item.precision for item in items),
        text or ("[{}]" if form == "choice" else "{{{}}}").format(",".join(map(_listed, items))),
        form if len(items) > 1 else items[0].form,
        approximate=any(item.approximate for item in items),
        uncertain=any(item.uncertain for item in items),
        calendar=items[0].calendar,
    )


def _listed(item: Dating) -> str:
    """Return a date as a member of a set, where an interval is written with two points."""
    if item.text[:1] in "[{":
        return item.text[1:-1]
    start, slash, end = item.text.partition("/")
    return f"{start.strip('.')}..{end.strip('.')}" if slash else item.text


def spanning(start: Dating | None, end: Dating | None) -> Dating:
    """Return the interval from the first day of one date to the last day of another; `None` is open."""
    told = [point for point in (start, end) if point]
    if not told:
        raise NotADateError("an interval needs a start or an end")
    if any(point.yearless for point in told):
        raise NotADateError("each end of an interval needs its year")
    first, last = start.first if start else None, end.last if end else None
    if first is not None and last is not None and last < first:
        raise NotADateError("the interval ends before it begins")
    return Dating(
        ((first, last),),
        min(point.precision for point in told),
        f"{_plain(start)}/{_plain(end)}",
        "interval",
        approximate=any(point.approximate for point in told),
        uncertain=any(point.uncertain for point in told),
        calendar="julian" if all(point.calendar == "julian" for point in told) else "",
    )


def _plain(point: Dating | None) -> str:
    if point is None:
        return ".."
    return point.text if "/" not in point.text and point.text[:1] not in "[{" else _whole(point)


def _whole(point: Dating) -> str:
    """Return the one end of an interval that is itself an interval: its days, as day or days' hull."""
    day = point.first if point.first is not None else point.last
    return day_text(day) if day is not None else ".."


def _text_of(spans: tuple[Span, ...], dating: Dating) -> str:
    pieces = [f"{day_text(a)}/{day_text(b)}" if a != b else day_text(a) for a, b in spans]
    if len(pieces) == 1:
        return pieces[0]
    signs = "{}" if dating.form in {"set", "list"} else "[]"
    return signs[0] + ",".join(piece.replace("/", "..") for piece in pieces) + signs[1]


def gaps(dating: Dating) -> bool:
    """Tell whether the date is a choice or set of days that lie apart."""
    return len(dating.spans) > 1
