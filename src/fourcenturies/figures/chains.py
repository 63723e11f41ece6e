"""Attribution chains for print: boxes from left to right, one row a chain."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from fourcenturies.figures.paper import axes_on, paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.views.chains import Chain

INK, QUIET, RULE = "#1f1f1f", "#595959", "#8a8780"
STEP, WIDTH, HEIGHT, ROW = 2.6, 2.1, 0.95, 1.7


def draw(rows: Sequence[Chain]) -> Any:
    """Return a figure with one row for each chain; a link that is not stated has a dashed frame."""
    most = max(len(chain.links) for chain in rows)
    width, height = 1.9 * most + 0.4, 1.25 * len(rows) + 0.2
    figure = paper(width, height)
    axes = axes_on(figure, 0, 0, width, height)
    axes.set(xlim=(-0.1, STEP * most - 0.3), ylim=(ROW * len(rows) - 0.2, -0.75))
    axes.axis("off")
    for number, chain in enumerate(rows):
        _draw_row(axes, chain, ROW * number)
    return figure


def _draw_row(axes: Any, chain: Chain, y: float) -> None:
    words = f"“{chain.quote.words}”" if chain.quote.words else chain.quote.instead
    title = f"{textwrap.shorten(words, 90, placeholder=' …')}  ·  {chain.quote.place}"
    axes.text(0, y - 0.5, title, fontsize=8.5, fontfamily="serif", color=INK, va="center")
    for place, link in enumerate(chain.links):
        x, top, foot = STEP * place, y - 0.25, y + HEIGHT - 0.25
        (frame,) = axes.fill(
            (x, x + WIDTH, x + WIDTH, x),
            (top, top, foot, foot),
            facecolor="white",
            edgecolor=INK if link.stated else QUIET,
            linestyle="solid" if link.stated else "dashed",
            linewidth=0.9,
        )
        frame.set_gid(f"{chain.id} {place}")
        axes.text(x + 0.08, y - 0.08, link.part, fontsize=6.5, color=QUIET, va="center")
        name = "\n".join(textwrap.wrap(link.name, 24, max_lines=2, placeholder=" …"))
        axes.text(x + 0.08, y + 0.22, name, fontsize=8, color=INK, va="center")
        axes.text(x + 0.08, y + 0.57, link.date, fontsize=6.5, color=QUIET, va="center")
        if place:
            arrow = {"arrowstyle": "->", "color": RULE, "linewidth": 0.9}
            start, end = (x - STEP + WIDTH + 0.04, y + 0.22), (x - 0.04, y + 0.22)
            axes.annotate("", xy=end, xytext=start, arrowprops=arrow)
