"""What all replies share: signs made one, the stub, the line on confidence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST_LINE = 1000
"""A line longer than this is an essay, in which no claim is looked for: the answer needs a line of its own."""
LONGEST = 4000
"""How many signs a reply may have; more is not looked at."""

_SIGNS = {
    **dict.fromkeys(map(ord, "‐‑−﹣－⁃"), "-"),
    **dict.fromkeys(map(ord, "–—―‒⸺⸻"), "–"),
    **dict.fromkeys(map(ord, "‘’‚‛ʼʹ′`´＇ʻ"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»″＂「」『』《》〈〉"), '"'),
    **dict.fromkeys(map(ord, "～〜∼"), "~"),
    **dict.fromkeys(map(ord, "、，"), ","),
    **dict.fromkeys(map(ord, "。．"), "."),
    **dict.fromkeys(map(ord, "•∙・‧"), "·"),
    **dict.fromkeys(map(ord, "→⇒➔➜›≻"), ">"),
    ord("…"): "...",
    ord("№"): " ",
}
# Soft hyphen, zero-width signs, marks of direction, variation selectors, byte order mark, control signs.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff]"
)
# Accents heaped on one letter: they say nothing, and putting them in order costs the square of their number.
_ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u3099\u309a\ufe20-\ufe2f]"
)
_HEAP = re.compile(f"({_ACCENT.pattern}{{2}}){_ACCENT.pattern}+")
# Most replies hold none of these, and a search costs less than a translation.
_ANY_SIGN = re.compile(f"[{re.escape(''.join(map(chr, _SIGNS)))}]")
_STUBS = frozenset(
    stub.strip()
    for stub in [
        "\n        ",
        " ... ",
        " your answer here ",
        " your answer ",
        " answer here ",
        " answer ",
        " todo ",
        " tbd ",
        " ? ",
        " ?? ",
        " ??? ",
        " - ",
        " -- ",
        "\n        --- ",
        " – ",
        " _ ",
        " __ ",
        " ___ ",
        " n.n ",
        " i don't know ",
        " i do not know ",
        " dont know ",
        " don't know ",
        " i dont know ",
        "\n        idk ",
        " dunno ",
        " no idea ",
        " i have no idea ",
        " not sure ",
        " no clue ",
        " i am not sure ",
        " i'm not sure ",
        "\n        im not sure ",
        " pass ",
        " skip ",
        " i give up ",
        " no answer ",
        " i can't answer ",
        " i cannot answer ",
        " help ",
        "\n        i don't know this one ",
        " sorry i don't know ",
        " sorry, i don't know ",
        " no idea sorry ",
        " no idea, sorry ",
        "\n        keine ahnung ",
        " weiß nicht ",
        " weiss nicht ",
        " ich weiß nicht ",
        " ich weiß es nicht ",
        " ich weiss nicht ",
        "\n        weiß ich nicht ",
        " je ne sais pas ",
        " sais pas ",
        " aucune idée ",
        " no sé ",
        " no lo sé ",
        " ni idea ",
        " не знаю ",
        "\n        без понятия ",
        " понятия не имею ",
        " 不知道 ",
        " 我不知道 ",
        " 不清楚 ",
        " 不会 ",
        " 不會 ",
        " \n    ",
    ]
)
_IS_SURE = (
    "sure|confidence|confident|certain|sicher|sûr|sûre|seguro|segura|уверен|уверена|有把握|把握|確定|确定"
)
_SURE = re.compile(
    rf"^[ \t]*(?:{_IS_SURE})\s*[:=]?\s*(?P<n>\d{{1,3}}(?:[.,]\d{{1,3}})?)\s*"
    r"(?:%|percent|per cent|prozent|pour cent|por ciento|(?:of|out of|von|sur|de|из|/)\s*(?P<of>\d{1,2}))?\s*\.?\s*$",
    re.IGNORECASE,
)
# "6 个中 4 个": Chinese tells the whole first.
# "I am 60 % sure", "I think 5 of 6 are right": a line of its own.
_SURE_IN_WORDS = re.compile(
    r"^[ \t]*(?:i(?:'m| am| think| guess)[ \t]+)?(?:sure (?:of|that) )?(?P<n>\d{1,3})\s*"
    r"(?:(?:%|percent|per cent)\s*(?:sure|certain)|(?:of|out of|/)\s*(?P<of>\d{1,2})"
    r"(?:\s*(?:are|will be)?\s*(?:right|correct))?)\s*\.?\s*$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"(\d{1,2})\s*[个個]?中\s*(\d{1,2})\s*[个個]?")
# "c, sure: 70 %": on the line of the answer it needs its sign.
_SURE_BEHIND = re.compile(r"(?:[,;.]\s+\(?|\s+\()(?=(?:sure|confidence|sicher|sûr)\s*[:=])", re.IGNORECASE)
# Most lines begin with another letter, and are done with.
_NOT_SURE = frozenset("0123456789abdefghijklmnopqrtuvwxyzABDEFGHIJKLMNOPQRTUVWXYZ")
_NOT_SURE_ABROAD = re.compile("[\u0400-\u052f](?<![уУ])|[\u3400-\u9fff](?<![有把確确])")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a table that is written as running text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The reply cannot be read; the message says how to write it."""

    message: str


