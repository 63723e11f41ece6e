"""Certainty against results as blocks: a dot for each step of certainty, and an example while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
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


def drawing(steps: Sequence[Step], nothing_yet: str) -> b.Drawing:
    """Return the picture of some steps; where there are none, a sentence that says so, and an example."""
    blocks = filled(steps) if steps else (b.paragraph(nothing_yet), example())
    return b.Drawing("calibration", TITLE, (b.Choice((), TITLE, blocks),))


def filled(steps: Sequence[Step], paint: str = "source-3") -> tuple[b.Block, ...]:
    """Return the picture of steps, what it says in a sentence, and its rows."""
    grid = b.Grid(TITLE, tuple(map(b.cell, HEADS)), tuple(map(_row, steps)), "steps", "", (1.5, 1, 1.1, 0.7))
    words = (b.Paragraph(b.line(_kept(sentence(steps))), "reading"), grid)
    picture = b.Picture(WIDTH, HEIGHT, (*_ground(), *(_mark(step, paint) for step in steps)), TITLE)
    return (b.Group((b.Group((picture,)), b.Group(words)), "columns"),)


def example() -> b.Group:
    """Return what the picture will look like, in grey, from made-up answers."""
    return b.Group((b.heading(EXAMPLE, 4), *filled(calibration(_MADE_UP), "quiet")), "example", EXAMPLE)


def _row(step: Step) -> b.Row:
    told = (str(step.answers), _kept(percent(step.sure)), _kept(percent(step.right)))
    span = f"{step.low * 100:.0f} to {percent(step.high)} sure"
    return b.Row(b.line(_kept(span)), tuple(map(b.cell, told)), _name(step))


def _kept(words: str) -> str:
    """Return words whose per cent stays with its number."""
    return words.replace(" %", f"{NO_BREAK}%")


def _name(step: Step) -> str:
    return f"step-{step.low * 100:.0f}"


def _x(share: float) -> float:
    return round(LEFT + share * SIDE, 1)


def _y(share: float) -> float:
    return round(TOP + (1 - share) * SIDE, 1)


def _ground() -> Iterator[b.Shape]:
    """Give the field: below the diagonal whoever is surer than right, above it whoever is less sure than right."""
    corner = f"M {_x(0)} {_y(0)} L {_x(1)} {_y(1)} L {_x(1)} {_y(0)} Z"
    yield b.Path(corner, b.Stroke("band"))
    yield b.Path(f"M {_x(0)} {_y(0)} L {_x(1)} {_y(1)}", b.Stroke(line="quiet", dash="4 4"))
    yield b.Path(f"M {_x(0)} {_y(1)} L {_x(0)} {_y(0)} L {_x(1)} {_y(0)}", b.Stroke(line="ink"))
    for share in (0.0, 0.5, 1.0):
        yield b.Words(_x(share), _y(0) + 17, percent(share), TYPE, "quiet", "middle")
        yield b.Words(_x(0) - 6, _y(share) + 4, percent(share), TYPE, "quiet", "end")
    yield b.Words(_x(0.5), _y(0) + 36, "how sure", TYPE, "ink", "middle")
    yield b.Words(_x(0) + 8, _y(1) + 12, "how right", TYPE)
    yield b.Words(_x(0) + 8, _y(0.86), "less sure than right", TYPE, "quiet", italic=True)
    yield b.Words(_x(1) - 6, _y(0.04), "surer than right", TYPE, "quiet", "end", italic=True)


def _mark(step: Step, paint: str) -> b.Mark:
    """Return a step's dot, as large as its answers are many, with a line to where it would be if well judged."""
    x, y = _x(step.sure), _y(step.right)
    shapes = (
        b.Path(f"M {x} {y} L {x} {_y(step.sure)}", b.Stroke(line=paint, width=1.5)),
        b.Dot(x, y, min(8 + step.answers, 14), b.Stroke(paint)),
        b.Words(x, y + 4, str(step.answers), TYPE, "ground", "middle", bold=True),
    )
    return b.Mark(_name(step), step.words, shapes)
