"""A passage in its context: the paragraph of a reader's own copy that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.texts.locating import Place, locate_each, locate_hash
from fourcenturies.texts.words import parts_of, placed_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.model import Passage
    from fourcenturies.texts.recognition import Recognised
    from fourcenturies.texts.words import Word

_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph that run on, and whether they belong to the passage."""

    words: str
    quoted: bool = False


def in_context(passage: Passage, copy: Recognised) -> tuple[Piece, ...]:
    """Return the paragraph that a passage stands in, piece by piece; nothing where the copy lacks it.

    Where a quotation leaves words out, what stands in the gap is no part of it. What stands outside the counted
    paragraphs is looked for line by line.
    """
    numbered = copy.paragraphs()
    if passage.paragraph:
        held = [numbered[passage.paragraph]] if passage.paragraph in numbered else []
    else:
        held = copy.copy.text.splitlines()
    return next(filter(None, (_within(passage, plain(text)) for text in held)), ())


def plain(text: str) -> str:
    """Return a copy's text without the signs that Markdown sets around emphasis and links.

    >>> plain("a *new* era of **closer [ties](#)**, 2 * 3")
    'a new era of closer ties, 2 * 3'
    """
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text))


def _within(passage: Passage, text: str) -> tuple[Piece, ...]:
    words = placed_words(text)
    places = _places(passage, tuple(word.text for word in words))
    return tuple(piece for piece in _cut(text, words, places) if piece.words) if places else ()


def _cut(text: str, words: Sequence[Word], places: Sequence[Place]) -> Iterator[Piece]:
    done = 0
    for place in places:
        start, stop = words[place.start].start, words[place.stop - 1].end
        yield Piece(text[done:start])
        yield Piece(text[start:stop], quoted=True)
        done = stop
    yield Piece(text[done:])


def _places(passage: Passage, words: tuple[str, ...]) -> tuple[Place, ...]:
    if passage.words:
        return locate_each(parts_of(passage.words), words)
    found = locate_hash(passage.sha256, passage.word_count, words)
    return (found,) if found else ()
