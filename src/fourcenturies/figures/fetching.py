"""matplotlib in the browser: it is no part of the site, and comes from Pyodide's own address when a figure is drawn."""

from __future__ import annotations

import platform
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec


def fetch_matplotlib() -> None:
    """Load matplotlib in a browser that is online; elsewhere, and where that fails, do nothing.

    Whoever draws imports it afterwards, and tells the same in words where that raises `ImportError`.
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
