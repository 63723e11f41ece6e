"""A commitment is a first guess: readable is done, and what came out is told to calibration alone."""

from __future__ import annotations

import pytest
from hypothesis import given

from kind_support import HOSTILE, anything, holds_for_any_text, judged, read_alike

OPTIONS = ("a: Cox's", "b: Stallard's", "c: neither", "d: both")
RIGHT_KEYS = {
    "choice": "d",
    "number": "8",
    "date": "1950-01-02",
    "attribution": "Mao Zedong",
    "word": "friendship",
}

CASES = [
    ("choice", "d", "read", 1.0),
    ("choice", "both", "read", 1.0),
    ("choice", "d, sure: 70 %", "read", 1.0),
    ("choice", "b\nsure: 40", "read", 0.0),
    ("choice", "b because it is older", "read", 0.0),
    ("choice", "a or b", "unreadable", None),
    ("number", "8 days", "read", 1.0),
    ("number", "17", "read", 0.0),
    ("number", "восемь", "read", 1.0),
    ("number", "many", "unreadable", None),
    ("date", "2 January 1950", "read", 1.0),
    ("date", "2. Januar 1950", "read", 1.0),
    ("date", "January 1950", "read", 0.0),
    ("attribution", "毛泽东", "read", 1.0),
    ("attribution", "Stalin", "read", 0.0),
    ("word", "Friendship", "read", 1.0),
    ("word", "a partnership, I think", "read", 0.0),
    ("word", "?!", "unanswered", None),
    ("word", "x" * 300, "unreadable", None),
    ("word", "...", "unanswered", None),
]


@pytest.mark.parametrize(
    ("first", "reply", "status", "share"), CASES, ids=[f"{c[0]}-{c[1]!r}" for c in CASES]
)
def test_a_guess_is_noted_and_earns_nothing(first, reply, status, share):
    public = {"first": first, "items": OPTIONS if first == "choice" else ()}
    verdict = judged("commit", reply, RIGHT_KEYS[first], **public)
    assert (verdict.status, verdict.credit, verdict.share) == (status, 0, share)
    assert judged("commit", reply, None, **public).share is None
    read_alike("commit", reply, [RIGHT_KEYS[first]], **public)


def test_items_make_it_a_choice_and_without_them_a_word_does():
    assert judged("commit", "c", items=OPTIONS).read_as == "c"
    assert judged("commit", "c").read_as == "c"
    assert judged("commit", "the king", items=OPTIONS).status == "unreadable"


def test_where_nothing_settles_it_no_guess_is_right_or_wrong():
    assert judged("commit", "d", "open", items=OPTIONS).share is None


@pytest.mark.parametrize("reply", HOSTILE)
@pytest.mark.parametrize("first", RIGHT_KEYS)
def test_hostile_guesses_harm_nothing(first, reply):
    holds_for_any_text("commit", reply, [RIGHT_KEYS[first], "open", ""], first=first)


@given(anything(["a", "b", "sure:", "70", "%", "\n", "or", "not"]))
def test_any_text_gets_a_verdict_and_is_read_alike(reply):
    read_alike("commit", reply, ["d", "open"], items=OPTIONS)
