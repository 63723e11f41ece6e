"""Every message stands in docs/messages.md, and is true of each reply that gets it.

What must hold of question, key and reply where a verdict carries a message stands in `TRUTHS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import test_kind_bracket
import test_kind_bug_hunt
import test_kind_chain
import test_kind_choice
import test_kind_match
import test_kind_number
import test_kind_order
import test_kind_stance_matrix
import test_kind_three_clocks
import test_written_replies
from fourcenturies import dating
from fourcenturies.dating import Dating, Precision
from fourcenturies.names import words_of
from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import Key, read_key
from fourcenturies.questions.kinds import (
    attributions,
    bracket,
    chain,
    choice,
    claim_check,
    dates,
    footnote,
    hops,
    number,
    order,
    order_pairs,
)
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.kinds.date_fit import parts_of
from fourcenturies.questions.kinds.match import _compiled as pairs_of
from fourcenturies.questions.kinds.pairs import rows_of_pairs as rows_of
from fourcenturies.questions.kinds.passage import parts as parts_of_passage
from fourcenturies.questions.kinds.stance_rows import read_matrix
from fourcenturies.questions.kinds.three_clocks import _times
from fourcenturies.questions.model import Question
from fourcenturies.questions.shell import asks_several
from fourcenturies.replies.attributions import claimed_attribution
from fourcenturies.replies.labels import Chosen, read_labels
from fourcenturies.replies.languages import in_english
from fourcenturies.replies.lines import find, items
from fourcenturies.replies.naming import persons as _persons
from fourcenturies.replies.plain_quantities import Quantity
from fourcenturies.replies.quantities import NotComparable, claimed_quantity
from fourcenturies.replies.silence import NotStated, denies_saying, says_not_stated
from fourcenturies.replies.text import Unreadable, is_blank, shortened, split_confidence, tidy, unstruck
from judge_support import directory, groups, key_of, question_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fourcenturies.names import Directory
    from fourcenturies.questions.verdicts import Verdict

PAGE = Path(__file__).parents[1] / "docs" / "messages.md"
OTHERS = {"bracket": "date", "three-clocks": "date", "chain": "attribution", "match": "attribution"}
MADE = {"‹4,001 letters›": "x" * 4001, "‹61 lines›": "a\n" * 61, "‹121 words›": "word " * 121}
ENTRY = re.compile(
    r"^- \*\*(?P<slug>[a-z-]+)\*\*: (?P<text>.+?)  \n  (?P<when>.+?)  \n  (?P<cases>.+)$", re.MULTILINE
)
CASE = re.compile(
    r"(?:(?P<kind>[a-z-]+), )?(?:[Nn]o key|`(?P<key>[^`]+)`)(?: \((?P<name>\w+) (?P<value>[^)]+)\))?: "
    r"(?P<replies>`[^`]+`(?:, `[^`]+`)*)"
)


# What must hold

YEAR = r"(?<!\d)[12]\d{3}(?!\d)"
DENYING = re.compile(
    r"\b(?:not|never|no|nor?|nobody|none|neither|any\w*|every\w*|all|but|except|wrong|false|or|without|unless|"
    r"unlike|rather|instead|other|kidding|wait|\w+n't)\b|[不非]|\bне\b"
)
TAKING_BACK = re.compile(
    rf"{DENYING.pattern}|\b(?:nope|alternatively|withdraw\w*|mistaken|ignore|mark this|made (?:it )?up|"
    r"full marks|take your pick|whatever|could be|may be|might be|you choose|some|many|people|who(?:ever)?)\b|\?"
)


@dataclass(frozen=True)
class Said:
    """A reply with its question, its key and its verdict; `words` are those that the message quotes."""

    question: Question
    key: Key | None
    reply: str
    verdict: Verdict
    words: tuple[str, ...] = ()
    known: Directory = field(default_factory=directory)

    @cached_property
    def answer(self) -> str:
        """The reply without how sure its writer is."""
        return split_confidence(unstruck(self.reply))[0]

    @cached_property
    def line(self) -> str:
        return shortened(self.answer, "; ") or ""

    @cached_property
    def low(self) -> str:
        return f"{self.line} {in_english(self.line)}".casefold()

    def has(self, pattern: str) -> bool:
        return bool(re.search(pattern, self.low))

    def count(self, pattern: str) -> int:
        return len(re.findall(pattern, self.low))

    @property
    def quoted(self) -> bool:
        """Whether all that the message quotes stands in the reply."""
        plain = re.sub(r"[\W_]+", "", self.low)
        signs = [re.sub(r"[\W_]+", "", words.removesuffix("...").casefold()) for words in self.words]
        return all(one and one in plain for one in signs)

    # Dates

    @cached_property
    def read(self) -> Any:
        if self.question.kind == "date":
            return dates._read(self.line, self.question.year, several=self.question.several).reading
        if self.question.kind == "attribution":
            return claimed_attribution(self.line, self.known, several=self.question.several).reading
        return claimed_quantity(split_confidence(unstruck(self.reply))[0]).reading

    @cached_property
    def right(self) -> Any:
        """The accepted answers."""
        assert self.key is not None
        if self.question.kind == "date":
            return dates._compiled(self.key, self.key.calendar or self.question.calendar).accepted
        if self.question.kind == "attribution":
            return attributions._compiled(self.key, self.known).accepted
        return number._compiled(self.key).accepted

    @property
    def finer(self) -> Dating:
        assert self.key is not None
        return dating.parse(self.key.finer)

    @property
    def old(self) -> Dating:
        """The reply as if it were Old Style."""
        return dating.in_other_calendar(self.read)

    def some(self, told: Callable[[Any], Any]) -> bool:
        """Whether something holds of one accepted answer."""
        return any(bool(told(one)) for one in self.right)

    def parts(self, differ: Callable[[list[bool]], bool]) -> bool:
        """Whether year, month and day are alike in a certain way."""
        mine = parts_of(self.read)
        return self.some(
            lambda one: differ([a == b for a, b in zip(mine, parts_of(one), strict=False)]) if mine else False
        )

    # Attributions

    @cached_property
    def names(self) -> set[str]:
        return _persons(self.line, self.known) | _persons(in_english(self.line), self.known)

    def is_named(self, who: str) -> bool:
        """Tell a name from an office whose holder the sources do not name: "a Soviet ambassador"."""
        return self.known.bearers[who].name[0].isupper()

    @property
    def speakers(self) -> frozenset[str]:
        return attributions._said(self.read)

    @property
    def reporters(self) -> frozenset[str]:
        return attributions._all(self.key.reporters, self.known) if self.key else frozenset()

    @property
    def addressees(self) -> frozenset[str]:
        return attributions._all(self.key.addressees, self.known) if self.key else frozenset()

    # Letters

    @cached_property
    def chosen(self) -> frozenset[int]:
        faults = self.question.kind == "bug-hunt"
        options = choice.options_of(choice.task_of(self.question))
        reading = read_labels(unstruck(self.reply), options, faults=faults)
        return reading.places if isinstance(reading, Chosen) else frozenset()

    @cached_property
    def places(self) -> frozenset[int]:
        assert self.key is not None
        return choice.compiled_labels(self.key, choice.task_of(self.question)).accepted[0]


def days(date: Any) -> bool:
    return isinstance(date, Dating) and not date.yearless


def same_days(one: Said) -> bool:
    return one.some(
        lambda right: (
            (
                isinstance(right, Dating)
                and (right.spans, right.month, right.day) == (one.read.spans, one.read.month, one.read.day)
            )
            or (
                days(right)
                and Precision.CENTURY in {right.precision, one.read.precision}
                and shared(one) > 0.97
            )
        )
    )


def shared(one: Said) -> float:
    """Return the greatest share of days that reply and key have in common, over those in either."""
    from fourcenturies.questions.kinds.date_fit import _shared

    closed = [right for right in one.right if days(right) and right.overlaps(one.read)]
    if not days(one.read) or not closed:
        return 0.0
    mine = (one.read.first is None, one.read.last is None)
    if any((right.first is None, right.last is None) == mine != (False, False) for right in closed):
        return 1.0
    return max(
        (_shared(one.read.spans, right.spans) for right in closed if right.first and right.last), default=0.0
    )


def open_ends(one: Said) -> bool:
    """Tell whether the reply is open on another side than every accepted answer."""
    mine = (one.read.first is None, one.read.last is None)
    return not one.some(lambda right: days(right) and (right.first is None, right.last is None) == mine)


def digits(date: Any) -> list[str]:
    return sorted(filter(str.isdigit, date.text))


def away(one: Said) -> set[int]:
    """Return by how many days the reply is away from each accepted answer."""
    return {abs(one.read.first - right.first) for right in one.right if days(right) and right.first}


_DATE_WORD = rf"{YEAR}|\d+xx|centur|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d+s\b"
GAPS = range(10, 14)
DATE: dict[str, Callable[[Said], bool]] = {
    "no-date": lambda one: isinstance(one.read, Unreadable),
    "not-read": lambda one: one.quoted,
    "two": lambda one: one.count(_DATE_WORD) > 1,
    "choose": lambda one: one.count(rf"{_DATE_WORD}|\b\d\d?\b") > 1 and not one.question.several,
    "numerals": lambda one: one.has(r"\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}"),
    "no-year": lambda one: not one.has(YEAR),
    "month-or-span": lambda one: one.has(r"\d{4} ?[-–/] ?\d\d(?!\d)"),
    "hundreds": lambda one: one.has(r"\d\d00'?s|\bhundreds"),
    "which-century": lambda one: not one.has(YEAR),
    "what-century": lambda one: one.has("cent"),
    "day-or-century": lambda one: one.has(r"\d(?:st|nd|rd|th)\b|th\b"),
    "today": lambda one: one.has(r"\b(?:today|yesterday|tomorrow|now|ago|currently)\b"),
    "relative": lambda one: (
        one.has(r"\b(?:last|later|recent\w*|afterwards|next|before|after)\b") and not one.has(YEAR)
    ),
    "two-calendars": lambda one: (
        one.has(r"o\.? ?s\b|old|jul")
        and one.has(r"n\.? ?s\b|new|greg")
        and len(re.findall(r"\b\d\d?\b", one.line)) == 2
    ),
    "which-style": lambda one: one.has(r"o\.? ?s\b|old|jul") and one.has(r"n\.? ?s\b|new|greg"),
    "no-such-day": lambda one: bool(
        re.match(
            r"there is no (?:month|such day)|\w+ of that year has no day|the interval ends|months and days",
            one.words[0],
        )
    ),
    "year-and-none": lambda one: one.has(YEAR) and one.has(r"year|\by(?:ea)?r\b"),
    "date-and-none": lambda one: (
        one.has(r"\d")
        and (denies_saying(one.low) or DENYING.search(one.low) is not None or one.has(r"\bun\w+"))
    ),
    "taken-back": lambda one: TAKING_BACK.search(one.low) is not None,
    "may-change": lambda one: one.quoted,
    "year-missing": lambda one: not one.has(rf"{YEAR}|'\d\d\b") and one.some(days),
    "given": lambda one: bool(one.question.year) and dating.parse(one.question.year).within(one.read),
    "date-not-stated": lambda one: (
        isinstance(one.read, Dating) and one.some(lambda right: isinstance(right, NotStated))
    ),
    "not-silent": lambda one: (
        isinstance(one.read, NotStated) and not one.some(lambda right: isinstance(right, NotStated))
    ),
    "silent-year": lambda one: (
        isinstance(one.read, NotStated)
        and one.some(lambda right: isinstance(right, Dating) and right.yearless)
    ),
    "year-not-printed": lambda one: days(one.read) and one.some(lambda right: right.yearless),
    "coarser": lambda one: (
        one.read.yearless or one.some(lambda right: right.overlaps(one.read) or right.overlaps(one.old))
    ),
    "open": lambda one: (
        None in {one.read.first, one.read.last}
        and one.some(lambda right: days(right) and right.within(one.read))
    ),
    "overlap": lambda one: shared(one) > 0,
    "narrow": lambda one: one.some(lambda right: days(right) and one.read.within(right)),
    "invented-day": lambda one: (
        (one.read.day or one.read.precision is Precision.DAY)
        and one.some(
            lambda right: isinstance(right, Dating) and not right.day and right.precision < Precision.DAY
        )
    ),
    "invented": lambda one: one.some(lambda right: days(right) and one.read.precision > right.precision),
    "outside-differs": lambda one: not one.finer.within(one.read),
    "approximate": lambda one: (
        one.read.approximate and one.some(lambda right: not right.approximate and right.overlaps(one.read))
    ),
    "hedge-dropped": lambda one: (
        not one.read.approximate
        and one.some(lambda right: days(right) and right.approximate and right.overlaps(one.read))
    ),
    "about-elsewhere": lambda one: one.read.approximate and one.some(lambda right: right.approximate),
    "near": lambda one: one.read.approximate and min(away(one)) < 5 * 366 + 366,
    "old-style": lambda one: (
        not one.read.calendar and one.some(lambda right: days(right) and right.overlaps(one.old))
    ),
    "label-new-style": lambda one: one.read.calendar == "gregorian",
    "label-old-style": lambda one: one.read.calendar == "julian",
    "converted-wrong-way": lambda one: bool(away(one) & {*GAPS, *(2 * gap for gap in GAPS), *range(20, 27)}),
    "wrong-gap": lambda one: bool(away(one) & set(GAPS)) or one.read.form == "set",
    "swapped-digits": lambda one: one.some(
        lambda right: days(right) and digits(right) == digits(one.read) and right.text != one.read.text
    ),
    "century-count": lambda one: (
        one.read.precision is Precision.CENTURY
        and one.some(
            lambda right: dating.civil(right.first)[0] // 100 == dating.civil(one.read.first)[0] // 100 + 1
        )
    ),
    "year": lambda one: one.parts(lambda same: same == [False, True, True]),
    "month": lambda one: one.parts(lambda same: same == [True, False, True]),
    "day": lambda one: one.parts(lambda same: same == [True, True, False]),
    "month-and-day": lambda one: one.parts(lambda same: same[:2] == [True, False]),
    "other": lambda one: shared(one) < 0.05 or open_ends(one),
    "equal": same_days,
    "doubt": lambda one: one.read.uncertain and same_days(one),
    "part": lambda one: one.read.part and one.some(one.read.within),
    "outside": lambda one: one.finer.within(one.read),
    "old-style-accepted": lambda one: (
        not one.read.calendar and one.some(lambda right: right.overlaps(one.old))
    ),
    "not-stated": lambda one: (
        isinstance(one.read, NotStated) and one.some(lambda right: isinstance(right, NotStated))
    ),
    "noted-date": lambda one: isinstance(one.read, Dating),
    "noted-add-year": lambda one: one.read.yearless and not one.has(rf"{YEAR}|'\d\d\b"),
    "noted-not-stated": lambda one: isinstance(one.read, NotStated),
}

SILENT: frozenset[str] = frozenset()
ATTRIBUTION: dict[str, Callable[[Said], bool]] = {
    "no-name": lambda one: not any(map(one.is_named, one.names)) or DENYING.search(one.low) is not None,
    "not-read": lambda one: one.quoted,
    "shared": lambda one: any(
        len(one.known.exactly("".join(words_of(word)))) > 1 for word in (one.line, *one.line.split())
    ),
    "unsure-name": lambda one: not one.names,
    "choose": lambda one: one.has(r"\b(?:x?or|either|vs|versus|oder|ou|или)\b|/|或|还是"),
    "negated": lambda one: one.has(
        r"\b(?:not|never|no|nor|nobody|noone|none|neither|but|except|other|else|rather|instead|without|unlike|un\w+|"
        r"wrong|false|fake|pseudo|anti|hardly|non|ni|nt|\w+n'?t)\b|[不非]|не"
    ),
    "anothers": lambda one: one.quoted,
    "only-addressee": lambda one: bool(_persons(one.line, one.known)),
    "no-speaker": lambda one: one.has(
        r"\b(?:when|while|after|before|during|once|to|was|is|listens?|hearer|addressee)\b"
    ),
    "how-related": lambda one: len(one.names) > 1 or one.has(r"\w+ \w+, \w+ \w+|\w+, \w+'s \w+"),
    "unsure-who": lambda one: (
        (bool(one.names) or re.search(r"[A-Z]\w+ [A-Z]\w+", one.line) is not None)
        and (says_not_stated(one.line) or DENYING.search(one.low) is not None)
    ),
    "taken-back": lambda one: TAKING_BACK.search(one.low) is not None,
    "not-silent": lambda one: isinstance(one.read, NotStated) and SILENT not in one.right,
    "another": lambda one: bool(one.speakers) and not one.read.role and one.speakers not in one.right,
    "unknown": lambda one: bool(one.read.unknown),
    "role": lambda one: bool(one.read.role),
    "addressee": lambda one: bool(one.speakers & one.addressees),
    "reporter": lambda one: (
        bool(one.speakers & one.reporters)
        or any(attributions._same(one.speakers, frozenset([who])) for who in one.reporters)
    ),
    "described": lambda one: one.read.described and one.speakers in one.right,
    "described-another": lambda one: one.read.described and one.speakers not in one.right,
    "document": lambda one: any(one.known.bearers[who].author for who in one.speakers),
    "one-of-several": lambda one: one.some(lambda right: one.names < right),
    "not-joint": lambda one: one.some(lambda right: right < one.speakers),
    "other-reporter": lambda one: one.speakers in one.right and not one.reporters & set(one.read.reporters),
    "other-addressee": lambda one: (
        one.speakers in one.right and not one.addressees & set(one.read.addressees)
    ),
    "right": lambda one: any(attributions._same(one.speakers, right) for right in one.right),
    "right-slip": lambda one: bool(one.read.slips or one.read.unknown),
    "right-with-reporter": lambda one: (
        bool(one.reporters & set(one.read.reporters)) and one.speakers in one.right
    ),
    "not-stated": lambda one: isinstance(one.read, NotStated) and SILENT in one.right,
    "noted-unknown": lambda one: bool(one.read.unknown),
    "noted-role": lambda one: bool(one.read.role),
}


def struck(one: Said) -> set[int]:
    """Return the places of the letters before which "not" stands."""
    return {ord(letter) - ord("a") + 1 for letter in re.findall(r"\bnot ([a-j])\b", one.low)}


LETTERS: dict[str, Callable[[Said], bool]] = {
    "labels": lambda one: not one.chosen,
    "denied": lambda one: one.has(
        r"\b(?:not|or|except|but|maybe|either|to|through|all|any\w*|true|right|correct|false|wrong|"
        r"neither|nor|without|unless|never|t|f|ok|yes)\b|\w+n't|[✓✔☑√✗✘☒×-]|не|кроме|или"
    ),
    "conflict": lambda one: one.has(r"[a-z]\W+\w{2}"),
    "right": lambda one: one.chosen == one.places,
}
CHOICE: dict[str, Callable[[Said], bool]] = {
    **LETTERS,
    "choose-one": lambda one: len(one.chosen) > 1 and (one.key is None or len(one.places) == 1),
    "another": lambda one: len(one.chosen) == 1 and one.chosen != one.places and not one.chosen & struck(one),
    "called-none": lambda one: one.line.casefold() in {"none", "nothing", "no option"} and bool(one.places),
    "some-missing": lambda one: bool(one.chosen) and one.chosen < one.places,
    "some-wrong": lambda one: bool(one.chosen - one.places and one.chosen & one.places),
    "none-right": lambda one: bool(one.chosen) and not one.chosen & one.places,
    "too-many": lambda one: len(one.chosen) == len(choice.options_of(choice.task_of(one.question))),
}
BUG_HUNT: dict[str, Callable[[Said], bool]] = {
    **LETTERS,
    "missed": lambda one: bool(one.chosen) and one.chosen < one.places,
    "false-alarm": lambda one: one.chosen > one.places,
    "missed-and-false-alarm": lambda one: bool(
        one.chosen & one.places and one.chosen - one.places and one.places - one.chosen
    ),
    "nothing-found": lambda one: bool(one.chosen) and not one.chosen & (one.places | struck(one)),
    "called-none": lambda one: not one.chosen and bool(one.places),
    "over-cautious": lambda one: bool(one.chosen) and not one.places,
}


def value(told: Callable[[Any, Any], Any]) -> Callable[[Said], bool]:
    """Return what tells whether something holds of the reply's number and that of an accepted answer."""
    return lambda one: (
        isinstance(one.read, Quantity)
        and one.some(lambda right: isinstance(right, Quantity) and told(one.read, right))
    )


