r"""Judge an order: items from first to last, one a line.

The reply names the items by their words or letters, one a line, or on one line with ">" or ";" between them ("b, d, a"
for letters). Letters that share a line, "d and e", tie. The key is written likewise; items that tie stand on one
line, joined by "&"; a line that begins with "~" is independent of the rest and only has to be there::

    a) a treaty
    b) a war & c) a famine
    ~ d) a book
    ! b > a | 0.3 | The treaty is not what ended the war.

The credit is the pairs of items that stand the right way round minus those that stand the wrong way round, over all
pairs, never below 0 (`order_pairs`): any order at random earns nothing on average. Of items that tie in the key, which
comes first costs nothing, and is remarked. What is not asked for takes its share away. A trap counts in full where the
reply is the trap; where the reply only holds its items in that order, its message is added.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING

from fourcenturies.questions.keys import NAMED_TRAP
from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.kinds.order_pairs import HOW, Groups, Order, against, placed_in, shown_order
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.label_groups import groups_of
from fourcenturies.replies.labels import shown as label_of
from fourcenturies.replies.languages import in_english
from fourcenturies.replies.lines import entries, items, stem
from fourcenturies.replies.text import Unreadable, folded, words_in

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key, Trap
    from fourcenturies.questions.model import Question

_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as an order; please tell your instructor."
)
_MORE = re.compile(r"\s*(?:[-=]{0,20}>+|;|<+)\s*")
_COMMA = re.compile(r"\s*,\s*(?![^()]*\))(?:and\s+)?")
_TIE = re.compile(r"\s*&\s*|\s+=\s+")
# Letters that stand level: "d and e", "d, e", "(d/e)", "d and e together".
_LEVEL = re.compile(
    r"\(?(?P<letters>[a-z](?:\s*(?:,|/|\+|&|=|\band\b|\bwith\b)\s*[a-z])+)\)?"
    r"(?:\)|,?\s+\(?(?:together|tied?|level|at the same time)\)?)?",
    re.IGNORECASE,
)
# The end of "a, b, c and d": a list may end so, and a tie too.
_LAST_TWO = re.compile(r"[a-z]\s+and\s+[a-z]", re.IGNORECASE)
_LEVEL_OR_NOT = (
    "Do the last two share one place, or does one follow the other? "
    "Write one a line, with “&” between two that share a place."
)
_OFFERS = re.compile(
    r"take your pick|whichever|either way"
    r"|\b[a-j]\b\W+(?:or|oder)\b(?:\s+\w+)?\W+[a-j]\b|\bsoit\b.*\bsoit\b|\b(?:just as well|you decide)\b",
    re.IGNORECASE,
)
# "Or the other way round": looked for once, after the first "or".
_OR_ELSE = re.compile(r"\bor\b", re.IGNORECASE)
_OTHER_WAY = re.compile(r"\b(?:other way|reverse|vice versa|opposite|backwards)\b", re.IGNORECASE)
_TWO_ORDERS = "Two orders are offered here: give one."
_TAKES_BACK = re.compile(
    r"\b(?:not|n't|never) (?:\w+ )?(?:choose|chose|pick|take|mean|my (?:answer|choice))\b", re.IGNORECASE
)
_TAKEN_BACK = "This says which order it is not. Say which it is."
_LETTER = re.compile(r"\b[a-z]\b", re.IGNORECASE)
_RUN = re.compile(r"[a-z]{2,26}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Orders:
    """A key: the orders that are accepted, and each trap with its places in the first of them."""

    accepted: tuple[Order, ...]
    traps: tuple[tuple[list[int], Trap], ...]


def read(question: Question, reply: str, _directory: Directory | None) -> Verdict:
    """Say in which order a reply is understood."""
    groups = _groups(reply, question.items)
    if isinstance(groups, Unreadable):
        return Verdict("unreadable", 0.0, groups.message)
    if sum(map(len, groups)) < 2:
        return Verdict("unreadable", 0.0, HOW)
    return Verdict("read", 0.0, "Noted.", shown_order(groups))


def judge(question: Question, reply: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge the order in which a reply names the items."""
    compiled = _compiled(key)
    if not compiled.accepted:
        return _KEY_BROKEN
    groups = _groups(reply, question.items)
    if isinstance(groups, Unreadable) or sum(map(len, groups)) < 2:
        return Verdict("unreadable", 0.0, groups.message if isinstance(groups, Unreadable) else HOW)
    beside = [placed_in(groups, order) for order in compiled.accepted]
    verdict = max(map(against, repeat(groups), beside, compiled.accepted), key=_rank)
    return _trapped(beside[0].named(), compiled.traps, verdict) if verdict.credit < 1 else verdict


