"""What a question asks, read from its lesson's notebook: the heading of its task and the words below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fourcenturies.questions.cells import cell_text, grade_id

if TYPE_CHECKING:
    from collections.abc import Mapping

_TASK = "task-"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"`(?=\S)(.+?)(?<=\S)`")
_MARK = re.compile(r" \((?:further|a written answer)\)$")
_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class Task:
    """A task as plain text: its heading, and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its heading without a mark in brackets behind it, as it is named elsewhere."""
        return _MARK.sub("", self.title)


def tasks(notebook: Mapping[str, Any]) -> dict[str, Task]:
    r"""Return the tasks in a notebook by their questions' ids; nothing of a cell without a heading.

    >>> cell = {"cell_type": "markdown", "id": "task-q-01-01", "source": "### Who?\n\n*Who* wrote it? <!-- psg-001 -->"}
    >>> tasks({"cells": [cell]})
    {'q-01-01': Task(title='Who?', paragraphs=('Who wrote it?',))}
    """
    cells = notebook.get("cells")
    found = {}
    for cell in cells if isinstance(cells, list) else ():
        if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
            continue
        name = next((n for n in (grade_id(cell), str(cell.get("id", ""))) if n.startswith(_TASK)), "")
        task = _task(cell_text(cell))
        if name and task:
            found[name.removeprefix(_TASK)] = task
    return found


def _task(text: str) -> Task | None:
    blocks = [block.strip() for block in re.split(r"\n\s*\n", _COMMENT.sub("", text)) if block.strip()]
    if not blocks or not blocks[0].startswith("#"):
        return None
    heading, _, rest = blocks[0].partition("\n")
    paragraphs = tuple(_plain(block) for block in (rest.strip(), *blocks[1:]) if block)
    return Task(_plain(heading.lstrip("#")), paragraphs)


def _plain(text: str) -> str:
    """Return Markdown without its signs for emphasis and links, code in quotation marks; lines stay lines."""
    quoted = _CODE.sub(r"“\1”", _LINK.sub(r"\1", text))
    lines = (_EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", line)) for line in quoted.splitlines())
    return "\n".join(" ".join(line.split()) for line in lines)
