"""What every view shows of the records in one way: sources' headings, quotations with their place, badges, facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from fourcenturies.glyphs import sign
from fourcenturies.model import NOT_STATED, Account, Figure, Passage, Person, Source, Stance
from fourcenturies.views.quotations import locator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.corpus import Corpus

Told = TypeVar("Told", Account, Figure, Stance)
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Badge:
    """What a source does with the thing compared: a key, a glyph and a word."""

    key: str
    glyph: str
    word: str


def badges(*rows: tuple[str, str, str]) -> dict[str, Badge]:
    """Return badges by key, from rows of key, name of the glyph (see `glyphs`) and word."""
    return {key: Badge(key, sign(name), word) for key, name, word in rows}


BADGES = badges(
    ("asserts", "yes", "asserts"),
    ("qualifies", "part", "qualifies"),
    ("disputes", "no", "disputes"),
    ("silent", "silent", "silent"),
    ("reports", "others", "reports others"),
    ("dates", "dated", "dates it"),
    ("mentions", "dateless", "mentions it, gives no date"),
    ("counts", "number", "gives a number"),
    ("no-number", "silent", "gives no number"),
    ("hidden", "open", "for you to say"),
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source; where they may not be shown, `words` is empty.

    `passage` is the record's id, `withheld` how many words are not shown.
    """

    words: str
    by: str
    place: str
    passage: str = ""
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, a value, and what it rests on."""

    label: str
    value: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """How a source is named above its cell: its letter, its short name, what else tells it apart."""

    id: str
    letter: str
    short: str
    detail: str
    link: str = ""


def headings(corpus: Corpus) -> tuple[Heading, ...]:
    """Return the sources in their order, each with a letter of its own."""
    letters: list[str] = []
    for source in corpus.sources:
        spare = (c.upper() for c in f"{source.short}{source.id}ABCDEFGHIJKLMNOPQRSTUVWXYZ" if c.isalpha())
        capital = [c for c in source.short if c.isupper()]
        letters.append(next(c for c in (*capital, *spare) if c not in letters))
    return tuple(
        Heading(source.id, letter, source.short, source.title, source.link)
        for letter, source in zip(letters, corpus.sources, strict=True)
    )


def cite(corpus: Corpus, passage: Passage) -> Quote:
    """Return a passage as it may be shown: its words, or where to read them, with speakers and place."""
    place = place_of(source_of(corpus, passage.source), passage.paragraph)
    withheld = 0 if passage.words else passage.word_count
    return Quote(_inner(passage.words), speakers_of(corpus, passage), place, passage.id, withheld)


def _inner(words: str) -> str:
    """Return words as they stand within quotation marks: marks that only open or close inside become single ones."""
    bare = words.strip("“”")
    if bare.count("“") == bare.count("”"):
        return bare
    return words.replace("“", "‘").replace("”", "’")


def quotes_of(corpus: Corpus, *names: str) -> tuple[Quote, ...]:
    """Return the quotations of the passages of these ids; an empty name stands for none."""
    return tuple(cite(corpus, passage) for passage in [passage_of(corpus, one) for one in names] if passage)


def by_source(records: Iterable[Told]) -> dict[str, list[Told]]:
    """Return records that each name a source, under their sources."""
    held: dict[str, list[Told]] = {}
    for record in records:
        held.setdefault(record.source, []).append(record)
    return held


def is_own(source: Source, stance: Stance) -> bool:
    """Tell whether a stance is that of the source itself: of its author or its outlet, where one is stated."""
    return stance.holder in {source.id, source.author, source.outlet} and stance.holder != NOT_STATED


def place_of(source: Source, paragraph: int) -> str:
    """Return a paragraph's place in a source, kept on one line."""
    return locator(source, paragraph).replace("¶ ", f"¶{NO_BREAK}")


def speakers_of(corpus: Corpus, passage: Passage) -> str:
    """Return who speaks in a passage, by name; empty where the source itself does."""
    if passage.kind == "narration":
        return ""
    return " and ".join(name_of(corpus, who) for who in passage.speakers) or "speaker not stated"


def name_of(corpus: Corpus, who: str) -> str:
    """Return the name of a person or the short name of a source; any other text as it stands."""
    record = corpus.get(who) if who in corpus else None
    if isinstance(record, Person):
        return record.name
    return record.short if isinstance(record, Source) else who


def source_of(corpus: Corpus, name: str) -> Source:
    """Return the source of that id."""
    record = corpus.get(name)
    if not isinstance(record, Source):
        raise KeyError(f'"{name}" is not a source')
    return record


def passage_of(corpus: Corpus, name: str) -> Passage | None:
    """Return the passage of that id, if there is one."""
    record = corpus.get(name) if name else None
    return record if isinstance(record, Passage) else None
