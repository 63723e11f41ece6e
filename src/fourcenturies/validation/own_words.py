"""The rule that what we say in our own words is ours; longer wording of an article is counted or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.corpus import name_forms
from fourcenturies.loading import Problem, file_of
from fourcenturies.model.fields import fields_of
from fourcenturies.texts.words import words_of
from fourcenturies.validation.wording import wordings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.texts.recognition import Recognised

_BORROWED = 6


def borrowed_words(corpus: Corpus, copy: Recognised) -> Iterator[Problem]:
    """Hold what we say in our own words to be our own, or to be counted as wording kept."""
    article = _runs(copy.copy.plain)
    counted = [w.words for w in wordings(corpus) if w.source == copy.source.id]
    names = [words_of(form) for person in corpus.people for form in name_forms(person)]
    for run in (*counted, *names, words_of(copy.source.title)):
        article -= _runs(run)
    for table, record in corpus.records():
        # Offices and titles of works are names, which nobody can put in words of their own.
        for path, text in own_texts(record) if table not in {"people", "works"} else ():
            borrowed = _runs(words_of(text)) & article
            if borrowed:
                message = (
                    f'repeats {copy.source.id}: "{" ".join(min(borrowed))} …"; '
                    "say it in our own words, or make it a passage"
                )
                yield Problem(file_of(table), record.id, path, message)


def own_texts(record: object, before: str = "") -> Iterator[tuple[str, str]]:
    """Go through the texts of a record that are ours: neither ids, dates and choices nor quoted words."""
    for told in fields_of(type(record)):
        value = getattr(record, told.name)
        several = value if told.many else () if value is None else (value,)
        for number, item in enumerate(several, 1):
            path = f"{before}{told.key}[{number}]" if told.many else before + told.key
            if told.inner:
                yield from own_texts(item, path + ".")
            elif isinstance(item, str) and not (told.rule or told.refers or told.choices):
                yield path, item


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + _BORROWED] for at in range(len(words) - _BORROWED + 1)}
