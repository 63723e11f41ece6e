"""Judge a date: reply and key are intervals of days, each with a precision, a calendar and a degree of doubt.

All numbers stand in `docs/marking.md`; they are this project's own proposal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies import dating
from fourcenturies.dating import Dating, Precision
from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.kinds.date_fit import STEP, Fit, Told, best_fit, coarser, parts_of, same
from fourcenturies.questions.verdicts import Verdict, graded, of_reply
from fourcenturies.replies.claims import Claim
from fourcenturies.replies.dates import Reading, claimed_date, read_date
from fourcenturies.replies.points import NO_YEAR
from fourcenturies.replies.silence import NotStated
from fourcenturies.replies.text import Unreadable, tidy

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

YEAR_NOT_PRINTED = 0.5
YEAR_MISSING = 0.25
SILENT_YEAR = 0.25

MESSAGES = {
    "equal": "Right: this is as exact as the source allows.",
    "doubt": "Right. You sounded unsure; you need not be.",
    "part": "Right. The source may not support the narrower part of it. The rest is as exact as it allows.",
    "old-style-accepted": "Right, in the Old Style of the event's own record. Say so: add O.S., or convert it.",
    "outside": "Right. This is more exact than the source: say that you know it from outside.",
    "approximate": "The date is right, but the source gives it without “about”.",
    "hedge-dropped": "The date is right, but the source is less sure than you are: it gives it as approximate.",
    "about-elsewhere": "The date is right, but “about” does not stand where the source has it.",
    "near": "Near, but too rough: the source says more.",
    "invented-day": "The source names no day. A day that it does not give cannot be credited to it.",
    "invented": "What is right in this is less exact: the source does not go as far as you do.",
    "outside-differs": "The source is less exact than this; and what is known from outside is another date.",
    "overlap": "Part of this span is right, but its ends are not those that the source supports.",
    "narrow": "The source leaves more room than you do.",
    "open": "True on one side only: the source lets you set a closer limit.",
    "old-style": "That day is Old Style (Julian). This event's record is dated New Style: convert it, or label it O.S.",
    "label-new-style": "You label it New Style, but the day that you give is the Old Style one.",
    "label-old-style": "You label it Old Style, but that is the name of the day in the other calendar.",
    "converted-wrong-way": "The gap between the calendars was applied the wrong way, or twice.",
    "wrong-gap": "Right idea, wrong gap: the difference between the calendars grows from century to century.",
    "swapped-digits": "Two digits seem to have changed places: compare them with the source.",
    "century-count": "Mind the count of centuries: the number of a century is one ahead of the first digits of "
    "its years.",
    "year": "Day and month fit, the year does not.",
    "month": "Year and day fit, the month does not.",
    "day": "Year and month fit, the day does not.",
    "month-and-day": "The year fits, the month does not.",
    "other": "This is another date than the one that the source supports.",
    "date-not-stated": "The source does not give this date for it. It may come from outside; the text alone is asked.",
    "year-not-printed": "This year is not printed. You may know it from elsewhere; the text alone is asked.",
    "not-silent": "The source does say something about the time: look again for its time words.",
    "silent-year": "The year is not stated, but the source does say more than nothing.",
    "not-stated": "Right: the source does not say.",
    "year-missing": "Its year is missing. The source lets you tell it: add the year.",
    "given": "That much stands in the question itself. It asks for more.",
}
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as a date; please tell your instructor."
)
CHOOSE = "More than one date stands here: give one date, or one interval."


@dataclass(frozen=True, slots=True, eq=False)
class _DateKey:
    """A key with all its dates read once; no two are equal, so that one is looked up fast."""

    accepted: tuple[Dating | NotStated, ...]
    told: Told
    traps: tuple[tuple[Reading, Verdict], ...]


def read(question: Question, line: str, _directory: Directory | None) -> Verdict:
    """Say whether a reply can be read as a date, and as which."""
    return _told(_read(line, question.year, several=question.several))


def read_part(question: Question, text: str) -> Verdict:
    """Say the same of a part of a larger reply, which many write alike."""
    return _told(_read_part(text, question.year, question.several))


def _told(claim: Claim[Reading]) -> Verdict:
    reading = claim.reading
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    if isinstance(reading, NotStated):
        return Verdict("read", 0.0, "Noted: the source does not say.", "not stated", set_aside=claim.aside)
    add = " If the source gives a year, add it." if reading.yearless else ""
    told = f"This can be read as a date.{add}"
    return Verdict("read", 0.0, told, dating.describe(reading), set_aside=claim.aside)


def judge(question: Question, line: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge a reply against the key of a date question."""
    return _against_key(_read(line, question.year, several=question.several), question, key)


def judge_part(question: Question, text: str, key: Key) -> Verdict:
    """Judge a date in a larger reply, which many write alike."""
    return _against_key(_read_part(text, question.year, question.several), question, key)


