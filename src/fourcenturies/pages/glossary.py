"""The glossary: words of the craft, and words that are somebody's, with whose they are and who uses them.

The words of the craft stand here, one sentence each. The contested ones are records, with every paragraph that prints
them. The phrases at the end are passages that the records keep as labels, which a source sets apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.pages.markdown import plain, table
from fourcenturies.views.citing import place_of, source_of, speakers_of

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Passage, Word

CRAFT = {
    "account": "what one source says of one event; two sources that differ are two accounts",
    "addressee": "the one to whom words were said; not the speaker, and not who passes them on",
    "anachronism": "something in a text that was not yet there when it is said to have been written",
    "attribution": "saying whose words or thoughts something is",
    "card": "in this course, a fact from outside the five sources, with its evidence and a confidence",
    "chain": "the hands through which words reached us: speaker, reporter, author, outlet",
    "common root": "the one speech, film or report on which several sources rest; they then count as one",
    "confidence": "how well an outside fact is supported: confirmed, likely or weak (A, B, C in the records)",
    "corroboration": "setting sources side by side, and asking whether they are independent",
    "false precision": "a date or number that is more exact than anybody can know",
    "New Style": "a date by the Gregorian calendar, which is ours",
    "not stated": "what a source does not say; a finding, and often the right answer",
    "Old Style": "a date by the Julian calendar, which Russia kept until 1918",
    "open end": "a span that has a beginning or an end that nobody gives",
    "passage": "words of a source, with the place where they stand",
    "relative date": "a date that has to be counted from another one, such as “the following century”",
    "reporter": "who passes words on; not the speaker",
    "silence": "that a source says nothing of a thing; it proves neither that it happened nor that it did not",
    "sourcing": "asking who made a text, when, for whom and how they know, before reading what it says",
    "stance": "where a source stands on a question: it asserts, qualifies, disputes, or is silent",
    "three clocks": "when a thing happened, when it was said, and when it was published",
}

_INTRODUCTION = """# Glossary

## Words of the craft

"""
_CONTESTED = """
## Words that are somebody's

Each of these carries a judgement, or a side, or a memory. The lists are complete: every counted paragraph of the five
articles that prints the word is here, with whose word it is there. The course says none of them itself, outside
quotation marks and without an owner, but for what the last column tells. Made from the records.

"""
_LABELS = """
## Phrases set apart

What a source puts into quotation marks, or uses as a name, without saying whose it is. Other paragraphs may print the
same words plainly. Made from the records.

"""


def glossary(corpus: Corpus) -> str:
    """Return the page."""
    craft = ((f"**{plain(word)}**", plain(meaning)) for word, meaning in CRAFT.items())
    labels: dict[str, list[Passage]] = {}
    for passage in corpus.passages:
        if passage.kind == "label" and passage.words and passage.paragraph and not _listed(corpus, passage):
            labels.setdefault(passage.words.strip("“”\"'"), []).append(passage)
    held = sorted(labels.items(), key=lambda pair: pair[0].casefold())
    rows = (
        (f"“{plain(words)}”", "<br>".join(_use(corpus, passage) for passage in found))
        for words, found in held
    )
    contested = (
        _contested(corpus, word) for word in sorted(corpus.words, key=lambda one: one.word.casefold())
    )
    return (
        _INTRODUCTION
        + table(("Word", "Means"), craft)
        + _CONTESTED
        + table(("Word", "Takes for granted", "Where, and whose", "In the course"), contested)
        + _LABELS
        + table(("Words", "Where, and whose"), rows)
    )


def _contested(corpus: Corpus, word: Word) -> tuple[str, ...]:
    places = (f"{place_of(source_of(corpus, use.source), use.paragraph)}: {use.whose}" for use in word.uses)
    return f"**{plain(word.word)}**", plain(word.judges), "<br>".join(map(plain, places)), plain(word.own)


def _use(corpus: Corpus, passage: Passage) -> str:
    place = place_of(source_of(corpus, passage.source), passage.paragraph)
    whose = f"{speakers_of(corpus, passage)}. " if passage.speakers else ""
    return f"{plain(place)}: {plain(whose)}{plain(passage.note)}".strip()


def _listed(corpus: Corpus, passage: Passage) -> bool:
    return any(use.passage == passage.id for word in corpus.words for use in word.uses)
