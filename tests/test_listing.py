"""The command `questions` lists every question of the course."""

import json

import pytest

from fourcenturies.cli import main
from fourcenturies.questions.bank import every_question
from fourcenturies.questions.lessons import LessonError
from fourcenturies.questions.listing import listing

FIELDS = ["id", "lesson", "kind", "points", "sources", "objective", "minutes", "further"]
LESSON = """
[lesson]
id = "{0}"
title = "A lesson"
minutes = 10
[[questions]]
id = "{1}"
kind = "date"
points = 2
sources = ["src-lse", "src-eir"]
objective = "date a “text”"
minutes = 4
[[questions]]
id = "{1}9"
kind = "written"
points = 0.5
minutes = 3
further = true
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    (tmp_path / "nbgrader_config.py").write_text("", encoding="utf-8")
    for name, question in (("02_b", "q-02-01"), ("01_a", "q-01-01")):
        folder = tmp_path / "solutions" / name
        folder.mkdir(parents=True)
        (folder / "questions.toml").write_text(LESSON.format(name, question), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_questions_come_lesson_by_lesson_in_their_own_order(course):
    rows = listing(course)
    assert [row.id for row in rows] == ["q-01-01", "q-01-019", "q-02-01", "q-02-019"]
    assert (rows[0].lesson, rows[0].kind, rows[0].points, rows[0].minutes) == ("01_a", "date", 2, 4)


def test_a_course_without_lessons_lists_nothing(tmp_path):
    assert listing(tmp_path) == []


def test_a_broken_file_is_named(course):
    (course / "solutions" / "01_a" / "questions.toml").write_text("[lesson", encoding="utf-8")
    with pytest.raises(LessonError, match="01_a"):
        listing(course)


def test_the_table_lines_up_and_ends_on_the_sum(course, capsys):
    assert main(["questions"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        *("id", "lesson", "kind", "points", "minutes", "part", "sources", "objective")
    ]
    assert lines[1].split(maxsplit=8) == [
        *("q-01-01", "01_a", "date", "2", "4", "core", "lse", "eir", "date a “text”")
    ]
    assert lines[2].split()[:6] == ["q-01-019", "01_a", "written", "0.5", "3", "further"]
    assert lines[0].index("lesson") == lines[1].index("01_a")
    assert lines[-1] == "4 questions, 5 points, 14 minutes (8 of them core)"


def test_as_json_each_question_holds_its_eight_fields(course, capsys):
    assert main(["questions", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert all(list(row) == FIELDS for row in rows)
    assert rows[0]["sources"] == ["src-lse", "src-eir"]
    assert rows[0]["objective"] == "date a “text”"


def test_the_course_itself_is_listed_whole(root):
    assert [row.id for row in listing(root)] == list(every_question(root))
    assert all(row.kind and row.objective and row.minutes > 0 for row in listing(root))
