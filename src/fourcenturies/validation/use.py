"""Rules on how records hang together: chains end at their source, and nothing stands unused."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from fourcenturies.corpus import fold
from fourcenturies.loading import Problem, file_of
from fourcenturies.model import NOT_STATED, Passage, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus

_OWN_WORDS = 25


def chain_ends_at_source(corpus: Corpus) -> Iterator[Problem]:
    """Hold the last two hops of a chain to the author and outlet of its source, as the text states them."""
    sources = {source.id: source for source in corpus.sources}
    for passage in corpus.passages:
        source = sources.get(passage.source)
        if source is None:
            continue
        ends = [hop.who for hop in passage.chain[-2:]]
        if ends != [source.author, source.outlet]:
            message = (
                f"ends with {_shown(ends)}, but {source.id} is by {_name(source.author)}, "
                f"in {_name(source.outlet)}; end it with these two"
            )
            yield Problem(file_of("passages"), passage.id, "chain", message)


def chain_starts_with_speaker(corpus: Corpus) -> Iterator[Problem]:
    """Hold a chain of direct words to begin with one of its speakers, or with their document."""
    sources = {source.id: source for source in corpus.sources}
    for passage in corpus.passages:
        start = passage.chain[0].who if passage.chain else ""
        if passage.kind == "direct" and start and not _may_start(passage, start, sources.get(passage.source)):
            speakers = " and ".join(passage.speakers) or f'"{NOT_STATED}"'
            message = (
                f"starts with {_name(start)}, but the words are those of {speakers}; start with the speaker"
            )
            yield Problem(file_of("passages"), passage.id, "chain", message)


def _may_start(passage: Passage, start: str, source: Source | None) -> bool:
    if start.startswith("doc-") or start in passage.speakers:
        return True
    return not passage.speakers and (start == NOT_STATED or source is None or start == source.author)


def several_speakers_only_jointly(corpus: Corpus) -> Iterator[Problem]:
    """Only a joint statement, which is a document, has more than one speaker."""
    for passage in corpus.passages:
        document = passage.kind == "document" or any(hop.who.startswith("doc-") for hop in passage.chain)
        if len(passage.speakers) > 1 and not document:
            message = (
                f"names {len(passage.speakers)} speakers, but this is no joint statement; "
                'name one, or put the joint document into the chain (kind "document")'
            )
            yield Problem(file_of("passages"), passage.id, "speakers", message)


def _shown(names: list[str]) -> str:
    return " > ".join(map(_name, names)) or "nothing"


def _name(who: str) -> str:
    return f'"{who}"' if who == NOT_STATED else who


def nothing_unused(corpus: Corpus) -> Iterator[Problem]:
    """Every person is named by a source or a record, every source read, every event told by someone."""
    for person in corpus.people:
        if not person.used_by and not _others(corpus, person.id):
            message = (
                "no source uses it and no record names it; add used_by, name it in a record, or remove it"
            )
            yield Problem(file_of("people"), person.id, "used_by", message)
    for source in corpus.sources:
        if not _others(corpus, source.id):
            message = "no record is taken from it; add one, or remove the source"
            yield Problem(file_of("sources"), source.id, "id", message)
    for event in corpus.events:
        if not event.accounts and not _others(corpus, event.id):
            message = "no source tells of it and no record names it; add an account, a card, or remove it"
            yield Problem(file_of("events"), event.id, "accounts", message)
    yield from _bare(corpus)


def _bare(corpus: Corpus) -> Iterator[Problem]:
    for issue in corpus.issues:
        if not issue.stances:
            yield Problem(
                file_of("issues"), issue.id, "stances", "nobody takes a stance; add one, or remove it"
            )
    for discrepancy in corpus.discrepancies:
        if not discrepancy.sources:
            message = "no source is concerned; name those that disagree"
            yield Problem(file_of("discrepancies"), discrepancy.id, "sources", message)
    for card in corpus.cards:
        if not card.about:
            yield Problem(
                file_of("cards"), card.id, "about", "it bears on no record; name one, or remove the card"
            )


def _others(corpus: Corpus, name: str) -> bool:
    return any(record.id != name for record in corpus.refers_to(name))


def names_are_of_one(corpus: Corpus) -> Iterator[Problem]:
    """Hold a name, a title or a description to one record of its kind, so that it names that one alone."""
    for told in ("name", "titles", "descriptions", "wikidata"):
        first: dict[tuple[str, str], str] = {}
        for person in corpus.people:
            value = getattr(person, told)
            for form in filter(None, (value,) if isinstance(value, str) else value):
                owner = first.setdefault((person.kind, fold(form)), person.id)
                if owner != person.id:
                    message = f'"{form}" is that of {owner}, too; keep what tells the two apart'
                    yield Problem(file_of("people"), person.id, told, message)


_VOWELS = re.compile(r"[aeiouü]+")
_SIGN = re.compile(r"[\u4e00-\u9fff]")


def forms_belong_together(corpus: Corpus) -> Iterator[Problem]:
    """Hold a name in Chinese characters to as many signs as its transcription has syllables."""
    for person in corpus.people:
        if not (person.hanzi and person.pinyin):
            continue
        plain = "".join(c for c in unicodedata.normalize("NFD", person.pinyin.casefold()) if not _is_tone(c))
        syllables, signs = len(_VOWELS.findall(plain)), len(_SIGN.findall(person.hanzi))
        if syllables != signs:
            message = (
                f'"{person.pinyin}" has {syllables} syllables, "{person.hanzi}" {signs} signs; '
                "write the pair that belongs together, and other names under english"
            )
            yield Problem(file_of("people"), person.id, "pinyin", message)


def _is_tone(letter: str) -> bool:
    return bool(unicodedata.combining(letter)) and letter != "\u0308"


def own_words_are_short(corpus: Corpus) -> Iterator[Problem]:
    """Hold what we say of an account or a stance to 25 words."""
    for event in corpus.events:
        for n, account in enumerate(event.accounts, 1):
            if len(account.says.split()) > _OWN_WORDS:
                yield Problem(file_of("events"), event.id, f"accounts[{n}].says", _too_long(account.says))
    for issue in corpus.issues:
        for n, stance in enumerate(issue.stances, 1):
            if len(stance.because.split()) > _OWN_WORDS:
                yield Problem(file_of("issues"), issue.id, f"stances[{n}].because", _too_long(stance.because))


def _too_long(text: str) -> str:
    return f"takes {len(text.split())} words; say it in at most {_OWN_WORDS}"


RULES = (
    chain_ends_at_source,
    chain_starts_with_speaker,
    several_speakers_only_jointly,
    nothing_unused,
    names_are_of_one,
    forms_belong_together,
    own_words_are_short,
)
