"""Two figures side by side: whether they may share an axis, and the sentence that says why or why not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from fourcenturies.dating import NOT_STATED
from fourcenturies.views.ledger import HIDDEN, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.views.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Side:
    """Whether two lines may share an axis, and the keys of the sentences that say why or with what caution."""

    shared: bool
    reasons: tuple[str, ...]


REASONS = {
    "same": "One axis: both count in {unit_a}, and the records group them as {group_a}.",
    "apart": "Not drawn on one axis.",
    "unit": "One counts {unit_a}, the other {unit_b}.",
    "thing": "They do not count the same thing: “{label_a}”, “{label_b}”.",
    "alike": "Both tell of “{label_a}”, but the records do not set them side by side. {caveat_a}",
    "time": "One holds for {when_a}, the other for {when_b}: a difference may be a change, not a contradiction.",
    "timeless": "For what time either of them holds is not stated.",
    "timeless_a": "For what time the first holds is not stated.",
    "timeless_b": "For what time the second holds is not stated.",
    "half_a": "Of the two only the first is confirmed from outside.",
    "half_b": "Of the two only the second is confirmed from outside.",
    "itself": "These are one and the same figure.",
}
"""The sentences about two lines; `_a` is the first, `_b` the second."""


def beside(a: Line, b: Line) -> Side:
    """Tell whether two lines may share an axis, and why not."""
    if a.id == b.id:
        return Side(shared=True, reasons=("itself",))
    shared = a.axis == b.axis
    reasons = ["same" if shared else "apart"]
    if a.unit != b.unit:
        reasons.append("unit")
    if not a.group or a.group != b.group:
        reasons.append("alike" if a.label == b.label else "thing")
    if HIDDEN not in {a.when, b.when}:
        reasons += _of_time(a.when, b.when)
    firm = [line.standing == "confirmed" for line in (a, b)]
    if firm[0] != firm[1]:
        reasons.append("half_a" if firm[0] else "half_b")
    return Side(shared=shared, reasons=tuple(reasons))


def _of_time(a: str, b: str) -> list[str]:
    silent = a == NOT_STATED, b == NOT_STATED
    if any(silent):
        return ["timeless" if all(silent) else "timeless_a" if silent[0] else "timeless_b"]
    return ["time"] if a != b else []


def sentence(a: Line, b: Line) -> str:
    """Return in words whether two lines may share an axis, and why not.

    The words are filled in from REASONS; the script of the widget does the same.
    """
    told = {
        f"{name}_{side}": getattr(line, name)
        for side, line in (("a", a), ("b", b))
        for name in ("unit", "group", "label", "when", "caveat")
    }
    return " ".join(REASONS[reason].format(**told).strip() for reason in beside(a, b).reasons)


def set_against(corpus: Corpus, view: Ledger) -> Iterator[tuple[str, str]]:
    """Return the pairs of figures that a discrepancy of the records names together, each pair once."""
    held = view.lines
    found = {
        pair: None
        for discrepancy in corpus.discrepancies
        for pair in combinations([name for name in discrepancy.records if name in held], 2)
    }
    yield from found
