r"""Judge an answer together with the words that support it.

The reply is the answer, then, on a new line or after "because:", a quotation, or the place of the words::

    December 1949
    because: "words of the article"

Instead of the words, "Stallard ¶ 5", a passage's id, or the number under which the question's `evidence` stands beside
the task, "[2]", is accepted; a choice is best asked so: "c [2]". The key begins with the kind of the first part
("date", "attribution" or "choice"), then the answer, then each passage that supports it, by id, by place or by number::

    kind: date
    1949-12
    psg-012
    Stallard ¶ 5
    ! 1950 | 0 | That is when he left.

A quotation is matched to a passage by its normalised words: four in a row, or 60 % of the passage's words. The first
part alone earns half; the support counts only where the first part earns something, and in its proportion. Further
lines of the key (`=`, `!`, `@`) belong to the first part.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.questions.kinds import Kind, attributions, choice, dates
from fourcenturies.questions.kinds.quoted_words import (
    LONGEST,
    MOST_WORDS,
    ROW,
    WORD,
    Words,
    all_passages,
    quotes,
    quotes_any,
    rows_of_words,
    words_of,
)
from fourcenturies.questions.named_sources import source_named
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.text import is_blank, shortened, tidy

if TYPE_CHECKING:
    from fourcenturies.model import Passage
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

FIRST_PART = 0.5

FIRST = {"date": dates.KIND, "attribution": attributions.KIND, "choice": choice.KIND}
HOW_CHOICE = "Write the letter of your choice and the number of the passage that decides, like “x [9]”."
HOW = "Write the answer on one line, and on the next the words of the article that support it."
MESSAGES = {
    "supported": "The words that you give support it.",
    "no-words": "The words that support it are missing: add them on a line of their own.",
    "other-words": "But the words that you give are not those that support it.",
    "too-few": f"But these are too few words to be found in a passage: give at least {ROW} in a row.",
    "elsewhere": "But your words come from another passage, which does not support it.",
    "too-long": "But this is too much: give the few words that support it.",
    "decides": "The passage that you give decides it.",
    "no-number": "The number of the passage that decides it is missing: write it behind your answer, in brackets.",
    "other-number": "But the passage of that number does not decide it.",
    "other-place": "But the place that you give is not that of the words that support it.",
}
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read; please tell your instructor."
)
_TOO_LONG = Verdict("unreadable", 0.0, f"This is too long to be read for certain. {HOW}")

_KIND_LINE = re.compile(r"kind\s*[:=]\s*(?P<kind>[\w-]+)", re.IGNORECASE)
_BECAUSE = re.compile(
    r"[ \t]*[,;.(-]?[ \t]*\b(?:because|since|evidence|quotation|quote|support|words|потому что|porque|parce que|weil|"
    r"denn|begründung|因为|因為|理由)[ \t]*[:：=][ \t]*",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^\s*(?:answer|date|name|who|when|speaker)\s*[:=]\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*+·•]|\(?(?:[1-9]|[a-b])[.)])\s+")
_QUOTED = re.compile(
    r"(?P<answer>[^\"(]{1,200}?)[ ,:;.-]{0,4}"
    r"(?:\"(?P<words>[^\"]+)\"\W*|\((?P<place>[^()]*(?:¶|§|par|psg)[^()]*)\)\W*)$"
)
_ID = re.compile(r"\bpsg[ _-]?(?P<number>\d{3})\b", re.IGNORECASE)
_PLACE = re.compile(
    r"^[\s(\[]*(?P<source>[^\d¶§]{2,80}?)[\s,:]*(?:¶+|§+|\bparagraphs?\b|\bparas?\b\.?|\bpars?\b\.?|\bp\b\.?)"
    r"\s*(?:no\.?\s*)?(?P<number>\d{1,3})[\s.)\]]*$",
    re.IGNORECASE,
)
_NAMED = "passages?|cards?|pieces?|numbers?|nummer|stück|número|numéro|pasajes?|fragmento"
# "[2]", "passage 2", "2 and 3"; behind an answer it needs its brackets or its word, or a letter before it.
_NUMBERS = re.compile(
    rf"(?:(?:and\s+)?(?:{_NAMED}|texts?|evidence|no|nr)\b\.?\s*[:=]?\s*)?[\[(]?\s*"
    r"(?P<numbers>\d{1,2}(?:\s*(?:,|and|&|\]\s*\[)\s*\d{1,2})*)\s*[\])]?\W*",
    re.IGNORECASE,
)
_NUMBER_BEHIND = re.compile(
    r"(?P<answer>.*\S)\s*(?P<number>(?:\[\s*\d{1,2}\s*\]\s*(?:,|and|&)?\s*)+|"
    r"\b(?:passages?|cards?)\s+\[?\d{1,2}\]?|\(\s*\d{1,2}\s*(?=\)))[\s).]*",
    re.IGNORECASE,
)
# "Ada Lovelace, 2", where nothing else is a number; "[2] Ada Lovelace".
_ALONE_BEHIND = re.compile(r"(?P<answer>\D*[^\W\d])[\s,;:-]+(?P<number>\d{1,2})[\s.]*")
_BEFORE = re.compile(r"(?P<number>\[\s*\d{1,2}\s*\])[\s,;:-]*(?P<answer>[^\W\d].*)")
_IN_BRACKETS = re.compile(
    rf"\[\s*\d{{1,2}}(?:\s*(?:,|and|&)\s*\d{{1,2}})*\s*\]|(?:\band\s+)?(?:\bthe\s+)?\b(?:{_NAMED})\s+"
    r"(?:number\s+|no\.?\s*)?\d{1,2}\b(?:\s+(?:tells?|decides?|shows?|says?|proves?|is (?:telling|saying|showing))"
    r"(?:\s+(?:it|so|this))?\b)?|\bn[or]\b\.?\s*\d{1,2}\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d{1,2}")
_EDGE = re.compile(r"^[\s,;:.-]+|[\s,;:.(-]+$|\(\s*\)")
_LETTER_NUMBER = re.compile(
    r"\(?(?P<answer>[a-z])[).]?\s*[\s,;:/+-]\s*\(?(?P<number>\d{1,2})[).]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a source."""

    source: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class _PassageKey:
    """The kind and key of the first part, the passages that support it, and places named without a passage.

    `held` are all passages that support it: those named, and those that stand at a place that is.
    """

    first: str
    key: Key
    passages: tuple[Passage, ...]
    places: frozenset[Place]
    numbers: frozenset[int]
    held: tuple[Passage, ...]


