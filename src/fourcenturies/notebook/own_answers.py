"""A reader's own answers over all lessons: what was written, how sure, how right.

They are read from the saved notebooks beside this one and judged anew, where the solutions are at hand; where they
are not (a class), verdicts come from the feedback pages that an instructor returned, put into a lesson's folder.
Nothing is remembered anywhere else, and nothing here raises.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from fourcenturies.notebook.solutions import find_keys
from fourcenturies.questions.cells import answers
from fourcenturies.questions.judge import judge
from fourcenturies.questions.lessons import QUESTIONS_FILE, Lesson, LessonError, load_lesson
from fourcenturies.replies.text import split_confidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fourcenturies.questions.model import Question

_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One question of one lesson as the reader left it.

    `credit` lies between 0 and 1, or is `None` where nothing tells it; `sure` likewise, where no line says it.
    """

    question: Question
    answered: bool
    credit: float | None = None
    sure: float | None = None


def own_lessons(folder: Path) -> list[tuple[Lesson, tuple[OwnAnswer, ...]]]:
    """Return every lesson beside a lesson's folder, itself included, with the answers in its saved notebook."""
    found = []
    for place in sorted(path.parent for path in folder.resolve().parent.glob(f"*/{QUESTIONS_FILE}")):
        try:
            lesson = load_lesson(place)
            found.append((lesson, tuple(_own(lesson, place))))
        except (LessonError, OSError):
            continue
    return found


def _own(lesson: Lesson, folder: Path) -> Iterator[OwnAnswer]:
    replies = _replies(folder / f"{lesson.id}.ipynb")
    returned = _returned(folder)
    keys = find_keys(lesson.id, folder)
    for question in lesson.questions:
        if question.kind == "written":
            continue
        reply = replies.get(question.id, "")
        key = keys.get(question.id)
        verdict = judge(question, reply, key)
        answered = verdict.status not in {"unanswered", "unreadable"}
        credit = verdict.credit if key is not None and answered else None
        sure = split_confidence(reply)[1] if reply else None
        told = returned.get(question.id)
        if key is None and told is not None:
            answered, credit, sure = True, *told
        yield OwnAnswer(question, answered, credit, sure)


def _replies(path: Path) -> dict[str, str]:
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        notebook = json.loads(path.read_text(encoding="utf-8"))
        return {answer.question_id: answer.reply for answer in answers(notebook)}
    except (OSError, ValueError, AttributeError, TypeError, KeyError, RecursionError):
        return {}


class _Cards(HTMLParser):
    """Collects what the cards of a feedback page tell: question, credit, certainty."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[float, float | None]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        name, credit = held.get("data-question"), _share(held.get("data-credit"))
        if tag == "div" and name and credit is not None:
            self.found[name] = (credit, _share(held.get("data-sure")))


def _share(text: str | None) -> float | None:
    try:
        share = float(text or "")
    except ValueError:
        return None
    return share if 0 <= share <= 1 else None


def _returned(folder: Path) -> dict[str, tuple[float, float | None]]:
    """Return what the feedback pages in a lesson's folder tell, a later name before an earlier one."""
    cards = _Cards()
    for page in sorted(folder.rglob("*.html")):
        try:
            if page.stat().st_size <= _LARGEST:
                cards.feed(page.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            continue
    return cards.found
