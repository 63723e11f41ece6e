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
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing import palette
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
    drawing: b.Drawing,
    key: Sequence[str],
    sources: Sequence[str],
    shown: Sequence[str] | None = None,
    look: str = "",
) -> str:
    """Return one choice of a drawing as a picture that needs nothing else; `sources` are all of them, in order.

    `look` is a style that is needed where the picture stands.
    """
    blocks = without(drawing.chosen(key).blocks, set(sources) - set(sources if shown is None else shown))
    held = _tag("div", body(blocks, sources), "fc-body")
    page = _tag("section", held, "fc", "fc-still", f"fc-{drawing.view}", aria_label=drawing.label)
    return f"<style>{style()}{look}</style>{page}"


def frame(drawing: b.Drawing) -> str:
    """Return the page of a widget around its body: its controls, and the line that tells what was chosen."""
    controls = "".join(map(_control, drawing.controls))
    held = controls and _tag("div", controls, "fc-controls")
    body = '<p class="fc-status" role="status"></p><div class="fc-body"></div>'
    return _tag("section", held + body, "fc", f"fc-{drawing.view}", aria_label=drawing.label)


def body(blocks: Iterable[b.Block], sources: Sequence[str]) -> str:
    """Return blocks as HTML; a source's place in `sources` gives its colour."""
    numbers = {source: number % len(palette.SOURCES) for number, source in enumerate(sources)}
    return _inner(blocks, numbers)


Numbers = dict[str, int]


def _tag(name: str, inner: str, /, *looks: str, **attributes: str) -> str:
    """Return an element. `looks` are its classes; what is empty is left out, "_" in a name stands for "-"."""
    told = {"class": " ".join(filter(None, looks)), **attributes}
    held = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in told.items() if value)
    return f"<{name}{held}>{inner}</{name}>"


def _inner(blocks: Iterable[b.Block], numbers: Numbers) -> str:
    return "".join(_block(block, numbers) for block in blocks)


@singledispatch
def _block(block: b.Block, _numbers: Numbers) -> str:
    raise TypeError(f"no such block: {block!r}")


@_block.register
def _(block: b.Heading, numbers: Numbers) -> str:
    aside = block.aside and f" {_tag('span', escape(block.aside), 'fc-aside')}"
    return _tag(f"h{block.level}", words_of(block.words, numbers) + aside, "fc-heading")


@_block.register
def _(block: b.Paragraph, numbers: Numbers) -> str:
    return _tag("p", words_of(block.words, numbers), "fc-p", block.look and f"fc-p-{block.look}")


@_block.register
def _(block: b.Quotation, numbers: Numbers) -> str:
    if block.withheld:
        told = f"{block.withheld} words, not printed here"
        held = '<span class="fc-word"></span>' * block.withheld
        words = _tag("blockquote", _tag("span", held, role="img", aria_label=told), "fc-withheld")
    else:
        words = _tag("blockquote", f"“{words_of(block.words, numbers)}”", "fc-words")
    credit = block.credit and _tag("figcaption", escape(block.credit), "fc-place")
    accent = _accent(block.source, numbers)
    return _tag("figure", words + credit, "fc-quote", accent, data_passage=block.passage)


@_block.register
def _(block: b.Items, numbers: Numbers) -> str:
    lines = "".join(_tag("li", words_of(line, numbers)) for line in block.lines)
    return _tag("ol" if block.numbered else "ul", lines, "fc-items", role="list")


@_block.register
def _(block: b.Fold, numbers: Numbers) -> str:
    opened = " open" if block.open else ""
    summary = _tag("summary", words_of(block.summary, numbers))
    return f'<details class="fc-fold"{opened}>{summary}{_inner(block.blocks, numbers)}</details>'


@_block.register
def _(block: b.Group, numbers: Numbers) -> str:
    looks = ("fc-group", block.look and f"fc-{block.look}", _accent(block.source, numbers))
    label = {"role": "group", "aria_label": block.label} if block.label else {}
    return _tag("div", _inner(block.blocks, numbers), *looks, **label, data_source=block.source)


