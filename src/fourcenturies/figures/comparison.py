"""The comparison for print: one column a source, one block a topic, the words of the text twin."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from fourcenturies.figures.paper import axes_on, paper
from fourcenturies.views.citing import BADGES
from fourcenturies.views.comparison import row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.comparison import Cell, Comparison, Topic

INK, QUIET = "#1f1f1f", "#595959"
WIDE = 30
"""Letters in a line of a column."""
LINE = 0.165
"""Inches a line."""


def draw(view: Comparison, topic: Topic, sources: Sequence[str]) -> Any:
    """Return a figure with a column for each source; a source that says nothing has its column too."""
    parts = [view.topics[name] for name in topic.parts] or [topic]
    blocks = [(part, [_lines(cell) for cell in row(view, part, sources)]) for part in parts]
    heights = [3 + max((len(lines) for lines in columns), default=0) for _, columns in blocks]
    whole = sum(heights) + 2
    width = 2.15 * max(len(sources), 1)
    figure = paper(width + 0.3, LINE * whole)
    axes = axes_on(figure, 0.15, 0, width, LINE * whole)
    axes.set(xlim=(0, max(len(sources), 1)), ylim=(whole, 0))
    axes.axis("off")
    top = 1.0
    for (part, columns), height in zip(blocks, heights, strict=True):
        axes.text(0, top, part.label, fontsize=11, fontfamily="serif", color=INK, va="center")
        for place, (source, lines) in enumerate(zip(sources, columns, strict=True)):
            short = next(heading.short for heading in view.headings if heading.id == source)
            title = _draw_column(axes, short, lines, (place, top + 1))
            title.set_gid(f"{part.id} {source}")
        top += height
    return figure


def _draw_column(axes: Any, short: str, lines: list[str], corner: tuple[float, float]) -> Any:
    """Draw one column and return its title."""
    x, y = corner
    axes.plot([x, x + 0.94], [y - 0.2, y - 0.2], color=INK, linewidth=1.2)
    for number, line in enumerate(lines, start=1):
        axes.text(x, y + 0.5 + number, line, fontsize=7, color=INK if number == 1 else QUIET, va="center")
    return axes.text(x, y + 0.5, short, fontsize=8.5, fontweight="bold", color=INK, va="center")


def _lines(cell: Cell) -> list[str]:
    return [line for text in _texts(cell) for line in textwrap.wrap(text, WIDE)]


def _texts(cell: Cell) -> Iterator[str]:
    badge = BADGES.get(cell.badge)
    if badge:
        yield f"{badge.glyph} {badge.word}"
    for entry in cell.entries:
        own = BADGES.get(entry.badge)
        yield f"{entry.title}{f': {own.glyph} {own.word}' if own else ''}"
        yield ": ".join(part for part in (entry.phrase and f"“{entry.phrase}”", entry.reading) if part)
        yield f"{entry.says} {entry.place}".strip()
        for quote in entry.quotes:
            yield f"“{quote.words}”" if quote.words else quote.instead
