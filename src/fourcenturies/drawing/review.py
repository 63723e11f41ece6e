"""The boxes of `review()` as blocks: a square for each question, and an example in grey while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import (
    Block,
    Box,
    Cell,
    Grid,
    Group,
    Heading,
    Mark,
    Paragraph,
    Path,
    Picture,
    Row,
    Shape,
    Stroke,
    Words,
    line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TITLE = "Where your questions lie"
HOW = (
    "A square is a question. Answered rightly when it is due, it moves one box to the right; answered wrongly, it goes "
    "back to the first."
)
EXAMPLE = "An example, not yours"
EXAMPLE_TASK = (
    "Here stands the task of a question that you answered some days ago, and how to answer it again. Below, the boxes "
    "in which your questions lie."
)
WIDTH, BOX, ROWS, FOOT = 336.0, 56.0, 5, 84.0
SIDE, PITCH, ACROSS, TYPE = 9.5, 11.5, 4, 12.0
_MADE_UP = (3, 5, 2, 4, 0, 1)


def boxes(counts: Sequence[int], waits: Sequence[int], paint: str = "source-3") -> tuple[Block, ...]:
    """Return how many questions lie in each box, and how many days each box waits."""
    columns = (Cell((Paragraph(line("Questions")),)),)
    rows = tuple(
        Row(line(_box(number, days)), (Cell((Paragraph(line(str(many))),)),), f"box-{number}")
        for number, (many, days) in enumerate(zip(counts, waits, strict=True), start=1)
    )
    shapes = tuple(_shapes(counts, waits, paint))
    grid = Grid(TITLE, columns, rows, "steps", "", (3, 1))
    picture = Group((Picture(WIDTH, FOOT + 40, shapes, TITLE), Paragraph(line(HOW), "small")))
    return (Group((picture, grid), "columns"),)


def example(waits: Sequence[int]) -> Group:
    """Return what there will be to see, in grey, with made-up numbers."""
    head = (Heading(line(EXAMPLE), 4), Paragraph(line(EXAMPLE_TASK), "quiet"))
    return Group((*head, *boxes(_MADE_UP, waits, "quiet")), "example", EXAMPLE)


def _box(number: int, days: int) -> str:
    return f"Box {number}, asked again after {days} {'day' if days == 1 else 'days'}"


def _shapes(counts: Sequence[int], waits: Sequence[int], paint: str) -> Iterator[Shape | Mark]:
    for number, (many, days) in enumerate(zip(counts, waits, strict=True), start=1):
        left = BOX * (number - 1) + 2
        tray = (
            f"M {left} {FOOT - 66} L {left} {FOOT} L {left + BOX - 8} {FOOT} L {left + BOX - 8} {FOOT - 66}"
        )
        told = f"{_box(number, days)}: {many} {'question' if many == 1 else 'questions'}"
        yield Mark(f"box-{number}", told, (Path(tray, Stroke(line="quiet")), *_squares(many, left, paint)))
        yield Words(left + BOX / 2 - 4, FOOT + 17, str(days), TYPE, "ink", "middle")
    yield Words(2, FOOT + 34, "days until a question is asked again", TYPE, "quiet")


def _squares(many: int, left: float, paint: str) -> Iterator[Shape]:
    """Give a square for each question, from the floor of its box; where there are too many, their number."""
    most = ACROSS * ROWS
    for number in range(min(many, most)):
        x = left + 2 + PITCH * (number % ACROSS)
        yield Box(x, FOOT - 1 - PITCH * (number // ACROSS + 1), SIDE, SIDE, Stroke(paint))
    if many > most:
        yield Words(left + BOX / 2 - 4, FOOT - 70, str(many), TYPE, "ink", "middle", bold=True)
