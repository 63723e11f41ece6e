"""A drawing as a figure: in a notebook the still picture itself, and for a file the same on paper, by matplotlib."""

from __future__ import annotations

import platform
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WITHOUT = "matplotlib is not at hand here, so no file was written. The page itself can be printed."


class Printed:
    """A still picture, with the same as text. `draw` makes the matplotlib figure, which is wanted for a file alone."""

    def __init__(self, draw: Callable[..., Any], html: str, text: str) -> None:
        self.draw, self.html, self.text = draw, html, text

    def __repr__(self) -> str:
        """Return the picture as text."""
        return self.text

    def _repr_html_(self) -> str:
        return self.html

    def savefig(self, path: str | Path, *, ground: bool = True, **options: Any) -> str | None:
        """Write the picture to a file, on white or with `ground=False` on nothing; return a sentence where none can be.

        The file's ending says in which form (.pdf, .svg, .png). The same picture gives the same bytes.
        """
        fetch_matplotlib()
        try:
            figure = self.draw(ground=ground)
        except ImportError:
            return WITHOUT
        from matplotlib import rc_context  # noqa: PLC0415 - slow to import

        dated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
        ending = next((end for end in dated if str(path).lower().endswith(end)), "")
        options = {"metadata": dated.get(ending), **options}
        with rc_context({"svg.hashsalt": "fourcenturies", "svg.fonttype": "none"}):
            figure.savefig(path, **options)
        return None


def fetch_matplotlib() -> None:
    """Load matplotlib in a browser that is online: it is no part of the site, and comes from Pyodide's own address.

    Elsewhere, and where that fails, nothing is done.
    """
    if platform.system() != "Emscripten" or find_spec("matplotlib"):
        return
    # These three exist in Pyodide alone.
    waiting, pyodide, page = (import_module(name) for name in ("pyodide.ffi", "pyodide_js", "js"))
    if not (page.navigator.onLine and waiting.can_run_sync()):
        return
    # Refused, cut off, not found: each has an error of its own, and none of them is the reader's.
    with suppress(Exception):
        waiting.run_sync(pyodide.loadPackage("matplotlib"))
