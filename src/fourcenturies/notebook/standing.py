"""How a reader stands in each lesson, and what to do next: reckoned from the reader's own answers alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.views.calibration import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fourcenturies.notebook.own_answers import OwnAnswer, OwnLesson


@dataclass(frozen=True, slots=True)
class Standing:
    """One row: what was answered in one lesson, or in all of them, and how it stands.

    `judged` are the answers of which it is known how right they are; `points` are theirs, out of `of` for all questions
    that are graded by reading. `sure` and `sure_right` are means over the answers that say how sure; `None` where
    there is none, or no verdict on them.
    """

    title: str
    asked: int
    answered: int
    judged: int
    right: int
    partly: int
    points: float
    of: float
    sure: float | None
    sure_right: float | None
    written: int
    begun: int

    @property
    def certainty(self) -> str:
        """How sure, and how right, in a few words."""
        if self.sure is None:
            return "not said"
        right = "" if self.sure_right is None else f", {percent(self.sure_right)} right"
        return f"{percent(self.sure)} sure{right}"

    @property
    def words(self) -> str:
        """What the row says, in a line."""
        told = [f"{self.answered} of {self.asked} answered"]
        if self.judged:
            told += [f"{self.right} right", f"{self.partly} partly", self.worth]
        if self.sure is not None:
            told.append(self.certainty)
        if self.written:
            told.append(f"{self.begun} of {self.written} written begun")
        return f"{self.title}: {', '.join(told)}"

    @property
    def worth(self) -> str:
        """The points, out of all that reading can give."""
        return f"{number(self.points)} of {number(self.of)} points"


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next: a question, and why."""

    lesson: OwnLesson
    question_id: str
    why: str


def standing(own: OwnLesson) -> Standing:
    """Return how the reader stands in a lesson."""
    return _standing(own.lesson.title, own.answers)


def altogether(lessons: Iterable[OwnLesson]) -> Standing:
    """Return how the reader stands in all lessons."""
    return _standing("All lessons", [answer for own in lessons for answer in own.answers])


def next_step(lessons: Sequence[OwnLesson]) -> Step | None:
    """Return the first question without an answer; where all have one, the first that is not wholly right."""
    steps: tuple[tuple[str, Callable[[OwnAnswer], bool]], ...] = (
        ("not answered yet", lambda answer: not answer.answered),
        ("not wholly right yet", lambda answer: answer.credit is not None and answer.credit < 1),
    )
    for why, wanted in steps:
        for own in lessons:
            for answer in own.answers:
                if wanted(answer):
                    return Step(own, answer.question.id, why)
    return None


def number(value: float) -> str:
    """Return a number of points without needless noughts.

    >>> number(2.0), number(2.5)
    ('2', '2.5')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _standing(title: str, answers: Sequence[OwnAnswer]) -> Standing:
    read = [answer for answer in answers if answer.question.kind != "written"]
    worth = [(answer.question.points, answer.credit) for answer in read if answer.credit is not None]
    sure = [answer for answer in read if answer.answered and answer.sure is not None]
    return Standing(
        title,
        asked=len(read),
        answered=sum(answer.answered for answer in read),
        judged=len(worth),
        right=sum(credit >= 1 for _, credit in worth),
        partly=sum(0 < credit < 1 for _, credit in worth),
        points=sum(points * credit for points, credit in worth),
        of=sum(answer.question.points for answer in read),
        sure=_mean([answer.sure for answer in sure if answer.sure is not None]),
        sure_right=_mean([answer.right for answer in sure if answer.right is not None]),
        written=len(answers) - len(read),
        begun=sum(answer.answered for answer in answers if answer.question.kind == "written"),
    )


def _mean(shares: Sequence[float]) -> float | None:
    return sum(shares) / len(shares) if shares else None
