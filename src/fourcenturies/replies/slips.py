"""A word typed with one slip, found among the words that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.names import distance

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

SHORTEST = 4


class Speller:
    """The words that are known, found again by what is left of them when a letter is lost."""

    def __init__(self, words: Iterable[str], besides: Iterable[str] = (), first: Container[str] = ()) -> None:
        self.known = frozenset(words).union(besides)
        self._first = first
        self._without: dict[str, list[str]] = {}
        for word in sorted(set(words)):
            if len(word) >= SHORTEST and word.isalpha():
                for piece in {word, *_shorter(word)}:
                    self._without.setdefault(piece, []).append(word)

    def meant(self, word: str) -> str:
        """Return the known word that one slip parts from this one, or the word itself.

        >>> Speller(["stated", "except"]).meant("exceot"), Speller(["stated"]).meant("wrote")
        ('except', 'wrote')
        """
        if len(word) < SHORTEST or word in self.known or len(word) > LONGEST_WORD:
            return _SHORT.get(word, word)
        near = {
            one
            for piece in (word, *_shorter(word))
            for one in self._without.get(piece, ())
            if distance(word, one, 1) <= 1
        }
        if len(word) == SHORTEST and not word.isascii():
            near = {one for one in near if sorted(one) == sorted(word)}
        near = {one for one in near if one[0] == word[0] or sorted(one) == sorted(word)}
        if len(near) > 1:
            near = {one for one in near if len(one) != len(word) or sorted(one) == sorted(word)} or near
        return min(near, key=lambda one: (one not in self._first, one[0] != word[0], one), default=word)


LONGEST_WORD = 24
# Slips in words that are too short to be looked for.
_SHORT = {"nto": "not", "teh": "the", "hte": "the", "adn": "and", "nad": "and", "wsa": "was", "ont": "not"}


def _shorter(word: str) -> list[str]:
    """Return what is left of a word when one letter of it is lost."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]
