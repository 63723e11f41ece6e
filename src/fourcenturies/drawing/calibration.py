"""Certainty against results as blocks: a dot for each step of certainty, and an example while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import (
    Block,
    Cell,
    Choice,
    Dot,
    Drawing,
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
from fourcenturies.views.calibration import Step, calibration, percent, sentence
from fourcenturies.views.citing import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TITLE = "How right against how sure"
EXAMPLE = "An example, not yours"
HEADS = ("Answers", "Sure on average", "Right")
LEFT, TOP, SIDE = 50.0, 16.0, 274.0
WIDTH, HEIGHT = LEFT + SIDE + 24, TOP + SIDE + 44
TYPE = 12.0
_MADE_UP = ((0.35, 0.5), *[(0.62, right) for right in (1, 0, 1, 0, 1)], *[(0.8, right) for right in (1, 1, 0, 1, 0, 1)],
            *[(0.95, right) for right in (1, 1, 1, 0)])  # fmt: skip


def drawing(steps: Sequence[Step], nothing_yet: str) -> Drawing:
    """Return the picture of some steps; where there are none, a sentence that says so, and an example."""
    blocks = filled(steps) if steps else (Paragraph(line(nothing_yet)), example())
    return Drawing("calibration", TITLE, (Choice((), TITLE, blocks),))


def filled(steps: Sequence[Step], paint: str = "source-3") -> tuple[Block, ...]:
    """Return the picture of steps, what it says in a sentence, and its rows."""
    columns = tuple(Cell((Paragraph(line(head)),)) for head in HEADS)
    rows = tuple(_row(step) for step in steps)
    words = (
        Paragraph(line(_kept(sentence(steps))), "reading"),
        Grid(TITLE, columns, rows, "steps", "", (1.5, 1, 1.1, 0.7)),
    )
    picture = Picture(WIDTH, HEIGHT, (*_ground(), *(_mark(step, paint) for step in steps)), TITLE)
    return (Group((Group((picture,)), Group(words)), "columns"),)


def example() -> Group:
    """Return what the picture will look like, in grey, from made-up answers."""
    head = Heading(line(EXAMPLE), 4)
    return Group((head, *filled(calibration(_MADE_UP), "quiet")), "example", EXAMPLE)


def _row(step: Step) -> Row:
    told = (str(step.answers), _kept(percent(step.sure)), _kept(percent(step.right)))
    span = f"{step.low * 100:.0f} to {percent(step.high)} sure"
    return Row(line(_kept(span)), tuple(Cell((Paragraph(line(words)),)) for words in told), _name(step))


def _kept(words: str) -> str:
    """Return words whose per cent stays with its number."""
    return words.replace(" %", f"{NO_BREAK}%")


def _name(step: Step) -> str:
    return f"step-{step.low * 100:.0f}"


def _x(share: float) -> float:
    return round(LEFT + share * SIDE, 1)


def _y(share: float) -> float:
    return round(TOP + (1 - share) * SIDE, 1)


def _ground() -> Iterator[Shape]:
    """Give the field: below the diagonal whoever is surer than right, above it whoever is less sure than right."""
    corner = f"M {_x(0)} {_y(0)} L {_x(1)} {_y(1)} L {_x(1)} {_y(0)} Z"
    yield Path(corner, Stroke("band"))
    yield Path(f"M {_x(0)} {_y(0)} L {_x(1)} {_y(1)}", Stroke(line="quiet", dash="4 4"))
    yield Path(f"M {_x(0)} {_y(1)} L {_x(0)} {_y(0)} L {_x(1)} {_y(0)}", Stroke(line="ink"))
    for share in (0.0, 0.5, 1.0):
        yield Words(_x(share), _y(0) + 17, percent(share), TYPE, "quiet", "middle")
        yield Words(_x(0) - 6, _y(share) + 4, percent(share), TYPE, "quiet", "end")
    yield Words(_x(0.5), _y(0) + 36, "how sure", TYPE, "ink", "middle")
    yield Words(_x(0) + 8, _y(1) + 12, "how right", TYPE)
    yield Words(_x(0) + 8, _y(0.86), "less sure than right", TYPE, "quiet", italic=True)
    yield Words(_x(1) - 6, _y(0.04), "surer than right", TYPE, "quiet", "end", italic=True)


def _mark(step: Step, paint: str) -> Mark:
    """Return a step's dot, as large as its answers are many, with a line to where it would be if well judged."""
    x, y = _x(step.sure), _y(step.right)
    many = str(step.answers)
    shapes = (
        Path(f"M {x} {y} L {x} {_y(step.sure)}", Stroke(line=paint, width=1.5)),
        Dot(x, y, min(8 + step.answers, 14), Stroke(paint)),
        Words(x, y + 4, many, TYPE, "ground", "middle", bold=True),
    )
    return Mark(_name(step), step.words, shapes)
