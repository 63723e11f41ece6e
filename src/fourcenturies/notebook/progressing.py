"""`progress()`: what a reader has answered in all lessons, how sure and how right, and what to do next."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from fourcenturies.notebook.own_answers import own_lessons, saved_notebook
from fourcenturies.notebook.own_marks import own_marks
from fourcenturies.notebook.session import here, said
from fourcenturies.notebook.standing import Standing, Step, altogether, next_step, standing
from fourcenturies.questions.tasks import Task, tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from fourcenturies.notebook.own_answers import OwnLesson

NO_LESSONS = (
    "No lessons are at hand: run this in a notebook that lies in the folder of a lesson, or beside the folders of "
    "the lessons."
)
NOT_JUDGED = (
    "How right the answers are is told where the solutions are at hand. In a class, put the feedback pages that "
    "you get back into the folders of their lessons."
)
NOT_JUDGED_HERE = "How right the answers are, your teacher tells."
DONE = "Every question has an answer. What fades can be asked again: run review()."
DONE_HERE = "Every question has an answer. What fades is asked again on this page."
SAVED = "Answers count as they are saved: press Ctrl+S (⌘S on a Mac)."

_CELL = "border:0;border-bottom:1px solid #8888;padding:0.35em 1.1em 0.35em 0;text-align:left;vertical-align:baseline"


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next: the question's heading, its lesson, a link to it, and why."""

    id: str
    title: str
    lesson: str
    link: str
    why: str

    @property
    def words(self) -> str:
        """The same in a line."""
        return f"Next: {self.title} ({self.lesson}, {self.id}, {self.why}): {self.link}"


@dataclass(frozen=True, slots=True)
class Progress:
    """A table of the lessons and the next step, as a page and as plain lines."""

    lessons: tuple[Standing, ...]
    total: Standing | None = None
    next: Next | None = None
    own: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return the rows and the next step as plain lines."""
        if not self.lessons:
            return NO_LESSONS
        return "\n".join([*(row.words for row in self._rows()), *self._notes()])

    def _repr_html_(self) -> str:
        if not self.lessons:
            return f'<p role="status">{escape(NO_LESSONS)}</p>'
        notes = "".join(f'<p style="margin:0.3em 0">{escape(note)}</p>' for note in self._notes(linked=True))
        return (
            '<section aria-label="Your progress" style="max-width:60em">'
            f"{_next(self.next) if self.next else ''}{_table(self.lessons, self.total)}{notes}</section>"
        )

    def _rows(self) -> tuple[Standing, ...]:
        return self.lessons if self.total is None else (*self.lessons, self.total)

    def _notes(self, *, linked: bool = False) -> list[str]:
        judged = any(row.judged for row in self.lessons)
        first = [] if self.next and linked else [self.next.words if self.next else said(DONE, DONE_HERE)]
        own = [f"Your own check of what you wrote: {'; '.join(self.own)}."] if self.own else []
        told = [*first, *own, "" if judged else said(NOT_JUDGED, NOT_JUDGED_HERE), said(SAVED, "")]
        return list(filter(None, told))


def progress() -> Progress:
    """Show what you have answered in each lesson, how sure you were and how right, and what to do next.

    Your saved notebooks are read, and nothing else; nothing is sent anywhere.

    >>> progress().lessons
    ()
    """
    folder = here()
    lessons = own_lessons(folder)
    step = next_step(lessons)
    return Progress(
        tuple(map(standing, lessons)),
        altogether(lessons) if len(lessons) > 1 else None,
        _told(step, folder) if step else None,
        tuple(line for own in lessons for line in _own_check(own)),
    )


def _own_check(own: OwnLesson) -> list[str]:
    """Return what a reader has said of the written answers of a lesson; it is no mark, and goes nowhere."""
    marks = own_marks(own.notebook.parent)
    return [
        f"{own.lesson.title}, {len(marks[one.question.id].yes)} of {marks[one.question.id].of} yes"
        for one in own.answers
        if one.question.id in marks
    ]


def _told(step: Step, folder: Path) -> Next:
    own = step.lesson
    task = tasks(saved_notebook(own.notebook)).get(step.question_id, Task(step.question_id))
    link = link_to(own.notebook, step.question_id, folder)
    return Next(step.question_id, task.title, own.lesson.title, link, step.why)


def link_to(notebook: Path, question_id: str, folder: Path) -> str:
    """Return a link from a folder to the place of a question in its lesson's notebook, or on its page."""
    path = Path(os.path.relpath(notebook, folder.resolve())).as_posix()
    return said(f"{quote(path)}#cell-id=task-{question_id}", f"{quote(notebook.stem)}.html#{question_id}")


def _next(step: Next) -> str:
    place = escape(f"{step.lesson} · {step.id} · {step.why}")
    return (
        '<p role="status" style="margin:0.2em 0 0.9em;font-size:1.1em;line-height:1.4">Next: '
        f'<a href="{escape(step.link)}">{escape(step.title)}</a><br>'
        f'<span style="font-size:0.85em">{place}</span></p>'
    )


_Column = tuple[str, "Callable[[Standing], str]"]


def _columns(rows: tuple[Standing, ...]) -> list[_Column]:
    """Return the columns that have something to tell: a heading, and what stands in a row."""
    found: list[_Column] = [("Answered", lambda row: f"{row.answered} of {row.asked}")]
    if any(row.judged for row in rows):
        found += [
            ("Right", lambda row: str(row.right) if row.judged else "–"),
            ("Partly", lambda row: str(row.partly) if row.judged else "–"),
            ("Points", lambda row: row.worth.removesuffix(" points") if row.judged else "–"),
        ]
    if any(row.sure is not None for row in rows):
        found.append(("How sure", lambda row: row.certainty if row.sure is not None else "–"))
    if any(row.written for row in rows):
        found.append(("Written, begun", lambda row: f"{row.begun} of {row.written}" if row.written else "–"))
    return found


def _table(rows: tuple[Standing, ...], total: Standing | None) -> str:
    columns = _columns(rows)
    heads = "".join(
        f'<th scope="col" style="{_CELL};font-weight:600">{head}</th>'
        for head in ("Lesson", *(head for head, _ in columns))
    )
    lines = "".join(_line(row, columns) for row in rows)
    foot = f"<tfoot>{_line(total, columns, weight=600)}</tfoot>" if total else ""
    return (
        '<div role="group" aria-label="Your lessons" tabindex="0" style="overflow-x:auto">'
        '<table style="border-collapse:collapse;border:0;margin:0;font-variant-numeric:tabular-nums">'
        f'<thead><tr style="background:none">{heads}</tr></thead><tbody>{lines}</tbody>{foot}</table></div>'
    )


def _line(row: Standing, columns: list[_Column], weight: int = 400) -> str:
    cells = "".join(f'<td style="{_CELL};white-space:nowrap">{escape(cell(row))}</td>' for _, cell in columns)
    head = f'<th scope="row" style="{_CELL};font-weight:{weight}">{escape(row.title)}{_bar(row)}</th>'
    return f'<tr style="background:none;font-weight:{weight}">{head}{cells}</tr>'


def _bar(row: Standing) -> str:
    """Return how much is answered as a thin rule; the column beside it says the same in words."""
    share = 100 * row.answered / row.asked if row.asked else 0
    return (
        '<span aria-hidden="true" style="display:block;height:3px;margin-top:0.3em;min-width:9em;background:#8884">'
        f'<span style="display:block;height:3px;width:{share:.0f}%;background:currentColor"></span></span>'
    )
