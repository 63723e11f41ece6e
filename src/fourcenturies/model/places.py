"""The records of what the maps draw: places, and small maps, each with a step of the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fourcenturies.model.fields import Refers, Says
from fourcenturies.model.kinds import Id, MapPlaces, PassageId, Quoted, SourceId
from fourcenturies.model.parts import Outside


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of our own, in degrees and coarse: outside knowledge, and none of it is in the articles."""

    east: Annotated[float, Says("degrees east of Greenwich; negative to its west", "127.5")]
    north: Annotated[float, Says("degrees north of the equator; negative to its south", "50.3")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name of a place as one source writes it, and where."""

    source: Annotated[SourceId, Says("the source", "src-gazette")]
    form: Annotated[Quoted, Says("the name as printed, no more", "Westbank")]
    paragraph: Annotated[int, Says("a paragraph that prints it, 0 outside the counted ones", "1")]
    passage: Annotated[PassageId, Says("a passage that holds it", "psg-001")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something drawn on the schematic map: a place, or land that passed by a treaty."""

    id: Annotated[Id, Says("the name of the record", "map-westbank")]
    place: Annotated[
        str, Refers(("plc",), ("",)), Says("the place that is drawn; none for land", "plc-westbank")
    ] = ""
    shape: Annotated[
        Literal["point", "name", "line", "area"],
        Says("a town or an island, a country by its name alone, a river, land that passed", "point"),
    ]
    label: Annotated[
        str, Says("land: how the map calls it, without a year", "Land beyond the footbridge")
    ] = ""
    event: Annotated[
        str, Refers(("evt",), ("",)), Says("land: the event by which it passed", "evt-footbridge-opens")
    ] = ""
    told: Annotated[
        str,
        Refers(("evt",), ("",)),
        Says("land: the event of which the sources tell", "evt-footbridge-opens"),
    ] = ""
    closer: Annotated[bool, Says("drawn only on the closer map, where there is room", "true")] = False
    points: Annotated[
        tuple[Point, ...],
        Says("where it is drawn; the outline of land goes round it once", "[{ east = 127.5, north = 50.3 }]"),
    ]
    outside: Annotated[
        Outside,
        Says(
            "what the points stand for, and on what they rest",
            '{ value = "the middle of the village", evidence = "invented map", confidence = "A" }',
        ),
    ]
    names: Annotated[
        tuple[PlaceName, ...],
        Says(
            "its names as the sources write them; empty = none of them names it",
            '[{ source = "src-gazette", form = "Westbank", paragraph = 1 }]',
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Who went from where to where; the line that is drawn for it is ours."""

    events: Annotated[
        tuple[str, ...],
        Refers(("evt",)),
        Says("the events that are this journey", '["evt-footbridge-opens"]'),
    ]
    who: Annotated[str, Says("who travelled, in our own words", "Tom Reed")]
    from_: Annotated[
        str,
        Refers(("map",)),
        Says("where it began; a country where no town is known, and the line is broken", "map-westbank"),
    ]
    to: Annotated[str, Refers(("map",)), Says("where it led, likewise", "map-eastbank")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A small map of one step of the story."""

    id: Annotated[Id, Says("the name of the record", "step-footbridge")]
    title: Annotated[str, Says("what happens, neutrally put and without a year", "A bridge is opened")]
    frame: Annotated[
        Literal["whole", "closer"],
        Says("its part of the map: from Belgrade to Tokyo, or the Amur and the Ussuri", "closer"),
    ]
    events: Annotated[
        tuple[str, ...],
        Refers(("evt",)),
        Says("the events that it shows, as sources tell them", '["evt-footbridge-opens"]'),
    ]
    places: Annotated[MapPlaces, Says("what is drawn with its name", '["map-westbank"]')]
    journeys: Annotated[
        tuple[Journey, ...],
        Says(
            "who went where",
            '[{ events = ["evt-footbridge-opens"], who = "Tom Reed", from = "map-westbank", to = "map-eastbank" }]',
        ),
    ] = ()
    note: Annotated[
        str, Says("what is ours or from outside, in at most 25 words of our own", "Where it stood is ours.")
    ]
