"""A verdict: what one reply earns, and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Status = Literal["correct", "partial", "wrong", "unreadable", "unanswered", "read"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one reply; "read" is given only where there is no key.

    `credit` lies between 0 and 1. `read_as` says how the reply was understood, in the reply's own terms;
    `misconception` is the short name of the error, the same for all who make it; `set_aside` are the words of the reply
    that were taken for a reason or a remark.
    """

    status: Status
    credit: float
    message: str
    read_as: str = ""
    misconception: str = ""
    set_aside: tuple[str, ...] = ()


def graded(
    credit: float, message: str, read_as: str = "", misconception: str = "", set_aside: tuple[str, ...] = ()
) -> Verdict:
    """Return the verdict on a reply that was read: its status follows from its credit."""
    status: Status = "correct" if credit >= 1 else "partial" if credit > 0 else "wrong"
    return Verdict(status, float(credit), message, read_as, misconception, set_aside)


def as_told(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as a notebook's metadata can hold it."""
    told = asdict(verdict) | {"set_aside": list(verdict.set_aside)}
    return {name: value for name, value in told.items() if value or name in {"status", "credit", "message"}}


def read_told(told: Mapping[str, Any]) -> Verdict:
    """Return the verdict that a notebook's metadata holds.

    >>> read_told(as_told(Verdict("wrong", 0.0, "No.", set_aside=("because",))))
    Verdict(status='wrong', credit=0.0, message='No.', read_as='', misconception='', set_aside=('because',))
    """
    return Verdict(**{**told, "set_aside": tuple(told.get("set_aside", ()))})