@_block.register
def _(block: b.Grid, numbers: Numbers) -> str:
    owners = ["", *(cell.source for cell in block.columns), *[""] * len(block.shares)]
    shares = "".join(
        f'<col style="width:{100 * one / sum(block.shares):.2f}%"{_of(owner)}>'
        for one, owner in zip(block.shares, owners, strict=False)
    )
    heads = "".join(_place("th", cell, numbers, scope="col", role="columnheader") for cell in block.columns)
    corner = '<td role="presentation"></td>'
    head = _tag("thead", _tag("tr", corner + heads, role="row"), role="rowgroup") if heads else ""
    rows = _tag("tbody", "".join(_row(row, block, numbers) for row in block.rows), role="rowgroup")
    caption = _tag("caption", escape(block.label), "fc-unseen")
    columns = shares and _tag("colgroup", shares)
    looks = ("fc-grid", f"fc-grid-{block.look or 'plain'}", f"fc-narrow-{block.narrow or 'as-is'}")
    table = _tag("table", caption + columns + head + rows, *looks, role="table", data_name=block.name)
    if block.narrow != "scrolls":
        return table
    return _tag("div", table, "fc-scrolls", tabindex="0", role="group", aria_label=block.label)


def _row(row: b.Row, grid: b.Grid, numbers: Numbers) -> str:
    heads = [_plain(cell.blocks) for cell in grid.columns] or [""] * len(row.cells)
    cells = "".join(
        _place("td", cell, numbers, role="cell", data_head=head)
        for cell, head in zip(row.cells, heads, strict=True)
    )
    looks = [f"fc-row-{look}" for look in (row.look, row.more and "more") if look]
    head = _tag("th", words_of(row.head, numbers), scope="row", role="rowheader")
    told = _tag("tr", head + cells, *looks, role="row", data_row=row.mark)
    if not row.more:
        return told
    more = _tag("td", _inner(row.more, numbers), role="cell", colspan=str(len(heads) + 1))
    return told + _tag("tr", more, "fc-more", role="row")


def _place(name: str, cell: b.Cell, numbers: Numbers, **attributes: str) -> str:
    inner = _inner(cell.blocks, numbers)
    empty = "" if inner or name == "th" else "fc-empty"
    looks = ("fc-cell", _accent(cell.source, numbers), empty, "fc-silent" if cell.silent else "")
    return _tag(name, inner, *looks, **attributes, data_source=cell.source)


def _plain(blocks: Sequence[b.Block]) -> str:
    """Return the first words of blocks, as a narrow page says them before each cell."""
    for block in blocks:
        if isinstance(block, b.Paragraph | b.Heading):
            return "".join(span.words for span in block.words if span.look not in {"sign", "letter"}).strip()
    return ""


@_block.register
def _(block: b.Fitting, numbers: Numbers) -> str:
    # A picture for two widths is written once.
    fits: dict[int, list[str]] = {}
    for name, picture in zip(FITS, block.pictures, strict=False):
        fits.setdefault(id(picture), []).append(f"fc-fit-{name}")
    pictures = {id(picture): picture for picture in block.pictures}
    drawn = (_tag("div", _block(one, numbers), "fc-fit", *fits[name]) for name, one in pictures.items())
    return _tag("div", "".join(drawn), "fc-fitting", f"fc-fits-{len(block.pictures)}")


@_block.register
def _(block: b.Picture, numbers: Numbers) -> str:
    shapes = "".join(_shape(shape, numbers) for shape in block.shapes)
    size = f'width="{_n(block.width)}" height="{_n(block.height)}" viewBox="0 0 {_n(block.width)} {_n(block.height)}"'
    return f'<svg class="fc-picture" {size} role="group" aria-label="{escape(block.title)}">{shapes}</svg>'


@singledispatch
def _shape(shape: object, _numbers: Numbers) -> str:
    raise TypeError(f"no such shape: {shape!r}")


@_shape.register
def _(shape: b.Mark, numbers: Numbers) -> str:
    inner = "".join(_shape(one, numbers) for one in shape.shapes)
    told = f'role="img" aria-label="{escape(shape.told)}"'
    return f'<g class="fc-mark" data-mark="{escape(shape.name)}" {told}{_of(shape.source)}>{inner}</g>'


