"""What a reader says of a written answer of their own: which criteria it meets, and better than how many samples it is.

It is remembered in `.own_marks.json` beside the lesson's notebook, and nowhere else: no grader reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.notebook.own_files import read_table, write_table

if TYPE_CHECKING:
    from pathlib import Path

OWN_MARKS_FILE = ".own_marks.json"


@dataclass(frozen=True, slots=True)
class OwnMark:
    """The criteria that are met, by their numbers, out of so many; and better than how many samples it is, if said."""

    yes: tuple[int, ...]
    of: int
    better_than: int | None = None


def own_marks(folder: Path) -> dict[str, OwnMark]:
    """Return what was said of each written answer of a lesson; nothing of what does not have the expected form."""
    found = {}
    for name, held in read_table(folder / OWN_MARKS_FILE).items():
        if not isinstance(held, dict) or not isinstance(held.get("yes"), list):
            continue
        yes = tuple(number for number in held["yes"] if isinstance(number, int))
        of, better = held.get("of"), held.get("better_than")
        if isinstance(of, int):
            found[name] = OwnMark(yes, of, better if isinstance(better, int) else None)
    return found


def note_own_mark(folder: Path, question_id: str, mark: OwnMark) -> None:
    """Remember what a reader says of a written answer."""
    table = read_table(folder / OWN_MARKS_FILE)
    table[question_id] = {"yes": list(mark.yes), "of": mark.of, "better_than": mark.better_than}
    write_table(folder / OWN_MARKS_FILE, table)