def ends(mine: Any, right: Any) -> bool:
    return bool((mine.low, mine.high) == (right.low, right.high))


def of(kind: type) -> Callable[[Any], bool]:
    return lambda right: isinstance(right, kind)


LIMITS = {"over", "under"}
NUMBER: dict[str, Callable[[Said], bool]] = {
    "how": lambda one: one.count(r"\d+") != 1 or one.has(r"\b(?:years?|in|it)\b"),
    "open": lambda one: DENYING.search(one.low) is not None or one.has(r"\?|\bor\b|或|или|n't"),
    "several": lambda one: one.count(r"\d+(?:,\d{3})*|\b(?:one|two|three|four|five|ten|\w+ty)\b") > 1,
    "number-and-none": lambda one: one.has(r"\d|\b(?:four|five|ten|\w+ty)\b"),
    "can-be-told": lambda one: not isinstance(one.read, Quantity) and one.some(of(Quantity)),
    "figures-given": lambda one: isinstance(one.read, NotStated) and one.some(of(NotComparable)),
    "number-where-none": lambda one: isinstance(one.read, Quantity) and one.some(of(NotComparable)),
    "number-not-given": lambda one: isinstance(one.read, Quantity) and one.some(of(NotStated)),
    "nothing-to-compare": lambda one: isinstance(one.read, NotComparable) and one.some(of(NotStated)),
    "hedge-dropped": value(lambda mine, right: ends(mine, right) and right.hedge == "about" != mine.hedge),
    "approximate": value(lambda mine, right: ends(mine, right) and mine.hedge == "about" != right.hedge),
    "limit-dropped": value(
        lambda mine, right: ends(mine, right) and right.hedge in LIMITS and mine.hedge not in LIMITS
    ),
    "limit-added": value(
        lambda mine, right: ends(mine, right) and mine.hedge in LIMITS and right.hedge not in LIMITS
    ),
    "limit-turned": value(lambda mine, right: ends(mine, right) and {mine.hedge, right.hedge} == LIMITS),
    "near": value(lambda mine, right: abs(mine.low - right.low) <= right.low / 20),
    "overlap": value(lambda mine, right: mine.low <= right.high and right.low <= mine.high),
    "one-end": value(lambda mine, right: mine.low == mine.high and mine.low in {right.low, right.high}),
    "inside": value(lambda mine, right: right.low < mine.low < right.high),
    "too-rough": value(lambda mine, right: mine.low <= right.low <= mine.high and mine.low < mine.high),
    "too-wide": value(lambda mine, right: mine.low <= right.low <= mine.high and mine.low < mine.high),
    "per-cent": value(lambda mine, right: right.unit == "per cent" and not mine.unit),
    "rate": value(lambda mine, right: right.rate and not mine.rate),
    "unit": value(lambda mine, right: mine.unit != right.unit or mine.rate != right.rate),
    "factor-of-ten": value(lambda mine, right: str(mine.low).strip("0") == str(right.low).strip("0")),
    "swapped-digits": value(lambda mine, right: sorted(str(mine.low)) == sorted(str(right.low))),
    "other": value(lambda mine, right: not ends(mine, right)),
    "right": value(ends),
    "right-unit": value(lambda mine, right: ends(mine, right) and right.unit and not mine.unit),
    "not-comparable": lambda one: isinstance(one.read, NotComparable) and one.some(of(NotComparable)),
    "not-stated": lambda one: isinstance(one.read, NotStated) and one.some(of(NotStated)),
}


