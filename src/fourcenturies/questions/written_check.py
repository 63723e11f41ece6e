"""What can be told of a written answer without judging it: its quotations, the sources and cards that it uses.

Nothing here gives a point. A quotation is looked for among the words of the records and, where there are any, in the
reader's own copies; words that the records may not show are known by their hashes.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.questions.kinds.quoted_words import words_of
from fourcenturies.questions.named_sources import forms_of
from fourcenturies.replies.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fourcenturies.model import Card, Passage, Source
    from fourcenturies.names import Directory

ALTERED = 0.6
"""From this share of equal words on, a quotation is taken for an altered one."""
LEAST_WORDS = 2
QUOTED = re.compile(
    r"“([^”\n]{3,600})”|\"([^\"\n]{3,600})\"|«([^»\n]{3,600})»|„([^“”\n]{3,600})[“”]|「([^」\n]{3,600})」"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_DATED = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:January|February|March|April|June|July|August|September|October|November|"
    r"December)\b|\bMay\b(?= \d|,)|\bundated\b|\b(?:no|not|without|nor|lost) (?:a |its |the )?dat(?:e|ed)\b|"
    r"\bnot stated\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|perhaps|probably|possibly|likely|reportedly|apparently|seems?|seemingly|said to|"
    r"according to|by the card|the card (?:says|has|gives|tells)|not (?:certain|sure|confirmed|proved|proven)|"
    r"uncertain|unconfirmed|(?:some|several|published) accounts?|memoirs?|one (?:source|report)|"
    r"if (?:the card|it) is right|confidence)\b",
    re.IGNORECASE,
)
_LONG_WORD = 4
_FEW, _SOME = 2, 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation: "exact", "altered" or "not found", and the passage that it is, or comes nearest to.

    `others` are those of other sources in which an exact one stands as well. `named` are the sources that the sentence
    round it names; where it stands in one of them, it is not looked for elsewhere.
    """

    words: str
    state: str
    passage: Passage | None = None
    source: str = ""
    others: tuple[Passage, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def astray(self) -> tuple[str, ...]:
        """The sources that are named with it, where it is found in none of them."""
        held = {self.source, *(one.source for one in self.others)}
        return self.named if self.source and held.isdisjoint(self.named) else ()


@dataclass(frozen=True, slots=True)
class Named:
    """One source that an answer names, and whether a date, or that there is none, stands in a sentence with it."""

    source: Source
    dated: bool


@dataclass(frozen=True, slots=True)
class Used:
    """One card that an answer uses, and whether the sentence says that it is not certain."""

    card: Card
    hedged: bool


def quotations_in(
    text: str,
    passages: Sequence[Passage],
    copies: Mapping[str, tuple[str, ...]],
    sources: Sequence[Source] = (),
    directory: Directory | None = None,
) -> tuple[Quoted, ...]:
    """Return the quotations in a text; `copies` are the normalised words of own copies, by their source.

    With `sources` and a directory, each is looked for first in those that its own sentence names.
    """
    named: dict[str, list[str]] = {}
    for sentence in _sentences(text):
        quoted = ["".join(filter(None, one.groups())) for one in QUOTED.finditer(sentence)]
        around = QUOTED.sub(" ", sentence)
        held = (
            [one.source.id for one in sources_in(around, sources, directory)] if directory and quoted else []
        )
        for words in quoted:
            if len(words_of(words)) >= LEAST_WORDS:
                named.setdefault(words, []).extend(held)
    return tuple(
        _quoted(words, passages, copies, tuple(dict.fromkeys(held))) for words, held in named.items()
    )


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text; a stop inside a quotation ends none."""
    inside = [one.span() for one in QUOTED.finditer(text)]
    cuts = [one.span() for one in _SENTENCE.finditer(text)]
    ends = [cut for cut in cuts if not any(start < cut[0] < end for start, end in inside)]
    starts = [0, *(end for _, end in ends)]
    return [
        text[start:end] for start, end in zip(starts, [*(cut for cut, _ in ends), len(text)], strict=True)
    ]


def sources_in(text: str, sources: Iterable[Source], directory: Directory) -> tuple[Named, ...]:
    """Return the sources that a text names, each with whether it is dated there, or right after by an "it"."""
    sentences = [sentence for sentence in _sentences(text) if sentence.strip()]
    forms = {source.id: _any_of(tuple(_called(source, directory))) for source in sources}
    told = [{name for name, form in forms.items() if form.search(plain)} for plain in map(folded, sentences)]
    dated = [bool(_DATED.search(one)) for one in sentences]
    named = []
    for source in sources:
        held = [number for number, names in enumerate(told) if source.id in names]
        after = [number + 1 for number in held if number + 1 < len(told) and not told[number + 1]]
        if held:
            named.append(Named(source, any(dated[number] for number in (*held, *after))))
    return tuple(named)


def cards_in(text: str, cards: Sequence[Card], quoted: str = "") -> tuple[Used, ...]:
    """Return the cards whose words a text uses, and whether it says of each that it is not certain.

    A word tells a card only where no other card has it, and no passage: `quoted` is what the lesson quotes.
    """
    sentences = [(one, _stems(one)) for one in _sentences(text) if one.strip()]
    stems = {card.id: _stems(card.statement) - _stems(quoted) for card in cards}
    used = []
    for card in cards:
        own = stems[card.id].difference(*(held for name, held in stems.items() if name != card.id))
        held = [one for one, said in sentences if _tells(said, stems[card.id], own)]
        if held:
            used.append(Used(card, any(_HEDGE.search(one) for one in held)))
    return tuple(used)


def _tells(said: set[str], stems: set[str], own: set[str]) -> bool:
    """Tell whether a sentence has two words that are this card's alone, or one of them among three that it has."""
    return len(said & own) >= _FEW or (bool(said & own) and len(said & stems) >= _SOME)


def _quoted(
    words: str, passages: Sequence[Passage], copies: Mapping[str, tuple[str, ...]], named: tuple[str, ...]
) -> Quoted:
    said = words_of(words)
    exact: dict[str, Passage] = {}
    for passage in passages:
        if _stands(said, words_of(passage.words or "")) or _is_hashed(said, passage):
            exact.setdefault(passage.source, passage)
    if exact:
        first, *others = [exact[name] for name in named if name in exact] or exact.values()
        return Quoted(words, "exact", first, first.source, tuple(others), named)
    for source, held in copies.items():
        if _stands(said, held):
            return Quoted(words, "exact", None, source, (), named)
    share, near = max(
        ((_alike(said, passage), passage) for passage in passages),
        key=lambda one: one[0],
        default=(0.0, None),
    )
    return (
        Quoted(words, "altered", near, near.source, (), named)
        if near and share >= ALTERED
        else Quoted(words, "not found")
    )


def _stands(said: tuple[str, ...], held: tuple[str, ...]) -> bool:
    return f" {' '.join(said)} " in f" {' '.join(held)} "


def _is_hashed(said: tuple[str, ...], passage: Passage) -> bool:
    """Tell whether the words are a passage whose words the records may not show."""
    if passage.words or not passage.word_count or passage.word_count != len(said):
        return False
    return hashlib.sha256(" ".join(said).encode()).hexdigest() == passage.sha256


def _alike(said: tuple[str, ...], passage: Passage) -> float:
    held = words_of(passage.words or "")
    if not held or not set(said) & set(held):
        return 0.0
    blocks = SequenceMatcher(None, said, held, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(said)


def _called(source: Source, directory: Directory) -> Iterator[str]:
    """Yield what a reader calls a source: no ids, and names of its author and outlet."""
    yield from (form for form in forms_of(source) if not form.startswith("src-") and len(form) > 2)
    for one in (source.author, source.outlet):
        if one in directory.bearers:
            name = directory.bearers[one].name
            yield name
            if directory.bearers[one].kind == "person":
                yield name.split()[-1]


@lru_cache(maxsize=32)
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of these names in a folded text."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(folded(form)) for form in forms) or '(?!)'})(?!\w)")


def _stems(text: str) -> set[str]:
    """Return the long words and the numbers of a text, endings cut off."""
    words = (_ORDINAL.sub(r"\1", word) for word in words_of(text))
    return {word[:7] for word in words if len(word) > _LONG_WORD or word.isdigit()}


_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
