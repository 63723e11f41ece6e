"""`reveal` opens with any reply that can be read; what tells the answer opens with the right one."""

from __future__ import annotations

import json
import shutil

import pytest

from fourcenturies import evidence, reveal
from fourcenturies.notebook import session, tries
from fourcenturies.notebook.answered import answered as so_far
from fourcenturies.notebook.revealing import FOR_RIGHT, NOTHING, SHUT, opened, opened_by, revealed
from fourcenturies.questions.lessons import load_lesson
from fourcenturies.questions.model import Question
from fourcenturies.views.sheets import NOTHING as NOTHING_ANSWERED
from fourcenturies.views.sheets import Answered

LESSON = "09_open_with_a_mystery"
QUESTIONS = f"""
[lesson]
id = "{LESSON}"
title = "A mystery"
minutes = 5
mystery = true
[[questions]]
id = "q-09-01"
kind = "date"
evidence = ["psg-032", "card-talks-with-stalin"]
reveals = ["psg-001"]
answers = ["psg-021"]
[[questions]]
id = "q-09-02"
kind = "commit"
points = 0
items = ["a: yes", "b: no"]
reveals = ["psg-055", "days(3)"]
[[questions]]
id = "q-09-03"
kind = "written"
reveals = ["psg-001"]
"""
KEYS = {"q-09-01": "1949-12", "q-09-02": "b"}


def cell(name, source, kind="code"):
    return {"id": name, "cell_type": kind, "metadata": {"nbgrader": {"grade_id": name}}, "source": source}


def notebook(replies):
    cells = [cell(f"task-{name}", f"### What of {name}?\n\nWhat?", "markdown") for name in replies]
    cells += [
        cell(f"answer-{name}", f"%%answer {name}\n{reply}")
        for name, reply in replies.items()
        if name != "q-09-03"
    ]
    if "q-09-03" in replies:
        cells.append(cell("written-q-09-03", replies["q-09-03"], "markdown"))
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def place(tmp_path, monkeypatch):
    folder = tmp_path / "lessons" / LESSON
    folder.mkdir(parents=True)
    (folder / "questions.toml").write_text(QUESTIONS, encoding="utf-8")
    (folder / f"{LESSON}.ipynb").write_text(notebook({}), encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(session, "_replies", {})
    return folder


@pytest.fixture
def keyed(place):
    folder = place.parents[1] / "solutions" / LESSON
    folder.mkdir(parents=True)
    cells = [
        cell(f"answer-{name}", f"%%answer {name}\n### BEGIN SOLUTION\n{key}\n### END SOLUTION")
        for name, key in KEYS.items()
    ]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    (folder / f"{LESSON}.ipynb").write_text(text, encoding="utf-8")
    return place


def words(shown):
    return "\n".join(str(part) for part in shown.parts)


def saved(folder, **replies):
    named = {name.replace("_", "-"): reply for name, reply in replies.items()}
    (folder / f"{LESSON}.ipynb").write_text(notebook(named), encoding="utf-8")


def test_it_is_shut_until_there_is_a_reply_and_says_what_opens_it(place):
    saved(place, q_09_01="...")
    shown = reveal("q-09-01")
    assert (shown.parts, shown.told) == ((), SHUT.format("What of q-09-01?"))
    assert shown._repr_html_().startswith('<p role="status"')


@pytest.mark.parametrize("reply", ["1950", "December 1949", "not stated"])
def test_any_reply_that_can_be_read_opens_it_without_a_key(place, reply):
    session.note_reply("q-09-01", reply)
    shown = reveal("q-09-01")
    assert "Monitor" in repr(shown) or "Cox" in repr(shown) or "Stallard" in repr(shown)
    assert shown.told == FOR_RIGHT
    assert len(shown.parts) == 1


@pytest.mark.parametrize("reply", ["banana split", "", "..."])
def test_what_cannot_be_read_opens_nothing(keyed, reply):
    session.note_reply("q-09-01", reply)
    assert reveal("q-09-01").parts == ()


def test_a_saved_reply_opens_it_as_one_that_was_run_does(keyed):
    saved(keyed, q_09_01="1950")
    assert reveal("q-09-01").told == FOR_RIGHT


def test_the_answer_opens_with_the_right_reply(keyed):
    session.note_reply("q-09-01", "December 1949")
    shown = reveal("Q 9-1")
    assert shown.told == ""
    assert len(shown.parts[0].rows) == 2


def test_the_answer_opens_on_the_last_rung_of_the_ladder(keyed):
    for number in range(4):
        tries.note_try(keyed, "q-09-01", f"19{number}0")
    session.note_reply("q-09-01", "1950")
    assert reveal("q-09-01").told == ""


def test_in_a_class_the_answer_opens_with_the_feedback(place):
    saved(place, q_09_01="1950")
    assert reveal("q-09-01").told == FOR_RIGHT
    (place / "feedback.html").write_text('<div data-question="q-09-01" data-credit="0.5">', encoding="utf-8")
    assert reveal("q-09-01").told == ""


def test_a_first_guess_opens_what_it_opens_with_a_picture(keyed):
    session.note_reply("q-09-02", "a, sure: 70 %")
    shown = reveal("q-09-02")
    assert len(shown.parts) == 2
    assert "<svg" in shown._repr_html_() or "<" in shown._repr_html_()
    assert shown.told == ""
    assert so_far(["q-09-02"], keyed).right == {"q-09-02"}


def test_a_written_answer_opens_it_once_it_is_begun(place):
    saved(place, q_09_03="*Write your answer here, in place of this line.*")
    assert reveal("q-09-03").parts == ()
    saved(place, q_09_03="I think so.")
    assert reveal("q-09-03").parts


def test_what_opens_without_a_right_reply_is_known_to_the_lints(place):
    lesson = load_lesson(place)
    assert "psg" not in opened(lesson)
    assert opened_by(lesson.questions[0])
    assert opened_by(lesson.questions[0]) in opened(lesson)


def test_a_question_without_a_reveal_says_so():
    assert revealed(Question("q-09-09", "date"), NOTHING_ANSWERED).told == NOTHING


@pytest.mark.parametrize(
    "call", ["print(1)", "quote('psg-001')", "__import__('os').system('x')", "days(3)\n1"]
)
def test_nothing_but_a_picture_can_be_called(call):
    question = Question("q-09-09", "date", reveals=(call,))
    with pytest.raises(ValueError, match="a reveal shows ids, or a picture"):
        revealed(question, Answered(replied=frozenset({"q-09-09"})))


def test_evidence_stands_numbered(place):
    shown = evidence("q-09-01")
    assert repr(shown).startswith("[1] ")
    assert "\n[2] " in repr(shown)
    assert ">[1] " in shown._repr_html_()
    assert "text above" in repr(evidence("q-09-02"))
    assert "No lesson at hand" in repr(evidence("q-08-01"))


def test_a_call_outside_any_lesson_is_no_error(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "No lesson at hand" in repr(reveal("q-09-01"))
    shutil.rmtree(tmp_path, ignore_errors=True)
    assert "No lesson at hand" in repr(reveal("nonsense"))
