"""The lens: above, the years as long as they were; below, the room that the sources give them.

A column is a dated event, a lane a source. What is `lit` is bright and can be pointed at, the rest is faint; what is
`veiled` stands after the years, is no tick on the true scale, and looks the same whatever its date is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.bands import DETAIL, MIDDLE, NARROW, WIDE, Size, Stand
from fourcenturies.drawing.blocks import Fitting, Mark, Path, Picture, Reach, Stroke, Words
from fourcenturies.drawing.lettering import width_of
from fourcenturies.drawing.sheet import FONT, LINE, ROW, SPACE, TOP, Sheet, Shown, date_of, lines_of, sheet_of
from fourcenturies.drawing.signs import FAINT, PITCH, hidden, join, rings, sign
from fourcenturies.drawing.stairs import BESIDE
from fourcenturies.views.timeline import DATED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from fourcenturies.drawing.blocks import Shape
    from fourcenturies.views.glance import Dated

HEAD = 12.5
HEADS = (HEAD, 10.0)
"""Sizes of a band's first year, the better one first."""
TO_DATE = ("to be dated", "?")
STEPS = (1, 2, 5, 10, 20, 50, 100)


def lens(shown: Shown) -> Fitting:
    """Return the lens for pages of three widths; on the narrowest it has no words, and nothing to point at.

    With a label under each column one picture serves the two wider pages: it takes what room it needs.
    """
    if shown.every:
        detail = _picture(shown, DETAIL)
        return Fitting((detail, detail, _picture(shown, NARROW)))
    return Fitting(tuple(_picture(shown, size) for size in (WIDE, MIDDLE, NARROW)))


def _picture(shown: Shown, size: Size) -> Picture:
    sheet = sheet_of(shown, size)
    rows = max((one.foot for one in sheet.labels), default=0)
    height = sheet.foot + (rows * ROW + 6 if rows else 2)
    parts = (_ground, _fan, _scale, _heads, _silences, _leaders, _columns, _names)
    return Picture(size.width, height, tuple(shape for part in parts for shape in part(sheet)), shown.title)


def _ground(sheet: Sheet) -> Iterator[Shape]:
    """Give the true scale's bar, with a ribbon from each era on it to its band."""
    for number, stand in enumerate(sheet.stands):
        corners = ((stand.left, sheet.foot), (stand.right, sheet.foot), (stand.right, sheet.told))
        box = " ".join(f"L {_n(x)} {_n(y)}" for x, y in corners)
        era = stand.band.era
        if era is None:
            yield Path(f"M {_n(stand.left)} {_n(sheet.told)} {box} Z", Stroke("", "quiet", 1, "3 3"))
            continue
        left, right = sheet.at(era.first), sheet.at(era.last + 1)
        down = _bend(left, sheet.middle, stand.left, sheet.told)
        up = _bend(stand.right, sheet.told, right, sheet.middle)
        last = number and era is sheet.shown.eras[-1]
        yield Path(
            f"M {_n(left)} {_n(TOP)} L {_n(left)} {_n(sheet.middle)} {down} {box} {up} L {_n(right)} {_n(TOP)} Z",
            Stroke("warm" if last else ("band", "faint")[number % 2]),
        )


def _fan(sheet: Sheet) -> Iterator[Shape]:
    """Give a hair from each event's year to its column, and its tick on the true scale."""
    for seen in (FAINT, 1.0):
        some_of = [
            (sheet.at(event.start), x)
            for stand in sheet.eras
            for event, x in stand.columns()
            if sheet.shown.seen(event) == seen
        ]
        if not some_of:
            continue
        if sheet.size.named:
            bends = ((round(x), round(to)) for x, to in some_of)
            hairs = (f"M {x} {_n(sheet.middle)} {_bend(x, sheet.middle, to, sheet.told)}" for x, to in bends)
            yield Path(" ".join(hairs), Stroke("", "coast", 0.7, opacity=max(seen, 0.5)))
        ticks = (f"M {_n(x)} {_n(TOP + 2)} L {_n(x)} {_n(sheet.middle - 2)}" for x, _ in some_of)
        yield Path(" ".join(ticks), Stroke("", "ink", 1, opacity=0.6 * seen))


