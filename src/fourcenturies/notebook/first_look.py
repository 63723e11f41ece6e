"""A lesson as it is first opened: what its cells show stands there before anything was run."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from fourcenturies.notebook.on_screen import value_of
from fourcenturies.questions.cells import cell_text, read_check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def draw(notebook: Path, *, trusted: bool = False) -> None:
    """Put under each cell of a notebook that shows something of the course what it shows, without a kernel.

    A cell that shows something already is left as it is. What is shown depends on the folder, so it is drawn in it.
    `trusted` says so in each cell: where no server looks after signatures, the page goes by that.
    """
    content = json.loads(notebook.read_text(encoding="utf-8"))
    with contextlib.chdir(notebook.parent):
        for cell in content["cells"]:
            if cell["cell_type"] == "code" and not cell["outputs"] and not _waits(cell_text(cell)):
                cell["outputs"] = list(_outputs(cell_text(cell)))
                cell["metadata"] |= {"trusted": True} if trusted else {}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    notebook.write_text(text, encoding="utf-8")


def _waits(source: str) -> bool:
    """Tell whether a cell tells of what its reader did, so that nothing true can stand there beforehand."""
    lines = source.splitlines()
    return bool(read_check(source)) or bool(lines and lines[-1].startswith(_OF_THE_READER))


_OF_THE_READER = ("progress(", "dossier(", "self_check(")


def _outputs(source: str) -> Iterator[dict[str, Any]]:
    try:
        shown = value_of(source)
    except (LookupError, TypeError, ValueError):  # a cell of an author's own, which its kernel may understand
        return
    if shown is None:
        return
    still = getattr(shown, "still", None)
    picture, text = still() if still else (shown._repr_html_(), repr(shown))
    data = {"text/html": picture.splitlines(keepends=True), "text/plain": text.splitlines(keepends=True)}
    yield {"data": data, "metadata": {}, "output_type": "display_data"}


def trust(notebook: Path) -> None:
    """Let Jupyter show the pictures of a notebook: what nobody has signed it shows without its style and drawings.

    The signature is kept in the reader's own Jupyter folder; where it cannot be written, the cells have to be run.
    """
    import nbformat  # noqa: PLC0415 - slow to import, and only a new copy is signed
    from nbformat.sign import NotebookNotary  # noqa: PLC0415 - as above

    with contextlib.suppress(OSError, ValueError):
        NotebookNotary().sign(nbformat.read(notebook, as_version=4))
