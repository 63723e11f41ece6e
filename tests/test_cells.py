"""Answer cells are read forgivingly, and the same way in the notebook and by the grader."""

import pytest

from fourcenturies.questions.cells import (
    Answer,
    answers,
    read_answer,
    read_answers,
    read_check,
    solution_region,
    tidy_id,
)

FORGIVEN = {
    "plain": ("%%answer q-01-02\nMay 2025", "May 2025"),
    "leading spaces": ("   %%answer q-01-02\n   May 2025", "May 2025"),
    "comment above": ("# my answer\n%%answer q-01-02\nMay 2025", "May 2025"),
    "blank lines above": ("\n\n%%answer q-01-02\nMay 2025", "May 2025"),
    "full-width signs": ("％％answer q-01-02\nMay 2025", "May 2025"),
    "full-width id": ("%%answer ｑ－０１－０２\nMay 2025", "May 2025"),
    "space inside": ("%% answer q-01-02\nMay 2025", "May 2025"),
    "capitals": ("%%Answer Q-01-02\nMay 2025", "May 2025"),
    "typographic dash": ("%%answer q–01–02\nMay 2025", "May 2025"),
    "quotation marks": ('%%answer "q-01-02"\nMay 2025', "May 2025"),
    "on the first line": ("%%answer q-01-02 May 2025", "May 2025"),
    "empty body": ("%%answer q-01-02\n", ""),
    "no body": ("%%answer q-01-02", ""),
    "leftover stub": ("%%answer q-01-02\n...", ""),
    "stub above": ("%%answer q-01-02\n...\nMay 2025", "May 2025"),
    "stub below": ("%%answer q-01-02\nMay 2025\n...", "May 2025"),
    "windows line ends": ("%%answer q-01-02\r\nMay 2025\r\n", "May 2025"),
    "several lines": ("%%answer q-01-02\nXi > Cox\n\tLSE", "Xi > Cox\nLSE"),
}


@pytest.mark.parametrize(("source", "reply"), FORGIVEN.values(), ids=FORGIVEN.keys())
def test_an_answer_cell_is_read_forgivingly(source, reply):
    assert read_answer(source) == Answer("q-01-02", reply)


@pytest.mark.parametrize("source", ["", "print(1)", "x = 1\n%%answer q-01-02\n1", "%%time\n1", "%%answer"])
def test_other_cells_are_no_answers(source):
    assert read_answer(source) is None


@pytest.mark.parametrize(
    "reply", ["% 15", "%1500 million", "% 10-12 of trade", "12-05-1958", "answers vary", "05-12", "a q", "%q"]
)
def test_a_line_of_a_reply_is_not_taken_for_a_first_line(reply):
    assert read_answers(f"%%answer q-01-02\n{reply}") == [Answer("q-01-02", reply)]


def test_figures_on_the_first_line_are_the_reply_and_no_id():
    assert read_answers("%%answer 1958", "q-01-02") == [Answer("q-01-02", "1958")]
    assert read_answers("%%answer 12-05-1958", "q-01-02") == [Answer("q-01-02", "12-05-1958")]


def test_two_cells_that_were_merged_hold_two_answers():
    source = "%%answer q-01-02\nCox\nsure: 80 %\n\n%%answer q-01-03\nMay\ndoubt: see p. 3\nof the text"
    assert read_answers(source) == [
        Answer("q-01-02", "Cox\nsure: 80 %"),
        Answer("q-01-03", "May", doubt="see p. 3 of the text"),
    ]


def test_a_solution_counts_as_its_first_accepted_answer():
    source = "%%answer q-01-02\n### BEGIN SOLUTION\nMay 2025\n= 2025-05\n! 2024 | 0 | No.\n### END SOLUTION"
    assert read_answer(source) == Answer("q-01-02", "May 2025")
    assert solution_region(source) == "May 2025\n= 2025-05\n! 2024 | 0 | No."


@pytest.mark.parametrize("line", ["! no credit", "@ nonsense", "= ", "!", "@"])
def test_a_solution_region_that_a_student_made_up_is_only_a_reply(line):
    source = f"%%answer q-01-02\n### BEGIN SOLUTION\nMay 2025\n{line}\n### END SOLUTION"
    assert read_answer(source) == Answer("q-01-02", "May 2025")


@pytest.mark.parametrize(
    ("text", "tidy"), [("q-1-2", "q-01-02"), ("Q 01 02", "q-01-02"), ("q_01_02", "q-01-02"), ("x", "")]
)
def test_an_id_has_one_form(text, tidy):
    assert tidy_id(text) == tidy


@pytest.mark.parametrize("source", ['check("q-01-02")', "check('q-01-02')", ' check( "q-01-02" ) '])
def test_a_check_cell_is_known_by_its_one_call(source):
    assert read_check(source) == "q-01-02"


@pytest.mark.parametrize("source", ['check("q-01-02") + 5', 'x = check("q-01-02")', '100\ncheck("q-01-02")'])
def test_a_doctored_check_cell_is_none(source):
    assert read_check(source) is None


def cell(source, name="", kind="code"):
    return {"cell_type": kind, "source": source, "metadata": {"nbgrader": {"grade_id": name}} if name else {}}


def test_a_reply_is_found_by_its_questions_id_wherever_it_stands():
    notebook = {"cells": [cell("x"), cell(["%%answer q-01-03\n", "1860"])]}
    assert list(answers(notebook)) == [Answer("q-01-03", "1860")]


def test_a_cell_that_lost_its_first_line_is_known_by_its_own_id():
    assert list(answers({"cells": [cell("1860", "answer-q-01-03")]})) == [
        Answer("q-01-03", "1860", lost_line=True)
    ]


@pytest.mark.parametrize(
    "notebook", [{}, {"cells": None}, {"cells": [None, 1, {}, {"cell_type": "code", "source": 3}]}]
)
def test_a_broken_notebook_holds_no_answers(notebook):
    assert list(answers(notebook)) == []
