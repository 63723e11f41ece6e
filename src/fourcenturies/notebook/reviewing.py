"""`review()`: questions of past lessons, asked again when they are due, and new ones from the bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from fourcenturies.dating import in_words
from fourcenturies.drawing.blocks import Choice, Drawing
from fourcenturies.drawing.html import still
from fourcenturies.drawing.review import TITLE, boxes, example
from fourcenturies.notebook.boxes import WAITS, Place, due, entered, next_day
from fourcenturies.notebook.on_screen import value_of
from fourcenturies.notebook.own_answers import own_lessons, saved_notebook
from fourcenturies.notebook.progressing import link_to
from fourcenturies.notebook.revealing import html_of, text_of
from fourcenturies.notebook.review_file import remember, remembered, today
from fourcenturies.notebook.session import ask_again, here, said
from fourcenturies.notebook.solutions import find_bank
from fourcenturies.questions.bank import Bank
from fourcenturies.questions.tasks import Task, tasks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fourcenturies.notebook.own_answers import OwnLesson

MOST = 5
FRESH = 2
"""So many questions of the bank are asked for the first time in one review, where fewer than wished are due."""
NOTHING_YET = (
    "There is nothing to ask again yet. Questions of past lessons come back once they are answered, saved (Ctrl+S) "
    "and judged. Those of the lesson that you are in do not."
)
NOTHING_HERE = (
    "There is nothing to ask again yet. A question comes back some days after it is answered and judged."
)
HOW = (
    "Answer from memory: copy the line of a question into a new cell, write your answer below it, and run the cell. "
    "The verdict appears under it, with the day on which the question comes back."
)
HOW_HERE = "Answer from memory. The verdict tells the day on which the question comes back."


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is due: its task, its lesson, and a link to its place there.

    One of the bank has no place in a lesson: it brings along what stands beside it.
    """

    id: str
    task: Task
    lesson: str
    link: str = ""
    beside: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The questions to answer now, how many more are due, the next day on which one is, how many lie in each box."""

    asked: tuple[Asked, ...] = ()
    more: int = 0
    next: date | None = None
    lying: tuple[int, ...] = ()

    def __repr__(self) -> str:
        """Return the questions as plain lines."""
        blocks = [self._head()]
        for one in self.asked:
            lines = (
                f"{one.task.title} ({one.lesson})",
                *one.task.paragraphs,
                *map(text_of, one.beside),
                f"%%answer {one.id}",
            )
            blocks.append("\n".join(lines))
        return "\n\n".join([*blocks, *self._foot()])

    def _repr_html_(self) -> str:
        foot = "".join(f"<p>{escape(line)}</p>" for line in self._foot())
        drawn = boxes(self.lying, WAITS) if any(self.lying) else (example(WAITS),)
        drawing = Drawing("review", TITLE, (Choice((), TITLE, drawn),))
        return (
            '<section aria-label="Review" style="max-width:46em">'
            f'<p role="status">{escape(self._head())}</p>{"".join(map(_html, self.asked))}{foot}</section>'
            f"{still(drawing, (), ())}"
        )

    def _head(self) -> str:
        if self.asked:
            many = len(self.asked)
            return f"{'One question' if many == 1 else f'{many} questions'} to answer again. {said(HOW, HOW_HERE)}"
        return (
            f"Nothing is due today. The next question comes back on {in_words(self.next.isoformat())}."
            if self.next
            else said(NOTHING_YET, NOTHING_HERE)
        )

    def _foot(self) -> list[str]:
        if not self.more:
            return []
        verb = "is" if self.more == 1 else "are"
        return [f"{self.more} more {verb} due{said(': run review() again after these', '')}."]


def review(most: int = MOST) -> Review:
    """Ask again what is due: up to `most` questions of past lessons that you have answered before.

    Where the solutions are at hand and fewer are due, up to two new ones on a past lesson come from the bank.
    What you know well comes back after 2, 4, 8, 16 and 32 days, what you do not know on the next day, after the boxes
    of Sebastian Leitner, *So lernt man lernen* (1972). Answer in cells of this notebook. The days are remembered in
    the file `.review.json` beside the folders of your lessons, and nowhere else.

    >>> review().asked
    ()
    """
    folder, day = here(), today()
    lessons = own_lessons(folder)
    known = remembered(folder, day)
    places = known | first_seen(lessons, known, day)
    if places != known:
        remember(folder, places)
    past = [own for own in lessons if own.notebook.parent != folder.resolve()]
    bank, most = find_bank(folder), most if isinstance(most, int) and most > 0 else MOST
    fresh = first_asked(bank, past, places, day, most)
    if fresh:
        remember(folder, places := places | fresh)
    homes: dict[str, OwnLesson | Bank] = {one.id: bank for one in bank.lesson.questions}
    homes |= {answer.question.id: own for own in past for answer in own.answers}
    drawn = draw(homes, places, day, most, folder)
    ask_again(one.id for one in drawn.asked)
    return drawn


def first_seen(lessons: Sequence[OwnLesson], known: Mapping[str, Place], day: date) -> dict[str, Place]:
    """Return where questions lie that have a verdict and were not remembered: as of the day they were last saved."""
    return {
        answer.question.id: entered(answer.credit, min(_saved_on(own.notebook, day), day))
        for own in lessons
        for answer in own.answers
        if answer.answered and answer.credit is not None and answer.question.id not in known
    }


def first_asked(
    bank: Bank, past: Sequence[OwnLesson], known: Mapping[str, Place], day: date, most: int
) -> dict[str, Place]:
    """Return which questions of the bank are asked for the first time, as due on this day.

    A question belongs to the lesson of its number, and is asked once something of that lesson was answered.
    """
    done = {own.lesson.id[:2] for own in past if any(answer.answered for answer in own.answers)}
    mine = {one.id: one.id[2:4] in done for one in bank.lesson.questions}
    homes = {answer.question.id for own in past for answer in own.answers} | {
        name for name in mine if mine[name]
    }
    room = most - len(due({name: place for name, place in known.items() if name in homes}, day))
    new = [name for name in mine if mine[name] and name not in known]
    return {name: Place(1, day - timedelta(days=WAITS[0])) for name in new[: max(0, min(FRESH, room))]}


def _saved_on(notebook: Path, day: date) -> date:
    try:
        return datetime.fromtimestamp(notebook.stat().st_mtime, UTC).astimezone().date()
    except (OSError, ValueError, OverflowError):
        return day


def draw(
    homes: Mapping[str, OwnLesson | Bank], places: Mapping[str, Place], day: date, most: int, folder: Path
) -> Review:
    """Return what is due on a day among the questions that have a home, in a lesson or in the bank."""
    lying = {name: place for name, place in places.items() if name in homes}
    names = due(lying, day)
    asked = tuple(_asked(name, homes[name], folder) for name in names[:most])
    counts = [sum(place.box == number for place in lying.values()) for number in range(1, len(WAITS) + 1)]
    return Review(asked, len(names) - len(asked), next_day(lying.values(), day), tuple(counts))


def _asked(name: str, own: OwnLesson | Bank, folder: Path) -> Asked:
    if isinstance(own, Bank):
        calls = [cell["source"] for cell in own.notebook["cells"] if cell["id"].startswith(f"beside-{name}-")]
        beside = tuple(filter(None, map(value_of, calls)))
        return Asked(name, tasks(own.notebook).get(name, Task(name)), "from the bank", beside=beside)
    task = tasks(saved_notebook(own.notebook)).get(name, Task(name))
    return Asked(name, task, own.lesson.title, link_to(own.notebook, name, folder))


def _html(one: Asked) -> str:
    words = "".join(
        f'<p style="margin:0.3em 0;white-space:pre-line">{escape(paragraph)}</p>'
        for paragraph in one.task.paragraphs
    )
    return (
        '<article style="margin:1.4em 0;padding-left:1em;border-left:2px solid #8888">'
        f'<p style="margin:0;font-weight:600">{escape(one.task.title)}</p>{words}{"".join(map(html_of, one.beside))}'
        f"{said(_cell(one), place_of(one.id))}{_place(one)}</article>"
    )


def _cell(one: Asked) -> str:
    return (
        f'<pre style="margin:0.5em 0;padding:0;background:none;font-size:1em">%%answer {escape(one.id)}</pre>'
    )


def place_of(question_id: str) -> str:
    """Return the empty place of an answer on a page: on paper there is room to write, a script puts a field there."""
    return f'<p class="reply"><span>Your answer</span> <code>{escape(question_id)}</code></p>'


def _place(one: Asked) -> str:
    if not one.link:
        return f'<p style="margin:0">{escape(one.lesson.capitalize())}</p>'
    return f'<p style="margin:0"><a href="{escape(one.link)}">Its place in “{escape(one.lesson)}”</a></p>'
