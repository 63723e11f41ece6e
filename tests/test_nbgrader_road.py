"""The instructor's road, on a fresh copy of the course, with nbgrader's own commands and gradebook."""

import json
import sqlite3
from html.parser import HTMLParser

import pytest

import sample_class
from fourcenturies.grading.scoring import checked_question
from fourcenturies.lab import _config
from fourcenturies.questions.lessons import load_keys
from sample_class import LESSON, ROOT, make_course, marks, nbgrader, students, submission


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = make_course(tmp_path_factory.mktemp("course"))
    graded = nbgrader(course, "autograde", LESSON)
    assert graded.returncode == 0, graded.stderr
    pages = nbgrader(course, "generate_feedback", LESSON)
    assert pages.returncode == 0, pages.stderr
    course.joinpath("build", "log.txt").write_text(graded.stderr, encoding="utf-8")
    return course


def autograded(course, student):
    path = course / "build" / "autograded" / student / LESSON / f"{LESSON}.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))


def feedback(course, student):
    return (course / "build" / "feedback" / student / LESSON / f"{LESSON}.html").read_text(encoding="utf-8")


class Live(HTMLParser):
    """Collects what in a page could act in a student's name: scripts, handlers, addresses that run."""

    def __init__(self):
        super().__init__()
        self.found, self.inside = [], ""

    @classmethod
    def of(cls, page):
        parser = cls()
        parser.feed(page)
        return parser.found

    def handle_starttag(self, tag, attributes):
        self.inside = tag
        for name, value in attributes:
            runs = (value or "").strip().casefold().startswith(("javascript:", "data:text"))
            if (name.startswith("on") or runs) and "forged" in (value or ""):
                self.found.append((tag, name, value))

    def handle_data(self, data):
        if self.inside == "script" and any(
            mark in data for mark in ("forged", "full-credit", "manual_score")
        ):
            self.found.append(("script", "", data))

    def handle_endtag(self, tag):
        self.inside = ""


def shown_points(cell):
    return float("".join(cell["outputs"][0]["data"]["text/plain"]))


def test_the_sample_class_gets_the_marks_it_deserves(course):
    assert marks(course) == {student: work["expect"] for student, work in students().items()}


def test_every_submission_has_a_verdict_in_each_check_cell(course):
    for student in students():
        for cell in autograded(course, student)["cells"]:
            if checked_question(cell):
                assert len(cell["outputs"]) == 1
                assert "fourcenturies-card" in "".join(cell["outputs"][0]["data"]["text/html"])


def test_a_hostile_submission_changes_nothing_of_the_lesson(course):
    honest, hostile = (autograded(course, student) for student in ("empty", "hostile"))
    ours = {cell["id"]: cell for cell in honest["cells"]}
    theirs = {cell["id"]: cell for cell in hostile["cells"]}
    for name, cell in ours.items():
        if not name.startswith(("answer-", "written-", "check-", "aid-")):
            assert theirs[name] == cell, name
        assert theirs[name]["metadata"] == cell["metadata"], name
    assert "3 of the lesson's cells had been changed" in (course / "build" / "log.txt").read_text(
        encoding="utf-8"
    )


def test_a_students_markup_is_inert_where_it_is_looked_at(course):
    shown = "".join(
        "".join(cell["source"])
        for cell in autograded(course, "hostile")["cells"]
        if cell["cell_type"] == "markdown"
    )
    assert "<script" not in shown
    page = feedback(course, "hostile")
    assert "forged" in page
    assert Live.of(page) == []


def test_feedback_shows_reply_verdict_and_message(course):
    page = feedback(course, "half-right")
    for words in ("Partly right", "Read as: <bdi>Michael Cox</bdi>", "Read again:"):
        assert words in page


