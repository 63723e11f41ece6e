"""Submissions are graded side by side, in their order; one that ends its worker does not end the class."""

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys

import pytest

import release_support
from fourcenturies.grading import workers
from fourcenturies.grading.course import Course
from fourcenturies.grading.feedback import to_tell, write_pages
from fourcenturies.grading.settings import load_settings
from fourcenturies.grading.spreading import Work
from fourcenturies.grading.workers import FATAL, Task, grade_all
from sample_class import LESSON, ROOT, make_course, submission


@pytest.fixture(scope="module")
def release():
    return release_support.release()


@pytest.fixture
def tasks(tmp_path):
    made = []
    for number in range(20):
        folder = tmp_path / f"student-{number:02}" / LESSON
        folder.mkdir(parents=True)
        work = {"replies": {"q-01-02": "Xi Jinping" if number % 2 else "nobody"}}
        (folder / f"{LESSON}.ipynb").write_text(json.dumps(submission(work)), encoding="utf-8")
        made.append(Task(LESSON, folder.parent.name, folder))
    return made


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_are_graded_in_their_order(tasks, release, jobs):
    found = list(grade_all(tasks, {LESSON: release}, jobs))
    assert [graded.task for graded in found] == tasks
    earned = [graded.marks.points["check-q-01-02"] for graded in found]
    assert earned == [0.0, earned[1]] * 10
    assert earned[1] > 0


def test_whatever_fails_in_one_is_told_and_the_others_are_graded(tasks, release, monkeypatch):
    real = workers.look_into

    def failing(folder):
        if folder.parent.name == "student-03":
            raise MemoryError
        return real(folder)

    monkeypatch.setattr(workers, "look_into", failing)
    found = list(grade_all(tasks, {LESSON: release}, 1))
    assert found[3].report == "could not be read: the program failed on it (MemoryError)"
    assert [graded.marks.refused for graded in found].count(True) == 1


class Fatal(type(ROOT)):
    """A folder that ends the process that looks into it."""

    def is_symlink(self):
        os.kill(os.getpid(), signal.SIGKILL)


def test_one_that_ends_its_worker_is_refused_and_the_others_are_graded(tasks, release):
    tasks[5] = Task(LESSON, "student-05", Fatal(tasks[5].folder))
    found = list(grade_all(tasks, {LESSON: release}, 2))
    assert [graded.task.student for graded in found] == [task.student for task in tasks]
    assert found[5].report == f"could not be read: {FATAL}"
    assert [graded.marks.refused for graded in found].count(True) == 1


def deaf(items):
    return [signal.getsignal(signal.SIGINT) is signal.SIG_IGN for _ in items]


def test_a_worker_leaves_it_to_its_parent_to_say_that_a_run_was_stopped():
    assert list(Work(deaf, bool).spread([1], 1)) == [True]


class Deadly(type(ROOT)):
    """A notebook whose feedback ends the process that makes it."""

    def is_symlink(self):
        if multiprocessing.parent_process():
            os.kill(os.getpid(), signal.SIGKILL)
        return super().is_symlink()


def test_one_whose_feedback_ends_its_worker_costs_its_own_page_alone(tmp_path):
    course = make_course(tmp_path / "course")
    for number in range(6):
        shutil.copytree(
            course / "build" / "submitted" / "half-right", course / "build" / "submitted" / f"more-{number}"
        )
    subprocess.run(
        [sys.executable, "-m", "fourcenturies.cli", "grade", "--quiet"], cwd=course, check=False, timeout=300
    )
    folder = course / "build" / "autograded"
    notebooks = [path / LESSON / f"{LESSON}.ipynb" for path in sorted(folder.iterdir())]
    notebooks[9] = Deadly(notebooks[9])
    tell = to_tell(Course.of(course, load_settings(course)), LESSON)
    made = write_pages(tell, course / "build" / "feedback", notebooks, 1, lambda *_: None)
    assert made == {path.name for path in folder.iterdir()} - {notebooks[9].parent.parent.name}
    assert {path.name for path in (course / "build" / "feedback").iterdir()} == made
