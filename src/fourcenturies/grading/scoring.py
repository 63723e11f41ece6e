"""Score one submitted notebook: replies read as text, judged against the key, verdicts written into it.

A pure function of the notebook, the lesson and its keys. Nothing that a student wrote is run; the outputs that
a submission brought along are thrown away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fourcenturies.course.rulings import ruling_on
from fourcenturies.grading.restoring import RECORD
from fourcenturies.questions.cards import card
from fourcenturies.questions.cells import answers, cell_text, grade_id, read_check
from fourcenturies.questions.judge import judge
from fourcenturies.questions.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.course.rulings import Ruling
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question

Notebook = Mapping[str, Any]
TWICE = "This question's cell stands more than once with different answers. A person will look at it."
MISSING = "The answer cell of this question was missing. A person will look at it."
REFUSED = "This submission could not be read: {}. A person will look at it."


@dataclass(frozen=True, slots=True)
class Score:
    """What one question of one submission earned, and why. `flag` asks for a person."""

    question: Question
    reply: str
    verdict: Verdict
    flag: str = ""

    @property
    def points(self) -> float:
        """Points earned, between 0 and the question's own."""
        return self.question.points * self.verdict.credit


def score(
    notebook: Notebook,
    lesson: Lesson,
    keys: Mapping[str, Key],
    rulings: Mapping[str, Sequence[Ruling]] = MappingProxyType({}),
) -> dict[str, Score]:
    """Judge every question of the lesson that has a key, by the replies in a notebook.

    Where an instructor has ruled on a reply, the ruling holds and the judge is not asked.

    A question that stands twice with different replies is flagged and earns nothing until a person has looked:
    it is never scored on the better of the two. Nor is a question scored whose cell was missing, or a notebook
    that could not be read.
    """
    found: dict[str, list[str]] = {}
    for answer in answers(notebook):
        found.setdefault(answer.question_id, []).append(answer.reply)
    asked = {
        question.id: _distinct(found.get(question.id, []))
        for question in lesson.questions
        if question.id in keys
    }
    flags = {name: flag for name, replies in asked.items() if (flag := _flag(name, replies, notebook))}
    return {
        question.id: _flagged(question, asked[question.id], flags[question.id])
        if question.id in flags
        else _score(question, keys[question.id], asked[question.id], rulings.get(question.id, ()))
        for question in lesson.questions
        if question.id in asked
    }


def flags(notebook: Notebook, lesson: Lesson, scores: Mapping[str, Score]) -> dict[str, str]:
    """Return the cells for which a person is asked, and why: an answer cell, its check cell, a written answer."""
    asked: dict[str, str] = {}
    for question in lesson.questions:
        if question.id in scores:
            if scores[question.id].flag:
                asked |= dict.fromkeys(
                    (f"answer-{question.id}", f"check-{question.id}"), scores[question.id].flag
                )
            continue
        written = f"written-{question.id}"
        refused = _record(notebook).get("refused")
        if refused or written in _record(notebook).get("missing", ()):
            asked[written] = REFUSED.format(refused) if refused else MISSING
    return asked


def _record(notebook: Notebook) -> Mapping[str, Any]:
    record: Mapping[str, Any] = notebook.get("metadata", {}).get(RECORD, {})
    return record


def _distinct(replies: list[str]) -> list[str]:
    return list(dict.fromkeys(reply for reply in replies if reply))


def _flag(question_id: str, replies: list[str], notebook: Notebook) -> str:
    record = _record(notebook)
    if record.get("refused"):
        return REFUSED.format(record["refused"])
    if len(replies) > 1:
        return TWICE
    return MISSING if not replies and f"answer-{question_id}" in record.get("missing", ()) else ""


def _flagged(question: Question, replies: list[str], flag: str) -> Score:
    return Score(question, "\n".join(replies), Verdict("unreadable", 0.0, flag), flag=flag)


def _score(question: Question, key: Key, replies: list[str], rulings: Sequence[Ruling]) -> Score:
    reply = replies[0] if replies else ""
    ruling = ruling_on(rulings, reply) if rulings else None
    return Score(question, reply, ruling.verdict if ruling else judge(question, reply, key))


def write_verdicts(cells: list[Any], scores: Mapping[str, Score]) -> None:
    """Put each verdict into the output of its check cell, in place: the points as text, the card as HTML.

    A check cell of a question without a score shows zero: an empty output would be full marks to nbgrader.
    """
    for cell in cells:
        question_id = checked_question(cell)
        if question_id is None:
            continue
        scored = scores.get(question_id)
        cell["execution_count"] = None
        cell["outputs"] = [_output(scored)]


def checked_question(cell: Mapping[str, Any]) -> str | None:
    """Return the question that a cell checks, by its locked source, if it is a check cell."""
    if cell.get("cell_type") != "code" or not grade_id(cell).startswith("check-"):
        return None
    return read_check(cell_text(cell)) or grade_id(cell).removeprefix("check-")


def _output(scored: Score | None) -> dict[str, Any]:
    data = {"text/plain": "0"}
    if scored:
        data["text/plain"] = f"{round(scored.points, 4):g}"
        data["text/html"] = card(scored.question, scored.verdict, scored.reply)
    return {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}
