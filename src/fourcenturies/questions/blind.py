"""Play a lesson blind: what somebody earns who reads no source, by rules that are fixed before the lesson is opened.

Each strategy returns the replies that it would give to a question; it may know what the page prints, and "the best
constant" even which constant pays most. Where it gives several, the best one counts: this is a ceiling, not an average.
To add a strategy, write a function and enter it in `STRATEGIES`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from fourcenturies.questions.clues import clues
from fourcenturies.questions.judge import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question

MOST_IN_LESSON = 0.20
"""The share of a lesson's keyed points that no blind strategy may earn."""
MOST_IN_COURSE = 0.10
"""The same for all lessons together."""
UNGRADED = frozenset({"written", "commit"})
_SILENT = "not stated"
_WIDE = ("1600/2025", "1900/2025", "1949/1989", "2013/2025", "2022/2025", "17XX", "18XX", "19XX", "20XX")
STANCES = ("asserts", "qualifies", "disputes", "silent")
CLAIMS = ("stands", "contradicted", "not shown")
_SPAN = re.compile(r"`([^`\n]{1,80})`")
_LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a blind player meets it: what its cells print, and what opens in its lesson without a right reply.

    The key gives no more than the shape of the form: which lines there are, and which labels.
    """

    question: Question
    key: Key
    page: str = ""
    opened: str = ""
    beside: tuple[tuple[Question, Key], ...] = field(default=(), repr=False)

    def earned(self, replies: Iterable[str]) -> float:
        """Return the points of the best of these replies."""
        credits_ = (judge(self.question, reply, self.key).credit for reply in replies)
        return self.question.points * max(credits_, default=0.0)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The lines of a form with several, each with what is left of its colon and the label that belongs there."""
        pairs = [line.partition(":")[::2] for line in self.key.answer.splitlines() if ":" in line]
        if self.question.kind in {"match", "claim-check"}:
            pairs = [self._bare(*pair) for pair in pairs]
        return [(left.strip(), right.strip()) for left, right in pairs]

    @staticmethod
    def _bare(left: str, right: str) -> tuple[str, str]:
        lettered = re.match(r"([a-z])\)", left)
        return (lettered[1] if lettered else left), right


def _everywhere(asked: Asked, label: str) -> str:
    return "\n".join(f"{left}: {label}" for left, _ in asked.lines)


def silent(asked: Asked) -> list[str]:
    """Say "not stated", or "silent", everywhere."""
    kind = asked.question.kind
    if kind in {"match", "three-clocks"}:
        return [_everywhere(asked, _SILENT)]
    if kind == "stance-matrix":
        return [_everywhere(asked, "silent")]
    if kind == "claim-check":
        return [_everywhere(asked, "not shown")]
    if kind == "chain":
        return [" > ".join([_SILENT] * number) for number in (3, 4)]
    if kind == "footnote":
        return [_everywhere(asked, _SILENT) or _SILENT]
    return [_SILENT]


def constant(asked: Asked) -> list[str]:
    """Give the one reply, or the one label on every line, that pays most: known beforehand, the worst case."""
    kind = asked.question.kind
    if kind in {"choice", "bug-hunt"} or (kind == "passage" and asked.question.first == "choice"):
        return [best_letters(kind, asked.beside)]
    if kind == "match":
        return [_everywhere(asked, label) for label in {right for _, right in asked.lines}]
    if kind in {"stance-matrix", "claim-check"}:
        return [_everywhere(asked, label) for label in (STANCES if kind == "stance-matrix" else CLAIMS)]
    twice = [
        key.answer
        for question, key in asked.beside
        if question.kind == kind
        and question.id != asked.question.id
        and question.lesson == asked.question.lesson
    ]
    return [*silent(asked), *twice]


def as_listed(asked: Asked) -> list[str]:
    """Take what is listed as it is listed: the first option, the items in their order."""
    kind = asked.question.kind
    if kind == "order":
        letters = sorted(set(re.findall(r"(?<![^\W_])([a-z])(?=[):])", asked.key.answer)))
        return ["\n".join(letters)] if len(letters) > 1 else []
    if kind == "match":
        labels = sorted({right for _, right in asked.lines})
        return ["\n".join(f"{left}: {labels[n % len(labels)]}" for n, (left, _) in enumerate(asked.lines))]
    return ["a", "a [1]"] if kind in {"choice", "bug-hunt", "passage"} else []


def everything(asked: Asked) -> list[str]:
    """Name all there is."""
    kind = asked.question.kind
    if kind in {"choice", "bug-hunt"}:
        return [", ".join(_LETTERS[: max(4, len(asked.question.items))])]
    if kind == "match":
        labels = " and ".join(sorted({right for _, right in asked.lines}))
        return [_everywhere(asked, labels)]
    if kind == "order":
        return [" & ".join(_LETTERS[: max(2, len(asked.question.items))])]
    return []


def own_words(asked: Asked) -> list[str]:
    """Give back what the task itself prints: its patterns, and what it gives on purpose."""
    given = asked.question.given
    spans = [span for span in _SPAN.findall(asked.page) if span.casefold() != _SILENT]
    year = [asked.question.year] if asked.question.year else []
    return [*spans, *given, *year, " > ".join(given), "\n".join(given), " and ".join(given)]


def offered(asked: Asked) -> list[str]:
    """Write "not stated" where the task offers these words."""
    return silent(asked) if _SILENT in asked.page.casefold() else []


def wide(asked: Asked) -> list[str]:
    """Give a date that is wide enough."""
    kind = asked.question.kind
    if kind == "date":
        return list(_WIDE)
    if kind == "passage" and asked.question.first == "date":
        return [f"{date} [1]" for date in _WIDE]
    if kind == "bracket":
        return ["1600 to 2025", "1900 to 2000", "1800 to 1900"]
    return []


