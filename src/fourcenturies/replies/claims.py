"""A reply as a person means it: the claim, and what stands beside it.

A line is cut into pieces where a bracket, a dash, a comma, a sentence or a word such as "because", "so" or "not" sets
something apart. The longest readable beginning is the claim, or what follows "so", "that is" or "="; failing that, a
later piece. Every other piece is weighed: a reason, a remark or a denied rival is set aside and shown; a rival, a
retraction or what would change the claim is never set aside, and one answer is asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from fourcenturies.replies.text import LONGEST_LINE, Unreadable, word_set, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
MOST_PIECES = 14


class Claim(NamedTuple, Generic[T_co]):
    """What a reply was read as, and the words that were set aside for it."""

    reading: T_co
    aside: tuple[str, ...] = ()


class Piece(NamedTuple):
    """A piece of a line: its words, what ties it to the piece before, and where it stands."""

    text: str
    tie: str
    start: int
    end: int


# What sets a piece apart, by its name; nothing does so within a word, a stop only after three letters or a year.
_VERB = (
    r"(?:is|are|was|were|has|have|had|says?|said|gives?|gave|stands?|did|does|do|comes?|came|must|cannot|can|"
    r"prints?|printed|"
    r"went|ends?|began|begins?|knows?|speaks?|spoke|writes?|wrote|quotes?|tells?|told|took|takes?|means?|uses?|"
    r"refers?|lost|lacks?)"
)
# The first words of all ties, grouped by their first letters. Few places in a line begin with a sign or one of these,
# and only there the ties are tried; a new tie needs its first word here.
_FIRST_WORDS = "|".join(
    f"{letter}(?:{'|'.join(word[1:] for word in words)})"
    for letter, words in groupby(
        sorted(
            word_set(r"""
                according actually although and as b/c based bc bcs because brings but certainly comes consequently
                considering correction\w* coz cuz definitely due equals even final for gets given gives going hang hence
                however i ie instead judging leads makes making meaning my namely no not oh on one or rather reason
                scratch scrap strike forget being reckoned counted counting reckoning calculated measured
                inferred deduced derived
                seeing since so sorry takes that the therefore though thus unlike wait we whereas where which
                while who whose yet you
            """)
        ),
        key=itemgetter(0),
    )
)
_TIE_BEGINS = rf"(?=\s*(?:[-–,;.?!:=→∴/(\[\n]|\b(?:{_FIRST_WORDS})\b))"
_TIES = re.compile(
    rf"(?!(?<=\w)\w){_TIE_BEGINS}(?:"
    r"[\s,;.?!–-]{0,4}\b(?P<corrected>(?:oh\s|or\s|but\s)?(?:no,?\s)?(?:i\stake\s(?:that|it|this)\sback)\b|(?:oh\s|"
    r"or\s|"
    r"but\s)?no,?\s(?:sorry|wait|hang on|(?:scratch|scrap|strike|forget) that)\b|"
    r"(?:no,?\s)?(?:sorry,?\s)?(?:scratch|scrap|strike|forget)\sthat|correction|"
    r"i\smean\b(?=[,:]?\s\S+\s*\S*$)|"
    r"(?:,|\.|;|–|-)?\s?(?:(?<!\bthe\s)(?<!\ba\s)(?<!\blong\s)(?<!\bhis\s)(?<!'s\s)(?<!\bto\s)wait|hang\son)\b,?(?:\sno\b)?|(?<=\?\s)no\b(?=[.,!:])|but\sno\b(?=[:,.!])|"
    r"actually\b(?=[,:]?\s\S+(?:\s\S+){0,3}$))[,.:;!–-]{0,3}\s*"
    r"|\s*(?P<bracket>[(\[][^()\[\]]*[)\]]?)\s*"
    r"|\s*(?P<sum>[-=]{1,20}>|=>?|→|∴)[,:]?\s*|\s*(?P<result>(?:[,;]\s*|\band\s+|(?<=\s)|\s)(?:so|thus|hence|therefore|"
    r"consequently|i\.?\s?e\b\.?|"
    r"that\s(?:is\sto\ssay|is|makes|gives|means|would\sbe)|which\s(?:makes|gives|means|is|would\sbe)|making\sit|meaning|namely|"
    r"so\sit|(?:takes|brings|gets|leads)\s(?:us\s|you\s|me\s)?(?:back\s)?to|gives\sus|comes\s(?:out\s)?(?:to|at)|"
    r"(?:makes|gives|equals)(?=\s(?:it\s|us\s)?\d{4})|(?:you|we|one)\s(?:land|arrive|get|end\sup|come|lands|arrives|"
    r"gets)\s(?:in|at|to|on|with))\b(?!\s+(?:far|that|called|much|it\ssays))"
    r"|(?:[,;:]\s*|\s[-–]\s)(?:and\s)?(?:\w+|\d+)\s(?:years?|months?|days?|weeks?)\s(?:earlier|before|later|after|"
    r"back|on|prior)"
    r"(?:\sthat|\sit)?\s(?:is|was|makes?|gives?|means|would\sbe)\b"
    r"|\b(?:the|my|final)\s(?:final\s)?answer(?:\sis)?\b:?)[,:]?\s*"
    rf"|[\s,;]{{0,3}}\b(?P<reason>because|b/c|bcs|cuz|coz|bc(?=\s['\"]?[a-z])|seeing\sthat|given\sthat|considering|"
    rf"due\sto|on\sthe\sgrounds|for\sthe\sreason|my\sreason|the\sreason|reason(?=:)|"
    rf"judging\sby|(?:being\s)?(?:reckoned|counted|counting|reckoning|calculated|measured|inferred|deduced|derived)\s(?:back\s|on\s)?from|"
    rf"going\sby|based\son|according\sto|as\s(?:seen|shown|stated|said|given|printed|told|can|per|noted|"
    rf"mentioned|indicated|quoted|the\s(?:card|article|text|passage|page|foot|line|source|map|timeline|year|word))|"
    rf"(?:since|as|for)(?=\s(?:\S+\s){{0,5}}?{_VERB}\b|\s(?:they|he|she|it|we|you|there)\s)|even\s(?:though|if)|although|though|whereas|while|"
    rf"(?<=[,)])\s*(?:where|whose|who|which)|(?<=,\s)(?:where|whose|who|which))\b[:,]?\s*"
    r"|[\s,;]{0,3}(?P<denied>\b(?:and|but)\s(?:certainly\s|definitely\s)?not|(?<=[\w)\"%])(?:[,;]\s|\s[-–]\s|"
    r"(?<!\bdoes)(?<!\bis)(?<!\bwas)(?<!\bdid)(?<!\bdo)(?<!\bhas)(?<!\bare)(?<!\bwere)(?<!\bcan)(?<!\bcould)(?<!\bwould)(?<!\bwill)(?<!\bmust)(?<!\bhad)\s)(?:definitely\s|certainly\s)?not(?!\s(?:stated|given|named|said|comparable|later|earlier|before|after))|\b(?:rather\sthan|instead\sof|as\sopposed\sto|unlike))\b\s*"
    r"|"
    r"\s*(?P<stop>(?<=[^\W\d_]{3})(?<!\bmrs)(?<!\bpres)(?<!\bprof)(?<!\bgen)(?<!\bsen)(?<!\bhon)(?<!\bsept)(?<!\bmme)(?<!\bsra)[.!?]+(?=\s|$)|(?<=\d{4})[.!?]+(?=\s|$)|(?<=[%\")])[.!?]+(?=\s|$)|[;!?]+|\n|//+)\s*"
    r"|\s+(?P<dash>[-–]+)\s+|\s*(?P<dash2>–)\s+(?=[^\W\d_])"
    r"|\s*(?P<colon>:)\s+"
    r"|[\s,]{0,3}\b(?P<but>but|however|yet)\b,?\s*"
    r"|\s*(?P<comma>,)\s+)",
)
_NAMES = {"dash2": "dash"}
# A line is searched faster in small letters, each in its place, than with `re.IGNORECASE`, for which İ and ı are i.
_SMALL = str.maketrans(f"{ascii_uppercase}İı", f"{ascii_lowercase}ii")
# What takes a claim back, or speaks to whoever marks; in small letters.
_RETRACTED = re.compile(
    r"\b(?:wrong|false|untrue|incorrect|nonsense|rubbish|bullshit|lies?(?! (?:in|between|before|after|at|on|with))|"
    r"(?<!\d is )lying|liar|kidding|joking|joke|jk|oops|scratch|scrap that|correction|^actually|actually,|"
    r"nope|nah|(?<!\bthe )(?<!\ba )(?<!\blong )(?<!\bhis )(?<!'s )(?<!\bto )wait|on second thoughts?|"
    r"changed my mind|ignore|instructions?|full (?:marks|credit|points)|mark "
    r"(?:this|it|me)|grade[rd]?|"
    r"disregard|override|system|prompt|accept (?:this|any|all)|any answer|whichever|whatever|"
    r"either (?:way|one|will do|works)|"
    r"this one (?:can't|cannot|can not|isn't|is not)|take your pick|"
    r"alternatively|or (?:maybe|perhaps|possibly|else|rather)|other way round|vice versa|doubt (?:it|that)|disagree|"
    r"impossible|cannot be|can't be|could not be|isn't true|not true|"
    r"unless|if not|withdraw\w*|otherwise|your pick|mistaken|tak(?:e|es|ing|en) (?:that |it |this )?back|error|"
    r"misprint|a myth|invented|made (?:it |this |that )?up(?! (?:in|with|again|for|of)\b)|fake|"
    r"hoax)\b"
)
# With one of these words whatever retracts begins, or with one that takes something back or withdraws.
_MAY_RETRACT = word_set("""
    wrong false untrue incorrect nonsense rubbish bullshit lie lies lying liar kidding joking joke jk oops scratch scrap
    correction actually nope nah wait on changed ignore instruction instructions full mark grade graded grader disregard
    override system prompt accept any whichever whatever either this take alternatively or other vice doubt disagree
    impossible cannot can could isn not unless if otherwise your mistaken error misprint a invented made fake hoax
    """)
# What no serious answer holds, even one that denies.
OFFERED = re.compile(r"\bor\b", re.IGNORECASE)
STRONGLY_DENIED = re.compile(
    r"\b(?:wrong|false|untrue|incorrect|not true|isn't true|lie|nonsense)\b", re.IGNORECASE
)
# A denial of nothing but the claim itself: "Xi, not him", "1860, not really".
DENIES_ITSELF = re.compile(
    r"^(?:it |so |that |was |is |really|true|right|correct|sure|him|her|at all|exactly|quite|this|was|it|so|that|,|"
    r"\s)+$",
    re.IGNORECASE,
)
JOKING = re.compile(
    r"\b(?:kidding|joking|jk|lol|haha\w*|full (?:marks|credit|points)|mark (?:this|it|me)|ignore|instructions?|"
    r"disregard|override|prompt)\b",
    re.IGNORECASE,
)
# Before "but": whom the claim leaves out.
ANYBODY = re.compile(
    r"(?:any|every|no)(?:one|body|thing| one)$|(?:all|none|nothing|never|any \w+|every \w+|all \w+|no \w+)$"
)
_BARE_NO = re.compile(
    r"^(?:no|not|not really|never|nope|not so|not at all|no way|not quite|n't|no it isn't|it isn't|it is not|it "
    r"wasn't|it was not)$"
)


@lru_cache(maxsize=16)
def pieces(line: str) -> tuple[Piece, ...]:
    """Return the pieces of a line, in order; a bracket is a piece of its own, in a reason part of it.

    >>> [(piece.tie, piece.text) for piece in pieces("1789, because 1792 minus 3")]
    [('', '1789'), ('reason', '1792 minus 3')]
    """
    return tuple(islice(_pieces(line), MOST_PIECES + 1))


# "Not before 9 May 2025: the warning was of 8 May, …": what follows a whole day explains it.
_DAY_FIRST = re.compile(r"\d{1,2} [^\W\d_]{3,9} \d{4}$")


def _pieces(line: str) -> Iterator[Piece]:
    at, tie, later = 0, "", False
    for found in _TIES.finditer(line.translate(_SMALL)):
        name = found.lastgroup or ""
        text = line[at : found.start()].strip(" \"'")
        within = tie if tie == "reason" and name == "bracket" else ""
        if any(map(str.isalnum, text)):
            yield Piece(text, tie if at and tie != "first" else "", at, found.start())
            tie = "after"
        if tie == "reason" and name == "result" and _LEADS.match(found[0]):
            continue
        if tie == "reason" and name in {"comma", "but", "dash", "dash2", "sum"}:
            name = "reason"
        later = (
            later
            or name == "stop"
            or (name == "colon" and _DAY_FIRST.search(line, 0, found.start()) is not None)
        )
        if later and name in {"comma", "but", "dash", "dash2"}:
            name = "stop"
        if name == "bracket":
            inside = line[slice(*found.span("bracket"))].strip("()[] ")
            if any(map(str.isalnum, inside)):
                yield Piece(inside, within or "bracket", found.start(), found.end())
            at, tie = found.end(), within or "after"
            continue
        at, tie = found.end(), "first" if not line[: found.start()].strip() else _NAMES.get(name, name)
    text = line[at:].strip(" \"'")
    if any(map(str.isalnum, text)):
        yield Piece(text, "" if tie == "first" else tie, at, len(line))


# What a reason may lead to: "1969, since that takes us to 1972".
_LEADS = re.compile(r"\s*(?:takes|brings|gets|leads|gives|makes|equals)\b")


def retracts(text: str) -> bool:
    """Tell whether words retract what they stand beside, or speak to whoever marks."""
    low = text.casefold()
    may = not _MAY_RETRACT.isdisjoint(words_in(text)) or "withdr" in low or "tak" in low
    return may and bool(_RETRACTED.search(low))


def takes_back(text: str) -> bool:
    """Tell whether words take the claim beside them back, or offer another."""
    return (
        retracts(text)
        or ("or" in words_in(text) and bool(OFFERED.search(text)))
        or bool(_BARE_NO.match(text.casefold().strip(" .!")))
    )


def _never(_text: str) -> bool:
    return False


def read_claim(
    line: str,
    read: Callable[[str], T | Unreadable],
    weigh: Callable[[Piece, T], str],
    plain: Callable[[str], bool] = _never,
) -> Claim[T] | Unreadable | None:
    """Return the claim of a line that cannot be read as a whole.

    `read` reads a text as a claim; `plain` tells of a beginning whether it is a whole answer, before which nothing that
    follows goes; `weigh` returns "" for a piece that may be set aside beside a claim, else the
    sentence that says why not. `None` where no piece can be read.
    """
    several = pieces(line) if len(line) <= LONGEST_LINE else ()
    if len(several) < 2 or len(several) > MOST_PIECES:
        return None
    for number, (text, beside, led_to) in enumerate(
        _candidates(line, several, lambda one: isinstance(read(one), Unreadable))
    ):
        if number == 0 and not (text and plain(text)):
            continue
        reading = read(text)
        if isinstance(reading, Unreadable):
            continue
        for piece in beside:
            refusal = "" if piece in led_to and not _equals(several, led_to) else weigh(piece, reading)
            if refusal:
                return Unreadable(refusal)
        return Claim(reading, tuple(aside for aside in _shown(line, beside) if aside != text))
    return None


def _equals(several: tuple[Piece, ...], led_to: list[Piece]) -> bool:
    """Tell whether one thing alone is set equal to the claim: "40,000 = 50,000" leads to nothing."""
    return len(led_to) == 1 and any(piece.tie == "sum" for piece in several)


def _candidates(
    line: str, several: tuple[Piece, ...], unread: Callable[[str], bool]
) -> Iterator[tuple[str, list[Piece], list[Piece]]]:
    """Yield the texts that may be the claim, the likeliest first, each with the pieces beside it and what led to it."""
    brackets = [piece for piece in several if piece.tie == "bracket"]
    bare = [piece for piece in several if piece.tie != "bracket"]
    yield (
        bare[0].text if _is_explained(bare) else "",
        [piece for piece in several if piece is not bare[0]] if bare else [],
        bare[:0],
    )
    if _ends_in_answer(bare):
        yield bare[-1].text, [*bare[:-1], *brackets], bare[:-1]
    for place in range(len(bare) - 1, 0, -1):
        if bare[place].tie in {"result", "sum", "corrected"}:
            for end in range(len(bare), place, -1):
                yield _joined(line, bare[place:end]), [*bare[:place], *bare[end:], *brackets], bare[:place]
    yield from _beginnings(line, bare, brackets)
    for piece in several:
        if piece.tie not in {"denied", "reason"} and piece is not several[0]:
            labels = piece.tie == "colon"
            before = [one for one in several if labels and one.start < piece.start and unread(one.text)]
            yield piece.text, [other for other in several if other is not piece], before


def _beginnings(
    line: str, bare: list[Piece], brackets: list[Piece]
) -> Iterator[tuple[str, list[Piece], list[Piece]]]:
    """Yield the beginnings of a line, the longest first, and the line with its brackets taken off."""
    first = next((place for place, piece in enumerate(bare) if place and piece.tie in _APART), len(bare))
    for end in range(first, 0, -1):
        if brackets or end < len(bare):
            yield _joined(line, bare[:end]), [*bare[end:], *brackets], []
    if not brackets and first == len(bare):
        yield line, [], []
    if brackets:
        unwrapped = line.translate(_BRACKETS)
        yield " ".join(unwrapped.split()), [], []


def _ends_in_answer(bare: list[Piece]) -> bool:
    """Tell whether a line that concludes gives its answer after a colon: "so it must be that March: March 2023"."""
    if not bare or bare[-1].tie not in {"colon", "dash"}:
        return False
    sums = bare[-1].tie == "colon" and any(piece.tie in {"result", "sum"} for piece in bare)
    return sums or (len(bare) == 2 and bool(_RECKONED.search(bare[0].text)))


_RECKONED = re.compile(
    r"\b(?:years?|months?|weeks?) (?:on|after|before|from|later than|earlier than)\b.*\d{4}|\d{4}.*\b(?:plus|minus)\b",
    re.IGNORECASE,
)


def _is_explained(bare: list[Piece]) -> bool:
    """Tell whether what comes first stands apart, and a "so" comes later: "1860: 1972 minus 112, so that year"."""
    ties = {piece.tie for piece in bare}
    if len(bare) < 2 or "corrected" in ties or ties.isdisjoint({"result", "sum"}) or _concludes(bare):
        return False
    return bare[1].tie in {"stop", "dash", "comma", "result", "but"} and not _LENGTH.match(bare[1].text)


def _concludes(bare: list[Piece]) -> bool:
    """Tell whether a sum ends in another year than the one that comes first: "written 2024, last year = 2023"."""
    if bare[-1].tie != "sum":
        return False
    first, last = set(_YEARS.findall(bare[0].text)), set(_YEARS.findall(bare[-1].text))
    return bool(last) and last.isdisjoint(first)


_YEARS = re.compile(r"\d{4}")
_LENGTH = re.compile(r"\d{1,3}\b(?!\s*(?:%|per cent))")
_APART = frozenset(["reason", "denied", "result", "sum", "corrected", "stop", "but"])
_BRACKETS = str.maketrans("()[]", "    ")


def _joined(line: str, some: list[Piece]) -> str:
    """Return pieces as they stand in the line, without what stands in brackets between them."""
    text = ""
    for place, piece in enumerate(some):
        if place:
            between = line[some[place - 1].end : piece.start]
            text += " " if between.lstrip().startswith(("(", "[")) else between
        text += line[piece.start : piece.end]
    return " ".join(text.split()).strip(" ,;:\"'")


def _shown(line: str, beside: list[Piece]) -> Iterator[str]:
    """Yield what was set aside, neighbours as one."""
    order = sorted(beside, key=lambda piece: piece.start)
    start = end = -1
    for piece in order:
        if start >= 0 and not line[end : piece.start].strip(" ,;:.-–()[]\n"):
            end = piece.end
            continue
        if start >= 0:
            yield line[start:end].strip(" ,;:()[]")
        start, end = piece.start, piece.end
    if start >= 0:
        yield line[start:end].strip(" ,;:()[]")
