"""Hostile and broken submissions by name: none earns a mark, runs, leaves its folder or stops the others.

Small ones are files in `tests/data/hostile/`; what is large, or no plain file, is made here when a test runs.
"""

from __future__ import annotations

import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sample_class
from sample_class import DATA, LESSON

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = DATA / "hostile"
NOTEBOOK = f"{LESSON}.ipynb"
IMAGE = "<img src=x onerror=document.title=String.fromCharCode(80)>"
BAD_NAMES = ("name\nof two lines", IMAGE, "*", "[f]*", "what?", "a&amp;b", "O'Neill", ".hidden", "\udcff")
RIGHT = {"replies": {"q-01-02": "Xi Jinping", "q-01-03": "May 2025"}}


@dataclass(frozen=True)
class Hostile:
    """One submission: how it is made in its folder, what the report on it says, whether a person is asked.

    `by_hooks` is false where nbgrader's own hooks come too late or not at all.
    """

    make: Callable[[Path], None]
    says: str
    flagged: bool = True
    expect: float = 0
    by_hooks: bool = True


def hostile() -> dict[str, Hostile]:
    """Return all hostile submissions by the name of their student."""
    return {**_written(), **MADE}


def _written() -> dict[str, Hostile]:
    return {
        name: Hostile(_writer(work), work["says"], work.get("flagged", False), work.get("expect", 0))
        for name, work in sample_class.students(FOLDER).items()
    }


def _writer(work: dict) -> Callable[[Path], None]:
    return lambda folder: _put(folder, json.dumps(sample_class.submission(work)))


def make_class(course: Path, *without: str) -> None:
    """Put every hostile submission into a course's `build/submitted`, but those of the students named."""
    for student, one in hostile().items():
        if student in without:
            continue
        folder = course / "build" / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        one.make(folder)


def _put(folder: Path, content: str | bytes, name: str = NOTEBOOK) -> None:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (folder / name).write_bytes(data)


def _right() -> dict:
    return sample_class.submission(RIGHT)


def _text(content: str | bytes) -> Callable[[Path], None]:
    return lambda folder: _put(folder, content)


def _course(folder: Path) -> Path:
    return folder.parents[3]


def _linked_notebook(target: str) -> Callable[[Path], None]:
    return lambda folder: (folder / NOTEBOOK).symlink_to(_course(folder) / target)


def _linked_folder(folder: Path) -> None:
    folder.rmdir()
    folder.symlink_to(_course(folder) / "solutions" / LESSON)


def _linked_student(folder: Path) -> None:
    folder.rmdir()
    folder.parent.rmdir()
    folder.parent.symlink_to("full-marks")


def _linked_beside(folder: Path) -> None:
    _put(folder, json.dumps(sample_class.submission({})))
    (folder / "data.csv").symlink_to(_course(folder) / "build" / "gradebook.db")
    (folder / "more").symlink_to(_course(folder) / "solutions")


def _solution(folder: Path) -> None:
    os.link(_course(folder) / "solutions" / LESSON / NOTEBOOK, folder / NOTEBOOK)


def _socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)  # the address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(NOTEBOOK)
    finally:
        os.chdir(here)


def _other_course(folder: Path) -> None:
    cells = [
        {
            "cell_type": "code",
            "id": "a",
            "metadata": {"nbgrader": {"grade_id": "title"}},
            "source": "%%answer q-77-01\n1",
        }
    ]
    _put(folder, json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}))


def _right_one(folder: Path) -> None:
    _put(folder, json.dumps(_right()))


def _many_files(folder: Path) -> None:
    _put(folder, json.dumps(sample_class.submission({})))
    for number in range(10_000):
        (folder / f"{number}.txt").touch()


def _megabyte_reply(folder: Path) -> None:
    _put(folder, json.dumps(sample_class.submission({"replies": {"q-01-02": "Xi Jinping " * 100_000}})))


def _backtracking(folder: Path) -> None:
    replies = {
        "q-01-01": "(" * 5000,
        "q-01-02": " " * 5000 + "x",
        "q-01-03": "1" * 5000,
        "q-01-04": "between " * 700,
        "q-01-05": "a-" * 2500,
        "q-01-06": "\n".join(
            (
                "%" + " " * 50_000 + "x",
                "%%answer q" + " " * 50_000 + "x",
                "%" + "a" * 50_000 + "1",
                'check("q-01-06")' + " " * 50_000 + "x",
                "doubt" + " " * 20_000 + "x",
            )
        ),
        "q-01-07": "### BEGIN SOLUTION\n" * 4_000,
    }
    _put(folder, json.dumps(sample_class.submission({"replies": replies})))


def _many_cells(folder: Path) -> None:
    notebook = _right()
    notebook["cells"] += [{"cell_type": "raw", "metadata": {}, "source": ""}] * 20_000
    _put(folder, json.dumps(notebook))


def _odd_cells(folder: Path) -> None:
    notebook = sample_class.submission({})
    odd = [1, None, "x", [], {}, {"cell_type": ["code"], "source": {"a": 1}, "metadata": [1]}]
    odd += [{"cell_type": "code", "metadata": {"nbgrader": [1]}, "source": [1, None, "x"], "id": 7}]
    odd += [{"cell_type": "code", "metadata": {"nbgrader": {"grade_id": {"a": 1}, "points": "x"}}}]
    notebook["cells"] += odd
    _put(folder, json.dumps(notebook))


def _surrogates(folder: Path) -> None:
    replies = {"q-01-02": "Stalin \ud800 \x00 \x1b[31m \u202e", "q-01-10": "\udfff\x00"}
    _put(folder, json.dumps(sample_class.submission({"replies": replies})))


