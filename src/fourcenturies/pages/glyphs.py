"""The page of glyphs: what each sign of the course means, and how numbers are drawn."""

from __future__ import annotations

from fourcenturies.glyphs import GLYPHS
from fourcenturies.pages.markdown import plain, table
from fourcenturies.views.natures import NATURES

_INTRODUCTION = """# Glyphs: one sign, one meaning

Made from the code by `fourcenturies lessons`. Beside each sign stands a word that says the same, so no sign has to be
learned; and no sign means a second thing elsewhere in the course.
"""
_NUMBERS = """
## How a number is drawn

Each number is drawn as what it is. Filled: a source prints it. In outline: it is known from outside the five sources.
A fading end means about, an arrow over, at least or under; their lengths measure nothing.

"""


def glyphs() -> str:
    """Return the page."""
    families = dict.fromkeys(glyph.of for glyph in GLYPHS.values())
    parts = (
        f"\n## {family}\n\n"
        + table(
            ("Sign", "Meaning"),
            ((plain(one.sign), plain(one.meaning)) for one in GLYPHS.values() if one.of == family),
        )
        for family in families
    )
    drawn = "".join(f"- {plain(words)}\n" for words in NATURES.values())
    return _INTRODUCTION + "".join(parts) + _NUMBERS + drawn