def stances(one: Said) -> tuple[int, int]:
    """Return how many lines of the key are right, and how many there are."""
    assert one.key is not None
    true = read_matrix(one.key.answer, one.known).rows
    also = [row for text in one.key.also for row in read_matrix(text, one.known).rows]
    mine = {(row.ids, row.stance) for row in read_matrix(one.reply, one.known).rows}
    right = sum(
        any((row.ids, row.stance) in mine for row in (cell, *(row for row in also if row.ids == cell.ids)))
        for cell in true
    )
    return right, len(true)


def unsaid(one: Said) -> bool:
    """Tell whether none of the sources that the message names has a stance in the reply."""
    matrix = read_matrix(one.reply, one.known)
    told = {*(row.name.casefold() for row in matrix.rows), *(name.casefold() for name in matrix.twice)}
    return not told & {name.casefold() for name in one.words[0].split(", ")}


STANCES: dict[str, Callable[[Said], bool]] = {
    "how": lambda one: bool(read_matrix(one.reply, one.known).unread) or not one.verdict.read_as,
    "not-read": lambda one: one.quoted,
    "twice": lambda one: len(one.reply.splitlines()) > 1 or one.has("[;,.]"),
    "right": lambda one: len(set(stances(one))) == 1,
    "count": lambda one: tuple(map(int, one.words)) == stances(one),
    "again": lambda one: stances(one)[0] < stances(one)[1],
    "guessing": lambda one: one.verdict.credit < 1,
    "missing": unsaid,
}


