"""How much room words take: reckoned from their letters, amply, because no page tells its fonts beforehand."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_WIDTHS = {
    0.35: " ',./:;\\ijl|",
    0.4: "()-I[]f",
    0.5: '!Jt"*_`r',
    0.6: "?szcvxy",
    0.65: "$0123456789abdeghknopqu{}",
    0.75: "FLPSTYZABEKVX",
    0.85: "CGR#+<=>DOQU^~",
    1.05: "&HNw%@mMW",
}
"""Widths in parts of the size, rounded up, of the wider of DejaVu Sans and DejaVu Serif, which are wide themselves."""
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
BOLD = 1.15
OTHER, SQUARE = 0.85, 1.0


@lru_cache(4096)
def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return the pixels that one line of words takes at most, at a size in pixels.

    >>> width_of("Nerchinsk", 10) > width_of("Nerchins", 10) > 40
    True
    """
    taken = sum(_WIDTH_OF.get(letter) or _other(letter) for letter in words)
    return taken * size * (BOLD if bold else 1)


def _other(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    return SQUARE if unicodedata.east_asian_width(letter) in "WF" else OTHER


def wrapped(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return words in lines that each fit in a room of so many pixels; a longer word has a line of its own.

    >>> wrapped("The Qing empire at its height", 120, 12)
    ['The Qing empire', 'at its height']
    """
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
