"""Certainty against results, from saved answers or from feedback pages that came back."""

import json
import re
import shutil

import pytest

from fourcenturies.drawing.calibration import EXAMPLE
from fourcenturies.notebook.calibrating import NOTHING_YET, Calibration, calibration
from fourcenturies.notebook.own_answers import own_lessons
from fourcenturies.notebook.standing import standing
from fourcenturies.questions.cards import card
from fourcenturies.questions.model import Question
from fourcenturies.questions.verdicts import Verdict
from fourcenturies.views.calibration import calibration as steps_of
from fourcenturies.views.calibration import sentence
from fourcenturies.views.citing import NO_BREAK
from sample_class import LESSON, ROOT


@pytest.fixture
def work(tmp_path):
    """A reader's folder of lessons, without any solutions above it."""
    folder = tmp_path / "work"
    shutil.copytree(ROOT / "lessons", folder)
    return folder


def answer(work, **replies):
    path = work / LESSON / f"{LESSON}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for name, reply in replies.items():
        question = name.replace("_", "-")
        cell = next(cell for cell in notebook["cells"] if cell["id"] == f"answer-{question}")
        cell["source"] = f"%%answer {question}\n{reply}"
    path.write_text(json.dumps(notebook), encoding="utf-8")


def drawn(work, monkeypatch):
    monkeypatch.chdir(work / LESSON)
    return calibration()


def test_before_there_are_answers_it_says_so(work, monkeypatch):
    shown = drawn(work, monkeypatch)
    assert repr(shown) == NOTHING_YET
    assert NOTHING_YET in shown._repr_html_()
    assert EXAMPLE in shown._repr_html_()
    assert "source-" not in shown._repr_html_().partition("</style>")[2]


def test_saved_answers_are_judged_where_the_solutions_are_at_hand(work, monkeypatch):
    shutil.copytree(ROOT / "solutions", work.parent / "solutions")
    answer(work, q_01_01="not stated\nsure: 90 %", q_01_02="Putin\nsure: 95 %", q_01_03="27 May 2025")
    (step,) = drawn(work, monkeypatch).steps
    assert (step.answers, step.right) == (2, 0.5)


def test_without_solutions_or_feedback_nothing_is_known(work, monkeypatch):
    answer(work, q_01_01="not stated\nsure: 90 %")
    assert drawn(work, monkeypatch).steps == ()


def test_feedback_pages_that_came_back_tell_the_verdicts(work, monkeypatch):
    right, wrong = Verdict("correct", 1.0, "Right."), Verdict("wrong", 0.0, "No.")
    page = card(Question("q-01-01", "attribution"), right, "not stated\nsure: 70 %")
    page += card(Question("q-01-02", "attribution"), wrong, "Putin\nsure: 30 %")
    (work / LESSON / "feedback.html").write_text(f"<html><body>{page}", encoding="utf-8")
    assert [(step.sure, step.right) for step in drawn(work, monkeypatch).steps] == [(0.3, 0.0), (0.7, 1.0)]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 3}', '{"cells": [{"source": 5}]}', "\x00"])
def test_a_broken_notebook_counts_as_unanswered(work, content):
    (work / LESSON / f"{LESSON}.ipynb").write_text(content, encoding="utf-8")
    assert not any(answer.answered for answer in own_lessons(work / LESSON)[0].answers)


def test_a_page_of_nonsense_tells_nothing(work):
    nonsense = '<div data-question="q-01-01" data-credit="7"><div data-question data-credit="x">'
    (work / LESSON / "page.html").write_text(nonsense, encoding="utf-8")
    assert all(answer.credit is None for own in own_lessons(work / LESSON) for answer in own.answers)


SHAPES = {
    "one answer": [(0.8, 1.0)],
    "both ends": [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)],
    "many": [(0.1, 0.0), (0.55, 0.5), (0.9, 1.0), (1.0, 1.0), *[(0.7, 1.0)] * 120],
}


@pytest.mark.parametrize("pairs", SHAPES.values(), ids=SHAPES)
def test_each_dot_has_its_row_and_each_row_its_dot(pairs):
    shown = Calibration(steps_of(pairs))
    html = shown._repr_html_()
    marks = re.findall(r'data-mark="([^"]+)"', html)
    assert marks == re.findall(r'data-row="([^"]+)"', html)
    assert len(marks) == html.count("<circle") == len(shown.steps)
    for step in shown.steps:
        assert f'aria-label="{step.words}"' in html
        assert step.words in repr(shown)


