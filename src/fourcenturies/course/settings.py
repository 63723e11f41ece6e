"""What a class's course has of its own, as `course.toml` tells it: dates, extensions, the late rule, platforms."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from fourcenturies.course.times import read_time, zone_of
from fourcenturies.files import toml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

COURSE_FILE = "course.toml"
RULES = ("none", "zero", "per day")
NO_DATE = "none"
_DAY = 86_400
_KNOWN = {"zone", "db_url", "exchange", "returned", "due", "late", "extension", "columns"}
TEMPLATE = """\
# What this class's course has of its own. Lines that begin with # are examples. The file is read by
# `fourcenturies` and by nbgrader; after a change, run `fourcenturies grade` again.

# The time zone of all times below, and of times in submissions that do not say.
zone = "UTC"

# Another place for the gradebook, and the folder of nbgrader's Exchange.
# db_url = "postgresql+psycopg://user@host/database"
# exchange = "/srv/nbgrader/exchange"

# The lessons whose feedback is returned: from then on its pages show the accepted answers and the sample answers.
# returned = ["01_meet_the_sources"]

# When each lesson is due. A date here wins over one that was set in formgrader; "none" takes one away.
[due]
# 01_meet_the_sources = "2026-11-27 23:59"

# What lateness costs: rule is "none", "zero" (all points), or "per day" (for each day begun, percent of the points).
# [late]
# rule = "per day"
# percent = 10
# at_most = 50
# grace_minutes = 15

# More time for a student, or for a section; until, or days. Without lesson, for all lessons.
# [[extension]]
# student = "ada"
# lesson = "01_meet_the_sources"
# until = "2026-12-04 23:59"

# The platform's column of a lesson, where it is not called after the lesson.
[columns]
# 01_meet_the_sources = "Meet the sources (98765)"
"""


@dataclass(frozen=True, slots=True)
class LateRule:
    """What lateness costs. `percent` and `at_most` are of the points that were earned."""

    rule: str = "none"
    percent: float = 10
    at_most: float = 100
    grace_minutes: float = 0

    def cost(self, points: float, seconds: float) -> float | None:
        """Return what so many seconds cost of some points; `None` for nothing."""
        late = seconds - 60 * self.grace_minutes
        if late <= 0 or self.rule == "none":
            return None
        if self.rule == "zero":
            return points
        return points * min(self.percent * math.ceil(late / _DAY), self.at_most) / 100


@dataclass(frozen=True, slots=True)
class Extension:
    """More time: for a student or a section, for one lesson or all."""

    student: str = ""
    section: str = ""
    lesson: str = ""
    until: datetime | None = None
    days: float = 0
    why: str = ""

    def fits(self, student: str, section: str, lesson: str) -> bool:
        """Say whether it is meant for a student's submission of a lesson."""
        who = self.student == student if self.student else bool(section) and self.section == section
        return who and self.lesson in {"", lesson}

    def span(self, due: datetime) -> timedelta:
        """Return how much later than `due` the work may come."""
        return self.until - due if self.until else timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class CourseSettings:
    """All of it. `due` holds a lesson only where the file tells of it, and `None` where it is not due at all."""

    zone: tzinfo = UTC
    db_url: str = ""
    exchange: str = ""
    returned: frozenset[str] = frozenset()
    due: Mapping[str, datetime | None] = field(default_factory=dict)
    late: LateRule | None = None
    extensions: tuple[Extension, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)

    def extension(self, student: str, section: str, lesson: str) -> timedelta | None:
        """Return how much more time a student has for a lesson; their own extension comes before a section's."""
        due = self.due.get(lesson)
        fitting = [one for one in self.extensions if one.fits(student, section, lesson)] if due else []
        own = [one.span(due) for one in fitting if one.student and due]
        spans = own or [one.span(due) for one in fitting if due]
        return max(spans) if spans else None


