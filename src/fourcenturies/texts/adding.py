"""Puts a reader's own copy of an article in its place: recognised, repaired, and never over an older one.

A copy is kept as plain text under its source's id, so that it is read quickly and on any machine. What stood there
before stays beside it under a name that is read no more.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fourcenturies.files import write_whole
from fourcenturies.texts.locating import locate, locate_hash
from fourcenturies.texts.reading import UnreadableCopyError, read_copy
from fourcenturies.texts.recognition import Recognised, UnrecognisedError, recognise
from fourcenturies.texts.words import parts_of

if TYPE_CHECKING:
    from pathlib import Path

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Passage

LARGEST = 8_000_000
"""Bytes. An article, pictures and all, is smaller; more would not pass from a browser to a notebook either."""
_A_SECOND = 2
"""So many paragraphs of a second article make a file one of two articles, and no chance likeness."""


class TwoArticlesError(ValueError):
    """A file that holds two of the articles; the message says which, in one sentence."""


class NoPlaceError(ValueError):
    """A copy that could not be written; the message says where and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a copy: where it lies, which passages stand in it, where the older one was kept.

    `stays` is true where the copy in place was fuller, or the same, and was left alone.
    """

    copy: Recognised
    path: Path
    found: tuple[Passage, ...]
    missed: tuple[Passage, ...]
    older: Path | None = None
    stays: bool = False

    def report(self) -> tuple[str, ...]:
        """Return what to tell the reader, a sentence a line."""
        return (self.copy.summary(), *_passages(self.found, self.missed), *self._place())

    def _place(self) -> tuple[str, ...]:
        if self.stays:
            return (f"left as it is: the copy in {self.path} has as much or more",)
        kept = (f"the older copy is kept as {self.older.name}",) if self.older else ()
        return (f"put in place: {self.path}", *kept)


def add_file(path: Path, corpus: Corpus, folder: Path) -> Added:
    """Put the copy in a file in its place in a folder; the errors are those of `add_copy`."""
    try:
        size = path.stat().st_size if path.is_file() else 0
        refuse_huge(size, path.name)
        found = recognised(path, path.name, corpus)
    except PermissionError:
        raise UnreadableCopyError(f"{path} may not be read; check whose file it is") from None
    return _put(found, corpus, folder)


def add_copy(raw: bytes, name: str, corpus: Corpus, folder: Path) -> Added:
    """Put a copy in its place in a folder, which is made where it is missing; return what became of it.

    Raises `UnreadableCopyError`, `UnrecognisedError`, `TwoArticlesError` or `NoPlaceError`, each with a sentence for
    the reader.
    """
    refuse_huge(len(raw), name)
    return _put(recognised(raw, name, corpus), corpus, folder)


def refuse_huge(size: int, name: str) -> None:
    """Raise `UnreadableCopyError` where a file is larger than any copy of an article."""
    if size > LARGEST:
        raise UnreadableCopyError(
            f"{name} is {size / 1_000_000:.0f} MB, far more than an article; save the page as text or HTML"
        )


def recognised(source: Path | bytes, name: str, corpus: Corpus) -> Recognised:
    """Return which one article a copy is."""
    found = recognise(read_copy(source, name), corpus)
    others = replace(corpus, sources=tuple(one for one in corpus.sources if one.id != found.source.id))
    try:
        second = recognise(found.copy, others)
    except UnrecognisedError:
        return found
    if len(second.starts) < _A_SECOND:
        return found
    raise TwoArticlesError(
        f"{name} holds two of the articles, “{found.source.title}” and “{second.source.title}”; "
        "save each to a file of its own"
    )


def passages_in(copy: Recognised, corpus: Corpus) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return the passages of a copy's source that stand in it, and those that do not."""
    own = [passage for passage in corpus.passages if passage.source == copy.source.id]
    found = tuple(passage for passage in own if _stands(passage, copy))
    return found, tuple(passage for passage in own if passage not in found)


def _stands(passage: Passage, copy: Recognised) -> bool:
    text = copy.copy.plain
    if passage.words:
        return locate(parts_of(passage.words), text) is not None
    return locate_hash(passage.sha256, passage.word_count, text) is not None


def _passages(found: tuple[Passage, ...], missed: tuple[Passage, ...]) -> tuple[str, ...]:
    total = len(found) + len(missed)
    told = f"{len(found)} of {total} passages found"
    if not missed:
        return (told,)
    return (told, f"not found: {', '.join(f'{passage.id} (¶ {passage.paragraph})' for passage in missed)}")


def _put(copy: Recognised, corpus: Corpus, folder: Path) -> Added:
    found, missed = passages_in(copy, corpus)
    path = folder / f"{copy.source.id}.txt"
    if _fuller(path, copy, corpus):
        return Added(copy, path, found, missed, stays=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        older = _keep_older(path) if path.exists() else None
        write_whole(path, copy.copy.text.encode(), 0o600)
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise NoPlaceError(f"{copy.copy.name} could not be put into {folder}: {reason}") from None
    return Added(copy, path, found, missed, older)


def _fuller(path: Path, copy: Recognised, corpus: Corpus) -> bool:
    """Return whether the copy in place is the same, or has more paragraphs."""
    try:
        there = recognise(read_copy(path), corpus)
    except (UnreadableCopyError, UnrecognisedError, OSError):
        return False
    if there.source.id != copy.source.id:
        return False
    return there.copy.text == copy.copy.text or len(there.starts) > len(copy.starts)


def _keep_older(path: Path) -> Path:
    """Keep what stands in a place under the next free name beside it."""
    number = 1
    while (older := path.with_name(f"{path.stem}.older-{number}")).exists():
        number += 1
    shutil.copyfile(path, older)
    return older
