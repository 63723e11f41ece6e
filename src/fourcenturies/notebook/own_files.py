"""Small files of the reader's own, such as `.tries.json`: read whatever befell them, written whole or not at all.

Nothing here raises but for an interruption, which leaves the old file as it was.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fourcenturies.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 1_000_000
_unsaved: dict[Path, dict[str, Any]] = {}


def read_table(path: Path) -> dict[str, Any]:
    """Return the table in a file; an empty one where it is missing, damaged or no table.

    What could not be written in this kernel is read as if it had been.
    """
    if path in _unsaved:
        return _unsaved[path]
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def write_table(path: Path, table: dict[str, Any]) -> None:
    """Write a table into a file; where that fails, keep it as long as the kernel lasts."""
    if _written(path, table):
        _unsaved.pop(path, None)
    else:
        _unsaved[path] = table


def _written(path: Path, table: dict[str, Any]) -> bool:
    try:
        write_whole(path, json.dumps(table, indent=1).encode(), 0o600)
    except (OSError, ValueError):
        return False
    return True
