"""A lesson's text, `solutions/LESSON/LESSON.md`, made into its solution notebook.

The text is in Jupytext's MyST form. It says what nobody can derive: prose, keys, views, and an id for each cell.
Everything that follows from an id is made here: nbgrader's metadata, solution marks, check cells, points, the frame of
a hint.
"""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fourcenturies.questions.cells import read_answer
from fourcenturies.questions.lessons import load_lesson

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fourcenturies.questions.lessons import Lesson

_NOTEBOOK = {
    "metadata": {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    },
    "nbformat": 4,
    "nbformat_minor": 5,
}
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_OF_QUESTION = re.compile(r"(task|hint|written)-(q-\d\d-\d\d)")
_UNCLOSED = re.compile(r"^(?:`{3,}\s*\{|\+\+\+(?:\s|$))", re.MULTILINE)
EMPTY_SLOT = "EMPTY SLOT."
"""Begins the task of a question of a sitting that nobody has written yet."""
_MARK = re.compile(r"^[ \t]*### (?:BEGIN|END) SOLUTION", re.MULTILINE)


class TextError(ValueError):
    """A lesson's text cannot be made into a notebook; the message has a line for each place, with the next step."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One cell as the text has it: its id ("" where it says none), its source, and its line in the text from 1 on."""

    kind: str
    id: str
    source: str
    line: int


def text_of(folder: Path) -> Path:
    """Return where the text of a lesson lies, whose solution is made in `folder`."""
    return folder / f"{folder.name}.md"


def notebook_of(folder: Path) -> bytes:
    """Return the solution notebook that a lesson's text and `questions.toml` make, as the bytes of its file.

    Raises `TextError` where the text cannot be read as a lesson, `LessonError` where `questions.toml` cannot.
    """
    path = text_of(folder)
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    lesson = load_lesson(folder)
    parts, faults = _parts(text)
    faults += _faults(parts, lesson)
    if faults:
        place = "/".join(path.parts[-3:])
        raise TextError("\n".join(f"{place}: {fault}" for fault in faults))
    cells = [cell for part in parts for cell in _cells(part, lesson)]
    content = {**_NOTEBOOK, "cells": cells}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def without(text: str, gone: set[str]) -> str:
    """Return a lesson's text without the cells whose ids are given, and with all else as it stands."""
    parts, _ = _parts(text)
    lines = text.splitlines(keepends=True)
    starts = [*(part.line - 1 for part in parts), len(lines)]
    kept = lines[: starts[0]]
    for part, start, end in zip(parts, starts, starts[1:], strict=False):
        kept += [] if part.id in gone else lines[start:end]
    return "".join(kept)


def _parts(text: str) -> tuple[list[_Part], list[str]]:
    from jupytext.myst import MystMetadataParsingError, myst_to_notebook  # noqa: PLC0415 - only authors have it

    try:
        notebook: Any = myst_to_notebook(text, add_source_map=True)
    except MystMetadataParsingError as error:
        line = re.search(r"at line (\d+)", str(error))
        form = 'write, for example, +++ {"id": "scene"} above prose, or :id: quote-wait first in a code cell'
        return [], [f"line {line[1] if line else 1}: what stands here is no id; {form}"]
    lines = notebook.metadata["source_map"]
    parts: list[_Part] = []
    for cell, line in zip(notebook.cells, lines, strict=True):
        named = cell.metadata.get("id")
        derived = _derived(cell.cell_type, cell.source, first=not parts)
        parts.append(
            _Part(cell.cell_type, derived if named is None else str(named), cell.source, max(line, 1))
        )
    return parts, []


def _derived(kind: str, source: str, *, first: bool) -> str:
    """Return the id of a cell that needs none in the text, "" where it needs one."""
    if kind == "markdown":
        return "title" if first else ""
    if kind != "code":
        return ""
    answer = read_answer(source)
    if answer or source.startswith("%%"):
        return f"answer-{answer.question_id if answer else ''}"
    try:
        match ast.parse(source).body:
            case [ast.ImportFrom()]:
                return "import"
            case [ast.Expr(ast.Call(ast.Name(name), [ast.Constant(str(asked)), *_]))] if asked.startswith(
                "q-"
            ):
                return f"{name.replace('_', '-')}-{asked}"
    except SyntaxError:
        pass
    return ""


def _faults(parts: list[_Part], lesson: Lesson) -> list[str]:
    """Return a sentence for each cell of a text that cannot be made, with its line and the next step."""
    found = []
    lines: dict[str, int] = {}
    for part in parts:
        fault = _fault(part)
        if not fault and part.id in lines:
            fault = f'the id "{part.id}" stands at line {lines[part.id]} already; give this cell another'
        fault = fault or _fault_of_question(part, lesson)
        lines.setdefault(part.id, part.line)
        if fault:
            found.append(f"line {part.line}: {fault}")
    return found


def _fault_of_question(part: _Part, lesson: Lesson) -> str:
    asked = _asked(part)
    question = lesson.question(asked)
    if asked and not question:
        return f"{asked} is not in questions.toml; add its [[questions]] there, with id, kind and points"
    kind = question.kind if question else ""
    if kind == "written" and part.id.startswith("answer-"):
        return f'{asked} is of kind written; its sample stands below +++ {{"id": "written-{asked}"}}'
    if kind != "written" and part.id.startswith("written-"):
        return f"{asked} is of kind {kind}; its answer stands in a code cell that begins %%answer {asked}"
    return ""


