"""One feedback page: what was asked, what was written, how it was read and marked, and why.

A page is one file that asks for nothing: no script, no picture, no address. What a student wrote is text in it and
nothing else; it is bounded, so that a page stays small whatever was handed in. To change how a page looks, change
`feedback.html` and `feedback.css` beside this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from fourcenturies.course.comments import written_out
from fourcenturies.drawing.palette import PAINTS
from fourcenturies.glyphs import sign
from fourcenturies.grading.marking import NO_RESPONSE
from fourcenturies.grading.restoring import RECORD
from fourcenturies.questions.cards import FACES, as_data, number, points_in_words, read_again
from fourcenturies.questions.cells import WRITTEN_STUB
from fourcenturies.questions.verdicts import Verdict, read_told
from fourcenturies.replies.text import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.grading.feedback_lesson import Asked, FeedbackLesson
    from fourcenturies.grading.held import Held, Marked

MOST_BYTES = 60_000
REPLY, WRITTEN, MESSAGE, READ_AS, ASIDE = (
    1_200,
    12_000,
    900,
    300,
    400,
)  # bytes of each that are shown, escaped
_GUESS = "commit"
_SHARES = (1.0, 0.5, 0.25, 0.1)  # of that room, where a page would be too large
_CUT = " […] The rest is not shown here: the whole text stands in the file that you handed in."
_HERE = Path(__file__).resolve().parent
_PAINTS = ("ground", "ink", "quiet", "rule", "faint", "band", "mark")
_TONES = {
    "correct": ("#1d6b43", "#7fd3a4"),
    "partial": ("#7a5600", "#e2bb55"),
    "wrong": ("#a03530", "#f0a09a"),
    "unreadable": ("#65498a", "#c9b1e8"),
    "unanswered": ("#595959", "#b3b3b3"),
    "read": ("#2d5f9e", "#9dc3f2"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One question on a page."""

    asked: Asked
    status: str
    sign: str
    word: str
    points: str
    share: float
    reply: str = ""
    read_as: str = ""
    aside: str = ""
    message: str = ""
    again: str = ""
    comment: str = ""
    data: str = ""
    waits: bool = False


def feedback_page(notebook: Mapping[str, Any], lesson: FeedbackLesson, marked: Marked) -> bytes:
    """Return the page of an autograded notebook.

    Raises `ValueError` where the notebook was not graded with the course's settings.
    """
    record = notebook.get("metadata", {}).get(RECORD)
    if not isinstance(record, dict) or "digest" not in record:
        raise ValueError("this notebook was not graded with the course's settings: grade it again")
    page = b""
    for share in _SHARES:
        page = _page(record, lesson, marked, share)
        if len(page) <= MOST_BYTES:
            break
    return page


def _page(record: Mapping[str, Any], lesson: FeedbackLesson, marked: Marked, share: float) -> bytes:
    rows = [_row(asked, record, marked, lesson, share) for asked in lesson.asked if _is_asked(asked)]
    earned = sum(marked.of(row.asked.cell).score(marked.of(row.asked.cell).auto) for row in rows)
    waiting = [row for row in rows if row.waits]
    text: str = _template().render(
        lesson=lesson,
        rows=rows,
        earned=number(max(0.0, earned - marked.penalty)),
        most=points_in_words(sum(row.asked.question.points for row in rows)),
        penalty=points_in_words(marked.penalty) if marked.penalty else "",
        waiting=waiting,
        refused=_bounded(str(record.get("refused", "")), MESSAGE),
    )
    return (text + "\n").encode()


def _is_asked(asked: Asked) -> bool:
    """Say whether a question is asked still: one that is worth nothing was taken out, but for a first guess."""
    return bool(asked.question.points) or asked.question.kind == _GUESS


