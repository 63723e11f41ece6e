"""`quote("psg-001")`: the words of a source with their place, in a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from fourcenturies.corpus import load
from fourcenturies.notebook.own_answers import asked
from fourcenturies.views.quotations import Quotation, quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSHOWN = "Too long to be shown here: read it in the article."


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quotations to look at: as a list in the notebook, as lines where there is no page."""

    rows: tuple[Quotation, ...]
    problem: str = ""
    numbered: bool = False

    def __repr__(self) -> str:
        """Return the quotations as plain lines."""
        return self.problem or "\n".join(
            f"{self._sign(number)}{row.words or _UNSHOWN} ({row.locator})"
            for number, row in enumerate(self.rows, 1)
        )

    def _sign(self, number: int) -> str:
        return f"[{number}] " if self.numbered else ""

    def _repr_html_(self) -> str:
        if self.problem:
            return f"<p>{escape(self.problem)}</p>"
        rows = (_html(row, self._sign(number)) for number, row in enumerate(self.rows, 1))
        return f'<div class="fourcenturies-quotations">{"".join(rows)}</div>'


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


def evidence(question_id: str) -> Quoted:
    """Show what decides a question, numbered [1], [2], … as its reply may name it.

    Which passages and cards these are stands in the lesson's `questions.toml`, as the question's `evidence`.

    >>> evidence("q-99-99")
    No lesson at hand has a question q-99-99.
    """
    found = asked(question_id)
    if found is None:
        return Quoted((), f"No lesson at hand has a question {question_id}.")
    ids = ids_of(found[0].evidence)
    if not ids:
        return Quoted((), "The evidence for this question stands in the text above it.")
    try:
        return Quoted(quotations(load(), ids), numbered=True)
    except KeyError as error:
        return Quoted((), str(error.args[0]))


def ids_of(evidence: Iterable[str]) -> tuple[str, ...]:
    """Return the passages and cards among a question's evidence; a picture such as "edges(1)" has a cell of its own."""
    return tuple(name for name in evidence if "(" not in name)


def _html(row: Quotation, sign: str = "") -> str:
    face = "" if row.outside else ";font-family:Georgia,serif;font-size:1.06em"
    edge = ";border-left:2px solid #808080;padding-left:0.9em" if row.outside else ""
    return (
        f'<figure style="margin:0.6em 0 0.6em 1.2em;max-width:44em{edge}">'
        f'<blockquote style="margin:0;padding:0;border:0{face}">{sign}{escape(row.words or _UNSHOWN)}</blockquote>'
        f'<figcaption style="opacity:0.8;font-size:0.9em">{escape(row.locator)}</figcaption></figure>'
    )
