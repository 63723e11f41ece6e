"""How well a date fits an accepted one: as intervals of days, then as Old Style, and what went wrong if it does not.

All numbers stand in `docs/marking.md`; they are this project's own proposal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from fourcenturies import dating
from fourcenturies.dating import Dating, Precision, Span

ABOUT = 0.75
INVENTED = 0.5
OLD_FOR_NEW = 0.5
NEAR = 0.25
LEAST = 0.05
# Days that a true reply may span, what it earns, and its name; the last rung holds what is wider or open.
RUNGS = (
    (31, 0.8, "a month"),
    (92, 0.75, "a season"),
    (366, 0.7, "a year"),
    (3653, 0.4, "ten years"),
    (36525, 0.2, "a century"),
)
WIDER = 0.1
# "Before 1917" and "until 1917" differ by a year that few writers mean to tell apart.
_BORDER = 366
# A month or season for a month that the source gives is one step, as is a year.
STEP = 0.8
# Russia kept the Julian calendar to February 1918, Greece to 1923: later days are no Old Style.
_WIDEST_GAP = 13
_LAST_OLD_STYLE = dating.day_number(1923, 3, 1)


class Fit(NamedTuple):
    """How well a reply fits one accepted answer."""

    credit: float
    slug: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a key tells besides its answers: the finer date from outside, the calendar of the event's record."""

    finer: Dating | None
    calendar: str


def best_fit(reading: Dating, right: Dating, told: Told) -> Fit:
    """Fit the reply as it stands; then as Old Style, where it bears no label; then name what went wrong."""
    plain = _fit(reading, right, told.finer)
    if plain.credit == 1:
        return _noted(reading, plain)
    old = _as_old_style(reading, right, told, plain)
    if old:
        return old
    if plain.credit >= LEAST:
        return plain
    return plain if plain.slug not in {"other", "overlap"} else _misconception(reading, right, told)


def _noted(reading: Dating, fit: Fit) -> Fit:
    return Fit(1.0, "doubt") if reading.uncertain and fit.slug == "equal" else fit


def _as_old_style(reading: Dating, right: Dating, told: Told, plain: Fit) -> Fit | None:
    julian = told.calendar == "julian"
    if not julian and (right.first is None or right.first > _LAST_OLD_STYLE):
        return None
    finest = Precision.YEAR if julian else Precision.MONTH
    if reading.calendar or reading.precision < finest or not _within_reach(reading, right):
        return None
    fit = _fit(dating.in_other_calendar(reading), right, told.finer)
    if fit.credit <= plain.credit:
        return None
    if julian:
        return fit._replace(slug="old-style-accepted", message="") if fit.credit == 1 else fit
    if fit.credit * OLD_FOR_NEW <= plain.credit:
        return None
    return Fit(round(fit.credit * OLD_FOR_NEW, 2), "old-style")


def _within_reach(reading: Dating, right: Dating) -> bool:
    """Tell whether two gaps between the calendars could bring a date to the other."""
    if reading.first is None or reading.last is None or right.first is None or right.last is None:
        return False
    return reading.first - 2 * _WIDEST_GAP <= right.last and right.first <= reading.last + 2 * _WIDEST_GAP


def _fit(reading: Dating, right: Dating, finer: Dating | None) -> Fit:
    fit = _span_fit(reading, right, finer)
    if fit.slug == "outside" or reading.as_rough_as(right):
        return fit
    if reading.approximate == right.approximate:
        return Fit(ABOUT, "about-elsewhere") if fit.credit == 1 else fit
    if fit.credit == 1:
        return Fit(ABOUT, "approximate" if reading.approximate else "hedge-dropped")
    if not reading.approximate:
        return fit
    if fit.credit:
        return fit._replace(credit=round(fit.credit * ABOUT, 2))
    return Fit(NEAR, "near") if _near(reading, right) else fit


def _span_fit(reading: Dating, right: Dating, finer: Dating | None) -> Fit:
    if same(reading, right):
        return Fit(1.0, "equal")
    if finer and same(reading, finer):
        return Fit(1.0, "outside")
    if reading.first is None or reading.last is None or right.first is None or right.last is None:
        return _open_fit(reading, right)
    if right.within(_generous(reading)):
        return _wider(reading, right)
    if reading.within(right):
        return _narrower(reading, right, finer)
    share = _shared(reading.spans, right.spans)
    return Fit(round(share, 2), "overlap") if share >= LEAST else Fit(0.0, "other")


