"""Read footnotes: which words of a reply are the author, which the outlet, which the date, and of which text.

A part is known by its label, by its kind (a date, a person or an outlet of the records), else by its place in
"author | outlet | date". Where that leaves a doubt, the footnote is not read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.dating import Dating
from fourcenturies.questions.kinds.chain import names_outlet
from fourcenturies.replies.claims import retracts
from fourcenturies.replies.dates import read_date
from fourcenturies.replies.framed_lists import unframed
from fourcenturies.replies.languages import in_english
from fourcenturies.replies.lines import find, items
from fourcenturies.replies.silence import says_not_stated
from fourcenturies.replies.text import Unreadable, folded, is_blank, runs_of, word_set

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.replies.lines import Items

AUTHOR, OUTLET, DATE = "author", "outlet", "date"
PARTS = (AUTHOR, OUTLET, DATE)
HOW = "Write each footnote on one line, as “author | outlet | date”, and “not stated” for what is not there."
LONGEST = 4000
_MOST = 40
_NAMES = {
    **dict.fromkeys(["author", "authors", "by", "writer", "name", "who", "written by", "signed"], AUTHOR),
    **dict.fromkeys(["outlet", "published in", "published by", "publisher", "journal", "magazine"], OUTLET),
    **dict.fromkeys(
        [
            "paper",
            "newspaper",
            "website",
            "site",
            "where",
            "in",
            "outlets",
            "institution",
            "institute",
            "paper or institute",
        ],
        OUTLET,
    ),
    **dict.fromkeys(["date", "dated", "published", "when", "on", "year", "day", "published on"], DATE),
}
_NAME = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_LABEL = re.compile(rf"^(?:the\s+)?(?P<name>{_NAME})\s*[:=]\s*(?P<text>\S.*)$", re.IGNORECASE)
_NEXT_LABEL = re.compile(rf"\s*[.;,/]\s+(?=(?:the\s+)?(?:{_NAME})\s*[:=]\s*\S)", re.IGNORECASE)
# "author not stated": a label and silence, without a sign.
_UNSAID = re.compile(rf"^(?:the\s+)?(?P<name>{_NAME})\s+(?P<text>\S.*)$", re.IGNORECASE)
_LETTER = re.compile(
    r"^\(?(?P<letters>[a-j](?:\)?\s*(?:,|&|\+|/|\band\b)\s*\(?[a-j]\b)*|\d{1,2})\s*(?:[).:=]+|\s[-–])\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
# "a Michael Cox | LSE | 27 May 2025": the letter alone, where all lines begin so.
_BARE = re.compile(r"^(?P<letter>[a-j])\s+(?P<rest>[^\s).:=].*)$")
_NEXT = re.compile(r"\s*;\s*(?=\(?[a-j]\s*[).:=]\s*\S)", re.IGNORECASE)
_NEXT_BARE = re.compile(r"\s*;\s*(?=[a-j]\s+[^\s).:=])", re.IGNORECASE)
# What is said of a part, in brackets at its end: "27 May 2025 (own line at the head)".
_ASIDE = re.compile(r"(?<=\S)\s+\([^()|]{3,80}\)(?=\s*(?:\||$))")
_LEAD = re.compile(r"[^|:]{0,60}:")
_HEAD = re.compile(r"^(?P<head>[^|:=]{2,60}?)\s*(?:[:=]|\s[-–]+\s)\s*(?P<rest>\S.*)$")
_BULLET = re.compile(r"^(?:[-*+·•]\s+)+")
_BAR = re.compile(r"\s*(?:\||\t|¦)\s*")
_WEAK = (re.compile(r"\s*;\s*"), re.compile(r"\s+/\s+"), re.compile(r"\s+[-–—]+\s+"), re.compile(r"\s*,\s*"))
# What says, in the part of a footnote, that the page gives none; elsewhere it may be a sign or another answer.
_NOTHING = re.compile(
    r"[-–—]+|n\.?\s?s\.?|n\s?/?\s?a|none|nil|nobody|nowhere|"
    r"no (?:authors?|writer|outlet|paper|newspaper|journal|magazine|publisher|website|site|date|day|year)\.?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"^(?:published|printed|posted|put out)\s+(?:by|in|on|at)\s+(?![^|]*\d)(?=[^\W\d_])", re.IGNORECASE
)
# "nothing stated at all", "author, paper and date: not given": words of silence alone, of which one denies.
_DENIES = word_set(
    "nothing none no not neither nobody unknown missing lost ns absent without anonymous undated"
)
_SILENT = _DENIES | word_set(
    "all each every everything the three of part parts both author authors outlet paper institute publisher "
    "journal date title "
    "and or nor it is are was at them these there here stated given named printed said shown known n s on page "
    "copy this edge edges has have been whatsoever any in to be found tells text name names whole for"
)
_TITLED = re.compile(
    r"['’]s (?:essay|article|text|piece|paper)$|['’]s$|^(?:by|in|at|for|from)\s+(?=\S)", re.IGNORECASE
)
# "published by LSE on 27 May 2025": an outlet and its day.
_OUTLET_ON = re.compile(
    r"(^|,\s*)(?:published|printed|posted|appeared|put out)\s+(?:by|in|at)\s+(.+?),?\s+(?:on|in)\s+(?=[^|]*\d)",
    re.IGNORECASE,
)
# A line that repeats how a footnote is written: "x: author | paper | date".
_LEGEND = re.compile(
    r"\W*(?:[a-z]\s*[:.)=]\s*)?(?:(?:text|letter|its|author|writer|paper|outlet|institute|institution|publisher|journal|date|day|of|"
    r"publication|published|or|and|title|name)\W*)+$",
    re.IGNORECASE,
)

Footnotes = dict[tuple[str, str], str]


def read_footnotes(reply: str, texts: tuple[str, ...], directory: Directory) -> Footnotes | Unreadable:
    """Return the parts by the letter of their text and their name; the letter is "" where one text is asked for."""
    if len(reply) > LONGEST:
        return Unreadable(HOW)
    if len(texts) > 1 and reply.strip().count("\n") == 0:
        split = _NEXT.sub("\n", reply)
        reply = split if split != reply else _NEXT_BARE.sub("\n", reply)
    lines = [_BULLET.sub("", line).strip(" |") for line in unframed(reply, cells=0)]
    lines = [
        _ASIDE.sub("", _BRACKETED.sub(_apart, _IS_BY.sub(r"\1: ", line)))
        for line in lines
        if line and not is_blank(line) and not _LEAD.fullmatch(line) and not _LEGEND.match(line)
    ]
    if not lines or len(lines) > _MOST:
        return Unreadable(HOW)
    if len(texts) < 2:
        return _one(lines, directory)
    return _several(lines, items(texts), directory)


# "a is by Ada, Gazette": a letter and a verb.
_IS_BY = re.compile(
    r"^\(?([a-j])\)?\s+(?:is|was)\s+(?:(?:written|published|printed)\s+)?(?:by|from|in)\s+(?=\S)",
    re.IGNORECASE,
)
# Parts that stand in brackets, each in its own: "[Ada Lovelace] [Gazette] [1843]" is read as three.
_BRACKETED = re.compile(
    r"\[[^\[\]]*\](?:\W{0,3}\[[^\[\]]*\])+|(?<=[:|])\s*\[[^\[\]|]*\](?=\s*(?:\||$))|\([^()]*\)(?:\W{0,3}\([^()]*\)){2}"
)


def _apart(found: re.Match[str]) -> str:
    return " " + " | ".join(part for part in re.split(r"[\[\]()]", found[0]) if any(map(str.isalnum, part)))


def _one(lines: list[str], directory: Directory) -> Footnotes | Unreadable:
    """Read one footnote, on one line or on several."""
    texts = [part for line in lines for part in _parts(line)]
    found = _slots(texts, directory)
    return found if isinstance(found, Unreadable) else {("", part): text for part, text in found.items()}


def _several(lines: list[str], known: Items, directory: Directory) -> Footnotes | Unreadable:
    """Read a footnote for each text: lines begin with the text's letter or name, or are as many as the texts."""
    blocks: list[tuple[str, list[str]]] = []
    for line in _signed(lines):
        letters, rest = _begun(line, known)
        if letters:
            blocks += [(letter, [rest] if rest else []) for letter in letters]
        elif blocks and _LABEL.match(line):
            blocks[-1][1].append(line)
        elif not (_is_remark(line) and len({letter for letter, _ in blocks}) == len(known.items)):
            blocks.append(("", [line]))
    if all(not letter for letter, _ in blocks) and len(blocks) == len(known.items):
        blocks = [(one.label, held) for one, (_, held) in zip(known.items, blocks, strict=True)]
    return _put_together(blocks, known, directory)


