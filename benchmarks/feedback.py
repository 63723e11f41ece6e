"""A class graded with its feedback pages, against nbgrader's own autograde and generate_feedback.

Both are told for 300 submissions, start-up apart: the difference between a small and a large class, on the same
submissions, in one run. The peer's is that of a few submissions, told as if it had done all.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from grading import LESSON, STOCK, make_course, told_pair

import sample_class

if TYPE_CHECKING:
    from pairs import Pair

CLASS = 300
FEW, PEER_FEW, PEER_MANY = 20, 4, 12
# nbgrader's own page: its own exporter and its own steps.
STOCK_PAGES = STOCK + 'del c.GenerateFeedback["exporter_class"], c.GenerateFeedback["preprocessors"]\n'


def pairs(folder: Path) -> dict[str, Pair]:
    """Measure each way once, and pair the times."""

    @cache
    def ours(number: int) -> float:
        return _by_command(make_course(folder / f"ours-{number}", number))

    @cache
    def stock(number: int) -> float:
        return _by_nbgrader(make_course(folder / f"stock-{number}", number, STOCK_PAGES))

    return {
        "feedback": told_pair(
            lambda: ours(CLASS + FEW) - ours(FEW),
            lambda: CLASS * (stock(PEER_MANY) - stock(PEER_FEW)) / (PEER_MANY - PEER_FEW),
            f"autograde and generate_feedback of nbgrader; {CLASS} submissions, start-up apart",
        )
    }


def _by_command(course: Path) -> float:
    """Return the quickest of three runs that grade all and make all pages."""
    command = [str(Path(sys.executable).with_name("fourcenturies")), "grade", LESSON, "--force", "--feedback"]
    taken = []
    for _ in range(3):
        for name in ("autograded", "feedback"):
            shutil.rmtree(course / "build" / name, ignore_errors=True)
        start = time.perf_counter()
        done = subprocess.run([*command, "--quiet"], cwd=course, check=False, capture_output=True, text=True)
        if done.returncode > 1:  # 1: what some replies say is left to a person
            raise RuntimeError(done.stderr)
        taken.append(time.perf_counter() - start)
    return min(taken)


def _by_nbgrader(course: Path) -> float:
    start = time.perf_counter()
    sample_class.nbgrader(course, "autograde", LESSON).check_returncode()
    sample_class.nbgrader(course, "generate_feedback", LESSON).check_returncode()
    return time.perf_counter() - start
