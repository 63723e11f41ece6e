"""The replies that were run in this kernel, and the notebook file that they should be saved in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from fourcenturies.questions.cells import STUB, answers

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIZE_LIMIT = 20_000_000
Said = TypeVar("Said")
_replies: dict[str, str] = {}
_asked: set[str] = set()
_shown: dict[str, int] = {}
_where = {"page": False}


def here() -> Path:
    """Return the folder of the notebook that this kernel serves; one without lessons where it has been deleted."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def serve_page(*, page: bool = True) -> None:
    """Say from now on what holds on a page, where no cell is run and all is saved as it is typed; or no longer."""
    _where["page"] = page


def said(notebook: Said, page: Said) -> Said:
    """Return what to say or show in a notebook, or what on a page."""
    return page if _where["page"] else notebook


def note_reply(question_id: str, reply: str) -> None:
    """Remember the reply of an answer cell that was run."""
    _replies[question_id] = reply


def run_reply(question_id: str) -> str | None:
    """Return the reply that was run in this kernel, or `None`."""
    return _replies.get(question_id)


def is_first_reply() -> bool:
    """Tell whether no more than one question has been answered in this kernel."""
    return sum(reply.strip() not in {"", STUB} for reply in _replies.values()) <= 1


def note_shown(question_id: str, number: int) -> None:
    """Remember in which run of a cell (by IPython's own count) the card of a question was shown."""
    _shown[question_id] = number


def shown_in(question_id: str) -> int | None:
    """Return the run in which the card of a question was last shown under its answer, or `None`."""
    return _shown.get(question_id)


def ask_again(question_ids: Iterable[str]) -> None:
    """Note which questions a review asks, and forget what was run for them before."""
    for question_id in question_ids:
        _asked.add(question_id)
        _replies.pop(question_id, None)


def is_asked_again(question_id: str) -> bool:
    """Tell whether a review of this kernel has asked a question."""
    return question_id in _asked


def saved_reply(question_id: str, folder: Path) -> str | None:
    """Return the reply as it stands in the saved notebook, or `None` where that cannot be told."""
    path = notebook_path(folder)
    if path is None:
        return None
    try:
        if path.stat().st_size > _SIZE_LIMIT:
            return None
        notebook = json.loads(path.read_text(encoding="utf-8"))
        found = [answer.reply for answer in answers(notebook) if answer.question_id == question_id]
    except (OSError, ValueError, AttributeError):
        return None
    return found[0] if found else None


def notebook_path(folder: Path) -> Path | None:
    """Return the notebook that this kernel serves: the one that Jupyter names, else the folder's only one."""
    named = os.environ.get("JPY_SESSION_NAME", "")
    if named.endswith(".ipynb"):
        path = folder / Path(named).name
        return path if path.is_file() else None
    found = sorted(folder.glob("*.ipynb"))
    return found[0] if len(found) == 1 else None
