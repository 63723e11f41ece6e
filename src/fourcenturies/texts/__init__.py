"""Readers' own copies of the articles: read, repaired, recognised, counted, located.

`read_copy` takes text, HTML or PDF; `recognise` says which source it is and where its paragraphs begin;
`locate` finds the words of a record in it.
"""

from __future__ import annotations

from fourcenturies.texts.locating import Place, locate, locate_hash, nearest
from fourcenturies.texts.reading import Copy, UnreadableCopyError, read_copy
from fourcenturies.texts.recognition import Recognised, UnrecognisedError, recognise
from fourcenturies.texts.words import hash_of, opening_of, words_of

__all__ = [
    "Copy",
    "Place",
    "Recognised",
    "UnreadableCopyError",
    "UnrecognisedError",
    "hash_of",
    "locate",
    "locate_hash",
    "nearest",
    "opening_of",
    "read_copy",
    "recognise",
    "words_of",
]
