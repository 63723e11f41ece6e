"""`quote("psg-001")`: the words of a source with their place, in a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from fourcenturies.corpus import load
from fourcenturies.views.quotations import Quotation, quotations

_UNSHOWN = "Too long to be shown here: read it in the article."


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quotations to look at: as a list in the notebook, as lines where there is no page."""

    rows: tuple[Quotation, ...]
    problem: str = ""

    def __repr__(self) -> str:
        """Return the quotations as plain lines."""
        return self.problem or "\n".join(f"{row.words or _UNSHOWN} ({row.locator})" for row in self.rows)

    def _repr_html_(self) -> str:
        if self.problem:
            return f"<p>{escape(self.problem)}</p>"
        return '<div class="fourcenturies-quotations">' + "".join(map(_html, self.rows)) + "</div>"


def quote(*ids: str) -> Quoted:
    """Show passages by their ids, each with its place in its article, and cards with their evidence.

    An unknown id gets a sentence that names the nearest known ones.

    >>> quote("psg-nowhere").rows
    ()
    """
    try:
        return Quoted(quotations(load(), ids))
    except KeyError as error:
        return Quoted((), str(error.args[0]))


def _html(row: Quotation) -> str:
    face = "" if row.outside else ";font-family:Georgia,serif;font-size:1.06em"
    edge = ";border-left:2px solid #808080;padding-left:0.9em" if row.outside else ""
    return (
        f'<figure style="margin:0.6em 0 0.6em 1.2em;max-width:44em{edge}">'
        f'<blockquote style="margin:0;padding:0;border:0{face}">{escape(row.words or _UNSHOWN)}</blockquote>'
        f'<figcaption style="opacity:0.8;font-size:0.9em">{escape(row.locator)}</figcaption></figure>'
    )