def _against_key(claim: Claim[Reading], question: Question, key: Key) -> Verdict:
    compiled = _compiled(key, key.calendar or question.calendar)
    reading = claim.reading
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    if not compiled.accepted:
        return _KEY_BROKEN
    text = "not stated" if isinstance(reading, NotStated) else reading.text
    verdict = _verdict(reading, text, question.year, compiled)
    return of_reply(verdict, verdict.read_as, claim.aside) if claim.aside else verdict


@lru_cache(maxsize=2048)
def _verdict(reading: Dating | NotStated, text: str, year: str, key: _DateKey) -> Verdict:
    """Return the verdict on a date, which most of a class give alike; `text` tells equal ones apart in words."""
    verdict = _judged(reading, key)
    if 0 < verdict.credit < 1 and isinstance(reading, Dating) and _only_given(reading, year):
        verdict = graded(0.0, MESSAGES["given"], misconception="given")
    return of_reply(verdict, text if isinstance(reading, NotStated) else dating.describe(reading))


def _judged(reading: Dating | NotStated, key: _DateKey) -> Verdict:
    fit = _best(reading, key)
    trapped = _trapped(reading, fit, key) if fit.credit < 1 else _unconverted(reading, key)
    if trapped:
        return trapped
    verdict = graded(fit.credit, fit.message or MESSAGES[fit.slug], "", fit.slug if fit.credit < 1 else "")
    unit = (
        _unit_round(reading) if fit.slug in {"coarser", "overlap"} and isinstance(reading, Dating) else None
    )
    whole = _judged(unit, key) if unit else verdict
    return whole if whole.credit < verdict.credit else verdict


def _best(reading: Dating | NotStated, key: _DateKey) -> Fit:
    """Return how well a reply fits the accepted answer that it fits best; what is right needs no other."""
    best = _against(reading, key.accepted[0], key)
    for right in key.accepted[1:]:
        if best.credit >= 1:
            break
        best = max(best, _against(reading, right, key), key=_rank)
    return best


def _unit_round(reading: Dating) -> Dating | None:
    """Return the month or year round a span of days or months: who names a span is no more exact than who names it."""
    span = reading.form == "interval" or (reading.form == "choice" and len(reading.members) == 1)
    if not span or reading.first is None or reading.last is None:
        return None
    first, last = dating.civil(reading.first), dating.civil(reading.last)
    if first[0] != last[0] or reading.precision < Precision.MONTH:
        return None
    year = dating.year_text(first[0])
    return dating.parse(f"{year}-{first[1]:02d}" if first[1] == last[1] else year)


def _only_given(reading: Dating, year: str) -> bool:
    """Tell whether a reply says no more than the wording of its question does."""
    return bool(year) and not reading.yearless and dating.parse(year).within(reading)


def _one_only(claim: Claim[Reading], *, several: bool) -> Claim[Reading]:
    """Ask for one answer where one is asked for and several dates stand side by side: "1858 or 1860", "May, June"."""
    reading = claim.reading
    if several or not isinstance(reading, Dating) or reading.form not in {"choice", "set", "list"}:
        return claim
    dates = [member for member in reading.members if member]
    apart = len(dates) > 1 and not _is_wrong_pair(reading) and reading.precision is not Precision.SEASON
    return (
        Claim(Unreadable(CHOOSE))
        if apart and (reading.form == "choice" or dating.gaps(reading) or reading.form == "list")
        else claim
    )


_BARE_DAY = re.compile(
    r"(?:on |the |day )*(\d{1,2})(?:st|nd|rd|th|\.)?(?: of (?:the|that) month)?\W*", re.IGNORECASE
)


def _read(line: str, year: str, *, several: bool = False) -> Claim[Reading]:
    """Read a reply; what its question's wording gives of the date, the year or year and month, it may leave out."""
    day = _BARE_DAY.fullmatch(line) if len(year) == len("2025-05") else None
    if day:
        return claimed_date(f"{year}-{int(day[1]):02d}")
    claim = _one_only(claimed_date(line, several=several), several=several)
    reading = claim.reading
    if not year:
        return claim
    if isinstance(reading, Dating) and reading.yearless:
        return Claim(read_date(reading.text.replace("XXXX", year[:4])), claim.aside)
    if isinstance(reading, Unreadable) and reading.message == NO_YEAR:
        return _one_only(claimed_date(f"{line} {year[:4]}", several=several), several=several)
    return claim


@lru_cache(maxsize=1024)
def _read_part(text: str, year: str, several: bool) -> Claim[Reading]:  # noqa: FBT001 - a cache
    return _read(text, year, several=several)


def _rank(fit: Fit) -> tuple[float, bool]:
    return fit.credit, fit.slug != "other"


