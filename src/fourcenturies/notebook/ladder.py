"""The ladder of feedback for self-study: each try in vain tells a little more, and the answer comes last.

The first try gets the verdict and the kind of error, the second what to read again, the third the passage and what a
verdict keeps for later, the fourth the answer with its reason. To add a rung, enter it in `_RUNGS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.questions.revealing import answer_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.verdicts import Verdict
    from fourcenturies.views.quotations import Quotation

    Passages = Sequence[Quotation]

PASSAGE_RUNG = 3
"""From this try on the passages are shown, and what a verdict keeps for later."""

ANSWER_RUNG = 4
"""From this try on the answer is told: what opens with a right reply opens, too."""


def moves(verdict: Verdict) -> bool:
    """Tell whether a reply counts as a try in vain: it was read, and is not wholly right."""
    return verdict.status in {"partial", "wrong"}


def feedback(
    verdict: Verdict, question: Question, key: Key, tries: int, passages: Passages = ()
) -> tuple[str, ...]:
    """Return what a card tells besides the verdict after so many tries.

    >>> from fourcenturies.questions.keys import Key
    >>> from fourcenturies.questions.model import Question
    >>> from fourcenturies.questions.verdicts import Verdict
    >>> question, key = Question("q-01-01", "date", reread=("Cox, ¶ 1",)), Key("1860-11", because="¶ 1 says so.")
    >>> feedback(Verdict("wrong", 0, "No."), question, key, 1)
    ()
    >>> feedback(Verdict("wrong", 0, "No."), question, key, 4)
    ('Read again: Cox, ¶ 1.', 'The answer: November 1860. ¶ 1 says so.')
    """
    if not moves(verdict):
        return ()
    told = [line for least, rung in _RUNGS if tries >= least for line in rung(question, key, passages)]
    return (*(verdict.later if tries >= PASSAGE_RUNG else ()), *told)


def _read_again(question: Question, _key: Key, _passages: Passages) -> list[str]:
    return [f"Read again: {'; '.join(question.reread)}."] if question.reread else []


def _quoted(_question: Question, _key: Key, passages: Passages) -> list[str]:
    return [
        f"{row.words or 'Too long to be shown here: read it in the article.'} ({row.locator})"
        for row in passages
    ]


def _answer(question: Question, key: Key, _passages: Passages) -> list[str]:
    words = answer_words(question, key)
    return (
        [f"The answer: {words}{'' if words.endswith('.') else '.'} {key.because}".rstrip()] if words else []
    )


_RUNGS: tuple[tuple[int, Callable[[Question, Key, Passages], list[str]]], ...] = (
    (2, _read_again),
    (PASSAGE_RUNG, _quoted),
    (ANSWER_RUNG, _answer),
)
