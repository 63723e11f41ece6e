"""What the open questions of a lesson ask about: the events whose time, or whose very name, a picture keeps back.

No key is needed: what a question cites between its task and its check is what it asks about. So the same holds in a
class, which has no key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fourcenturies.questions.cells import cell_text
from fourcenturies.questions.leaks import between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fourcenturies.questions.lessons import Lesson

OF_NAMES = frozenset({"attribution", "chain"})
"""Kinds of questions whose answer is a name, which an event's own label may tell."""
OF_NO_TIME = OF_NAMES | {"stance-matrix", "written"}
"""Kinds of questions whose answer is never a time."""
_EVENT = re.compile(r"\bevt(?:-[a-z]+)+")


def events_of(notebook: Mapping[str, Any]) -> frozenset[str]:
    """Return every event that a lesson's notebook names."""
    return frozenset(_EVENT.findall("\n".join(cell_text(cell) for cell in notebook.get("cells", ()))))


def events_cited(question_id: str, notebook: Mapping[str, Any]) -> frozenset[str]:
    """Return the events that a question cites, from its task to its check."""
    cells = [cell for cell in notebook.get("cells", ()) if isinstance(cell, dict)]
    return events_of({"cells": between(question_id, cells)})


def events_veiled(
    lesson: Lesson, notebook: Mapping[str, Any], answered: Iterable[str] = ()
) -> frozenset[str]:
    """Return the events whose time is asked for by questions that are not `answered`."""
    kinds = {question.kind for question in lesson.questions} - OF_NO_TIME
    return _cited(lesson, notebook, kinds, set(answered))


def events_unnamed(
    lesson: Lesson, notebook: Mapping[str, Any], answered: Iterable[str] = ()
) -> frozenset[str]:
    """Return the events whose label may tell a name that is asked for: no picture should light them yet."""
    return _cited(lesson, notebook, OF_NAMES, set(answered))


def _cited(
    lesson: Lesson, notebook: Mapping[str, Any], kinds: Iterable[str], done: set[str]
) -> frozenset[str]:
    asking = (one for one in lesson.questions if one.kind in set(kinds) and one.id not in done)
    return frozenset().union(*(events_cited(question.id, notebook) for question in asking))
