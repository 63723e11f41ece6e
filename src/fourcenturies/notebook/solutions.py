"""Where the solutions are at hand, the keys of a lesson: in a clone, on Binder, in the site; not in a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.questions.lessons import load_keys

if TYPE_CHECKING:
    from pathlib import Path

    from fourcenturies.questions.keys import Key


def find_keys(lesson_id: str, folder: Path) -> dict[str, Key]:
    """Return the keys from the nearest `solutions/` in or above a folder; none where there is none.

    Raises `LessonError` where a solution is there and cannot be read.
    """
    for place in (folder, *folder.parents):
        notebook = place / "solutions" / lesson_id / f"{lesson_id}.ipynb"
        if notebook.is_file():
            return load_keys(notebook)
    return {}
