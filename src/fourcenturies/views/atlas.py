"""What the map draws: the places that the sources name, where they lie, and the land that passed by two treaties.

A mark is one record of `places.toml` with its outline in kilometres (see `projection` and `outlines`). No source draws
a map: every shape is ours, and says on what it rests. No border of today is drawn. `steps` holds the small maps that
tell the story; both are turned into pictures in `drawing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from fourcenturies.corpus import name_forms
from fourcenturies.dating import in_words
from fourcenturies.model import Event, Person, Place
from fourcenturies.views.citing import (
    Fact,
    Heading,
    Quote,
    badges,
    headings,
    place_of,
    quotes_of,
    source_of,
)
from fourcenturies.views.outlines import NAME, Points, hatch, outline_of, outlines, within
from fourcenturies.views.topics import outside_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Account, PlaceName

WHOLE, CLOSER = "whole", "closer"
FRAMES = {
    WHOLE: ("from Belgrade to Tokyo", (-5450, -3150, 9300, 5580)),
    CLOSER: ("the Amur and the Ussuri, closer", (1080, -1900, 2660, 1596)),
}
"""The name of each part of the map, and its left, top, width and height in kilometres."""
SHAPES = badges(
    ("area", "area", "land that passed by a treaty"),
    ("point", "place", "a town, an island or a building that a source names"),
    ("name", "name", "a country, a region or a strait: its name alone, without a border"),
    ("line", "river", "a river"),
    ("outside", "outside", "named by none of the five"),
    ("beyond", "beyond", "lies beyond the edge"),
)
"""How things are drawn, in the order of the key."""
OUTSIDE = SHAPES["outside"].glyph
SCHEMATIC = (
    "Schematic. Every shape and line is ours and coarse; it measures nothing. No source draws a map or tells a way, "
    "and no border of today is drawn. Coasts, lakes and rivers are those of Natural Earth."
)
UNKNOWN = (
    "Not known from the five: which land it was. None of them names a treaty or draws a line. The two shapes follow "
    "the treaties, and the northern edge of the first was never surveyed."
)
PROJECTION = f"Projection: {NAME}. North is up in the middle of the map alone."
KINDS = {
    "veiled": "For you to say",
    "area": "Land that passed",
    "named": "Named by the sources",
    "outside": "Named by none of the five",
}


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
    path: Points
    place: str = ""
    year: str = ""
    passed: Fact | None = None
    forms: tuple[str, ...] = ()
    rising: bool = False


@dataclass(frozen=True, slots=True)
class Atlas:
    """Every mark by its id, in the order of the records, and those of each frame."""

    headings: tuple[Heading, ...]
    marks: Mapping[str, Mark]
    frames: Mapping[str, tuple[str, ...]]

    def drawn(self, frame: str, sources: Iterable[str] | None = None) -> tuple[Mark, ...]:
        """Return the marks of a frame, in the order of KINDS: of the named ones those that these sources name."""
        wanted = {heading.id for heading in self.headings} if sources is None else set(sources)
        held = [self.marks[name] for name in self.frames[frame]]
        seen = [
            mark for mark in held if mark.kind != "named" or any(one.source in wanted for one in mark.said)
        ]
        order = {kind: number for number, kind in enumerate(KINDS)}
        seen.sort(key=lambda mark: (order[mark.kind], mark.title if mark.kind == "veiled" else ""))
        return tuple(seen)


def atlas(corpus: Corpus, veil: Sequence[str] = ()) -> Atlas:
    """Return the map of a corpus; what `veil` names (places, or events by which land passed) has a letter alone."""
    marks = {place.id: _mark(corpus, place, number) for number, place in enumerate(corpus.places)}
    marks |= _veiled(corpus, marks, veil)
    closer = {place.id for place in corpus.places if place.closer}
    near = FRAMES[CLOSER][1]
    frames = {
        WHOLE: tuple(name for name in marks if name not in closer),
        CLOSER: tuple(name for name, mark in marks.items() if _inside(mark, near)),
    }
    return Atlas(headings(corpus), marks, frames)


def label_of(mark: Mark, sources: Iterable[str] | None = None) -> str:
    """Return what the map writes at a mark: each name that these sources print, once; else the year or our own name.

    Names of a country stand below one another.
    """
    if mark.kind != "named":
        return mark.year or mark.title
    return ("\n" if mark.shape == "name" else " · ").join(forms_of(mark, sources))


def forms_of(mark: Mark, sources: Iterable[str] | None = None) -> Mapping[str, tuple[str, ...]]:
    """Return each name as printed, with the sources that print it."""
    wanted = None if sources is None else set(sources)
    found: dict[str, tuple[str, ...]] = {}
    for said in mark.said:
        if wanted is None or said.source in wanted:
            found[said.words] = (*found.get(said.words, ()), said.source)
    return found


def middle(mark: Mark) -> tuple[float, float]:
    """Return where the label of a mark stands, in kilometres."""
    if mark.shape == "area":
        outline = tuple((round(x), round(y)) for x, y in mark.path)
        ends = [end for stroke in hatch(outline, 60, rising=mark.rising) for end in stroke]
        return sum(x for x, _ in ends) / len(ends), sum(y for _, y in ends) / len(ends)
    return mark.path[len(mark.path) // 3] if mark.shape == "line" else mark.path[0]


def _inside(mark: Mark, box: tuple[int, int, int, int]) -> bool:
    left, top, width, height = box
    x, y = middle(mark)
    return left <= x <= left + width and top <= y <= top + height


def _mark(corpus: Corpus, place: Place, number: int) -> Mark:
    path = outline_of(place, corpus.places, outlines().rivers)
    (rests,) = outside_facts(place.outside)
    if place.shape == "area":
        return _land(corpus, place, path, rests, rising=bool(number % 2))
    person = corpus.get(place.place)
    assert isinstance(person, Person)  # noqa: S101 - validation holds it; this tells the type checker
    printed = {name.form for name in place.names}
    rival = person.contested or not printed
    others = tuple(form for form in name_forms(person) if rival and form not in {*printed, person.name})
    said = tuple(_said(corpus, name, name.form) for name in place.names)
    kind = "named" if said else "outside"
    return Mark(place.id, kind, place.shape, person.name, said, rests, path, person.id, forms=others)


def _land(corpus: Corpus, place: Place, path: Points, rests: Fact, *, rising: bool) -> Mark:
    event, told = corpus.get(place.event), corpus.get(place.told)
    assert isinstance(event, Event)  # noqa: S101 - as above
    assert isinstance(told, Event)  # noqa: S101 - as above
    said = tuple(_said(corpus, account, account.phrase, account.says) for account in told.accounts)
    date = event.date_outside
    return Mark(
        place.id,
        "area",
        "area",
        place.label,
        said,
        rests,
        path,
        year=date.value[:4] if date else "",
        passed=Fact(event.label, in_words(date.value) if date else "", outside_facts(date)[0].basis),
        rising=rising,
    )


def _said(corpus: Corpus, one: Account | PlaceName, words: str, says: str = "") -> Said:
    place = place_of(source_of(corpus, one.source), one.paragraph)
    return Said(one.source, words, place, says, quotes_of(corpus, one.passage))


def _veiled(corpus: Corpus, marks: Mapping[str, Mark], veil: Sequence[str]) -> Mapping[str, Mark]:
    """Return the marks that a lesson leaves for its reader to name, each with a letter: land A, B; towns p, q."""
    letters = {"area": iter("ABCDEFGH"), "point": iter("pqrstuvw")}
    found: dict[str, tuple[str, Place]] = {}
    for name in veil:
        for place in corpus.places:
            if name in {place.id, place.place, place.event} - {""} and place.shape in letters:
                found.setdefault(place.id, (next(letters[place.shape]), place))
    lands = {letter: marks[name].path for name, (letter, place) in found.items() if place.shape == "area"}
    return {name: _lettered(marks, place, letter, lands) for name, (letter, place) in found.items()}


def _lettered(marks: Mapping[str, Mark], place: Place, letter: str, lands: Mapping[str, Points]) -> Mark:
    """Leave of a mark its letter and where it lies, in words that a reader without the picture can go by."""
    mark = marks[place.id]
    where = mark.title if mark.shape == "area" else _lies(marks, place, lands)
    fact = Fact("Where", where, "What it is called and how it passed is for you to say.")
    return Mark(mark.id, "veiled", mark.shape, letter, (), fact, mark.path, mark.place, rising=mark.rising)


def _lies(marks: Mapping[str, Mark], place: Place, lands: Mapping[str, Points]) -> str:
    at = marks[place.id].path[0]
    rivers = [one.title for one in marks.values() if one.shape == "line" and _far(one.path, at) < 25]
    parts = [f"within {letter}" for letter, path in lands.items() if within(path, at)]
    parts += [f"beside the {river}" for river in rivers]
    spot = place.points[0]
    return ", ".join(("a place", *parts, f"at {spot.north:g}° N, {spot.east:g}° E"))


def _far(line: Points, at: tuple[float, float]) -> float:
    return min(hypot(x - at[0], y - at[1]) for x, y in line)
