"""Blocks as HTML without a script: a still picture, a page, a print, and what a widget shows, all the same.

Everything that comes from records passes `escape`. The classes are those of `drawing.css`; `data-` attributes tell
the widgets' one script what is what: `data-mark` and `data-row` (a mark and the row that tells it), `data-source`
(whose a part is), `data-passage` (a quotation that can be opened in its context).
"""

from __future__ import annotations

import pathlib
import re
from functools import lru_cache, singledispatch
from html import escape
from typing import TYPE_CHECKING

from fourcenturies.drawing import palette
from fourcenturies.drawing.blocks import (
    Block,
    Box,
    Boxes,
    Cell,
    Dot,
    Drawing,
    Fitting,
    Fold,
    Grid,
    Group,
    Heading,
    Items,
    Line,
    Mark,
    Menu,
    Paragraph,
    Path,
    Picture,
    Quotation,
    Reach,
    Rings,
    Row,
    Span,
    Stroke,
    Words,
)
from fourcenturies.drawing.hiding import without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FITS = ("wide", "middle", "narrow")
"""Classes of the pictures of a `Fitting`; `drawing.css` says from which width each is shown."""
_HERE = pathlib.Path(__file__).resolve().parent


@lru_cache
def style() -> str:
    """Return the style that every drawing needs."""
    looks = sorted(path for path in _HERE.glob("*.css") if path.stem != "drawing")
    told = "".join(path.read_text(encoding="utf-8") for path in (_HERE / "drawing.css", *looks))
    # It stands in every still picture and every widget of a notebook, so it goes without its comments.
    return palette.css() + re.sub(r"/\*.*?\*/\n?|^ +", "", told, flags=re.DOTALL | re.MULTILINE)


def still(
    drawing: Drawing,
    key: Sequence[str],
    sources: Sequence[str],
    shown: Sequence[str] | None = None,
    look: str = "",
) -> str:
    """Return one choice of a drawing as a picture that needs nothing else; `sources` are all of them, in order.

    `look` is a style that is needed where the picture stands.
    """
    blocks = without(drawing.chosen(key).blocks, set(sources) - set(sources if shown is None else shown))
    return (
        f'<style>{style()}{look}</style><section class="fc fc-still fc-{drawing.view}" '
        f'aria-label="{escape(drawing.label)}"><div class="fc-body">{body(blocks, sources)}</div></section>'
    )


def frame(drawing: Drawing) -> str:
    """Return the page of a widget around its body: its controls, and the line that tells what was chosen."""
    controls = "".join(map(_control, drawing.controls))
    held = f'<div class="fc-controls">{controls}</div>' if controls else ""
    return (
        f'<section class="fc fc-{drawing.view}" aria-label="{escape(drawing.label)}">{held}'
        '<p class="fc-status" role="status"></p><div class="fc-body"></div></section>'
    )


def body(blocks: Iterable[Block], sources: Sequence[str]) -> str:
    """Return blocks as HTML; a source's place in `sources` gives its colour."""
    numbers = {source: number % len(palette.SOURCES) for number, source in enumerate(sources)}
    return "".join(_block(block, numbers) for block in blocks)


Numbers = dict[str, int]


@singledispatch
def _block(block: Block, _numbers: Numbers) -> str:
    raise TypeError(f"no such block: {block!r}")


@_block.register
def _(block: Heading, numbers: Numbers) -> str:
    aside = block.aside and f' <span class="fc-aside">{escape(block.aside)}</span>'
    return f'<h{block.level} class="fc-heading">{words_of(block.words, numbers)}{aside}</h{block.level}>'


@_block.register
def _(block: Paragraph, numbers: Numbers) -> str:
    look = block.look and f" fc-p-{block.look}"
    return f'<p class="fc-p{look}">{words_of(block.words, numbers)}</p>'


