"""`calibration()`: how sure a reader was of the answers of all lessons, and how right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from fourcenturies.drawing import paper
from fourcenturies.drawing.calibration import drawing
from fourcenturies.drawing.html import still
from fourcenturies.drawing.printed import Printed
from fourcenturies.drawing.text import text
from fourcenturies.notebook.own_answers import own_lessons
from fourcenturies.notebook.session import here, said
from fourcenturies.views.calibration import Step
from fourcenturies.views.calibration import calibration as steps_of

if TYPE_CHECKING:
    from fourcenturies.drawing.blocks import Block

NOTHING_YET = (
    "There is nothing to draw yet. Write a last line such as “sure: 80 %” under an answer, run it, save the notebook "
    "(Ctrl+S), and come back: every answer of every lesson counts for which a verdict is at hand. In a class, put the "
    "feedback pages that you get back into the folders of their lessons."
)

NOTHING_HERE = (
    "There is nothing to draw yet. Write a last line such as “sure: 80 %” under an answer: every answer of every "
    "lesson counts that has a verdict."
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A picture of certainty against results, with its rows as a table; where there are none, an example in grey."""

    steps: tuple[Step, ...]

    def __repr__(self) -> str:
        """Return what it says, and the rows as plain lines."""
        return text(self._blocks).strip() if self.steps else _nothing()

    def _repr_html_(self) -> str:
        return still(drawing(self.steps, _nothing()), (), ())

    def figure(self) -> Printed:
        """Return the same picture for print; the rows alone where matplotlib is not at hand."""
        return Printed(partial(paper.figure, self._blocks, ()), self._repr_html_(), repr(self))

    @property
    def _blocks(self) -> tuple[Block, ...]:
        return drawing(self.steps, _nothing()).choices[0].blocks


def _nothing() -> str:
    return said(NOTHING_YET, NOTHING_HERE)


def calibration() -> Calibration:
    """Draw how often you were right against how sure you were, from your saved answers of all lessons.

    Answers count that have a line such as `sure: 80 %` and a verdict; first guesses once it is known what came out, and
    lists (`sure: 4 of 6`) by how many lines are right. Nothing is sent anywhere.

    >>> calibration().steps
    ()
    """
    held = [answer for own in own_lessons(here()) for answer in own.answers]
    pairs = [(a.sure, a.right) for a in held if a.sure is not None and a.right is not None]
    return Calibration(steps_of(pairs))
