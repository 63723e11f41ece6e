"""What nbgrader calls while it grades with the course's settings: its own commands and formgrader's buttons.

nbgrader keeps the gradebook, formgrader, feedback and exports. What is ours is put in by its own seams: the
exporter that reads a submission, the lists of preprocessors, and the hook before a submission is converted.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import from_dict
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets.config import Application

from fourcenturies.grading.gradebook import released_cells
from fourcenturies.grading.marking import mark, report
from fourcenturies.grading.penalties import is_time
from fourcenturies.grading.preparing import Release, load_release, prepare
from fourcenturies.grading.registering import register
from fourcenturies.grading.settings import load_settings
from fourcenturies.grading.strays import set_names_aside
from fourcenturies.grading.submissions import aside_of, look_into, set_aside
from fourcenturies.grading.upgrading import make_ready

_LOG = logging.getLogger("fourcenturies")


class SubmissionExporter(NotebookExporter):
    """Reads a submission with care, and brings it back to the released lesson; an autograded notebook as ever."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._releases: dict[str, Release] = {}
        _leave_out_unfit_names(self.parent)

    def release(self, lesson: str) -> Release:
        """Return a lesson as it is released; read once a run."""
        if lesson not in self._releases:
            coursedir = self.parent.coursedir
            folder = Path(coursedir.root) / "solutions" / lesson
            self._releases[lesson] = load_release(folder, released_cells(coursedir.db_url, lesson))
        return self._releases[lesson]

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> tuple[Any, Any]:
        """Convert a notebook file; a submission that cannot be read becomes a lesson with a notice on top."""
        marks = resources["nbgrader"]
        coursedir = self.parent.coursedir
        submitted = Path(coursedir.root, coursedir.submitted_directory)
        if submitted not in Path(filename).parents:
            autograded: tuple[Any, Any] = super().from_filename(filename, resources=resources, **options)
            return autograded
        notebook = prepare(look_into(Path(filename).parent), self.release(marks["assignment"]))
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
        resources["marks"] = mark(nb, self.parent.release(resources["nbgrader"]["assignment"]))
        return from_dict(nb), resources


class SaveVerdicts(SaveAutoGrades):
    """Save points and comments as nbgrader does, and ask for a person where a question was flagged."""

    def _add_score(self, cell: Any, resources: Any) -> None:
        super()._add_score(cell, resources)
        marks = resources["marks"]
        if self._name(cell) in marks.flags:
            grade = self.gradebook.find_grade(*self._place(cell))
            grade.auto_score, grade.needs_manual_grade = marks.points[self._name(cell)], True
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
    for folder in {Path(notebook).parent for notebook in notebooks}:
        aside = aside_of(root, folder.parent.name, folder.name)
        for name in set_aside(folder, aside, is_time):
            _LOG.warning("%s: “%s” is no file to be read, and was moved to %s", folder, name, aside)
    db_url = _db_url(root)
    make_ready(db_url)
    register(assignment, root, db_url)


def _db_url(root: Path) -> str:
    """Return the gradebook's address: that of the command that runs, else that of the course's settings."""
    application = Application.instance() if Application.initialized() else None
    coursedir = getattr(application, "coursedir", None) or load_settings(root).CourseDirectory
    return str(coursedir.db_url)
