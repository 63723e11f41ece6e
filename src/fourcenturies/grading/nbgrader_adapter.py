"""What nbgrader calls while it grades with the course's settings: its own commands and formgrader's buttons.

nbgrader keeps the gradebook, formgrader, feedback and exports. What is ours is put in by its own seams: the
exporter that reads a submission, the lists of preprocessors, and the hook before a submission is converted.
"""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import NotebookExporter
from nbformat import from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets.config import Application

from fourcenturies.course.rulings import load_rulings
from fourcenturies.grading.again import needs_a_person, read_before
from fourcenturies.grading.aids import load_aids
from fourcenturies.grading.course import Course, with_due
from fourcenturies.grading.enrolment import enter_people
from fourcenturies.grading.gradebook import Book, by_hand, read_lesson
from fourcenturies.grading.marking import Marks, mark, report
from fourcenturies.grading.pasted import keep_pictures, pasted
from fourcenturies.grading.penalties import is_time, plain_time
from fourcenturies.grading.preparing import Release, load_release, prepare
from fourcenturies.grading.registering import register
from fourcenturies.grading.releases import keep_release, kept_release
from fourcenturies.grading.settings import load_settings
from fourcenturies.grading.strays import set_names_aside
from fourcenturies.grading.submissions import aside_of, look_into, set_aside, set_time_plain
from fourcenturies.grading.upgrading import make_ready

if TYPE_CHECKING:
    from fourcenturies.grading.held import Held

_LOG = logging.getLogger("fourcenturies")


class SubmissionExporter(NotebookExporter):
    """Reads a submission with care, and brings it back to the released lesson; an autograded notebook as ever."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._releases: dict[str, Release] = {}
        _leave_out_unfit_names(self.parent)
        self.course = Course.of(Path(self.parent.coursedir.root), self.parent.config)
        self._held: dict[str, dict[str, dict[str, Held]]] = {}
        # nbgrader removes an autograded notebook before any hook of ours is called: so it is read here.
        self._before = {
            (student, lesson): read_before(self._autograded(student, lesson))[1]
            for student, lesson in (
                Path(place).parts[-2:] for place in getattr(self.parent, "assignments", ())
            )
        }

    def _autograded(self, student: str, lesson: str) -> Path:
        coursedir = self.parent.coursedir
        return Path(coursedir.root, coursedir.autograded_directory, student, lesson, f"{lesson}.ipynb")

    def release(self, lesson: str) -> Release:
        """Return a lesson as it is released; read once a run."""
        if lesson not in self._releases:
            coursedir = self.parent.coursedir
            root = Path(coursedir.root)
            cells, self._held[lesson] = read_lesson(coursedir.db_url, lesson)
            rulings = load_rulings(self.course.own)
            folder, kept = root / "solutions" / lesson, kept_release(self.course.own, lesson)
            aids = load_aids(folder, self.course.own)
            self._releases[lesson] = load_release(folder, cells, rulings, kept, aids)
            if not self._releases[lesson].words:
                keep_release(self.course.own, root / "solutions" / lesson)
        return self._releases[lesson]

    def mark(self, notebook: Any, student: str, lesson: str) -> Marks:
        """Mark a notebook that was read, by what is known of its last grading."""
        release = self.release(lesson)
        held = self._held[lesson].get(student, {})
        return mark(notebook, release, self._before.get((student, lesson)), by_hand(held))

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> tuple[Any, Any]:
        """Convert a notebook file; a submission that cannot be read becomes a lesson with a notice on top."""
        marks = resources["nbgrader"]
        coursedir = self.parent.coursedir
        submitted = Path(coursedir.root, coursedir.submitted_directory)
        if submitted not in Path(filename).parents:
            autograded: tuple[Any, Any] = super().from_filename(filename, resources=resources, **options)
            return autograded
        found, release = look_into(Path(filename).parent), self.release(marks["assignment"])
        notebook = prepare(found, release)
        pictures = pasted(found.file, release.names)
        keep_pictures(self.course.root / "build", marks["student"], marks["assignment"], pictures)
        self.log.info("%s, %s: %s", marks["student"], marks["assignment"], report(notebook))
        read: tuple[Any, Any] = self.from_notebook_node(from_dict(notebook), resources=resources)
        return read


def _leave_out_unfit_names(converter: Any) -> None:
    """Move folders whose names could hurt aside, and let the run that is about to begin forget them.

    It is the only place that nbgrader gives us between finding the submissions and reading the first.
    """
    coursedir = getattr(converter, "coursedir", None)
    if coursedir is None or not hasattr(converter, "assignments"):
        return
    root = Path(coursedir.root)
    submitted = root / coursedir.submitted_directory
    for stray in set_names_aside(submitted, root):
        _LOG.warning("%s: %s", submitted / stray.place, stray.why)
        for folder in list(converter.assignments):
            if Path(folder).parent == submitted / stray.place:
                del converter.assignments[folder]


class ScoreReplies(NbGraderPreprocessor):
    """Judge the replies and write each verdict into its check cell. Nothing is executed."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Score the notebook against the key in the solution notebook."""
        place = resources["nbgrader"]
        resources["marks"] = self.parent.mark(nb, place["student"], place["assignment"])
        return from_dict(nb), resources


