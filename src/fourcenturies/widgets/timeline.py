"""The timeline: four centuries at a glance, and each era, source and theme in detail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fourcenturies.drawing import paper
from fourcenturies.drawing.blocks import Fitting, Heading
from fourcenturies.drawing.glance import WAYS, WHOLE, drawing
from fourcenturies.views.glance import ERAS, FIRST, LAST, PUBLICATION, Era, glance
from fourcenturies.views.timeline import timeline as rows_of
from fourcenturies.views.timeline import without
from fourcenturies.views.topics import THEMES
from fourcenturies.widgets.base import RefusedError, answering, ids_asked, of_records, sources_asked
from fourcenturies.widgets.contexts import offer_contexts
from fourcenturies.widgets.drawn import DrawnWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.corpus import Corpus


class TimelineWidget(DrawnWidget):
    """Shows the whole or one detail; on paper without its long table."""

    def draw(self, **options: Any) -> Any:
        """Return the lens as a matplotlib figure; its table is told in words beside it."""
        blocks = [block for block in self.seen() if isinstance(block, Heading | Fitting)]
        return paper.figure(blocks, self.sources, **options)


@answering
def show(  # noqa: PLR0913 - each option leaves something out, and a lesson names it
    corpus: Corpus,
    period: str | tuple[int, int] | None = None,
    sources: str | Iterable[str] | None = None,
    *,
    by: str = "era",
    only: str | Iterable[str] | None = None,
    words: bool = True,
    dates: bool = True,
) -> TimelineWidget:
    """Show when each source dates what, from 1618 to 2025, and what it leaves out.

    `period` is two years, as "1856-1922" or (1856, 1922). `sources` are ids or short names. `by` parts the table under
    the picture: by "era", "source" or "theme". `only` are ids of events, or names of themes. With `words=False`
    nothing of what the sources say is shown, with `dates=False` no date is told in words, for lessons that ask for
    it; the marks keep their places.

    >>> timeline("1856-1792")
    A period goes from an earlier to a later year between 1618 and 2025, as "1856-1922"; this one is "1856-1792".
    """
    found = _period(period)
    if by not in WAYS:
        raise RefusedError(f'The dates are listed by "era", by "source" or by "theme", not by "{by}".')
    known = {theme: [one.id for one in corpus.events if one.theme == theme] for theme in THEMES}
    known |= {event.id: [event.id] for event in corpus.events}
    offer = f'Ask for ids of events, such as "{corpus.events[0].id}", for themes, or leave `only` out.'
    rows = without(rows_of(corpus, ids_asked("event or theme", only, known, offer)), words=words, dates=dates)
    shown = sources_asked(rows.headings, sources)
    asked = only is not None and any(event.theme == PUBLICATION for event in rows.events)
    made = drawing(glance(rows, publications=asked), shown, by, found)
    ids = [heading.id for heading in rows.headings]
    return offer_contexts(TimelineWidget(made, ids, (found.id if found else WHOLE,)), corpus)


timeline = of_records(show, "timeline")


def _period(asked: str | tuple[int, int] | None) -> Era | None:
    """Return the years that were asked for, one of our eras where they are its years; nothing for the whole."""
    text = asked.strip() if isinstance(asked, str) else "-".join(map(str, asked or (WHOLE,)))
    if text == WHOLE:
        return None
    years = re.fullmatch(r"(\d{4})\s*[-–—/]\s*(\d{4})", text)
    first, last = (int(years[1]), int(years[2])) if years else (0, 0)
    if not FIRST <= first < last <= LAST:
        raise RefusedError(
            f"A period goes from an earlier to a later year between {FIRST} and {LAST}, "
            f'as "1856-1922"; this one is "{text}".'
        )
    if (first, last) == (FIRST, LAST):
        return None
    ours = next((era for era in ERAS if (era.first, era.last) == (first, last)), None)
    return ours or Era(f"{first}-{last}", first, last)
