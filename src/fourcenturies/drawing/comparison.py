"""The comparison: one topic as a heading and its matrix, and all that the menu offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.matrix import grid_of
from fourcenturies.drawing.naming import withheld
from fourcenturies.views.topics import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fourcenturies.views.topics import Cell, Comparison, Topic

LABEL = "Comparison of the sources"
MUTE = "Quoted here, but not on this"
_COUNTED = {
    "event": ("dates", "dates it", "date it"),
    "figure": ("counts", "gives a number", "give a number"),
}
"""Kind of topic -> the badge that is counted, and what one source does, or several do."""


def comparison_drawing(view: Comparison, first: Topic, sources: Sequence[str]) -> b.Drawing:
    """Return every topic that the menu offers, the first one at its head where it is not among them."""
    topics = {one.id: one for one in (first, *view.topics.values()) if one.listed or one is first}
    choices = (
        b.Choice((one.id,), told_of(view, one), topic_blocks(view, one, sources)) for one in topics.values()
    )
    menu = b.Menu("choice", "Compare", tuple((one.id, one.label, one.group) for one in topics.values()))
    every = tuple((heading.id, heading.short, heading.letter) for heading in view.headings)
    return b.Drawing("comparison", LABEL, tuple(choices), (menu, b.Boxes("shown", "Sources", every)))


def told_of(view: Comparison, topic: Topic) -> str:
    """Return the sentence that is said when a topic is chosen."""
    label = topic.label if topic.label.endswith(("?", ".", "!")) else f"{topic.label}."
    many = _how_many(topic, row(view, topic, [heading.id for heading in view.headings]))
    return f"{label} {many}." if many else label


def topic_blocks(
    view: Comparison, topic: Topic, sources: Sequence[str], level: int = 3
) -> tuple[b.Block, ...]:
    """Return one topic under a heading of a level; the parts of a topic that has several stand one under another."""
    parts = [view.topics[name] for name in topic.parts]
    blocks: list[b.Block] = [b.heading(topic.label, level)] if parts else []
    cells: list[Cell] = []
    for part in parts or [topic]:
        held = row(view, part, sources)
        cells += held
        blocks += _part(view, part, held, level + 1 if parts else level, "part" if parts[1:] else "")
    return (*blocks, *withheld(quote for cell in cells for entry in cell.entries for quote in entry.quotes))


def grids_in(blocks: Iterable[b.Block]) -> list[b.Grid]:
    """Return the matrices among the blocks of a topic, in order."""
    groups = (block for block in blocks if isinstance(block, b.Group))
    return [one for group in groups for one in group.blocks if isinstance(one, b.Grid)]


def _part(view: Comparison, topic: Topic, cells: Sequence[Cell], level: int, look: str) -> Iterator[b.Block]:
    yield b.heading(topic.label, level, _how_many(topic, cells))
    yield b.Group((grid_of(view, topic, cells),), look)
    short = {heading.id: heading.short for heading in view.headings}
    mute = [(cell.source, told) for cell in cells if (told := "; ".join(_mute(cell)))]
    if mute:
        lines = ((name, b.small(b.Span(short[name], "strong", name), f": {told}")) for name, told in mute)
        yield b.Fold(b.line(MUTE), tuple(b.Group((words,), source=name) for name, words in lines))


def _mute(cell: Cell) -> Iterator[str]:
    """Give those who speak in a source and not on the question, with the reason where one is told."""
    for entry in cell.entries:
        if entry.title == MUTE:
            yield entry.says
        elif entry.title and entry.badge == "silent":
            yield f"{entry.title} ({entry.says.rstrip('.')})"


def _how_many(topic: Topic, cells: Sequence[Cell]) -> str:
    if topic.kind not in _COUNTED or len(cells) < 2:
        return ""
    badge, one, several = _COUNTED[topic.kind]
    counted = sum(cell.badge == badge for cell in cells)
    return f"{counted or 'none'} of {len(cells)} {one if counted == 1 else several}"
