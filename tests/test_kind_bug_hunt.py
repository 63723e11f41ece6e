"""A bug hunt counts hits, and false alarms cost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from fourcenturies.questions.kinds.bug_hunt import MESSAGES
from kind_support import HOSTILE, anything, holds_for_any_text, judged

KEY = "b\nd, e\ng\n! c | 0.1 | That one is odd, but the record bears it out."
RIGHT, WRONG, UNREADABLE = "correct", "wrong", "unreadable"
CASES = [
    ("b, d, e, g", RIGHT, 1, ""),
    ("g e d b", RIGHT, 1, ""),
    ("B D E G", RIGHT, 1, ""),
    ("bdeg", RIGHT, 1, ""),
    ("2, 4, 5, 7", RIGHT, 1, ""),
    ("2. 4. 5. 7.", RIGHT, 1, ""),
    ("Statements 2, 4, 5 and 7", RIGHT, 1, ""),
    ("nos. 2, 4–5, 7", RIGHT, 1, ""),
    ("b, d-e, g", RIGHT, 1, ""),
    ("- b\n- d\n- e\n- g", RIGHT, 1, ""),
    ("b: the treaty came later\nd: he did not say it\ne: another man\ng: no such visit", RIGHT, 1, ""),
    ("b, d, e and g are wrong", RIGHT, 1, ""),
    ("b is false\nd is false\ne is false\ng is false", RIGHT, 1, ""),
    ("ii, iv, v, vii", RIGHT, 1, ""),
    ("b, d, e, g because the record says otherwise", RIGHT, 1, ""),
    ("b", "partial", 0.25, "missed"),
    ("b, g", "partial", 0.5, "missed"),
    ("b, d, e", "partial", 0.75, "missed"),
    ("b, d, e, g, a", "partial", 0.75, "false-alarm"),
    ("b, d, e, g, a, f", "partial", 0.5, "false-alarm"),
    ("b, d, a", "partial", 0.25, "missed-and-false-alarm"),
    ("b, a", WRONG, 0, "missed-and-false-alarm"),
    ("a, b, c, f", WRONG, 0, "missed-and-false-alarm"),
    ("a-h", WRONG, 0, "false-alarm"),
    ("a, f", WRONG, 0, "nothing-found"),
    ("c", "partial", 0.1, "named-trap"),
    ("3", "partial", 0.1, "named-trap"),
    ("none", WRONG, 0, "called-none"),
    ("None of the statements.", WRONG, 0, "called-none"),
    ("b, d, e and g are wrong. The others (a, c, f) can stand.", RIGHT, 1, ""),
    ("g (1991), b, d and e. I was in doubt about c, but it fits.", RIGHT, 1, ""),
    ("g, b, d and e. I was in doubt about c, but I take it too.", "partial", 0.75, "false-alarm"),
    ("b, d, e and g, and I am not sure about c", "partial", 0.75, "false-alarm"),
    ("all of them", UNREADABLE, 0, ""),
    ("b or d", UNREADABLE, 0, ""),
    ("not b", UNREADABLE, 0, ""),
    ("all but a", UNREADABLE, 0, ""),
    ("b: true", UNREADABLE, 0, ""),
    ("a: fine\nb: wrong", "partial", 0.25, "missed"),
    ("a is right, b is wrong", "partial", 0.25, "missed"),
    ("the one about the treaty", UNREADABLE, 0, ""),
    ("1860", UNREADABLE, 0, ""),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "status", "credit", "kind"), CASES, ids=[repr(c[0]) for c in CASES])
def test_hits_count_and_false_alarms_cost(reply, status, credit, kind):
    verdict = judged("bug-hunt", reply, KEY)
    assert (verdict.status, verdict.credit, verdict.misconception) == (status, credit, kind)


@pytest.mark.parametrize("reply", [case[0] for case in CASES])
def test_no_message_holds_a_statement_that_is_contradicted(reply):
    told = judged("bug-hunt", reply, KEY).message.replace(",", " ").split()
    assert not {"b", "d", "e", "g", "2", "4", "5", "7"} & set(told)


def test_a_false_alarm_that_is_named_explains_itself_beside_hits():
    assert "bears it out" in " ".join(judged("bug-hunt", "b, c", KEY).later)
    assert "bears it out" not in " ".join(judged("bug-hunt", "b, a", KEY).later)


def test_no_message_names_an_innocent_line_before_the_third_try():
    every = judged("bug-hunt", "a, b, c, d, e, g", KEY)
    assert every.message == MESSAGES["false-alarm"]
    assert "bears it out" in " ".join(every.later)


def test_nothing_may_be_contradicted_at_all():
    assert judged("bug-hunt", "none", "none").credit == 1
    verdict = judged("bug-hunt", "a", "none")
    assert (verdict.credit, verdict.misconception) == (0, "over-cautious")


def test_without_the_key_the_statements_are_only_read():
    assert judged("bug-hunt", "4 and 2").read_as == "2, 4"
    assert judged("bug-hunt", "none").read_as == "none"


@pytest.mark.parametrize("reply", HOSTILE)
def test_hostile_replies_earn_no_full_credit(reply):
    holds_for_any_text("bug-hunt", reply, [KEY])
    assert judged("bug-hunt", reply, KEY).credit < 1


WORDS = [
    "a",
    "b",
    "c",
    "d",
    "e",
    "g",
    "7",
    ":",
    "-",
    ")",
    "wrong",
    "true",
    "none",
    "because",
    "\n",
    "x",
    "all",
]


@given(anything(WORDS))
@settings(max_examples=300)
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("bug-hunt", reply, [KEY, "none", ""])
