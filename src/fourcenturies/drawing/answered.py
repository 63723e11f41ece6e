"""What fills the place of one source in a row of the comparison's matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Fold, Group, Items, Paragraph, Quotation, Span, line
from fourcenturies.drawing.claims import bars
from fourcenturies.views.citing import BADGES, Quote
from fourcenturies.views.topics import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fourcenturies.drawing.blocks import Block, Line
    from fourcenturies.views.citing import Fact, Heading
    from fourcenturies.views.claims import Axis
    from fourcenturies.views.topics import Cell, Entry

Blocks = tuple["Block", ...]

STEPS = (("yes", "asserts"), ("in part", "qualifies"), ("no", "disputes"))
"""The places where a source may stand on a question, from the one side to the other."""
NO_DATE = "No date given"


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
    def silent(self) -> bool:
        """Whether it says nothing of the topic."""
        return self.cell.badge in {"silent", "no-number"}


def named(heading: Heading) -> Line:
    """Return the name of a source: its letter in its colour, and its short name."""
    return line(Span(heading.letter, "letter", heading.id), " ", Span(heading.short, "strong"))


def _numbered(lines: Iterable[Line]) -> Blocks:
    """Return a paragraph for each of a source's entries, numbered where they differ; what all say stands once."""
    told = list(lines)
    if len(set(told)) == 1:
        return (Paragraph(told[0]),) if told[0] else ()
    return tuple(
        Paragraph((Span(f"{number} ", "small"), *words)) for number, words in enumerate(told, 1) if words
    )


def phrases(column: Column) -> Blocks:
    """Return the words in which a source dates an event, or its silence."""
    if column.silent:
        return _silence(column)
    if any(entry.phrase for entry in column.entries):
        return _numbered(
            line(Span(f"“{entry.phrase}”", "words") if entry.phrase else "") for entry in column.entries
        )
    mentions = column.cell.badge == "mentions"
    return (Paragraph(line(BADGES["mentions"].word), "quiet"),) if mentions else ()


def _silence(column: Column) -> Blocks:
    word = "written before it" if column.before else BADGES[column.cell.badge].word
    return (Group((Paragraph(line(word)),), "apart"),)


def claimed(column: Column, axis: Axis | None) -> Blocks:
    """Return the time that a source claims, drawn and in words."""
    claims = list(dict.fromkeys(entry.claim for entry in column.entries if entry.claim))
    picture = (bars(claims, axis, column.paint),) if axis and claims else ()
    return (*picture, *_numbered(map(_reading, column.entries)))


def _reading(entry: Entry) -> Line:
    words, _, reason = entry.reading.partition("; ")
    if entry.claim and entry.claim.outside:
        own = "" if words == NO_DATE else f"; in its own words {words}"
        return line(Span(entry.claim.words, "strong"), Span(f", from outside{own}", "small"))
    if words == NO_DATE:
        return ()
    return line(Span(words, "strong"), Span(f"; {reason}", "small") if reason else "")


def says(column: Column) -> Blocks:
    """Return what a source says, in our words."""
    return _numbered(_said(column, entry) for entry in column.entries)


def _said(column: Column, entry: Entry) -> Line:
    """Return what is said, with its place where no quotation tells it."""
    return line(entry.says, "" if entry.quotes else _small(_short(column, entry.place)))


def _small(words: str) -> Span | str:
    return Span(f" {words}", "small") if words else ""


def _short(column: Column, place: str) -> str:
    """Return a place without the name of the source, under which it stands."""
    return place.removeprefix(f"{column.heading.short}, ")


def _quoted(column: Column, quotes: Iterable[Quote], speaker: str = "") -> Blocks:
    return tuple(
        Quotation(
            line(quote.words),
            " · ".join(filter(None, ("" if quote.by == speaker else quote.by, _short(column, quote.place)))),
            quote.passage,
            column.heading.id,
            quote.withheld,
        )
        for quote in quotes
    )


def quotes(column: Column) -> Blocks:
    """Return the quotations."""
    return _quoted(column, (quote for entry in column.entries for quote in entry.quotes))