def told_ends(one: Said) -> dict[str, str]:
    found = bracket._ends(one.answer)
    return found if isinstance(found, dict) else {}


def earned(one: Said, texts: dict[str, str], keys: dict[str, Key]) -> list[float]:
    return [dates.judge_part(one.question, text, keys[part]).credit for part, text in texts.items()]


def end_credits(one: Said) -> list[float]:
    assert one.key is not None
    return earned(one, told_ends(one), bracket._compiled(one.key))


BRACKET: dict[str, Callable[[Said], bool]] = {
    "how": lambda one: not told_ends(one),
    "on": lambda one: one.words[0] in told_ends(one),
    "one-end": lambda one: len(told_ends(one)) == 1,
    "swapped-ends": lambda one: len(told_ends(one)) == 2 and not any(end_credits(one)),
    "some-wrong": lambda one: len(told_ends(one)) == 2 and min(end_credits(one)) < 1,
    "right": lambda one: end_credits(one) == [1, 1],
}


def times(one: Said) -> dict[str, str]:
    found = _times(one.answer)
    return found if isinstance(found, dict) else {}


def clock_credits(one: Said) -> list[float]:
    from fourcenturies.questions.kinds.three_clocks import _compiled

    assert one.key is not None
    return earned(one, times(one), _compiled(one.key))


