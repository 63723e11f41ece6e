"""What a view is made of before it is HTML, text or a figure: blocks that stand one under another.

A view's own module in this folder turns its rows into blocks; `html`, `text` and `paper` know the blocks alone, so a
page, a widget, its text twin and a figure cannot tell different things. Paints are names of `palette`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Look = Literal["", "strong", "quiet", "words", "differs", "sign", "letter", "small"]
"""How a span is set: `words` in the type of quotations, `differs` underlined, `sign` unread by screen readers."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one look. `source` gives them that source's colour, `link` an address."""

    words: str
    look: Look = ""
    source: str = ""
    link: str = ""


Line = tuple[Span, ...]
"""Words that run on."""


def line(*parts: str | Span) -> Line:
    """Return words that run on; bare text has no look of its own.

    >>> line("in ", Span("1860", "strong"))[0]
    Span(words='in ', look='', source='', link='')
    """
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and what is said beside it in small."""

    words: Line
    level: int = 3
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of its own."""

    words: Line
    look: Literal["", "quiet", "small", "reading"] = ""


def heading(words: str | Span, level: int = 3, aside: str = "") -> Heading:
    """Return a heading of words in one look."""
    return Heading(line(words), level, aside)


def paragraph(*parts: str | Span) -> Paragraph:
    """Return words that run on as a line of its own."""
    return Paragraph(line(*parts))


def small(*parts: str | Span) -> Paragraph:
    """Return such a line in small."""
    return Paragraph(line(*parts), "small")


def quiet(*parts: str | Span) -> Paragraph:
    """Return such a line in a quiet colour."""
    return Paragraph(line(*parts), "quiet")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a source, in quotation marks; `withheld` of them are grey blocks in place of words.

    `passage` is its record, and lets a reader's own copy show where it stands. `credit` says who speaks, and where.
    """

    words: Line
    credit: str
    passage: str = ""
    source: str = ""
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not."""

    lines: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks behind a summary."""

    summary: Line
    blocks: tuple[Block, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a grid. `source` is whose it is, `silent` that nothing is told there."""

    blocks: tuple[Block, ...] = ()
    source: str = ""
    silent: bool = False


def cell(*parts: str | Span) -> Cell:
    """Return a place in which one line stands."""
    return Cell((paragraph(*parts),))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid: its head, and a cell for each column. `mark` is the mark of a picture that it tells in words.

    `more` stands under the row, as wide as the grid; `look` names a style of its own.
    """

    head: Line
    cells: tuple[Cell, ...]
    mark: str = ""
    more: tuple[Block, ...] = ()
    look: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `look` names the style; on a narrow page it is told `row` by row, or `scrolls`, or stays as it is."""

    label: str
    columns: tuple[Cell, ...]
    rows: tuple[Row, ...]
    look: str = ""
    narrow: Literal["row", "scrolls", ""] = "row"
    shares: tuple[float, ...] = ()
    """How wide the columns are, the row's head first; equal where nothing is said."""
    name: str = ""
    """The record that it is about, where a script has to know: a pin belongs to it and to a column."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together, as a part of the page with a class and, where it has one, a label of its own.

    Groups of look `columns` stand beside each other where the page is wide. `source` is whose they are.
    """

    blocks: tuple[Block, ...]
    look: str = ""
    label: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a shape is painted: names of `palette`, a width, a dash as "4 3", and how much shows through."""

    fill: str = ""
    line: str = ""
    width: float = 1.0
    dash: str = ""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    stroke: Stroke
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    x: float
    y: float
    radius: float
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Path:
    """A path in the absolute commands M, L, C and Z of SVG, as "M 0 0 L 10 5 Z", from its own zero at x, y.

    Where the same long path stands in several places, only its zero differs, and it is sent once.
    """

    path: str
    stroke: Stroke
    x: float = 0.0
    y: float = 0.0


Anchor = Literal["start", "middle", "end"]
"""Which part of words stands at their x."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a picture, upon their baseline. `mark` is the mark that they name, where they name one."""

    x: float
    y: float
    words: str
    size: float = 12.0
    paint: str = "ink"
    anchor: Anchor = "start"
    bold: bool = False
    serif: bool = False
    italic: bool = False
    halo: bool = False
    """Whether the ground shows around the letters, where they stand upon something."""
    mark: str = ""
    parts: Line = ()
    """The same words in several looks, where not all of them have one."""


@dataclass(frozen=True, slots=True)
class Rings:
    """Small rings, many of one kind: what is absent, place by place. As many shapes they would weigh too much."""

    places: tuple[tuple[float, float], ...]
    radius: float
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Reach:
    """The room in which a mark can be pointed at; it is seen while the mark is chosen, and on paper never."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Shapes that mean one thing, which can be reached by the arrow keys and is told in a sentence.

    `name` is the same in the picture and in the `Row` that tells it in words.
    """

    name: str
    told: str
    shapes: tuple[Shape, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of so many pixels. What it shows is told in `title`, and mark by mark.

    Pictures of one view for pages of several widths share a `view`; the page shows the widest that fits.
    """

    width: float
    height: float
    shapes: tuple[Shape | Mark, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Fitting:
    """One drawing at several widths, the widest first; a page shows the widest that fits, paper the widest."""

    pictures: tuple[Picture, ...]


Shape = Box | Dot | Path | Words | Rings | Reach
Block = Heading | Paragraph | Quotation | Items | Fold | Grid | Group | Picture | Fitting


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that a view can show: its blocks, and the sentence that is said when it is chosen.

    `key` are the values of the view's menus, in their order.
    """

    key: tuple[str, ...]
    told: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu above a view. `trait` is the widget's own name for what is chosen; options are id, label and group."""

    trait: str
    label: str
    options: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick above a view: of what is not ticked, cells, groups and marks are hidden."""

    trait: str
    label: str
    options: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A view whole: its name, its label for those who do not see it, its controls, and every choice they give."""

    view: str
    label: str
    choices: tuple[Choice, ...]
    controls: tuple[Menu | Boxes, ...] = ()

    def chosen(self, key: Sequence[str]) -> Choice:
        """Return the choice of these values. Raises `KeyError` where there is none."""
        for choice in self.choices:
            if choice.key == tuple(key):
                return choice
        raise KeyError(f"{self.view}: no choice {tuple(key)!r}")
