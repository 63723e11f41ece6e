"""Labels among the other words of a reply, those that stand together in one group, and what is said of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fourcenturies.replies.text import folded, word_set

FILLERS = word_set(
    """
    and also plus both only just as well the is are was were be option options statement statements answer answers
    number numbers no nos nr letter letters choice choices my ones one sentence sentences line lines record
    records our these those following i'd id say choose chose pick take think it its false
    wrong incorrect contradicted contradict contradicts contradicting bugs errors mistakes right
    correct und et и y
    """
)


# Labels among remarks

_PIECE = re.compile(r"[^\W\d_]+|\d+|[✓✔☑√✗✘☒×]|[^\w\s]|\n")
_JOINS = word_set("and & , / + ; plus also as well y ( ) . [ ] * - –")
FLAGS = word_set(
    "false wrong incorrect contradicted contradict contradicts contradiction impossible anachronism anachronistic "
    "error mistake mistaken untrue f no ✗ ✘ ☒ × x bad invented"
)
# What is said of a statement in a bug hunt, and belongs to a reason in a choice: "b, they contradict each other".
IN_REASONS = word_set(
    "contradicted contradict contradicts contradiction impossible anachronism anachronistic error mistake mistaken bad "
    "invented"
)
CLEARS = word_set(
    "true right correct fine ok okay stands stand fit holds supported confirmed consistent yes possible t ✓ ✔ ☑ √ good "
    "genuine accurate borne fits"
)
_DENIES = frozenset(["not", "never", "except", "without", "neither", "nor", "excluding", "unlike", "than"])
_REST = frozenset(["rest", "other", "others", "remaining", "remainder"])
WIDE = frozenset(
    ["all", "every", "everything", "anything", "nothing", "any", "except", "either", "unless", "maybe"]
)


@dataclass(slots=True)
class _Group:
    """Labels that stand together in a reply, and what is said of them."""

    places: list[int]
    ties: list[bool]
    verdict: str = ""
    denied: bool = False
    line: int = 0


def groups_of(text: str, *, faults: bool = True) -> list[_Group]:
    """Return the labels of a reply among its other words, those that stand together in one group."""
    return groups_in(folded_lines(text), faults=faults)


def groups_in(low: str, *, faults: bool) -> list[_Group]:
    """Return the groups of labels in a reply that is folded (`folded_lines`)."""
    words = _PIECE.findall(low)
    scan = _Scan(FLAGS if faults else FLAGS - IN_REASONS)
    for before, word, after in zip(["\n", *words], words, [*words[1:], "\n"], strict=False):
        scan.take(before, word, after)
    return [group for group in scan.found if group.places]


@dataclass(slots=True)
class _Scan:
    """What has been scanned of a reply: its groups, and what the next labels will be said to be.

    `turned` tells that "not" stands behind the last labels: what is said of them next is turned round.
    """

    flags: frozenset[str]
    found: list[_Group] = field(default_factory=list)
    open: _Group | None = None
    tie: bool = False
    denied: bool = False
    turned: bool = False
    verdict: str = ""
    line: int = 0

    def take(self, before: str, word: str, after: str) -> None:
        """Take one word, with its neighbours."""
        if word == "\n":
            self.line, self.open, self.tie, self.verdict = self.line + 1, None, False, ""
            self.turned = False
        elif _is_label(word, after):
            self._label(word)
        elif word in _REST:
            last = self._on_this_line()
            self.verdict = {"flag": "clear", "clear": "flag"}.get(last.verdict, "") if last else ""
            self.open = None
            self.found.append(_Group([], [], line=self.line))
        elif word in _JOINS:
            self.tie = self.tie or word in {"&", "and", "/", "+"}
        elif word in _DENIES:
            self._denial(before, word, after)
        elif word in self.flags or word in CLEARS:
            self._verdict(before, word)
        elif word not in {":", "="}:
            self.open, self.tie = None, False
            self.denied = self.denied and word in FILLERS
            self.turned = self.turned and word in FILLERS

    def _label(self, word: str) -> None:
        if self.open is None:
            self.open = _Group([], [], self.verdict, self.denied, self.line)
            self.found.append(self.open)
        self.open.places.append(place_of(word))
        self.open.ties.append(self.tie)
        self.tie = self.denied = self.turned = False

    def _denial(self, before: str, word: str, after: str) -> None:
        last = self._on_this_line()
        beside = (
            {"is", "are", ":", "-", "–", *(chr(96 + place) for place in last.places[-1:])} if last else set()
        )
        after_label = word not in {"neither", "nor"} and before in beside and not _is_label(after, "")
        if last and after_label:
            last.denied = True
        self.denied = not after_label and after not in {")", "]", ".", ";"}
        self.open, self.turned = None, bool(last and after_label)

    def _verdict(self, before: str, word: str) -> None:
        """Take "true" or "false", of the labels before it or after; "b is not true" says that b is false."""
        told = "flag" if (word in self.flags) != (self.denied or self.turned) else "clear"
        last = self._on_this_line()
        if last and self.turned:
            last.denied = False
        apart = before in {":", "-", "–", "=", ")", "("}
        if last and (apart or not last.verdict):
            last.verdict = told
        elif not apart:
            self.verdict = told
        self.denied, self.turned, self.open = False, False, None

    def _on_this_line(self) -> _Group | None:
        return self.found[-1] if self.found and self.found[-1].line == self.line else None


def folded_lines(text: str) -> str:
    """Return a text folded line by line, "isn't" as "is not"."""
    return "\n".join(folded(_CONTRACTED.sub(" not", line)) for line in text.splitlines())


_CONTRACTED = re.compile(
    r"(?:(?<=[a-z])n['’]|(?<=\b(?:is|do|ca))n|(?<=\b(?:are|was|did))n|(?<=\bdoes)n)t\b", re.IGNORECASE
)


_BESIDE_A = (
    word_set(") : . , = > & and / ; - – ( ] + because is was are comes goes") | {"\n"} | FLAGS | CLEARS
)


def _is_label(word: str, after: str) -> bool:
    """Tell whether a letter is a label: "a" is one only where it cannot be the article."""
    if len(word) != 1 or not "a" <= word <= "j":
        return False
    if word == "a":
        alone = len(after) == 1 and "b" <= after <= "j"
        return after in _BESIDE_A or alone
    return word != "i" or after in {")", ":", "."}


def place_of(label: str) -> int:
    """Return the place of a label: 2 for "b" or "2"; 0 where it is none."""
    if label.isdecimal():
        return int(label) if len(label) <= 2 else 0
    return ord(label.casefold()) - ord("a") + 1 if len(label) == 1 and label.isascii() else 0
