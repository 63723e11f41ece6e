"""Where the solutions are at hand, the keys of a lesson: in a clone, on Binder, in the site; not in a class."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.questions.lessons import load_keys

if TYPE_CHECKING:
    from fourcenturies.questions.keys import Key


def find_keys(lesson_id: str, folder: Path) -> dict[str, Key]:
    """Return the keys from the nearest `solutions/` in or above a folder, else from the site's; none where none is.

    Raises `LessonError` where a solution is there and cannot be read.
    """
    for place in (folder, *folder.parents, *_site_bundle()):
        notebook = place / "solutions" / lesson_id / f"{lesson_id}.ipynb"
        if notebook.is_file():
            return load_keys(notebook)
    return {}


def _site_bundle() -> tuple[Path, ...]:
    """Return where the site's wheel of keys lies (`site/keys_wheel.py`); nothing else brings one."""
    found = find_spec("fourcenturies_keys")
    return tuple(map(Path, found.submodule_search_locations or ())) if found else ()
