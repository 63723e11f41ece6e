"""Free text read as a date: a `Dating`, `NotStated`, or `Unreadable` with how to write it.

A line that is no date as a whole (see `date_phrases`) is looked through for its claim (see `claims`), and what stands
beside the claim is weighed.
"""

from __future__ import annotations

import re
from functools import partial

from fourcenturies import dating
from fourcenturies.dating import Dating, Precision
from fourcenturies.replies.atoms import may_hold_date
from fourcenturies.replies.beside_dates import weigh
from fourcenturies.replies.claims import Claim, pieces, read_claim, takes_back
from fourcenturies.replies.date_phrases import (
    PLAIN,
    TAKEN_BACK,
    Reading,
    loose_date,
    piece_date,
    plain_date,
    strict_date,
)
from fourcenturies.replies.disowned import is_disowned, own_claim, silent_beside
from fourcenturies.replies.doubt import without_doubt
from fourcenturies.replies.items import no_year_told
from fourcenturies.replies.languages import in_english, is_silent_abroad
from fourcenturies.replies.lexicon import DANGEROUS, WORDS
from fourcenturies.replies.points import TWO
from fourcenturies.replies.silence import NotStated
from fourcenturies.replies.spelling import respelt
from fourcenturies.replies.text import Unreadable, own_words, word_set, words_in


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
    cited = _CITED.search(line) if "¶" in line else None
    if not cited or not cited.start():
        return _claimed(line, several=several)
    claim = _claimed(f"{line[: cited.start()].rstrip()}{line[cited.end() :]}", several=several)
    return Claim(claim.reading, (*claim.aside, cited[0].strip()))


# "(¶ 28 says until when)": where it stands, and in no year of its own.
_CITED = re.compile(r"\s*\(\s*(?:\w+ )?¶(?![^()]*\d{4})[^()]*\)")


def _claimed(line: str, *, several: bool) -> Claim[Reading]:
    english = in_english(line)
    if ". " in english:
        english = _MONTH_STOP.sub("", english)
    if english is not line:
        english = _LIMIT_LAST.sub(_limit_first, english)
    whole = strict_date(english)
    if not isinstance(whole, Unreadable):
        return Claim(whole)
    foreign = english is not line
    english = english if foreign else respelt(english)
    mine = _against_others(english, line, several=several)
    if mine:
        return mine
    if is_disowned(english):
        return Claim(Unreadable(TAKEN_BACK))
    plainly = _plainly(english)
    known = _known_sentence(line, plainly, several=several, foreign=foreign)
    if known:
        return known
    claim = read_claim(
        plainly,
        partial(piece_date, foreign=foreign),
        partial(weigh, foreign=foreign),
        lambda text: _is_plain(strict_date(text)),
    )
    if claim is None:
        loose = loose_date(plainly, foreign=foreign)
        return Claim(whole if isinstance(loose, Unreadable) and "“" not in loose.message else loose)
    if isinstance(claim, Unreadable):
        return Claim(claim)
    aside = own_words(claim.aside, line) if not foreign else (line,) if claim.aside else ()
    return Claim(_with_season(claim.reading, plainly), aside)


# "9 mai 2025 au plus tôt": another language may set its limit last.
_LIMIT_LAST = re.compile(r"^(?P<date>.*\d)\W{1,2}(?P<limit>no (?:earlier|later) than)\W*$")


def _limit_first(found: re.Match[str]) -> str:
    return f"{found['limit']} {found['date']}"


def _against_others(english: str, line: str, *, several: bool) -> Claim[Reading] | None:
    """Read what a reply says where others would say something else: "1858 is what most will write, but I say 1860"."""
    told = own_claim(english)
    if not told or not may_hold_date(told[0]) or not may_hold_date(told[1]):
        return None
    mine = claimed_date(told[1], several=several)
    return Claim(mine.reading, own_words((told[0], *mine.aside), line))


def _plainly(english: str) -> str:
    """Return a line without doubt and without what leads up to its date; what comes to a date is equal to it."""
    line = without_doubt(english)
    if '"' in line:
        line = " ".join(_QUOTED_RELATIVE.sub(" ", line).split())
    line = _without_lead(line)
    if not _COMES_TO.isdisjoint(words_in(line)):
        line = _LAST_IS.sub("", _MAKES.sub(" = ", line))
    return line.replace(" > ", " = ")


def _without_lead(line: str) -> str:
    """Return a line without what only leads up to its dates: "there are two, and they are 1858 and 1860"."""
    if line[:1].isalpha():
        line = _TOLD_BY.sub("", line, count=1)
    if not _ENDING.isdisjoint(words_in(line)):
        line = _ENDS.sub(r"\g<doubt>", line)
    lead = _LED_TO.match(line) if any(word in line for word in ("they", "these", "those")) else None
    return line[lead.end() :] if lead and _CHANGES.isdisjoint(_LETTERS.findall(lead[0].casefold())) else line


def _known_sentence(line: str, plainly: str, *, several: bool, foreign: bool) -> Claim[Reading] | None:
    """Read a sentence of one of the forms that are known, before a claim is looked for."""
    if _DESCRIBED.search(plainly):
        return Claim(Unreadable(TWO))
    given = _GIVEN.fullmatch(plainly)
    if given and isinstance(then := loose_date(given["then"], foreign=foreign), Dating):
        return Claim(then, own_words((given["given"],), line))
    silent = _silent_told(line, plainly, foreign=foreign)
    if silent:
        return silent
    told = (_each(plainly, foreign=foreign) if several else None) or _yearless(plainly)
    return Claim(told) if told else None


