"""The corpus: all records, with look-up by id, by what refers to what, and by words in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.files import seeds_dir
from fourcenturies.loading import Problem, Reading, did_you_mean, file_of, read_folder, read_table
from fourcenturies.model import (
    TABLES,
    Card,
    Discrepancy,
    Event,
    Figure,
    Issue,
    Map,
    Passage,
    Person,
    Place,
    Record,
    Sheet,
    Source,
    Word,
    Work,
)
from fourcenturies.model.fields import fields_of

if TYPE_CHECKING:
    import os


class CorpusError(ValueError):
    """The records do not fit the model; `problems` lists every place, and so does the message."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class UnknownIdError(KeyError):
    """No record has this id; the message names the nearest ones."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that names another one, and the field in which it does."""

    record: Record
    field: str


@dataclass(frozen=True)
class Corpus:
    """All records, table by table, in the order of the files."""

    sources: tuple[Source, ...] = ()
    people: tuple[Person, ...] = ()
    passages: tuple[Passage, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    issues: tuple[Issue, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    cards: tuple[Card, ...] = ()
    places: tuple[Place, ...] = ()
    maps: tuple[Map, ...] = ()
    works: tuple[Work, ...] = ()
    words: tuple[Word, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    _ids: dict[str, Record] = field(init=False, repr=False, compare=False, default_factory=dict)
    _mentions: dict[str, list[Mention]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for _, record in self.records():
            self._ids.setdefault(record.id, record)

    def records(self) -> Iterator[tuple[str, Record]]:
        """Go through every record, each with the name of its table."""
        for table in TABLES:
            for record in getattr(self, table):
                yield table, record

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._ids

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id, in the order of the files."""
        return tuple(self._ids)

    def get(self, identifier: str) -> Record:
        """Return the record with this id; `UnknownIdError` names the nearest ids where there is none."""
        if identifier in self._ids:
            return self._ids[identifier]
        raise UnknownIdError(f'there is no record "{identifier}"{did_you_mean(identifier, self._ids)}')

    def table_of(self, identifier: str) -> str:
        """Return the name of the table that holds this id."""
        kind = type(self.get(identifier))
        return next(table for table, record in TABLES.items() if record is kind)

    def refers_to(self, identifier: str) -> tuple[Record, ...]:
        """Return the records that name this id, each once, in the order of the files."""
        return tuple({m.record.id: m.record for m in self.mentions_of(identifier)}.values())

    def mentions_of(self, identifier: str) -> tuple[Mention, ...]:
        """Return every field that names this id."""
        if not self._mentions:
            for _, record in self.records():
                for path, name in references(record):
                    self._mentions.setdefault(name, []).append(Mention(record, path))
        return tuple(self._mentions.get(identifier, ()))

    def find(self, words: str) -> tuple[Record, ...]:
        """Return the records that hold all these words, in any name form or script, best first.

        A name given in one form or script finds the records that speak of its bearer, too.
        """
        wanted = fold(words).split()
        if not wanted:
            return ()
        scores = {record.id: _score(record, wanted) for _, record in self.records()}
        for person in self.people:
            if scores[person.id] >= _NAMED:
                for record in self.refers_to(person.id):
                    scores[record.id] = max(scores[record.id], 1)
        hits = [record for record in self._ids.values() if scores[record.id]]
        return tuple(sorted(hits, key=lambda record: -scores[record.id]))


_NAMED = 3


def references(record: Any) -> Iterator[tuple[str, str]]:
    """Go through every id that a record names, each with the path of its field."""
    for told in fields_of(type(record)):
        value = getattr(record, told.name)
        if told.inner:
            inner = value if told.many else (value,) if value is not None else ()
            for number, item in enumerate(inner, 1):
                place = f"{told.key}[{number}]" if told.many else told.key
                yield from ((f"{place}.{path}", name) for path, name in references(item))
        elif told.refers:
            names = value if told.many or isinstance(value, Mapping) else (value,)
            yield from ((told.key, name) for name in names if name not in told.refers.instead and name)


def texts_of(record: Any) -> Iterator[str]:
    """Go through every text of a record, inner records included."""
    for told in fields_of(type(record)):
        value = getattr(record, told.name)
        for item in value if told.many else (value,):
            if isinstance(item, str):
                yield item
            elif isinstance(item, Mapping):
                yield from item.values()
            elif told.inner and item is not None:
                yield from texts_of(item)


def fold(text: str) -> str:
    """Return a text without case, accents, apostrophes and punctuation, for finding."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (c for c in plain if not unicodedata.combining(c) and c not in "'’‘ʼ")
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def _score(record: Record, wanted: list[str]) -> int:
    phrase = " ".join(wanted)
    if isinstance(record, Person):
        forms = {fold(form) for form in name_forms(record)}
        if phrase in forms:
            return 5
        if any(all(word in form.split() for word in wanted) for form in forms):
            return _NAMED
    if fold(record.id) == phrase:
        return 6
    held = f" {fold(' '.join(texts_of(record)))} "
    if f" {phrase} " in held:
        return 2
    return int(all(f" {word}" in held or (not word.isascii() and word in held) for word in wanted))


def name_forms(person: Person) -> tuple[str, ...]:
    """Return every form of a name that the record holds, each once."""
    single = (person.name, person.surname, person.pinyin, person.wade_giles, person.hanzi)
    several = (*person.english, *person.cyrillic, *person.titles, *person.used_by.values())
    return tuple(dict.fromkeys(form for form in (*single, *several) if form))


def load(path: str | os.PathLike[str] | None = None) -> Corpus:
    """Return the corpus in a folder (default: the course's own, read once).

    Raises `CorpusError`, with every problem, where a record does not fit the model or an id comes twice.
    """
    return _load_default() if path is None else _load(Path(path))


@cache
def load_table(table: str) -> tuple[Any, ...]:
    """Return one table of the course's own records, read once: the fast way where no other is asked for.

    Raises `CorpusError` where a record does not fit the model.
    """
    if _load_default.cache_info().currsize:
        held: tuple[Any, ...] = getattr(_load_default(), table)
        return held
    records, problems = read_table(seeds_dir(), table)
    if problems:
        raise CorpusError(problems)
    return records


def corpus_of(reading: Reading) -> Corpus:
    """Return the corpus of what could be read, whatever is wrong with it."""
    return Corpus(**reading.tables)


def duplicate_ids(corpus: Corpus) -> Iterator[Problem]:
    """Go through the ids that come a second time."""
    first: dict[str, str] = {}
    for table, record in corpus.records():
        if record.id in first:
            message = f'"{record.id}" is already in {first[record.id]}; give one of them another id'
            yield Problem(file_of(table), record.id, "id", message)
        elif record.id:
            first[record.id] = file_of(table)


@cache
def _load_default() -> Corpus:
    return _load(seeds_dir())


def _load(folder: Path) -> Corpus:
    reading = read_folder(folder)
    corpus = corpus_of(reading)
    problems = (*reading.problems, *duplicate_ids(corpus))
    if problems:
        raise CorpusError(problems)
    return corpus