def _row(
    asked: Asked, record: Mapping[str, Any], marked: Marked, lesson: FeedbackLesson, share: float
) -> Row:
    held, said = marked.of(asked.cell), marked.said(asked.answer_cell)
    found = record.get("found", {}).get(asked.question.id, {})
    reply = found.get("reply", "")
    verdict = _verdict(asked, record, reply)
    status = _status(asked, held, verdict)
    face, word, _ = FACES[status]
    word = "No answer" if status == "unanswered" else word
    if held.waits:
        word = "Waits for a person"
    elif held.manual is not None:
        word = "Marked by a person"
    note = "" if said.auto in {"", NO_RESPONSE} or verdict.message in said.auto else said.auto
    later = verdict.later if lesson.returned else ()
    message = "" if status == "unanswered" else " ".join(filter(None, (verdict.message, *later, note)))
    return Row(
        asked,
        status,
        face,
        word,
        _points(asked, held, waits=held.waits),
        min(1.0, max(0.0, held.score(held.auto) / (asked.question.points or 1.0))),
        ""
        if reply.strip() == WRITTEN_STUB
        else _bounded(reply, share * (WRITTEN if asked.written else REPLY)),
        _read_as(verdict, reply, share),
        _aside(verdict, reply, share),
        _bounded(message, share * MESSAGE),
        read_again(asked.question, verdict),
        written_out(said.manual.strip(), lesson.comments),
        _data(asked, verdict, reply, share),
        held.waits,
    )


def _verdict(asked: Asked, record: Mapping[str, Any], reply: str) -> Verdict:
    told = record.get("verdicts", {}).get(asked.question.id)
    if told:
        return read_told(told)
    return Verdict("read" if reply.strip() not in {"", WRITTEN_STUB} else "unanswered", 0.0, "")


def _status(asked: Asked, held: Held, verdict: Verdict) -> str:
    """Return how a question stands: what waits is no verdict yet, and what a person gave goes before the judge."""
    if held.waits:
        return "read"
    if held.manual is None:
        return verdict.status
    points = held.score(None)
    return "correct" if points >= asked.question.points else "partial" if points > 0 else "wrong"


def _points(asked: Asked, held: Held, *, waits: bool) -> str:
    if not asked.question.points:
        return "not marked"
    if waits and held.auto is None and held.manual is None:
        return f"up to {points_in_words(asked.question.points)}"
    return f"{number(held.score(held.auto))} of {points_in_words(asked.question.points)}"


def _read_as(verdict: Verdict, reply: str, share: float) -> str:
    differs = verdict.read_as.casefold() != reply.strip().casefold()
    return _bounded(verdict.read_as, share * READ_AS) if differs else ""


def _aside(verdict: Verdict, reply: str, share: float) -> str:
    if tidy(reply) in verdict.set_aside:
        return "a reason or remark beside it"
    return _bounded("; ".join(f"“{text}”" for text in verdict.set_aside), share * ASIDE)


def _data(asked: Asked, verdict: Verdict, reply: str, share: float) -> str:
    short = Verdict(
        verdict.status,
        verdict.credit,
        "",
        _bounded(verdict.read_as, share * READ_AS),
        verdict.misconception,
        share=verdict.share,
    )
    return Markup(as_data(asked.question, short, reply))  # noqa: S704 - each value is escaped there


def _bounded(text: str, most: float) -> str:
    """Return a text, or as much of it as takes so many bytes in a page."""
    if 6 * len(text) <= most or len(escape(text).encode()) <= most:
        return text
    kept = text[: int(most)]
    while len(escape(kept).encode()) > most:
        kept = kept[: len(kept) * 9 // 10]
    return kept.rstrip() + _CUT


@lru_cache
def _template() -> Any:
    pages = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    pages.globals.update(style=Markup(style()), quiet=sign("noted"))  # noqa: S704 - our own style
    return pages.get_template("feedback.html")


def style() -> str:
    """Return the style of a page for a class or its instructor: colours for light and dark, and `feedback.css`."""
    named = {name: PAINTS[name] for name in _PAINTS} | _TONES
    paints = "".join(f"--{name}: light-dark({light}, {dark}); " for name, (light, dark) in named.items())
    return f":root {{ {paints}}}\n" + (_HERE / "feedback.css").read_text(encoding="utf-8")
