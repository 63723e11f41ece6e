"""Comparison: what each source says of one thing, side by side, silence included.

`comparison` gathers every topic that the records can fill, as `topics` has them.

To add a kind of topic, add a function from the corpus to topics here, and name it in `comparison`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from fourcenturies.dating import Precision, distance, in_words, parse, read
from fourcenturies.model import (
    NOT_STATED,
    Account,
    Event,
    Figure,
    Issue,
    Known,
    Passage,
    Source,
    Stance,
)
from fourcenturies.views.citing import (
    CONFIDENCE,
    NO_BREAK,
    Fact,
    cite,
    headings,
    name_of,
    passage_of,
    place_of,
    source_of,
)
from fourcenturies.views.claims import claim_of
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
    from collections.abc import Iterable, Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Outside, OutsideDate


def comparison(corpus: Corpus) -> Comparison:
    """Return every topic that the records can fill, in the order of the menu."""
    makers = (_sources_topic, _themes, _events, _issues, _figures)
    topics = {topic.id: topic for make in makers for topic in make(corpus)}
    return Comparison(headings(corpus), topics, SILENCES)


def _sources_topic(corpus: Corpus) -> Iterator[Topic]:
    cells = tuple(Cell(source.id, "", _source_entries(corpus, source)) for source in corpus.sources)
    yield Topic(SOURCES, "sources", "", "The sources themselves", cells, records=(SOURCES,))


def _source_entries(corpus: Corpus, source: Source) -> tuple[Entry, ...]:
    return (
        _told("Who wrote it", name_of(corpus, source.author), source.author_outside),
        _told("Where it appeared", name_of(corpus, source.outlet), source.outlet_outside),
        _told_when(source),
        Entry("For whom", says=sentence(source.audience)),
        Entry("What kind of text", says=sentence(source.genre)),
        Entry("Written from", says=sentence(source.perspective)),
        _listed("How do we know?", (_known(known) for known in source.known), "open"),
        _listed(
            "What cannot be established", (Fact("", sentence(text)) for text in source.unknown), "closed"
        ),
        _listed(
            "What is wrong with the copy", (Fact("", sentence(text)) for text in source.defects), "closed"
        ),
    )


def _listed(title: str, facts: Iterable[Fact], fold: Literal["open", "closed"]) -> Entry:
    held = tuple(facts)
    return Entry(title, facts=held, fold=fold) if held else Entry(title, says="Nothing is noted.")


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
                yield Topic(
                    event.id,
                    "event",
                    f"Events: {label}",
                    event.label,
                    _event_cells(corpus, event),
                    records=(event.id,),
                    before=_printed_before(corpus, event),
                )


def _printed_before(corpus: Corpus, event: Event) -> tuple[str, ...]:
    """Return the sources whose printed date is earlier than anything that the others state of an event."""
    stated = [claim for claim in map(claim_of, event.accounts) if claim and not claim.outside]
    first = min((claim.stretches[0][0] for claim in stated), default=0)
    return tuple(
        source.id
        for source in corpus.sources
        if source.published
        and (parse(source.published).last or first) < first
        and source.id not in _tellers(event)
    )


def _event_cells(corpus: Corpus, event: Event) -> tuple[Cell, ...]:
    told: dict[str, list[Account]] = {}
    for account in event.accounts:
        told.setdefault(account.source, []).append(account)
    return tuple(
        Cell(
            source,
            "dates" if any(account.edtf for account in accounts) else "mentions",
            tuple(_account(corpus, account) for account in accounts),
        )
        for source, accounts in told.items()
    )


def _account(corpus: Corpus, account: Account) -> Entry:
    source = source_of(corpus, account.source)
    passage = passage_of(corpus, account.passage)
    return Entry(
        phrase=account.phrase,
        reading=_reading(account, source),
        says=sentence(account.says),
        place=place_of(source, account.paragraph),
        quotes=(cite(corpus, passage),) if passage else (),
        facts=(
            *_when(account.edtf, passage.said if passage else "", source),
            *outside_facts(account.edtf_inferred),
        ),
        claim=claim_of(account),
    )


def _reading(account: Account, source: Source) -> str:
    if not account.edtf:
        return "No date given"
    words = in_words(account.edtf)
    if _names_year(account):
        return words
    reason = "it is reckoned from the article's own date" if source.published else "the year is not printed"
    return f"{words}; {reason}"


def _names_year(account: Account) -> bool:
    """Tell whether the words of an account hold the year of its date (or the date has none)."""
    told = read(account.edtf)
    if told is None or told.yearless or told.precision < Precision.YEAR:
        return True
    return re.search(r"\d{3,4}|\bcentury\b", account.phrase) is not None


def _when(happened: str, said: str, source: Source) -> tuple[Fact, ...]:
    published = source.published
    facts = [Fact("Happened", in_words(happened))] if happened else []
    if said:
        facts.append(Fact("Said", in_words(said), distance(happened, said) if happened else ""))
    gap = distance(happened or said, published)
    return (*facts, Fact("Published", in_words(published), gap))


def _issues(corpus: Corpus) -> Iterator[Topic]:
    for issue in corpus.issues:
        yield Topic(
            issue.id,
            "issue",
            "Questions at issue",
            issue.question,
            _issue_cells(corpus, issue),
            records=(issue.id,),
        )


def _issue_cells(corpus: Corpus, issue: Issue) -> tuple[Cell, ...]:
    taken: dict[str, list[Stance]] = {}
    for stance in issue.stances:
        taken.setdefault(stance.source, []).append(stance)
    return tuple(
        Cell(
            name,
            _stance_of(source_of(corpus, name), stances),
            tuple(_stances(corpus, source_of(corpus, name), stances)),
        )
        for name, stances in taken.items()
    )


def _is_own(source: Source, stance: Stance) -> bool:
    return stance.holder in {source.id, source.author, source.outlet} and stance.holder != NOT_STATED


def _stances(corpus: Corpus, source: Source, stances: list[Stance]) -> Iterator[Entry]:
    mute = [stance for stance in stances if _is_mute(source, stance)]
    for stance in sorted(stances, key=lambda stance: not _is_own(source, stance)):
        if stance not in mute:
            yield _stance(corpus, stance)
    if mute:
        names = "; ".join(name_of(corpus, stance.holder) for stance in mute)
        yield Entry(title="Quoted here, but not on this", badge="silent", says=names)


def _is_mute(source: Source, stance: Stance) -> bool:
    return stance.stance == "silent" and not stance.because and not _is_own(source, stance)


def _stance_of(source: Source, stances: list[Stance]) -> str:
    own = [stance.stance for stance in stances if _is_own(source, stance)]
    return own[0] if own else "reports"


def _stance(corpus: Corpus, stance: Stance) -> Entry:
    source = source_of(corpus, stance.source)
    passages = [corpus.get(name) for name in stance.passages]
    own = _is_own(source, stance)
    silent = "Silent: the whole text was read for it." if stance.stance == "silent" else ""
    return Entry(
        title="" if own else name_of(corpus, stance.holder),
        badge="" if own else stance.stance,
        says=sentence(stance.because) or silent,
        place=place_of(source, stance.paragraph) if stance.paragraph is not None else "",
        quotes=tuple(cite(corpus, passage) for passage in passages if isinstance(passage, Passage)),
        facts=_said(source, [p for p in passages if isinstance(p, Passage)]),
    )


def _said(source: Source, passages: list[Passage]) -> tuple[Fact, ...]:
    said = next((passage.said for passage in passages if passage.said), "")
    return _when("", said, source) if distance(said, source.published) else ()


def _figures(corpus: Corpus) -> Iterator[Topic]:
    groups: dict[str, list[Figure]] = {}
    for figure in corpus.figures:
        groups.setdefault(figure.compare or figure.id, []).append(figure)
    for figures in sorted(groups.values(), key=lambda group: group[0].topic):
        label = _label(figures)
        told: dict[str, list[Figure]] = {}
        for figure in figures:
            told.setdefault(figure.source, []).append(figure)
        cells = tuple(
            Cell(name, "counts", tuple(_figure(corpus, figure, label) for figure in some))
            for name, some in told.items()
        )
        records = tuple(figure.id for figure in figures)
        yield Topic(records[0], "figure", f"Figures: {figures[0].topic}", label, cells, records=records)


def _label(figures: list[Figure]) -> str:
    same = len({figure.label for figure in figures}) == 1
    return figures[0].label if same else figures[0].compare.replace("-", " ").capitalize()


def _figure(corpus: Corpus, figure: Figure, label: str) -> Entry:
    source = source_of(corpus, figure.source)
    passage = passage_of(corpus, figure.passage)
    held = () if not figure.as_of else (Fact("Holds for", in_words(figure.as_of)),)
    caution = (Fact("Caution", figure.caveat),) if figure.caveat else ()
    return Entry(
        title=figure.label if figure.label != label else "",
        phrase=figure.phrase,
        reading=number_of(figure),
        place=place_of(source, figure.paragraph),
        quotes=(cite(corpus, passage),) if passage else (),
        facts=(
            Fact("Stated by", name_of(corpus, figure.stated_by)),
            *held,
            Fact("Published", in_words(source.published), distance(figure.as_of, source.published)),
            *caution,
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
        parts = tuple(
            event.id for event in corpus.events if event.theme == theme and len(_tellers(event)) > 1
        )
        if len(parts) > 1:
            name = f"{label}: {len(parts)} events"
            yield Topic(f"theme-{theme}", "several", "Whole themes", name, parts=parts, records=(theme,))


def _tellers(event: Event) -> set[str]:
    return {account.source for account in event.accounts}
