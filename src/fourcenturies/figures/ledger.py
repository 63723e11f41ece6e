"""The ledger of figures for print: one axis for each comparable group, and the meetings by year."""

from __future__ import annotations

import textwrap
from math import ceil
from typing import TYPE_CHECKING, Any

from fourcenturies.dating.edtf_words import NOT_STATED
from fourcenturies.figures.timeline import ACCENTS, INK, QUIET, RULE
from fourcenturies.views.ledger import TOPICS

if TYPE_CHECKING:
    from fourcenturies.views.ledger import Axis, Ledger, Line, Mark
    from fourcenturies.views.meetings import Count, Panel

HOLLOW = "white"
KEY = (
    "filled: printed by the source    open diamond: known from outside    dashes: about    arrow: over, at least"
    "    (the lengths of dashes and arrows measure nothing)"
)


def ledger(view: Ledger, topic: str) -> Any:
    """Return a figure of small multiples, each with an axis of its own."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    held = view.of(topic)
    columns = 1 if len(held) == 1 else 2
    deepest = [max(len(axis.lines) for axis in held[n : n + columns]) for n in range(0, len(held), columns)]
    size = (5.6 * columns, 0.7 + sum(0.75 + 0.62 * many for many in deepest))
    figure = Figure(figsize=size, layout="constrained")
    grid = figure.subplots(
        ceil(len(held) / columns),
        columns,
        squeeze=False,
        gridspec_kw={"height_ratios": [0.75 + 0.62 * many for many in deepest]},
    )
    for ax, axis in zip(grid.flat, held, strict=False):
        _draw_axis(ax, view, axis)
    for ax in list(grid.flat)[len(held) :]:
        ax.set_visible(False)
    figure.suptitle(TOPICS[topic], x=0.01, ha="left", fontfamily="serif", color=INK)
    figure.supxlabel("\n".join(textwrap.wrap(KEY, 62 * columns)), fontsize=7.5, color=QUIET)
    return figure


def _draw_axis(ax: Any, view: Ledger, axis: Axis) -> None:
    for row, line in enumerate(axis.lines):
        accent = _accent(view, line.source)
        if line.label != axis.title:
            ax.annotate(textwrap.shorten(line.label, 66, placeholder="…"), (0, row), xytext=(3, 6),
                        textcoords="offset points", fontsize=6.5, color=QUIET)  # fmt: skip
        if line.mark:
            _draw_mark(ax, line.mark, row, (accent, accent), line.id)
        if line.beyond:
            _draw_mark(ax, line.beyond, row + 0.32, (accent, HOLLOW), f"{line.id}-outside")
    ax.set_yticks(range(len(axis.lines)), [_label(view, line) for line in axis.lines], fontsize=7.5)
    ax.set(ylim=(len(axis.lines) - 0.4, -0.5), xlim=(0, (axis.top or 1) * 1.14))
    title = textwrap.fill(f"{axis.title} ({axis.unit})", 58)
    ax.set_title(title, loc="left", fontsize=9, fontfamily="serif", color=INK)
    ax.set_xticks([0, axis.top / 2, axis.top] if axis.top else [])
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    _plain(ax)


def _plain(ax: Any) -> None:
    ax.tick_params(colors=QUIET, labelsize=7.5, length=0)
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


def _draw_mark(ax: Any, mark: Mark, row: float, colours: tuple[str, str], gid: str) -> None:
    accent, fill = colours
    outside = fill == HOLLOW
    start = mark.low if mark.form == "range" else 0
    ax.plot([start, mark.high], [row, row], color=accent, linewidth=0.8 if outside else 1.6,
            linestyle=":" if outside else "-")  # fmt: skip
    _hedge(ax, mark.form, (mark.low, row), accent)
    points = sorted({mark.low, mark.high})
    ax.plot(points, [row] * len(points), "D" if outside else "o", ms=5, mec=accent, mfc=fill, gid=gid,
            clip_on=False)  # fmt: skip


def _hedge(ax: Any, form: str, place: tuple[float, float], accent: str) -> None:
    """Draw dashes or an arrow of one length, in points: it measures nothing."""
    for end in {"about": (-16, 16), "up": (20,), "down": (-20,)}.get(form, ()):
        look = {"arrowstyle": "-", "linestyle": "--"} if form == "about" else {"arrowstyle": "<-"}
        ax.annotate("", place, xytext=(end, 0), textcoords="offset points",
                    arrowprops={**look, "color": accent, "linewidth": 1, "shrinkA": 0, "shrinkB": 0})  # fmt: skip


def meetings(view: Ledger, panel: Panel) -> Any:
    """Return a figure of the counts for single years above a lane for each total that is claimed."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    figure = Figure(figsize=(10, 3.4 + 0.75 * len(panel.lanes)), layout="constrained")
    axes = figure.subplots(
        1 + len(panel.lanes), 1, sharex=True, gridspec_kw={"height_ratios": [4, *(1 for _ in panel.lanes)]}
    )
    _draw_years(axes[0], view, panel)
    for ax, lane in zip(axes[1:], panel.lanes, strict=True):
        _draw_lane(ax, view, lane, [count for count in panel.totals if count.lane == lane])
    axes[-1].set_xticks([year + 0.5 for year in range(panel.first, panel.last + 1)])
    axes[-1].set_xticklabels(range(panel.first, panel.last + 1))
    axes[0].set_title("Meetings in single years, and the totals claimed, each in a lane of its own", loc="left",
                      fontfamily="serif", color=INK)  # fmt: skip
    key = "filled: counted by a source    open diamond: known from outside    ?: no count here for that year"
    figure.supxlabel(f"{key}    arrow: at least    dashes: time not stated", fontsize=7.5, color=QUIET)
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
        ax.plot(
            year + 0.5, 0, "o", ms=4, mfc="white", mec=QUIET, gid=f"silent-{year}", clip_on=False, zorder=3
        )
    ax.set(xlim=(panel.first, panel.last + 1), ylim=(0, panel.top), yticks=range(0, int(panel.top) + 1, 2))
    ax.set_ylabel("meetings", color=QUIET, fontsize=8)
    _plain(ax)
    ax.grid(visible=False, axis="x")
    ax.grid(axis="y", color=RULE, linewidth=0.5)


def _draw_lane(ax: Any, view: Ledger, lane: str, counts: list[Count]) -> None:
    ax.axhline(0, color=RULE, linewidth=0.8)
    for count in counts:
        if count.adrift:
            ax.plot([count.at - 0.5, count.at + 0.5], [0, 0], "--", color=_accent(view, count.source))
        _draw_point(ax, view, count, (count.at, 0))
        ax.annotate(f"{count.mark.low:g}", (count.at, 0), xytext=(0, 5), textcoords="offset points", ha="center",
                    fontsize=13, fontfamily="serif", color=INK)  # fmt: skip
    ax.set(ylim=(-0.4, 1), yticks=[])
    ax.text(0, 0.98, lane, transform=ax.transAxes, fontsize=8, color=QUIET, va="top")
    _plain(ax)
    ax.spines["bottom"].set_visible(False)


def _draw_point(ax: Any, view: Ledger, count: Count, place: tuple[float, float]) -> None:
    accent = _accent(view, count.source)
    ax.plot(*place, "o" if count.source else "D", ms=6, mec=accent, mfc=accent if count.source else "white",
            gid=count.id, zorder=3)  # fmt: skip
