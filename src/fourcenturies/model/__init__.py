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

from fourcenturies.model.fields import Refers, Rule, Says

NOT_STATED = "not stated"


Confidence = Literal["A", "B", "C"]
KeyRule = Literal["fact", "source-says", "never"]
Basis = Literal["text", "outside"]
Theme = Literal[
    "encounter", "empire", "alliance", "split", "rapprochement", "war-memory", "asymmetry", "publication"
]
Id = Annotated[str, Rule("id")]
Edtf = Annotated[str, Rule("edtf")]
Quoted = Annotated[str, Rule("quoted")]
SourceId = Annotated[str, Refers(("src",))]
Someone = Annotated[str, Refers(("per", "org"), (NOT_STATED,))]
Carrier = Annotated[str, Refers(("per", "org", "doc"), (NOT_STATED,))]
Someones = Annotated[tuple[str, ...], Refers(("per", "org", "plc", "doc"))]
Subjects = Annotated[tuple[str, ...], Refers(("per", "org", "plc", "doc", "evt"))]
PassageId = Annotated[str, Refers(("psg",))]
Passages = Annotated[tuple[str, ...], Refers(("psg",))]
AnyIds = Annotated[
    tuple[str, ...],
    Refers(("src", "per", "org", "plc", "doc", "psg", "evt", "fig", "iss", "dis", "card")),
]
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What is known only from outside the five sources: the value, its evidence and a confidence."""

    value: Annotated[str, Says("what is known", "Tom Reed")]
    evidence: Annotated[str, Says("where it can be looked up", "register of the library")]
    confidence: Annotated[Confidence, Says("A confirmed, B likely, C weak", "A")]
    note: Annotated[str, Says("a caution, in our own words", "day after the older calendar")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideDate:
    """A date known only from outside the five sources, as EDTF, with its evidence and a confidence."""

    value: Annotated[Edtf, Says("the date", "1904-06-14")]
    evidence: Annotated[str, Says("where it can be looked up", "minutes of the parish")]
    confidence: Annotated[Confidence, Says("A confirmed, B likely, C weak", "A")]
    note: Annotated[str, Says("a caution, in our own words", "the day is that of the signing")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One thing known about a source, with what it rests on."""

    statement: Annotated[str, Says("what is known", "written after the joint letter")]
    basis: Annotated[Basis, Says("the text itself, or outside knowledge", "text")]
    evidence: Annotated[str, Says("what shows it; required for outside knowledge", "its time words")] = ""
    confidence: Annotated[
        Literal["", "A", "B", "C"], Says("A confirmed, B likely, C weak; required for outside knowledge", "B")
    ] = ""
    paragraph: Annotated[int | None, Says("where the text shows it", "3")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role that a person held."""

    role: Annotated[str, Says("the role", "mayor of Eastbank")]
    edtf: Annotated[Edtf, Says("when", "1901/1907")] = ""
    source: Annotated[
        str,
        Refers(("src",), ("",)),
        Says("the source that says so; empty for outside knowledge", "src-gazette"),
    ] = ""
    evidence: Annotated[str, Says("required where no source says so", "register of mayors")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One hand through which words passed on their way to the reader."""

    who: Annotated[Carrier, Says('a person, an institution, a document, or "not stated"', "per-tom-reed")]
    date: Annotated[Edtf, Says("when, as far as it is stated", "1904-06")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one source says of one event."""

    source: Annotated[SourceId, Says("the source", "src-gazette")]
    paragraph: Annotated[int, Says("its paragraph, 0 outside the counted ones", "4")]
    phrase: Annotated[Quoted, Says("the date words as printed, no more", "in June 1904")] = ""
    edtf: Annotated[Edtf, Says("the date that this phrase and the printed date support", "1972")] = ""
    edtf_inferred: Annotated[
        OutsideDate | None,
        Says(
            "the date, where another source is needed to reach it",
            '{ value = "1904-06-14", evidence = "minutes of the parish", confidence = "A" }',
        ),
    ] = None
    passage: Annotated[PassageId, Says("the passage that holds it", "psg-001")] = ""
    says: Annotated[
        str,
        Says(
            "what the source says of the event, in at most 25 words of our own",
            "both parishes open it together",
        ),
    ] = ""
    key_rule: Annotated[
        Literal["", "fact", "source-says", "never"], Says("where it differs from the event's", "source-says")
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where one source or one expert stands on an issue."""

    holder: Annotated[str, Refers(("src", "per", "org")), Says("who takes the stance", "per-tom-reed")]
    source: Annotated[SourceId, Says("the source in which it is taken", "src-gazette")]
    stance: Annotated[
        Literal["asserts", "qualifies", "disputes", "silent"], Says("the stance itself", "qualifies")
    ]
    passages: Annotated[Passages, Says("the passages that show it", '["psg-001"]')] = ()
    paragraph: Annotated[int | None, Says("where it is shown, if in no passage", "2")] = None
    because: Annotated[
        str, Says("why it is read so, in at most 25 words of our own", "the mayor calls them neighbours")
    ] = ""
    found_by: Annotated[
        Literal["", "reading"], Says("how a silence was found; required where silent", "reading")
    ] = ""
    key_rule: Annotated[KeyRule, Says("what it may be keyed as", "source-says")] = "source-says"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One of the five articles: what its own text tells of it, and what only outside knowledge tells."""

    id: Annotated[Id, Says("the name of the record", "src-gazette")]
    short: Annotated[str, Says("how prose calls it", "Miller")]
    title: Annotated[str, Says("title as printed", "The Footbridge and Its Two Banks")]
    outlet: Annotated[Someone, Says("who published it, as far as the text states", "org-gazette")]
    author: Annotated[Someone, Says("who wrote it, as far as the text states", "not stated")]
    published: Annotated[Edtf, Says("printed date, empty where none is printed", "2011-03-03")]
    date_phrase: Annotated[Quoted, Says("the date as printed", "March 3rd, 2011")] = ""
    genre: Annotated[str, Says("what kind of text it is", "opinion article")]
    perspective: Annotated[str, Says("from where it is written", "from Eastbank")]
    audience: Annotated[str, Says("for whom it is written", "readers of a local paper")]
    language: Annotated[str, Says("language, as a BCP 47 tag", "en")] = "en"
    link: Annotated[str, Says("the publisher's page, where known", "https://example.org/article")] = ""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A fact from outside the five sources, in our own words."""

    id: Annotated[Id, Says("the name of the record", "card-old-calendar")]
    statement: Annotated[str, Says("the fact, in our own words", "The parish kept the older calendar.")]
    about: Annotated[AnyIds, Says("records it bears on", '["evt-footbridge-opens"]')]
    evidence: Annotated[str, Says("where it can be looked up", "minutes of the parish")]
    confidence: Annotated[Confidence, Says("A confirmed, B likely, C weak", "A")]
    key_rule: Annotated[KeyRule, Says('"fact" only with confidence A', "fact")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of our own, in degrees and coarse: outside knowledge, and none of it is in the articles."""

    east: Annotated[float, Says("degrees east of Greenwich; negative to its west", "127.5")]
    north: Annotated[float, Says("degrees north of the equator; negative to its south", "50.3")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name of a place as one source writes it, and where."""

    source: Annotated[SourceId, Says("the source", "src-gazette")]
    form: Annotated[Quoted, Says("the name as printed, no more", "Westbank")]
    paragraph: Annotated[int, Says("a paragraph that prints it, 0 outside the counted ones", "1")]
    passage: Annotated[PassageId, Says("a passage that holds it", "psg-001")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something drawn on the schematic map: a place, or land that passed by a treaty."""

    id: Annotated[Id, Says("the name of the record", "map-westbank")]
    place: Annotated[
        str, Refers(("plc",), ("",)), Says("the place that is drawn; none for land", "plc-westbank")
    ] = ""
    shape: Annotated[
        Literal["point", "name", "line", "area"],
        Says("a town or an island, a country by its name alone, a river, land that passed", "point"),
    ]
    label: Annotated[
        str, Says("land: how the map calls it, without a year", "Land beyond the footbridge")
    ] = ""
    event: Annotated[
        str, Refers(("evt",), ("",)), Says("land: the event by which it passed", "evt-footbridge-opens")
    ] = ""
    told: Annotated[
        str,
        Refers(("evt",), ("",)),
        Says("land: the event of which the sources tell", "evt-footbridge-opens"),
    ] = ""
    closer: Annotated[bool, Says("drawn only on the closer map, where there is room", "true")] = False
    points: Annotated[
        tuple[Point, ...],
        Says("where it is drawn; the outline of land goes round it once", "[{ east = 127.5, north = 50.3 }]"),
    ]
    outside: Annotated[
        Outside,
        Says(
            "what the points stand for, and on what they rest",
            '{ value = "the middle of the village", evidence = "invented map", confidence = "A" }',
        ),
    ]
    names: Annotated[
        tuple[PlaceName, ...],
        Says(
            "its names as the sources write them; empty = none of them names it",
            '[{ source = "src-gazette", form = "Westbank", paragraph = 1 }]',
        ),
    ] = ()


Record = Source | Person | Passage | Event | Figure | Issue | Discrepancy | Card | Place

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
    }
)
PREFIXES: Mapping[str, tuple[str, ...]] = types.MappingProxyType(
    {
        "sources": ("src",),
        "people": ("per", "org", "plc", "doc"),
        "passages": ("psg",),
        "events": ("evt",),
        "figures": ("fig",),
        "issues": ("iss",),
        "discrepancies": ("dis",),
        "cards": ("card",),
        "places": ("map",),
    }
)
KIND_PREFIX: Mapping[str, str] = types.MappingProxyType(
    {"person": "per", "institution": "org", "place": "plc", "document": "doc"}
)
