"""What several tests share: the course's folders and its lessons."""

from __future__ import annotations

import fcntl
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from fourcenturies.release import lesson_ids

ROOT = Path(__file__).resolve().parent.parent
LESSONS = lesson_ids(ROOT)

collect_ignore_glob = ["data/*"]  # read by tests; a script there made figures once

# The machine may be slow and shared: what is measured is measured in benchmarks/, never by a test.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


_early: list[str] = []
_collecting = True


def _watch(event, arguments):
    if event == "open" and _collecting and str(arguments[0]).startswith(str(ROOT / "seeds")):
        _early.append(str(arguments[0]))


sys.addaudithook(_watch)


def pytest_collection_finish():
    global _collecting
    _collecting = False


@pytest.fixture
def records_read_early():
    """Return the records that were read while test modules were imported."""
    assert not _collecting
    return _early


def pytest_generate_tests(metafunc):
    if "lesson" in metafunc.fixturenames:
        metafunc.parametrize("lesson", LESSONS)


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Build the site once for all tests that look at it, in whichever process they run."""
    from site_support import build_site, missing

    if missing() and not os.environ.get("CI"):
        pytest.skip(f"the site cannot be built without {missing()}")
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (folder / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        out = folder / "site"
        return out if (out / "index.html").is_file() else build_site(out)


def read_notebook(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def solution(lesson):
    return read_notebook(ROOT / "solutions" / lesson / f"{lesson}.ipynb")


@pytest.fixture
def released(lesson):
    return read_notebook(ROOT / "lessons" / lesson / f"{lesson}.ipynb")
