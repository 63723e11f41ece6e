"""What is drawn upon a chart: the names of places, journeys, and the chips that say who tells and who is silent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.charts import Chart, point_shapes
from fourcenturies.drawing.journeys import Strand, journey
from fourcenturies.drawing.lettering import width_of
from fourcenturies.drawing.placing import Label, placed
from fourcenturies.views.atlas import OUTSIDE, forms_of, middle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from fourcenturies.drawing.journeys import Curve
    from fourcenturies.drawing.placing import Placed
    from fourcenturies.views import atlas
    from fourcenturies.views.citing import Heading
    from fourcenturies.views.steps import Step, Trip

ARROWS = {
    (1, 0): "→",
    (1, -1): "↗",
    (0, -1): "↑",
    (-1, -1): "↖",
    (-1, 0): "←",
    (-1, 1): "↙",
    (0, 1): "↓",
    (1, 1): "↘",
}
"""Towards what lies beyond the edge, by its side."""


@dataclass(frozen=True, slots=True)
class Names:
    """How places are written on a chart: by which sources, in which size, and whether letters tell whose a form is."""

    headings: Sequence[Heading]
    sources: Collection[str]
    size: float = 12.0
    letters: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """The marks of a chart: places, then journeys, and the labels that found room."""

    places: tuple[b.Mark, ...]
    trips: tuple[b.Mark, ...]
    labelled: frozenset[str] = field(default_factory=frozenset)


def upon(chart: Chart, marks: Sequence[atlas.Mark], trips: Sequence[Trip], names: Names) -> Drawn:
    """Return what stands upon a chart: a mark for each place and each journey, told in a sentence."""
    held = {mark.id: mark for mark in marks}
    ways = tuple(_ways(chart, held, trips, names))
    lines = [curve.points for _, curves in ways for curve in curves]
    rivers = [[chart.at(point) for point in mark.path] for mark in marks if mark.shape == "line"]
    labels = [label for mark in marks for label in [_label(chart, mark, names)] if label]
    bounds = (chart.x + 1, chart.y + 1, chart.x + chart.width - 1, chart.y + chart.height - 1)
    dots = [chart.at(mark.path[0]) for mark in marks if mark.shape == "point" and chart.holds(mark.path[0])]
    found = {one.label.name: one for one in placed(labels, bounds, dots, [*lines, *rivers])}
    places = tuple(
        b.Mark(
            mark.id,
            told_of(mark, names),
            (*point_shapes(chart, mark), *_words(mark, found.get(mark.id))),
        )
        for mark in marks
        if found.get(mark.id) or (mark.shape == "point" and chart.holds(mark.path[0]))
    )
    journeys = tuple(
        b.Mark(
            trip.id,
            trip_told(trip, held, names),
            tuple(shape for curve in curves for shape in (curve.line, curve.tip)),
            _sole(trip),
        )
        for trip, curves in ways
    )
    return Drawn(places, journeys, frozenset(found))


def written(mark: atlas.Mark, names: Names) -> tuple[str, ...]:
    """Return the lines of a label: each form once, with the letters of those who write it where not all of them do."""
    if mark.kind == "area":
        return (f"{OUTSIDE} {mark.year}",)
    if mark.kind != "named":
        return (mark.title,)
    forms = forms_of(mark, names.sources) or forms_of(mark)
    if not names.letters:
        return (" · ".join(forms),) if mark.shape != "name" else (next(iter(forms)),)
    writers = {source for users in forms.values() for source in users}
    letters = {heading.id: heading.letter for heading in names.headings}
    few = len(writers) < len(names.headings)
    return tuple(
        form
        if set(users) == writers and not few
        else f"{form} ({' '.join(letters[user] for user in dict.fromkeys(users))})"
        for form, users in forms.items()
    )


def _label(chart: Chart, mark: atlas.Mark, names: Names) -> Label | None:
    lines = written(mark, names)
    spot = middle(mark)
    if mark.shape == "line":
        inside = [point for point in mark.path if chart.holds(point)]
        if not inside:
            return None
        spot = inside[len(inside) * 2 // 5]
    x, y = chart.at(spot)
    if not chart.holds(spot):
        x, y = chart.edge(spot)
        lines = (*lines[:-1], f"{lines[-1]} {_arrow(chart, spot)}")
    bold = mark.kind in {"area", "veiled"}
    size = names.size * (1.2 if bold and chart.large else 1)
    if len(lines) == 1 and width_of(lines[0], size, bold=bold) > 0.42 * chart.width:
        lines = tuple(lines[0].replace(" · ", " ·|").replace(" / ", " /|").split("|"))
    reach = {"point": 4.0 if mark.kind == "named" else 5.5, "line": 3.0}.get(mark.shape, 0.0)
    return Label(mark.id, x, y, lines, size, bold, reach if chart.holds(spot) else 0.0)


def _arrow(chart: Chart, point: tuple[float, float]) -> str:
    x, y = chart.at(point)
    aside, below = (x - chart.x) / chart.width * 2 - 1, (y - chart.y) / chart.height * 2 - 1
    far = max(abs(aside), abs(below))
    return ARROWS[round(aside / far), round(below / far)]


def _words(mark: atlas.Mark, found: Placed | None) -> Iterator[b.Words]:
    if not found:
        return
    label = found.label
    left, _, right, _ = found.box
    side: b.Anchor = "start" if left >= label.x else "end" if right <= label.x else "middle"
    across = {"start": left, "end": right, "middle": (left + right) / 2}[side]
    bare = mark.shape in {"name", "line"}
    paint = "quiet" if bare else "ink"
    for _, baseline, words in found.baselines():
        yield b.Words(
            round(across, 1), round(baseline, 1), words, label.size, paint, side,
            bold=label.bold, italic=bare, halo=True, mark=mark.id,
        )  # fmt: skip


def told_of(mark: atlas.Mark, names: Names) -> str:
    """Return what a place's mark says: who writes it how, or that none of the five names it."""
    if mark.kind == "veiled":
        return f"{mark.title}: {mark.rests.value}."
    if mark.kind == "area":
        return f"{mark.title}, passed in {mark.year}. Year and shape are from outside."
    if mark.kind == "outside":
        return f"{mark.title}: named by none of the five; from outside."
    shorts = {heading.id: heading.short for heading in names.headings}
    forms = forms_of(mark, names.sources) or forms_of(mark)
    parts = [
        f"“{form}” in {joined([shorts[user] for user in dict.fromkeys(users)])}"
        for form, users in forms.items()
    ]
    return f"{mark.title}: {', '.join(parts)}."