CLOCKS: dict[str, Callable[[Said], bool]] = {
    "how": lambda one: not times(one),
    "twice": lambda one: any(
        one.count(name) > 1 for name in ("happ", "sa[iy]", "publ", "event", "speech", "print")
    ),
    "on": lambda one: one.words[0] in times(one),
    "swapped-clocks": lambda one: 0 in clock_credits(one),
    "some-wrong": lambda one: min(clock_credits(one)) < 1,
    "some-missing": lambda one: len(times(one)) < 3 and min(clock_credits(one)) == 1,
    "count": lambda one: int(one.words[0]) == clock_credits(one).count(1),
    "guessing": lambda one: one.key is not None and one.key.answer.count("not stated") > 0,
    "right": lambda one: clock_credits(one) == [1, 1, 1],
}


def hops_in(one: Said) -> list[str]:
    found = hops.hops_of(one.reply)
    return found if isinstance(found, list) else []


def widths(one: Said) -> set[int]:
    assert one.key is not None
    return {
        len(found)
        for text in (one.key.answer, *one.key.also)
        if isinstance(found := hops.hops_of(text), list)
    }


def aligned(one: Said) -> Any:
    assert one.key is not None
    said = [chain._said(text, one.known) for text in hops_in(one)]
    found = [chain._beside(said, right, one.known) for right in chain._compiled(one.key, one.known).accepted]
    return max(found, key=lambda best: best.earned / best.width)


CHAIN: dict[str, Callable[[Said], bool]] = {
    "how": lambda one: not hops_in(one),
    "too-long": lambda one: one.count(r"[>;,|\n/-]") > 11 or len(one.reply.splitlines()) > 12,
    "on": lambda one: 1 <= int(one.words[0]) <= len(hops_in(one)),
    "direction": lambda one: len(hops_in(one)) > 1 and one.verdict.credit < 1,
    "some-missing": lambda one: len(hops_in(one)) < max(widths(one)),
    "extra": lambda one: None in aligned(one).places,
    "some-wrong": lambda one: min(verdict.credit for verdict in aligned(one).told()) < 1,
    "none-right": lambda one: one.verdict.credit == 0,
    "right": lambda one: one.verdict.credit == 1,
    "count": lambda one: int(one.words[0]) <= len(hops_in(one)) and int(one.words[1]) in widths(one),
    "again": lambda one: one.quoted,
    "one-too-many": lambda one: one.quoted,
    "guessing": lambda one: one.verdict.credit < 1,
    "given": lambda one: len(one.question.given) >= int(one.words[0]),
}


def placed(one: Said) -> Any:
    assert one.key is not None
    groups = order._groups(one.reply, one.question.items)
    return (
        order_pairs.placed_in(groups, order._compiled(one.key).accepted[0])
        if isinstance(groups, list)
        else None
    )


def pairs_placed(one: Said) -> Any:
    assert one.key is not None
    return order_pairs.pairs_of(placed(one), order._compiled(one.key).accepted[0])