@_block.register
def _(block: Quotation, numbers: Numbers) -> str:
    if block.withheld:
        told = f"{block.withheld} words, not printed here"
        held = '<span class="fc-word"></span>' * block.withheld
        words = (
            f'<blockquote class="fc-withheld"><span role="img" aria-label="{told}">{held}</span></blockquote>'
        )
    else:
        words = f'<blockquote class="fc-words">“{words_of(block.words, numbers)}”</blockquote>'
    passage = block.passage and f' data-passage="{escape(block.passage)}"'
    credit = block.credit and f'<figcaption class="fc-place">{escape(block.credit)}</figcaption>'
    return f'<figure class="fc-quote{_accent(block.source, numbers)}"{passage}>{words}{credit}</figure>'


@_block.register
def _(block: Items, numbers: Numbers) -> str:
    tag = "ol" if block.numbered else "ul"
    lines = "".join(f"<li>{words_of(line, numbers)}</li>" for line in block.lines)
    return f'<{tag} class="fc-items" role="list">{lines}</{tag}>'


@_block.register
def _(block: Fold, numbers: Numbers) -> str:
    inner = "".join(_block(one, numbers) for one in block.blocks)
    opened = " open" if block.open else ""
    return f'<details class="fc-fold"{opened}><summary>{words_of(block.summary, numbers)}</summary>{inner}</details>'


@_block.register
def _(block: Group, numbers: Numbers) -> str:
    inner = "".join(_block(one, numbers) for one in block.blocks)
    label = block.label and f' role="group" aria-label="{escape(block.label)}"'
    look = block.look and f" fc-{block.look}"
    return (
        f'<div class="fc-group{look}{_accent(block.source, numbers)}"{label}{_of(block.source)}>{inner}</div>'
    )


@_block.register
def _(block: Grid, numbers: Numbers) -> str:
    owners = ("", *(cell.source for cell in block.columns))
    shares = (
        "".join(
            f'<col style="width:{100 * one / sum(block.shares):.2f}%"{_of(owner)}>'
            for one, owner in zip(block.shares, (*owners, *[""] * len(block.shares)), strict=False)
        )
        if block.shares
        else ""
    )
    columns = f"<colgroup>{shares}</colgroup>" if shares else ""
    corner = '<td role="presentation"></td>'
    heads = "".join(_head(cell, numbers) for cell in block.columns)
    head = f'<thead role="rowgroup"><tr role="row">{corner}{heads}</tr></thead>' if block.columns else ""
    rows = "".join(_row(row, block, numbers) for row in block.rows)
    name = block.name and f' data-name="{escape(block.name)}"'
    look = f"fc-grid fc-grid-{block.look or 'plain'} fc-narrow-{block.narrow or 'as-is'}"
    table = (
        f'<table role="table" class="{look}"{name}>'
        f'<caption class="fc-unseen">{escape(block.label)}</caption>{columns}{head}<tbody role="rowgroup">{rows}'
        "</tbody></table>"
    )
    if block.narrow != "scrolls":
        return table
    return (
        f'<div class="fc-scrolls" tabindex="0" role="group" aria-label="{escape(block.label)}">{table}</div>'
    )


def _head(cell: Cell, numbers: Numbers) -> str:
    inner = "".join(_block(one, numbers) for one in cell.blocks)
    silent = " fc-silent" if cell.silent else ""
    accent = _accent(cell.source, numbers)
    return (
        f'<th scope="col" role="columnheader" class="fc-cell{accent}{silent}"{_of(cell.source)}>{inner}</th>'
    )


def _row(row: Row, grid: Grid, numbers: Numbers) -> str:
    heads = [_plain(cell.blocks) for cell in grid.columns] or [""] * len(row.cells)
    cells = "".join(_cell(cell, head, numbers) for cell, head in zip(row.cells, heads, strict=True))
    mark = row.mark and f' data-row="{escape(row.mark)}"'
    looks = " ".join(f"fc-row-{look}" for look in (row.look, "more" if row.more else "") if look)
    look = looks and f' class="{looks}"'
    head = f'<th scope="row" role="rowheader">{words_of(row.head, numbers)}</th>'
    told = f'<tr role="row"{mark}{look}>{head}{cells}</tr>'
    if not row.more:
        return told
    more = "".join(_block(one, numbers) for one in row.more)
    return f'{told}<tr role="row" class="fc-more"><td role="cell" colspan="{len(heads) + 1}">{more}</td></tr>'