def load_course(folder: Path) -> CourseSettings:
    """Read `course.toml` in a course's own folder; where there is none, nothing is set.

    Raises `ValueError` that names the file, the field, its value and what to write.
    """
    path = folder / COURSE_FILE
    try:
        table = toml.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return CourseSettings()
    except (toml.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: not readable as TOML ({error}); mend it, then run again") from None
    try:
        return _settings(table)
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"{path}: {error}") from None


def _settings(table: Mapping[str, Any]) -> CourseSettings:
    if unknown := sorted(set(table) - _KNOWN):
        raise ValueError(f"{unknown[0]!r} is not known; known are {', '.join(sorted(_KNOWN))}")
    zone = zone_of(str(table.get("zone", "UTC")))
    due = {lesson: _due(lesson, value, zone) for lesson, value in _table(table, "due").items()}
    rows = table.get("extension", [])
    return CourseSettings(
        zone,
        str(table.get("db_url", "")),
        str(table.get("exchange", "")),
        _returned(table.get("returned", [])),
        due,
        _late(_table(table, "late")) if "late" in table else None,
        tuple(_extension(row, number, zone, due) for number, row in enumerate(rows, 1)),
        {lesson: str(name) for lesson, name in _table(table, "columns").items()},
    )


def _table(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = table.get(name, {})
    if not isinstance(found, dict):
        raise TypeError(f"{name}: write it as [{name}] with a line for each lesson below")
    return found


def _returned(value: Any) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(lesson, str) for lesson in value):
        raise TypeError(f'returned: {value!r} is no list of lessons; write it as ["01_meet_the_sources"]')
    return frozenset(value)


def _due(lesson: str, value: Any, zone: tzinfo) -> datetime | None:
    return None if value == NO_DATE else _time(f"due: {lesson}", value, zone)


def _time(where: str, value: Any, zone: tzinfo) -> datetime:
    try:
        if isinstance(value, datetime):
            return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)
        return read_time(str(value), zone)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def _late(table: Mapping[str, Any]) -> LateRule:
    if unknown := sorted(set(table) - {"rule", "percent", "at_most", "grace_minutes"}):
        raise ValueError(
            f"late: {unknown[0]!r} is not known; known are rule, percent, at_most, grace_minutes"
        )
    if table.get("rule", "none") not in RULES:
        raise ValueError(f"late: rule: {table['rule']!r} is none of {', '.join(RULES)}")
    for name in ("percent", "at_most", "grace_minutes"):
        value = table.get(name, 0)
        if not isinstance(value, int | float) or value < 0:
            raise ValueError(f"late: {name}: {value!r} is no number from 0 on")
    return LateRule(**table)


def _extension(
    row: Mapping[str, Any], number: int, zone: tzinfo, due: Mapping[str, datetime | None]
) -> Extension:
    where = f"extension {number}"
    known = {"student", "section", "lesson", "until", "days", "why"}
    if unknown := sorted(set(row) - known):
        raise ValueError(f"{where}: {unknown[0]!r} is not known; known are {', '.join(sorted(known))}")
    if bool(row.get("student")) == bool(row.get("section")):
        raise ValueError(f"{where}: name a student or a section, not both and not neither")
    if ("until" in row) == ("days" in row):
        raise ValueError(f"{where}: write until or days, not both and not neither")
    lesson = str(row.get("lesson", ""))
    if lesson and not due.get(lesson):
        raise ValueError(f"{where}: {lesson} has no due date above; add one under [due]")
    days = row.get("days", 0)
    if not isinstance(days, int | float):
        raise TypeError(f"{where}: days: {days!r} is no number")
    until = _time(f"{where}: until", row["until"], zone) if "until" in row else None
    student, section, why = (str(row.get(name, "")) for name in ("student", "section", "why"))
    return Extension(student, section, lesson, until, float(days), why)


def unknown_lessons(settings: CourseSettings, lessons: Sequence[str]) -> list[str]:
    """Return the lessons that the settings name and that the course does not have."""
    named = [*settings.due, *settings.columns, *settings.returned]
    named += [one.lesson for one in settings.extensions if one.lesson]
    return sorted(set(named) - set(lessons))
