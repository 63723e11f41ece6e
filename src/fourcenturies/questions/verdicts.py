"""A verdict: what one reply earns, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Status = Literal["correct", "partial", "wrong", "unreadable", "unanswered", "read"]


class Verdict(NamedTuple):
    """The judgement on one reply; "read" is given where nothing is graded: without the key, or for a guess.

    `credit` lies between 0 and 1. `read_as` says how the reply was understood, in the reply's own terms;
    `misconception` is the short name of the error, the same for all who make it; `set_aside` are the words of the reply
    that were taken for a reason or a remark. `later` are sentences that a reader is told after several tries only.
    `share` is how much is right where that is not the credit: before chance is taken off, or of a guess that is not
    graded; it is what `calibration()` sets beside "sure".
    """

    status: Status
    credit: float
    message: str
    read_as: str = ""
    misconception: str = ""
    set_aside: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    share: float | None = None


def graded(
    credit: float, message: str, read_as: str = "", misconception: str = "", set_aside: tuple[str, ...] = ()
) -> Verdict:
    """Return the verdict on a reply that was read: its status follows from its credit."""
    status: Status = "correct" if credit >= 1 else "partial" if credit > 0 else "wrong"
    return Verdict(status, float(credit), message, read_as, misconception, set_aside)


def of_reply(verdict: Verdict, read_as: str, set_aside: tuple[str, ...] = ()) -> Verdict:
    """Return a verdict that many replies share as that on one of them, with how it was understood."""
    return Verdict(verdict.status, verdict.credit, verdict.message, read_as, verdict.misconception, set_aside)


_LISTS = ("set_aside", "later")


def as_told(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as a notebook's metadata can hold it."""
    told = verdict._asdict() | {name: list(getattr(verdict, name)) for name in _LISTS}
    return {name: value for name, value in told.items() if value not in ("", [], None) or name == "message"}


def read_told(told: Mapping[str, Any]) -> Verdict:
    """Return the verdict that a notebook's metadata holds.

    >>> read_told(as_told(Verdict("wrong", 0.0, "No.", set_aside=("because",)))).set_aside
    ('because',)
    """
    return Verdict(**{**told, **{name: tuple(told.get(name, ())) for name in _LISTS}})
