"""The pictures that a lesson begins with and fills: drawn from the records, open as far as the reader has answered.

Each call takes the number of a lesson, or none where there is but one such picture, and reads what was answered from
this kernel and from the saved notebooks. To show what has opened since, run the cell again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fourcenturies.corpus import load
from fourcenturies.drawing import chairs as draw_chairs
from fourcenturies.drawing import counter as draw_counter
from fourcenturies.drawing import days as draw_days
from fourcenturies.drawing import edges as draw_edges
from fourcenturies.drawing import strip as draw_strip
from fourcenturies.drawing import wall as draw_wall
from fourcenturies.drawing.sheets import below
from fourcenturies.notebook.answered import answered
from fourcenturies.notebook.session import here, said
from fourcenturies.views import chairs as chair_rows
from fourcenturies.views import counter as chip_rows
from fourcenturies.views import days as day_rows
from fourcenturies.views import edges as edge_rows
from fourcenturies.views import strip as frame_rows
from fourcenturies.views import wall as card_rows
from fourcenturies.views.sheets import AGAIN, HOW, NOTHING, Answered, asked_by, sheets_of
from fourcenturies.widgets.base import Sentence
from fourcenturies.widgets.drawn import DrawnWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from fourcenturies.corpus import Corpus
    from fourcenturies.drawing.blocks import Drawing

    Make = Callable[[Corpus, int, Answered], Drawing]

MAKERS: dict[str, Make] = {
    "strip": lambda corpus, lesson, so_far: draw_strip.strip(frame_rows.strips(corpus, lesson, so_far)),
    "counter": lambda corpus, lesson, so_far: draw_counter.counter(
        chip_rows.counters(corpus, lesson, so_far)
    ),
    "days": lambda corpus, lesson, so_far: draw_days.days(day_rows.days(corpus, "days", lesson, so_far)),
    "calendar": lambda corpus, lesson, so_far: draw_days.days(
        day_rows.days(corpus, "calendar", lesson, so_far)
    ),
    "chairs": lambda corpus, lesson, so_far: draw_chairs.chairs(chair_rows.chairs(corpus, lesson, so_far)),
    "edges": lambda corpus, lesson, _so_far: draw_edges.edges(edge_rows.edges(corpus, lesson)),
    "wall": lambda corpus, lesson, so_far: draw_wall.wall(card_rows.walls(corpus, lesson, so_far)),
}
"""Shape of a sheet -> what draws the sheets of a lesson (0 for all) for a reader who has answered so much."""


def strip(lesson: int = 0) -> DrawnWidget | Sentence:
    """Show the story of a lesson in five to seven frames; with no lesson, the story of all of them.

    A frame that a question asks for is shut until it is answered.

    >>> strip(8)
    Lesson 8 has no strip; there is one in lessons 1, 2, 3, 4, 5, 6 and 7.
    """
    return show("strip", lesson)


def counter(lesson: int = 4) -> DrawnWidget | Sentence:
    """Show talks of two people as dated chips, with nobody's total."""
    return show("counter", lesson)


def days(lesson: int = 3) -> DrawnWidget | Sentence:
    """Show days in a row, with your own answer among them once you have given it."""
    return show("days", lesson)


def calendar(lesson: int = 7) -> DrawnWidget | Sentence:
    """Show weeks of days, blank until their question is answered."""
    return show("calendar", lesson)


def chairs(lesson: int = 5) -> DrawnWidget | Sentence:
    """Show a chair for each year, blank until its question has an answer."""
    return show("chairs", lesson)


def edges(lesson: int = 1) -> DrawnWidget | Sentence:
    """Show what stands at the head and at the foot of each of the five pages."""
    return show("edges", lesson)


def wall(lesson: int = 6) -> DrawnWidget | Sentence:
    """Show cards, and the boxes into which your own answer sorts them."""
    return show("wall", lesson)


def show(
    shape: str, lesson: int, corpus: Corpus | None = None, so_far: Answered | None = None
) -> DrawnWidget | Sentence:
    """Return the picture of a shape for a lesson; without `so_far`, the reader's own answers are looked up."""
    held = corpus or load()
    sheets = sheets_of(held, shape, lesson if isinstance(lesson, int) else -1)
    if not sheets:
        return Sentence(_instead(held, shape, lesson))
    wanted = tuple(name for sheet in sheets for name in asked_by(sheet))
    known = so_far if so_far is not None else answered(wanted, here()) if wanted else NOTHING
    sources = tuple(source.id for source in held.sources)
    made = MAKERS[shape](held, lesson, known)
    return DrawnWidget(said(made, _on_page(made)), sources, ())


_HOW_ON_PAGE = dict(zip(below(HOW), below(how.removesuffix(AGAIN) for how in HOW), strict=True))


def _on_page(made: Drawing) -> Drawing:
    """Return a picture as a page shows it, where it fills without being run again."""
    choices = (
        replace(one, blocks=tuple(_HOW_ON_PAGE.get(block, block) for block in one.blocks))
        for one in made.choices
    )
    return replace(made, choices=tuple(choices))


def _instead(corpus: Corpus, shape: str, lesson: object) -> str:
    *most, last = sorted({sheet.lesson for sheet in sheets_of(corpus, shape)})
    where = f"lessons {', '.join(map(str, most))} and {last}" if most else f"lesson {last}"
    return f"Lesson {lesson} has no {shape}; there is one in {where}."