_APART = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalpha()})
_LETTERS = re.compile(r"[^\W\d_]+")


def letters_of(text: str) -> list[str]:
    """Return the words of a text, of letters alone.

    >>> letters_of("don't, in 1860"), letters_of("Cox’s été")
    (['don', 't', 'in'], ['Cox', 's', 'été'])
    """
    return text.translate(_APART).split() if text.isascii() else _LETTERS.findall(text)


_SIGNS_APART = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})
_RUNS = re.compile(r"[^\W_]+")


def runs_of(text: str) -> list[str]:
    """Return the words of a text, of letters and digits.

    >>> runs_of("a-b, 1860s")
    ['a', 'b', '1860s']
    """
    return text.translate(_SIGNS_APART).split() if text.isascii() else _RUNS.findall(text)


@lru_cache(maxsize=64)  # one reply and its pieces, of which many things are asked
def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, to tell fast what it cannot hold."""
    return frozenset(letters_of(text.casefold()))


def split_confidence(reply: str) -> tuple[str, float | None]:
    r"""Take a line such as `sure: 80 %` off a reply; return the rest and the share, or `None` where it has no number.

    >>> split_confidence("1860\nsure: 80 %"), split_confidence("b, sure: 3 of 4")
    (('1860', 0.8), ('b', 0.75))
    >>> split_confidence("a: x. I'd say four of the six are right."), split_confidence("b. I am quite sure.")
    (('a: x', 0.6666666666666666), ('b', None))
    """
    told = _confidence_last(reply)
    if told[1] is not None or len(reply) > LONGEST or not _may_be_sure(reply):
        return told
    if "\n" in reply:
        told = _confidence_last(_BESIDE_SURE.sub("", reply))
    return told if told[1] is not None else _confidence_told(reply)


def _may_be_sure(reply: str) -> bool:
    """Tell whether a reply holds a word on how sure its writer is, or so many of so many."""
    may = not reply.isascii() or any(map(reply.lower().__contains__, _ON_SURE))
    return may and _MAY_BE_SURE.search(reply) is not None


_ON_SURE = ("sure", "certain", "confiden", "sicher", "segur", "of", "/")


def _confidence_told(reply: str) -> tuple[str, float | None]:
    """Take a sentence on how sure the writer is off the end of a reply, or a line of its own off its beginning."""
    body = tidy(reply) if "\n" not in reply else "\n".join(map(tidy, reply.strip().splitlines()))
    found = _TOLD_LAST.search(body[-_LONGEST_SURE:]) or _TOLD_FIRST.match(body[:_LONGEST_SURE])
    if found is None:
        return reply, None
    first = found.re is _TOLD_FIRST
    rest = body[found.end() :] if first else body[: len(body) - len(found[0])]
    if not any(map(str.isalnum, rest)):
        return reply, None
    numbers = [_IN_WORDS.get(text.casefold(), text) for text in _NUMBER.findall(found[0])]
    whole = "%" in found[0] or "cent" in found[0]
    if "个" in found[0] or "個" in found[0]:  # Chinese tells the whole first
        numbers.reverse()
    if whole or (len(numbers) == 1 and len(numbers[0]) > 1):
        numbers = [numbers[0], "100"] if numbers else []
    share = float(numbers[0]) / max(float(numbers[1]), 1) if len(numbers) > 1 else None
    return rest.strip(), share if share is not None and share <= 1 else None


_IN_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
_A_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_IN_WORDS)})"
_NUMBER = re.compile(rf"\d{{1,3}}|\b(?:{'|'.join(_IN_WORDS)})\b", re.IGNORECASE)
_PER_CENT = rf"{_A_NUMBER}\s?(?:%|per ?cent|prozent|pour cent|por ciento|процент\w*)"
_OF_ALL = rf"{_A_NUMBER}\s?(?:of|out of|/|von|sur|de|из)\s?(?:the |my |these |them )?{_A_NUMBER}"
_HOW_MUCH = (
    r"(?:\b(?:about|around|only|just|pretty|quite|fairly|very|rather|almost|nearly|maybe|perhaps|absolutely|totally|"
    r"completely|at least|really|roughly|reasonably|mostly|say|etwa|ungefähr|ziemlich|environ|assez|bastante|примерно|"
    rf"на|zu|à|al|~)\s?|{_PER_CENT}\s?(?:de\s)?)"
)
# "I'm about 80 % sure", "quite sure of all six", "I think 5 of 6 are right", "Confidence: fairly high".
_TOLD = (
    rf"(?:(?:(?:and|so|but)\s)?(?:i['’]?d (?:put|say)(?: it| this)?(?: at)?\s|i['’]?m\s|i am\s|ich bin\s|"
    rf"(?:j'en|j’en|je)\s(?:en\s)?suis\s|estoy\s|я\s)?{_HOW_MUCH}{{0,4}}"
    rf"(?:sure|certain|confident|sicher|sûre?|segur[oa]|уверена?)"
    rf"(?:[\s:=]*(?:about\s|maybe\s|only\s|an?\s|à\s|zu\s|al\s|на\s)?(?:{_PER_CENT}|{_OF_ALL}|\d{{1,3}}(?=\W*$)))?"
    rf"(?:,?\s(?:of|about|that|in|on|except|but|though|here|now|today)\b(?!\s(?:it|this|that)\s(?:is|was))"
    rf"(?:\s(?:{_A_NUMBER}|all|both|it|this|that|them|these|those|the|my|answers?|labels?|are|right|correct|perhaps|about|of|"
    rf"except|for|maybe|order|not|only|rest|others?|one|claims?|lines?|letters?|[a-h]|and|or|less))+)?"
    rf"|(?:i(?:['’]d)?\s(?:think|believe|guess|hope|say|would say|expect|reckon)\s(?:that\s)?|probably\s|"
    rf"maybe\s|about\s|i have\s|"
    rf"i get\s)*{_OF_ALL}(?:\s(?:of them|labels|answers|lines|claims))?(?:\s(?:are|will be|is|should be|to "
    rf"be))?\s(?:right|correct)|(?:i(?:['’]d)?\s(?:think|believe|guess|say)\s(?:that\s)?){_OF_ALL}"
    r"|(?:my\s)?confidence(?:\s(?:is|level))?\s?[:=]?\s?[^\n.;]{1,50}"
    r"|(?:我觉得|我认为|我想|大概|大约)?\s?\d{1,2}\s?[个個]?[里中裡]?有?\s?\d{1,2}\s?[个個]?(?:是)?[对對正]确?"
    rf"|我?(?:有|大概)?\s?(?:(?:把握|确定|確定|信心)\s?[:,]?\s?{_PER_CENT}|{_PER_CENT}\s?的?(?:把握|确定|確定|信心)))"
)
_TOLD_LAST = re.compile(rf"(?:(?:^|[\n.;!?,:，。；)])\s?|\s[-–]\s)(?:[-*·•]\s)?\(?{_TOLD}\W*$", re.IGNORECASE)
_TOLD_FIRST = re.compile(rf"\W{{0,2}}{_TOLD}\W*\n", re.IGNORECASE)
_MAY_BE_SURE = re.compile(
    r"\b(?:sure|certain|confiden|sicher|s[ûe]gur|sûr)|(?:\bof|/)(?: the| my)? ?(?:\d\b|two|three|four|five|"
    r"six)|把握|[信确確][心定]|个|увер",
    re.IGNORECASE,
)
# What stands round the line on confidence: a bullet before it, a smile or a hope behind.
_BESIDE_SURE = re.compile(
    r"(?<=\n)[ \t]*[-*•+·][ \t]+(?=[^\n]*$)"
    r"|(?<=[\d%])[ \t,]*(?::-?[)D]|;-?\)|!+|\b(?:i hope|hopefully|maybe|perhaps|i think|i guess))[ \t!.:)]*$",
    re.IGNORECASE,
)


def _confidence_last(reply: str) -> tuple[str, float | None]:
    """Take the line on confidence off the end of a reply, where it stands in one of its plain forms."""
    body = reply.rstrip()
    start = max(body.rfind("\n"), body.rfind("\r"))
    line = body[start + 1 :]
    may_be_behind = (":" in line or "=" in line) and (
        "," in line or "(" in line or ";" in line or "." in line
    )
    behind = _SURE_BEHIND.search(line) if may_be_behind and len(line) <= _LONGEST_SURE else None
    if behind:
        start, line = start + 1 + behind.start(), line[behind.end() :].removesuffix(")")
    other = line[:1] in _NOT_SURE or (not line.isascii() and _NOT_SURE_ABROAD.match(line))
    if len(line) > 60 or (other and not (start > 0 and _SURE_IN_WORDS.match(line))):
        return reply, None
    plain = line if line.isascii() else _OF_THEM.sub(r"\2/\1", tidy(line))
    found = _SURE.match(plain) or (_SURE_IN_WORDS.match(plain) if start > 0 else None)
    share = float(found["n"].replace(",", ".")) / float(found["of"] or 100) if found else 2.0
    return (body[: max(start, 0)].rstrip(), share) if share <= 1 else (reply, None)


_LONGEST_SURE = 300


def tidy(text: str) -> str:
    """Return a reply in one line with one form of each sign and space; letters keep their case.

    An en dash stays apart from a hyphen: 1901–05 is a span of years, 1901-05 may be a month.
    """
    if text.isascii():
        if "  " not in text and text.isprintable():
            return text.strip()
        line = " ".join(text.split())
        if line.isprintable():
            return line
        text = _UNSEEN.sub("", line)
    else:
        text = _UNSEEN.sub("", _with_plain_signs(text))
        if _ACCENT.search(text):
            text = _HEAP.sub(r"\1", text)
        text = unicodedata.normalize("NFKC", text)
        text = _with_plain_signs(text)
    return " ".join(text.split())


def _with_plain_signs(text: str) -> str:
    return text.translate(_SIGNS) if _ANY_SIGN.search(text) else text


def shortened(reply: str, between: str = "") -> str | None:
    """Return a reply in one line, or `None` where it is longer than any answer; that is decided before all else.

    `between` is set where one line ends and the next begins.
    """
    body = reply.strip()
    if len(body) > LONGEST:
        return None
    if between and "\n" in body:
        parts = [part.strip().removeprefix("- ") for part in body.splitlines() if part.strip()]
        body = "".join(part + (" " if part.endswith(":") else between) for part in parts[:-1]) + parts[-1]
    line = tidy(body)
    return None if len(line) > LONGEST else line


_STRUCK = re.compile(r"~~[^~\n]{1,200}~~|<(?:s|del|strike)>[^<\n]{0,200}</(?:s|del|strike)>", re.IGNORECASE)


def unstruck(text: str) -> str:
    """Return a reply without what its writer struck out.

    >>> unstruck("~~1858~~ 1860")
    '  1860'
    """
    return _STRUCK.sub(" ", text) if "~~" in text or "</" in text else text


def is_blank(line: str) -> bool:
    """Tell whether a tidied reply is empty, the stub, or says that the writer does not know."""
    if len(line) > 40:
        return False
    bare = line.casefold().strip(" .,;:!\"'()[]#%*")
    return bare.rstrip("? ") in _STUBS or line in _STUBS


def own_words(aside: tuple[str, ...], reply: str) -> tuple[str, ...]:
    """Return what was set aside of a reply in its own words; all of it where others stand for them.

    >>> own_words(("the carte",), "3 % (la carte)"), own_words(("la carte",), "3 % (la carte)")
    (('3 % (la carte)',), ('la carte',))
    """
    if all(one in reply for one in aside):
        return aside
    held = _BETWEEN_WORDS.sub("", reply.casefold())
    return aside if all(_BETWEEN_WORDS.sub("", one.casefold()) in held for one in aside) else (tidy(reply),)


_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return a text for comparison: no accents, no case, no apostrophes.

    >>> folded("Mathieu Boulègue"), folded("Ch’ing")
    ('mathieu boulegue', 'ching')
    """
    if text.isascii():
        return text.lower().replace("'", "")
    apart = unicodedata.normalize("NFKD", _with_plain_signs(text)).casefold()
    bare = _with_plain_signs("".join(sign for sign in apart if not unicodedata.combining(sign)))
    return unicodedata.normalize("NFC", bare).replace("'", "").translate(_PLAIN_LETTERS)


_PLAIN_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
