"""What a process does that makes feedback pages: it imports nothing of nbgrader, and writes nothing."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from fourcenturies.grading.feedback_page import feedback_page
from fourcenturies.grading.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fourcenturies.grading.feedback_lesson import FeedbackLesson
    from fourcenturies.grading.held import Marked

_LARGEST = 50_000_000


def page_of(notebook: Path, lesson: FeedbackLesson, marked: Marked) -> bytes:
    """Return the page of an autograded notebook. Raises `ValueError` where it cannot be read, or is not ours."""
    found: Any = json.loads(read_file(notebook, _LARGEST))
    if not isinstance(found, dict):
        raise ValueError(f"{notebook}: this is no notebook")  # noqa: TRY004 - as every other fault of a file
    return feedback_page(found, lesson, marked)


_lesson: FeedbackLesson


def start(lesson: FeedbackLesson) -> None:
    """Remember the lesson whose pages are made."""
    global _lesson  # noqa: PLW0603 - a worker's own, set once
    _lesson = lesson


def make_pages(tasks: Sequence[tuple[Path, Marked]]) -> list[bytes]:
    """Return a page for each notebook, nothing where none can be made: the others have theirs."""
    pages = []
    for notebook, marked in tasks:
        page = b""
        with suppress(Exception):
            page = page_of(notebook, _lesson, marked)
        pages.append(page)
    return pages
