"""A reader's answers, tries, pins and reviews as one file: packed to be taken along, and put back elsewhere.

What is put back never destroys what is there: a file that differs is moved into `before/` first.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

NAME = "four-centuries-answers.zip"
ASIDE = "before"
LARGEST = 50_000_000
_QUESTIONS = "questions.toml"
_ANSWERED, _ASKED = re.compile(rb"%%answer (q-\d\d-\d\d)"), re.compile(rb'id = "(q-\d\d-\d\d)"')
_MEMORY = (".tries.json", ".pins.json", ".review.json", ".own_marks.json")


class ParcelError(ValueError):
    """A file is no parcel of this course; the message says so to the reader."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What became of a parcel: files put in place, files that were the same, files moved aside for it.

    `older` are questions that are answered in it and that the lessons here do not ask.
    """

    placed: tuple[str, ...]
    same: tuple[str, ...]
    aside: tuple[str, ...]
    older: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What became of it, in a sentence or two."""
        told = [f"{_many(len(self.placed))} put back, {len(self.same)} already the same."]
        if self.aside:
            told.append(f"What stood there before is kept in {ASIDE}/.")
        if self.older:
            told.append(
                f"It is of another release: its answers to {', '.join(self.older)} are kept in its notebooks, "
                "and are not asked here."
            )
        if self.placed:
            told.append("Open your lessons again; where JupyterLab asks about a changed file, choose Revert.")
        return " ".join(told)


def lessons_above(folder: Path) -> Path:
    """Return the folder that holds the lessons, seen from one of them or from itself."""
    return folder.parent if (folder / _QUESTIONS).is_file() else folder


def files_of(home: Path) -> tuple[Path, ...]:
    """Return the reader's own files in a folder of lessons, relative to it, in order."""
    lessons = [path.parent for path in sorted(home.glob(f"*/{_QUESTIONS}"))]
    found = [
        path
        for folder in (home, *lessons)
        for path in (*sorted(folder.glob("*.ipynb")), *(folder / name for name in _MEMORY))
    ]
    return tuple(path.relative_to(home) for path in found if path.is_file())


def packed(home: Path) -> bytes:
    """Return the reader's own files in a folder of lessons as one file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files_of(home):
            archive.writestr(path.as_posix(), (home / path).read_bytes())
    return held.getvalue()


def unpack(raw: bytes, home: Path) -> Unpacked:
    """Put the files of a parcel back into a folder of lessons.

    Raises `ParcelError` where it is none, or holds what no parcel holds; then nothing is changed.
    """
    files = _read(raw)
    same = tuple(name for name, held in files.items() if _bytes(home / name) == held)
    aside = tuple(name for name in files if name not in same and (home / name).exists())
    for name in aside:
        _move_aside(home, name)
    placed = tuple(name for name in files if name not in same)
    for name in placed:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(files[name])
    return Unpacked(placed, same, aside, tuple(sorted(_not_asked(files, home))))


def _not_asked(files: dict[str, bytes], home: Path) -> set[str]:
    """Return the questions that notebooks answer and the `questions.toml` beside them does not ask."""
    found: set[str] = set()
    for name, held in files.items():
        here = _bytes((home / name).parent / _QUESTIONS)
        if name.endswith(".ipynb") and here is not None:
            found |= {own.decode() for own in _ANSWERED.findall(held)} - {
                own.decode() for own in _ASKED.findall(here)
            }
    return found


def _read(raw: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if not members or not all(_belongs(one.filename) for one in members):
                raise ParcelError(f"This is no file of answers: choose {NAME}, as it was saved.")
            if sum(one.file_size for one in members) > LARGEST:
                raise ParcelError("This file is too large to be answers of this course.")
            return {one.filename: archive.read(one) for one in members}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise ParcelError(f"This file cannot be opened: choose {NAME}, as it was saved.") from error


def _belongs(name: str) -> bool:
    """Tell a notebook or a memory file, at most one folder deep, from anything else."""
    path = PurePosixPath(name)
    parts = path.parts
    plain = "\\" not in name and not path.is_absolute() and ".." not in parts and len(parts) <= 2
    return plain and (path.suffix == ".ipynb" or path.name in _MEMORY)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _move_aside(home: Path, name: str) -> None:
    number = 0
    while True:
        number += 1
        path = home / ASIDE / str(number) / name
        if not path.exists():
            break
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((home / name).read_bytes())


def _many(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
