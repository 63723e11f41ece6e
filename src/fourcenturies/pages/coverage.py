"""The coverage page: which kinds, sources, objectives and records are exercised where."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.pages.markdown import plain, table
from fourcenturies.questions.cells import cell_text
from fourcenturies.questions.lessons import load_lesson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from fourcenturies.corpus import Corpus
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question

_RECORD = re.compile(r"\b(?:src|psg|evt|fig|iss|dis|card|per|org|doc|plc)-[a-z0-9-]*[a-z0-9]")
_TABLES = {
    "evt": "Events",
    "psg": "Passages",
    "fig": "Figures",
    "iss": "Issues",
    "dis": "Discrepancies",
    "card": "Cards",
}
_INTRODUCTION = """# Coverage: what is exercised where

Made from the questions and the lessons by `fourcenturies lessons`. Written answers are marked by a person; all
others are graded by reading.
"""


@dataclass(frozen=True, slots=True)
class Covered:
    """A lesson with the records that its notebook names."""

    lesson: Lesson
    records: frozenset[str]

    @property
    def number(self) -> str:
        """Its number, as in the name of its folder."""
        return self.lesson.id[:2]


def read_course(solutions: Path) -> tuple[Covered, ...]:
    """Read every lesson below the folder of solutions, in order."""
    folders = sorted(path.parent for path in solutions.glob("*/questions.toml"))
    return tuple(_read(folder) for folder in folders)


def _read(folder: Path) -> Covered:
    notebook = json.loads((folder / f"{folder.name}.ipynb").read_text(encoding="utf-8"))
    text = "\n".join(cell_text(cell) for cell in notebook["cells"])
    return Covered(load_lesson(folder), frozenset(_RECORD.findall(text)))


def coverage(corpus: Corpus, course: Sequence[Covered]) -> str:
    """Return the page."""
    return "\n".join(
        (
            _INTRODUCTION,
            "## Questions\n",
            _lessons(course),
            "## Kinds of question\n",
            _counted(course, "Kind", lambda question: (question.kind,)),
            "## Sources\n\nA question counts for each source whose words are its key.\n",
            _counted(course, "Source", lambda question: tuple(_short(corpus, s) for s in question.sources)),
            "## Objectives\n",
            _objectives(course),
            "## Records\n\nRecords that a lesson names, and those that none does.\n",
            _records(corpus, course),
        )
    )


def _lessons(course: Iterable[Covered]) -> str:
    rows = []
    for covered in course:
        questions = covered.lesson.questions
        auto = [question for question in questions if question.kind != "written"]
        rows.append(
            (
                f"{covered.number} {plain(covered.lesson.title)}",
                str(len(auto)),
                f"{sum(q.points for q in auto):g}",
                f"{sum(q.points for q in questions) - sum(q.points for q in auto):g}",
                str(sum(question.minutes for question in questions)),
            )
        )
    totals = [f"{sum(float(row[place]) for row in rows):g}" for place in range(1, 5)]
    return table(
        ("Lesson", "Graded by reading", "Points", "Points, written", "Minutes for them"),
        [*rows, ("all", *totals)],
    )


def _counted(course: Sequence[Covered], head: str, of: Callable[[Question], tuple[str, ...]]) -> str:
    counts = {c.number: Counter(what for q in c.lesson.questions for what in of(q)) for c in course}
    names = sorted({what for counter in counts.values() for what in counter})
    rows = (
        (plain(name), *(str(counts[c.number][name] or "") for c in course), str(_total(counts, name)))
        for name in names
    )
    return table((head, *(c.number for c in course), "all"), rows)


def _total(counts: dict[str, Counter[str]], name: str) -> int:
    return sum(counter[name] for counter in counts.values())


def _short(corpus: Corpus, source: str) -> str:
    return str(getattr(corpus.get(source), "short", source))


def _objectives(course: Iterable[Covered]) -> str:
    told: dict[str, list[str]] = {}
    for covered in course:
        for question in covered.lesson.questions:
            told.setdefault(question.objective, []).append(question.id)
    rows = ((plain(objective), ", ".join(ids)) for objective, ids in told.items())
    return table(("Objective", "Questions"), rows)


def _records(corpus: Corpus, course: Sequence[Covered]) -> str:
    rows = []
    for prefix, heading in _TABLES.items():
        known = [record.id for _, record in corpus.records() if record.id.startswith(f"{prefix}-")]
        named = [sum(name in covered.records for name in known) for covered in course]
        used = {name for covered in course for name in covered.records}
        rows.append(
            (heading, *(str(number or "") for number in named), f"{len(used & set(known))} of {len(known)}")
        )
    return table(("Records", *(c.number for c in course), "named at least once"), rows)
