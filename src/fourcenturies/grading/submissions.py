"""Find a class's submissions, and look into each folder without following links."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.grading.reading import RefusedError, read_file
from fourcenturies.questions.lessons import QUESTIONS_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIMESTAMP = "timestamp.txt"
SECRET = "submission_secret.txt"  # noqa: S105 - a file's name; by it nbgrader's Exchange knows whose a feedback page is
MAX_NAME = 128  # nbgrader's own
_LONGEST_TIMESTAMP = 1_000
_SECRET = re.compile(rb"[0-9A-Za-z_-]{8,512}\n?")
_HARMFUL = frozenset("<>&\"'*[]?")  # nbgrader takes some for a pattern, formgrader others for HTML
_ENDINGS = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json")  # browsers add those behind the first
_FOLDER_LINK = "its folder is a link; links are never followed"


@dataclass(frozen=True, slots=True)
class Submitted:
    """What lies in a submission's folder: its notebook or why there is none, its time, and what was noticed.

    `others` are the names of notebooks beside the one that counts, `secret` is the Exchange's.
    """

    file: bytes | RefusedError
    timestamp: bytes = b""
    said: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    secret: bytes = b""


def students(submitted: Path, lesson: str) -> Iterator[str]:
    """Yield the students who handed in a lesson, in order; links and all, for each must be reported."""
    try:
        names = sorted(entry.name for entry in os.scandir(submitted) if not entry.name.startswith("."))
    except FileNotFoundError:
        return
    yield from (name for name in names if os.path.lexists(submitted / name / lesson))


def unfit_name(student: str) -> str:
    r"""Return why a folder's name cannot be a student's id, or "" where it can.

    >>> unfit_name("Zoë"), unfit_name("a\nb")
    ('', 'the name of the folder holds signs that cannot be shown')
    >>> unfit_name("a*")
    'the name of the folder holds the sign *'
    """
    if student.startswith("."):
        return "the name of the folder begins with a full stop"
    if sign := next((sign for sign in student if sign in _HARMFUL), ""):
        return f"the name of the folder holds the sign {sign}"
    if len(student) > MAX_NAME:
        return f"the name of the folder has more than {MAX_NAME} signs"
    if not student.isprintable():
        return "the name of the folder holds signs that cannot be shown"
    return ""


def look_into(folder: Path) -> Submitted:
    """Return what was submitted in a lesson's folder. Nothing is raised: what is wrong is told."""
    if folder.is_symlink() or folder.parent.is_symlink():
        return Submitted(RefusedError(_FOLDER_LINK))
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return Submitted(RefusedError("there is no folder of this name"))
    said = [
        f"{_quoted(entry.name)} is a link or a special file and was left alone"
        for entry in entries
        if not _is_plain(entry)
    ]
    try:
        name = _notebook_name([entry.name for entry in entries], folder.name)
        file: bytes | RefusedError = read_file(folder / name)
    except RefusedError as refused:
        return Submitted(refused, said=tuple(said))
    if name != f"{folder.name}.ipynb":
        said.append(f"the notebook was named {_quoted(name)}")
    secret = _secret(folder)
    if not secret and SECRET in (entry.name for entry in entries):
        said.append(f"{SECRET} is none of the Exchange's and was left alone")
    own = {name, TIMESTAMP, SECRET, QUESTIONS_FILE}
    others = [entry.name for entry in entries if _is_plain(entry) and entry.name[0] != "."]
    others = [other for other in others if other not in own]
    if others:
        said.append(f"{len(others)} other {'file' if len(others) == 1 else 'files'} not looked at")
    notebooks = tuple(other for other in others if other.casefold().endswith(".ipynb"))
    said += [f"{_quoted(other)} is another notebook and was not looked at" for other in notebooks]
    return Submitted(file, _timestamp(folder), tuple(said), notebooks, secret)


def _notebook_name(names: list[str], lesson: str) -> str:
    """Return the name of the lesson's notebook, or of the only notebook there is."""
    if f"{lesson}.ipynb" in names:
        return f"{lesson}.ipynb"
    notebooks = [name for name in names if is_notebook_name(name)]
    notebooks = [name for name in notebooks if name.casefold().endswith(".ipynb")] or notebooks
    if not notebooks:
        raise RefusedError("there is no notebook in the folder")
    if len(notebooks) > 1:
        raise RefusedError(
            f"there are {len(notebooks)} notebooks in the folder, and none has the lesson's name"
        )
    return notebooks[0]


