"""A class's answers to one lesson, as they are read and judged; in groups, and without names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fourcenturies.course.rulings import tidied
from fourcenturies.grading.preparing import prepare
from fourcenturies.grading.restoring import RECORD
from fourcenturies.grading.scoring import Score, score
from fourcenturies.grading.submissions import look_into, students
from fourcenturies.replies.text import split_confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from fourcenturies.course.rulings import Ruling
    from fourcenturies.grading.preparing import Release

    Notebooks = Mapping[str, Mapping[str, Any]]
_FORMS = 8  # so many spellings of a group are shown
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Group:
    """Replies that were read as the same and earned the same: how many, in which forms, and what they were told."""

    question: str
    status: str
    credit: float
    read_as: str
    message: str
    forms: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """How many replies there are."""
        return sum(number for _, number in self.forms)


def notebooks_of(submitted: Path, release: Release) -> dict[str, dict[str, Any]]:
    """Return each submission of a lesson, brought back to it and read, by student."""
    lesson = release.lesson.id
    return {
        student: prepare(look_into(submitted / student / lesson), release)
        for student in students(submitted, lesson)
    }


def scores_of(
    notebooks: Notebooks, release: Release, rulings: Mapping[str, Sequence[Ruling]]
) -> dict[str, dict[str, Score]]:
    """Judge the replies of a class, under some rulings."""
    return {
        student: score(notebook["metadata"][RECORD], release.lesson, release.keys, rulings)
        for student, notebook in notebooks.items()
    }


def groups(question: str, scores: Iterable[Score]) -> list[Group]:
    """Return the replies to a question in groups, the largest first; those that nobody wrote are left out."""
    found: dict[tuple[str, float, str, str], Counter[str]] = {}
    for own in scores:
        if own.verdict.status != "unanswered":
            found.setdefault(_kind(own), Counter())[split_confidence(own.reply)[0].strip()] += 1
    made = [Group(question, *kind, tuple(forms.most_common())) for kind, forms in found.items()]
    return sorted(made, key=lambda group: (-group.count, group.status, group.read_as))


def _kind(own: Score) -> tuple[str, float, str, str]:
    """Return what a reply is grouped by: what it was read as, or what of it was not understood."""
    verdict = own.verdict
    if verdict.status == "unreadable":
        return "unreadable", 0.0, "", verdict.message
    return verdict.status, verdict.credit, verdict.read_as or tidied(own.reply), verdict.message


_WORDS = {
    "correct": "right",
    "partial": "partly right",
    "wrong": "not right",
    "unreadable": "cannot be read",
    "read": "noted",  # a first guess
}


def reply_lines(question: str, points: float, scores: Sequence[Score]) -> Iterator[str]:
    """Yield the groups of one question as lines."""
    blank = sum(own.verdict.status == "unanswered" for own in scores)
    worth = "1 point" if points == 1 else f"{points:g} points"
    yield f"{question} ({worth}): {len(scores) - blank} replies, {blank} blank"
    for group in groups(question, scores):
        read = f", read as {shown(group.read_as)}" if group.read_as else ""
        worth = "" if group.status == "unreadable" else f" {group.credit * points:g}"
        forms = "; ".join(f"“{shown(form)}” {number}" for form, number in group.forms[:_FORMS])
        more = f"; and {len(group.forms) - _FORMS} more forms" if len(group.forms) > _FORMS else ""
        yield f"{group.count:5}  {_WORDS[group.status]}{worth}{read}: {forms}{more}"
        if group.message:
            yield f"       {shown(group.message)}"


def shown(text: str) -> str:
    """Return a text of a student's as it can be printed on one line."""
    plain = " / ".join(text.splitlines())
    short = plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
    return "".join(sign if sign.isprintable() else "?" for sign in short)
