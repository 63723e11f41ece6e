"""The labels of options and statements in a reply: letters or numbers, in any order, with or without their words.

"b", "b and d", "B) D)", "2, 4", "a-c", "bd", "ii, iv", "none", and lines such as "b: it was not signed then" are
read; a denial or a choice left open ("not b", "a or b") is not. A letter and its number are one: "b" is 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.replies.text import Unreadable, folded, shortened, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HOW = "Write the letters alone, for example “x” or “x, z”."
_TOO_LONG = "This is too long to be read for certain: give the letters alone."
_DENIED = f"This says what you do not choose, or leaves it open. {HOW}"
_MOST = 40


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FILLERS = _set(
    """
    and also plus both only just as well the is are was were be option options statement statements answer answers
    number numbers no nos nr letters choice choices my i'd id say choose chose pick take think it its false
    wrong incorrect contradicted contradict contradicts contradicting bugs errors mistakes right
    correct und et и
    """
)
_OPEN = _set("not never or but except without neither nor isnt arent cant either unless maybe кроме не или")
_NONE = frozenset(
    {"none", "none of them", "none of these", "none of the above", "no one", "nothing", "no statement", "none are"}
    | {"zero", "0", "ни один", "ничего", "нет", "无", "没有", "none is", "none of the statements", "no option"}
    | {"none of the options", "no statements", "none of those"}
)  # fmt: skip
_ALL = frozenset(
    {
        "all",
        "all of them",
        "all of these",
        "all of the above",
        "everything",
        "every one",
        "all statements",
        "все",
    }
    | {"all options", "全部", "都", "all are", "all of the options", "all of the statements"}
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_PLAINLY_ROMAN = {"ii", "iii", "iv", "vi", "vii", "viii", "ix"}
_TOKEN = re.compile(r"[^\W\d_]+|\d+|-|–")
_I_SAY = re.compile(r"^\s*i (?=say|choose|chose|pick|think|take|would|go)(?:would |go )*(?:with |for )?")
_ARTICLE = re.compile(r"\ba (?:option|statement|answer|number|choice)\b")
_BULLET = re.compile(r"^\s*[-*+·>]\s+")
_LABELLED = re.compile(r"^\(?\s*(?P<label>[a-z]|\d{1,2})\s*[).:=]+\s*(?P<words>\S.*)$", re.IGNORECASE)
_REASON = re.compile(r"\b(?:because|since|as it|, as|which|потому)\b.*|因为.*", re.IGNORECASE)
_LOOKALIKES = str.maketrans("асАС", "acAC")
_CLEARED = _set("true right correct fine ok okay no stands holds supported confirmed consistent yes")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The places that a reply names (1 for "a" or "1"), and whether it names them by numbers."""

    places: frozenset[int]
    numbered: bool = False

    def words(self) -> str:
        """Return the choice as it is shown: "b, d"; "none"."""
        return ", ".join(shown(place, numbered=self.numbered) for place in sorted(self.places)) or "none"


def shown(place: int, *, numbered: bool = False) -> str:
    """Return the label of a place: 2 is "b"."""
    return str(place) if numbered or place > 26 else chr(ord("a") + place - 1)


def read_labels(reply: str, options: Mapping[str, int] | None = None) -> Chosen | Unreadable:
    r"""Read the labels in a reply; `options` gives the words of the options that are known, each with its place.

    >>> read_labels("B and d").words(), read_labels("1) 3)").words(), read_labels("- a\n- c").words()
    ('b, d', '1, 3', 'a, c')
    """
    if shortened(reply) is None:
        return Unreadable(_TOO_LONG)
    words = {_plain(text): place for text, place in (options or {}).items()}
    whole = _plain(tidy(reply))
    if whole in _NONE:
        return Chosen(frozenset())
    if whole in _ALL:
        return Unreadable(HOW)
    if whole in words:
        return Chosen(frozenset({words[whole]}))
    return _joined([_read_line(line, words) for line in reply.splitlines() if tidy(line)])


