"""Lessons made from their solutions by nbgrader, and entered into its gradebook."""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files
from traitlets.config import Config

from fourcenturies.course.folder import course_folder
from fourcenturies.grading.files import write_whole
from fourcenturies.grading.releases import cell_names, is_kept, kept_release
from fourcenturies.grading.settings import COURSE, configure
from fourcenturies.questions.cells import cell_text, grade_id

if TYPE_CHECKING:
    from collections.abc import Sequence


def register(lesson: str, root: Path, db_url: str) -> bool:
    """Enter a lesson into the gradebook where it is not there as released; say whether that was needed.

    A lesson that has marks already and other cells now stays as it is. Raises `ValueError` where the release that it
    was marked by is not kept.
    """
    with Gradebook(db_url, COURSE) as gradebook:
        try:
            entry = gradebook.find_notebook(lesson, lesson)
            points = {cell.name: float(cell.max_score) for cell in entry.grade_cells}
            known = {cell.name: (cell.source, points.get(cell.name)) for cell in entry.source_cells}
            marked = bool(entry.submissions)
        except MissingEntry:
            known, marked = {}, False
    mark = root / "build" / ".registered" / lesson
    solution = root / "solutions" / lesson / f"{lesson}.ipynb"
    digest = hashlib.sha256(solution.read_bytes()).hexdigest()
    whole = known.keys() == _released(solution).keys()  # a run that was killed may have entered a part
    if known and whole and known == (_released(root / "lessons" / lesson / f"{lesson}.ipynb") or known):
        return False
    if known and whole and mark.is_file() and mark.read_text(encoding="utf-8") == digest:
        return False  # lessons/ is out of step with its solution: what was entered is the solution's own
    if marked and set(known) != set(cell_names(root / "solutions" / lesson / f"{lesson}.ipynb")):
        _refuse_unless_kept(lesson, root)
        return False
    with tempfile.TemporaryDirectory() as scratch:
        try:
            generate(lesson, root, Path(scratch), db_url)
        except Exception as error:
            raise ValueError(
                f"{lesson}: it cannot be entered into the gradebook as it is released now: {error}"
            ) from error
    write_whole(mark, digest.encode())
    return True


def _refuse_unless_kept(lesson: str, root: Path) -> None:
    own = course_folder(root)
    if not is_kept(own, lesson):
        raise ValueError(
            f"{lesson}: cells were added or removed after marks were given, and the release that the class was marked "
            f"by is not kept. Put its notebook and questions.toml into {kept_release(own, lesson)}, then run again; "
            "or bring the lesson back, and take a question out with points = 0"
        )


def _released(notebook: Path) -> dict[str, tuple[str, float | None]]:
    """Return text and points of each cell of a lesson; nothing where there is no such file."""
    if not notebook.is_file():
        return {}
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    marks = {grade_id(cell): cell["metadata"]["nbgrader"] for cell in cells if grade_id(cell)}
    points = {name: float(own["points"]) if own.get("grade") else None for name, own in marks.items()}
    return {grade_id(cell): (cell_text(cell), points[grade_id(cell)]) for cell in cells if grade_id(cell)}


def handed_out(lesson: str, root: Path, ignore: Sequence[str]) -> dict[str, bytes]:
    """Return the files beside a solution that go with every submission, by their names within its folder."""
    folder = root / "solutions" / lesson
    found = find_all_files(str(folder), [*ignore, "*.ipynb"])
    return {str(Path(name).relative_to(folder)): Path(name).read_bytes() for name in sorted(found)}


def generate(lesson: str, root: Path, release: Path, db_url: str | None = None) -> Path:
    """Generate a lesson from its solution with nbgrader; return the folder that holds it.

    With no `db_url`, no gradebook learns of it, and it takes a tenth of the time.
    """
    from nbgrader.converters import GenerateAssignment  # noqa: PLC0415 - slow, and rarely needed where one grades
    from nbgrader.preprocessors import SaveCells  # noqa: PLC0415 - as above

    config: Any = Config()
    configure(config, root)
    config.CourseDirectory.db_url = db_url or "sqlite://"
    config.CourseDirectory.release_directory = str(release)
    config.CourseDirectory.assignment_id = lesson
    quiet = logging.getLogger("fourcenturies.generate")
    quiet.setLevel(logging.CRITICAL)
    coursedir = CourseDirectory(config=config, log=quiet)
    generator = GenerateAssignment(coursedir=coursedir, config=config, log=quiet)
    generator.force = True
    if db_url is None:
        generator.no_database = True
        generator.preprocessors = [step for step in generator.preprocessors if step is not SaveCells]
    generator.start()
    return release / lesson
