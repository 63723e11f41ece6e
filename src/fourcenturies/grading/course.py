"""A course as grading knows it: where nbgrader's settings put things, and what `course.toml` and the roster say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from fourcenturies.course.folder import course_folder
from fourcenturies.course.people import Person, load_people, names_of
from fourcenturies.course.settings import COURSE_FILE, CourseSettings, load_course
from fourcenturies.course.times import shown

if TYPE_CHECKING:
    from pathlib import Path

    from fourcenturies.grading.gradebook import Book, LessonEntry
    from fourcenturies.grading.lateness import ExtensionOf


@dataclass(frozen=True, slots=True)
class Course:
    """Where a course keeps what grading reads and writes, by its `nbgrader_config.py`."""

    root: Path
    submitted: Path
    autograded: Path
    feedback: Path
    db_url: str
    ignore: tuple[str, ...]
    settings: Any
    own: Path
    dates: CourseSettings
    people: tuple[Person, ...]

    @classmethod
    def of(cls, root: Path, settings: Any) -> Course:
        """Read the places out of nbgrader's settings."""
        places = settings.CourseDirectory
        return cls(
            root,
            root / places.get("submitted_directory", "submitted"),
            root / places.get("autograded_directory", "autograded"),
            root / places.get("feedback_directory", "feedback"),
            places.get("db_url", f"sqlite:///{root / 'gradebook.db'}"),
            tuple(places.get("ignore", ())),
            settings,
            course_folder(root),
            load_course(course_folder(root)),
            load_people(course_folder(root)),
        )

    @property
    def names(self) -> dict[str, str]:
        """The students' names by their ids, as the roster has them."""
        return names_of(self.people)

    def extension_of(self, lesson: str) -> ExtensionOf | None:
        """Return what tells a student's extension in a lesson; `None` where the course has no dates of its own."""
        if lesson not in self.dates.due:
            return None
        sections = {one.student: one.section for one in self.people}
        return lambda student: self.dates.extension(student, sections.get(student, ""), lesson)

    def notebook(self, student: str, lesson: str) -> Path:
        """Return the place of a student's autograded notebook."""
        return self.autograded / student / lesson / f"{lesson}.ipynb"


def with_due(course: Course, book: Book, lesson: str, said: list[str]) -> LessonEntry:
    """Return a lesson with the due date that the course has for it; where the gradebook had another, that is said."""
    entry = book.lesson(lesson)
    if lesson not in course.dates.due:
        return entry
    wanted = course.dates.due[lesson]
    plain = wanted.replace(tzinfo=None) if wanted else None
    if plain == entry.duedate:
        return entry
    zone = course.dates.zone
    now = f"due {shown(wanted, zone)}" if wanted else "due at no time"
    had = f"; the gradebook had {shown(entry.duedate.replace(tzinfo=UTC), zone)}" if entry.duedate else ""
    said.append(f"{lesson}: {now}, as {COURSE_FILE} says{had}.")
    return book.set_due(entry, plain)
