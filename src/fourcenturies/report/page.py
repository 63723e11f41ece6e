"""The report as one page that asks for nothing and runs nothing, and as a table.

To change how it looks, change `report.html` and `report.css` beside this file.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from fourcenturies.grading.feedback_page import style
from fourcenturies.questions.cards import FACES, number, points_in_words
from fourcenturies.report.findings import FEW, FEWEST, habit_of, ruling, short, taught
from fourcenturies.spreadsheets import to_rows
from fourcenturies.views.calibration import calibration, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fourcenturies.grading.answers import Group
    from fourcenturies.report.findings import Lesson, Row
    from fourcenturies.report.gathering import Sat
    from fourcenturies.report.statistics import Estimate
    from fourcenturies.views.calibration import Step

MOST_BYTES = 150_000
_GROUPS = (
    12,
    8,
    5,
    3,
    2,
    1,
    0,
)  # so many groups of replies a question are shown, as long as the page has room
_FORMS = 3
_WORDS = {
    "correct": "right",
    "partial": "partly right",
    "wrong": "not right",
    "unreadable": "cannot be read",
    "unanswered": "left empty",
    "noted": "for a person to look at",
}
_HERE = Path(__file__).resolve().parent


def report_page(lessons: Sequence[Lesson]) -> bytes:
    """Return the report on some lessons as a page; the fewer replies in it, the more there would be."""
    page = b""
    for most in _GROUPS:
        page = _page(lessons, most)
        if len(page) < MOST_BYTES:
            break
    return page


def _page(lessons: Sequence[Lesson], most: int) -> bytes:
    rows = [row for lesson in lessons for row in lesson.rows]
    habits, objectives = taught(lessons)
    pairs = [
        pair
        for one in lessons
        for own in one.sat.replies.values()
        for reply in own.values()
        if (pair := reply.sure)
    ]
    steps = calibration(pairs) if len(pairs) >= FEW else ()
    text: str = _template().render(
        title=lessons[0].sat.lesson.title if len(lessons) == 1 else f"{len(lessons)} lessons",
        lessons=lessons,
        todo=sorted((row for row in rows if row.reasons), key=lambda row: -row.stake),
        habits=habits,
        objectives=objectives,
        steps=steps,
        sure_words=_sure(steps),
        absent=any(lesson.sat.absent for lesson in lessons),
        most=most,
    )
    return (text + "\n").encode("utf-8", "replace")


def _sure(steps: Sequence[Step]) -> str:
    answers = sum(step.answers for step in steps) or 1
    sure, right = (sum(step.answers * own for step, own in zip(steps, owns, strict=True)) / answers
                   for owns in ([step.sure for step in steps], [step.right for step in steps]))  # fmt: skip
    return f"Over all {answers} replies that tell it the class was {percent(sure)} sure and {percent(right)} right."


def limits(lesson: Lesson) -> Iterator[str]:
    """Yield in sentences what so few submissions do not tell."""
    students, complete = lesson.whole.students, lesson.whole.complete
    if students < FEWEST:
        yield f"{students} handed in. Under {FEWEST} no replies are listed: each could be told to be somebody's."
    if students < FEW:
        yield (
            f"{students} handed in, so this page cannot tell how well a question tells strong from weak, nor how "
            f"reliable the marks are: under {FEW}, chance alone makes good questions look bad."
        )
    elif complete < FEW:
        yield (
            f"Only {complete} have a mark for every question, so this page cannot tell how reliable the marks are: "
            "settle what waits, and make it again."
        )


def handed(sat: Sat) -> str:
    """Return how many of the roster handed in."""
    known = len(sat.replies) + sat.refused - sat.strange
    return f"{known} of {sat.listed}" if sat.listed else str(len(sat.replies) + sat.refused)


def tenths(lesson: Lesson) -> list[tuple[int, int, int]]:
    """Return how many students are in each tenth of the points: where it begins, how many, and a bar's per cent."""
    places = [min(9, max(0, int(share * 10 + 1e-9))) for share in lesson.shares]
    counts = [places.count(tenth) for tenth in range(10)]
    return [
        (10 * tenth, count, round(100 * count / (max(counts) or 1))) for tenth, count in enumerate(counts)
    ]


