"""Marks for Canvas: its own exported gradebook, cut down to who the students are and the columns filled here.

What Canvas needs to know a row again are the columns up to Section; a column that is not there it leaves alone, so
no other assignment can be changed by the import. The row "Points Possible" stays as Canvas wrote it, because Canvas
would take another number for the assignment's new maximum (instructure/canvas-lms, `lib/gradebook_importer.rb`,
`update_column_count`, `process_student` and `process_pp`). Canvas itself reads numbers with a dot in every language.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fourcenturies.exchange.filling import Filled, find_rows
from fourcenturies.exchange.naming import CANVAS
from fourcenturies.spreadsheets import Table, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fourcenturies.exchange.marks import Mark
    from fourcenturies.exchange.roster import Enrolled

_STUDENT = ("Student", "LastName")
_IDS = ("ID", "SIS User ID", "SIS Login ID")
_POINTS = "Points Possible"
_ASSIGNMENT_ID = re.compile(r"\s*\(\d+\)$")


def fill_gradebook(
    gradebook: Table,
    marks: Mapping[str, Sequence[Mark]],
    roster: Sequence[Enrolled],
    columns: Mapping[str, str],
) -> Filled:
    """Put the marks of some lessons into a gradebook that Canvas exported; `columns` names a column by its lesson."""
    if not {"ID", "Section"} <= set(gradebook.head) or gradebook.head[0] not in _STUDENT:
        raise ValueError(
            "the template is no gradebook of Canvas: export one there (Grades, Export), and name it here"
        )
    numbers = {row.student: row.number for row in roster if row.platform == CANVAS}
    kept = gradebook.head[: gradebook.head.index("Section") + 1]
    rows = [dict(row) for row in gradebook.rows if _is_point_row(gradebook, row) or row.get("ID", "").strip()]
    count, told = 0, []
    for lesson, column in columns.items():
        found, lost = find_rows(rows, marks[lesson], lambda mark: _known_as(mark.student, numbers))
        told += [f"{lesson}: {sentence}" for sentence in lost]
        told += _other_maximum(gradebook, rows, column, marks[lesson])
        for place, mark in found.items():
            rows[place][column] = number(mark.points)
        count += len(found)
    head = (*kept, *columns.values())
    return Filled(replace(gradebook, head=head, rows=tuple(rows)), count, tuple(told))


def _known_as(student: str, numbers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return where a student may be found: by Canvas's own number if it is known, else under the id used here."""
    if student in numbers:
        return [("ID", numbers[student])]
    return [(column, student) for column in _IDS]


def find_column(gradebook: Table, lesson: str, title: str, named: str = "") -> str:
    """Return the column of a lesson's assignment: the one `named`, else the one called after the lesson."""
    later = gradebook.head[gradebook.head.index("Section") + 1 :] if "Section" in gradebook.head else ()
    wanted = {_folded(named)} if named else {_folded(lesson), _folded(title)}
    found = [
        column for column in later if {_folded(column), _folded(_ASSIGNMENT_ID.sub("", column))} & wanted
    ]
    if len(found) == 1:
        return found[0]
    raise ValueError(
        f"{lesson}: which column is it? Name it with --column. The columns are: {'; '.join(later) or 'none'}"
    )


def new_gradebook(lessons: Mapping[str, float], roster: Sequence[Enrolled]) -> Table:
    """Return a gradebook without a template, for the students whom Canvas named when their work was collected."""
    head = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", *lessons)
    points = {"Student": f"    {_POINTS}"} | {lesson: number(most) for lesson, most in lessons.items()}
    people = {row.number: row.name for row in roster if row.platform == CANVAS and row.number}
    return Table(head, (points, *({"Student": name, "ID": own} for own, name in sorted(people.items()))))


def _is_point_row(gradebook: Table, row: Mapping[str, str]) -> bool:
    return _POINTS in row.get(gradebook.head[0], "")


def _other_maximum(
    gradebook: Table, rows: Sequence[Mapping[str, str]], column: str, marks: Sequence[Mark]
) -> list[str]:
    told = next((row.get(column, "") for row in rows if _is_point_row(gradebook, row)), "").replace(",", ".")
    most = number(marks[0].max_points) if marks else ""
    if not told or not most or number(_value(told)) == most:
        return []
    return [f"{column}: Canvas has {told} points possible, the lesson {most}; marks go in as they are"]


def _value(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return -1.0


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
