"""The timeline and the counts by decade for print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fourcenturies.views.timeline import FIRST, KINDS, LAST, Mark, Period, Timeline, lanes, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.views.decades import Count

ACCENTS = ("#8c2f39", "#0b666b", "#765600", "#3d4b9a", "#783977", "#4a6118")
INK, QUIET, RULE = "#1f1f1f", "#595959", "#d5d2cc"
TOLD, SILENT = 1.5, 0.7
"""Heights of a row, in the units of the figure."""
LEAST = 0.008
"""The least width of a mark, as a part of the line, so that a day can be seen."""


def timeline(view: Timeline, period: Period, by: str, sources: Sequence[str]) -> Any:
    """Return a figure with one lane for each source or theme; hollow marks are silences.

    The figure belongs to no window; `figure.savefig("timeline.pdf")` writes it.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    held = lanes(view, by, sources)
    rows = [
        _packed([mark for mark in marks if mark.spans and within(mark, period)], period) for *_, marks in held
    ]
    heights = [2.4 + max((row for _, row in some), default=0) for some in rows]
    figure = Figure(figsize=(10, 0.8 + 0.105 * sum(heights)), layout="constrained")
    axes = figure.subplots(len(held), 1, sharex=True, squeeze=False, gridspec_kw={"height_ratios": heights})[
        :, 0
    ]
    for ax, (_, name, _), some in zip(axes, held, rows, strict=True):
        _draw_lane(ax, view, name, some, period)
    axes[0].set_title(f"Timeline of the sources: {period.label}", loc="left", fontfamily="serif", color=INK)
    figure.supxlabel(
        "filled: the source gives the date    open diamond: dated only from outside    hollow: silent where others "
        "give a date    ~ circa    ‹ › open end",
        fontsize=8,
        color=QUIET,
    )
    return figure


def _packed(marks: list[Mark], period: Period) -> list[tuple[Mark, float]]:
    """Return marks with a row each, so that none hides another; silences stand below the rest."""
    least = LEAST * (period.last + 1 - period.first)
    found: list[tuple[Mark, float]] = []
    base = 0.0
    for mute in (False, True):
        ends: list[float] = []
        for mark in sorted(
            (m for m in marks if (m.kind == "silent") is mute and m.kind != "later"), key=_start
        ):
            start, end = _extent(mark, least)
            row = next((n for n, last in enumerate(ends) if last + least / 3 <= start), len(ends))
            ends[row : row + 1] = [end]
            found.append((mark, base + row * (SILENT if mute else TOLD)))
        base += len(ends) * TOLD
    return found


def _extent(mark: Mark, least: float) -> tuple[float, float]:
    """Return where a mark begins and ends, with room for the signs of doubt and of open ends."""
    start, end = mark.spans[0][0], max(mark.spans[-1][1], mark.spans[0][0] + least)
    signs = mark.kind != "silent"
    before = 1.5 * least if signs and (mark.circa or mark.open == "start") else 0
    return start - before, end + (1.5 * least if signs and mark.open == "end" else 0)


def _start(mark: Mark) -> float:
    return mark.spans[0][0]


def _draw_lane(ax: Any, view: Timeline, name: str, marks: list[tuple[Mark, float]], period: Period) -> None:
    order = [heading.id for heading in view.headings]
    for mark, row in marks:
        _draw_mark(ax, mark, row, ACCENTS[order.index(mark.source) % len(ACCENTS)])
    named = {heading.short for heading in view.headings}
    for mark, row in _leftmost(marks):
        label = next(event.label for event in view.events if event.id == mark.event)
        _name_mark(ax, label if name in named else f"{_letter(view, mark)} · {label}", mark, row, period)
    margin = 0.01 * (period.last + 1 - period.first)
    ax.set(
        xlim=(period.first - margin, period.last + 1 + margin),
        ylim=(max((row for _, row in marks), default=0) + 1, -1),
        yticks=[],
    )
    ax.set_ylabel(name, rotation=0, ha="right", va="center", color=INK)
    ax.grid(axis="x", color=RULE, linewidth=0.5)
    ax.set_axisbelow(True)
    ax.tick_params(colors=QUIET, labelsize=8, length=0)
    ax.spines[["left", "right", "bottom"]].set_visible(False)
    ax.spines["top"].set_color(RULE)


