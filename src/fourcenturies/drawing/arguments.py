"""The argument map: a row for each question, a column for each place where one may stand, the grounds under the row.

Sources stand in the columns as chips in their colours, so that dissent is a distance and not a sign. Where the stances
are left to the reader, each question is a blank form instead: a column for each source, with its grounds alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing.answered import STEPS, named
from fourcenturies.drawing.blocks import (
    Cell,
    Choice,
    Drawing,
    Fold,
    Grid,
    Group,
    Heading,
    Items,
    Menu,
    Paragraph,
    Quotation,
    Row,
    Span,
    line,
)
from fourcenturies.drawing.comparison import WITHHELD
from fourcenturies.views.arguments import HIDDEN
from fourcenturies.views.citing import BADGES
from fourcenturies.views.topics import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fourcenturies.drawing.blocks import Block, Line
    from fourcenturies.views.arguments import Arguments, Ground, Question
    from fourcenturies.views.citing import Heading as Named

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


@dataclass(frozen=True, slots=True)
class Selection:
    """Questions that can be shown together: an id, how the menu names them, and which they are, in order."""

    id: str
    label: str
    group: str
    questions: tuple[Question, ...]


def arguments_drawing(view: Arguments, opened: str) -> Drawing:
    """Return the map with a choice of questions; that of the id `opened` shows its grounds from the first."""
    choices = [
        Choice((one.id,), told_of(one), selection_blocks(view, one.questions, opened))
        for one in selections(view)
    ]
    options = tuple((one.id, one.label, one.group) for one in selections(view))
    return Drawing(
        "arguments", LABEL, tuple(choices), (Menu("choice", "Questions", options),) if options[1:] else ()
    )


def selections(view: Arguments) -> list[Selection]:
    """Return what the menu offers; one that holds the same questions in the same order as another is left out."""
    every = view.questions
    found = [
        Selection("disagreement", "all, most disagreement first", "", every),
        Selection(
            "silence", "all, most silence first", "", tuple(sorted(every, key=lambda one: -one.silent))
        ),
        Selection(
            "divided", "only where sources disagree", "", tuple(one for one in every if one.disagreement)
        ),
    ]
    found += [
        Selection(theme, THEMES.get(theme, theme.capitalize()), "One theme", _of(every, theme))
        for theme in view.themes
    ]
    told: dict[tuple[str, ...], Selection] = {}
    for one in found:
        if one.questions:
            told.setdefault(tuple(question.id for question in one.questions), one)
    return list(told.values())


def _of(questions: Iterable[Question], theme: str) -> tuple[Question, ...]:
    return tuple(question for question in questions if question.theme == theme)


def told_of(selection: Selection) -> str:
    """Return the sentence that is said when a selection is chosen."""
    many = len(selection.questions)
    label = f"{selection.group}: {selection.label}" if selection.group else selection.label
    return f"{'One question' if many == 1 else f'{many} questions'}. {label[:1].upper()}{label[1:]}."


def selection_blocks(view: Arguments, questions: Sequence[Question], opened: str) -> tuple[Block, ...]:
    """Return some questions as rows of the map, or as forms where the stances are left to the reader."""
    if any(HIDDEN in question.sides for question in questions):
        forms = (block for question in questions for block in _form(view, question))
        return (Paragraph(line(FORM), "quiet"), *forms, *_withheld(questions))
    heads = tuple(Cell((Paragraph(line(Span(word, "strong"))),)) for _, word in COLUMNS)
    rows = tuple(_row(view, question, opened=question.id == opened) for question in questions)
    grid = Grid("Who stands where", heads, rows, "stands", shares=(2.1, 1, 1, 1, 1))
    key = Group(tuple(Paragraph(named(heading)) for heading in view.headings), "key")
    return (key, grid, Paragraph(line(KEY), "small"), *_withheld(questions))


def _withheld(questions: Iterable[Question]) -> tuple[Block, ...]:
    quotes = (quote for question in questions for ground in question.grounds for quote in ground.quotes)
    return (Paragraph(line(WITHHELD), "small"),) if any(quote.withheld for quote in quotes) else ()


def _row(view: Arguments, question: Question, *, opened: bool) -> Row:
    cells = tuple(_stand(view, question, side) for side, _ in COLUMNS)
    grounds = Fold(line(_grounds(question)), _sides(view, question), open=opened)
    return Row(line(Span(question.label, "words")), cells, more=(grounds,))


def _grounds(question: Question) -> str:
    """Name what opens under a question: how many voices speak to it, and that the others are named."""
    voices = sum(ground.side != "silent" for ground in question.grounds)
    return f"The grounds of {'one voice' if voices == 1 else f'{voices} voices'}"


def _stand(view: Arguments, question: Question, side: str) -> Cell:
    """Return who stands in one column on a question: the sources, and how many experts."""
    chips = [
        Group((Paragraph(named(heading)),), "chip", source=heading.id)
        for heading, own in zip(view.headings, question.sides, strict=True)
        if own == side
    ]
    experts = [ground for ground in question.grounds if ground.side == side and not ground.own]
    many = "" if side == "silent" else _experts(len(experts), alone=not chips)
    return Cell((*chips, *([Paragraph(line(many), "small")] if many else [])), silent=side == "silent")


def _experts(count: int, *, alone: bool) -> str:
    if not count:
        return ""
    return f"{'' if alone else 'and '}{'one expert' if count == 1 else f'{count} experts'}"


def _sides(view: Arguments, question: Question) -> tuple[Block, ...]:
    """Return the grounds of a question, those who stand together under one heading, and who is silent below."""
    columns = []
    for side, _ in COLUMNS[:-1]:
        held = [ground for ground in question.grounds if ground.side == side]
        if held:
            columns.append(Group((_title(side), *(_ground(view, ground) for ground in held)), "side"))
    silent = [ground for ground in question.grounds if ground.side == "silent"]
    beside = Group(tuple(columns), "columns", question.label)
    if not silent:
        return (beside,)
    lines = tuple(
        line(*_who(_of_source(view, ground), ground), f": {ground.because or READ}") for ground in silent
    )
    return (beside, Group((_title("silent"), Items(lines)), "side"))


def _title(side: str) -> Heading:
    return Heading(line(Span(BADGES[side].glyph, "sign"), f" {BADGES[side].word}"), 4)


def _of_source(view: Arguments, ground: Ground) -> Named:
    return next(head for head in view.headings if head.id == ground.source)


def _ground(view: Arguments, ground: Ground) -> Group:
    return Group(
        (Paragraph(_who(_of_source(view, ground), ground)), *_reasons(ground)), "ground", source=ground.source
    )


def _who(heading: Named, ground: Ground) -> Line:
    return named(heading) if ground.own else line(Span(ground.holder, "strong"), " in ", *named(heading))


def _reasons(ground: Ground) -> tuple[Block, ...]:
    """Return what a ground says, where, and in which words."""
    because = line(ground.because, ground.place and Span(f" {ground.place}", "small"))
    quotes = (
        Quotation(
            line(quote.words),
            " · ".join(filter(None, ("" if quote.by == ground.holder else quote.by, quote.place))),
            quote.passage,
            ground.source,
            quote.withheld,
        )
        for quote in ground.quotes
    )
    return (*([Paragraph(because)] if because else []), *quotes)


def _form(view: Arguments, question: Question) -> tuple[Block, ...]:
    """Return a question with its grounds in a column for each source, and with nobody's stance."""
    heads = tuple(Cell((Paragraph(named(head)),), head.id) for head in view.headings)
    rows = [("It says", _own), ("Experts in it", _others)]
    told = [Row(line(head), _across(view, question, tell)) for head, tell in rows]
    shown = tuple(row for row in told if any(cell.blocks for cell in row.cells))
    shares = (0.62, *(1.0 for _ in heads))
    return (Heading(line(question.label)), Grid(question.label, heads, shown, "matrix", shares=shares))


def _across(
    view: Arguments, question: Question, tell: Callable[[Sequence[Ground]], tuple[Block, ...]]
) -> tuple[Cell, ...]:
    return tuple(
        Cell(tell([ground for ground in question.grounds if ground.source == head.id]), head.id)
        for head in view.headings
    )


def _own(grounds: Sequence[Ground]) -> tuple[Block, ...]:
    return tuple(block for ground in grounds if ground.own for block in _reasons(ground))


def _others(grounds: Sequence[Ground]) -> tuple[Block, ...]:
    return tuple(
        Group((Paragraph(line(Span(ground.holder, "strong"))), *_reasons(ground)), "voice")
        for ground in grounds
        if not ground.own
    )
