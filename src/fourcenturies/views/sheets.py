"""What stands on a sheet for a reader who has answered so much: nothing of it tells what is still asked for.

A slot without a question stands open from the beginning. One that a question asks for is shut: it opens with a right
reply, or, being evidence, with any reply that can be read. What `given` says of it stands there in both states.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type is looked up at run time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fourcenturies.dating import in_words
from fourcenturies.model import Card, Event, Figure, Issue, Passage
from fourcenturies.views.citing import NO_BREAK, Quote, cite, source_of
from fourcenturies.views.quotations import CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Record, Sheet, Slot

AGAIN = " Then click this picture and press Shift+Enter."
RIGHT = (
    "What is shut or blank opens with the right answer; in a class, when your work comes back with its feedback."
    f"{AGAIN}"
)
REPLY = f"It fills with any answer to its question that can be read, right or wrong.{AGAIN}"
BOTH = (
    "A part of it opens with any answer that can be read, right or wrong. The rest opens with the right answer; in a "
    f"class, with your feedback.{AGAIN}"
)
HOW = (RIGHT, REPLY, BOTH)
"""How a picture fills: one of these stands below it as long as something of it is shut."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a reader has answered: questions with a right reply, questions with any that can be read, own replies.

    `titles` are the headings of the questions, by which a shut place names its own.
    """

    right: frozenset[str] = frozenset()
    replied: frozenset[str] = frozenset()
    own: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def opens(self, slot: Slot) -> bool:
        """Tell whether a slot is open to this reader."""
        held = self.right | self.replied if slot.opens == "reply" else self.right
        return not slot.asked or slot.asked in held

    def asked_in(self, question: str) -> str:
        """Return by which question a place is shut.

        >>> Answered(titles={"q-01-13": "Which is the last?"}).asked_in("q-01-13"), NOTHING.asked_in("q-01-13")
        ('asked in “Which is the last?”', 'asked in a question of lesson 1')
        """
        title = self.titles.get(question, "")
        return f"asked in “{title}”" if title else f"asked in a question of lesson {int(question[2:4])}"


NOTHING = Answered()


@dataclass(frozen=True, slots=True)
class Ground:
    """What something rests on, in a few words: a place in a source, or knowledge from outside the five."""

    words: str
    source: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a sheet as this reader sees it. `shut` says by which question, and is empty where it is open.

    `name` is that of its mark: its letter, else its number. A shut place tells its time only where something of it is
    `given`, and never how two met, who came, or what it rests on.
    """

    name: str
    shut: str = ""
    edtf: str = ""
    when: str = ""
    given: str = ""
    told: str = ""
    way: str = ""
    who: str = ""
    absent: bool = False
    reckoned: bool = False
    count: int = 0
    quote: Quote | None = None
    sources: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    evidence: bool = False

    @property
    def open(self) -> bool:
        """Whether all of it is told."""
        return not self.shut

    @property
    def confirmed(self) -> bool:
        """Whether a source tells it, or outside knowledge that is confirmed."""
        return any(ground.confirmed for ground in self.grounds)

    @property
    def all_told(self) -> str:
        """What is given and what is told, as sentences that run on."""
        return ". ".join(part.rstrip(".") for part in (self.given, self.told) if part)


def sheets_of(corpus: Corpus, shape: str, lesson: int = 0) -> tuple[Sheet, ...]:
    """Return the sheets of a shape, of one lesson or, with 0, of all."""
    return tuple(sheet for sheet in corpus.sheets if sheet.shape == shape and lesson in {0, sheet.lesson})


def asked_by(sheet: Sheet) -> tuple[str, ...]:
    """Return the questions on which it depends what stands on a sheet."""
    named = (sheet.asked, *(slot.asked for slot in sheet.slots))
    return tuple(dict.fromkeys(filter(None, named)))


def places(corpus: Corpus, sheet: Sheet, answered: Answered = NOTHING) -> tuple[Place, ...]:
    """Return the places of a sheet in order; what is hidden until it opens is left out."""
    return tuple(
        _open(corpus, slot, number) if answered.opens(slot) else _shut(corpus, slot, number, answered)
        for number, slot in enumerate(sheet.slots, 1)
        if answered.opens(slot) or not slot.hidden
    )


def notes(sheet: Sheet, answered: Answered = NOTHING) -> tuple[str, ...]:
    """Return what a reader is told below a sheet: what it leaves out, and how what is shut opens."""
    shut = {slot.opens for slot in sheet.slots if not answered.opens(slot)}
    how = {"right": RIGHT, "reply": REPLY, "": ""}.get("".join(shut), BOTH)
    return tuple(filter(None, (sheet.note, how)))


