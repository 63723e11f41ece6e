"""Meetings by year as blocks: a square for each meeting, and under the years a lane for each total that is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import (
    Block,
    Box,
    Cell,
    Dot,
    Fitting,
    Grid,
    Heading,
    Items,
    Mark,
    Paragraph,
    Path,
    Picture,
    Row,
    Shape,
    Span,
    Stroke,
    Words,
    line,
)
from fourcenturies.drawing.lettering import width_of, wrapped
from fourcenturies.glyphs import sign
from fourcenturies.views.meetings import HEADS, LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.views.ledger import Ledger
    from fourcenturies.views.meetings import Count, Panel

WIDTHS = (980.0, 640.0, 336.0)
SIDE, PITCH, TYPE = 11.0, 13.0, 12.0
NUMERAL, LANE = 18.0, 40.0
SILENT = "silent-"
OUTSIDE = Stroke("ground", "ink", 1.4)
HOW = (
    "A square is a meeting: filled, as a source counts; in outline, as is known from outside. An arrow: at least so "
    "many. A ring: nothing here gives a count for that year. A total has a place in time and no height; where dots run "
    "beside it, no time is stated for it."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where things stand in a picture of a width: years from left to right, the foot of the years, each lane's foot."""

    view: Ledger
    panel: Panel
    width: float

    @property
    def wide(self) -> float:
        """Pixels of a year."""
        return self.width / (self.panel.last + 1 - self.panel.first)

    @property
    def foot(self) -> float:
        """Where the squares of the single years stand."""
        return 12 + PITCH * (self.panel.top + 1)

    def across(self, time: float) -> float:
        """Return where a time lies, in years."""
        return (time - self.panel.first) * self.wide

    def paint(self, count: Count) -> str:
        """Return the paint of whoever counts."""
        order = [heading.id for heading in self.view.headings]
        return f"source-{order.index(count.source)}" if count.source in order else "ink"

    def lanes(self) -> Iterator[tuple[str, list[str], float]]:
        """Give each lane's name, that name in the lines that have to stand above its numbers, and the lane's foot."""
        foot = self.foot + 26
        for lane in self.panel.lanes:
            first = min(self.place(count)[0] for count in self.panel.totals if count.lane == lane)
            beside = width_of(lane, TYPE) + 12 < first
            lines = [lane] if beside else wrapped(lane, self.width - 8, TYPE)
            foot += LANE + (0 if beside else 16 * len(lines))
            yield lane, lines, foot

    def place(self, count: Count) -> tuple[float, float, float]:
        """Return where the numeral of a total begins, where its middle is, and where it ends."""
        half = width_of(f"{count.mark.low:g}", NUMERAL) / 2
        middle = min(max(self.across(count.at), half), self.width - half)
        return middle - half, middle, middle + half

    @property
    def height(self) -> float:
        """The height of the picture."""
        return max((foot + 12 for _, _, foot in self.lanes()), default=self.foot + 30)


def blocks(view: Ledger, panel: Panel) -> tuple[Block, ...]:
    """Return the picture of the meetings, its table, why it does not add up, and what is not drawn with it."""
    columns = tuple(Cell((Paragraph(line(head)),)) for head in ("Number, and who counts", HEADS[-1]))
    rows = tuple(_row(*cells) for cells in panel.table())
    apart = tuple(line(f"{one.label}: {one.number} ({one.place}). {one.caveat}") for one in panel.apart)
    return (
        Heading(line(LABEL)),
        Paragraph(line(HOW), "small"),
        Fitting(tuple(_picture(Sheet(view, panel, width)) for width in WIDTHS)),
        Items(tuple(line(words) for words in panel.why)),
        Grid(LABEL, columns, rows, "meetings", "", (1.1, 1.6, 2.2)),
        *((Heading(line("Not drawn with them"), 4), Items(apart)) if apart else ()),
    )


def _row(name: str, when: str, number: str, who: str, rests_on: str) -> Row:
    if name.startswith(SILENT):
        ring = Paragraph(line(Span(sign("silent"), "sign"), f" {number} here"))
        return Row(line(when), (Cell((ring,), silent=True), Cell()), name)
    time, _, why = when.partition("; ")
    counted = (Paragraph(line(Span(number, "strong"), f" · {who}")),)
    grounds = (Paragraph(line(rests_on)), *((Paragraph(line(why), "small"),) if why else ()))
    return Row(line(time), (Cell(counted), Cell(grounds)), name)


