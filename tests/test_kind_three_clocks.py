"""Three clocks are judged one by one, and a swap is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from kind_support import HOSTILE, anything, earns, holds_for_any_text, judged

KEY = """happened: 1689
said: not stated
published: 2023-05-17
= published: 2023-05-18
! happened: 1858 | 0.3 | That is a later treaty."""
RIGHT, SOME, WRONG, UNREADABLE = "correct", "partial", "wrong", "unreadable"
THIRD = 1 / 3

CASES = [
    ("happened: 1689\nsaid: not stated\npublished: 17 May 2023", RIGHT, 1, ""),
    ("Happened = 1689\nSaid = unknown\nPublished = May 17, 2023", RIGHT, 1, ""),
    ("happened - 1689\nsaid - not stated\npublished - 2023-05-17", RIGHT, 1, ""),
    ("happened – 1689\nsaid – undated\npublished – 17.V.2023", RIGHT, 1, ""),
    ("happened：1689\nsaid：not stated\npublished：2023年5月17日", RIGHT, 1, ""),
    ("1. happened: 1689\n2. said: not stated\n3. published: 17 May 2023", RIGHT, 1, ""),
    ("- happened: 1689.\n\n- said: not stated.\n- published: 17 May 2023.", RIGHT, 1, ""),
    ("published: 17 May 2023\nhappened: 1689\nsaid: not stated", RIGHT, 1, ""),
    ("happened: 1689; said: not stated; published: 17 May 2023", RIGHT, 1, ""),
    ("1689\nnot stated\n17 May 2023", RIGHT, 1, ""),
    ("1. 1689\n2. not stated\n3. 17 May 2023", RIGHT, 1, ""),
    ("event: 1689\nstatement: not stated\npublication: 17 May 2023", RIGHT, 1, ""),
    ("it happened in 1689\nit was said: not stated\nit was published on 17 May 2023", RIGHT, 1, ""),
    ("happened: 1689\nsaid: not stated\npublished: 18 May 2023", RIGHT, 1, ""),
    ("happened: 1689\nsaid: not stated\npublished: May 2023", SOME, 2.8 / 3, "some-wrong"),
    ("happened: 1689\nsaid: not stated\npublished: 2023", SOME, 2.7 / 3, "some-wrong"),
    ("happened: 1858\nsaid: not stated\npublished: 17 May 2023", SOME, 2.3 / 3, "some-wrong"),
    ("happened: 1689\nsaid: 2020\npublished: 17 May 2023", SOME, 2 * THIRD, "some-wrong"),
    ("happened: 1689\nsaid: not stated", SOME, 2 * THIRD, "some-missing"),
    ("happened: 1689", SOME, THIRD, "some-missing"),
    ("happened: 1689\nsaid: 17 May 2023\npublished: not stated", SOME, THIRD, "swapped-clocks"),
    ("happened: 17 May 2023\nsaid: not stated\npublished: 1689", SOME, THIRD, "swapped-clocks"),
    ("happened: 1689\nsaid: 1689\npublished: 17 May 2023", SOME, 2 * THIRD, "swapped-clocks"),
    ("happened: 1689\nsaid: soon\npublished: 17 May 2023", UNREADABLE, 0, ""),
    ("happened: 1900\nsaid: 1950\npublished: 1999", WRONG, 0, "some-wrong"),
    ("happened: not stated", WRONG, 0, "some-wrong"),
    ("1689, not stated, 17 May 2023", RIGHT, 1, ""),
    ("1689, not stated, May 17, 2023", RIGHT, 1, ""),
    ("happened: 1689, said: not stated, published: May 17, 2023", RIGHT, 1, ""),
    ("happened 1689, said not stated and published 17 May 2023", RIGHT, 1, ""),
    ("17 May 2023, not stated, 1689", SOME, THIRD, "swapped-clocks"),
    ("1689, not stated", UNREADABLE, 0, ""),
    ("1689, 1858, 1860, 2023", UNREADABLE, 0, ""),
    ("9 May, not stated, 2023", UNREADABLE, 0, ""),
    ("happened: soon", UNREADABLE, 0, ""),
    ("1689", UNREADABLE, 0, ""),
    ("1689\n2023", UNREADABLE, 0, ""),
    ("happened: 1689\nhappened: 1858", UNREADABLE, 0, ""),
    ("I cannot tell the time", UNREADABLE, 0, ""),
    ("...", "unanswered", 0, ""),
]


@pytest.mark.parametrize(("reply", "status", "credit", "kind"), CASES, ids=[repr(c[0]) for c in CASES])
def test_each_clock_earns_a_third(reply, status, credit, kind):
    verdict = judged("three-clocks", reply, KEY)
    earns(verdict, status, credit, kind, 1 / 3)


@pytest.mark.parametrize("reply", [case[0] for case in CASES])
def test_no_message_holds_a_right_time(reply):
    message = judged("three-clocks", reply, KEY).message
    assert not any(year in message for year in ("1689", "2023", "17 May"))


def test_a_trap_gives_its_message_to_its_clock():
    reply = "happened: 1858\nsaid: not stated\npublished: 17 May 2023"
    assert "“happened”: That is a later treaty." in judged("three-clocks", reply, KEY).message


def test_without_the_key_the_clocks_are_only_read():
    verdict = judged("three-clocks", "happened: 1689\nsaid: unknown")
    assert (verdict.status, verdict.read_as) == ("read", "happened: 1689; said: not stated")
    assert judged("three-clocks", "happened: soon").status == "unreadable"


def test_a_key_without_three_clocks_marks_nobody_down():
    assert judged("three-clocks", "happened: 1689", "happened: 1689").status == "unreadable"


@pytest.mark.parametrize("reply", [*HOSTILE, "said: 1\n" * 5000, "x" * 1_000_000])
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("three-clocks", reply, [KEY])
    assert judged("three-clocks", reply, KEY).credit == 0


WORDS = [
    "happened",
    "said",
    "published",
    ":",
    "=",
    ";",
    "\n",
    "\n",
    "1689",
    "May",
    "2023",
    "not stated",
    "or",
    "17",
]


@given(anything(WORDS))
@settings(max_examples=300)
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("three-clocks", reply, [KEY, "", "1689\n1700\n1800"])
