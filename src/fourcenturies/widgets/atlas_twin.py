"""The map as HTML without a script, and as text: the drawing, and a row for each mark with a cell for each source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.views.atlas import (
    KINDS,
    PROJECTION,
    SCHEMATIC,
    SHAPES,
    UNKNOWN,
    Atlas,
    Mark,
    Opening,
    Said,
    Spot,
    label_of,
)
from fourcenturies.widgets.pieces import ACCENTS, page, quotes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.citing import Heading

LABEL = "Schematic map of the places"
NOTES = (SCHEMATIC, UNKNOWN, PROJECTION)
FIRST, LAST = "On the map", "What the mark rests on"
TABLE = "Every mark, as each source writes it"
SILENT = "○ not named"
DATELESS = "○ not told"


def html(view: Atlas, first: Opening) -> str:
    """Return the map with its key, what is chosen, and the table of its marks."""
    frame, marks = view.frames[first.frame], view.drawn(first.frame, first.sources)
    notes = "".join(f'<p class="fc-remark">{escape(words)}</p>' for words in NOTES)
    chosen = _chosen(view, view.marks[first.chosen]) if first.chosen else ""
    drawn = _chart(view, first, marks) + _names(view, first, marks)
    body = (
        f'<h3 class="fc-topic">{escape(frame.title)}</h3>{drawn}{chosen}'
        f'{_key(view, first.frame)}{notes}<h4 class="fc-who">{TABLE}</h4>{_table(view, first.frame, marks)}'
    )
    return page("atlas", LABEL, body)


def text(view: Atlas, first: Opening) -> str:
    """Return the marks as plain text, one paragraph each; what is chosen stands first."""
    title = view.frames[first.frame].title
    lines = [title, "=" * len(title), *NOTES]
    marks = view.drawn(first.frame, first.sources)
    for mark in sorted(marks, key=lambda mark: mark.id != first.chosen):
        lines += ["", f"{sign_of(mark)} {title_of(mark)}"]
        lines += [f"    {heading.short}: {_plain_cell(mark, heading)}" for heading in view.headings]
        lines += [f"    {words}" for words in rests_of(mark)]
    return "\n".join(lines) + "\n"


def shape_of(mark: Mark) -> str:
    """Return the key of SHAPES by which a mark is drawn."""
    return "outside" if mark.kind == "outside" and mark.shape == "point" else mark.shape


def title_of(mark: Mark) -> str:
    """Return how a row names its mark: what the map writes, or our own name for it."""
    return mark.title if mark.kind == "area" else label_of(mark).replace("\n", " · ")


def rests_of(mark: Mark) -> Iterator[str]:
    """Return what a mark stands for and rests on, a sentence each."""
    if mark.passed:
        yield f"{mark.passed.label}, {mark.passed.value}. {mark.passed.basis}"
    if mark.forms:
        yield f"From outside, other forms: {', '.join(mark.forms)}."
    yield f"Drawn: {mark.rests.value}. {mark.rests.basis}"


def path(points: Sequence[tuple[int, int]], *, closed: bool) -> str:
    """Return an outline as the data of an SVG path."""
    return "M" + "L".join(f"{x} {y}" for x, y in points) + ("Z" if closed else "")


def sea(view: Atlas) -> str:
    """Return all that is not land as the data of one SVG path, to be filled by the even-odd rule."""
    rings = (path(tuple(zip(ring[::2], ring[1::2], strict=True)), closed=True) for ring in view.land)
    return "M-9999 -9999H9999V9999H-9999Z" + "".join(rings)


def strokes(mark: Mark) -> str:
    """Return the hatching of a mark as the data of an SVG path."""
    return "".join(path(stroke, closed=False) for stroke in mark.strokes)


def _chart(view: Atlas, first: Opening, marks: Sequence[Mark]) -> str:
    frame = view.frames[first.frame]
    label = f"{frame.title}: {len(marks)} marks, each told in words below"
    spots = "".join(_spot(view, first, spot) for spot in frame.spots if view.marks[spot.mark] in marks)
    return (
        f'<div class="fc-chart" role="img" aria-label="{escape(label)}" '
        f'style="aspect-ratio: {frame.box[2]} / {frame.box[3]}">'
        f'<svg viewBox="{" ".join(map(str, frame.box))}" aria-hidden="true">{_shapes(view, marks)}</svg>{spots}</div>'
    )


def _shapes(view: Atlas, marks: Sequence[Mark]) -> str:
    areas = [mark for mark in marks if mark.shape == "area"]
    drawn = [
        f'<path class="fc-hatch fc-land-{number}" d="{strokes(mark)}"></path>'
        f'<path class="fc-edge fc-land-{number}" d="{path(mark.path, closed=True)}"></path>'
        for number, mark in enumerate(areas)
    ]
    rivers = [
        f'<path class="fc-river" d="{path(mark.path, closed=False)}"></path>'
        for mark in marks
        if mark.shape == "line"
    ]
    return f'{"".join(drawn)}<path class="fc-sea" d="{sea(view)}"></path>{"".join(rivers)}'


def _spot(view: Atlas, first: Opening, spot: Spot) -> str:
    mark = view.marks[spot.mark]
    look = f"fc-spot fc-shape-{mark.shape} fc-to-{spot.side} fc-is-{mark.kind}"
    look += " fc-beyond" if spot.arrow else ""
    look += " fc-chosen" if mark.id == first.chosen else ""
    words = label_of(mark, first.sources) + (f" {spot.arrow}" if spot.arrow else "")
    return (
        f'<span class="{look}" style="left: {spot.x}%; top: {spot.y}%" data-mark="{mark.id}">'
        f'{_number(view, first.frame, mark)}<span class="fc-written">{escape(words)}</span></span>'
    )


def _names(view: Atlas, first: Opening, marks: Sequence[Mark]) -> str:
    """Return what the numbers stand for; it is seen where there is no room for labels."""
    items = "".join(
        f"<li>{_number(view, first.frame, mark)}{sign_of(mark)} {escape(title_of(mark))}</li>"
        for mark in marks
    )
    return f'<ul class="fc-names" role="list">{items}</ul>'


def sign_of(mark: Mark) -> str:
    """Return the glyph of a mark."""
    return SHAPES[shape_of(mark)].glyph


def _number(view: Atlas, frame: str, mark: Mark) -> str:
    """Return the number that stands for a label where there is no room."""
    return f'<span class="fc-number">{view.drawn(frame).index(mark) + 1}</span>'


def key_of(view: Atlas, frame: str) -> tuple[tuple[str, str, str], ...]:
    """Return class, glyph and words of each line of the key that a frame needs."""
    marks = view.drawn(frame)
    lands = [mark for mark in marks if mark.kind == "area"]
    used = {shape_of(mark) for mark in marks} - {"area"}
    used |= {"beyond"} if any(spot.arrow for spot in view.frames[frame].spots) else set()
    areas = [
        (
            f"fc-swatch fc-swatch-{number}",
            "",
            f"{mark.year}: {mark.title}, by the {mark.passed.label if mark.passed else ''}",
        )
        for number, mark in enumerate(lands)
    ]
    return (*areas, *(("fc-glyph", SHAPES[name].glyph, SHAPES[name].word) for name in SHAPES if name in used))


def _key(view: Atlas, frame: str) -> str:
    items = "".join(
        f'<li><span class="{look}" aria-hidden="true">{glyph}</span> {escape(words)}</li>'
        for look, glyph, words in key_of(view, frame)
    )
    return f'<ul class="fc-key" role="list">{items}</ul>'


def _table(view: Atlas, frame: str, marks: Sequence[Mark]) -> str:
    heads = "".join(
        f'<th scope="col">{escape(words)}</th>'
        for words in (FIRST, *(heading.short for heading in view.headings), LAST)
    )
    groups = [(kind, [mark for mark in marks if mark.kind == kind]) for kind in KINDS]
    rows = "".join(
        f'<tbody><tr><th class="fc-kind" scope="rowgroup" colspan="{len(view.headings) + 2}">{escape(KINDS[kind])}</th>'
        f"</tr>{''.join(_row(view, mark, _number(view, frame, mark)) for mark in held)}</tbody>"
        for kind, held in groups
        if held
    )
    return (
        f'<div class="fc-wide-table" tabindex="0" role="group" aria-label="{TABLE}">'
        f"<table><thead><tr>{heads}</tr></thead>{rows}</table></div>"
    )


def _row(view: Atlas, mark: Mark, number: str) -> str:
    cells = "".join(f"<td>{escape(_plain_cell(mark, heading))}</td>" for heading in view.headings)
    rests = "".join(f"<p>{escape(words)}</p>" for words in rests_of(mark))
    first = f'<th scope="row">{number}{escape(title_of(mark))}</th>'
    return f'<tr data-mark="{mark.id}">{first}{cells}<td>{rests}</td></tr>'


def _plain_cell(mark: Mark, heading: Heading) -> str:
    """Return what one source has of a mark: its words with their place, or that it is silent."""
    held = [said for said in mark.said if said.source == heading.id]
    if not held:
        return DATELESS if mark.kind == "area" else SILENT
    return "; ".join(map(_cell_words, held))


def _cell_words(said: Said) -> str:
    place = said.place.partition(", ")[2]
    return f"“{said.words}”, {place}" + (f": {said.says}" if said.says else "")


def _chosen(view: Atlas, mark: Mark) -> str:
    rows = "".join(_teller(view, number, mark) for number in range(len(view.headings)))
    rests = "".join(f'<p class="fc-basis">{escape(words)}</p>' for words in rests_of(mark))
    return (
        f'<div class="fc-choice-told" data-chosen="{mark.id}"><h4 class="fc-who">{escape(mark.title)}</h4>'
        f'<ul class="fc-tellers" role="list">{rows}</ul>{rests}</div>'
    )


def _teller(view: Atlas, number: int, mark: Mark) -> str:
    heading = view.headings[number]
    quotes = quotes_of(quote for said in mark.said if said.source == heading.id for quote in said.quotes)
    return (
        f'<li class="fc-accent-{number % ACCENTS}"><span class="fc-letter" aria-hidden="true">{heading.letter}</span> '
        f"{escape(heading.short)}: {escape(_plain_cell(mark, heading))}{quotes}</li>"
    )
