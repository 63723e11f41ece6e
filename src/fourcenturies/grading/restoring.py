"""Bring a submission back to the lesson as it was released, without touching a student's replies.

The gradebook knows each cell of the released lesson. What a submission says of them itself (points, flags,
checksums, the text of locked cells) is never believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fourcenturies.grading.inert import inert_text
from fourcenturies.questions.cells import grade_id

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA_VERSION = 3
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


def restore(notebook: Any, released: Sequence[ReleasedCell]) -> list[str]:
    """Restore a submitted notebook in place; say in one short sentence each what was really changed.

    Locked cells get their released text, known cells their released marks and type; a second cell of the same
    id and a cell that the lesson does not know lose their marks; a missing cell is put back after its
    predecessor. Everything that is a student's is made inert: text shows the same words and can do nothing,
    attachments, outputs and metadata are dropped.
    """
    known = {cell.name: cell for cell in released}
    said: list[str] = []
    seen: set[str] = set()
    for number, cell in enumerate(notebook["cells"]):
        own = known.get(grade_id(cell))
        if own is not None and own.name in seen:
            said.append(f"a second cell {own.name} lost its marks")
            own = None
        if own is not None:
            seen.add(own.name)
        _settle(cell, own, said)
        cell["id"] = own.name if own is not None else f"own-{number}"
    _put_back(notebook["cells"], released, seen, said)
    notebook["nbformat"], notebook["nbformat_minor"] = 4, 5
    notebook["metadata"] = {"kernelspec": dict(_PYTHON), "language_info": {"name": "python"}}
    return said


def _settle(cell: Any, own: ReleasedCell | None, said: list[str]) -> None:
    changed_type = own is not None and cell["cell_type"] != own.cell_type
    if own is not None and own.locked:
        if cell["source"] != own.source:
            said.append(f"locked cell {own.name} was changed and has been restored")
        cell["source"], cell["cell_type"] = own.source, own.cell_type
    elif own is not None and changed_type:
        said.append(f"cell {own.name} had become {cell['cell_type']} and is {own.cell_type} again")
        cell["cell_type"] = own.cell_type
    elif own is None and cell["cell_type"] == "raw":
        cell["cell_type"] = "markdown"
    if cell.pop("attachments", None):
        said.append("an attachment was removed")
    if cell["cell_type"] == "markdown" and (own is None or cell["source"] != own.source):
        if "<" in cell["source"]:
            said.append("HTML in a text cell is shown as text")
        cell["source"] = inert_text(cell["source"])
    _clear(cell)
    cell["metadata"] = {"nbgrader": own.marks} if own is not None else {}


def _clear(cell: Any) -> None:
    if cell["cell_type"] == "code":
        cell["outputs"], cell["execution_count"] = [], None
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def _put_back(cells: list[Any], released: Sequence[ReleasedCell], seen: set[str], said: list[str]) -> None:
    place = 0
    where = {grade_id(cell): index for index, cell in enumerate(cells)}
    shift = 0
    for own in released:
        if own.name in seen:
            place = where[own.name] + shift + 1
            continue
        cells.insert(place, _fresh(own))
        place += 1
        shift += 1
        said.append(f"missing cell {own.name} was put back")


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


def summary(said: Sequence[str]) -> str:
    """Return one line on what restoring did.

    >>> summary([])
    'nothing of the lesson was changed'
    """
    return "; ".join(dict.fromkeys(said)) or "nothing of the lesson was changed"
