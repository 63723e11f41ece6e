"""Blocks as plain text: what a screen without pictures, a search and a screen reader's text find."""

from __future__ import annotations

import textwrap
from functools import singledispatch
from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b

if TYPE_CHECKING:
    from collections.abc import Iterable

RULES = {1: "=", 2: "=", 3: "="}
SHORT = 40
"""Letters of a cell that still stands on its row's own line."""


def text(blocks: Iterable[b.Block]) -> str:
    """Return blocks as plain text.

    >>> from fourcenturies.drawing.blocks import Heading, Paragraph, line
    >>> print(text([Heading(line("Who speaks?")), Paragraph(line("Nobody is named."))]), end="")
    Who speaks?
    ===========
    <BLANKLINE>
    Nobody is named.
    """
    return "\n\n".join(filter(None, map(_block, blocks))).strip() + "\n"


@singledispatch
def _block(block: b.Block) -> str:
    raise TypeError(f"no such block: {block!r}")


@_block.register
def _(block: b.Heading) -> str:
    words = _plain(block.words) + (f" ({block.aside})" if block.aside else "")
    return f"{words}\n{RULES.get(block.level, '-') * len(words)}"


@_block.register
def _(block: b.Paragraph) -> str:
    return _plain(block.words)


@_block.register
def _(block: b.Quotation) -> str:
    words = f"[{block.withheld} words, not printed here]" if block.withheld else f"“{_plain(block.words)}”"
    return f"{words} – {block.credit}" if block.credit else words


@_block.register
def _(block: b.Items) -> str:
    signs = (f"{number}." if block.numbered else "-" for number in range(1, len(block.lines) + 1))
    return "\n".join(f"{sign} {_plain(words)}" for sign, words in zip(signs, block.lines, strict=True))


@_block.register
def _(block: b.Fold) -> str:
    return "\n\n".join((_plain(block.summary), *filter(None, map(_block, block.blocks))))


@_block.register
def _(block: b.Group) -> str:
    return "\n\n".join(
        filter(None, ([f"{block.label}:"] if block.label else []) + [*map(_block, block.blocks)])
    )


@_block.register
def _(block: b.Grid) -> str:
    heads = [_joined(cell.blocks) for cell in block.columns] or [""] * (
        len(block.rows[0].cells) if block.rows else 0
    )
    lines = []
    for row in block.rows:
        cells = [
            ": ".join(filter(None, (head, _joined(cell.blocks))))
            for head, cell in zip(heads, row.cells, strict=True)
            if cell.blocks
        ]
        joined = "; ".join(cells)
        head = _plain(row.head)
        if len(joined) <= SHORT or len(cells) == 1:
            lines.append(": ".join(filter(None, (head, joined))))
        else:
            lines += [f"{head}:" if head else "", *(textwrap.indent(cell, "  ") for cell in cells)]
        lines += [textwrap.indent(_block(one), "    ") for one in row.more]
    return "\n".join(filter(None, lines))


@_block.register
def _(block: b.Fitting) -> str:
    return _block(block.pictures[0])


@_block.register
def _(block: b.Picture) -> str:
    told = dict.fromkeys(shape.told for shape in block.shapes if isinstance(shape, b.Mark))
    return "\n".join((f"[Picture: {block.title}]", *(f"- {sentence}" for sentence in told)))


def _joined(blocks: Iterable[b.Block]) -> str:
    return " ".join(" ".join(_block(block).split()) for block in blocks if not isinstance(block, b.Picture))


def _plain(words: b.Line) -> str:
    return "".join(span.words for span in words if span.look != "sign").strip()