def is_notebook_name(name: str) -> bool:
    """Tell whether a file may be a notebook, by its name.

    >>> is_notebook_name("01_meet.ipynb.txt"), is_notebook_name("notes.txt")
    (True, False)
    """
    return name.casefold().endswith(_ENDINGS) and not name.startswith(".")


def _is_plain(entry: os.DirEntry[str]) -> bool:
    return _plain_mode(entry.stat(follow_symlinks=False).st_mode)


def _plain_mode(mode: int) -> bool:
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _timestamp(folder: Path) -> bytes:
    try:
        return read_file(folder / TIMESTAMP, _LONGEST_TIMESTAMP)
    except RefusedError:
        return b""


def _secret(folder: Path) -> bytes:
    """Return the secret by which nbgrader's Exchange hands feedback back; nothing where it is none."""
    try:
        secret = read_file(folder / SECRET, _LONGEST_TIMESTAMP)
    except RefusedError:
        return b""
    return secret if _SECRET.fullmatch(secret) else b""


def _quoted(name: str) -> str:
    shown = name.encode("utf-8", "replace").decode() if len(name) <= MAX_NAME else name[:MAX_NAME] + "…"
    return "“" + "".join(sign if sign.isprintable() else "?" for sign in shown) + "”"


def set_aside(folder: Path, aside: Path, is_time: Callable[[bytes], bool]) -> list[str]:
    """Move out of a submission what would harm a program that follows links and believes files.

    That is links, special files, a timestamp that tells no time, and a secret that is none; a folder that is a link
    itself is replaced by an empty one. All is kept in `aside`, as it is; the names are returned. A notebook stays,
    since `look_into` refuses it and says why.
    """
    moved = []
    for place in (folder.parent, folder):
        if place.is_symlink():
            moved.append(move_aside(place, aside))
            place.mkdir()
    for inside, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(inside, name)
            special = not _plain_mode(path.lstat().st_mode)
            if special and (path.parent != folder or path.suffix != ".ipynb"):
                moved.append(move_aside(path, aside))
    if set_time_aside(folder, aside, is_time):
        moved.append(TIMESTAMP)
    if os.path.lexists(folder / SECRET) and not _secret(folder):
        moved.append(move_aside(folder / SECRET, aside))
    return moved


def set_time_aside(folder: Path, aside: Path, is_time: Callable[[bytes], bool]) -> bool:
    """Move a timestamp that tells no time out of a submission, and return whether there was one.

    formgrader reads the timestamps of a whole class for one page: one that is no time ends it, one of megabytes keeps
    the server for minutes, and a pipe for ever.
    """
    time = folder / TIMESTAMP
    linked = folder.is_symlink() or folder.parent.is_symlink()
    if linked or not os.path.lexists(time) or is_time(_timestamp(folder)):
        return False
    move_aside(time, aside)
    return True


def set_time_plain(folder: Path, aside: Path, plain: Callable[[bytes], bytes | None]) -> bool:
    """Write a timestamp as nbgrader reads it rightly, where it is in another form; what stood there is kept aside."""
    linked = folder.is_symlink() or folder.parent.is_symlink()
    text = b"" if linked else _timestamp(folder)
    told = plain(text) if text else None
    if told is None:
        return False
    move_aside(folder / TIMESTAMP, aside)
    (folder / TIMESTAMP).write_bytes(told)
    return True


def aside_of(root: Path, student: str, lesson: str) -> Path:
    """Return where a course keeps what was moved out of a submission."""
    return set_aside_folder(root) / student / lesson


def set_aside_folder(root: Path) -> Path:
    """Return where a course keeps what was moved out of its submissions."""
    return root / "build" / "set-aside"


def move_aside(path: Path, aside: Path) -> str:
    """Move a file or folder, as it is, into a folder, beside what is there already; return its name."""
    aside.mkdir(parents=True, exist_ok=True)
    target, number = aside / path.name, 1
    while os.path.lexists(target):
        number += 1
        target = aside / f"{path.name}.{number}"
    path.rename(target)
    return path.name