def _picture(sheet: Sheet) -> Picture:
    shapes = (*_years(sheet), *_lanes(sheet), *_counts(sheet), *_silences(sheet), *_totals(sheet))
    return Picture(sheet.width, sheet.height, shapes, LABEL)


def _years(sheet: Sheet) -> Iterator[Shape]:
    """Give the foot of the years, their names where they fit, and a quiet line down from each."""
    panel, foot = sheet.panel, sheet.foot
    yield Path(f"M 0 {foot + 3:g} L {sheet.width:g} {foot + 3:g}", Stroke(line="quiet"))
    half = width_of("0000", TYPE) / 2
    each = 1 if sheet.wide > 2 * half + 6 else 2
    for year in range(panel.first, panel.last + 1):
        if (panel.last - year) % each == 0:
            x = min(max(sheet.across(year + 0.5), half), sheet.width - half)
            yield Words(x, foot + 20, str(year), TYPE, "quiet", "middle")


def _lanes(sheet: Sheet) -> Iterator[Shape]:
    above = sheet.foot + 26
    for _, lines, foot in sheet.lanes():
        beside = foot - above <= LANE
        for number, words in enumerate(lines):
            y = foot - 8 if beside else above + 16 * (number + 1)
            yield Words(0, y, words, TYPE, "quiet")
        yield Path(f"M 0 {foot:g} L {sheet.width:g} {foot:g}", Stroke(line="rule"))
        above = foot


def _counts(sheet: Sheet) -> Iterator[Mark]:
    for count in sheet.panel.years:
        beside = [other for other in sheet.panel.years if other.at == count.at]
        place = beside.index(count) - (len(beside) - 1) / 2
        x = sheet.across(count.at + 0.5) + place * (SIDE + 1.5) - SIDE / 2
        yield Mark(count.id, _told(count), tuple(_stack(sheet, count, x)), count.source)


def _stack(sheet: Sheet, count: Count, x: float) -> Iterator[Shape]:
    stroke = Stroke(sheet.paint(count)) if count.source else OUTSIDE
    many = int(count.mark.high)
    for number in range(many):
        yield Box(x, sheet.foot - PITCH * (number + 1) + 2, SIDE, SIDE, stroke)
    if count.mark.form == "up":
        tip, middle = sheet.foot - PITCH * many - 11, x + SIDE / 2
        shaft = f"M {middle:.1f} {tip + 11:.1f} L {middle:.1f} {tip:.1f}"
        barbs = f"M {middle - 4:.1f} {tip + 4:.1f} L {middle:.1f} {tip:.1f} L {middle + 4:.1f} {tip + 4:.1f}"
        yield Path(f"{shaft} {barbs}", Stroke(line=sheet.paint(count), width=1.6))


def _silences(sheet: Sheet) -> Iterator[Mark]:
    for year in sheet.panel.silent:
        ring = Dot(sheet.across(year + 0.5), sheet.foot - 5, 3.5, Stroke("ground", "quiet", 1.2))
        yield Mark(f"{SILENT}{year}", f"{year}: nothing here gives a count", (ring,))


def _totals(sheet: Sheet) -> Iterator[Mark]:
    for lane, _, foot in sheet.lanes():
        for count in sheet.panel.totals:
            if count.lane == lane:
                yield Mark(count.id, _told(count), tuple(_total(sheet, count, foot)), count.source)


def _total(sheet: Sheet, count: Count, foot: float) -> Iterator[Shape]:
    paint, number = sheet.paint(count), f"{count.mark.low:g}"
    x = sheet.place(count)[1]
    if count.adrift:
        dots = Stroke(line=paint, width=2, dash="2 4")
        yield Path(f"M {x - sheet.wide / 2:.1f} {foot:g} L {x + sheet.wide / 2:.1f} {foot:g}", dots)
    if count.source:
        yield Dot(x, foot, 5, Stroke(paint))
    else:
        yield Path(
            f"M {x - 6:.1f} {foot:g} L {x:.1f} {foot - 6:g} L {x + 6:.1f} {foot:g} L {x:.1f} {foot + 6:g} Z",
            OUTSIDE,
        )
    yield Words(x, foot - 10, number, NUMERAL, paint, "middle", serif=True, mark=count.id)


def _told(count: Count) -> str:
    who = count.lane or (count.rests_on if count.source else "from outside")
    return f"{count.when}: {count.number}, {who}"
