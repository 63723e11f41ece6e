"""Lessons made from their solutions by nbgrader, and entered into its gradebook."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from fourcenturies.grading.settings import COURSE, configure


def register(assignment: str, root: Path, db_url: str) -> bool:
    """Enter an assignment into the gradebook where it is not there yet; say whether that was needed."""
    with Gradebook(db_url, COURSE) as gradebook:
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
