"""Blocks on paper: a matplotlib figure of the same geometry and the same words, for where a file is wanted.

Everything is placed in pixels from the left and the top of one sheet; the room for words is reckoned by `lettering`,
so a figure is drawn once, without matplotlib's own layouts. matplotlib is slow to import: nothing here does so before
a figure is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.lettering import width_of
from fourcenturies.drawing.palette import PAINTS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


WIDE = 1040.0
"""Pixels of a page on paper, at 96 an inch."""
DOTS = 96
GAP = 10.0
BESIDE = frozenset({"columns", "strip", "loose", "boxes"})
"""Looks of groups whose blocks stand beside each other."""
COLUMN = 240.0
"""The least width of a column of a group, in pixels."""
SIZES = {3: 21.0, 4: 17.0, 5: 14.0, 6: 14.0}
_COMMAND = re.compile(r"([MLCZ])([^MLCZ]*)")


def figure(
    blocks: Sequence[b.Block], sources: Sequence[str], *, ground: bool = True, width: float = WIDE
) -> Any:
    """Return blocks as a matplotlib figure on white, or on nothing with `ground=False`."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import

    numbers = {source: number for number, source in enumerate(sources)}
    sheet = Sheet(numbers)
    height = max(sheet.place(blocks, 12, 12, width - 24) + 12, 40)
    made = Figure(figsize=(width / DOTS, height / DOTS), facecolor="white" if ground else "none")
    axes = made.add_axes((0, 0, 1, 1), facecolor="none")
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.axis("off")
    for draw in sheet.strokes:
        draw(axes)
    return made


