"""Dates as intervals of days, with a precision and a calendar.

`days` counts days in both calendars, `intervals` holds a `Dating` and its relations, `edtf` reads the notation of the
records, `words` prints. Nothing here knows the clock.
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
from fourcenturies.dating.edtf import parse, season
from fourcenturies.dating.intervals import (
    Dating,
    Form,
    Precision,
    combined,
    gaps,
    in_other_calendar,
    merged,
    spanning,
)
from fourcenturies.dating.words import describe

__all__ = [
    "MONTHS", "Calendar", "Dating", "Form", "NotADateError", "Precision", "Span", "civil", "combined", "day_number",
    "day_text", "days_of", "describe", "gaps", "in_other_calendar", "merged", "month_length", "parse", "season",
    "spanning", "year_text",
]  # fmt: skip
