"""Questions of past lessons come back at growing intervals, and nothing of the reader's is lost."""

import json
import os
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from fourcenturies.drawing.review import EXAMPLE
from fourcenturies.notebook import own_files, review_file, reviewing, session
from fourcenturies.notebook.boxes import (
    WAITS,
    Place,
    due,
    entered,
    moved,
    next_day,
    read_places,
    write_places,
)
from fourcenturies.notebook.checking import check
from fourcenturies.notebook.review_file import REVIEW_FILE
from fourcenturies.notebook.reviewing import NOTHING_YET, Review, review
from fourcenturies.questions.cards import card
from fourcenturies.questions.model import Question
from fourcenturies.questions.verdicts import Verdict

MONDAY = date(2026, 11, 23)


def later(days):
    return MONDAY + timedelta(days=days)


def test_each_box_waits_longer_than_the_one_before():
    assert all(short < long for short, long in pairwise(WAITS))


def test_a_question_always_known_comes_back_at_growing_intervals():
    place, days = entered(1.0, MONDAY), []
    for _ in range(6):
        days.append((place.due - place.day).days)
        place = moved(place, 1.0, place.due)
    assert days == [2, 4, 8, 16, 32, 32]


MOVES = {
    "right, when due": (Place(2, MONDAY), 1.0, 2, Place(3, later(2))),
    "right, long overdue": (Place(2, MONDAY), 1.0, 60, Place(3, later(60))),
    "right, too early to tell": (Place(3, MONDAY), 1.0, 1, Place(3, MONDAY)),
    "right, in the last box": (Place(6, MONDAY), 1.0, 32, Place(6, later(32))),
    "wrong, when due": (Place(5, MONDAY), 0.0, 16, Place(1, later(16))),
    "wrong, before it was due": (Place(5, MONDAY), 0.0, 3, Place(1, later(3))),
    "partly right": (Place(3, MONDAY), 0.5, 4, Place(3, later(4))),
    "not known how right": (Place(3, MONDAY), None, 4, Place(3, later(4))),
    "a second time on one day": (Place(1, MONDAY), 1.0, 0, Place(1, MONDAY)),
    "wrong, a second time on one day": (Place(4, MONDAY), 0.0, 0, Place(4, MONDAY)),
    "on a day before the last": (Place(4, MONDAY), 0.0, -3, Place(4, MONDAY)),
}


@pytest.mark.parametrize(("place", "credit", "days", "expected"), MOVES.values(), ids=MOVES)
def test_an_answer_moves_its_question(place, credit, days, expected):
    assert moved(place, credit, later(days)) == expected


def test_the_longest_due_comes_first_and_what_waits_does_not_come():
    places = {
        "waits": Place(2, MONDAY),
        "today": Place(1, later(-1)),
        "long due": Place(1, later(-9)),
        "today, known better": Place(2, later(-2)),
    }
    assert due(places, MONDAY) == ("long due", "today", "today, known better")
    assert next_day(places.values(), MONDAY) == later(2)


def test_places_come_back_from_plain_values_as_they_were():
    places = {"q-01-02": Place(3, MONDAY), "q-01-01": Place(1, later(-1))}
    assert read_places(json.loads(json.dumps(write_places(places))), MONDAY) == places


BAD_ENTRIES = [None, 3, [], {}, {"box": 2}, {"box": "2", "day": "2026-11-23"}, {"box": True, "day": "2026-11-23"},
               {"box": 2, "day": 20261123}, {"box": 2, "day": "soon"}]  # fmt: skip


@pytest.mark.parametrize("entry", BAD_ENTRIES, ids=str)
def test_an_entry_that_does_not_fit_is_left_out(entry):
    assert read_places({"q-01-01": entry, "q-01-02": {"box": 1, "day": "2026-11-23"}}, MONDAY) == {
        "q-01-02": Place(1, MONDAY)
    }


def test_a_box_that_does_not_exist_is_the_nearest_one_and_a_day_to_come_is_today():
    table = {"low": {"box": -4, "day": "2026-11-20"}, "high": {"box": 99, "day": "9999-12-31"}}
    assert read_places(table, MONDAY) == {"low": Place(1, later(-3)), "high": Place(6, MONDAY)}


