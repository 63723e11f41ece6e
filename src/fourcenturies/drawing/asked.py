"""The comparison's matrix: what is asked of every source on a topic, row by row.

Each kind of topic has its list of rows: a head, and the function of `answered` that fills one source's place in it. A
row that nobody fills is left out; a source that is silent has an empty box in the first row. To ask one more thing, add
a row to a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import answered
from fourcenturies.drawing.answered import STEPS, Column, fact, named, step
from fourcenturies.drawing.blocks import Cell, Grid, Paragraph, Row, Span, line
from fourcenturies.views.claims import axis_of
from fourcenturies.views.topics import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fourcenturies.drawing.answered import Blocks
    from fourcenturies.drawing.blocks import Line
    from fourcenturies.views import topics
    from fourcenturies.views.topics import Comparison, Topic

    Tell = Callable[[Column], Blocks]

HEAD = 0.62
"""The width of the rows' heads, where a column has 1."""


def grid_of(view: Comparison, topic: Topic, cells: Sequence[topics.Cell]) -> Grid:
    """Return a topic as a matrix, one column for each of the cells."""
    known = {heading.id: (place, heading) for place, heading in enumerate(view.headings)}
    columns = [
        Column(known[cell.source][1], f"source-{known[cell.source][0]}", cell, cell.source in topic.before)
        for cell in cells
    ]
    asked = _asked(topic.kind, columns)
    steps = {line(word) for word, _ in STEPS}
    rows = [
        Row(
            head,
            tuple(_place(column, tell(column)) for column in columns),
            look="step" if head in steps else "",
        )
        for head, tell in asked
    ]
    # A scale is whole, whoever stands on it.
    told = [row for row in rows if row.look or any(cell.blocks for cell in row.cells)]
    heads = tuple(_place(column, (Paragraph(named(column.heading)),)) for column in columns)
    shares = (HEAD, *(1.0 for _ in columns))
    return Grid(topic.label, heads, tuple(told), "matrix", shares=shares, name=topic.id)


def _place(column: Column, blocks: Blocks) -> Cell:
    return Cell(blocks, column.heading.id, column.silent)


def _asked(kind: str, columns: Sequence[Column]) -> list[tuple[Line, Tell]]:
    if kind == "event":
        return _of_event(columns)
    lists = {"issue": _of_issue, "figure": _of_figure}
    rows = lists[kind]() if kind in lists else _of_sources(columns)
    return [(line(head), tell) for head, tell in rows]


def _of_event(columns: Sequence[Column]) -> list[tuple[Line, Tell]]:
    axis = axis_of(entry.claim for column in columns for entry in column.entries if entry.claim)
    span = [Span(f" {axis.words}", "small")] if axis else []
    return [
        (line("Its words"), answered.phrases),
        (line("The time it claims", *span), lambda column: answered.claimed(column, axis)),
        (line("Says"), answered.says),
        (line("Quotes"), answered.quotes),
        (line("Said"), fact("Said")),
        (line("Printed"), fact("Published")),
        (line(OUTSIDE), answered.outside),
    ]


def _of_issue() -> list[tuple[str, Tell]]:
    steps = [(word, step(badge)) for word, badge in STEPS]
    return [
        *steps,
        ("no stance", step("silent", "reports")),
        ("Why", answered.why),
        ("Its words", answered.own_quotes),
        ("Experts in it", answered.experts),
    ]


def _of_figure() -> list[tuple[str, Tell]]:
    return [
        ("What is counted", answered.counted),
        ("Its words", answered.phrases),
        ("The number", answered.numbers),
        ("Quotes", answered.quotes),
        ("Stated by", fact("Stated by")),
        ("Holds for", fact("Holds for")),
        ("Printed", fact("Published")),
        ("Caution", fact("Caution")),
        (OUTSIDE, answered.outside),
    ]


def _of_sources(columns: Sequence[Column]) -> list[tuple[str, Tell]]:
    titles = dict.fromkeys(entry.title for column in columns for entry in column.entries)
    return [("Its title", answered.title), *((title, answered.answer(title)) for title in titles)]