def colour_of(paint: str) -> str:
    """Return a paint's colour on a light page; nothing where there is none."""
    return PAINTS[paint][0] if paint else "none"


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of words is set: its size in pixels and its paint."""

    size: float = 13.0
    paint: str = "ink"
    serif: bool = False
    bold: bool = False


class Sheet:
    """What is to be drawn, gathered while blocks are placed: their height is known only when all of them are."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.numbers = numbers
        self.strokes: list[Callable[[Any], None]] = []

    def place(self, blocks: Iterable[b.Block], left: float, top: float, room: float) -> float:
        """Place blocks one under another and return where the next would begin."""
        for block in blocks:
            top = self._place(block, left, top, room)
        return top

    @singledispatchmethod
    def _place(self, block: b.Block, _left: float, _top: float, _room: float) -> float:
        raise TypeError(f"no such block: {block!r}")

    @_place.register
    def _(self, block: b.Heading, left: float, top: float, room: float) -> float:
        style = Style(SIZES.get(block.level, 14), serif=block.level < 5, bold=block.level >= 5)
        aside = (b.Span(f"  {block.aside}", "small"),) if block.aside else ()
        return self.lines((*block.words, *aside), left, top + 8, room, style) + 4

    @_place.register
    def _(self, block: b.Paragraph, left: float, top: float, room: float) -> float:
        style = Style(
            12 if block.look == "small" else 13,
            "quiet" if block.look in {"quiet", "small"} else "ink",
            bold=block.look == "reading",
        )
        return self.lines(block.words, left, top, room, style) + 2

    @_place.register
    def _(self, block: b.Quotation, left: float, top: float, room: float) -> float:
        edge = (
            f"source-{self.numbers[block.source] % len(SOURCES)}" if block.source in self.numbers else "rule"
        )
        if block.withheld:
            foot = self._withheld(block.withheld, left + 10, top + 4, room - 10)
        else:
            words = (b.Span("“"), *block.words, b.Span("”"))
            foot = self.lines(words, left + 10, top, room - 10, Style(14, serif=True))
        if block.credit:
            foot = self.lines((b.Span(block.credit),), left + 10, foot, room - 10, Style(12, "quiet"))
        self.shape(b.Path(f"M {left + 1} {top + 2} L {left + 1} {foot}", b.Stroke(line=edge, width=2)))
        return foot + 6

    def _withheld(self, words: int, left: float, top: float, room: float) -> float:
        across = max(int(room // 19), 1)
        for number in range(words):
            x, y = left + 19 * (number % across), top + 11 * (number // across)
            self.shape(b.Box(x, y, 16, 8, b.Stroke("rule")))
        return top + 11 * ((words - 1) // across + 1)

    @_place.register
    def _(self, block: b.Items, left: float, top: float, room: float) -> float:
        for number, words in enumerate(block.lines, start=1):
            sign = f"{number}. " if block.numbered else ""
            top = self.lines((b.Span(sign), *words), left, top, room, Style()) + 2
        return top

    @_place.register
    def _(self, block: b.Fold, left: float, top: float, room: float) -> float:
        top = self.lines(block.summary, left, top + 4, room, Style(12, "quiet"))
        return self.place(block.blocks, left, top, room)

    @_place.register
    def _(self, block: b.Group, left: float, top: float, room: float) -> float:
        if block.look not in BESIDE:
            return self.place(block.blocks, left, top, room) + GAP
        count = max(1, min(len(block.blocks), int((room + 24) // (COLUMN + 24))))
        width = (room - 24 * (count - 1)) / count
        for start in range(0, len(block.blocks), count):
            beside = enumerate(block.blocks[start : start + count])
            top = max(self._place(one, left + n * (width + 24), top, width) for n, one in beside) + GAP
        return top

    @_place.register
    def _(self, block: b.Fitting, left: float, top: float, room: float) -> float:
        fitting = [picture for picture in block.pictures if picture.width <= room * 1.2]
        return self._place(fitting[0] if fitting else block.pictures[-1], left, top, room)

    @_place.register
    def _(self, block: b.Picture, left: float, top: float, room: float) -> float:
        scale = min(room / block.width, 1.0)
        for shape in block.shapes:
            for one in shape.shapes if isinstance(shape, b.Mark) else (shape,):
                self.shape(one, left, top, scale, gid=shape.name if isinstance(shape, b.Mark) else "")
        return top + block.height * scale + GAP

    @_place.register
    def _(self, block: b.Grid, left: float, top: float, room: float) -> float:
        count = len(block.columns) or max((len(row.cells) for row in block.rows), default=0)
        shares = block.shares or (0.5, *(1.0,) * count)
        edges = [left]
        for share in shares:
            edges.append(edges[-1] + room * share / sum(shares))
        if block.columns:
            top = self._row(b.Row((), block.columns), edges, top, rule="ink")
        for row in block.rows:
            top = self._row(row, edges, top)
            # What opens under a row stays closed on paper unless it is open from the first.
            opened = [one for one in row.more if not (isinstance(one, b.Fold) and not one.open)]
            top = self.place(opened, left, top, room)
        return top + GAP

    def _row(self, row: b.Row, edges: Sequence[float], top: float, rule: str = "rule") -> float:
        self.shape(b.Path(f"M {edges[0]} {top} L {edges[-1]} {top}", b.Stroke(line=rule)))
        foot = self.lines(row.head, edges[0], top + 6, edges[1] - edges[0] - 10, Style(12, "quiet"))
        for cell, (left, right) in zip(row.cells, pairwise(edges[1:]), strict=True):
            foot = max(foot, self.place(cell.blocks, left, top + 6, right - left - 10))
        return foot + 6

    def lines(self, words: Sequence[b.Span], left: float, top: float, room: float, style: Style) -> float:
        """Set words that run on, in as many lines as they need, and return where the next line would begin."""
        x, height = left, style.size * 1.4
        for span, word in _cut(words):
            own = self._style_of(span, style)
            wide = width_of(word, own.size, bold=own.bold)
            if x > left and x + wide - width_of(" ", own.size) > left + room:
                x, top = left, top + height
            self.shape(
                b.Words(x, top + style.size * 1.05, word, own.size, own.paint, bold=own.bold, serif=own.serif)
            )
            if span.look == "differs":
                foot = top + height - 2
                self.shape(b.Path(f"M {x} {foot} L {x + wide} {foot}", b.Stroke(line=own.paint)))
            x += wide
        return top + height if words else top

    def _style_of(self, span: b.Span, style: Style) -> Style:
        number = self.numbers.get(span.source)
        if number is not None:
            style = replace(style, paint=f"source-{number % len(SOURCES)}")
        if span.look in {"strong", "letter", "differs"}:
            style = replace(style, bold=True)
        if span.look in {"quiet", "small"}:
            style = replace(style, paint="quiet", size=12 if span.look == "small" else style.size)
        return replace(style, serif=True) if span.look == "words" else style

    def shape(self, shape: Any, left: float = 0, top: float = 0, scale: float = 1, gid: str = "") -> None:
        """Gather a shape, moved and scaled."""
        self.strokes.append(lambda axes: _draw(axes, shape, (left, top, scale), gid))


def _cut(words: Sequence[b.Span]) -> Iterator[tuple[b.Span, str]]:
    """Give spans word by word, each with the space after it."""
    for span in words:
        for word in re.findall(r"\S+\s*|\s+", span.words):
            yield span, word


def _draw(axes: Any, shape: b.Shape, where: tuple[float, float, float], gid: str) -> None:
    from matplotlib import patches  # noqa: PLC0415 - slow to import
    from matplotlib.path import Path as Outline  # noqa: PLC0415

    left, top, scale = where
    if isinstance(shape, b.Reach):
        return
    if isinstance(shape, b.Rings):
        for x, y in shape.places:
            _draw(axes, b.Dot(x, y, shape.radius, shape.stroke), where, gid)
        return
    if isinstance(shape, b.Words):
        for one in _parted(shape):
            _letter(axes, one, where)
        return
    if isinstance(shape, b.Box):
        corner = (left + shape.x * scale, top + shape.y * scale)
        patch: Any = patches.Rectangle(corner, shape.width * scale, shape.height * scale)
    elif isinstance(shape, b.Dot):
        patch = patches.Circle((left + shape.x * scale, top + shape.y * scale), shape.radius * scale)
    else:
        points, codes = _outline(shape.path, Outline)
        moved = [(left + (shape.x + x) * scale, top + (shape.y + y) * scale) for x, y in points]
        patch = patches.PathPatch(Outline(moved, codes))
    _paint(patch, shape.stroke, scale)
    patch.set_gid(gid or None)
    axes.add_patch(patch)


def _parted(words: b.Words) -> Iterator[b.Words]:
    """Give words of several looks one after another, each where the one before is reckoned to end."""
    if not words.parts:
        yield words
        return
    x = words.x
    for span in words.parts:
        bold = span.look in {"strong", "differs"}
        paint = "quiet" if span.look in {"quiet", "small"} else words.paint
        size = words.size * (0.8 if span.look == "small" else 1)
        yield replace(words, x=x, words=span.words, size=size, bold=bold, paint=paint, parts=())
        x += width_of(span.words, size, bold=bold)


def _letter(axes: Any, shape: b.Words, where: tuple[float, float, float]) -> None:
    left, top, scale = where
    axes.text(
        left + shape.x * scale,
        top + shape.y * scale,
        shape.words,
        fontsize=shape.size * scale * 72 / DOTS,
        color=colour_of(shape.paint),
        ha={"start": "left", "middle": "center", "end": "right"}[shape.anchor],
        va="baseline",
        fontfamily="serif" if shape.serif else "sans-serif",
        fontweight="bold" if shape.bold else "normal",
        fontstyle="italic" if shape.italic else "normal",
        gid=shape.mark or None,
    )


def _paint(patch: Any, stroke: b.Stroke, scale: float) -> None:
    patch.set(
        facecolor=colour_of(stroke.fill),
        edgecolor=colour_of(stroke.line),
        linewidth=stroke.width * scale * 72 / DOTS if stroke.line else 0,
        alpha=stroke.opacity if stroke.opacity != 1 else None,
    )
    if stroke.dash:
        # matplotlib reckons a dash in widths of its line, and blocks in pixels.
        patch.set_linestyle((0, tuple(float(part) / max(stroke.width, 0.1) for part in stroke.dash.split())))


def _outline(path: str, outline: Any) -> tuple[list[tuple[float, float]], list[int]]:
    """Return the points and codes of a path for matplotlib."""
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for command, numbers in _COMMAND.findall(path):
        values = [float(number) for number in numbers.replace(",", " ").split()]
        pairs = list(zip(values[::2], values[1::2], strict=True))
        if command == "Z":
            pairs, code = [points[0]], outline.CLOSEPOLY
        else:
            code = {"M": outline.MOVETO, "L": outline.LINETO, "C": outline.CURVE4}[command]
        points += pairs
        codes += [code] * len(pairs)
    return points, codes
