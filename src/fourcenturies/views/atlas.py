"""The schematic map: what the sources name, where it lies, and the land that passed by the two treaties.

A mark is one record of `places.toml` with its outline in kilometres (see `projection`); a frame is a part of the map
with the spots of its marks, in per cent of its sides. No source draws a map: every shape is ours, and says on what it
rests. No border of today is drawn.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import atan2, pi
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fourcenturies.corpus import name_forms
from fourcenturies.dating import in_words
from fourcenturies.model import Event, Person, Place
from fourcenturies.views.citing import (
    Fact,
    Heading,
    Quote,
    badges,
    cite,
    headings,
    passage_of,
    place_of,
    source_of,
)
from fourcenturies.views.comparison import outside_facts
from fourcenturies.views.hatching import hatch
from fourcenturies.views.labelling import Label, sides
from fourcenturies.views.projection import NAME, project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fourcenturies.corpus import Corpus

LAND = Path(__file__).resolve().parent / "land.json"
WHOLE, CLOSER = "whole", "closer"
FRAMES = {
    WHOLE: ("from Belgrade to Tokyo", (-5400, -2950, 9500, 5250)),
    CLOSER: ("the Amur and the Ussuri, closer", (1080, -1900, 2660, 1620)),
}
"""The name of each part of the map, and its left, top, width and height in kilometres."""
NARROW = 600
"""Pixels of the narrowest map with labels; on a narrower one numbers stand for them."""
SHAPES = badges(
    ("area", "area", "land that passed by a treaty"),
    ("point", "place", "a town, an island or a building that a source names"),
    ("name", "name", "a country, a region or a strait: its name alone, without a border"),
    ("line", "river", "a river"),
    ("outside", "outside", "named by none of the five"),
    ("beyond", "beyond", "lies beyond the edge"),
)
"""How things are drawn, in the order of the key."""
SCHEMATIC = (
    "Schematic. Every shape is ours and coarse; it measures nothing. No source draws a map, and no border of today is "
    "drawn. The outline of the land is that of Natural Earth."
)
UNKNOWN = (
    "Not known from the five: which land it was. None of them names a treaty or draws a line; the two shapes follow "
    "the treaties, and the northern edge of the first was never surveyed."
)
PROJECTION = f"Projection: {NAME}. North is up in the middle of the map alone."
KINDS = {"area": "Land that passed", "named": "Named by the sources", "outside": "Named by none of the five"}
ARROWS = "→↗↑↖←↙↓↘"


@dataclass(frozen=True, slots=True)
class Said:
    """What one source has of it: the name or the date words as printed, their place, what it says, words to cite."""

    source: str
    words: str
    place: str
    says: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the map; `rests` tells what its shape stands for and on what it rests."""

    id: str
    kind: str
    shape: str
    title: str
    said: tuple[Said, ...]
    rests: Fact
    path: tuple[tuple[int, int], ...]
    place: str = ""
    year: str = ""
    passed: Fact | None = None
    forms: tuple[str, ...] = ()
    strokes: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark stands in a frame, in per cent of its sides; on which side its label; an arrow beyond the edge."""

    mark: str
    x: float
    y: float
    side: str
    arrow: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the map: its name, its box in kilometres, and the spots of what is drawn in it."""

    id: str
    label: str
    box: tuple[int, int, int, int]
    spots: tuple[Spot, ...]

    @property
    def title(self) -> str:
        """What stands above it, so that nobody takes it for more than it is."""
        return f"Schematic map: {self.label}"


@dataclass(frozen=True, slots=True)
class Atlas:
    """Every mark, every frame, and the outlines of the land as x, y, x, y … in kilometres."""

    headings: tuple[Heading, ...]
    marks: Mapping[str, Mark]
    frames: Mapping[str, Frame]
    land: tuple[tuple[int, ...], ...]

    def drawn(self, frame: str, sources: Iterable[str] | None = None) -> tuple[Mark, ...]:
        """Return the marks of a frame, in the order of KINDS: of the named ones those that these sources name."""
        wanted = {heading.id for heading in self.headings} if sources is None else set(sources)
        held = [self.marks[spot.mark] for spot in self.frames[frame].spots]
        seen = [
            mark for mark in held if mark.kind != "named" or any(said.source in wanted for said in mark.said)
        ]
        return tuple(sorted(seen, key=lambda mark: list(KINDS).index(mark.kind)))


@dataclass(frozen=True, slots=True)
class Opening:
    """With what a map opens: its frame, the id of a mark or an empty text, and the sources whose names it writes."""

    frame: str
    chosen: str
    sources: tuple[str, ...]


def atlas(corpus: Corpus) -> Atlas:
    """Return the map of a corpus."""
    marks = {place.id: _mark(corpus, place, number) for number, place in enumerate(corpus.places)}
    closer = {place.id for place in corpus.places if place.closer}
    frames = {
        name: _frame(name, [mark for mark in marks.values() if name == CLOSER or mark.id not in closer])
        for name in FRAMES
    }
    return Atlas(headings(corpus), marks, frames, land())


@cache
def land() -> tuple[tuple[int, ...], ...]:
    """Return the outlines of the land, read once."""
    return tuple(tuple(ring) for ring in json.loads(LAND.read_text(encoding="utf-8"))["rings"])


