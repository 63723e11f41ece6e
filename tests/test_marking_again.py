"""After a corrected key each change is explained and logged, and what a person decided stays final."""

import csv
import json
import shutil
import sqlite3
from contextlib import closing

import pytest

import sample_class
from fourcenturies.cli import main
from fourcenturies.course.log import Change, append
from fourcenturies.spreadsheets import BOM
from gradebook_rows import files, rows
from sample_class import LESSON, students, submission

WRITTEN = "written-q-01-10"
ESSAY = students()["full-marks"]["replies"]


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    course = sample_class.make_course(tmp_path_factory.mktemp("course"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)
        assert main(["grade", "--quiet"]) in {0, 1}
    return course


@pytest.fixture
def course(graded, tmp_path, monkeypatch):
    copy = tmp_path / "course"
    shutil.copytree(graded, copy)
    monkeypatch.chdir(copy)
    return copy


def grade(capsys, *options):
    code = main(["grade", *options])
    return code, capsys.readouterr().out


def by_hand(course, student, cell, points, comment=None):
    """Give a mark by hand, as formgrader does."""
    where = (
        "cell_id = (SELECT id FROM base_cell WHERE name = ? AND type LIKE ?) AND notebook_id IN (SELECT n.id FROM "
        "submitted_notebook n JOIN submitted_assignment s ON n.assignment_id = s.id WHERE s.student_id = ?)"
    )
    with closing(sqlite3.connect(course / "build" / "gradebook.db")) as book, book:
        mark = f"UPDATE grade SET manual_score = ?, needs_manual_grade = 0 WHERE {where}"  # noqa: S608 - constants
        assert book.execute(mark, (points, cell, "Grade%", student)).rowcount == 1
        if comment:
            words = f"UPDATE comment SET manual_comment = ? WHERE {where}"  # noqa: S608 - constants
            assert book.execute(words, (comment, cell, "Solution%", student)).rowcount == 1


def grades(course):
    """Return points, points by hand and whether a person is asked, by student and cell."""
    return {(row[1], row[2]): (row[4], row[5], bool(row[7])) for row in rows(course)["grade"]}


def change_key(course, question, old, new):
    path = course / "solutions" / LESSON / f"{LESSON}.ipynb"
    found = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in found["cells"] if cell["id"] == f"answer-{question}")
    text = "".join(cell["source"])
    assert old in text
    cell["source"] = text.replace(old, new)
    path.write_text(json.dumps(found), encoding="utf-8")


def hand_in(course, student, replies):
    path = course / "build" / "submitted" / student / LESSON / f"{LESSON}.ipynb"
    path.write_text(json.dumps(submission({"replies": replies})), encoding="utf-8")


def log(course):
    text = (course / "course" / "marks_log.csv").read_text(encoding="utf-8")
    assert text.startswith(BOM)
    return [
        {name: row[name] for name in ("student", "question", "was", "becomes", "of", "why")}
        for row in csv.DictReader(text.removeprefix(BOM).splitlines())
    ]


def notebook(course, student, step="autograded"):
    path = course / "build" / step / student / LESSON / f"{LESSON}.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))


LINE = {
    "student": "half-right",
    "question": "q-01-03",
    "was": "1.6",
    "becomes": "0.4",
    "of": "2",
    "why": "its key was changed",
}


def test_a_corrected_key_changes_whom_it_concerns_and_says_so(course, capsys):
    was = grades(course)["half-right", "check-q-01-03"][0]
    change_key(course, "q-01-03", "2025 | 0.7 ", "2025-05 | 0.2 | Read on.\n! 2025 | 0.7 ")
    _, out = grade(capsys)
    assert "1 mark changed:" in out
    assert f"half-right, {LESSON}, q-01-03: {was:g} → 0.4 of 2; its key was changed" in out
    assert log(course) == [LINE | {"was": f"{was:g}"}]
    page = (course / "course" / "last_change.html").read_text(encoding="utf-8")
    assert "half-right" in page
    assert "its key was changed" in page
    grade(capsys)
    assert len(log(course)) == 1


def test_marks_by_hand_stay_final_where_the_answer_is_unchanged(course, capsys):
    by_hand(course, "full-marks", WRITTEN, 4.5, "Well argued.")
    by_hand(course, "hostile", WRITTEN, 0)
    for options in ((), ("--force",)):
        change_key(course, "q-01-03", "### END", "@ because It is so.\n### END")
        grade(capsys, *options)
        held = grades(course)
        assert held["full-marks", WRITTEN] == (None, 4.5, False)
        assert held["hostile", WRITTEN] == (None, 0, False)
    assert main(["marks", "csv"]) == 0
    assert "Well argued." in {row[5] for row in rows(course)["comment"]}


def test_a_changed_answer_waits_with_both_texts(course, capsys):
    by_hand(course, "full-marks", WRITTEN, 4.5)
    hand_in(course, "full-marks", ESSAY | {"q-01-10": "Another <b>text</b>."})
    grade(capsys)
    assert grades(course)["full-marks", WRITTEN] == (None, 4.5, True)
    shown = ["".join(cell["source"]) for cell in notebook(course, "full-marks")["cells"]]
    place = next(number for number, text in enumerate(shown) if text.startswith("Another "))
    assert "a person marked it" in shown[place + 1]
    assert "They share a phrase, and neither says how it knows." in shown[place + 1]

    change_key(course, "q-01-03", "### END", "@ because It is so.\n### END")
    grade(capsys)
    assert grades(course)["full-marks", WRITTEN][2], "it has not been looked at yet"
    assert "They share a phrase" in "".join(
        "".join(cell["source"]) for cell in notebook(course, "full-marks")["cells"]
    )

    by_hand(course, "full-marks", WRITTEN, 2)
    change_key(course, "q-01-03", "### END", "@ because It is said.\n### END")
    grade(capsys)
    assert grades(course)["full-marks", WRITTEN] == (None, 2, False)


