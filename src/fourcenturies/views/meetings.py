"""Meetings of the two leaders: what is counted for single years, against the totals that are claimed.

Single years share one axis; each total has a lane of its own, because the totals count by different rules. What
cards tell in words is read here as numbers (`COUNTS`), each with the record that it rests on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.dating import Precision, civil, in_words, read
from fourcenturies.model import Card, Discrepancy, Figure, Outside, Source
from fourcenturies.views.citing import source_of
from fourcenturies.views.ledger import Line, Mark, sentence
from fourcenturies.views.quotations import CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.views.ledger import Ledger

PANEL = "meetings-by-year"
"""The id of the topic that the panel is."""
LABEL = "Meetings by year, against the totals claimed"
HEADS = ("When", "Number", "Who counts", "Where, or what it rests on")
YEARLY = "meetings in a year"
CONFLICT = "dis-meetings-total"
"""The discrepancy whose figures are the totals."""
OWN_COUNT = "Xi's own count"
COUNTS = {
    "card-meetings-of-first-year": (("", 5, "2013"),),
    "card-count-of-meetings": ((OWN_COUNT, 37, "2021-12"), (OWN_COUNT, 42, "2023-10-18")),
    "fig-meetings-total-lse": (("A newspaper's count", 43, "2024-05"),),
}
"""Totals that a card, or what is known from outside about a figure, tells in words: counter, number, time.

Without a counter it is the number of a single year.
"""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of meetings at a time, in years; `source` is empty for what is known from outside."""

    id: str
    lane: str
    at: float
    when: str
    number: str
    mark: Mark
    rests_on: str
    source: str = ""
    place: str = ""
    adrift: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """The counts for single years on one axis, the lanes of totals, the silent years, and what is not drawn."""

    first: int
    last: int
    top: float
    years: tuple[Count, ...]
    silent: tuple[int, ...]
    totals: tuple[Count, ...]
    why: tuple[str, ...]
    apart: tuple[Line, ...]

    @property
    def lanes(self) -> tuple[str, ...]:
        """The names of the lanes of totals, in their order."""
        return tuple(dict.fromkeys(count.lane for count in self.totals))

    def table(self) -> tuple[tuple[str, ...], ...]:
        """Return a row for each mark: its id, then the cells under HEADS."""
        years = [*self.years, *(_silence(year) for year in self.silent)]
        held = sorted(years, key=lambda count: count.at)
        held += [count for lane in self.lanes for count in self.totals if count.lane == lane]
        return tuple((count.id, count.when, count.number, *_grounds(count)) for count in held)


def _silence(year: int) -> Count:
    return Count(f"silent-{year}", "", year, str(year), "no count", Mark("dot", 0, 0), "")


def _grounds(count: Count) -> tuple[str, str]:
    if count.source:
        return count.rests_on, count.place
    who = count.lane or ("From outside" if count.rests_on else "Nothing here")
    return who, count.rests_on or "not stated"


def meetings(corpus: Corpus, view: Ledger) -> Panel | None:
    """Return the panel, or nothing where the records hold no meetings in single years or no totals."""
    known = tuple(_known(corpus))
    years = (*_single_years(view), *(count for count in known if not count.lane))
    totals = (*_claimed(corpus, view), *(count for count in known if count.lane))
    if not years or not any(count.source for count in totals):
        return None
    ends = [int(count.at) for count in (*years, *totals)]
    told = {int(count.at) for count in years}
    silent = tuple(year for year in range(min(ends), max(ends) + 1) if year not in told)
    drawn = {count.id for count in (*years, *totals)}
    apart = tuple(line for line in view.lines.values() if line.topic == "meetings" and line.id not in drawn)
    top = max(count.mark.high for count in years) + 1
    why = tuple(_why(view, totals, silent))
    return Panel(min(ends), max(ends), top, years, silent, totals, why, apart)


def decimal(edtf: str) -> float | None:
    """Return the last year, month or day that a date tells, as a number of years; nothing where it tells no year.

    >>> decimal("2021-07"), decimal("../2014"), decimal("")
    (2021.5, 2014.0, None)
    """
    told = read(edtf)
    last = told.points[-1] if told else None
    if last is None or last.yearless or last.precision < Precision.YEAR:
        return None
    year, month, day = civil(last.spans[-1][0] or 0)
    return round(year + (month - 1) / 12 + (day - 1) / 366, 2)


def _single_years(view: Ledger) -> Iterator[Count]:
    for line in view.lines.values():
        if line.group != YEARLY or line.mark is None or not re.fullmatch(r"\d{4}", line.when):
            continue
        year = int(line.when)
        yield Count(line.id, "", year, line.when, line.number, line.mark, line.by, line.source, line.place)
        if line.beyond:
            number = line.outside.partition(":")[0]
            yield Count(f"{line.id}-outside", "", year, line.when, number, line.beyond, line.basis)


def _claimed(corpus: Corpus, view: Ledger) -> Iterator[Count]:
    for figure in _totals(corpus):
        line = view.lines.get(figure.id)
        source = source_of(corpus, figure.source)
        time, when = (figure.as_of, in_words(figure.as_of)) if figure.as_of else _belongs(source)
        at = decimal(time)
        if line and line.mark and at:
            yield Count(
                line.id, line.label, at, when, line.number, line.mark, line.by, line.source, line.place,
                adrift=not figure.as_of,
            )  # fmt: skip


def _belongs(source: Source) -> tuple[str, str]:
    """Return where a number without a time is drawn: at the date of its article, and in words on what ground."""
    outside = None if source.published else source.published_outside
    date = outside.value if outside else source.published
    degree = f" (from outside, {CONFIDENCE[outside.confidence]})" if outside else ""
    return date, f"time not stated; drawn at the article's date, {in_words(date)}{degree}"


def _totals(corpus: Corpus) -> list[Figure]:
    conflict = corpus.get(CONFLICT) if CONFLICT in corpus else None
    names = conflict.records if isinstance(conflict, Discrepancy) else ()
    return [record for record in map(corpus.get, names) if isinstance(record, Figure)]


def _known(corpus: Corpus) -> Iterator[Count]:
    for name, counts in COUNTS.items():
        record = corpus.get(name) if name in corpus else None
        ground = record.outside if isinstance(record, Figure) else record
        if not isinstance(ground, Card | Outside):
            continue
        for counter, number, time in counts:
            yield Count(
                f"{name}-{number}", counter and f"{counter}, from outside", decimal(time) or 0, in_words(time),
                str(number), Mark("dot", number, number), _basis(ground),
            )  # fmt: skip


def _basis(ground: Card | Outside) -> str:
    return f"{CONFIDENCE[ground.confidence].capitalize()}: {ground.evidence.rstrip('.')}."


def _why(view: Ledger, totals: tuple[Count, ...], silent: tuple[int, ...]) -> Iterator[str]:
    claimed = [view.lines[count.id] for count in totals if count.source]
    if len(claimed) > 1:
        yield f"Each total has a lane of its own. {sentence(claimed[0], claimed[1])}"
    if silent:
        yield (
            f"The single years cannot be added up to a total: for {len(silent)} of them nothing here gives a count "
            "that may stand on this axis."
        )