LESSON = """
[lesson]
id = "{name}"
title = "{title}"
minutes = 10
[[questions]]
id = "q-{number}-01"
kind = "date"
points = 2
[[questions]]
id = "q-{number}-02"
kind = "date"
points = 4
[[questions]]
id = "q-{number}-03"
kind = "written"
"""
FIRST, SECOND = "01_first", "02_second"
KEY = "### BEGIN SOLUTION\nDecember 1949\n### END SOLUTION"


def write(folder, *replies, day=MONDAY):
    number = folder.name[:2]
    cells = []
    for place, reply in enumerate(replies, 1):
        question = f"q-{number}-0{place}"
        task = f"### When was {question}?\n\n**Write** a date."
        cells += [
            {"cell_type": "markdown", "id": f"task-{question}", "metadata": {}, "source": task},
            {
                "cell_type": "code",
                "id": f"answer-{question}",
                "metadata": {},
                "source": f"%%answer {question}\n{reply}",
            },
        ]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{folder.name}.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    saved = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (saved, saved))


@pytest.fixture(autouse=True)
def _new_kernel(monkeypatch):
    own_files._unsaved.clear()
    session._replies.clear()
    session._asked.clear()
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    yield
    session._asked.clear()


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Two lessons; in the first, one answer is right and one is wrong; the reader sits in the second."""
    work = tmp_path / "work"
    write(work / FIRST, "December 1949", "1950")
    write(work / SECOND, "...", "...")
    for name, title in ((FIRST, "First <lesson>"), (SECOND, "Second lesson")):
        text = LESSON.format(name=name, title=title, number=name[:2])
        (work / name / "questions.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(work / SECOND)
    return work


@pytest.fixture
def solutions(tmp_path):
    for name in (FIRST, SECOND):
        write(tmp_path / "solutions" / name, KEY, KEY)


@pytest.fixture
def on(monkeypatch):
    """Sets the day for everything that asks for it."""

    def on(days):
        monkeypatch.setattr(reviewing, "today", lambda: later(days))
        monkeypatch.setattr(review_file, "today", lambda: later(days))
        session._asked.clear()

    return on


def ids(shown):
    return [one.id for one in shown.asked]


def answer(question, reply):
    session.note_reply(question, reply)
    return check(question).html


def test_what_was_wrong_comes_back_the_next_day_and_what_was_right_a_day_later(work, solutions, on):
    on(0)
    assert repr(review()) == "Nothing is due today. The next question comes back on 24 November 2026."
    on(1)
    assert ids(review()) == ["q-01-02"]
    on(2)
    assert ids(review()) == ["q-01-02", "q-01-01"]


def test_an_answer_in_the_same_notebook_moves_the_question(work, solutions, on):
    on(2)
    review()
    assert "This question comes back on 29 November 2026." in answer("q-01-01", "December 1949")
    assert "This question comes back on 26 November 2026." in answer("q-01-02", "1951")
    on(3)
    assert ids(review()) == ["q-01-02"]
    assert json.loads((work / REVIEW_FILE).read_text(encoding="utf-8")) == {
        "q-01-01": {"box": 3, "day": "2026-11-25"},
        "q-01-02": {"box": 1, "day": "2026-11-25"},
    }


def test_only_an_answer_written_after_the_question_was_asked_counts(work, solutions, on):
    session.note_reply("q-01-01", "December 1949")
    on(2)
    review()
    assert session.run_reply("q-01-01") is None
    assert "No answer yet" in check("q-01-01").html
    on(3)
    assert "q-01-01" in ids(review())


def test_a_check_in_the_lesson_itself_moves_nothing(work, solutions, on, monkeypatch):
    on(0)
    review()
    before = (work / REVIEW_FILE).read_bytes()
    on(5)
    monkeypatch.chdir(work / FIRST)
    assert "comes back" not in answer("q-01-01", "December 1949")
    assert (work / REVIEW_FILE).read_bytes() == before


def test_the_lesson_that_the_reader_is_in_is_no_past_lesson(work, solutions, on, monkeypatch):
    on(9)
    monkeypatch.chdir(work / FIRST)
    assert repr(review()) == NOTHING_YET


def test_a_notebook_beside_the_lessons_reviews_all_of_them(work, solutions, on, monkeypatch):
    write(work / SECOND, "1950", "...")
    on(9)
    monkeypatch.chdir(work)
    shown = review()
    assert ids(shown) == ["q-01-02", "q-02-01", "q-01-01"]
    assert shown.asked[0].link == "01_first/01_first.ipynb#cell-id=task-q-01-02"
    assert "Right" in answer("q-02-01", "December 1949")


def test_no_more_are_asked_than_wished_and_the_rest_is_told(work, solutions, on):
    on(9)
    shown = review(1)
    assert ids(shown) == ["q-01-02"]
    assert "1 more is due: run review() again after these." in repr(shown)
    assert "1 more is due" in shown._repr_html_()


def test_without_a_verdict_nothing_is_asked_again(work, on):
    on(9)
    assert repr(review()) == NOTHING_YET
    assert NOTHING_YET in review()._repr_html_()
    assert EXAMPLE in review()._repr_html_()
    assert not (work / REVIEW_FILE).exists()


def test_the_boxes_show_where_every_question_lies(work, solutions, on):
    on(0)
    shown = review()
    assert shown.lying == (1, 1, 0, 0, 0, 0)
    html = shown._repr_html_()
    assert EXAMPLE not in html
    assert html.count("data-mark=") == html.count("data-row=") == len(WAITS)
    assert 'aria-label="Box 2, asked again after 2 days: 1 question"' in html


def test_more_questions_than_a_box_can_show_are_told_by_their_number():
    html = Review(lying=(0, 137, 0, 0, 0, 0))._repr_html_()
    assert ">137</text>" in html
    assert html.count("<rect") == 20


def test_in_a_class_returned_feedback_tells_what_to_ask(work, on):
    page = card(Question("q-01-01", "date", 2), Verdict("wrong", 0.0, "No."), "1950")
    (work / FIRST / "feedback.html").write_text(page, encoding="utf-8")
    on(1)
    assert ids(review()) == ["q-01-01"]
    assert "comes back on 25 November 2026" in answer("q-01-01", "December 1949")


def test_the_task_is_shown_with_the_line_to_answer_it_and_never_as_markup(work, solutions, on):
    on(1)
    shown = review()
    html = shown._repr_html_()
    for words in ("When was q-01-02?", "Write a date.", "%%answer q-01-02", "First &lt;lesson&gt;"):
        assert words in html
    assert 'href="../01_first/01_first.ipynb#cell-id=task-q-01-02"' in html
    assert "When was q-01-02? (First <lesson>)\nWrite a date.\n%%answer q-01-02" in repr(shown)


def test_an_unreadable_answer_moves_nothing(work, solutions, on):
    on(2)
    review()
    assert "comes back" not in answer("q-01-01", "4/12/1949")


DAMAGED = ["", "{", "null", "[]", '{"q-01-01": 3}', "\0", "[" * 100_000]


@pytest.mark.parametrize("text", DAMAGED, ids=[text[:8] or "empty" for text in DAMAGED])
def test_a_damaged_file_starts_anew_from_the_saved_answers(work, solutions, on, text):
    (work / REVIEW_FILE).write_text(text, encoding="utf-8")
    on(2)
    assert ids(review()) == ["q-01-02", "q-01-01"]
    assert len(json.loads((work / REVIEW_FILE).read_text(encoding="utf-8"))) == 2


def test_a_folder_that_cannot_be_written_leaves_the_days_to_the_kernel(work, solutions, on, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr(own_files, "write_whole", refuse)
    on(2)
    review()
    answer("q-01-01", "December 1949")
    on(3)
    assert ids(review()) == ["q-01-02"]


def test_an_interruption_leaves_the_days_as_they_were(work, solutions, on, monkeypatch):
    on(2)
    review()
    before = (work / REVIEW_FILE).read_bytes()

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        answer("q-01-01", "December 1949")
    assert (work / REVIEW_FILE).read_bytes() == before
    assert not list(work.glob(".*.part"))


def test_questions_that_are_gone_are_neither_asked_nor_forgotten(work, solutions, on):
    gone = {"q-77-01": {"box": 1, "day": "2026-11-01"}}
    (work / REVIEW_FILE).write_text(json.dumps(gone), encoding="utf-8")
    on(2)
    assert "q-77-01" not in ids(review())
    assert "q-77-01" in json.loads((work / REVIEW_FILE).read_text(encoding="utf-8"))


def test_away_from_any_lesson_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert repr(review()) == NOTHING_YET
    assert not (tmp_path / REVIEW_FILE).exists()


@pytest.mark.parametrize("most", [0, -1, "three", None])
def test_a_number_that_is_none_is_taken_as_left_out(work, solutions, on, most):
    on(9)
    assert len(review(most).asked) == 2
