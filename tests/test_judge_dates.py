"""Dates are judged as a careful historian would: precision, calendar, doubt, and what the source supports."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourcenturies import dating
from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import Key, Trap
from fourcenturies.questions.model import Question
from judge_support import cases, key_of, kind_of_message, question_of

QUESTION = Question("q-01-01", "date")
CASES = list(cases("dates.toml"))


@pytest.mark.parametrize(("group", "case"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_reply_earns_what_the_table_says(group, case):
    reply, status, credit, kind = case
    verdict = judge(question_of(group, "date"), reply, key_of(group))
    assert (verdict.status, verdict.credit, kind_of_message(verdict)) == (status, credit, kind)


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        ("9 May", "correct"),
        ("May 9th", "correct"),
        ("9 May 2025", "correct"),
        ("8 May", "wrong"),
        ("9 May 2024", "wrong"),
        ("31 April", "unreadable"),
        ("29 February", "unreadable"),
        ("May", "partial"),
    ],
)
def test_a_year_that_the_wording_gives_may_be_left_out(reply, status):
    question = Question("q-01-01", "date", year="2025")
    assert judge(question, reply, Key("2025-05-09")).status == status


def test_without_the_key_a_day_gets_the_year_that_the_wording_gives():
    assert judge(Question("q-01-01", "date", year="2025"), "9 May").read_as == "9 May 2025"


def test_the_table_holds_at_least_250_replies():
    assert len(CASES) >= 250


@pytest.mark.parametrize(("group", "case"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_no_message_holds_the_answer_or_its_year(group, case):
    key = key_of(group)
    verdict = judge(question_of(group, "date"), case[0], key)
    if kind_of_message(verdict) == "named-trap":
        return
    for answer in (key.answer, *key.also, key.finer):
        assert not answer or answer == "not stated" or answer.casefold() not in verdict.message.casefold()
        assert not [year for year in re.findall(r"\d{4}", answer) if year in verdict.message]


def test_the_calendar_of_the_question_serves_where_the_key_names_none():
    question = Question("q-01-01", "date", calendar="julian")
    assert judge(question, "27 August 1689", Key("1689-09-06")).credit == 1


@pytest.mark.parametrize("reply", ["1689-08-27", "27 August 1689", "27.8.1689"])
def test_old_style_for_new_is_named(reply):
    verdict = judge(QUESTION, reply, Key("1689-09-06"))
    assert verdict.misconception == "old-style"
    assert "Old Style" in verdict.message


def test_a_right_reply_is_never_caught_by_a_trap():
    key = Key("1860", traps=(Trap("1860", 0.0, "caught"), Trap("1860/1860", 0.0, "caught")))
    assert judge(QUESTION, "1860", key).credit == 1


@pytest.mark.parametrize(
    ("reply", "credit"), [("27 August 1689 O.S.", 0), ("6 September 1689", 1), ("6 September 1689 N.S.", 1)]
)
def test_a_trap_that_names_its_calendar_catches_the_right_day_in_it(reply, credit):
    key = Key("1689-09-06", traps=(Trap("27 August 1689 O.S.", 0.0, "caught"),))
    assert judge(QUESTION, reply, key).credit == credit


def test_a_trap_in_two_accepted_answers_is_still_right():
    key = Key("1860", also=("1859",), traps=(Trap("1859", 0.2, "caught"),))
    assert judge(QUESTION, "1859", key).credit == 1


def test_a_reply_is_read_back_to_its_writer():
    assert judge(QUESTION, "27 AUGUST 1689 o.s.", Key("1689-09-06")).read_as == "27 August 1689 Old Style"


def test_without_the_key_a_reply_is_only_read():
    verdict = judge(QUESTION, "Aug. 1689")
    assert (verdict.status, verdict.credit, verdict.read_as) == ("read", 0.0, "August 1689")
    assert judge(QUESTION, "4/2/2022").status == "unreadable"
    assert judge(QUESTION, "not stated").status == "read"


def test_a_key_that_is_no_date_marks_nobody_down():
    assert judge(QUESTION, "1860", Key("the reign of Qianlong")).status == "unreadable"


def test_a_line_on_confidence_never_marks():
    assert judge(QUESTION, "1860\nsure: 80 %", Key("1860")) == judge(QUESTION, "1860", Key("1860"))


days = st.integers(dating.day_number(1000, 1, 1), dating.day_number(2900, 12, 31))


def _around(day: int) -> list[str]:
    """True replies to a day from fine to coarse."""
    year, month, number = dating.civil(day)
    century = f"{year // 100:02d}XX"
    return [
        f"{year:04d}-{month:02d}-{number:02d}",
        f"{year:04d}-{month:02d}",
        f"{year:04d}",
        f"{year // 10:03d}X",
        century,
    ]


@given(days)
def test_among_true_replies_a_finer_one_never_earns_less(day):
    ladder = _around(day)
    for place, key in enumerate(ladder):
        earned = [judge(QUESTION, reply, Key(key)).credit for reply in ladder[place:]]
        assert earned == sorted(earned, reverse=True)
        assert earned[0] == 1


@given(days, st.integers(0, 4000), st.integers(0, 4000), st.integers(0, 4000), st.integers(0, 4000))
def test_a_true_interval_that_lies_inside_another_never_earns_less(day, a, b, more_a, more_b):
    def interval(before, after):
        first, last = dating.civil(day - before), dating.civil(day + after)
        return "{:04d}-{:02d}-{:02d}/{:04d}-{:02d}-{:02d}".format(*first, *last)

    key = Key("{:04d}-{:02d}-{:02d}".format(*dating.civil(day)), calendar="gregorian")
    narrow = judge(QUESTION, interval(a, b), key).credit
    assert narrow >= judge(QUESTION, interval(a + more_a, b + more_b), key).credit


@given(days)
def test_the_gap_between_the_calendars_is_that_of_its_century(day):
    julian = "{2}.{1:02d}.{0:04d}".format(*dating.civil(day, "julian"))
    key = Key("{:04d}-{:02d}-{:02d}".format(*dating.civil(day)))
    if int(julian.partition(".")[0]) > 12:
        assert judge(QUESTION, f"{julian} O.S.", key).credit == 1


@given(
    st.text(max_size=80),
    st.sampled_from(["1689-09-06", "1858/1860", "196X", "not stated", "XXXX-02", "../1917", ""]),
)
@settings(max_examples=300)
def test_any_text_gets_a_verdict(reply, key):
    verdict = judge(QUESTION, reply, Key(key))
    assert 0 <= verdict.credit <= 1
    assert verdict == judge(QUESTION, reply, Key(key))


@pytest.mark.parametrize("reply", ["not stated", "Not stated.", "nobody says", "no date given"])
def test_silence_that_is_right_is_told_as_silence(reply):
    verdict = judge(QUESTION, reply, Key("not stated"))
    assert (verdict.credit, verdict.message) == (1.0, "Right: the source does not say.")
