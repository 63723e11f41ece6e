"""A widget for a page without a kernel: its still picture, and the files from which `living.js` brings it to life."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from html import escape

from fourcenturies.widgets.base import HERE, Drawn

SCRIPT = "living.js"


@dataclass(frozen=True, slots=True)
class Living:
    """A widget as HTML, and the files that have to stand beside `living.js`, which is one of them."""

    html: str
    files: dict[str, bytes]


def living(widget: Drawn) -> Living:
    """Return a widget for a page that loads `living.js` as a module; without it the still picture is seen.

    Widgets that draw from the same rows share a file of them.
    """
    name = type(widget).__name__.removesuffix("Widget").lower()
    rows = f"{hashlib.sha256(widget.packed).hexdigest()[:16]}.rows"
    held = escape(json.dumps(_held(widget), ensure_ascii=False))
    html = (
        f'<div class="fc-living" data-script="./{name}.js" data-rows="./{rows}" data-held="{held}">'
        f"{widget.still()[0]}</div>"
    )
    script = str(widget._esm).encode()  # noqa: SLF001 - anywidget's own name
    files = {SCRIPT: (HERE / SCRIPT).read_bytes(), f"{name}.js": script, rows: widget.packed}
    return Living(html, files)


def _held(widget: Drawn) -> dict[str, object]:
    """Return what a widget holds beside its rows: what is chosen and what is shown; no pins of whoever builds it."""
    every = set(Drawn.class_trait_names())
    own = (name for name in widget.trait_names(sync=True) if name not in every and not name.startswith("_"))
    return {name: [] if name == "pins" else getattr(widget, name) for name in sorted(own)}
