"""The argument map: a row for each question, a column for each place where one may stand, the grounds under the row.

Sources stand in the columns as chips in their colours, so that dissent is a distance and not a sign. Where the stances
are left to the reader, each question is a blank form instead: a column for each source, with its grounds alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.matrix import HEAD, STEPS
from fourcenturies.drawing.naming import across, columns, many, named, quoted, withheld
from fourcenturies.views.arguments import HIDDEN
from fourcenturies.views.citing import BADGES
from fourcenturies.views.topics import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fourcenturies.views.arguments import Arguments, Ground, Question
    from fourcenturies.views.citing import Heading

LABEL = "Argument map"
COLUMNS = (*((badge, word) for word, badge in STEPS), ("silent", "silent"))
"""Where one may stand: the stance, and the head of its column."""
KEY = (
    "Each source stands where it stands in its own voice, the experts whom it quotes are counted beside it. The order "
    "is ours: how far apart the sources stand, summed over all pairs that take a stand."
)
READ = "The whole text was read for it."
FORM = (
    "Where does each stand: does it assert, qualify or dispute, or is it silent? Here are the grounds alone."
)
Selection = tuple[str, str, str, tuple["Question", ...]]
"""Questions that can be shown together: an id, how the menu names them, its group, and which they are, in order."""


def arguments_drawing(view: Arguments, opened: str) -> b.Drawing:
    """Return the map with a choice of questions; that of the id `opened` shows its grounds from the first."""
    found = selections(view)
    choices = (
        b.Choice((name,), _told(label, group, questions), selection_blocks(view, questions, opened))
        for name, label, group, questions in found
    )
    menu = b.Menu("choice", "Questions", tuple((name, label, group) for name, label, group, _ in found))
    return b.Drawing("arguments", LABEL, tuple(choices), (menu,) if found[1:] else ())


def selections(view: Arguments) -> list[Selection]:
    """Return what the menu offers; one that holds the same questions in the same order as another is left out."""
    every = view.questions
    silent = tuple(sorted(every, key=lambda one: -one.silent))
    found: list[Selection] = [
        ("disagreement", "all, most disagreement first", "", every),
        ("silence", "all, most silence first", "", silent),
        ("divided", "only where sources disagree", "", tuple(one for one in every if one.disagreement)),
    ]
    for theme in view.themes:
        held = tuple(question for question in every if question.theme == theme)
        found.append((theme, THEMES.get(theme, theme.capitalize()), "One theme", held))
    told: dict[tuple[Question, ...], Selection] = {}
    for one in found:
        if one[-1]:
            told.setdefault(one[-1], one)
    return list(told.values())


def _told(label: str, group: str, questions: Sequence[Question]) -> str:
    """Return the sentence that is said when questions are chosen."""
    words = f"{group}: {label}" if group else label
    count = "One question" if len(questions) == 1 else f"{len(questions)} questions"
    return f"{count}. {words[:1].upper()}{words[1:]}."


def selection_blocks(view: Arguments, questions: Sequence[Question], opened: str) -> tuple[b.Block, ...]:
    """Return some questions as rows of the map, or as forms where the stances are left to the reader."""
    blocks = withheld(quote for one in questions for ground in one.grounds for quote in ground.quotes)
    if any(HIDDEN in question.sides for question in questions):
        forms = (block for question in questions for block in _form(view, question))
        return (b.quiet(FORM), *forms, *blocks)
    heads = tuple(b.cell(b.Span(word, "strong")) for _, word in COLUMNS)
    rows = tuple(_row(view, question, opened=question.id == opened) for question in questions)
    grid = b.Grid("Who stands where", heads, rows, "stands", shares=(2.1, 1, 1, 1, 1))
    key = b.Group(tuple(b.Paragraph(named(heading)) for heading in view.headings), "key")
    return (key, grid, b.small(KEY), *blocks)


def _row(view: Arguments, question: Question, *, opened: bool) -> b.Row:
    voices = sum(ground.side != "silent" for ground in question.grounds)
    summary = f"The grounds of {'one voice' if voices == 1 else f'{voices} voices'}"
    grounds = b.Fold(b.line(summary), tuple(_sides(view, question)), open=opened)
    cells = tuple(_stand(view, question, side) for side, _ in COLUMNS)
    return b.Row(b.line(b.Span(question.label, "words")), cells, more=(grounds,))


def _stand(view: Arguments, question: Question, side: str) -> b.Cell:
    """Return who stands in one column on a question: the sources, and how many experts."""
    chips: list[b.Block] = [
        b.Group((b.Paragraph(named(heading)),), "chip", source=heading.id)
        for heading, own in zip(view.headings, question.sides, strict=True)
        if own == side
    ]
    experts = sum(ground.side == side and not ground.own for ground in question.grounds)
    if side != "silent" and experts:
        count = "one expert" if experts == 1 else many(experts, "expert")
        chips.append(b.small(f"and {count}" if chips else count))
    return b.Cell(tuple(chips), silent=side == "silent")


def _sides(view: Arguments, question: Question) -> Iterator[b.Block]:
    """Give the grounds of a question, those who stand together under one heading, and who is silent below."""
    heads = {heading.id: heading for heading in view.headings}
    held = {side: [one for one in question.grounds if one.side == side] for side, _ in COLUMNS}
    silent = held.pop("silent")
    beside = (
        b.Group((_title(side), *(_ground(heads[one.source], one) for one in grounds)), "side")
        for side, grounds in held.items()
        if grounds
    )
    yield b.Group(tuple(beside), "columns", question.label)
    if silent:
        lines = (b.line(*_who(heads[one.source], one), f": {one.because or READ}") for one in silent)
        yield b.Group((_title("silent"), b.Items(tuple(lines))), "side")


def _title(side: str) -> b.Heading:
    return b.Heading(b.line(b.Span(BADGES[side].glyph, "sign"), f" {BADGES[side].word}"), 4)


def _ground(heading: Heading, ground: Ground) -> b.Group:
    return b.Group((b.Paragraph(_who(heading, ground)), *_reasons(ground)), "ground", source=ground.source)


def _who(heading: Heading, ground: Ground) -> b.Line:
    return named(heading) if ground.own else b.line(b.Span(ground.holder, "strong"), " in ", *named(heading))


def _reasons(ground: Ground) -> Iterator[b.Block]:
    """Give what a ground says, where, and in which words."""
    if ground.because or ground.place:
        yield b.paragraph(ground.because, ground.place and b.Span(f" {ground.place}", "small"))
    yield from (quoted(quote, ground.source, speaker=ground.holder) for quote in ground.quotes)


def _form(view: Arguments, question: Question) -> tuple[b.Block, ...]:
    """Return a question with its grounds in a column for each source, and with nobody's stance."""

    def told(*, own: bool) -> tuple[b.Cell, ...]:
        held = [one for one in question.grounds if one.own is own]
        return across(view.headings, lambda head: _voices(one for one in held if one.source == head.id))

    rows = (b.Row(b.line("It says"), told(own=True)), b.Row(b.line("Experts in it"), told(own=False)))
    shown = tuple(row for row in rows if any(cell.blocks for cell in row.cells))
    shares = (HEAD, *(1.0 for _ in view.headings))
    grid = b.Grid(question.label, columns(view.headings), shown, "matrix", shares=shares)
    return (b.heading(question.label), grid)


def _voices(grounds: Iterable[Ground]) -> Iterator[b.Block]:
    for ground in grounds:
        if ground.own:
            yield from _reasons(ground)
        else:
            yield b.Group((b.paragraph(b.Span(ground.holder, "strong")), *_reasons(ground)), "voice")
