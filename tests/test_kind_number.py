"""A number is judged by its value, its unit and its hedge; "not stated" and "not comparable" are answers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourcenturies.replies.plain_quantities import Quantity
from fourcenturies.replies.quantities import read_quantity
from kind_support import HOSTILE, anything, holds_for_any_text, judged

OTHER = "That is the other source's figure."
KEYS = {
    "count": f"50000 students\n! 44000 students | 0.3 | {OTHER}",
    "about": "280000~ students",
    "range": "40..44 meetings",
    "over": "over 40 meetings",
    "share": "20 per cent",
    "rate": "3 meetings a year",
    "apart": "not comparable\n! 44 | 0.2 | " + OTHER,
    "silent": "not stated",
    "two": "5 weeks\n= 35 days",
}
RIGHT, WRONG, UNREADABLE, PART = "correct", "wrong", "unreadable", "partial"
SPELLINGS = [
    "50000", "50,000", "50 000", "50\u202f000", "50.000", "50'000", "50’000", "50k", "50 K students", "5万",
    "5 万名学生", "五万", "五万学生", "50 тыс. студентов", "50 тысяч", "fifty thousand",
    "Fifty-thousand students", "50 thousand",
    "fifty thousand Chinese students", "exactly 50,000 students", "50,000 (students)", "students: 50,000", "５００００",
    "50,000 students (2019)", "50,000 students, 2019", "2019: 50,000 students", "50,000 (in 2019)",
    "20,000 + 30,000 = 50,000", "50,000 students = 60,000 - 10,000",
    "In 2019 there were 50,000 students", "50,000 students in 2019", "0.05 million", "50,000.", "50,000.0", "* 50,000",
]  # fmt: skip
CASES = [
    ("count", "about 50,000", PART, 0.75, "approximate"),
    ("count", "~50000 students", PART, 0.75, "approximate"),
    ("count", "over 50,000 students", PART, 0.5, "limit-added"),
    ("count", "50,000 soldiers", PART, 0.25, "unit"),
    ("count", "50,000 meetings", PART, 0.25, "unit"),
    ("count", "50,000 students a year", PART, 0.25, "unit"),
    ("count", "5,000 students", WRONG, 0, "factor-of-ten"),
    ("count", "500,000", WRONG, 0, "factor-of-ten"),
    ("count", "50", WRONG, 0, "factor-of-ten"),
    ("count", "50 million", WRONG, 0, "factor-of-ten"),
    ("count", "44,000", PART, 0.3, "named-trap"),
    ("count", "44 000 students", PART, 0.3, "named-trap"),
    ("count", "44,000 soldiers", WRONG, 0, "other"),
    ("count", "45,000–55,000", PART, 0.5, "too-rough"),
    ("count", "10,000 to 90,000", WRONG, 0, "too-wide"),
    ("count", "60,000 students", WRONG, 0, "other"),
    ("count", "not stated", WRONG, 0, "can-be-told"),
    ("count", "not comparable", WRONG, 0, "can-be-told"),
    ("count", "50,000 or 60,000", UNREADABLE, 0, ""),
    ("count", "not 50,000", UNREADABLE, 0, ""),
    ("count", "50,000, 60,000", UNREADABLE, 0, ""),
    ("count", "50,000 (40,000)", UNREADABLE, 0, ""),
    ("count", "50,000 (40,000–60,000)", UNREADABLE, 0, ""),
    ("count", "50,000, 2019", RIGHT, 1, ""),
    ("count", "40,000 = 50,000", UNREADABLE, 0, ""),
    ("count", "20,000 + 40,000 = 60,000", WRONG, 0, "other"),
    ("count", "20,000 + 30,000", UNREADABLE, 0, ""),
    ("count", "many", UNREADABLE, 0, ""),
    ("count", "thousands of students", UNREADABLE, 0, ""),
    ("about", "about 280,000 students", RIGHT, 1, ""),
    ("about", "c. 280 000", RIGHT, 1, ""),
    ("about", "280,000 or so", RIGHT, 1, ""),
    ("about", "close to 280,000", RIGHT, 1, ""),
    ("about", "大约二十八万", RIGHT, 1, ""),
    ("about", "some two hundred and eighty thousand", RIGHT, 1, ""),
    ("about", "280,000", PART, 0.75, "hedge-dropped"),
    ("about", "about 275,000", PART, 0.5, "near"),
    ("about", "820,000", WRONG, 0, "swapped-digits"),
    ("about", "28,000", WRONG, 0, "factor-of-ten"),
    ("range", "40-44", RIGHT, 1, ""),
    ("range", "40–44 meetings", RIGHT, 1, ""),
    ("range", "between 40 and 44 meetings", RIGHT, 1, ""),
    ("range", "from forty to forty-four", RIGHT, 1, ""),
    ("range", "40 meetings to 44 meetings", RIGHT, 1, ""),
    ("range", "44", PART, 0.5, "one-end"),
    ("range", "42 meetings", PART, 0.25, "inside"),
    ("range", "40-43", PART, 0.8, "overlap"),
    ("range", "50", WRONG, 0, "other"),
    ("range", "400", WRONG, 0, "factor-of-ten"),
    ("range", "44-40", UNREADABLE, 0, ""),
    ("over", "more than 40 meetings", RIGHT, 1, ""),
    ("over", "at least forty", RIGHT, 1, ""),
    ("over", "40+", RIGHT, 1, ""),
    ("over", ">40", RIGHT, 1, ""),
    ("over", "40 meetings", PART, 0.75, "limit-dropped"),
    ("over", "fewer than 40", PART, 0.5, "limit-turned"),
    ("share", "20%", RIGHT, 1, ""),
    ("share", "20 percent", RIGHT, 1, ""),
    ("share", "20 p.c.", RIGHT, 1, ""),
    ("share", "twenty per cent", RIGHT, 1, ""),
    ("share", "百分之二十", RIGHT, 1, ""),
    ("share", "20 процентов", RIGHT, 1, ""),
    ("share", "a fifth", RIGHT, 1, ""),
    ("share", "1/5", RIGHT, 1, ""),
    ("share", "20 out of 100", RIGHT, 1, ""),
    ("share", "20", PART, 0.75, "per-cent"),
    ("share", "20 percentage points", PART, 0.25, "unit"),
    ("share", "200%", WRONG, 0, "factor-of-ten"),
    ("rate", "3 meetings per year", RIGHT, 1, ""),
    ("rate", "three meetings annually", RIGHT, 1, ""),
    ("rate", "3 meetings", PART, 0.75, "rate"),
    ("rate", "3 meetings a month", PART, 0.25, "unit"),
    ("apart", "not comparable", RIGHT, 1, ""),
    ("apart", "They cannot be compared: each counts something else", RIGHT, 1, ""),
    ("apart", "incomparable", RIGHT, 1, ""),
    ("apart", "They count different things", RIGHT, 1, ""),
    ("apart", "because the rules differ", RIGHT, 1, ""),
    ("apart", "they do not count the same kind of meeting", RIGHT, 1, ""),
    ("apart", "You cannot take one from the other", RIGHT, 1, ""),
    ("apart", "40, by different rules", WRONG, 0, "number-where-none"),
    ("apart", "нельзя сравнить", RIGHT, 1, ""),
    ("apart", "44 meetings", PART, 0.2, "named-trap"),
    ("apart", "40 = 50 - 10", WRONG, 0, "number-where-none"),
    ("apart", "40", WRONG, 0, "number-where-none"),
    ("apart", "not stated", WRONG, 0, "figures-given"),
    ("apart", "not comparable, or 44", UNREADABLE, 0, ""),
    ("silent", "not stated", RIGHT, 1, ""),
    ("silent", "The text does not say.", RIGHT, 1, ""),
    ("silent", "44", WRONG, 0, "number-not-given"),
    ("two", "five weeks", RIGHT, 1, ""),
    ("two", "35 days", RIGHT, 1, ""),
]


@pytest.mark.parametrize("reply", SPELLINGS)
def test_a_number_is_the_same_however_it_is_written(reply):
    assert judged("number", reply, KEYS["count"]).status == RIGHT


@pytest.mark.parametrize(
    ("key", "reply", "status", "credit", "kind"), CASES, ids=[f"{c[0]}-{c[1]!r}" for c in CASES]
)
def test_each_reply_earns_what_the_table_says(key, reply, status, credit, kind):
    verdict = judged("number", reply, KEYS[key])
    assert (verdict.status, verdict.credit, verdict.misconception) == (status, credit, kind)


@pytest.mark.parametrize(("key", "reply"), [case[:2] for case in CASES])
def test_no_message_holds_the_answer(key, reply):
    verdict = judged("number", reply, KEYS[key])
    told = verdict.message.casefold()
    assert not any(sign.isdigit() for sign in told.replace("3–5 miles", ""))
    if verdict.status in {WRONG, PART}:
        assert "not comparable" not in told
        assert "not stated" not in told


def test_centuries_are_years():
    assert judged("number", "four centuries", "400 years").credit == 1


def test_without_the_key_a_number_is_only_read():
    assert judged("number", "about 50k pupils").read_as == "about 50,000 students"
    assert judged("number", "cannot be compared").read_as == "not comparable"
    assert judged("number", "some").status == UNREADABLE


def test_a_key_that_is_no_number_marks_nobody_down():
    assert judged("number", "5", "many").status == UNREADABLE


@given(st.integers(1, 10**15), st.sampled_from(["", "about ", "over ", "under "]))
def test_what_is_shown_is_read_back_as_the_same(value, hedge):
    reading = read_quantity(f"{hedge}{value} students")
    assert isinstance(reading, Quantity)
    assert read_quantity(reading.words()) == reading
    assert judged("number", f"{hedge}{value:,} students", f"{hedge}{value} students").credit == 1


@pytest.mark.parametrize("reply", HOSTILE)
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("number", reply, [KEYS["count"], KEYS["range"], KEYS["apart"]])
    assert judged("number", reply, KEYS["count"]).credit == 0


WORDS = ["50000", "50", ",", ".", "000", "thousand", "million", "%", "over", "~", "-", "to", "and", "between", "not",
         "comparable", "a", "half", "fifth", "万", "students", "$", "/", "in 2019", "hundred", "\n", "forty", "four",
         "out of", "0", "1/5", "五"]  # fmt: skip


@given(anything(WORDS))
@settings(max_examples=500)
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("number", reply, [*KEYS.values(), ""])
