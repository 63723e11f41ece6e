"""The lens of all dates, as we draw it, against matplotlib's SVG of the same geometry; the note tells the bytes."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

from pairs import Pair

from fourcenturies.corpus import load
from fourcenturies.drawing import html, paper
from fourcenturies.drawing.glance import lens_of
from fourcenturies.views.glance import glance
from fourcenturies.views.timeline import timeline
from fourcenturies.widgets import timeline as widgets

if TYPE_CHECKING:
    from pathlib import Path

RUNS = 7
MOST = 10_000
"""Bytes that one lens may take, compressed."""


def pairs(_folder: Path) -> dict[str, Pair]:
    """Return the drawing of the widest lens, ours and matplotlib's."""
    view = glance(timeline(load()))
    sources = [heading.id for heading in view.headings]

    def ours() -> bytes:
        return html.body((lens_of(view).pictures[0],), sources).encode()

    def peer() -> bytes:
        held = io.BytesIO()
        paper.figure((lens_of(view).pictures[0],), sources).savefig(held, format="svg")
        return held.getvalue()

    sizes = {
        name: (len(made), len(gzip.compress(made))) for name, made in (("ours", ours()), ("peer", peer()))
    }
    if sizes["ours"][1] > MOST:
        raise ValueError(f"a lens takes {sizes['ours'][1]:,} bytes, compressed: more than {MOST:,}")
    whole = widgets.show(load())
    note = (
        f"one lens {sizes['ours'][0]:,} bytes, {sizes['ours'][1]:,} compressed; matplotlib's {sizes['peer'][0]:,} and "
        f"{sizes['peer'][1]:,}; the timeline with every detail {len(getattr(whole, 'packed', b'')):,} compressed"
    )
    return {"lens": Pair(ours, peer, runs=RUNS, note=note)}
