"""Paper for a figure: what stands on it is placed in inches from its left and its top.

The room for titles and labels is reckoned from their letters. matplotlib's own layouts measure instead, and draw each
figure a second time for it: in a lesson a reader waits for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCENTS = ("#8c2f39", "#0b666b", "#765600", "#3d4b9a", "#783977", "#4a6118")
INK, QUIET, RULE = "#1f1f1f", "#595959", "#d5d2cc"
LETTER = 0.0087
"""Inches that a letter takes for each point of its size, amply."""


def paper(width: float, height: float) -> Any:
    """Return an empty figure of so many inches; it belongs to no window."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    return Figure(figsize=(width, height))


def axes_on(figure: Any, left: float, top: float, width: float, height: float) -> Any:
    """Return axes of a figure, their frame placed in inches."""
    across, down = figure.get_size_inches()
    return figure.add_axes((left / across, 1 - (top + height) / down, width / across, height / down))


def sheet_of(figure: Any) -> Any:
    """Return axes over the whole of a figure, their units inches from its left and its top."""
    across, down = figure.get_size_inches()
    sheet = axes_on(figure, 0, 0, across, down)
    sheet.set(xlim=(0, across), ylim=(down, 0))
    sheet.axis("off")
    return sheet


def write_at_foot(figure: Any, words: str, size: float, colour: str) -> None:
    """Write a key, centred, on the last lines of a figure."""
    figure.text(
        0.5, 0.08 / figure.get_figheight(), words, ha="center", va="bottom", fontsize=size, color=colour
    )


def room_for(words: Iterable[str], size: float) -> float:
    """Return the inches that the longest of some lines takes at a size in points."""
    return LETTER * size * max((len(line) for text in words for line in text.split("\n")), default=0)
