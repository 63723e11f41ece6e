"""Judge a number: its value, unit and hedge, or that nothing is stated, or that figures cannot be compared.

The reply is a number as people write it ("50,000 students", "5万", "fifty thousand", "20 per cent", "40-44"), "not
stated", or "not comparable". The key is written likewise, `~` for "about" and `..` for a range::

    50000~ students
    ! 44000 | 0.3 | That is the other source's figure.

A unit that is left out is forgiven, a wrong one is not. All numbers stand in `docs/marking_kinds.md`.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from operator import ne
from typing import TYPE_CHECKING

from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.verdicts import Verdict, graded, of_reply
from fourcenturies.replies.plain_quantities import Count, Quantity
from fourcenturies.replies.quantities import NotComparable, Reading, claimed_quantity, read_quantity
from fourcenturies.replies.silence import NotStated
from fourcenturies.replies.text import Unreadable, own_words

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

HEDGE = 0.75
NO_PER_CENT = 0.75
NO_RATE = 0.75
LIMIT_ADDED = 0.5
NEAR = 0.5
ONE_END = 0.5
ROUGH_RANGE = 0.5
INSIDE = 0.25
WRONG_UNIT = 0.25
# One part in so many: fractions of fractions are slow to make.
_NEAR_BY = 20
_NARROW = 4

MESSAGES = {
    "right": "Right.",
    "right-unit": "Right; a number is best given with its unit.",
    "not-comparable": "Right: they do not count the same thing.",
    "not-stated": "Right: the source does not say.",
    "hedge-dropped": "The number is right, but the source is less sure than you are: it does not call it exact.",
    "approximate": "The number is right, but the source gives it without “about”.",
    "limit-dropped": "The number is right, but the source sets it as a limit, not as the count itself.",
    "limit-added": "The number is right, but the source does not set it as a limit.",
    "limit-turned": "The number is right, but the source sets the limit on its other side.",
    "near": "Near. Give the number as the source has it.",
    "overlap": "Part of this range is right, but its ends are not those of the source.",
    "one-end": "That is one end only: more than one number must be covered.",
    "inside": "That lies within what the sources give, but it is no number of theirs.",
    "too-rough": "The source is more exact than this range.",
    "too-wide": "This range is too wide to say much.",
    "per-cent": "The number is right, but a share and a count are different things: say which it is.",
    "rate": "The number is right, but it holds for a period of time: say for which.",
    "unit": "The number stands in the source, but it does not count what you say.",
    "factor-of-ten": "The digits fit, the size does not: count the zeros.",
    "swapped-digits": "Two digits seem to have changed places: compare them with the source.",
    "other": "This is not the number that the source gives here.",
    "number-where-none": "Before you give a number, ask of each figure what it counts, until when, and who counted.",
    "number-not-given": "The source gives no such number. Yours may come from elsewhere; the text alone is asked.",
    "nothing-to-compare": "To compare, two figures must be given: look whether the source gives any.",
    "figures-given": "The sources do give figures. Ask of each what it counts, and until when.",
    "can-be-told": "A number can be given here: look at the source once more.",
}
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as a number; please tell your instructor."
)


@dataclass(frozen=True, slots=True)
class _NumberKey:
    accepted: tuple[Reading, ...]
    traps: tuple[tuple[Reading, Verdict], ...]


def read(_question: Question, reply: str, _directory: Directory | None) -> Verdict:
    """Say whether a reply can be read as a number, and as which."""
    claim = claimed_quantity(reply)
    if isinstance(claim.reading, Unreadable):
        return Verdict("unreadable", 0.0, claim.reading.message)
    return Verdict("read", 0.0, "Noted.", _words(claim.reading), set_aside=own_words(claim.aside, reply))


def judge(_question: Question, reply: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge a reply against the key of a number question."""
    compiled = _compiled(key)
    if not compiled.accepted:
        return _KEY_BROKEN
    claim = claimed_quantity(reply)
    reading = claim.reading
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    credit, slug = max((_fit(reading, right) for right in compiled.accepted), key=lambda fit: fit[0])
    read_as = _words(reading)
    if credit < 1:
        trap = next((named for trapped, named in compiled.traps if _caught(reading, trapped)), None)
        if trap:
            return of_reply(trap, read_as, own_words(claim.aside, reply))
    return graded(credit, MESSAGES[slug], read_as, slug if credit < 1 else "", own_words(claim.aside, reply))


@lru_cache(maxsize=4096)
def _compiled(key: Key) -> _NumberKey:
    told = [read_quantity(text) for text in (key.answer, *key.also) if text.strip()]
    traps = [
        (read_quantity(trap.reply), graded(trap.credit, trap.message, misconception=trap.name))
        for trap in key.traps
    ]
    return _NumberKey(tuple(reading for reading in told if not isinstance(reading, Unreadable)), tuple(traps))


