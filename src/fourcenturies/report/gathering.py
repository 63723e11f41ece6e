"""What there is of a class: each reply as it was read and marked, from the gradebook and the autograded notebooks.

Nothing is judged again and nothing is written: a report tells the marks that stand.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fourcenturies.course.log import LOG_FILE
from fourcenturies.grading.finding import Found
from fourcenturies.grading.gradebook import as_stopped, read_lesson
from fourcenturies.grading.releases import asked_of, kept_release
from fourcenturies.grading.restoring import RECORD
from fourcenturies.grading.scoring import Score
from fourcenturies.grading.settings import is_there
from fourcenturies.questions.blind import UNGRADED
from fourcenturies.questions.tasks import tasks
from fourcenturies.questions.verdicts import read_told
from fourcenturies.replies.text import split_confidence
from fourcenturies.spreadsheets import from_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fourcenturies.grading.course import Course
    from fourcenturies.grading.held import Held
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question

_GRADED = frozenset({"correct", "partial", "wrong"})


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply: how it was read, the points that count (`None` where a person must give them), and a doubt."""

    score: Score
    points: float | None
    doubt: str = ""

    @property
    def sure(self) -> tuple[float, float] | None:
        """How sure its writer was and how right, as shares; `None` where one of them is not told."""
        verdict, sure = self.score.verdict, split_confidence(self.score.reply)[1]
        right = verdict.credit if verdict.share is None else verdict.share
        return None if sure is None or verdict.status not in _GRADED else (sure, right)


@dataclass(frozen=True, slots=True)
class Sat:
    """A lesson as a class sat it. `replies` are those that could be read, by student and question.

    `absent` are the names of those on the roster who have not handed in; `listed` is how many stand there, `strange`
    how many handed in who do not, `refused` how many files could not be read; `changed` tells of the last run in which
    marks changed: question, reason, how many. `written` holds the marks that a person gave.
    """

    lesson: Lesson
    keys: Mapping[str, Key]
    titles: Mapping[str, str]
    replies: Mapping[str, Mapping[str, Reply]]
    listed: int = 0
    absent: tuple[str, ...] = ()
    strange: int = 0
    refused: int = 0
    when: str = ""
    changed: tuple[tuple[str, str, int], ...] = ()
    written: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    @property
    def judged(self) -> tuple[Question, ...]:
        """The questions that are marked by reading and worth points, in order."""
        return tuple(
            own
            for own in self.lesson.questions
            if own.points and own.id in self.keys and own.kind not in UNGRADED
        )

    def of(self, question: str) -> list[Reply]:
        """Return all replies to a question."""
        return [own[question] for own in self.replies.values() if question in own]


def gather(course: Course, lessons: Sequence[str]) -> list[Sat]:
    """Return each of some lessons that has submissions in the gradebook, as the class sat it."""
    if not is_there(course.db_url):
        return []
    when, rows = _log(course.own / LOG_FILE)
    found = []
    for lesson in lessons:
        with as_stopped():
            cells, held = read_lesson(course.db_url, lesson)
        if held:
            asked = asked_of(
                course.root / "solutions" / lesson,
                {cell.name for cell in cells},
                kept_release(course.own, lesson),
            )
            changed = Counter((row[1], row[2]) for row in rows if row[0] == lesson)
            replies = {
                student: _replies(course, student, asked.lesson, own) for student, own in sorted(held.items())
            }
            shown = [{"cell_type": own.cell_type, "id": own.name, "source": own.source} for own in cells]
            named = tasks({"cells": shown})
            found.append(
                Sat(
                    asked.lesson,
                    asked.keys,
                    {
                        own.id: named[own.id].title if own.id in named else own.id
                        for own in asked.lesson.questions
                    },
                    {student: own for student, own in replies.items() if own},
                    len(course.people),
                    tuple(one.name or one.student for one in course.people if one.student not in held),
                    len(held.keys() - course.names.keys()) if course.people else 0,
                    sum(not own for own in replies.values()),
                    when if changed else "",
                    tuple((*key, number) for key, number in sorted(changed.items())),
                    _written(asked.lesson, held),
                )
            )
    return found


def _replies(course: Course, student: str, lesson: Lesson, held: Mapping[str, Held]) -> dict[str, Reply]:
    """Return a student's replies by question; none where the file could not be read."""
    try:
        record = json.loads(course.notebook(student, lesson.id).read_bytes())["metadata"][RECORD]
        verdicts = {} if "refused" in record else record["verdicts"]
    except (OSError, ValueError, LookupError, TypeError):
        raise ValueError(
            f"{lesson.id}: the autograded notebook of a submission is missing or an older program's; run "
            f"`fourcenturies grade {lesson.id} --force` first"
        ) from None
    return {
        own.id: _reply(own, record, verdicts[own.id], held.get(f"check-{own.id}"))
        for own in lesson.questions
        if own.id in verdicts
    }


def _reply(
    question: Question, record: Mapping[str, Any], verdict: Mapping[str, Any], held: Held | None
) -> Reply:
    found = Found(**record.get("found", {}).get(question.id, {}))
    score = Score(question, found.reply, read_told(verdict), found.flag)
    waits = held is None or (held.manual is None and held.auto is None)
    return Reply(score, None if waits or held is None else held.score(held.auto), found.doubt)


def _written(lesson: Lesson, held: Mapping[str, Mapping[str, Held]]) -> dict[str, tuple[float, ...]]:
    """Return the marks that a person gave to written answers, by question."""
    return {
        own.id: tuple(
            cell.score(None)
            for cells in held.values()
            if (cell := cells.get(f"written-{own.id}")) and cell.manual is not None and not cell.waits
        )
        for own in lesson.questions
        if own.kind == "written"
    }


def _log(path: Path) -> tuple[str, list[tuple[str, str, str]]]:
    """Return the time of the last run that changed marks, and lesson, question and reason of each."""
    rows = from_rows(path.read_text(encoding="utf-8")) if path.is_file() else []
    if len(rows) < 2:
        return "", []
    head, last = rows[0], rows[-1]
    places = [head.index(name) for name in ("time", "lesson", "question", "why")]
    return last[places[0]], [
        (row[places[1]], row[places[2]], row[places[3]])
        for row in rows[1:]
        if row[places[0]] == last[places[0]]
    ]
