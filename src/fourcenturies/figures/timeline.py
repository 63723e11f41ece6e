"""The timeline and the counts by decade for print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, Any

from fourcenturies.figures.paper import axes_on, paper, room_for, write_at_foot
from fourcenturies.views.timeline import FIRST, KINDS, LAST, Mark, Period, Timeline, lanes, within

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fourcenturies.views.decades import Count

ACCENTS = ("#8c2f39", "#0b666b", "#765600", "#3d4b9a", "#783977", "#4a6118")
INK, QUIET, RULE = "#1f1f1f", "#595959", "#d5d2cc"
ROW = 0.105
"""The height that rows are reckoned in, in inches."""
TOLD, SILENT = 1.5, 0.7
"""Heights of a row, in that unit."""
LEAST = 0.008
"""The least width of a mark, as a part of the line, so that a day can be seen."""
TYPE = 8
"""The size of labels, in points."""
LETTER, GAP = 0.0072, 0.016
"""The width of a letter of a label, and the room beside a label, as parts of the line."""
ROWS = 14
"""The most rows of a lane in which every mark has its label: a page must hold the lanes."""
KEY = (
    "filled: the source gives the date  ·  open diamond: dated only from outside  ·  hollow: silent where others "
    "give a date  ·  ~ circa  ·  ‹ › open end"
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark with its row, and its label: on the right or the left of it, or nowhere where no side has room."""

    mark: Mark
    row: float
    label: str = ""
    side: str = ""


def timeline(view: Timeline, period: Period, by: str, sources: Sequence[str]) -> Any:
    """Return a figure with one lane for each source or theme; hollow marks are silences.

    The figure belongs to no window; `figure.savefig("timeline.pdf")` writes it.
    """
    held = lanes(view, by, sources)
    rows = [
        _packed(view, name, [mark for mark in marks if mark.spans and within(mark, period)], period)
        for _, name, marks in held
    ]
    heights = [2.4 + max((one.row for one in some), default=0) for some in rows]
    tops = list(accumulate(heights, initial=0))
    left = 0.15 + room_for((name for _, name, _ in held), 10)
    figure = paper(10, 0.85 + ROW * tops[-1])
    ax = axes_on(figure, left, 0.35, 9.9 - left, ROW * tops[-1])
    for some, top in zip(rows, tops, strict=False):
        _draw_lane(ax, view, [replace(one, row=top + 1 + one.row) for one in some], period)
    margin = 0.01 * period.years
    ends = (period.first - margin, period.last + 1 + margin)
    ax.hlines(tops[:-1], *ends, color=RULE, linewidth=0.8)
    middles = [top + height / 2 for top, height in zip(tops, heights, strict=False)]
    ax.set_yticks(middles, [name for _, name, _ in held], fontsize=10, color=INK)
    ax.set(xlim=ends, ylim=(tops[-1], 0))
    ax.set_title(f"Timeline of the sources: {period.label}", loc="left", fontfamily="serif", color=INK)
    _plain(ax)
    ax.grid(axis="x", color=RULE, linewidth=0.5)
    write_at_foot(figure, KEY, 8, QUIET)
    return figure


def _plain(ax: Any) -> None:
    ax.tick_params(axis="x", colors=QUIET, labelsize=8)
    ax.tick_params(length=0)
    ax.set_axisbelow(True)
    ax.spines[:].set_visible(False)


def _packed(view: Timeline, name: str, marks: list[Mark], period: Period) -> list[_Placed]:
    """Return marks with a row each, so that none hides another; silences stand below the rest.

    Where that takes few rows, each mark also has room for its label; else labels stand where room is left.
    """
    told = [mark for mark in marks if mark.kind not in {"silent", "later"}]
    words = _words(view, name)
    roomy = _rows([_labelled(mark, words(mark), period) for mark in told], period)
    close = _rows([(*_clipped(mark, period), _Placed(mark, 0)) for mark in told], period)
    upper = roomy if len(roomy) <= ROWS else [_named(row, words, period) for row in close]
    mute = [mark for mark in marks if mark.kind == "silent"]
    lower = _rows([(*_clipped(mark, period), _Placed(mark, 0)) for mark in mute], period)
    return [
        *(replace(one, row=number * TOLD) for number, row in enumerate(upper) for *_, one in row),
        *(
            replace(one, row=len(upper) * TOLD + number * SILENT)
            for number, row in enumerate(lower)
            for *_, one in row
        ),
    ]


_Held = tuple[float, float, _Placed]