def _rank(verdict: Verdict) -> tuple[bool, float]:
    return verdict.status != "unreadable", verdict.credit


# The reply


def _groups(reply: str, known: tuple[str, ...] = ()) -> Groups | Unreadable:
    lines = entries(reply)
    if isinstance(lines, Unreadable):
        return lines
    english = [in_english(line, letters=True) for line in lines]
    if any(map(_offers_another, (*lines, *english))):
        return Unreadable(_TWO_ORDERS)
    if any(map(_TAKES_BACK.search, english)):
        return Unreadable(_TAKEN_BACK)
    row = _row(lines, known) or _by_periods(lines, known)
    if row:
        return row
    lettered = (_lettered(lines, known) or _narrated(lines, known)) if lines else []
    if lettered:
        return lettered
    one = len(lines) == 1 and not _MORE.search(lines[0])
    if len(lines) == 1:
        lines = _one_line(lines[0])
    if one and len(lines) > 1 and _LAST_TWO.fullmatch(lines[-1]):
        return Unreadable(_LEVEL_OR_NOT)
    lines = [_BESIDE.sub("", _THEN_WORDS.sub("", line)).strip() or line for line in lines]
    groups = [_level(line) if len(lines) > 1 else _tied(line) for line in lines]
    return [group for group in groups if group] or Unreadable(HOW)


# All letters in a row, whatever stands between them and beside: "f / b / d (sure: 85 %)", "f, b, d. I was unsure of d".
_ROW = re.compile(
    r"(?<![^\W_])\(?[a-z]\)?(?:[^\S\n]*(?:[,;/|·][^\S\n]*(?:and\s+|then\s+)?|(?:[-–=]{0,3}>+|[-–]|\bthen\b|(?<=\s))[^\S\n]*)"
    r"\(?[a-z]\b\)?){2,25}",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"[,;/|·>]|[-–](?!>)|\bthen\b")
_CORRECTS = re.compile(
    r"\b(?:wait|instead|swap\w*|rather|correct\w*|chang\w+|sorry|scrap|forget|wrong|no,|tied?|together|level|same|reverse\w*)\b",
    re.IGNORECASE,
)


def _row(lines: list[str], known: tuple[str, ...]) -> Groups:
    """Return the one row of a reply in which every item stands once; what is said beside it is not read."""
    if len(known) < 3:
        return []
    wanted = sorted(item[0].casefold() for item in known)
    text = " \n ".join(lines)
    rows = {
        tuple(letters)
        for found in _ROW.finditer(text)
        if sorted(letters := _LETTER.findall(found[0].casefold())) == wanted
        and len({joint for joint in _JOINTS.findall(found[0].casefold()) if joint != "then"}) <= 1
    }
    return [[letter] for letter in rows.pop()] if len(rows) == 1 and not _CORRECTS.search(text) else []


_SWAPS = re.compile(r"\b(?:no,? wait|wait,? no|swap)\b", re.IGNORECASE)


# "17th century: f, b" and below it "19th century: d": what stands under one time is in order, too.
_PERIOD = re.compile(
    r"^(?:in |the |around |about )*(?:\d{1,2}(?:th|st|nd)|\d{4}s?|[a-z]+teenth|twentieth|twenty-first)\b[^:]{0,24}?:\s*"
    r"(?P<letters>\(?[a-z]\)?(?:\s*,\s*(?:then )?\(?[a-z]\b\)?)*)(?:\s*\([^()]*\))?\.?$",
    re.IGNORECASE,
)


def _by_periods(lines: list[str], known: tuple[str, ...]) -> Groups:
    """Return the items of a reply that groups them by their times."""
    found = [_PERIOD.match(line) for line in lines] if len(lines) > 1 else []
    letters = [letter for one in found if one for letter in _LETTER.findall(one["letters"])]
    whole = bool(found) and all(found) and len(letters) == len(known) > len(found)
    return [[letter] for letter in letters] if whole else []


def _offers_another(line: str) -> bool:
    """Tell whether a line leaves a choice between two orders."""
    if all(len(word) == 1 for word in words_in(line)):
        return False
    other = _OR_ELSE.search(line)
    return bool(
        _OFFERS.search(line) or _SWAPS.search(line) or (other and _OTHER_WAY.search(line, other.end()))
    )


# The letters at the head of a line, before a year or the item's own words: "d & e (1900)", "c Gorbachev".
_HEAD = re.compile(
    r"^\(?(?P<letters>[a-z]\)?(?:\s*(?:&|,|/|\+|=|\band\b)\s*\(?[a-z](?![^\W_])\)?)*)(?=$|[\s).:,–-])",
    re.IGNORECASE,
)


