"""nbgrader's gradebook: the released cells that it knows, and a class's marks written in bulk.

The tables are nbgrader's own models; a submission is written whole or not at all.
"""

from __future__ import annotations

from nbgrader.api import Gradebook

from fourcenturies.grading.restoring import ReleasedCell


def released_cells(db_url: str, assignment: str, notebook: str) -> list[ReleasedCell]:
    """Return the cells of a released lesson as the gradebook knows them."""
    with Gradebook(db_url) as gradebook:
        entry = gradebook.find_notebook(notebook, assignment)
        points = {cell.name: float(cell.max_score) for cell in entry.grade_cells}
        solutions = {cell.name for cell in entry.solution_cells}
        return [
            ReleasedCell(
                name=cell.name,
                cell_type=str(cell.cell_type),
                source=cell.source,
                locked=bool(cell.locked),
                solution=cell.name in solutions,
                points=points.get(cell.name),
                checksum=cell.checksum,
            )
            for cell in entry.source_cells
        ]