def shortly(edtf: str) -> str:
    """Return a time in words, as short as it can be; nothing where there is none.

    >>> shortly("2023-03-20/2023-03-22"), shortly("1912/1922"), shortly("1949-09-21/1949-10-01"), shortly("")
    ('20–22 March 2023', '1912–1922', '21 September – 1 October 1949', '')
    """
    first, _, last = edtf.partition("/")
    if not edtf or not last or ".." in edtf:
        return in_words(edtf) if edtf else ""
    if first[:4] != last[:4]:
        return f"{in_words(first)}{'–' if len(first) == len(last) == _YEAR else ' – '}{in_words(last)}"
    if first[:7] == last[:7] and len(first) == len(last) == _DAY:
        return f"{int(first[8:])}–{in_words(last)}"
    return f"{in_words(first).removesuffix(first[:4]).strip()} – {in_words(last)}"


def years(edtf: str) -> str:
    """Return the year or years of a time, short enough for a heading; nothing where it tells none.

    >>> years("1949-12-16/1950-02-17"), years("2022-02-24"), years("2022-02/.."), years("")
    ('1949–1950', '2022', 'since 2022', '')
    """
    told = list(dict.fromkeys(part[:_YEAR] for part in edtf.split("/") if part[:1].isdigit()))
    return f"since {told[0]}" if edtf.endswith("/..") else "–".join(told)


def within(edtf: str) -> str:
    """Return what a time tells beside its years: months and days.

    >>> within("1949-12-16/1950-02-17"), within("1949-09-21/1949-10-01"), within("2022-02/.."), within("1618")
    ('16 December – 17 February', '21 September – 1 October', 'February', '')
    """
    parts = [
        in_words(part).removesuffix(part[:_YEAR]).strip() for part in edtf.split("/") if part[:1].isdigit()
    ]
    parts = list(dict.fromkeys(parts))
    if len(parts) > 1 and edtf[:7] == edtf.partition("/")[2][:7] and all(parts):
        return f"{parts[0].split()[0]}–{parts[1]}"
    return " – ".join(filter(None, parts))


_YEAR, _DAY = len("2023"), len("2023-03-20")


def _shut(corpus: Corpus, slot: Slot, number: int, answered: Answered) -> Place:
    name = slot.letter or str(number)
    seen = bool(slot.given)
    return Place(
        name=name,
        shut=answered.asked_in(slot.asked),
        edtf=slot.when if seen else "",
        when=shortly(slot.when) if seen else "",
        given=slot.given,
        count=slot.count if seen else 0,
        grounds=tuple(_grounds(corpus, slot)) if seen else (),
        evidence=slot.opens == "reply",
    )


def _open(corpus: Corpus, slot: Slot, number: int) -> Place:
    passage = corpus.get(slot.passage) if slot.passage else None
    return Place(
        name=slot.letter or str(number),
        edtf=slot.when,
        when=shortly(slot.when),
        given=slot.given,
        told=slot.words,
        way=slot.way,
        who=slot.who,
        absent=slot.absent,
        reckoned=slot.reckoned,
        count=slot.count,
        quote=cite(corpus, passage) if isinstance(passage, Passage) else None,
        sources=slot.sources,
        grounds=tuple(_grounds(corpus, slot)),
        evidence=slot.opens == "reply",
    )


def _grounds(corpus: Corpus, slot: Slot) -> Iterator[Ground]:
    records = [corpus.get(name) for name in dict.fromkeys(filter(None, (slot.passage, *slot.rests)))]
    for name in slot.sources:
        held = sorted({number for record in records for number in _paragraphs(record, name)})
        short = source_of(corpus, name).short
        yield Ground(f"{short}, ¶{NO_BREAK}{_listed(held)}" if held else short, name)
    outside: dict[str, list[str]] = {}
    for record in records:
        if isinstance(record, Card):
            outside.setdefault(record.confidence, []).append(record.evidence)
        elif isinstance(record, Event) and not slot.sources and record.date_outside:
            outside.setdefault(record.date_outside.confidence, []).append(record.date_outside.evidence)
    for confidence, evidence in sorted(outside.items()):
        told = "; ".join(dict.fromkeys(evidence))
        yield Ground(f"outside ({CONFIDENCE[confidence]}): {told}", confirmed=confidence == "A")


def _paragraphs(record: Record, source: str) -> Iterable[int]:
    """Return the counted paragraphs in which a source tells what a record holds."""
    if isinstance(record, Passage | Figure):
        found = [record.paragraph] if record.source == source else []
    elif isinstance(record, Event):
        found = [account.paragraph for account in record.accounts if account.source == source]
    elif isinstance(record, Issue):
        found = [stance.paragraph or 0 for stance in record.stances if stance.source == source]
    else:
        found = []
    return filter(None, found)


def _listed(numbers: list[int]) -> str:
    *most, last = map(str, numbers)
    return f"{', '.join(most)} and {last}" if most else last
