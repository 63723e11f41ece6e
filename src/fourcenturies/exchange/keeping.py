"""Files written for the instructor: what stood there before is kept beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.files import spare
from fourcenturies.grading.files import StoppedError, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def write_keeping(path: Path, data: bytes) -> Path | None:
    """Write a file; return where the one that stood there is kept, `None` where there was none or the same.

    Raises `ValueError` where the disk is full.
    """
    kept = None
    if path.exists():
        if path.is_file() and path.read_bytes() == data:
            return None
        kept = path.rename(spare(path))
    try:
        write_whole(path, data, 0o644)
    except StoppedError as stopped:
        raise ValueError(str(stopped)) from None
    return kept
