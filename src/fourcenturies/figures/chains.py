"""Attribution chains for print: boxes and arrows, dashed where a hand is not stated."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from fourcenturies.figures.timeline import ACCENTS, INK, QUIET

if TYPE_CHECKING:
    from fourcenturies.views.chains import Box, Chain, Chains
    from fourcenturies.views.roots import Subject

WIDTH, STEP = 0.84, 1.0
"""Width of a box, and from one box to the next, in the units of the figure."""
MOST = 5
ROW, NAME = 0.95, 0.4
"""Height of a row with a chain, and of one with the name of a group, in inches."""


def draw(view: Chains, subject: Subject) -> Any:
    """Return a figure with one row for each chain, under the names of their groups."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    rows: list[str | Chain] = []
    for group in subject.groups:
        rows += [group.label] if group.label else []
        rows += [view.chains[name] for name in group.chains]
    height = sum(NAME if isinstance(row, str) else ROW for row in rows)
    figure = Figure(figsize=(10, height + 0.6), layout="constrained")
    ax = figure.subplots()
    ax.set(xlim=(-0.02, MOST * STEP), ylim=(height, 0))
    ax.axis("off")
    ax.set_title(subject.label, loc="left", fontfamily="serif", color=INK)
    top = 0.0
    for row in rows:
        if isinstance(row, str):
            ax.text(0, top + 0.28, textwrap.shorten(row, 120), fontsize=9, fontfamily="serif", color=INK)
        else:
            _draw_chain(ax, view, row, top)
        top += NAME if isinstance(row, str) else ROW
    return figure


def _draw_chain(ax: Any, view: Chains, chain: Chain, top: float) -> None:
    order = [heading.id for heading in view.headings]
    accent = ACCENTS[order.index(chain.source) % len(ACCENTS)]
    for place, box in enumerate(chain.boxes):
        _draw_box(ax, box, (place * STEP, top), accent)
        if place:
            ax.annotate("", (place * STEP, top + 0.36), xytext=(place * STEP - STEP + WIDTH, top + 0.36),
                        arrowprops={"arrowstyle": "->", "color": QUIET, "linewidth": 0.9})  # fmt: skip
    quote = chain.quote
    words = f"“{quote.words}” ({quote.place})" if quote.words else f"{quote.place}: {quote.instead}"
    ax.text(0, top + 0.84, textwrap.shorten(words, 150, placeholder="…"), fontsize=7, color=QUIET,
            gid=chain.id)  # fmt: skip


def _draw_box(ax: Any, box: Box, place: tuple[float, float], accent: str) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - slow to import

    left, top = place
    stated = box.look == "stated"
    ax.add_patch(
        Rectangle(
            (left, top),
            WIDTH,
            0.72,
            fill=False,
            edgecolor=accent if stated else QUIET,
            linestyle="-" if stated else "--",
            linewidth=0.9,
        )  # fmt: skip
    )
    ax.text(left + 0.03, top + 0.14, box.role, fontsize=6.5, color=QUIET)
    lines = textwrap.wrap(box.name, 25)
    name = "\n".join(lines[:2]) + ("…" if len(lines) > 2 else "")  # noqa: PLR2004 - two lines fit
    ax.text(left + 0.03, top + 0.18, name, fontsize=8, fontfamily="serif", color=INK, va="top",
            style="normal" if stated else "italic")  # fmt: skip
    ax.text(left + 0.03, top + 0.68, box.when, fontsize=6.5, color=QUIET)
