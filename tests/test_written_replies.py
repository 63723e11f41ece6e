"""Replies that people wrote who had not seen the program, each with what a teacher would say of it.

A row has the question's id, the reply, whether it is right, and its language. `open` holds the status that the judge
gives where it does not yet do as the teacher would: whoever mends that takes the mark away.

A row of `findings.jsonl` is a reply of which somebody found that it was judged wrongly. In place of `right` it has the
statuses that are wanted, and where it matters the `least` and `most` credit, and words that must be `unsaid`. Where no
question of the course asks for it, `kind` and `key` stand in place of the question.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fourcenturies.questions.bank import every_question
from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import Key
from fourcenturies.questions.kinds.commit import OPEN
from fourcenturies.questions.model import Question
from fourcenturies.questions.shell import asks_several

if TYPE_CHECKING:
    from fourcenturies.questions.verdicts import Verdict

ROOT = Path(__file__).resolve().parent.parent
SETS = sorted((ROOT / "tests" / "data" / "replies").glob("*.jsonl"))


@cache
def course() -> dict[str, tuple[Question, Key]]:
    """Return every question with a key, whether it stands in a lesson or in the bank."""
    return {name: (question, key) for name, (question, key) in every_question(ROOT).items() if key}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def asked(row: dict[str, Any]) -> tuple[Question, Key]:
    """Return the question of a row, and its key."""
    if "question" in row:
        return course()[row["question"]]
    key = Key(row["key"], finer=row.get("finer", ""), calendar=row.get("calendar", ""))
    return Question("q-00-00", row["kind"], several=asks_several(row["kind"], key)), key


def is_right(row: dict[str, Any]) -> bool:
    return row["right"] if "right" in row else row["want"] == ["correct"]


def is_as_wanted(row: dict[str, Any], verdict: Verdict) -> bool:
    if "right" in row:
        return (verdict.credit >= 1) == row["right"]
    within = row.get("least", 0) <= round(verdict.credit, 2) <= row.get("most", 1)
    said = "unsaid" in row and row["unsaid"] in verdict.message
    return verdict.status in row["want"] and within and not said


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_right_reply_earns_all_and_a_wrong_one_does_not(path: Path) -> None:
    told = []
    for row in rows(path):
        question, key = asked(row)
        verdict = judge(question, row["reply"], key)
        if is_as_wanted(row, verdict) == ("open" in row):
            told.append((question.id, row["reply"], verdict.status, verdict.credit, verdict.message))
    assert told == []


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_reply_is_read_alike_with_the_key_and_without(path: Path) -> None:
    told = []
    for row in rows(path):
        question, key = asked(row)
        keyed, keyless = judge(question, row["reply"], key), judge(question, row["reply"])
        same = (keyed.status == "unreadable") == (keyless.status == "unreadable")
        if not same or (keyed.status != "unreadable" and keyed.read_as != keyless.read_as):
            told.append((question.id, row["reply"], keyed.status, keyed.read_as, keyless.read_as))
    assert told == []


def test_every_answer_that_a_key_accepts_earns_all_as_a_reply() -> None:
    told = []
    for question, key in course().values():
        if question.kind == "commit" and key.answer == OPEN:
            continue
        lines = {line.partition(":")[0][:1]: line for line in key.answer.splitlines()}
        for answer in (key.answer, *key.also):
            named = (
                question.kind in {"bracket", "three-clocks", "stance-matrix", "match"}
                and answer != key.answer
            )
            whole = "\n".join((lines | {answer[:1]: answer}).values()) if named else answer
            if question.kind == "footnote" and answer != key.answer:
                whole = "\n".join((lines | {answer[:1]: _with_part(lines[answer[:1]], answer)}).values())
            reply = whole.partition("\n")[2] if question.kind == "passage" else whole
            verdict = judge(question, reply, key)
            if (verdict.share if question.kind == "commit" else verdict.credit) != 1:
                told.append((question.id, reply, verdict.status, verdict.message))
    assert told == []


def _with_part(footnote: str, part: str) -> str:
    """Return a footnote, "a: author | outlet | date", with one part of it replaced: "a outlet: another"."""
    name, _, text = part.partition(":")
    parts = footnote.split("|")
    place = ("author", "outlet", "date").index(name.split()[1])
    parts[place] = f"{name[0]}:{text}" if place == 0 else text
    return "|".join(parts)


def test_few_replies_are_open() -> None:
    every = [row for path in SETS for row in rows(path)]
    accepted = [row for row in every if "open" in row and not is_right(row)]
    refused = [row for row in every if "open" in row and is_right(row)]
    assert len(refused) * 25 < sum(map(is_right, every))
    assert len(accepted) * 100 < sum(not is_right(row) for row in every)
