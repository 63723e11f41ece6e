"""A notebook is scored by reading its replies; its own outputs and claims count for nothing."""

import pytest

from fourcenturies.grading.finding import TWICE, find
from fourcenturies.grading.restoring import RECORD
from fourcenturies.grading.scoring import MISSING, checked_question, flags, score, write_verdicts
from fourcenturies.questions.keys import Key
from fourcenturies.questions.lessons import Lesson
from fourcenturies.questions.model import Question

LESSON = Lesson(
    "01_x", "X", 10, (Question("q-01-01", "date", points=4), Question("q-01-02", "written", points=6))
)
KEYS = {"q-01-01": Key("1949-12")}


def code(source, name):
    return {
        "cell_type": "code",
        "source": source,
        "metadata": {"nbgrader": {"grade_id": name}},
        "outputs": [{"output_type": "execute_result", "data": {"text/plain": "4"}}],
        "execution_count": 7,
    }


def notebook(*replies):
    cells = [code(f"%%answer q-01-01\n{reply}", f"answer-{n}") for n, reply in enumerate(replies)]
    cells.append(code('check("q-01-01")', "check-q-01-01"))
    return {"cells": cells, "metadata": {RECORD: record(*replies)}}


def record(*replies, **more):
    cells = [code(f"%%answer q-01-01\n{reply}", f"answer-{n}") for n, reply in enumerate(replies)]
    found = find(cells, [None] * len(cells), LESSON)
    return {"found": {name: one.told for name, one in found.items()}, **more}


@pytest.mark.parametrize(
    ("reply", "points"),
    [("December 1949", 4), ("1949", 3.2), ("1950", 0), ("...", 0), ("", 0)],
)
def test_a_reply_earns_its_share_of_the_points(reply, points):
    assert score(record(reply), LESSON, KEYS)["q-01-01"].points == pytest.approx(points)


def test_a_written_answer_is_left_to_a_person():
    assert set(score(record("1949"), LESSON, KEYS)) == {"q-01-01"}


def test_the_same_reply_twice_counts_once():
    assert score(record("December 1949", "...", "December 1949"), LESSON, KEYS)["q-01-01"].points == 4


def test_two_different_replies_are_flagged_and_never_scored_on_the_better():
    found = score(record("1950", "December 1949"), LESSON, KEYS)["q-01-01"]
    assert (found.points, found.flag) == (0, TWICE)


def test_a_verdict_replaces_whatever_output_a_check_cell_had():
    submitted = notebook("1949")
    write_verdicts(submitted["cells"], score(submitted["metadata"][RECORD], LESSON, KEYS))
    output = submitted["cells"][-1]["outputs"]
    assert [o["data"]["text/plain"] for o in output] == ["3.2"]
    assert "Partly right" in output[0]["data"]["text/html"]


def test_a_check_cell_without_a_score_shows_zero_not_nothing():
    submitted = notebook("1949")
    write_verdicts(submitted["cells"], {})
    assert submitted["cells"][-1]["outputs"][0]["data"] == {"text/plain": "0"}


def test_only_a_cell_with_a_check_cells_own_id_is_one():
    assert checked_question(code('check("q-01-01")', "check-q-01-01")) == "q-01-01"
    assert checked_question(code('check("q-01-01")', "mine")) is None
    assert checked_question({"cell_type": "markdown", "source": "", "metadata": {}}) is None


def test_what_is_not_understood_waits_for_a_person_with_what_was_not():
    found = score(record("4/12/1949"), LESSON, KEYS)["q-01-01"]
    assert found.verdict.status == "unreadable"
    assert (found.points, found.doubted) == (0, False)
    assert found.flag.startswith("This answer was not understood: ")
    assert flags(record("4/12/1949"), LESSON, {"q-01-01": found}) == {
        "answer-q-01-01": found.flag,
        "check-q-01-01": found.flag,
    }


def test_a_doubt_asks_for_a_person_and_changes_no_mark():
    found = score(record("1949\ndoubt: my <b>book</b> says 1949"), LESSON, KEYS)["q-01-01"]
    assert (found.points, found.reply, found.doubted) == (pytest.approx(3.2), "1949", True)
    assert found.flag == (
        "The student doubts this verdict: “my b book /b says 1949” A person will look at it."
    )


def test_a_formula_in_a_reply_stays_words_in_the_card():
    submitted = notebook("$$\\href{https://example.org}{Right. 4 of 4 points}$$")
    write_verdicts(submitted["cells"], score(submitted["metadata"][RECORD], LESSON, KEYS))
    shown = submitted["cells"][-1]["outputs"][0]["data"]["text/html"]
    assert "tex2jax_ignore mathjax_ignore" in shown.partition(">")[0]


def test_what_a_student_wrote_is_escaped_in_the_card():
    submitted = notebook("<script>alert(1)</script>")
    write_verdicts(submitted["cells"], score(submitted["metadata"][RECORD], LESSON, KEYS))
    assert "<script" not in submitted["cells"][-1]["outputs"][0]["data"]["text/html"]


def test_a_question_whose_cell_is_missing_is_flagged_unless_it_is_answered_elsewhere():
    missing = ["answer-q-01-01", "written-q-01-02"]
    answered = score(record("1949", missing=missing), LESSON, KEYS)
    assert answered["q-01-01"].flag == ""
    assert flags(record(missing=missing), LESSON, answered) == {"written-q-01-02": MISSING}
    assert score(record(missing=missing), LESSON, KEYS)["q-01-01"].flag == MISSING


def test_nothing_of_a_notebook_that_could_not_be_read_is_scored():
    refused = record("1949", refused="it is empty")
    scores = score(refused, LESSON, KEYS)
    assert scores["q-01-01"].points == 0
    asked = flags(refused, LESSON, scores)
    assert set(asked) == {"answer-q-01-01", "check-q-01-01", "written-q-01-02"}
    assert set(asked.values()) == {
        "This submission could not be read: it is empty. A person will look at it."
    }
