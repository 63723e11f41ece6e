"""A reply read as one sentence from its first word to its last: who speaks, or that nobody is named."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.names import key_of, words_of
from fourcenturies.replies.claims import (
    OFFERED,
    STRONGLY_DENIED,
    Claim,
    pieces,
)
from fourcenturies.replies.naming import (
    KNOWN_WORDS,
    LONGEST_NAME,
    is_name_like,
    is_role,
    is_unnamed,
    names_another,
    nearest,
    persons,
    says_nothing,
)
from fourcenturies.replies.sentence_parts import (
    NO_NAME,
    NO_SPEAKER,
    SHARED,
    SPELLING,
    Attribution,
    Reading,
    Silent,
)
from fourcenturies.replies.sentences import read_sentence
from fourcenturies.replies.silence import NotStated, may_say_not_stated, says_not_stated
from fourcenturies.replies.text import Unreadable

if TYPE_CHECKING:
    from fourcenturies.names import Directory

_SEVERAL = "This fits more than one person in these sources: give the name."


@lru_cache(maxsize=64)
def whole_attribution(
    line: str, directory: Directory, *, several: bool = False, foreign: bool = False
) -> Reading:
    """Read a text that is one claim."""
    plain = words_of(line)
    words = plain if _SPELT.keys().isdisjoint(plain) else [_SPELT.get(word, word) for word in plain]
    if not words:
        return Unreadable(NO_NAME)
    ids = directory.exactly(key_of(words))
    if ids:
        return Attribution(ids) if len(ids) == 1 else Unreadable(SHARED)
    if says_not_stated(line) or is_unnamed(words):
        return NotStated()
    ids = directory.described(words)
    if ids:
        return Attribution(ids, described=True) if len(ids) == 1 else Unreadable(_SEVERAL)
    role = _ROLE_LEAD.sub("", line) if words[0] in _ROLE_LEADS else line
    if is_role(plain if role is line else words_of(role)):
        return Attribution(role=" ".join(role.split()).strip(" ."))
    if not _LISTEN.isdisjoint(words) and _LISTENS.search(line.casefold()):
        return Unreadable(NO_SPEAKER)
    tried = ""
    if len(words) <= LONGEST_NAME and ">" not in line and not any(says_nothing(word, word) for word in words):
        tried = key_of(words)
        match = nearest(words, tried, directory)
        if match and not names_another(words, match, directory):
            return Attribution(match.ids, slips=match.slips) if len(match.ids) == 1 else Unreadable(SPELLING)
    if _is_namesake(words, line, directory):
        return Attribution(unknown=unicodedata.normalize("NFC", line.strip(" .")))
    return _silent_chain(line, directory) or read_sentence(
        line, directory, tried, several=several, foreign=foreign
    )


def no_role(reading: Reading) -> Reading:
    """Return a reading in which what somebody is claims nothing."""
    return Unreadable(NO_NAME) if isinstance(reading, Attribution) and reading.role else reading


def _is_namesake(words: list[str], line: str, directory: Directory) -> bool:
    """Tell whether a family name stands before another given name, as in China: "Zhang Jun" beside Eric S. Zhang."""
    pair = len(words) == 2 and is_name_like(line.strip(" .")) and line.isascii()
    stranger = pair and words[1] not in KNOWN_WORDS and not directory.exactly(words[1]) and len(words[1]) > 1
    return stranger and bool(directory.exactly(words[0]))


def silent_sentence(line: str, directory: Directory) -> Claim[Reading] | None:
    """Read “The digest has "analysts", without names. Not stated.”: a piece says it, and nobody is named."""
    if not may_say_not_stated(line):
        return None
    several = pieces(line)
    said = [
        piece
        for piece in several
        if piece.tie in {"stop", "colon", "sum", "result", "dash"} and says_not_stated(piece.text)
    ]
    if not said or STRONGLY_DENIED.search(line) or OFFERED.search(line):
        return None
    if persons(line, directory) and not (said[-1].tie in {"result", "sum"} and said[-1] is several[-1]):
        return None
    return Claim(NotStated(), tuple(piece.text for piece in several if piece is not said[-1]))


def is_plain(text: str, directory: Directory) -> bool:
    """Tell whether a beginning is a whole answer, which a later "so" only explains: a name, or "not stated"."""
    ids = directory.exactly(key_of(words_of(text)))
    return (bool(ids) and directory.bearers[ids[0]].kind == "person") or says_not_stated(text)


_ROLE_LEAD = re.compile(
    r"^(?:they|these|it|this|those|the words?|the phrase)(?:'s|'re| are| is| were| was| come| comes)? (?:the "
    r")?(?:words? |phrase |line |text )?(?:of |from )(?=the |a |an |their )"
    r"|^(?:it|this|that)(?:'s| is| was) (?=the |an? )",
    re.IGNORECASE,
)
# The one named is told to listen: "Xi is the one it was said to".
_LISTENS = re.compile(
    r"\b(?:said|spoken|told|addressed|talking|speaking) to\W*$|\b(?:is|was) (?:only |just |merely )?the (?:addressee|"
    r"listener|hearer)\b"
)
_LISTEN = frozenset(["to", "addressee", "listener", "hearer"])
_ROLE_LEADS = frozenset(["they", "theyre", "these", "it", "its", "this", "that", "thats", "those", "the"])
_SPELT = {
    "goverment": "government",
    "govt": "government",
    "gov": "government",
    "chinas": "china",
    "russias": "russia",
}
_CHAIN_STARTS = frozenset(">,;(")
_CHAIN_SIGNS = re.compile(r"\s*(?:[-=]{0,20}>+|,|;|\()\s*")


def _silent_chain(line: str, directory: Directory) -> Reading | None:
    """Read "not stated > Snow > Stallard", "unnamed, reported by Snow"."""
    if not may_say_not_stated(line) or _CHAIN_STARTS.isdisjoint(line):
        return None
    parts = _CHAIN_SIGNS.split(line, maxsplit=1)
    if len(parts) != 2 or not (says_not_stated(parts[0]) or is_unnamed(words_of(parts[0]))):
        return None
    rest = read_sentence(parts[1], directory)
    if not isinstance(rest, Attribution) or rest.described or rest.unknown or rest.role:
        return None
    if ">" in line[len(parts[0]) : len(line) - len(parts[1])]:
        return Silent((*rest.speakers, *rest.reporters))
    return Silent(rest.reporters) if rest.reporters and not rest.speakers else None
