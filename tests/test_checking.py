"""check() in a reader's folder: whole with the solutions at hand, without them reading alone, never a fault."""

import json

import pytest

from fourcenturies.notebook import own_files, session
from fourcenturies.notebook.checking import KEEP, check
from fourcenturies.notebook.on_screen import lines_of

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
    own_files._unsaved.clear()
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
    assert (repr(checked), checked.score) == ("answered", 4)
    assert "Answer noted" in checked.html
    assert "right" not in checked.html.casefold()


def test_unanswered_and_unreadable_replies_show_zero(folder):
    assert (repr(check("q-01-01")), check("q-01-01").score) == ("not answered", 0)
    session.note_reply("q-01-01", "4/12/1949")
    assert (repr(check("q-01-01")), check("q-01-01").score) == ("not answered: this cannot be read", 0)
    assert "Cannot be read" in check("q-01-01").html


def test_under_validate_it_shows_the_number_and_the_card_says_what_success_means(folder, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    session.note_reply("q-01-01", "1950")
    assert repr(check("q-01-01")) == "4"
    assert "all is answered, and no more is said" in check("q-01-01").html
    session.note_reply("q-01-01", "4/12/1949")
    assert repr(check("q-01-01")) == "0"
    assert "Success" not in check("q-01-01").html


def test_with_the_solutions_the_verdict_is_whole(folder, solutions):
    session.note_reply("q-01-01", "1950")
    checked = check("q-01-01")
    assert repr(checked) == "1"
    assert "Not the spring." in checked.html
    session.note_reply("q-01-01", "December 1949")
    assert repr(check("q-01-01")) == "4"


def html_of(reply):
    session.note_reply("q-01-01", reply)
    return check("q-01-01").html


def test_each_further_try_in_vain_tells_more(folder, solutions):
    first, second, third, fourth = map(html_of, ("1950", "1951", "1952", "1953"))
    assert "Read again" not in first
    assert "Read again: ¶ 9." in second
    assert "Read again: ¶ 9." in third
    assert "The answer" not in third
    assert "The answer: December 1949." in fourth


def test_the_third_try_shows_the_passages_of_the_question(folder, solutions):
    (folder / "questions.toml").write_text(QUESTIONS + 'passages = ["psg-001"]', encoding="utf-8")
    first, second, third = map(html_of, ("1950", "1951", "1952"))
    assert "Cox, " not in first + second
    assert "(Cox, " in third


@pytest.mark.parametrize("passages", ['["psg-nowhere"]', '"psg-001"', "[1]", "7"])
def test_a_passage_that_cannot_be_found_is_left_out(folder, solutions, passages):
    (folder / "questions.toml").write_text(f"{QUESTIONS}passages = {passages}", encoding="utf-8")
    assert "Read again: ¶ 9." in [html_of(str(year)) for year in range(1950, 1953)][-1]


def test_only_a_readable_new_and_wrong_reply_moves_the_ladder(folder, solutions):
    for reply in ("1950", "1950", " 1950 ", "4/12/1949", "", "December 1949", "what?"):
        assert "Read again" not in html_of(reply)
    assert "Read again" in html_of("1951")


def test_the_ladder_survives_a_restart(folder, solutions):
    html_of("1950")
    session._replies.clear()
    own_files._unsaved.clear()
    assert "Read again" in html_of("1951")


def test_a_right_reply_gets_no_ladder_however_late(folder, solutions):
    for year in range(1950, 1955):
        html_of(str(year))
    assert "Read again" not in html_of("December 1949")
    assert repr(check("q-01-01")) == "4"


def test_without_the_key_no_try_is_remembered(folder):
    for year in range(1950, 1955):
        assert "Answer noted" in html_of(str(year))
    assert not (folder / ".tries.json").exists()


@pytest.mark.parametrize(
    "damaged", ["", "{", "[]", '{"q-01-01": 3}', '{"q-01-01": [null]}', "\udcff", "[" * 9999]
)
def test_a_damaged_memory_of_tries_is_no_fault_of_the_reader(folder, solutions, damaged):
    (folder / ".tries.json").write_bytes(damaged.encode("utf-8", "surrogateescape"))
    assert "Not the spring." in html_of("1950")
    assert "Read again" in html_of("1951")


def test_a_saved_reply_is_judged_where_none_was_run(folder, solutions):
    write(folder, "%%answer q-01-01\nDecember 1949")
    assert repr(check("q-01-01")) == "4"


def test_a_first_answer_and_one_that_is_saved_otherwise_say_how_to_keep_it(folder):
    session.note_reply("q-01-02", "...")
    session.note_reply("q-01-01", "1950")
    assert KEEP in check("q-01-01").html
    session.note_reply("q-01-02", "1950")
    assert KEEP not in check("q-01-01").html
    write(folder, "%%answer q-01-01\n1951")
    assert KEEP in check("q-01-01").html
    write(folder, "%%answer q-01-01\n1950")
    assert KEEP not in check("q-01-01").html


def test_the_notebook_that_jupyter_names_is_the_one_that_counts(folder, monkeypatch):
    write(folder, "%%answer q-01-01\n1950")
    (folder / "copy.ipynb").write_text((folder / "01_x.ipynb").read_text(encoding="utf-8"), encoding="utf-8")
    session.note_reply("q-01-01", "1951")
    assert KEEP not in check("q-01-01").html
    monkeypatch.setenv("JPY_SESSION_NAME", str(folder / "01_x.ipynb"))
    assert KEEP in check("q-01-01").html


def test_a_card_says_the_verdict_first_and_the_reply_once(folder, solutions):
    told = lines_of(html_of("in the Dec. of 1949\nsure: 80 %"))
    assert told[0] == "✓ Right · 4 of 4 points"
    assert told[2:] == ("Your answer was read as: December 1949, 80 % sure", KEEP)


@pytest.mark.parametrize("broken", ["", "{", '{"cells": 3}', "[]"])
def test_a_broken_saved_notebook_is_no_fault_of_the_reader(folder, broken):
    (folder / "01_x.ipynb").write_text(broken, encoding="utf-8")
    session.note_reply("q-01-01", "1950")
    assert repr(check("q-01-01")) == "answered"


def test_an_unknown_question_is_answered_with_the_known_ones(folder):
    assert "Its questions are q-01-01." in check("q-07-07").html


@pytest.mark.parametrize("faulty", [None, "", "[lesson", '[lesson]\nid = "x"'])
def test_a_missing_or_broken_questions_file_gets_a_sentence(folder, faulty):
    path = folder / "questions.toml"
    path.unlink() if faulty is None else path.write_text(faulty, encoding="utf-8")
    checked = check("q-01-01")
    assert checked.score == 0
    assert "questions.toml" in checked.html
