"""The verdict on a reply, as far as the reader may see it: shown where its cell is run, and by `check("q-01-01")`.

With the solutions at hand (self-study, or an instructor) the verdict is whole, and each further try in vain tells a
little more (`ladder`). Without them (a class) it says whether the reply can be read, and what it was read as.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from fourcenturies.notebook.ladder import PASSAGE_RUNG, feedback, moves
from fourcenturies.notebook.own_answers import lessons_and_bank
from fourcenturies.notebook.review_file import note_review
from fourcenturies.notebook.session import here, is_first_reply, run_reply, saved_reply, shown_in
from fourcenturies.notebook.solutions import find_keys
from fourcenturies.notebook.tries import note_try
from fourcenturies.questions.cards import card
from fourcenturies.questions.cells import tidy_id
from fourcenturies.questions.judge import judge
from fourcenturies.questions.lessons import Lesson, LessonError, load_lesson

if TYPE_CHECKING:
    from pathlib import Path

    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.verdicts import Verdict
    from fourcenturies.views.quotations import Quotation


NOT_JUDGED = "It is noted, not judged. Where nbgrader’s Validate says “Success!”, all is answered, and no more is said."
KEEP = "To keep this answer, press Ctrl+S (⌘S on a Mac): what counts is what is saved."
_WORDS = {
    "read": "answered",
    "unanswered": "not answered",
    "unreadable": "not answered: this cannot be read",
}


class NotForExecutionError(RuntimeError):
    """A grader that runs notebooks would take any card for full marks, so `check` refuses to be run by one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check` returns: a number for nbgrader's *Validate*, a card for the reader.

    `words` are shown in place of the number where no key was at hand, so that nobody takes it for points.
    """

    score: float
    html: str
    words: str = ""

    def __repr__(self) -> str:
        """Return the score as a bare number under *Validate*, which reads it; else the words, if there are any."""
        validated = os.environ.get("NBGRADER_EXECUTION") == "validate"
        return self.words if self.words and not validated else f"{self.score:g}"

    def _repr_html_(self) -> str:
        return self.html


class Seen(Checked):
    """What `check` returns right after the answer cell has shown the card: nothing that would be shown again."""

    def _ipython_display_(self) -> None:
        pass


def check(question_id: str) -> Checked:
    """Say how a reply stands. Running its answer cell says so too: right after that, nothing is shown twice.

    The argument is the question's id, as in the first line of its answer cell. A wrong or missing reply is
    never an error. Raises `NotForExecutionError` only inside a grader that runs notebooks, which must not be used.

    >>> check("q-99-99").score
    0.0
    """
    if os.environ.get("NBGRADER_EXECUTION") == "autograde":
        raise NotForExecutionError(
            "check() is not a test to be run by a grader: replies are graded by reading them. "
            "Start nbgrader in the course's folder, so that it uses the course's nbgrader_config.py."
        )
    name = tidy_id(str(question_id))
    found = checked(name, run_reply(name))
    return Seen(found.score, found.html, found.words) if _just_shown(name) else found


def _just_shown(question_id: str) -> bool:
    """Tell whether the cell that ran right before this one has shown the card of a question to its reader."""
    if os.environ.get("NBGRADER_EXECUTION") or "IPython" not in sys.modules:
        return False
    from IPython.core.getipython import get_ipython  # noqa: PLC0415 - only where there is a notebook

    shell = get_ipython()
    return shell is not None and shown_in(question_id) == shell.execution_count - 1


def checked(question_id: str, run: str | None) -> Checked:
    """Return how a reply stands that was run in this kernel; where there is none, the saved one."""
    folder = here()
    try:
        return _checked(*_asked(question_id, folder), run)
    except LessonError as error:
        return Checked(0.0, _notice(str(error)))


def _asked(question_id: str, folder: Path) -> tuple[Lesson, str, Path]:
    """Return a question with its lesson and that lesson's folder: this one, one beside it, or the bank.

    Raises `LessonError` where there is no lesson here and none beside has it.
    """
    try:
        own = load_lesson(folder)
    except LessonError:
        if beside := _beside(question_id, folder):
            return beside
        raise
    if own.question(question_id):
        return own, question_id, folder
    return _beside(question_id, folder) or (own, question_id, folder)


def _beside(question_id: str, folder: Path) -> tuple[Lesson, str, Path] | None:
    """Return a question with its lesson and that lesson's folder, where one beside this, or the bank, has it."""
    places = ((lesson, place) for lesson, place in lessons_and_bank(folder) if lesson.question(question_id))
    return next(((lesson, question_id, place) for lesson, place in places), None)


def _checked(lesson: Lesson, question_id: str, folder: Path, run: str | None) -> Checked:
    question = lesson.question(question_id)
    if question is None:
        known = ", ".join(known.id for known in lesson.questions)
        return Checked(0.0, _notice(f"This lesson has no question of that id. Its questions are {known}."))
    saved = saved_reply(question.id, here())
    reply = (saved or "") if run is None else run
    key = find_keys(lesson.id, folder).get(question.id)
    verdict, html = card_of(question, reply, key, folder, *_notes(run, saved))
    words = _WORDS.get(verdict.status, "") if key is None else ""
    return Checked(question.points * _share(verdict, key), html, words)


def card_of(
    question: Question, reply: str, key: Key | None, folder: Path, *notes: str, not_judged: str = NOT_JUDGED
) -> tuple[Verdict, str]:
    """Judge a reply, remember the try beside the lesson, and return the verdict with its card.

    `not_judged` is said of a reply that was read where there is no key.
    """
    verdict = judge(question, reply, key)
    told = () if key is None else _told(question, verdict, reply, key, folder)
    noted = (not_judged,) if key is None and verdict.status == "read" else ()
    told = (*told, *noted, *note_review(question, verdict, key, folder), *notes)
    return verdict, card(question, verdict, reply, told, reread=False)


def _told(question: Question, verdict: Verdict, reply: str, key: Key, folder: Path) -> tuple[str, ...]:
    """Return what the ladder tells at this try; a reply that is right, or cannot be read, is none."""
    if not moves(verdict):
        return ()
    tries = note_try(folder, question.id, reply)
    passages = _passages(question.passages) if tries >= PASSAGE_RUNG else ()
    return feedback(verdict, question, key, tries, passages)


def _passages(ids: tuple[str, ...]) -> tuple[Quotation, ...]:
    """Return the passages to show; none where the records do not hold them, which is no fault of the reader."""
    if not ids:
        return ()
    from fourcenturies.corpus import load  # noqa: PLC0415 - only a third try needs the records
    from fourcenturies.views.quotations import quotations  # noqa: PLC0415 - as above

    try:
        return quotations(load(), ids)
    except (KeyError, TypeError, ValueError, OSError):
        return ()


def _share(verdict: Verdict, key: Key | None) -> float:
    """Without a key, a readable reply counts as done: *Validate* then tells answered from unanswered."""
    if key is None:
        return 1.0 if verdict.status == "read" else 0.0
    return 1.0 if verdict.status == "read" else verdict.credit


def _notes(run: str | None, saved: str | None) -> tuple[str, ...]:
    """Return how to keep an answer: beside the first of a kernel, and where another one is saved in its place."""
    if run is None or saved is None or run == saved or (not saved and not is_first_reply()):
        return ()
    return (KEEP,)


def _notice(text: str) -> str:
    return (
        f'<div role="status" style="border-left:4px solid #808080;padding:0.25em 0.9em">{escape(text)}</div>'
    )
