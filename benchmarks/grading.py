"""Grading a class, against stock nbgrader, which runs every notebook: on the same submissions, in one run.

`autograde` is nbgrader's own command with the course's settings, `grade` the course's command with gradebook and
autograded notebooks written, `judge` the judging alone: seconds for each notebook, start-up apart (the slope
between a small and a large class). `grade_command` is the whole command on 60 submissions.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pairs import Pair

import generated_class
import release_support
import sample_class
from fourcenturies.grading.finding import find
from fourcenturies.grading.owning import owners_of
from fourcenturies.grading.reading import read_notebook
from fourcenturies.grading.scoring import score

if TYPE_CHECKING:
    from collections.abc import Callable

LESSON = "03_follow_alliance_and_split"
FEW, CLASS, MANY = 20, 60, 80
VERY_MANY = 1220  # between 20 and 80, what ours takes is lost in how start-up varies
SOURCE = sample_class.ROOT
# Stock nbgrader: its own exporter, its own lists of preprocessors, the executing one among them, and no hook.
STOCK = """
from nbgrader.converters import Autograde
c = get_config()
c.Autograde.sanitize_preprocessors = Autograde.sanitize_preprocessors.default()
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()
del c.Autograde["exporter_class"], c.Autograde["pre_convert_hook"]
"""


class Stopwatch:
    """A clock that goes on by what it is told, for times that are computed from others."""

    def __init__(self) -> None:
        self.now = 0.0

    def read(self) -> float:
        """Return the time that it was told so far."""
        return self.now

    def tell(self, seconds: float) -> None:
        """Let it go on."""
        self.now += seconds


def pairs(folder: Path) -> dict[str, Pair]:
    """Measure each way once, and pair the times."""

    @cache
    def stock(number: int) -> float:
        return _by_nbgrader(make_course(folder / f"stock-{number}", number, STOCK))

    @cache
    def hooks(number: int) -> float:
        return _by_nbgrader(make_course(folder / f"hooks-{number}", number))

    @cache
    def command(number: int) -> float:
        return _by_command(make_course(folder / f"ours-{number}", number))

    def executing() -> float:
        return _slope(stock, FEW, MANY)

    note = "stock nbgrader, executing; seconds for a notebook, start-up apart"
    return {
        "autograde": told_pair(lambda: _slope(hooks, FEW, MANY), executing, note),
        "grade": told_pair(lambda: _slope(command, FEW, VERY_MANY), executing, note),
        "judge": told_pair(_judging, executing, note),
        "grade_command": told_pair(
            lambda: command(CLASS), lambda: stock(CLASS), f"{CLASS} submissions, start to end"
        ),
    }


def told_pair(ours: Callable[[], float], peer: Callable[[], float], note: str) -> Pair:
    """Return a pair whose ways tell their seconds themselves, measured once."""
    watch = Stopwatch()
    return Pair(lambda: watch.tell(ours()), lambda: watch.tell(peer()), runs=1, clock=watch.read, note=note)


def _slope(seconds: Callable[[int], float], few: int, many: int) -> float:
    return (seconds(many) - seconds(few)) / (many - few)


def make_course(folder: Path, number: int, more: str = "") -> Path:
    """Make a course with a class, its lesson registered, so that no run pays for that."""
    folder.mkdir()
    settings = (SOURCE / "nbgrader_config.py").read_text(encoding="utf-8")
    (folder / "nbgrader_config.py").write_text(settings + more, encoding="utf-8")
    for tree in ("solutions", "lessons"):
        shutil.copytree(SOURCE / tree / LESSON, folder / tree / LESSON)
    sample_class.nbgrader(folder, "generate_assignment", LESSON, "--force").check_returncode()
    generated_class.write_submissions(folder, LESSON, number, whole=True)
    return folder


def _by_nbgrader(course: Path) -> float:
    start = time.perf_counter()
    sample_class.nbgrader(course, "autograde", LESSON).check_returncode()
    return time.perf_counter() - start


def _by_command(course: Path) -> float:
    """Return the quickest of three runs: they are short, and the first one reads the files from the disk."""
    command = [str(Path(sys.executable).with_name("fourcenturies")), "grade", LESSON, "--force", "--quiet"]
    taken = []
    for _ in range(3):
        shutil.rmtree(course / "build" / "autograded", ignore_errors=True)
        start = time.perf_counter()
        done = subprocess.run(command, cwd=course, check=False, capture_output=True, text=True)
        if done.returncode > 1:  # 1: what some replies say is left to a person
            raise RuntimeError(done.stderr)
        taken.append(time.perf_counter() - start)
    return min(taken)


@cache
def _judging() -> float:
    """Return the seconds that one notebook takes, from its bytes to its verdicts, in one process."""
    known = release_support.release(LESSON)
    files = [
        generated_class.as_file(notebook)
        for _, notebook, _ in generated_class.make_submissions(LESSON, CLASS, whole=True)
    ]
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        for data in files:
            cells = read_notebook(data).cells
            held = find(cells, owners_of(cells, known.cells), known.lesson)
            score({"found": {name: one.told for name, one in held.items()}}, known.lesson, known.keys)
        taken.append((time.perf_counter() - start) / len(files))
    return min(taken)
