"""Journeys upon a chart: one curve for each source that tells them, side by side, with a tip of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Mark, Path, Stroke
from fourcenturies.drawing.charts import way
from fourcenturies.drawing.naming import joined
from fourcenturies.views.atlas import middle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fourcenturies.drawing.charts import Chart
    from fourcenturies.drawing.marking import Names
    from fourcenturies.views import atlas
    from fourcenturies.views.steps import Trip

Point = tuple[float, float]
BETWEEN = 1.6
"""Pixels between two strands."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One line of a journey: the paint of whose it is, its width, and whether a town is missing at an end."""

    paint: str
    width: float
    broken: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """A strand as it is drawn, and points along it, of which labels keep clear."""

    line: Path
    tip: Path
    points: tuple[Point, ...]


def journeys_upon(
    chart: Chart, marks: Mapping[str, atlas.Mark], trips: Sequence[Trip], names: Names
) -> Iterator[tuple[Mark, tuple[tuple[Point, ...], ...]]]:
    """Go through journeys as marks, with points along their lines; those between the same places run side by side."""
    numbers = {heading.id: number for number, heading in enumerate(names.headings)}
    pairs: dict[tuple[str, str], list[Trip]] = {}
    for trip in trips:
        pairs.setdefault((trip.start, trip.end), []).append(trip)
    thick = 1.5 if chart.large else 1.0
    for (start, end), held in pairs.items():
        broken = "name" in {marks[start].shape, marks[end].shape}
        told = [(trip, *one) for trip in held for one in trip.counts.items() if one[0] in names.sources]
        strands = [
            Strand(f"source-{numbers[source]}", thick * (1.1 + 0.9 * count), broken)
            for _, source, count in told
        ]
        first, last = (chart.edge(middle(marks[name])) for name in (start, end))
        bend = 0.16 if first[0] < last[0] else 0.13
        curves = list(journey(first, last, strands, bend=bend, gap=12 if broken else 9)) if strands else []
        for trip in held:
            own = [curve for curve, (owner, _, _) in zip(curves, told, strict=True) if owner is trip]
            shapes = tuple(shape for curve in own for shape in (curve.line, curve.tip))
            sole = next(iter(trip.counts)) if len(trip.counts) == 1 else ""
            yield Mark(trip.id, told_of(trip, marks, names), shapes, sole), tuple(one.points for one in own)


def told_of(trip: Trip, marks: Mapping[str, atlas.Mark], names: Names) -> str:
    """Return what a journey's mark says: who went where, how often each source tells it, and what is not known."""
    shorts = {heading.id: heading.short for heading in names.headings}
    start, end = marks[trip.start], marks[trip.end]
    counts = [
        f"{shorts[source]} tells {'it once' if count == 1 else f'{count} such journeys'}"
        for source, count in trip.counts.items()
    ]
    open_ends = [mark.title for mark in (start, end) if mark.shape == "name"]
    broken = f" No town is known in {joined(open_ends)}." if open_ends else ""
    who = f"{trip.who[:1].upper()}{trip.who[1:]}"
    return f"{who}, {start.title} to {end.title}: {joined(counts) or 'no source tells it'}.{broken}"


def journey(
    start: Point, end: Point, strands: Sequence[Strand], *, bend: float = 0.2, gap: float = 9
) -> Iterator[Curve]:
    """Go through the strands of a journey; `bend` is in parts of its length, `gap` is kept from its ends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    side = (-dy / length, dx / length)
    away = (-side[0] * bend * length * 2, -side[1] * bend * length * 2)
    place = -(sum(strand.width + BETWEEN for strand in strands) - BETWEEN) / 2
    for strand in strands:
        shift = place + strand.width / 2
        place += strand.width + BETWEEN
        first, last = ((at[0] + side[0] * shift, at[1] + side[1] * shift) for at in (start, end))
        top = ((first[0] + last[0]) / 2 + away[0], (first[1] + last[1]) / 2 + away[1])
        yield _curve((first, top, last), strand, gap)


def _curve(course: tuple[Point, Point, Point], strand: Strand, gap: float) -> Curve:
    start, top, end = course
    tip = _towards(end, top, gap - 3)
    first, last = _towards(start, top, gap), _towards(end, top, gap + 1 + strand.width)
    controls = [(at[0] + (top[0] - at[0]) * 2 / 3, at[1] + (top[1] - at[1]) * 2 / 3) for at in (first, last)]
    line = Path(
        f"M {_pair(first)} C {' '.join(map(_pair, (*controls, last)))}",
        Stroke(line=strand.paint, width=round(strand.width, 1), dash="5 4" if strand.broken else ""),
    )
    corners = [(round(x, 1), round(y, 1)) for x, y in (tip, *_wings(last, tip, 2.6 + strand.width * 0.8))]
    points = tuple(_on((first, *controls, last), share / 16) for share in range(17))
    return Curve(line, Path(way(corners, closed=True), Stroke(fill=strand.paint)), points)


def _pair(point: Point) -> str:
    return f"{round(point[0], 1):g} {round(point[1], 1):g}"


def _wings(base: Point, tip: Point, wide: float) -> tuple[Point, Point]:
    ux, uy = _unit(base, tip)
    x, y = base[0] - ux * 2, base[1] - uy * 2
    return (x - uy * wide, y + ux * wide), (x + uy * wide, y - ux * wide)


def _unit(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    return dx / length, dy / length


def _towards(start: Point, end: Point, far: float) -> Point:
    ux, uy = _unit(start, end)
    return start[0] + ux * far, start[1] + uy * far


def _on(curve: tuple[Point, ...], share: float) -> Point:
    """Return the point of a curve at a share of its way (Bernstein's form)."""
    parts = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
    x, y = (sum(part * point[axis] for part, point in zip(parts, curve, strict=True)) for axis in (0, 1))
    return x, y
