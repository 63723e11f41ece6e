"""`nbgrader autograde` and `fourcenturies grade` leave the same gradebook and the same files, over a whole class."""

import subprocess
import sys

import pytest

import sample_class
from fourcenturies.grading.registering import register
from fourcenturies.grading.settings import load_settings
from generated_class import DUE, write_submissions
from gradebook_rows import files, rows
from sample_class import LESSON

NUMBER = 120
MARKED = "student-0000"  # the first ten are marked by hand before the class is graded again
PENALTY = '\nget_config().LateSubmissionPlugin.penalty_method = "zero"\n'


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    return [_course(tmp_path_factory.mktemp(name)) for name in ("ours", "theirs")]


def _course(folder):
    course = sample_class.make_course(folder)
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write(PENALTY)
    write_submissions(course, LESSON, NUMBER)
    load_settings(course)  # puts alembic, which nbgrader calls, on PATH
    register(LESSON, course, _book(course))
    with _gradebook(course) as book:
        book.update_or_create_assignment(LESSON, duedate=DUE)
    return course


def _book(course):
    return f"sqlite:///{course / 'build' / 'gradebook.db'}"


def _gradebook(course):
    from nbgrader.api import Gradebook

    return Gradebook(_book(course), "fourcenturies")


def grade(course, *options):
    command = [sys.executable, "-m", "fourcenturies.cli", "grade", *options]
    return subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def graded(courses):
    ours, theirs = courses
    done = grade(ours)
    assert done.returncode == 1, done.stderr  # some of the class need a person
    done = sample_class.nbgrader(theirs, "autograde", LESSON)
    assert done.returncode == 0, done.stderr
    return [(rows(course), files(course)) for course in courses]


@pytest.fixture(scope="module")
def regraded(courses, graded):
    ours, theirs = courses
    for course in courses:
        with _gradebook(course) as book:
            book.grant_extension(LESSON, f"{MARKED}1", days=3)
            for number in range(10):
                notebook = book.find_submission_notebook(LESSON, LESSON, f"{MARKED}{number}")
                for grade_row in notebook.grades[number::3]:
                    grade_row.manual_score, grade_row.extra_credit = 1.5, 0.25
                    grade_row.needs_manual_grade = False
                for comment in notebook.comments[number::4]:
                    comment.manual_comment = "Seen."
            book.db.commit()
    assert grade(ours, "--force").returncode == 1
    done = sample_class.nbgrader(theirs, "autograde", LESSON, "--force", f"--student={MARKED}*")
    assert done.returncode == 0, done.stderr
    return [(rows(course), files(course)) for course in courses]


def test_the_rows_are_the_same(graded):
    (ours, _), (theirs, _) = graded
    assert ours == theirs
    assert len(ours["submission"]) == NUMBER + len(sample_class.students())


def test_the_autograded_files_are_the_same_byte_by_byte(graded):
    (_, ours), (_, theirs) = graded
    assert ours == theirs


def test_the_class_holds_what_the_comparison_is_about(graded):
    rows_of = graded[0][0]
    assert any(penalty for *_, penalty in rows_of["submitted"]), "someone is late"
    assert any(row[4] is None and row[3] == "GradeCell" and "check-" in row[2] for row in rows_of["grade"]), (
        "someone is flagged"
    )
    assert {row[4] for row in rows_of["comment"]} >= {None, "No response."}


def test_regraded_after_marking_by_hand_the_rows_are_the_same(regraded):
    (ours, _), (theirs, _) = regraded
    assert ours == theirs


def test_marks_and_comments_given_by_hand_survive_regrading(regraded):
    rows_of = regraded[0][0]
    kept = [row for row in rows_of["grade"] if row[5] is not None]
    assert kept
    assert {row[5:7] for row in kept} == {(1.5, 0.25)}
    assert any(row[5] == "Seen." for row in rows_of["comment"])
