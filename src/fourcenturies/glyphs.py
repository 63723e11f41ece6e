"""The glyphs of the course: each has one meaning wherever it stands, and a word beside it says it, too.

To add one, name it here, once for its meaning; whatever shows it asks for it by that name. The page `docs/glyphs.md`
is made from this table.
"""

from __future__ import annotations

from dataclasses import dataclass

ANYTHING = "Of anything that is told"
QUESTION = "Of a question put to all sources"
DATE = "Of a date"
NUMBER = "Of a number"
STANDING = "How far a number stands"
ANSWER = "Of your answer"
COPY = "Of your own copy of an article"
MAP = "On the map"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign, its one meaning, and of what it is said."""

    sign: str
    meaning: str
    of: str


GLYPHS = {
    "silent": Glyph(
        "○", "the source says nothing of it: it is silent, names no such thing, gives no number", ANYTHING
    ),
    "outside": Glyph("◇", "told by none of the five sources, or only from outside them", ANYTHING),
    "beside": Glyph(
        "–", "cannot be said here: what happened is later than the article, or stands beside it", ANYTHING
    ),
    "open": Glyph("…", "left open, for you to say", ANYTHING),
    "yes": Glyph("▀", "the upper step: the source says yes, it asserts", QUESTION),
    "part": Glyph("▬", "the step between: in part, it qualifies", QUESTION),
    "no": Glyph("▄", "the lower step: it says no, it disputes", QUESTION),
    "others": Glyph("»", "it hands on what others say, and says nothing of its own", QUESTION),
    "dated": Glyph("┃", "the source gives the date", DATE),
    "dateless": Glyph("┊", "it mentions the event and gives no date", DATE),
    "number": Glyph("#", "the source gives a number", NUMBER),
    "firm": Glyph("▲", "confirmed from outside", STANDING),
    "unchecked": Glyph("△", "nothing speaks against it, and no check from outside is recorded", STANDING),
    "unconfirmed": Glyph("▽", "not confirmed: it is only what the source says", STANDING),
    "right": Glyph("✓", "right", ANSWER),
    "partly": Glyph("◐", "partly right", ANSWER),
    "wrong": Glyph("✗", "not right", ANSWER),
    "unreadable": Glyph("?", "cannot be read", ANSWER),
    "unanswered": Glyph("◌", "no answer yet", ANSWER),
    "noted": Glyph("✎", "noted, and not judged here", ANSWER),
    "copy": Glyph("▤", "it is here", COPY),
    "no-copy": Glyph("▭", "it is not here", COPY),
    "area": Glyph("▨", "land that passed by a treaty", MAP),
    "place": Glyph("●", "a town, an island or a building that a source names", MAP),
    "name": Glyph("Aa", "a country, a region or a strait: its name alone, without a border", MAP),
    "river": Glyph("∿", "a river", MAP),
    "beyond": Glyph("↗", "lies beyond the edge", MAP),
}
"""What a glyph is called by -> the glyph."""


def sign(name: str) -> str:
    """Return the sign that is called by a name.

    >>> sign("silent")
    '○'
    """
    return GLYPHS[name].sign
