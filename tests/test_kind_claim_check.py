"""A claim check asks of each line whether it stands, is contradicted, or is not shown; chance earns nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from fourcenturies.questions.kinds.claim_check import MEANING
from fourcenturies.questions.kinds.claim_labels import label_of
from kind_support import HOSTILE, anything, holds_for_any_text, judged, read_alike

CLAIMS = ("a: steel is Xi's", "b: nine came home", "c: both are late", "d: the first was earlier", "e: one told both",
          "f: all print it")  # fmt: skip
KEY = """a: stands
b: contradicted
c: stands
d: not shown
e: not shown
f: contradicted
= d: stands
! e: stands | 0 | Who says so?"""
RIGHT, PARTLY, WRONG, UNREADABLE = "correct", "partial", "wrong", "unreadable"
ALL = "a: stands\nb: contradicted\nc: stands\nd: not shown\ne: not shown\nf: contradicted"

CASES = [
    (ALL, RIGHT, 1, ""),
    (ALL.replace("d: not shown", "d: stands"), RIGHT, 1, ""),
    ("A) true\nB) false\nC) right\nD) unproved\nE) nobody says so\nF) wrong", RIGHT, 1, ""),
    ("a true\nb false\nc true\nd unproven\ne cannot tell\nf wrong", RIGHT, 1, ""),
    ("a: yes (Cox, ¶ 3)\nb: no, because of 2022\nc: borne out\nd: not stated\ne: unknown\nf: ruled out", RIGHT, 1, ""),
    ("stands: a, c\ncontradicted: b, f\nnot shown: d, e", RIGHT, 1, ""),
    ("stands: a, c; contradicted: b, f; not shown: d, e", RIGHT, 1, ""),
    ("a and c stand, b and f are contradicted, d and e are not shown", RIGHT, 1, ""),
    ("Claims a and c stand. Claims b and f are contradicted. Claims d and e are not shown.", RIGHT, 1, ""),
    ("Claims a, c stand. Claims d and e are unproved. Claim b is wrong, because nine left. And claim f is wrong",
     RIGHT, 1, ""),
    (". ".join(f"Sentence {line.replace(': ', ' is ').replace('is stands', 'stands')}" for line in ALL.split("\n")),
     RIGHT, 1, ""),
    ("The claims a and c stand; the claims b and f are wrong; the claims d and e are unproved", RIGHT, 1, ""),
    ("Claims a and c stand. Claims b and d are contradicted. Claims e and f are not shown.", PARTLY, 1 / 3,
     "contradicted-not-shown"),
    ("a: stnads\nb: contradictd\nc: stands\nd: unprovn\ne: not shwon\nf: contradicted", RIGHT, 1, ""),
    ("a, c stand; b, f are false; d, e not shown", RIGHT, 1, ""),
    ("a: true, b: false, c: true, d: unproved, e: unproved, f: false", RIGHT, 1, ""),
    ("S C S N N C", RIGHT, 1, ""),
    ("true\nfalse\ntrue\nunproved\nunproved\nfalse", RIGHT, 1, ""),
    ("1. true\n2. false\n3. true\n4. unknown\n5. unknown\n6. false", RIGHT, 1, ""),
    ("- a: S\n- b: C\n- c: S\n- d: N\n- e: N\n- f: C", RIGHT, 1, ""),
    ("a: ✓\nb: ✗\nc: ✓\nd: N\ne: N\nf: ✗", RIGHT, 1, ""),
    (ALL + "\nsure: 5 of 6", RIGHT, 1, ""),
    ("a: richtig\nb: falsch\nc: stimmt\nd: nicht belegt\ne: unbekannt\nf: widerlegt", RIGHT, 1, ""),
    ("a: vrai\nb: faux\nc: confirmé\nd: non démontré\ne: inconnu\nf: réfuté", RIGHT, 1, ""),
    ("a: verdadero\nb: falso\nc: cierto\nd: no demostrado\ne: desconocido\nf: refutado", RIGHT, 1, ""),
    ("a) верно\nb) неверно\nc) да\nd) не доказано\ne) неясно\nf) нет", RIGHT, 1, ""),
    ("a: 对\nb: 错\nc: 正确\nd: 没有证据\ne: 未知\nf: 错误", RIGHT, 1, ""),
    ("\n".join(f"{letter}: stands" for letter in "abcdef"), WRONG, 0, "stands-contradicted"),
    ("\n".join(f"{letter}: contradicted" for letter in "abcdef"), WRONG, 0, "contradicted-stands"),
    ("\n".join(f"{letter}: not shown" for letter in "abcdef"), WRONG, 0, "not-shown-stands"),
    (ALL.replace("a: stands", "a: contradicted"), PARTLY, 2 / 3, "contradicted-stands"),
    (ALL.replace("a: stands", "a: not shown"), PARTLY, 2 / 3, "not-shown-stands"),
    (ALL.replace("b: contradicted", "b: not shown"), PARTLY, 2 / 3, "not-shown-contradicted"),
    (ALL.replace("e: not shown", "e: contradicted"), PARTLY, 2 / 3, "contradicted-not-shown"),
    (ALL.replace("\nf: contradicted", ""), PARTLY, 2 / 3, "missing"),
    ("a: true\nb: true", WRONG, 0, "stands-contradicted"),
    ("a: true or false\nb: no", UNREADABLE, 0, ""),
    ("a: maybe", UNREADABLE, 0, ""),
    ("a: not contradicted", UNREADABLE, 0, ""),
    ("a: true\na: false", UNREADABLE, 0, ""),
    ("g: true", UNREADABLE, 0, ""),
    ("a: stands, b", UNREADABLE, 0, ""),
    ("everything is fine here", UNREADABLE, 0, ""),
    ("...", "unanswered", 0, ""),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "status", "credit", "kind"), CASES, ids=[repr(c[0]) for c in CASES])
def test_each_line_counts_and_chance_is_taken_off(reply, status, credit, kind):
    verdict = judged("claim-check", reply, KEY, items=CLAIMS)
    assert (verdict.status, verdict.misconception) == (status, kind)
    assert verdict.credit == pytest.approx(credit)


@pytest.mark.parametrize("reply", [case[0] for case in CASES], ids=repr)
def test_a_claim_check_is_read_alike_with_the_key_and_without(reply):
    read_alike("claim-check", reply, [KEY, ALL], items=CLAIMS)


def test_the_card_tells_how_many_stand_and_what_guessing_earns():
    message = judged("claim-check", ALL.replace("a: stands", "a: no"), ALL, items=CLAIMS).message
    assert message.startswith("Right: 5 of 6. Guessing earns 2. ")
    assert message.endswith(MEANING)


def test_no_line_is_named_before_the_third_try():
    verdict = judged("claim-check", ALL.replace("e: not shown", "e: stands"), KEY, items=CLAIMS)
    assert "“" not in verdict.message
    assert verdict.later == ("Look again at: e.", "On “e”: Who says so?")
    assert verdict.share == pytest.approx(5 / 6, abs=0.001)


def test_a_line_without_a_label_is_told_before_marking():
    assert (
        judged("claim-check", "a: true\nb: no", items=CLAIMS).message
        == "Noted. No label yet for: c, d, e, f."
    )


def test_a_key_that_is_none_marks_nobody_down():
    assert judged("claim-check", "a: true", "perhaps", items=CLAIMS).status == UNREADABLE


WORDINGS = [
    ("it holds up", "stands"), ("that is true", "stands"), ("Right!", "stands"), ("true, see card 2", "stands"),
    ("not true", "contradicted"), ("wrong - 17 February", "contradicted"), ("excluded by the card", "contradicted"),
    ("does not stand", "contradicted"), ("no one says so", "not shown"), ("not stated", "not shown"),
    ("it is not shown by any", "not shown"), ("nobody shows it", "not shown"), ("not wrong", ""), ("true; false", ""),
    ("true, but not shown", ""), ("stands / not shown", ""), ("banana", ""), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label"), WORDINGS, ids=[repr(w[0]) for w in WORDINGS])
def test_a_label_is_known_by_ordinary_words(text, label):
    assert label_of(text) == label


@pytest.mark.parametrize("reply", [*HOSTILE, "a: b\n" * 5000, "x" * 1_000_000, "a: " * 190])
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("claim-check", reply, [KEY], items=CLAIMS)
    assert judged("claim-check", reply, KEY, items=CLAIMS).credit == 0


WORDS = ["a", "b", "c", "f", "z", ":", "-", ";", ",", "\n", "\n", "true", "false", "not shown", "not", "or", "stands",
         "and", "are", "nobody says so", "because"]  # fmt: skip


@given(anything(WORDS))
@settings(max_examples=300)
def test_any_text_gets_a_verdict_and_is_read_alike(reply):
    holds_for_any_text("claim-check", reply, [KEY, "", "a:"], items=CLAIMS)
    read_alike("claim-check", reply, [KEY], items=CLAIMS)
