"""A dating: spans of days with a precision, a calendar and a degree of doubt, and how two of them relate."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

from fourcenturies.dating.days import Calendar, NotADateError, Span, civil, day_number, day_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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

    `form` tells one date from an interval, a choice ("one of"), a set ("all of") and a list ("a, b"). What is not
    one date keeps the dates that it is made of in `members`: an interval its start and its end (`None` where open),
    each with its own doubt and calendar. `approximate` and `uncertain` tell of the whole whether any of it is.

    `part` marks the early, middle or late part (or a half, a quarter) of a larger unit, whose precision it has.
    `season` is its EDTF code. `calendar` is the one that was named, if any; the days are the same in both. A date
    without a year has no spans, but a month and perhaps a day. `text` is EDTF; two ways to write one date are equal.
    """

    spans: tuple[Span, ...]
    precision: Precision
    text: str = field(compare=False)
    form: Form = "date"
    approximate: bool = False
    uncertain: bool = False
    part: bool = False
    calendar: Calendar = ""
    month: int = 0
    day: int = 0
    season: int = 0
    members: tuple[Dating | None, ...] = ()

    def __post_init__(self) -> None:
        """Raise `ValueError` where an interval or a set has lost its members."""
        if self.form != "date" and not self.members:
            raise ValueError("an interval is made by `spanning`, a choice or a set by `combined`")

    @property
    def points(self) -> tuple[Dating, ...]:
        """The single dates that it is made of, in the order of their days; of one date, itself."""
        if not self.members:
            return (self,)
        inner = [point for member in self.members if member for point in member.points]
        return tuple(inner) if self.form == "interval" else tuple(sorted(inner, key=_order))

    @property
    def year(self) -> int:
        """The year that one date names, of a longer unit its first; 0 where the year is not stated."""
        span = self.spans[-1 if self.season else 0] if self.spans else (None, None)
        return civil(span[0], self.calendar)[0] if span[0] is not None else 0

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

    def as_rough_as(self, other: Dating) -> bool:
        """Tell whether both say "about" of the same of their dates; one before an interval may hold for both ends.

        >>> from fourcenturies.dating import parse
        >>> parse("1978~/1989").as_rough_as(parse("1978/1989~")), parse("1978~/1989").as_rough_as(parse("1978~/1989~"))
        (False, True)
        """
        if not (self.approximate and other.approximate):
            return self.approximate == other.approximate
        mine, theirs = _rough(self), _rough(other)
        return mine == theirs or {mine, theirs} == {(True,), (True, False)}


def _rough(dating: Dating) -> tuple[bool, ...]:
    flags = tuple(point.approximate for point in dating.points)
    return flags if len(set(flags)) > 1 else flags[:1]


def _order(point: Dating) -> tuple[int, int]:
    return point.first or 0, point.last or 0


def each(dating: Dating, change: Callable[[Dating], Dating]) -> Dating:
    """Return a date with every single date in it changed."""
    if not dating.members:
        return change(dating)
    return made_of(dating, [member and each(member, change) for member in dating.members])


def made_of(dating: Dating, members: Sequence[Dating | None]) -> Dating:
    """Return a date of the same form with other members."""
    if dating.form == "interval":
        return replace(spanning(*members), precision=dating.precision, part=dating.part)
    return combined([member for member in members if member], dating.form)


def doubted(dating: Dating, *, approximate: bool = False, uncertain: bool = False) -> Dating:
    """Return a date with "about" or "perhaps" said of each single date in it.

    >>> from fourcenturies.dating import parse
    >>> doubted(parse("1949/1950?"), approximate=True).text
    '1949~/1950%'
    """

    def change(point: Dating) -> Dating:
        rough, unsure = point.approximate or approximate, point.uncertain or uncertain
        mark = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}[rough, unsure]
        ends = [f"{end.rstrip('?~%')}{mark}" for end in point.text.split("/")]
        text = point.text if point.text[0] == "[" else "/".join(ends)
        return replace(point, approximate=rough, uncertain=unsure, text=text)

    return each(dating, change)


def labelled(dating: Dating, calendar: Calendar) -> Dating:
    """Return a date with a calendar named for each single date in it; the days stay where they are."""
    return each(dating, lambda point: replace(point, calendar=calendar))


def in_other_calendar(dating: Dating) -> Dating:
    """Read the same words as Old Style: each day is taken for the Julian day of that name.

    The words keep their form; only the days that they mean move, by the gap of their century.
    """

    def change(point: Dating) -> Dating:
        # A month ends where the next begins: the Julian February of 1700 has a day more.
        beyond = 0 if point.precision is Precision.DAY else 1
        spans = tuple((_julian(first), _julian(last, beyond)) for first, last in point.spans)
        moved = replace(point, spans=spans, calendar="julian", text=_days_text(spans) or point.text)
        return doubted(moved) if point.approximate or point.uncertain else moved

    return each(dating, change)


def _julian(number: int | None, beyond: int = 0) -> int | None:
    return None if number is None else day_number(*civil(number + beyond), "julian") - beyond


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


def combined(items: list[Dating], form: Form) -> Dating:
    """Return several dates as one of them (`choice`) or all of them (`set`, `list`).

    One interval as a choice is a day within it; a single date is that date.
    """
    if any(item.yearless for item in items):
        raise NotADateError("each date of a choice needs its year")
    if len(items) == 1 and items[0].form != "interval":
        return items[0]
    signs = "[]" if form == "choice" else "{}"
    return Dating(
        merged([span for item in items for span in item.spans]),
        min(item.precision for item in items),
        signs[0] + ",".join(map(_listed, items)) + signs[1],
        form,
        approximate=any(item.approximate for item in items),
        uncertain=any(item.uncertain for item in items),
        calendar=_common_calendar(items),
        members=tuple(items),
    )


def _days_text(spans: tuple[Span, ...]) -> str:
    pieces = [
        f"{day_text(first)}/{day_text(last)}" if first != last else day_text(first) for first, last in spans
    ]
    return pieces[0] if len(pieces) == 1 else f"[{','.join(pieces)}]".replace("/", "..") if pieces else ""


def _common_calendar(items: list[Dating]) -> Calendar:
    return items[0].calendar if len({item.calendar for item in items}) == 1 else ""


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
        f"{_edge(start, late=False)}/{_edge(end, late=True)}",
        "interval",
        approximate=any(point.approximate for point in told),
        uncertain=any(point.uncertain for point in told),
        calendar=_common_calendar(told),
        members=(start, end),
    )


def _edge(point: Dating | None, *, late: bool) -> str:
    """Return one end of an interval in EDTF; of an end that is itself longer, its own edge or its day."""
    if point is None:
        return ".."
    if point.form == "interval":
        return _edge(point.members[late], late=late)
    if point.form == "date" and "/" not in point.text:
        return point.text
    mark = point.text[-1] if point.text[-1] in "?~%" else ""
    return day_text(point.last if late else point.first) + mark


def gaps(dating: Dating) -> bool:
    """Tell whether the date is a choice or set of days that lie apart."""
    return len(dating.spans) > 1
