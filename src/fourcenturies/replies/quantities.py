"""Free text read as a number: with its unit, its hedge, its range, or the reply that figures are not comparable.

"50,000 students", "50 000", "50.000", "50k", "5万", "fifty thousand", "about a fifth", "40-44 meetings", "over 40".
The words themselves stand in `quantity_words`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from fourcenturies.replies.claims import ANYBODY, Claim, Piece, pieces, read_claim, takes_back, without_doubt
from fourcenturies.replies.disowned import own_claim
from fourcenturies.replies.languages import in_plain_english
from fourcenturies.replies.quantity_words import IN_YEARS, ONES, PARTS, SCALES, SIGNS, TENS, UNIT_OF, spelt
from fourcenturies.replies.silence import NotStated, denies_saying, says_not_stated
from fourcenturies.replies.text import Unreadable, folded, own_words, shortened

HOW = "Write one number with its unit, one range such as “3–5 miles”, “not stated”, or “not comparable”."
_TOO_LONG = "This is too long to be read for certain: give the number alone."
_OPEN = f"This says what it is not, or leaves a choice open. {HOW}"
_SEVERAL = f"More than one number stands here. {HOW}"

Count = int | Fraction


@dataclass(frozen=True, slots=True)
class NotComparable:
    """The reply says that the figures cannot be set side by side."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range; `hedge` is "", "about", "over" or "under", `rate` the time in "a year"."""

    low: Count
    high: Count
    hedge: str = ""
    unit: str = ""
    rate: str = ""

    def words(self) -> str:
        """Return the quantity as it is shown: "about 50,000 students"."""
        number = _shown(self.low) + (f"–{_shown(self.high)}" if self.high != self.low else "")
        return " ".join(filter(None, (self.hedge, number, self.unit, self.rate and f"a {self.rate}")))


Claimed = Quantity | NotComparable | NotStated
Reading = Quantity | NotComparable | NotStated | Unreadable

_RATE = re.compile(
    r"\b(?:a|an|per|each|every) (?P<time>year|month|week|day)\b|\b(?:annually|yearly|annual|p\.a\.)(?!\w)|/ ?year\b"
    r"|每年"
)
_YEAR = re.compile(
    r"\b(?:the )?(?:1[5-9]|20)\d\d(?:'?s)?\b(?= (?:number|figure|value|one|share|estimate|count|\d|a little|over|"
    r"about|more))(?: (?:number|figure|value|one|share|estimate|count))?:?"
    r"|\bbetween (?:(?:the|these|those) )?two\b"
    r"|\b(?:in|by|since|during|year|until|till|from|for|of|as of|end of)(?: the)?(?: (?:early|mid|late))? ?-?"
    r" (?:1[5-9]|20)\d\d\b(?! ?[^\W\d_]*(?:million|thousand))"
)
# A year, or a span of years, that stands apart: "3 per cent (2014)", "3 per cent, 2014", "2014: 3 per cent".
_YEARS = (
    r"(?:in |from |between )?(?:1[5-9]|20)\d\d"
    r"(?: ?[-–/] ?(?:\d\d)?\d\d| (?:to|until|till|and) (?:1[5-9]|20)\d\d)?"
)
_YEAR_APART = re.compile(
    rf"\(\s*{_YEARS}\s*\)|(?<=[^\W\d]),\s*{_YEARS}\s*\.?$|(?:(?<=%)|(?<=% )),\s*{_YEARS}\s*\.?$"
    rf"|^{_YEARS}(?:\s*:| (?:is|are|makes|gives))\s"
)
_FOUR_FIGURES = re.compile(r"\d{4}")
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
_LEFT_OPEN = re.compile(r"\bor\b.*\d|\d.*\bor\b|\?", re.DOTALL)
_DENIED = re.compile(
    r"\b(?:not|never|or|except|neither|nor|but|isnt|wasnt|wrong|false|untrue|incorrect|или|не)\b|或"
)
_COUNT = re.compile(
    r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|[1-9]\d{0,2}(?P<sign>[ ,.])\d{3}(?:(?P=sign)\d{3})*(?:[.,]\d+)?(?!\d)"
    r"|\d+(?:[.,]\d+)?"
)
_TOKEN = re.compile(rf"(?P<count>{_COUNT.pattern})|[^\W\d_]+|[%$€£¥₽–/+-]")
_HAN = re.compile("[〇零一二两三四五六七八九十百千万萬亿億]+")
_HAN_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


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
    plain = _COMPACT.sub(lambda found: f"{found[0]} ", folded(line))
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
    reading = _read_plain(plain if signs is not None else _HAN.sub(_from_han, plain))
    if isinstance(reading, Unreadable) or not rate:
        return reading
    return Quantity(reading.low, reading.high, reading.hedge, reading.unit, rate["time"] or "year")


