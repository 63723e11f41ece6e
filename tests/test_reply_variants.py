"""Replies in many wordings, right ones and wrong ones, each as a teacher would mark it: one table for what is general.

`about` names what a row is for: slips of typing, silence in six languages and what turns it round, names in free
sentences, and dates, numbers, choices and tables told in sentences.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fourcenturies.questions.judge import judge
from test_written_replies import course

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "reply_variants.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("about", sorted({row["about"] for row in ROWS}))
def test_a_right_wording_earns_all_and_a_wrong_one_does_not(about: str) -> None:
    told = []
    for row in ROWS:
        question, key = course()[row["question"]]
        verdict = judge(question, row["reply"], key)
        if row["about"] == about and (verdict.credit >= 1) != row["right"]:
            told.append((row["question"], row["reply"], verdict.status, verdict.message))
    assert told == []


def test_a_wording_is_read_alike_with_the_key_and_without() -> None:
    told = []
    for row in ROWS:
        question, key = course()[row["question"]]
        keyed, keyless = judge(question, row["reply"], key), judge(question, row["reply"])
        same = (keyed.status == "unreadable") == (keyless.status == "unreadable")
        if not same or (keyed.status != "unreadable" and keyed.read_as != keyless.read_as):
            told.append((row["question"], row["reply"], keyed.status, keyed.read_as, keyless.read_as))
    assert told == []


def test_each_kind_of_wording_has_right_ones_and_wrong_ones() -> None:
    for about in {row["about"] for row in ROWS} - {"silence"}:
        assert {row["right"] for row in ROWS if row["about"] == about} == {True, False}
