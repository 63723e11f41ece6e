"""Write the passages as W3C Web Annotations (JSON-LD), to be laid over the articles on their publishers' pages.

`exact`, `prefix` and `suffix` of a TextQuoteSelector are made from a reader's copy. Without one, a passage
whose words are kept is selected by them, and one that is only hashed is located by its paragraph.
See https://www.w3.org/TR/annotation-model/#text-quote-selector.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fourcenturies.exports import command
from fourcenturies.texts import Place, Recognised, locate, locate_hash
from fourcenturies.texts.words import BROKEN_OFF, parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Passage, Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
_NAME = "urn:fourcenturies:"


def annotation_files(corpus: Corpus, copies: Mapping[str, Recognised] | None = None) -> Mapping[str, str]:
    """Return `annotations.jsonld`: a page of annotations, one for each passage."""
    items = [_annotation(passage, corpus, copies or {}) for passage in corpus.passages]
    page = {
        "@context": CONTEXT,
        "id": _NAME + "passages",
        "type": "AnnotationPage",
        "items": items,
    }
    return {"annotations.jsonld": json.dumps(page, indent=2, ensure_ascii=False) + "\n"}


def _annotation(passage: Passage, corpus: Corpus, copies: Mapping[str, Recognised]) -> dict[str, Any]:
    source = next((s for s in corpus.sources if s.id == passage.source), None)
    address = _address(source, passage)
    selectors = _selectors(passage, copies.get(passage.source))
    targets = [{"source": address, "selector": selector} for selector in selectors] or [{"source": address}]
    return {
        "id": _NAME + passage.id,
        "type": "Annotation",
        "motivation": "identifying",
        "body": [_text(line) for line in _told(passage, corpus)],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _address(source: Source | None, passage: Passage) -> str:
    return source.link if source and source.link else _NAME + passage.source


def _text(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en"}


def _told(passage: Passage, corpus: Corpus) -> list[str]:
    names = {person.id: person.name for person in corpus.people}
    speakers = " and ".join(names.get(who, who) for who in passage.speakers) or "not stated"
    chain = " > ".join(names.get(hop.who, hop.who) for hop in passage.chain)
    lines = [f"Speaker: {speakers}", f"Chain: {chain}", f"Paragraph: {passage.paragraph or 'not counted'}"]
    return lines + [line for line in (passage.occasion, passage.note) if line]


def _selectors(passage: Passage, copy: Recognised | None) -> list[dict[str, Any]]:
    if copy is not None:
        return [quote_selector(copy, place) for place in _places(passage, copy)]
    return [{"type": "TextQuoteSelector", "exact": part} for part in passage.words.split(BROKEN_OFF) if part]


def _places(passage: Passage, copy: Recognised) -> list[Place]:
    text = copy.copy.plain
    bounds = copy.bounds(passage.paragraph) if passage.paragraph in copy.starts else (0, len(text))
    if passage.sha256:
        found = locate_hash(passage.sha256, passage.word_count, text, *bounds)
        return [found] if found else []
    places: list[Place] = []
    start, stop = bounds
    for part in parts_of(passage.words):
        place = locate((part,), text, start, stop)
        if place is None:
            return []
        places.append(place)
        start = place.stop
    return places


def quote_selector(copy: Recognised, place: Place) -> dict[str, str]:
    """Return the selector of words in a copy, with what stands before and after them."""
    text, words = copy.copy.text, copy.copy.words
    start, stop = words[place.start].start, words[place.stop - 1].end
    return {
        "type": "TextQuoteSelector",
        "exact": " ".join(text[start:stop].split()),
        "prefix": text[max(0, start - _AROUND) : start].split("\n")[-1],
        "suffix": text[stop : stop + _AROUND].split("\n")[0],
    }


add_export, run_export = command(annotation_files)
