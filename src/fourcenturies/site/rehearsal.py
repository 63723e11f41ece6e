"""Run in the browser's Python, in node, while the site is built: every lesson once, to see what they import."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.site.bytecode import fitted, used

if TYPE_CHECKING:
    from collections.abc import Iterator

ARCHIVES = frozenset({".whl", ".zip"})


def fit(pyodide: str, kernel: str, lessons: str) -> None:
    """Fit the archives in Pyodide's folder for the browser, in place.

    `kernel` holds the wheels of the kernel, `lessons` a folder for each lesson. Raises `RuntimeError` where a cell of
    a lesson fails.
    """
    shell = _started(Path(kernel))
    home = Path.home() / "lessons"
    shutil.copytree(lessons, home)
    for notebook in sorted(home.glob("*/*.ipynb")):
        _run(shell, notebook)
    files = [getattr(module, "__file__", None) for module in tuple(sys.modules.values())]
    wanted = used(file for file in files if file)
    for path in sorted(Path(pyodide).iterdir()):
        if path.suffix in ARCHIVES:
            path.write_bytes(fitted(path.read_bytes(), wanted))


def _started(kernel: Path) -> Any:
    """Start the kernel as a page does, and return its shell."""
    sys.path += sorted(map(str, kernel.glob("*.whl")))
    import_module("piplite")
    started = import_module("pyodide_kernel")
    # A page listens to what is printed and to widgets; here nobody does.
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    started.kernel_instance.interpreter.send_comm = lambda *_: None
    return started.ipython_shell


def _run(shell: Any, notebook: Path) -> None:
    os.chdir(notebook.parent)
    for source in _cells(notebook):
        with contextlib.redirect_stdout(io.StringIO()):
            done = shell.run_cell(source)
        if not done.success:
            raise RuntimeError(f"{notebook.name}: {source.splitlines()[0]}: {done.error_in_exec!r}")


def _cells(notebook: Path) -> Iterator[str]:
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            yield "".join(cell["source"])
