"""What a written answer quotes, looked up in the records and in the instructor's own copies: a note, never a mark.

A quotation is found, found with other words, or found in another text than the one that its sentence names. What is
not found is not thereby wrong: a text of which no copy is at hand is known by its passages alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fourcenturies.texts.places import copies_in
from fourcenturies.texts.words import hash_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from fourcenturies.corpus import Corpus

LEAST, MOST, MANY = 3, 60, 12  # words of a quotation, and quotations of an answer, that are looked up
SHOWN = 25  # words of a source that are shown
_ALIKE = 0.6
_QUOTED = re.compile(
    r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」|(?<!\w)[‘']([^‘’'\n]{15,})[’'](?!\w)"
)
_BROKEN = re.compile(r"\[?(?:…|\.\.\.)\]?")
_STOP = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True)
class Text:
    """Words of one source as they stand side by side: a passage of the records, or a whole copy."""

    source: str
    words: tuple[str, ...]
    starts: tuple[tuple[int, int], ...] = ()  # the first word of each paragraph, and its number

    def place(self, word: int) -> str:
        """Return the source and the paragraph in which a word stands."""
        number = max(((start, own) for start, own in self.starts if start <= word), default=(0, 0))[1]
        return f"{self.source}, ¶ {number}" if number else self.source


@dataclass(frozen=True, slots=True)
class Texts:
    """All that quotations are looked up in, with the places of each word; `hashes` are of words that are not kept."""

    texts: tuple[Text, ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # a name in small letters -> a source's short name
    whole: tuple[str, ...] = ()  # the sources of which a copy is at hand
    places: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """One quotation of an answer, and a sentence on it."""

    words: str
    said: str


def load_texts(corpus: Corpus, folder: Path) -> Texts:
    """Return the records' passages and the copies in a folder, ready to be searched."""
    shorts = {source.id: source.short for source in corpus.sources}
    copies, _ = copies_in(folder, corpus) if folder.is_dir() else ({}, [])
    texts = [
        Text(
            shorts[source],
            tuple(word.text for word in own.copy.words),
            tuple((start, number) for number, start in sorted(own.starts.items())),
        )
        for source, own in sorted(copies.items())
    ]
    hashes = {}
    for passage in corpus.passages:
        place = (
            f"{shorts[passage.source]}, ¶ {passage.paragraph}"
            if passage.paragraph
            else shorts[passage.source]
        )
        if passage.sha256:
            hashes[passage.sha256] = place
        texts += [
            Text(shorts[passage.source], words_of(part), ((0, passage.paragraph),))
            for part in _BROKEN.split(passage.words)
            if words_of(part)
        ]
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for at, word in enumerate(text.words):
            places[word].append((number, at))
    names = {
        name.casefold(): source.short for source in corpus.sources for name in (source.short, *source.called)
    }
    return Texts(
        tuple(texts),
        hashes,
        names,
        tuple(shorts[source] for source in sorted(copies)),
        {word: tuple(own) for word, own in places.items()},
    )


def notes(answer: str, texts: Texts) -> list[Note]:
    """Return a sentence on each quotation in an answer, in order."""
    found: list[Note] = []
    for match in _QUOTED.finditer(answer):
        quoted = next(part for part in match.groups() if part is not None)
        words = words_of(_BROKEN.sub(" ", quoted))
        if len(found) >= MANY:
            break
        if LEAST <= len(words) <= MOST:
            sentence = _sentence(answer, match.start(), match.end())
            found.append(Note(" ".join(quoted.split()), _said(quoted, sentence, texts)))
    return found


def _said(quoted: str, sentence: str, texts: Texts) -> str:
    parts = [words for part in _BROKEN.split(quoted) if (words := words_of(part))]
    hidden = texts.hashes.get(hash_of(words_of(quoted)))
    found = [one for part in parts if (one := next(_places(part, texts), None))]
    if hidden or len(found) == len(parts):
        place = hidden or texts.texts[found[0][0]].place(found[0][1])
        return f"stands in {place}{_named_otherwise(place, sentence, texts)}"
    near = _nearest(max(parts, key=len), texts)
    if near:
        number, at, size = near
        text = texts.texts[number]
        stretch = " ".join(text.words[max(0, at) : max(0, at) + min(size, SHOWN)])
        return f"not word for word: {text.place(max(0, at))} has “{stretch}”"
    return f"not found{_searched(texts)}"


def _places(words: Sequence[str], texts: Texts) -> Iterator[tuple[int, int]]:
    """Yield where some words stand exactly."""
    for number, at in texts.places.get(words[0], ()):
        if texts.texts[number].words[at : at + len(words)] == tuple(words):
            yield number, at


def _nearest(words: Sequence[str], texts: Texts) -> tuple[int, int, int] | None:
    """Return where most of some words stand in their order: the text, the first word, how many."""
    votes: Counter[tuple[int, int]] = Counter()
    for offset, word in enumerate(words):
        for number, at in texts.places.get(word, ()):
            votes.update((number, at - offset + shift) for shift in (-1, 0, 1))
    best = votes.most_common(1)
    if not best or len(words) <= LEAST or best[0][1] < _ALIKE * len(words):
        return None
    (number, at), _ = best[0]
    return number, at, len(words)


def _named_otherwise(place: str, sentence: str, texts: Texts) -> str:
    """Say where the sentence names other sources, and not the one whose words they are."""
    said = f" {' '.join(words_of(sentence))} "
    named = {short for name, short in texts.names.items() if f" {' '.join(words_of(name))} " in said}
    own = place.partition(", ¶")[0]
    return f"; its sentence names {' and '.join(sorted(named))}" if named and own not in named else ""


def _searched(texts: Texts) -> str:
    if not texts.whole:
        return " in the records' passages; no copy of a text is at hand"
    missing = sorted(set(texts.names.values()) - set(texts.whole))
    return (
        f"; of {', '.join(missing)} only the records' passages were searched"
        if missing
        else " in any of the texts"
    )


def _sentence(answer: str, start: int, end: int) -> str:
    """Return the sentence round a quotation, without the quotation."""
    before = max((found.end() for found in _STOP.finditer(answer, 0, start)), default=0)
    after = _STOP.search(answer, end)
    return f"{answer[before:start]} {answer[end : after.start() if after else len(answer)]}"
