"""Where the solutions are at hand (a clone, Binder, in part the site; not a class): the keys of a lesson, the bank."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.questions.bank import BANK, BANK_FILE, Bank, load_bank
from fourcenturies.questions.lessons import LessonError, load_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.questions.keys import Key


def find_keys(lesson_id: str, folder: Path) -> Mapping[str, Key]:
    """Return the keys from the nearest `solutions/` in or above a folder, else from the site's; none where none is.

    Raises `LessonError` where a solution is there and cannot be read.
    """
    if lesson_id == BANK:
        return find_bank(folder).keys
    for place in (folder, *folder.parents, *_site_bundle()):
        notebook = place / "solutions" / lesson_id / f"{lesson_id}.ipynb"
        if notebook.is_file():
            return load_keys(notebook)
    return {}


def find_bank(folder: Path) -> Bank:
    """Return the bank from the nearest `solutions/` in or above a folder; an empty one where none can be read."""
    for place in (folder, *folder.parents):
        if (place / "solutions" / BANK_FILE).is_file():
            try:
                return load_bank(place / "solutions")
            except (LessonError, OSError):
                break
    return Bank()


def _site_bundle() -> tuple[Path, ...]:
    """Return where the site's wheel of keys lies (`site/keys_wheel.py`); nothing else brings one."""
    found = find_spec("fourcenturies_keys")
    return tuple(map(Path, found.submodule_search_locations or ())) if found else ()
