"""What lies among the submissions and is none: named, so that nobody is left out in silence.

A folder whose name could hurt is moved aside before anything reads it. nbgrader takes a student's folder for a
pattern, and formgrader shows its name as HTML.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.grading.submissions import is_notebook_name, move_aside, set_aside_folder, unfit_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_DROSS = frozenset(
    {".DS_Store", ".collecting", ".git", ".ipynb_checkpoints", "Thumbs.db", "__MACOSX", "desktop.ini"}
)
MOVED = "; its folder was moved to build/set-aside: give it another name, and put it back"


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that is no submission: its place below `submitted/`, why, and the lessons that it holds."""

    place: str
    why: str
    lessons: tuple[str, ...] = ()


def set_names_aside(submitted: Path, root: Path, lessons: Sequence[str] = ()) -> list[Stray]:
    """Move the folders whose names could hurt out of `submitted/`; return them."""
    found = []
    for name in _names(submitted):
        held = tuple(lesson for lesson in lessons if os.path.lexists(submitted / name / lesson))
        hidden = name.startswith(".") and not any(_folders(submitted / name))
        if (fault := unfit_name(name)) and not hidden:
            move_aside(submitted / name, set_aside_folder(root))
            found.append(Stray(name, fault + MOVED, held))
    return found


def strays(submitted: Path, lessons: Sequence[str]) -> Iterator[Stray]:
    """Yield what stands in a wrong place below `submitted/`, so that nobody would grade it."""
    folded = {lesson.casefold(): lesson for lesson in lessons}
    for name in _names(submitted):
        if name.startswith("."):
            continue
        if name.casefold() in folded:
            yield Stray(
                name, "a lesson's folder belongs into a student's: STUDENT/LESSON, not LESSON/STUDENT"
            )
        elif (submitted / name).is_dir():
            yield from _inside(submitted / name, folded)
        elif _is_work(name):
            yield Stray(name, "it belongs into STUDENT/LESSON/")


def _inside(folder: Path, folded: dict[str, str]) -> Iterator[Stray]:
    """Yield what stands wrongly in a student's folder; the folder itself where there is nothing in it."""
    known = set(folded.values())
    names = list(_names(folder))
    told = False
    for name in names:
        place, why = f"{folder.name}/{name}", ""
        if name not in known and name.casefold() in folded:
            why = f"the lesson is called {folded[name.casefold()]}: rename the folder"
        elif name not in known and (folder / name).is_dir() and any(map(_is_work, _names(folder / name))):
            why = "no lesson is called like this folder"
        elif _is_work(name) and not (folder / name).is_dir():
            why = "it belongs into the lesson's folder: STUDENT/LESSON/"
        if why:
            told = True
            yield Stray(place, why)
    if not told and known.isdisjoint(names):
        yield Stray(folder.name, "nothing was handed in here")


def _names(folder: Path) -> list[str]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return []
    return [name for name in names if name not in _DROSS and not name.startswith("._")]


def _folders(folder: Path) -> Iterator[str]:
    yield from (name for name in _names(folder) if (folder / name).is_dir())


def _is_work(name: str) -> bool:
    return is_notebook_name(name) or name.casefold().endswith(".zip")
