"""Free text read as a date: a `Dating`, `NotStated`, or `Unreadable` with how to write it.

A line that is no date as a whole (see `date_phrases`) is looked through for its claim (see `claims`), and what stands
beside the claim is weighed.
"""

from __future__ import annotations

import re
from functools import partial

from fourcenturies import dating
from fourcenturies.dating import Dating, Precision
from fourcenturies.replies.claims import (
    ABOUT_SILENCE,
    ANYBODY,
    DENIES_ITSELF,
    OFFERED,
    STRONGLY_DENIED,
    Claim,
    Piece,
    pieces,
    read_claim,
    takes_back,
    without_doubt,
)
from fourcenturies.replies.date_phrases import (
    FIGURE,
    PLAIN,
    TAKEN_BACK,
    Reading,
    loose_date,
    plain_date,
    strict_date,
)
from fourcenturies.replies.items import no_year_told
from fourcenturies.replies.languages import in_english
from fourcenturies.replies.lexicon import WORDS
from fourcenturies.replies.points import TWO
from fourcenturies.replies.silence import NotStated
from fourcenturies.replies.text import Unreadable, own_words, word_set


def read_date(line: str) -> Reading:
    """Read a tidied line as a date.

    >>> read_date("27 August 1689").text, read_date("c. 1860").approximate
    ('1689-08-27', True)
    >>> read_date("4/2/2022").message.startswith("Which of these numbers is the month?")
    True
    """
    return claimed_date(line).reading


def claimed_date(line: str, *, several: bool = False) -> Claim[Reading]:
    """Read a tidied line as a date; return it with the words that were set aside.

    `several` tells that the question asks for more than one date: then each may stand with words of its own.

    >>> claimed_date("1789, because 1792 minus 3").aside
    ('1792 minus 3',)
    """
    plain = PLAIN.fullmatch(line)
    if plain:
        return Claim(plain_date(plain))
    english = in_english(line)
    if ". " in english:
        english = _MONTH_STOP.sub("", english)
    whole = strict_date(english)
    if not isinstance(whole, Unreadable):
        return Claim(whole)
    if ABOUT_SILENCE.search(english):
        return Claim(Unreadable(TAKEN_BACK))
    foreign = english is not line
    plainly = _MAKES.sub(" = ", _QUOTED_RELATIVE.sub(" ", without_doubt(english))).replace(" > ", " = ")
    listed = _each(plainly, foreign=foreign) if several else None
    if listed:
        return Claim(listed)
    yearless = _yearless(plainly)
    if yearless:
        return Claim(yearless)
    claim = read_claim(
        plainly,
        partial(loose_date, foreign=foreign),
        partial(_weigh, foreign=foreign),
        lambda text: _is_plain(strict_date(text)),
    )
    if claim is None:
        loose = loose_date(plainly, foreign=foreign)
        return Claim(whole if isinstance(loose, Unreadable) and "“" not in loose.message else loose)
    if isinstance(claim, Unreadable):
        return Claim(claim)
    aside = own_words(claim.aside, line) if not foreign else (line,) if claim.aside else ()
    return Claim(_with_season(claim.reading, plainly), aside)


def _is_plain(reading: Reading) -> bool:
    """Tell whether a beginning is a whole date, which a later "so" only explains."""
    return isinstance(reading, Dating) and not reading.yearless


def _yearless(line: str) -> Dating | None:
    """Return a date of whose year a line says that it is not told, in a piece of its own."""
    denied = no_year_told(line.casefold())
    reading = loose_date(line[: denied.start()]) if denied and denied.start() else None
    return reading if isinstance(reading, Dating) and reading.yearless else None


def _each(line: str, *, foreign: bool) -> Dating | None:
    """Return the dates that stand each in a piece of its own: "1858 by one treaty; 1860 by another"."""
    read = [
        (piece, loose_date(piece.text, foreign=foreign))
        for piece in pieces(line)
        if piece.tie not in {"denied", "reason"}
    ]
    dates = [reading for _, reading in read if isinstance(reading, Dating) and not reading.yearless]
    if (
        len({date.spans for date in dates}) < 2
        or any(date.form != "date" for date in dates)
        or takes_back(line)
    ):
        return None
    return dating.combined(dates, "list")


