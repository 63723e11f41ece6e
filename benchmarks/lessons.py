"""Each solution run in a fresh kernel, against an empty notebook that imports matplotlib and ipywidgets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient
from pairs import Pair

from fourcenturies.release import lesson_ids

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
EMPTY = "import matplotlib.pyplot\nimport ipywidgets"


def pairs(folder: Path) -> dict[str, Pair]:
    """Return one pair a lesson; `ratio` below 1 / 1.5 is too slow."""
    empty = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(EMPTY)])
    peer = _runs(empty, folder)
    note = "an empty notebook that imports matplotlib.pyplot and ipywidgets"
    return {
        f"lesson_{lesson[:2]}": Pair(
            _runs(_solution(lesson), ROOT / "solutions" / lesson), peer, runs=RUNS, note=note
        )
        for lesson in lesson_ids(ROOT)
    }


def _solution(lesson: str) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / "solutions" / lesson / f"{lesson}.ipynb", as_version=4)


def _runs(notebook: nbformat.NotebookNode, folder: Path) -> Callable[[], object]:
    where = {"metadata": {"path": str(folder)}}
    return lambda: NotebookClient(notebook, kernel_name="python3", resources=where).execute()
