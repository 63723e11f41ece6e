"""A bracket is judged end by end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from kind_support import HOSTILE, anything, holds_for_any_text, judged

KEY = (
    "earliest: 1656\nlatest: 1735\n= latest: 1736\n! latest: 1689 | 0.2 | Another source goes on after that."
)
RIGHT, SOME, WRONG, UNREADABLE = "correct", "partial", "wrong", "unreadable"

CASES = [
    ("earliest: 1656\nlatest: 1735", RIGHT, 1, ""),
    ("Earliest = 1656\nLatest = 1735", RIGHT, 1, ""),
    ("earliest - 1656\nlatest - 1735", RIGHT, 1, ""),
    ("earliest：1656\nlatest：1735", RIGHT, 1, ""),
    ("latest: 1735\nearliest: 1656", RIGHT, 1, ""),
    ("- earliest: 1656.\n\n- latest: 1735.", RIGHT, 1, ""),
    ("earliest: 1656 / latest: 1735", RIGHT, 1, ""),
    ("earliest: 1656, latest: 1735", RIGHT, 1, ""),
    ("earliest: 1656; latest: 1735", RIGHT, 1, ""),
    ("earliest 1656\nlatest 1735", RIGHT, 1, ""),
    ("between 1656 and 1735", RIGHT, 1, ""),
    ("from 1656 to 1735", RIGHT, 1, ""),
    ("1656/1735", RIGHT, 1, ""),
    ("1656-1735", RIGHT, 1, ""),
    ("1656–1735", RIGHT, 1, ""),
    ("1656 to 1735", RIGHT, 1, ""),
    ("1656\n1735", RIGHT, 1, ""),
    ("earliest: 1656\nlatest: 1736", RIGHT, 1, ""),
    ("earliest: 1656\nlatest: 1689", SOME, 0.6, "some-wrong"),
    ("earliest: 1656\nlatest: 1999", SOME, 0.5, "some-wrong"),
    ("earliest: 1500\nlatest: 1735", SOME, 0.5, "some-wrong"),
    ("earliest: 1656", SOME, 0.5, "one-end"),
    ("latest: 1735", SOME, 0.5, "one-end"),
    ("earliest: 1656\nlatest: soon", UNREADABLE, 0, ""),
    ("earliest: 1735\nlatest: 1656", WRONG, 0, "swapped-ends"),
    ("earliest: 1500\nlatest: 1999", WRONG, 0, "some-wrong"),
    ("earliest: soon", UNREADABLE, 0, ""),
    ("earliest: 1656\nearliest: 1700", UNREADABLE, 0, ""),
    ("The first begins later (1656, ¶ 2), and the other ends in the year 1735.", RIGHT, 1, ""),
    ("Самый ранний год: 1656, самый поздний: 1735.", RIGHT, 1, ""),
    (", ".join(map(str, range(1656, 1736))), RIGHT, 1, ""),
    ("before 1656 and after 1735", UNREADABLE, 0, ""),
    ("One text has about 1656 (¶ 2), and the other has 1735 in its last line.", UNREADABLE, 0, ""),
    ("1656 or 1735", UNREADABLE, 0, ""),
    ("1656", UNREADABLE, 0, ""),
    ("no idea at all", UNREADABLE, 0, ""),
]


@pytest.mark.parametrize(("reply", "status", "credit", "kind"), CASES, ids=[repr(c[0]) for c in CASES])
def test_each_end_earns_half(reply, status, credit, kind):
    verdict = judged("bracket", reply, KEY)
    assert (verdict.status, verdict.misconception) == (status, kind)
    assert verdict.credit == pytest.approx(credit)


@pytest.mark.parametrize("reply", [case[0] for case in CASES])
def test_no_message_holds_an_end(reply):
    message = judged("bracket", reply, KEY).message
    assert not any(year in message for year in ("1656", "1735", "1736"))


def test_an_interval_is_a_key():
    assert judged("bracket", "earliest: 1656\nlatest: 1735", "1656/1735").credit == 1


def test_without_the_key_the_ends_are_only_read():
    assert judged("bracket", "between 1656 and 1735").read_as == "earliest: 1656; latest: 1735"


@pytest.mark.parametrize("reply", [*HOSTILE, "latest: 1\n" * 5000, "x" * 1_000_000])
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("bracket", reply, [KEY])
    assert judged("bracket", reply, KEY).credit == 0


WORDS = ["earliest", "latest", ":", "/", "between", "and", "to", "\n", "1656", "1735", "-", "–", "not stated"]


@given(anything(WORDS))
@settings(max_examples=300)
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("bracket", reply, [KEY, "", "1656/1735"])
