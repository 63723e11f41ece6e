"""Dates as intervals of days, with a precision and a calendar.

`days` counts days in both calendars, `intervals` holds a `Dating` and its relations, `edtf` reads the notation of the
records, `stretches` cuts early, middle and late parts, `words` prints, and tells how far
two lie apart. Nothing here knows the clock.
"""

from fourcenturies.dating.days import (
    MONTHS,
    Calendar,
    NotADateError,
    Span,
    civil,
    day_number,
    day_text,
    days_of,
    month_length,
    year_text,
)
from fourcenturies.dating.edtf import parse, read, season
from fourcenturies.dating.intervals import (
    Dating,
    Form,
    Precision,
    combined,
    doubted,
    gaps,
    in_other_calendar,
    labelled,
    made_of,
    merged,
    spanning,
)
from fourcenturies.dating.stretches import beside, stretch
from fourcenturies.dating.words import NOT_STATED, SEASONS, describe, distance, in_words, ordinal

__all__ = [
    "MONTHS", "NOT_STATED", "SEASONS", "Calendar", "Dating", "Form", "NotADateError", "Precision", "Span", "beside",
    "civil", "combined", "day_number", "day_text", "days_of", "describe", "distance", "doubted", "gaps",
    "in_other_calendar", "in_words", "labelled", "made_of", "merged", "month_length", "ordinal", "parse", "read",
    "season", "spanning", "stretch", "year_text",
]  # fmt: skip
