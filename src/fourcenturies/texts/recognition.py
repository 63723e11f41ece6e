"""Says which source a copy is, and where its counted paragraphs begin, from hashes of their first words.

Windows of five words are hashed over the whole stream of words, so that line wraps, page breaks, adverts
and headings do not matter.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.texts.locating import locate
from fourcenturies.texts.words import OPENING, opening_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Source
    from fourcenturies.texts.reading import Copy


class UnrecognisedError(ValueError):
    """A copy of none of the sources; the message says so in a sentence."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A copy of a source: the first word of each counted paragraph that was found."""

    copy: Copy
    source: Source
    starts: Mapping[int, int]

    @property
    def missing(self) -> tuple[int, ...]:
        """The counted paragraphs that this copy lacks."""
        return tuple(n for n in range(1, len(self.source.openings) + 1) if n not in self.starts)

    def bounds(self, paragraph: int) -> tuple[int, int]:
        """Return the places of the first word of a paragraph and of the one after its last."""
        start = self.starts[paragraph]
        return start, min((s for s in self.starts.values() if s > start), default=len(self.copy.words))

    def paragraph_at(self, word: int) -> int:
        """Return the number of the counted paragraph that a word stands in; 0 before the first."""
        ordered = sorted((start, number) for number, start in self.starts.items())
        place = bisect_right([start for start, _ in ordered], word)
        return ordered[place - 1][1] if place else 0

    def paragraph_at_letter(self, place: int) -> int:
        """Return the number of the counted paragraph that a letter of the text stands in."""
        starts = [word.start for word in self.copy.words]
        return self.paragraph_at(max(0, bisect_right(starts, place) - 1))

    def on_opening_line(self, word: int) -> bool:
        """Return whether a word stands on a line with which a counted paragraph begins."""
        number = self.paragraph_at(word)
        if not number:
            return False
        first, here = self.copy.words[self.starts[number]], self.copy.words[word]
        return "\n" not in self.copy.text[first.start : here.start]

    def paragraphs(self) -> Mapping[int, str]:
        """Return the text of each counted paragraph, without headings, adverts and other boilerplate."""
        return {number: _body(self, number) for number in sorted(self.starts)}

    def summary(self) -> str:
        """Return one sentence: which source, how much of it, and what was repaired."""
        found, all_ = len(self.starts), len(self.source.openings)
        much = (
            f"all {all_} paragraphs"
            if found == all_
            else f"{found} of {all_} paragraphs (not {_listed(self.missing)})"
        )
        fault = f"; repaired: {self.copy.fault}" if self.copy.fault else ""
        lost = f"; {len(self.copy.lost)} letters are lost and left undecided" if self.copy.lost else ""
        return f"{self.copy.name}: {self.source.id} ({self.source.short}), {much}{fault}{lost}"


def recognise(copy: Copy, corpus: Corpus) -> Recognised:
    """Return which source a copy is; `UnrecognisedError` where it is none of them."""
    windows = _windows(copy.plain)
    found = [(_starts(source, windows), source) for source in corpus.sources]
    starts, source = max(found, key=lambda pair: len(pair[0]), default=({}, None))
    if source is not None and starts:
        return Recognised(copy, source, starts)
    by_words = _by_passages(copy, corpus)
    if by_words is not None:
        return Recognised(copy, by_words, {})
    titles = ", ".join(f"“{source.title}”" for source in corpus.sources)
    raise UnrecognisedError(f"{copy.name} is none of the articles: no paragraph of {titles} begins in it")


def _windows(words: Sequence[str]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place in range(len(words) - OPENING + 1):
        places.setdefault(opening_of(words[place : place + OPENING]), []).append(place)
    return places


def _starts(source: Source, windows: Mapping[str, list[int]]) -> dict[int, int]:
    """Return the longest run of paragraphs whose openings follow one another in the copy."""
    hits = [(n, place) for n, opening in enumerate(source.openings, 1) for place in windows.get(opening, ())]
    best: list[
        tuple[int, int]
    ] = []  # for each hit: length of the longest run that ends there, and its last but one
    for i, (number, place) in enumerate(hits):
        before = [(best[j][0], j) for j in range(i) if hits[j][0] < number and hits[j][1] < place]
        length, last = max(before, default=(0, -1), key=lambda pair: pair[0])
        best.append((length + 1, last))
    at = max(range(len(hits)), key=lambda i: best[i][0], default=-1)
    starts: dict[int, int] = {}
    while at >= 0:
        starts[hits[at][0]] = hits[at][1]
        at = best[at][1]
    return starts


def _by_passages(copy: Copy, corpus: Corpus) -> Source | None:
    """Return the source of which most passages with words are in a copy, where its openings are unknown."""
    counts: dict[str, int] = {}
    for passage in corpus.passages:
        if passage.words and locate(parts_of(passage.words), copy.plain) is not None:
            counts[passage.source] = counts.get(passage.source, 0) + 1
    best = max(counts, key=lambda name: counts[name], default="")
    enough = counts.get(best, 0) >= 3
    return next((source for source in corpus.sources if enough and source.id == best), None)


_ENDS = (".", "!", "?", "”", "’", '"', "'", ")", "]", "*", "…", "\ufffd")


def _body(read: Recognised, number: int) -> str:
    start, stop = read.bounds(number)
    words = read.copy.words
    text = read.copy.text[words[start].start : words[stop].start if stop < len(words) else None]
    before = read.copy.text[: words[start].start]
    text = before[len(before.rstrip("“‘\"'*[(")) :] + text
    width = _page_width(read.copy.text)
    lines: list[str] = []
    for line in text.splitlines():
        full = bool(width and lines and len(lines[-1]) >= 0.75 * width)
        if lines and lines[-1].endswith(_ENDS) and not (full and line.strip()):
            break
        if line.strip():
            lines.append(line.strip())
    while len(lines) > 1 and lines[-2].endswith(_ENDS) and _no_sentence(lines[-1]):
        lines.pop()
    return " ".join(lines)


def _no_sentence(line: str) -> bool:
    """Return whether a line is a heading, or a note in square brackets."""
    return not line.endswith(_ENDS) or (line.startswith("[") and line.endswith("]"))


def _page_width(text: str) -> int:
    """Return the width to which a copy's lines are broken, 0 where a line holds a whole paragraph."""
    widest = max(map(len, text.splitlines()))
    return widest if widest <= 140 else 0


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:8])) + (" …" if len(numbers) > 8 else "")