def fact(label: str) -> Callable[[Column], Blocks]:
    """Fill a place with the facts of one label."""

    def tell(column: Column) -> Blocks:
        return _numbered(
            tuple(
                span
                for one in entry.facts
                if one.label == label
                for span in line(one.value, Span(f", {one.basis}", "small") if one.basis else "")
            )
            for entry in column.entries
        )

    return tell


def outside(column: Column) -> Blocks:
    """Return what is known from outside, and on what it rests."""
    facts: dict[Fact, str] = {}
    for number, entry in enumerate(column.entries, 1):
        for one in entry.facts:
            if one.label == OUTSIDE:
                facts.setdefault(one, f"{number} " if len(column.entries) > 1 else "")
    return tuple(
        block
        for one, number in facts.items()
        for block in (
            Paragraph(line(Span(number, "small") if number else "", Span(one.value, "strong"))),
            Paragraph(line(one.basis), "small"),
        )
    )


def step(*badges: str) -> Callable[[Column], Blocks]:
    """Fill the place of a source on one step of a question, if it stands there."""

    def tell(column: Column) -> Blocks:
        if column.cell.badge not in badges:
            return ()
        word = Paragraph(line(BADGES[column.cell.badge].word))
        apart = column.cell.badge not in {badge for _, badge in STEPS}
        return (Group((word,), "apart" if apart else "step"),)

    return tell


def _own(column: Column) -> tuple[Entry, ...]:
    return tuple(entry for entry in column.cell.entries if not entry.title)


def why(column: Column) -> Blocks:
    """Return why a source is taken to stand where it stands."""
    return tuple(Paragraph(_said(column, entry)) for entry in _own(column) if entry.says)


def own_quotes(column: Column) -> Blocks:
    """Return the words of a source in its own voice."""
    return _quoted(column, (quote for entry in _own(column) for quote in entry.quotes))


def experts(column: Column) -> Blocks:
    """Return the experts who speak to a question in a source."""
    return tuple(
        Group((Paragraph(_voice(entry)), *_quoted(column, entry.quotes, entry.title)), "voice")
        for entry in column.cell.entries
        if entry.title and (entry.badge != "silent" or entry.quotes or entry.place)
    )


def _voice(entry: Entry) -> Line:
    said = "".join(f", {one.value}" for one in entry.facts if one.label == "Said")
    reason = f": {entry.says}" if entry.says else ""
    return line(Span(entry.title, "strong"), f" {BADGES[entry.badge].word}{said}{reason}")


def counted(column: Column) -> Blocks:
    """Return what a source counts, where the topic does not say it already."""
    return _numbered(line(entry.title) for entry in column.entries)


def numbers(column: Column) -> Blocks:
    """Return the numbers that a source gives."""
    return _numbered(
        line(Span(entry.reading, "strong"), _small(_short(column, entry.place))) for entry in column.entries
    )


def title(column: Column) -> Blocks:
    """Return the title of a source, with a link where there is one."""
    heading = column.heading
    return (Paragraph(line(Span(heading.detail, "words", link=heading.link))),)


def answer(title: str) -> Callable[[Column], Blocks]:
    """Fill a place with what a source tells of itself under one title."""

    def tell(column: Column) -> Blocks:
        return tuple(block for entry in column.entries if entry.title == title for block in _told(entry))

    return tell


def _told(entry: Entry) -> Blocks:
    if entry.fold:
        lines = tuple(line(fact.value, _small(fact.basis)) for fact in entry.facts)
        points = "1 point" if len(lines) == 1 else f"{len(lines)} points"
        return (Fold(line(points), (Items(lines),)),)
    says = Paragraph(line(entry.says))
    place = (Paragraph(line(entry.place), "small"),) if entry.place else ()
    facts = (
        block
        for one in entry.facts
        for block in (
            Paragraph(line(f"{one.label}: ", Span(one.value, "strong"))),
            Paragraph(line(one.basis), "small"),
        )
    )
    return (says, *place, *facts)
