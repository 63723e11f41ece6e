"""Which lesson a handed-in notebook belongs to: told by its name, else by the questions that it answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.exchange.naming import without_copy
from fourcenturies.grading.reading import RefusedError, read_notebook
from fourcenturies.questions.cells import QUESTION_ID, answers, grade_id
from fourcenturies.questions.lessons import load_lesson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class KnownLessons:
    """The lessons of a course, and the lesson of each of its questions."""

    ids: tuple[str, ...]
    of_question: Mapping[str, str]

    @classmethod
    def of(cls, solutions: Path, ids: Sequence[str]) -> KnownLessons:
        """Read which questions the lessons have."""
        lessons = [load_lesson(solutions / lesson) for lesson in ids]
        return cls(tuple(ids), {own.id: lesson.id for lesson in lessons for own in lesson.questions})

    def by_title(self, title: str) -> str:
        """Return the lesson that a file's name names, or "".

        A longer name counts where the lesson's own stands at its beginning or end, apart from the rest.
        """
        own = without_copy(title).casefold()
        folded = {lesson.casefold(): lesson for lesson in self.ids}
        fitting = [name for name in folded if name == own or _stands_apart(name, own)]
        return folded[max(fitting, key=len)] if fitting else ""

    def by_content(self, data: bytes) -> str:
        """Return the lesson most of whose questions stand in a notebook, or ""."""
        try:
            cells = {"cells": read_notebook(data).cells}
        except RefusedError:
            return ""
        names = [(grade_id(cell), cell["id"]) for cell in cells["cells"]]
        asked = {found[0] for pair in names for name in pair if (found := QUESTION_ID.search(name))}
        asked |= {answer.question_id for answer in answers(cells)}
        counted = Counter(self.of_question[name] for name in sorted(asked) if name in self.of_question)
        return counted.most_common(1)[0][0] if counted else ""


def _stands_apart(name: str, own: str) -> bool:
    """Say whether a lesson's name begins or ends a longer one: `ada-01_meet`, `01_meet (final)`."""
    before, after = own.removesuffix(name), own.removeprefix(name)
    return (before != own and not before[-1:].isalnum()) or (after != own and not after[:1].isalnum())
