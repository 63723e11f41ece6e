"""Put submissions into `submitted/`, keep what was there before, and take a whole run back.

A submission's folder is made aside and moved into place, so it is there whole or not at all. What it replaces is
moved into the run's own dated folder; a line of the journal is written first, so that a run which was killed can be
taken back, too.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.grading.files import write_whole
from fourcenturies.grading.reading import RefusedError
from fourcenturies.grading.submissions import TIMESTAMP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

NEW, REPLACED, UNCHANGED = "new", "replaced", "unchanged"
_JOURNAL, _KEPT, _UNDONE, _STAGING = "journal.jsonl", "kept", "undone", ".collecting"
_TAKEN_BACK = "-undone"
_MODE = 0o644


@dataclass(frozen=True, slots=True)
class Target:
    """Where submissions go: the folder of all, the roster beside it, and this run's own folder for what it replaces."""

    into: Path
    roster: Path
    run: Path

    @classmethod
    def at(cls, into: Path, roster: Path, now: datetime) -> Target:
        """Return the target for a run that begins now."""
        name = now.strftime("%Y-%m-%dT%H-%M-%S")
        runs, number = _runs(into), 1
        while (runs / name).exists() or (runs / f"{name}{_TAKEN_BACK}").exists():
            number += 1
            name = f"{name.partition('.')[0]}.{number}"
        return cls(into, roster, runs / name)


def _runs(into: Path) -> Path:
    return into.parent / "collected"


@dataclass(frozen=True, slots=True)
class Work:
    """A submission to be placed. `attempt` rises with each that a student hands in, where a platform counts them."""

    student: str
    lesson: str
    data: bytes
    time: str = ""
    attempt: int = 0


def attempts(into: Path) -> dict[tuple[str, str], int]:
    """Return the last attempt of each student and lesson that was collected and is there still."""
    found: dict[tuple[str, str], int] = {}
    for run in _not_undone(into):
        for line in _lines(run / _JOURNAL):
            own = (str(line["student"]), str(line["lesson"]))
            found[own] = max(found.get(own, 0), int(line.get("attempt", 0)))
    return {own: attempt for own, attempt in found.items() if into.joinpath(*own).exists()}


def status(target: Target, work: Work) -> str:
    """Say what placing a submission would do. A time that was known stays known while the notebook is the same.

    Raises `RefusedError` where a link or a file stands in its place.
    """
    folder = target.into / work.student / work.lesson
    for place in (target.into, folder.parent, folder):
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            raise RefusedError(f"{place.name} in its target is a link or a file, so nothing was placed there")
    if not folder.exists():
        return NEW
    present = {path.name: path for path in folder.iterdir()}
    if not work.time:
        present.pop(TIMESTAMP, None)
    wanted = _files(work)
    same = set(present) == set(wanted) and all(
        not path.is_symlink() and path.is_file() and path.read_bytes() == wanted[name]
        for name, path in present.items()
    )
    return UNCHANGED if same else REPLACED


def place(target: Target, work: Work) -> str:
    """Place a submission and return what that did; what stood there before is kept."""
    found = status(target, work)
    if found == UNCHANGED:
        return found
    own = Path(work.student) / work.lesson
    fresh = target.into / _STAGING / own
    shutil.rmtree(target.into / _STAGING, ignore_errors=True)
    for name, content in _files(work).items():
        write_whole(fresh / name, content, _MODE)
    _note(target, work, found)
    if found == REPLACED:
        _move(target.into / own, target.run / _KEPT / own)
    _move(fresh, target.into / own)
    shutil.rmtree(target.into / _STAGING, ignore_errors=True)
    return found


def _files(work: Work) -> dict[str, bytes]:
    stamp = {TIMESTAMP: f"{work.time}\n".encode()} if work.time else {}
    return {f"{work.lesson}.ipynb": work.data, **stamp}


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)


def _note(target: Target, work: Work, found: str) -> None:
    target.run.mkdir(parents=True, exist_ok=True)
    journal = target.run / _JOURNAL
    if not journal.exists() and target.roster.is_file():
        shutil.copyfile(target.roster, target.run / target.roster.name)
    with journal.open("a", encoding="utf-8") as file:
        line = {"student": work.student, "lesson": work.lesson, "did": found, "attempt": work.attempt}
        file.write(json.dumps(line) + "\n")


def undo_last(into: Path, roster: Path) -> tuple[str, int] | None:
    """Take the last run back; return its name and how many submissions that concerned, `None` for no run.

    What the run had placed is kept in the run's folder; what it had replaced stands in its place again.
    """
    runs = _not_undone(into)
    if not runs:
        return None
    run = runs[-1]
    lines = list(_lines(run / _JOURNAL))
    for line in reversed(lines):
        _take_back(into, run, Path(line["student"]) / line["lesson"], line["did"])
    if (run / roster.name).is_file():
        write_whole(roster, (run / roster.name).read_bytes(), _MODE)
    else:
        roster.unlink(missing_ok=True)
    run.rename(run.with_name(run.name + _TAKEN_BACK))
    return run.name, len(lines)


def _not_undone(into: Path) -> list[Path]:
    runs = sorted(path for path in _runs(into).glob("*/") if (path / _JOURNAL).is_file())
    return [path for path in runs if not path.name.endswith(_TAKEN_BACK)]


def _take_back(into: Path, run: Path, own: Path, did: str) -> None:
    kept, present = run / _KEPT / own, into / own
    if did == REPLACED and not kept.exists():
        return  # the run was killed before it moved anything
    if present.exists():
        _move(present, run / _UNDONE / own)
    if kept.exists():
        _move(kept, present)
    elif present.parent.is_dir() and not any(present.parent.iterdir()):
        present.parent.rmdir()


def _lines(journal: Path) -> Iterator[dict[str, Any]]:
    for line in journal.read_text(encoding="utf-8").splitlines():
        try:
            yield json.loads(line)
        except ValueError:  # the last line of a run that was killed
            return
