"""The timeline widget: one lane a source or a theme, silences included; zoomed and chosen in the browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import traitlets

from fourcenturies.corpus import Corpus, load
from fourcenturies.figures import timeline as figures
from fourcenturies.views import decades as counted
from fourcenturies.views.citing import BADGES
from fourcenturies.views.comparison import THEMES
from fourcenturies.views.timeline import FIRST, KINDS, LAST, PERIODS, Period, Timeline, without
from fourcenturies.views.timeline import timeline as rows_of
from fourcenturies.widgets import timeline_twin as twin
from fourcenturies.widgets.base import Drawn, Sentence, nearest, script, sources_asked, style
from fourcenturies.widgets.contexts import offer_contexts

if TYPE_CHECKING:
    from collections.abc import Iterable

LANES = ("source", "theme")


@dataclass(frozen=True, slots=True)
class First:
    """What a timeline opens with."""

    period: Period
    by: str
    sources: tuple[str, ...]


class TimelineWidget(Drawn):
    """Lanes of marks. `period`, `by` and `shown` say which, `chosen` is the id of the event opened below."""

    _esm = script("cards", "contexts", "marks", "lanes", "timeline")
    _css = style("timeline")

    period = traitlets.Unicode().tag(sync=True)
    by = traitlets.Enum(LANES).tag(sync=True)
    shown = traitlets.List(traitlets.Unicode()).tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)
    silences = traitlets.Bool(default_value=True).tag(sync=True)
    old_style = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, view: Timeline, counts: tuple[counted.Count, ...], first: First) -> None:
        self.view, self.counts, self.first = view, counts, first
        rows = _rows(view, counts, first.period)
        super().__init__(rows, period=first.period.id, by=first.by, shown=list(first.sources))

    def still(self) -> tuple[str, str]:
        """Return the lanes that the timeline opens with as tables and as text."""
        asked = (self.view, self.first.period, self.first.by, self.first.sources)
        return twin.html(*asked, self.counts), twin.text(*asked, self.counts)

    def draw(self) -> Any:
        """Return the lanes that the timeline opens with as a matplotlib figure."""
        return figures.timeline(self.view, self.first.period, self.first.by, self.first.sources)

    def draw_decades(self) -> Any:
        """Return how many dated accounts each source gives for each decade as a matplotlib figure."""
        return figures.decades(self.view, self.counts, self.first.sources)

    @traitlets.validate("period")
    def _known_period(self, proposal: dict[str, Any]) -> str:
        return _among(proposal["value"], "period", (period["id"] for period in self.rows["periods"]))

    @traitlets.validate("chosen")
    def _known_event(self, proposal: dict[str, Any]) -> str:
        return _among(proposal["value"], "event", ("", *(event["id"] for event in self.rows["events"])))


def _among(value: str, kind: str, known: Iterable[str]) -> str:
    if value not in set(known):
        raise traitlets.TraitError(f'this timeline has no {kind} "{value}"')
    return value


def timeline(  # noqa: PLR0913 - each option leaves something out, and a lesson names it
    period: str | tuple[int, int] | None = None,
    sources: str | Iterable[str] | None = None,
    *,
    by: str = "source",
    only: str | Iterable[str] | None = None,
    words: bool = True,
    dates: bool = True,
) -> TimelineWidget | Sentence:
    """Show when each source dates what, from 1618 to 2025, and what it leaves out.

    `period` is two years, as "1856-1922" or (1856, 1922). `sources` are ids or short names. `by` asks for a lane for
    each "source" or each "theme". `only` are ids of events, or names of themes. With `words=False` nothing of what
    the sources say is shown, with `dates=False` no date is told in words, for lessons that ask for it; the marks
    keep their places.

    >>> timeline("1856-1792")
    A period goes from an earlier to a later year between 1618 and 2025, as "1856-1922"; this one is "1856-1792".
    """
    return show(load(), period, sources, by=by, only=only, words=words, dates=dates)


def show(  # noqa: PLR0913 - as `timeline`
    corpus: Corpus,
    period: str | tuple[int, int] | None = None,
    sources: str | Iterable[str] | None = None,
    *,
    by: str = "source",
    only: str | Iterable[str] | None = None,
    words: bool = True,
    dates: bool = True,
) -> TimelineWidget | Sentence:
    """Show a timeline of the records of any corpus; the arguments are those of `timeline`."""
    found = _period(period)
    events = _events(corpus, only)
    if by not in LANES:
        return Sentence(f'Lanes go by "source" or by "theme", not by "{by}".')
    if isinstance(found, Sentence):
        return found
    if isinstance(events, Sentence):
        return events
    view = rows_of(corpus, events)
    shown = sources_asked(view.headings, sources)
    if isinstance(shown, Sentence):
        return shown
    counts = counted.decades(corpus, events)
    widget = TimelineWidget(without(view, words=words, dates=dates), counts, First(found, by, shown))
    return offer_contexts(widget, corpus)


def _period(asked: str | tuple[int, int] | None) -> Period | Sentence:
    if asked is None:
        return PERIODS[0]
    text = asked.strip() if isinstance(asked, str) else "-".join(map(str, asked))
    known = next((period for period in PERIODS if text in {period.id, period.label}), None)
    years = re.fullmatch(r"(\d{4})\s*[-–—/]\s*(\d{4})", text)
    if known or not years:
        return known or _no_period(text)
    first, last = int(years[1]), int(years[2])
    if not FIRST <= first < last <= LAST:
        return _no_period(text)
    return next(
        (period for period in PERIODS if (period.first, period.last) == (first, last)),
        Period(f"{first}-{last}", f"{first}–{last}", first, last),
    )


def _no_period(text: str) -> Sentence:
    return Sentence(
        f"A period goes from an earlier to a later year between {FIRST} and {LAST}, "
        f'as "1856-1922"; this one is "{text}".'
    )


def _events(corpus: Corpus, only: str | Iterable[str] | None) -> tuple[str, ...] | Sentence:
    known = [event.id for event in corpus.events]
    if only is None:
        return tuple(known)
    names = [only] if isinstance(only, str) else [str(name) for name in only]
    if not names:
        return Sentence(
            f'No event was chosen. Ask for ids of events, such as "{known[0]}", or leave `only` out.'
        )
    found: dict[str, None] = {}
    for name in map(str.strip, names):
        held = [name] if name in known else [event.id for event in corpus.events if event.theme == name]
        if not held:
            return Sentence(f'No event or theme is called "{name}"{nearest(name, (*known, *THEMES))}.')
        found.update(dict.fromkeys(held))
    return tuple(found)


def _rows(view: Timeline, counts: tuple[counted.Count, ...], first: Period) -> dict[str, Any]:
    """Return what the browser needs."""
    periods = PERIODS if first in PERIODS else (*PERIODS, first)
    return {
        "headings": view.headings,
        "events": view.events,
        "marks": view.marks,
        "two_days": view.two_days,
        "topics": tuple(view.topics.values()),
        "silences": {"event": view.silence},
        "badges": {key: [badge.glyph, badge.word] for key, badge in BADGES.items()},
        "kinds": {key: [badge.glyph, badge.word] for key, badge in KINDS.items()},
        "themes": THEMES,
        "periods": periods,
        "menu": [
            {"id": event.id, "label": event.label, "group": label}
            for theme, label in THEMES.items()
            for event in view.events
            if event.theme == theme
        ],
        "decades": counts,
        "spans": [{"label": label, "decade": decade} for label, decade in counted.spans(counts)],
        "caption": counted.CAPTION,
    }
