"""Free text read as a number: with its unit, its hedge, its range, or the reply that figures are not comparable.

"50,000 students", "50 000", "50.000", "50k", "5万", "fifty thousand", "about a fifth", "40-44 meetings", "over 40".
The words themselves stand in `quantity_words`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fourcenturies.replies.claims import ANYBODY, Claim, Piece, pieces, read_claim, takes_back
from fourcenturies.replies.disowned import own_claim
from fourcenturies.replies.doubt import without_doubt
from fourcenturies.replies.languages import in_plain_english
from fourcenturies.replies.plain_quantities import COMPACT, HAN, HOW, SEVERAL, Quantity, from_han, read_plain
from fourcenturies.replies.quantity_words import SIGNS, spelt
from fourcenturies.replies.silence import NotStated, denies_saying, says_not_stated
from fourcenturies.replies.text import Unreadable, folded, own_words, shortened, word_set, words_in

_TOO_LONG = "This is too long to be read for certain: give the number alone."
_OPEN = f"This says what it is not, or leaves a choice open. {HOW}"


@dataclass(frozen=True, slots=True)
class NotComparable:
    """The reply says that the figures cannot be set side by side."""


Claimed = Quantity | NotComparable | NotStated
Reading = Quantity | NotComparable | NotStated | Unreadable

_RATE = re.compile(
    r"\b(?:a|an|per|each|every) (?P<time>year|month|week|day)\b|\b(?:annually|yearly|annual|p\.a\.)(?!\w)|/ ?year\b"
    r"|每年"
)
# A sum and its result: "44 - 40 = 4", "4 = 44 - 40"; the result is read.
_SUM = re.compile(
    r"^\d[\d,.]*(?: ?[-–−+] ?\d[\d,.]*)+ ?= ?(?P<after>[^=]+)$"
    r"|^(?P<before>[^=]+?) ?= ?\d[\d,.]*(?: ?[-–−+] ?\d[\d,.]*)+$"
)
_NOT_COMPARABLE = re.compile(
    r"\b(?:not|isnt|arent|hardly|never) (?:\w+ )?(?:compar[aei]b\w*|compared|be compared)\b|\bincompar[aei]b\w*\b"
    r"|\bincommensura\w+|\b(?:no|non|nicht|pas) (?:son |sont |sind )?(?:compara|vergleichba)\w+"
    r"|\b(?:cannot|cant|can not|could not|should not|must not) (?:\w+ ){0,3}?compar\w+|\bno comparison\b"
    r"|\buncomparable\b|\b(?:not|cannot|cant) (?:\w+ ){0,2}?(?:subtract\w*|take (?:one|the one|it|them) from)\b"
    r"|\bnon ?-?comparable\b|несравним|несопоставим|нельзя сравн|不可比|无法比较|不能比较|没有可比性"
)
_COMPARING = ("comp", "comm", "subtract", " from")
# "They count different things", "the rules differ", "not the same kind of meeting".
_THINGS = r"(?:things?|kinds?|sorts?|types?|rules?|meetings?|ways?|talks?|methods?|units?)"
_TOTALS = r"(?:totals?|numbers?|counts?|texts?|articles?|sources?|writers?)"
_TWO_OF = re.compile(
    rf"\btwo (?:different )?(?:{_TOTALS}|rules|kinds|things|ways)\b|\bone[ -](?:on|to)[ -]one\b"
    r"|\bone(?= counts?\b)"
)
# Where it is said that it cannot be told, figures of the task may stand: "40 is of one kind, for 44 we do not know".
_CANNOT = re.compile(
    r"\b(?:cant|cannot|can not|couldnt|not possible|impossible|no (?:answer|way)|unable|unanswerable|"
    r"(?:do|does) not (?:tell|allow))\b"
)
_NUMBER_FIRST = re.compile(
    r"\W*(?:(?:about|around|its?|is|i|think|probably|roughly|they met) )*\d+\s*(?:$|[.,;(!]|\w+ ?times)"
)
_TOTAL = re.compile(r"\d+|\bone(?= (?:counts?|is|of|only|text|total|article|writer|man)\b)")
_ANY_NUMBER = re.compile(
    r"\d|\b(?:zero|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand)\b"
)
_APART = re.compile(
    r"\b(?:doesnt|dont|didnt|(?:does|do|did) not|never|nobody) (?:say|tell|know|give|explain|define)s?(?: us)? "
    r"(?:what|how|which|(?:the|a|any|his|her|its|their) rules?)\b|\b(?:no|without a) rule\b"
    r"|\bcounts? (?:only|just) \w|\bnicht (?:das ?selbe|das gleiche)\b|\bpas la meme chose\b"
    r"|\bno (?:cuentan|son) lo mismo\b|не одно и то же|不是同一|"
    rf"\bdifferent (?:\w+ ){{0,2}}?{_THINGS}\b|\bdifferently\b|\b{_THINGS} (?:\w+ )?(?:differ|differs|are different)\b"
    rf"|\b(?:not|dont|doesnt|never|isnt|arent) (?:\w+ ){{0,4}}?(?:the )?same(?: {_THINGS}| way)?\b"
)
_ON_COUNTING = word_set("""
    different differently differ differs same gleiche rule rules count counts what how which meme lo
    nicht
    """)
_LEFT_OPEN = re.compile(r"\bor\b.*\d|\d.*\bor\b|\?", re.DOTALL)
_DENIED = re.compile(
    r"\b(?:not|never|or|except|neither|nor|but|isnt|wasnt|wrong|false|untrue|incorrect|или|не)\b|或"
)


def read_quantity(reply: str) -> Reading:
    """Read a reply as a number.

    >>> read_quantity("about 50 000 students") == read_quantity("roughly fifty thousand students")
    True
    """
    return claimed_quantity(reply).reading


def claimed_quantity(reply: str) -> Claim[Reading]:
    """Read a reply as a number; return it with the words that were set aside."""
    line = shortened(reply)
    if line is None:
        return Claim(Unreadable(_TOO_LONG))
    missing = _SO_MANY_MISSING.match(line)
    if missing:
        line = f"{missing[1].strip()}{line[missing.end() :]}"
    plainly = _STRETCH.sub(" ", without_doubt(in_plain_english(line)))
    told = own_claim(plainly)
    if told and _DIGIT.search(told[0]) and _DIGIT.search(told[1]):
        return Claim(_strict(told[1]), own_words((told[0],), line))
    apart = _counts_apart(folded(plainly)) or (plainly != line and _counts_apart(folded(line)))
    whole = NotComparable() if apart else _strict(plainly)
    if not isinstance(whole, Unreadable):
        return Claim(whole)
    claim: Claim[Claimed] | Unreadable | None = read_claim(plainly, _not_a_year, _weigh)
    return claim if isinstance(claim, Claim) else Claim(claim or whole)


# "One talk is missing": of so many, and not that nothing is stated.
_SO_MANY_MISSING = re.compile(
    r"((?:(?:only|just|nur|exactly|es) )*(?:one|two|three|four|five|six|\d{1,3}|eine?s?|zwei|drei|vier) "
    r"(?:(?:more|other|further|weitere[rs]?) )?(?:(?!is\b|are\b)[^\W\d_]+ )?)(?:(?:is|are|was|were) )?(?:still )?"
    r"(?:missing|lacking|fehlt|fehlen)\b(?: (?:from|in) the row)?",
    re.IGNORECASE,
)
# "… lie between 2 July and 14 November 1860", "between 1618 and 1644": what is counted, and not the count.
_DAY = r"(?:(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:[^\W\d_]{3,9})(?:,? \d{4})?)|(?:1[5-9]|20)\d\d)"
_STRETCH = re.compile(rf"\b(?:between|from) {_DAY} (?:and|to|until) {_DAY}\b", re.IGNORECASE)


def _strict(line: str) -> Claimed | Unreadable:
    plain = COMPACT.sub(lambda found: f"{found[0]} ", folded(line))
    signs = None if not plain.isascii() else frozenset(SIGNS.findall(plain))
    if (signs is None or any(sign in plain for sign in _COMPARING)) and _NOT_COMPARABLE.search(plain):
        return Unreadable(_OPEN) if _LEFT_OPEN.search(plain) else _compared(plain)
    worded = signs is None or not _DIGIT.search(plain)
    if worded and (says_not_stated(line) or denies_saying(line)):
        return NotStated()
    plain = spelt(_without_sum(plain), signs)
    if (signs is None or signs & _DENYING) and _DENIED.search(plain):
        return Unreadable(_OPEN)
    rate = _RATE.search(plain) if signs is None or signs & _TIMES else None
    if rate:
        plain = _RATE.sub(" ", plain)
    reading = read_plain(plain if signs is not None else HAN.sub(from_han, plain))
    if isinstance(reading, Unreadable) or not rate:
        return reading
    return Quantity(reading.low, reading.high, reading.hedge, reading.unit, rate["time"] or "year")


def _counts_apart(plain: str) -> bool:
    """Tell whether a reply without a number says that two figures do not count one thing."""
    may = not plain.isascii() or not _ON_COUNTING.isdisjoint(words_in(plain))
    if not may or not _APART.search(plain):
        return False
    rest = _TWO_OF.sub(" ", plain)
    if _CANNOT.search(plain) and not _NUMBER_FIRST.match(plain):
        rest = _TOTAL.sub(" ", rest)
    return not _ANY_NUMBER.search(rest)


def _compared(plain: str) -> Reading:
    """Read "not comparable", unless a number is claimed beside it: "4, not comparable"."""
    rest = _NOT_COMPARABLE.sub(" ; ", plain)
    claimed = [piece for piece in pieces(rest) if piece.tie != "reason" and _claims_number(piece.text)]
    several = [
        piece
        for piece in claimed
        if _MEANINGLESS.search(piece.text)
        or len(_DIGITS.findall(piece.text)) > 1
        or _COUNTS_OF.search(piece.text)
    ]
    return NotComparable() if len(several) == len(claimed) else Unreadable(_BOTH)


def _claims_number(text: str) -> bool:
    return bool(_DIGIT.search(text)) or (bool(_WORDED.search(text)) and isinstance(_strict(text), Quantity))


_WORDED = re.compile(
    r"\b(?:four|five|six|seven|eight|nine|ten|\w+teen|twenty|thirty|fou?rty|fifty|hundred)\b"
)
_DIGITS = re.compile(r"\d+")
_MEANINGLESS = re.compile(
    r"\b(?:means? nothing|meaningless|says? nothing|makes? no sense|would be wrong|is no answer|pointless|useless)\b"
)
_COUNTS_OF = re.compile(
    r"\b(?:counts?|counted|includes?|covers?|other|one|another|until|up to)\b|\bthe \d+ (?:\w+ )?(?:is|are|was|were|"
    r"do|does)\b|\bthe \d+ not stated"
)
_BOTH = f"This gives a number and says that none can be given: give one answer. {HOW}"


_YEAR_ALONE = re.compile(
    r"\W*(?:in |for |of |from |the |year |за |за год )*(?:1[5-9]|20)\d\d(?: year| год\w*)?\W*"
)


def _not_a_year(text: str) -> Claimed | Unreadable:
    """Read a piece as a number, unless it is a year alone."""
    if _YEAR_ALONE.fullmatch(text.casefold()):
        return Unreadable(HOW)
    return _strict(text)


def _weigh(piece: Piece, reading: Claimed) -> str:
    """Return "" where a piece may stand beside a number, else the sentence that says why not."""
    if ANYBODY.match(piece.text.casefold()):
        return _OPEN
    if piece.tie == "denied" or piece.text.casefold().startswith("not "):
        return ""
    if takes_back(piece.text):
        return _OPEN
    other = _strict(piece.text)
    if isinstance(other, Unreadable) or piece.tie == "reason":
        return ""
    if isinstance(other, NotComparable) or isinstance(reading, NotComparable):
        return _BOTH
    if isinstance(other, NotStated) or isinstance(reading, NotStated):
        return "" if isinstance(reading, NotStated) and len(piece.text.split()) > 3 else _OPEN
    return _weigh_number(piece, other, reading)


_WORDED_PIECE = re.compile(r"[^\W\d_]{3}")


def _weigh_number(piece: Piece, other: Quantity, reading: Quantity) -> str:
    """Weigh another number beside the one that was read."""
    text = piece.text.casefold()
    if (other.low, other.high) == (reading.low, reading.high) or _YEAR_ALONE.fullmatch(text):
        return ""
    if (_OF_SOURCE.search(text) and len(text.split()) > 2) or _TOLD_OF.search(text):
        return ""
    if piece.tie == "bracket" and _WORDED_PIECE.search(text):
        return ""
    told = len(piece.text.split()) > 3 and piece.tie in {"bracket", "stop", "dash"}
    if other.low < other.high and not told:
        return SEVERAL
    return "" if told or _FROM_A_SUM.search(piece.text) else SEVERAL


_TOLD_OF = re.compile(
    r"\bthe (?:other )?\d[\d.,]* ?(?:%|per ?cent|\w+)? ?(?:is|was|are|were|comes|come|counts|count|belongs|stands|"
    r"isn?'?t)\b"
    r"|(?:那个|这个|另一个?)\s?\d[\d.]*%?.{2,}"
)
_OF_SOURCE = re.compile(r"\b(?:card|article|source|text|exact(?:ly)?|figure|map|other)\b")
_FROM_A_SUM = re.compile(r"\d\s?[-–−+x×*/]\s?\d|\b(?:minus|plus|out of|less)\b")


def _without_sum(plain: str) -> str:
    found = _SUM.match(plain) if "=" in plain else None
    return (found["after"] or found["before"]) if found else plain


_DIGIT = re.compile(r"\d")
_DENYING = frozenset(
    [
        "not",
        "never",
        "or",
        "except",
        "neither",
        "nor",
        "but",
        "isnt",
        "wasnt",
        "wrong",
        "false",
        "untrue",
        "incorrect",
    ]
)
_TIMES = frozenset(["a", "an", "per", "each", "every", "annually", "yearly", "annual", "p", "/"])