def _lettered(lines: list[str], known: tuple[str, ...]) -> Groups:
    """Return the letters of a reply in which words or years stand beside them; nothing where letters stand alone."""
    lines = [_THEN.sub("", line) for line in lines]
    if len(lines) > 1 and not groups_of(lines[0]) and lines[0].endswith((":", "so", "are", "is")):
        lines = lines[1:]
    bare = [
        " ".join(_YEARS.sub(" ", in_english(line, letters=True)).split()).strip(" .,;:-–()") for line in lines
    ]
    if len(lines) > 1:
        if any(_SECOND_WORDS.search(line) for line in bare):
            return []
        if any(_OR.search(line) for line in bare):
            return []
        heads = [_HEAD.match(line) for line in bare]
        if all(heads):
            groups = [_LETTER.findall(head["letters"]) for head in heads if head]
            first = {letter.casefold() for group in groups for letter in group}
            second = (
                [letter for letter in _SECOND.findall(line) if letter.casefold() not in first]
                for line in bare
            )
            return [group + more for group, more in zip(groups, second, strict=True)]
        among = [groups_of(line) for line in bare]
        return [_letters(group[0].places) for group in among] if all(among) else []
    if _PLAIN_LETTERS.fullmatch(lines[0]) or _LIST.fullmatch(lines[0]):
        return []
    line = _A_THEN.sub("a)", bare[0])
    lone = [letter.casefold() for letter in _LETTER.findall(line)]
    if len(lone) > 2 and sorted(lone) == [item[0].casefold() for item in known]:
        line = _LONE_A.sub("a)", line)  # each letter stands there once, so none of them is an article
    line = _A_NUMBERED.sub("a) ", line) if _NUMBERED.search(line) else line
    told = _EQUAL.sub(r" then \1 & \2 then ", line)
    return _sequence(_LEVEL_PAIR.sub(r" then \1 & \2 then ", _AT_THE_END.sub(r" then \1) ", told)))


# "… and a last", "… and d at the end"; "b and f together", "b and f tie".
_AT_THE_END = re.compile(
    r"(?:,?\s+and\s+|,\s*|;\s*|\s)\(?\b([a-j])\)?(?=,? (?:comes? |is |goes )?(?:(?:the )?(?:very )?last|lastly|finally|"
    r"at the (?:very )?end)\b(?!\s+(?:\w+\s+)?[a-j]\b))",
    re.IGNORECASE,
)
_A_THEN = re.compile(r"\ba(?=,? (?:then|next|after|before|followed)\b)", re.IGNORECASE)
_LONE_A = re.compile(r"\ba\b", re.IGNORECASE)
# "1) a joint statement 2) d Crimea": behind a number a letter is a label.
_NUMBERED = re.compile(r"\b\d[).]\s*[b-j]\s")
_A_NUMBERED = re.compile(r"(?:^|(?<=\b\d[).]))\s*a\s", re.IGNORECASE)
_EQUAL = re.compile(r"\b([a-j])\)?\s*(?:=|\bwith\b|\balongside\b)\s*\(?([a-j])\b", re.IGNORECASE)
_LEVEL_PAIR = re.compile(
    r"\b([a-j])\)?\s*(?:,|/|\+|&|\band\b)\s*\(?([a-j])\)?(?=\W{0,2}(?:(?:are|were|stand|come|at|in) )?"
    r"(?:the )?(?:together|tied?|level|both|same (?:time|year)|at once)\b)",
    re.IGNORECASE,
)
_LIST = re.compile(r"\(?[a-z]\)?(?:\s*(?:,|/|\band\b|,\s*and\b|&)\s*\(?[a-z]\)?)+\W*", re.IGNORECASE)
_SECOND_WORDS = re.compile(r"&\s*\(?[a-z][).:]\s*\w{2}", re.IGNORECASE)
_SECOND = re.compile(r"&\s*([a-z])(?=\s+\w{2})", re.IGNORECASE)
_BESIDE = re.compile(r"\s*\((?:[^()]*\b(?:yr|year|time|same|both|together|tie)\b[^()]*|(?:in )?\d{4})\)")
_THEN_WORDS = re.compile(r"^(?:and |then |next |finally |after that |lastly |last |first )+", re.IGNORECASE)
_OR = re.compile(r"\b[a-z]\)? or \(?[a-z]\b", re.IGNORECASE)
_THEN = re.compile(
    r"^(?:and |then |next |first(?:ly)? |last(?:ly)? |finally |second(?:ly)? |third(?:ly)? |after that |at last |"
    r"comes? |,\s*)+(?=\(?[a-z]\b)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\(?\b(?:in )?(?:1[5-9]|20)\d\d(?:\s?[-–/]\s?\d{2,4})?s?\b\)?:?")
_PLAIN_LETTERS = re.compile(r"[a-z](?:\s*(?:,|;|-*>|&|=|<)\s*[a-z]\b)*\W*|[a-z](?: [a-z])*", re.IGNORECASE)


