"""Times as platforms, nbgrader and people write them. What is not certain is refused, never guessed.

A time may come from Canvas (ISO, `Nov 27, 2026 at 11:30pm`), from Moodle in its usual languages (`Freitag, 27. November
2026, 21:15`), from nbgrader (`2026-11-27 22:30:00 UTC`), or from a person (`27.11.2026 23:30`). Of numbers alone, a day
and a month are told apart only where one of them is above twelve, or where dots or the year's place tell.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Months of a year, January first, in the languages that Moodle is most used in; each as its first letters.
_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec",  # English
    "jan|jän feb mär|maer apr mai jun jul aug sep okt nov dez",  # German
    "janv fév|fev mars avr mai juin juil août|aout sept oct nov déc|dec",  # French
    "ene feb mar abr may jun jul ago sep|set oct nov dic",  # Spanish
    "gen feb mar apr mag giu lug ago set ott nov dic",  # Italian
    "jan fev mar abr mai jun jul ago set out nov dez",  # Portuguese
    "jan feb maa|mrt apr mei jun jul aug sep okt nov dec",  # Dutch
    "sty lut mar kwi maj cze lip sie wrz paź|paz lis gru",  # Polish
    "янв фев мар апр мая|май июн июл авг сен|сент окт ноя дек",  # Russian
    "січ лют бер кві тра чер лип сер вер жов лис гру",  # Ukrainian
    "oca şub|sub mar nis may haz tem ağu|agu eyl eki kas ara",  # Turkish
    "led úno|uno bře|bre dub kvě|kve čvn|červn čvc|červenc srp zář|zar říj|rij lis pro",  # Czech
)
_MORNING = ("am", "a.m.", "a. m.", "上午", "午前", "오전")
_EVENING = ("pm", "p.m.", "p. m.", "下午", "午後", "오후", "晚上")
_HALF = "|".join(map(re.escape, sorted((*_MORNING, *_EVENING), key=len, reverse=True)))
_CLOCK = re.compile(
    rf"(?<![\d:.])(?:(?P<before>{_HALF})\s*)?(?P<hour>\d{{1,2}})"
    rf"(?:\s*[:h時时시]\s*|\.(?=\d\d(?!\d|\.)))(?P<minute>\d\d)(?:[:分.]?(?P<second>(?<=[:.])\d\d)(?:[.,](?P<part>\d+))?)?(?!\d)분?분?"
    rf"(?:\s*(?P<after>{_HALF})(?![a-z]))?"
)
_HOUR = re.compile(rf"(?<![\d:.])(?P<hour>\d{{1,2}})\s*(?P<after>{_HALF})(?![a-z])")
_OFFSET = re.compile(r"(?:(?:utc|gmt)\s*)?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?$")
_ISO = re.compile(r"(?P<year>\d{4})(?P<gap>[-/.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})(?!\d)")
_EAST = re.compile(r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]")
_NUMBERS = re.compile(
    r"(?<!\d)(?P<one>\d{1,2})(?P<gap>[./-])\s?(?P<two>\d{1,2})(?P=gap)\s?(?P<year>\d{4})(?!\d)"
)
_NAMED = re.compile(
    r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|-е|ª)?\s*(?:de\s+|of\s+|-)?(?P<name>[^\W\d_]{3,})\.?,?[\s-]*(?:de\s+|del\s+)?(?P<year>\d{4})"
    r"|(?P<name2>[^\W\d_]{3,})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?\.?,?\s+(?P<year2>\d{4})"
)
_FILLING = re.compile(
    r"\b(?:at|um|uhr|à|às|as|alle|ore|a las|o|om|uur|kl|godz|г|р|year|h"
    r"|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)\b\.?"
    r"|[(（]?(?:星期|周|週)?[一二三四五六日天月火水木金土](?:曜日|曜)?[)）]?|[(（]?[월화수목금토일]요일[)）]?"
)
_WEEKDAY = re.compile(r"^[^\W\d_]{1,}(?:[-’'][^\W\d_]+)?\.?\s*,?\s*")


def read_time(text: str, zone: tzinfo = UTC) -> datetime:
    """Return the time that a text tells, in UTC; `zone` is where it was written, where it does not say.

    >>> read_time("27. November 2026, 23:30").isoformat(), read_time("11/27/2026 11:30 PM").isoformat()
    ('2026-11-27T23:30:00+00:00', '2026-11-27T23:30:00+00:00')

    Raises `ValueError` where it is no time, or may be several.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    try:
        time = datetime.fromisoformat(plain)
    except ValueError:
        time = _told(plain)
    else:
        if not re.search(r"\d[T ]\d", plain):
            raise ValueError(f"{text!r} tells a day and no time: write for example 2026-03-01 23:59")
    return (time if time.tzinfo else time.replace(tzinfo=zone)).astimezone(UTC)


def _told(text: str) -> datetime:
    folded = text.casefold()
    year, month, day, rest = _date(folded, text)
    (hour, minute, second, part), rest = _clock(rest, text)
    zone = _zone(rest, text)
    try:
        return datetime(year, month, day, hour, minute, second, part, zone)
    except ValueError as error:
        raise ValueError(f"{text!r} is no time ({error})") from None