def _draw_mark(ax: Any, mark: Mark, row: float, accent: str) -> None:
    start, end = mark.spans[0][0], mark.spans[-1][1]
    middle = (start + end) / 2
    if mark.kind == "silent":
        ax.plot(middle, row, "o", ms=3, mfc="none", mec=QUIET, mew=0.6, gid=mark.id)
        return
    hollow = mark.kind == "outside"
    colours = {"mfc": "white" if hollow else accent, "mec": accent}
    if mark.shape == "long":
        ax.plot([start, end], [row, row], color=accent, linewidth=3.5, alpha=0.55 if mark.circa else 1,
                solid_capstyle="butt", gid=mark.id)  # fmt: skip
    else:
        ax.plot(
            middle,
            row,
            "D" if hollow else "o" if mark.shape == "day" else "s",
            ms=4.5,
            gid=mark.id,
            **colours,
        )
    sign = {"start": "‹", "end": "›"}.get(mark.open, "") or ("~" if mark.circa else "")
    side, where = ("left", end) if mark.open == "end" else ("right", start)
    gap = 3 if side == "left" else -3
    ax.annotate(
        sign, (where, row), xytext=(gap, 0), textcoords="offset points", ha=side, va="center", color=accent
    )


def _leftmost(marks: list[tuple[Mark, float]]) -> list[tuple[Mark, float]]:
    first: dict[float, tuple[Mark, float]] = {}
    for mark, row in marks:
        if mark.kind != "silent" and (row not in first or _start(mark) < _start(first[row][0])):
            first[row] = (mark, row)
    return list(first.values())


def _letter(view: Timeline, mark: Mark) -> str:
    return next(heading.letter for heading in view.headings if heading.id == mark.source)


def _name_mark(ax: Any, label: str, mark: Mark, row: float, period: Period) -> None:
    """Write a label before the first mark of a row, where there is room for it."""
    start = max(_start(mark), period.first)
    if (start - period.first) / (period.last + 1 - period.first) > 0.0075 * len(label) + 0.03:
        ax.annotate(label, (start, row), xytext=(-11, 0), textcoords="offset points", ha="right", va="center",
                    fontsize=6.5, color=INK)  # fmt: skip


def decades(view: Timeline, counts: tuple[Count, ...], sources: Sequence[str]) -> Any:
    """Return a figure of the dated accounts of each source for each decade; open bars are dated from outside."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    heads = [heading for heading in view.headings if heading.id in sources]
    figure = Figure(figsize=(10, 0.9 + 0.95 * len(heads)), layout="constrained")
    axes = figure.subplots(len(heads), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    for ax, heading in zip(axes, heads, strict=True):
        accent = ACCENTS[view.headings.index(heading) % len(ACCENTS)]
        held = [count for count in counts if count.source == heading.id and count.decade]
        at = [count.decade + 5 for count in held]
        stated = [count.stated for count in held]
        ax.bar(at, stated, 8, color=accent)
        ax.bar(at, [count.outside for count in held], 8, bottom=stated, fill=False, edgecolor=accent)
        for x, count in zip(at, held, strict=True):
            ax.annotate(str(count.stated + count.outside), (x, count.stated + count.outside), xytext=(0, 2),
                        textcoords="offset points", ha="center", fontsize=7, color=QUIET)  # fmt: skip
        ax.set(xlim=(FIRST // 10 * 10, LAST // 10 * 10 + 10), yticks=[])
        ax.set_ylabel(heading.short, rotation=0, ha="right", va="center", color=INK)
        ax.tick_params(colors=QUIET, labelsize=8, length=0)
        ax.spines[["left", "right", "top"]].set_visible(False)
        ax.spines["bottom"].set_color(RULE)
    axes[0].set_title("Dated accounts for each decade", loc="left", fontfamily="serif", color=INK)
    axes[0].margins(y=0.25)
    figure.supxlabel(f"open bars: {KINDS['outside'].word}", fontsize=8, color=QUIET)
    return figure
