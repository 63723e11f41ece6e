"""A notebook distorted at random is graded like any other: nothing is raised, gained or left out of the lesson."""

import copy
import json
import random

import pytest

import release_support
from fourcenturies.grading.marking import mark
from fourcenturies.grading.preparing import prepare
from fourcenturies.grading.submissions import Submitted
from fourcenturies.questions.cells import grade_id
from sample_class import students, submission

ODD_VALUES = (None, 1, "", [], {}, [[]], {"a": 1}, "%%answer q-01-03\nx", ["%%answer q-01-03\n", ["May 2025"]],
              "### BEGIN SOLUTION", "doubt: x", "%%answer", "answer-q-01-03", True, 1e308, "\ud800")  # fmt: skip
FIELDS = ("grade_id", "checksum", "points", "locked", "solution", "grade", "cell_type")


def _distort(notebook, draw):
    """Change one thing in a notebook as no editor would."""
    cells = notebook["cells"]
    cell, value = draw.choice(cells), copy.deepcopy(draw.choice(ODD_VALUES))
    what = draw.choice(
        ("source", "metadata", "id", "cell_type", "attachments", "marks", "remove", "copy", "mix")
    )
    if what == "marks":
        marks = cell["metadata"].setdefault("nbgrader", {}) if isinstance(cell["metadata"], dict) else None
        if isinstance(marks, dict):
            marks[draw.choice(FIELDS)] = value
    elif what == "remove" and len(cells) > 1:
        cells.remove(cell)
    elif what == "copy":
        cells.insert(draw.randrange(len(cells)), copy.deepcopy(cell))
    elif what == "mix":
        draw.shuffle(cells)
    else:
        cell[what] = value


@pytest.mark.parametrize("seed", range(40))
def test_whatever_a_notebook_holds_its_lesson_is_whole_and_it_gains_nothing(seed):
    release, right = release_support.release(), students()["full-marks"]
    for number in range(10):
        draw = random.Random(seed * 1_000 + number)  # noqa: S311 - the same distortions every time
        held = submission(copy.deepcopy(right))
        for _ in range(draw.choice((1, 2, 5, 20))):
            _distort(held, draw)
        prepared = prepare(Submitted(json.dumps(held).encode()), release)
        names = [grade_id(cell) for cell in prepared["cells"]]
        assert all(names.count(own.name) == 1 for own in release.cells)
        assert sum(points or 0.0 for points in mark(prepared, release).points.values()) <= right["expect"]
