"""Judge a date: reply and key are intervals of days, each with a precision, a calendar and a degree of doubt.

All numbers stand in `docs/marking.md`; they are this project's own proposal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies import dating
from fourcenturies.dating import Dating, Precision, Span
from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.dates import Reading, read_date
from fourcenturies.replies.silence import NotStated
from fourcenturies.replies.text import Unreadable, folded, tidy

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

ABOUT = 0.75
INVENTED = 0.5
OLD_FOR_NEW = 0.5
YEAR_NOT_PRINTED = 0.5
NEAR = 0.25
SILENT_YEAR = 0.25
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
_STEP = 0.8
# Russia kept the Julian calendar to February 1918, Greece to 1923: later days are no Old Style.
_WIDEST_GAP = 13
_LAST_OLD_STYLE = dating.day_number(1923, 3, 1)

MESSAGES = {
    "equal": "Right: this is as exact as the source allows.",
    "doubt": "Right. You sounded unsure; you need not be.",
    "part": "Right. The source may not bear the narrower part of it that you name; the rest is as exact as it allows.",
    "old-style-accepted": "Right, in the Old Style of the event's own record. Say so: add O.S., or convert it.",
    "outside": "Right. This is more exact than the source: say that you know it from outside.",
    "approximate": "The date is right, but the source gives it without “about”.",
    "hedge-dropped": "The date is right, but the source is less sure than you are: it gives it as approximate.",
    "near": "Near, but too rough: the source says more.",
    "invented-day": "The source names no day. A day that it does not give cannot be credited to it.",
    "invented": "What is right in this is coarser: the source does not go as far as you do.",
    "outside-differs": "The source is less exact than this; and what is known from outside is another date.",
    "overlap": "Part of this span is right, but its ends are not those that the source supports.",
    "narrow": "The source leaves more room than you do.",
    "open": "True on one side only: the source lets you set a tighter limit.",
    "old-style": "That day is Old Style (Julian). This event's record is dated New Style: convert it, or label it O.S.",
    "label-new-style": "You label it New Style, but the day that you give is the Old Style one.",
    "label-old-style": "You label it Old Style, but that is the name of the day in the other calendar.",
    "converted-wrong-way": "The gap between the calendars was applied the wrong way, or twice.",
    "wrong-gap": "Right idea, wrong gap: the difference between the calendars grows from century to century.",
    "swapped-digits": "Two digits seem to have changed places: compare them with the source.",
    "century-count": "Mind the count of centuries: the number of a century is one ahead of the first digits of its years.",
    "year": "Day and month fit, the year does not.",
    "month": "Year and day fit, the month does not.",
    "day": "Year and month fit, the day does not.",
    "month-and-day": "The year fits, the month does not.",
    "other": "This is another date than the one that the source supports.",
    "date-not-stated": "The source gives no date for this. Yours may come from elsewhere; the question is what the text says.",
    "year-not-printed": "The year is not printed. You may know it from elsewhere; the question is what the text says.",
    "not-silent": "The source does say something about the time: look again for its time words.",
    "silent-year": "The year is not stated, but the source does say more than nothing.",
    "not-stated": "Right: the source does not say.",
}
_KEY_BROKEN = Verdict("unreadable", 0.0, "The key of this question cannot be read as a date; please tell your instructor.")
_ADD_YEAR = Verdict("unreadable", 0.0, "This could be read, but its year is missing: add the year.")
_CHOOSE = Verdict("unreadable", 0.0, "Two dates that lie apart stand here: give one date, or one interval.")


@dataclass(frozen=True, slots=True)
class _DateKey:
    """A key with all its dates read once."""

    literal: frozenset[str]
    accepted: tuple[Dating | NotStated, ...]
    finer: Dating | None
    calendar: str
    traps: tuple[tuple[Reading, Verdict], ...]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a reply fits one accepted answer."""

    credit: float
    slug: str
    message: str = ""