def _asked(part: _Part) -> str:
    """Return the question to which a cell belongs, "" where it belongs to none."""
    found = _OF_QUESTION.fullmatch(part.id)
    return found[2] if found else part.id.removeprefix("answer-") if part.id.startswith("answer-") else ""


def _fault(part: _Part) -> str:
    unclosed = _UNCLOSED.search(part.source) if part.kind == "code" else None
    if unclosed:
        return f'this code cell is not closed; write ``` on a line of its own above "{unclosed[0].strip()}"'
    if _MARK.search(part.source):
        return "solution marks are made, not written; delete the line that holds them"
    if part.kind == "code" and part.source.lstrip().startswith("check("):
        return "a check cell is made, not written; delete it"
    if part.source.startswith(EMPTY_SLOT):
        return "this slot is empty; write its question, or take it out here and in questions.toml"
    if part.kind == "raw":
        return "a lesson has cells of prose and code alone"
    if part.id.startswith("answer-") and part.source.partition("\n")[0] != f"%%answer {_asked(part)}":
        return "its first line names no question; write, for example, %%answer q-01-02"
    if part.id:
        return (
            ""
            if _ID.fullmatch(part.id)
            else f'"{part.id}" is no id; write small letters, figures and hyphens'
        )
    if part.kind == "code":
        return "this code cell has no id; write, for example, :id: quote-wait below ```{code-cell}"
    return 'this prose has no id; write, for example, +++ {"id": "hint-q-01-02"} above it'


def _cells(part: _Part, lesson: Lesson) -> Iterator[dict[str, Any]]:
    """Yield the cells of the notebook that a cell of the text makes."""
    question = lesson.question(_asked(part))
    worth: dict[str, Any] = {"grade": True, "points": question.points if question else 0}
    if part.kind == "markdown":
        if part.id.startswith("written-"):
            yield _cell("markdown", part.id, _region(part.source), **worth, locked=False, solution=True)
        else:
            yield _cell("markdown", part.id, _framed(part))
    elif part.id.startswith("answer-"):
        first, _, key = part.source.partition("\n")
        yield _cell("code", part.id, f"{first}\n{_region(key)}", locked=False, solution=True)
        asked = part.id.removeprefix("answer-")
        yield _folded(_cell("code", f"check-{asked}", f'{FIRST_LINES["check"]}\ncheck("{asked}")', **worth))
    elif part.id == "import":
        yield _folded(_cell("code", part.id, f"{FIRST_LINES['import']}\n{part.source}"))
    else:
        cell = _cell("code", part.id, f"{_first_line(part.source)}\n{part.source}")
        yield _folded({**cell, "metadata": {}})


def _folded(cell: dict[str, Any]) -> dict[str, Any]:
    return {**cell, "metadata": {**cell["metadata"], **_FOLDED}}


def _first_line(source: str) -> str:
    """Return the comment above a view: what it is a view of, in words."""
    called = "figure" if source.rstrip().endswith(".figure()") else source.partition("(")[0].strip()
    return FIRST_LINES.get(called, _PICTURE)


def _region(text: str) -> str:
    return f"### BEGIN SOLUTION\n{text}\n### END SOLUTION"


def _framed(part: _Part) -> str:
    if not part.id.startswith("hint-"):
        return part.source
    return f"<details><summary>Hint</summary>\n\n{part.source}\n\n</details>"


_FOLDED = {"jupyter": {"source_hidden": True}}
"""JupyterLab folds the code of such a cell, and shows its first line in grey."""
FIRST_LINES = {
    "import": "# Run this first: click here, then press Shift+Enter",
    "check": "# For the gradebook",
    "figure": "# Figure",
    "quote": "# Words of the sources",
    "evidence": "# What decides it",
    "reveal": "# What opens now",
    "compare": "# The sources side by side",
    "timeline": "# Timeline",
    "chains": "# Who says so",
    "arguments": "# Arguments",
    "ledger": "# Who says what",
    "atlas": "# Map",
    "self_check": "# Look through your answer",
    "calibration": "# How sure, how right",
    "strip": "# The story",
    "days": "# Days in a row",
    "calendar": "# Calendar",
    "edges": "# Head and foot of the pages",
    "progress": "# How far you are",
    "dossier": "# Your dossier",
}
"""What is called -> the line of comment above it, which a reader sees in place of the folded code."""
_PICTURE = "# Picture"
_LOCKED = {"grade": False, "locked": True, "schema_version": 3, "solution": False, "task": False}


def _cell(kind: str, name: str, source: str, **marks: Any) -> dict[str, Any]:
    """Return a cell with nbgrader's marks on it: read-only and worth nothing, but for what `marks` say."""
    cell: dict[str, Any] = {"cell_type": kind, "id": name, "source": source.splitlines(keepends=True)}
    cell["metadata"] = {"nbgrader": {**_LOCKED, "grade_id": name, **marks}}
    return {**cell, "execution_count": None, "outputs": []} if kind == "code" else cell
