"""The timeline's twin without a script: a table for each lane, as HTML and as plain text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.views import decades as counted
from fourcenturies.views.timeline import DRAWN, KINDS, Mark, Period, Timeline, lanes, within
from fourcenturies.widgets.pieces import ACCENTS, frame, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADS = ("Event", "Date", "Printed words", "Where", "Basis")
LEFT_OUT = ("silent", "mentions", "later")


def html(
    view: Timeline, period: Period, by: str, sources: Sequence[str], counts: tuple[counted.Count, ...]
) -> str:
    """Return a table for each lane, what it leaves out below it, and the counts by decade."""
    body = "".join(_lane(view, period, lane, name, marks) for lane, name, marks in lanes(view, by, sources))
    title = f'<h3 class="fc-topic">Timeline: {escape(period.label)}</h3>'
    return page(
        "timeline",
        "Timeline of the sources",
        title + body + _old_style(view, period) + _decades(view, sources, counts),
    )


def text(
    view: Timeline, period: Period, by: str, sources: Sequence[str], counts: tuple[counted.Count, ...]
) -> str:
    """Return the lanes and the counts by decade as plain text."""
    lines = [f"Timeline: {period.label}"]
    for _, name, marks in lanes(view, by, sources):
        lines += ["", name, "=" * len(name), *_lane_lines(view, [m for m in marks if within(m, period)])]
    lines += ["", "Days in Old Style", *_old_style_lines(view, period)] if view.two_days else []
    return "\n".join((*lines, "", *_decade_lines(view, sources, counts))) + "\n"


def _lane(view: Timeline, period: Period, lane: str, name: str, marks: tuple[Mark, ...]) -> str:
    here = [mark for mark in marks if within(mark, period)]
    told = [mark for mark in here if mark.kind not in LEFT_OUT]
    out = [mark for mark in here if mark.kind in LEFT_OUT]
    places = {heading.id: number for number, heading in enumerate(view.headings)}
    accent = f" fc-accent-{places[lane] % ACCENTS}" if lane in places else ""
    counts = " · ".join(_count(kind, told) for kind in ("stated", "outside") if _count(kind, told))
    folded = (
        f'<details class="fc-fold"><summary>Left out: '
        f"{' · '.join(_count(kind, out) for kind in LEFT_OUT if _count(kind, out))}</summary>"
        f"{_table(view, period, out)}</details>"
    )
    return (
        f'<div class="fc-lane{accent}"><h4 class="fc-lane-head"><b class="fc-name">{escape(name)}</b> '
        f"{counts or 'no date in this period'}</h4>{_table(view, period, told) if told else ''}"
        f"{folded if out else ''}</div>"
    )


def _count(kind: str, marks: list[Mark]) -> str:
    many = sum(mark.kind == kind for mark in marks)
    return f"{KINDS[kind].glyph} {many} {KINDS[kind].word}" if many else ""


def _table(view: Timeline, period: Period, marks: list[Mark]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in (*HEADS, f"{period.first} to {period.last}"))
    rows = "".join(_row(view, period, mark) for mark in marks)
    return (
        f'{frame("Dates")}<table class="fc-marks"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(view: Timeline, period: Period, mark: Mark) -> str:
    number = next(n for n, heading in enumerate(view.headings) if heading.id == mark.source)
    cells = "".join(f"<td>{escape(words)}</td>" for words in _cells(view, mark)[1:])
    first = f'<th scope="row">{escape(_cells(view, mark)[0])}</th>'
    return (
        f'<tr class="fc-row-{mark.kind} fc-accent-{number % ACCENTS}" data-mark="{escape(mark.id)}">{first}{cells}'
        f'<td class="fc-track">{_bars(period, mark)}</td></tr>'
    )


def _cells(view: Timeline, mark: Mark) -> tuple[str, ...]:
    """Return the cells of a row; a silence is named with its source."""
    heading = next(heading for heading in view.headings if heading.id == mark.source)
    label = next(event.label for event in view.events if event.id == mark.event)
    kind = KINDS[mark.kind]
    basis = f"{kind.glyph} {kind.word}{f': {mark.basis}' if mark.basis else ''}"
    return label, mark.date or "–", mark.phrase or "–", mark.place or heading.short, basis


def _bars(period: Period, mark: Mark) -> str:
    if mark.kind not in DRAWN:
        return ""
    years = period.years
    found = ""
    for start, end in mark.spans:
        left, right = max(start, period.first), min(end, period.last + 1)
        at, wide = (left - period.first) / years * 100, max(right - left, 0) / years * 100
        found += f'<span style="left: min({at:.2f}%, 100% - 8px); width: {wide:.2f}%"></span>'
    return found


def _lane_lines(view: Timeline, marks: list[Mark]) -> Iterator[str]:
    for kind in KINDS:
        for mark in marks:
            if mark.kind == kind:
                yield "  " + " | ".join(_cells(view, mark))


def _old_style(view: Timeline, period: Period) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in _old_style_lines(view, period))
    return items and (
        '<details class="fc-fold fc-by-decade"><summary>Days in Old Style</summary>'
        f'<ul class="fc-list" role="list">{items}</ul></details>'
    )


def _old_style_lines(view: Timeline, period: Period) -> Iterator[str]:
    labels = {event.id: event.label for event in view.events}
    for both in view.two_days:
        if any(start < period.last + 1 and end > period.first for start, end in both.new_spans):
            yield (
                f"{labels[both.event]}: {both.old} in Old Style is {both.new} in New Style: {both.gap} apart. "
                f"From outside: {both.basis}."
            )


def _decades(view: Timeline, sources: Sequence[str], counts: tuple[counted.Count, ...]) -> str:
    lines = list(_decade_rows(view, sources, counts))
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in lines[0])
    rows = "".join(
        f'<tr><th scope="row">{escape(line[0])}</th>{"".join(f"<td>{cell}</td>" for cell in line[1:])}</tr>'
        for line in lines[1:]
    )
    return (
        '<details class="fc-fold fc-by-decade"><summary>Dated accounts for each decade</summary>'
        f'<p class="fc-place">{counted.CAPTION}</p>{frame("Dated accounts for each decade")}<table class="fc-decades">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _decade_rows(
    view: Timeline, sources: Sequence[str], counts: tuple[counted.Count, ...]
) -> Iterator[tuple[str, ...]]:
    heads = [heading for heading in view.headings if heading.id in sources]
    held = {(count.source, count.decade): count for count in counts}
    yield ("Decade", *(heading.short for heading in heads))
    for label, decade in counted.spans(counts):
        yield (label, *(_many(held.get((heading.id, decade))) for heading in heads))


def _many(count: counted.Count | None) -> str:
    if count is None:
        return "–"
    return f"{count.stated} + {count.outside}◇" if count.outside else str(count.stated)


def _decade_lines(view: Timeline, sources: Sequence[str], counts: tuple[counted.Count, ...]) -> Iterator[str]:
    yield "Dated accounts for each decade"
    yield counted.CAPTION
    for line in _decade_rows(view, sources, counts):
        yield "  " + f"{line[0]:<18}" + "".join(f"{cell:>12}" for cell in line[1:])