def statuses(row: Row) -> list[tuple[str, str, str, int]]:
    """Return how many replies have which status: its name, sign, word and number."""
    return [(name, _sign(name), word, count) for name, word in _WORDS.items() if (count := row.counts[name])]


def _sign(status: str) -> str:
    return FACES["read" if status == "noted" else status][0]


def figure(value: float) -> str:
    """Return a figure between −1 and 1 with two decimals.

    >>> figure(-0.214)
    '−0.21'
    """
    return f"{value:.2f}".replace("-", "−")


def _ruling(question: str, group: Group) -> str:
    return ruling(question, [form for form, _ in group.forms[:_FORMS]])


@lru_cache
def _template() -> Any:
    pages = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    filters: dict[str, Callable[[Any], Any]] = {
        "share": percent,
        "percent": lambda share: round(100 * share),
        "on_scale": lambda value: round(50 + 50 * value),
        "figure": figure,
        "number": number,
        "points": points_in_words,
        "questions": lambda count: "1 question" if count == 1 else f"{count} questions",
        "short": short,
        "sign": _sign,
        "word": _WORDS.__getitem__,
    }
    pages.filters.update(filters)
    pages.globals |= {
        "style": Markup(style() + (_HERE / "report.css").read_text(encoding="utf-8")),  # noqa: S704 - our own
        "limits": limits,
        "handed": handed,
        "tenths": tenths,
        "statuses": statuses,
        "ruling": _ruling,
        "forms": _FORMS,
        "fewest": FEWEST,
    }
    return pages.get_template("report.html")


_HEAD = (
    "lesson", "question", "kind", "objective", "habit", "points", "handed_in", "marks", "facility", "facility_low",
    "facility_high", "discrimination", "discrimination_low", "discrimination_high", "chance", "efficiency",
    "reliability_without", "sure", "right", "sure_replies", "reliability", "reliability_low", "reliability_high",
    "uncertain", *_WORDS,
)  # fmt: skip


def report_table(lessons: Sequence[Lesson]) -> str:
    """Return the figures as comma-separated values: a row for each lesson as a whole, and one for each question."""
    rows = [
        row
        for lesson in lessons
        for row in (_of_lesson(lesson), *(_of_question(lesson, own) for own in lesson.rows))
    ]
    return to_rows([_HEAD, *([row.get(name, "") for name in _HEAD] for row in rows)])


def _of_lesson(lesson: Lesson) -> dict[str, str]:
    held = lesson.whole
    return {
        "lesson": lesson.sat.lesson.id,
        "points": number(lesson.most),
        "handed_in": str(held.students),
        "marks": str(held.complete),
        "facility": _figure(held.mean / lesson.most if lesson.most else None),
        "uncertain": _figure(held.uncertain),
        **_estimate("reliability", held.reliability),
    }


def _of_question(lesson: Lesson, row: Row) -> dict[str, str]:
    asked, item = row.question, row.item
    sure, right, count = row.sure or (None, None, "")
    return {
        "lesson": lesson.sat.lesson.id,
        "question": asked.id,
        "kind": asked.kind,
        "objective": asked.objective,
        "habit": habit_of(asked),
        "points": number(asked.points),
        "handed_in": str(lesson.whole.students),
        "marks": str(item.answers),
        **_estimate("facility", item.facility),
        **_estimate("discrimination", item.discrimination),
        "chance": _figure(row.chance),
        "efficiency": _figure(item.efficiency),
        "reliability_without": _figure(item.without if lesson.whole.reliability else None),
        "sure": _figure(sure),
        "right": _figure(right),
        "sure_replies": str(count),
        **{name: str(row.counts[name]) for name in _WORDS},
    }


def _estimate(name: str, held: Estimate | None) -> dict[str, str]:
    ends = (held.value, held.low, held.high) if held else (None, None, None)
    return dict(zip((name, f"{name}_low", f"{name}_high"), map(_figure, ends), strict=True))


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"
