"""Pieces of the pages of widgets that are no drawings, as HTML without a script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.widgets.base import style

if TYPE_CHECKING:
    from fourcenturies.views.citing import Heading


def page(widget: str, label: str, body: str) -> str:
    """Return a twin whole: the widget's style, and its body under a label for those who do not see it."""
    return (
        f'<style>{style(widget)}</style><section class="fc fc-{widget} fc-still" aria-label="{escape(label)}">'
        f'<div class="fc-body">{body}</div></section>'
    )


def title_of(heading: Heading) -> str:
    """Return a source's title, as a link where it has one."""
    if not heading.link.startswith(("https://", "http://")):
        return escape(heading.detail)
    return f'<a href="{escape(heading.link)}" target="_blank" rel="noopener noreferrer">{escape(heading.detail)}</a>'