def read(question: Question, reply: str, directory: Directory | None) -> Verdict:
    """Say whether a reply holds an answer and its support, and as what each is read."""
    told = _parts(question, reply, question.first)
    if isinstance(told, Verdict):
        return told
    first = FIRST[question.first].read(question, told.line, directory) if question.first in FIRST else None
    if first and first.status == "unreadable":
        return first
    missing = MESSAGES[_nothing(question.first, question.evidence)]
    noted = "Noted." if told.support else f"Noted. {missing}"
    return Verdict("read", 0.0, noted, told.words(first.read_as if first else told.answer))


def judge(question: Question, reply: str, key: Key, directory: Directory | None) -> Verdict:
    """Judge the answer, and where it earns something, its support."""
    known = directory or attributions.default_directory()
    compiled = _compiled(key, question.evidence, known)
    if compiled is None:
        return _KEY_BROKEN
    told = _parts(question, reply, compiled.first)
    if isinstance(told, Verdict):
        return told
    verdict = FIRST[compiled.first].judge(question, told.line, compiled.key, known)
    # A choice is read by the words of its task; the key knows more of them.
    first = choice.read(question, told.line, known) if compiled.first == "choice" else verdict
    if first.status == "unreadable":
        return first
    read_as = told.words(first.read_as)
    if not verdict.credit:
        return verdict._replace(read_as=read_as)
    nothing = _nothing(compiled.first, question.evidence)
    slug = _support(told.support, compiled, known) if told.support else nothing
    share = 1.0 if slug in _HELD else FIRST_PART
    named = verdict.misconception or ("" if slug in _HELD else slug)
    message = f"{verdict.message} {MESSAGES[slug]}"
    return graded(verdict.credit * share, message, read_as, named, verdict.set_aside)


def _nothing(first: str, evidence: tuple[str, ...]) -> str:
    return "no-number" if first == "choice" or evidence else "no-words"


