"""Note a commitment: a first guess before anything is looked at. It earns nothing, and costs nothing.

The question's `first` tells what is asked for: "choice" of its `items`, "number", "date", "attribution", or "word";
where it is not given, `items` make it a choice, and else any few words are a reply. A line `sure: 70 %` below it goes
to `calibration()`. The key is what turned out to be so, in the form of that kind; `open` where nothing settles it.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fourcenturies.questions.kinds import Kind, attributions, choice, dates, number
from fourcenturies.questions.verdicts import Verdict
from fourcenturies.replies.text import folded, shortened, tidy

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

FIRST = {
    "choice": choice.KIND,
    "number": number.KIND,
    "date": dates.KIND,
    "attribution": attributions.KIND,
}
OPEN = "open"
OTHERWISE = "came-otherwise"
MOST_SIGNS = 200
MESSAGES = {
    "noted": "Noted: your first guess. It is not marked, and you can look at it again at the end.",
    "few-words": "This is a first guess: write a few words.",
}
_WORD = re.compile(r"\w")


def read(question: Question, reply: str, directory: Directory | None) -> Verdict:
    """Say as what a guess is read."""
    kind = FIRST.get(_asked(question))
    if kind is None:
        line = tidy(reply)
        if len(line) > MOST_SIGNS or not _WORD.search(line):
            return Verdict("unreadable", 0.0, MESSAGES["few-words"])
        return Verdict("read", 0.0, MESSAGES["noted"], line)
    told = kind.read(question, _line(reply, whole=kind.whole), directory)
    return told._replace(message=MESSAGES["noted"]) if told.status == "read" else told


def judge(question: Question, reply: str, key: Key, directory: Directory | None) -> Verdict:
    """Note a guess; where the key says what came out, tell by `share` whether it was the guess."""
    told = read(question, reply, directory)
    if told.status != "read" or key.answer.strip().casefold() in {"", OPEN}:
        return told
    kind = FIRST.get(_asked(question))
    if kind is None:
        right = folded(tidy(told.read_as)) in {folded(tidy(text)) for text in (key.answer, *key.also)}
    else:
        right = kind.judge(question, _line(reply, whole=kind.whole), key, directory).credit >= 1
    return told._replace(share=float(right), misconception="" if right else OTHERWISE)


def _asked(question: Question) -> str:
    return question.first or ("choice" if question.items else "word")


def _line(reply: str, *, whole: bool) -> str:
    return reply if whole else shortened(reply, "; ") or ""


KIND = Kind(read, judge, whole=True)
