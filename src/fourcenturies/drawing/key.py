"""What the marks of a lens mean, each beside its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.bands import MIDDLE, NARROW
from fourcenturies.drawing.blocks import Fitting, Picture, Words
from fourcenturies.drawing.lettering import width_of
from fourcenturies.drawing.signs import PITCH, hidden, join, rings, sign
from fourcenturies.views.timeline import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.drawing.blocks import Shape

FONT, LINE = 11.0, 20.0
SIGN, APART = 16.0, 18.0
"""The room of a sign, and between one meaning and the next."""
PAINT = "quiet"


def _dated(years: float, **more: object) -> Mark:
    return Mark("", "", **{"kind": "stated", "spans": ((0.0, years),), **more})  # type: ignore[arg-type]


MEANINGS: dict[str, Mark | str] = {
    "two sources or more date it": "join",
    "dated only from outside the sources": _dated(1, kind="outside"),
    "mentioned, no date": _dated(1, kind="mentions"),
    "silent": "ring",
    "blank: printed before it happened": "",
    "yet to be dated": "hidden",
    "a day": _dated(1 / 365),
    "a month": _dated(1 / 12),
    "a year": _dated(1),
    "decades": _dated(20),
    "a century": _dated(100),
    "about": _dated(1, circa=True),
    "by": _dated(1, open="start"),
    "since": _dated(1, open="end"),
}
"""What stands first is what the picture is for; how wide a mark is comes after it."""


def key(*, veiled: bool = False) -> Fitting:
    """Return the key for a wide page and a narrow one; what is yet to be dated is told where something is."""
    told = [words for words in MEANINGS if veiled or MEANINGS[words] != "hidden"]
    wide = _picture(told, MIDDLE.width, 0)
    return Fitting((wide, wide, _picture(told, NARROW.width, 0)))


def _picture(told: list[str], width: float, left: float) -> Picture:
    shapes: list[Shape] = []
    x, y = left, LINE / 2 + 2
    for words in told:
        sign_room = SIGN if MEANINGS[words] else 0
        room = sign_room + width_of(words, FONT)
        if x + room > width and x > left:
            x, y = left, y + LINE
        shapes += [*_sign(MEANINGS[words], x + 5, y), Words(x + sign_room, y + 4, words, FONT, "quiet")]
        x += room + APART
    return Picture(width, y + LINE / 2 + 2, tuple(shapes), f"Key: {'; '.join(told)}")


def _sign(meaning: Mark | str, x: float, y: float) -> Iterator[Shape]:
    if isinstance(meaning, Mark):
        yield from sign(meaning, (x, y), PITCH, PAINT)
    elif meaning == "ring":
        yield rings([(x, y)], PITCH)
    elif meaning == "join":
        yield join(x, y - 7, y + 7)
    elif meaning == "hidden":
        yield hidden((x, y), PITCH, PAINT)
