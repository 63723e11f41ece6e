"""The comparison's matrix: what is asked of every source on a topic, row by row, and what fills each source's place.

Each kind of topic has its list of rows: a head, and the function that fills one source's place. A row that nobody
fills is left out; a silent source has an empty box in the first row. To ask one more thing, add a row to a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.claims import bars
from fourcenturies.drawing.naming import named, paint_of, quoted
from fourcenturies.views.citing import BADGES
from fourcenturies.views.claims import axis_of
from fourcenturies.views.topics import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fourcenturies.views.citing import Fact, Heading
    from fourcenturies.views.claims import Axis
    from fourcenturies.views.topics import Cell, Comparison, Entry, Topic

    Blocks = tuple[b.Block, ...]
    Tell = Callable[["Column"], Blocks]

STEPS = (("yes", "asserts"), ("in part", "qualifies"), ("no", "disputes"))
"""The places where a source may stand on a question, from the one side to the other."""
NO_DATE = "No date given"
HEAD = 0.62
"""The width of the rows' heads, where a column has 1."""


@dataclass(frozen=True, slots=True)
class Column:
    """One source's place in a matrix: its heading, its colour, what it says, and whether it was written before that."""

    heading: Heading
    paint: str
    cell: Cell
    before: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What it says; nothing where it is silent."""
        return () if self.silent else self.cell.entries

    @property
    def own(self) -> tuple[Entry, ...]:
        """What it says in its own voice."""
        return tuple(entry for entry in self.cell.entries if not entry.title)

    @property
    def silent(self) -> bool:
        """Whether it says nothing of the topic."""
        return self.cell.badge in {"silent", "no-number"}

    def at(self, place: str) -> str:
        """Return a place without the name of the source, under which it stands."""
        return place.removeprefix(f"{self.heading.short}, ")

    def quotes(self, entries: Iterable[Entry], speaker: str = "") -> Blocks:
        """Return the quotations of some entries."""
        return tuple(
            quoted(quote, self.heading.id, speaker=speaker, place=self.at(quote.place))
            for entry in entries
            for quote in entry.quotes
        )


def grid_of(view: Comparison, topic: Topic, cells: Sequence[Cell]) -> b.Grid:
    """Return a topic as a matrix, one column for each of the cells."""
    known = {heading.id: heading for heading in view.headings}
    columns = [
        Column(known[cell.source], paint_of(view.headings, cell.source), cell, cell.source in topic.before)
        for cell in cells
    ]
    steps = {b.line(word) for word, _ in STEPS}
    rows = [
        b.Row(
            head,
            tuple(b.Cell(tell(one), one.heading.id, one.silent) for one in columns),
            look="step" if head in steps else "",
        )
        for head, tell in _asked(topic.kind, columns)
    ]
    # A scale is whole, whoever stands on it.
    told = tuple(row for row in rows if row.look or any(cell.blocks for cell in row.cells))
    heads = tuple(b.Cell((b.Paragraph(named(one.heading)),), one.heading.id, one.silent) for one in columns)
    shares = (HEAD, *(1.0 for _ in columns))
    return b.Grid(topic.label, heads, told, "matrix", shares=shares, name=topic.id)


def _asked(kind: str, columns: Sequence[Column]) -> Iterable[tuple[b.Line, Tell]]:
    """Return what is asked on a kind of topic: the head of each row, and what fills it."""
    if kind == "event":
        axis = axis_of(entry.claim for column in columns for entry in column.entries if entry.claim)
        head = b.line("The time it claims", b.Span(f" drawn from {axis.words}", "small") if axis else "")
        before, *after = ((b.line(words), tell) for words, tell in _EVENT)
        return [before, (head, lambda column: _claimed(column, axis)), *after]
    lists = {"issue": _ISSUE, "figure": _FIGURE}
    if kind in lists:
        return [(b.line(words), tell) for words, tell in lists[kind]]
    titles = dict.fromkeys(entry.title for column in columns for entry in column.entries)
    return [(b.line("Its title"), _title), *((b.line(title), _answer(title)) for title in titles)]


def _numbered(lines: Iterable[b.Line]) -> Blocks:
    """Return a paragraph for each of a source's entries, numbered where they differ; what all say stands once."""
    told = list(lines)
    if len(set(told)) == 1:
        return (b.Paragraph(told[0]),) if told[0] else ()
    return tuple(
        b.paragraph(b.Span(f"{number} ", "small"), *words) for number, words in enumerate(told, 1) if words
    )


def _small(words: str) -> b.Span | str:
    return b.Span(words, "small") if words.strip(" ,;") else ""


def _phrases(column: Column) -> Blocks:
    """Return the words in which a source dates an event, or its silence."""
    word = BADGES[column.cell.badge].word
    if column.silent:
        return (b.Group((b.paragraph("written before it" if column.before else word),), "apart"),)
    if any(entry.phrase for entry in column.entries):
        return _numbered(
            b.line(b.Span(f"“{entry.phrase}”" if entry.phrase else "", "words")) if entry.phrase else ()
            for entry in column.entries
        )
    return (b.quiet(word),) if column.cell.badge == "mentions" else ()


