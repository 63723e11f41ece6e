"""Text that shows the same words and can do nothing.

Notebook pages render Markdown as live HTML, with the rights of whoever marks it. So a student's text keeps its
words, emphasis, headings and lists, but no tag, link, picture, formula, code or table of it acts.
"""

from __future__ import annotations

import re

# Emphasis (*, _), headings (#) and lists (-, 1.) stay; these could make a tag, a link, a picture, a formula.
_ACTIVE = re.compile(r"[<>&\[\]()`$\\!|~:@\"'={}]")


def inert_text(text: str) -> str:
    """Return Markdown that shows the same words and can do nothing.

    >>> inert_text("<img src=x> **bold**")
    '&#60;img src&#61;x&#62; **bold**'
    """
    return _ACTIVE.sub(lambda found: _quiet(found[0]), text)


def _quiet(mark: str) -> str:
    # MathJax reads the finished page, where an entity is a plain sign again: its two signs stand alone instead.
    entity = f"&#{ord(mark)};"
    return f'<span class="tex2jax_ignore">{entity}</span>' if mark in "$\\" else entity
