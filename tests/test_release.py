"""Differences between a lesson and what its solution makes are found and named."""

import json

import pytest

from fourcenturies.release import check_lessons, differences, lesson_ids, write_lessons


@pytest.fixture
def folders(tmp_path):
    for name in ("fresh", "target"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.ipynb").write_text("a", encoding="utf-8")
    return tmp_path / "fresh", tmp_path / "target"


def test_equal_folders_have_no_differences(folders):
    assert list(differences(*folders)) == []


def test_each_difference_is_named(folders):
    fresh, target = folders
    (fresh / "a.ipynb").write_text("b", encoding="utf-8")
    (fresh / "questions.toml").write_text("", encoding="utf-8")
    (target / "rubric.md").write_text("", encoding="utf-8")
    (target / ".hidden").write_text("", encoding="utf-8")
    assert list(differences(fresh, target)) == [
        ("a.ipynb", "is out of step with its solution"),
        ("questions.toml", "is missing"),
        ("rubric.md", "does not belong there"),
    ]


def test_an_edited_lesson_is_found_and_written_anew(root, tmp_path):
    from sample_class import make_course

    course = make_course(tmp_path)
    lesson = lesson_ids(course)[0]
    path = course / "lessons" / lesson / f"{lesson}.ipynb"
    right = path.read_bytes()
    path.write_bytes(right + b"\n")
    (course / "lessons" / "99_old").mkdir()
    problems = check_lessons(course, [lesson])
    assert any(f"lessons/{lesson}/{lesson}.ipynb: is out of step" in problem for problem in problems)
    assert any("lessons/99_old: has no solution" in problem for problem in problems)
    assert write_lessons(course, [lesson]) == [course / "lessons" / lesson]
    assert path.read_bytes() == right
    assert write_lessons(course, [lesson]) == []


@pytest.mark.parametrize("content", ["{", "[]", '{"cells": 5}', "<html>"])
def test_a_broken_solution_is_named_with_the_next_step(tmp_path, content):
    folder = tmp_path / "solutions" / "01_meet"
    folder.mkdir(parents=True)
    (folder / "01_meet.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"solutions/01_meet/01_meet.ipynb: it cannot be read .* mend it"):
        check_lessons(tmp_path)


def test_two_cells_of_one_id_are_named(tmp_path):
    cell = {"metadata": {"nbgrader": {"grade_id": "task-q-01-01"}}}
    folder = tmp_path / "solutions" / "01_meet"
    folder.mkdir(parents=True)
    (folder / "01_meet.ipynb").write_text(json.dumps({"cells": [cell, cell]}), encoding="utf-8")
    with pytest.raises(ValueError, match="two cells have the nbgrader id"):
        check_lessons(tmp_path)
