"""Quotations in their context, from the reader's own copies of the articles.

A paragraph is sent when the reader opens it, in a message of its own, and never into a widget's state or its still
picture, so that no more of an article is saved with a notebook than the records hold.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from fourcenturies.texts.context import in_context
from fourcenturies.texts.places import copies_in, texts_dir
from fourcenturies.texts.words import words_of
from fourcenturies.views.citing import passage_of, place_of
from fourcenturies.widgets.drawn import DrawnWidget

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fourcenturies.corpus import Corpus
    from fourcenturies.drawing.blocks import Drawing
    from fourcenturies.texts.recognition import Recognised
    from fourcenturies.widgets.base import Drawn

AnyDrawn = TypeVar("AnyDrawn", bound="Drawn")
NOT_FOUND = "Your own copy does not hold these words."


def offer_contexts(widget: AnyDrawn, corpus: Corpus) -> AnyDrawn:
    """Let a widget's script (`contexts.js`) ask for the paragraphs around the quotations that it shows."""
    folder = texts_dir()

    def answer(_widget: Any, asked: Any, _buffers: Any) -> None:
        kind = asked.get("ask") if isinstance(asked, dict) else ""
        if kind == "contexts":
            widget.send({"told": "contexts", "passages": with_copy(corpus, folder)})
        elif kind == "context":
            widget.send({"told": "context", **context(corpus, folder, str(asked.get("passage", "")))})

    widget.on_msg(answer)
    return widget


def drawn_of(corpus: Corpus, drawing: Drawing, *key: str, shown: Sequence[str] | None = None) -> DrawnWidget:
    """Return a drawing of a corpus as a widget whose quotations can be opened; `key` and `shown` as it has them."""
    return offer_contexts(DrawnWidget(drawing, [one.id for one in corpus.sources], key, shown), corpus)


def with_copy(corpus: Corpus, folder: Path) -> list[str]:
    """Return the passages of the sources of which the reader has a copy."""
    copies = _copies(corpus, folder)
    return [passage.id for passage in corpus.passages if passage.source in copies]


def context(corpus: Corpus, folder: Path, name: str) -> dict[str, Any]:
    """Return a passage's paragraph in its pieces, and where it stands; a sentence where it is not to be had.

    A piece is its words and whether they are quoted.
    """
    passage = passage_of(corpus, name) if name in corpus else None
    copy = _copies(corpus, folder).get(passage.source) if passage else None
    found = in_context(passage, copy) if passage and copy else ()
    if passage is None or copy is None or not found:
        return {"passage": name, "instead": NOT_FOUND}
    place = f"From your own copy: {place_of(copy.source, passage.paragraph)}"
    return {"passage": name, "place": place, "pieces": [[piece.words, piece.quoted] for piece in found]}


def own_words(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Return the normalised words of the reader's own copies, by the source that each is of."""
    return {name: words_of(held.copy.text) for name, held in _copies(corpus, texts_dir()).items()}


def _copies(corpus: Corpus, folder: Path) -> Mapping[str, Recognised]:
    """Return the reader's copies, read anew only where a file has changed."""
    if not folder.is_dir():
        return {}
    stamps = tuple((path.name, path.stat().st_mtime_ns) for path in sorted(folder.iterdir()))
    return _read(_Records(corpus), folder, stamps)


class _Records:
    """Records that are the same only as themselves: they cannot be hashed."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Records) and other.corpus is self.corpus

    def __hash__(self) -> int:
        return id(self.corpus)


@lru_cache(maxsize=2)
def _read(records: _Records, folder: Path, _stamps: object) -> Mapping[str, Recognised]:
    return copies_in(folder, records.corpus)[0]
