"""A passage in its context: the paragraph of a reader's own copy that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.texts.locating import Place, locate, locate_hash
from fourcenturies.texts.words import parts_of, placed_words

if TYPE_CHECKING:
    from fourcenturies.model import Passage
    from fourcenturies.texts.recognition import Recognised


@dataclass(frozen=True, slots=True)
class Context:
    """A paragraph in three parts: what stands before the passage, the passage, what stands after it."""

    before: str
    words: str
    after: str


def in_context(passage: Passage, copy: Recognised) -> Context | None:
    """Return the paragraph that a passage stands in, or None where the copy lacks it.

    What stands outside the counted paragraphs is looked for line by line.
    """
    numbered = copy.paragraphs()
    if passage.paragraph:
        held = [numbered[passage.paragraph]] if passage.paragraph in numbered else []
    else:
        held = copy.copy.text.splitlines()
    return next(filter(None, (_within(passage, text) for text in held)), None)


def _within(passage: Passage, text: str) -> Context | None:
    words = placed_words(text)
    place = _place(passage, tuple(word.text for word in words))
    if place is None:
        return None
    start, stop = words[place.start].start, words[place.stop - 1].end
    return Context(text[:start], text[start:stop], text[stop:])


def _place(passage: Passage, words: tuple[str, ...]) -> Place | None:
    if passage.words:
        return locate(parts_of(passage.words), words)
    return locate_hash(passage.sha256, passage.word_count, words)
