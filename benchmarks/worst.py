"""The worst that a notebook of ten million bytes can cost, and reading what a solution region was made to be.

`worst_notebook` is the slowest of many shapes, from the file's bytes to the autograded text, against the limit of two
seconds; the note tells the most memory that one needed, of which 300 MB are allowed. `worst_feedback` is the same
for its feedback page. `region` reads a cell of 4,000 beginnings without an end, against a lazy regular expression.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pairs import Pair

import release_support
import sample_class
from fourcenturies.grading.reading import MAX_BYTES
from fourcenturies.questions.cells import solution_region
from sample_class import LESSON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT = 2.0
CELLS, SIZE = 1_800, 5_000
ROOM = MAX_BYTES - 300_000  # for the lesson itself, and for what surrounds a cell
LAZY = re.compile(
    r"^[ \t]*### BEGIN SOLUTION[ \t]*\n(?P<body>.*?)^[ \t]*### END SOLUTION", re.MULTILINE | re.DOTALL
)
CODE = ("f(x) + ", "x\n", "(" * 90 + ")" * 90 + "+", "-", '"a" ', "### BEGIN SOLUTION\n")
TEXT = (
    "<b>x</b> ",
    "$\\x ",
    "*a* _b_ ",
    "%%answer q-01-03\nx\n",
    "%\n",
    "a\n",
    "q-01-03 ",
    "😀",
    "! | |\n",
    "> ",
)
SHOWN = (("code", "f(x) + "), ("code", "x\n"), ("markdown", "*a* _b_ "), ("markdown", "- a\n"), ("code", "x"))
ANSWER = ("1 ", "\n", "1\n", "### BEGIN SOLUTION\n", "doubt: ", "%%answer q-01-03\n", "sure: ", "％")
METADATA = ("[[[[]]]],", "{},", '{"a":{}},', "1.5,", '"ab",', '"😀",', "99999,")


def pairs(folder: Path) -> dict[str, Pair]:
    """Measure the worst of each, every one in a process of its own."""
    graded = [(*_graded(text, folder), name) for name, text in _shapes()]
    (seconds, _, slowest), most = max(graded), max(megabytes for _, megabytes, _ in graded)
    note = f"slowest: {slowest}; most memory {most:.0f} MB"
    course = sample_class.make_course(folder / "course")
    pages = [(*_paged(_with_own_cells(kind, unit), course), f"own {kind} {unit!r}") for kind, unit in SHOWN]
    (paged, _, longest), largest = max(pages), max(megabytes for _, megabytes, _ in pages)
    bait = "%%answer q-01-03\n" + "### BEGIN SOLUTION\n" * 4_000
    return {
        "worst_notebook": _against_limit(seconds, note),
        "worst_feedback": _against_limit(paged, f"slowest: {longest}; most memory {largest:.0f} MB"),
        "region": Pair(lambda: solution_region(bait), lambda: LAZY.search(bait), note="4,000 lines, no end"),
    }


def _against_limit(seconds: float, note: str) -> Pair:
    watch = {"now": 0.0}

    def tell(more: float) -> None:
        watch["now"] += more

    return Pair(lambda: tell(seconds), lambda: tell(LIMIT), runs=1, clock=lambda: watch["now"], note=note)


def _shapes() -> Iterator[tuple[str, str]]:
    for kind, units in (("code", CODE), ("markdown", TEXT)):
        for unit in units:
            yield f"own {kind} {unit[:20]!r}", _with_own_cells(kind, unit)
    for unit in ANSWER:
        yield f"answer {unit[:20]!r}", _with_answer(unit)
    for unit in METADATA:
        yield f"metadata {unit!r}", _text("@@").replace('"@@"', f"[{unit * (ROOM // len(unit.encode()))}0]")


def _text(answer: object, cells: tuple[dict, ...] = ()) -> str:
    notebook = sample_class.submission({"replies": {"q-01-02": "Xi Jinping"}})
    next(cell for cell in notebook["cells"] if cell["id"] == "answer-q-01-03")["source"] = answer
    notebook["cells"] += cells
    return json.dumps(notebook, ensure_ascii=False)


def _with_own_cells(kind: str, unit: str) -> str:
    size = min(SIZE, ROOM // CELLS * len(unit.encode()) // len(json.dumps(unit, ensure_ascii=False).encode()))
    cell = {"cell_type": kind, "metadata": {}, "source": unit * (size // len(unit.encode()))}
    return _text("%%answer q-01-03\n...", tuple(cell | {"id": f"own-{number}"} for number in range(CELLS)))


def _with_answer(unit: str) -> str:
    """Return a notebook whose answer is a list of very many lines."""
    part = json.dumps(unit, ensure_ascii=False) + ","
    lines = part * (ROOM // len(part.encode()))
    return _text("@@").replace('"@@"', f'["%%answer q-01-03\\n",{lines}""]')


def _graded(text: str, folder: Path) -> tuple[float, float]:
    own = folder / "worst" / LESSON
    own.mkdir(parents=True, exist_ok=True)
    (own / f"{LESSON}.ipynb").write_text(text, encoding="utf-8")
    return _measured("grade", own)


def _paged(text: str, course: Path) -> tuple[float, float]:
    _graded(text, course / "build" / "submitted")
    command = [sys.executable, "-m", "fourcenturies.cli", "grade", LESSON, "--quiet"]
    subprocess.run(command, cwd=course, capture_output=True, check=False)
    return _measured("page", course)


def _measured(what: str, where: Path) -> tuple[float, float]:
    """Return the seconds of processor and the megabytes that a process of its own needs."""
    command = [sys.executable, __file__, what, str(where)]
    environ = {**os.environ, "PYTHONPATH": str(Path(sample_class.__file__).parent)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environ)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def _work(where: Path) -> Callable[[], object]:
    """Return what is measured: grading a submission, or the feedback page of a graded one."""
    if sys.argv[1] == "page":
        from fourcenturies.grading.feedback import make_pages  # noqa: PLC0415 - in that process alone

        notebook = where / "build" / "autograded" / "worst" / LESSON / f"{LESSON}.ipynb"
        return lambda: next(iter(make_pages(where, [notebook])[0]))
    from fourcenturies.grading.workers import Task, grade_one  # noqa: PLC0415 - in that process alone

    known = release_support.release(LESSON)
    return lambda: grade_one(Task(LESSON, "worst", where), known)


def main() -> None:
    """Do the work that the command line names, and print what it took."""
    work = _work(Path(sys.argv[2]))
    start = time.process_time()
    work()
    print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
