"""What a question looks like in a notebook: its answer cell, its check cell, its solution region.

An answer cell is a cell magic and its body is the reply, as plain text::

    %%answer q-03-02
    December 1949

The same reading serves the notebook, where a reply is checked, and the grader, where the saved file is
read: nothing here runs anything that a student wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from fourcenturies.questions.keys import first_answer

QUESTION_ID = re.compile(r"q-\d\d-\d\d")
STUB = "..."
WRITTEN_STUB = "*Write your answer here, in place of this line.*"

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_WORD = "answer"
_ALIKE = 0.7  # anwser, answers, asnwer; not latex, markdown, capture
_HEAD = re.compile(r"\s*(?P<signs>%[\s%]*)?(?P<word>[^\W\d_]*)(?P<rest>.*)")
# Possessive throughout: a line of signs and spaces is read once.
_MAYBE = re.compile(
    r"\s*+(?:%[\s%]*+[^\W\d_]*+\W*+q?[\s_.-]*+[\dOoIl]|%\s*+%\s*+answer|a\w{3,9}+\W++q)", re.IGNORECASE
)
_LONG_LINE = 200  # no more of a line is brought into one form
MOST_ANSWERS = 100  # in one cell: more than a lesson has
MOST_IN_NOTEBOOK = 1_000
_BETWEEN = " \t:=\"'()[]"
_FIGURE = "[0-9OoIl]"
_ID = re.compile(
    rf"q[\s_.-]*({_FIGURE}{{1,2}})[\s_.-]+({_FIGURE}{{1,2}})|q({_FIGURE}\d)({_FIGURE}\d)|(0\d)-(\d\d)(?=\s*$)",
    re.IGNORECASE,
)
_FIGURES = str.maketrans("OoIl", "0011")
_CHECK = re.compile(r"^(?:#[^\n]*\n)?\s*check\(\s*[\"'](?P<id>q-\d\d-\d\d)[\"']\s*\)\s*+;?\s*+$")
_DOUBT = re.compile(r"\s*doubts?\s*[:=-]\s*(?P<why>.*)", re.IGNORECASE)
_SURE = re.compile(r"\s*(?:sure|confidence|confident|certain)\b", re.IGNORECASE)
_BEGIN, _END = "### BEGIN SOLUTION", "### END SOLUTION"
_CELL_ID = re.compile(r"(?:answer|written)-(q-\d\d-\d\d)")
_BLANK_OR_COMMENT = re.compile(r"\s*(#.*)?")


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply as it stands in a notebook.

    `lost_line` is true where the first line of the cell went missing and the question was known only by
    the cell's own id; `doubt` is what a line `doubt: …` below the reply says.
    """

    question_id: str
    reply: str
    lost_line: bool = False
    doubt: str = ""


def read_answer(source: str) -> Answer | None:
    r"""Read an answer cell, forgivingly; `None` where the text is no answer cell.

    Tolerated: spaces before the magic, blank and comment lines above it, full-width signs, quotation marks
    round the id, a slip in the magic's name, an answer typed on the first line itself, an indented body.

    >>> read_answer("# my answer\n  %%answer q-01-02\n    May 2025\n")
    Answer(question_id='q-01-02', reply='May 2025', lost_line=False, doubt='')
    >>> read_answer("%%anwser q-1-2 May 2025").reply
    'May 2025'
    >>> read_answer("print(1)") is None
    True
    """
    for line in _lines(source):
        if _head(line):
            return next(iter(read_answers(source)), None)
        if not _BLANK_OR_COMMENT.fullmatch(line):
            return None
    return None


def read_answers(source: str, own: str = "") -> list[Answer]:
    r"""Read every answer in a cell: two cells that were merged hold two. `own` is taken where an id cannot be read.

    >>> [answer.reply for answer in read_answers("%%answer q-01-02\nCox\n\n%%answer q-01-03\nMay")]
    ['Cox', 'May']
    """
    lines = _lines(source)
    heads = [(number, *head) for number, line in enumerate(lines) if (head := _head(line))]
    heads = [(number, named or own, rest) for number, named, rest in heads if named or own][:MOST_ANSWERS]
    ends = [*(number for number, *_ in heads[1:]), len(lines)]
    return [
        _answer(named, [rest, *lines[number + 1 : end]])
        for (number, named, rest), end in zip(heads, ends, strict=False)
    ]


def text_above(source: str) -> str:
    """Return what stands above the first line of an answer, where a reply is sometimes typed."""
    lines = _lines(source)
    first = next((number for number, line in enumerate(lines) if _head(line)), 0)
    return _answer("", lines[:first]).reply


