"""A reply of several lines, cut into its entries, and each entry found among the items that a question knows.

Bullets, numbering, blank lines and stray signs say nothing. An item is found by its words, by a piece of them that
no other item has, by its letter ("b" for "b) a treaty"), or with a slip where no other item is near.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from fourcenturies.names import distance, slips_allowed
from fourcenturies.replies.text import LONGEST, Unreadable, folded, is_blank, runs_of, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

_Sign = TypeVar("_Sign", str, tuple[str, ...])
TOO_LONG = "This is too long to be read for certain: one short entry a line."
MOST_LINES = 60
_BULLET = re.compile(r"^(?:[-*+·>#~]\s+|\(?\d{1,3}[.)]\s*(?=\D)|#\d{1,3}\s+)+")
_SIGN = re.compile(r"^(?:[-*+·>#~]\s+)+")
_LETTER = re.compile(r"^\(?(?P<label>[a-z])[).:]+\s*(?P<words>\S.*)$", re.IGNORECASE)
_EDGES = " \t.,;:!?\"'()[]*_`"
# A line under the entries that tells why, and is none itself.
_REMARK = re.compile(
    r"(?:reason|because|evidence|note|why|explanation|nb|n\.b\.|ps|p\.s\.|begründung|grund|razón|motivo|raison|"
    r"explication|причина|обоснование|理由|原因)"
    r"(?:s|ing)?\s*[:=–-]|because\b|weil\b|porque\b|parce que\b|потому что\b|因为|因為",
    re.IGNORECASE,
)
# A line above the entries that only announces them: "In order:".
_HEADER = re.compile(r"^(?![a-z]\s*[:：])[^\d:：>=&]{3,40}[:：]$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "by",
        "for",
        "with",
        "from",
        "is",
        "was",
        "were",
        "it",
    ]
)
_DENIED = frozenset(
    ["not", "no", "never", "or", "neither", "nor", "without", "except", "but", "unless", "isnt"]
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item that a question knows: how it is written, its words, and its letter, if it has one."""

    text: str
    words: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """The items that a question knows, made ready once; a place stands under words or a letter that are one item's.

    No two are equal, so that what an entry names among them is found once.
    """

    items: tuple[Item, ...]
    by_words: dict[tuple[str, ...], int]
    by_letter: dict[str, int]
    held: tuple[frozenset[str], ...]
    keys: tuple[str, ...]


def entries(reply: str, *, numbered: bool = False) -> list[str] | Unreadable:
    r"""Return the entries of a reply, one a line, without bullets and numbers.

    `numbered` keeps the numbers: they are part of the answer.

    >>> entries("1. first\n\n - second.")
    ['first', 'second']
    """
    body = reply.strip()
    if len(body) > LONGEST:
        return Unreadable(TOO_LONG)
    lines = list(map(tidy, body.splitlines()))
    if not body.isascii():
        lines = [_CYRILLIC_LABEL.sub(_latin_label, line) for line in lines]
    if len(lines) > 2 * MOST_LINES:
        return Unreadable(TOO_LONG)
    if len(lines) > 1 and _HEADER.match(lines[0]):
        lines = lines[1:]
    kept = [stripped(line, numbered=numbered) for line in lines if not is_blank(line)]
    kept = [line for line in kept if line[:1].isalnum() or _WORD.search(line)]
    kept = [line for place, line in enumerate(kept) if not place or not _REMARK.match(line)]
    return kept if len(kept) <= MOST_LINES else Unreadable(TOO_LONG)


# а) б) в) г) are labels as a) b) c) d) are.
_CYRILLIC_LABEL = re.compile(r"^\(?([абвгдежзи])(?=[).])")


def _latin_label(found: re.Match[str]) -> str:
    return "abcdefghi"["абвгдежзи".index(found[1])]


def stripped(line: str, *, numbered: bool = False) -> str:
    """Return a tidied line without its bullet or number, and without signs at its edges."""
    if not line[:1].isalpha():
        line = (_SIGN if numbered else _BULLET).sub("", line)
    return line.strip(" .,;:!?*_`")


