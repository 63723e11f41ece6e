"""Bring a submission back to the lesson as it was released, without touching a student's replies.

The gradebook knows each cell of the released lesson. What a submission says of them itself (points, flags,
checksums, the text of locked cells) is never believed.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fourcenturies.grading.inert import inert_text
from fourcenturies.grading.owning import owners_of
from fourcenturies.questions.cells import cell_text, grade_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fourcenturies.grading.owning import Owners

SCHEMA_VERSION = 3
RECORD = "fourcenturies"
_MOST_POINTS = 1e6
ANSWER_CODE, ANSWER_TEXT = 3_000, 50_000  # signs of an answer cell, and of a written answer, that are shown
OWN_CODE, OWN_TEXT, OWN_CELLS = 5_000, 30_000, 200  # of all the student's own cells together
IN_PART = "what is very long is shown in part"
CUT = "\n[The rest is not shown here: the whole text stands in the submitted file.]"
_OLDER, _CHANGED = "older", "changed"
_PYTHON = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}


@dataclass(frozen=True, slots=True)
class ReleasedCell:
    """A cell of the lesson as it was released; `points` is `None` where it earns none."""

    name: str
    cell_type: str
    source: str
    locked: bool
    solution: bool
    points: float | None
    checksum: str | None

    @property
    def marks(self) -> dict[str, Any]:
        """The cell's nbgrader metadata."""
        marks: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "grade_id": self.name,
            "grade": self.points is not None,
            "solution": self.solution,
            "locked": self.locked,
            "task": False,
            "cell_type": self.cell_type,
        }
        if self.points is not None:
            marks["points"] = self.points
        if self.checksum is not None:
            marks["checksum"] = self.checksum
        return marks


def restore(notebook: Any, released: Sequence[ReleasedCell], owners: Owners | None = None) -> list[str]:
    """Restore a submitted notebook in place; say in one short sentence each what an instructor should know of it.

    Locked cells get their released text, known cells their released marks and type; a second cell of the same
    id and a cell that the lesson does not know lose their marks; a missing cell is put back after its
    predecessor. Everything that is a student's is made inert: text shows the same words and can do nothing,
    attachments, outputs and metadata are dropped. The names of missing cells stand in the notebook's record.
    """
    owners = owners_of(notebook["cells"], released) if owners is None else owners
    changes: Counter[str] = Counter()
    said: list[str] = []
    _shorten(notebook["cells"], owners, said)
    for number, (cell, own) in enumerate(zip(notebook["cells"], owners, strict=True)):
        changes[_settle(cell, own, said)] += 1
        cell["id"] = own.name if own is not None else f"own-{number}"
    missing = _put_back(notebook["cells"], owners, released)
    if older := changes[_OLDER]:
        said.insert(0, f"made from an older release of the lesson ({_cells(older)} brought up to date)")
    if changed := changes[_CHANGED]:
        said.append(f"{changed} of the lesson's cells had been changed (shown as released)")
    if missing:
        said.append(f"{len(missing)} of the lesson's cells had been deleted")
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 5
    notebook["metadata"] = {"kernelspec": dict(_PYTHON), "language_info": {"name": "python"}}
    notebook["metadata"][RECORD] = {"missing": missing, "said": list(dict.fromkeys(said))}
    return said


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"


def _shorten(cells: list[Any], owners: Owners, said: list[str]) -> None:
    """Cut in place what would take minutes to show: a page of code needs a hundred times as long as to be read."""
    room = {"code": OWN_CODE, "markdown": OWN_TEXT, "raw": OWN_TEXT}
    shown, left_out = 0, set()
    for number, (cell, own) in enumerate(zip(cells, owners, strict=True)):
        if own is None:
            most = room[cell["cell_type"]]
            room[cell["cell_type"]] = max(0, most - len(cell["source"]))
            shown += 1
            if shown > OWN_CELLS or not most:
                left_out.add(number)
        else:
            most = ANSWER_CODE if own.cell_type == "code" else ANSWER_TEXT
        if len(cell["source"]) > most and not (own and own.locked):
            cell["source"] = cell["source"][:most] + CUT
            said.append(IN_PART)
    if left_out:
        said.append(IN_PART)
        cells[:] = [cell for number, cell in enumerate(cells) if number not in left_out]
        owners[:] = [own for number, own in enumerate(owners) if number not in left_out]


def _settle(cell: Any, own: ReleasedCell | None, said: list[str]) -> str:
    """Settle one cell; return what had become of it, if it is a locked one."""
    change = ""
    if own is not None and own.locked:
        if cell["source"] != own.source:
            change = _OLDER if _of_other_release(cell, own) else _CHANGED
        cell["source"] = own.source
    if own is not None:
        cell["cell_type"] = own.cell_type
    elif cell["cell_type"] == "raw":
        cell["cell_type"] = "markdown"
    cell.pop("odd", None)
    if cell.pop("attachments", None):
        said.append("an attachment was removed")
    if cell["cell_type"] == "markdown" and (own is None or cell["source"] != own.source):
        if "<" in cell["source"]:
            said.append("HTML in a text cell is shown as text")
        cell["source"] = inert_text(cell["source"])
    _clear(cell)
    cell["metadata"] = {"nbgrader": own.marks} if own is not None else {}
    return change


def _of_other_release(cell: Mapping[str, Any], own: ReleasedCell) -> bool:
    return is_as_released(cell) and cell["metadata"]["nbgrader"]["checksum"] != own.checksum


def is_as_released(cell: Mapping[str, Any]) -> bool:
    """Tell whether a cell is as some release had it, by the checksum that it was released with."""
    claimed = cell["metadata"]["nbgrader"].get("checksum") if grade_id(cell) else None
    return isinstance(claimed, str) and claimed == checksum(cell)


def checksum(cell: Mapping[str, Any]) -> str:
    """Return nbgrader's checksum of a cell, by what the cell says of itself; "" where it says no such thing."""
    marks = cell["metadata"]["nbgrader"]
    grade, solution = marks.get("grade", False), marks.get("solution", False)
    locked = False if solution else True if grade else marks.get("locked", False)
    parts = [cell_text(cell), cell["cell_type"], str(grade), str(solution), str(locked), marks["grade_id"]]
    if grade:
        points = marks.get("points")
        if not isinstance(points, int | float) or abs(points) > _MOST_POINTS:
            return ""
        parts.append(str(float(points)))
    return hashlib.md5("".join(parts).encode(errors="replace"), usedforsecurity=False).hexdigest()


def _clear(cell: Any) -> None:
    if cell["cell_type"] == "code":
        cell["outputs"], cell["execution_count"] = [], None
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def _put_back(
    cells: list[Any], owners: Sequence[ReleasedCell | None], released: Sequence[ReleasedCell]
) -> list[str]:
    """Put missing cells back, each after its predecessor in the lesson; return their names."""
    present = {own.name: cell for cell, own in zip(cells, owners, strict=True) if own}
    missing: list[str] = []
    before: Any = None
    for own in released:
        if own.name not in present:
            present[own.name] = _fresh(own)
            place = next((number for number, cell in enumerate(cells, 1) if cell is before), 0)
            cells.insert(place, present[own.name])
            missing.append(own.name)
        before = present[own.name]
    return missing


def _fresh(own: ReleasedCell) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": own.cell_type,
        "id": own.name,
        "metadata": {"nbgrader": own.marks},
        "source": own.source,
    }
    if own.cell_type == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell
