"""Names among the words of a reply: whole forms, never inside other words, with slips where they are safe.

A title, a nation or an office may make somebody else of a name ("Mrs Mao", "Putin's general"): that is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.names import Match, key_of, words_of
from fourcenturies.replies.cues import (
    CUES,
    FILLERS,
    KIN,
    NATIONS,
    NEGATIONS,
    NOT_THE_SAME,
    OFFICES,
    PARTS,
    PREDICATES,
    ROLE_WORDS,
    ROLES,
    UNNAMED,
    WHILE,
    WOMANS,
    WORDS_OF,
)
from fourcenturies.replies.lexicon import WORDS as DATE_WORDS

if TYPE_CHECKING:
    from fourcenturies.names import Directory

ANOTHERS = "“{}” is somebody else than the one named in it. Write the name of the one you mean."


def is_role(words: list[str]) -> bool:
    """Tell whether words say what somebody is, and give no name: "the two leaders", "a Soviet ambassador"."""
    if " ".join(words) in _PRONOUNS:
        return True
    return ROLE_WORDS.issuperset(words) and not ROLES.isdisjoint(words)


_PRONOUNS = frozenset(["both", "we", "he", "she", "they", "both of them", "the second", "the first"])


def is_unnamed(words: list[str]) -> bool:
    """Tell whether words say that somebody is not named: "an unnamed ambassador"."""
    if not ROLE_WORDS.issuperset(words) or ROLES.isdisjoint(words):
        return False
    return "not named" in " ".join(words) or ("not" not in words and not UNNAMED.isdisjoint(words))


def nearest(words: list[str], key: str, directory: Directory) -> Match | None:
    """Return whom words mean with slips; an initial or "Jr" is no slip."""
    if (
        not words
        or any(len(word) == 1 for word in words)
        or not NOT_THE_SAME.isdisjoint(words[1:])
        or words[0] in NEGATIONS
    ):
        return None
    match = _nearest(key, directory)
    if not match.ids or any(len(extra) <= match.slips for extra in _extra(words, directory)):
        return None
    return match


@lru_cache(maxsize=4096)  # the words of a language come again and again
def _nearest(key: str, directory: Directory) -> Match:
    return directory.nearest(key)


def _extra(words: list[str], directory: Directory) -> list[str]:
    """Return the word beside a name that is whole without it: "ei Vladimir Putin" is no slip of his name."""
    extra = [words[0]] if directory.exactly(key_of(words[1:])) else []
    return [*extra, words[-1]] if directory.exactly(key_of(words[:-1])) else extra


def names_another(words: list[str], match: Match, directory: Directory) -> bool:
    """Tell whether a word is by itself somebody else's name, so that the whole is no slip."""
    return any(set(ids).isdisjoint(match.ids) for ids in map(directory.exactly, words) if ids)


LONGEST_NAME = 6


def persons(text: str, directory: Directory) -> set[str]:
    """Return the persons whose names stand in a text."""
    folded = [folded_token(token) for token in tokens_of(text)]
    found: set[str] = set()
    at = 0
    while at < len(folded):
        length, ids = name_at(folded, at, directory)
        if length and len(ids) == 1 and directory.bearers[ids[0]].kind == "person":
            found.update(ids)
        at += length or 1
    return found


_TOKEN = re.compile(r"[^\W_]+(?:[-'·.][^\W_]+)*|[,;:()/&+|]")
_TOKEN_OR_ARROW = re.compile(rf"(?<![-=])[-=]*>+|{_TOKEN.pattern}")


class Refusal(Exception):  # noqa: N818 - a way out of the reading, not an error
    """The reading ends here, with a message."""


def tokens_of(line: str) -> list[str]:
    """Return the words and signs of a line, without its numbers."""
    pattern = _TOKEN_OR_ARROW if ">" in line else _TOKEN
    return [token for token in pattern.findall(line) if not token.isdigit()]


def check_before(
    tokens: list[str], folded: list[str], at: int, ids: tuple[str, ...], directory: Directory
) -> None:
    """Refuse a name whose title makes another person of it: "Mrs Mao", "the Russian Mao"."""
    before = folded[at - 1] if at else ""
    bearers = [directory.bearers[one] for one in ids]
    if before in WOMANS and not any(bearer.gender == "f" for bearer in bearers):
        raise Refusal(ANOTHERS.format(" ".join(tokens[at - 1 : at + 1])))
    office = folded[at] in OFFICES or any(word in OFFICES for word in folded[max(at - 3, 0) : at])
    owned = at > 0 and tokens[at - 1].casefold().endswith("'s")
    if before in NATIONS and bearers[0].kind == "person" and not office and not owned:
        raise Refusal(ANOTHERS.format(" ".join(tokens[at - 1 : at + 1])))
    if before in KIN and any(word.endswith(("а", "я")) for word in folded[at : at + 3]):  # переводчик Путина
        raise Refusal(ANOTHERS.format(" ".join(tokens[at - 1 : at + 1])))
    after = folded[at + len(ids) : at + 5]
    if before in _SOMEBODY and not _DOES.isdisjoint(after):  # "the man Xi was talking to"
        raise Refusal(ANOTHERS.format(" ".join(tokens[at - 1 : at + 1])))
    if before in {"new", "second", "another", "next", "young"} and bearers[0].kind == "person":
        raise Refusal(ANOTHERS.format(" ".join(tokens[at - 1 : at + 1])))


_NO_BEARERS = frozenset(["one", "source", "sources", "visit", "visits", "press", "era", "people", "person"])
_SOMEBODY = frozenset(["man", "person", "one", "woman", "somebody", "someone"])
_DOES = frozenset(["was", "is", "were", "had", "has", "met", "spoke", "talked", "asked", "told", "addressed"])


def check_after(tokens: list[str], folded: list[str], at: int, length: int, directory: Directory) -> None:
    """Refuse what follows a name and makes somebody else of it: "Putin's general", "Mao biographer", "Trump Jr."."""
    after = folded[at] if at < len(folded) else ""
    if not after:
        return
    shown = " ".join(tokens[max(at - length, 0) : at + 1])
    if after in NOT_THE_SAME or after in NATIONS or (after in KIN and tokens[at].islower()):
        raise Refusal(ANOTHERS.format(shown))
    owns = tokens[at - 1].casefold().endswith("'s") or not directory.exactly(
        "".join(folded[at - length : at])
    )
    if not owns:
        return
    beyond = folded[at + 1] if at + 1 < len(folded) else ""
    if after in WORDS_OF and beyond in KIN and beyond not in _NO_BEARERS:
        raise Refusal(ANOTHERS.format(f"{shown} {beyond}"))
    known = (
        after in WORDS_OF or (after in CUES and after not in PARTS) or after in NEGATIONS or after in BREAKS
    )
    if not known and after not in PREDICATES:
        raise Refusal(ANOTHERS.format(shown))


def is_somebody_else(folded: list[str], at: int, directory: Directory) -> bool:
    """Tell whether an office belongs to somebody: "Mao's ambassador", "the ambassador of Mao"."""
    after = at + 1
    if after >= len(folded) or folded[after] not in {"of", "to", "for"}:
        return False
    after += 2 if folded[after + 1 : after + 2] == ["the"] else 1
    if after >= len(folded):
        return False
    length, ids = name_at(folded, after, directory)
    return length > 0 and any(directory.bearers[one].kind == "person" for one in ids)


@lru_cache(maxsize=8192)
def folded_token(token: str) -> str:
    """Return a token as names and cues are written: in small letters, without accents."""
    if token.isascii() and token.isalpha():
        return token.lower()
    if token.isascii() and not token[0].isalnum():
        return ">" if ">" in token else token
    return "".join(words_of(token)) or token


def name_at(folded: list[str], at: int, directory: Directory) -> tuple[int, tuple[str, ...]]:
    """Return how many words a name takes up here, and whose it is: the longest form wins."""
    word = folded[at]
    longest = directory.starts.get(word) or (directory.starts.get(word[:-1]) if word.endswith("s") else 0)
    if not longest:
        return 0, ()
    for length in range(min(longest, len(folded) - at), 0, -1):
        ids = directory.exactly("".join(folded[at : at + length]))
        if ids:
            return length, ids
        if (
            length < 3 and len(folded[at + length - 1]) > 4 and folded[at + length - 1].endswith("s")
        ):  # "Putins words"
            ids = directory.exactly("".join(folded[at : at + length])[:-1])
            if ids:
                return length, ids
    return 0, ()


def ends_later(folded: list[str], at: int, length: int, directory: Directory) -> bool:
    """Tell whether a title stands before a longer name: "Chairman" before "Mao Zedong"."""
    if folded[at] not in FILLERS and folded[at] not in OFFICES:
        return False
    after = name_at(folded, at + 1, directory)[0] if at + 1 < len(folded) else 0
    return after + 1 > length


BREAKS = frozenset([",", ";", "(", ")", ":", ">"])


def says_nothing(word: str, token: str) -> bool:
    """Tell whether a word is known and is no name: a cue, an office, a month."""
    if len(token) == 1 and token.isalpha() and token.isupper() and word not in {"a", "i"}:
        return False
    if word in KNOWN_WORDS or word == ">":
        return True
    if not token.isalpha() and any(map(str.isdigit, token)):
        return True
    return DATE_WORDS.get(word, ("",))[0] == "month" and token[:1].isupper() and word not in _GIVEN_NAMES


def goes_on(
    tokens: list[str], folded: list[str], name: range, ids: tuple[str, ...], directory: Directory
) -> int:
    """Return 1 where the word after a name is the rest of it, with slips: "Xi Jingping"."""
    word = folded[name.stop] if name.stop < len(folded) else ""
    if len(word) < _SHORTEST_REST or not word.isalpha() or tokens[name.stop].casefold().endswith("'s"):
        return 0
    told = word in PREDICATES or word in WHILE or says_nothing(word, tokens[name.stop])
    if told or directory.longest_at(word):
        return 0
    words = folded[name.start : name.stop + 1]
    match = nearest(words, key_of(words), directory)
    return int(match is not None and match.ids == ids)


_SHORTEST_REST = 4


# Short for a month, and somebody's name.
_GIVEN_NAMES = frozenset(["jan", "jun", "mar", "may", "april", "june", "august"])
KNOWN_WORDS = frozenset(
    {
        *CUES,
        *NEGATIONS,
        *FILLERS,
        *OFFICES,
        *NATIONS,
        *WOMANS,
        *KIN,
        *(ROLE_WORDS - PARTS - {"another", "other"}),
    }
)


def is_near(text: str, directory: Directory) -> bool:
    """Tell whether a name that no record bears is like one of theirs, or a piece of it: it may be a bad spelling."""
    key = key_of(words_of(text))
    forms = _forms_of_persons(directory)
    if (len(key) > _LONG and key in forms.joined) or any(
        key[:end] in forms.pairs for end in range(3, len(key) + 1)
    ):
        return True
    mine = _pairs(key)
    shared = Counter(form for pair in mine for form in forms.with_pair.get(pair, ()))
    return any(2 * count >= _ALIKE * (len(mine) + forms.pairs[form]) for form, count in shared.items())


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of persons' names in Latin letters: each with how many pairs of letters it has, and by such a pair."""

    joined: str
    pairs: dict[str, int]
    with_pair: dict[str, list[str]]


@lru_cache(maxsize=4)
def _forms_of_persons(directory: Directory) -> _Forms:
    persons = (form for form, ids in directory.forms() if directory.bearers[ids[0]].kind == "person")
    pairs = {form: _pairs(form) for form in persons if len(form) > 2 and form.isascii()}
    with_pair: dict[str, list[str]] = {}
    for form, held in pairs.items():
        for pair in held:
            with_pair.setdefault(pair, []).append(form)
    return _Forms("\n".join(pairs), {form: len(held) for form, held in pairs.items()}, with_pair)


_LONG = 4
_ALIKE = 0.65


def _pairs(key: str) -> frozenset[str]:
    return frozenset(key[place : place + 2] for place in range(len(key) - 1))


def is_name_like(text: str) -> bool:
    """Tell whether unknown words look like somebody's name: up to four words, each with a capital."""
    words = text.split()
    plain = all(word.replace("-", "").replace("'", "").replace(".", "").isalpha() for word in words)
    return plain and len(words) <= 4 and len(text) > 2 and all(word[0].isupper() for word in words)
