"""Two figures side by side: the sentence that says whether they may share an axis, and why or why not."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from fourcenturies.dating import NOT_STATED
from fourcenturies.views.ledger import HIDDEN, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.views.ledger import Ledger


def sentence(a: Line, b: Line) -> str:
    """Return in words whether two lines may share an axis, and why not."""
    return " ".join(filter(None, map(str.strip, _reasons(a, b))))


def _reasons(a: Line, b: Line) -> Iterator[str]:
    if a.id == b.id:
        yield "These are one and the same figure."
        return
    if a.axis == b.axis:
        yield f"One axis: both count in {a.unit}, and the records group them as {a.group}."
    else:
        yield "Not drawn on one axis."
    if a.unit != b.unit:
        yield f"One counts {a.unit}, the other {b.unit}."
    if not a.group or a.group != b.group:
        yield (
            f"Both tell of “{a.label}”, but the records do not set them side by side. {a.caveat}"
            if a.label == b.label
            else f"They do not count the same thing: “{a.label}”, “{b.label}”."
        )
    if HIDDEN not in {a.when, b.when}:
        yield _of_time(a.when, b.when)
    firm = [line.standing == "confirmed" for line in (a, b)]
    if firm[0] != firm[1]:
        yield f"Of the two only the {'first' if firm[0] else 'second'} is confirmed from outside."


def _of_time(a: str, b: str) -> str:
    if NOT_STATED in {a, b}:
        which = "either of them" if a == b else "the first" if a == NOT_STATED else "the second"
        return f"For what time {which} holds is not stated."
    if a == b:
        return ""
    return f"One holds for {a}, the other for {b}: a difference may be a change, not a contradiction."


def set_against(corpus: Corpus, view: Ledger) -> Iterator[tuple[str, str]]:
    """Return the pairs of figures that a discrepancy of the records names together, each pair once."""
    held = view.lines
    yield from dict.fromkeys(
        pair
        for discrepancy in corpus.discrepancies
        for pair in combinations([name for name in discrepancy.records if name in held], 2)
    )
