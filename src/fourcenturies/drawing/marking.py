"""What is drawn upon a chart: the names of places as the sources write them, and journeys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.charts import Chart, point_shapes
from fourcenturies.drawing.journeys import journeys_upon
from fourcenturies.drawing.lettering import width_of
from fourcenturies.drawing.naming import joined
from fourcenturies.drawing.placing import Label, placed
from fourcenturies.views.atlas import OUTSIDE, forms_of, middle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from fourcenturies.drawing.placing import Placed
    from fourcenturies.views import atlas
    from fourcenturies.views.citing import Heading
    from fourcenturies.views.steps import Trip

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
    """The marks of a chart: places, then journeys."""

    places: tuple[b.Mark, ...]
    trips: tuple[b.Mark, ...]


def upon(chart: Chart, marks: Sequence[atlas.Mark], trips: Sequence[Trip], names: Names) -> Drawn:
    """Return what stands upon a chart: a mark for each place and each journey, told in a sentence."""
    journeys = tuple(journeys_upon(chart, {mark.id: mark for mark in marks}, trips, names))
    lines = [points for _, lines in journeys for points in lines]
    rivers = [[chart.at(point) for point in mark.path] for mark in marks if mark.shape == "line"]
    labels = [label for mark in marks for label in [_label(chart, mark, names)] if label]
    bounds = (chart.x + 1, chart.y + 1, chart.x + chart.width - 1, chart.y + chart.height - 1)
    dots = [chart.at(mark.path[0]) for mark in marks if mark.shape == "point" and chart.holds(mark.path[0])]
    found = {one.label.name: one for one in placed(labels, bounds, dots, [*lines, *rivers])}
    places = tuple(
        b.Mark(mark.id, told_of(mark, names), (*point_shapes(chart, mark), *_words(mark, found.get(mark.id))))
        for mark in marks
        if found.get(mark.id) or (mark.shape == "point" and chart.holds(mark.path[0]))
    )
    return Drawn(places, tuple(mark for mark, _ in journeys))


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
