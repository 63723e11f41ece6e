"""A reader's answers, tries, pins and reviews as one file: packed to be taken along, and put back elsewhere.

What is put back never destroys what is there. A lesson in which something is answered is merged question by question:
an answer that stands there stays, and where the parcel has another one, the parcel's notebook is kept in `before/`. Any
other file that differs is moved there first.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from fourcenturies.questions.cells import (
    STUB,
    WRITTEN_STUB,
    answers,
    cell_text,
    grade_id,
    question_of_cell,
    read_answer,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    """What became of a parcel: files put in place or merged, files that were the same, files kept aside.

    `older` are questions that are answered in it and that the lessons here do not ask; `differing` are its answers to
    questions that have another one here, which stays.
    """

    placed: tuple[str, ...]
    same: tuple[str, ...]
    aside: tuple[str, ...]
    older: tuple[str, ...] = ()
    differing: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What became of it, in a sentence or two."""
        told = [f"{_many(len(self.placed))} put back, {len(self.same)} already the same."]
        if self.differing:
            told.append(
                f"Your answers here to {', '.join(self.differing)} stay; those of the file are kept in {ASIDE}/."
            )
        elif self.aside:
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
    placed, same, aside = [], [], []
    differing: dict[str, str] = {}
    for name, held in files.items():
        here = _bytes(home / name)
        merged = _merged(name, here, held) if here is not None else _Merged(held)
        differing |= merged.differing
        if merged.aside is not None:
            _keep_aside(home, name, merged.aside)
            aside.append(name)
        if merged.held == here:
            same.append(name)
        else:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(merged.held)
            placed.append(name)
    older = tuple(sorted(_not_asked(files, home)))
    return Unpacked(tuple(placed), tuple(same), tuple(aside), older, differing)


@dataclass(frozen=True, slots=True)
class _Merged:
    """What a file holds after a parcel, what is kept aside of it, and answers of the parcel that gave way."""

    held: bytes
    aside: bytes | None = None
    differing: Mapping[str, str] = field(default_factory=dict)


def _merged(name: str, here: bytes, brought: bytes) -> _Merged:
    """Bring two states of a file together; the one in place has the last word, or is kept aside."""
    if here == brought:
        return _Merged(here)
    mine, theirs = _json(here), _json(brought)
    if name.endswith(".ipynb"):
        if not isinstance(mine, dict) or not isinstance(theirs, dict):
            return _Merged(brought, here)
        own, new = texts_in(mine), texts_in(theirs)
        if not own:
            return _Merged(brought, here) if new else _Merged(here)
        differing = {one: text for one, text in new.items() if own.get(one, text).split() != text.split()}
        if not new.keys() - own.keys():
            return _Merged(here, brought if differing else None, differing)
        told = json.dumps(filled(mine, new | own), ensure_ascii=False, indent=1) + "\n"
        return _Merged(told.encode(), brought if differing else None, differing)
    both = _tables(mine, theirs)
    return _Merged(brought, here) if both is None else _Merged(json.dumps(both, indent=1).encode())


def _tables(mine: Any, theirs: Any) -> Any:
    """Return two memories as one: entries of both, lists of both, and of one entry the one in place."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        lists = {
            name: [*held, *(one for one in theirs[name] if one not in held)]
            for name, held in mine.items()
            if isinstance(held, list) and isinstance(theirs.get(name), list)
        }
        return theirs | mine | lists
    if isinstance(mine, list) and isinstance(theirs, list):
        cards = {(one.get("topic"), one.get("source")) for one in mine if isinstance(one, dict)}
        more = (one for one in theirs if isinstance(one, dict))
        return [*mine, *(one for one in more if (one.get("topic"), one.get("source")) not in cards)]
    return None


def texts_in(notebook: Mapping[str, Any]) -> dict[str, str]:
    """Return what is written in a notebook's answer cells, by questions; nothing of an empty one."""
    found: dict[str, str] = {}
    for one in answers(notebook):
        text = "\n".join(filter(None, (one.reply, f"doubt: {one.doubt}" if one.doubt else "")))
        if text and text != WRITTEN_STUB:
            found.setdefault(one.question_id, text)
    return found


def filled(notebook: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return a notebook with these texts in its answer cells; an answer that changes loses its output."""
    for cell in notebook.get("cells", ()):
        answer, named = read_answer(cell_text(cell)), question_of_cell(grade_id(cell))
        name = answer.question_id if answer else named or ""
        if name not in texts:
            continue
        text = texts[name].strip()
        told = f"%%answer {name}\n{text or STUB}" if answer else text or WRITTEN_STUB
        if cell_text(cell) != told:
            cell["source"] = told.splitlines(keepends=True)
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
    return notebook


def _json(held: bytes) -> Any:
    try:
        return json.loads(held)
    except (ValueError, RecursionError):
        return None


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
            fault = _fault(members)
            held = {} if fault else {one.filename: archive.read(one) for one in members}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise ParcelError(f"This file cannot be opened: choose {NAME}, as it was saved.") from error
    if fault:
        raise ParcelError(fault)
    return held


def _fault(members: list[zipfile.ZipInfo]) -> str:
    """Say why an archive with these members is no parcel; "" where it is one."""
    if not members or not all(_belongs(one.filename) for one in members):
        return f"This is no file of answers: choose {NAME}, as it was saved."
    if sum(one.file_size for one in members) > LARGEST:
        return "This file is too large to be answers of this course."
    return ""


def _belongs(name: str) -> bool:
    """Tell a notebook or a memory file, at most one folder deep, from anything else."""
    path = PurePosixPath(name)
    parts = path.parts
    plain = "\\" not in name and not path.is_absolute() and ".." not in parts and len(parts) <= 2
    return plain and (path.suffix == ".ipynb" or path.name in _MEMORY)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _keep_aside(home: Path, name: str, held: bytes) -> None:
    number = 1
    while (home / ASIDE / str(number) / name).exists():
        number += 1
    path = home / ASIDE / str(number) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(held)


def _many(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
