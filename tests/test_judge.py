"""The judge as a whole: total, quick, and the same for every kind."""

from __future__ import annotations

import time

import pytest

from fourcenturies.questions.judge import KINDS, judge
from fourcenturies.questions.keys import Key
from fourcenturies.questions.model import Question
from judge_support import directory

LONG = ["a" * 1_000_000, "1860 " * 200_000, "\n" * 1_000_000, "not " * 250_000, "１" * 1_000_000, "Xi or " * 170_000,
        "(" * 1_000_000, "\u0300" * 1_000_000, "习" * 1_000_000, "sure: 80 %\n" * 90_000,
        "\u200b" * 1_000_000]  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("reply", LONG, ids=[repr(reply[:12]) for reply in LONG])
def test_a_megabyte_of_anything_is_judged_in_a_moment(kind, reply):
    question = Question("q-01-01", kind)
    judge(question, "x", Key("1860"), directory())
    start = time.perf_counter()
    verdict = judge(question, reply, Key("1860"), directory())
    assert time.perf_counter() - start < 0.25  # 0.05 on an idle machine; room for a busy one
    assert verdict.credit == 0


@pytest.mark.parametrize("sign", ["–", ", ", "- ", "; ", "( "])
def test_a_long_row_of_signs_before_a_doubt_is_read_once(sign):
    reply = (sign * 4000)[:3990] + " wrong"
    took = []
    for _ in range(3):
        start = time.process_time()
        judge(Question("q-01-01", "number"), reply, Key("50000"))
        took.append(time.process_time() - start)
    assert min(took) < 0.04  # 0.01 on an idle machine; 0.06 and more where each sign begins a row of its own


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("reply", ["", " \n", "...", "…", " YOUR ANSWER HERE ", "\u200b"])
def test_nothing_is_no_answer_to_any_kind(kind, reply):
    for key in (None, Key("1860")):
        assert judge(Question("q-01-01", kind), reply, key, directory()).status == "unanswered"


@pytest.mark.parametrize("key", [None, Key("x")])
def test_a_written_answer_is_noted_for_a_person_to_mark(key):
    verdict = judge(Question("q-01-10", "written"), "An essay.\n" * 3000, key)
    assert (verdict.status, verdict.credit) == ("read", 0.0)


def test_an_unknown_kind_is_said_to_be_unknown():
    verdict = judge(Question("q-01-01", "riddle"), "1860", Key("1860"))
    assert verdict.status == "unreadable"
    assert "riddle" in verdict.message


def test_correct_is_never_said_without_the_key():
    for kind in KINDS:
        for reply in ("1860", "Mao", "not stated", "4/2/2022"):
            assert judge(Question("q-01-01", kind), reply, None, directory()).status in {"read", "unreadable"}
