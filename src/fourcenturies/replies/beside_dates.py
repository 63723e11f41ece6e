"""What may stand beside a date, or beside "not stated", and what would make another date of it."""

from __future__ import annotations

import re

from fourcenturies import dating
from fourcenturies.dating import Dating, Precision
from fourcenturies.replies.claims import (
    ANYBODY,
    DENIES_ITSELF,
    OFFERED,
    STRONGLY_DENIED,
    Piece,
    takes_back,
)
from fourcenturies.replies.date_phrases import FIGURE, TAKEN_BACK, piece_date, strict_date
from fourcenturies.replies.lexicon import WORDS
from fourcenturies.replies.points import TWO
from fourcenturies.replies.silence import NotStated, says_both
from fourcenturies.replies.text import Unreadable, word_set

RELATIVE_TO = re.compile(
    r"\b(?:\w+|\d+)[ -](?:years?|months?|days?|weeks?|decades?|centur\w+)\b.*\b(?:before|after|earlier|later|than|"
    r"from|since|back|prior|ago|on|ahead|minus)\b"
    r"|\b(?:minus|plus|subtract\w*|add(?:ed|ing)?|less)\b|(?<=\w) ?[-+−–] ?\d{1,3}\b(?!\d)|^[-+−–] ?\d+|\b(?:before|"
    r"after|earlier|later)\b.*\b(?:years?|months?|days?|weeks?)\b|\byears? (?:after|before|later|earlier)\b"
)


def weigh(piece: Piece, reading: Dating | NotStated, *, foreign: bool = False) -> str:
    """Return "" where a piece may stand beside a date, else the sentence that says why not."""
    text = piece.text.casefold()
    if (
        ANYBODY.match(text)
        or piece.tie == "corrected"
        or (piece.tie == "denied" and DENIES_ITSELF.match(text))
    ):
        return TAKEN_BACK
    if piece.tie == "reason" or (len(text.split()) > 8 and not FIGURE.search(text)):
        text = OFFERED.sub(" ", text)
    back = STRONGLY_DENIED.search(text) if isinstance(reading, NotStated) else takes_back(text)
    back = back or (
        isinstance(reading, NotStated)
        and (says_both(text) or _OR_A_DATE.search(text) or _OR_ELSE.match(text))
    )
    if back and piece.tie != "denied":
        return "" if _denies_rival(text, reading) else TAKEN_BACK
    if piece.tie == "denied":
        return ""
    other = piece_date(piece.text, foreign=foreign)
    if isinstance(other, Unreadable):
        return _weigh_words(piece, text, reading, foreign=foreign)
    if isinstance(other, NotStated) or isinstance(reading, NotStated):
        return _weigh_silence(piece, text, reading, other)
    if _is_same(other, reading) or piece.tie == "reason" or RELATIVE_TO.search(text):
        return ""
    if _COULD_BE.search(text):
        return TAKEN_BACK
    if _is_remark(piece, text, other, reading):
        return ""
    return REFINES.format(piece.text[:60]) if other.yearless or not FIGURE.search(text) else TWO


def _is_remark(piece: Piece, text: str, other: Dating, reading: Dating) -> bool:
    """Tell whether a piece of several words speaks of another date, and does not give it for the answer."""
    if len(text.split()) < 3:
        return False
    if other.precision is Precision.DECADE and not FIGURE.search(text):
        return True
    worded = isinstance(strict_date(piece.text), Unreadable) or bool(_PUBLISHED.search(text))
    day_of_same = piece.tie == "colon" and other.yearless and reading.precision is Precision.DAY
    apart = piece.tie in {"bracket", "stop", "dash", "result"} or day_of_same or _PUBLISHED.search(text)
    return worded and bool(apart or _DISMISSED.search(text))


def _denies_rival(text: str, reading: Dating | NotStated) -> bool:
    """Tell whether it is another year than the one read that is said to be impossible: "the 2018 one can't be it"."""
    if not isinstance(reading, Dating) or not _CANNOT_BE.fullmatch(text):
        return False
    years = set(_YEAR.findall(text))
    return bool(years) and reading.text[:4] not in years


_YEAR = re.compile(r"\d{4}")
_CANNOT_BE = re.compile(
    r"(?:and |but )?(?:the (?:other )?)?(?:(?:one|date|year|edition|version) (?:of|from|in) )?\d{4}"
    r"(?: (?:one|date|year|edition|version|visit|article))?"
    r" (?:cannot|can't|can not|could not|couldn't) be "
    r"(?:it|right|true|meant|the one|correct|the (?:date|year|answer))\W*"
    r"|(?:and |but )?(?:it|that|this) (?:cannot|can't|can not|could not|couldn't) be (?:the |that (?:of|from) )*\d{4}"
    r"(?: (?:one|date|year|edition|version|visit|article))?\W*"
)
_OR_ELSE = re.compile(r"(?:or|otherwise|or else|else|alternatively)\b,? (?:\w+ ){0,2}\d{4}")
_OR_A_DATE = re.compile(r"\b(?:stated|given|named|said|told|known) or (?:\w+ ){0,2}\d{4}")
_COULD_BE = re.compile(
    r"\b(?:could|may|might|would) (?:also |just as well |well |easily )*be (?:it|right|true|meant|the one|correct)\b"
)


