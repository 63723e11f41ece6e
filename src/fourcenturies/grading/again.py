"""Marking again: what of a mark is final, and why another one changed.

An autograded notebook's record says what each of its marks was made of and from which answer. So the next run can
tell an answer that was changed from a key that was, and leaves alone what a person decided on an unchanged answer.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from fourcenturies.grading.inert import inert_text
from fourcenturies.grading.restoring import RECORD
from fourcenturies.questions.cells import cell_text, grade_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from fourcenturies.course.rulings import Ruling
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

State = Literal["same", "anew", "back"]
BEFORE = "marked-before-"  # begins the id of a cell that shows the answer which a person had marked
_ANEW = "another answer was handed in"
_ANSWER = re.compile("answer-|written-")
_HEADING = "**Before, this was answered, and a person marked it:**"


@dataclass(frozen=True, slots=True)
class Made:
    """What a lesson's marks are made of: digests of the records, and each question's points, key and rulings."""

    program: str = ""
    records: str = ""
    points: Mapping[str, float] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    rulings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of how a submission was graded before.

    `answers` are digests of the answers by the cells that carry their points, `marked` the texts that a person had
    marked before they were changed, `texts` the answer cells.
    """

    made: Made = Made()
    answers: Mapping[str, str] = field(default_factory=dict)
    marked: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def made_of(
    questions: Iterable[Question],
    keys: Mapping[str, Key],
    rulings: Mapping[str, tuple[Ruling, ...]],
    program: str,
    records: bytes,
) -> Made:
    """Return what the marks of some questions are made of."""
    asked = list(questions)
    return Made(
        program,
        digest(records),
        {own.id: own.points for own in asked},
        {own.id: digest(repr((own, keys[own.id])).encode()) for own in asked if own.id in keys},
        {name: digest(repr(own).encode()) for name, own in rulings.items()},
    )


def digest(data: bytes) -> str:
    """Return twelve signs that tell some bytes from all others."""
    return hashlib.sha256(data).hexdigest()[:12]


def read_before(graded: Path | None) -> tuple[dict[str, Any], Before | None]:
    """Return an autograded notebook's record, and what it says of before; nothing where there is none."""
    try:
        found = json.loads(graded.read_bytes()) if graded else {}
        record = found["metadata"][RECORD]
        if not {"digest", "flags", "said"} <= set(record):
            return {}, None
        texts = {name: cell_text(cell) for cell in found["cells"] if _ANSWER.match(name := grade_id(cell))}
        made = Made(**record["made"]) if "made" in record else Made()
        return record, Before(made, record.get("answers", {}), record.get("marked", {}), texts)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}, None


def answer_cell(name: str) -> str:
    """Return the name of the cell that holds the answer whose points a cell carries.

    >>> answer_cell("check-q-01-02"), answer_cell("written-q-01-08")
    ('answer-q-01-02', 'written-q-01-08')
    """
    return f"answer-{name.removeprefix('check-')}" if name.startswith("check-") else name


def state_of(
    name: str, answers: Mapping[str, str], text: str, before: Before | None, by_hand: Mapping[str, bool]
) -> State:
    """Say whether the answer whose points a cell carries is the one that was marked, another, or that one again.

    `by_hand` tells of the cells that a person marked whether they have been waiting since; `text` is the answer.
    """
    if before is None:
        return "anew"
    if by_hand.get(name) and name in before.marked:
        return "back" if before.marked[name] == text else "anew"
    same = (
        before.answers.get(name) == answers[name]
        if before.answers
        else before.texts.get(answer_cell(name)) == text
    )
    return "same" if same else "anew"


def remember_marked(
    notebook: dict[str, Any], states: Mapping[str, State], by_hand: Mapping[str, bool], before: Before
) -> None:
    """Show in a notebook, below each answer that a person had marked and that is another now, what was marked."""
    marked = {
        name: before.marked[name]
        if waiting and name in before.marked
        else before.texts.get(answer_cell(name), "")
        for name, waiting in sorted(by_hand.items())
        if states.get(name) == "anew"
    }
    if not marked:
        return
    notebook["metadata"][RECORD]["marked"] = marked
    for name, text in marked.items():
        words = f"{_HEADING}\n\n{inert_text(text)}"
        shown = {"cell_type": "markdown", "id": f"{BEFORE}{name}", "metadata": {}, "source": words}
        places = [grade_id(cell) for cell in notebook["cells"]]
        notebook["cells"].insert(places.index(name) + 1, shown)


def why(
    name: str, answers: Mapping[str, str], before: Before | None, now: Made, ruling: Ruling | None
) -> str:
    """Return why the mark of a cell may be another than before, in words."""
    if before is None:
        return ""
    question = name.removeprefix("check-").removeprefix("written-")
    then = before.made
    words = [_ANEW] if before.answers and before.answers.get(name) != answers[name] else []
    if then.points.get(question) != now.points.get(question):
        words.append(f"it is worth {now.points.get(question, 0):g} and was {then.points.get(question, 0):g}")
    elif then.keys.get(question) != now.keys.get(question):
        words.append("its key was changed")
    if then.rulings.get(question) != now.rulings.get(question):
        words.append(f"it was ruled: {ruling.why}" if ruling else "a ruling on it was changed")
    if not words and then.records != now.records:
        words.append("a record was changed")
    if not words and then.program != now.program:
        words.append("the program was changed")
    return " and ".join(words)


def rekeyed(name: str, before: Before | None, now: Made) -> bool:
    """Say whether what a cell's answer is judged by changed: the question's points, its key, a ruling on it."""
    question = name.removeprefix("check-").removeprefix("written-")
    return before is not None and any(
        then.get(question) != own.get(question)
        for then, own in (
            (before.made.points, now.points),
            (before.made.keys, now.keys),
            (before.made.rulings, now.rulings),
        )
    )


def needs_a_person(
    points: float | None, manual: float | None, state: State, *, needed: bool, flagged: bool
) -> bool:
    """Say whether a mark waits for a person: one given by hand does where its answer was changed since.

    `needed` says whether it has been waiting already, `flagged` whether something about the answer is not certain.
    """
    if manual is None:
        return points is None or flagged
    return state == "anew" or (needed and state == "same")


def as_record(made: Made) -> dict[str, Any]:
    """Return what marks are made of as a notebook's record keeps it."""
    return asdict(made)