@pytest.mark.parametrize("pairs", SHAPES.values(), ids=SHAPES)
def test_a_sentence_stands_beside_the_picture(pairs):
    shown = Calibration(steps_of(pairs))
    assert sentence(shown.steps) in repr(shown).replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([(0.8, 1), (0.8, 1), (0.8, 0)], "At 80 % you were right two times in three (3 answers). So few answers"),
        ([(0.8, 1)], "At 80 % you were right every time (1 answer)."),
        ([(0.9, 0)] * 6, "At 90 % you were never right (6 answers). Over all 6 answers you were 90 % sure"),
        ([(0.5, 1), (0.5, 0)] * 5, "Over all 10 answers you were 50 % sure and 50 % right: about as sure as"),
        ([(0.3, 1)] * 5, "less sure than right."),
        ([(0.7, 1)] * 7 + [(0.7, 0)] * 3, "right about two times in three (10 answers)"),
        ([(0.95, 1)] * 99 + [(0.95, 0)], "right nearly every time"),
        ([(0.95, 0)] * 99 + [(0.95, 1)], "hardly ever right"),
        ([(0.2, 1), (0.6, 1), (0.6, 1)], "At 60 %"),
    ],
)  # fmt: skip
def test_the_sentence_tells_of_the_certainty_given_most_often(pairs, said):
    assert said in sentence(steps_of(pairs))


def test_the_printed_figure_has_the_same_dots():
    shown = Calibration(steps_of([(0.1, 0.0), (0.9, 1.0)]))
    drawn = {patch.get_gid() for patch in shown.figure().draw().axes[0].patches} - {None}
    assert drawn == {"step-10", "step-90"}


def test_an_empty_picture_is_printed_with_the_example():
    texts = " ".join(one.get_text().strip() for one in Calibration(()).figure().draw().axes[0].texts)
    assert EXAMPLE in texts


NEW = "09_open_with_a_mystery"
NEW_QUESTIONS = f"""
[lesson]
id = "{NEW}"
title = "A mystery"
minutes = 5
[[questions]]
id = "q-09-01"
kind = "commit"
points = 0
items = ["a: yes", "b: no"]
[[questions]]
id = "q-09-02"
kind = "claim-check"
points = 3
items = ["a: one", "b: two", "c: three", "d: four"]
"""
NEW_KEYS = {"q-09-01": "b", "q-09-02": "a: stands\nb: contradicted\nc: not shown\nd: stands"}
CLAIMS = "a: true\nb: true\nc: unproved\nd: true\nsure: 3 of 4"


def solved(text):
    return f"### BEGIN SOLUTION\n{text}\n### END SOLUTION"


@pytest.fixture
def mystery(tmp_path, monkeypatch):
    """A lesson with a first guess and a claim check, each answered with how sure its writer was."""

    def place(folder, replies):
        folder.mkdir(parents=True)
        (folder / "questions.toml").write_text(NEW_QUESTIONS, encoding="utf-8")
        cells = [
            {
                "cell_type": "code",
                "id": f"answer-{name}",
                "metadata": {},
                "source": f"%%answer {name}\n{reply}",
            }
            for name, reply in replies.items()
        ]
        (folder / f"{NEW}.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")

    lesson = tmp_path / "lessons" / NEW
    place(lesson, {"q-09-01": "a, sure: 70 %", "q-09-02": CLAIMS})
    place(tmp_path / "solutions" / NEW, {name: solved(key) for name, key in NEW_KEYS.items()})
    monkeypatch.chdir(lesson)
    return lesson


def test_a_first_guess_and_a_list_are_set_beside_how_sure_their_writer_was(mystery):
    own = {one.question.id: one for lesson in own_lessons(mystery) for one in lesson.answers}
    assert (own["q-09-01"].credit, own["q-09-01"].right, own["q-09-01"].sure) == (None, 0.0, 0.7)
    assert own["q-09-02"].right == pytest.approx(0.75)
    assert own["q-09-02"].credit == pytest.approx(0.5)
    assert own["q-09-02"].sure == pytest.approx(0.75)
    assert sum(step.answers for step in calibration().steps) == 2
    assert standing(own_lessons(mystery)[0]).judged == 1


def test_a_guess_counts_in_a_class_once_its_feedback_is_back(mystery):
    shutil.rmtree(mystery.parents[1] / "solutions")
    assert calibration().steps == ()
    question = Question("q-09-01", "commit", points=0)
    page = card(question, Verdict("read", 0.0, "Noted.", share=1.0), "b, sure: 70 %")
    (mystery / "feedback.html").write_text(page, encoding="utf-8")
    (step,) = calibration().steps
    assert (step.answers, step.right) == (1, 1.0)