def _counts_apart(plain: str) -> bool:
    """Tell whether a reply without a number says that two figures do not count one thing."""
    if not _APART.search(plain):
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
        return _SEVERAL
    return "" if told or _FROM_A_SUM.search(piece.text) else _SEVERAL


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
_COMPACT = re.compile(r"[$€£¥₽]")


def _read_plain(plain: str) -> Quantity | Unreadable:
    without = _YEAR.sub(" ", _YEAR_APART.sub(" ", plain) if _FOUR_FIGURES.search(plain) else plain)
    first = _read_tokens([_Token(found) for found in _TOKEN.finditer(without)])
    if isinstance(first, Unreadable) and without != plain and first.message == HOW:
        return _read_tokens([_Token(found) for found in _TOKEN.finditer(plain)])
    return first


class _Token:
    """A piece of a line: its text, and its value where it is written in digits."""

    __slots__ = ("count", "text")

    def __init__(self, found: re.Match[str]) -> None:
        self.text = found[0]
        self.count = _value(found[0], found["sign"]) if found["count"] else None


def _value(text: str, sign: str | None) -> Count:
    """Return the value of digits: a sign before exactly three digits parts thousands, any other decimals."""
    if text.isdecimal():
        return int(text)
    if sign:
        whole, _, rest = text.partition(sign) if sign == " " else (text, "", "")
        text = (whole + rest).replace(" ", "") if sign == " " else text.replace(sign, "")
    if text.count(",") > 1:
        text = text.replace(",", "")
    return int(text) if text.isdecimal() else Fraction(text.replace(",", "."))