def skipped(one: Said) -> list[str]:
    """Return the letters of the key's items that are called missing and stand in the reply."""
    assert one.key is not None
    known = order._compiled(one.key).accepted[0].items.items
    absent = [
        item.label for item, said in zip(known, placed(one).said, strict=True) if not said and item.label
    ]
    return [label for label in absent if re.search(rf"\b{label}\b", one.low)]


def named(one: Said) -> int:
    groups = order._groups(one.reply, one.question.items)
    return sum(map(len, groups)) if isinstance(groups, list) else 0


ORDER: dict[str, Callable[[Said], bool]] = {
    "no-item": lambda one: not placed(one).groups,
    "how": lambda one: named(one) < 2 or not placed(one).groups,
    "too-long": lambda one: len(one.reply.splitlines()) > 60,
    "level-or-not": lambda one: one.has(r"\b[a-z]\s+and\s+[a-z]\b"),
    "two-orders": lambda one: one.has(r"\bor\b|pick|whichever|either|soit|as well|decide"),
    "taken-back": lambda one: one.has(r"\bnot\b|n't|never"),
    "missing": lambda one: "" in placed(one).said and not placed(one).unknown and not skipped(one),
    "missing-and-extra": lambda one: "" in placed(one).said and bool(placed(one).unknown),
    "extra": lambda one: bool(placed(one).unknown),
    "wrong-order": lambda one: one.verdict.credit < 1,
    "nothing-in-order": lambda one: not pairs_placed(one).right,
    "pairs": lambda one: pairs_placed(one).wrong == 0,
    "pairs-wrong": lambda one: 0 < pairs_placed(one).wrong == int(one.words[2]),
    "level": lambda one: one.quoted,
    "right": lambda one: one.verdict.credit == 1,
    "again": lambda one: one.quoted,
    "count": lambda one: int(one.words[0]) == placed(one).said.count("") and not skipped(one),
    "twice": lambda one: one.quoted,
    "not-among": lambda one: (
        one.quoted
        and one.words[0]
        in {text[:57].rstrip() + "..." if len(text) > 60 else text for text in placed(one).unknown}
    ),
}


def rows(one: Said) -> list[tuple[str, str]]:
    lefts = pairs_of(one.key, one.known).lefts if one.key else items(one.question.items)
    found = rows_of(split_confidence(unstruck(one.reply))[0], one.question.items, lefts)
    return found if isinstance(found, list) else []


def strange(one: Said) -> list[str]:
    """Return the lefts of the reply that the key does not have."""
    assert one.key is not None
    lefts = pairs_of(one.key, one.known).lefts
    return [left for left, right in rows(one) if find(left, lefts) is None and find(right, lefts) is None]


MATCH: dict[str, Callable[[Said], bool]] = {
    "how": lambda one: not rows(one) or len(strange(one)) == len(rows(one)),
    "no-item": lambda one: bool(rows(one)) and len(strange(one)) == len(rows(one)),
    "some-missing": lambda one: not strange(one),
    "missing-and-extra": lambda one: bool(strange(one)),
    "some-wrong": lambda one: one.verdict.credit < 1,
    "none-right": lambda one: one.verdict.credit == 0,
    "right": lambda one: one.verdict.credit == 1,
    "another": lambda one: one.verdict.credit < 1,
    "count": lambda one: (
        int(one.words[0]) <= len(rows(one)) and int(one.words[1]) == len(pairs_of(one.key, one.known).pairs)
    ),
    "again": lambda one: one.verdict.credit < 1,
    "guessing": lambda one: one.verdict.credit < 1,
    "twice": lambda one: len(rows(one)) > 1 or one.has(r"\bor\b|/"),
    "not-given": lambda one: one.quoted and bool(strange(one)),
}


def support(one: Said) -> list[str]:
    return re.findall(r"[^\W_]+", parts_of_passage(one.reply)[1])


def claims(one: Said) -> dict[str, str]:
    found = claim_check.read_claims(one.reply, one.question.items)
    return found if isinstance(found, dict) else {}


def labelled(mine: str, right: str) -> Callable[[Said], bool]:
    """Return whether a line has one label and the key another."""

    def told(one: Said) -> bool:
        assert one.key is not None
        accepted = claim_check._compiled(one.key).accepted
        return any(
            claims(one).get(letter) == mine and labels == {right} for letter, labels in accepted.items()
        )

    return told


CLAIM_CHECK: dict[str, Callable[[Said], bool]] = {
    "how": lambda one: not claims(one),
    "no-line": lambda one: one.quoted,
    "no-label": lambda one: not claims(one) and one.quoted,
    "twice": lambda one: one.quoted,
    "no-label-yet": lambda one: not any(letter in claims(one) for letter in one.words[0].split(", ")),
    "right": lambda one: one.verdict.share == 1,
    "count": lambda one: int(one.words[0]) <= len(claims(one)),
    "guessing": lambda one: one.verdict.credit < 1,
    "meaning": lambda one: one.verdict.credit < 1,
    **{
        f"{mine}-{right}".replace(" ", "-"): labelled(mine, right)
        for mine in ("stands", "contradicted", "not shown")
        for right in ("stands", "contradicted", "not shown")
        if mine != right
    },
}


def footnote_parts(one: Said) -> dict[Any, str]:
    found = footnote.read_footnotes(one.reply, one.question.items, one.known)
    return found if isinstance(found, dict) else {}