def _sole(trip: Trip) -> str:
    """Return whose a journey is, where one source alone tells it."""
    return next(iter(trip.counts)) if len(trip.counts) == 1 else ""


def trip_told(trip: Trip, marks: Mapping[str, atlas.Mark], names: Names) -> str:
    """Return what a journey's mark says: who went where, how often each source tells it, and what is not known."""
    shorts = {heading.id: heading.short for heading in names.headings}
    start, end = marks[trip.start].title, marks[trip.end].title
    counts = joined([f"{shorts[source]} tells {_times(count)}" for source, count in trip.counts.items()])
    open_ends = [marks[name].title for name in (trip.start, trip.end) if marks[name].shape == "name"]
    broken = f" No town is known in {joined(open_ends)}." if open_ends else ""
    return (
        f"{trip.who[:1].upper()}{trip.who[1:]}, {start} to {end}: {counts or 'no source tells it'}.{broken}"
    )


def _times(count: int) -> str:
    return "it once" if count == 1 else f"{count} such journeys"


def joined(words: Sequence[str]) -> str:
    """Return words joined by commas and "and"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _ways(
    chart: Chart, marks: Mapping[str, atlas.Mark], trips: Sequence[Trip], names: Names
) -> Iterator[tuple[Trip, list[Curve]]]:
    """Go through the journeys with their strands; those between the same two places run side by side."""
    numbers = {heading.id: number for number, heading in enumerate(names.headings)}
    pairs: dict[tuple[str, str], list[Trip]] = {}
    for trip in trips:
        pairs.setdefault((trip.start, trip.end), []).append(trip)
    thick = 1.5 if chart.large else 1.0
    for (start, end), held in pairs.items():
        broken = "name" in {marks[start].shape, marks[end].shape}
        owners = [
            (trip, source, count)
            for trip in held
            for source, count in trip.counts.items()
            if source in names.sources
        ]
        strands = [
            Strand(f"source-{numbers[source]}", thick * (1.1 + 0.9 * count), broken)
            for _, source, count in owners
        ]
        ends = [chart.edge(middle(marks[name])) for name in (start, end)]
        bend = 0.16 if ends[0][0] < ends[1][0] else 0.13
        parts = (
            list(journey(ends[0], ends[1], strands, bend=bend, gap=12 if broken else 9)) if strands else []
        )
        for trip in held:
            yield trip, [part for part, (owner, _, _) in zip(parts, owners, strict=True) if owner is trip]


def chips(step: Step, headings: Sequence[Heading], x: float, y: float) -> Iterator[b.Shape]:
    """Go through a row of letters, one for each source.

    A letter is filled where its source tells and dates, framed where it gives no date, broken where it is silent, bare
    where it was written before.
    """
    for number, heading in enumerate(headings):
        left = x + 22 * number
        kind = step.kind(heading.id)
        own = f"source-{number}"
        stroke = {
            "tells": b.Stroke(own, own, 1),
            "mentions": b.Stroke("ground", own, 1.3),
            "silent": b.Stroke("ground", "quiet", 1, "2 2"),
            "later": b.Stroke("ground"),
        }[kind]
        yield b.Box(left, y, 18, 16, stroke, 2)
        paint = {"tells": "ground", "mentions": own}.get(kind, "quiet")
        bold = kind in {"tells", "mentions"}
        yield b.Words(left + 9, y + 12, heading.letter, 11, paint, "middle", bold=bold)
