"""Measure against the named peers, in turn and in one run; write build/bench.json.

Each entry: {"ours": seconds, "peer": seconds, "ratio": peer / ours, "runs": n}, medians. The machine may be noisy,
so only the ratio means much.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import sample_class  # noqa: E402 - lies in tests/

RUNS = 3
COPIES = 4
# Stock nbgrader: its own lists of preprocessors, the executing one among them.
STOCK = """
from nbgrader.converters import Autograde
c = get_config()
c.Autograde.sanitize_preprocessors = Autograde.sanitize_preprocessors.default()
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()
"""

Pair = tuple[Callable[[], None], Callable[[], None]]


def autograde(folder: Path) -> Pair:
    """`nbgrader autograde` with the course's configuration, against nbgrader's own executing one."""
    ours, peer = _class(folder / "ours"), _class(folder / "peer")
    config = peer / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + STOCK, encoding="utf-8")

    def grade(course: Path) -> None:
        shutil.rmtree(course / "build" / "autograded", ignore_errors=True)
        sample_class.nbgrader(course, "autograde", sample_class.LESSON)

    return (lambda: grade(ours)), (lambda: grade(peer))


def _class(folder: Path) -> Path:
    course = sample_class.make_course(folder)
    submitted = course / "build" / "submitted"
    for number in range(COPIES):
        for student in sample_class.students():
            shutil.copytree(submitted / student, submitted / f"{student}-{number}")
    return course


BENCHMARKS: dict[str, Callable[[Path], Pair]] = {"autograde": autograde}


def measure(pair: Pair) -> Iterator[tuple[float, float]]:
    """Yield the seconds of ours and of the peer, run in turn."""
    for run in pair:
        run()  # once unmeasured: registering, caches
    for _ in range(RUNS):
        yield _seconds(pair[0]), _seconds(pair[1])


def _seconds(run: Callable[[], None]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    """Run every benchmark, or those named on the command line."""
    results = {}
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"{name} ...", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            times = list(measure(BENCHMARKS[name](Path(folder))))
        ours, peer = (statistics.median(column) for column in zip(*times, strict=True))
        results[name] = {"ours": ours, "peer": peer, "ratio": peer / ours, "runs": len(times)}
        print(f"  ours {ours:.2f} s, peer {peer:.2f} s, ratio {peer / ours:.1f}")
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
