"""Finds the words of a record in a text: by the words themselves, by their hash, or the nearest ones."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.texts.words import find_run, hash_of

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in a text: the first one, and the one after the last."""

    start: int
    stop: int


def locate(
    parts: Sequence[Sequence[str]], text: Sequence[str], start: int = 0, stop: int | None = None
) -> Place | None:
    """Return where the parts of a quotation stand, in order, between two places of a text, with what lies between."""
    found = locate_each(parts, text, start, stop)
    return Place(found[0].start, found[-1].stop) if found else None


def locate_each(
    parts: Sequence[Sequence[str]], text: Sequence[str], start: int = 0, stop: int | None = None
) -> tuple[Place, ...]:
    """Return where each part of a quotation stands, in order; nothing where one of them is missing."""
    found: list[Place] = []
    for part in parts:
        at = find_run(part, text, start, stop)
        if at < 0:
            return ()
        start = at + len(part)
        found.append(Place(at, start))
    return tuple(found)


def locate_hash(
    sha256: str, count: int, text: Sequence[str], start: int = 0, stop: int | None = None
) -> Place | None:
    """Return where so many words with this hash stand between two places of a text."""
    end = len(text) if stop is None else stop
    for at in range(start, end - count + 1):
        if hash_of(text[at : at + count]) == sha256:
            return Place(at, at + count)
    return None


def nearest(words: Sequence[str], text: Sequence[str]) -> Place | None:
    """Return the stretch of a text, as long as the words, that shares most of them in their order."""
    size = len(words)
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(list(words))
    wanted = set(words)
    best, where = 0.0, None
    for at in range(max(1, len(text) - size + 1)):
        stretch = text[at : at + size]
        if len(wanted.intersection(stretch)) <= best * len(wanted) * 0.5:
            continue
        matcher.set_seq1(list(stretch))
        if matcher.quick_ratio() > best and matcher.ratio() > best:
            best, where = matcher.ratio(), Place(at, at + size)
    return where if best >= 0.4 else None
