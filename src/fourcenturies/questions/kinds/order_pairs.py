"""How far an order is right: the pairs of items that stand the right way round, and those that do not.

The measure is Kendall's tau (M. G. Kendall, "A new measure of rank correlation", 1938), cut off at 0: an order put down
at random earns nothing on average, and so does the one in which a task lists its items.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.lines import clipped, find

if TYPE_CHECKING:
    from fourcenturies.replies.lines import Items

HOW = "Write the items from first to last, one a line."
MESSAGES = {
    "right": "Right: all stand in order.",
    "missing": "What you name stands in order, but items are missing.",
    "missing-and-extra": "What you name stands in order, but items are missing, and something is no item.",
    "extra": "What is asked for stands in order, but there is something else among it.",
    "wrong-order": "Not all stand in order.",
    "nothing-in-order": "Nothing stands in order; perhaps you began at the wrong end.",
}

Groups = list[list[str]]


@dataclass(frozen=True, slots=True)
class Order:
    """The items of one key, each with its rank (`None` for one that is independent of the rest)."""

    items: Items
    ranks: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A reply beside an order: groups of places, each place once, and what was left over."""

    groups: tuple[tuple[int, ...], ...]
    said: tuple[str, ...]
    twice: tuple[str, ...]
    unknown: tuple[str, ...]

    def named(self) -> list[int]:
        """Return the places that are named, as they follow each other."""
        return [place for group in self.groups for place in group]


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many pairs of a key a reply puts the right way round, how many the wrong way, and how many there are."""

    right: int
    wrong: int
    of: int


def placed_in(groups: Groups, order: Order) -> Placed:
    """Find the items of an order in a reply."""
    seen: dict[int, str] = {}
    twice: list[str] = []
    unknown: list[str] = []
    kept: list[tuple[int, ...]] = []
    for group in groups:
        places: list[int] = []
        for text in group:
            place = find(text, order.items)
            if place is None:
                unknown.append(text)
            elif place in seen:
                twice.append(text)
            else:
                seen[place] = text
                places.append(place)
        if places:
            kept.append(tuple(places))
    said = tuple(seen.get(place, "") for place in range(len(order.ranks)))
    return Placed(tuple(kept), said, tuple(twice), tuple(unknown))


def against(groups: Groups, placed: Placed, order: Order) -> Verdict:
    """Judge a reply beside one accepted order."""
    if not placed.groups:
        return graded(0.0, f"None of this is an item of the task. {HOW}", shown_order(groups), "no-item")
    pairs = pairs_of(placed, order)
    items = len(order.ranks)
    share = max(0.0, (pairs.right - pairs.wrong) / pairs.of)
    credit = (
        1.0 if share == 1 and not placed.unknown else round(share * items / (items + len(placed.unknown)), 9)
    )
    pair = _wrong_pair(placed, order)
    slug = _slug(placed, credit, pairs, pair)
    told = [MESSAGES[slug], *_told(placed, order, slug, pairs, pair)]
    return graded(credit, " ".join(told), shown_order(groups), slug if credit < 1 else "")


def shown_order(groups: Groups) -> str:
    """Return an order in one line: "a > b & c"."""
    return " > ".join(" & ".join(map(clipped, group)) for group in groups)


def pairs_of(placed: Placed, order: Order) -> Pairs:
    """Count the pairs of bound items; an item that is independent of the rest counts as a pair if it is there."""
    at = _positions(placed)
    free = [place for place, rank in enumerate(order.ranks) if rank is None]
    bound = _bound(order.ranks)
    right = sum(one in at and other in at and at[one] < at[other] for one, other in bound)
    wrong = sum(one in at and other in at and at[one] > at[other] for one, other in bound)
    return Pairs(right + sum(place in at for place in free), wrong, max(1, len(bound) + len(free)))


@lru_cache(maxsize=256)
def _bound(ranks: tuple[int | None, ...]) -> tuple[tuple[int, int], ...]:
    """Return each pair of places of which the first comes before the second."""
    ranked = sorted((rank, place) for place, rank in enumerate(ranks) if rank is not None)
    pairs = ((one, other) for (rank, one), (later, other) in combinations(ranked, 2) if rank < later)
    return tuple(pairs)


def _positions(placed: Placed) -> dict[int, int]:
    return {place: number for number, group in enumerate(placed.groups) for place in group}


def _slug(placed: Placed, credit: float, pairs: Pairs, pair: tuple[str, str] | None) -> str:
    if credit >= 1:
        return "right"
    if pair:
        return "wrong-order" if pairs.right else "nothing-in-order"
    if "" in placed.said:
        return "missing-and-extra" if placed.unknown else "missing"
    return "extra"


def _told(placed: Placed, order: Order, slug: str, pairs: Pairs, pair: tuple[str, str] | None) -> list[str]:
    """Return what else is to be said: pairs, the first wrong one, a tie, what is missing, doubled or not asked for."""
    told = []
    if slug != "right":
        wrong = (
            f" and {pairs.wrong} the wrong way round. A wrong one takes away a right one"
            if pairs.wrong
            else ""
        )
        told.append(f"Of {pairs.of} pairs, {pairs.right} stand in order{wrong}.")
    if pair:
        told.append(
            f"Look again at “{clipped(pair[0])}” and “{clipped(pair[1])}”: how do they stand to each other?"
        )
    level = _tie_apart(placed, order)
    if level and not pair:
        told.append(
            f"“{clipped(level[0])}” and “{clipped(level[1])}” share one place: write “&” between them."
        )
    missing = placed.said.count("")
    if missing and slug != "right":
        told.append(f"Missing: {missing} of {len(order.ranks)}.")
    if placed.twice:
        told.append(f"Named twice: “{clipped(placed.twice[0])}”; the first place counts.")
    if placed.unknown:
        told.append(f"Not among the items: “{clipped(placed.unknown[0])}”.")
    return told


def _wrong_pair(placed: Placed, order: Order) -> tuple[str, str] | None:
    """Return the first two items of a reply that stand the wrong way round, or level where they should not."""
    at = _positions(placed)
    wrong = [
        (max(at[one], at[other]), min(at[one], at[other]), one, other)
        for one, other in _bound(order.ranks)
        if one in at and other in at and at[one] >= at[other]
    ]
    if not wrong:
        return None
    _, _, one, other = min(wrong)
    first, second = sorted((one, other), key=lambda place: placed.named().index(place))
    return placed.said[first], placed.said[second]


def _tie_apart(placed: Placed, order: Order) -> tuple[str, str] | None:
    """Return two items that tie, of which the reply puts one before the other."""
    at = _positions(placed)
    for one, other in combinations(placed.named(), 2):
        if order.ranks[one] is not None and order.ranks[one] == order.ranks[other] and at[one] != at[other]:
            return placed.said[one], placed.said[other]
    return None
