"""The check that a source of which we say "no word of it" has none.

For each event without an account of a source, and each issue on which a source is silent, its paragraphs are searched
for signs: the words of the label or question, the names of those concerned in every form, and the years. Two different
signs in one paragraph are a hit. A name that every source prints is no sign, nor is what stands in a good part of the
source's paragraphs. A hit is explained where the record passes that paragraph over, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.corpus import fold, name_forms
from fourcenturies.loading import Problem, file_of
from fourcenturies.model import Event, Issue, Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fourcenturies.corpus import Corpus
    from fourcenturies.texts.recognition import Recognised

_ENOUGH = 2
"""How many different signs make a hit."""
_SHORT = 12
_STEM = 5
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_EMPTY = frozenset(
    (
        *(
            "about",
            "after",
            "again",
            "against",
            "along",
            "among",
            "away",
            "before",
            "beside",
            "between",
            "both",
            "came",
        ),
        *("does", "down", "during", "first", "from", "have", "here", "into", "last", "less", "more", "most"),
        *("much", "near", "next", "onto", "other", "over", "same", "since", "some", "such", "than", "that"),
        *(
            "their",
            "them",
            "then",
            "there",
            "they",
            "this",
            "through",
            "told",
            "towards",
            "under",
            "until",
            "upon",
        ),
        *(
            "used",
            "what",
            "when",
            "where",
            "which",
            "while",
            "whom",
            "whose",
            "will",
            "with",
            "within",
            "without",
        ),
        *(
            "would",
            "called",
            "begin",
            "begins",
            "comes",
            "gives",
            "makes",
            "takes",
            "asks",
            "made",
            "said",
            "state",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing whose mention is a sign, and the folded beginnings of words that mention it."""

    name: str
    forms: tuple[str, ...]

    def stands(self, text: str) -> bool:
        """Return whether a folded text mentions it."""
        return any(f" {form}" in text for form in self.forms)


def unexplained_silences(corpus: Corpus, copy: Recognised) -> Iterator[Problem]:
    """Go through the paragraphs of a copy that seem to tell of what its source is said to be silent on."""
    paragraphs = {number: f" {fold(text)} " for number, text in copy.paragraphs().items()}
    for table, record in _silent(corpus, copy.source.id):
        passed = {one.paragraph for one in record.passed if one.source == copy.source.id}
        signs = [sign for sign in signs_of(corpus, record) if _tells(sign, paragraphs)]
        for number, text in paragraphs.items():
            found = [sign.name for sign in signs if sign.stands(text)]
            if len(found) >= _ENOUGH and number not in passed:
                message = (
                    f"{copy.source.id} is silent on it here, but its paragraph {number} has {', '.join(found)}; "
                    "read it, and add an account or a stance, or pass it over with the reason"
                )
                yield Problem(file_of(table), record.id, "passed", message)


def _silent(corpus: Corpus, source: str) -> Iterator[tuple[str, Event | Issue]]:
    for event in corpus.events:
        if event.accounts and all(account.source != source for account in event.accounts):
            yield "events", event
    for issue in corpus.issues:
        if any(s.holder == source and s.stance == "silent" for s in issue.stances):
            yield "issues", issue


def signs_of(corpus: Corpus, record: Event | Issue) -> tuple[Sign, ...]:
    """Return what would show that a paragraph tells of a record: its words, its names and its years."""
    names = tuple(_names(corpus, record)) if isinstance(record, Event) else ()
    text = record.label if isinstance(record, Event) else record.question
    known = {word for name in names for form in name.forms for word in form.split()} | _printed_by_all(corpus)
    words = dict.fromkeys(word for word in fold(text).split() if len(word) > 3 and word not in _EMPTY | known)
    stems = (Sign(word, (word[: max(_STEM, len(word) - 2)],)) for word in words)
    years = (Sign(year, (f"{year} ",)) for year in (_years(record) if isinstance(record, Event) else ()))
    return (*names, *stems, *years)


def _names(corpus: Corpus, event: Event) -> Iterator[Sign]:
    for name in (*event.people, *event.places):
        person = corpus.get(name)
        if isinstance(person, Person) and person.kind != "document" and not _by_all(corpus, person):
            yield Sign(person.name, tuple(f"{fold(form)} " for form in name_forms(person) if len(form) > 1))


def _by_all(corpus: Corpus, person: Person) -> bool:
    return all(source.id in person.used_by for source in corpus.sources)


def _printed_by_all(corpus: Corpus) -> set[str]:
    forms = (form for person in corpus.people if _by_all(corpus, person) for form in name_forms(person))
    return {word for form in forms for word in fold(form).split()}


def _years(event: Event) -> tuple[str, ...]:
    dates = [event.date_outside.value if event.date_outside else "", event.old_style]
    dates += [account.edtf for account in event.accounts]
    return tuple(dict.fromkeys(year for date in dates for year in _YEAR.findall(date)))


def _tells(sign: Sign, paragraphs: Mapping[int, str]) -> bool:
    count = sum(sign.stands(text) for text in paragraphs.values())
    return 0 < count <= _share(len(paragraphs))


def _share(paragraphs: int) -> int:
    """Return in how many paragraphs a sign may stand and still tell something: more in a short source, by share."""
    return max(1, paragraphs // 3 if paragraphs <= _SHORT else paragraphs // 4)
