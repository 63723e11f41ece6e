"""Comparison: what each source says of one thing, side by side, silence included.

`comparison` gathers every topic that the records can fill, as `topics` has them.

To add a kind of topic, add a function from the corpus to topics here, and name it in `comparison`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fourcenturies.dating import Precision, distance, in_words, parse, read
from fourcenturies.model import NOT_STATED
from fourcenturies.views.citing import (
    NO_BREAK,
    Fact,
    by_source,
    headings,
    is_own,
    name_of,
    passage_of,
    place_of,
    quotes_of,
    source_of,
)
from fourcenturies.views.claims import claim_of
from fourcenturies.views.quotations import CONFIDENCE
from fourcenturies.views.topics import (
    SILENCES,
    SOURCES,
    THEMES,
    Cell,
    Comparison,
    Entry,
    Topic,
    outside_facts,
    sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Account, Event, Figure, Known, Outside, OutsideDate, Source, Stance


def comparison(corpus: Corpus) -> Comparison:
    """Return every topic that the records can fill, in the order of the menu."""
    makers = (_sources_topic, _themes, _events, _issues, _figures)
    topics = {topic.id: topic for make in makers for topic in make(corpus)}
    return Comparison(headings(corpus), topics, SILENCES)


def _sources_topic(corpus: Corpus) -> Iterator[Topic]:
    cells = tuple(Cell(source.id, "", _source_entries(corpus, source)) for source in corpus.sources)
    yield Topic(SOURCES, "sources", "", "The sources themselves", cells, records=(SOURCES,))


def _source_entries(corpus: Corpus, source: Source) -> tuple[Entry, ...]:
    known = [_known(known) for known in source.known]
    unknown, defects = (
        [Fact("", sentence(text)) for text in texts] for texts in (source.unknown, source.defects)
    )
    return (
        _told("Who wrote it", name_of(corpus, source.author), source.author_outside),
        _told("Where it appeared", name_of(corpus, source.outlet), source.outlet_outside),
        _told_when(source),
        Entry("For whom", says=sentence(source.audience)),
        Entry("What kind of text", says=sentence(source.genre)),
        Entry("Written from", says=sentence(source.perspective)),
        _listed("How do we know?", known),
        _listed("What cannot be established", unknown),
        _listed("What is wrong with the copy", defects),
    )


def _listed(title: str, facts: list[Fact]) -> Entry:
    return Entry(title, facts=tuple(facts), fold=True) if facts else Entry(title, says="Nothing is noted.")


def _told(label: str, stated: str, outside: Outside | OutsideDate | None) -> Entry:
    if stated != NOT_STATED:
        return Entry(label, says=stated, place="From the text")
    return Entry(label, says="Not stated in the text", facts=outside_facts(outside))


def _told_when(source: Source) -> Entry:
    told = _told("When", in_words(source.published), source.published_outside)
    if not (source.published and source.date_phrase):
        return told
    return replace(told, place=f"{told.place}: “{source.date_phrase}”")


def _known(known: Known) -> Fact:
    place = f", ¶{NO_BREAK}{known.paragraph}" if known.paragraph else ""
    degree = f", {CONFIDENCE[known.confidence]}" if known.confidence else ""
    evidence = f": {known.evidence}" if known.evidence else ""
    basis = "from the text" if known.basis == "text" else "from outside"
    return Fact("", sentence(known.statement), f"{basis}{degree}{place}{evidence}")


def _events(corpus: Corpus) -> Iterator[Topic]:
    for theme, label in THEMES.items():
        for event in corpus.events:
            if event.theme == theme:
                cells = tuple(
                    Cell(
                        source,
                        "dates" if any(account.edtf for account in accounts) else "mentions",
                        tuple(_account(corpus, account) for account in accounts),
                    )
                    for source, accounts in by_source(event.accounts).items()
                )
                yield Topic(
                    event.id, "event", f"Events: {label}", event.label, cells,
                    records=(event.id,), before=_printed_before(corpus, event),
                )  # fmt: skip


def _printed_before(corpus: Corpus, event: Event) -> tuple[str, ...]:
    """Return the sources whose printed date is earlier than anything that the others state of an event."""
    stated = [claim for claim in map(claim_of, event.accounts) if claim and not claim.outside]
    first = min((claim.stretches[0][0] for claim in stated), default=0)
    return tuple(
        source.id
        for source in corpus.sources
        if source.published
        and (parse(source.published).last or first) < first
        and source.id not in by_source(event.accounts)
    )


def _account(corpus: Corpus, account: Account) -> Entry:
    source = source_of(corpus, account.source)
    passage = passage_of(corpus, account.passage)
    return Entry(
        phrase=account.phrase,
        reading=_reading(account, source),
        says=sentence(account.says),
        place=place_of(source, account.paragraph),
        quotes=quotes_of(corpus, account.passage),
        facts=(
            *_when(account.edtf, passage.said if passage else "", source),
            *outside_facts(account.edtf_inferred),
        ),
        claim=claim_of(account),
    )


def _reading(account: Account, source: Source) -> str:
    """Return the date of an account in words, with what it rests on where its own words do not name the year."""
    told = read(account.edtf)
    if told is None:
        return "No date given"
    words = in_words(account.edtf)
    yearless = told.yearless or told.precision < Precision.YEAR
    if yearless or re.search(r"\d{3,4}|\bcentury\b", account.phrase):
        return words
    reason = "it is reckoned from the article's own date" if source.published else "the year is not printed"
    return f"{words}; {reason}"


def _when(happened: str, said: str, source: Source) -> tuple[Fact, ...]:
    facts = [Fact("Happened", in_words(happened))] if happened else []
    if said:
        facts.append(Fact("Said", in_words(said), distance(happened, said) if happened else ""))
    published = Fact("Published", in_words(source.published), distance(happened or said, source.published))
    return (*facts, published)


def _issues(corpus: Corpus) -> Iterator[Topic]:
    for issue in corpus.issues:
        cells = tuple(_stances(corpus, *told) for told in by_source(issue.stances).items())
        yield Topic(issue.id, "issue", "Questions at issue", issue.question, cells, records=(issue.id,))


def _stances(corpus: Corpus, name: str, stances: list[Stance]) -> Cell:
    """Return what a source says on a question: its own voice first, last those who speak in it, but not on this."""
    source = source_of(corpus, name)
    own = [stance for stance in stances if is_own(source, stance)]
    others = [stance for stance in stances if stance not in own]
    mute = [stance for stance in others if stance.stance == "silent" and not stance.because]
    entries = [
        _stance(corpus, source, stance, own=stance in own) for stance in (*own, *others) if stance not in mute
    ]
    if mute:
        names = "; ".join(name_of(corpus, stance.holder) for stance in mute)
        entries.append(Entry(title="Quoted here, but not on this", badge="silent", says=names))
    return Cell(name, own[0].stance if own else "reports", tuple(entries))


def _stance(corpus: Corpus, source: Source, stance: Stance, *, own: bool) -> Entry:
    passages = [passage for passage in (passage_of(corpus, name) for name in stance.passages) if passage]
    silent = "Silent: the whole text was read for it." if stance.stance == "silent" else ""
    said = next((passage.said for passage in passages if passage.said), "")
    return Entry(
        title="" if own else name_of(corpus, stance.holder),
        badge="" if own else stance.stance,
        says=sentence(stance.because) or silent,
        place=place_of(source, stance.paragraph) if stance.paragraph is not None else "",
        quotes=quotes_of(corpus, *stance.passages),
        facts=_when("", said, source) if distance(said, source.published) else (),
    )


def _figures(corpus: Corpus) -> Iterator[Topic]:
    groups: dict[str, list[Figure]] = {}
    for figure in corpus.figures:
        groups.setdefault(figure.compare or figure.id, []).append(figure)
    for figures in sorted(groups.values(), key=lambda group: group[0].topic):
        first = figures[0]
        same = len({figure.label for figure in figures}) == 1
        label = first.label if same else first.compare.replace("-", " ").capitalize()
        cells = tuple(
            Cell(name, "counts", tuple(_figure(corpus, figure, label) for figure in some))
            for name, some in by_source(figures).items()
        )
        records = tuple(figure.id for figure in figures)
        yield Topic(first.id, "figure", f"Figures: {first.topic}", label, cells, records=records)


def _figure(corpus: Corpus, figure: Figure, label: str) -> Entry:
    source = source_of(corpus, figure.source)
    published = Fact("Published", in_words(source.published), distance(figure.as_of, source.published))
    return Entry(
        title=figure.label if figure.label != label else "",
        phrase=figure.phrase,
        reading=number_of(figure),
        place=place_of(source, figure.paragraph),
        quotes=quotes_of(corpus, figure.passage),
        facts=(
            Fact("Stated by", name_of(corpus, figure.stated_by)),
            *((Fact("Holds for", in_words(figure.as_of)),) if figure.as_of else ()),
            published,
            *((Fact("Caution", figure.caveat),) if figure.caveat else ()),
            *outside_facts(figure.outside),
        ),
    )


def number_of(figure: Figure) -> str:
    """Return a figure in words: its hedge, its number or range, its unit."""
    qualifier = "" if figure.qualifier == "exactly" else f"{figure.qualifier} "
    high = "" if figure.high is None else f" to {figure.high:,.10g}"
    unit = figure.unit.removesuffix("s") if figure.value == 1 and not high else figure.unit
    return f"{qualifier}{figure.value:,.10g}{high} {unit}".strip()


def _themes(corpus: Corpus) -> Iterator[Topic]:
    for theme, label in THEMES.items():
        held = [event for event in corpus.events if event.theme == theme]
        parts = tuple(event.id for event in held if len(by_source(event.accounts)) > 1)
        if len(parts) > 1:
            name = f"{label}: {len(parts)} events"
            yield Topic(f"theme-{theme}", "several", "Whole themes", name, parts=parts, records=(theme,))
