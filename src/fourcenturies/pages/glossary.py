"""The glossary: words of the craft, and words that are somebody's, with whose they are and who uses them.

The words of the craft stand here, one sentence each. The others are the passages that the records keep as labels:
phrases that a source sets apart, mostly in quotation marks, and that carry a judgement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.pages.markdown import plain, table
from fourcenturies.views.citing import place_of, source_of, speakers_of

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Passage

CRAFT = {
    "account": "what one source says of one event; two sources that differ are two accounts",
    "addressee": "the one to whom words were said; not the speaker, and not who passes them on",
    "anachronism": "something in a text that was not yet there when it is said to have been written",
    "attribution": "saying whose words or thoughts something is",
    "card": "in this course, a fact from outside the five sources, with its evidence and a confidence",
    "chain": "the hands through which words reached us: speaker, reporter, author, outlet",
    "common root": "the one speech, film or report on which several sources rest; they then count as one",
    "confidence": "how well an outside fact is supported: A confirmed, B likely, C weak",
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
_LABELS = """
## Words that are somebody's

These words carry a judgement, or a side, or a memory. The course uses none of them as its own: each is shown with
the texts that use it, and with whose word it is there. Made from the records.

"""


def glossary(corpus: Corpus) -> str:
    """Return the page."""
    craft = ((f"**{plain(word)}**", plain(meaning)) for word, meaning in CRAFT.items())
    labels: dict[str, list[Passage]] = {}
    for passage in corpus.passages:
        if passage.kind == "label" and passage.words and passage.paragraph:
            labels.setdefault(passage.words.strip("“”\"'"), []).append(passage)
    held = sorted(labels.items(), key=lambda pair: pair[0].casefold())
    rows = (
        (f"“{plain(words)}”", "<br>".join(_use(corpus, passage) for passage in found))
        for words, found in held
    )
    return (
        _INTRODUCTION + table(("Word", "Means"), craft) + _LABELS + table(("Words", "Where, and whose"), rows)
    )


def _use(corpus: Corpus, passage: Passage) -> str:
    place = place_of(source_of(corpus, passage.source), passage.paragraph)
    whose = f"{speakers_of(corpus, passage)}. " if passage.speakers else ""
    return f"{plain(place)}: {plain(whose)}{plain(passage.note)}".strip()
