"""`dossier()`: what a reader takes home: the panel of each lesson, and every pinned card with its note.

A panel is what the reader wrote: the text, the footnotes below it, and the first guess beside what came of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.corpus import load
from fourcenturies.notebook.answered import reply_of
from fourcenturies.notebook.own_answers import lesson_folders
from fourcenturies.notebook.session import here
from fourcenturies.notebook.solutions import find_keys
from fourcenturies.questions.judge import judge
from fourcenturies.questions.lessons import LessonError
from fourcenturies.replies.text import split_confidence
from fourcenturies.widgets.dossier import Section, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question
    from fourcenturies.widgets.base import Sentence
    from fourcenturies.widgets.dossier import Written


def dossier(*, clocks: bool = True) -> Written | Sentence:
    """Write your panels and pinned cards to `dossier.md` and `dossier.html` beside the notebook, to be printed.

    A file that was changed by hand is kept under a name that ends in .bak. `clocks` is that of `compare`.
    """
    return write(load(), here(), panels(here()), clocks=clocks)


def panels(folder: Path) -> tuple[Section, ...]:
    """Return the panel of each lesson at hand whose text has been begun, with its heading."""
    found = []
    for number, (lesson, place) in enumerate(lesson_folders(folder), 1):
        parts = tuple(_parts(lesson, place))
        if any(head == TEXT for head, _ in parts):
            found.append(Section(f"Panel {number}: {lesson.title}", parts))
    return tuple(found)


TEXT, NOTES, GUESS, OUTCOME = "", "Footnotes", "First guess", "What came of it"


def _parts(lesson: Lesson, place: Path) -> Iterator[tuple[str, str]]:
    """Yield what a reader wrote in a lesson, each part with its heading; the text of the panel has none."""
    heads = {"written": TEXT, "footnote": NOTES, "commit": GUESS}
    held = [(heads[one.kind], one) for one in lesson.questions if one.kind in heads]
    for head, question in sorted(held, key=lambda one: list(heads.values()).index(one[0])):
        reply = split_confidence(reply_of(question, place))[0].strip()
        verdict = judge(question, reply)
        if head == TEXT and reply:
            yield head, reply
        elif verdict.status == "read":
            yield head, _in_words(question, verdict.read_as) if head == GUESS else reply
            if head == GUESS and (outcome := _outcome(lesson, place, question)):
                yield OUTCOME, outcome


def _outcome(lesson: Lesson, place: Path, question: Question) -> str:
    """Return what a first guess is set beside, where the solutions are at hand and something settles it."""
    try:
        key = find_keys(lesson.id, place).get(question.id)
    except (LessonError, OSError):
        return ""
    told = judge(question, key.answer, key) if key else None
    return "" if told is None or told.share is None else _in_words(question, told.read_as)


def _in_words(question: Question, reply: str) -> str:
    """Return a choice with the words of its option, any other reply as it was read."""
    options = dict(item.split(": ", 1) for item in question.items)
    return options.get(reply, reply)