FOOTNOTE: dict[str, Callable[[Said], bool]] = {
    "how": lambda one: not footnote_parts(one),
    "two-parts": lambda one: not footnote_parts(one),
    "on": lambda one: ("", one.words[0]) in footnote_parts(one),
    "right": lambda one: one.verdict.share == 1,
    "some-missing": lambda one: 0 < len(footnote_parts(one)) < 3,
    "some-wrong": lambda one: 0 < (one.verdict.share or 0) < 1,
    "none-right": lambda one: one.verdict.share == 0,
    "count": lambda one: int(one.words[0]) <= len(footnote_parts(one)),
    "guessing": lambda one: one.key is not None and "not stated" in one.key.answer,
    "again": lambda one: ("", one.words[0]) in footnote_parts(one),
}
COMMIT: dict[str, Callable[[Said], bool]] = {
    "noted": lambda one: one.verdict.status == "read" and not one.verdict.credit,
    "few-words": lambda one: len(one.line) > 200 or not one.has(r"\w"),
}
PASSAGE: dict[str, Callable[[Said], bool]] = {
    "how": lambda one: not parts_of_passage(one.reply)[0] or is_blank(tidy(parts_of_passage(one.reply)[0])),
    "no-words": lambda one: not support(one),
    "too-few": lambda one: len(support(one)) < 4,
    "too-long": lambda one: len(support(one)) > 120,
    "elsewhere": lambda one: len(support(one)) > 0,
    "other-words": lambda one: len(support(one)) > 3,
    "other-place": lambda one: one.has(r"[¶§]|par|psg"),
    "supported": lambda one: len(support(one)) > 0 or one.has(r"[¶§]|psg"),
    "how-choice": lambda one: not one.has(r"\b[a-z]\b"),
    "no-number": lambda one: not one.has(r"\d"),
    "other-number": lambda one: one.has(r"\d"),
    "decides": lambda one: one.has(r"\d"),
}
ANY: dict[str, Callable[[Said], bool]] = {
    "no-answer": lambda one: is_blank(one.line),
    "too-long": lambda one: len(one.reply) > 4000 or not one.line,
    "noted": lambda one: bool(one.verdict.read_as) and one.key is None,
    "written": lambda one: one.question.kind == "written",
}
TRUTHS: dict[str, dict[str, Callable[[Said], bool]]] = {
    "any": ANY,
    "date": DATE,
    "attribution": ATTRIBUTION,
    "choice": CHOICE,
    "bug-hunt": BUG_HUNT,
    "number": NUMBER,
    "stance-matrix": STANCES,
    "bracket": BRACKET,
    "three-clocks": CLOCKS,
    "chain": CHAIN,
    "order": ORDER,
    "match": MATCH,
    "passage": PASSAGE,
    "claim-check": CLAIM_CHECK,
    "footnote": FOOTNOTE,
    "commit": COMMIT,
}


# The page


@dataclass(frozen=True)
class Case:
    """A reply to a question; `course` takes the names of the course's own records."""

    question: Question
    key: Key | None
    reply: str
    course: bool = False

    def judged(self, key: Key | None) -> Said:
        known = default_directory() if self.course else directory()
        return Said(self.question, key, self.reply, judge(self.question, self.reply, key, known), known=known)


@dataclass(frozen=True)
class Message:
    """An entry of the page."""

    kind: str
    slug: str
    text: str
    pattern: re.Pattern[str]
    cases: tuple[Case, ...]


def lines(text: str) -> str:
    return text.replace(" ⏎ ", "\n")


def pattern_of(text: str) -> re.Pattern[str]:
    """Return what a message matches, with further sentences after it."""
    pattern = re.escape(text)
    for sign, gap in (("“‹[^›]+›”", "“([^”]+)”"), ("‹number›", r"(\\d+)"), ("‹[^›]+›", "([^.;]+)")):
        pattern = re.sub(sign, gap, pattern)
    return re.compile(rf"{pattern}(?: (?P<rest>.+))?", re.DOTALL)


def entry(kind: str, task: str, found: re.Match[str]) -> Message:
    cases = []
    for case in CASE.finditer(found["cases"]):
        key = read_key(lines(case["key"])) if case["key"] else None
        of = case["kind"] or kind
        if case["name"] in {"finer", "calendar"} and key:
            key = read_key(f"{lines(case['key'])}\n@ {case['name']} {case['value']}")
        year = case["value"] if case["name"] == "year" else ""
        question = Question(
            "q-01-01", of, task=task, year=year, several=key is not None and asks_several(of, key),
            given=tuple(case["value"].split(" + ")) if case["name"] == "given" else (),
            first="choice" if key and key.answer.startswith("kind: choice") else "",
        )  # fmt: skip
        for reply in re.findall("`([^`]+)`", case["replies"]):
            text = lines(re.sub("‹[^›]+›", lambda made: MADE[made[0]], reply))
            cases.append(Case(question, key, text, course=case["name"] == "records"))
    assert cases, found[0]
    return Message(kind, found["slug"], found["text"], pattern_of(found["text"]), tuple(cases))


@cache
def page() -> tuple[Message, ...]:
    messages = []
    for section in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        kind = section.partition("\n")[0]
        task = re.search("^Options: `(.+)`$", section, re.MULTILINE)
        found = list(ENTRY.finditer(section))
        assert len(found) == section.count("\n- **")
        messages += [
            entry("any" if kind == "Any kind" else kind, lines(task[1]) if task else "", one) for one in found
        ]
    return tuple(messages)


@cache
def of_kind(kind: str) -> tuple[Message, ...]:
    """Return the messages that a kind may use: its own, those of all, those of the kind that reads its parts."""
    several = {"passage": {"date", "attribution", "choice"}, "footnote": {"date", "attribution"}}
    parts = several.get(kind, {OTHERS.get(kind, "")})
    told = [one for one in page() if one.kind in {kind, "any"} | parts]
    return tuple(sorted(told, key=lambda one: (one.kind != kind, -len(one.text))))


def taken_apart(
    text: str, kind: str, own: tuple[str, ...] = ()
) -> list[tuple[Message | None, tuple[str, ...]]] | None:
    """Return the messages that a text is made of, with the words that they quote; `None` where it is not all theirs.

    `own` are the key's words for its traps.
    """
    for trap in own:
        for start in (trap, *(f"{name}: {trap}" for name in re.findall(r"^([\w -]+): ", text))):
            if text == start or text.startswith(f"{start} "):
                rest = taken_apart(text[len(start) + 1 :], kind, own) if text != start else []
                if rest is not None:
                    return [(None, ()), *rest]
    for one in of_kind(kind):
        found = one.pattern.fullmatch(text)
        if not found:
            continue
        rest = taken_apart(found["rest"], kind, own) if found["rest"] else []
        if rest is not None:
            return [(one, tuple(found.groups()[:-1])), *rest]
    return None


