"""The records that stand inside others: what is known from outside, hops of a chain, accounts, stances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fourcenturies.model.fields import Refers, Says
from fourcenturies.model.kinds import (
    Basis,
    Carrier,
    Confidence,
    Edtf,
    KeyRule,
    PassageId,
    Passages,
    Quoted,
    SourceId,
)


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