def answered_again(asked: Asked) -> list[str]:
    """Commit, read all that opens in the lesson, and answer again with what stands there."""
    return in_text(asked.question.kind, asked.key, asked.opened)


def in_text(kind: str, key: Key, text: str) -> list[str]:
    """Return the replies of a kind that a text holds: its dates, names or numbers, or the answer itself."""
    if not text:
        return []
    low = text.casefold()
    plain = [one for one in (key.answer, *key.also) if len(one) >= _LEAST_SIGNS and one.casefold() in low]
    if kind == "date":
        return [
            *plain,
            *_DATES.findall(text),
            *(str(clue.value) for clue in clues(text) if clue.kind == "year"),
        ]
    if kind == "number":
        return re.findall(r"\d[\d,.]*", text)
    if kind in {"attribution", "chain"}:
        from fourcenturies.questions.kinds.attributions import default_directory  # noqa: PLC0415 - slow to load

        named = (str(clue.value) for clue in clues(text, default_directory()) if clue.kind == "name")
        return [*plain, *dict.fromkeys(named)]
    return plain


def told_by_reveals(
    lesson: Lesson, keys: Mapping[str, Key], opened_by: Callable[[Question], str]
) -> list[str]:
    """Return a sentence for each reveal that tells the key of its own or of a later graded question.

    `opened_by` returns as text what a question opens for any reply that can be read.
    """
    problems = []
    for place, source in enumerate(lesson.questions):
        text = opened_by(source) if source.reveals else ""
        for question in lesson.questions[place:] if text else ():
            key = keys.get(question.id)
            if key is None or question.kind in UNGRADED:
                continue
            replies = [one for one in in_text(question.kind, key, text) if one not in question.given]
            told = next((one for one in replies if judge(question, one, key).credit >= 1), "")
            if told:
                problems.append(
                    f"{source.id}: what it opens tells the answer of {question.id}: “{told}”; let it open with a later "
                    "question, or move it to `answers`"
                )
    return problems


_LEAST_SIGNS = 6
_DATES = re.compile(
    r"\d{1,2}(?:[–-]\d{1,2})?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s+\d{4})?|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}"
)

STRATEGIES: Mapping[str, Callable[[Asked], list[str]]] = {
    "best constant": constant,
    "all silent": silent,
    "as listed": as_listed,
    "everything": everything,
    "the task's own words": own_words,
    "not stated where offered": offered,
    "a date wide enough": wide,
    "commit, read, answer again": answered_again,
}


def best_letters(kind: str, beside: Sequence[tuple[Question, Key]]) -> str:
    """Return the letters that earn most if they are given to all questions of this kind in the course."""
    alike = [(question, key) for question, key in beside if question.kind == kind]
    sets = [
        ", ".join(letters)
        for size in ((1, 2, 3) if kind == "bug-hunt" else (1,))
        for letters in combinations(_LETTERS[:7], size)
    ]
    if kind == "passage":
        sets = [f"{letter} [{number}]" for letter in sets for number in range(1, 7)]

    def points(reply: str) -> float:
        return sum(question.points * judge(question, reply, key).credit for question, key in alike)

    return max(sets, key=points)


@dataclass(frozen=True, slots=True)
class Played:
    """What one strategy earned in one lesson, of the points that are marked by reading; "" is all lessons together."""

    lesson: str
    strategy: str
    points: float
    of: float

    @property
    def share(self) -> float:
        """The share of the points."""
        return self.points / self.of if self.of else 0.0

    @property
    def over(self) -> bool:
        """Whether it is more than may be had for nothing."""
        return self.share > (MOST_IN_LESSON if self.lesson else MOST_IN_COURSE)


def play(
    lessons: Sequence[tuple[Lesson, Mapping[str, Key]]],
    pages: Mapping[str, str],
    opened: Mapping[str, str],
) -> list[Played]:
    """Play every strategy in every lesson and in all of them; return the worst first.

    `pages` holds what the cells of each question print, by its id, and `opened` what each lesson opens for any reply
    that can be read, by the lesson's id.
    """
    keyed = [
        (lesson.id, question, keys[question.id])
        for lesson, keys in lessons
        for question in lesson.questions
        if question.id in keys and question.kind not in UNGRADED
    ]
    beside = tuple((question, key) for _, question, key in keyed)
    rows: list[Played] = []
    for name, strategy in STRATEGIES.items():
        earned = [
            (lesson, question.points, asked.earned(strategy(asked)))
            for lesson, question, key in keyed
            for asked in [Asked(question, key, pages.get(question.id, ""), opened.get(lesson, ""), beside)]
        ]
        rows += [
            Played(lesson.id, name, sum(p for one, _, p in earned if one == lesson.id),
                   sum(of for one, of, _ in earned if one == lesson.id))
            for lesson, _ in lessons
        ]  # fmt: skip
        rows.append(Played("", name, sum(p for _, _, p in earned), sum(of for _, of, _ in earned)))
    return sorted(rows, key=lambda row: (-row.share, row.lesson, row.strategy))


def as_table(rows: Iterable[Played]) -> str:
    """Return the rows as lines: the share, the points, the lesson, the strategy; a sign where it is too much."""
    told = [
        f"{'!' if row.over else ' '} {row.share:5.0%}  {row.points:6.2f} of {row.of:g}  "
        f"{row.lesson or 'all lessons':32}  {row.strategy}"
        for row in rows
    ]
    limits = f"! is over the limit: {MOST_IN_LESSON:.0%} of a lesson, {MOST_IN_COURSE:.0%} of the course."
    return "\n".join([*told, "", limits])