class SaveVerdicts(SaveAutoGrades):
    """Save points and comments as nbgrader does, and ask for a person where a question was flagged."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Save the marks, and the extension that the course has for the student."""
        saved: tuple[Any, Any] = super().preprocess(nb, resources)
        extension_of = self.parent.course.extension_of(self.assignment_id)
        if extension_of:
            with Gradebook(self.db_url) as gradebook:
                submission = gradebook.find_submission(self.assignment_id, self.student_id)
                submission.extension = extension_of(self.student_id)
                gradebook.db.commit()
        return saved

    def _add_score(self, cell: Any, resources: Any) -> None:
        place, marks, name = self._place(cell), resources["marks"], self._name(cell)
        waited = bool(self.gradebook.find_grade(*place).needs_manual_grade)
        super()._add_score(cell, resources)
        grade = self.gradebook.find_grade(*place)
        flagged = name in marks.flags
        if not grade.max_score:
            grade.auto_score, grade.manual_score, grade.extra_credit = 0.0, None, None
        elif flagged:
            grade.auto_score = marks.points[name]
        grade.needs_manual_grade = needs_a_person(
            grade.auto_score, grade.manual_score, marks.states[name], needed=waited, flagged=flagged
        )
        self.gradebook.db.commit()

    def _add_comment(self, cell: Any, resources: Any) -> None:
        super()._add_comment(cell, resources)
        flags = resources["marks"].flags
        if self._name(cell) in flags:
            self.gradebook.find_comment(*self._place(cell)).auto_comment = flags[self._name(cell)]
            self.gradebook.db.commit()

    def _name(self, cell: Any) -> str:
        return str(cell.metadata["nbgrader"]["grade_id"])

    def _place(self, cell: Any) -> tuple[str, str, str, str]:
        return self._name(cell), self.notebook_id, self.assignment_id, self.student_id


def before_grading(assignment: str, student: str, notebooks: list[str]) -> None:
    """Register a lesson that the gradebook does not know as released, and set links aside before they are followed.

    nbgrader calls this before it reads a submission, in the course's root. `student` may be a pattern for many.
    """
    del student
    root = Path.cwd()
    course = Course.of(root, load_settings(root))
    for folder in {Path(notebook).parent for notebook in notebooks}:
        aside = aside_of(root, folder.parent.name, folder.name)
        set_time_plain(folder, aside, partial(plain_time, zone=course.dates.zone))
        for name in set_aside(folder, aside, is_time):
            _LOG.warning("%s: “%s” is no file to be read, and was moved to %s", folder, name, aside)
    db_url = _db_url(root)
    make_ready(db_url)
    register(assignment, root, db_url)
    with Book(db_url) as book:
        enter_people(book.engine, course.people)
        with_due(course, book, assignment, [])


def _db_url(root: Path) -> str:
    """Return the gradebook's address: that of the command that runs, else that of the course's settings."""
    application = Application.instance() if Application.initialized() else None
    coursedir = getattr(application, "coursedir", None) or load_settings(root).CourseDirectory
    return str(coursedir.db_url)
