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
from dataclasses import dataclass
from typing import Any

from fourcenturies.questions.keys import first_answer

QUESTION_ID = re.compile(r"q-\d\d-\d\d")
STUB = "..."
WRITTEN_STUB = "*Write your answer here, in place of this line.*"

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_MAGIC = re.compile(r"\s*%\s*%\s*answer\b[\s:=\"'(]*(?P<id>[\w-]*)[\s\"')]*(?P<rest>.*)", re.IGNORECASE)
_ID = re.compile(r"q[\s_-]*(\d\d?)[\s_-]+(\d\d?)", re.IGNORECASE)
_CHECK = re.compile(r"^\s*check\(\s*[\"'](?P<id>q-\d\d-\d\d)[\"']\s*\)\s*;?\s*$")
_REGION = re.compile(
    r"^[ \t]*### BEGIN SOLUTION[ \t]*\n(?P<body>.*?)^[ \t]*### END SOLUTION[ \t]*$", re.MULTILINE | re.DOTALL
)
_CELL_ID = re.compile(r"(?:answer|written)-(q-\d\d-\d\d)")
_BLANK_OR_COMMENT = re.compile(r"\s*(#.*)?")


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply as it stands in a notebook.

    `lost_line` is true where the first line of the cell went missing and the question was known only by
    the cell's own id.
    """

    question_id: str
    reply: str
    lost_line: bool = False


def read_answer(source: str) -> Answer | None:
    r"""Read an answer cell, forgivingly; `None` where the text is no answer cell.

    Tolerated: spaces before the magic, blank and comment lines above it, full-width signs, quotation marks
    round the id, an answer typed on the first line itself, an indented body.

    >>> read_answer("# my answer\n  %%answer q-01-02\n    May 2025\n")
    Answer(question_id='q-01-02', reply='May 2025', lost_line=False)
    >>> read_answer("print(1)") is None
    True
    """
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines):
        plain = unicodedata.normalize("NFKC", line).translate(_DASHES)
        found = _MAGIC.match(plain)
        if found:
            question_id = tidy_id(found["id"])
            body = [found["rest"], *lines[number + 1 :]] if found["rest"] else lines[number + 1 :]
            return Answer(question_id, _reply("\n".join(body))) if question_id else None
        if not _BLANK_OR_COMMENT.fullmatch(plain):
            return None
    return None


def tidy_id(text: str) -> str:
    """Return a question's id in its one form, or "" where the text holds none.

    >>> tidy_id("Q 1-2"), tidy_id("q_01_02"), tidy_id("answer")
    ('q-01-02', 'q-01-02', '')
    """
    found = _ID.fullmatch(text.strip())
    return f"q-{int(found[1]):02d}-{int(found[2]):02d}" if found else ""


def read_check(source: str) -> str | None:
    """Return the id of the question that a check cell checks, or `None` where the cell is none.

    >>> read_check('check("q-01-02")')
    'q-01-02'
    """
    found = _CHECK.match(source)
    return found["id"] if found else None


def solution_region(source: str) -> str | None:
    """Return what stands between the solution marks of a cell, or `None` where there are none."""
    found = _REGION.search(source)
    return found["body"].strip("\n") if found else None


def question_of_cell(cell_id: str) -> str | None:
    """Return the question that a cell's own id names (`answer-q-01-02`, `written-q-01-08`), if any."""
    found = _CELL_ID.fullmatch(cell_id)
    return found[1] if found else None


def cell_text(cell: Mapping[str, Any]) -> str:
    """Return a cell's source as one text; notebook files may hold it as a list of lines."""
    source = cell.get("source", "")
    if isinstance(source, list):
        return "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""


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
    cells = notebook.get("cells")
    for cell in cells if isinstance(cells, list) else ():
        if not isinstance(cell, Mapping) or cell.get("cell_type") not in {"code", "markdown", "raw"}:
            continue
        text = cell_text(cell)
        named = question_of_cell(grade_id(cell))
        answer = read_answer(text)
        if answer:
            yield answer
        elif named:
            lost = cell.get("cell_type") == "code" and bool(_reply(text))
            yield Answer(named, _reply(text), lost_line=lost)


def _reply(text: str) -> str:
    """Return a reply's text without the indentation, blank edges and stub that do not belong to it.

    In a solution notebook the reply is the first accepted answer.
    """
    region = solution_region(text)
    lines = [line.strip() for line in (text if region is None else first_answer(region)).split("\n")]
    return "\n".join(line for line in lines if line != STUB).strip()