def _claimed(column: Column, axis: Axis | None) -> Blocks:
    """Return the time that a source claims, drawn and in words."""
    claims = list(dict.fromkeys(entry.claim for entry in column.entries if entry.claim))
    picture = (bars(claims, axis, column.paint),) if axis and claims else ()
    return (*picture, *_numbered(map(_reading, column.entries)))


def _reading(entry: Entry) -> b.Line:
    words, _, reason = entry.reading.partition("; ")
    if entry.claim and entry.claim.outside:
        own = "" if words == NO_DATE else f"; in its own words {words}"
        return b.line(b.Span(entry.claim.words, "strong"), b.Span(f", from outside{own}", "small"))
    return () if words == NO_DATE else b.line(b.Span(words, "strong"), _small(f"; {reason}"))


def _said(column: Column, entry: Entry) -> b.Line:
    """Return what is said, with its place where no quotation tells it."""
    return b.line(entry.says, "" if entry.quotes else _small(f" {column.at(entry.place)}"))


def _fact(label: str) -> Tell:
    """Fill a place with the facts of one label."""
    return lambda column: _numbered(
        tuple(
            span
            for one in entry.facts
            if one.label == label
            for span in b.line(one.value, _small(f", {one.basis}"))
        )
        for entry in column.entries
    )


def _outside(column: Column) -> Blocks:
    """Return what is known from outside, and on what it rests."""
    facts: dict[Fact, str] = {}
    for number, entry in enumerate(column.entries, 1):
        for one in entry.facts:
            if one.label == OUTSIDE:
                facts.setdefault(one, f"{number} " if len(column.entries) > 1 else "")
    return tuple(
        block
        for one, number in facts.items()
        for block in (b.paragraph(_small(number), b.Span(one.value, "strong")), b.small(one.basis))
    )


def _step(*badges: str) -> Tell:
    """Fill the place of a source on one step of a question, if it stands there."""
    look = "step" if set(badges) <= {badge for _, badge in STEPS} else "apart"
    return lambda column: (
        (b.Group((b.paragraph(BADGES[column.cell.badge].word),), look),)
        if column.cell.badge in badges
        else ()
    )


def _experts(column: Column) -> Blocks:
    """Return the experts who speak to a question in a source."""
    return tuple(
        b.Group((b.Paragraph(_voice(entry)), *column.quotes([entry], entry.title)), "voice")
        for entry in column.cell.entries
        if entry.title and (entry.badge != "silent" or entry.quotes or entry.place)
    )


def _voice(entry: Entry) -> b.Line:
    said = "".join(f", {one.value}" for one in entry.facts if one.label == "Said")
    reason = f": {entry.says}" if entry.says else ""
    return b.line(b.Span(entry.title, "strong"), f" {BADGES[entry.badge].word}{said}{reason}")


def _numbers(column: Column) -> Blocks:
    """Return the numbers that a source gives."""
    return _numbered(
        b.line(b.Span(entry.reading, "strong"), _small(f" {column.at(entry.place)}"))
        for entry in column.entries
    )


def _title(column: Column) -> Blocks:
    """Return the title of a source, with a link where there is one."""
    return (b.paragraph(b.Span(column.heading.detail, "words", link=column.heading.link)),)


def _answer(title: str) -> Tell:
    """Fill a place with what a source tells of itself under one title."""
    return lambda column: tuple(
        block for entry in column.entries if entry.title == title for block in _told(entry)
    )


def _told(entry: Entry) -> Blocks:
    if entry.fold:
        lines = tuple(b.line(fact.value, _small(f" {fact.basis}")) for fact in entry.facts)
        points = "1 point" if len(lines) == 1 else f"{len(lines)} points"
        return (b.Fold(b.line(points), (b.Items(lines),)),)
    facts = (
        block
        for one in entry.facts
        for block in (b.paragraph(f"{one.label}: ", b.Span(one.value, "strong")), b.small(one.basis))
    )
    return (b.paragraph(entry.says), *([b.small(entry.place)] if entry.place else []), *facts)


_EVENT: tuple[tuple[str, Tell], ...] = (
    ("Its words", _phrases),
    ("Says", lambda column: _numbered(_said(column, entry) for entry in column.entries)),
    ("Quotes", lambda column: column.quotes(column.entries)),
    ("Said", _fact("Said")),
    ("Printed", _fact("Published")),
    (OUTSIDE, _outside),
)
_ISSUE: tuple[tuple[str, Tell], ...] = (
    *((word, _step(badge)) for word, badge in STEPS),
    ("no stance", _step("silent", "reports")),
    ("Why", lambda column: tuple(b.Paragraph(_said(column, one)) for one in column.own if one.says)),
    ("Its words", lambda column: column.quotes(column.own)),
    ("Experts in it", _experts),
)
_FIGURE: tuple[tuple[str, Tell], ...] = (
    ("What is counted", lambda column: _numbered(b.line(entry.title) for entry in column.entries)),
    ("Its words", _phrases),
    ("The number", _numbers),
    ("Quotes", lambda column: column.quotes(column.entries)),
    ("Stated by", _fact("Stated by")),
    ("Holds for", _fact("Holds for")),
    ("Printed", _fact("Published")),
    ("Caution", _fact("Caution")),
    (OUTSIDE, _outside),
)
