"""Meetings by year as blocks: a square for each meeting, and under the years a lane for each total that is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.lettering import width_of, wrapped
from fourcenturies.drawing.naming import paint_of
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
OUTSIDE = b.Stroke("ground", "ink", 1.4)
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
        return paint_of(self.view.headings, count.source)

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


def blocks(view: Ledger, panel: Panel) -> tuple[b.Block, ...]:
    """Return the picture of the meetings, its table, why it does not add up, and what is not drawn with it."""
    columns = (b.cell("Number, and who counts"), b.cell(HEADS[-1]))
    rows = tuple(_row(*cells) for cells in panel.table())
    apart = tuple(b.line(f"{one.label}: {one.number} ({one.place}). {one.caveat}") for one in panel.apart)
    return (
        b.heading(LABEL),
        b.small(HOW),
        b.Fitting(tuple(_picture(Sheet(view, panel, width)) for width in WIDTHS)),
        b.Items(tuple(b.line(words) for words in panel.why)),
        b.Grid(LABEL, columns, rows, "meetings", "", (1.1, 1.6, 2.2)),
        *((b.heading("Not drawn with them", 4), b.Items(apart)) if apart else ()),
    )


def _row(name: str, when: str, number: str, who: str, rests_on: str) -> b.Row:
    if name.startswith(SILENT):
        ring = b.paragraph(b.Span(sign("silent"), "sign"), f" {number} here")
        return b.Row(b.line(when), (b.Cell((ring,), silent=True), b.Cell()), name)
    time, _, why = when.partition("; ")
    counted = (b.paragraph(b.Span(number, "strong"), f" · {who}"),)
    grounds = (b.paragraph(rests_on), *((b.small(why),) if why else ()))
    return b.Row(b.line(time), (b.Cell(counted), b.Cell(grounds)), name)


def _picture(sheet: Sheet) -> b.Picture:
    shapes = (*_years(sheet), *_lanes(sheet), *_counts(sheet), *_silences(sheet), *_totals(sheet))
    return b.Picture(sheet.width, sheet.height, shapes, LABEL)


def _years(sheet: Sheet) -> Iterator[b.Shape]:
    """Give the foot of the years, their names where they fit, and a quiet line down from each."""
    panel, foot = sheet.panel, sheet.foot
    yield b.Path(f"M 0 {foot + 3:g} L {sheet.width:g} {foot + 3:g}", b.Stroke(line="quiet"))
    half = width_of("0000", TYPE) / 2
    each = 1 if sheet.wide > 2 * half + 6 else 2
    for year in range(panel.first, panel.last + 1):
        if (panel.last - year) % each == 0:
            x = min(max(sheet.across(year + 0.5), half), sheet.width - half)
            yield b.Words(x, foot + 20, str(year), TYPE, "quiet", "middle")


def _lanes(sheet: Sheet) -> Iterator[b.Shape]:
    above = sheet.foot + 26
    for _, lines, foot in sheet.lanes():
        beside = foot - above <= LANE
        for number, words in enumerate(lines):
            y = foot - 8 if beside else above + 16 * (number + 1)
            yield b.Words(0, y, words, TYPE, "quiet")
        yield b.Path(f"M 0 {foot:g} L {sheet.width:g} {foot:g}", b.Stroke(line="rule"))
        above = foot


def _counts(sheet: Sheet) -> Iterator[b.Mark]:
    for count in sheet.panel.years:
        beside = [other for other in sheet.panel.years if other.at == count.at]
        place = beside.index(count) - (len(beside) - 1) / 2
        x = sheet.across(count.at + 0.5) + place * (SIDE + 1.5) - SIDE / 2
        yield b.Mark(count.id, _told(count), tuple(_stack(sheet, count, x)), count.source)


def _stack(sheet: Sheet, count: Count, x: float) -> Iterator[b.Shape]:
    stroke = b.Stroke(sheet.paint(count)) if count.source else OUTSIDE
    many = int(count.mark.high)
    for number in range(many):
        yield b.Box(x, sheet.foot - PITCH * (number + 1) + 2, SIDE, SIDE, stroke)
    if count.mark.form == "up":
        tip, middle = sheet.foot - PITCH * many - 11, x + SIDE / 2
        shaft = f"M {middle:.1f} {tip + 11:.1f} L {middle:.1f} {tip:.1f}"
        barbs = f"M {middle - 4:.1f} {tip + 4:.1f} L {middle:.1f} {tip:.1f} L {middle + 4:.1f} {tip + 4:.1f}"
        yield b.Path(f"{shaft} {barbs}", b.Stroke(line=sheet.paint(count), width=1.6))


def _silences(sheet: Sheet) -> Iterator[b.Mark]:
    for year in sheet.panel.silent:
        ring = b.Dot(sheet.across(year + 0.5), sheet.foot - 5, 3.5, b.Stroke("ground", "quiet", 1.2))
        yield b.Mark(f"{SILENT}{year}", f"{year}: nothing here gives a count", (ring,))


def _totals(sheet: Sheet) -> Iterator[b.Mark]:
    for lane, _, foot in sheet.lanes():
        for count in sheet.panel.totals:
            if count.lane == lane:
                yield b.Mark(count.id, _told(count), tuple(_total(sheet, count, foot)), count.source)


def _total(sheet: Sheet, count: Count, foot: float) -> Iterator[b.Shape]:
    paint, number = sheet.paint(count), f"{count.mark.low:g}"
    x = sheet.place(count)[1]
    if count.adrift:
        dots = b.Stroke(line=paint, width=2, dash="2 4")
        yield b.Path(f"M {x - sheet.wide / 2:.1f} {foot:g} L {x + sheet.wide / 2:.1f} {foot:g}", dots)
    if count.source:
        yield b.Dot(x, foot, 5, b.Stroke(paint))
    else:
        yield b.Path(
            f"M {x - 6:.1f} {foot:g} L {x:.1f} {foot - 6:g} L {x + 6:.1f} {foot:g} L {x:.1f} {foot + 6:g} Z",
            OUTSIDE,
        )
    yield b.Words(x, foot - 10, number, NUMERAL, paint, "middle", serif=True, mark=count.id)


def _told(count: Count) -> str:
    who = count.lane or (count.rests_on if count.source else "from outside")
    return f"{count.when}: {count.number}, {who}"