def _scale(sheet: Sheet) -> Iterator[Shape]:
    """Give the first year of the true scale, and round ones with room beside it and each other."""
    room = width_of("1618", FONT) + 16
    a_year = sheet.at(sheet.first + 1) - sheet.at(sheet.first)
    step = next((step for step in STEPS if step * a_year >= 2 * room), 200)
    yield Words(sheet.at(sheet.first), TOP - 6, str(sheet.first), FONT, "quiet")
    for year in range(sheet.first // step * step + step, sheet.end, step):
        if room <= sheet.at(year) - sheet.at(sheet.first) and sheet.at(year) + room / 2 < sheet.size.width:
            yield Words(sheet.at(year), TOP - 6, str(year), FONT, "quiet", "middle")
    if sheet.size.named:
        beside = {"size": FONT, "paint": "quiet", "anchor": "end", "serif": True, "italic": True}
        yield Words(sheet.size.gutter - 8, TOP + 12, "true scale", **beside)  # type: ignore[arg-type]
        yield Words(sheet.left - 8, sheet.told + 15, "as told", **beside)  # type: ignore[arg-type]


def _heads(sheet: Sheet) -> Iterator[Shape]:
    """Give each band its first year, how many dates it holds, and its name where there is room."""
    for stand in sheet.stands:
        era, room = stand.band.era, stand.right - stand.left - 5
        title = TO_DATE if era is None else (str(era.first),) if era.name else (era.years, str(era.first))
        fits = ((one, size) for one in title for size in HEADS if width_of(one, size, bold=True) <= room)
        words, size = next(fits, ("", 0))
        if words and (sheet.size.named or size < HEADS[0]):
            yield Words(
                stand.left + (4 if sheet.size.named else 2),
                sheet.told + (15 if sheet.size.named else 12),
                words,
                size,
                bold=True,
            )
        if sheet.size.named:
            many = len(stand.band.events)
            dates = "1 date" if many == 1 else f"{many} dates"
            named = (f"{dates} · {era.name}", dates, str(many)) if era and era.name else (dates, str(many))
            below = next((one for one in named if width_of(one, FONT) <= room), "")
            yield Words(stand.left + 4, sheet.told + 30, below, FONT, "quiet")


def _silences(sheet: Sheet) -> Iterator[Shape]:
    """Give each lane its source's name, and a small ring for each silence."""
    for number, (place, heading) in enumerate(sheet.shown.lanes):
        y, named = sheet.lane(number), sheet.size.named
        name = heading.short if named else heading.letter
        yield Words(
            sheet.left - (8 if named else 5),
            y + 4,
            name,
            HEAD if named else 11,
            f"source-{place}",
            "end",
            bold=True,
        )
        for seen in (FAINT, 1.0) if named else ():
            yield from _rings(sheet, place, y, seen)


def _rings(sheet: Sheet, place: int, y: float, seen: float) -> Iterator[Shape]:
    for stand in sheet.eras:
        silent = [
            (x, y)
            for event, x in stand.columns()
            if event.kind(place) == "silent" and sheet.shown.seen(event) == seen
        ]
        if silent:
            yield rings(silent, stand.pitch, seen)


def _columns(sheet: Sheet) -> Iterator[Shape | Mark]:
    """Give each event its marks; what is lit can be pointed at as one thing, where the page is wide enough."""
    top = sheet.lane(0) - sheet.size.lane / 2 - 2
    for stand in sheet.stands:
        for event, x in stand.columns():
            shapes = tuple(_column(sheet, stand, event, x))
            if sheet.shown.seen(event) < 1 or not sheet.size.named:
                yield from shapes
            else:
                reach = Reach(x - stand.pitch / 2, top, stand.pitch, sheet.foot - top)
                yield Mark(event.id, sheet.shown.told[event.id], (reach, *shapes))


def _column(sheet: Sheet, stand: Stand, event: Dated, x: float) -> Iterator[Shape]:
    """Give what the sources say of one event, and the line that joins those that date it."""
    veiled = stand.band.era is None
    speak = (*DATED, "mentions") if veiled else DATED
    wide, seen = min(PITCH, stand.pitch), sheet.shown.seen(event)
    tellers = [n for n, (place, _) in enumerate(sheet.shown.lanes) if event.kind(place) in speak]
    if len(tellers) > 1:
        yield join(x, sheet.lane(tellers[0]), sheet.lane(tellers[-1]), seen)
    for number, (place, _) in enumerate(sheet.shown.lanes):
        where = (x, sheet.lane(number))
        if veiled and number in tellers:
            yield hidden(where, wide, f"source-{place}", seen)
        elif not veiled and event.marks[place]:
            yield from sign(event.marks[place][0], where, wide, f"source-{place}", seen)


def _leaders(sheet: Sheet) -> Iterator[Shape]:
    """Give the leaders, from the foot of a column to the label in its row."""
    hairs = [
        f"M {_n(one.x)} {_n(sheet.foot - 3)} L {_n(one.x)} {_n(sheet.line(one.row) + 1)}"
        for one in sheet.labels
    ]
    if hairs:
        yield Path(" ".join(hairs), Stroke("", "coast", 1))


def _names(sheet: Sheet) -> Iterator[Shape]:
    """Give the labels: beside the leader the date, then the event, in bold where more than one source dates it."""
    events = {event.id: event for event in sheet.shown.view.events}
    for one in sheet.labels:
        event, y = events[one.name], sheet.line(one.row)
        date, on = date_of(event, sheet.shown), 1 if one.side == "right" else -1
        anchor: Literal["start", "end"] = "start" if on == 1 else "end"
        x = one.x + BESIDE * on
        if date:
            yield Words(x, y, date, FONT, "quiet", anchor, mark=event.id)
            x += on * (width_of(date, FONT) + SPACE)
        for number, words in enumerate(lines_of(event, LINE if one.lines > 1 else sheet.size.width)):
            yield Words(x, y + number * ROW, words, FONT, "ink", anchor, bold=not event.alone, mark=event.id)


def _bend(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return a bend from one place to another as the rest of a path."""
    half = _n((y + to_y) / 2)
    return f"C {_n(x)} {half} {_n(to_x)} {half} {_n(to_x)} {_n(to_y)}"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
