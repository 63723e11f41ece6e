"""Ten thousand submissions, end to end: the cost of one does not grow with the class.

`ours` is the seconds for a submission between 1,000 and 10,000, `peer` the same between 100 and 1,000; a ratio of
one is a cost in proportion. The note tells the whole run's time and the most memory of all its processes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from grading import LESSON, make_course, told_pair

if TYPE_CHECKING:
    from pairs import Pair

SIZES = (100, 1_000, 10_000)
PROCESSES = Path("/proc")


def pairs(folder: Path) -> dict[str, Pair]:
    """Grade a small, a large and a very large class."""
    runs = {size: _run(make_course(folder / str(size), size)) for size in SIZES}
    (small, large, huge), megabytes = (runs[size][0] for size in SIZES), runs[SIZES[-1]][1]
    note = f"10,000 in {huge:.0f} s with {megabytes:.0f} MB; compared with itself in a smaller class"
    return {
        "grade_10000": told_pair(
            lambda: (huge - large) / (SIZES[2] - SIZES[1]),
            lambda: (large - small) / (SIZES[1] - SIZES[0]),
            note,
        )
    }


def _run(course: Path) -> tuple[float, float]:
    """Return the seconds that the whole command takes, and the most megabytes that it holds."""
    command = [str(Path(sys.executable).with_name("fourcenturies")), "grade", LESSON, "--quiet"]
    start, most = time.perf_counter(), 0.0
    with subprocess.Popen(command, cwd=course, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            most = max(most, sum(_megabytes(number) for number in _family(running.pid)))
            time.sleep(0.25)
    return time.perf_counter() - start, most


def _family(parent: int) -> list[str]:
    children = PROCESSES / str(parent) / "task" / str(parent) / "children"
    return [str(parent), *(children.read_text().split() if children.exists() else ())]


def _megabytes(number: str) -> float:
    """Return what a process holds, pages shared with others counted in part."""
    try:
        lines = (PROCESSES / number / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
