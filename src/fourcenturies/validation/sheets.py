"""Rules on sheets: what stands on one is short, ours, rests on records, and opens with a question of its lesson."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fourcenturies.corpus import texts_of
from fourcenturies.dating import MONTHS, civil, read
from fourcenturies.loading import Problem, file_of
from fourcenturies.model import Card, Event, Figure, Issue, Passage, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Record, Sheet, Slot

LONGEST = 30
FRAMES = (5, 7)
_QUOTED = re.compile(r"“([^”]+)”")
_QUESTION = re.compile(r"q-(\d\d)-\d\d")
_SPANS = ("days", "calendar", "chairs")


def words_are_short(corpus: Corpus) -> Iterator[Problem]:
    """Hold what a slot tells to 30 words, and a strip to five to seven frames."""
    for sheet, path, slot in _slots(corpus):
        length = len(slot.words.split())
        if length > LONGEST:
            yield _problem(sheet, f"{path}.words", f"takes {length} words; say it in at most {LONGEST}")
    for sheet in corpus.sheets:
        if sheet.shape == "strip" and not FRAMES[0] <= len(sheet.slots) <= FRAMES[1]:
            message = f"has {len(sheet.slots)} frames; a strip tells its story in {FRAMES[0]} to {FRAMES[1]}"
            yield _problem(sheet, "slots", message)


def slots_rest_on_records(corpus: Corpus) -> Iterator[Problem]:
    """Hold a slot to records that it rests on, and each of its sources to one among them that is of that source."""
    for sheet, path, slot in _slots(corpus):
        records = grounds(corpus, slot)
        if not records:
            yield _problem(sheet, f"{path}.rests", "rests on nothing; name a passage, an event, a card")
        told = {source for record in records for source in _told_by(record)}
        for source in slot.sources:
            if source not in told:
                message = f"{source} tells none of what it rests on; name an account or a passage of it"
                yield _problem(sheet, f"{path}.sources", message)
        if slot.who and not any(slot.who in text for record in records for text in texts_of(record)):
            message = f'"{slot.who}" stands in none of the records that it rests on; cite the one that has it'
            yield _problem(sheet, f"{path}.who", message)


def quotes_are_cited(corpus: Corpus) -> Iterator[Problem]:
    """Hold what stands in quotation marks on a slot to be words of a passage that it rests on."""
    for sheet, path, slot in _slots(corpus):
        printed = [record.words for record in grounds(corpus, slot) if isinstance(record, Passage)]
        for field in ("given", "words"):
            for quoted in _QUOTED.findall(getattr(slot, field)):
                if not any(quoted in words for words in printed):
                    message = (
                        f"quotes “{quoted}”, which no passage holds that it rests on; cite one that does"
                    )
                    yield _problem(sheet, f"{path}.{field}", message)


def dates_rest_on_records(corpus: Corpus) -> Iterator[Problem]:
    """Hold the time of a slot to one that a record tells on which it rests, unless it is said to be reckoned."""
    for sheet, path, slot in _slots(corpus):
        ends = () if slot.reckoned else tuple(_ends(slot.when))
        told = [text for record in grounds(corpus, slot) for text in texts_of(record)]
        for end in ends:
            if not any(_tells(text, end) for text in told):
                message = (
                    f'"{slot.when}" stands in none of the records that it rests on; cite the one that has it'
                )
                yield _problem(sheet, f"{path}.when", message)
                break


def sheets_fit_shape(corpus: Corpus) -> Iterator[Problem]:
    """Hold a sheet to what its shape needs, its letters to one slot each, its questions to those of its lesson."""
    for sheet in corpus.sheets:
        if sheet.shape in _SPANS and not (sheet.first and sheet.last):
            yield _problem(sheet, "first", "missing; say the first and the last that is drawn")
        if sheet.shape == "wall" and len(sheet.boxes) < 2:
            yield _problem(sheet, "boxes", "missing; say into what the cards are sorted")
        letters = [slot.letter for slot in sheet.slots if slot.letter]
        for letter in {letter for letter in letters if letters.count(letter) > 1}:
            yield _problem(sheet, "slots", f'two slots have the letter "{letter}"; give one of them another')
        yield from _questions(sheet)
        yield from _outside(sheet)


def _questions(sheet: Sheet) -> Iterator[Problem]:
    named = [("asked", sheet.asked), *((f"slots[{n}].asked", s.asked) for n, s in enumerate(sheet.slots, 1))]
    for path, question in named:
        found = _QUESTION.fullmatch(question)
        if question and not (found and int(found[1]) == sheet.lesson):
            message = (
                f'"{question}" is no question of lesson {sheet.lesson}; write it like q-{sheet.lesson:02d}-01'
            )
            yield _problem(sheet, path, message)


def _outside(sheet: Sheet) -> Iterator[Problem]:
    first, last = read(sheet.first), read(sheet.last)
    for number, slot in enumerate(sheet.slots, 1):
        when = read(slot.when)
        if first and last and (when is None or when.first < first.first or when.last > last.last):  # type: ignore[operator]
            message = f'"{slot.when}" is not drawn; the sheet goes from {sheet.first} to {sheet.last}'
            yield _problem(sheet, f"slots[{number}].when", message)


def grounds(corpus: Corpus, slot: Slot) -> tuple[Record, ...]:
    """Return the records that a slot rests on, its passage first."""
    names = dict.fromkeys(name for name in (slot.passage, *slot.rests) if name in corpus)
    return tuple(corpus.get(name) for name in names)


def _slots(corpus: Corpus) -> Iterator[tuple[Sheet, str, Slot]]:
    for sheet in corpus.sheets:
        for number, slot in enumerate(sheet.slots, 1):
            yield sheet, f"slots[{number}]", slot


def _told_by(record: Record) -> Iterator[str]:
    """Go through the sources that tell what a record holds."""
    if isinstance(record, Source):
        yield record.id
    elif isinstance(record, Passage | Figure):
        yield record.source
    elif isinstance(record, Event):
        yield from (account.source for account in record.accounts)
    elif isinstance(record, Issue):
        yield from (stance.source for stance in record.stances if stance.stance != "silent")
    elif isinstance(record, Card):
        yield from (name for name in record.about if name.startswith("src-"))


def _ends(edtf: str) -> Iterator[tuple[int, ...]]:
    """Go through the ends of a time as year, month and day, as far as they are told."""
    for part in edtf.split("/"):
        if part and part != "..":
            yield tuple(int(number) for number in part.split("-"))


def _tells(text: str, end: tuple[int, ...]) -> bool:
    """Return whether a text, or a date in EDTF, tells a year, its month and its day."""
    dated = read(text) if re.fullmatch(r"[\d\-/{},\[\].X~?]+", text) else None
    if dated is not None and dated.first is not None and dated.last is not None:
        edges = {civil(day)[: len(end)] for span in dated.spans for day in span if day is not None}
        return end in edges or "-".join(f"{number:02d}" for number in end) in text
    year, *rest = end
    if not re.search(rf"\b{year}\b", text):
        return False
    if rest and MONTHS[rest[0] - 1] not in text:
        return False
    return len(rest) < 2 or bool(re.search(rf"\b{rest[1]}(?:st|nd|rd|th)?\b", text))


def _problem(sheet: Sheet, field: str, message: str) -> Problem:
    return Problem(file_of("sheets"), sheet.id, field, message)


RULES = (words_are_short, slots_rest_on_records, quotes_are_cited, dates_rest_on_records, sheets_fit_shape)