# What another date is said to be no more than: "1972 was only the visit".
_DISMISSED = re.compile(
    r"\d{4}\W+(?:\w+\W+){0,3}?(?:only|just|merely|simply)\b(?!\W+\d)|\b(?:only|just) .*\bin \d{4}$"
)


def _is_same(other: Dating, reading: Dating) -> bool:
    """Tell whether two dates are one: the same days, its month alone, or the day in the other calendar."""
    if other.spans == reading.spans and (other.month, other.day) == (reading.month, reading.day):
        return True
    if other.yearless:
        told = dating.civil(reading.first or 0)
        return bool(reading.spans) and (other.month, other.day or told[2]) == told[1:]
    return bool(reading.spans and other.spans) and dating.in_other_calendar(other).spans == reading.spans


def _weigh_words(piece: Piece, text: str, reading: Dating | NotStated, *, foreign: bool) -> str:
    """Weigh words that are no date beside one."""
    words = text.split()
    told = [_ROLE_OF.get(word.strip(".,'\"")) for word in words]
    if isinstance(reading, NotStated) or piece.tie == "reason":
        return ""
    if (_POINTS.fullmatch(text) and piece.tie == "bracket") or _SAME.fullmatch(text):
        return ""
    if _LENGTH.fullmatch(text) and piece.tie != "bracket":
        return REFINES.format(piece.text[:60])
    hundreds = _HUNDREDS_OF.fullmatch(text)
    if hundreds and reading.precision is Precision.CENTURY:
        return "" if reading.text == f"{hundreds[1]}XX" else TWO
    if foreign and _HAN_REMARK.fullmatch(text):
        return ""
    if len(words) > 3 or RELATIVE_TO.search(text) or _completes(piece, reading):
        return ""
    if any(role in _REFINING and not (role == "part" and piece.tie == "bracket") for role in told):
        return REFINES.format(piece.text[:60])
    known = any(role for role in told) or text in _REMARKS or piece.text[:1].isupper() or len(words) > 1
    return (
        ""
        if (known and text.isascii()) or (foreign and (known or piece.tie == "bracket"))
        else REFINES.format(piece.text[:60])
    )


_PUBLISHED = re.compile(r"\b(?:written|published|printed|issued|posted|issue|writing)\b")
# A remark in signs, none of which tells of a time or turns it: 阅兵那天.
_HAN_REMARK = re.compile(
    r"(?:(?![一二三四五六七八九十百千年月日号前后以约初末底旬上中下春夏秋冬半世纪不没非或至到无未否除之别])[\u3400-\u9fff]){3,}"
)
_HUNDREDS_OF = re.compile(r"(?:i\.e\. |= |the )*(\d\d)00'?s")
_LENGTH = re.compile(r"\W*(?:\d+|\w+) (?:years?|months?|days?|weeks?)(?: on)?\W*")
_SAME = re.compile(
    r"(?:much |far |way )?too (?:early|late|old|new|recent)\W*"
    r"|(?:in |of |it is |it was )?(?:the |that )?(?:very )?same (?:year|month|week|day)\W*"
)
_POINTS = re.compile(r"(?:this|that|last|next|the same|previous) (?:month|year|week|summer|day)")


def _completes(piece: Piece, reading: Dating) -> bool:
    """Tell whether a piece without its year names the time that was read: "summer 2023 (June-August)"."""
    year = reading.text[:4]
    other = strict_date(f"{piece.text} {year}") if year.isdigit() else None
    return isinstance(other, Dating) and other.spans == reading.spans


def _weigh_silence(piece: Piece, text: str, reading: Dating | NotStated, other: Dating | NotStated) -> str:
    """Weigh "not stated" beside a date, or a date beside "not stated"."""
    if isinstance(reading, Dating) and reading.yearless:
        return ""
    if isinstance(reading, NotStated):
        bare = isinstance(other, Dating) and len(text.split()) < 3 and piece.tie != "bracket"
        bare = bare or (piece.tie == "but" and bool(_PRINTED.search(text)) and isinstance(other, Dating))
        return SAYS_BOTH if bare and not _HEDGED.search(text) else ""
    told_of = _OF_ANOTHER.search(text)
    return "" if told_of or piece.tie == "reason" else SAYS_BOTH


_ROLE_OF = {word: role[0] for word, role in WORDS.items()}
_REFINING = word_set(
    "part season month julian gregorian circa before after since until onwards latest half quarter decade oldstyle "
    "newstyle bc"
)
_REMARKS = word_set(
    "online printed issue visit parade footer byline end start expedition treaty convention founding signing "
    "publication posted web website print foot top bottom war first second third last outside inference inferred "
    "deduced calculated reckoned easy obvious sorry"
)
_PRINTED = re.compile(r"\b(?:says?|states?|prints?|gives?|reads?|shows?|printed|stated|given)\b")
_HEDGED = re.compile(
    r"\b(?:probably|perhaps|maybe|possibly|likely|presumably|must|might|guess|think|outside|though|but|card|could|"
    r"should|would)\b"
)
_OF_ANOTHER = re.compile(r"\b(?:day|month|source|name|author|hour|exact|place|reason|byline|number|year)\b")
REFINES = "“{}” may change the date: write it as part of the date, or leave it out."
SAYS_BOTH = "This gives a date and says that none is stated: give one answer."