def test_feedback_adds_no_accepted_answer_to_what_is_not_right(course):
    keys = load_keys(course / "solutions" / LESSON / f"{LESSON}.ipynb")
    for cell in autograded(course, "half-right")["cells"]:
        question = checked_question(cell)
        if question is None or shown_points(cell) == cell["metadata"]["nbgrader"]["points"]:
            continue
        said = "".join(cell["outputs"][0]["data"]["text/html"]).split("</p>", 2)[2]
        for answer in (keys[question].answer, *keys[question].also):
            assert answer.casefold() not in said.casefold(), question


def test_the_written_answer_waits_for_a_person(course):
    with sqlite3.connect(course / "build" / "gradebook.db") as gradebook:
        rows = gradebook.execute(
            "SELECT s.student_id, g.needs_manual_grade FROM grade g JOIN submitted_notebook n ON g.notebook_id = n.id "
            "JOIN submitted_assignment s ON n.assignment_id = s.id JOIN base_cell c ON g.cell_id = c.id "
            "WHERE c.name = 'written-q-01-10'"
        ).fetchall()
    assert dict(rows) == {"full-marks": 1, "half-right": 0, "empty": 0, "hostile": 1}


def test_grading_leaves_submissions_and_key_as_they_were(course):
    for student, work in students().items():
        path = course / "build" / "submitted" / student / LESSON / f"{LESSON}.ipynb"
        assert json.loads(path.read_text(encoding="utf-8")) == submission(work)
    key = f"solutions/{LESSON}/{LESSON}.ipynb"
    assert (course / key).read_bytes() == (sample_class.ROOT / key).read_bytes()


def test_marks_given_by_hand_survive_regrading(course):
    with sqlite3.connect(course / "build" / "gradebook.db") as gradebook:
        gradebook.execute(
            "UPDATE grade SET manual_score = 5, needs_manual_grade = 0 WHERE id IN (SELECT g.id FROM grade g "
            "JOIN base_cell c ON g.cell_id = c.id JOIN submitted_notebook n ON g.notebook_id = n.id "
            "JOIN submitted_assignment s ON n.assignment_id = s.id "
            "WHERE c.name = 'written-q-01-10' AND s.student_id = 'full-marks')"
        )
    assert nbgrader(course, "autograde", LESSON, "--force").returncode == 0
    assert marks(course)["full-marks"] == students()["full-marks"]["expect"] + 5


def test_validate_tells_an_answered_lesson_from_an_unanswered_one(tmp_path):
    lesson = tmp_path / LESSON
    lesson.mkdir()
    for name in (f"{LESSON}.ipynb", "questions.toml"):
        (lesson / name).write_bytes((ROOT / "lessons" / LESSON / name).read_bytes())
    unanswered = nbgrader(lesson, "validate", f"{LESSON}.ipynb")
    assert "VALIDATION FAILED ON 10 CELL(S)" in unanswered.stdout
    (lesson / f"{LESSON}.ipynb").write_text(
        json.dumps(submission(students()["full-marks"])), encoding="utf-8"
    )
    answered = nbgrader(lesson, "validate", f"{LESSON}.ipynb")
    assert "Success!" in answered.stdout, answered.stdout


def test_a_students_own_set_up_says_what_validate_tells(tmp_path):
    lesson = tmp_path / LESSON
    lesson.mkdir()
    for name in (f"{LESSON}.ipynb", "questions.toml"):
        (lesson / name).write_bytes((ROOT / "lessons" / LESSON / name).read_bytes())
    (lesson / "nbgrader_config.json").write_text(
        json.dumps(_config(tmp_path)["nbgrader_config"]), encoding="utf-8"
    )
    said = nbgrader(lesson, "validate", f"{LESSON}.ipynb").stdout
    assert "10 CELL(S) HAVE NO ANSWER THAT CAN BE READ" in said
    assert "all is answered" in said


def test_a_grader_that_runs_notebooks_is_told_so_and_gives_no_marks(monkeypatch):
    from fourcenturies.notebook.checking import NotForExecutionError, check

    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    with pytest.raises(NotForExecutionError, match="graded by reading"):
        check("q-01-01")
