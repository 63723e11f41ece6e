"""A written question's rubric as `rubric.md` tells it: what earns how much by habit, and the sample answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RUBRIC_FILE = "rubric.md"
_QUESTION = re.compile(r"\bq-\d\d-\d\d\b")
_SAMPLE = re.compile(
    r"\*\*(?P<level>\w+), (?P<points>\d+) points?\.\*\*\s*(?P<text>.+?)(?:\n\*(?P<why>[^*]+)\*)?", re.DOTALL
)
_ASIDE = re.compile(r"\([^)]*\)")
_EACH = re.compile(r"(\d+) in each line\.?")
_SIGNS = re.compile(r"[*_`]")


@dataclass(frozen=True, slots=True)
class Habit:
    """One line of a rubric: the habit, and what earns how many points of it."""

    name: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample answer: how good it is, its points, its words, and what they earn by habit."""

    level: str
    points: int
    text: str
    why: str = ""

    @property
    def label(self) -> str:
        """How good it is and its points, in words."""
        return f"{self.level}, {self.points} point{'' if self.points == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Rubric:
    """The rubric of one written question."""

    question: str = ""
    habits: tuple[Habit, ...] = ()
    samples: tuple[Sample, ...] = ()

    def sum_of(self, sample: Sample) -> int | None:
        """Return the points to which the reasons of a sample come, `None` where they do not name each habit once.

        Reasons are written "Sourcing 1 (why), corroboration 0", or "2 in each line".
        """
        why = _ASIDE.sub("", sample.why)
        each = _EACH.fullmatch(why.strip())
        if each:
            return int(each[1]) * len(self.habits)
        told = [part.strip(" .").rsplit(" ", 1) for part in why.split(",")]
        found: dict[str, int] = {}
        for name, points in (part for part in told if len(part) == 2 and part[1].isdigit()):
            habit = next((one for one in self.habits if one.name.startswith(name.strip().casefold())), None)
            if habit is None or habit.name in found or points not in dict(habit.steps):
                return None
            found[habit.name] = int(points)
        return sum(found.values()) if len(found) == len(told) == len(self.habits) else None


def load_rubric(path: Path) -> Rubric:
    """Return the rubric in a file; an empty one where there is none that can be read."""
    try:
        return read_rubric(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return Rubric()


def read_rubric(text: str) -> Rubric:
    r"""Read a rubric: the question in its heading, a table of habits, and samples below the second heading.

    >>> table = "| habit | 0 | 1 |\n| --- | --- | --- |\n| **sourcing** | none | names one |"
    >>> sample = '**Basic, 1 point.** "Two."\n*Sourcing 1.*'
    >>> rubric = read_rubric(f"# Rubric (q-01-10)\n\n{table}\n\n## Samples\n\n{sample}")
    >>> rubric.question, rubric.habits[0].steps, rubric.samples[0].label, rubric.samples[0].why
    ('q-01-10', (('0', 'none'), ('1', 'names one')), 'Basic, 1 point', 'Sourcing 1.')
    >>> rubric.sum_of(rubric.samples[0])
    1
    """
    head, _, rest = text.partition("\n## ")
    named = _QUESTION.search(head)
    rows = [_cells(line) for line in head.splitlines() if line.startswith("|")]
    habits = tuple(Habit(row[0], tuple(zip(rows[0][1:], row[1:], strict=False))) for row in rows[2:])
    samples = (_SAMPLE.fullmatch(block.strip()) for block in re.split(r"\n\s*\n", rest))
    return Rubric(named[0] if named else "", habits, tuple(_sample(found) for found in samples if found))


def _cells(line: str) -> list[str]:
    return [_plain(cell) for cell in line.strip().strip("|").split("|")]


def _sample(found: re.Match[str]) -> Sample:
    return Sample(
        found["level"], int(found["points"]), _plain(found["text"]).strip('"“”'), _plain(found["why"] or "")
    )


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub("", text).split())
