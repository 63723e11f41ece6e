"""The text twin of a comparison: the same cells as HTML without a script, and as plain text.

The structure and the class names are those that `comparison.js` makes, so that one style sheet serves both.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.views.comparison import (
    BADGES,
    Cell,
    Comparison,
    Entry,
    Fact,
    Heading,
    Quote,
    Topic,
    row,
)
from fourcenturies.widgets.base import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ACCENTS = 6
LONG = 30
"""Letters of a basis that ask for the whole width of the card."""
SLOTS = 5
"""Rows of the grid that one entry may fill: title, date, claim, quotations, facts."""


def html(shown: Comparison, topic: Topic, sources: Sequence[str]) -> str:
    """Return the comparison of one topic as HTML, with its style and no script."""
    body = "".join(_section(shown, part, sources, level) for part, level in _parts(shown, topic))
    head = f'<h3 class="fc-topic">{escape(topic.label)}</h3>' if topic.parts else ""
    style = STYLE.read_text(encoding="utf-8")
    return (
        f'<style>{style}</style><section class="fc" aria-label="Comparison of the sources">'
        f'<div class="fc-body">{head}{body}</div></section>'
    )


def text(shown: Comparison, topic: Topic, sources: Sequence[str]) -> str:
    """Return the comparison of one topic as plain text."""
    lines = [topic.label] if topic.parts else []
    for part, _ in _parts(shown, topic):
        lines += ["", part.label, "=" * len(part.label)]
        for cell in row(shown, part, sources):
            lines += ["", *_cell_lines(_heading(shown, cell), cell)]
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
        f'{escape(heading.short)}</h{level}><p class="fc-title">{_title(heading)}</p>{_badge(cell.badge)}'
        f"</header>{blocks}</li>"
    )


def _title(heading: Heading) -> str:
    if not heading.link.startswith(("https://", "http://")):
        return escape(heading.detail)
    return f'<a href="{escape(heading.link)}" target="_blank" rel="noopener noreferrer">{escape(heading.detail)}</a>'


def _badge(key: str) -> str:
    if not key:
        return ""
    badge = BADGES[key]
    glyph = f'<span class="fc-glyph" aria-hidden="true">{badge.glyph}</span>'
    return f'<p class="fc-badge fc-badge-{badge.key}">{glyph} {escape(badge.word)}</p>'


def _fold(entry: Entry, row_number: int, level: int) -> str:
    return (
        f'<details class="fc-slot fc-slot-0 fc-fold"{" open" if entry.fold == "open" else ""} '
        f'style="grid-row: {row_number}"><summary><h{level} class="fc-who">{escape(entry.title)}</h{level}> '
        f'<span class="fc-count">{len(entry.facts)}</span></summary>{_facts(entry.facts)}</details>'
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
    blocks = (title + _badge(entry.badge), date, says, _quotes(entry.quotes), _facts(entry.facts))
    return "".join(
        f'<div class="fc-slot fc-slot-{slot}" style="grid-row: {2 + number * SLOTS + slot}">{block}</div>'
        for slot, block in enumerate(blocks)
        if block
    )


def _quotes(quotes: Iterable[Quote]) -> str:
    return "".join(map(_quote, quotes))


def _quote(quote: Quote) -> str:
    look = "fc-words" if quote.words else "fc-instead"
    return (
        f'<figure class="fc-quote"><blockquote class="{look}">{escape(words_of(quote))}</blockquote>'
        f'<figcaption class="fc-place">{escape(credit_of(quote))}</figcaption></figure>'
    )


def words_of(quote: Quote) -> str:
    """Return the words in quotation marks, or the sentence that stands for them."""
    return f"“{quote.words}”" if quote.words else quote.instead


def credit_of(quote: Quote) -> str:
    """Return whose words they are, where that is told, and where they stand."""
    return f"{quote.by} · {quote.place}" if quote.by else quote.place


def _facts(facts: Sequence[Fact]) -> str:
    if not facts:
        return ""
    if not facts[0].label:
        items = "".join(f"<li>{escape(fact.value)}{_basis(fact)}</li>" for fact in facts)
        return f'<ul class="fc-list" role="list">{items}</ul>'
    pairs = "".join(
        f"<div{_width(fact)}><dt>{escape(fact.label)}</dt><dd>{escape(fact.value)}{_basis(fact)}</dd></div>"
        for fact in facts
    )
    return f'<dl class="fc-facts">{pairs}</dl>'


def _width(fact: Fact) -> str:
    return ' class="fc-wide"' if len(fact.basis) > LONG else ""


def _basis(fact: Fact) -> str:
    return fact.basis and f' <span class="fc-basis">{escape(fact.basis)}</span>'


def _cell_lines(heading: Heading, cell: Cell) -> Iterator[str]:
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
