"""Rules on the small maps: a step that somebody tells, journeys of its own events, short notes of our own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fourcenturies.loading import Problem, file_of
from fourcenturies.model import Event, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus

_NOTE = 25


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


RULES = (maps_are_told, journeys_fit_their_map, notes_are_short)
