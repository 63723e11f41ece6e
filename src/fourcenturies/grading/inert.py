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


_SHOWN = 300
_LIVE = re.compile(r"[<>&\[\]`$\\|~@{}*_#]|://")


def plain_words(text: str) -> str:
    """Return words of a student's as a comment may quote them: in one line, short, and without any sign that acts.

    nbgrader shows a comment as a page in feedback, and as it stands in formgrader, where entities would be seen.

    >>> plain_words("<b>May</b> 2025")
    'b May /b 2025'
    """
    words = " ".join(_LIVE.sub(" ", text[: 2 * _SHOWN]).split())
    return words if len(words) <= _SHOWN else words[:_SHOWN] + " …"
