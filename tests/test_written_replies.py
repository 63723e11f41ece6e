"""Replies that people wrote who had not seen the program, each with what a teacher would say of it.

A row has the question's id, the reply, whether it is right, and its language. `open` holds the status that the judge
gives where it does not yet do as the teacher would: whoever mends that takes the mark away.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fourcenturies.questions.judge import judge
from fourcenturies.questions.lessons import load_keys, load_lesson
from fourcenturies.release import lesson_ids

if TYPE_CHECKING:
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

ROOT = Path(__file__).resolve().parent.parent
SETS = sorted((ROOT / "tests" / "data" / "replies").glob("*.jsonl"))


@cache
def course() -> dict[str, tuple[Question, Key]]:
    asked = {}
    for lesson in lesson_ids(ROOT):
        keys = load_keys(ROOT / "solutions" / lesson / f"{lesson}.ipynb")
        questions = load_lesson(ROOT / "solutions" / lesson).questions
        asked |= {question.id: (question, keys[question.id]) for question in questions if question.id in keys}
    return asked


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_right_reply_earns_all_and_a_wrong_one_does_not(path: Path) -> None:
    told = []
    for row in rows(path):
        question, key = course()[row["question"]]
        verdict = judge(question, row["reply"], key)
        as_wanted = (verdict.credit >= 1) == row["right"]
        if as_wanted == ("open" in row):
            told.append((row["question"], row["reply"], verdict.status, verdict.message))
    assert told == []


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_reply_is_read_alike_with_the_key_and_without(path: Path) -> None:
    told = []
    for row in rows(path):
        question, key = course()[row["question"]]
        keyed, keyless = judge(question, row["reply"], key), judge(question, row["reply"])
        same = (keyed.status == "unreadable") == (keyless.status == "unreadable")
        if not same or (keyed.status != "unreadable" and keyed.read_as != keyless.read_as):
            told.append((row["question"], row["reply"], keyed.status, keyed.read_as, keyless.read_as))
    assert told == []


def test_few_replies_are_open() -> None:
    every = [row for path in SETS for row in rows(path)]
    accepted = [row for row in every if "open" in row and not row["right"]]
    refused = [row for row in every if "open" in row and row["right"]]
    assert len(refused) * 25 < sum(row["right"] for row in every)
    assert len(accepted) * 100 < sum(not row["right"] for row in every)
