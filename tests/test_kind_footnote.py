"""A footnote is author, outlet and date, each of them perhaps "not stated"; order and signs are forgiven."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from kind_support import HOSTILE, anything, holds_for_any_text, judged, read_alike

ONE = """Philip Snow | org-new-statesman | 2023-04-19
= outlet: The New Statesman
! author: Mao Zedong | 0.2 | He is told of."""
TEXTS = ("a: Snow", "b: the digest", "c: the letter")
THREE = """a: Philip Snow | org-new-statesman | 2023-04-19
b: not stated | not stated | not stated
c: not stated | org-new-statesman | not stated
! b author: Mao Zedong | 0 | He is quoted. | quoted"""
ALL = (
    "a: Philip Snow | New Statesman | 19 April 2023\nb: not stated | not stated | not stated\n"
    "c: not stated | New Statesman | not stated"
)
NONE = "not stated | not stated | not stated"
RIGHT, PARTLY, WRONG, UNREADABLE = "correct", "partial", "wrong", "unreadable"

SINGLE = [
    ("Philip Snow | New Statesman | 19 April 2023", RIGHT, 1),
    ("Philip Snow, New Statesman, 19 April 2023", RIGHT, 1),
    ("Philip Snow, New Statesman, April 19, 2023", RIGHT, 1),
    ("Philip Snow; New Statesman; 19.4.2023", RIGHT, 1),
    ("Philip Snow\nNew Statesman\n19 April 2023", RIGHT, 1),
    ("19 April 2023 | New Statesman | Philip Snow", RIGHT, 1),
    ("New Statesman, Philip Snow, 19 April 2023", RIGHT, 1),
    ("date: 19 April 2023\nauthor: Snow\noutlet: New Statesman", RIGHT, 1),
    ("author: Snow; outlet: New Statesman; date: 2023-04-19", RIGHT, 1),
    ("- Philip Snow\n- New Statesman\n- 19. April 2023", RIGHT, 1),
    ("Snow | New Statesman | le 19 avril 2023", RIGHT, 1),
    ("Snow | New Statesman | 2023年4月19日", RIGHT, 1),
    ("Snow | New Statesman | April 2023", PARTLY, 2.8 / 3),
    ("Snow | New Statesman", PARTLY, 2 / 3),
    ("Snow", PARTLY, 1 / 3),
    ("not stated | New Statesman | 19 April 2023", PARTLY, 2 / 3),
    ("Mao | New Statesman | 19 April 2023", PARTLY, 2.2 / 3),
    ("not stated", WRONG, 0),
    (NONE, WRONG, 0),
    ("Snow | New Statesman | 19 April 2023 | page 4", UNREADABLE, 0),
    ("hello", UNREADABLE, 0),
    ("not stated, 2023", UNREADABLE, 0),
    ("Snow | Mao | 2023", UNREADABLE, 0),
    ("...", "unanswered", 0),
]
SEVERAL = [
    (ALL, RIGHT, 1),
    (ALL.replace(" | ", ", "), RIGHT, 1),
    (ALL.replace("a:", "Snow:").replace("b:", "Digest:").replace("c:", "the letter:"), RIGHT, 1),
    (ALL.replace("a: ", "").replace("b: ", "").replace("c: ", ""), RIGHT, 1),
    (ALL.replace("a:", "1.").replace("b:", "2.").replace("c:", "3."), RIGHT, 1),
    (ALL.replace("b: not stated | not stated | not stated", "b: not stated"), RIGHT, 1),
    (ALL.replace(":", ""), RIGHT, 1),
    (ALL.replace("\n", "; "), RIGHT, 1),
    (ALL.replace(" | ", "; ").replace("\n", "; "), RIGHT, 1),
    (ALL.replace("\n", "; ").replace("b: not stated", "b: Mao"), PARTLY, 0.75),
    (ALL.replace(NONE, "no author | no paper | no date"), RIGHT, 1),
    *(
        (ALL.replace("not stated", none), RIGHT, 1)
        for none in ("-", "–", "ns", "n.s.", "n/a", "nothing", "none")
    ),
    (ALL.replace("c: not stated | New", "c: no author | published by New").replace(" | ", ", "), RIGHT, 1),
    (
        ALL.replace("a: ", "a: by ")
        .replace("| New", "| published in New")
        .replace("| 19", "| published on 19"),
        RIGHT,
        1,
    ),
    (ALL.replace(NONE, "none").replace(" | ", ", "), RIGHT, 1),
    (ALL.replace(NONE, "keine Angabe | keine Angabe | ohne Datum"), RIGHT, 1),
    (ALL.replace("b: not stated", "b: Mao"), PARTLY, 0.75),
    ("\n".join(f"{letter}: {NONE}" for letter in "abc"), WRONG, 0),
    ("\n".join([NONE] * 3), WRONG, 0),
    ("a: Philip Snow | New Statesman | 19 April 2023", WRONG, 0),
    (NONE, UNREADABLE, 0),
    (ALL + "\na: Mao | not stated | 2023", UNREADABLE, 0),
]


@pytest.mark.parametrize(("reply", "status", "credit"), SINGLE, ids=[repr(c[0]) for c in SINGLE])
def test_each_part_of_a_footnote_earns_its_share(reply, status, credit):
    verdict = judged("footnote", reply, ONE)
    assert verdict.status == status
    assert verdict.credit == pytest.approx(credit, abs=0.001)


@pytest.mark.parametrize(("reply", "status", "credit"), SEVERAL, ids=[repr(c[0]) for c in SEVERAL])
def test_of_several_footnotes_not_stated_everywhere_earns_nothing(reply, status, credit):
    verdict = judged("footnote", reply, THREE, items=TEXTS)
    assert verdict.status == status
    assert verdict.credit == pytest.approx(credit, abs=0.001)


@pytest.mark.parametrize("case", SINGLE + SEVERAL, ids=lambda case: repr(case[0]))
def test_a_footnote_is_read_alike_with_the_key_and_without(case):
    read_alike("footnote", case[0], [ONE])
    read_alike("footnote", case[0], [THREE], items=TEXTS)


def test_a_message_tells_where_to_look_and_what_guessing_earns():
    verdict = judged("footnote", ALL.replace("b: not stated", "b: Mao"), THREE, items=TEXTS)
    assert (
        "Right: 8 of 9. Guessing earns 5. Look again at the author of “b”. He is quoted." in verdict.message
    )
    assert verdict.misconception == "quoted"
    assert "Snow" not in verdict.message


def test_what_is_missing_is_told_before_marking():
    assert judged("footnote", "a: Snow", items=TEXTS).message == "Noted. No footnote yet for: b, c."


@pytest.mark.parametrize("reply", [*HOSTILE, "a | b\n" * 5000, "x" * 1_000_000, "| " * 190])
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("footnote", reply, [ONE])
    holds_for_any_text("footnote", reply, [THREE], items=TEXTS)
    assert judged("footnote", reply, ONE).credit == 0


WORDS = ["Snow", "Mao", "|", "|", ",", "\n", "a:", "b:", "not stated", "2023", "19 April", "New Statesman", "date:",
         "or", "author:"]  # fmt: skip


@given(anything(WORDS))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_a_verdict_and_is_read_alike(reply):
    holds_for_any_text("footnote", reply, [ONE, "", "x"])
    read_alike("footnote", reply, [ONE])
    read_alike("footnote", reply, [THREE], items=TEXTS)
