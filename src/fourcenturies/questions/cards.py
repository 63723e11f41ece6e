"""A verdict as a small card of HTML, the same in the notebook, in formgrader and on feedback pages.

Everything that a student wrote is escaped; the card holds no script, no link and no picture.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.glyphs import sign
from fourcenturies.replies.text import split_confidence, tidy

if TYPE_CHECKING:
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.verdicts import Verdict

FACES = {
    "correct": (sign("right"), "Right", "#2e8b57"),
    "partial": (sign("partly"), "Partly right", "#b8860b"),
    "wrong": (sign("wrong"), "Not right", "#c0504d"),
    "unreadable": (sign("unreadable"), "Cannot be read", "#8064a2"),
    "unanswered": (sign("unanswered"), "No answer yet", "#808080"),
    "read": (sign("noted"), "Answer noted", "#4a7ebb"),
}
"""A sign, a word and the colour of the rule: never the colour alone. The colours keep 3:1 on white and on black."""
_LONGEST_SHOWN = 600
_NO_FORMULA = "tex2jax_ignore mathjax_ignore"  # MathJax, old and new, else makes links of what a reply holds


def card(
    question: Question, verdict: Verdict, reply: str, notes: tuple[str, ...] = (), *, reread: bool = True
) -> str:
    """Return the card of a verdict: the judgement, the reason, where to read again, and what the reply was read as.

    `notes` are further sentences, for example that the saved notebook holds another reply. With `reread=False`
    the card leaves it to the notes to tell what to read again, and what the verdict keeps for later.

    >>> from fourcenturies.questions.model import Question
    >>> from fourcenturies.questions.verdicts import Verdict
    >>> "&lt;b&gt;" in card(Question("q-01-01", "date"), Verdict("wrong", 0.0, "No."), "<b>1860</b>")
    True
    """
    sign, word, colour = FACES[verdict.status]
    head = f"{sign} {word}"
    if verdict.status in {"correct", "partial", "wrong"}:
        head += f" · {number(question.points * verdict.credit)} of {points_in_words(question.points)}"
    message = "" if verdict.status == "unanswered" else verdict.message
    again = read_again(question, verdict) if reread else ""
    later = verdict.later if reread else ()
    rows = [f"<strong>{escape(head)}</strong>", *(escape(text) for text in (message, *later, again) if text)]
    if reply:
        rows.append(_as_read(reply, verdict))
    if tidy(reply) in verdict.set_aside:
        rows.append("A reason or remark beside it was set aside.")
    elif verdict.set_aside:
        aside = "; ".join(f"“{_lines(text)}”" for text in verdict.set_aside)
        rows.append(f"Set aside as a reason or remark: {aside}")
    rows += map(escape, notes)
    told = as_data(question, verdict, reply)
    body = "".join(f'<p style="margin:0.15em 0">{row}</p>' for row in rows)
    return (
        f'<div class="fourcenturies-card fourcenturies-{verdict.status} {_NO_FORMULA}" role="status"{told} '
        f'style="border-left:4px solid {colour};padding:0.25em 0 0.25em 0.9em;margin:0.3em 0;max-width:46em">'
        f"{body}</div>"
    )


def as_data(question: Question, verdict: Verdict, reply: str) -> str:
    """Return the verdict as data, for whatever reads a page again: `calibration()`, a report on a class."""
    sure = split_confidence(reply)[1]
    told = {
        "question": question.id,
        "status": verdict.status,
        "credit": f"{verdict.credit:g}" if verdict.status in {"correct", "partial", "wrong"} else "",
        "misconception": verdict.misconception,
        "read-as": _short(verdict.read_as),
        "sure": "" if sure is None else f"{sure:g}",
        "share": "" if verdict.share is None else f"{verdict.share:g}",
    }
    return "".join(f' data-{name}="{escape(value)}"' for name, value in told.items() if value)


def read_again(question: Question, verdict: Verdict) -> str:
    """Return where to read again after a reply that is not wholly right, "" after any other."""
    if verdict.status in {"partial", "wrong"} and question.reread:
        return f"Read again: {'; '.join(question.reread)}."
    return ""


def _as_read(reply: str, verdict: Verdict) -> str:
    """Return what a reply was read as, else the reply itself; never both, for the reply stands above its card."""
    body, sure = split_confidence(reply)
    told = "" if sure is None else f", {sure:.0%} sure".replace("%", " %")
    if verdict.read_as and verdict.read_as.casefold() != body.casefold():
        return f"Your answer was read as: {_lines(verdict.read_as)}{told}"
    return f"Your answer: “{_lines(body if told else reply)}”{told}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + " […]"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in _short(text).split("\n"))


def number(value: float) -> str:
    """Return a number with two decimals at most.

    >>> number(1.5), number(2)
    ('1.5', '2')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def points_in_words(value: float) -> str:
    """Return points as they are said.

    >>> points_in_words(1), points_in_words(0.5)
    ('1 point', '0.5 points')
    """
    return f"{number(value)} point" + ("" if value == 1 else "s")
