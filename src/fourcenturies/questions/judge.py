"""Judge a reply: the only place where points are decided, for the notebook and the grader alike.

To add a kind of question, write one module in `kinds`, like `written`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.questions.kinds import Kinds
from fourcenturies.questions.verdicts import Verdict
from fourcenturies.replies.text import LONGEST, is_blank, shortened, split_confidence, unstruck

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

KINDS = Kinds()

_NO_ANSWER = Verdict("unanswered", 0.0, "No answer yet.")
_TOO_LONG = Verdict("unreadable", 0.0, "This is too long to be read for certain: give the answer alone.")


def judge(
    question: Question, reply: str, key: Key | None = None, directory: Directory | None = None
) -> Verdict:
    """Judge one reply. Any text gets a verdict; nothing is raised, run or remembered.

    With the key: how right the reply is, and why. Without it: whether it can be read, and as what. `directory`
    holds the names to know (default: the course's own records).

    >>> from fourcenturies.questions.keys import Key
    >>> from fourcenturies.questions.model import Question
    >>> question = Question("q-01-03", "date")
    >>> judge(question, "September 1689", Key("1689-09-06")).credit
    0.8
    >>> judge(question, "September 1689").read_as
    'September 1689'
    """
    if question.kind not in KINDS:
        return Verdict(
            "unreadable",
            0.0,
            f"Questions of the kind “{question.kind}” cannot be judged; known are {', '.join(KINDS)}.",
        )
    kind = KINDS[question.kind]
    if len(reply) > LONGEST and not kind.long:
        return _TOO_LONG
    body, _ = split_confidence(unstruck(reply))
    line = shortened(body, kind.between)
    if line is not None and is_blank(line):
        return _NO_ANSWER
    if kind.whole:
        line = body
    if line is None:
        return _TOO_LONG
    return kind.read(question, line, directory) if key is None else kind.judge(question, line, key, directory)
