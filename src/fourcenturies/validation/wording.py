"""Rules on wording kept of an article: at most 25 words a passage, and a quota for each source."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.loading import Problem, file_of
from fourcenturies.texts.words import find_run, parts_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Source

LONGEST = 25
SHARE, LEAST, MOST = 15, 60, 500
_HASH = re.compile(r"[0-9a-f]{64}")
_OPENING = re.compile(r"[0-9a-f]{12}")
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"")


Kept = tuple[str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words kept of one paragraph of an article, and the field that keeps them."""

    table: str
    id: str
    field: str
    source: str
    paragraph: int
    words: tuple[str, ...]


def quota(source: Source) -> int:
    """Return how many words may be kept of a source: 15 % of its words, at least 60, at most 500."""
    return min(MOST, max(LEAST, source.body_words * SHARE // 100))


def wordings(corpus: Corpus) -> Iterator[Wording]:
    """Go through all wording kept of the articles, a part of a broken-off quotation at a time."""
    for source in corpus.sources:
        yield from _split(("sources", source.id, "date_phrase", source.id, 0), source.date_phrase)
    for p in corpus.passages:
        yield from _split(("passages", p.id, "words", p.source, p.paragraph), p.words)
        yield from _quoted(("passages", p.id, "note", p.source, p.paragraph), p.note)
    for event in corpus.events:
        for n, a in enumerate(event.accounts, 1):
            yield from _split(("events", event.id, f"accounts[{n}].phrase", a.source, a.paragraph), a.phrase)
            yield from _quoted(("events", event.id, f"accounts[{n}].says", a.source, a.paragraph), a.says)
    for f in corpus.figures:
        yield from _split(("figures", f.id, "phrase", f.source, f.paragraph), f.phrase)
        yield from _quoted(("figures", f.id, "caveat", f.source, f.paragraph), f.caveat)
    for issue in corpus.issues:
        for n, s in enumerate(issue.stances, 1):
            place = s.paragraph if s.paragraph is not None else -1
            yield from _quoted(("issues", issue.id, f"stances[{n}].because", s.source, place), s.because)


def _split(place: Kept, text: str) -> Iterator[Wording]:
    for part in parts_of(text):
        yield Wording(*place, part)


def _quoted(place: Kept, text: str) -> Iterator[Wording]:
    for curly, straight in _QUOTED.findall(text):
        yield from _split(place, curly or straight)


def kept(corpus: Corpus) -> Mapping[str, int]:
    """Return how many words are kept of each source; what lies wholly inside another counts once."""
    total: dict[str, int] = {}
    for (source, _), runs in _by_paragraph(corpus).items():
        distinct = sorted(set(runs), key=lambda run: (-len(run), run))
        outer: list[tuple[str, ...]] = []
        for run in distinct:
            if not any(find_run(run, longer) >= 0 for longer in outer):
                outer.append(run)
        total[source] = total.get(source, 0) + sum(map(len, outer))
    return total


def _by_paragraph(corpus: Corpus) -> Mapping[tuple[str, int], list[tuple[str, ...]]]:
    runs: defaultdict[tuple[str, int], list[tuple[str, ...]]] = defaultdict(list)
    for wording in wordings(corpus):
        runs[wording.source, wording.paragraph].append(wording.words)
    return runs


def not_too_long(corpus: Corpus) -> Iterator[Problem]:
    """No passage, and no other wording, is longer than 25 words."""
    lengths: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for wording in wordings(corpus):
        lengths[wording.table, wording.id, wording.field] += len(wording.words)
    for (table, name, field), length in lengths.items():
        if length > LONGEST:
            message = (
                f"keeps {length} words, {length - LONGEST} over the limit of {LONGEST}; "
                f"shorten it, or keep sha256 and word_count instead"
            )
            yield Problem(file_of(table), name, field, message)


def within_quota(corpus: Corpus) -> Iterator[Problem]:
    """Hold the wording kept of a source to its quota."""
    counts = kept(corpus)
    for source in corpus.sources:
        count, limit = counts.get(source.id, 0), quota(source)
        if count > limit:
            message = (
                f"{count} words of it are kept, {count - limit} over its quota of {limit}; "
                f"keep sha256 and word_count of some passages instead of their words"
            )
            yield Problem(file_of("sources"), source.id, "body_words", message)


def words_or_hash(corpus: Corpus) -> Iterator[Problem]:
    """Hold a passage to either its words or their hash with their number."""
    for passage in corpus.passages:
        for field, message in _faults(passage.words, passage.sha256, passage.word_count):
            yield Problem(file_of("passages"), passage.id, field, message)


def _faults(words: str, sha256: str, count: int) -> Iterator[tuple[str, str]]:
    if words and sha256:
        yield "sha256", "stands beside the words themselves; keep one of the two"
    if not words and not sha256:
        yield "words", "missing; write the words, or sha256 and word_count of the normalised words"
    if words and not words_of(words):
        yield "words", "holds no word; write the words as printed"
    if sha256 and not _HASH.fullmatch(sha256):
        yield "sha256", "is not 64 hexadecimal digits; take it from the command `passage-hash`"
    if sha256 and count < 1:
        yield "word_count", "missing; add the number of normalised words that were hashed"


def openings_are_hashes(corpus: Corpus) -> Iterator[Problem]:
    """Hold openings to twelve hexadecimal digits, never words."""
    for source in corpus.sources:
        for number, opening in enumerate(source.openings, 1):
            if not _OPENING.fullmatch(opening):
                message = f'"{opening}" is not 12 hexadecimal digits; take it from the command `openings`'
                yield Problem(file_of("sources"), source.id, f"openings[{number}]", message)


def paragraphs_exist(corpus: Corpus) -> Iterator[Problem]:
    """Hold a paragraph number to 0, or that of a counted paragraph of its source."""
    counted = {source.id: len(source.openings) for source in corpus.sources if source.openings}
    for table, name, field, source, paragraph in _paragraphs(corpus):
        if source in counted and not 0 <= paragraph <= counted[source]:
            message = (
                f"{source} has paragraphs 1 to {counted[source]} (0 for what is not counted), not {paragraph}"
            )
            yield Problem(file_of(table), name, field, message + "; count again")


def _paragraphs(corpus: Corpus) -> Iterator[tuple[str, str, str, str, int]]:
    for p in corpus.passages:
        yield "passages", p.id, "paragraph", p.source, p.paragraph
    for f in corpus.figures:
        yield "figures", f.id, "paragraph", f.source, f.paragraph
    for event in corpus.events:
        for n, a in enumerate(event.accounts, 1):
            yield "events", event.id, f"accounts[{n}].paragraph", a.source, a.paragraph
    for issue in corpus.issues:
        for n, s in enumerate(issue.stances, 1):
            if s.paragraph is not None:
                yield "issues", issue.id, f"stances[{n}].paragraph", s.source, s.paragraph
    for place in corpus.places:
        for n, name in enumerate(place.names, 1):
            yield "places", place.id, f"names[{n}].paragraph", name.source, name.paragraph


RULES = (not_too_long, within_quota, words_or_hash, openings_are_hashes, paragraphs_exist)
