"""What to do after a lesson: for each question its figures, its replies in groups, and what a person should look at.

Nothing is said that so few submissions cannot bear: under `FEW` no discrimination and no reliability, under `FEWEST` no
replies, for each could be told to be somebody's.
"""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import dataclass, replace
from statistics import mean
from typing import TYPE_CHECKING

from fourcenturies.course.rulings import RULED, tidied
from fourcenturies.grading.answers import groups
from fourcenturies.replies.text import split_confidence
from fourcenturies.report.guessing import by_chance
from fourcenturies.report.statistics import Item, Whole, items, whole
from fourcenturies.views.calibration import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fourcenturies.grading.answers import Group
    from fourcenturies.questions.model import Question
    from fourcenturies.report.gathering import Reply, Sat

FEW, FEWEST = 20, 5
UNREAD = 3
"""So many replies that cannot be read are more than a slip."""
_WEAK, _ABOVE_CHANCE, _EASY, _HARD = 0.2, 0.15, 0.9, 0.25
_TELLING, _TOO_SURE = 10, 0.25  # replies with a "sure" line, and how far certainty is above results
_FORMS, _LONGEST = 4, 160


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a person should look at a question, in words; the points at stake; and what to type."""

    stake: float
    words: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the report. `counts` are replies by status, `sure` how sure and how right, over how many."""

    question: Question
    title: str
    item: Item
    counts: Counter[str]
    groups: tuple[Group, ...] = ()
    chance: float | None = None
    sure: tuple[float, float, int] | None = None
    doubts: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def stake(self) -> float:
        """The most points that one of its reasons is about."""
        return max((reason.stake for reason in self.reasons), default=-1.0)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson of the report: its rows in order, the figures of all its questions, each student's share of points."""

    sat: Sat
    rows: tuple[Row, ...]
    whole: Whole
    shares: tuple[float, ...]

    @property
    def most(self) -> float:
        """The points that its questions are worth together."""
        return sum(row.question.points for row in self.rows)


def lesson_of(sat: Sat) -> Lesson:
    """Return the figures of a lesson and what to do about each of its questions."""
    asked, replies = sat.judged, list(sat.replies.values())
    table = [[own[question.id].points for question in asked] for own in replies]
    worth = [question.points for question in asked]
    figures, together = items(table, worth), whole(table)
    if len(replies) < FEW:
        figures = [Item(own.answers, own.facility) for own in figures]
    if together.complete < FEW:
        together = replace(together, reliability=None, uncertain=None)
    shares = tuple(sum(own or 0.0 for own in row) / (sum(worth) or 1.0) for row in table)
    rows = tuple(_row(sat, own, item, shares) for own, item in zip(asked, figures, strict=True))
    return Lesson(sat, rows, together, shares)


def _row(sat: Sat, question: Question, item: Item, shares: Sequence[float]) -> Row:
    replies = sat.of(question.id)
    sure = [pair for reply in replies if (pair := reply.sure)]
    told = [reply.score for reply in replies if not reply.score.flag] if len(replies) >= FEWEST else []
    row = Row(
        question,
        sat.titles[question.id],
        item,
        Counter(_status(reply) for reply in replies),
        tuple(groups(question.id, told)),
        by_chance(question, sat.keys[question.id]),
        (mean(one for one, _ in sure), mean(right for _, right in sure), len(sure)) if sure else None,
        tuple(reply.doubt for reply in replies if reply.doubt and len(replies) >= FEWEST),
    )
    best = [reply for reply, own in zip(replies, shares, strict=True) if own >= _quarter(shares)]
    planned = [RULED, *(trap.message for trap in sat.keys[question.id].traps)]
    return replace(row, reasons=tuple(sorted(_reasons(row, best, planned), key=lambda one: -one.stake)))


def _status(reply: Reply) -> str:
    return "noted" if reply.score.flag else reply.score.verdict.status