def _silent_told(line: str, english: str, *, foreign: bool) -> Claim[Reading] | None:
    """Read a sentence that no time is told, in another language, or beside years that belong elsewhere."""
    timeless = (
        foreign and _TIMES.isdisjoint(_LETTERS.findall(english.casefold())) and not _FIGURES.search(english)
    )
    if timeless and is_silent_abroad(line):
        return Claim(NotStated())
    others = silent_beside(line if foreign else english, foreign=foreign)
    return None if others is None else Claim(NotStated(), own_words(others, line))


_LETTERS = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d|[一二三四五六七八九十]月")
_TIMES = frozenset(
    word for word, role in WORDS.items() if role[0] in {"month", "season", "century", "decade"}
)


def _is_plain(reading: Reading) -> bool:
    """Tell whether a beginning is a whole date, which a later "so" only explains."""
    return isinstance(reading, Dating) and not reading.yearless


def _yearless(line: str) -> Dating | None:
    """Return a date of whose year a line says that it is not told, in a piece of its own."""
    denied = no_year_told(line.casefold())
    reading = piece_date(line[: denied.start()]) if denied and denied.start() else None
    return reading if isinstance(reading, Dating) and reading.yearless else None


def _each(line: str, *, foreign: bool) -> Dating | None:
    """Return the dates that stand each in a piece of its own: "1858 by one treaty; 1860 by another"."""
    several = [piece for piece in pieces(line) if piece.tie not in {"denied", "reason"}]
    told = [piece.text for piece in several if may_hold_date(piece.text)]
    read = [loose_date(text, foreign=foreign) for text in told] if len(told) > 1 else []
    dates = [reading for reading in read if isinstance(reading, Dating) and not reading.yearless]
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
_COMES_TO = word_set("makes gives equals is brings takes gets last this next that")
# "oct. 1949": the stop ends no sentence.
_MONTH_STOP = re.compile(
    r"(?<=\w)(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|ber|ary|rch|ril|une|uly|ust)\.(?= \d)",
    re.IGNORECASE,
)
_SEASON = re.compile(r"\b(spring|summer|autumn|fall|winter)(?:time)?\b", re.IGNORECASE)


def _with_season(reading: Reading, line: str) -> Reading:
    """Give a year the season that stands apart from it: "the summer before, i.e. 2023"."""
    if not isinstance(reading, Dating) or reading.precision is not Precision.YEAR or reading.form != "date":
        return reading
    seasons = {found.casefold() for found in _SEASON.findall(line)}
    return strict_date(f"{seasons.pop()} {reading.text}") if len(seasons) == 1 else reading


# "last summer must be the summer of 2023": the source's word, and what it comes to.
_LAST_IS = re.compile(
    r"\b(?:last|this|next|that) (?:spring|summer|autumn|winter|year|month|week) "
    r"(?:(?:should|must|would|has to|will) be|is|was|means|=) (?:the )?(?=.*\d{4})",
    re.IGNORECASE,
)
# "They end on 2 January 1950": a verb with "on", which makes no end of the month of it.
_ENDING = frozenset(["end", "ends", "ended", "stop", "stops"])
_ENDS = re.compile(
    r"^(?P<doubt>i (?:think|believe|guess|suppose) (?:that )?)?"
    r"(?:(?:they|these|those|it|this|that|(?:the |those |these )?(?:\d\d? |\w+teen )?(?:days?|wait(?:ing)?|count))\s+)"
    r"(?:(?:will|would|must|should)\s+)?(?:ends?|ended|stops?)\s+(?=(?:on|at)\b)",
    re.IGNORECASE,
)
# "signed -> 2008", "it reached 44 on 3 July 2024", "if you call the 16th day one, then the 17th day is 1 January 1950".
_TOLD_BY = re.compile(
    r"^(?:(?!before|after|about|around|circa|until|since|between|from|later|past|over)[a-z]{4,20} ?-+> ?"
    r"|(?:it|this|that|they|he|she|the \w+) (?:reached|hit|got to|rose to) (?:number |no\. )?\d{1,3}(?: \w+)? "
    r"(?:on|in) (?:the )?"
    r"|(?:if (?:you|we|i|one) (?:call|count|take)[^,;]{3,60}, ?(?:then )?)?"
    r"(?:the|my) \d{1,2}(?:st|nd|rd|th) (?:day|one) (?:is|was|falls on|would be|comes to) (?:the )?)"
    r"(?=\d|[a-z]{3,9} \d)",
    re.IGNORECASE,
)
# What only leads up to the dates: "the cards have two handovers and they're 1858 & 1860".
_LED_TO = re.compile(
    r"[^\d;.!?]{3,80}?(?:\band|,|:)\s(?:they|these|those)(?:'re| are| were) (?:in )?(?=\d{4})", re.IGNORECASE
)
_CHANGES = DANGEROUS | {
    word for word, role in WORDS.items() if role[0] in {"or", "circa", "before", "after", "month", "season"}
}
# A reason that comes before the claim: "if it was written in 2024, then last summer is that of 2023".
_GIVEN = re.compile(
    r"(?P<given>(?:if|since|as|because|given that|seeing that|seeing as)\b(?!.*\b(?:not|never|no|or)\b|"
    r".*n't)[^.;]{6,90}?)"
    r"(?:,\s*then|,|\sthen)\s+(?P<then>[^,;]*(?:\d|century)[^,;]*)",
    re.IGNORECASE,
)
# A year that is told of another event, and a later one in which the event is said to have been.
_DESCRIBED = re.compile(
    r"^(?:in )?\d{4} (?:is|was) (?:the year|when)\b[^.;\d]*[.;]\s*[^.;\d]*\b(?:was|is|came|happened|took place|fell)\b"
    r"(?: in| on)? \d{4}\W*$",
    re.IGNORECASE,
)


__all__ = ["Reading", "claimed_date", "read_date"]