def _numbered(key: _PassageKey, evidence: tuple[str, ...]) -> _PassageKey:
    """Return a key whose numbers and passages stand for each other, as they are numbered beside the task."""
    if not evidence:
        return key
    held = {passage.id for passage in key.passages}
    numbers = key.numbers | {number for number, name in enumerate(evidence, 1) if name in held}
    named = (evidence[number - 1] for number in key.numbers if number <= len(evidence))
    more = tuple(all_passages()[name] for name in named if name in all_passages() and name not in held)
    return replace(key, numbers=numbers, passages=(*key.passages, *more), held=(*key.held, *more))


_HELD = frozenset({"supported", "decides"})


@dataclass(frozen=True, slots=True)
class _Parts:
    """The two parts of a reply, the answer as it was written and in one line."""

    answer: str
    line: str
    support: str

    def words(self, read_as: str) -> str:
        """Return how both parts are shown."""
        return f"{read_as}, because: {tidy(self.support)}" if self.support else read_as


def _parts(question: Question, reply: str, first: str) -> _Parts | Verdict:
    """Return the parts of a reply, or why it cannot be read; `first` is the kind of the first, if it is known."""
    if len(reply) > LONGEST:
        return _TOO_LONG
    numbered = first == "choice" or bool(question.evidence and _IN_BRACKETS.search(reply))
    answer, support = _choice_parts(reply) if numbered else parts(reply)
    if not support:
        answer, support = _place_beside(answer) or (answer, support)
    line = shortened(answer)
    if line is None or is_blank(line) or not WORD.search(line):
        return Verdict("unreadable", 0.0, HOW_CHOICE if first == "choice" else HOW)
    return _Parts(answer, line, support)


def parts(reply: str) -> tuple[str, str]:
    r"""Return the answer and its support.

    >>> parts('1949\n"in December"'), parts("1949, because: in December")
    (('1949', 'in December'), ('1949', 'in December'))
    """
    lines = [_BULLET.sub("", line).strip() for line in map(tidy, _with_figures(reply).splitlines()) if line]
    if len(lines) > 1 and _KIND_LINE.fullmatch(lines[0]):
        del lines[0]
    if not lines:
        return "", ""
    cut = _BECAUSE.search(lines[0])
    if cut and cut.start():
        lines[:1] = [lines[0][: cut.start()], lines[0][cut.end() :]]
    elif len(lines) == 1 and (beside := _number_beside(lines[0])):
        lines = [beside["answer"].strip(" ,;:.-("), beside["number"].strip("( ")]
    elif len(lines) == 1:
        quoted = _QUOTED.match(lines[0])
        lines = [quoted["answer"], quoted["words"] or quoted["place"]] if quoted else lines
    support = "\n".join(
        _BECAUSE.sub("", line, count=1) if _BECAUSE.match(line) else line for line in lines[1:]
    )
    return _ANSWER.sub("", lines[0]).strip(), support.strip(" \"'")


_COUNTED = {
    word: str(number)
    for number, words in enumerate(
        ("one first", "two second", "three third", "four fourth", "five fifth", "six sixth", "seven seventh"),
        1,
    )
    for word in words.split()
}
_PIECE = r"(?:number|no\.?|passage|piece|card|text|quotation)"
_NUMBER_IN_WORDS = re.compile(
    rf"\b(?:(?:{_PIECE} ){{1,2}}(?P<after>{'|'.join(_COUNTED)})|the (?P<before>{'|'.join(_COUNTED)}) {_PIECE}"
    rf"|(?:the )?(?P<nth>\d)(?:st|nd|rd|th) {_PIECE})\b",
    re.IGNORECASE,
)


def _with_figures(reply: str) -> str:
    """Return a reply with the numbers of passages in brackets that it tells in words: "piece number two"."""
    return _NUMBER_IN_WORDS.sub(
        lambda told: f"[{told['nth'] or _COUNTED[(told['after'] or told['before']).casefold()]}]", reply
    )


def _number_beside(line: str) -> re.Match[str] | None:
    """Return an answer and the number of a passage on one line, whichever stands first."""
    forms = (_NUMBER_BEHIND, _ALONE_BEHIND, _BEFORE)
    found = (form.fullmatch(line) for form in forms)
    return next((one for one in found if one and one["answer"].strip()), None)


