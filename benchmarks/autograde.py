"""`nbgrader autograde` with the course's configuration, against nbgrader's own executing one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from pairs import Pair

import sample_class

if TYPE_CHECKING:
    from pathlib import Path

COPIES = 4
# Stock nbgrader: its own lists of preprocessors, the executing one among them.
STOCK = """
from nbgrader.converters import Autograde
c = get_config()
c.Autograde.sanitize_preprocessors = Autograde.sanitize_preprocessors.default()
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()
"""


def pairs(folder: Path) -> dict[str, Pair]:
    """Grade the sample class, several times over, on two copies of the course."""
    ours, peer = _class(folder / "ours"), _class(folder / "peer")
    config = peer / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + STOCK, encoding="utf-8")
    return {"autograde": Pair(lambda: _grade(ours), lambda: _grade(peer), note="nbgrader, executing")}


def _grade(course: Path) -> None:
    shutil.rmtree(course / "build" / "autograded", ignore_errors=True)
    sample_class.nbgrader(course, "autograde", sample_class.LESSON)


def _class(folder: Path) -> Path:
    course = sample_class.make_course(folder)
    submitted = course / "build" / "submitted"
    for number in range(COPIES):
        for student in sample_class.students():
            shutil.copytree(submitted / student, submitted / f"{student}-{number}")
    return course
