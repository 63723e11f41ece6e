"""The rule that the paragraphs listed for a contested word are all that print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.loading import Problem, file_of
from fourcenturies.voice import form_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.texts.recognition import Recognised


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
