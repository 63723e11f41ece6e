"""Rules on contested words: none is said in the course's own voice, and the paragraphs listed are all that print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.loading import Problem, file_of
from fourcenturies.validation.own_words import own_texts
from fourcenturies.voice import form_pattern, listener

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.texts.recognition import Recognised

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


def uses_are_complete(corpus: Corpus, copy: Recognised) -> Iterator[Problem]:
    """Hold the uses of each contested word to the paragraphs of a copy that print one of its forms."""
    paragraphs = copy.paragraphs()
    for word in corpus.words:
        form = form_pattern(word.forms)
        printed = {number for number, text in paragraphs.items() if form.search(text)}
        listed = {use.paragraph for use in word.uses if use.source == copy.source.id}
        for number in sorted(printed - listed):
            message = f"{copy.source.id} prints it in paragraph {number}, too; say whose it is there"
            yield Problem(file_of("words"), word.id, "uses", message)
        for number in sorted(listed - printed - {0}):
            message = (
                f"{copy.source.id} does not print it in paragraph {number}; mend the number, or the forms"
            )
            yield Problem(file_of("words"), word.id, "uses", message)


RULES = (nothing_contested,)