def _rows(held: list[_Held], period: Period) -> list[list[_Held]]:
    """Return what lies between two ends each, in as few rows as the order of beginnings gives."""
    rows: list[list[_Held]] = []
    for one in sorted(held, key=lambda one: one[0]):
        row = next((row for row in rows if row[-1][1] + LEAST / 3 * period.years <= one[0]), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return rows


def _labelled(mark: Mark, label: str, period: Period) -> _Held:
    """Return where a mark with its label begins and ends; on the right, or else on the left."""
    start, end = _clipped(mark, period)
    wide = (LETTER * len(label) + GAP) * period.years
    if end + wide <= period.last + 1:
        return start, end + wide, _Placed(mark, 0, label, "left")
    if start - wide >= period.first:
        return start - wide, end, _Placed(mark, 0, label, "right")
    return start, end, _Placed(mark, 0)


def _named(row: list[_Held], words: Callable[[Mark], str], period: Period) -> list[_Held]:
    """Return a row with a label beside each mark that has room on its right, or else on its left."""
    named: list[_Held] = []
    free = float(period.first)
    for (start, end, one), after in zip_longest(row, row[1:]):
        label = words(one.mark)
        wide = (LETTER * len(label) + GAP) * period.years
        if end + wide <= (after[0] if after else period.last + 1):
            one, end = replace(one, label=label, side="left"), end + wide  # noqa: PLW2901 - the same, named
        elif start - wide >= free:
            one = replace(one, label=label, side="right")  # noqa: PLW2901 - as above
        named.append((start, end, one))
        free = end
    return named


def _words(view: Timeline, name: str) -> Callable[[Mark], str]:
    """Return what names a mark in a lane: its event, in a lane of several sources with the letter of its own."""
    labels = {event.id: event.label for event in view.events}
    if name in {heading.short for heading in view.headings}:
        return lambda mark: labels[mark.event]
    return lambda mark: f"{_letter(view, mark)} · {labels[mark.event]}"


def _clipped(mark: Mark, period: Period) -> tuple[float, float]:
    start, end = _extent(mark, LEAST * period.years)
    return max(start, period.first), min(end, period.last + 1)


def _extent(mark: Mark, least: float) -> tuple[float, float]:
    """Return where a mark begins and ends, with room for the signs of doubt and of open ends."""
    start, end = mark.spans[0][0], max(mark.spans[-1][1], mark.spans[0][0] + least)
    signs = mark.kind != "silent"
    before = 1.5 * least if signs and (mark.circa or mark.open == "start") else 0
    return start - before, end + (1.5 * least if signs and mark.open == "end" else 0)


def _draw_lane(ax: Any, view: Timeline, marks: list[_Placed], period: Period) -> None:
    order = [heading.id for heading in view.headings]
    for one in marks:
        _draw_mark(ax, one.mark, one.row, ACCENTS[order.index(one.mark.source) % len(ACCENTS)])
        _name_mark(ax, one, period)


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
    if not sign:
        return
    side, where = ("left", end) if mark.open == "end" else ("right", start)
    gap = 3 if side == "left" else -3
    ax.annotate(
        sign, (where, row), xytext=(gap, 0), textcoords="offset points", ha=side, va="center", color=accent
    )


def _letter(view: Timeline, mark: Mark) -> str:
    return next(heading.letter for heading in view.headings if heading.id == mark.source)


def _name_mark(ax: Any, one: _Placed, period: Period) -> None:
    """Write a mark's label on its side, clear of the sign of an open end."""
    if not one.label:
        return
    start, end = _clipped(one.mark, period)
    place, gap = (end, 3) if one.side == "left" else (start, -6)
    ax.annotate(one.label, (place, one.row), xytext=(gap, 0), textcoords="offset points", ha=one.side, va="center",
                fontsize=TYPE, color=INK)  # fmt: skip


def decades(view: Timeline, counts: tuple[Count, ...], sources: Sequence[str]) -> Any:
    """Return a figure of the dated accounts of each source for each decade; open bars are dated from outside."""
    heads = [heading for heading in view.headings if heading.id in sources]
    most = 1.3 * max((count.stated + count.outside for count in counts if count.decade), default=1)
    left = 0.15 + room_for((heading.short for heading in heads), 10)
    figure = paper(10, 0.85 + 0.9 * len(heads))
    ax = axes_on(figure, left, 0.35, 9.9 - left, 0.9 * len(heads))
    feet = [most * (number + 1) for number in range(len(heads))]
    for foot, heading in zip(feet, heads, strict=True):
        accent = ACCENTS[view.headings.index(heading) % len(ACCENTS)]
        for count in counts:
            if count.source == heading.id and count.decade:
                _draw_bar(ax, count, foot, accent)
    ends = (FIRST // 10 * 10, LAST // 10 * 10 + 10)
    ax.hlines(feet, *ends, color=RULE, linewidth=0.8)
    ax.set_yticks([foot - most / 2 for foot in feet], [head.short for head in heads], fontsize=10, color=INK)
    ax.set(xlim=ends, ylim=(most * len(heads), 0))
    ax.set_title("Dated accounts for each decade", loc="left", fontfamily="serif", color=INK)
    _plain(ax)
    write_at_foot(figure, f"open bars: {KINDS['outside'].word}", 8, QUIET)
    return figure


def _draw_bar(ax: Any, count: Count, foot: float, accent: str) -> None:
    """Draw how many accounts are dated by the source and, open on top of them, from outside; upwards from a foot."""
    middle, top = count.decade + 5, foot - count.stated - count.outside
    ax.bar(middle, -count.stated, 8, bottom=foot, color=accent)
    ax.bar(middle, -count.outside, 8, bottom=foot - count.stated, fill=False, edgecolor=accent)
    ax.annotate(str(count.stated + count.outside), (middle, top), xytext=(0, 2), textcoords="offset points",
                ha="center", fontsize=7, color=QUIET)  # fmt: skip
