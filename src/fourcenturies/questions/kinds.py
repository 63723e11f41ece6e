"""What a kind of question is: two functions, one that reads a reply without the key, one that judges it with the key.

To add a kind, write one module with a `KIND` and enter it in `judge.KINDS`. Both functions get a reply that is
neither empty nor over-long, in one form of signs and spaces, and return a verdict for any text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of question reads and judges; `whole` keeps the reply's lines as they were written."""

    read: Callable[[Question, str, Directory | None], Verdict]
    judge: Callable[[Question, str, Key, Directory | None], Verdict]
    whole: bool = False