def read(_question: Question, line: str, _directory: Directory | None) -> Verdict:
    """Say whether a reply can be read as a date, and as which."""
    reading = read_date(line)
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    if isinstance(reading, NotStated):
        return Verdict("read", 0.0, "Noted: the source does not say.", "not stated")
    add = " If the source gives a year, add it." if reading.yearless else ""
    return Verdict("read", 0.0, f"This can be read as a date.{add}", dating.describe(reading))


def judge(question: Question, line: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge a reply against the key of a date question."""
    compiled = _compiled(key, key.calendar or question.calendar)
    if folded(line) in compiled.literal:
        return Verdict("correct", 1.0, MESSAGES["equal"], line)
    reading = read_date(line)
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    if not compiled.accepted:
        return _KEY_BROKEN
    verdict = max((_against(reading, right, compiled) for right in compiled.accepted), key=_rank)
    if verdict.credit == 1:
        return verdict
    return _trapped(reading, verdict, compiled) or verdict


def _rank(verdict: Verdict) -> tuple[float, bool, bool]:
    return verdict.credit, verdict.status != "unreadable", verdict.misconception not in {"", "other"}


@lru_cache(maxsize=4096)
def _compiled(key: Key, calendar: str) -> _DateKey:
    told = (key.answer, *key.also)
    readings = [_read_key_date(text) for text in told]
    finer = _read_key_date(key.finer) if key.finer else None
    traps = tuple(
        (_read_key_date(trap.reply), graded(trap.credit, trap.message, misconception="named-trap")) for trap in key.traps
    )
    return _DateKey(
        frozenset(folded(tidy(text)) for text in told if text.strip()),
        tuple(reading for reading in readings if not isinstance(reading, Unreadable)),
        finer if isinstance(finer, Dating) and not finer.yearless else None,
        calendar,
        traps,
    )


def _read_key_date(text: str) -> Reading:
    try:
        return dating.parse(text)
    except dating.NotADateError:
        return read_date(tidy(text))


def _against(reading: Dating | NotStated, right: Dating | NotStated, key: _DateKey) -> Verdict:
    read_as = "not stated" if isinstance(reading, NotStated) else dating.describe(reading)
    if isinstance(reading, NotStated) or isinstance(right, NotStated):
        return _verdict(_silence(reading, right), read_as)
    if right.yearless or reading.yearless:
        return _without_year(reading, right, read_as)
    if reading.form in {"choice", "set"} and dating.gaps(reading) and not dating.gaps(right):
        return _CHOOSE
    return _verdict(_best_fit(reading, right, key), read_as)


def _silence(reading: Dating | NotStated, right: Dating | NotStated) -> _Fit:
    if isinstance(reading, NotStated) and isinstance(right, NotStated):
        return _Fit(1.0, "not-stated")
    if isinstance(right, NotStated):
        return _Fit(0.0, "date-not-stated")
    return _Fit(SILENT_YEAR, "silent-year") if right.yearless else _Fit(0.0, "not-silent")


def _without_year(reading: Dating, right: Dating, read_as: str) -> Verdict:
    if not right.yearless:
        return _ADD_YEAR
    if reading.yearless:
        return _verdict(_yearless_fit(reading, right), read_as)
    parts = _parts(reading)
    fits = parts is not None and reading.precision >= Precision.MONTH and parts[1] == right.month
    return _verdict(_Fit(YEAR_NOT_PRINTED if fits else 0.0, "year-not-printed"), read_as)


def _yearless_fit(reading: Dating, right: Dating) -> _Fit:
    if (reading.month, reading.day) == (right.month, right.day):
        return _Fit(1.0, "equal")
    if reading.month != right.month:
        return _Fit(0.0, "other")
    if not reading.day:
        return _Fit(_STEP, "coarser", _coarser("a month"))
    return _Fit(0.0, "invented-day" if not right.day else "other")


def _verdict(fit: _Fit, read_as: str) -> Verdict:
    named = fit.slug if fit.credit < 1 else ""
    return graded(fit.credit, fit.message or MESSAGES[fit.slug], read_as, named)


def _coarser(width: str) -> str:
    return f"True, but the source lets you be more exact than {width}."


# One reply against one accepted date


def _best_fit(reading: Dating, right: Dating, key: _DateKey) -> _Fit:
    """Fit the reply as it stands; then as Old Style, where it bears no label; then name what went wrong."""
    plain = _fit(reading, right, key.finer)
    if plain.credit == 1:
        return _noted(reading, plain)
    old = _as_old_style(reading, right, key, plain)
    if old:
        return old
    if plain.credit >= LEAST:
        return plain
    return plain if plain.slug not in {"other", "overlap"} else _misconception(reading, right, key)


def _noted(reading: Dating, fit: _Fit) -> _Fit:
    return _Fit(1.0, "doubt") if reading.uncertain and fit.slug == "equal" else fit


def _as_old_style(reading: Dating, right: Dating, key: _DateKey, plain: _Fit) -> _Fit | None:
    finest = Precision.YEAR if key.calendar == "julian" else Precision.MONTH
    if reading.calendar or reading.precision < finest or not _within_reach(reading, right):
        return None
    fit = _fit(dating.in_other_calendar(reading), right, key.finer)
    if fit.credit <= plain.credit:
        return None
    if key.calendar == "julian":
        return replace(fit, slug="old-style-accepted", message="") if fit.credit == 1 else fit
    if right.first is None or right.first > _LAST_OLD_STYLE or fit.credit * OLD_FOR_NEW <= plain.credit:
        return None
    return _Fit(round(fit.credit * OLD_FOR_NEW, 2), "old-style")


def _within_reach(reading: Dating, right: Dating) -> bool:
    """Tell whether two gaps between the calendars could bring a date to the other."""
    if reading.first is None or reading.last is None or right.first is None or right.last is None:
        return False
    return reading.first - 2 * _WIDEST_GAP <= right.last and right.first <= reading.last + 2 * _WIDEST_GAP


def _fit(reading: Dating, right: Dating, finer: Dating | None) -> _Fit:
    fit = _span_fit(reading, right, finer)
    if reading.approximate == right.approximate or fit.slug == "outside":
        return fit
    if fit.credit == 1:
        return _Fit(ABOUT, "approximate" if reading.approximate else "hedge-dropped")
    if not reading.approximate:
        return fit
    if fit.credit:
        return replace(fit, credit=round(fit.credit * ABOUT, 2))
    return _Fit(NEAR, "near") if _near(reading, right) else fit


def _span_fit(reading: Dating, right: Dating, finer: Dating | None) -> _Fit:
    if _same(reading, right):
        return _Fit(1.0, "equal")
    if finer and _same(reading, finer):
        return _Fit(1.0, "outside")
    if None in {reading.first, reading.last, right.first, right.last}:
        return _open_fit(reading, right)
    if right.within(_generous(reading)):
        return _wider(reading, right)
    if reading.within(right):
        return _narrower(reading, right, finer)
    share = _shared(reading.spans, right.spans)
    return _Fit(round(share, 2), "overlap") if share >= LEAST else _Fit(0.0, "other")


def _same(a: Dating, b: Dating) -> bool:
    return a.spans == b.spans or (bool(_century(a)) and _century(a) == _century(b))


def _century(date: Dating) -> int:
    """Return the number of the century that a date is; 1801/1900 is the nineteenth, as 18XX is."""
    if date.first is None or date.last is None or not 36523 <= date.last - date.first <= 36525:
        return 0
    first, last = dating.civil(date.first), dating.civil(date.last)
    whole = first[1:] == (1, 1) and last[1:] == (12, 31) and first[0] % 100 <= 1
    return first[0] // 100 + 1 if whole else 0


def _generous(reading: Dating) -> Dating:
    """A century is taken to hold the year that closes it in the strict count: 1900 for the nineteenth."""
    if reading.precision is not Precision.CENTURY or reading.part or not _century(reading) or reading.last is None:
        return reading
    return replace(reading, spans=((reading.first, reading.last + 365),))


def _wider(reading: Dating, right: Dating) -> _Fit:
    days = _width(reading)
    credit, width = next(((credit, width) for most, credit, width in RUNGS if days <= most), (WIDER, "several centuries"))
    if credit > 0.4 and right.precision <= Precision.MONTH:
        credit = _STEP
    share = _shared(reading.spans, right.spans)
    if share > credit:
        return _Fit(round(min(share, 0.95), 2), "overlap")
    return _Fit(credit, "coarser", _coarser(width))


def _width(reading: Dating) -> int:
    """Return how many days a date leaves open; a winter that may be either of two counts as one winter."""
    if reading.form == "date":
        return max((last or 0) - (first or 0) for first, last in reading.spans) + 1
    return (reading.last or 0) - (reading.first or 0) + 1


def _narrower(reading: Dating, right: Dating, finer: Dating | None) -> _Fit:
    """Judge a reply that lies inside the key: a finer date, or a piece of the span that the source leaves open."""
    if reading.part and reading.precision == right.precision and right.form == "date":
        agrees = finer is None or finer.within(reading)
        return _Fit(1.0, "part") if agrees else _Fit(INVENTED, "outside-differs")
    if reading.precision <= right.precision:
        share = _shared(reading.spans, right.spans)
        return _Fit(round(share, 2) if share >= LEAST else 0.0, "narrow")
    if finer:
        return _Fit(1.0, "outside") if finer.within(reading) else _Fit(0.0, "outside-differs")
    if reading.precision is Precision.DAY:
        return _Fit(0.0, "invented-day")
    if _steps(reading.precision, right.precision) > 1:
        return _Fit(0.0, "invented")
    share = _shared(_coarsened(reading, right.precision), right.spans)
    credit = round(INVENTED * share, 2)
    return _Fit(credit if credit >= LEAST else 0.0, "invented")


def _steps(fine: Precision, coarse: Precision) -> int:
    """Count the rungs between two precisions; a season counts as a month does."""
    ladder = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 4, 6: 5}
    return ladder[fine] - ladder[coarse]


def _coarsened(reading: Dating, rung: Precision) -> tuple[Span, ...]:
    """Return the month, year, decade or century in which a reply begins, as spans."""
    year, month, _ = dating.civil(reading.first or 0)
    if rung >= Precision.MONTH:
        return (dating.days_of(year, month),)
    width = {Precision.SEASON: 1, Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}.get(rung, 1000)
    start = year // width * width
    return ((dating.days_of(start)[0], dating.days_of(start + width - 1)[1]),)


def _shared(a: tuple[Span, ...], b: tuple[Span, ...]) -> float:
    """Return the days in both over the days in either (Jaccard's index)."""
    common = sum(
        max(0, min(x[1] or 0, y[1] or 0) - max(x[0] or 0, y[0] or 0) + 1) for x in a for y in b
    )
    total = sum((last or 0) - (first or 0) + 1 for first, last in (*a, *b)) - common
    return common / total if total > 0 else 0.0


def _open_fit(reading: Dating, right: Dating) -> _Fit:
    """Judge where an end is open: a limit is true or not, and the nearer it lies the more it says."""
    if not reading.overlaps(right):
        return _Fit(0.0, "other")
    true = right.within(reading)
    same_side = (reading.first is None, reading.last is None) == (right.first is None, right.last is None)
    if not same_side:
        return _Fit(WIDER, "open") if true else _Fit(0.0, "other")
    away = abs((reading.last or 0) - (right.last or 0)) if reading.first is None else abs((reading.first or 0) - (right.first or 0))
    credit = next((credit for most, credit, _ in RUNGS if away <= most), WIDER)
    if true or away <= _BORDER:
        return _Fit(credit, "open" if true else "overlap")
    return _Fit(round(credit / 2, 2), "overlap")


_MARGINS = {Precision.DAY: 3, Precision.MONTH: 31, Precision.SEASON: 92, Precision.YEAR: 5 * 366, Precision.DECADE: 5 * 366}


def _near(reading: Dating, right: Dating) -> bool:
    margin = _MARGINS.get(reading.precision, 0)
    if reading.first is None or reading.last is None:
        return False
    return right.within(replace(reading, spans=((reading.first - margin, reading.last + margin),)))


# Naming what went wrong


def _misconception(reading: Dating, right: Dating, key: _DateKey) -> _Fit:
    """Name what went wrong, as far as it can be told without giving the answer away."""
    if reading.precision is Precision.DAY and right.precision is Precision.DAY:
        named = _calendar_slip(reading, right, key)
        if named:
            return _Fit(0.0, named)
    if reading.precision is Precision.CENTURY and not reading.part:
        return _century_slip(reading, right)
    mine, true = _parts(reading), _parts(right)
    depth = min(_DEPTH.get(reading.precision, 0), _DEPTH.get(right.precision, 0))
    return _Fit(0.0, _part_slip(mine[:depth], true[:depth]) if depth else "other")


_DEPTH = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}


def _calendar_slip(reading: Dating, right: Dating, key: _DateKey) -> str:
    if right.first is None or right.first > _LAST_OLD_STYLE or reading.form != "date" or not _within_reach(reading, right):
        return ""
    once = dating.in_other_calendar(reading)
    if once.spans == right.spans:
        return "label-new-style"
    if reading.spans == dating.in_other_calendar(right).spans:
        return "label-old-style" if reading.calendar == "julian" else "converted-wrong-way"
    if dating.in_other_calendar(once).spans == right.spans and not reading.calendar:
        return "converted-wrong-way"
    away = abs((reading.first or 0) - right.first)
    return "wrong-gap" if key.calendar == "julian" and away in {10, 11, 12, 13} else ""


def _century_slip(reading: Dating, right: Dating) -> _Fit:
    next_one = _century(reading) + 1
    if next_one == 1 or right.first is None or right.last is None:
        return _Fit(0.0, "other")
    first, last = dating.civil(right.first)[0], dating.civil(right.last)[0]
    return _Fit(0.0, "century-count" if first // 100 + 1 == next_one == last // 100 + 1 else "other")


def _parts(date: Dating) -> tuple[int, ...]:
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
    return {(1,): "month" if len(true) == 3 else "month-and-day", (2,): "day"}.get(tuple(wrong), "month-and-day")


def _swapped(a: int, b: int) -> bool:
    """Tell whether two neighbouring digits changed places: 1698 for 1689."""
    x, y = str(a), str(b)
    if len(x) != len(y):
        x, y = x.zfill(2), y.zfill(2)
    apart = [place for place, (p, q) in enumerate(zip(x, y, strict=False)) if p != q]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and x[apart[0]] == y[apart[1]] and x[apart[1]] == y[apart[0]]


def _trapped(reading: Dating | NotStated, verdict: Verdict, key: _DateKey) -> Verdict | None:
    """Return the verdict of the named trap that the reply falls into, if any.

    A trap catches the reply that it names; one that lies inside it only where the reply earns nothing anyway.
    """
    for trapped, named in key.traps:
        if _names_same(reading, trapped):
            return replace(named, read_as=verdict.read_as)
    if verdict.credit or isinstance(reading, NotStated) or reading.yearless:
        return None
    for trapped, named in key.traps:
        if isinstance(trapped, Dating) and not trapped.yearless and reading.within(trapped) and not _holds_key(trapped, key):
            return replace(named, read_as=verdict.read_as)
    return None


def _names_same(reading: Dating | NotStated, trapped: Reading) -> bool:
    if isinstance(reading, NotStated) or not isinstance(trapped, Dating):
        return isinstance(reading, NotStated) and isinstance(trapped, NotStated)
    if reading.yearless or trapped.yearless:
        return reading.yearless and trapped.yearless and (reading.month, reading.day) == (trapped.month, trapped.day)
    return _same(reading, trapped) and reading.approximate == trapped.approximate


def _holds_key(trapped: Dating, key: _DateKey) -> bool:
    return any(isinstance(right, Dating) and not right.yearless and right.overlaps(trapped) for right in key.accepted)


KIND = Kind(read, judge)
