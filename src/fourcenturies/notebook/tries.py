"""How often a question was tried: remembered beside the notebook, so that a restart forgets nothing.

The file holds a short digest of each reply, not the reply. It may be damaged, locked or deleted at any time: then
counting starts anew, or lasts as long as the kernel does. Nothing here raises, and no try costs anything.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from fourcenturies.notebook.own_files import read_table, write_table

if TYPE_CHECKING:
    from pathlib import Path

TRIES_FILE = ".tries.json"

_MOST = 100


def note_try(folder: Path, question_id: str, reply: str) -> int:
    """Remember a reply to a question; return how many different ones there have been, this one included.

    A reply that was tried before, whatever its case and spaces, is no new try.
    """
    known = _known(folder / TRIES_FILE)
    replies = known.setdefault(question_id, [])
    digest = _digest(reply)
    if digest not in replies and len(replies) < _MOST:
        replies.append(digest)
        write_table(folder / TRIES_FILE, known)
    return len(replies)


def tries_of(folder: Path, question_id: str) -> int:
    """Return how many different replies to a question were tried in vain."""
    return len(_known(folder / TRIES_FILE).get(question_id, ()))


def _digest(reply: str) -> str:
    plain = " ".join(reply.casefold().split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _known(path: Path) -> dict[str, list[str]]:
    """Return what a file holds in the expected form, and nothing of what it holds besides."""
    return {
        name: list(dict.fromkeys(item for item in held if isinstance(item, str)))[:_MOST]
        for name, held in read_table(path).items()
        if isinstance(held, list)
    }
