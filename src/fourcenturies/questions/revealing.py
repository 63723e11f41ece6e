"""What is told of a question once nothing is given away any more: its accepted answer, as a reader would write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fourcenturies.questions.judge import judge
from fourcenturies.questions.kinds.attributions import default_directory

if TYPE_CHECKING:
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

_ID = re.compile(r"\b(?:per|org|plc|doc)-[a-z0-9-]+")


def answer_words(question: Question, key: Key) -> str:
    """Return the accepted answer as a reader would write it, not in the notation of a key.

    >>> from fourcenturies.questions.keys import Key
    >>> from fourcenturies.questions.model import Question
    >>> answer_words(Question("q-01-01", "date"), Key("1860-11"))
    'November 1860'
    """
    read = judge(question, key.answer)
    plain = read.read_as if read.status == "read" else ""
    lines = (plain or _ID.sub(_name, key.answer)).splitlines()
    return "; ".join(line.strip() for line in lines if line.strip())


def _name(found: re.Match[str]) -> str:
    bearer = default_directory().bearers.get(found[0])
    return bearer.name if bearer else found[0]
