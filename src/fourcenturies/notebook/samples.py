"""The sample answers of a written question, from its rubric: at hand in self-study, in a class once handed out."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from fourcenturies.questions.rubrics import RUBRIC_FILE, load_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from fourcenturies.questions.rubrics import Sample


def samples(lesson_id: str, folder: Path) -> tuple[Sample, ...]:
    """Return the samples of a lesson, in an order that does not tell which is best.

    They are taken from its own folder, where a teacher puts them, or from the nearest `solutions/`.
    """
    places = (folder, *(place / "solutions" / lesson_id for place in (folder, *folder.parents)))
    found = next((own for place in places if (own := load_rubric(place / RUBRIC_FILE).samples)), ())
    return tuple(sorted(found, key=lambda one: sha256(one.text.encode()).hexdigest()))
