"""A choice is read from letters, numbers or words; right minus wrong where several are right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from kind_support import HOSTILE, anything, holds_for_any_text, judged

ONE = "b: a joint statement\n! c: a speech | 0.2 | Nobody spoke these words aloud."
SEVERAL = "b\nd\n! b, c, d | 0.6 | The third one is a guess."
TASK = "a) a treaty\nb) a joint statement\nc) a speech\nd) a letter"
RIGHT, WRONG, UNREADABLE = "correct", "wrong", "unreadable"

SINGLE = [
    ("b", RIGHT, 1, ""),
    ("B", RIGHT, 1, ""),
    ("b)", RIGHT, 1, ""),
    ("(b)", RIGHT, 1, ""),
    ("b.", RIGHT, 1, ""),
    ("  B .  ", RIGHT, 1, ""),
    ("2", RIGHT, 1, ""),
    ("2.", RIGHT, 1, ""),
    ("ｂ", RIGHT, 1, ""),
    ("**b**", RIGHT, 1, ""),
    ("- b", RIGHT, 1, ""),
    ("Option B", RIGHT, 1, ""),
    ("the answer is b", RIGHT, 1, ""),
    ("I think b", RIGHT, 1, ""),
    ("I would go for b", RIGHT, 1, ""),
    ("answer: b", RIGHT, 1, ""),
    ("b, because two heads of state issued it", RIGHT, 1, ""),
    ("b: a joint statement", RIGHT, 1, ""),
    ("b) A Joint Statement.", RIGHT, 1, ""),
    ("a joint statement", RIGHT, 1, ""),
    ("joint statement", RIGHT, 1, ""),
    ("“A joint statement”", RIGHT, 1, ""),
    ("a", WRONG, 0, "another"),
    ("d", WRONG, 0, "another"),
    ("a treaty", WRONG, 0, "another"),
    ("none", WRONG, 0, "called-none"),
    ("c", "partial", 0.2, "named-trap"),
    ("A speech", "partial", 0.2, "named-trap"),
    ("3", "partial", 0.2, "named-trap"),
    ("a and b", UNREADABLE, 0, ""),
    ("a or b", UNREADABLE, 0, ""),
    ("not a", UNREADABLE, 0, ""),
    ("anything but b", UNREADABLE, 0, ""),
    ("all of them", UNREADABLE, 0, ""),
    ("b: a treaty", UNREADABLE, 0, ""),
    ("b is not it", UNREADABLE, 0, ""),
    ("b: not that", UNREADABLE, 0, ""),
    ("a handwritten note", UNREADABLE, 0, ""),
    ("99", UNREADABLE, 0, ""),
    ("bb", UNREADABLE, 0, ""),
]
MANY = [
    ("b, d", RIGHT, 1, ""),
    ("d, b", RIGHT, 1, ""),
    ("b d", RIGHT, 1, ""),
    ("bd", RIGHT, 1, ""),
    ("BD", RIGHT, 1, ""),
    ("b and d", RIGHT, 1, ""),
    ("b & d", RIGHT, 1, ""),
    ("b/d", RIGHT, 1, ""),
    ("b;d;", RIGHT, 1, ""),
    ("B) D)", RIGHT, 1, ""),
    ("2, 4", RIGHT, 1, ""),
    ("2 & 4", RIGHT, 1, ""),
    ("ii, iv", RIGHT, 1, ""),
    ("- b\n- d", RIGHT, 1, ""),
    ("b\n\n d\n", RIGHT, 1, ""),
    ("b) a joint statement\nd) a letter", RIGHT, 1, ""),
    ("a joint statement\na letter", RIGHT, 1, ""),
    ("b, b, d, d", RIGHT, 1, ""),
    ("options b and d, please", RIGHT, 1, ""),
    ("b", "partial", 0.5, "some-missing"),
    ("4", "partial", 0.5, "some-missing"),
    ("b, d, a", "partial", 0.5, "some-wrong"),
    ("b, c, d", "partial", 0.6, "named-trap"),
    ("b-d", "partial", 0.6, "named-trap"),
    ("b – d", "partial", 0.6, "named-trap"),
    ("b, a", WRONG, 0, "some-wrong"),
    ("a, c", WRONG, 0, "none-right"),
    ("abcd", WRONG, 0, "too-many"),
    ("a to d", UNREADABLE, 0, ""),
    ("none of these", WRONG, 0, "called-none"),
    ("neither b nor d", UNREADABLE, 0, ""),
    ("all except a", UNREADABLE, 0, ""),
]


@pytest.mark.parametrize(("reply", "status", "credit", "kind"), SINGLE, ids=[repr(c[0]) for c in SINGLE])
def test_one_option_is_right_or_not(reply, status, credit, kind):
    verdict = judged("choice", reply, ONE, TASK)
    assert (verdict.status, verdict.credit, verdict.misconception) == (status, credit, kind)


@pytest.mark.parametrize(("reply", "status", "credit", "kind"), MANY, ids=[repr(c[0]) for c in MANY])
def test_several_options_earn_right_minus_wrong(reply, status, credit, kind):
    verdict = judged("choice", reply, SEVERAL, TASK)
    assert (verdict.status, verdict.credit, verdict.misconception) == (status, credit, kind)


@pytest.mark.parametrize("reply", [case[0] for case in SINGLE + MANY])
def test_no_message_holds_the_right_option(reply):
    assert "joint statement" not in judged("choice", reply, ONE, TASK).message.casefold()
    told = judged("choice", reply, SEVERAL, TASK).message.replace(",", " ").split()
    assert not {"b", "d", "2", "4"} & set(told)


def test_without_the_key_the_options_are_only_read():
    assert judged("choice", "D and b").read_as == "b, d"
    assert judged("choice", "a letter", task=TASK).read_as == "d"
    assert judged("choice", "a letter").status == "unreadable"


def test_a_second_accepted_choice_counts_in_full():
    assert judged("choice", "a, c", "b\nd\n= a, c").credit == 1


def test_a_key_that_is_no_letter_marks_nobody_down():
    assert judged("choice", "b", "a handwritten note").status == "unreadable"


@pytest.mark.parametrize("reply", HOSTILE)
def test_hostile_replies_earn_nothing_or_are_read_as_what_they_are(reply):
    holds_for_any_text("choice", reply, [ONE, SEVERAL])
    assert judged("choice", reply, SEVERAL).credit < 1


WORDS = [
    "a",
    "b",
    "d",
    "1",
    "2",
    "-",
    "–",
    ")",
    "and",
    "or",
    "not",
    "none",
    "\n",
    "iv",
    "joint",
    "statement",
    ":",
    "0",
]


@given(anything(WORDS))
@settings(max_examples=300)
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("choice", reply, [ONE, SEVERAL, "", "none"])
