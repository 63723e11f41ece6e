"""Where readers' own copies of the articles lie.

The folder that FOURCENTURIES_TEXTS names; else, in a clone, `seeds/texts/`; else `texts/` beside the lessons that
are at hand; else one in the reader's home.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.files import seeds_dir
from fourcenturies.loading import Problem
from fourcenturies.texts.reading import SUFFIXES, UnreadableCopyError, read_copy
from fourcenturies.texts.recognition import Recognised, UnrecognisedError, recognise

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus

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


def copies_in(folder: Path, corpus: Corpus) -> tuple[dict[str, Recognised], list[Problem]]:
    """Return the copies in a folder by source, and what is wrong with the other files."""
    copies: dict[str, Recognised] = {}
    problems = []
    if not folder.is_dir():
        return {}, [
            Problem(str(folder), "-", "-", "there is no such folder; name the one that holds your copies")
        ]
    for path in sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES):
        try:
            found = recognise(read_copy(path), corpus)
        except (UnreadableCopyError, UnrecognisedError, OSError) as error:
            problems.append(Problem(path.name, "-", "-", str(error)))
            continue
        known = copies.get(found.source.id)
        if known is None or len(found.starts) > len(known.starts):
            copies[found.source.id] = found
    return copies, problems
