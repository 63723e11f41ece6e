"""Files that are there whole or not at all, and a lock that keeps two runs apart."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from fourcenturies import files

try:
    import fcntl
except (
    ImportError
):  # Windows has none: there, two runs at once are kept apart by the gradebook's own locks alone
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READ_ONLY = 0o444
NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


class StoppedError(Exception):
    """A run could not go on; what was finished is kept, and the same command completes the rest."""


def write_whole(path: Path, data: bytes, mode: int = READ_ONLY) -> None:
    """Write a file as `files.write_whole`; raise `StoppedError` where the disk is full."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        files.write_whole(path, data, mode)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise no_room() from None
        raise


def no_room() -> StoppedError:
    """Return what is said where the disk is full."""
    return StoppedError("the disk is full: free some space, then run the same command again")


def in_use() -> StoppedError:
    """Return what is said where another program writes the gradebook."""
    return StoppedError("the gradebook is in use by another program: wait, then run the same command again")


@contextmanager
def only_one(path: Path, what: str) -> Iterator[None]:
    """Hold a lock while the block runs; raise `StoppedError` where another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        try:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoppedError(f"{what} is already running for this course: wait until it is done") from None
        yield
        os.utime(path)