@lru_cache(maxsize=4096)
def _compiled(key: Key, calendar: str) -> _DateKey:
    told = (key.answer, *key.also)
    readings = [_read_key_date(text) for text in told]
    finer = _read_key_date(key.finer) if key.finer else None
    traps = tuple(
        (
            _read_key_date(trap.reply),
            graded(trap.credit, trap.message, misconception=trap.name),
        )
        for trap in key.traps
    )
    return _DateKey(
        tuple(reading for reading in readings if not isinstance(reading, Unreadable)),
        Told(finer if isinstance(finer, Dating) and not finer.yearless else None, calendar),
        traps,
    )


def _read_key_date(text: str) -> Reading:
    try:
        return dating.parse(text)
    except dating.NotADateError:
        return read_date(tidy(text))


def _against(reading: Dating | NotStated, right: Dating | NotStated, key: _DateKey) -> Fit:
    if isinstance(reading, NotStated) or isinstance(right, NotStated):
        return _silence(reading, right)
    if right.yearless or reading.yearless:
        return _without_year(reading, right)
    if _is_wrong_pair(reading):
        return Fit(0.0, "wrong-gap")
    return best_fit(reading, right, key.told)


def _is_wrong_pair(reading: Dating) -> bool:
    """Tell whether a day is given in both calendars, with a gap between them that was none."""
    calendars = {point.calendar for point in reading.points}
    days = {point.spans for point in reading.points}
    return reading.form == "set" and calendars == {"julian", "gregorian"} and len(days) > 1


def _silence(reading: Dating | NotStated, right: Dating | NotStated) -> Fit:
    if isinstance(reading, NotStated) and isinstance(right, NotStated):
        return Fit(1.0, "not-stated")
    if isinstance(right, NotStated):
        return Fit(0.0, "date-not-stated")
    return Fit(SILENT_YEAR, "silent-year") if right.yearless else Fit(0.0, "not-silent")


def _without_year(reading: Dating, right: Dating) -> Fit:
    if not right.yearless:
        return Fit(YEAR_MISSING if _names_part(reading, right) else 0.0, "year-missing")
    if reading.yearless:
        return _yearless_fit(reading, right)
    parts = parts_of(reading)
    fits = bool(parts) and reading.precision >= Precision.MONTH and parts[1] == right.month
    return Fit(YEAR_NOT_PRINTED if fits else 0.0, "year-not-printed")


def _names_part(reading: Dating, right: Dating) -> bool:
    """Tell whether month (and day) are those of a date whose year a reply leaves out."""
    parts = parts_of(right)
    return (
        bool(parts)
        and (reading.yearless and not right.yearless)
        and parts[1] == reading.month
        and reading.day in {0, parts[2]}
    )


def _yearless_fit(reading: Dating, right: Dating) -> Fit:
    if (reading.month, reading.day) == (right.month, right.day):
        return Fit(1.0, "equal")
    if reading.month != right.month:
        return Fit(0.0, "other")
    if not reading.day:
        return Fit(STEP, "coarser", coarser("a month"))
    return Fit(0.0, "invented-day" if not right.day else "other")


def _trapped(reading: Dating | NotStated, fit: Fit, key: _DateKey) -> Verdict | None:
    """Return the verdict of the named trap that the reply falls into, if any.

    A trap catches the reply that it names; one that lies inside it only where the reply earns nothing anyway.
    """
    for trapped, named in key.traps:
        if _names_same(reading, trapped):
            return named
    if fit.credit or isinstance(reading, NotStated) or reading.yearless:
        return None
    for trapped, named in key.traps:
        if _swallows(trapped, reading, key):
            return named
    return None


def _unconverted(reading: Dating | NotStated, key: _DateKey) -> Verdict | None:
    """Return the verdict of a trap that names its calendar, where a right day is given in that calendar.

    So a question can ask for the other calendar: whoever repeats the day with its label has converted nothing.
    """
    label = "" if isinstance(reading, NotStated) else reading.calendar
    for trapped, named in key.traps if label else ():
        if isinstance(trapped, Dating) and trapped.calendar == label and _names_same(reading, trapped):
            return named
    return None


def _names_same(reading: Dating | NotStated, trapped: Reading) -> bool:
    if isinstance(reading, NotStated) or not isinstance(trapped, Dating):
        return isinstance(reading, NotStated) and isinstance(trapped, NotStated)
    if reading.yearless or trapped.yearless:
        return (
            reading.yearless
            and trapped.yearless
            and (reading.month, reading.day) == (trapped.month, trapped.day)
        )
    return same(reading, trapped) and reading.as_rough_as(trapped)


def _swallows(trapped: Reading, reading: Dating, key: _DateKey) -> bool:
    """Tell whether a reply lies inside a trap that leaves all accepted answers alone."""
    if not isinstance(trapped, Dating) or trapped.yearless or not reading.within(trapped):
        return False
    return not any(isinstance(right, Dating) and right.overlaps(trapped) for right in key.accepted)


KIND = Kind(read, judge, between="; ")
