"""`calibration()`: how sure a reader was of the answers of all lessons, and how right."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from fourcenturies.figures.calibration import draw
from fourcenturies.figures.printed import Printed
from fourcenturies.notebook.own_answers import own_lessons
from fourcenturies.notebook.session import here
from fourcenturies.views.calibration import Step, percent
from fourcenturies.views.calibration import calibration as steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING_YET = (
    "There is nothing to draw yet. Write a last line such as “sure: 80 %” under an answer, run it, save the notebook "
    "(Ctrl+S), and come back: every answer of every lesson counts for which a verdict is at hand. In a class, put the "
    "feedback pages that you get back into the folders of their lessons."
)
SIDE, EDGE = 280, 44
_INK, _QUIET = "currentColor", "#808080"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A picture of certainty against results, with its rows as a table; a sentence where there are none."""

    steps: tuple[Step, ...]

    def __repr__(self) -> str:
        """Return the rows as plain lines."""
        return "\n".join(step.words for step in self.steps) or NOTHING_YET

    def _repr_html_(self) -> str:
        if not self.steps:
            return f'<p role="status">{escape(NOTHING_YET)}</p>'
        return (
            f'<figure style="margin:0.6em 0;max-width:46em">{_svg(self.steps)}{_table(self.steps)}</figure>'
        )

    def figure(self) -> Printed:
        """Return the same picture for print; the rows alone where matplotlib is not at hand."""
        return Printed(lambda: draw(self.steps), self._repr_html_(), repr(self))


def calibration() -> Calibration:
    """Draw how often you were right against how sure you were, from your saved answers of all lessons.

    Answers count that have a line such as `sure: 80 %` and a verdict. Nothing is sent anywhere.

    >>> calibration().steps
    ()
    """
    held = [answer for own in own_lessons(here()) for answer in own.answers]
    pairs = [(a.sure, a.credit) for a in held if a.sure is not None and a.credit is not None]
    return Calibration(steps_of(pairs))


def _svg(steps: tuple[Step, ...]) -> str:
    whole = SIDE + EDGE + 28
    said = escape("How right against how sure: " + "; ".join(step.words for step in steps), quote=True)
    return (
        f'<svg viewBox="0 0 {whole} {whole}" width="{whole}" role="img" aria-label="{said}" '
        f'style="max-width:100%;font-size:12px" fill="{_INK}">{"".join(_axes())}{"".join(map(_dot, steps))}</svg>'
    )


def _x(share: float) -> float:
    return round(EDGE + share * SIDE, 1)


def _y(share: float) -> float:
    return round(8 + (1 - share) * SIDE, 1)


def _axes() -> Iterator[str]:
    yield (
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="{_INK}"/>'
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="{_QUIET}" stroke-dasharray="4 4"/>'
    )
    for share in (0.0, 0.5, 1.0):
        yield f'<text x="{_x(share)}" y="{_y(0) + 16}" text-anchor="middle">{percent(share)}</text>'
        yield f'<text x="{_x(0) - 6}" y="{_y(share) + 4}" text-anchor="end">{percent(share)}</text>'
    yield f'<text x="{_x(0.5)}" y="{_y(0) + 32}" text-anchor="middle">how sure</text>'
    yield f'<text x="{_x(0) + 6}" y="{_y(1) + 10}">how right</text>'


def _dot(step: Step) -> str:
    radius = min(4 + step.answers, 14)
    return (
        f'<circle cx="{_x(step.sure)}" cy="{_y(step.right)}" r="{radius}" fill-opacity="0.35" stroke="{_INK}">'
        f"<title>{escape(step.words)}</title></circle>"
    )


def _table(steps: tuple[Step, ...]) -> str:
    rows = "".join(f"<tr>{''.join(map(_cell, _cells(step)))}</tr>" for step in steps)
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Sure", "Answers", "On average", "Right"))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(step: Step) -> tuple[str, ...]:
    span = f"{percent(step.low)} to {percent(step.high)}"
    return span, str(step.answers), percent(step.sure), percent(step.right)


def _cell(words: str) -> str:
    # JupyterLab lets each cell wrap, whatever its table says.
    return f'<td style="white-space:nowrap">{words}</td>'
