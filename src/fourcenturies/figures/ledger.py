"""The ledger of figures for print: one axis for each comparable group, and the meetings by year."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from fourcenturies.dating import NOT_STATED
from fourcenturies.figures.paper import (
    ACCENTS,
    INK,
    QUIET,
    RULE,
    axes_on,
    paper,
    room_for,
    sheet_of,
    write_at_foot,
)
from fourcenturies.views.ledger import TOPICS

if TYPE_CHECKING:
    from fourcenturies.views.ledger import Axis, Ledger, Line, Mark
    from fourcenturies.views.meetings import Count, Panel

HOLLOW = "white"
COLUMN, HEAD, LINE = 5.6, 0.75, 0.62
"""Inches: the width of an axis with its labels, its height with no line, and that of a line."""
TYPE = 7.5
"""The size of labels, in points."""
YEARS = 3.0
"""The height of the counts for single years, in inches."""
KEY = (
    "filled: printed by the source  ·  open diamond: known from outside  ·  dashes: about  ·  arrow: over, at least"
    " (the lengths of dashes and arrows measure nothing)"
)


def ledger(view: Ledger, topic: str) -> Any:
    """Return a figure of small multiples, each with an axis of its own."""
    held = view.of(topic)
    columns = 1 if len(held) == 1 else 2
    rows = [held[n : n + columns] for n in range(0, len(held), columns)]
    heights = [HEAD + LINE * max(len(axis.lines) for axis in row) for row in rows]
    words = "\n".join(textwrap.wrap(KEY, 62 * columns))
    figure = paper(COLUMN * columns, 0.4 + sum(heights) + 0.14 * words.count("\n") + 0.2)
    sheet = sheet_of(figure)
    left = 0.1 + room_for((_label(view, line) for axis in held for line in axis.lines), TYPE)
    for row, top in zip(rows, accumulate(heights, initial=0.4), strict=False):
        for column, axis in enumerate(row):
            frame = _Frame(COLUMN * column + left, top + HEAD - 0.3, COLUMN - left - 0.25, axis)
            _draw_axis(sheet, view, frame)
    sheet.text(0.1, 0.1, TOPICS[topic], va="top", fontsize=12, fontfamily="serif", color=INK)
    write_at_foot(figure, words, TYPE, QUIET)
    return figure


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where an axis lies on the sheet: its left and its top in inches, and its width."""

    left: float
    top: float
    width: float
    axis: Axis

    def across(self, value: float) -> float:
        """Return where a value lies."""
        return self.left + self.width * value / (1.14 * (self.axis.top or 1))

    def down(self, row: float) -> float:
        """Return where a line lies."""
        return self.top + LINE * (row + 0.5)


def _draw_axis(sheet: Any, view: Ledger, frame: _Frame) -> None:
    axis = frame.axis
    _draw_rules(sheet, frame)
    for row, line in enumerate(axis.lines):
        accent, y = _accent(view, line.source), frame.down(row)
        sheet.text(
            frame.left - 0.05, y, _label(view, line), ha="right", va="center", fontsize=TYPE, color=QUIET
        )
        if line.label != axis.title:
            words = textwrap.shorten(line.label, 66, placeholder="…")
            sheet.text(frame.left + 0.04, y - 0.08, words, fontsize=6.5, color=QUIET)
        if line.mark:
            _draw_mark(sheet, frame, line.mark, row, (accent, accent)).set_gid(line.id)
        if line.beyond:
            _draw_mark(sheet, frame, line.beyond, row + 0.32, (accent, HOLLOW)).set_gid(f"{line.id}-outside")


def _draw_rules(sheet: Any, frame: _Frame) -> None:
    """Draw an axis itself: its title, its foot, and a rule with its number at nothing, the half and the whole."""
    axis, foot = frame.axis, frame.top + LINE * len(frame.axis.lines)
    title = textwrap.fill(f"{axis.title} ({axis.unit})", 54)
    sheet.text(frame.left, frame.top - 0.08, title, fontsize=9, fontfamily="serif", color=INK)
    sheet.hlines(foot, frame.left, frame.left + frame.width, color=RULE, linewidth=0.8)
    for value in (0, axis.top / 2, axis.top) if axis.top else ():
        sheet.vlines(frame.across(value), frame.top, foot, color=RULE, linewidth=0.5)
        number = f"{value:,.10g}"
        sheet.text(
            frame.across(value), foot + 0.05, number, ha="center", va="top", fontsize=TYPE, color=QUIET
        )


def _plain(ax: Any) -> None:
    ax.tick_params(colors=QUIET, labelsize=TYPE, length=0)
    ax.grid(axis="x", color=RULE, linewidth=0.5)
    ax.set_axisbelow(True)
    ax.spines[["left", "right", "top"]].set_visible(False)
    ax.spines["bottom"].set_color(RULE)


def _label(view: Ledger, line: Line) -> str:
    short = next(heading.short for heading in view.headings if heading.id == line.source)
    when = "time not stated" if line.when == NOT_STATED else line.when
    return f"{textwrap.shorten(line.number, 26, placeholder='…')}\n{short}; {when}"


def _accent(view: Ledger, source: str) -> str:
    order = [heading.id for heading in view.headings]
    return ACCENTS[order.index(source) % len(ACCENTS)] if source else INK


