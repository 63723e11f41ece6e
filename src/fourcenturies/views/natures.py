"""What a number is: a count, a share, a length of time, a place in a row, a distance or an area.

A 79th anniversary is no quantity of 79, and a share is a part of a hundred: each is drawn as what it is. The nature is
read from the unit and from the printed words; to add one, name it here and draw it in `drawing.numbers`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fourcenturies.model import Figure

NATURES = {
    "count": "A count: a square for each, or for each ten, hundred, thousand or ten thousand, as it says under them.",
    "share": "A share: the filled part of a strip that is the whole, a hundred per cent.",
    "span": "A length of time: a ribbon of days, weeks, months, years, decades or centuries, with an end at each side.",
    "ordinal": "A place in a row: one bead is named; the beads before it are no quantity.",
    "length": "A distance: a line with a bar at both ends.",
    "area": "An area: a square, whose side is told.",
}
"""What a number can be, and how it is drawn."""
SPANS = {"days", "weeks", "months", "years", "decades", "centuries"}
SHARE, LENGTH, AREA = "per cent", "kilometres", "square kilometres"
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth", re.IGNORECASE
)
_YEARS = re.compile(r"(\d{4})/(\d{4})")


def nature_of(figure: Figure) -> str:
    """Return what a figure's number is, a key of NATURES."""
    if _ORDINAL.fullmatch(figure.phrase.strip()):
        return "ordinal"
    if figure.unit in SPANS:
        return "span"
    return {SHARE: "share", LENGTH: "length", AREA: "area"}.get(figure.unit, "count")


def ends_of(figure: Figure) -> tuple[str, str] | tuple[()]:
    """Return the two years between which a length of time is told to lie; nothing where they are not told."""
    found = _YEARS.fullmatch(figure.as_of)
    return (found[1], found[2]) if found and nature_of(figure) == "span" else ()


def ordinal(place: float) -> str:
    """Return a place in a row as it is written.

    >>> [ordinal(place) for place in (1, 11, 22, 79, 103)]
    ['1st', '11th', '22nd', '79th', '103rd']
    """
    number = int(place)
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