_RANGE_SIGNS = frozenset({"-", "–", "to", "до", "至", "到"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A number in a line: where it begins and ends, its value and last scale, whether it is a part of a whole."""

    start: int
    end: int
    value: Count
    scale: int = 1
    part: bool = False


def _read_tokens(tokens: list[_Token]) -> Quantity | Unreadable:
    found = _numbers(tokens)
    if not found:
        return Unreadable(HOW)
    first, last = found[0], found[-1]
    if len(found) == 1:
        return _with_unit(tokens, first, (first.value, first.value))
    between = [token.text for token in tokens[first.end : last.start]]
    if len(found) > 2:
        return Unreadable(_SEVERAL)
    if between == ["out", "of"] and first.value <= last.value and last.value:
        share = Fraction(first.value * 100) / last.value
        return _with_unit(tokens, _Found(first.start, last.end, share, part=True), (share, share))
    if not _is_range(between, tokens[: first.start]):
        return Unreadable(_SEVERAL)
    low, high = first.value, last.value
    if first.scale == 1 and last.scale > 1 and low * last.scale < high:
        low *= last.scale
    span = _Found(first.start, last.end, low, part=first.part or last.part)
    return _with_unit(tokens, span, (low, high)) if low <= high else Unreadable(HOW)


def _numbers(tokens: list[_Token]) -> list[_Found]:
    found: list[_Found] = []
    place = 0
    while place < len(tokens):
        begins = tokens[place].count is not None or tokens[place].text in _BEGINNINGS
        number = _compound(tokens, place) if begins else None
        if number:
            found.append(number)
        place = number.end if number else place + 1
    return found


def _is_range(between: list[str], before: list[_Token]) -> bool:
    if any(text in _RANGE_SIGNS for text in between):
        return all(text in _RANGE_SIGNS or text in UNIT_OF or text == "about" for text in between)
    return between == ["and"] and any(token.text in {"between", "from"} for token in before)


def _with_unit(tokens: list[_Token], span: _Found, ends: tuple[Count, Count]) -> Quantity:
    words = [token.text for token in tokens]
    after, before = words[span.end :], words[: span.start]
    hedges = [text for text in before[-4:] + after[:3] if text in {"about", "over", "under"}]
    if after[:1] in (["+"], ["plus"]):
        hedges.append("over")
    hedge = hedges[0] if hedges else ""
    if span.part:
        return Quantity(*ends, hedge, "per cent")
    for word in (*words[span.start : span.end], *after, *reversed(before)):
        if word in IN_YEARS:
            return Quantity(ends[0] * IN_YEARS[word], ends[1] * IN_YEARS[word], hedge, "years")
        if word in UNIT_OF:
            return Quantity(*ends, hedge, UNIT_OF[word])
    return Quantity(*ends, hedge)


@dataclass(slots=True)
class _Compound:
    """A number in digits and words as far as it was read."""

    total: Count = 0
    current: Count | None = None
    scale: int = 1
    last: str = ""
    digits: bool = False

    def takes(self, token: _Token, after: str) -> int:
        """Take a piece, if it belongs to the number; return how many pieces it made up."""
        if token.count is not None and self.current is None:
            self.current, self.digits = token.count, True
            return 1
        word = token.text
        return self._number_word(word) or self._scale_word(word) or self._joint(word, after)

    def _number_word(self, word: str) -> int:
        value = TENS.get(word) or ONES.get(word, -1)
        free = self.current is None or self.current % 100 == 0
        if value < 0 or self.digits or not (free or (value < 10 and (self.last in TENS or self.last == "-"))):
            return 0
        self.current = (self.current or 0) + value
        return 1

    def _scale_word(self, word: str) -> int:
        if word not in SCALES or (self.current is None and self.last not in {"a", "an"}):
            return 0
        self.scale = SCALES[word]
        value = (1 if self.current is None else self.current) * self.scale
        if self.scale == 100:
            self.current = value
        else:
            self.total, self.current = self.total + value, None
        return 1

    def _joint(self, word: str, after: str) -> int:
        """Take what only joins the words of a number: "a hundred", "half a million", "hundred and", "forty-four"."""
        if word == "half" and not self.last and after in {"a", "million", "billion", "dozen"}:
            self.current = Fraction(1, 2)
            return 2 if after == "a" else 1
        if word in {"a", "an"}:
            return int(not self.last and (after in SCALES or after in PARTS))
        number_follows = after in ONES or after in TENS
        if word == "and":
            return int(self.last in SCALES and number_follows)
        return int(word == "-" and self.last in TENS and (after in ONES or after in SCALES))


def _compound(tokens: list[_Token], place: int) -> _Found | None:
    """Read the number in digits and words that begins here, if one does."""
    alone = tokens[place].count
    if alone is not None and (place + 1 == len(tokens) or tokens[place + 1].text not in _AFTER_DIGITS):
        return _Found(place, place + 1, alone)
    number, start = _Compound(), place
    while place < len(tokens):
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        taken = number.takes(tokens[place], after)
        if not taken:
            break
        number.last = tokens[place].text
        place += taken
    word = tokens[place].text if place < len(tokens) else ""
    if word in PARTS and not number.total:
        parts = 1 if number.current is None else number.current
        return _Found(start, place + 1, Fraction(parts * 100) / PARTS[word], part=True)
    if number.current is None and not number.total:
        return None
    return _Found(start, place, number.total + (number.current or 0), number.scale)


def _from_han(found: re.Match[str]) -> str:
    """Return a number in Chinese signs in digits; after digits, the scale alone ("5万") as a factor in words."""
    text = found[0]
    digits_before = found.start() and found.string[: found.start()].rstrip()[-1:].isdigit()
    if digits_before and all(sign in _HAN_SCALES for sign in text):
        value = 1
        for sign in text:
            value *= _HAN_SCALES[sign]
        return _HAN_WORDS.get(value, " ")
    total, part, digit = 0, 0, 0
    for sign in text[:20]:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif _HAN_SCALES[sign] < 10**4:
            part, digit = part + (digit or 1) * _HAN_SCALES[sign], 0
        else:
            total, part, digit = (total + part + digit or 1) * _HAN_SCALES[sign], 0, 0
    return f" {total + part + digit} "


_HAN_WORDS = {
    100: " hundred ",
    1000: " thousand ",
    10**4: " wan ",
    10**6: " million ",
    10**7: " crore ",
    10**8: " yi ",
}
_AFTER_DIGITS = frozenset([*SCALES, *PARTS])
_BEGINNINGS = frozenset([*ONES, *TENS, *_AFTER_DIGITS, "half", "a", "an"])


def _shown(value: Count) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}" if value < 10**30 else "a very large number"
    return f"{float(value):,.3f}".rstrip("0") if value < 10**30 else "a very large number"
