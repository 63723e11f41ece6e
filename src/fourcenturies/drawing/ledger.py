"""The ledger of figures as blocks: every number drawn as what it is, and beside it what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.dating import NOT_STATED
from fourcenturies.drawing.blocks import (
    Block,
    Cell,
    Choice,
    Drawing,
    Fold,
    Grid,
    Group,
    Heading,
    Items,
    Menu,
    Paragraph,
    Quotation,
    Row,
    Span,
    line,
)
from fourcenturies.drawing.meetings import blocks as blocks_of_meetings
from fourcenturies.drawing.numbers import picture
from fourcenturies.glyphs import sign
from fourcenturies.views.ledger import ALONE, HIDDEN, STANDINGS, TOPICS
from fourcenturies.views.meetings import LABEL, PANEL
from fourcenturies.views.natures import NATURES, ordinal
from fourcenturies.views.pairs import beside, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.citing import Quote
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


def drawing(view: Ledger, panel: Panel | None, pairs: Sequence[Pair]) -> Drawing:
    """Return the ledger whole: a choice for each topic, for the meetings by year, and for each of the pairs."""
    choices = [Choice((topic,), _counted(view, topic), tuple(_topic(view, topic))) for topic in view.topics]
    options = [(topic, TOPICS[topic], "") for topic in view.topics]
    if panel:
        choices.insert(1, Choice((PANEL,), panel_told(panel), blocks_of_meetings(view, panel)))
        options.insert(1, (PANEL, LABEL, ""))
    for pair in pairs:
        a, b = (view.lines[name] for name in pair)
        choices.append(Choice((key_of(pair),), _pair_told(a, b), tuple(_pair(view, a, b))))
        options.append((key_of(pair), pair_label(view, a, b), PAIRS))
    return Drawing("ledger", "Ledger of figures", tuple(choices), (Menu("chosen", "Topic", tuple(options)),))


def key_of(pair: Pair) -> str:
    """Return what a pair is called among the choices."""
    return " and ".join(pair)


def pair_label(view: Ledger, a: Line, b: Line) -> str:
    """Return a pair in words; sources tell lines of one label apart."""
    if a.label != b.label:
        return f"{a.label} / {b.label}"
    shorts = {heading.id: heading.short for heading in view.headings}
    return f"{a.label}: {shorts.get(a.source, a.source)} / {shorts.get(b.source, b.source)}"


def _pair_told(a: Line, b: Line) -> str:
    return "Two figures that share an axis." if beside(a, b).shared else "Two figures that share no axis."


def panel_told(panel: Panel) -> str:
    """Return what the meetings by year show, in a sentence."""
    return f"{LABEL}: {len(panel.years)} counts for single years, {len(panel.totals)} totals."


def _counted(view: Ledger, topic: str) -> str:
    axes = view.of(topic)
    return f"{TOPICS[topic]}: {_figures(axes)} on {len(axes)} {'axis' if len(axes) == 1 else 'axes'}."


def _figures(axes: Sequence[Axis]) -> str:
    many = sum(len(axis.lines) for axis in axes)
    return "1 figure" if many == 1 else f"{many} figures"


def _topic(view: Ledger, topic: str) -> Iterator[Block]:
    axes = view.of(topic)
    shared = [axis for axis in axes if len(axis.lines) > 1 or axis.why]
    alone = [axis for axis in axes if axis not in shared]
    yield Heading(line(TOPICS[topic]), aside=_figures(axes))
    yield from _how(axes)
    for axis in shared:
        yield from _axis(view, axis)
    if alone:
        if len(axes) > 1:
            yield Heading(line("On no axis with another" if shared else "Each on an axis of its own"), 4)
        yield Paragraph(line(ALONE), "small")
        yield _grid(view, [(axis, one) for axis in alone for one in axis.lines], TOPICS[topic])
    yield from _key(axes)


def _axis(view: Ledger, axis: Axis) -> Iterator[Block]:
    yield Heading(line(axis.title), 4, axis.unit)
    if axis.why:
        yield Paragraph(line(axis.why), "small")
    yield _grid(view, [(axis, one) for one in axis.lines], f"{axis.title}, {axis.unit}")


def _pair(view: Ledger, a: Line, b: Line) -> Iterator[Block]:
    yield Heading(line("Two side by side"))
    yield Paragraph(line(Span(sentence(a, b), "words")), "reading")
    axes = {axis.id: axis for axis in view.axes if axis.id in {a.axis, b.axis}}
    yield from _how(list(axes.values()))
    lines = [(axes[one.axis], one) for one in dict.fromkeys((a, b))]
    yield _grid(view, lines, "Two figures side by side")
    yield from _key(list(axes.values()))


def _how(axes: Sequence[Axis]) -> Iterator[Block]:
    marks = [mark for axis in axes for one in axis.lines for mark in (one.mark, one.beyond) if mark]
    if any(one.beyond for axis in axes for one in axis.lines) or {mark.form for mark in marks} - {"dot"}:
        yield Paragraph(line(HOW), "small")


def _key(axes: Sequence[Axis]) -> Iterator[Block]:
    """Give how the numbers that stand here are drawn."""
    here = {one.nature for axis in axes for one in axis.lines if one.mark}
    if here:
        lines = tuple(line(words) for nature, words in NATURES.items() if nature in here)
        yield Fold(line("How numbers are drawn"), (Items((*lines, line(MEASURE))),))


def _grid(view: Ledger, lines: Sequence[tuple[Axis, Line]], label: str) -> Grid:
    columns = tuple(Cell((Paragraph(line(words)),)) for words in COLUMNS)
    return Grid(label, columns, tuple(_row(view, axis, one) for axis, one in lines), "ledger", shares=SHARES)


def _row(view: Ledger, axis: Axis, one: Line) -> Row:
    number = next((n for n, heading in enumerate(view.headings) if heading.id == one.source), None)
    paint = "ink" if number is None else f"source-{number}"
    drawn = (picture(one, axis, paint),) if one.mark else ()
    cells = (
        Cell((*_number(one), *drawn), one.source),
        Cell(tuple(_grounds(view, one)), one.source),
    )
    return Row(line(one.label), cells, one.id)


def _number(one: Line) -> Iterator[Block]:
    place = ordinal(one.mark.low) if one.nature == "ordinal" and one.mark else ""
    if one.number == HIDDEN:
        yield Paragraph(line(one.number), "quiet")
    else:
        yield Group((Paragraph(line(Span(place or one.number, "strong", one.source))),), "number")
    phrase = (Span(f"“{one.phrase}”", "words"), " · ") if one.phrase and one.phrase != place else ()
    counted = f"counted in {one.unit} · " if place else ""
    yield Paragraph(line(*phrase, Span(f"{counted}holds for: {one.when}", "small")))


def _grounds(view: Ledger, one: Line) -> Iterator[Block]:
    letter = next((heading.letter for heading in view.headings if heading.id == one.source), "")
    who = f"{one.place} · " + ("speaker not stated." if one.by == NOT_STATED else f"stated by {one.by}.")
    yield Paragraph(line(Span(letter, "letter", one.source), f" {who}") if letter else line(who))
    standing = STANDINGS.get(one.standing)
    if standing:
        yield Paragraph(line(Span(standing.glyph, "sign"), f" {standing.word}."))
    if one.outside:
        basis = Span(f"({one.basis.rstrip('.')}).", "quiet")
        yield Paragraph(line(Span(sign("outside"), "sign"), f" From outside: {one.outside} ", basis))
    if one.caveat:
        yield Paragraph(line(Span("Caution: ", "strong"), one.caveat), "small")
    if one.quotes:
        yield Fold(line("The words"), tuple(_quotation(quote, one.source) for quote in one.quotes))


def _quotation(quote: Quote, source: str) -> Quotation:
    credit = f"{quote.by} · {quote.place}" if quote.by else quote.place
    return Quotation(line(quote.words), credit, quote.passage, source, quote.withheld)
