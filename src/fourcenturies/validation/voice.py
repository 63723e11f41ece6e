"""The rule that records say no contested word in the course's own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.loading import Problem, file_of
from fourcenturies.validation.own_words import own_texts
from fourcenturies.voice import listener

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus

_NAMES = {"people", "works", "words"}
"""Tables of names, of titles, and of the words themselves."""
_OF_A_SOURCE = ("says", "because", "whose", "theme")
"""Fields that tell what a source says, and the ids of themes."""


def nothing_contested(corpus: Corpus) -> Iterator[Problem]:
    """Hold what records say in our own words to be free of contested words without quotation marks or owner."""
    ears = listener(corpus)
    for table, record in corpus.records():
        for path, text in own_texts(record) if table not in _NAMES else ():
            if path.rpartition(".")[2] in _OF_A_SOURCE:
                continue
            for said in ears.hears(text):
                message = f'says "{said.word}" itself; quote the word, say whose it is, or choose another'
                yield Problem(file_of(table), record.id, path, message)


RULES = (nothing_contested,)
