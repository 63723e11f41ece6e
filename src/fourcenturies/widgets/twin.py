"""The text twin of a comparison: the same cells as HTML without a script, and as plain text.

The structure and the class names are those that `comparison.js` makes, so that one style sheet serves both.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.views.citing import BADGES, Heading
from fourcenturies.views.comparison import Cell, Comparison, Entry, Topic, row
from fourcenturies.widgets.pieces import (
    ACCENTS,
    badge_of,
    credit_of,
    facts_of,
    page,
    quotes_of,
    title_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SLOTS = 5
"""Rows of the grid that one entry may fill: title, date, claim, quotations, facts."""


def html(shown: Comparison, topic: Topic, sources: Sequence[str]) -> str:
    """Return the comparison of one topic as HTML, with its style and no script."""
    body = "".join(_section(shown, part, sources, level) for part, level in _parts(shown, topic))
    head = f'<h3 class="fc-topic">{escape(topic.label)}</h3>' if topic.parts else ""
    return page("comparison", "Comparison of the sources", head + body)


def text(shown: Comparison, topic: Topic, sources: Sequence[str]) -> str:
    """Return the comparison of one topic as plain text."""
    lines = [topic.label] if topic.parts else []
    for part, _ in _parts(shown, topic):
        lines += ["", part.label, "=" * len(part.label)]
        for cell in row(shown, part, sources):
            lines += ["", *cell_lines(_heading(shown, cell), cell)]
    return "\n".join(lines).strip() + "\n"


def _parts(shown: Comparison, topic: Topic) -> list[tuple[Topic, int]]:
    return [(shown.topics[name], 4) for name in topic.parts] or [(topic, 3)]


def _heading(shown: Comparison, cell: Cell) -> Heading:
    return next(heading for heading in shown.headings if heading.id == cell.source)


def _section(shown: Comparison, topic: Topic, sources: Sequence[str], level: int) -> str:
    cells = row(shown, topic, sources)
    aligned = _aligned(topic, cells)
    rows = 2 + SLOTS * aligned
    cards = "".join(_card(shown, cell, level + 1, aligned) for cell in cells)
    return (
        f'<h{level} class="fc-topic">{escape(topic.label)}</h{level}>'
        f'<ul class="fc-cards fc-of-{topic.kind}" role="list" style="--fc-rows: {rows}">{cards}</ul>'
    )


def _aligned(topic: Topic, cells: Sequence[Cell]) -> int:
    """Return how many entries of each card stand level with those of its neighbours; the rest follow freely."""
    most = max((len(cell.entries) for cell in cells), default=0)
    return most if topic.kind == "sources" else min(most, 1)


def _card(shown: Comparison, cell: Cell, level: int, aligned: int) -> str:
    heading = _heading(shown, cell)
    accent = shown.headings.index(heading) % ACCENTS
    blocks = "".join(_entry(entry, number, level + 1) for number, entry in enumerate(cell.entries[:aligned]))
    more = "".join(_entry(entry, 0, level + 1) for entry in cell.entries[aligned:])
    if more:
        blocks += f'<div class="fc-more" style="grid-row: {2 + aligned * SLOTS}">{more}</div>'
    silent = " fc-silent" if cell.badge in {"silent", "no-number"} else ""
    return (
        f'<li class="fc-card fc-accent-{accent}{silent}"><header class="fc-head">'
        f'<h{level} class="fc-name"><span class="fc-letter" aria-hidden="true">{escape(heading.letter)}</span> '
        f'{escape(heading.short)}</h{level}><p class="fc-title">{title_of(heading)}</p>{badge_of(cell.badge)}'
        f"</header>{blocks}</li>"
    )


def _fold(entry: Entry, row_number: int, level: int) -> str:
    return (
        f'<details class="fc-slot fc-slot-0 fc-fold"{" open" if entry.fold == "open" else ""} '
        f'style="grid-row: {row_number}"><summary><h{level} class="fc-who">{escape(entry.title)}</h{level}> '
        f'<span class="fc-count">{len(entry.facts)}</span></summary>{facts_of(entry.facts)}</details>'
    )


def _entry(entry: Entry, number: int, level: int) -> str:
    if entry.fold:
        return _fold(entry, 2 + number * SLOTS, level)
    title = entry.title and f'<h{level} class="fc-who">{escape(entry.title)}</h{level}>'
    date = "".join(
        f'<p class="{name}">{escape(words)}</p>'
        for name, words in (
            ("fc-phrase", entry.phrase and f"“{entry.phrase}”"),
            ("fc-reading", entry.reading),
        )
        if words
    )
    says = "".join(
        f'<p class="{name}">{escape(words)}</p>'
        for name, words in (("fc-says", entry.says), ("fc-place", entry.place))
        if words
    )
    blocks = (title + badge_of(entry.badge), date, says, quotes_of(entry.quotes), facts_of(entry.facts))
    return "".join(
        f'<div class="fc-slot fc-slot-{slot}" style="grid-row: {2 + number * SLOTS + slot}">{block}</div>'
        for slot, block in enumerate(blocks)
        if block
    )


def card_alone(shown: Comparison, topic: Topic, source: str) -> str:
    """Return one source's card of a topic as HTML."""
    cell = row(shown, topic, (source,))[0]
    return f'<ul class="fc-cards fc-of-{topic.kind}" role="list">{_card(shown, cell, 3, 0)}</ul>'


def cell_lines(heading: Heading, cell: Cell) -> Iterator[str]:
    """Return one source's card as lines of plain text, its name first."""
    badge = BADGES.get(cell.badge)
    yield f"[{heading.letter}] {heading.short}{f': {badge.glyph} {badge.word}' if badge else ''}"
    for entry in cell.entries:
        yield from (f"    {line}" for line in _entry_lines(entry) if line)


def _entry_lines(entry: Entry) -> Iterator[str]:
    badge = BADGES.get(entry.badge)
    yield f"{entry.title}{f': {badge.glyph} {badge.word}' if badge else ''}"
    yield ": ".join(part for part in (entry.phrase and f"“{entry.phrase}”", entry.reading) if part)
    yield entry.says + (f" ({entry.place})" if entry.place and entry.says else entry.place)
    yield from (f"{words_of(quote)} ({credit_of(quote)})" for quote in entry.quotes)
    for fact in entry.facts:
        label = fact.label and f"{fact.label}: "
        yield f"{label}{fact.value}{f' ({fact.basis})' if fact.basis else ''}"