def _draw_mark(sheet: Any, frame: _Frame, mark: Mark, row: float, colours: tuple[str, str]) -> Any:
    """Draw a line to a mark, or between its ends, and return the mark."""
    accent, fill = colours
    outside = fill == HOLLOW
    y, start = frame.down(row), frame.across(mark.low if mark.form == "range" else 0)
    sheet.plot([start, frame.across(mark.high)], [y, y], color=accent, linewidth=0.8 if outside else 1.6,
               linestyle=":" if outside else "-")  # fmt: skip
    _hedge(sheet, mark.form, (frame.across(mark.low), y), accent)
    points = [frame.across(value) for value in sorted({mark.low, mark.high})]
    (drawn,) = sheet.plot(points, [y] * len(points), "D" if outside else "o", ms=5, mec=accent, mfc=fill)
    return drawn


def _hedge(ax: Any, form: str, place: tuple[float, float], accent: str) -> None:
    """Draw dashes or an arrow of one length, in points: it measures nothing."""
    for end in {"about": (-16, 16), "up": (20,), "down": (-20,)}.get(form, ()):
        look = {"arrowstyle": "-", "linestyle": "--"} if form == "about" else {"arrowstyle": "<-"}
        ax.annotate("", place, xytext=(end, 0), textcoords="offset points",
                    arrowprops={**look, "color": accent, "linewidth": 1, "shrinkA": 0, "shrinkB": 0})  # fmt: skip


def meetings(view: Ledger, panel: Panel) -> Any:
    """Return a figure of the counts for single years above a lane for each total that is claimed."""
    lanes = 0.75 * len(panel.lanes)
    figure = paper(10, 0.35 + YEARS + lanes + 0.5)
    above = axes_on(figure, 0.55, 0.35, 9.35, YEARS)
    _draw_years(above, view, panel)
    above.set_xticks([])
    above.set_title("Meetings in single years, and the totals claimed, each in a lane of its own", loc="left",
                    fontfamily="serif", color=INK)  # fmt: skip
    below = axes_on(figure, 0.55, 0.35 + YEARS, 9.35, lanes)
    _draw_lanes(below, view, panel)
    years = range(panel.first, panel.last + 1)
    below.set_xticks([year + 0.5 for year in years], years)
    key = (
        "filled: counted by a source  ·  open diamond: known from outside  ·  ?: no count here for that year"
    )
    write_at_foot(figure, f"{key}  ·  arrow: at least  ·  dashes: time not stated", TYPE, QUIET)
    return figure


def _draw_years(ax: Any, view: Ledger, panel: Panel) -> None:
    for count in panel.years:
        shared = sum(other.at == count.at for other in panel.years) > 1
        aside = (-0.14 if count.source else 0.14) if shared else 0
        place = (count.at + 0.5 + aside, count.mark.low)
        _draw_point(ax, view, count, place)
        if count.mark.form == "up":
            ax.annotate(
                "", (place[0], place[1] + 0.9), xytext=place, arrowprops={"arrowstyle": "->", "color": INK}
            )
        words = ("≥ " if count.mark.form == "up" else "") + f"{count.mark.low:g}"
        left = shared and bool(count.source)
        ax.annotate(words, place, xytext=(-7 if left else 7, 0), textcoords="offset points", va="center",
                    ha="right" if left else "left", fontsize=9, color=INK)  # fmt: skip
    for year in panel.silent:
        ax.text(year + 0.5, 0.25, "?", fontsize=9, color=QUIET, ha="center", gid=f"silent-{year}")
    ax.set(xlim=(panel.first, panel.last + 1), ylim=(0, panel.top), yticks=range(0, int(panel.top) + 1, 2))
    ax.set_ylabel("meetings", color=QUIET, fontsize=8)
    _plain(ax)
    ax.grid(visible=False, axis="x")
    ax.grid(axis="y", color=RULE, linewidth=0.5)


def _draw_lanes(ax: Any, view: Ledger, panel: Panel) -> None:
    """Draw the totals, a lane for each that counts otherwise: a lane has no scale, only its place in time."""
    for foot, lane in enumerate(panel.lanes, start=1):
        ax.text(panel.first, foot - 0.98, lane, fontsize=8, color=QUIET, va="top")
        for count in panel.totals:
            if count.lane == lane:
                _draw_total(ax, view, count, foot - 0.3)
    ax.hlines(
        [foot + 0.7 for foot in range(len(panel.lanes))], panel.first, panel.last + 1, color=RULE, lw=0.8
    )
    ax.set(xlim=(panel.first, panel.last + 1), ylim=(len(panel.lanes), 0), yticks=[])
    _plain(ax)
    ax.spines["bottom"].set_visible(False)


def _draw_total(ax: Any, view: Ledger, count: Count, foot: float) -> None:
    if count.adrift:
        ax.plot([count.at - 0.5, count.at + 0.5], [foot, foot], "--", color=_accent(view, count.source))
    _draw_point(ax, view, count, (count.at, foot))
    ax.annotate(f"{count.mark.low:g}", (count.at, foot), xytext=(0, 5), textcoords="offset points", ha="center",
                fontsize=13, fontfamily="serif", color=INK)  # fmt: skip


def _draw_point(ax: Any, view: Ledger, count: Count, place: tuple[float, float]) -> None:
    accent = _accent(view, count.source)
    ax.plot(*place, "o" if count.source else "D", ms=6, mec=accent, mfc=accent if count.source else "white",
            gid=count.id, zorder=3)  # fmt: skip
