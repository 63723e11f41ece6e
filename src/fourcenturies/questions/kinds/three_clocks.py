r"""Judge three clocks: when it happened, when it was said, when it was published, one a line.

The reply names each clock and its date, "happened: 1689", "said: not stated", "published: May 2023"; three lines
without names are taken in this order. The key is written likewise; a trap names one line::

    happened: 1689
    said: not stated
    published: 2023-05-17
    ! happened: 1858 | 0.2 | That is a later treaty.

Each line earns a third of what a date earns; what "not stated" on all three would earn is taken off (`chance`). A line
that is missing, or cannot be read, earns nothing; where a line holds the date of another clock, the message says that
the clocks are swapped. On one line, semicolons or commas part the clocks; commas alone only where one way of reading
gives three dates.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from fourcenturies.dating import Dating
from fourcenturies.questions.kinds import Kind, dates, part_keys, short_name, shown
from fourcenturies.questions.kinds.chance import corrected, counted
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.dates import read_date
from fourcenturies.replies.languages import foreign_whole, in_plain_english
from fourcenturies.replies.lines import entries
from fourcenturies.replies.silence import NotStated, denies_saying, says_not_stated
from fourcenturies.replies.text import Unreadable, own_words, tidy

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

CLOCKS = ("happened", "said", "published")
HOW = "Write three lines: “happened: …”, “said: …”, “published: …”, each with a date or “not stated”."
MESSAGES = {
    "right": "Right: each clock shows its own time.",
    "swapped-clocks": "The clocks are swapped: a time stands here that belongs to another of the three.",
    "some-missing": "What you give is right, but a clock is missing.",
    "some-wrong": "Not every clock is right.",
}
_TWICE = "A clock stands twice, with two times: give each once."
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as three dates; please tell your instructor."
)
_NAMES = {
    **dict.fromkeys(["happened", "happen", "happening", "event", "occurred", "took place"], "happened"),
    **dict.fromkeys(["said", "say", "spoken", "stated", "statement", "uttered", "speech", "told"], "said"),
    **dict.fromkeys(["published", "publication", "printed", "appeared", "article", "issued"], "published"),
    **dict.fromkeys(["occurrence", "happ", "hap", "happens", "wait", "waited"], "happened"),
    **dict.fromkeys(
        ["words", "quotation", "says", "telling", "saying", "tells", "recalled", "speaking"], "said"
    ),
    **dict.fromkeys(["publishing", "print", "issue", "publ", "pub"], "published"),
}
_NAMED = re.compile(
    r"^(?:when\s+)?(?:(?:it|the|this|that|he|she|mao|which)\s+)?(?:was\s+|were\s+|"
    r"is\s+)?(?:first\s+)?(?P<clock>[^\W\d_]+(?: place)?)\.?\s*(?:date|on|in|at)?\s*"
    r"(?:\s*[:=>]+\s*|\s+[-–]+\s+|\s+)(?P<time>\S.*)$",
    re.IGNORECASE,
)
# Where the next clock begins in a line of several that are named.
_NEXT = re.compile(
    r"(?:,\s*(?:and\s+)?|\s+and\s+)(?=(?:when\s+)?(?:it\s+|the\s+)?(?:was\s+)?"
    rf"(?:{'|'.join(map(re.escape, _NAMES))})\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:(?:when\s+)?(?:it|this|the \w+|he|mao|she|that|which)\s+)?(?:was\s+|were\s+)?(?:first\s+)?"
    rf"(?<!not "
    rf")(?<![\w“\"'])(?P<clock>{'|'.join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))})\b(?!\s+(?:later|"
    r"that|to|by)\b(?!,))",
    re.IGNORECASE,
)
_MOST_COMMAS = 8


def read(question: Question, reply: str, _directory: Directory | None) -> Verdict:
    """Say which time each clock is given."""
    times = _times(reply)
    if isinstance(times, Unreadable):
        return Verdict("unreadable", 0.0, times.message)
    told = {clock: dates.read_part(question, time) for clock, time in times.items()}
    for clock, verdict in told.items():
        if verdict.status == "unreadable":
            return Verdict("unreadable", 0.0, f"On “{clock}”: {verdict.message}")
    aside = tuple(text for one in told.values() for text in one.set_aside)
    return Verdict(
        "read",
        0.0,
        "Noted.",
        shown({clock: one.read_as for clock, one in told.items()}),
        set_aside=own_words(aside, reply),
    )


def judge(question: Question, reply: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge the time on each of the three clocks."""
    compiled = _compiled(key)
    if not compiled:
        return _KEY_BROKEN
    times = _times(reply)
    if isinstance(times, Unreadable):
        return Verdict("unreadable", 0.0, times.message)
    told = {clock: dates.judge_part(question, time, compiled[clock]) for clock, time in times.items()}
    for clock, verdict in told.items():
        if verdict.status == "unreadable":
            return Verdict("unreadable", 0.0, f"On “{clock}”: {verdict.message}")
    verdict = _together(question, times, told, compiled, short_name(told.values(), key))
    return verdict._replace(set_aside=own_words(verdict.set_aside, reply))