def _joined(lines: Iterable[Chosen | Unreadable]) -> Chosen | Unreadable:
    places: set[int] = set()
    numbered = False
    for line in lines:
        if isinstance(line, Unreadable):
            return line
        places |= line.places
        numbered = numbered or line.numbered
    return Chosen(frozenset(places), numbered) if places else Unreadable(HOW)


def _read_line(line: str, options: Mapping[str, int]) -> Chosen | Unreadable:
    plain = _BULLET.sub("", tidy(line)).translate(_LOOKALIKES)
    if _plain(plain) in options:
        return Chosen(frozenset({options[_plain(plain)]}))
    labelled = _LABELLED.match(plain)
    if labelled and (_plain(labelled["words"]) in options or not _only_labels(plain)):
        return _with_words(labelled["label"], labelled["words"], options)
    return _read_tokens(_REASON.sub("", plain)) or _by_words(plain, options) or Unreadable(HOW)


def _only_labels(plain: str) -> bool:
    return all(len(word) == 1 or word.isdigit() or word in _FILLERS for word in _words(plain))


def _with_words(label: str, words: str, options: Mapping[str, int]) -> Chosen | Unreadable:
    """Read "b: a reason or the option's own words"; a label that is called true, or another's words, is not read."""
    place = _place(label)
    told = options.get(_plain(words), place)
    if told != place or _CLEARED.union(_OPEN, ("it", "this", "that", "is")).issuperset(_words(words)):
        return Unreadable(_DENIED)
    return Chosen(frozenset({place}), label.isdigit()) if 1 <= place <= _MOST else Unreadable(HOW)


def _read_tokens(plain: str) -> Chosen | Unreadable | None:
    """Read labels that stand alone, or among words that say nothing; `None` where other words stand here."""
    tokens = [token for token in _TOKEN.findall(_I_SAY.sub("", folded(plain))) if token not in _FILLERS]
    if any(token in _OPEN for token in tokens) or _sorts(plain):
        return Unreadable(_DENIED)
    if _ARTICLE.search(folded(plain)):
        return None
    if len(tokens) == 1 and _is_run(tokens[0]):
        tokens = list(tokens[0])
    while tokens and tokens[-1] in {"-", "–"}:
        tokens.pop()
    roman = any(token in _PLAINLY_ROMAN for token in tokens) and all(
        token in _ROMAN or token in {"-", "–"} for token in tokens
    )
    places: set[int] = set()
    last = until = 0
    for token in tokens:
        if token in {"-", "–"}:
            until = last
            continue
        place = _ROMAN[token] if roman else _place(token)
        if not 1 <= place <= _MOST:
            return None
        places.update(range(until, place + 1) if until else (place,))
        last, until = place, 0
    return Chosen(frozenset(places), any(token.isdigit() for token in tokens) or roman) if places else None


def _sorts(plain: str) -> bool:
    """Tell whether a line sorts labels into right and wrong ones: which of them are named is then open."""
    words = set(_words(plain))
    return bool(words & _CLEARED) and bool(words & {"wrong", "false", "incorrect", "contradicted"})


def _by_words(plain: str, options: Mapping[str, int]) -> Chosen | None:
    """Find an option by a piece of its words that no other option has."""
    mine = set(_words(plain))
    if len(mine) < 2:
        return None
    fits = {place for text, place in options.items() if mine <= set(text.split())}
    return Chosen(frozenset(fits)) if len(fits) == 1 else None


def _place(label: str) -> int:
    if label.isdecimal():
        return int(label) if len(label) <= 2 else 0
    return ord(label.casefold()) - ord("a") + 1 if len(label) == 1 and label.isascii() else 0


def _is_run(token: str) -> bool:
    """Tell whether a word is letters run together: "bd", in order and each once, and no Roman number."""
    return (
        2 <= len(token) <= 8
        and token.isascii()
        and token.isalpha()
        and token not in _ROMAN
        and max(token) <= "l"
        and list(token) == sorted(set(token))
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


def _plain(text: str) -> str:
    return " ".join(_words(text))
