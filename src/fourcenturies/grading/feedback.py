"""Feedback pages: nbgrader's own, made side by side, each put in its place whole."""

from __future__ import annotations

import logging
import tempfile
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from fourcenturies.grading.class_run import LOCK, Progress, Result
from fourcenturies.grading.files import only_one, write_whole
from fourcenturies.grading.settings import load_settings
from fourcenturies.grading.spreading import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.grading.course import Course

READABLE = 0o644  # nbgrader's own for feedback


class _Pages(GenerateFeedback):
    """nbgrader's converter, for the submissions that are named to it."""

    wanted: Sequence[Path] = ()

    def init_notebooks(self) -> None:
        """Take the named notebooks, whatever signs their students' names hold."""
        self.assignments = {str(path.parent): [str(path)] for path in self.wanted}


def give_feedback(course: Course, results: Sequence[Result], jobs: int, progress: Progress) -> list[Result]:
    """Write the feedback pages of graded submissions; return the results, which then say who has a page."""
    with only_one(course.root / LOCK, "grading"):
        made: dict[str, set[str]] = {}
        for lesson in dict.fromkeys(result.lesson for result in results if result.entered):
            students = [row.student for row in results if row.lesson == lesson and row.entered]
            notebooks = [course.notebook(student, lesson) for student in students]
            made[lesson] = _write_pages(course.root, course.feedback, notebooks, jobs, progress)
        return [replace(row, page=row.student in made[row.lesson]) if row.entered else row for row in results]


def _write_pages(
    root: Path, target: Path, notebooks: Sequence[Path], jobs: int, progress: Progress
) -> set[str]:
    """Write the feedback of autograded notebooks of one lesson into `target`; return the students who have a page."""
    made: set[str] = set()
    work: Work[Path, dict[str, bytes]] = Work(partial(make_pages, root), lambda _: {})
    with closing(work.spread(notebooks, jobs)) as pages:
        for done, (notebook, files) in enumerate(zip(notebooks, pages, strict=True), 1):
            student = notebook.parent.parent.name
            for name, data in files.items():
                write_whole(target / student / name, data, READABLE)
            made |= {student} if any(name.endswith(".html") for name in files) else set()
            progress(done, len(notebooks))
    return made


def make_pages(root: Path, notebooks: Sequence[Path]) -> list[dict[str, bytes]]:
    """Return for each autograded notebook the files of its feedback, by their names; none where no page can be made."""
    settings = load_settings(root)
    quiet = logging.getLogger("fourcenturies.feedback")
    quiet.setLevel(logging.CRITICAL)
    quiet.propagate = False
    with tempfile.TemporaryDirectory() as scratch:
        settings.CourseDirectory.feedback_directory = scratch
        settings.CourseDirectory.assignment_id = notebooks[0].parent.name
        coursedir = CourseDirectory(config=settings, log=quiet)
        converter = _Pages(coursedir=coursedir, config=settings, log=quiet)
        converter.wanted = notebooks
        try:
            converter.start()
        except NbGraderException:
            quiet.debug("some pages could not be made")
        return [_files(Path(scratch, notebook.parent.parent.name)) for notebook in notebooks]


def _files(student: Path) -> dict[str, Any]:
    return {
        str(path.relative_to(student)): path.read_bytes()
        for path in sorted(student.rglob("*"))
        if path.is_file()
    }
