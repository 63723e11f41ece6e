"""A class graded by `fourcenturies grade` in a real formgrader: marks by hand stay, and no hostile page acts."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from urllib.parse import quote

import pytest
from driving import running_lab, watch_requests
from playwright.sync_api import expect
from shots import save

from hostile_class import BAD_NAMES, hostile, make_class
from sample_class import LESSON, make_course, students

ESSAY = "written-q-01-10"
HOSTILE = [student for student in hostile() if student not in {*BAD_NAMES, "ten-thousand-files"}]
REGRADE = """async (path) => {
    const token = document.cookie.match(/_xsrf=([^;]*)/)[1];
    const answer = await fetch(path, {method: "POST", headers: {"X-XSRFToken": token}});
    return (await answer.json()).success;
}"""


def grade(root, *options):
    command = [sys.executable, "-m", "fourcenturies.cli", "grade", LESSON, *options]
    # The same copies of the articles as the Lab's server has: none. What a reply quotes is looked up in them.
    env = {**os.environ, "FOURCENTURIES_TEXTS": str(root.parent / "no-copies")}
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("formgrader")
    root = make_course(folder / "root")
    make_class(root, "ten-thousand-files")
    grade(root)
    with running_lab(folder) as lab:
        yield lab


@pytest.fixture
def formgrader(browser, course):
    context = browser.new_context(viewport={"width": 1280, "height": 1100})
    outside = watch_requests(context, course)
    page = context.new_page()
    page.goto(f"{course.url}/tree?token={course.token}")
    yield page
    context.close()
    # nbgrader's own page asks for MathJax at its publisher; nothing else may leave.
    assert [url for url in outside if "mathjax" not in url.casefold()] == []


def ask(course, query, *values):
    with closing(sqlite3.connect(course.root / "build" / "gradebook.db")) as book:
        return book.execute(query, values).fetchall()


def rows(course):
    return [ask(course, f"SELECT * FROM {table} ORDER BY id") for table in ("grade", "comment")]  # noqa: S608 - names


def open_submission(formgrader, course, student):
    query = (
        "SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s ON n.assignment_id = s.id "
        "WHERE s.student_id = ?"
    )
    ((submission,),) = ask(course, query, student)
    formgrader.goto(f"{course.url}/formgrader/submissions/{submission}/")
    expect(formgrader.locator(".fourcenturies-card").first).to_be_visible()


def mark_by_hand(course, student):
    query = (
        "SELECT g.manual_score FROM grade g JOIN base_cell c ON g.cell_id = c.id JOIN submitted_notebook n "
        "ON g.notebook_id = n.id JOIN submitted_assignment s ON n.assignment_id = s.id "
        "WHERE c.name = ? AND s.student_id = ?"
    )
    return ask(course, query, ESSAY, student)[0][0]


def test_the_class_and_its_marks_are_seen(formgrader, course):
    formgrader.goto(f"{course.url}/formgrader/gradebook/{LESSON}/{quote(LESSON)}")
    expect(formgrader.locator("tbody")).to_contain_text("17 / 23")
    save(formgrader, "formgrader-whole-class")


def test_a_written_answer_is_marked_by_hand_and_keeps_its_mark_when_regraded(formgrader, course):
    open_submission(formgrader, course, "full-marks")
    expect(formgrader.locator("body")).to_contain_text("They share a phrase")
    assert mark_by_hand(course, "full-marks") is None
    box = formgrader.locator(f"input#{ESSAY}")
    with formgrader.expect_response(lambda answer: answer.request.method == "PUT"):
        box.fill("4.5")
        box.press("Tab")
    assert mark_by_hand(course, "full-marks") == 4.5
    save(formgrader, "formgrader-marked-by-hand")

    grade(course.root, "--force", "--quiet")
    open_submission(formgrader, course, "full-marks")
    expect(box).to_have_value("4.5")

    path = f"{course.url}/formgrader/api/submission/{LESSON}/full-marks/autograde"
    assert formgrader.evaluate(REGRADE, path)
    open_submission(formgrader, course, "full-marks")
    expect(box).to_have_value("4.5")


def test_formgraders_own_button_leaves_nothing_for_the_command_to_do(formgrader, course):
    path = f"{course.url}/formgrader/api/submission/{LESSON}/half-right/autograde"
    formgrader.goto(f"{course.url}/formgrader/manage_submissions/{LESSON}")
    # A timestamp that is no time would end this list, and one of megabytes would keep the server for minutes.
    formgrader.get_by_role("searchbox").fill("time")
    for student in ("time-of-no-day", "time-of-megabytes", "linked-time"):
        expect(formgrader.get_by_role("gridcell", name=student, exact=True)).to_be_visible()
    assert formgrader.evaluate(REGRADE, path)
    found = {row["student"]: row["status"] for row in json.loads(grade(course.root, "--json").stdout)}
    assert {found[student] for student in students()} == {"up to date"}


def test_a_submission_that_could_not_be_read_says_so_on_top(formgrader, course):
    open_submission(formgrader, course, "web-page")
    expect(formgrader.locator("body")).to_contain_text(
        "This submission could not be read: the file is a web page"
    )
    save(formgrader, "formgrader-refused")


def test_hostile_submissions_opened_one_by_one_change_nothing(formgrader, course):
    before = rows(course)
    for student in HOSTILE:
        open_submission(formgrader, course, student)
        formgrader.wait_for_timeout(200)
        assert "forged" not in formgrader.title(), student
        assert rows(course) == before, student
