"""A lesson's notebook as a page: its text, what its cells show, and an empty place for each answer."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from fourcenturies.questions.cells import cell_text, read_answer, read_check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_COMMENT = re.compile(r"[ \t]*<!--.*?-->", re.DOTALL)
_HOW = """\
This page is for reading. What a cell of the notebook shows stands below it already, and every menu and box works.
Answers are written, and judged, in the notebook."""
_SCRIPT = '<script type="module" src="living/living.js"></script>'


def lesson_page(notebook: Mapping[str, Any], show: Callable[[str], str]) -> str:
    """Return a lesson as Markdown. `show` takes a cell's code and returns as HTML what it shows."""
    parts = (part for cell in notebook["cells"] for part in _cell(cell, show))
    title, *rest = filter(None, parts)
    return "\n\n".join((title, raw(f'<p class="how">{_HOW}</p>'), *rest, raw(_SCRIPT))) + "\n"


def raw(html: str) -> str:
    """Return HTML as Markdown that passes it on as it stands."""
    return f"``````{{raw}} html\n{html}\n``````"


def _cell(cell: Mapping[str, Any], show: Callable[[str], str]) -> Iterator[str]:
    text = cell_text(cell)
    if cell["cell_type"] != "code":
        question = str(cell.get("id", "")).partition("written-")[2]
        yield raw(_place(question)) if question else without_comments(text)
    elif answer := read_answer(text):
        yield raw(_place(answer.question_id))
    elif not read_check(text) and cell.get("id") != "import":
        yield raw(show(text))


def without_comments(text: str) -> str:
    """Return Markdown without the comments that name records.

    >>> without_comments("In Beijing. <!-- evt-no-limits-statement --> Run the cell.")
    'In Beijing. Run the cell.'
    """
    return _COMMENT.sub("", text).strip()


def _place(question: str) -> str:
    """Return the empty place of an answer: on paper there is room to write."""
    return f'<p class="reply"><span>Your answer</span> <code>{escape(question)}</code></p>'
