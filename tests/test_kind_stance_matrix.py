"""A matrix of stances is judged cell by cell; silence is a stance like any other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import read_key
from fourcenturies.questions.kinds.stance_rows import read_stance
from fourcenturies.questions.model import Question
from kind_support import HOSTILE, anything, earns, holds_for_any_text

TRAP = "Those are words that it quotes. Does it say so itself?"
KEY = (
    "Cox: qualifies\nStallard: asserts\nDigest: asserts\nMonitor: silent\n"
    f"= Digest: qualifies\n! Monitor: asserts | 0.4 | {TRAP}"
)
ALL = "Cox: qualifies\nStallard: asserts\nDigest: asserts\nMonitor: silent"
RIGHT, WRONG, UNREADABLE, PART = "correct", "wrong", "unreadable", "partial"


def judged(reply, key=KEY):
    return judge(Question("q-01-01", "stance-matrix"), reply, read_key(key) if key else None)


FULL = [
    ALL,
    ALL.upper(),
    "Monitor: silent\nDigest: asserts\nStallard: asserts\nCox: qualifies",
    ALL.replace(": ", " - "),
    ALL.replace(": ", " – "),
    ALL.replace(": ", " = "),
    ALL.replace(": ", "："),
    ALL.replace(": ", " -> "),
    ALL.replace(": ", " → "),
    ALL.replace(": ", " "),
    ALL.replace("\n", "\n\n"),
    ALL.replace("\n", "; "),
    ALL.replace("\n", ", "),
    "- " + ALL.replace("\n", "\n- "),
    "1. Cox: qualifies\n2. Stallard: asserts\n3. Digest: asserts\n4. Monitor: silent.",
    "| Cox | qualifies |\n| --- | --- |\n| Stallard | asserts |\n| Digest | asserts |\n| Monitor | silent |",
    "LSE: partly\nNew Statesman: says yes\nthe digest: affirms\nMonitor: says nothing",
    "src-lse: partly\nsrc-statesman: yes\nsrc-digest: yes\nsrc-monitor: not mentioned",
    "Friends of Steel: yes, but\nThe world according to Xi: yes\nDigest: partly\nUnited front: silent",
    "Michael Cox: partly\nKatie Stallard: yes\nComplex Alliance: yes\nChristian Science Monitor: silent",
    "Cox: partly because he only reports it\nStallard: yes (¶ 2)\nDigest: yes\nMonitor: silent (nowhere)",
    "Cox: qualifies\nStallard and Digest: asserts\nMonitor: silent",
    "Cox: qualifies\nStallard, Digest: asserts\nMonitor: silent",
    "Cox qualifies it\nStallard asserts it\nThe Digest asserts it\nThe Monitor does not mention it",
    "Cox: отчасти\nStallard: да\nDigest: да\nMonitor: молчит",
    "Cox: 部分\nStallard: 肯定\nDigest: 肯定\nMonitor: 未提及",
    "Cox: qualifies\nCox: partly\nStallard: asserts\nDigest: asserts\nMonitor: silent\nE-IR: asserts",
]
CASES = [
    ("Cox: asserts\nStallard: asserts\nDigest: asserts\nMonitor: silent", PART, 0.75, "wrong-stance"),
    ("Cox: silent\nStallard: silent\nDigest: silent\nMonitor: silent", PART, 0.25, "wrong-stance"),
    ("Cox: qualifies\nStallard: asserts\nDigest: asserts", PART, 0.75, "missing-line"),
    ("Stallard: yes", PART, 0.25, "missing-line"),
    ("Cox: denies\nStallard: denies\nDigest: denies\nMonitor: denies", WRONG, 0, "wrong-stance"),
    (ALL.replace("silent", "asserts"), PART, 0.85, "named-trap"),
    ("Monitor: asserts", PART, 0.1, "named-trap"),
    ("E-IR: asserts", WRONG, 0, "missing-line"),
    (ALL.replace("Cox", "Coxcomb the Great"), PART, 0.75, "missing-line"),
    (ALL.replace("qualifies", "perhaps"), PART, 0.75, "missing-line"),
    (ALL.replace("qualifies", "not silent"), PART, 0.75, "missing-line"),
    (ALL.replace("qualifies", "does not dispute"), PART, 0.75, "missing-line"),
    (ALL.replace("qualifies", "asserts or qualifies"), PART, 0.75, "missing-line"),
    (ALL + "\nCox: asserts", PART, 0.75, "twice"),
    ("asserts", UNREADABLE, 0, ""),
    ("Cox", UNREADABLE, 0, ""),
    ("Cox: perhaps", UNREADABLE, 0, ""),
    ("all: silent", UNREADABLE, 0, ""),
    ("somebody: asserts", UNREADABLE, 0, ""),
    ("Xi Jinping: asserts", WRONG, 0, "missing-line"),
    ("China and Russia: asserts", WRONG, 0, "missing-line"),
    ("steel and iron: asserts", UNREADABLE, 0, ""),
]


@pytest.mark.parametrize("reply", FULL, ids=[repr(reply[:40]) for reply in FULL])
def test_a_right_matrix_is_right_however_it_is_written(reply):
    verdict = judged(reply)
    assert (verdict.status, verdict.credit, verdict.misconception) == (RIGHT, 1, "")


@pytest.mark.parametrize(("reply", "status", "credit", "kind"), CASES, ids=[repr(c[0][:40]) for c in CASES])
def test_each_cell_earns_its_share(reply, status, credit, kind):
    verdict = judged(reply)
    earns(verdict, status, credit, kind, 1 / 2)


@pytest.mark.parametrize("reply", FULL + [case[0] for case in CASES])
def test_the_message_names_sources_and_never_a_stance(reply):
    told = judged(reply).message.replace("asserts, qualifies, disputes and silent", "")
    told = told.partition("Not read:")[0]
    assert not {"qualifies", "asserts", "silent", "disputes", "partly", "nothing"} & set(
        told.strip(".").split()
    )


def test_the_message_counts_and_says_which_source_to_read_again():
    verdict = judged("Cox: disputes\nStallard: asserts\nDigest: asserts\nMonitor: disputes")
    assert verdict.message == "Right: 2 of 4. Guessing earns 2. Read again: Cox, Monitor."


def test_what_is_told_of_one_source_names_it():
    told = judged("Cox: qualifies\nStallard: asserts\nDigest: asserts\nMonitor: asserts").message
    assert told.partition("Read again: Monitor.")[2].startswith(" Monitor: ")


def test_a_line_that_cannot_be_read_is_shown():
    assert "“Digest: perhaps”" in judged(ALL.replace("Digest: asserts", "Digest: perhaps")).message
    assert "Digest" in judged("Cox: silent\nDigest: perhaps", None).message


def test_experts_can_hold_stances_too():
    key = "Radchenko: asserts\nSnow: silent"
    assert judged("Sergey Radchenko: yes\nPhilip Snow: says nothing", key).credit == 1


def test_without_the_key_the_stances_are_only_read():
    verdict = judged("Cox: partly\nthe digest says nothing", None)
    assert (verdict.status, verdict.read_as) == ("read", "Cox: qualifies; the digest: silent")


def test_a_key_without_stances_marks_nobody_down():
    assert judged(ALL, "somebody").status == UNREADABLE


@pytest.mark.parametrize(
    "word", ["perhaps", "not silent", "yes or no", "", "does not deny", "asserts and denies"]
)
def test_what_is_no_stance_is_not_guessed(word):
    assert read_stance(word) == ""


@pytest.mark.parametrize("reply", HOSTILE)
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("stance-matrix", reply, [KEY])
    assert judged(reply).credit == 0


WORDS = [
    "Cox",
    "Stallard",
    ":",
    "-",
    "asserts",
    "silent",
    "says",
    "nothing",
    "\n",
    ";",
    ",",
    "and",
    "not",
    "|",
    "Xi",
]


@given(anything(WORDS))
@settings(max_examples=300)
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("stance-matrix", reply, [KEY, ""])
