"""The ledger's twin without a script: a table for each axis, as HTML and as plain text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.views.ledger import ALONE, FORMS, STANDINGS, TOPICS, Axis, Ledger, Line
from fourcenturies.views.meetings import HEADS, LABEL, PANEL, Panel
from fourcenturies.views.pairs import sentence
from fourcenturies.widgets.pieces import ACCENTS, frame, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COLUMNS = ("What is counted", "Number", "Holds for", "Where", "Stated by", "How far it stands", "Caution")


def html(view: Ledger, panel: Panel | None, topic: str, pair: tuple[str, str]) -> str:
    """Return the tables of a topic, and two figures side by side before them, if two are asked for."""
    body = f'<h3 class="fc-topic">{escape(TOPICS.get(topic, LABEL))}</h3>'
    if panel and topic == PANEL:
        body += _panel(panel)
    shared, alone = _parted(view, topic)
    body += "".join(_axis(view, axis) for axis in shared)
    if alone:
        note = f'<p class="fc-remark">{escape(ALONE)}</p>'
        body += note + _table(COLUMNS, [_row(view, line) for axis in alone for line in axis.lines])
    body = f'<div class="fc-ledger">{_pair(view, pair)}{body}</div>'
    return page("ledger", "Ledger of figures", body)


def text(view: Ledger, panel: Panel | None, topic: str, pair: tuple[str, str]) -> str:
    """Return the same as plain text."""
    title = TOPICS.get(topic, LABEL)
    lines = [title, "=" * len(title)]
    if pair[0]:
        a, b = (view.lines[name] for name in pair)
        lines[:0] = [a.label, "  " + " | ".join(_cells(a)[1:]), b.label, "  " + " | ".join(_cells(b)[1:])]
        lines[4:4] = [sentence(a, b), ""]
    if panel and topic == PANEL:
        lines += _panel_lines(panel)
    shared, alone = _parted(view, topic)
    for axis in shared:
        lines += ["", f"{axis.title} ({axis.unit})", *_lines(axis)]
    if alone:
        lines += ["", ALONE, *(line for axis in alone for line in _lines(axis))]
    return "\n".join(lines) + "\n"


def _parted(view: Ledger, topic: str) -> tuple[list[Axis], list[Axis]]:
    axes = view.of(topic)
    shared = [axis for axis in axes if len(axis.lines) > 1 or axis.why]
    return shared, [axis for axis in axes if axis not in shared]


def _axis(view: Ledger, axis: Axis) -> str:
    why = axis.why and f'<p class="fc-remark">{escape(axis.why)}</p>'
    name = f'{escape(axis.title)} <span class="fc-unit">{escape(axis.unit)}</span>'
    drawn = axis.top and len(axis.lines) > 1
    heads = (*COLUMNS, f"0 to {axis.top:,.10g}") if drawn else COLUMNS
    rows = [_row(view, line, _stems(line, axis.top) if drawn else "") for line in axis.lines]
    return f'<h4 class="fc-axis-name">{name}</h4>{why}{_table(heads, rows)}'


def _table(heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return (
        f"{frame('Figures')}<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _stems(line: Line, top: float) -> str:
    """Return a cell with the line's marks along its axis; their places are styles, which untrusted pages lose."""
    marks = [
        (mark, glyph) for mark, glyph in ((line.mark, ""), (line.beyond, FORMS["outside"].glyph)) if mark
    ]
    stems = "".join(
        f'<div><span class="fc-stem" style="width: {70 * mark.high / top:.1f}%"></span>'
        f'<span class="fc-end">{glyph or FORMS[mark.form].glyph}</span></div>'
        for mark, glyph in marks
    )
    return f'<td class="fc-stems" aria-hidden="true">{stems}</td>'


def _row(view: Ledger, line: Line, drawn: str = "") -> str:
    number = next(n for n, heading in enumerate(view.headings) if heading.id == line.source)
    first, *rest = _cells(line)
    cells = "".join(f"<td>{escape(words)}</td>" for words in rest)
    return (
        f'<tr class="fc-accent-{number % ACCENTS}" data-line="{escape(line.id)}">'
        f'<th scope="row">{escape(first)}</th>{cells}{drawn}</tr>'
    )


def _cells(line: Line) -> tuple[str, ...]:
    """Return the cells under COLUMNS."""
    standing = STANDINGS.get(line.standing)
    stands = f"{standing.glyph} {standing.word}" if standing else "–"
    outside = f"; ◇ from outside: {line.outside} ({line.basis})" if line.outside else ""
    phrase = f" (“{line.phrase}”)" if line.phrase else ""
    return (
        line.label,
        line.number + phrase,
        line.when,
        line.place,
        line.by,
        stands + outside,
        line.caveat or "–",
    )


def _lines(axis: Axis) -> Iterator[str]:
    if axis.why:
        yield f"  {axis.why}"
    for line in axis.lines:
        yield "  " + " | ".join(_cells(line))


def _pair(view: Ledger, pair: tuple[str, str]) -> str:
    if not pair[0]:
        return ""
    a, b = (view.lines[name] for name in pair)
    return (
        f'<div class="fc-pair"><p class="fc-verdict">{escape(sentence(a, b))}</p>'
        f"{_table(COLUMNS, [_row(view, a), _row(view, b)])}</div>"
    )


def _panel(panel: Panel) -> str:
    rows = [
        f'<tr data-count="{escape(name)}"><th scope="row">{escape(when)}</th>'
        f"{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
        for name, when, *cells in panel.table()
    ]
    why = "".join(f"<li>{escape(words)}</li>" for words in panel.why)
    apart = "".join(f"<li>{escape(words)}</li>" for words in _apart(panel))
    return (
        f'{_table(HEADS, rows)}<ul class="fc-list" role="list">{why}</ul>'
        f'<h4 class="fc-axis-name">Not drawn with them</h4><ul class="fc-list" role="list">{apart}</ul>'
    )


def _apart(panel: Panel) -> Iterator[str]:
    for line in panel.apart:
        yield f"{line.label}: {line.number} ({line.place}). {line.caveat}"


def _panel_lines(panel: Panel) -> list[str]:
    rows = ["  " + " | ".join(row[1:]) for row in panel.table()]
    return [*rows, "", *panel.why, "", "Not drawn with them", *(f"  {words}" for words in _apart(panel))]
