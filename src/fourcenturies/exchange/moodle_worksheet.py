"""Marks for Moodle: an assignment's own grading worksheet, with the column Grade filled.

Moodle refuses a worksheet without the columns Identifier, Grade and Last modified (grade), knows a student by the
number at the end of the identifier, and passes over a mark above the maximum without a word (moodle/moodle,
`mod/assign/feedback/offline/importgradeslib.php` and `locallib.php`). A team's mark goes to all its members, whom
the column Group tells.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fourcenturies.course.people import columns_of
from fourcenturies.exchange.filling import Filled, find_rows
from fourcenturies.exchange.naming import MOODLE
from fourcenturies.spreadsheets import Table, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fourcenturies.exchange.marks import Mark
    from fourcenturies.exchange.roster import Enrolled

GRADE, SUBMITTED, MODIFIED = "Grade", "Last modified (submission)", "Last modified (grade)"
_IDENTIFIER, _NAME, _GROUP = "Identifier", "Full name", "Group"
_GRADES = frozenset(
    (
        "grade",
        "bewertung",
        "note",
        "calificación",
        "valutazione",
        "cijfer",
        "nota",
        "ocena",
        "оценка",
        "оцінка",
        "评分",
        "成绩",
    )
)
_MOST = ("Maximum Grade", "Maximum grade")
_IDS = ("Email address", "ID number", "Username")
_LAST_NUMBER = re.compile(r"(\d+)\s*$")
_NUMBER = "number at the end of the identifier"


def identifier_number(worksheet: Table | None, row: Mapping[str, str]) -> str:
    """Return the number of a student in a worksheet: the one that the names of folders hold, too."""
    first = worksheet.head[0] if worksheet else _IDENTIFIER
    found = _LAST_NUMBER.search(row.get(first, ""))
    return found[1] if found else ""


def fill_worksheet(
    worksheet: Table, lesson: str, marks: Sequence[Mark], roster: Sequence[Enrolled], column: str = ""
) -> Filled:
    """Put the marks of a lesson into the worksheet of its assignment."""
    grade = column or next((name for name in worksheet.head if name.casefold() in _GRADES), GRADE)
    if grade not in worksheet.head or not any(identifier_number(worksheet, row) for row in worksheet.rows):
        raise ValueError(
            "the template is no grading worksheet of Moodle: download one from the assignment, or name its column "
            f"of grades with --column. The columns are: {'; '.join(worksheet.head)}"
        )
    rows = [
        {**_in_english(worksheet, row), **row, _NUMBER: identifier_number(worksheet, row)}
        for row in worksheet.rows
    ]
    numbers = {row.student: row.number for row in roster if row.platform == MOODLE and row.lesson == lesson}
    names = {row.student: row.name for row in roster if row.platform == MOODLE}
    singles, teams = _teams(rows, marks, names)
    found, told = find_rows(rows, singles, lambda mark: _known_as(mark.student, numbers, names))
    for place, mark in (teams | found).items():
        fault = _above(rows[place], mark)
        if fault:
            told.append(fault)
        rows[place][grade] = number(mark.points)
    return Filled(replace(worksheet, rows=tuple(rows)), len(teams | found), tuple(told))


def _in_english(worksheet: Table, row: Mapping[str, str]) -> dict[str, str]:
    """Return what a row holds under the names that its columns have where Moodle is set to English."""
    places = columns_of(worksheet.head)
    return {
        name: row.get(worksheet.head[places[what]], "")
        for name, what in ((_NAME, "name"), (_GROUP, "section"), (_IDS[0], "email"), (_IDS[1], "sis"))
        if what in places
    }


def _known_as(student: str, numbers: Mapping[str, str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return where a student may be found: by the number in this assignment, else by id or full name."""
    if numbers.get(student):
        return [(_NUMBER, numbers[student])]
    return [*((column, student) for column in _IDS), (_NAME, names.get(student, ""))]


def _teams(
    rows: Sequence[Mapping[str, str]], marks: Sequence[Mark], names: Mapping[str, str]
) -> tuple[list[Mark], dict[int, Mark]]:
    """Return the marks of single students, and those of teams by the rows of their members."""
    people = {row.get(_NAME, "") for row in rows}
    groups: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(row.get(_GROUP, ""), []).append(place)
    singles, teams = [], {}
    for mark in marks:
        name = names.get(mark.student, "")
        if name and name in groups and name not in people:
            teams.update(dict.fromkeys(groups[name], mark))
        else:
            singles.append(mark)
    return singles, teams


def _above(row: Mapping[str, str], mark: Mark) -> str:
    told = next((row[name] for name in _MOST if row.get(name)), "").replace(",", ".")
    try:
        most = float(told)
    except ValueError:
        return ""
    if mark.points <= most:
        return ""
    return f"{mark.student}: {number(mark.points)} points are above Moodle's maximum of {told}; Moodle will skip it"


def new_worksheet(lesson: str, most: float, roster: Sequence[Enrolled]) -> Table:
    """Return a worksheet without a template, for the students whose numbers collecting has kept."""
    head = (_IDENTIFIER, _NAME, GRADE, _MOST[0], MODIFIED)
    rows = [
        {_IDENTIFIER: f"Participant {row.number}", _NAME: row.name, _MOST[0]: number(most)}
        for row in roster
        if row.platform == MOODLE and row.lesson == lesson and row.number
    ]
    return Table(head, tuple(rows))
