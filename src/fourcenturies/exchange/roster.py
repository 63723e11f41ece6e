"""Which student has which id: the table that collecting writes and exporting reads.

A student of Canvas is known again by number, one of Moodle by name (its numbers change with each assignment), one
in a plain folder by the folder's name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, dataclass, fields, replace
from typing import TYPE_CHECKING

from fourcenturies.exchange.naming import CANVAS, FOLDER, MOODLE
from fourcenturies.exchange.student_ids import mark, student_id
from fourcenturies.spreadsheets import from_rows, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from fourcenturies.course.people import Person
    from fourcenturies.exchange.naming import Handed

STUDENTS_FILE = "students.csv"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One row: a student's id here, and what the platform calls that student in a lesson.

    `file` is the platform's id of the upload that was taken, where it has one: by it a page goes back to its place.
    """

    student: str
    name: str
    platform: str
    lesson: str = ""
    number: str = ""
    group: str = ""
    file: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a student is known again by."""
        return _key(self.platform, self.name, self.number)


class Roster:
    """All students known so far; `enrol` adds one, or finds that student again."""

    def __init__(self, rows: Iterable[Enrolled] = (), people: Sequence[Person] = ()) -> None:
        self._rows: dict[tuple[str, str, str], Enrolled] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self._keys: dict[str, tuple[str, str]] = {}
        for row in rows:
            self._add(row)
        names = Counter(one.name for one in people)
        for person in people:
            for row in enrolled(person):
                if (
                    row.platform != MOODLE or names[row.name] == 1
                ):  # a name that several have tells nobody apart
                    self._ids.setdefault(row.key, person.student)
                self._keys.setdefault(person.student.casefold(), row.key)

    @property
    def rows(self) -> tuple[Enrolled, ...]:
        """All rows, by student and lesson."""
        return tuple(sorted(self._rows.values(), key=lambda row: (row.student, row.lesson, row.platform)))

    def enrol(self, handed: Handed, lesson: str, *, namesakes: bool = False) -> str:
        """Return the id of the student who handed something in, and keep it. `namesakes` are told apart by number."""
        name = f"{handed.name} ({handed.number})" if namesakes else handed.name
        key = _key(handed.platform, name, handed.number)
        own = self._ids.get(key) or self._new_id(handed, key, namesakes=namesakes)
        file = str(handed.attempt) if handed.platform == CANVAS and handed.attempt else ""
        self._add(Enrolled(own, name, handed.platform, lesson, handed.number, handed.group, file))
        return own

    def _new_id(self, handed: Handed, key: tuple[str, str], *, namesakes: bool) -> str:
        numbered = namesakes or handed.platform == CANVAS
        own = student_id(handed.name, handed.number if numbered else "")
        if own.casefold() not in self._keys:
            return own
        known = handed.platform == FOLDER and own == handed.name and own in self._ids.values()
        return own if known else f"{own}-{mark(repr(key))}"

    def _add(self, row: Enrolled) -> None:
        place = (row.student, row.platform, row.lesson)
        known = self._rows.get(place)
        if known and known.number == row.number and known.file.zfill(20) > row.file.zfill(20):
            row = replace(
                row, file=known.file
            )  # an older download: the newer upload is the one in the gradebook
        self._rows[place] = row
        self._ids.setdefault(row.key, row.student)
        self._keys.setdefault(row.student.casefold(), row.key)


def enrolled(person: Person) -> Iterator[Enrolled]:
    """Yield by what each platform knows a person of the roster."""
    if person.canvas:
        yield Enrolled(person.student, person.name, CANVAS, "", person.canvas)
    yield Enrolled(person.student, person.name, MOODLE)
    for own in sorted(person.known_as()):
        yield Enrolled(person.student, own, FOLDER)


def known_students(table: Path, people: Sequence[Person]) -> tuple[Enrolled, ...]:
    """Return by what the platforms know the students: as collecting found, and as the roster of the course has it."""
    rows = read_roster(table.read_text(encoding="utf-8")).rows if table.is_file() else ()
    told = {(row.student, row.platform) for row in rows}
    listed = (row for person in people for row in enrolled(person))
    return (*rows, *(row for row in listed if (row.student, row.platform) not in told))


def _key(platform: str, name: str, number: str) -> tuple[str, str]:
    return (platform, number if platform == CANVAS and number else name)


def read_roster(text: str, people: Sequence[Person] = ()) -> Roster:
    """Return the roster in a text that `roster_text` wrote. Raises `ValueError` for another table."""
    head, *rows = from_rows(text) or [[]]
    if head not in (_HEAD, _HEAD[:-1]):  # an older table knows no file
        raise ValueError(f"{STUDENTS_FILE}: its columns are not {', '.join(_HEAD)}; move it away, or mend it")
    return Roster((Enrolled(*row) for row in rows if len(row) == len(head)), people)


def roster_text(roster: Roster) -> str:
    """Return a roster as comma-separated values, safe to open in a spreadsheet."""
    return to_rows([_HEAD, *(list(astuple(row)) for row in roster.rows)])


_HEAD = [field.name for field in fields(Enrolled)]
