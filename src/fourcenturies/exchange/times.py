"""When submissions were handed in: from Moodle's grading worksheet, or at least that they came after a due date.

The times in the archives themselves are those of the download, so they are never used.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from fourcenturies.course.times import read_time, stamp
from fourcenturies.exchange.collecting import Times
from fourcenturies.exchange.moodle_worksheet import SUBMITTED, identifier_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from fourcenturies.spreadsheets import Table

_NO_TIME = "-– "


def read_times(
    worksheet: Table | None, due: str, zone: tzinfo, dates: Mapping[str, datetime | None] | None = None
) -> Times:
    """Return the times that a worksheet tells, read in a time zone, and those for what is only marked late.

    `dates` are the lessons' own due dates, which count where `due` is not given. Raises `ValueError` for a time that
    cannot be read, or a worksheet that tells none.
    """
    by_number = {}
    column = _submitted(worksheet, zone) if worksheet else ""
    for row in worksheet.rows if worksheet else ():
        told, number = row.get(column, ""), identifier_number(worksheet, row)
        if number and told.strip(_NO_TIME):
            by_number[number] = stamp(read_time(told, zone))
    late = {} if due else {lesson: _late(date) for lesson, date in (dates or {}).items() if date}
    return Times(by_number, _late(read_time(due, zone)) if due else "", late)


def _late(due: datetime) -> str:
    """Return the first second after a due date: a late submission came no sooner."""
    return stamp(due.astimezone(UTC) + timedelta(seconds=1))


def _submitted(worksheet: Table, zone: tzinfo) -> str:
    """Return the column that tells when work was handed in: Moodle names it in the language that it is set to.

    It is the first that holds times and nothing else; that of the marks stands behind it.
    """
    if SUBMITTED in worksheet.head:
        return SUBMITTED
    for column in worksheet.head[1:]:
        cells = [row.get(column, "").strip() for row in worksheet.rows]
        if any(cells) and all(not cell.strip(_NO_TIME) or _is_time(cell, zone) for cell in cells):
            return column
    raise ValueError(
        "no column of the worksheet tells when work was handed in. Its columns are: "
        f"{'; '.join(worksheet.head)}. Download it again from the assignment"
    )


def _is_time(text: str, zone: tzinfo) -> bool:
    try:
        return bool(read_time(text, zone))
    except ValueError:
        return False