def _quarter(shares: Sequence[float]) -> float:
    """Return the share that the best quarter of a class reaches."""
    return sorted(shares)[-max(1, len(shares) // 4)]


def _reasons(row: Row, best: Sequence[Reply], planned: Sequence[str]) -> Iterator[Reason]:
    question, item = row.question, row.item
    facility, r = item.facility, item.discrimination
    yield from _unreadable(row)
    if facility is None:
        return
    lost = item.answers * question.points * (1 - facility.value)
    if r and r.value < 0:
        yield Reason(
            lost,
            "Those who did well elsewhere did worse here. Is the key right, and the wording?"
            + _of_the_best(best),
        )
    elif r and facility.value <= _EASY and (r.high < _WEAK or r.value < _WEAK / 2):
        yield Reason(lost, "It hardly tells strong from weak: look at the wording." + _of_the_best(best))
    if row.chance is not None and r and facility.value - row.chance < _ABOVE_CHANCE:
        yield Reason(
            lost,
            f"Chance alone earns {percent(row.chance)} here, and the class {percent(facility.value)}: it tells little.",
        )
    yield from _unplanned(row, planned)
    if facility.value < _HARD and facility.high < 0.5:
        yield Reason(
            lost,
            f"Few have it ({percent(facility.value)} of its points): teach it again, or ask it otherwise.",
        )
    if facility.value > _EASY and facility.low > 0.7:
        yield Reason(
            0.0,
            f"Nearly all have it ({percent(facility.value)} of its points): it may make room for another.",
        )
    if row.sure and row.sure[2] >= _TELLING and row.sure[0] - row.sure[1] > _TOO_SURE:
        sure, right, number = row.sure
        stake = number * question.points * (1 - right)
        yield Reason(
            stake,
            f"They were {percent(sure)} sure and {percent(right)} right ({number} replies): talk about it.",
        )
    if row.doubts:
        few = "A student doubts" if len(row.doubts) == 1 else f"{len(row.doubts)} students doubt"
        yield Reason(
            len(row.doubts) * question.points, f"{few} the verdict: their words stand below the replies."
        )


def _unreadable(row: Row) -> Iterator[Reason]:
    """Yield a reason where several replies could not be read, with the ruling on the form that most of them have."""
    unread = [form for group in row.groups if group.status == "unreadable" for form in group.forms]
    number = sum(count for _, count in unread)
    if number < UNREAD:
        return
    alike: Counter[str] = Counter()
    for form, count in unread:
        alike[tidied(form)] += count
    words = f"{number} replies could not be read, and wait for you."
    form, count = alike.most_common(1)[0]
    first = next(own for own, _ in unread if tidied(own) == form)
    if count >= UNREAD:
        words += f" {count} of them say “{short(first)}”. Is it right? Rule on it."
    yield Reason(number * row.question.points, words, ruling(row.question.id, [first], 1))


def _of_the_best(best: Iterable[Reply]) -> str:
    """Return in words what of the best quarter's replies that are not right comes most often, "" for none."""
    wrong = [own.score.reply for own in best if own.score.verdict.status in {"wrong", "partial"}]
    form, number = Counter(map(tidied, wrong)).most_common(1)[0] if wrong else ("", 0)
    if number < 2:
        return ""
    first = next(reply for reply in wrong if tidied(reply) == form)
    return f" Of the best quarter {number} wrote “{short(first)}”, which is not taken for right."


def _unplanned(row: Row, planned: Sequence[str]) -> Iterator[Reason]:
    """Yield a reason for each group of many equal replies that earn little and that the key has no word on."""
    many = max(FEWEST, sum(group.count for group in row.groups) / 10)
    for group in row.groups:
        low = group.status == "wrong" or (group.status == "partial" and group.credit < 0.5)
        if low and group.count >= many and not any(message in group.message for message in planned):
            forms = [form for form, _ in group.forms[:_FORMS]]
            yield Reason(
                group.count * row.question.points * (1 - group.credit),
                f"{group.count} wrote “{short(forms[0])}”, and the key has no message of its own for it: add a line "
                f"“! {short(forms[0])} | 0 | …” to the key, or rule on it.",
                ruling(row.question.id, forms),
            )


def ruling(question: str, forms: Sequence[str], credit: float = 0.5) -> str:
    """Return a command that rules on replies; "" where one of them cannot be typed on a line."""
    plain = [split_confidence(form)[0].strip() for form in forms]
    if any(not form or len(form) > _LONGEST or not form.isprintable() for form in plain):
        return ""
    named = " ".join(f"--reply {shlex.quote(form)}" for form in dict.fromkeys(plain))
    return f'fourcenturies rule {question} {named} --credit {credit:g} --why "…"'


def short(text: str) -> str:
    """Return a student's words on one line, as far as a sentence has room for them."""
    line = " / ".join(split_confidence(text)[0].split("\n")).strip()
    plain = "".join(sign if sign.isprintable() else "?" for sign in line)
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"


HABITS = {
    "sourcing": ("attribution", "chain", "footnote"),
    "contextualisation": ("date", "three-clocks", "order", "bracket"),
    "corroboration": ("match", "stance-matrix", "claim-check"),
    "close reading": ("passage", "choice", "bug-hunt", "number"),
}
"""A habit of reading like a historian, and the kinds of question that practise it."""


def habit_of(question: Question) -> str:
    """Return the habit that a question practises, by its kind."""
    return next((habit for habit, kinds in HABITS.items() if question.kind in kinds), "")


@dataclass(frozen=True, slots=True)
class Taught:
    """What was taught, over all lessons: a habit or an objective, the share of its points, and by which questions."""

    name: str
    share: float
    questions: tuple[str, ...]


def taught(lessons: Iterable[Lesson]) -> tuple[tuple[Taught, ...], tuple[Taught, ...]]:
    """Return habits, and objectives, each with the weakest first."""
    rows = [row for lesson in lessons for row in lesson.rows if row.item.facility]
    by_habit = _taught([(habit_of(row.question), row) for row in rows])
    return by_habit, _taught([(row.question.objective, row) for row in rows])


def _taught(named: Sequence[tuple[str, Row]]) -> tuple[Taught, ...]:
    found = []
    for name in dict.fromkeys(name for name, _ in named if name):
        rows = [row for own, row in named if own == name]
        could = sum(row.item.answers * row.question.points for row in rows)
        earned = sum(
            row.item.answers * row.question.points * row.item.facility.value
            for row in rows
            if row.item.facility
        )
        found.append(Taught(name, earned / could, tuple(row.question.id for row in rows)))
    return tuple(sorted(found, key=lambda one: (one.share, one.name)))
