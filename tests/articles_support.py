"""The five articles, where they are at hand, and long runs of their words, however they are packed.

They are looked for beside the checkout, or in the folder that FOURCENTURIES_TEXTS names.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import zipfile
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fourcenturies.texts import words_of
from fourcenturies.validation.wording import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
COPIES = Path(os.environ.get("FOURCENTURIES_TEXTS", ROOT.parent / "shared" / "seeds"))
ARTICLES = sorted(COPIES.glob("*.txt")) if COPIES.is_dir() else []
needs_articles = pytest.mark.skipif(
    len(ARTICLES) != 5, reason=f"the five articles are not in {COPIES}; set FOURCENTURIES_TEXTS"
)
_HEAD = 3


def runs(*texts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return every run of one word more than may be kept."""
    return frozenset(words[at : at + LONGEST + 1] for words in texts for at in range(len(words) - LONGEST))


def copied(name: str, data: bytes, known: frozenset[tuple[str, ...]]) -> Iterator[str]:
    """Yield the name of each file that holds a known run; what is packed is unpacked first."""
    for inner, raw in unpacked(name, data):
        if any(_holds(words_of(text), known) for text in _forms(raw)):
            yield inner


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file, or else the files in it: wheels and zips hold more, and what is compressed is another file."""
    if data.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from unpacked(f"{name}!{inner}", archive.read(inner))
    elif data.startswith(b"\x1f\x8b"):
        yield from unpacked(f"{name}!", gzip.decompress(data))
    else:
        yield name, data


@cache
def _heads(known: frozenset[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {run[:_HEAD] for run in known}


def _holds(words: tuple[str, ...], known: frozenset[tuple[str, ...]]) -> bool:
    """Look for the beginning of a run first: most words of a large file begin none."""
    heads = _heads(known)
    starts = (at for at in range(len(words) - LONGEST) if words[at : at + _HEAD] in heads)
    return any(words[at : at + LONGEST + 1] in known for at in starts)


def _forms(raw: bytes) -> Iterator[str]:
    """Yield what stands in a file; of text also what stands without markup, and of JSON all strings."""
    text = raw.decode("utf-8", errors="replace")  # in what is compiled, a length stands before each text
    yield text.replace("\\n", " ")
    if b"\0" in raw:
        return
    if "<" in text or "&" in text:
        yield unescape(re.sub(r"<[^<>]*>", "", text))
    if text.lstrip()[:1] in {"{", "["}:
        try:
            yield "".join(_strings(json.loads(text)))
        except ValueError:
            return


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield " "
            yield from _strings(one)