def same(a: Dating, b: Dating) -> bool:
    """Tell whether two dates are the same days; 1801/1900 is the nineteenth century, as 18XX is."""
    if a.spans == b.spans:
        return True
    if Precision.CENTURY not in {a.precision, b.precision}:
        return False
    return bool(_century(a)) and _century(a) == _century(b)


def _century(date: Dating) -> int:
    """Return the number of the century that a date is; 1801/1900 is the nineteenth, as 18XX is."""
    if date.first is None or date.last is None or not 36523 <= date.last - date.first <= 36525:
        return 0
    first, last = dating.civil(date.first), dating.civil(date.last)
    whole = first[1:] == (1, 1) and last[1:] == (12, 31) and first[0] % 100 <= 1
    return first[0] // 100 + 1 if whole else 0


def _generous(reading: Dating) -> Dating:
    """Let a century hold the year that closes it in the strict count: 1900 for the nineteenth."""
    if (
        reading.precision is not Precision.CENTURY
        or reading.part
        or not _century(reading)
        or reading.last is None
    ):
        return reading
    return replace(reading, spans=((reading.first, reading.last + 365),))


def _wider(reading: Dating, right: Dating) -> Fit:
    days = _width(reading)
    credit, width = next(
        ((credit, width) for most, credit, width in RUNGS if days <= most), (WIDER, "several centuries")
    )
    if credit > 0.4 and right.precision <= Precision.MONTH and right.precision is not Precision.SEASON:
        credit = STEP
    share = _shared(reading.spans, right.spans)
    if share > credit:
        return Fit(round(min(share, 0.95), 2), "overlap")
    return Fit(credit, "coarser", coarser(width))


def _width(reading: Dating) -> int:
    """Return how many days a date leaves open; a winter that may be either of two counts as one winter."""
    if reading.form == "date":
        return max((last or 0) - (first or 0) for first, last in reading.spans) + 1
    return (reading.last or 0) - (reading.first or 0) + 1


def _narrower(reading: Dating, right: Dating, finer: Dating | None) -> Fit:
    """Judge a reply that lies inside the key: a finer date, or a piece of the span that the source leaves open."""
    if reading.part and reading.precision == right.precision and right.form == "date":
        agrees = finer is None or finer.within(reading)
        return Fit(1.0, "part") if agrees else Fit(INVENTED, "outside-differs")
    month_of_season = reading.precision is Precision.MONTH and right.precision is Precision.SEASON
    if reading.precision <= right.precision or (month_of_season and not finer):
        share = _shared(reading.spans, right.spans)
        return Fit(round(share, 2) if share >= LEAST else 0.0, "narrow")
    if finer and any(one.within(reading) for one in finer.points):
        return Fit(1.0, "outside") if finer.within(reading) else Fit(INVENTED, "invented")
    if finer:
        return Fit(0.0, "outside-differs")
    if reading.precision is Precision.DAY:
        return Fit(0.0, "invented-day")
    if _steps(reading.precision, right.precision) > 1:
        return Fit(0.0, "invented")
    share = _shared(_coarsened(reading, right.precision), right.spans)
    credit = round(INVENTED * share, 2)
    return Fit(credit if credit >= LEAST else 0.0, "invented")


def _steps(fine: Precision, coarse: Precision) -> int:
    """Count the rungs between two precisions; a season counts as a month does."""
    ladder = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 4, 6: 5}
    return ladder[fine] - ladder[coarse]


def _coarsened(reading: Dating, rung: Precision) -> tuple[Span, ...]:
    """Return the month, year, decade or century in which a reply begins, as spans."""
    year, month, _ = dating.civil(reading.first or 0)
    if rung >= Precision.MONTH:
        return (dating.days_of(year, month),)
    width = {Precision.SEASON: 1, Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}.get(
        rung, 1000
    )
    start = year // width * width
    return ((dating.days_of(start)[0], dating.days_of(start + width - 1)[1]),)


def _shared(a: tuple[Span, ...], b: tuple[Span, ...]) -> float:
    """Return the days in both over the days in either (Jaccard's index)."""
    common = sum(max(0, min(x[1] or 0, y[1] or 0) - max(x[0] or 0, y[0] or 0) + 1) for x in a for y in b)
    total = sum((last or 0) - (first or 0) + 1 for first, last in (*a, *b)) - common
    return common / total if total > 0 else 0.0