# Words of the source about its own day, quoted beside the date that they come to.
_QUOTED_RELATIVE = re.compile(
    r"\"(?:an? |the |in )?(?:last|this|next|recent|recently|later|earlier|following|that|(?:one |two |\w+ )?(?:year|"
    r"month|week|day)s? (?:later|before|after|earlier))\b[^\"]{0,30}\""
)
# A day that a sum comes to: "27 August plus ten days makes 6 September 1689".
_MAKES = re.compile(
    r" (?:makes|gives|equals|(?<=\bdays )is|(?:brings|takes|gets) (?:us |you |me )?to) "
    r"(?=(?:the )?\d\d?(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}\.?,? \d{4}\b|[a-z]{3,9}\.? \d\d?,? \d{4}\b)",
    re.IGNORECASE,
)
# "oct. 1949": the stop ends no sentence.
_MONTH_STOP = re.compile(
    r"(?<=\w)(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|ber|ary|rch|ril|une|uly|ust)\.(?= \d)",
    re.IGNORECASE,
)
_SEASON = re.compile(r"\b(spring|summer|autumn|fall|winter)(?:time)?\b", re.IGNORECASE)


def _with_season(reading: Reading, line: str) -> Reading:
    """Give a year the season that stands apart from it: "the summer before, i.e. 2023"."""
    seasons = {found.casefold() for found in _SEASON.findall(line)}
    if not isinstance(reading, Dating) or reading.precision is not Precision.YEAR or len(seasons) != 1:
        return reading
    return strict_date(f"{seasons.pop()} {reading.text}") if reading.form == "date" else reading


RELATIVE_TO = re.compile(
    r"\b(?:\w+|\d+)[ -](?:years?|months?|days?|weeks?|decades?|centur\w+)\b.*\b(?:before|after|earlier|later|than|"
    r"from|since|back|prior|ago|on|ahead|minus)\b"
    r"|\b(?:minus|plus|subtract\w*|add(?:ed|ing)?|less)\b|(?<=\w) ?[-+−–] ?\d{1,3}\b(?!\d)|^[-+−–] ?\d+|\b(?:before|"
    r"after|earlier|later)\b.*\b(?:years?|months?|days?|weeks?)\b|\byears? (?:after|before|later|earlier)\b"
)


def _weigh(piece: Piece, reading: Dating | NotStated, *, foreign: bool = False) -> str:
    """Return "" where a piece may stand beside a date, else the sentence that says why not."""
    text = piece.text.casefold()
    if ANYBODY.match(text) or (piece.tie == "denied" and DENIES_ITSELF.match(text)):
        return TAKEN_BACK
    if len(text.split()) > 8 and not FIGURE.search(text):
        text = OFFERED.sub(" ", text)
    back = STRONGLY_DENIED.search(text) if isinstance(reading, NotStated) else takes_back(text)
    if back and piece.tie != "denied":
        return TAKEN_BACK
    if piece.tie == "denied":
        return ""
    other = loose_date(piece.text, foreign=foreign)
    if isinstance(other, Unreadable):
        return _weigh_words(piece, text, reading, foreign=foreign)
    if isinstance(other, NotStated) or isinstance(reading, NotStated):
        return _weigh_silence(piece, text, reading, other)
    if _is_same(other, reading) or piece.tie == "reason" or RELATIVE_TO.search(text):
        return ""
    worded = len(text.split()) > 2 and (
        isinstance(strict_date(piece.text), Unreadable) or bool(_PUBLISHED.search(text))
    )
    if worded and (piece.tie in {"bracket", "stop", "dash", "result"} or _PUBLISHED.search(text)):
        return ""
    return REFINES.format(piece.text[:60]) if other.yearless or not FIGURE.search(text) else TWO


def _is_same(other: Dating, reading: Dating) -> bool:
    """Tell whether two dates are one: the same days, its month alone, or the day in the other calendar."""
    if other.spans == reading.spans and (other.month, other.day) == (reading.month, reading.day):
        return True
    if other.yearless and not other.day:
        return bool(reading.spans) and other.month == dating.civil(reading.first or 0)[1]
    return bool(reading.spans and other.spans) and dating.in_other_calendar(other).spans == reading.spans


def _weigh_words(piece: Piece, text: str, reading: Dating | NotStated, *, foreign: bool) -> str:
    """Weigh words that are no date beside one."""
    words = text.split()
    told = [_ROLE_OF.get(word.strip(".,'\"")) for word in words]
    if isinstance(reading, NotStated) or piece.tie == "reason":
        return ""
    if _POINTS.fullmatch(text) and piece.tie == "bracket":
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
    r"\b(?:probably|perhaps|maybe|possibly|likely|presumably|must|might|guess|think|outside|though|but|card|could|should|would)\b"
)
_OF_ANOTHER = re.compile(r"\b(?:day|month|source|name|author|hour|exact|place|reason|byline|number|year)\b")
REFINES = "“{}” may change the date: write it as part of the date, or leave it out."
SAYS_BOTH = "This gives a date and says that none is stated: give one answer."


__all__ = ["Reading", "claimed_date", "read_date"]
