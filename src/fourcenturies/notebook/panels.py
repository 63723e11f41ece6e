"""The panels of a reader's exhibition: of each lesson what was written, guessed first and found later, and its picture.

Everything on a panel is the reader's own. A source that a panel names gets the footnote that its reader wrote where a
lesson asked for footnotes, and none before; a picture is as far filled as the answers have filled it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fourcenturies.drawing.sheets import below
from fourcenturies.notebook.answered import answered, replies_of
from fourcenturies.notebook.own_answers import lesson_folders, saved_notebook
from fourcenturies.notebook.pictures import MAKERS
from fourcenturies.questions.judge import judge
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.tasks import Task, tasks
from fourcenturies.questions.written_check import quotations_in, sources_in
from fourcenturies.replies.text import split_confidence
from fourcenturies.views.quotations import locator
from fourcenturies.views.sheets import HOW, asked_by, sheets_of
from fourcenturies.widgets.contexts import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from fourcenturies.corpus import Corpus
    from fourcenturies.drawing.blocks import Block
    from fourcenturies.model import Source
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question

STORY = "strip"
NO_FOOTNOTE = "no footnote of yours yet"
_FOR_CELLS = below(HOW)
"""What tells in a notebook how a picture fills: it has no place on a wall."""
_FOOTNOTE = re.compile(r"(?:^|; )(?P<letter>[a-z]): (?P<words>.+?)(?=; [a-z]: |$)")
_LETTER = re.compile(r"[a-z](?=$| \[)")


@dataclass(frozen=True, slots=True)
class Guess:
    """A first guess: what was asked, the guess, how sure its writer was, and the later answer to what settles it.

    `later` is `None` where no question settles it, and "" where that question has no answer yet.
    """

    asked: str
    first: str
    sure: float | None = None
    later: str | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The guess, and the later answer where there can be one, as lines."""
        sure = f" (sure: {self.sure:.0%})" if self.sure is not None else ""
        told = (f"First guess: {self.first}{sure}",)
        return told if self.later is None else (*told, f"Later answer: {self.later or 'none yet'}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its label, as blocks."""

    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One lesson on the wall: its number, title and text, footnotes, guesses and pictures; `folder` keeps its pins.

    `story` are the frames of its strip, which hang together with those of the other lessons.
    """

    number: int
    title: str
    folder: Path
    text: str = ""
    footnotes: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    pictures: tuple[Picture, ...] = ()
    story: tuple[Picture, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether something of it is the reader's own."""
        return bool(self.text or self.guesses)


def panels(corpus: Corpus, folder: Path) -> tuple[Panel, ...]:
    """Return a panel for each lesson at hand, in order, whether or not something stands on it."""
    own = [
        _Own(lesson, place, replies_of(lesson.questions, place / f"{lesson.id}.ipynb"))
        for lesson, place in lesson_folders(folder)
    ]
    notes = _own_footnotes(corpus, own)
    return tuple(_panel(corpus, one, notes) for one in own)


class _Own(NamedTuple):
    """A lesson, its folder, and what a reader replied to its questions."""

    lesson: Lesson
    folder: Path
    replies: Mapping[str, str]

    def read(self, question: Question) -> str:
        """Return a reply as it is read; "" where there is none, or none that can be read."""
        verdict = judge(question, self.replies[question.id])
        return verdict.read_as if verdict.status == "read" else ""


def _panel(corpus: Corpus, own: _Own, notes: Mapping[str, str]) -> Panel:
    lesson, place = own.lesson, own.folder
    number = int(lesson.id[:2]) if lesson.id[:2].isdigit() else 0
    text = "\n\n".join(
        text for one in lesson.questions if one.kind == "written" and (text := own.replies[one.id].strip())
    )
    return Panel(
        number,
        lesson.title,
        place,
        text,
        tuple(_footnotes(text, corpus, notes)) if text else (),
        tuple(_guesses(own)),
        _pictures(corpus, number, place, *(shape for shape in MAKERS if shape != STORY)) if text else (),
        _pictures(corpus, number, place, STORY) if text else (),
    )


def _footnotes(text: str, corpus: Corpus, notes: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each source that a text names, and for each of its quotations that stands in a source."""
    for one in sources_in(text, corpus.sources, default_directory()):
        yield f"{one.source.short}: {notes.get(one.source.id, NO_FOOTNOTE)}."
    for quoted in quotations_in(
        text, corpus.passages, own_words(corpus), corpus.sources, default_directory()
    ):
        if quoted.state == "exact" and quoted.passage:
            held = {source.id: source for source in corpus.sources}
            places = (locator(held[one.source], one.paragraph) for one in (quoted.passage, *quoted.others))
            yield f"“{quoted.words.strip()}”: {'; '.join(places)}."


def _own_footnotes(corpus: Corpus, lessons: Sequence[_Own]) -> dict[str, str]:
    """Return the footnotes that a reader wrote, by their sources."""
    found: dict[str, str] = {}
    for own in lessons:
        for question in own.lesson.questions:
            if question.kind != "footnote":
                continue
            named = {item.partition(":")[0]: item.partition(":")[2].strip() for item in question.items}
            for one in _FOOTNOTE.finditer(own.read(question)):
                source = _source_of(named.get(one["letter"], ""), corpus)
                if source:
                    found[source.id] = one["words"].replace(" | ", ", ")
    return found


def _source_of(title: str, corpus: Corpus) -> Source | None:
    """Return the source that an item of a task names, by its title or a part of it."""
    named = sources_in(title, corpus.sources, default_directory())
    if len(named) == 1:
        return named[0].source
    held = [one for one in corpus.sources if title and title.casefold() in one.title.casefold()]
    return held[0] if len(held) == 1 else None


def _guesses(own: _Own) -> Iterator[Guess]:
    lesson = own.lesson
    titles = tasks(saved_notebook(own.folder / f"{lesson.id}.ipynb"))
    for question in lesson.questions:
        first = own.read(question) if question.kind == "commit" else ""
        if first:
            later = lesson.question(question.settled_by)
            yield Guess(
                titles.get(question.id, Task(question.id)).title,
                _in_words(question, first),
                split_confidence(own.replies[question.id])[1],
                _in_words(later, own.read(later)) if later else None,
            )


def _in_words(question: Question, reply: str) -> str:
    """Return a reply with the words of the option that it chooses."""
    options = {item[:1]: item.partition(":")[2].strip() for item in question.items}
    chosen = reply.partition(", because: ")[0]
    return _LETTER.sub(lambda one: options.get(one[0], one[0]), chosen, count=1) if options else chosen


def _pictures(corpus: Corpus, number: int, place: Path, *shapes: str) -> tuple[Picture, ...]:
    """Return the pictures of these shapes that the answers of a lesson fill."""
    drawn = []
    for shape in shapes:
        sheets = sheets_of(corpus, shape, number) if number else ()
        wanted = [name for sheet in sheets for name in asked_by(sheet)]
        if wanted:
            made = MAKERS[shape](corpus, number, answered(wanted, place))
            blocks = (block for block in made.choices[0].blocks if block not in _FOR_CELLS)
            drawn.append(Picture(made.label, tuple(blocks)))
    return tuple(drawn)