def _cell(cell: Cell, head: str, numbers: Numbers) -> str:
    inner = "".join(_block(one, numbers) for one in cell.blocks)
    look = ("" if inner else " fc-empty") + (" fc-silent" if cell.silent else "")
    named = head and f' data-head="{escape(head)}"'
    accent = _accent(cell.source, numbers)
    return f'<td role="cell" class="fc-cell{accent}{look}"{_of(cell.source)}{named}>{inner}</td>'


def _plain(blocks: Sequence[Block]) -> str:
    """Return the first words of blocks, as a narrow page says them before each cell."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            return "".join(span.words for span in block.words if span.look not in {"sign", "letter"}).strip()
    return ""


@_block.register
def _(block: Fitting, numbers: Numbers) -> str:
    # A picture for two widths is written once.
    fits: dict[int, list[str]] = {}
    for name, picture in zip(FITS, block.pictures, strict=False):
        fits.setdefault(id(picture), []).append(f"fc-fit-{name}")
    drawn = "".join(
        f'<div class="fc-fit {" ".join(fits.pop(id(picture)))}">{_block(picture, numbers)}</div>'
        for picture in block.pictures
        if id(picture) in fits
    )
    return f'<div class="fc-fitting fc-fits-{len(block.pictures)}">{drawn}</div>'


@_block.register
def _(block: Picture, numbers: Numbers) -> str:
    shapes = "".join(_shape(shape, numbers) for shape in block.shapes)
    size = f'width="{_n(block.width)}" height="{_n(block.height)}" viewBox="0 0 {_n(block.width)} {_n(block.height)}"'
    return f'<svg class="fc-picture" {size} role="group" aria-label="{escape(block.title)}">{shapes}</svg>'


@singledispatch
def _shape(shape: object, _numbers: Numbers) -> str:
    raise TypeError(f"no such shape: {shape!r}")


@_shape.register
def _(shape: Mark, numbers: Numbers) -> str:
    inner = "".join(_shape(one, numbers) for one in shape.shapes)
    told = f'role="img" aria-label="{escape(shape.told)}"'
    return f'<g class="fc-mark" data-mark="{escape(shape.name)}" {told}{_of(shape.source)}>{inner}</g>'


@_shape.register
def _(shape: Box, _numbers: Numbers) -> str:
    place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
    edge = f' rx="{_n(shape.round)}"' if shape.round else ""
    return f"<rect {place}{edge}{_painted(shape.stroke)}/>"


@_shape.register
def _(shape: Dot, _numbers: Numbers) -> str:
    return f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"{_painted(shape.stroke)}/>'


@_shape.register
def _(shape: Rings, _numbers: Numbers) -> str:
    # Dots of a line without length, and smaller ones of the ground upon them: a tenth of the letters of circles.
    dots = f'd="{"".join(_steps(shape.places))}" stroke-linecap="round"'
    seen = f' opacity="{_n(shape.stroke.opacity, 2)}"' if shape.stroke.opacity != 1 else ""
    outer, inner = 2 * shape.radius + shape.stroke.width, 2 * shape.radius - shape.stroke.width
    return (
        f'<path class="fc-rings l-{shape.stroke.line}" {dots} stroke-width="{_n(outer)}"{seen}/>'
        f'<path class="fc-rings l-{shape.stroke.fill}" {dots} stroke-width="{_n(inner)}"/>'
    )


def _steps(places: Sequence[tuple[float, float]]) -> Iterator[str]:
    """Give the parts of a path from place to place: relative ones, which are alike and so travel lightly."""
    x, y = 0.0, 0.0
    for place in places:
        to_x, to_y = round(place[0], 1), round(place[1], 1)
        yield f"m{_n(to_x - x)} {_n(to_y - y)}h0"
        x, y = to_x, to_y


@_shape.register
def _(shape: Reach, _numbers: Numbers) -> str:
    place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
    return f'<rect {place} class="fc-reach"/>'


@_shape.register
def _(shape: Path, _numbers: Numbers) -> str:
    moved = f' transform="translate({_n(shape.x)} {_n(shape.y)})"' if shape.x or shape.y else ""
    return f'<path d="{shape.path}"{moved}{_painted(shape.stroke)}/>'


@_shape.register
def _(shape: Words, numbers: Numbers) -> str:
    looks = ("bold", "serif", "italic", "halo")
    classes = " ".join((f"f-{shape.paint}", *(f"fc-{look}" for look in looks if getattr(shape, look))))
    anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
    names = shape.mark and f' data-names="{escape(shape.mark)}"'
    place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"'
    words = "".join(_part(span, numbers) for span in shape.parts) or escape(shape.words)
    return f'<text {place} class="{classes}"{anchor}{names}>{words}</text>'


def _part(span: Span, numbers: Numbers) -> str:
    """Return a part of a picture's words in its own look."""
    looks = {
        "strong": "fc-bold",
        "quiet": "f-quiet",
        "small": "fc-smaller f-quiet",
        "differs": "fc-underlined",
    }
    number = f"f-source-{numbers[span.source]}" if span.source in numbers else ""
    classes = " ".join(filter(None, (looks.get(span.look), number)))
    return f'<tspan class="{classes}">{escape(span.words)}</tspan>' if classes else escape(span.words)