def _old_format(folder: Path) -> None:
    cell = {
        "cell_type": "code",
        "input": "%%answer q-01-02\nnobody",
        "outputs": [{"output_type": "pyout", "text": "9"}],
    }
    sheets = [
        {"cells": [cell, {"cell_type": "heading", "level": 1, "source": "<script>forged</script>"}, 7]},
        "x",
    ]
    _put(folder, json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": sheets}))


def _two_notebooks(folder: Path) -> None:
    for name in ("a.ipynb", "b.ipynb"):
        _put(folder, json.dumps(_right()), name)


def _renamed_file(folder: Path) -> None:
    _put(folder, json.dumps(sample_class.submission({})), "<script>forged.ipynb".replace("<", "&lt;"))


def _timestamp(text: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        _put(folder, json.dumps(sample_class.submission({})))
        _put(folder, text, "timestamp.txt")

    return make


def _linked_timestamp(folder: Path) -> None:
    _put(folder, json.dumps(sample_class.submission({})))
    (folder / "timestamp.txt").symlink_to(_course(folder) / "build" / "gradebook.db")


def _deep(depth: int) -> str:
    return '{"nbformat": 4, "cells": ' + "[" * depth + "]" * depth + "}"


MADE = {
    "link-to-solution": Hostile(_linked_notebook(f"solutions/{LESSON}/{NOTEBOOK}"), "the file is a link"),
    "link-to-gradebook": Hostile(_linked_notebook("build/gradebook.db"), "the file is a link"),
    "link-to-another": Hostile(
        _linked_notebook(f"build/submitted/full-marks/{LESSON}/{NOTEBOOK}"), "is a link"
    ),
    "link-to-zero": Hostile(lambda folder: (folder / NOTEBOOK).symlink_to("/dev/zero"), "the file is a link"),
    "link-to-nothing": Hostile(_linked_notebook("nowhere"), "the file is a link", by_hooks=False),
    "linked-folder": Hostile(_linked_folder, "its folder is a link", by_hooks=False),
    "linked-student": Hostile(_linked_student, "its folder is a link", by_hooks=False),
    "linked-beside": Hostile(_linked_beside, "“data.csv” is a link or a special file", False, by_hooks=False),
    "the-solution-itself": Hostile(_solution, "this is the solution notebook itself"),
    "pipe": Hostile(lambda folder: os.mkfifo(folder / NOTEBOOK), "it is not a plain file"),
    "socket": Hostile(_socket, "cannot be opened"),
    "folder-as-notebook": Hostile(lambda folder: (folder / NOTEBOOK).mkdir(), "it is not a plain file"),
    "fifty-megabytes": Hostile(_text(b'{"cells": []}' + b" " * 50_000_000), "more than 10 million bytes"),
    "nested-deeply": Hostile(_text(_deep(100_000)), "nested too deeply"),
    "nested": Hostile(_text(_deep(400)), "no cell of this lesson"),
    "broken-utf8": Hostile(_text(b'{"cells": "\xff\xfe\xc3"}'), "not UTF-8"),
    "utf16": Hostile(_text('{"cells": []}'.encode("utf-16")), "NUL bytes"),
    "nul-bytes": Hostile(_text(b'{"cells": [\0]}'), "NUL bytes"),
    "empty-file": Hostile(_text(b" \n"), "the file is empty"),
    "cut-short": Hostile(lambda folder: _put(folder, json.dumps(_right())[:5000]), "not readable as JSON"),
    "a-list": Hostile(_text("[1, 2]"), "no notebook"),
    "no-cells": Hostile(_text('{"nbformat": 4}'), "no notebook"),
    "huge-number": Hostile(_text('{"nbformat": ' + "9" * 6000 + ', "cells": []}'), "not readable as JSON"),
    "not-a-number": Hostile(_text('{"nbformat": NaN, "cells": [NaN, Infinity]}'), "no cell of this lesson"),
    "web-page": Hostile(_text("<!DOCTYPE html><script>document.title='forged'</script>"), "a web page"),
    "other-course": Hostile(_other_course, "no cell of this lesson"),
    "megabyte-reply": Hostile(_megabyte_reply, "characters was cut"),
    "backtracking": Hostile(_backtracking, "7 of 10 answers read"),
    "twenty-thousand-cells": Hostile(_many_cells, "more than 2000 cells"),
    "odd-cells": Hostile(_odd_cells, "of 10 answers read", False),
    "half-signs": Hostile(_surrogates, "2 of 10 answers read", flagged=False),
    "old-format": Hostile(_old_format, "an old notebook format was read"),
    "ten-thousand-files": Hostile(_many_files, "10000 other files not looked at", False, by_hooks=False),
    "two-notebooks": Hostile(_two_notebooks, "there are 2 notebooks", by_hooks=False),
    "renamed-file": Hostile(_renamed_file, "the notebook was named", False, by_hooks=False),
    "no-notebook": Hostile(
        lambda folder: _put(folder, "x", "notes.txt"), "there is no notebook", by_hooks=False
    ),
    "time-of-no-day": Hostile(_timestamp("yesterday, roughly"), "tells no time", False, by_hooks=False),
    "time-of-megabytes": Hostile(_timestamp("9" * 2_000_000), "tells no time", False, by_hooks=False),
    "linked-time": Hostile(_linked_timestamp, "tells no time", False, by_hooks=False),
    "spaces, %s; DROP": Hostile(lambda folder: _put(folder, "x"), "not readable as JSON"),
    **{name: Hostile(_right_one, "give it another name", by_hooks=False) for name in BAD_NAMES},
}
