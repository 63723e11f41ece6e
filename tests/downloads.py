"""Bulk downloads of the learning platforms, made in the platforms' real forms."""

from __future__ import annotations

import json
import stat
import zipfile
from typing import TYPE_CHECKING

from sample_class import LESSON, submission

if TYPE_CHECKING:
    from pathlib import Path

FILE = f"{LESSON}.ipynb"


def notebook(reply: str = "The digest does not say.") -> bytes:
    """Return the bytes of a submission with one reply."""
    return json.dumps(submission({"replies": {"q-01-01": reply}})).encode()


def zip_of(path: Path, entries: dict[str, bytes] | list[tuple[str, bytes]]) -> Path:
    """Write a zip with these entries, in this order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items() if isinstance(entries, dict) else entries:
            archive.writestr(name, data)
    return path


def canvas_zip(path: Path, entries: dict[str, bytes]) -> Path:
    """Write a zip as Canvas does: names in UTF-8, without the flag that says so."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            entry = _Unflagged(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return path


class _Unflagged(zipfile.ZipInfo):
    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode(), self.flag_bits & ~0x800


def linked(name: str, target: str) -> tuple[zipfile.ZipInfo, bytes]:
    """Return a zip's entry that is a symbolic link."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry, target.encode()


def patched(path: Path, old: bytes, new: bytes) -> Path:
    """Replace bytes in a file, as a hand with an editor would."""
    data = path.read_bytes()
    if old not in data or len(old) != len(new):
        raise ValueError("nothing to replace")
    path.write_bytes(data.replace(old, new))
    return path
