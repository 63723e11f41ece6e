"""The records of the course, and the one place that states each of their fields.

A class per table of `seeds/*.toml`. A field's annotation gives its type, the rule its values keep and
what it means; a field without a default is required. The loader, the check for unknown keys, the JSON
Schema and the tables of `seeds/README.md` are all made from that, through `model.fields`.

To add a field, add one line here: `name: Annotated[type, Says("what it means", "an example")] = default`.
"""

from __future__ import annotations

import types
from collections.abc import Mapping  # noqa: TC003 - get_type_hints looks it up at run time
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from fourcenturies.model.fields import Refers, Says
from fourcenturies.model.kinds import (
    KIND_PREFIX,
    NOT_STATED,
    PREFIXES,
    AnyIds,
    Basis,
    Confidence,
    Edtf,
    Id,
    KeyRule,
    PassageId,
    Quoted,
    Someone,
    Someones,
    SourceId,
    Subjects,
    Texts,
    Theme,
)
from fourcenturies.model.parts import (
    Account,
    Hop,
    Known,
    Outside,
    OutsideDate,
    Role,
    Stance,
)
from fourcenturies.model.places import Journey, Map, Place, PlaceName, Point
from fourcenturies.model.sheets import Sheet, Slot
from fourcenturies.model.works import Card, Cite, Passed, Use, Where, Word, Work

