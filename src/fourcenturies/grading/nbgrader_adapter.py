"""The one place that touches nbgrader: settings, preprocessors, generation, registration.

nbgrader keeps the gradebook, formgrader, feedback and exports. What is ours is put in by its own seams: the
lists of preprocessors, and the hook before a submission is converted.
"""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from typing import Any

from nbformat import from_dict
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from traitlets.config import Application, Config

from fourcenturies.grading.restoring import ReleasedCell, restore, summary
from fourcenturies.grading.scoring import score, write_verdicts
from fourcenturies.questions.lessons import load_keys, load_lesson

STUB = "..."
TEXT_STUB = "*Write your answer here, in place of this line.*"
_ROOT_KEY = "fourcenturies_root"


class RestoreReleased(NbGraderPreprocessor):
    """Bring a submission back to the released lesson, and make what a student wrote inert."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Restore the notebook, and log in one line what was changed."""
        marks = resources["nbgrader"]
        said = restore(nb, released_cells(marks["db_url"], marks["assignment"], marks["notebook"]))
        self.log.info("%s, %s: %s", marks["student"], marks["assignment"], summary(said))
        return from_dict(nb), resources


class ScoreReplies(NbGraderPreprocessor):
    """Judge the replies and write each verdict into its check cell. Nothing is executed."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Score the notebook against the key in the solution notebook."""
        assignment = resources["nbgrader"]["assignment"]
        folder = Path.cwd() / "solutions" / assignment  # nbgrader works in the course's root
        scores = score(nb, load_lesson(folder), load_keys(folder / f"{assignment}.ipynb"))
        write_verdicts(nb["cells"], scores)
        resources["flagged"] = {f"check-{name}" for name, scored in scores.items() if scored.flag}
        return from_dict(nb), resources


class SaveVerdicts(SaveAutoGrades):
    """Save the points as nbgrader does, and ask for a person where a question was flagged."""

    def _add_score(self, cell: Any, resources: Any) -> None:
        super()._add_score(cell, resources)
        name = cell.metadata["nbgrader"]["grade_id"]
        if name in resources.get("flagged", ()):
            grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
            grade.needs_manual_grade = True
            self.gradebook.db.commit()


def released_cells(db_url: str, assignment: str, notebook: str) -> list[ReleasedCell]:
    """Return the cells of a released lesson as the gradebook knows them, in their order."""
    with Gradebook(db_url) as gradebook:
        entry = gradebook.find_notebook(notebook, assignment)
        points = {cell.name: float(cell.max_score) for cell in entry.grade_cells}
        solutions = {cell.name for cell in entry.solution_cells}
        return [
            ReleasedCell(
                name=cell.name,
                cell_type=str(cell.cell_type),
                source=cell.source,
                locked=bool(cell.locked),
                solution=cell.name in solutions,
                points=points.get(cell.name),
                checksum=cell.checksum,
            )
            for cell in entry.source_cells
        ]


def configure(config: Any, root: Path) -> None:
    """Set up nbgrader for the course whose top folder is `root`; called by `nbgrader_config.py`."""
    course = config.CourseDirectory
    course.root = str(root)
    course.course_id = "fourcenturies"
    course.source_directory = "solutions"
    course.release_directory = "lessons"
    course.submitted_directory = "build/submitted"
    course.autograded_directory = "build/autograded"
    course.feedback_directory = "build/feedback"
    course.db_url = f"sqlite:///{root / 'build' / 'gradebook.db'}"
    course.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "rubric.md", "*.html", ".*"]
    config.ClearSolutions.code_stub = {"python": STUB}
    config.ClearSolutions.text_stub = TEXT_STUB
    config.Autograde.sanitize_preprocessors = [
        RestoreReleased,
        OverwriteKernelspec,
        OverwriteCells,
        CheckCellMetadata,
    ]
    config.Autograde.autograde_preprocessors = [
        ScoreReplies,
        SaveVerdicts,
        AssignLatePenalties,
        CheckCellMetadata,
    ]
    config.Autograde.pre_convert_hook = before_grading
    # alembic, which nbgrader looks up on PATH, lies beside the Python that runs this.
    os.environ["PATH"] = _with_own_bin(os.environ.get("PATH", ""))
    (root / "build").mkdir(exist_ok=True)


def _with_own_bin(path: str) -> str:
    import sys  # noqa: PLC0415 - needed here alone

    own = str(Path(sys.executable).parent)
    return path if own in path.split(os.pathsep) else os.pathsep.join([own, path])


def before_grading(assignment: str, student: str, notebooks: list[str]) -> None:
    """Register an assignment that the gradebook does not know yet, and refuse notebooks that are links.

    nbgrader calls this before it reads a submission, with the list that it is about to read.
    """
    for notebook in list(notebooks):
        if Path(notebook).is_symlink() or Path(notebook).parent.is_symlink():
            logging.getLogger("fourcenturies").error("%s: a link is not a submission; refused.", notebook)
            notebooks.remove(notebook)
    coursedir = _coursedir()
    if coursedir is not None:
        register(assignment, Path(coursedir.root), coursedir.db_url)
    del student


def _coursedir() -> Any:
    application = Application.instance() if Application.initialized() else None
    return getattr(application, "coursedir", None)


def register(assignment: str, root: Path, db_url: str) -> bool:
    """Enter an assignment into the gradebook where it is not there yet; say whether that was needed."""
    with Gradebook(db_url, "fourcenturies") as gradebook:
        try:
            known = bool(gradebook.find_assignment(assignment).notebooks)
        except MissingEntry:
            known = False
    if known:
        return False
    with tempfile.TemporaryDirectory() as scratch:
        generate(assignment, root, Path(scratch), db_url)
    return True


def generate(assignment: str, root: Path, release: Path, db_url: str | None = None) -> Path:
    """Generate a lesson from its solution with nbgrader; return the folder that holds it.

    With no `db_url`, a gradebook of its own is used and thrown away.
    """
    with tempfile.TemporaryDirectory() as scratch:
        config = Config()
        configure(config, root)
        config.CourseDirectory.db_url = db_url or f"sqlite:///{scratch}/gradebook.db"
        config.CourseDirectory.release_directory = str(release)
        config.CourseDirectory.assignment_id = assignment
        quiet = logging.getLogger("fourcenturies.generate")
        quiet.setLevel(logging.ERROR)
        coursedir = CourseDirectory(config=config, log=quiet)
        generator = GenerateAssignment(coursedir=coursedir, config=config, log=quiet)
        generator.force = True
        generator.start()
    return release / assignment
