"""Normalised words: what two printings of one text have in common, whatever their punctuation."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPENING = 5
BROKEN_OFF = " […] "
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LETTER_WITH_MARKS = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ")


@dataclass(frozen=True, slots=True)
class Word:
    """A normalised word with its place in the text that it was read from."""

    text: str
    start: int
    end: int


def words_of(text: str) -> tuple[str, ...]:
    """Return the normalised words: NFKC, no apostrophes, no case, no punctuation.

    >>> words_of("The country’s 44 meetings")
    ('the', 'countrys', '44', 'meetings')
    """
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()))


def placed_words(text: str) -> tuple[Word, ...]:
    """Return the normalised words of a text with their places in it."""
    return tuple(_placed(text))


def _placed(text: str) -> Iterator[Word]:
    # Normalising can change lengths: each letter is normalised with the marks on it and keeps its place.
    for run in re.finditer(r"\S+", text):
        letters = [letter for cluster in _clusters(run) for letter in cluster]
        for word in _WORD.finditer("".join(letter for letter, _, _ in letters)):
            yield Word(word.group(), letters[word.start()][1], letters[word.end() - 1][2])


def _clusters(run: re.Match[str]) -> Iterator[list[tuple[str, int, int]]]:
    """Go through a run's letters in normal form, each with the place where it begins and ends."""
    for cluster in _LETTER_WITH_MARKS.finditer(run.group()):
        place = (run.start() + cluster.start(), run.start() + cluster.end())
        plain = unicodedata.normalize("NFKC", cluster.group()).translate(_APOSTROPHES).casefold()
        yield [(letter, *place) for letter in plain]


def hash_of(words: Sequence[str]) -> str:
    """Return the SHA-256, in hexadecimal, of words joined by one space."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def opening_of(words: Sequence[str]) -> str:
    """Return the name of a paragraph by its first five words: twelve digits that keep none of them."""
    return hash_of(words[:OPENING])[:12]


def parts_of(words: str) -> tuple[tuple[str, ...], ...]:
    """Return the normalised words of each part of a quotation that is broken off by ` […] `."""
    return tuple(filter(None, (words_of(part) for part in words.split("[…]"))))


def find_run(run: Sequence[str], text: Sequence[str], start: int = 0, stop: int | None = None) -> int:
    """Return where a run of words begins in a text, or -1."""
    end = len(text) if stop is None else stop
    first, size = run[0], len(run)
    run = tuple(run)
    for place in range(start, end - size + 1):
        if text[place] == first and tuple(text[place : place + size]) == run:
            return place
    return -1
