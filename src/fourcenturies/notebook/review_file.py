"""What is due, remembered beside the lessons in `.review.json`: a box and a day for each question, and no reply."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from fourcenturies.dating import in_words
from fourcenturies.notebook.boxes import Place, moved, read_places, write_places
from fourcenturies.notebook.own_answers import lessons_dir
from fourcenturies.notebook.own_files import read_table, write_table
from fourcenturies.notebook.session import is_asked_again

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.verdicts import Verdict

REVIEW_FILE = ".review.json"


def today() -> date:
    """Return the reader's own day: the one place of the notebook that reads the clock."""
    return datetime.now(UTC).astimezone().date()


def remembered(folder: Path, day: date) -> dict[str, Place]:
    """Return where the questions of the lessons round a folder lie, as far as that is remembered."""
    return read_places(read_table(lessons_dir(folder) / REVIEW_FILE), day)


def remember(folder: Path, places: Mapping[str, Place]) -> None:
    """Remember where the questions lie."""
    write_table(lessons_dir(folder) / REVIEW_FILE, write_places(places))


def note_review(
    question: Question, verdict: Verdict, key: Key | None, folder: Path, day: date | None = None
) -> tuple[str, ...]:
    """Move a question that a review has asked; return the sentence that tells when it comes back."""
    if not is_asked_again(question.id) or verdict.status in {"unanswered", "unreadable"}:
        return ()
    day = day or today()
    places = remembered(folder, day)
    place = places.get(question.id)
    if place is None:
        return ()
    now = moved(place, None if key is None else verdict.credit, day)
    if now != place:
        remember(folder, places | {question.id: now})
    return (f"This question comes back on {in_words(now.due.isoformat())}.",)