# The reply


_LABEL = re.compile(r"^\(?[1-3a-c][.)]\s*")
_STOP = re.compile(r"[.;]\s+")


def _times(reply: str) -> dict[str, str] | Unreadable:
    lines = entries(reply, numbered=True)
    if isinstance(lines, Unreadable):
        return lines
    whole = foreign_whole(tidy(reply))
    lines = [in_plain_english(line, whole=whole) for line in lines]
    if len(lines) == 1:
        line = lines[0].replace(" | ", "; ")
        lines = _at_names(line) or _one_line(line)
    if len(lines) == 1:
        lines = _in_order(lines[0]) or lines
    named = [_named(_LABEL.sub("", line)) for line in lines]
    if any(clock for clock, _ in named):
        named = [one if one[0] else _inside(one[1]) for one in named]
    if len(lines) == len(CLOCKS) and not any(clock for clock, _ in named):
        return dict(zip(CLOCKS, (time for _, time in named), strict=True))
    times: dict[str, str] = {}
    for clock, time in named:
        if not clock:
            return Unreadable(HOW)
        if times.setdefault(clock, time) != time:
            return Unreadable(_TWICE)
    return {clock: times[clock] for clock in CLOCKS if clock in times} or Unreadable(HOW)


def _in_order(line: str) -> list[str]:
    """Return the times of three sentences "what: when", in the order of the clocks."""
    parts = [part for part in _STOP.split(line) if ":" in part]
    return [part.partition(":")[2].strip(" .") for part in parts] if len(parts) == len(CLOCKS) else []


def _at_names(line: str) -> list[str]:
    """Return the clocks of one line that names at least two of them, each from its name to the next."""
    starts: dict[str, int] = {}
    for found in _CLOCK.finditer(line):
        starts.setdefault(_NAMES[found["clock"].casefold()], found.start())
    if len(starts) < 2:
        return []
    first = line[: min(starts.values())].strip(" .,;")
    if "happened" not in starts and _DATED.search(first):  # "The bombs fell on 7 May 1999. Said: …"
        cuts = [*sorted(starts.values()), len(line)]
        return [f"happened: {first}", *(line[a:b].strip(" .,;") for a, b in pairwise(cuts))]
    cuts = [*sorted(starts.values()), len(line)]
    return [line[a:b].strip(" .,;") for a, b in pairwise(cuts)]


def _inside(line: str) -> tuple[str, str]:
    """Return the one clock that a line names within, where it says of it that no time is told."""
    clocks = {_NAMES[found["clock"].casefold()] for found in _CLOCK.finditer(line)}
    silent = says_not_stated(line) or denies_saying(line)
    return (clocks.pop(), "not stated") if silent and len(clocks) == 1 else ("", line)


