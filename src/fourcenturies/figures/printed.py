"""A figure as a notebook shows it: the picture that matplotlib draws, and its twin under it."""

from __future__ import annotations

import base64
import io
from html import escape
from typing import TYPE_CHECKING, Any

from fourcenturies.figures.fetching import fetch_matplotlib

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOTS, LEAST = 90, 64
"""Dots of the page for an inch of the figure; in a narrow page it shrinks to the second, and is then scrolled."""
WITHOUT = "matplotlib is not at hand here; the same is told without the picture."


class Printed:
    """A picture for print, with the same rows as HTML and text. `draw` makes the matplotlib figure when asked."""

    def __init__(self, draw: Callable[[], Any], html: str, text: str) -> None:
        self.draw, self.html, self.text = draw, html, text

    def __repr__(self) -> str:
        """Return the rows as text."""
        return self.text

    def savefig(self, path: str | Path, **options: Any) -> None:
        """Write the picture to a file; its ending says in which form (.pdf, .svg, .png)."""
        self.draw().savefig(path, **options)

    def _repr_html_(self) -> str:
        fetch_matplotlib()
        try:
            figure = self.draw()
        except ImportError:
            return f'<p role="status">{escape(WITHOUT)}</p>{self.html}'
        picture = base64.b64encode(_svg_of(figure)).decode()
        title = escape(self.text.partition("\n")[0], quote=True)
        width = figure.get_figwidth()
        return (
            '<figure style="margin:0.4em 0">'
            f'<div role="group" aria-label="{title}" tabindex="0" style="overflow-x:auto">'
            f'<img style="max-width:100%;min-width:{width * LEAST:.0f}px;height:auto" '
            f'width="{width * DOTS:.0f}" alt="{title}: the same is told in words below." '
            f'src="data:image/svg+xml;base64,{picture}"></div>'
            f"<details><summary>The same in words</summary>{self.html}</details></figure>"
        )


def _svg_of(figure: Any) -> bytes:
    """Return a picture that stays sharp when enlarged, its words as words; the same bytes each time."""
    from matplotlib import rc_context  # noqa: PLC0415 - slow to import

    file = io.BytesIO()
    with rc_context({"svg.hashsalt": "fourcenturies", "svg.fonttype": "none"}):
        figure.savefig(file, format="svg", facecolor="white", metadata={"Date": None})
    return file.getvalue()