def clipped(text: str) -> str:
    """Return a text short enough to stand in a message."""
    return text if len(text) <= 60 else text[:57].rstrip() + "..."


def item(text: str) -> Item:
    """Return an item as a key or task writes it: "b) a treaty", "a treaty", "b"."""
    found = _LETTER.match(text)
    if found:
        return Item(found["words"], _words(found["words"]), found["label"].casefold())
    bare = text.strip(_EDGES)
    label = bare.casefold() if len(bare) == 1 or bare.isdigit() else ""
    return Item(text, _words(text), label)


def items(texts: Iterable[str]) -> Items:
    """Return the items that these texts write, ready to be found."""
    return _items(tuple(texts))


@lru_cache(maxsize=512)
def _items(texts: tuple[str, ...]) -> Items:
    known = tuple(map(item, texts))
    return Items(
        known,
        _places(one.words for one in known),
        _places(one.label for one in known),
        tuple(frozenset(one.words) for one in known),
        tuple("".join(one.words) for one in known),
    )


def _places(signs: Iterable[_Sign]) -> dict[_Sign, int]:
    """Return the place of each sign that stands once."""
    found: dict[_Sign, list[int]] = {}
    for place, sign in enumerate(signs):
        found.setdefault(sign, []).append(place)
    return {sign: places[0] for sign, places in found.items() if sign and len(places) == 1}


@lru_cache(maxsize=4096)
def find(entry: str, known: Items) -> int | None:
    """Return the place of the one item that an entry names, or `None` where it names none or is in doubt."""
    plain = _words(entry)
    if plain in known.by_words and not _LETTER.match(entry):
        return known.by_words[plain]
    written = item(entry)
    place = _by_words(written.words, known)
    if place is None and len(written.words) > 1:
        place = _by_stems(written.words, known)
    if place is not None or not written.label:
        return place if place is not None else _by_words(plain, known)
    return known.by_letter.get(written.label)


def _by_words(words: tuple[str, ...], known: Items) -> int | None:
    if not words:
        return None
    same = known.by_words.get(words)
    if same is not None:
        return same
    mine = set(words)
    part = _only(n for n, held in enumerate(known.held) if mine <= held)
    if part is not None:
        return part
    if not mine & _DENIED:
        whole = [n for n, held in enumerate(known.held) if len(known.items[n].words) > 1 and held <= mine]
        if whole:
            return _only(whole)
    return _by_slip("".join(words), known.keys)


def _by_stems(words: tuple[str, ...], known: Items) -> int | None:
    """Find the one item that shares most stems with an entry, and clearly more than any other."""
    mine = {stem(word) for word in words}
    if mine & _DENIED:
        return None
    shares = sorted(
        (
            (len(mine & {stem(word) for word in held}) / max(len(held), len(mine)), place)
            for place, held in enumerate(known.held)
        ),
        reverse=True,
    )
    clear = len(shares) > 1 and shares[0][0] >= _MOST and shares[0][0] - shares[1][0] >= _CLEARLY
    return shares[0][1] if clear else None


_MOST, _CLEARLY = 0.6, 0.25


def stem(word: str) -> str:
    """Return a word without its ending: "founded" and "founding" are one."""
    for ending in ("ing", "ed", "es", "s"):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def _by_slip(key: str, known: tuple[str, ...]) -> int | None:
    allowed = slips_allowed(key)
    if not allowed or len(key) > 120:
        return None
    near = [distance(key, one, allowed + 2) for one in known]
    best = min(near, default=allowed + 1)
    return near.index(best) if best <= allowed and sum(away <= best + 1 for away in near) == 1 else None


def _only(places: Iterable[int]) -> int | None:
    found = list(places)
    return found[0] if len(found) == 1 else None


def _words(text: str) -> tuple[str, ...]:
    words = runs_of(folded(text))
    return tuple([word for word in words if word not in _EMPTY] or words)
