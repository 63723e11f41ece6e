"""Rules that need readers' copies: every wording stands, word for word, in the paragraph that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.loading import Problem, file_of
from fourcenturies.texts.locating import Place, locate, locate_hash, nearest
from fourcenturies.texts.places import copies_in
from fourcenturies.texts.words import find_run, words_of
from fourcenturies.validation.own_words import borrowed_words
from fourcenturies.validation.silences import unexplained_silences
from fourcenturies.validation.voice import uses_are_complete
from fourcenturies.validation.wording import Wording, wordings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Passage
    from fourcenturies.texts.reading import Copy
    from fourcenturies.texts.recognition import Recognised


def check_articles(corpus: Corpus, folder: Path) -> list[Problem]:
    """Return every problem of the records that the copies in a folder show."""
    copies, problems = copies_in(folder, corpus)
    for source in corpus.sources:
        copy = copies.get(source.id)
        if copy is None:
            message = f"no copy of it was found in {folder}; put one there, or leave out --texts"
            problems.append(Problem(file_of("sources"), source.id, "-", message))
            continue
        problems += check_copy(corpus, copy)
    return problems


def check_copy(corpus: Corpus, copy: Recognised) -> list[Problem]:
    """Return every problem of one source's records that a copy of it shows."""
    return [
        *_openings(copy),
        *_wordings(corpus, copy),
        *_hashes(corpus, copy),
        *_names(corpus, copy),
        *borrowed_words(corpus, copy),
        *_length(copy),
        *uses_are_complete(corpus, copy),
        *unexplained_silences(corpus, copy),
    ]


def _openings(copy: Recognised) -> Iterator[Problem]:
    source = copy.source
    if not source.openings:
        message = "missing, so paragraphs cannot be counted; take them from the command `openings`"
        yield Problem(file_of("sources"), source.id, "openings", message)
    for number in copy.missing:
        message = (
            f"no paragraph of {copy.copy.name} begins so, in this order; take it from the command `openings`"
        )
        yield Problem(file_of("sources"), source.id, f"openings[{number}]", message)


def _wordings(corpus: Corpus, copy: Recognised) -> Iterator[Problem]:
    whole = {passage.id: passage for passage in corpus.passages}
    done: set[tuple[str, str]] = set()
    for wording in wordings(corpus):
        if wording.source != copy.source.id or (wording.id, wording.field) in done:
            continue
        parts = _parts(wording, whole)
        if len(parts) > 1:
            done.add((wording.id, wording.field))
        message = _misplaced(parts, wording.paragraph, copy)
        if message:
            yield Problem(file_of(wording.table), wording.id, wording.field, message)


def _parts(wording: Wording, passages: dict[str, Passage]) -> tuple[tuple[str, ...], ...]:
    passage = passages.get(wording.id)
    if passage is None or wording.field != "words":
        return (wording.words,)
    return tuple(filter(None, (words_of(part) for part in passage.words.split("[…]"))))


def _misplaced(parts: tuple[tuple[str, ...], ...], paragraph: int, copy: Recognised) -> str:
    text = copy.copy.plain
    if paragraph > 0 and paragraph in copy.starts and locate(parts, text, *copy.bounds(paragraph)):
        return ""
    places = _all_places(parts, text)
    return _verdict(places, paragraph, copy) if places else _not_found(parts, text, copy)


def _all_places(parts: tuple[tuple[str, ...], ...], text: tuple[str, ...]) -> list[Place]:
    places, start = [], 0
    while (place := locate(parts, text, start)) is not None:
        places.append(place)
        start = place.start + 1
    return places


def _verdict(places: list[Place], paragraph: int, copy: Recognised) -> str:
    """Return what is wrong with words that stand somewhere, where they should stand in this paragraph."""
    if paragraph < 0 or not copy.starts:
        return ""
    if paragraph == 0 and not all(copy.on_opening_line(place.start) for place in places):
        return ""
    found = sorted({copy.paragraph_at(place.start) for place in places})
    if paragraph == 0 and 0 in found:
        return ""
    listed = " and ".join(map(str, found))
    return f"stands in paragraph {listed} of {copy.source.id}, not {paragraph}; mend the number"


def _not_found(parts: tuple[tuple[str, ...], ...], text: tuple[str, ...], copy: Recognised) -> str:
    absent = next((part for part in parts if find_run(part, text) < 0), None)
    if absent is None:
        return (
            f"its parts do not stand in this order in {copy.source.id}; give each part a passage of its own"
        )
    near = nearest(absent, text)
    if near is None:
        return f"is not in {copy.copy.name}, nor anything like it; check the source"
    paragraph = copy.paragraph_at(near.start)
    return f"is not in {copy.source.id}; nearest, in paragraph {paragraph}: {_shown(copy.copy, near)}"


def _shown(copy: Copy, place: Place) -> str:
    first, last = copy.words[place.start], copy.words[min(place.stop, len(copy.words)) - 1]
    return f'"{" ".join(copy.text[first.start : last.end].split())}"'


def _hashes(corpus: Corpus, copy: Recognised) -> Iterator[Problem]:
    text = copy.copy.plain
    for passage in corpus.passages:
        if passage.source != copy.source.id or not passage.sha256:
            continue
        number = passage.paragraph
        if number in copy.starts and locate_hash(
            passage.sha256, passage.word_count, text, *copy.bounds(number)
        ):
            continue
        place = locate_hash(passage.sha256, passage.word_count, text)
        message = (
            _verdict([place], number, copy)
            if place
            else f"no {passage.word_count} words of {copy.source.id} have this hash; hash them again"
        )
        if message:
            yield Problem(file_of("passages"), passage.id, "sha256", message)


def _names(corpus: Corpus, copy: Recognised) -> Iterator[Problem]:
    """Every name form that a source is said to use stands in it."""
    text = copy.copy.plain
    for person in corpus.people:
        form = words_of(person.used_by.get(copy.source.id, ""))
        if form and find_run(form, text) < 0:
            shown = person.used_by[copy.source.id]
            message = f'"{shown}" is not in {copy.source.id}; write the form that it prints, or leave it out'
            yield Problem(file_of("people"), person.id, f"used_by.{copy.source.id}", message)
    yield from _places(corpus, copy)


def _places(corpus: Corpus, copy: Recognised) -> Iterator[Problem]:
    """Every name on the map stands in the paragraph that it gives."""
    for place in corpus.places:
        for number, name in enumerate(place.names, 1):
            if name.source == copy.source.id:
                message = _misplaced((words_of(name.form),), name.paragraph, copy)
                if message:
                    yield Problem(file_of("places"), place.id, f"names[{number}].form", message)


_COUNTED_ALIKE = 0.05


def _length(copy: Recognised) -> Iterator[Problem]:
    """Hold `body_words`, from which the quota is reckoned, to the words that can be counted."""
    source = copy.source
    if copy.missing or not source.openings:
        return
    counted = sum(len(words_of(text)) for text in copy.paragraphs().values())
    if abs(counted - source.body_words) > _COUNTED_ALIKE * counted:
        message = (
            f"is {source.body_words}, but {copy.copy.name} has {counted} words in its counted paragraphs"
        )
        yield Problem(file_of("sources"), source.id, "body_words", message + "; write that number")
