"""What several tests share: the course's folders and its lessons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import settings

from fourcenturies.release import lesson_ids

ROOT = Path(__file__).resolve().parent.parent
LESSONS = lesson_ids(ROOT)

# The machine may be slow and shared: what is measured is measured in benchmarks/, never by a test.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


def pytest_collection_modifyitems(items):
    """Keep a file's tests together where they are spread over processes, for they share what is slow to set up.

    The tests with a Lab stay together too: two Labs at once gain nothing on a small machine.
    """
    for item in items:
        lab = "lab" in getattr(item, "fixturenames", ())
        item.add_marker(pytest.mark.xdist_group("lab" if lab else item.path.name))


def pytest_generate_tests(metafunc):
    if "lesson" in metafunc.fixturenames:
        metafunc.parametrize("lesson", LESSONS)


@pytest.fixture(scope="session")
def root():
    return ROOT


def read_notebook(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def solution(lesson):
    return read_notebook(ROOT / "solutions" / lesson / f"{lesson}.ipynb")


@pytest.fixture
def released(lesson):
    return read_notebook(ROOT / "lessons" / lesson / f"{lesson}.ipynb")