def _narrated(lines: list[str], known: tuple[str, ...]) -> Groups:
    """Return the letters of the items that a reply tells of in its own words, in the order of its sentences."""
    text = folded(" . ".join(lines))
    if len(known) < 2 or len(lines) > 1 or len(text.split()) < 2 * len(known):
        return []
    stems = [{stem(word) for word in _WORDS.findall(folded(item))} for item in known]
    shared = {
        word
        for place, mine in enumerate(stems)
        for word in mine
        if any(word in other for other in stems[:place] + stems[place + 1 :])
    }
    at: dict[int, int] = {}
    for found in _WORDS.finditer(text):
        for place, mine in enumerate(stems):
            if stem(found[0]) in mine - shared and len(found[0]) > 3:
                at.setdefault(place, found.start())
    if len(at) < len(known):
        return []
    told: Groups = []
    before = -1
    for place in sorted(at, key=at.__getitem__):
        sentence = text[text.rfind(".", 0, at[place]) + 1 :].partition(".")[0].partition(";")[0]
        same = before >= 0 and not _CUT.search(text[before : at[place]]) and _LEVEL_WORDS.search(sentence)
        told[-1].append(known[place][0]) if same else told.append([known[place][0]])
        before = at[place]
    return told


_WORDS = re.compile(r"[^\W\d_]+")
_CUT = re.compile(r"[.;]|\bthen\b|\bafter\b|\bfollowed\b|\bfinally\b|\bnext\b|\bsecond\b")
_LEVEL_WORDS = re.compile(r"\b(?:both|same|together|share|tie|tied|level|at once)\b")


def _letters(places: list[int]) -> list[str]:
    return [label_of(place) for place in places]


def _sequence(line: str) -> Groups:
    """Read "first d & e, then b", "c e b&f d a": those that "&" joins, or "and" between two alone, stand level."""
    found = groups_of(line)
    if sum(len(group.places) for group in found) < 2:
        return []
    told: Groups = []
    for group in found:
        level = len(found) > 1 and len(group.places) == 2
        for place, tie in zip(group.places, group.ties, strict=True):
            if told and tie and (level or "&" in line):
                told[-1].append(label_of(place))
            else:
                told.append([label_of(place)])
    return told


def _level(line: str) -> list[str]:
    """Return the items of a line of several: letters stand level however they are joined."""
    found = _LEVEL.fullmatch(line)
    return _LETTER.findall(found["letters"]) if found else _tied(line)


def _tied(line: str) -> list[str]:
    return [part for part in _TIE.split(line) if part] if "&" in line or "=" in line else [line]


def _one_line(line: str) -> list[str]:
    parts = [part for part in _MORE.split(line) if part]
    if len(parts) == 1:
        parts = [part for part in _COMMA.split(line) if part]
    if len(parts) == 1 and "&" not in line and all(len(word) == 1 for word in line.split()):
        parts = line.split()
    if len(parts) == 1 and _RUN.fullmatch(line) and len(set(line.casefold())) == len(line):
        return list(line) if max(line.casefold()) < chr(ord("a") + 2 * len(line)) else parts
    return parts


# The key


@lru_cache(maxsize=4096)
def _compiled(key: Key) -> _Orders:
    found = [_order(text) for text in (key.answer, *key.also)]
    accepted = tuple(order for order in found if len(order.ranks) > 1)
    traps = [(_groups(trap.reply), trap) for trap in key.traps if accepted]
    return _Orders(
        accepted,
        tuple(
            (placed_in(groups, accepted[0]).named(), trap)
            for groups, trap in traps
            if not isinstance(groups, Unreadable)
        ),
    )


def _order(text: str) -> Order:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        lines = _one_line(lines[0])
    texts: list[str] = []
    ranks: list[int | None] = []
    for rank, line in enumerate(lines):
        free = line.startswith("~")
        several = [part for part in _TIE.split(line.lstrip("~ ")) if part]
        texts += several
        ranks += [None if free else rank] * len(several)
    return Order(items(texts), tuple(ranks))


# The verdict


def _trapped(mine: list[int], traps: tuple[tuple[list[int], Trap], ...], verdict: Verdict) -> Verdict:
    for places, trap in traps:
        if verdict.status == "unreadable":
            break
        if places and places == mine:
            return graded(trap.credit, trap.message, verdict.read_as, trap.name)
        rest = iter(mine)
        if len(places) > 1 and all(place in rest for place in places):
            name = verdict.misconception if trap.name == NAMED_TRAP else trap.name
            return verdict._replace(message=f"{verdict.message} {trap.message}", misconception=name)
    return verdict


KIND = Kind(read, judge, whole=True)
