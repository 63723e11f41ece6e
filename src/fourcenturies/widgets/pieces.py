"""Pieces of a text twin that widgets share, as HTML without a script; `shared.js` makes the same structure."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.views.citing import BADGES, Fact, Heading, Quote
from fourcenturies.widgets.base import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ACCENTS = 6
LONG = 30
"""Letters of a basis that ask for the whole width of the card."""


def page(widget: str, label: str, body: str) -> str:
    """Return a twin whole: the widget's style, and its body under a label for those who do not see it."""
    return (
        f'<style>{style(widget)}</style><section class="fc fc-{widget} fc-still" aria-label="{escape(label)}">'
        f'<div class="fc-body">{body}</div></section>'
    )


def frame(label: str) -> str:
    """Return the opening of a frame in which a wide table scrolls, by keyboard too."""
    return f'<div class="fc-wide-table" tabindex="0" role="group" aria-label="{label}">'


def title_of(heading: Heading) -> str:
    """Return a source's title, as a link where it has one."""
    if not heading.link.startswith(("https://", "http://")):
        return escape(heading.detail)
    return f'<a href="{escape(heading.link)}" target="_blank" rel="noopener noreferrer">{escape(heading.detail)}</a>'


def badge_of(key: str) -> str:
    """Return a badge: glyph and word, or nothing for an empty key."""
    if not key:
        return ""
    badge = BADGES[key]
    glyph = f'<span class="fc-glyph" aria-hidden="true">{badge.glyph}</span>'
    return f'<p class="fc-badge fc-badge-{badge.key}">{glyph} {escape(badge.word)}</p>'


def quotes_of(quotes: Iterable[Quote]) -> str:
    """Return quotations with their credit."""
    return "".join(map(_quote, quotes))


def _quote(quote: Quote) -> str:
    look = "fc-words" if quote.words else "fc-instead"
    passage = f' data-passage="{escape(quote.passage)}"' if quote.passage else ""
    return (
        f'<figure class="fc-quote"{passage}><blockquote class="{look}">{escape(words_of(quote))}</blockquote>'
        f'<figcaption class="fc-place">{escape(credit_of(quote))}</figcaption></figure>'
    )


def words_of(quote: Quote) -> str:
    """Return the words in quotation marks, or the sentence that stands for them."""
    return f"“{quote.words}”" if quote.words else quote.instead


def credit_of(quote: Quote) -> str:
    """Return whose words they are, where that is told, and where they stand."""
    return f"{quote.by} · {quote.place}" if quote.by else quote.place


def facts_of(facts: Sequence[Fact]) -> str:
    """Return facts as pairs of label and value, or as a list where they have no labels."""
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
