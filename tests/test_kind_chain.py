"""A chain is judged hop by hop: who speaks, who passes it on, where it is printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from fourcenturies.questions.keys import first_answer, read_key
from fourcenturies.questions.leaks import leaks
from fourcenturies.questions.lessons import Lesson, load_lesson
from fourcenturies.questions.listing import listing
from fourcenturies.questions.model import Question
from judge_support import directory
from kind_support import HOSTILE, anything, earns, holds_for_any_text, judged

KEY = """per-mao-zedong > Philip Snow > org-new-statesman
! Stalin > Snow > New Statesman | 0.1 | He was long dead by then.
! Putin | 0.3 | He only repeats it."""
TWO_WAYS = "Mao > Snow > Stallard > New Statesman\n= Mao > Snow > New Statesman"
SILENT = "not stated > Michael Cox > org-lse"
GUESSED = {SILENT: 1 / 3}
JOINT = "Xi Jinping and Vladimir Putin\nMichael Cox\nsrc-lse"
RIGHT, SOME, WRONG, UNREADABLE = "correct", "partial", "wrong", "unreadable"

CASES = [
    (KEY, "Mao Zedong > Philip Snow > New Statesman", RIGHT, 1, ""),
    (KEY, "Mao>Snow>The New Statesman.", RIGHT, 1, ""),
    (KEY, "Mao → Snow → New Statesman", RIGHT, 1, ""),
    (KEY, "Mao -> Snow --> New Statesman", RIGHT, 1, ""),
    (KEY, "Mao » Snow » New Statesman", RIGHT, 1, ""),
    (KEY, "Mao / Snow / New Statesman", RIGHT, 1, ""),
    (KEY, "Mao – Snow – New Statesman", RIGHT, 1, ""),
    (KEY, "Mao, Snow, New Statesman", RIGHT, 1, ""),
    (KEY, "Mao; Snow; New Statesman", RIGHT, 1, ""),
    (KEY, "Mao via Snow via New Statesman", RIGHT, 1, ""),
    (KEY, "Mao, as reported by Snow, published in the New Statesman", RIGHT, 1, ""),
    (KEY, "New Statesman < Snow < Mao", RIGHT, 1, ""),
    (KEY, "New Statesman ← Snow ← Mao", RIGHT, 1, ""),
    (KEY, "Mao\nSnow\nNew Statesman", RIGHT, 1, ""),
    (KEY, "1. Mao\n2. Snow\n\n3. New Statesman", RIGHT, 1, ""),
    (KEY, "Mao\n> Snow\n> New Statesman", RIGHT, 1, ""),
    (KEY, "Mao\nreported by Snow\nin the New Statesman", RIGHT, 1, ""),
    (KEY, "speaker: Mao\nreporter: Snow\noutlet: New Statesman", RIGHT, 1, ""),
    (KEY, "毛泽东 > Snow > New Statesman magazine", RIGHT, 1, ""),
    (KEY, "Mao Zedung > Philip Snow > New Statesmen", RIGHT, 1, ""),
    (KEY, "Mao > Snow > The world according to Xi Jinping and Vladimir Putin", RIGHT, 1, ""),
    (TWO_WAYS, "Mao > Snow > Stallard > New Statesman", RIGHT, 1, ""),
    (TWO_WAYS, "Mao > Snow > New Statesman", RIGHT, 1, ""),
    (KEY, "Mao > New Statesman", SOME, 2 / 3, "some-missing"),
    (KEY, "Snow > New Statesman", SOME, 2 / 3, "some-missing"),
    (KEY, "Mao", SOME, 1 / 3, "some-missing"),
    (KEY, "Mao > Lenin > Snow > New Statesman", SOME, 2 / 3, "extra"),
    (KEY, "Nixon > Lenin > Mao > Snow > New Statesman", SOME, 1 / 3, "extra"),
    (KEY, "Mao > not stated > New Statesman", SOME, 2 / 3, "some-wrong"),
    (KEY, "Snow > Mao > New Statesman", SOME, 1 / 3, "some-wrong"),
    (KEY, "Mao > Snow > Snow", SOME, 2 / 3, "some-wrong"),
    (KEY, "Putin > Snow > New Statesman", SOME, 2.3 / 3, "some-wrong"),
    (KEY, "Stalin > Snow > New Statesman", SOME, 0.1, "named-trap"),
    (KEY, "not Mao > Snow > New Statesman", UNREADABLE, 0, ""),
    (KEY, "New Statesman > Snow > Mao", SOME, 1 / 3, "direction"),
    (KEY, "New Statesman > Mao", WRONG, 0, "direction"),
    (KEY, "Nixon > Lenin > LSE", WRONG, 0, "none-right"),
    (KEY, "not stated", WRONG, 0, "none-right"),
    (KEY, "not Mao > not Snow", UNREADABLE, 0, ""),
    (KEY, "it was said long ago and then it was printed", UNREADABLE, 0, ""),
    (KEY, "...", "unanswered", 0, ""),
    (SILENT, "nobody is named > Cox > LSE", RIGHT, 1, ""),
    (SILENT, "unsigned > Cox > the LSE blog", RIGHT, 1, ""),
    (SILENT, "unknown > Cox > Friends of Steel", RIGHT, 1, ""),
    (SILENT, "Xi Jinping > Cox > LSE", SOME, 2 / 3, "some-wrong"),
    (SILENT, "Cox > LSE", SOME, 2 / 3, "some-missing"),
    (SILENT, "unsigned > Cox > Cox", SOME, 2 / 3, "some-wrong"),
    (JOINT, "Putin and Xi Jinping > Cox > LSE", RIGHT, 1, ""),
    (JOINT, "Xi Jinping & Putin > Cox > Friends of Steel", RIGHT, 1, ""),
    (JOINT, "Putin > Cox > LSE", SOME, 2.5 / 3, "some-wrong"),
]


@pytest.mark.parametrize(("key", "reply", "status", "credit", "kind"), CASES, ids=[repr(c[1]) for c in CASES])
def test_each_hop_earns_its_share_in_its_place(key, reply, status, credit, kind):
    verdict = judged("chain", reply, key)
    earns(verdict, status, credit, kind, GUESSED.get(key, 0))


@pytest.mark.parametrize(("key", "reply"), [case[:2] for case in CASES if case[3] < 1])
def test_no_message_holds_a_hop_that_the_reply_does_not(key, reply):
    message = judged("chain", reply, key).message.casefold()
    names = ["mao", "snow", "statesman", "stallard", "cox", "lse", "xi jinping", "putin", "not stated”"]
    written = reply.casefold()
    told = message.replace(", or “not stated”", "").replace("with “not stated” where", "")
    assert not any(name in told and name.strip("”") not in written for name in names)


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("Mao > Lenin > Snow > New Statesman", "One hop too many: “Lenin”."),
        ("Mao > Lenin > New Statesman", "Right: 2 of 3. Look again at “Lenin”."),
        ("Putin > Snow > New Statesman", "He only repeats it."),
        ("New Statesman > Snow > Mao", "wrong end"),
        ("not Mao > Snow > New Statesman", "who it was not"),
    ],
)
def test_the_message_names_the_first_error(reply, told):
    assert told in judged("chain", reply, KEY).message


@pytest.mark.parametrize(
    ("reply", "read_as"),
    [
        (
            "Mao → not named → LSE",
            "Mao Zedong > not stated > London School of Economics and Political Science",
        ),
        ("Snow\nStallard", "Philip Snow > Katie Stallard"),
        ("LSE blog < Cox", "Michael Cox > London School of Economics and Political Science"),
    ],
)
def test_without_the_key_a_chain_is_read_hop_by_hop(reply, read_as):
    verdict = judged("chain", reply)
    assert (verdict.status, verdict.read_as) == ("read", read_as)


def test_without_the_key_the_hop_that_cannot_be_read_is_named():
    verdict = judged("chain", "Mao > not Snow > LSE")
    assert verdict.status == "unreadable"
    assert verdict.message.startswith("On hop 2:")


@pytest.mark.parametrize("key", ["", "Mao", "> >", "Xi > Snow"])
def test_a_key_that_is_no_sure_chain_marks_nobody_down(key):
    assert judged("chain", "Mao > Snow", key).status == "unreadable"


def test_a_hop_that_no_record_bears_is_known_from_the_key():
    assert judged("chain", "Tom Reed > Miller > Gazette", "Tom Reed > Ada Miller > The Gazette").credit == 1


@pytest.mark.parametrize("reply", [*HOSTILE, "Mao > " * 5000, "Mao\n" * 50, "x" * 1_000_000, "> " * 290])
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("chain", reply, [KEY, SILENT])
    assert judged("chain", reply, KEY).credit == 0


WORDS = ["Mao", "Snow", "New Statesman", ">", ">", "<", "→", "»", "/", "via", ",", ";", "\n", "\n", "not stated",
         "not", "Putin", "Nixon", "reported by", "1.", "LSE blog"]  # fmt: skip


@given(anything(WORDS))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("chain", reply, [KEY, SILENT, JOINT, "", "a", "a > a"])


def test_an_answer_of_one_hop_a_line_is_taken_whole():
    text = JOINT + "\n= Putin > Cox > LSE\n! Cox > LSE | 0.2 | Who speaks?"
    assert first_answer(text) == JOINT
    assert judged("chain", first_answer(text), text).credit == 1


@pytest.mark.parametrize(
    ("task", "leaky"),
    [("Who passes it on?", False), ("What did Cox pass on?", True), ("On the LSE blog", True)],
)
def test_a_hop_that_the_task_gives_away_is_named(task, leaky):
    names = ("task-q-01-01", task), ("answer-q-01-01", "Write a chain."), ("check-q-01-01", "")
    cells = [{"cell_type": "markdown", "id": name, "source": text, "metadata": {}} for name, text in names]
    lesson = Lesson("01_x", "X", 10, (Question("q-01-01", "chain"),))
    assert bool(leaks(lesson, {"cells": cells}, {"q-01-01": read_key(SILENT)}, directory())) is leaky


def test_a_lesson_may_ask_for_a_chain(tmp_path):
    folder = tmp_path / "solutions" / "01_x"
    folder.mkdir(parents=True)
    text = '[lesson]\nid = "01_x"\ntitle = "X"\nminutes = 9\n[[questions]]\nid = "q-01-01"\nkind = "chain"\n'
    (folder / "questions.toml").write_text(text, encoding="utf-8")
    assert load_lesson(folder).questions[0].kind == "chain"
    assert [row.kind for row in listing(tmp_path)] == ["chain"]