_DATED = re.compile(r"\d{3}")


def _one_line(line: str) -> list[str]:
    """Return the clocks of one line: by semicolons, by their names, or the one way to read its commas as three."""
    lines = [part.strip() for part in line.split(";") if part.strip()]
    if len(lines) == 1 and _named(line)[0]:
        return [part.strip() for part in _NEXT.split(line)]
    if len(lines) > 1 or "," not in line:
        return lines
    parts = line.split(",")
    ends = combinations(range(1, len(parts)), 2) if len(parts) <= _MOST_COMMAS else ()
    ways = [[",".join(parts[:a]), ",".join(parts[a:b]), ",".join(parts[b:])] for a, b in ends]
    ways = [[time.strip() for time in way] for way in ways if all(map(_is_one_time, way))]
    return ways[0] if len(ways) == 1 else lines


def _is_one_time(text: str) -> bool:
    """Tell whether a text is "not stated", or one date with its year."""
    reading = read_date(tidy(text))
    if isinstance(reading, Dating):
        return not reading.yearless and reading.form not in {"set", "list"}
    return isinstance(reading, NotStated)


def _named(line: str) -> tuple[str, str]:
    """Return the clock that a line names ("" where it names none) and its time."""
    found = _NAMED.match(line)
    clock = _NAMES.get(found["clock"].casefold(), "") if found else ""
    return (clock, found["time"]) if found and clock else ("", line)


# The key


@lru_cache(maxsize=4096)
def _compiled(key: Key) -> dict[str, Key]:
    """Return for each clock the key of its date."""
    answers = _times(key.answer)
    if isinstance(answers, Unreadable) or len(answers) < len(CLOCKS):
        return {}
    return part_keys(key, answers, _named)


# The verdict


def _together(
    question: Question, times: dict[str, str], told: dict[str, Verdict], key: dict[str, Key], name: str
) -> Verdict:
    share = sum(verdict.credit for verdict in told.values()) / len(CLOCKS)
    silent = sum(any(says_not_stated(text) for text in (one.answer, *one.also)) for one in key.values())
    slug = _slug(question, times, told, key)
    wrong = next((clock for clock in told if told[clock].misconception == name), "") if name else ""
    wrong = wrong or next((clock for clock in told if told[clock].credit < 1), "")
    words = [MESSAGES[slug]]
    if slug != "right" and silent:
        right = sum(verdict.credit >= 1 for verdict in told.values())
        words.append(counted(right, len(CLOCKS), silent))
    if wrong:
        words.append(f"On “{wrong}”: {told[wrong].message}")
    read_as = shown({clock: verdict.read_as or times[clock] for clock, verdict in told.items()})
    aside = tuple(text for verdict in told.values() for text in verdict.set_aside)
    credit = corrected(share, silent / len(CLOCKS))
    verdict = graded(credit, " ".join(words), read_as, "" if slug == "right" else name or slug, aside)
    return verdict._replace(share=round(share, 9))


def _slug(question: Question, times: dict[str, str], told: dict[str, Verdict], key: dict[str, Key]) -> str:
    if any(_belongs_elsewhere(question, clock, times[clock], told[clock], key) for clock in told):
        return "swapped-clocks"
    if any(verdict.credit < 1 for verdict in told.values()):
        return "some-wrong"
    return "right" if len(told) == len(CLOCKS) else "some-missing"


def _belongs_elsewhere(question: Question, clock: str, time: str, told: Verdict, key: dict[str, Key]) -> bool:
    """Tell whether a time that is wrong here is right on another clock; "not stated" belongs to none."""
    if told.credit > 0 or told.status == "unreadable" or told.read_as == "not stated":
        return False
    others = (key[other] for other in CLOCKS if other != clock)
    return any(dates.judge_part(question, time, other).credit >= 1 for other in others)


KIND = Kind(read, judge, whole=True)