def _lines(source: str) -> list[str]:
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _head(line: str) -> tuple[str, str] | None:
    """Return the id and what stands behind it where a line is the first of an answer, or was meant to be.

    The id is "" where it cannot be read. A slip in the magic is forgiven only where an id stands behind it.
    """
    plain = line
    if not line.isascii():
        plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", line[:_LONG_LINE])) + line[_LONG_LINE:]
        plain = plain.translate(_DASHES)
    found = _HEAD.match(plain) if _MAYBE.match(plain) else None
    if not found or not (found["signs"] or found["word"].casefold().startswith("a")):
        return None
    signs, word, rest = found["signs"] or "", found["word"].casefold(), found["rest"]
    if signs and word in {"", "q"}:
        word, rest = "", found["word"] + rest
    rest = rest.lstrip(_BETWEEN)
    named = _ID.match(rest)
    exact = word == _WORD and signs.count("%") == 2
    strict = bool(named and QUESTION_ID.match(named[0].casefold()))
    if exact or (named and _is_meant(word, rest) and (signs or strict)):
        return (_id(named), rest[named.end() :].lstrip(_BETWEEN)) if named else ("", rest)
    return None


def _is_meant(word: str, rest: str) -> bool:
    """Tell whether a word behind the signs was meant to be the magic's name; the id may stand there alone."""
    if not word:
        return rest[:1].casefold() == "q"
    return len(word) < 2 * len(_WORD) and SequenceMatcher(None, word, _WORD).ratio() >= _ALIKE


def _id(found: re.Match[str]) -> str:
    lesson, number = (int(part.translate(_FIGURES)) for part in found.groups() if part)
    return f"q-{lesson:02d}-{number:02d}"


def tidy_id(text: str) -> str:
    """Return a question's id in its one form, or "" where the text holds none.

    >>> tidy_id("Q 1-2"), tidy_id("q_01_02"), tidy_id("q-O1-02"), tidy_id("answer")
    ('q-01-02', 'q-01-02', 'q-01-02', '')
    """
    found = _ID.fullmatch(text.strip())
    return _id(found) if found else ""


def read_check(source: str) -> str | None:
    r"""Return the id of the question that a check cell checks, or `None` where the cell is none.

    A line of comment may stand above the call.

    >>> read_check('# For the gradebook\ncheck("q-01-02")')
    'q-01-02'
    """
    found = _CHECK.match(source)
    return found["id"] if found else None


def solution_region(source: str) -> str | None:
    """Return what stands between the solution marks of a cell, or `None` where there are none."""
    lines = source.split("\n")
    marks = [line.strip(" \t") for line in lines]
    try:
        begin = marks.index(_BEGIN)
        end = marks.index(_END, begin)
    except ValueError:
        return None
    return "\n".join(lines[begin + 1 : end]).strip("\n")


def question_of_cell(cell_id: str) -> str | None:
    """Return the question that a cell's own id names (`answer-q-01-02`, `written-q-01-08`), if any."""
    found = _CELL_ID.fullmatch(cell_id)
    return found[1] if found else None


def cell_text(cell: Mapping[str, Any]) -> str:
    """Return a cell's source as one text; notebook files may hold it as a list of lines, or of lists of lines."""
    source = cell.get("source", "")
    return "".join(part for part in leaves(source) if isinstance(part, str))


def leaves(source: Any) -> Iterator[Any]:
    """Yield what a text is made of, however deep its lists are nested."""
    waiting = [iter((source,))]
    while waiting:
        for part in waiting[-1]:
            if isinstance(part, list):
                waiting.append(iter(part))
                break
            yield part
        else:
            waiting.pop()


def grade_id(cell: Mapping[str, Any]) -> str:
    """Return nbgrader's id of a cell, or "" where it has none."""
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    name = marks.get("grade_id") if isinstance(marks, Mapping) else None
    return name if isinstance(name, str) else ""


def answers(notebook: Mapping[str, Any]) -> Iterator[Answer]:
    """Yield every reply in a notebook, wherever its cell stands.

    A cell that lost its first line is known by its own id, so that the reply still counts.
    """
    cells, number = notebook.get("cells"), 0
    for cell in cells if isinstance(cells, list) else ():
        if number > MOST_IN_NOTEBOOK:
            return
        if not isinstance(cell, Mapping) or cell.get("cell_type") not in {"code", "markdown", "raw"}:
            continue
        text = cell_text(cell)
        named = question_of_cell(grade_id(cell))
        found = read_answers(text, named or "")
        number += len(found)
        yield from found
        if named and not found:
            answer = own_answer(named, text)
            yield replace(answer, lost_line=cell.get("cell_type") == "code" and bool(answer.reply))


def own_answer(question_id: str, text: str) -> Answer:
    """Return the answer in a cell that is known to hold that of a question, whatever its first line."""
    return _answer(question_id, text.split("\n"))


def _answer(question_id: str, lines: list[str]) -> Answer:
    """Return an answer without the indentation, blank edges, stub and calls of `check` that do not belong to it.

    In a solution notebook the reply is the first accepted answer.
    """
    text = "\n".join(lines)
    region = solution_region(text)
    lines = [line.strip() for line in (text if region is None else first_answer(region)).split("\n")]
    doubt = next((number for number, line in enumerate(lines) if _DOUBT.fullmatch(line)), len(lines))
    sure = [line for line in lines[doubt:] if _SURE.match(line)]
    why = " ".join(line for line in lines[doubt:] if line and line not in sure)
    kept = [line for line in (*lines[:doubt], *sure) if line != STUB and not _CHECK.match(line)]
    found = _DOUBT.fullmatch(why)
    return Answer(question_id, "\n".join(kept).strip(), doubt=(found["why"] or "?") if found else "")
