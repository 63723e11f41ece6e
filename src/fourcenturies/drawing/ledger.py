"""The ledger of figures as blocks: every number drawn as what it is, and beside it what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.dating import NOT_STATED
from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.meetings import blocks as blocks_of_meetings
from fourcenturies.drawing.naming import many, paint_of, quoted
from fourcenturies.drawing.numbers import picture
from fourcenturies.glyphs import sign
from fourcenturies.views.ledger import ALONE, HIDDEN, STANDINGS, TOPICS, sentence
from fourcenturies.views.meetings import LABEL, PANEL
from fourcenturies.views.natures import NATURES, ordinal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from fourcenturies.views.ledger import Axis, Ledger, Line
    from fourcenturies.views.meetings import Panel

COLUMNS = ("The number, drawn as what it is", "What it rests on")
SHARES = (1.5, 2.6, 2.9)
HOW = "In outline: known from outside the five sources. A fading end: about. An arrow: over, at least, or under."
MEASURE = (
    "The lengths of fading ends and of arrows measure nothing. Numbers are drawn to one measure only where they share "
    "an axis."
)
PAIRS = "Two side by side"
Pair = tuple[str, str]


def drawing(view: Ledger, panel: Panel | None, pairs: Sequence[Pair]) -> b.Drawing:
    """Return the ledger whole: a choice for each topic, for the meetings by year, and for each of the pairs."""
    lines = view.lines
    choices = [
        (b.Choice((topic,), _counted(view, topic), tuple(_topic(view, topic))), TOPICS[topic], "")
        for topic in view.topics
    ]
    if panel:
        choices.insert(1, (b.Choice((PANEL,), panel_told(panel), blocks_of_meetings(view, panel)), LABEL, ""))
    for pair in pairs:
        one, two = (lines[name] for name in pair)
        told = f"Two figures that share {'an' if one.axis == two.axis else 'no'} axis."
        choice = b.Choice((key_of(pair),), told, tuple(_pair(view, one, two)))
        choices.append((choice, pair_label(view, one, two), PAIRS))
    menu = b.Menu("chosen", "Topic", tuple((one.key[0], label, group) for one, label, group in choices))
    return b.Drawing("ledger", "Ledger of figures", tuple(one for one, _, _ in choices), (menu,))


def key_of(pair: Pair) -> str:
    """Return what a pair is called among the choices."""
    return " and ".join(pair)


def pair_label(view: Ledger, one: Line, two: Line) -> str:
    """Return a pair in words; sources tell lines of one label apart."""
    if one.label != two.label:
        return f"{one.label} / {two.label}"
    shorts = {heading.id: heading.short for heading in view.headings}
    return f"{one.label}: {shorts.get(one.source, one.source)} / {shorts.get(two.source, two.source)}"


def panel_told(panel: Panel) -> str:
    """Return what the meetings by year show, in a sentence."""
    return f"{LABEL}: {len(panel.years)} counts for single years, {len(panel.totals)} totals."


def _counted(view: Ledger, topic: str) -> str:
    axes = view.of(topic)
    return f"{TOPICS[topic]}: {_figures(axes)} on {len(axes)} {'axis' if len(axes) == 1 else 'axes'}."


def _figures(axes: Sequence[Axis]) -> str:
    return many(sum(len(axis.lines) for axis in axes), "figure")


def _topic(view: Ledger, topic: str) -> Iterator[b.Block]:
    axes = view.of(topic)
    shared = [axis for axis in axes if len(axis.lines) > 1 or axis.why]
    alone = [axis for axis in axes if axis not in shared]
    yield b.heading(TOPICS[topic], aside=_figures(axes))
    yield from _how(axes)
    for axis in shared:
        yield from _axis(view, axis)
    if alone:
        if len(axes) > 1:
            yield b.heading("On no axis with another" if shared else "Each on an axis of its own", 4)
        yield b.small(ALONE)
        yield _grid(view, [(axis, one) for axis in alone for one in axis.lines], TOPICS[topic])
    yield from _key(axes)


def _axis(view: Ledger, axis: Axis) -> Iterator[b.Block]:
    yield b.heading(axis.title, 4, axis.unit)
    if axis.why:
        yield b.small(axis.why)
    yield _grid(view, [(axis, one) for one in axis.lines], f"{axis.title}, {axis.unit}")


def _pair(view: Ledger, first: Line, second: Line) -> Iterator[b.Block]:
    yield b.heading("Two side by side")
    yield b.Paragraph(b.line(b.Span(sentence(first, second), "words")), "reading")
    axes = {axis.id: axis for axis in view.axes if axis.id in {first.axis, second.axis}}
    yield from _how(axes.values())
    lines = [(axes[one.axis], one) for one in dict.fromkeys((first, second))]
    yield _grid(view, lines, "Two figures side by side")
    yield from _key(axes.values())


def _how(axes: Collection[Axis]) -> Iterator[b.Block]:
    marks = [mark for axis in axes for one in axis.lines for mark in (one.mark, one.beyond) if mark]
    if any(one.beyond for axis in axes for one in axis.lines) or {mark.form for mark in marks} - {"dot"}:
        yield b.small(HOW)


def _key(axes: Iterable[Axis]) -> Iterator[b.Block]:
    """Give how the numbers that stand here are drawn."""
    here = {one.nature for axis in axes for one in axis.lines if one.mark}
    if here:
        lines = tuple(b.line(words) for nature, words in NATURES.items() if nature in here)
        yield b.Fold(b.line("How numbers are drawn"), (b.Items((*lines, b.line(MEASURE))),))


def _grid(view: Ledger, lines: Sequence[tuple[Axis, Line]], label: str) -> b.Grid:
    rows = tuple(_row(view, axis, one) for axis, one in lines)
    return b.Grid(label, tuple(map(b.cell, COLUMNS)), rows, "ledger", shares=SHARES)


def _row(view: Ledger, axis: Axis, one: Line) -> b.Row:
    drawn = (picture(one, axis, paint_of(view.headings, one.source)),) if one.mark else ()
    cells = (b.Cell((*_number(one), *drawn), one.source), b.Cell(tuple(_grounds(view, one)), one.source))
    return b.Row(b.line(one.label), cells, one.id)


def _number(one: Line) -> Iterator[b.Block]:
    place = ordinal(one.mark.low) if one.nature == "ordinal" and one.mark else ""
    if one.number == HIDDEN:
        yield b.quiet(one.number)
    else:
        yield b.Group((b.paragraph(b.Span(place or one.number, "strong", one.source)),), "number")
    phrase = (b.Span(f"“{one.phrase}”", "words"), " · ") if one.phrase and one.phrase != place else ()
    counted = f"counted in {one.unit} · " if place else ""
    yield b.paragraph(*phrase, b.Span(f"{counted}holds for: {one.when}", "small"))


def _grounds(view: Ledger, one: Line) -> Iterator[b.Block]:
    letter = next((heading.letter for heading in view.headings if heading.id == one.source), "")
    who = f"{one.place} · " + ("speaker not stated." if one.by == NOT_STATED else f"stated by {one.by}.")
    yield b.paragraph(letter and b.Span(letter, "letter", one.source), letter and " ", who)
    standing = STANDINGS.get(one.standing)
    if standing:
        yield b.paragraph(b.Span(standing.glyph, "sign"), f" {standing.word}.")
    if one.outside:
        basis = b.Span(f"({one.basis.rstrip('.')}).", "quiet")
        yield b.paragraph(b.Span(sign("outside"), "sign"), f" From outside: {one.outside} ", basis)
    if one.caveat:
        yield b.small(b.Span("Caution: ", "strong"), one.caveat)
    if one.quotes:
        yield b.Fold(b.line("The words"), tuple(quoted(quote, one.source) for quote in one.quotes))
