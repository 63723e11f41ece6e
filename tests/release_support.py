"""A lesson as grading knows it, without a gradebook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fourcenturies.grading.preparing import load_release
from fourcenturies.grading.restoring import ReleasedCell
from sample_class import LESSON, ROOT

if TYPE_CHECKING:
    from fourcenturies.grading.preparing import Release


def release(lesson: str = LESSON) -> Release:
    """Return a lesson of the course as it is released."""
    path = ROOT / "lessons" / lesson / f"{lesson}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    marks = [(cell, cell["metadata"]["nbgrader"]) for cell in cells if "nbgrader" in cell["metadata"]]
    return load_release(
        ROOT / "solutions" / lesson,
        [
            ReleasedCell(
                own["grade_id"],
                cell["cell_type"],
                "".join(cell["source"]),
                own["locked"],
                own["solution"],
                float(own["points"]) if own["grade"] else None,
                own["checksum"],
            )
            for cell, own in marks
        ],
    )
