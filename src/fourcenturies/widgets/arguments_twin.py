"""The text twin of the argument map: the same matrix and the same grounds, as HTML without a script and as text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.views.arguments import HIDDEN, SIDES, Arguments, Ground, Question
from fourcenturies.views.citing import BADGES, Heading
from fourcenturies.widgets.pieces import ACCENTS, credit_of, page, quotes_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def html(view: Arguments, chosen: str) -> str:
    """Return the matrix and the grounds of the chosen question."""
    body = _legend(view) + _matrix(view, chosen) + _opened(view, chosen)
    return page("arguments", "Argument map", body)


def text(view: Arguments, chosen: str) -> str:
    """Return the same as plain text."""
    lines = ["Who stands where", ""]
    for question in view.questions:
        told = ", ".join(
            f"{head.short} {BADGES[side].word}"
            for head, side in zip(view.headings, question.sides, strict=True)
        )
        lines.append(f"{question.label} {told}.")
    for question in view.questions:
        if question.id == chosen:
            lines += [
                "",
                question.label,
                *(line for ground in question.grounds for line in _lines(view, ground)),
            ]
    return "\n".join(lines) + "\n"


def _legend(view: Arguments) -> str:
    used = dict.fromkeys(side for question in view.questions for side in question.sides)
    items = "".join(
        f"<li>{_glyph(side)} {escape(BADGES[side].word)}</li>" for side in (*SIDES, HIDDEN) if side in used
    )
    return f'<ul class="fc-legend" role="list">{items}</ul>'


def _glyph(side: str) -> str:
    return f'<span class="fc-glyph" aria-hidden="true">{BADGES[side].glyph}</span>'


def _matrix(view: Arguments, chosen: str) -> str:
    heads = "".join(f'<th scope="col">{_short(head)}</th>' for head in view.headings)
    rows = "".join(_row(question, chosen) for question in view.questions)
    return (
        '<table class="fc-matrix"><thead><tr><th scope="col">Question</th>'
        f"{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _named(heading: Heading) -> str:
    return f'<span class="fc-letter" aria-hidden="true">{heading.letter}</span> {escape(heading.short)}'


def _short(heading: Heading) -> str:
    """Name a column; where there is no room, the letter is seen and the name only heard."""
    name = f'<span class="fc-said">{escape(heading.short)}</span>'
    return f'<span class="fc-letter" aria-hidden="true">{heading.letter}</span> {name}'


def _row(question: Question, chosen: str) -> str:
    cells = "".join(
        f'<td class="fc-side-{side}">{_glyph(side)} <span class="fc-said">{escape(BADGES[side].word)}</span></td>'
        for side in question.sides
    )
    look = ' class="fc-chosen"' if question.id == chosen else ""
    return (
        f'<tr data-question="{question.id}"{look}><th scope="row">{escape(question.label)}</th>{cells}</tr>'
    )


def _opened(view: Arguments, chosen: str) -> str:
    question = next((one for one in view.questions if one.id == chosen), None)
    if question is None:
        return ""
    columns = "".join(_column(view, side, question) for side in (*SIDES, HIDDEN))
    return f'<h3 class="fc-topic">{escape(question.label)}</h3><div class="fc-columns">{columns}</div>'


def _column(view: Arguments, side: str, question: Question) -> str:
    held = [ground for ground in question.grounds if ground.side == side]
    if not held:
        return ""
    items = "".join(_ground(view, ground) for ground in held)
    title = "Grounds" if side == HIDDEN else BADGES[side].word
    return (
        f'<section class="fc-column"><h4 class="fc-who">{_glyph(side)} {escape(title)} ({len(held)})</h4>'
        f'<ul class="fc-grounds" role="list">{items}</ul></section>'
    )


def _ground(view: Arguments, ground: Ground) -> str:
    place = next(i for i, head in enumerate(view.headings) if head.id == ground.source)
    heading = view.headings[place]
    said = "".join(
        f'<p class="{name}">{escape(words)}</p>'
        for name, words in (("fc-says", ground.because), ("fc-place", ground.place))
        if words
    )
    return (
        f'<li class="fc-ground fc-accent-{place % ACCENTS}"><p class="fc-name">{_who(heading, ground)}</p>'
        f"{said}{quotes_of(ground.quotes)}</li>"
    )


def _who(heading: Heading, ground: Ground) -> str:
    named = _named(heading)
    return named if ground.own else f'{escape(ground.holder)} <span class="fc-through">in {named}</span>'


def _lines(view: Arguments, ground: Ground) -> Iterator[str]:
    heading = next(head for head in view.headings if head.id == ground.source)
    who = heading.short if ground.own else f"{ground.holder} (in {heading.short})"
    place = f" ({ground.place})" if ground.place else ""
    yield f"  {BADGES[ground.side].glyph} {who}: {BADGES[ground.side].word}. {ground.because}{place}".rstrip()
    yield from (f"      {words_of(quote)} ({credit_of(quote)})" for quote in ground.quotes)
