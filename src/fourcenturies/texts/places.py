"""Where readers' own copies of the articles lie.

The folder that FOURCENTURIES_TEXTS names; else, in a clone, `seeds/texts/`; else `texts/` beside the lessons that
are at hand; else one in the reader's home.
"""

from __future__ import annotations

import os
from pathlib import Path

from fourcenturies.files import seeds_dir

VARIABLE = "FOURCENTURIES_TEXTS"
_OF_A_LESSON = "questions.toml"


def texts_dir(folder: Path | None = None) -> Path:
    """Return the folder of a reader's own copies, which may not exist yet.

    `folder` is where the reader works (default: the working directory): a lesson's folder, or one of lessons.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    seeds = seeds_dir()
    if (seeds.parent / "pyproject.toml").is_file():
        return seeds / "texts"
    here = (folder or Path.cwd()).resolve()
    if (here / _OF_A_LESSON).is_file():
        return here.parent / "texts"
    if any(here.glob(f"*/{_OF_A_LESSON}")):
        return here / "texts"
    return Path.home() / ".fourcenturies" / "texts"
