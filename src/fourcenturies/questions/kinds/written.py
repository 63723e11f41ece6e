"""A written answer: a person marks it with the rubric, so it is only noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.verdicts import Verdict

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question


def read(_question: Question, _reply: str, _directory: Directory | None) -> Verdict:
    """Note a written answer."""
    return Verdict("read", 0.0, "Noted. A person reads and marks this answer.")


def judge(question: Question, reply: str, _key: Key, directory: Directory | None) -> Verdict:
    """Note a written answer, with the key as without it."""
    return read(question, reply, directory)


KIND = Kind(read, judge, whole=True, long=True)
