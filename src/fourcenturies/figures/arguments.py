"""The matrix of questions and sources for print."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from fourcenturies.figures.paper import axes_on, paper, write_at_foot
from fourcenturies.views.citing import BADGES

if TYPE_CHECKING:
    from fourcenturies.views.arguments import Arguments

INK, QUIET, RULE = "#1f1f1f", "#595959", "#d5d2cc"
WIDE = 62
"""Letters of a question in one line."""


def draw(view: Arguments) -> Any:
    """Return a figure with one row for each question and one column for each source; glyphs tell the stances."""
    rows = 0.3 * (len(view.questions) + 1)
    figure = paper(8.6, rows + 0.45)
    axes = axes_on(figure, 0, 0.05, 8.6, rows)
    columns = len(view.headings)
    axes.set(xlim=(-6.4, columns - 0.4), ylim=(len(view.questions) - 0.4, -1.2))
    axes.axis("off")
    for column, heading in enumerate(view.headings):
        axes.text(column, -0.9, heading.short, ha="center", va="center", fontsize=9, color=INK)
    for row, question in enumerate(view.questions):
        axes.axhline(row - 0.5, color=RULE, linewidth=0.6)
        words = textwrap.shorten(question.label, WIDE, placeholder=" …")
        axes.text(-6.3, row, words, va="center", fontsize=8, fontfamily="serif", color=INK)
        for column, side in enumerate(question.sides):
            colour = QUIET if side == "silent" else INK
            glyph = BADGES[side].glyph
            label = axes.text(column, row, glyph, ha="center", va="center", fontsize=10, color=colour)
            label.set_gid(f"{question.id} {view.headings[column].id} {side}")
    signs = dict.fromkeys(side for question in view.questions for side in question.sides)
    words = "  ·  ".join(f"{BADGES[side].glyph} {BADGES[side].word}" for side in signs)
    write_at_foot(figure, words, 8, QUIET)
    return figure
