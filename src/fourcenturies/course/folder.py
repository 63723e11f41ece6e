"""Where a course keeps what is its own: a private folder beside the lessons, which git never sees."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "course"
VARIABLE = "FOURCENTURIES_COURSE"  # names a folder elsewhere, for nbgrader's own commands, too


def course_folder(root: Path) -> Path:
    """Return the course's own folder: `course/` in its top folder, or the one that the environment names."""
    named = os.environ.get(VARIABLE, "")
    return Path(named).expanduser() if named else root / FOLDER


def name_course_folder(folder: Path) -> None:
    """Take another folder for the course's own, in this run and in all that it starts."""
    os.environ[VARIABLE] = str(folder.expanduser().resolve())
