"""How often a question was tried: remembered beside the notebook, so that a restart forgets nothing.

The file holds a short digest of each reply, not the reply. It may be damaged, locked or deleted at any time: then
counting starts anew, or lasts as long as the kernel does. Nothing here raises, and no try costs anything.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

TRIES_FILE = ".tries.json"

_LARGEST = 1_000_000
_MOST = 100
_unsaved: dict[Path, dict[str, list[str]]] = {}


def note_try(folder: Path, question_id: str, reply: str) -> int:
    """Remember a reply to a question; return how many different ones there have been, this one included.

    A reply that was tried before, whatever its case and spaces, is no new try.
    """
    known = _known(folder)
    replies = known.setdefault(question_id, [])
    digest = _digest(reply)
    if digest not in replies and len(replies) < _MOST:
        replies.append(digest)
        if _written(folder, known):
            _unsaved.pop(folder, None)
        else:
            _unsaved[folder] = known
    return len(replies)


def _digest(reply: str) -> str:
    plain = " ".join(reply.casefold().split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _known(folder: Path) -> dict[str, list[str]]:
    return _unsaved[folder] if folder in _unsaved else _read(folder / TRIES_FILE)


def _read(path: Path) -> dict[str, list[str]]:
    """Return what a file holds in the expected form, and nothing of what it holds besides."""
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(table, dict):
        return {}
    return {
        name: list(dict.fromkeys(item for item in held if isinstance(item, str)))[:_MOST]
        for name, held in table.items()
        if isinstance(held, list)
    }


def _written(folder: Path, known: dict[str, list[str]]) -> bool:
    """Write the file whole or not at all; tell whether that went well."""
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".tries-", suffix=".tmp", dir=folder)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(known, file, indent=1)
        Path(name).replace(folder / TRIES_FILE)
    except (OSError, ValueError):
        if name:
            with suppress(OSError):
                Path(name).unlink()
        return False
    return True
