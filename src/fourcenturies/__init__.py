"""Four Centuries: reading China and Russia through five sources.

A lesson needs one import::

    from fourcenturies import check, compare, quote

and with it the notebook understands answer cells (`%%answer q-01-01`).
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

__all__ = [
    "arguments",
    "atlas",
    "calibration",
    "chains",
    "check",
    "compare",
    "dossier",
    "judge",
    "ledger",
    "load",
    "own_texts",
    "progress",
    "quote",
    "review",
    "take_along",
    "timeline",
]

# Name -> module: loaded on first use, so that the judge alone stays quick to import.
_HOMES = {
    "arguments": "fourcenturies.widgets.arguments",
    "atlas": "fourcenturies.widgets.atlas",
    "calibration": "fourcenturies.notebook.calibrating",
    "chains": "fourcenturies.widgets.chains",
    "check": "fourcenturies.notebook.checking",
    "compare": "fourcenturies.widgets.comparison",
    "dossier": "fourcenturies.widgets.dossier",
    "judge": "fourcenturies.questions.judge",
    "ledger": "fourcenturies.widgets.ledger",
    "load": "fourcenturies.corpus",
    "own_texts": "fourcenturies.widgets.own_texts",
    "progress": "fourcenturies.notebook.progressing",
    "quote": "fourcenturies.notebook.quoting",
    "review": "fourcenturies.notebook.reviewing",
    "take_along": "fourcenturies.widgets.carrying",
    "timeline": "fourcenturies.widgets.timeline",
}


def __getattr__(name: str) -> Any:
    """Load one of the names that lessons import; `check` also makes the notebook ready for answers."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if "IPython" in sys.modules:
        from fourcenturies.notebook import start  # noqa: PLC0415 - only where there is a notebook

        start()
    return getattr(import_module(_HOMES[name]), name)