_Fit = tuple[float, str]


def _fit(reading: Reading, right: Reading) -> _Fit:
    if isinstance(reading, Quantity) and isinstance(right, Quantity):
        return _with_unit(_values(reading, right), reading, right)
    if isinstance(right, NotComparable):
        if isinstance(reading, NotComparable):
            return 1.0, "not-comparable"
        return 0.0, "number-where-none" if isinstance(reading, Quantity) else "figures-given"
    if isinstance(right, NotStated):
        if isinstance(reading, NotStated):
            return 1.0, "not-stated"
        return 0.0, "number-not-given" if isinstance(reading, Quantity) else "nothing-to-compare"
    return 0.0, "can-be-told"


def _with_unit(fit: _Fit, reading: Quantity, right: Quantity) -> _Fit:
    """Weigh the unit where the number earns something; a unit left out is forgiven, but for per cent."""
    credit, slug = fit
    if not credit:
        return fit
    if (reading.unit and right.unit and reading.unit != right.unit) or (
        reading.rate and reading.rate != right.rate
    ):
        return min(credit, WRONG_UNIT), "unit"
    if right.unit == "per cent" and not reading.unit:
        return min(credit, NO_PER_CENT), "per-cent"
    if right.rate and not reading.rate and reading.unit:
        return min(credit, NO_RATE), "rate"
    return (credit, "right-unit") if slug == "right" and right.unit and not reading.unit else fit


def _values(reading: Quantity, right: Quantity) -> _Fit:
    if (reading.low, reading.high) == (right.low, right.high):
        return _hedged(reading.hedge, right.hedge)
    if right.low < right.high:
        return _against_range(reading, right)
    if reading.low < reading.high:
        return _rough(reading, right)
    return _off(reading, right)


def _hedged(hedge: str, right: str) -> _Fit:
    if hedge == right:
        return 1.0, "right"
    if right in {"over", "under"}:
        return (HEDGE, "limit-dropped") if hedge in {"", "about"} else (LIMIT_ADDED, "limit-turned")
    if hedge in {"over", "under"}:
        return LIMIT_ADDED, "limit-added"
    return HEDGE, "hedge-dropped" if right else "approximate"


def _against_range(reading: Quantity, right: Quantity) -> _Fit:
    if reading.low < reading.high:
        shared = min(reading.high, right.high) - max(reading.low, right.low) + 1
        both = max(reading.high, right.high) - min(reading.low, right.low) + 1
        return (float(round(Fraction(shared) / both, 2)), "overlap") if shared > 0 else (0.0, "other")
    if reading.low in {right.low, right.high}:
        return ONE_END, "one-end"
    return (INSIDE, "inside") if right.low < reading.low < right.high else _off(reading, right)


def _rough(reading: Quantity, right: Quantity) -> _Fit:
    if not reading.low <= right.low <= reading.high:
        return 0.0, "other"
    wide = _NARROW * (reading.high - reading.low) > right.low
    return (0.0, "too-wide") if wide else (ROUGH_RANGE, "too-rough")


def _off(reading: Quantity, right: Quantity) -> _Fit:
    """Name the error in a number that is not the right one."""
    if reading.low and right.low and _is_power_of_ten(reading.low, right.low):
        return 0.0, "factor-of-ten"
    hedged = "about" in (reading.hedge, right.hedge)
    if hedged and -right.low <= _NEAR_BY * (reading.low - right.low) <= right.low:
        return (NEAR, "near") if reading.hedge == "about" else (0.0, "other")
    mine, true = str(reading.low), str(right.low)
    swapped = len(mine) == len(true) and sum(map(ne, mine, true)) == 2 and sorted(mine) == sorted(true)
    return 0.0, "swapped-digits" if swapped else "other"


def _is_power_of_ten(one: Count, other: Count) -> bool:
    """Tell whether two numbers differ by noughts alone."""
    times, rest = divmod(max(one, other), min(one, other))
    return not rest and str(times).rstrip("0") == "1"


def _caught(reading: Reading, trapped: Reading) -> bool:
    if not isinstance(reading, Quantity) or not isinstance(trapped, Quantity):
        return type(reading) is type(trapped) and not isinstance(reading, Unreadable)
    return (
        (reading.low, reading.high) == (trapped.low, trapped.high)
        and trapped.hedge in {"", reading.hedge}
        and (not trapped.unit or reading.unit in {"", trapped.unit})
    )


def _words(reading: Quantity | NotComparable | NotStated) -> str:
    if isinstance(reading, Quantity):
        return reading.words()
    return "not comparable" if isinstance(reading, NotComparable) else "not stated"


KIND = Kind(read, judge, whole=True)