def replies() -> Iterator[Case]:
    """Yield the replies of all tables, with their keys."""
    for path in test_written_replies.SETS:
        for row in test_written_replies.rows(path):
            question, key = test_written_replies.asked(row)
            if question.kind == "footnote" and len(question.items) > 1:
                continue  # what is said of several footnotes names the letter of each, and is held in its own test
            yield Case(question, key, row["reply"], course="question" in row)
    for table, kind in (("dates.toml", "date"), ("attributions.toml", "attribution")):
        for group in groups(table):
            for case in group["cases"]:
                yield Case(question_of(group, kind), key_of(group), case[0])
    for kind, key, reply, task in (*of_further_kinds(), *of_this_table()):
        read = read_key(key)
        yield Case(Question("q-01-01", kind, task=task, several=asks_several(kind, read)), read, reply)
    for message in page():
        yield from message.cases


def of_further_kinds() -> Iterator[tuple[str, str, str, str]]:
    for kind, table in (("chain", test_kind_chain), ("match", test_kind_match), ("order", test_kind_order)):
        for case in table.CASES:
            yield kind, case[0], case[1], ""
    for kind, table in (
        ("bracket", test_kind_bracket),
        ("bug-hunt", test_kind_bug_hunt),
        ("stance-matrix", test_kind_stance_matrix),
        ("three-clocks", test_kind_three_clocks),
    ):
        for case in table.CASES:
            yield kind, table.KEY, case[0], getattr(table, "TASK", "")
    for case in test_kind_number.CASES:
        yield "number", test_kind_number.KEYS[case[0]], case[1], ""
    for reply in ("a", "b", "c", "d", "a, b", "b, d", "all", "none", "not b"):
        for key in (test_kind_choice.ONE, test_kind_choice.SEVERAL):
            yield "choice", key, reply, test_kind_choice.TASK


def of_this_table() -> Iterator[tuple[str, str, str, str]]:
    for group in groups("messages.toml"):
        for reply in group["replies"]:
            yield group["kind"], group["key"], reply, group.get("task", "")


@cache
def verdicts() -> tuple[Said, ...]:
    return tuple(case.judged(key) for case in replies() for key in dict.fromkeys((case.key, None)))


def own_words(said: Said) -> tuple[str, ...]:
    return tuple(trap.message for trap in said.key.traps) if said.key else ()


@cache
def carried() -> dict[tuple[str, str], list[Said]]:
    """Return the replies that carry each message, by its kind and slug."""
    found: dict[tuple[str, str], list[Said]] = {}
    for said in verdicts():
        for one, words in taken_apart(said.verdict.message, said.question.kind, own_words(said)) or ():
            if one and one.kind in {said.question.kind, "any"}:
                found.setdefault((one.kind, one.slug), []).append(replace(said, words=words))
    return found


# A full stop alone is shown as set aside.
STOPS_ASIDE: set[str] = set()


def test_every_message_is_on_the_page() -> None:
    missing = {
        (said.question.kind, said.verdict.message)
        for said in verdicts()
        if taken_apart(said.verdict.message, said.question.kind, own_words(said)) is None
    }
    assert missing == set()


@pytest.mark.parametrize("message", page(), ids=lambda one: f"{one.kind}-{one.slug}")
def test_a_message_on_the_page_comes_to_its_cases(message: Message) -> None:
    for case in message.cases:
        told = case.judged(case.key).verdict.message
        assert message in [one for one, _ in taken_apart(told, case.question.kind) or ()], (case.reply, told)


@pytest.mark.parametrize("message", page(), ids=lambda one: f"{one.kind}-{one.slug}")
def test_a_message_is_true_of_every_reply_that_gets_it(message: Message) -> None:
    true = TRUTHS[message.kind][message.slug]
    untrue = {said.reply for said in carried().get((message.kind, message.slug), ()) if not true(said)}
    assert untrue == set()


def test_a_reply_is_read_alike_with_the_key_and_without() -> None:
    told = []
    for keyed, keyless in pairwise(verdicts()):
        if keyed.key is None or keyless.key is not None:
            continue
        with_key, without = keyed.verdict, keyless.verdict
        same = (with_key.status == "unreadable") == (without.status == "unreadable")
        if not same or (with_key.status != "unreadable" and with_key.read_as != without.read_as):
            told.append((keyed.question.kind, keyed.reply, with_key.read_as, without.read_as))
    assert told == []


def test_every_message_has_its_truth_and_every_truth_its_message() -> None:
    assert {(kind, slug) for kind, slugs in TRUTHS.items() for slug in slugs} == {
        (one.kind, one.slug) for one in page()
    }


def test_what_is_set_aside_are_words_of_the_reply() -> None:
    bare = re.compile(r"[\W_]+")
    odd = {
        said.reply
        for said in verdicts()
        for words in said.verdict.set_aside
        if not bare.sub("", words)
        or bare.sub("", words.casefold()) not in bare.sub("", tidy(said.reply).casefold())
    }
    assert odd == STOPS_ASIDE


# The examples of docs/marking.md

MARKING = (PAGE.parent / "marking.md").read_text(encoding="utf-8")


def test_the_page_on_marking_cuts_its_examples_as_they_are_cut() -> None:
    rows = re.findall(r"^\| [^|`]+ \| `([^`|]+)` \| `([^`|]+)` \| `([^`|]+)` \|$", MARKING, re.MULTILINE)
    assert len(rows) == MARKING.partition("| What cuts |")[2].partition("\n\n")[0].count("\n") - 1
    for reply, claim, aside in rows:
        verdict = judge(Question("q-01-01", "date"), reply)
        assert (verdict.read_as, verdict.set_aside) == (claim, (aside,))


def test_what_the_page_on_marking_never_sets_aside_is_unreadable() -> None:
    examples = re.findall("`([^`]+)`", MARKING.partition("**Never set aside**")[2].partition('"Not 1860"')[0])
    assert examples
    for reply in examples:
        kind = "attribution" if "Mao" in reply else "date"
        assert judge(Question("q-01-01", kind), reply, None, directory()).status == "unreadable", reply
