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
from fourcenturies.grading.finding import Found
from fourcenturies.grading.inert import plain_words
from fourcenturies.questions.cards import card
from fourcenturies.questions.cells import cell_text, grade_id, read_check
from fourcenturies.questions.judge import judge
from fourcenturies.questions.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.course.rulings import Ruling
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question

Record = Mapping[str, Any]
MISSING = "The answer cell of this question was missing. A person will look at it."
REFUSED = "This submission could not be read: {}. A person will look at it."
UNREAD = "This answer was not understood: {} A person will look at it."
DOUBTED = "The student doubts this verdict: “{}” A person will look at it."
WAITS = "A person will look at it."


@dataclass(frozen=True, slots=True)
class Score:
    """What one question of one submission earned, and why. `flag` asks for a person.

    `doubted` says that a person is asked by the student alone: the points stand until then.
    """

    question: Question
    reply: str
    verdict: Verdict
    flag: str = ""
    doubted: bool = False

    @property
    def points(self) -> float:
        """Points earned, between 0 and the question's own: the number that the check cell shows to nbgrader."""
        return round(self.question.points * self.verdict.credit, 4)


def score(
    record: Record,
    lesson: Lesson,
    keys: Mapping[str, Key],
    rulings: Mapping[str, Sequence[Ruling]] = MappingProxyType({}),
) -> dict[str, Score]:
    """Judge every question of the lesson that has a key, by what the record of a notebook says was found.

    Where an instructor has ruled on a reply, the ruling holds and the judge is not asked.

    What is not certain is flagged and earns nothing until a person has looked: a question that stands twice with
    different replies (it is never scored on the better of the two), whose cell was missing, whose reply was not
    understood, or a notebook that could not be read.
    """
    return {
        question.id: _score(question, keys[question.id], record, rulings.get(question.id, ()))
        for question in lesson.questions
        if question.id in keys
    }


def _score(question: Question, key: Key, record: Record, rulings: Sequence[Ruling]) -> Score:
    found = Found(**record.get("found", {}).get(question.id, {}))
    if flag := _flag(f"answer-{question.id}", found, record):
        return Score(question, found.reply, Verdict("unreadable", 0.0, flag), flag)
    ruling = ruling_on(rulings, found.reply) if rulings else None
    verdict = ruling.verdict if ruling else judge(question, found.reply, key)
    if verdict.status == "unreadable":
        return Score(question, found.reply, verdict, UNREAD.format(plain_words(verdict.message)))
    flag = DOUBTED.format(found.doubt) if found.doubt else ""
    return Score(question, found.reply, verdict, flag, doubted=bool(flag))


def _flag(cell: str, found: Found, record: Record) -> str:
    if record.get("refused"):
        return REFUSED.format(record["refused"])
    return found.flag or ("" if found.reply or cell not in record.get("missing", ()) else MISSING)


def flags(record: Record, lesson: Lesson, scores: Mapping[str, Score]) -> dict[str, str]:
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
        found = Found(**record.get("found", {}).get(question.id, {}))
        if flag := _flag(written, found, record):
            asked[written] = flag
    return asked


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
        data["text/plain"] = f"{scored.points:g}"
        waits = (WAITS,) if scored.flag and not scored.flag.endswith(scored.verdict.message) else ()
        data["text/html"] = card(scored.question, scored.verdict, scored.reply, waits)
    return {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}