def label_of(mark: Mark, sources: Iterable[str] | None = None) -> str:
    """Return what the map writes at a mark: each name that these sources print, once; else the year or our own name.

    Names of a country stand below one another.
    """
    if mark.kind != "named":
        return mark.year or mark.title
    wanted = None if sources is None else set(sources)
    forms = dict.fromkeys(said.words for said in mark.said if wanted is None or said.source in wanted)
    return ("\n" if mark.shape == "name" else " · ").join(forms)


def _mark(corpus: Corpus, place: Place, number: int) -> Mark:
    path = tuple(project(point.east, point.north) for point in place.points)
    (rests,) = outside_facts(place.outside)
    if place.shape == "area":
        return _land(corpus, place, path, rests, rising=bool(number % 2))
    person = corpus.get(place.place)
    assert isinstance(person, Person)  # noqa: S101 - validation holds it; this tells the type checker
    printed = {name.form for name in place.names}
    rival = person.contested or not printed
    others = tuple(form for form in name_forms(person) if rival and form not in {*printed, person.name})
    said = tuple(
        Said(
            name.source,
            name.form,
            place_of(source_of(corpus, name.source), name.paragraph),
            quotes=tuple(cite(corpus, passage) for passage in [passage_of(corpus, name.passage)] if passage),
        )
        for name in place.names
    )
    kind = "named" if said else "outside"
    return Mark(place.id, kind, place.shape, person.name, said, rests, path, person.id, forms=others)


def _land(
    corpus: Corpus, place: Place, path: tuple[tuple[int, int], ...], rests: Fact, *, rising: bool
) -> Mark:
    event, told = corpus.get(place.event), corpus.get(place.told)
    assert isinstance(event, Event)  # noqa: S101 - as above
    assert isinstance(told, Event)  # noqa: S101 - as above
    said = tuple(
        Said(
            account.source,
            account.phrase,
            place_of(source_of(corpus, account.source), account.paragraph),
            account.says,
            tuple(cite(corpus, passage) for passage in [passage_of(corpus, account.passage)] if passage),
        )
        for account in told.accounts
    )
    date = event.date_outside
    passed = outside_facts(date)[0]
    return Mark(
        place.id,
        "area",
        "area",
        place.label,
        said,
        rests,
        path,
        year=date.value[:4] if date else "",
        passed=Fact(event.label, in_words(date.value) if date else "", passed.basis),
        strokes=hatch(path, 52 if rising else 38, rising=rising),
    )


def _frame(name: str, marks: list[Mark]) -> Frame:
    label, box = FRAMES[name]
    size = (NARROW, NARROW * box[3] / box[2])
    first = sorted(marks, key=lambda mark: list(STANDS).index(mark.shape))
    held = [(mark, *_place(mark, box)) for mark in first]
    shown = [row for row in held if name == WHOLE or not row[3]]
    labels = [
        Label(
            x * size[0] / 100,
            y * size[1] / 100,
            label_of(mark) + arrow,
            "point" if arrow else STANDS[mark.shape],
        )
        for mark, x, y, arrow in shown
    ]
    found = sides(labels, size, tuple(_drawn(marks, box, size)))
    spots = tuple(
        Spot(mark.id, x, y, side, arrow) for (mark, x, y, arrow), side in zip(shown, found, strict=True)
    )
    return Frame(name, label, box, spots)


def _drawn(
    marks: list[Mark], box: tuple[int, int, int, int], size: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Go through points of rivers and of hatching in pixels, for labels to keep clear of."""
    for mark in marks:
        lines = mark.strokes or (tuple(pairwise(mark.path)) if mark.shape == "line" else ())
        for (ax, ay), (bx, by) in lines:
            for part in (0.1, 0.3, 0.5, 0.7, 0.9):
                x, y = ax + part * (bx - ax), ay + part * (by - ay)
                yield (x - box[0]) / box[2] * size[0], (y - box[1]) / box[3] * size[1]


STANDS: Mapping[str, Literal["fixed", "dot", "point", "line"]] = {
    "area": "fixed",
    "line": "line",
    "point": "dot",
    "name": "point",
}
"""What the label of each shape stands at, in the order in which they choose their side."""


def _place(mark: Mark, box: tuple[int, int, int, int]) -> tuple[float, float, str]:
    """Return a mark's spot in per cent; where it lies beyond the edge, its spot there and an arrow towards it."""
    left, top, width, height = box
    x, y = _middle(mark)
    across, down = (x - left) / width * 100, (y - top) / height * 100
    if 0 <= across <= 100 and 0 <= down <= 100:
        return round(across, 2), round(down, 2), ""
    aside, below = across - 50, down - 50
    scale = min(47 / abs(aside) if aside else 99, 46 / abs(below) if below else 99)
    turn = round(atan2(-(y - top - height / 2), x - left - width / 2) / (pi / 4)) % 8
    return round(50 + aside * scale, 2), round(50 + below * scale, 2), ARROWS[turn]


def _middle(mark: Mark) -> tuple[float, float]:
    if mark.shape == "area":
        xs, ys = zip(*(point for stroke in mark.strokes for point in stroke), strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)
    return mark.path[len(mark.path) // 3]