def _date(folded: str, text: str) -> tuple[int, int, int, str]:
    """Return year, month and day, and the text without them."""
    found = _ISO.search(folded) or _EAST.search(folded)
    if found:
        return int(found["year"]), int(found["month"]), int(found["day"]), _without(folded, found)
    found = _NUMBERS.search(folded)
    if found:
        day, month = _day_and_month(int(found["one"]), int(found["two"]), found["gap"], text)
        return int(found["year"]), month, day, _without(folded, found)
    for found in _NAMED.finditer(folded):
        month = _month(found["name"] or found["name2"])
        if month:
            own = ("year", "day") if found["name"] else ("year2", "day2")
            return int(found[own[0]]), month, int(found[own[1]]), _without(folded, found)
    ctime = re.fullmatch(r"(\w+) (\w+) (\d\d?) (\S+) (\d{4})", folded)
    if ctime and _month(ctime[2]):
        return int(ctime[5]), _month(ctime[2]), int(ctime[3]), ctime[4]
    raise ValueError(f"{text!r} tells no day with its year: write for example 2026-03-01 23:59")


def _without(text: str, found: re.Match[str]) -> str:
    """Return a text without what was found in it; a day of the week before it goes, too."""
    before = _WEEKDAY.sub("", text[: found.start()].strip())
    return (
        f"{before} {text[found.end() :].removeprefix('t') if before == '' else text[found.end() :]}".strip()
    )


def _day_and_month(one: int, two: int, gap: str, text: str) -> tuple[int, int]:
    if gap == "." or one == two or one > 12:
        return one, two
    if two > 12:
        return two, one
    raise ValueError(f"{text!r} may be two days: write the month in letters, or 2026-03-01 23:59")


def _month(name: str) -> int:
    """Return the month that a name in one of the languages tells, 0 for none or for several."""
    found = {
        number
        for language in _MONTHS
        for number, forms in enumerate(language.split(), 1)
        if any(name.startswith(form) for form in forms.split("|"))
    }
    return found.pop() if len(found) == 1 else _whole_month(name)


_WHOLE = {
    "march": 3,
    "mars": 3,
    "marzo": 3,
    "march.": 3,
    "листопада": 11,
    "lipca": 7,
    "lipiec": 7,
    "listopada": 11,
}
_WHOLE |= {
    "listopad": 11,
    "марта": 3,
    "март": 3,
    "mart": 3,
    "maart": 3,
    "mayo": 5,
    "mayıs": 5,
    "maja": 5,
    "août": 8,
}


def _whole_month(name: str) -> int:
    return _WHOLE.get(name, 0)


def _clock(rest: str, text: str) -> tuple[tuple[int, int, int, int], str]:
    """Return hour, minute, second and millionths of it, and the text without them."""
    found = _CLOCK.search(rest) or _HOUR.search(rest)
    if not found:
        raise ValueError(f"{text!r} tells no time of the day: write for example 2026-03-01 23:59")
    parts = found.groupdict()
    hour, half = int(parts["hour"]), parts.get("before") or parts.get("after")
    if half:
        if not 0 <= hour <= 12:
            raise ValueError(f"{text!r} is no time: there is no {hour} o'clock before or after noon")
        hour = hour % 12 + (12 if half in _EVENING else 0)
    left = f"{rest[: found.start()]} {rest[found.end() :]}"
    part = int(f"{parts.get('part') or '':0<6}"[:6])
    return (hour, int(parts.get("minute") or 0), int(parts.get("second") or 0), part), left


def _zone(rest: str, text: str) -> tzinfo | None:
    """Return the zone that is left of a time, `None` for none. Raises `ValueError` for anything else."""
    left = (
        _FILLING.sub(" ", rest).strip(" ,;.()'-–") if not _OFFSET.search(rest.strip()) else rest.strip(" ,")
    )
    left = " ".join(left.split())
    if not left:
        return None
    if left in {"z", "utc", "gmt"}:
        return UTC
    if offset := _OFFSET.fullmatch(left):
        span = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return timezone(-span if offset["sign"] == "-" else span)
    words = text.split()
    try:
        return zone_of(
            next(word for word in reversed(words) if word.casefold().strip("()") == left).strip("()")
        )
    except (StopIteration, ValueError):
        raise ValueError(
            f"{text!r}: {left!r} in it is not understood: write for example 2026-03-01 23:59"
        ) from None


def zone_of(name: str) -> tzinfo:
    """Return a time zone by its name. Raises `ValueError` where there is none of that name."""
    if name == "UTC":
        return UTC  # known even where the system has no list of zones
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone; write for example Europe/Berlin") from None


def stamp(time: datetime) -> str:
    """Return a time as nbgrader writes it into timestamp.txt."""
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def shown(time: datetime, zone: tzinfo) -> str:
    """Return a time as a person reads it, in their zone.

    >>> shown(datetime(2026, 11, 27, 22, 59, tzinfo=UTC), zone_of("Europe/Berlin"))
    '27 November 2026, 23:59 (Europe/Berlin)'
    """
    own = time.astimezone(zone)
    return f"{own.day} {own:%B %Y, %H:%M} ({zone})"


def span(seconds: float) -> str:
    """Return a span of time in words, in its two largest units.

    >>> span(90), span(3 * 86400 + 7200), span(30)
    ('1 minute', '3 days 2 hours', 'under a minute')
    """
    parts, left = [], int(seconds)
    for name, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        number, left = divmod(left, size)
        if number:
            parts.append(f"{number} {name}{'' if number == 1 else 's'}")
    return " ".join(parts[:2]) or "under a minute"
