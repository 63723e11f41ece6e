"""The release of a lesson by which a class is marked, kept in the course's own folder.

A newer release may ask other questions. nbgrader allows no other cells once marks were given, and a class that is
half-way through should not be asked anything else: so the lesson goes on being graded as it was handed out. Keys of
questions that both releases ask come from the newer one, so that a correction counts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fourcenturies.grading.files import write_whole
from fourcenturies.questions.cells import grade_id
from fourcenturies.questions.lessons import QUESTIONS_FILE, Lesson, load_keys, load_lesson

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from fourcenturies.questions.keys import Key

RELEASES = "releases"
_PRIVATE = 0o640  # it holds the key


@dataclass(frozen=True, slots=True)
class Asked:
    """What a lesson asks: its questions, their keys, and the names of its cells in order."""

    lesson: Lesson
    keys: Mapping[str, Key]
    order: tuple[str, ...]
    gone: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is to be said where an older release is followed, "" where none is."""
        if not self.gone and not self.fresh:
            return ""
        told = [f"{', '.join(self.gone)} no longer in solutions/"] if self.gone else []
        told += [f"{', '.join(self.fresh)} new there"] if self.fresh else []
        return (
            f"{self.lesson.id}: the class began with an older release and is marked by it ({'; '.join(told)}). Keys of "
            "what both ask are those in solutions/."
        )


def kept_release(own: Path, lesson: str) -> Path:
    """Return where a course keeps the release of a lesson."""
    return own / RELEASES / lesson


def keep_release(own: Path, folder: Path) -> None:
    """Keep the release in a folder of `solutions/`, unless it is kept already."""
    target = kept_release(own, folder.name)
    for name in (f"{folder.name}.ipynb", QUESTIONS_FILE):
        data = (folder / name).read_bytes()
        if not (target / name).is_file() or (target / name).read_bytes() != data:
            write_whole(target / name, data, _PRIVATE)


def is_kept(own: Path, lesson: str) -> bool:
    """Say whether a release of a lesson is kept."""
    target = kept_release(own, lesson)
    return all((target / name).is_file() for name in (f"{lesson}.ipynb", QUESTIONS_FILE))


def cell_names(notebook: Path) -> tuple[str, ...]:
    """Return the names of a solution's cells that the gradebook knows, in order."""
    cells = json.loads(notebook.read_bytes())["cells"]
    return tuple(name for cell in cells if (name := grade_id(cell)))


def asked_of(folder: Path, names: Collection[str], kept: Path | None) -> Asked:
    """Return what is asked by the release whose cells have these names: that in `solutions/`, else the one kept."""
    notebook = folder / f"{folder.name}.ipynb"
    now = Asked(load_lesson(folder), load_keys(notebook), cell_names(notebook))
    if kept is None or set(now.order) == set(names) or not (kept / QUESTIONS_FILE).is_file():
        return now
    notebook = kept / f"{folder.name}.ipynb"
    then = Asked(load_lesson(kept), load_keys(notebook), cell_names(notebook))
    both = {
        old.id: replace(new, points=old.points)
        for old in then.lesson.questions
        if (new := now.lesson.question(old.id)) and new.kind == old.kind
    }
    ids = {own.id for own in then.lesson.questions}
    questions = tuple(both.get(own.id, own) for own in then.lesson.questions)
    return Asked(
        replace(then.lesson, questions=questions),
        {name: now.keys.get(name, key) if name in both else key for name, key in then.keys.items()},
        then.order,
        gone=tuple(own.id for own in then.lesson.questions if own.id not in both),
        fresh=tuple(own.id for own in now.lesson.questions if own.id not in ids),
    )
