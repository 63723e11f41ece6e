"""What a reader has answered so far of the questions that a picture depends on: run in this kernel, or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.dating import Dating
from fourcenturies.notebook.ladder import ANSWER_RUNG
from fourcenturies.notebook.own_answers import lessons_and_bank, returned, saved_notebook
from fourcenturies.notebook.session import run_reply
from fourcenturies.notebook.solutions import find_keys
from fourcenturies.notebook.tries import tries_of
from fourcenturies.questions.cells import WRITTEN_STUB, answers
from fourcenturies.questions.judge import judge
from fourcenturies.questions.lessons import LessonError
from fourcenturies.questions.tasks import tasks
from fourcenturies.replies.dates import read_date
from fourcenturies.views.sheets import Answered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.verdicts import Verdict

_UNANSWERED = {"unanswered", "unreadable"}


def answered(wanted: Iterable[str], folder: Path) -> Answered:
    """Return what the reader has answered of these questions, as far as a lesson's folder and this kernel tell.

    Where no solutions are at hand, a question counts as rightly answered once its feedback has come back, whatever its
    credit: before that nothing here could tell, and after it nothing is given away. Where they are, it does so too once
    the ladder has told its answer; and a first guess, which nothing grades, once it is made.
    """
    names = set(wanted)
    right: set[str] = set()
    replied: set[str] = set()
    own: dict[str, str] = {}
    titles: dict[str, str] = {}
    for lesson, place in lessons_and_bank(folder):
        if not any(question.id in names for question in lesson.questions):
            continue
        keys, back = _keys(lesson, place), returned(place)
        notebook = saved_notebook(place / f"{lesson.id}.ipynb")
        titles |= {name: task.name for name, task in tasks(notebook).items() if name in names}
        saved = {answer.question_id: answer.reply for answer in answers(notebook)}
        for question in lesson.questions:
            if question.id not in names:
                continue
            reply = _reply(question, saved)
            verdict = judge(question, reply, keys.get(question.id))
            if verdict.status not in _UNANSWERED:
                replied.add(question.id)
                own[question.id] = _own(verdict, question.kind)
            told = question.id in keys and tries_of(place, question.id) >= ANSWER_RUNG
            if (
                told
                or (verdict.credit >= 1 if _graded(question.kind, keys, question.id) else question.id in back)
                or (question.kind == "commit" and question.id in replied)
            ):
                right.add(question.id)
    return Answered(frozenset(right), frozenset(replied), own, titles)


def _graded(kind: str, keys: Mapping[str, Key], question_id: str) -> bool:
    """Tell whether a reply can be judged right here: its key is at hand, and its kind is one that is marked."""
    return question_id in keys and kind != "commit"


def _own(verdict: Verdict, kind: str) -> str:
    """Return a reply as a picture draws it: a date as EDTF, anything else as it was read."""
    if kind not in {"date", "bracket"}:
        return verdict.read_as
    reading = read_date(verdict.read_as)
    return reading.text if isinstance(reading, Dating) else ""


def replies_of(questions: Iterable[Question], notebook: Path) -> dict[str, str]:
    """Return a reader's replies to questions of a notebook: those run in this kernel, else those that are saved."""
    saved = {answer.question_id: answer.reply for answer in answers(saved_notebook(notebook))}
    return {question.id: _reply(question, saved) for question in questions}


def _reply(question: Question, saved: Mapping[str, str]) -> str:
    run = run_reply(question.id)
    reply = saved.get(question.id, "") if run is None else run
    return "" if question.kind == "written" and reply.strip() == WRITTEN_STUB else reply


def _keys(lesson: Lesson, place: Path) -> Mapping[str, Key]:
    try:
        return find_keys(lesson.id, place)
    except (LessonError, OSError):
        return {}
