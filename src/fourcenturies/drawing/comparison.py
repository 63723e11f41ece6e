"""The comparison as a matrix: a column for each source, a row for each thing that is asked of all of them.

`topic_blocks` lays out one topic, `comparison_drawing` all that the menu offers. To ask one more thing of an event, an
issue or a figure, add a row to the list of its kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.asked import grid_of
from fourcenturies.drawing.blocks import (
    Boxes,
    Choice,
    Drawing,
    Fold,
    Grid,
    Group,
    Heading,
    Menu,
    Paragraph,
    Span,
    line,
)
from fourcenturies.views.topics import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fourcenturies.drawing.blocks import Block
    from fourcenturies.views.topics import Cell, Comparison, Topic

LABEL = "Comparison of the sources"
WITHHELD = (
    "A grey block is a word that is not shown: of each article only so many may be. With a copy of your own the words "
    "can be read: own_texts() takes it in, and “In context” opens it."
)
MUTE = "Quoted here, but not on this"
_MANY = {"event": "date it", "figure": "give a number"}
_COUNTED = {"event": "dates", "figure": "counts"}


def comparison_drawing(view: Comparison, first: Topic, sources: Sequence[str]) -> Drawing:
    """Return every topic that the menu offers, the first one at its head where it is not among them."""
    listed = list(
        {one.id: one for one in (first, *view.topics.values()) if one.listed or one is first}.values()
    )
    choices = [
        Choice((topic.id,), told_of(view, topic), topic_blocks(view, topic, sources)) for topic in listed
    ]
    menu = Menu("choice", "Compare", tuple((topic.id, topic.label, topic.group) for topic in listed))
    every = tuple((heading.id, heading.short, heading.letter) for heading in view.headings)
    return Drawing("comparison", LABEL, tuple(choices), (menu, Boxes("shown", "Sources", every)))


def told_of(view: Comparison, topic: Topic) -> str:
    """Return the sentence that is said when a topic is chosen."""
    label = topic.label if topic.label.endswith(("?", ".", "!")) else f"{topic.label}."
    many = _how_many(topic, row(view, topic, [heading.id for heading in view.headings]))
    return f"{label} {many}." if many else label


def topic_blocks(view: Comparison, topic: Topic, sources: Sequence[str], level: int = 3) -> tuple[Block, ...]:
    """Return one topic under a heading of a level; the parts of a topic that has several stand one under another."""
    parts = [view.topics[name] for name in topic.parts]
    blocks: list[Block] = [Heading(line(topic.label), level)] if parts else []
    cells: list[Cell] = []
    for part in parts or [topic]:
        held = row(view, part, sources)
        cells += held
        blocks += _part(view, part, held, level + 1 if parts else level)
    if any(quote.withheld for cell in cells for entry in cell.entries for quote in entry.quotes):
        blocks.append(Paragraph(line(WITHHELD), "small"))
    return tuple(blocks)


def grids_in(blocks: Iterable[Block]) -> list[Grid]:
    """Return the matrices among the blocks of a topic, in order."""
    groups = (block for block in blocks if isinstance(block, Group))
    return [one for group in groups for one in group.blocks if isinstance(one, Grid)]


def _part(view: Comparison, topic: Topic, cells: Sequence[Cell], level: int) -> Iterator[Block]:
    yield Heading(line(topic.label), level, _how_many(topic, cells))
    yield Group((grid_of(view, topic, cells),), "part")
    mute = [(cell.source, told) for cell in cells if (told := "; ".join(_mute(cell)))]
    if mute:
        short = {heading.id: heading.short for heading in view.headings}
        names = (
            Group(
                (Paragraph(line(Span(short[source], "strong", source), f": {names}"), "small"),),
                source=source,
            )
            for source, names in mute
        )
        yield Fold(line(MUTE), tuple(names))


def _mute(cell: Cell) -> Iterator[str]:
    """Give those who speak in a source and not on the question, with the reason where one is told."""
    for entry in cell.entries:
        if entry.title == MUTE:
            yield entry.says
        elif entry.title and entry.badge == "silent":
            yield f"{entry.title} ({entry.says.rstrip('.')})"


def _how_many(topic: Topic, cells: Sequence[Cell]) -> str:
    if topic.kind not in _MANY or len(cells) < 2:
        return ""
    counted = sum(cell.badge == _COUNTED[topic.kind] for cell in cells)
    verb = (
        _MANY[topic.kind].replace("date", "dates").replace("give", "gives")
        if counted == 1
        else _MANY[topic.kind]
    )
    return f"{counted} of {len(cells)} {verb}" if counted else f"none of {len(cells)} {verb}"
