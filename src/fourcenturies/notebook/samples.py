"""The sample answers of a written question, read from its rubric: at hand in self-study, in a class once handed out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RUBRIC = "rubric.md"
_SAMPLE = re.compile(
    r"^\*\*(?P<level>\w+), (?P<points>\d+) points?\.\*\*\s*(?P<words>.*?)\s*^\*(?P<reasons>[^*]+)\*\s*$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample answer with its level, its points, and what they are given for."""

    level: str
    points: int
    words: str
    reasons: str


def read_samples(text: str) -> tuple[Sample, ...]:
    r"""Return the samples in a rubric, in an order that does not tell which is best.

    >>> read_samples("**Basic, 1 point.** \"They agree.\"\n*Sourcing 1.*\n")[0].points
    1
    """
    found = [
        Sample(
            one["level"], int(one["points"]), " ".join(one["words"].split()), " ".join(one["reasons"].split())
        )
        for one in _SAMPLE.finditer(text)
    ]
    return tuple(sorted(found, key=lambda one: sha256(one.words.encode()).hexdigest()))


def samples(lesson_id: str, folder: Path) -> tuple[Sample, ...]:
    """Return the samples of a lesson: from its own folder, where a teacher puts them, or the nearest `solutions/`."""
    places = (
        folder / RUBRIC,
        *(place / "solutions" / lesson_id / RUBRIC for place in (folder, *folder.parents)),
    )
    for path in places:
        try:
            return read_samples(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
    return ()