def _open_fit(reading: Dating, right: Dating) -> Fit:
    """Judge where an end is open: a limit is true or not, and the nearer it lies the more it says."""
    if not reading.overlaps(right):
        return Fit(0.0, "other")
    true = right.within(reading)
    same_side = (reading.first is None, reading.last is None) == (right.first is None, right.last is None)
    if not same_side:
        return Fit(WIDER, "open") if true else Fit(0.0, "other")
    away = (
        abs((reading.last or 0) - (right.last or 0))
        if reading.first is None
        else abs((reading.first or 0) - (right.first or 0))
    )
    credit = next((credit for most, credit, _ in RUNGS if away <= most), WIDER)
    if true or away <= (_BORDER if reading.precision <= Precision.YEAR else 1):
        return Fit(credit, "open" if true else "overlap")
    return Fit(round(credit / 2, 2), "overlap")


_MARGINS = {
    Precision.DAY: 3,
    Precision.MONTH: 31,
    Precision.SEASON: 92,
    Precision.YEAR: 5 * 366,
    Precision.DECADE: 5 * 366,
}


def _near(reading: Dating, right: Dating) -> bool:
    margin = _MARGINS.get(reading.precision, 0)
    if reading.first is None or reading.last is None:
        return False
    return right.within(replace(reading, spans=((reading.first - margin, reading.last + margin),)))


# Naming what went wrong


def _misconception(reading: Dating, right: Dating, told: Told) -> Fit:
    """Name what went wrong, as far as it can be told without giving the answer away."""
    if reading.precision is Precision.DAY and right.precision is Precision.DAY:
        named = _calendar_slip(reading, right, told)
        if named:
            return Fit(0.0, named)
    if reading.precision is Precision.CENTURY and not reading.part:
        return _century_slip(reading, right)
    mine, true = parts_of(reading), parts_of(right)
    depth = min(_DEPTH.get(reading.precision, 0), _DEPTH.get(right.precision, 0))
    return Fit(0.0, _part_slip(mine[:depth], true[:depth]) if depth else "other")


_DEPTH = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}


def _calendar_slip(reading: Dating, right: Dating, told: Told) -> str:
    if (
        right.first is None
        or right.first > _LAST_OLD_STYLE
        or reading.form != "date"
        or not _within_reach(reading, right)
    ):
        return ""
    once = dating.in_other_calendar(reading)
    if once.spans == right.spans:
        return "label-new-style"
    if reading.spans == dating.in_other_calendar(right).spans:
        return "label-old-style" if reading.calendar == "julian" else "converted-wrong-way"
    if dating.in_other_calendar(once).spans == right.spans and not reading.calendar:
        return "converted-wrong-way"
    away = abs((reading.first or 0) - right.first)
    return "wrong-gap" if told.calendar == "julian" and away in {10, 11, 12, 13} else ""


def _century_slip(reading: Dating, right: Dating) -> Fit:
    next_one = _century(reading) + 1
    if next_one == 1 or right.first is None or right.last is None:
        return Fit(0.0, "other")
    first, last = dating.civil(right.first)[0], dating.civil(right.last)[0]
    return Fit(0.0, "century-count" if first // 100 + 1 == next_one == last // 100 + 1 else "other")


def parts_of(date: Dating) -> tuple[int, ...]:
    """Return year, month and day in the calendar that was named, of a plain date; of others nothing."""
    if date.form != "date" or date.first is None:
        return ()
    return dating.civil(date.first, "julian" if date.calendar == "julian" else "gregorian")


def _part_slip(mine: tuple[int, ...], true: tuple[int, ...]) -> str:
    if not mine or not true:
        return "other"
    wrong = [place for place, (a, b) in enumerate(zip(mine, true, strict=True)) if a != b]
    if len(wrong) == 1 and wrong[0] != 1 and _swapped(mine[wrong[0]], true[wrong[0]]):
        return "swapped-digits"
    if len(true) == 1 or 0 in wrong:
        return "year" if len(true) == 3 and wrong == [0] else "other"
    if wrong == [2]:
        return "day"
    return "month" if wrong == [1] and len(true) == 3 else "month-and-day"


def _swapped(a: int, b: int) -> bool:
    """Tell whether two neighbouring digits changed places: 1698 for 1689."""
    x, y = str(a), str(b)
    if len(x) != len(y):
        x, y = x.zfill(2), y.zfill(2)
    apart = [place for place, (p, q) in enumerate(zip(x, y, strict=False)) if p != q]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and x[apart[0]] == y[apart[1]]
        and x[apart[1]] == y[apart[0]]
    )


def coarser(width: str) -> str:
    """Return the message on a true reply that says less than the source."""
    return f"True, but the source lets you be more exact than {width}."
