"""The `%%answer` cell magic, and the forgiveness round it.

The body of an answer cell is the reply as one would write it on paper. It is noted, never run.
"""

from __future__ import annotations

import ast
import os
from html import escape
from typing import TYPE_CHECKING

from IPython.core.getipython import get_ipython
from IPython.core.magic import no_var_expand
from IPython.display import HTML, display

from fourcenturies.notebook.session import note_reply, note_shown
from fourcenturies.questions.cells import STUB, question_of_cell, read_answer, read_answers

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from fourcenturies.questions.cells import Answer

_LOST = "_fourcenturies_lost_line"
# How code may begin that is no plain Python yet is no reply either: magics, shell lines, help.
_NOT_PYTHON = ("%", "!", "?")


def register(shell: InteractiveShell) -> None:
    """Teach a notebook's shell the `%%answer` magic. Registering twice does no harm."""
    shell.register_magic_function(_answer, "cell", "answer")
    transforms = shell.input_transformers_cleanup
    if not any(getattr(known, "__name__", "") == _forgive.__name__ for known in transforms):
        transforms.append(_forgive)
    shell.user_ns_hidden[_LOST] = shell.user_ns[_LOST] = _say_lost_line


@no_var_expand
def _answer(line: str, cell: str = "") -> None:
    """Note a reply: `%%answer q-01-01`, and the answer on the lines below."""
    found = read_answers(f"%%answer {line}\n{cell}")
    if not found:
        _say("The first line of an answer cell names its question, for example %%answer q-01-01.")
    for answer in found:
        _note(answer)


def _note(answer: Answer) -> None:
    note_reply(answer.question_id, answer.reply)
    _show(answer.question_id, answer.reply)


def _show(question_id: str, reply: str) -> None:
    """Show how a reply stands under the cell in which it was run; a grader reads that of the cell below instead."""
    if os.environ.get("NBGRADER_EXECUTION"):
        return
    from fourcenturies.notebook.checking import checked  # noqa: PLC0415 - the judge is loaded with the first answer

    display(checked(question_id, reply))
    shell = get_ipython()
    if shell is not None:
        note_shown(question_id, shell.execution_count)


def _forgive(lines: list[str]) -> list[str]:
    """Bring an answer cell into its one form before IPython reads it; leave every other cell alone."""
    text = "".join(lines)
    if read_answer(text):
        # IPython refuses a cell magic with an empty body, so an empty reply keeps the stub.
        told = (f"%%answer {answer.question_id}\n{answer.reply or STUB}" for answer in read_answers(text))
        return "\n".join(told).splitlines(keepends=True)
    question_id = _question_of_running_cell()
    if question_id and text.strip():
        return [f"{_LOST}({question_id!r}, {text.strip()!r})\n"]
    return [f"{_LOST}()\n"] if _is_prose(text) else lines


def _is_prose(text: str) -> bool:
    """Tell words that were typed as if on paper from code: they do not parse, and start like no magic."""
    stripped = text.strip()
    if not stripped or any(line.lstrip().startswith(_NOT_PYTHON) for line in stripped.splitlines()):
        return False
    if stripped.endswith("?"):
        return False
    try:
        ast.parse(stripped)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True
    return False


def _question_of_running_cell() -> str | None:
    """Return the question whose answer cell is being run, by the cell's id, which Jupyter sends along."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    metadata = parent.get("metadata") if isinstance(parent, dict) else None
    return question_of_cell(str((metadata or {}).get("cellId", "")))


def _say_lost_line(question_id: str = "", text: str = "") -> None:
    if question_id:
        note_reply(question_id, text)
        _say(
            f"The first line of this cell is missing. This was taken as your answer to {question_id}; "
            f"to be sure that it is found, put %%answer {question_id} back on top."
        )
        _show(question_id, text)
    else:
        _say(
            "This cell could not be read. If it is an answer, its first line is missing: put %%answer and the "
            "question's number back on top, for example %%answer q-01-01. If it is a command, compare it with "
            "a fresh copy of the lesson."
        )


def _say(text: str) -> None:
    display(HTML(f'<div role="status" style="opacity:0.85">{escape(text)}</div>'))
