"""A root fanning out into the texts that come from it.

A line leads to each text, thicker for more quotations and broken where a hand on the way is not stated. On a narrow
page the root stands above, and brackets lead to the texts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Box, Fitting, Mark, Path, Picture, Reach, Span, Stroke, Words
from fourcenturies.drawing.lettering import width_of, wrapped
from fourcenturies.views.chains import differing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.drawing.blocks import Shape
    from fourcenturies.views.chains import Chain, Chains, Group, Root

WIDTHS = (548, 700, 344)
QUOTE, PLAIN, LEAD = 15.0, 12.0, 21.0
"""Sizes of quotations and of the rest, and from one line of a quotation to the next."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one text has from a root: its number among the sources, its letter and name, its date, its chains."""

    source: str
    number: int
    letter: str
    short: str
    date: str
    chains: tuple[Chain, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Which hands are not stated on the way."""
        parts = (link.part for chain in self.chains for link in chain.links if not link.stated)
        return tuple(dict.fromkeys("speaker" if part == "thought of" else part for part in parts))

    @property
    def gap(self) -> str:
        """The same in words."""
        return f"{' and '.join(self.missing)} not stated" if self.missing else ""


def leaves(view: Chains, group: Group) -> tuple[Leaf, ...]:
    """Return the texts of a group, in the order of the sources."""
    found = []
    for number, heading in enumerate(view.headings):
        held = tuple(view.chains[name] for name in group.chains if view.chains[name].source == heading.id)
        if held:
            dates = (
                link.date for chain in held for link in chain.links if link.part == "author" and link.date
            )
            found.append(Leaf(heading.id, number, heading.letter, heading.short, next(dates, ""), held))
    return tuple(found)


def tree(view: Chains, group: Group, title: str) -> Fitting:
    """Return the tree of a group for pages of three widths."""
    held = leaves(view, group)
    return Fitting(tuple(_picture(group, held, width, title) for width in WIDTHS))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where things stand: the root's box, where texts begin, and how wide they are."""

    root: float
    left: float
    room: float
    beside: bool


def _picture(group: Group, held: Sequence[Leaf], width: float, title: str) -> Picture:
    beside = width > 500
    root = round(width * 0.29) if beside else width
    left = root + 84 if beside else 44
    place = _Place(root, left, width - left - 4, beside)
    assert group.root is not None  # noqa: S101 - a group that is drawn has a root
    box, deep = _root(group.root, place)
    set_leaves = [_set(leaf, group, held, place) for leaf in held]
    heights = [height for _, height in set_leaves]
    gap = 22
    total = sum(heights) + gap * (len(heights) - 1)
    top = 2.0 if beside else deep + 20
    whole = max(total, deep) + 4 if beside else top + total + 2
    if beside:
        top += (whole - 4 - total) / 2
    start = (root, whole / 2) if beside else (14.0, deep + 2)
    shapes: list[Shape | Mark] = [*_moved(box, 0, (whole - deep) / 2 if beside else 2)]
    middles = []
    for leaf, (words, height) in zip(held, set_leaves, strict=True):
        end = (left - 12, round(top + height / 2, 1))
        lines = (_line(leaf, group.root, start, end, beside=beside), _bar(leaf, end, height))
        shapes.append(
            Mark(
                mark_of(leaf),
                told_of(leaf, group.root),
                (Reach(left - 6, top, place.room + 8, height), *lines, *_moved(words, left, top)),
                leaf.source,
            )
        )
        middles.append(top + height / 2)
        top += height + gap
    if not beside:
        shapes.insert(0, Path(f"M 14 {start[1]:g} L 14 {middles[-1] - 12:g}", Stroke(line="ink", width=2)))
    return Picture(width, round(whole), tuple(shapes), title)


def mark_of(leaf: Leaf) -> str:
    """Return the name of a text's mark: that of its first passage."""
    return f"way-{leaf.chains[0].id}"


def told_of(leaf: Leaf, root: Root) -> str:
    """Return what a text's mark says."""
    count = len(leaf.chains)
    many = "1 quotation" if count == 1 else f"{count} quotations"
    shown = "; ".join(f"“{chain.quote.words}”" for chain in leaf.chains if chain.quote.words)
    parts = (f"{leaf.short}{f', {leaf.date}' if leaf.date else ''}: {many} from {root.name}", leaf.gap, shown)
    return ". ".join(filter(None, parts)) + "."


def _root(root: Root, place: _Place) -> tuple[list[Box | Words], float]:
    room = place.root - 24
    shapes: list[Box | Words] = []
    y = 8.0
    for words, size, serif, paint in (
        (root.kind, PLAIN, False, "quiet"),
        (root.name[:1].upper() + root.name[1:], 18.0, True, "ink"),
        (root.around, PLAIN, False, "quiet"),
        ("" if root.sure else "likely, from outside", PLAIN, False, "quiet"),
    ):
        for line in wrapped(words, room, size):
            y += size * 1.32
            shapes.append(Words(12, round(y - size * 0.25, 1), line, size, paint, serif=serif))
    stroke = Stroke("ground", "ink", 2, "" if root.stated else "6 4")
    return [Box(1, 0, place.root - 2, y + 10, stroke, 3), *shapes], y + 12


def _set(leaf: Leaf, group: Group, held: Sequence[Leaf], place: _Place) -> tuple[list[Box | Words], float]:
    """Return a text's words from its own corner, and how high they are."""
    own = f"source-{leaf.number}"
    head = (
        Span(f"{leaf.letter} ", "strong", leaf.source),
        Span(leaf.short, "strong", leaf.source),
        Span(f" {leaf.date}" if leaf.date else "", "quiet"),
    )
    gap = Span(f" · {leaf.gap}" if leaf.gap else "", "quiet")
    wide = sum(width_of(span.words, 13, bold=span.look == "strong") for span in head)
    beside = wide + width_of(gap.words, 13) <= place.room
    parts = (*head, gap) if beside else head
    shapes: list[Box | Words] = [Words(0, 14, "".join(span.words for span in parts), 13, own, parts=parts)]
    y = 14.0
    if not beside:
        y += 17
        shapes.append(Words(0, y, leaf.gap, PLAIN, "quiet"))
    others = (
        [chain for other in held if other is not leaf for chain in other.chains] if group.wordings else []
    )
    withheld = [chain for chain in leaf.chains if not chain.quote.words]
    for chain in leaf.chains:
        if chain.quote.words:
            lines, y = _quotation(chain, others, place.room, y)
            shapes += lines
    for chain in withheld:
        blocks, y = _withheld(chain, place.room, y)
        shapes += blocks
    return shapes, y + 8


def _quotation(
    chain: Chain, others: Sequence[Chain], room: float, y: float
) -> tuple[list[Box | Words], float]:
    words = list(differing(chain, others))
    words[0] = (f"“{words[0][0]}", words[0][1])
    words[-1] = (f"{words[-1][0]}”", words[-1][1])
    rows: list[list[tuple[str, bool]]] = [[]]
    for word, differs in words:
        if rows[-1] and width_of(" ".join([*(one for one, _ in rows[-1]), word]), QUOTE) > room:
            rows.append([])
        rows[-1].append((word, differs))
    tail = Span(f"  {_tail(chain)}", "small")
    used = width_of(" ".join(word for word, _ in rows[-1]), QUOTE) + width_of(tail.words, QUOTE * 0.8)
    shapes: list[Box | Words] = []
    for row in rows:
        y += LEAD
        parts = [
            span
            for n, (word, differs) in enumerate(row)
            for span in _spans(word, chain, differs=differs, first=not n)
        ]
        if row is rows[-1] and used <= room:
            parts.append(tail)
        shapes.append(
            Words(0, y, "".join(span.words for span in parts), QUOTE, serif=True, parts=tuple(parts))
        )
    if used > room:
        y += 17
        shapes.append(Words(0, y, _tail(chain), PLAIN, "quiet"))
    return shapes, y


def _spans(word: str, chain: Chain, *, differs: bool, first: bool) -> Iterator[Span]:
    if not first:
        yield Span(" ")
    yield Span(word, "differs", chain.source) if differs else Span(word)


def _tail(chain: Chain) -> str:
    place = chain.quote.place.partition(", ")[2]
    first = chain.links[0]
    thought = f" · thought of by {first.name}" if first.part == "thought of" and first.stated else ""
    return f"{place.replace('outside the numbered paragraphs', 'at its head')}{thought}"


def _withheld(chain: Chain, room: float, y: float) -> tuple[list[Box | Words], float]:
    count = chain.quote.withheld
    across = max(int((room - 40) // 19), 1)
    y += LEAD
    shapes: list[Box | Words] = [
        Box(19 * (n % across), y - 9 + 13 * (n // across), 16, 8, Stroke("rule")) for n in range(count)
    ]
    y += 13 * ((count - 1) // across)
    last = 19 * ((count - 1) % across + 1) + 6
    return [*shapes, Words(last, y, _tail(chain), PLAIN, "quiet")], y


def _line(
    leaf: Leaf, root: Root, start: tuple[float, float], end: tuple[float, float], *, beside: bool
) -> Path:
    """Return a text's line from the root: a curve beside it, a bracket below it."""
    broken = "7 5" if leaf.missing or not root.stated else ""
    stroke = Stroke(line=f"source-{leaf.number}", width=round(1.5 + 1.9 * len(leaf.chains), 1), dash=broken)
    (x, y), (a, b) = start, end
    if not beside:
        return Path(f"M {x:g} {b - 14:g} C {x:g} {b:g} {x + 4:g} {b:g} {a:g} {b:g}", stroke)
    bend = (a - x) * 0.55
    return Path(f"M {x:g} {y:g} C {x + bend:g} {y:g} {a - bend:g} {b:g} {a:g} {b:g}", stroke)


def _bar(leaf: Leaf, at: tuple[float, float], height: float) -> Path:
    stroke = Stroke(line=f"source-{leaf.number}", width=4, dash="6 4" if leaf.missing else "")
    return Path(f"M {at[0]:g} {at[1] - height / 2:g} L {at[0]:g} {at[1] + height / 2:g}", stroke)


def _moved(shapes: Sequence[Box | Words], x: float, y: float) -> Iterator[Box | Words]:
    return (replace(shape, x=round(shape.x + x, 1), y=round(shape.y + y, 1)) for shape in shapes)
