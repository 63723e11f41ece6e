"""The records of pictures that fill while a lesson is worked through: sheets, and the slots on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fourcenturies.model.fields import Refers, Says
from fourcenturies.model.kinds import AnyIds, Edtf, Id, PassageId, Texts

Shape = Literal["strip", "counter", "days", "calendar", "chairs", "edges", "wall"]
Sources = Annotated[tuple[str, ...], Refers(("src",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place on a sheet: a frame, a dated chip, a day, a chair, a line of a page, a card to be sorted."""

    letter: Annotated[str, Says("its letter, by which a reply names it", "A")] = ""
    when: Annotated[Edtf, Says("the time at which it stands", "1904-06-14")] = ""
    reckoned: Annotated[
        bool, Says("whether its time is reckoned from what it rests on, and told in none of it", "true")
    ] = False
    way: Annotated[
        Literal["", "person", "video", "head", "foot"],
        Says("how two people met; or where on its page a line stands", "person"),
    ] = ""
    who: Annotated[str, Says("the person who was there, as a card that it rests on has the name", "Reed")] = (
        ""
    )
    absent: Annotated[bool, Says("whether a source says that nobody sat there", "true")] = False
    count: Annotated[int, Says("the number that somebody had counted to by then", "12")] = 0
    sources: Annotated[Sources, Says("the sources that tell it", '["src-gazette"]')] = ()
    passage: Annotated[PassageId, Says("the passage that is printed there", "psg-001")] = ""
    given: Annotated[
        str, Says("what stands there from the beginning, in our own words", "opening of the bridge")
    ] = ""
    words: Annotated[
        str,
        Says(
            "what stands there once it is open, in at most 30 words of our own",
            "Both parishes open the bridge together.",
        ),
    ] = ""
    rests: Annotated[AnyIds, Says("the records it rests on", '["evt-footbridge-opens"]')] = ()
    asked: Annotated[str, Says("the question that asks for it; it stays shut until then", "q-01-03")] = ""
    opens: Annotated[
        Literal["right", "reply"],
        Says("whether it opens with a right reply, or, being evidence, with any that can be read", "reply"),
    ] = "right"
    hidden: Annotated[bool, Says("whether nothing at all is drawn before it opens", "true")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A picture of one lesson that is blank, or shut in parts, and fills with what a reader has answered."""

    id: Annotated[Id, Says("the name of the record", "sht-bridge")]
    shape: Annotated[
        Shape,
        Says(
            "told frames, dated chips, a row of days, weeks, chairs of years, edges of pages, cards to be sorted",
            "strip",
        ),
    ]
    lesson: Annotated[int, Says("the number of its lesson", "1")]
    label: Annotated[str, Says("what it shows, without an answer", "How two banks became one parish")]
    note: Annotated[str, Says("what a reader should know of it", "not every year was looked up")] = ""
    first: Annotated[Edtf, Says("the first day or year that is drawn", "1904-06-01")] = ""
    last: Annotated[Edtf, Says("the last day or year that is drawn", "1904-06-30")] = ""
    asked: Annotated[
        str,
        Says("the question that is answered with it: its reply is drawn, or numbers the chips", "q-01-03"),
    ] = ""
    boxes: Annotated[Texts, Says("into what the cards are sorted", '["holds", "parts"]')] = ()
    slots: Annotated[
        tuple[Slot, ...],
        Says(
            "what stands on it, in order",
            '[{ when = "1904-06-14", words = "The bridge opens.", rests = ["evt-footbridge-opens"] }]',
        ),
    ] = ()
