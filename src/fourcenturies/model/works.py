"""The records of facts from outside, of works to look things up in, of contested words, and of where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fourcenturies.model.fields import Refers, Says
from fourcenturies.model.kinds import AnyIds, Confidence, Edtf, Id, KeyRule, PassageId, SourceId, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work outside the five sources that a reader can look up: a book, a treaty, a document, a page."""

    id: Annotated[Id, Says("the name of the record", "wrk-minutes")]
    kind: Annotated[
        Literal["book", "article", "entry", "treaty", "document", "news", "page"],
        Says("what it is; an entry is one of an encyclopaedia, a page one of the web", "document"),
    ]
    by: Annotated[
        Texts,
        Says('its authors as "Family, Given", or the body that issued it, without a comma', '["Reed, Tom"]'),
    ]
    title: Annotated[str, Says("its title, as it stands there", "Minutes of the parish")]
    within: Annotated[
        str, Says("the journal, volume, series, paper or site it stands in", "Valley Papers")
    ] = ""
    publisher: Annotated[str, Says("publisher of a book", "Eastbank Press")] = ""
    issued: Annotated[Edtf, Says("when it was issued, signed or printed", "1904-06")] = ""
    seen: Annotated[Edtf, Says("when it was read, for a page that prints no date", "2011-03")] = ""
    number: Annotated[str, Says("number of a document, or volume and issue of a journal", "no. 7")] = ""
    pages: Annotated[str, Says("its pages, where it is a part of something", "1–9")] = ""
    link: Annotated[str, Says("its address", "https://example.org/minutes")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """One place at which a claim can be looked up."""

    work: Annotated[
        str, Refers(("wrk", "src")), Says("the work, or one of the five sources itself", "wrk-minutes")
    ]
    at: Annotated[str, Says("page, article, paragraph or section in it", "p. 12")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place at which an article can lawfully be read, and on what terms."""

    place: Annotated[str, Says("what it is", "library of the parish")]
    link: Annotated[str, Says("its address", "https://example.org/article")] = ""
    licence: Annotated[str, Says("its licence, as the page states it", "all rights reserved")]
    terms: Annotated[str, Says("where the licence is stated", "https://example.org/terms")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A paragraph that was read because it seems to tell of something, and why it does not."""

    source: Annotated[SourceId, Says("the source", "src-letter")]
    paragraph: Annotated[int, Says("its paragraph", "1")]
    because: Annotated[str, Says("why it is no account, in our own words", "another bridge is meant")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A paragraph in which a source prints a contested word."""

    source: Annotated[SourceId, Says("the source", "src-gazette")]
    paragraph: Annotated[int, Says("its paragraph, 0 outside the counted ones", "2")]
    whose: Annotated[str, Says("whose word it is there", "the author's own")]
    passage: Annotated[PassageId, Says("the passage that holds it", "psg-002")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A contested word: the course never says it in its own voice, and the glossary tells who does."""

    id: Annotated[Id, Says("the name of the record", "wrd-quarrel")]
    word: Annotated[str, Says("as the glossary lists it", "quarrel")]
    forms: Annotated[Texts, Says("every form that counts; * stands for any ending", '["quarrel*"]')]
    judges: Annotated[str, Says("what it takes for granted, in our own words", "that both were to blame")]
    own: Annotated[
        str, Says("how the course itself uses it; empty = it does not", "as the name of a date alone")
    ] = ""
    uses: Annotated[
        tuple[Use, ...],
        Says(
            "every paragraph that prints it",
            '[{ source = "src-gazette", paragraph = 2, whose = "the author\'s own" }]',
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A fact from outside the five sources, in our own words."""

    id: Annotated[Id, Says("the name of the record", "card-old-calendar")]
    statement: Annotated[str, Says("the fact, in our own words", "The parish kept the older calendar.")]
    about: Annotated[AnyIds, Says("records it bears on", '["evt-footbridge-opens"]')]
    evidence: Annotated[str, Says("what it rests on, in a few words", "minutes of the parish")]
    cites: Annotated[
        tuple[Cite, ...],
        Says(
            "where that can be looked up; required for confidence A",
            '[{ work = "wrk-minutes", at = "p. 12" }]',
        ),
    ] = ()
    confidence: Annotated[Confidence, Says("A confirmed, B likely, C weak", "A")]
    key_rule: Annotated[KeyRule, Says('"fact" only with confidence A', "fact")]
    root: Annotated[str, Says("what passages of several sources come from", "a speech of the mayor")] = ""
