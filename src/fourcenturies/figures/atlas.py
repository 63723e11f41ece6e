"""The schematic map for print: the same outlines, hatching and labels, in kilometres of the projection."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from fourcenturies.figures.paper import INK, QUIET, RULE, axes_on, paper
from fourcenturies.views.atlas import PROJECTION, SCHEMATIC, SHAPES, UNKNOWN, label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.views.atlas import Atlas, Mark, Opening, Spot

DRY, WET, COAST, WATER = "#f3efe6", "white", "#a9a294", "#3a6f94"
LANDS = ("#96560f", "#56539b")
ALIGNED = {
    "right": ((5, 0), "left", "center"),
    "left": ((-5, 0), "right", "center"),
    "above": ((0, 4), "center", "bottom"),
    "below": ((0, -4), "center", "top"),
    "middle": ((0, 0), "center", "center"),
}
"""Distance in points, and how the words stand to it."""


def atlas(view: Atlas, first: Opening) -> Any:
    """Return a figure of the map as it opens, its key and its cautions below it."""
    held, marks = view.frames[first.frame], view.drawn(first.frame, first.sources)
    left, top, width, height = held.box
    tall = 9.8 * height / width
    notes = [textwrap.fill(words, 150) for words in (_key(marks), SCHEMATIC, UNKNOWN, PROJECTION)]
    figure = paper(10, 0.35 + tall + 0.2 + 0.14 * "\n".join(notes).count("\n") + 0.2)
    axes = axes_on(figure, 0.1, 0.35, 9.8, tall)
    axes.set(xlim=(left, left + width), ylim=(top + height, top), xticks=[], yticks=[], aspect="equal")
    axes.set_facecolor(DRY)
    for spine in axes.spines.values():
        spine.set_color(RULE)
    _draw_shapes(axes, view, marks)
    for spot in held.spots:
        if view.marks[spot.mark] in marks:
            _draw_spot(
                axes, held.box, spot, view.marks[spot.mark], label_of(view.marks[spot.mark], first.sources)
            )
    axes.set_title(held.title, loc="left", fontfamily="serif", color=INK)
    figure.text(0.01, 0.08 / figure.get_figheight(), "\n".join(notes), va="bottom", fontsize=7.5, color=QUIET)
    return figure


def _draw_shapes(axes: Any, view: Atlas, marks: Sequence[Mark]) -> None:
    lands = [mark for mark in marks if mark.shape == "area"]
    for mark, colour in zip(lands, LANDS * len(lands), strict=False):
        for a, b in mark.strokes:
            axes.plot((a[0], b[0]), (a[1], b[1]), color=colour, linewidth=0.7, zorder=1)
        axes.plot(*zip(*mark.path, mark.path[0], strict=True), "--", color=colour, linewidth=0.9, zorder=1)
    _draw_sea(axes, view)
    for mark in marks:
        if mark.shape == "line":
            axes.plot(*zip(*mark.path, strict=True), color=WATER, linewidth=1.3, zorder=3)


def _draw_sea(axes: Any, view: Atlas) -> None:
    """Fill what is not land: every ring turns about inside the one around it."""
    from matplotlib.patches import PathPatch  # noqa: PLC0415 - slow to import
    from matplotlib.path import Path  # noqa: PLC0415 - slow to import

    edge = [(-9999, -9999), (9999, -9999), (9999, 9999), (-9999, 9999)]
    rings = [edge, *(list(zip(ring[::2], ring[1::2], strict=True)) for ring in view.land)]
    # matplotlib fills by the direction of the rings: the first turns one way, land the other, lakes again the first.
    paths = [Path([*ring, ring[0]], closed=True) for ring in map(_turned, rings, range(len(rings)))]
    sea = Path.make_compound_path(*paths)
    axes.add_patch(PathPatch(sea, facecolor=WET, edgecolor=COAST, linewidth=0.5, zorder=2))


def _turned(ring: list[tuple[int, int]], number: int) -> list[tuple[int, int]]:
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    return ring if (twice > 0) == (number == 0) else ring[::-1]


def _draw_spot(axes: Any, box: tuple[int, int, int, int], spot: Spot, mark: Mark, words: str) -> None:
    from matplotlib.patheffects import withStroke  # noqa: PLC0415 - slow to import

    left, top, width, height = box
    place = (left + width * spot.x / 100, top + height * spot.y / 100)
    if mark.shape == "point" and not spot.arrow:
        hollow = mark.kind == "outside"
        axes.plot(*place, "D" if hollow else "o", ms=4, mfc=DRY if hollow else INK, mec=INK, zorder=4)
    offset, across, along = ALIGNED[spot.side]
    own = mark.shape in {"name", "line"} or bool(spot.arrow)
    label = axes.annotate(
        words + (f" {spot.arrow}" if spot.arrow else ""),
        place,
        xytext=offset,
        textcoords="offset points",
        ha=across,
        va=along,
        fontsize=9.5 if mark.shape == "area" else 8,
        fontstyle="italic" if own else "normal",
        fontweight="bold" if mark.shape == "area" else "normal",
        color=WATER if mark.shape == "line" else QUIET if own else INK,
        multialignment="center",
        zorder=5,
    )
    label.set_path_effects([withStroke(linewidth=2.5, foreground=DRY)])
    label.set_gid(mark.id)


def _key(marks: Sequence[Mark]) -> str:
    lands = [f"{mark.year}: {mark.title}" for mark in marks if mark.kind == "area"]
    signs = [f"{SHAPES[name].glyph} {SHAPES[name].word}" for name in ("point", "outside", "beyond")]
    return "  ·  ".join((*lands, *signs))