def _is_remark(line: str) -> bool:
    """Tell whether a line that is no footnote says something of those above it: "of e only the publisher is known"."""
    return (
        "|" not in line and len(line.split()) > 3 and not retracts(line) and not any(map(str.isdigit, line))
    )


def _put_together(
    blocks: list[tuple[str, list[str]]], known: Items, directory: Directory
) -> Footnotes | Unreadable:
    told: Footnotes = {}
    for letter, held in blocks:
        parts = [part for line in held for part in _parts(line)]
        title = known.by_letter.get(letter)
        if title is not None and len(parts) > len(PARTS):
            parts = [part for part in parts if find(part, known) != title]
        found = _slots(parts, directory)
        if isinstance(found, Unreadable):
            return Unreadable(f"On “{letter}”: {found.message}") if letter else found
        if not letter:
            return Unreadable(
                f"“{held[0][:60]}”: of which text is this the footnote? Begin the line with its letter."
            )
        for part, text in found.items():
            if told.setdefault((letter, part), text) != text:
                return Unreadable(f"Two footnotes stand for “{letter}”: give one.")
    return told


def _signed(lines: list[str]) -> list[str]:
    """Return the lines with a colon behind their letters, where each begins with another letter and no sign."""
    bare = [found for found in map(_BARE.match, lines) if found]
    if 1 < len(lines) == len({found["letter"] for found in bare}):
        return [f"{found['letter']}: {found['rest']}" for found in bare]
    return lines


