"""Contested words in the course's own voice: outside quotation marks, and without an owner in the sentence.

What words are contested is told by records (`seeds/words.toml`), each with its forms. A word may stand where it is
quoted or set in italics as a word, where the sentence asks, and where the sentence says whose word it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Person, Word

_NOT_SAID = re.compile(
    r"<!--.*?-->|```.*?```|`[^`]*`|\]\([^)]*\)|https?://\S+|<[^>]+>"  # comments, code, addresses, tags
    r"|“[^”]*”|\"(?:[^\"\n]|\n(?!\n))*\"|‘[^’]*’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)"  # quotation marks
    r"|(?<![\w*])\*(?![\s*])[^*\n]+\*(?!\w)|(?<!\w)_(?!\s)[^_\n]+_(?!\w)",  # italics
    re.DOTALL,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")
_SAYING = re.compile(
    r"\b(?:say|says|said|saying|call|calls|called|calling|word|words|term|terms|name|names|named|write|writes|"
    r"wrote|print|prints|printed|speak|speaks|spoke|tell|tells|told|quote|quotes|quoted|find|finds|found|uses|"
    r"claim|claims|denies|holds|argues|asserts|condemn\w*|announces)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:source|sources|article|articles|text|texts|author|authors|writer|historian|historians|expert|experts|"
    r"leader|leaders|leadership|agency|he|she|they|who|whose|some|many|somebody|others|both|nobody|none)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A contested word in the course's own voice, and the sentence that says it."""

    word: str
    sentence: str


class Listener:
    """Hears contested words; knows the names of those who may own one."""

    def __init__(self, words: Iterable[Word], owners: Iterable[str]) -> None:
        self._forms = {word.word: form_pattern(word.forms) for word in words if not word.own}
        named = sorted({re.escape(owner) for owner in owners if owner}, key=len, reverse=True)
        self._owners = re.compile(rf"\b(?:{'|'.join(named)})\b") if named else re.compile(r"(?!)")

    def hears(self, text: str) -> Iterator[Said]:
        """Go through the contested words that a text says itself."""
        plain = _NOT_SAID.sub(" … ", text.replace("**", ""))
        for sentence in _SENTENCE.findall(plain):
            if sentence.rstrip().endswith("?") or self._owned(sentence):
                continue
            for word, form in self._forms.items():
                if form.search(sentence):
                    yield Said(word, " ".join(sentence.split()))

    def _owned(self, sentence: str) -> bool:
        somebody = self._owners.search(sentence) or _SOMEBODY.search(sentence)
        return bool(somebody and _SAYING.search(sentence))


def listener(corpus: Corpus) -> Listener:
    """Return who hears the contested words of a corpus; the sources and the persons in it may own one."""
    persons = (form for person in corpus.people if person.kind != "document" for form in _names(person))
    return Listener(
        corpus.words, (*(source.short for source in corpus.sources), *persons, "United front", "digest")
    )


def _names(person: Person) -> tuple[str, ...]:
    return (person.name.removeprefix("the ").removeprefix("The "), person.surname)


def form_pattern(forms: Iterable[str]) -> re.Pattern[str]:
    r"""Return what finds any of these forms; `*` stands for any ending.

    >>> bool(form_pattern(["annex*"]).search("an annexation"))
    True
    >>> bool(form_pattern(["regime"]).search("a regiment"))
    False
    """
    shapes = (re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"\b(?:{'|'.join(shapes)})(?!\w)", re.IGNORECASE)
