"""When submissions were handed in: from Moodle's grading worksheet, or at least that they came after a due date.

The times in the archives themselves are those of the download, so they are never used.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fourcenturies.exchange.collecting import Times
from fourcenturies.exchange.moodle_worksheet import SUBMITTED, identifier_number

if TYPE_CHECKING:
    from fourcenturies.course.spreadsheets import Table

_MOODLE_FORMS = (
    "%A, %d %B %Y, %I:%M %p",
    "%A, %B %d, %Y, %I:%M %p",
    "%A, %d %B %Y, %H:%M",
    "%A, %B %d, %Y, %H:%M",
)


def read_times(worksheet: Table | None, due: str, zone: str) -> Times:
    """Return the times that a worksheet tells, read in a time zone, and the one for what is only marked late."""
    place = _zone(zone)
    by_number = {}
    for row in worksheet.rows if worksheet else ():
        told, number = row.get(SUBMITTED, ""), identifier_number(worksheet, row)
        if number and told.strip("- "):
            by_number[number] = _stamp(_moodle_time(told).replace(tzinfo=place))
    return Times(by_number, _late(due, place) if due else "")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone; write for example Europe/Berlin") from None


def _late(due: str, place: ZoneInfo) -> str:
    """Return the first second after the due date: a late submission came no sooner."""
    try:
        time = datetime.fromisoformat(due)
    except ValueError:
        raise ValueError(f"{due!r} is no date and time; write for example 2026-03-01T23:59") from None
    return _stamp((time if time.tzinfo else time.replace(tzinfo=place)) + timedelta(seconds=1))


def _moodle_time(text: str) -> datetime:
    for form in _MOODLE_FORMS:
        try:
            return datetime.strptime(text.strip(), form)  # noqa: DTZ007 - the zone is the worksheet reader's
        except ValueError:
            continue
    raise ValueError(
        f"the worksheet's time {text!r} cannot be read: set Moodle to English and download the worksheet again"
    )


def _stamp(time: datetime) -> str:
    """Return a time as nbgrader writes it into timestamp.txt."""
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
