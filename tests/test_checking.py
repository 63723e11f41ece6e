"""check() in a reader's folder: whole with the solutions at hand, without them reading alone, never a fault."""

import json

import pytest

from fourcenturies.notebook import session
from fourcenturies.notebook.checking import check

QUESTIONS = """
[lesson]
id = "01_x"
title = "X"
minutes = 10
[[questions]]
id = "q-01-01"
kind = "date"
points = 4
reread = ["¶ 9"]
"""


def write(folder, source):
    cell = {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{folder.name}.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    session._replies.clear()
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    folder = tmp_path / "work" / "01_x"
    write(folder, "%%answer q-01-01\n...")
    (folder / "questions.toml").write_text(QUESTIONS, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def solutions(tmp_path):
    key = "### BEGIN SOLUTION\nDecember 1949\n! 1950 | 0.25 | Not the spring.\n### END SOLUTION"
    write(tmp_path / "solutions" / "01_x", f"%%answer q-01-01\n{key}")


def test_without_the_solutions_it_tells_what_was_read_and_no_more(folder):
    session.note_reply("q-01-01", "1950")
    checked = check("q-01-01")
    assert (repr(checked), checked.score) == ("4", 4)
    assert "Answer noted" in checked.html
    assert "right" not in checked.html.casefold()


def test_unanswered_and_unreadable_replies_show_zero(folder):
    assert repr(check("q-01-01")) == "0"
    session.note_reply("q-01-01", "4/12/1949")
    assert repr(check("q-01-01")) == "0"
    assert "Cannot be read" in check("q-01-01").html


def test_with_the_solutions_the_verdict_is_whole(folder, solutions):
    session.note_reply("q-01-01", "1950")
    checked = check("q-01-01")
    assert repr(checked) == "1"
    assert "Not the spring." in checked.html
    assert "Read again: ¶ 9." in checked.html
    session.note_reply("q-01-01", "December 1949")
    assert repr(check("q-01-01")) == "4"


def test_a_saved_reply_is_judged_where_none_was_run(folder, solutions):
    write(folder, "%%answer q-01-01\nDecember 1949")
    assert repr(check("q-01-01")) == "4"


def test_it_says_when_the_saved_notebook_holds_another_reply(folder):
    session.note_reply("q-01-01", "1950")
    assert "Not saved yet" in check("q-01-01").html
    write(folder, "%%answer q-01-01\n1951")
    assert "still holds another answer, “1951”" in check("q-01-01").html
    write(folder, "%%answer q-01-01\n1950")
    assert "saved" not in check("q-01-01").html


def test_the_notebook_that_jupyter_names_is_the_one_that_counts(folder, monkeypatch):
    write(folder, "%%answer q-01-01\n1950")
    (folder / "copy.ipynb").write_text((folder / "01_x.ipynb").read_text(encoding="utf-8"), encoding="utf-8")
    session.note_reply("q-01-01", "1951")
    assert "saved" not in check("q-01-01").html
    monkeypatch.setenv("JPY_SESSION_NAME", str(folder / "01_x.ipynb"))
    assert "still holds another" in check("q-01-01").html


@pytest.mark.parametrize("broken", ["", "{", '{"cells": 3}', "[]"])
def test_a_broken_saved_notebook_is_no_fault_of_the_reader(folder, broken):
    (folder / "01_x.ipynb").write_text(broken, encoding="utf-8")
    session.note_reply("q-01-01", "1950")
    assert repr(check("q-01-01")) == "4"


def test_an_unknown_question_is_answered_with_the_known_ones(folder):
    assert "Its questions are q-01-01." in check("q-07-07").html


@pytest.mark.parametrize("faulty", [None, "", "[lesson", '[lesson]\nid = "x"'])
def test_a_missing_or_broken_questions_file_gets_a_sentence(folder, faulty):
    path = folder / "questions.toml"
    path.unlink() if faulty is None else path.write_text(faulty, encoding="utf-8")
    checked = check("q-01-01")
    assert checked.score == 0
    assert "questions.toml" in checked.html