def _painted(stroke: Stroke) -> str:
    classes = " ".join(
        (f"f-{stroke.fill}" if stroke.fill else "f-none", *([f"l-{stroke.line}"] if stroke.line else []))
    )
    width = f' stroke-width="{_n(stroke.width)}"' if stroke.line and stroke.width != 1 else ""
    dash = stroke.dash and f' stroke-dasharray="{stroke.dash}"'
    seen = f' opacity="{_n(stroke.opacity, 2)}"' if stroke.opacity != 1 else ""
    return f' class="{classes}"{width}{dash}{seen}'


def _n(number: float, places: int = 1) -> str:
    """Return a number with as many decimals as it needs: of pixels one at most."""
    return f"{number:.{places}f}".rstrip("0").removesuffix(".")


def words_of(line: Line, numbers: Numbers) -> str:
    """Return words that run on as HTML."""
    return "".join(_span(span, numbers) for span in line)


def _span(span: Span, numbers: Numbers) -> str:
    words = escape(span.words)
    if span.link.startswith(("https://", "http://")):
        words = f'<a href="{escape(span.link)}" target="_blank" rel="noopener noreferrer">{words}</a>'
    if not span.look and not span.source:
        return words
    unread = ' aria-hidden="true"' if span.look in {"sign", "letter"} else ""
    classes = " ".join(filter(None, (span.look and f"fc-{span.look}", _accent(span.source, numbers).strip())))
    tag = {"strong": "strong", "differs": "mark"}.get(span.look, "span")
    return f'<{tag} class="{classes}"{unread}>{words}</{tag}>'


def _accent(source: str, numbers: Numbers) -> str:
    return f" fc-accent-{numbers[source]}" if source in numbers else ""


def _of(source: str) -> str:
    return source and f' data-source="{escape(source)}"'


def _control(control: Menu | Boxes) -> str:
    if isinstance(control, Menu):
        options, group = "", ""
        for name, label, of in control.options:
            if of != group:
                options += ("</optgroup>" if group else "") + (
                    f'<optgroup label="{escape(of)}">' if of else ""
                )
                group = of
            options += f'<option value="{escape(name)}">{escape(label)}</option>'
        options += "</optgroup>" if group else ""
        # JupyterLab would take letters typed to find an option for commands, and delete cells.
        return (
            f'<label class="fc-choice"><span class="fc-label">{escape(control.label)}</span><select class="fc-menu" '
            f'data-menu="{control.trait}" data-lm-suppress-shortcuts="true">{options}</select></label>'
        )
    boxes = "".join(
        f'<label class="fc-source fc-accent-{place % len(palette.SOURCES)}">'
        f'<input type="checkbox" value="{escape(name)}">'
        f'<span><span class="fc-letter" aria-hidden="true">{escape(letter)}</span> {escape(label)}</span></label>'
        for place, (name, label, letter) in enumerate(control.options)
    )
    return (
        f'<fieldset class="fc-sources" data-boxes="{control.trait}"><legend>{escape(control.label)}</legend>'
        f"{boxes}</fieldset>"
    )
