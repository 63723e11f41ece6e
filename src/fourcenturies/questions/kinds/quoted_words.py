"""A quotation held against passages by its normalised words: four in a row, or 60 % of the passage's words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.model import Passage

ROW = 4
SHARE = 0.6
LONGEST = 4000
MOST_WORDS = 120
WORD = re.compile(r"[^\W\d_]+|\d+")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a reply: all, each once, four in a row; and the hashes of so many in a row, once asked for."""

    words: tuple[str, ...]
    known: frozenset[str]
    rows: frozenset[tuple[str, ...]]
    hashes: dict[int, frozenset[str]]

    def hashed(self, count: int) -> frozenset[str]:
        """Return the hash of each so many words in a row: a passage may be known by its hash alone."""
        if count not in self.hashes:
            pieces = (" ".join(self.words[at : at + count]) for at in range(len(self.words) - count + 1))
            self.hashes[count] = frozenset(hashlib.sha256(piece.encode()).hexdigest() for piece in pieces)
        return self.hashes[count]


def quotes(said: Words, passage: Passage) -> bool:
    """Tell whether words quote a passage: four of its words in a row, or 60 % of them in order."""
    if not passage.words:
        return bool(passage.word_count) and passage.sha256 in said.hashed(passage.word_count or 0)
    held, rows = _held(passage.words)
    if not rows.isdisjoint(said.rows):
        return True
    least = SHARE * len(held)
    if len(said.words) < least:
        return False
    if sum(word in said.known for word in held) < max(least, 1):
        return False
    blocks = SequenceMatcher(None, held, said.words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= min(2, len(held))) >= least


def quotes_any(said: Words) -> bool:
    """Tell whether words quote a passage of the records; those with too few of its words are passed over."""
    known = _known()
    if not known.rows.isdisjoint(said.rows):
        return True
    shared = Counter(place for word in said.known for place in known.at.get(word, ()))
    near = (known.shown[place] for place, count in shared.items() if count >= known.shown[place][0])
    if any(quotes(said, passage) for _, passage in near):
        return True
    lengths = (count for count in known.hashes if count <= len(said.words))
    return any(not known.hashes[count].isdisjoint(said.hashed(count)) for count in lengths)


@dataclass(frozen=True, slots=True)
class _Known:
    """All passages of the records, ready to be found.

    `rows` are their rows of four; `shown` holds each that has words with how many of them are wanted, `at` the places
    there of those in which a word stands; `hashes` those of the passages without words, by how many words they have.
    """

    rows: set[tuple[str, ...]]
    shown: list[tuple[float, Passage]]
    at: dict[str, list[int]]
    hashes: dict[int, set[str]]


@cache
def _known() -> _Known:
    known = _Known(set(), [], {}, {})
    for passage in all_passages().values():
        if passage.words:
            words, rows = _held(passage.words)
            known.rows.update(rows)
            for word in words:
                known.at.setdefault(word, []).append(len(known.shown))
            known.shown.append((SHARE * len(words), passage))
        elif passage.word_count and passage.sha256:
            known.hashes.setdefault(passage.word_count, set()).add(passage.sha256)
    return known


@lru_cache(maxsize=4096)
def _held(text: str) -> tuple[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Return the words of a passage of the records, and its rows of four."""
    words = words_of(text)
    return words, rows_of_words(words)


def rows_of_words(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return each `ROW` of words that stand in a row."""
    return frozenset(words[at : at + ROW] for at in range(len(words) - ROW + 1))


def words_of(text: str) -> tuple[str, ...]:
    """Return the normalised words of a text, as the records count and hash them."""
    return tuple(WORD.findall(unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()))


@cache
def all_passages() -> Mapping[str, Passage]:
    """Return the passages of the records by id."""
    from fourcenturies.corpus import load_table  # noqa: PLC0415 - most kinds need no passages

    return {passage.id: passage for passage in load_table("passages")}
