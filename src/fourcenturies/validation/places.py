"""Rules on the map: points that fit their shape, land with its treaty, names as sources and `people.toml` have them.

And on the small maps: a step that somebody tells, journeys of its own events, short notes of our own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fourcenturies.corpus import fold, name_forms
from fourcenturies.loading import Problem, file_of
from fourcenturies.model import Event, Passage, Person, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import PlaceName

_NOTE = 25
"""Words of our own beside a small map."""
_POINTS = {"point": (1, 1), "name": (1, 1), "line": (2, 99), "area": (3, 99)}


def points_fit_shape(corpus: Corpus) -> Iterator[Problem]:
    """Hold each shape to the number of points that it needs, all of them on the globe."""
    for place in corpus.places:
        least, most = _POINTS[place.shape]
        if not least <= len(place.points) <= most:
            wanted = "one point" if most == 1 else f"{least} to {most} points"
            message = f"has {len(place.points)} points; a shape of this kind ({place.shape}) has {wanted}"
            yield Problem(file_of("places"), place.id, "points", message)
        for number, point in enumerate(place.points, 1):
            if abs(point.east) > 180 or abs(point.north) > 90:
                message = "is not on the globe; write degrees, east up to 180 and north up to 90"
                yield Problem(file_of("places"), place.id, f"points[{number}]", message)


def land_has_treaty(corpus: Corpus) -> Iterator[Problem]:
    """Hold land to a label, a dated event and the event that sources tell; anything else to the place it draws."""
    for place in corpus.places:
        if place.shape == "area":
            yield from _land(corpus, place)
        elif not place.place:
            yield Problem(file_of("places"), place.id, "place", "missing; name the place that is drawn")


def _land(corpus: Corpus, place: Place) -> Iterator[Problem]:
    for field in ("label", "event", "told"):
        if not getattr(place, field):
            yield Problem(
                file_of("places"), place.id, field, "missing; land has a label, an event and a told"
            )
    event = corpus.get(place.event) if place.event in corpus else None
    if isinstance(event, Event) and event.date_outside is None:
        message = f"{event.id} has no date_outside; land is dated by the event by which it passed"
        yield Problem(file_of("places"), place.id, "event", message)


def names_agree(corpus: Corpus) -> Iterator[Problem]:
    """Hold the names on the map to the forms of `people.toml`, and its users to a name here."""
    for place in corpus.places:
        person = corpus.get(place.place) if place.place in corpus else None
        if not isinstance(person, Person):
            continue
        known = {fold(form) for form in name_forms(person)}
        for number, name in enumerate(place.names, 1):
            if fold(name.form) not in known:
                message = f'"{name.form}" is no form of {person.id} in people.toml; add it there, or mend it'
                yield Problem(file_of("places"), place.id, f"names[{number}].form", message)
        for source in set(person.used_by) ^ {name.source for name in place.names}:
            message = f"{source} has a form here or in used_by of {person.id}, and not in both; mend one"
            yield Problem(file_of("places"), place.id, "names", message)


def names_in_their_passage(corpus: Corpus) -> Iterator[Problem]:
    """Hold the passage of a name to its source and paragraph, and to words that hold it."""
    for place in corpus.places:
        for number, name in enumerate(place.names, 1):
            passage = corpus.get(name.passage) if name.passage in corpus else None
            if isinstance(passage, Passage) and not _holds(passage, name):
                message = f'{passage.id} does not print "{name.form}" in that paragraph of {name.source}'
                yield Problem(file_of("places"), place.id, f"names[{number}].passage", f"{message}; mend one")


def _holds(passage: Passage, name: PlaceName) -> bool:
    there = (passage.source, passage.paragraph) == (name.source, name.paragraph)
    return there and f" {fold(name.form)} " in f" {fold(passage.words)} "


def each_drawn_once(corpus: Corpus) -> Iterator[Problem]:
    """Hold a place to one record on the map."""
    first: dict[str, str] = {}
    for place in corpus.places:
        owner = first.setdefault(place.place, place.id) if place.place else place.id
        if owner != place.id:
            message = f"{place.place} is drawn by {owner}, too; keep one of them"
            yield Problem(file_of("places"), place.id, "place", message)


def maps_are_told(corpus: Corpus) -> Iterator[Problem]:
    """Hold a map to events of which a source tells, and its title to no year, which a question may ask for."""
    for held in corpus.maps:
        events = [corpus.get(name) for name in held.events if name in corpus]
        if not any(isinstance(event, Event) and event.accounts for event in events):
            message = "no source tells of any of them; name an event that has an account"
            yield Problem(file_of("maps"), held.id, "events", message)
        if re.search(r"\d{4}", held.title):
            message = "carries a year, which a question may ask for; leave it to the events"
            yield Problem(file_of("maps"), held.id, "title", message)


def journeys_fit_their_map(corpus: Corpus) -> Iterator[Problem]:
    """Hold a journey to events of its map, and to two different towns or countries."""
    for held in corpus.maps:
        for number, journey in enumerate(held.journeys, 1):
            for name in journey.events:
                if name not in held.events:
                    message = f"{name} is no event of this map; add it there, or mend it"
                    yield Problem(file_of("maps"), held.id, f"journeys[{number}].events", message)
            ends = [corpus.get(name) for name in (journey.from_, journey.to) if name in corpus]
            bent = any(isinstance(end, Place) and end.shape not in {"point", "name"} for end in ends)
            if bent or journey.from_ == journey.to:
                message = "runs between two different towns or countries (shape point or name); mend its ends"
                yield Problem(file_of("maps"), held.id, f"journeys[{number}]", message)


def notes_are_short(corpus: Corpus) -> Iterator[Problem]:
    """Hold the note to what can be read beside a small map."""
    for held in corpus.maps:
        count = len(held.note.split())
        if count > _NOTE:
            message = f"has {count} words; at most {_NOTE} can be read beside the map"
            yield Problem(file_of("maps"), held.id, "note", message)


RULES = (
    points_fit_shape,
    land_has_treaty,
    names_agree,
    names_in_their_passage,
    each_drawn_once,
    maps_are_told,
    journeys_fit_their_map,
    notes_are_short,
)
