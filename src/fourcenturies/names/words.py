"""The words of a name, folded, and the key that its forms are compared by: no case, accents, spaces or hyphens."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:[-'·][^\W_]+)*")
_ACCENTS = re.compile("[\u0300-\u036f]")
ARTICLES = frozenset(["the", "a", "an"])
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`", "'"))
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
# Most names hold none of these, and a search costs less than a translation.
_ANY_APOSTROPHE = re.compile("[’‘ʼ`]")
_ANY_LETTER = re.compile("[łøđıæœ]")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded: no case, no accents, no apostrophes; hyphens and points join.

    >>> words_of("Mathieu Boulègue, of Tse-tung"), words_of("V.V. Putin’s")
    (['mathieu', 'boulegue', 'of', 'tsetung'], ['v', 'v', 'putin'])
    """
    if text.isascii():
        plain = text.lower()
        if "-" not in plain and "'" not in plain:
            return plain.translate(_APART).split()
    else:
        text = text.translate(_APOSTROPHES) if _ANY_APOSTROPHE.search(text) else text
        plain = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", text))).casefold()
        plain = plain.translate(_LETTERS) if _ANY_LETTER.search(plain) else plain
    words: list[str] = _WORD.findall(plain)
    if not _JOINS.search(plain):
        return words
    return [word if word.isalnum() else _bare(word) for word in words]


_APART = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})
_JOINS = re.compile("[-'·]")


def _bare(word: str) -> str:
    """Return a word of several parts as one."""
    word = word.removesuffix("'s")
    return word.replace("'", "").replace("-", "").replace("·", "")


def key_of(words: list[str]) -> str:
    """Return what a form of these words is compared by: run together, without a leading article."""
    return "".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def form_key(text: str) -> str:
    """Return what a form is compared by; see `key_of`."""
    return key_of(words_of(text))