def test_an_answer_handed_in_as_it_was_marked_is_final_again(course, capsys):
    by_hand(course, "full-marks", WRITTEN, 4.5)
    hand_in(course, "full-marks", ESSAY | {"q-01-10": "Another text."})
    grade(capsys)
    hand_in(course, "full-marks", ESSAY)
    grade(capsys)
    assert grades(course)["full-marks", WRITTEN] == (None, 4.5, False)


def test_an_override_stays_and_is_listed_when_its_key_changes(course, capsys):
    by_hand(course, "half-right", "check-q-01-03", 2)
    change_key(course, "q-01-03", "2025 | 0.7 ", "2025-05 | 0.2 | Read on.\n! 2025 | 0.7 ")
    _, out = grade(capsys)
    assert grades(course)["half-right", "check-q-01-03"] == (0.4, 2, False)
    assert "Given by hand, and left as they are:" in out
    assert (
        f"half-right, {LESSON}, q-01-03: 2 of 2 by hand stays; its key was changed, and would give 0.4 now"
        in out
    )
    assert not (course / "course" / "marks_log.csv").exists()


def test_another_answer_is_the_reason_that_is_told(course, capsys):
    hand_in(course, "empty", {"q-01-02": "Xi Jinping"})
    grade(capsys)
    assert log(course) == [
        {
            "student": "empty",
            "question": "q-01-02",
            "was": "0",
            "becomes": "1",
            "of": "1",
            "why": "another answer was handed in",
        }
    ]


def set_points(course, question, points):
    """Change what a question is worth, everywhere where it stands."""
    for tree in ("solutions", "lessons"):
        folder = course / tree / LESSON
        path = folder / f"{LESSON}.ipynb"
        found = json.loads(path.read_text(encoding="utf-8"))
        for cell in found["cells"]:
            if cell["id"] in {f"check-{question}", f"written-{question}"}:
                cell["metadata"]["nbgrader"]["points"] = points
        path.write_text(json.dumps(found), encoding="utf-8")
        text = (folder / "questions.toml").read_text(encoding="utf-8")
        head, mark, rest = text.partition(f'id = "{question}"')
        before, name, after = rest.partition("points = ")
        text = head + mark + before + name + str(points) + after[after.index("\n") :]
        (folder / "questions.toml").write_text(text, encoding="utf-8")


def test_a_question_worth_nothing_is_taken_out_after_marks_were_given(course, capsys):
    by_hand(course, "full-marks", WRITTEN, 4.5)
    set_points(course, "q-01-03", 0)
    set_points(course, "q-01-10", 0)
    _, out = grade(capsys)
    assert "full-marks, 01_meet_the_sources: graded, 15 of 15" in out
    assert "q-01-10: 4.5 → 0 of 0; it is worth 0 and was 6" in out
    assert {held for place, held in grades(course).items() if place[1] in {WRITTEN, "check-q-01-03"}} == {
        (0, None, False)
    }


def test_nbgraders_own_command_leaves_the_same_after_a_corrected_key(course, tmp_path, capsys):
    other = tmp_path / "other"
    by_hand(course, "full-marks", WRITTEN, 4.5, "Well argued.")
    by_hand(course, "hostile", WRITTEN, 1)
    by_hand(course, "half-right", "check-q-01-03", 2)
    hand_in(course, "hostile", {"q-01-10": "Quite another text."})
    change_key(course, "q-01-03", "2025 | 0.7 ", "2025-05 | 0.2 | Read on.\n! 2025 | 0.7 ")
    set_points(course, "q-01-02", 0)
    shutil.copytree(course, other)
    grade(capsys)
    done = sample_class.nbgrader(other, "autograde", LESSON, "--force")
    assert done.returncode == 0, done.stderr
    assert rows(other) == rows(course)
    assert files(other) == files(course)
    assert grades(course)["hostile", WRITTEN][2]
    assert not grades(course)["full-marks", WRITTEN][2]


def test_what_a_killed_run_logged_is_not_logged_twice(tmp_path):
    change = Change(LESSON, "ada", "q-01-03", 0, 1, 2, "=its key was changed")
    for time in ("1", "2"):
        append(tmp_path, [change], {"ada": "Ada"}, time)
    append(tmp_path, [Change(LESSON, "ada", "q-01-03", 1, 0, 2, "back")], {}, "3")
    append(tmp_path, [change], {}, "4")
    text = (tmp_path / "marks_log.csv").read_text(encoding="utf-8")
    assert text.count("\n") == 4
    assert "'=its key" in text


def test_a_log_that_cannot_be_written_stops_the_run_before_a_mark_changes(course, capsys):
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "marks_log.csv").mkdir()
    change_key(course, "q-01-03", "2025 | 0.7 ", "2025-05 | 0.2 | Read on.\n! 2025 | 0.7 ")
    before = rows(course)
    assert main(["grade"]) == 3
    assert "close it where it is open, then run again" in capsys.readouterr().err
    assert rows(course) == before
