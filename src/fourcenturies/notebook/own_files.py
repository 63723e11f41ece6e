"""Small files of the reader's own, such as `.tries.json`: read whatever befell them, written whole or not at all.

Nothing here raises but for an interruption, which leaves the old file as it was.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

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
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(table, file, indent=1)
        Path(name).replace(path)
    except BaseException as error:
        if name:
            with suppress(OSError):
                Path(name).unlink()
        if isinstance(error, OSError | ValueError):
            return False
        raise
    return True
