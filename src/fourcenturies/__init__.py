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
    "calendar",
    "calibration",
    "chains",
    "chairs",
    "check",
    "compare",
    "counter",
    "days",
    "dossier",
    "edges",
    "evidence",
    "judge",
    "ledger",
    "load",
    "own_texts",
    "progress",
    "quote",
    "reveal",
    "review",
    "self_check",
    "strip",
    "take_along",
    "timeline",
    "wall",
]

# Name -> module: loaded on first use, so that the judge alone stays quick to import.
_HOMES = {
    "arguments": "fourcenturies.widgets.arguments",
    "atlas": "fourcenturies.widgets.atlas",
    "calendar": "fourcenturies.notebook.pictures",
    "calibration": "fourcenturies.notebook.calibrating",
    "chains": "fourcenturies.widgets.chains",
    "chairs": "fourcenturies.notebook.pictures",
    "check": "fourcenturies.notebook.checking",
    "compare": "fourcenturies.widgets.comparison",
    "counter": "fourcenturies.notebook.pictures",
    "days": "fourcenturies.notebook.pictures",
    "dossier": "fourcenturies.notebook.dossier",
    "edges": "fourcenturies.notebook.pictures",
    "evidence": "fourcenturies.notebook.quoting",
    "judge": "fourcenturies.questions.judge",
    "ledger": "fourcenturies.widgets.ledger",
    "load": "fourcenturies.corpus",
    "own_texts": "fourcenturies.widgets.own_texts",
    "progress": "fourcenturies.notebook.progressing",
    "quote": "fourcenturies.notebook.quoting",
    "reveal": "fourcenturies.notebook.revealing",
    "review": "fourcenturies.notebook.reviewing",
    "self_check": "fourcenturies.notebook.self_checking",
    "strip": "fourcenturies.notebook.pictures",
    "take_along": "fourcenturies.widgets.carrying",
    "timeline": "fourcenturies.widgets.timeline",
    "wall": "fourcenturies.notebook.pictures",
}


def __getattr__(name: str) -> Any:
    """Load one of the names that lessons import; `check` also makes the notebook ready for answers."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if "IPython" in sys.modules:
        from fourcenturies.notebook import start  # noqa: PLC0415 - only where there is a notebook

        start()
    return getattr(import_module(_HOMES[name]), name)
