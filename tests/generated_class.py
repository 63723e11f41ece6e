"""A class of any size, made with a fixed seed: honest replies, slips, and what notebooks suffer on their way.

The same lesson, number and seed give the same submissions. Tests and benchmarks use it.
"""

from __future__ import annotations

import copy
import json
import random
from typing import TYPE_CHECKING, Any

from fourcenturies.grading.restoring import checksum
from fourcenturies.questions.lessons import load_keys, load_lesson
from sample_class import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fourcenturies.questions.keys import Key

SEED = 1689
DUE = "2026-03-01 12:00:00"
_TIMES = (
    None,
    "2026-03-01 11:59:00",
    "2026-03-01 12:00:01 UTC",
    "2026-03-02 08:00:00 +0800",
    "2026-02-27T10:00:00Z",
)
_OLD_FORMATS = 0.02
ODD = (
    "",
    "...",
    "I do not know",
    "not stated",
    "1860",
    "in the 1950s or so",
    "<b>1860</b>",
    "=HYPERLINK(1)",
    "Xi Jinping > Putin",
    "1: 2\n3: 4",
    "「一八六〇年」",
    "12 000",
    "the first\nthe second",
    "import os",
)
_WRITTEN = (
    "*Write your answer here, in place of this line.*",
    "The two share a phrase; neither says how it knows.",
    "I think <script>alert(1)</script> $x$ [link](javascript:1)",
)


def make_submissions(
    lesson: str, number: int, seed: int = SEED, *, whole: bool = False
) -> Iterator[tuple[str, dict, str | None]]:
    """Yield student, notebook and time handed in, for as many students as wanted.

    `whole` leaves the notebooks as they were released but for the replies: stock nbgrader fails on others.
    """
    folder = ROOT / "solutions" / lesson
    keys = load_keys(folder / f"{lesson}.ipynb")
    asked = [question.id for question in load_lesson(folder).questions]
    released = json.loads((ROOT / "lessons" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8"))
    for count in range(number):
        draw = random.Random(seed * 1_000_003 + count)  # noqa: S311 - the same class every time
        notebook = copy.deepcopy(released)
        _answer(notebook, asked, keys, draw)
        for place in (
            () if whole else sorted(draw.sample(range(len(CHANGES)), draw.choice((0, 0, 0, 0, 1, 1, 2))))
        ):
            CHANGES[place](notebook, draw)
        if not whole and draw.random() < _OLD_FORMATS:
            notebook = _old_format(notebook)
        yield f"student-{count:05}", notebook, draw.choice(_TIMES)


def write_submissions(
    course: Path, lesson: str, number: int, seed: int = SEED, *, whole: bool = False
) -> None:
    """Put a class's submissions into a course's `build/submitted`."""
    for student, notebook, time in make_submissions(lesson, number, seed, whole=whole):
        folder = course / "build" / "submitted" / student / lesson
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{lesson}.ipynb").write_bytes(as_file(notebook))
        if time:
            (folder / "timestamp.txt").write_text(time, encoding="utf-8")


def as_file(notebook: dict) -> bytes:
    """Return a notebook as it lies on a disk."""
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def _answer(notebook: dict, asked: list[str], keys: dict[str, Key], draw: random.Random) -> None:
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    for question in asked:
        if question in keys:
            cells[f"answer-{question}"]["source"] = f"%%answer {question}\n{_reply(keys[question], draw)}"
        elif f"written-{question}" in cells:
            cells[f"written-{question}"]["source"] = draw.choice(_WRITTEN)


def _reply(key: Key, draw: random.Random) -> str:
    chance = draw.random()
    if chance < 0.5:
        return draw.choice((key.answer, *key.also))
    if chance < 0.7 and key.traps:
        return draw.choice(key.traps).reply
    return draw.choice(ODD)


def _some(notebook: dict, draw: random.Random, start: str) -> dict[str, Any]:
    return draw.choice([cell for cell in notebook["cells"] if cell["id"].startswith(start)])


def _delete(notebook: dict, draw: random.Random) -> None:
    del notebook["cells"][draw.randrange(len(notebook["cells"]))]


def _duplicate(notebook: dict, draw: random.Random) -> None:
    cell = copy.deepcopy(_some(notebook, draw, ""))
    cell["id"] = f"copy-{draw.randrange(1000)}"
    notebook["cells"].insert(draw.randrange(len(notebook["cells"])), cell)


def _answer_twice(notebook: dict, draw: random.Random) -> None:
    cell = copy.deepcopy(_some(notebook, draw, "answer-"))
    cell["id"], cell["metadata"] = "twice", {}
    cell["source"] = "".join(cell["source"]).split("\n")[0] + "\n1911"
    notebook["cells"].append(cell)


def _rename(notebook: dict, draw: random.Random) -> None:
    cell = _some(notebook, draw, draw.choice(("answer-", "check-", "task-")))
    cell["metadata"].setdefault("nbgrader", {})["grade_id"] = draw.choice(("mine", "", "cell-1"))


def _retype(notebook: dict, draw: random.Random) -> None:
    cell = _some(notebook, draw, draw.choice(("answer-", "check-", "task-")))
    cell["cell_type"] = draw.choice(("raw", "markdown"))
    cell.pop("outputs", None)
    cell.pop("execution_count", None)


def _forge(notebook: dict, draw: random.Random) -> None:
    cell = _some(notebook, draw, "check-")
    cell["metadata"]["nbgrader"] |= {"points": 100, "grade": draw.random() < 0.5}
    cell["outputs"] = [
        {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "100"}}
    ]


def _edit_locked(notebook: dict, draw: random.Random) -> None:
    _some(notebook, draw, "task-")["source"] = "My own task"


def _older(notebook: dict, draw: random.Random) -> None:
    cell = _some(notebook, draw, "task-")
    cell["source"] = "As it once was"
    cell["metadata"]["nbgrader"]["checksum"] = checksum(cell)


def _move(notebook: dict, draw: random.Random) -> None:
    cells = notebook["cells"]
    cells.insert(draw.randrange(len(cells)), cells.pop(draw.randrange(len(cells))))


def _lose_first_line(notebook: dict, draw: random.Random) -> None:
    cell = _some(notebook, draw, "answer-")
    cell["source"] = "".join(cell["source"]).partition("\n")[2]


def _lose_metadata(notebook: dict, draw: random.Random) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def _add_own(notebook: dict, draw: random.Random) -> None:
    notes = {"cell_type": "markdown", "id": "notes", "metadata": {}, "source": "My *notes* <i>x</i>"}
    notebook["cells"].append(notes | {"attachments": {"a.png": {"image/png": "AA=="}}})


def _windows(notebook: dict, draw: random.Random) -> None:
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")


def _old_format(notebook: dict) -> dict:
    cells = [
        {key: cell[key] for key in ("cell_type", "metadata")}
        | {"input" if cell["cell_type"] == "code" else "source": cell["source"]}
        for cell in notebook["cells"]
    ]
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}


CHANGES = [
    _delete,
    _duplicate,
    _answer_twice,
    _rename,
    _retype,
    _forge,
    _edit_locked,
    _older,
    _move,
    _lose_first_line,
    _add_own,
    _windows,
    _lose_metadata,
]
