"""The graded sample class in a real formgrader: marks and verdicts are seen, and nothing that a student wrote acts."""

import sqlite3
import time
from urllib.parse import quote

import pytest
from driving import PATIENCE, running_lab, watch_requests
from playwright.sync_api import expect
from shots import save

from sample_class import LESSON, make_course, nbgrader, students


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("formgrader")
    course = make_course(folder / "root")
    assert nbgrader(course, "autograde", LESSON).returncode == 0
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


def rows(course):
    with sqlite3.connect(course.root / "build" / "gradebook.db") as gradebook:
        return gradebook.execute("SELECT * FROM grade ORDER BY id").fetchall()


def submission(course, student):
    with sqlite3.connect(course.root / "build" / "gradebook.db") as gradebook:
        query = (
            "SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s ON n.assignment_id = s.id "
            "WHERE s.student_id = ?"
        )
        return gradebook.execute(query, (student,)).fetchone()[0]


def test_formgrader_lists_the_class_with_its_marks(formgrader, course):
    formgrader.goto(f"{course.url}/formgrader/gradebook/{LESSON}/{quote(LESSON)}")
    expect(formgrader.locator("tbody tr")).to_have_count(len(students()))
    expect(formgrader.locator("tbody")).to_contain_text("17")
    save(formgrader, "formgrader-class")


def test_a_submission_shows_reply_and_verdict(formgrader, course):
    formgrader.goto(f"{course.url}/formgrader/submissions/{submission(course, 'half-right')}/")
    expect(formgrader.locator("body")).to_contain_text("That is who passes it on")
    expect(formgrader.locator(".fourcenturies-card").first).to_be_visible()
    save(formgrader, "formgrader-submission")


def test_rubric_and_quotations_stand_folded_beside_the_written_answer(formgrader, course):
    formgrader.goto(f"{course.url}/formgrader/submissions/{submission(course, 'full-marks')}/")
    rubric, samples, *_ = formgrader.locator(
        "details:has(summary:text-matches('^(Rubric|Sample|What it quotes)'))"
    ).all()
    expect(rubric.locator("table")).not_to_be_visible()
    rubric.locator("summary").click()
    expect(rubric.locator("table")).to_contain_text("counts agreement as proof")
    samples.locator("summary").click()
    expect(samples).to_contain_text("Proficient, 6 points")
    rubric.scroll_into_view_if_needed()
    formgrader.mouse.wheel(0, 200)
    save(formgrader, "formgrader-aids")


def test_looking_at_a_hostile_submission_changes_nothing(formgrader, course):
    before = rows(course)
    formgrader.goto(f"{course.url}/formgrader/submissions/{submission(course, 'hostile')}/")
    expect(formgrader.locator(".fourcenturies-card").first).to_be_visible()
    formgrader.wait_for_timeout(2000)
    assert "forged" not in formgrader.title()
    expect(formgrader.locator("body")).to_contain_text("Raises the mark through formgrader's own interface")
    save(formgrader, "formgrader-hostile")
    assert rows(course) == before


def test_the_attack_is_real_where_nothing_guards_against_it(formgrader, course):
    inside = f"hostile/{LESSON}/{LESSON}.ipynb"
    guarded = course.root / "build" / "autograded" / inside
    guarded.unlink()
    guarded.write_bytes((course.root / "build" / "submitted" / inside).read_bytes())
    before = rows(course)
    formgrader.goto(f"{course.url}/formgrader/submissions/{submission(course, 'hostile')}/")
    expect(formgrader).to_have_title("forged")
    until = time.monotonic() + PATIENCE / 1000
    while rows(course) == before and time.monotonic() < until:
        formgrader.wait_for_timeout(200)
    assert rows(course) != before
