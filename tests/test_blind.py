"""Who reads nothing earns next to nothing: the rules that are played, and the limits that new lessons keep."""

from __future__ import annotations

import pytest

from fourcenturies.cli import main
from fourcenturies.notebook.questions_shell import over_the_limit, played_blind
from fourcenturies.notebook.revealing import opened_by
from fourcenturies.questions.blind import STRATEGIES as PLAYED
from fourcenturies.questions.blind import Asked, Played, as_table, best_letters, play, told_by_reveals
from fourcenturies.questions.keys import Key, read_key
from fourcenturies.questions.lessons import Lesson, load_keys, load_lesson
from fourcenturies.questions.model import Question
from fourcenturies.release import lesson_ids


def lesson_of(*rows, mystery=True):
    """Return a lesson and its keys, of rows of kind, key and what is public."""
    questions, keys = [], {}
    for number, (kind, key, public) in enumerate(rows, 1):
        one = Question(f"q-01-{number:02d}", kind, lesson="01_x", **public)
        questions.append(one)
        keys[one.id] = read_key(key)
    return Lesson("01_x", "X", 10, tuple(questions), mystery), keys


def shares(lesson, keys, pages=None, opened=None):
    return {
        row.strategy: row.share for row in play([(lesson, keys)], pages or {}, opened or {}) if row.lesson
    }


LISTS = {
    "match": "a: present\nb: absent\nc: present\nd: not stated",
    "stance-matrix": "Cox: asserts\nStallard: silent\nDigest: silent\nMonitor: silent\nE-IR: disputes",
    "three-clocks": "happened: 1689\nsaid: not stated\npublished: not stated",
    "chain": "Vladimir Putin > not stated > not stated",
    "claim-check": "a: stands\nb: stands\nc: contradicted\nd: not shown",
    "footnote": "not stated | not stated | 2023-04-19",
    "order": "a: one\nb: two\nc: three\nd: four\n! d > c > b > a | 0 | Turned round.",
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("strategy", ["best constant", "all silent", "everything"])
def test_one_label_everywhere_earns_nothing(kind, strategy):
    lesson, keys = lesson_of(
        (
            kind,
            LISTS[kind],
            {"items": ("a: one", "b: two", "c: three", "d: four")[: 4 * (kind != "footnote")]},
        )
    )
    assert shares(lesson, keys)[strategy] == 0


def test_not_stated_is_found_by_who_writes_it_everywhere():
    lesson, keys = lesson_of(
        ("date", "not stated", {}), ("date", "1860", {}), ("attribution", "Mao Zedong", {})
    )
    assert shares(lesson, keys)["all silent"] == pytest.approx(1 / 3)
    pages = {"q-01-01": "Write a year, or `not stated`.", "q-01-02": "Write a year."}
    assert shares(lesson, keys, pages)["not stated where offered"] == pytest.approx(1 / 3)
    assert shares(lesson, keys)["not stated where offered"] == 0


def test_a_name_that_is_the_answer_twice_is_a_constant():
    lesson, keys = lesson_of(
        ("attribution", "Mao Zedong", {}),
        ("attribution", "Mao Zedong", {}),
        ("attribution", "not stated", {}),
    )
    assert shares(lesson, keys)["best constant"] == 1
    alone, key = lesson_of(("attribution", "Mao Zedong", {}))
    assert shares(alone, key)["best constant"] == 0


def test_the_words_of_the_task_are_given_back():
    lesson, keys = lesson_of(
        ("chain", "Mao Zedong > Philip Snow > New Statesman", {"given": ("Philip Snow", "New Statesman")})
    )
    assert shares(lesson, keys)["the task's own words"] == 0
    lesson, keys = lesson_of(("date", "1860", {}))
    assert shares(lesson, keys, {"q-01-01": "Write it like `1860`."})["the task's own words"] == 1


def test_what_opens_is_read_and_answered_with():
    lesson, keys = lesson_of(
        ("date", "1860-11-14", {}), ("number", "135 days", {}), ("attribution", "Mao Zedong", {})
    )
    opened = {"01_x": "On 14 November 1860, 135 days after, as Mao Zedong would say."}
    assert shares(lesson, keys, {}, opened)["commit, read, answer again"] == 1
    assert shares(lesson, keys)["commit, read, answer again"] == 0


def test_letters_are_chosen_over_the_whole_course():
    beside = [(Question("q", "choice", items=("a: x", "b: y")), Key(letter)) for letter in "bab"]
    assert best_letters("choice", beside) == "b"


def test_a_guess_and_a_written_answer_do_not_count():
    lesson, keys = lesson_of(("commit", "not stated", {}), ("date", "1860", {}))
    assert {row.of for row in play([(lesson, keys)], {}, {})} == {1}


def test_the_worst_comes_first_and_what_is_too_much_has_a_sign():
    rows = [Played("01_x", "x", 5, 10), Played("", "x", 1.1, 10), Played("01_x", "y", 2, 10)]
    assert [row.over for row in rows] == [True, True, False]
    assert [line[0] for line in as_table(rows).splitlines()[:3]] == ["!", "!", " "]
    assert "20% of a lesson, 10% of the course" in as_table(rows)


def test_every_strategy_plays_every_kind_of_the_course(root):
    rows = played_blind(root, lesson_ids(root))
    assert {row.strategy for row in rows} == set(PLAYED)
    assert all(0 <= row.share <= 1 for row in rows)
    assert [row.share for row in rows] == sorted((row.share for row in rows), reverse=True)


def test_new_lessons_pay_nothing_to_who_reads_nothing(root):
    assert over_the_limit(root, lesson_ids(root)) == []


def test_no_reveal_of_the_course_tells_its_own_answer_or_a_later_one(root):
    for name in lesson_ids(root):
        folder = root / "solutions" / name
        keys = load_keys(folder / f"{name}.ipynb")
        assert told_by_reveals(load_lesson(folder), keys, opened_by) == []


def test_a_reveal_that_tells_an_answer_is_named():
    lesson, keys = lesson_of(
        ("commit", "17", {"reveals": ("card-x",)}),
        ("number", "8 days", {}),
        ("date", "1950-01-02", {"reveals": ("card-y",)}),
    )
    texts = {"q-01-01": "It took 8 days.", "q-01-03": "On 2 January 1950."}
    found = told_by_reveals(lesson, keys, lambda question: texts[question.id])
    assert [line.split(":")[0] for line in found] == ["q-01-01", "q-01-03"]
    assert "q-01-02: “8”" in found[0]


def test_the_command_prints_the_shares(root, monkeypatch, capsys):
    monkeypatch.chdir(root)
    assert main(["questions", "--blind", "01_meet_the_sources"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = "\n".join(lines)
    assert "01_meet_the_sources" in told
    assert "02_date_first_encounters" not in told
    assert "all lessons" in told


def test_a_strategy_that_knows_no_answer_gives_none():
    asked = Asked(Question("q-01-01", "written"), Key("x"))
    assert [
        name for name, strategy in PLAYED.items() if name in {"as listed", "everything"} and strategy(asked)
    ] == []
