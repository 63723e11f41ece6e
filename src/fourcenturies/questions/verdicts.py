"""A verdict: what one reply earns, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fourcenturies.questions.keys import Trap

Status = Literal["correct", "partial", "wrong", "unreadable", "unanswered", "read"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one reply; "read" is given only where there is no key."""

    status: Status
    credit: float
    message: str
    read_as: str = ""
    misconception: str = ""


def trap_verdict(trap: Trap, read_as: str) -> Verdict:
    """Return the verdict that a named misconception deserves."""
    status: Status = "correct" if trap.credit >= 1 else "partial" if trap.credit > 0 else "wrong"
    return Verdict(status, trap.credit, trap.message, read_as, "named-trap")
