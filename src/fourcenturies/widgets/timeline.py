"""The timeline: four centuries at a glance, and each era, source and theme in detail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fourcenturies.corpus import Corpus, load
from fourcenturies.drawing import paper
from fourcenturies.drawing.blocks import Fitting, Heading
from fourcenturies.drawing.glance import WAYS, WHOLE, drawing
from fourcenturies.views.glance import ERAS, FIRST, LAST, PUBLICATION, Era, glance
from fourcenturies.views.timeline import timeline as rows_of
from fourcenturies.views.timeline import without
from fourcenturies.views.topics import THEMES
from fourcenturies.widgets.base import Sentence, nearest, sources_asked
from fourcenturies.widgets.drawn import DrawnWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


class TimelineWidget(DrawnWidget):
    """Shows the whole or one detail; `choice` says which: "whole", an era as "1618-1860", a source's id or a theme."""

    def draw(self, **options: Any) -> Any:
        """Return the lens as a matplotlib figure; its table is told in words beside it."""
        blocks = self.drawing.chosen(self.first[0]).blocks
        drawn = [block for block in blocks if isinstance(block, Heading | Fitting)]
        return paper.figure(drawn, self.sources, **options)


def timeline(  # noqa: PLR0913 - each option leaves something out, and a lesson names it
    period: str | tuple[int, int] | None = None,
    sources: str | Iterable[str] | None = None,
    *,
    by: str = "era",
    only: str | Iterable[str] | None = None,
    words: bool = True,
    dates: bool = True,
) -> TimelineWidget | Sentence:
    """Show when each source dates what, from 1618 to 2025, and what it leaves out.

    `period` is two years, as "1856-1922" or (1856, 1922). `sources` are ids or short names. `by` parts the table under
    the picture: by "era", "source" or "theme". `only` are ids of events, or names of themes. With `words=False`
    nothing of what the sources say is shown, with `dates=False` no date is told in words, for lessons that ask for
    it; the marks keep their places.

    >>> timeline("1856-1792")
    A period goes from an earlier to a later year between 1618 and 2025, as "1856-1922"; this one is "1856-1792".
    """
    return show(load(), period, sources, by=by, only=only, words=words, dates=dates)


def show(  # noqa: PLR0913 - as `timeline`
    corpus: Corpus,
    period: str | tuple[int, int] | None = None,
    sources: str | Iterable[str] | None = None,
    *,
    by: str = "era",
    only: str | Iterable[str] | None = None,
    words: bool = True,
    dates: bool = True,
) -> TimelineWidget | Sentence:
    """Show a timeline of the records of any corpus; the arguments are those of `timeline`."""
    found = _period(period)
    events = _events(corpus, only)
    if by not in WAYS:
        return Sentence(f'The dates are listed by "era", by "source" or by "theme", not by "{by}".')
    if isinstance(found, Sentence):
        return found
    if isinstance(events, Sentence):
        return events
    rows = without(rows_of(corpus, events), words=words, dates=dates)
    shown = sources_asked(rows.headings, sources)
    if isinstance(shown, Sentence):
        return shown
    asked = only is not None and any(event.theme == PUBLICATION for event in rows.events)
    made = drawing(glance(rows, publications=asked), shown, by, found)
    return TimelineWidget(made, [heading.id for heading in rows.headings], (found.id if found else WHOLE,))


def _period(asked: str | tuple[int, int] | None) -> Era | Sentence | None:
    """Return the years that were asked for, one of our eras where they are its years; nothing for the whole."""
    text = asked.strip() if isinstance(asked, str) else "-".join(map(str, asked or (WHOLE,)))
    if text == WHOLE:
        return None
    years = re.fullmatch(r"(\d{4})\s*[-–—/]\s*(\d{4})", text)
    first, last = (int(years[1]), int(years[2])) if years else (0, 0)
    if not FIRST <= first < last <= LAST:
        return Sentence(
            f"A period goes from an earlier to a later year between {FIRST} and {LAST}, "
            f'as "1856-1922"; this one is "{text}".'
        )
    if (first, last) == (FIRST, LAST):
        return None
    ours = next((era for era in ERAS if (era.first, era.last) == (first, last)), None)
    return ours or Era(f"{first}-{last}", first, last)


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
