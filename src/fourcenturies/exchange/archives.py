"""The files in a bulk download, a zip or a folder, read with care: nothing is unpacked, nothing is followed.

What cannot be a submission is told with a reason instead: links, special files, encrypted or damaged entries, paths
that lead out of the archive, sizes that no notebook has. No name in an archive is ever used as a path to write to.
"""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from fourcenturies.grading.reading import MAX_BYTES, RefusedError, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_ENTRIES = 100_000
MAX_RATIO = 200
_SMALL = 1_000_000  # below this no ratio is suspicious: a blank notebook packs well
_ENCRYPTED, _UTF8 = 0x1, 0x800
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DROSS = {"__MACOSX", ".DS_Store", ".git", ".ipynb_checkpoints", "Thumbs.db", "desktop.ini"}
_DRIVE = re.compile(r"[A-Za-z]:")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Found:
    """One file of a download: the parts of its path, and how to read it.

    `read` raises `RefusedError` where the file cannot be a submission.
    """

    parts: tuple[str, ...]
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Download:
    """What lies in a download: the files, and what was left alone with the reason for it."""

    files: tuple[Found, ...]
    skipped: tuple[tuple[str, str], ...] = ()


@contextmanager
def open_download(path: Path) -> Iterator[Download]:
    """Open a zip or a folder. Raises `RefusedError` where it is neither, or cannot be trusted as a whole."""
    if path.is_dir():
        yield _folder(path)
        return
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise RefusedError(f"{path}: there is no such file or folder") from None
    with file:
        yield zip_files(file, str(path))


def inner_files(data: bytes, where: str) -> Download:
    """Return the files of a zip that a student handed in. Raises `RefusedError` as `open_download` does."""
    return zip_files(io.BytesIO(data), where)


def zip_files(file: BinaryIO, where: str) -> Download:
    """Return the files of an open zip, which must stay open while they are read."""
    size = file.seek(0, os.SEEK_END)
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGED:
        raise RefusedError(f"{where}: it is not a zip, or it is damaged; download it again") from None
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_ENTRIES:
        raise RefusedError(f"{where}: it holds more than {MAX_ENTRIES} files")
    if sum(entry.compress_size for entry in entries) > size:
        raise RefusedError(f"{where}: its entries overlap, as in no zip that a platform writes")
    files, skipped = [], []
    for entry in entries:
        name = _name(entry)
        parts = tuple(part for part in re.split(r"[/\\]", name) if part not in {"", "."})
        if _is_dross(parts):
            continue
        fault = _path_fault(name, parts) or _entry_fault(entry)
        if fault:
            skipped.append((name, fault))
        else:
            files.append(Found(parts, partial(_read_entry, archive, entry)))
    return Download(tuple(files), tuple(skipped))


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name. Canvas writes UTF-8 without saying so, which Python then reads as code page 437."""
    if entry.flag_bits & _UTF8 or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _is_dross(parts: tuple[str, ...]) -> bool:
    """Say whether a path is what systems and editors leave behind, not what anybody handed in."""
    return not parts or any(part in _DROSS or part.startswith("._") for part in parts)


def _path_fault(name: str, parts: tuple[str, ...]) -> str:
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "its path begins at the top of a disk"
    return "its path leads out of the archive" if ".." in parts else ""


def _entry_fault(entry: zipfile.ZipInfo) -> str:
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return "it is a link or a special file"
    if entry.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if entry.compress_type not in _PACKED:
        return "it is packed in a way that is not read here"
    if entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size):
        return f"it unpacks to more than {MAX_RATIO} times its size"
    return ""


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    too_long = RefusedError(f"the file has more than {MAX_BYTES / 1e6:g} million bytes")
    if entry.file_size > MAX_BYTES:
        raise too_long
    try:
        with archive.open(entry) as file:
            data = file.read(MAX_BYTES + 1)
    except _DAMAGED:
        raise RefusedError("it is damaged in the zip") from None
    if len(data) > MAX_BYTES:
        raise too_long
    return data


def _folder(top: Path) -> Download:
    files: list[Found] = []
    skipped: list[tuple[str, str]] = []
    for inside, folders, names in os.walk(top):
        folders.sort()
        for name in sorted([*names, *(name for name in folders if Path(inside, name).is_symlink())]):
            path = Path(inside, name)
            parts = path.relative_to(top).parts
            if _is_dross(parts):
                continue
            if stat.S_ISREG(path.lstat().st_mode):
                files.append(Found(parts, partial(read_file, path)))
            else:
                skipped.append(("/".join(parts), "it is a link or a special file"))
        if len(files) > MAX_ENTRIES:
            raise RefusedError(f"{top}: it holds more than {MAX_ENTRIES} files")
    return Download(tuple(files), tuple(skipped))