def _begun(line: str, known: Items) -> tuple[list[str], str]:
    """Return the letters of the texts that a line begins with, and the rest of the line."""
    found = _LETTER.match(line)
    if found:
        letters = [letter.casefold() for letter in re.findall(r"\b(?:[a-jA-J]|\d{1,2})\b", found["letters"])]
        if letters[0].isdigit():
            place = int(letters[0]) - 1
            letters = [known.items[place].label] if place < len(known.items) else []
        if letters and all(letter in known.by_letter for letter in letters):
            return letters, found["rest"]
    head = _HEAD.match(line)
    place_of = find(head["head"], known) if head and not _LABEL.match(line) else None
    if head and place_of is not None:
        return [known.items[place_of].label], head["rest"]
    bare = find(line.rstrip(":"), known) if line.endswith(":") else None
    return ([known.items[bare].label], "") if bare is not None else ([], line)


def _parts(line: str) -> list[str]:
    """Return the parts of a line: at bars; else at the one sign that leaves a date whole."""
    if _BAR.search(line):
        return [part for part in _BAR.split(line) if part]
    if _is_silent(line):
        return ["not stated"]
    line = _OUTLET_ON.sub(r"\1outlet: \2, date: ", line)
    if _LABEL.match(line):
        return [part for part in _NEXT_LABEL.split(line) if part]
    for sign in _WEAK:
        parts = [part for part in sign.split(line) if part]
        if len(parts) > 1:
            return _rejoined(parts) if sign is _WEAK[-1] else parts
    return [line]


def _is_silent(text: str) -> bool:
    """Tell whether a whole footnote, or a part of it, says that nothing is stated."""
    words = runs_of(folded(in_english(text)))
    return bool(words) and _SILENT.issuperset(words) and not _DENIES.isdisjoint(words)


def _rejoined(parts: list[str]) -> list[str]:
    """Put "May 27" and "2025" together again, which a comma had parted."""
    told: list[str] = []
    for part in parts:
        if (
            told
            and re.fullmatch(r"\d{4}", part)
            and re.search(r"\d", told[-1])
            and not re.search(r"\d{4}", told[-1])
        ):
            told[-1] = f"{told[-1]}, {part}"
        else:
            told.append(part)
    return told


def _slots(texts: list[str], directory: Directory) -> dict[str, str] | Unreadable:
    """Return which text is which part."""
    texts = [_written(text) for text in texts]
    if len(texts) == 1 and says_not_stated(texts[0]):
        return dict.fromkeys(PARTS, texts[0])
    told: dict[str, str] = {}
    bare: list[str] = []
    for text in texts:
        found = _LABEL.match(text)
        part = _NAMES[found["name"].casefold()] if found else ""
        if not found:
            bare.append(text)
        elif part in told:
            return Unreadable(f"Two texts stand for “{part}”: give one.")
        else:
            told[part] = found["text"]
    if len(told) + len(bare) > len(PARTS) and all(map(says_not_stated, bare)):
        bare = bare[1:]  # "nothing stated, no author, no paper, no date": the first sums the others up
    if len(told) + len(bare) > len(PARTS):
        return Unreadable(HOW)
    return _placed(bare, told, directory)


def _written(text: str) -> str:
    """Return the part of a footnote with its label before a colon, and silence in one form."""
    unsaid = _UNSAID.match(text)
    if unsaid and (says_not_stated(unsaid["text"]) or _is_silent(unsaid["text"])):
        return f"{unsaid['name']}: not stated"
    if _NOTHING.fullmatch(text) or (_is_silent(text) and not _LABEL.match(text)):
        return "not stated"
    return _TITLED.sub("", _PUBLISHED.sub("outlet: ", text))


def _placed(bare: list[str], told: dict[str, str], directory: Directory) -> dict[str, str] | Unreadable:
    """Give each text without a label its part: by its kind where that is sure, then by the order."""
    rest: list[str] = []
    for text in bare:
        part = _kind(text, directory)
        if part and part not in told:
            told[part] = text
        elif part:
            return Unreadable(f"Two texts stand for “{part}”: give one.")
        else:
            rest.append(text)
    free = [part for part in PARTS if part not in told]
    alike = len({says_not_stated(text) for text in rest}) < 2
    if rest and (len(rest) < len(free) or not (alike or len(bare) == len(PARTS))):
        return Unreadable(HOW)
    told |= dict(zip(free, rest, strict=False))
    return {part: told[part] for part in PARTS if part in told}


@lru_cache(maxsize=2048)
def _kind(text: str, directory: Directory) -> str:
    """Return which part a text can only be; "" where it could be several."""
    if says_not_stated(text):
        return ""
    if re.search(r"\d{4}", text) and isinstance(read_date(in_english(text)), Dating):
        return DATE
    if names_outlet(text, directory):
        return OUTLET
    found = directory.find(text).ids
    return AUTHOR if found and all(directory.bearers[one].kind == "person" for one in found) else ""
