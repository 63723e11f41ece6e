"""Where a course keeps what is its own: a private folder beside the lessons, which git never sees."""

from __future__ import annotations

import os
from pathlib import Path

from fourcenturies.files import SEEDS, seeds_dir

FOLDER = "course"
VARIABLE = "FOURCENTURIES_COURSE"  # names a folder elsewhere, for nbgrader's own commands, too


def course_root(start: Path | None = None) -> Path:
    """Return the course's top folder: this one or the nearest above it that holds `nbgrader_config.py`."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "nbgrader_config.py").is_file() and (folder / "solutions").is_dir():
            return folder
    raise FileNotFoundError(
        "this is not the course's folder: change to the one that holds nbgrader_config.py"
    )


def name_own_records(root: Path) -> None:
    """Let a folder's own `seeds/` be the records, for whatever this command starts, too."""
    if any((own := root / "seeds").glob("*.toml")) and own.resolve() != seeds_dir():
        os.environ[SEEDS] = str(own.resolve())


def course_folder(root: Path) -> Path:
    """Return the course's own folder: `course/` in its top folder, or the one that the environment names."""
    named = os.environ.get(VARIABLE, "")
    return Path(named).expanduser() if named else root / FOLDER


def name_course_folder(folder: Path) -> None:
    """Take another folder for the course's own, in this run and in all that it starts."""
    os.environ[VARIABLE] = str(folder.expanduser().resolve())