def _choice_parts(reply: str) -> tuple[str, str]:
    """Return the choice and the numbers of its passages, wherever they stand; a number alone is neither."""
    reply = _with_figures(reply)
    for form, said in ((_IN_BRACKETS, _FIGURES), (_ID, _ID)):
        if found := [one[0] for one in form.finditer(reply)]:
            numbers = [one[0] for text in found for one in said.finditer(text)]
            lines = [
                line for line in form.sub(" ", reply).splitlines() if not _KIND_LINE.fullmatch(tidy(line))
            ]
            return _EDGE.sub("", "\n".join(lines)), ", ".join(numbers)
    answer, support = parts(reply)
    if not support and (beside := _place_beside(answer)):
        return beside
    if not support and (alone := _LETTER_NUMBER.fullmatch(answer)):
        return alone["answer"], alone["number"]
    return ("", "") if not support and _NUMBERS.fullmatch(answer) else (answer, support)


def _place_beside(answer: str) -> tuple[str, str] | None:
    """Return an answer and its place where both stand on one line: "Radchenko, Stallard ¶ 31"."""
    head, comma, tail = answer.rpartition(",")
    return (head, tail.strip()) if comma and _PLACE.match(tidy(tail)) else None


# The support


def _support(text: str, key: _PassageKey, directory: Directory) -> str:
    numbers = _NUMBERS.fullmatch(text.replace("\n", ", ").replace("[", " ").replace("]", " ").strip())
    if numbers:
        named = {int(number) for number in _FIGURES.findall(numbers["numbers"])}
        return "decides" if named <= key.numbers else "other-number"
    located = [_located(line, key, directory) for line in text.split("\n")]
    if None not in located:
        return "supported" if all(located) else "other-place"
    words = words_of(text)
    if len(words) > MOST_WORDS:
        return "too-long"
    said = Words(words, frozenset(words), rows_of_words(words), {})
    if any(quotes(said, passage) for passage in key.held):
        return "supported"
    if len(words) < ROW:
        return "too-few"
    return "elsewhere" if quotes_any(said) else "other-words"


def _located(line: str, key: _PassageKey, directory: Directory) -> bool | None:
    """Tell whether a line names passages or a place that support the answer; `None` where it names neither."""
    named = _ID.findall(line)
    if named and not WORD.findall(_ID.sub("", line)):
        return all(any(passage.id == f"psg-{number}" for passage in key.passages) for number in named)
    place = read_place(line, directory)
    if not place:
        return None
    return place in key.places or any(place == Place(one.source, one.paragraph) for one in key.passages)


def read_place(text: str, directory: Directory) -> Place | None:
    """Read "Stallard ¶ 5", "New Statesman, para. 5" as a paragraph of a source."""
    found = _PLACE.match(tidy(text)) if len(text) <= 120 else None
    source = source_named(found["source"], directory) if found else ""
    return Place(source, int(found["number"])) if found and source else None


@lru_cache(maxsize=512)
def _compiled(key: Key, evidence: tuple[str, ...], directory: Directory) -> _PassageKey | None:
    lines = [line for line in key.answer.splitlines() if line.strip()]
    kind = _KIND_LINE.fullmatch(lines[0].strip()) if lines else None
    if not kind or kind["kind"].casefold() not in FIRST or len(lines) < 2:
        return None
    passages, places, numbers = [], set(), set()
    for line in lines[2:]:
        number = _NUMBERS.fullmatch(line.strip())
        if number:
            numbers |= {int(one) for one in _FIGURES.findall(number["numbers"])}
            continue
        passage = all_passages().get(line.strip().casefold())
        place = read_place(line, directory)
        if passage:
            passages.append(passage)
        elif place:
            places.add(place)
    if not passages and not places and not numbers:
        return None
    at_places = (one for one in all_passages().values() if Place(one.source, one.paragraph) in places)
    compiled = _PassageKey(
        kind["kind"].casefold(),
        replace(key, answer=lines[1].strip()),
        tuple(passages),
        frozenset(places),
        frozenset(numbers),
        (*passages, *at_places),
    )
    return _numbered(compiled, evidence)


KIND = Kind(read, judge, whole=True)
