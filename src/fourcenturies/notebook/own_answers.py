"""A reader's own answers over all lessons: what was written, how sure, how right.

They are read from the saved notebooks beside this one and judged anew, where the solutions are at hand; where they
are not (a class), verdicts come from the feedback pages that an instructor returned, put into a lesson's folder.
Nothing is remembered anywhere else, and nothing here raises.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from fourcenturies.files import read_once
from fourcenturies.notebook.session import here
from fourcenturies.notebook.solutions import find_bank, find_keys
from fourcenturies.questions.cells import WRITTEN_STUB, answers, tidy_id
from fourcenturies.questions.judge import judge
from fourcenturies.questions.lessons import QUESTIONS_FILE, Lesson, LessonError, load_lesson
from fourcenturies.replies.text import split_confidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One question of one lesson as the reader left it; a written one counts as answered once it is begun.

    `credit` lies between 0 and 1, or is `None` where nothing tells it; `sure` likewise, where no line says it. `share`
    is how much was right where that is not the credit: of a list before chance is taken off, of a first guess that
    earns nothing.
    """

    question: Question
    answered: bool
    credit: float | None = None
    sure: float | None = None
    share: float | None = None

    @property
    def right(self) -> float | None:
        """How much of it was right, to be set beside how sure its writer was; `None` where nothing tells it."""
        return self.credit if self.share is None else self.share


@dataclass(frozen=True, slots=True)
class OwnLesson:
    """One lesson as the reader left it, and the file in which it is saved."""

    lesson: Lesson
    answers: tuple[OwnAnswer, ...]
    notebook: Path


def lessons_dir(folder: Path) -> Path:
    """Return the folder that holds the lessons, seen from one of them or from itself."""
    here = folder.resolve()
    return here if any(here.glob(f"*/{QUESTIONS_FILE}")) else here.parent


def lesson_folders(folder: Path) -> list[tuple[Lesson, Path]]:
    """Return every lesson that is at hand with its folder.

    Of two copies it is the one that is being worked in, else the one under the lesson's own name.
    """
    own = folder.resolve()
    found: dict[str, tuple[Lesson, Path]] = {}
    for place in sorted(path.parent for path in lessons_dir(folder).glob(f"*/{QUESTIONS_FILE}")):
        try:
            lesson = load_lesson(place)
        except (LessonError, OSError):
            continue
        known = found.get(lesson.id)
        if known is None or place == own or (place.name == lesson.id and known[1] != own):
            found[lesson.id] = (lesson, place)
    return [found[name] for name in sorted(found)]


def lessons_and_bank(folder: Path) -> list[tuple[Lesson, Path]]:
    """Return every lesson that is at hand with its folder, and the bank, whose questions are asked in this folder."""
    return [*lesson_folders(folder), (find_bank(folder).lesson, folder)]


def asked(question_id: str) -> tuple[Question, Path] | None:
    """Return a question of a lesson here or beside, or of the bank, with its folder; `None` where none has it."""
    wanted = tidy_id(str(question_id))
    for lesson, place in lessons_and_bank(here()):
        question = lesson.question(wanted)
        if question:
            return question, place
    return None


def own_lessons(folder: Path) -> list[OwnLesson]:
    """Return every lesson beside a lesson's folder, itself included, with the answers in its saved notebook."""
    return [
        OwnLesson(lesson, tuple(_own(lesson, place)), place / f"{lesson.id}.ipynb")
        for lesson, place in lesson_folders(folder)
    ]


def saved_notebook(path: Path) -> Mapping[str, Any]:
    """Return a notebook as it is saved; nothing where it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return notebook if isinstance(notebook, Mapping) else {}


def _own(lesson: Lesson, folder: Path) -> Iterator[OwnAnswer]:
    replies = {a.question_id: a.reply for a in answers(saved_notebook(folder / f"{lesson.id}.ipynb"))}
    back, keys = returned(folder), _keys(lesson, folder)
    for question in lesson.questions:
        reply = replies.get(question.id, "")
        if question.kind == "written":
            yield OwnAnswer(question, reply.strip() not in {"", WRITTEN_STUB})
        elif question.id in back and question.id not in keys:
            yield OwnAnswer(question, True, *back[question.id])  # noqa: FBT003 - as the field is called
        else:
            yield _judged(question, reply, keys.get(question.id))


def _judged(question: Question, reply: str, key: Key | None) -> OwnAnswer:
    verdict = judge(question, reply, key)
    answered = verdict.status not in {"unanswered", "unreadable"}
    graded = key is not None and answered and question.kind != "commit"
    return OwnAnswer(
        question, answered, verdict.credit if graded else None, split_confidence(reply)[1], verdict.share
    )


def _keys(lesson: Lesson, folder: Path) -> Mapping[str, Key]:
    try:
        return find_keys(lesson.id, folder)
    except (LessonError, OSError):
        return {}


Told = tuple[float | None, float | None, float | None]
"""What a card of a feedback page tells: the credit, how sure, how much was right where that is not the credit."""


class _Cards(HTMLParser):
    """Collects what the cards of a feedback page tell: question, credit, certainty."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Told] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        name, credit = held.get("data-question"), _share(held.get("data-credit"))
        share = _share(held.get("data-share"))
        if tag == "div" and name and (credit is not None or share is not None):
            self.found[name] = (credit, _share(held.get("data-sure")), share)


def _share(text: str | None) -> float | None:
    try:
        share = float(text or "")
    except ValueError:
        return None
    return share if 0 <= share <= 1 else None


def returned(folder: Path) -> dict[str, Told]:
    """Return what the feedback pages in a lesson's folder tell, a later name before an earlier one."""
    found: dict[str, Told] = {}
    for page in sorted(folder.rglob("*.html")):
        with suppress(OSError):
            found |= _told_on(page)
    return found


@read_once
def _told_on(page: Path) -> Mapping[str, Told]:
    text = page.read_text(encoding="utf-8", errors="replace") if page.stat().st_size <= _LARGEST else ""
    cards = _Cards()
    if "data-question" in text:
        cards.feed(text)
    return cards.found