@_shape.register
def _(shape: b.Box, _numbers: Numbers) -> str:
    edge = f' rx="{_n(shape.round)}"' if shape.round else ""
    return f"<rect {_room(shape)}{edge}{_painted(shape.stroke)}/>"


@_shape.register
def _(shape: b.Dot, _numbers: Numbers) -> str:
    return f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"{_painted(shape.stroke)}/>'


@_shape.register
def _(shape: b.Rings, _numbers: Numbers) -> str:
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
def _(shape: b.Reach, _numbers: Numbers) -> str:
    return f'<rect {_room(shape)} class="fc-reach"/>'


def _room(shape: b.Box | b.Reach) -> str:
    return f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'


@_shape.register
def _(shape: b.Path, _numbers: Numbers) -> str:
    moved = f' transform="translate({_n(shape.x)} {_n(shape.y)})"' if shape.x or shape.y else ""
    return f'<path d="{shape.path}"{moved}{_painted(shape.stroke)}/>'


@_shape.register
def _(shape: b.Words, numbers: Numbers) -> str:
    looks = ("bold", "serif", "italic", "halo")
    classes = " ".join((f"f-{shape.paint}", *(f"fc-{look}" for look in looks if getattr(shape, look))))
    anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
    names = shape.mark and f' data-names="{escape(shape.mark)}"'
    place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"'
    words = "".join(_part(span, numbers) for span in shape.parts) or escape(shape.words)
    return f'<text {place} class="{classes}"{anchor}{names}>{words}</text>'


def _part(span: b.Span, numbers: Numbers) -> str:
    """Return a part of a picture's words in its own look."""
    number = f"f-source-{numbers[span.source]}" if span.source in numbers else ""
    looks = (_PARTS.get(span.look, ""), number)
    return _tag("tspan", escape(span.words), *looks) if any(looks) else escape(span.words)


_PARTS = {"strong": "fc-bold", "quiet": "f-quiet", "small": "fc-smaller f-quiet", "differs": "fc-underlined"}


def _painted(stroke: b.Stroke) -> str:
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


def words_of(line: b.Line, numbers: Numbers) -> str:
    """Return words that run on as HTML."""
    return "".join(_span(span, numbers) for span in line)


def _span(span: b.Span, numbers: Numbers) -> str:
    words = escape(span.words)
    if span.link.startswith(("https://", "http://")):
        words = _tag("a", words, href=span.link, target="_blank", rel="noopener noreferrer")
    if not span.look and not span.source:
        return words
    tag = {"strong": "strong", "differs": "mark"}.get(span.look, "span")
    unread = "true" if span.look in {"sign", "letter"} else ""
    return _tag(
        tag, words, span.look and f"fc-{span.look}", _accent(span.source, numbers), aria_hidden=unread
    )


def _accent(source: str, numbers: Numbers) -> str:
    return f"fc-accent-{numbers[source]}" if source in numbers else ""


def _of(source: str) -> str:
    return source and f' data-source="{escape(source)}"'


def _control(control: b.Menu | b.Boxes) -> str:
    if isinstance(control, b.Menu):
        options = "".join(
            _tag("optgroup", held, label=group) if group else held
            for group, some in groupby(control.options, key=itemgetter(2))
            for held in ["".join(_tag("option", escape(label), value=name) for name, label, _ in some)]
        )
        label = _tag("span", escape(control.label), "fc-label")
        # JupyterLab would take letters typed to find an option for commands, and delete cells.
        held = {"data_menu": control.trait, "data_lm_suppress_shortcuts": "true"}
        return _tag("label", label + _tag("select", options, "fc-menu", **held), "fc-choice")
    boxes = "".join(
        f'<label class="fc-source fc-accent-{place % len(palette.SOURCES)}">'
        f'<input type="checkbox" value="{escape(name)}">'
        f'<span><span class="fc-letter" aria-hidden="true">{escape(letter)}</span> {escape(label)}</span></label>'
        for place, (name, label, letter) in enumerate(control.options)
    )
    legend = _tag("legend", escape(control.label))
    return _tag("fieldset", legend + boxes, "fc-sources", data_boxes=control.trait)