__all__ = [
    "KIND_PREFIX",
    "NOT_STATED",
    "PREFIXES",
    "TABLES",
    "Account",
    "Basis",
    "Card",
    "Cite",
    "Confidence",
    "Discrepancy",
    "Event",
    "Figure",
    "Hop",
    "Issue",
    "Journey",
    "KeyRule",
    "Known",
    "Map",
    "Outside",
    "OutsideDate",
    "Passage",
    "Passed",
    "Person",
    "Place",
    "PlaceName",
    "Point",
    "Record",
    "Role",
    "Sheet",
    "Slot",
    "Source",
    "Stance",
    "Theme",
    "Use",
    "Where",
    "Word",
    "Work",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One of the five articles: what its own text tells of it, and what only outside knowledge tells."""

    id: Annotated[Id, Says("the name of the record", "src-gazette")]
    short: Annotated[str, Says("how prose calls it", "Miller")]
    title: Annotated[str, Says("title as printed", "The Footbridge and Its Two Banks")]
    called: Annotated[Texts, Says("further names by which the course calls it", '["the Gazette"]')] = ()
    outlet: Annotated[Someone, Says("who published it, as far as the text states", "org-gazette")]
    author: Annotated[Someone, Says("who wrote it, as far as the text states", "not stated")]
    published: Annotated[Edtf, Says("printed date, empty where none is printed", "2011-03-03")]
    date_phrase: Annotated[Quoted, Says("the date as printed", "March 3rd, 2011")] = ""
    genre: Annotated[str, Says("what kind of text it is", "opinion article")]
    perspective: Annotated[str, Says("from where it is written", "from Eastbank")]
    audience: Annotated[str, Says("for whom it is written", "readers of a local paper")]
    language: Annotated[str, Says("language, as a BCP 47 tag", "en")] = "en"
    link: Annotated[str, Says("the publisher's page, where known", "https://example.org/article")] = ""
    where: Annotated[
        tuple[Where, ...],
        Says(
            "where a reader can lawfully have it",
            '[{ place = "library of the parish", licence = "all rights reserved" }]',
        ),
    ] = ()
    searched: Annotated[
        str, Says("what was searched for it in vain, in our own words", "the newsletter's own site")
    ] = ""
    body_words: Annotated[
        int, Says("words of the counted paragraphs; its quota is reckoned from them", "115")
    ]
    openings: Annotated[
        Texts, Says("hash of the first five words of each counted paragraph", '["fc0d20922d54"]')
    ] = ()
    author_outside: Annotated[
        Outside | None,
        Says(
            "its author, where the text does not say",
            '{ value = "Tom Reed", evidence = "register of mayors", confidence = "A" }',
        ),
    ] = None
    outlet_outside: Annotated[
        Outside | None,
        Says(
            "its outlet, where the text does not say",
            '{ value = "The River Letter", evidence = "library catalogue", confidence = "A" }',
        ),
    ] = None
    published_outside: Annotated[
        OutsideDate | None,
        Says(
            "its date, where the text does not say",
            '{ value = "1904-06-14", evidence = "minutes of the parish", confidence = "A" }',
        ),
    ] = None
    defects: Annotated[Texts, Says("what is wrong with the copy", '["the byline is lost"]')] = ()
    unknown: Annotated[Texts, Says("what cannot be established", '["its year"]')] = ()
    known: Annotated[
        tuple[Known, ...],
        Says(
            "what is known of it, and from where",
            '[{ statement = "written after the joint letter", basis = "text" }]',
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, an institution, a place or a document, with the forms of its name."""

    id: Annotated[Id, Says("the name of the record: per-, org-, plc- or doc-", "per-tom-reed")]
    kind: Annotated[Literal["person", "institution", "place", "document"], Says("what it is", "person")]
    name: Annotated[str, Says("how the course writes it", "Tom Reed")]
    surname: Annotated[str, Says("bare surname, persons only", "Reed")] = ""
    english: Annotated[Texts, Says("further English forms", '["T. Reed"]')] = ()
    pinyin: Annotated[str, Says("Hanyu Pinyin with tone marks or without", "Lǐdé")] = ""
    wade_giles: Annotated[str, Says("Wade-Giles", "Li-te")] = ""
    hanzi: Annotated[str, Says("Chinese characters", "里德")] = ""
    cyrillic: Annotated[Texts, Says("Russian forms", '["Том Рид"]')] = ()
    elsewhere: Annotated[Texts, Says("usual forms in further languages and scripts", '["Thomas Reed"]')] = ()
    bare: Annotated[
        Texts, Says("surnames by which the sources mean this one, of several bearers", '["Reed"]')
    ] = ()
    gender: Annotated[Literal["", "f", "m"], Says("f or m, where a title needs it", "m")] = ""
    titles: Annotated[Texts, Says("titles that mean this one alone", '["Mayor Reed"]')] = ()
    descriptions: Annotated[
        Texts, Says("descriptions true of this one alone among the records", '["the schoolteacher"]')
    ] = ()
    used_by: Annotated[
        Mapping[str, str], Refers(("src",)), Says("form that each source uses", '{ src-gazette = "Mr Reed" }')
    ] = field(default_factory=lambda: types.MappingProxyType({}), hash=False)
    wikidata: Annotated[str, Says("Wikidata identifier, only where certain", "Q42")] = ""
    contested: Annotated[bool, Says("a place with rival names, both shown", "true")] = False
    author: Annotated[
        str, Refers(("per", "org"), (NOT_STATED, "")), Says("documents: who wrote it", "per-tom-reed")
    ] = ""
    reporter: Annotated[
        str, Refers(("per", "org"), (NOT_STATED, "")), Says("documents: who reports it", "per-tom-reed")
    ] = ""
    roles: Annotated[
        tuple[Role, ...],
        Says("roles, with dates where known", '[{ role = "mayor of Eastbank", source = "src-gazette" }]'),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a source with their place; shown where the quota allows, else only checked."""

    id: Annotated[Id, Says("the name of the record", "psg-001")]
    source: Annotated[SourceId, Says("the source", "src-gazette")]
    paragraph: Annotated[int, Says("its paragraph, 0 outside the counted ones", "4")]
    words: Annotated[
        Quoted,
        Says(
            'the words, at most 25; parts broken off are joined by " […] "',
            "It was their half […] broke first",
        ),
    ] = ""
    sha256: Annotated[
        str, Says("instead of the words: SHA-256 of the normalised words", "2f1f8d47 … dff856")
    ] = ""
    word_count: Annotated[int, Says("with sha256: number of normalised words", "18")] = 0
    kind: Annotated[
        Literal["direct", "indirect", "document", "label", "narration"], Says("how it is quoted", "direct")
    ]
    speakers: Annotated[
        tuple[str, ...],
        Refers(("per", "org", "doc")),
        Says(
            "whose words they are; empty = not stated; several only for a joint statement", '["per-tom-reed"]'
        ),
    ] = ()
    chain: Annotated[tuple[Hop, ...], Says("from speaker to outlet", '[{ who = "per-tom-reed" }]')]
    addressee: Annotated[
        str,
        Refers(("per", "org", "plc", "doc"), (NOT_STATED, "")),
        Says("to whom they were said", "per-tom-reed"),
    ] = ""
    subject: Annotated[Subjects, Says("of whom or what they speak", '["org-gazette"]')] = ()
    said: Annotated[Edtf, Says("when they were said, as far as the source supports", "1904-06")] = ""
    occasion: Annotated[str, Says("on what occasion, in our own words", "opening of the bridge")] = ""
    theme: Annotated[str, Says("theme", "alliance")] = ""
    key_rule: Annotated[KeyRule, Says("what it may be keyed as", "source-says")]
    note: Annotated[str, Says("a caution, in our own words", "often taken for the author's own words")] = ""
    speaker_outside: Annotated[
        Outside | None,
        Says(
            "the speaker, where the source does not say",
            '{ value = "Tom Reed", evidence = "register of mayors", confidence = "A" }',
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, with what each source says of it."""

    id: Annotated[Id, Says("the name of the record", "evt-footbridge-opens")]
    label: Annotated[str, Says("neutral label without a year", "Opening of the footbridge")]
    theme: Annotated[Theme, Says("theme", "empire")]
    kind: Annotated[Literal["event", "period", "publication"], Says("what it is", "event")] = "event"
    people: Annotated[Someones, Says("who took part", '["per-tom-reed"]')] = ()
    places: Annotated[tuple[str, ...], Refers(("plc",)), Says("where", '["plc-westbank"]')] = ()
    date_outside: Annotated[
        OutsideDate | None,
        Says(
            "its date from outside scholarship",
            '{ value = "1904-06-14", evidence = "minutes of the parish", confidence = "A" }',
        ),
    ] = None
    old_style: Annotated[Edtf, Says("Julian date, where outside evidence has one", "1904-06-01")] = ""
    calendar: Annotated[
        Literal["gregorian", "julian"], Says("calendar of the original record", "gregorian")
    ] = "gregorian"
    key_rule: Annotated[KeyRule, Says("what it may be keyed as", "fact")]
    accounts: Annotated[
        tuple[Account, ...],
        Says(
            "what each source says of it",
            '[{ source = "src-gazette", paragraph = 1, phrase = "in June 1904" }]',
        ),
    ] = ()
    passed: Annotated[
        tuple[Passed, ...],
        Says(
            "paragraphs that seem to tell of it and do not",
            '[{ source = "src-letter", paragraph = 1, because = "another bridge" }]',
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a source gives."""

    id: Annotated[Id, Says("the name of the record", "fig-visitors")]
    label: Annotated[str, Says("what is counted", "Visitors on the first day")]
    topic: Annotated[
        Literal[
            "trade", "currency", "students", "meetings", "exercises", "territory",
            "energy", "war", "population", "time", "other",
        ],
        Says("topic", "other"),
    ]  # fmt: skip
    source: Annotated[SourceId, Says("the source", "src-gazette")]
    paragraph: Annotated[int, Says("its paragraph, 0 outside the counted ones", "4")]
    phrase: Annotated[Quoted, Says("the printed words, no more", "About 300 people")]
    value: Annotated[float, Says("the number; the lower one of a range", "300")]
    high: Annotated[float | None, Says("the upper number of a range", "350")] = None
    unit: Annotated[str, Says("unit", "students")]
    qualifier: Annotated[
        Literal["exactly", "about", "over", "under", "at least", "close to"], Says("how exact it is", "about")
    ] = "exactly"
    as_of: Annotated[Edtf, Says("the time it holds for, as far as stated", "2025")] = ""
    stated_by: Annotated[
        str, Refers(("per", "org", "doc", "src"), (NOT_STATED,)), Says("who states it", "per-tom-reed")
    ] = NOT_STATED
    use: Annotated[KeyRule, Says("what it may be used as", "source-says")]
    compare: Annotated[
        str, Says("only figures of one group may share an axis; empty = alone", "students")
    ] = ""
    caveat: Annotated[str, Says("a caution, in our own words", "often taken for the author's own words")] = ""
    outside: Annotated[
        Outside | None,
        Says(
            "what outside knowledge says of it",
            '{ value = "some 350", evidence = "account book", confidence = "A" }',
        ),
    ] = None
    passage: Annotated[PassageId, Says("the passage that holds it", "psg-001")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A question on which the sources and experts take stances."""

    id: Annotated[Id, Says("the name of the record", "iss-friendship-lasts")]
    question: Annotated[str, Says("the question, neutrally put", "Does the friendship last?")]
    theme: Annotated[str, Says("theme", "asymmetry")]
    stances: Annotated[
        tuple[Stance, ...],
        Says("who stands where", '[{ holder = "per-tom-reed", source = "src-gazette", stance = "asserts" }]'),
    ] = ()
    passed: Annotated[
        tuple[Passed, ...],
        Says(
            "paragraphs of a silent source that seem to speak to it and do not",
            '[{ source = "src-letter", paragraph = 1, because = "of the ferry alone" }]',
        ),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A place where sources disagree, or seem to."""

    id: Annotated[Id, Says("the name of the record", "dis-visitors")]
    label: Annotated[str, Says("what it is about", "Visitors on the first day")]
    class_: Annotated[
        Literal["between-sources", "within-source", "with-outside", "apparent"],
        Says("what disagrees with what", "between-sources"),
    ]
    sources: Annotated[tuple[str, ...], Refers(("src",)), Says("sources concerned", '["src-gazette"]')]
    records: Annotated[AnyIds, Says("records concerned", '["fig-visitors"]')] = ()
    historian: Annotated[
        str,
        Says("what a historian would say, in our own words", "One counts who came, the other who crossed."),
    ]
    evidence: Annotated[str, Says("what shows it", "invented minutes of the parish")] = ""
    confidence: Annotated[Confidence, Says("A confirmed, B likely, C weak", "A")]
    ask: Annotated[str, Says("how it may be asked about", "as what each source says")]
    key_rule: Annotated[KeyRule, Says("what it may be keyed as", "source-says")]


Record = (
    Source
    | Person
    | Passage
    | Event
    | Figure
    | Issue
    | Discrepancy
    | Card
    | Place
    | Map
    | Work
    | Word
    | Sheet
)

TABLES: Mapping[str, type[Any]] = types.MappingProxyType(
    {
        "sources": Source,
        "people": Person,
        "passages": Passage,
        "events": Event,
        "figures": Figure,
        "issues": Issue,
        "discrepancies": Discrepancy,
        "cards": Card,
        "places": Place,
        "maps": Map,
        "works": Work,
        "words": Word,
        "sheets": Sheet,
    }
)
