"""A free sentence that names somebody: each name has a part in it, and the other words are only a remark.

Where a line cannot be read word by word, but exactly one of its names is left as the one who speaks, that is whom it
names. A name is not left where a word beside it makes it the one who is spoken to, passes it on or is spoken of; and
no claim is found where a word denies, takes back, asks, or would make somebody else of the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fourcenturies.names import key_of
from fourcenturies.replies.claims import retracts
from fourcenturies.replies.cues import (
    DONE_TO,
    FILLERS,
    KIN,
    NEGATIONS,
    OFFICES,
    PARTS,
    TALKS,
    TO_SPEAKER,
    WHILE,
    WORDS_OF,
)
from fourcenturies.replies.naming import (
    BREAKS,
    KNOWN_WORDS,
    Refusal,
    check_after,
    check_before,
    ends_later,
    folded_token,
    goes_on,
    is_somebody_else,
    name_at,
    names_another,
    nearest,
    tokens_of,
)
from fourcenturies.replies.sentence_parts import Attribution
from fourcenturies.replies.silence import denies_saying, says_not_stated
from fourcenturies.replies.text import word_set

if TYPE_CHECKING:
    from fourcenturies.names import Directory

_TO = word_set(
    "to towards answering addressing telling told tells asked asks asking addresses answers answered greeting facing "
    "reminding reminds reminded thanking thanks informing"
)
_GIVEN_TO = TO_SPEAKER | word_set(
    "attributes attributing ascribes assigns credits gives gave given hands handed owes owed owing traces traced"
)
_LISTENS = word_set(
    "listens listened listening hears heard hearing listener hearer addressee asks asked asking"
)
_PASSES = word_set(
    "reported reports reporting wrote writes quotes quoted quoting passed passes carried carries printed prints "
    "published "
    "publishes relayed relays conveyed conveys recorded records cites cited repeats repeated transmitted transmits "
    "nicks "
    "borrows borrowed uses used took takes retells retold spread spreads gives gave tells told notes noted adds"
)
_SAID = word_set(
    "said spoken written uttered made given stated coined voiced expressed claimed put words was is and"
)
_MOUTHS = word_set("number figure count mouth lips pen tongue idea mind head")
_BY = word_set("by via per through according from in")
_ABOUT = word_set(
    "about on of regarding concerning against like than beside near behind around with for between among unlike versus "
    "after before without except instead despite at under over toward de di da du del von van do der des"
)
_SKIPPED = word_set(
    "the a an it this that these those so mr dr prof professor sir president chairman chinese russian"
)
_NOT_AFTER = word_set(
    "who which that is was were are and but has had did does as in at to on of by for from with when himself herself "
    "itself only just again then now here there too also alone obviously surely clearly definitely probably though lol "
    "alright ok okay indeed mostly really speaking answering talking replying said says words own please thanks anyway"
)
_ARTICLES = word_set("a an the some this that any another every")
_MOST = 60
_INITIAL = re.compile(r"\.(?<=\b[^\W\d_]\.)(?=\s?[^\W\d_])")
_STOPS = re.compile(r"[.!?…]+(?=\s|$)|\s[-–]+\s|\n")
_ASKS = re.compile(r"\?(?!\s*$)")
_OTHER_SILENT = re.compile(
    r"\b(?:quot\w*|inverted|marks?|commas|source|footnote|date|year|number|else|other|others|experts?)\b"
)


_NEXT = frozenset(["and", "but", "while", "whereas", "whom", "which", "as", "so", "how"])
_WHO = frozenset(["who", "is", "was", "only", "were", "did", "does"])
_REASONS = frozenset(["as", "since", "where"])


@dataclass(slots=True)
class _Sentence:
    """A line as it is walked: its names by their parts, the clauses they stand in, and those that deny."""

    tokens: list[str]
    directory: Directory
    foreign: bool
    folded: list[str] = field(default_factory=list)
    begins: int = 0
    parts: dict[str, list[str]] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)
    denied: set[int] = field(default_factory=set)
    lengths: dict[int, int] = field(default_factory=dict)
    slips: bool = False
    strange: int = 0
    known: int = 0

    def walk(self) -> None:
        """Go through the words; raise `Refusal` where one of them leaves open whom the line names."""
        self.folded = [folded_token(token) for token in self.tokens]
        at = 0
        while at < len(self.tokens):
            word = self.folded[at]
            if word in BREAKS:
                at = self.begins = at + 1
                continue
            self.lengths[self.begins] = self.lengths.get(self.begins, 0) + 1
            if word in _OPEN or (word in _MORE and at and self.folded[at - 1] in {"and", "&", "with"}):
                raise Refusal(word)
            if word in NEGATIONS and not (word == "but" and at == self.begins):
                self.denied.add(self.begins)
            at += self._name(at) or self._word(at)

    def is_denied(self) -> bool:
        """Tell whether a clause denies that holds a name, or that is too short to deny something else."""
        return any(at in self.named or self.lengths[at] < _CLAUSE for at in self.denied)

    def _name(self, at: int) -> int:
        """Take the name that begins here; return how many words it takes up, 0 where none does."""
        length, ids = name_at(self.folded, at, self.directory)
        if not length and self.folded[at] not in KNOWN_WORDS and self.tokens[at][:1].isupper():
            length, ids = _misspelt(self.tokens, self.folded, at, self.directory)
            self.slips = self.slips or bool(length)
        elif length:
            more = goes_on(self.tokens, self.folded, range(at, at + length), ids, self.directory)
            length, self.slips = length + more, self.slips or bool(more)
        if not length or ends_later(self.folded, at, length, self.directory):
            return 0
        if all(self.directory.bearers[one].kind == "place" for one in ids):
            return length
        if len(ids) > 1:
            raise Refusal(self.folded[at])
        check_before(self.tokens, self.folded, at, ids, self.directory)
        check_after(self.tokens, self.folded, at + length, length, self.directory)
        after = self.folded[at + length : at + length + 2]
        owns = self.tokens[at + length - 1].casefold().endswith("'s")
        if after and (after[0] in _UNSAID or (owns and after[-1] in KIN)):
            raise Refusal(after[-1])
        part = self._part(at, at + length, ids[0])
        if part == "speaker" and not self.foreign and _is_compound(self.tokens, self.folded, at, length):
            raise Refusal(self.folded[at])
        if part == "speaker" or not any(ids[0] in told for told in self.parts.values()):
            told = self.parts.setdefault(part, [])
            told += [] if ids[0] in told else ids[:1]
        self.named.add(self.begins)
        return length

    def _word(self, at: int) -> int:
        """Take a word that is no name, unless it may be somebody else: an office of somebody, a strange name."""
        word, token = self.folded[at], self.tokens[at]
        office = word in OFFICES or word in PARTS or word in KIN
        if office and is_somebody_else(self.folded, at, self.directory):
            raise Refusal(word)
        if len(word) == 1 and token.isupper() and word not in {"a", "i"}:
            raise Refusal(word)  # another's initial
        known = word in KNOWN_WORDS or word in _ABOUT or word in _NOT_AFTER
        if token[:1].isupper() and not known and len(word) > 1 and self._is_strange(at):
            raise Refusal(word)
        self.known, self.strange = self.known + known, self.strange + (not known)
        return 1

    def _is_strange(self, at: int) -> bool:
        """Tell whether a word with a capital, which is not known, may be a name; nouns have capitals in German."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else ""
        if not self.foreign:
            return at != self.begins or after[:1].isupper()
        known = (
            not after or self.folded[at + 1] in KNOWN_WORDS or name_at(self.folded, at + 1, self.directory)[0]
        )
        return after[:1].isupper() and not known

    def _part(self, start: int, end: int, identifier: str) -> str:
        """Return the part of a name, by the word before it and those that follow in its clause."""
        before = [word for word in self.folded[self.begins : start] if word not in _SKIPPED]
        rest = self.folded[end : end + 4]
        after = rest[: next((place for place, word in enumerate(rest) if word in BREAKS), len(rest))]
        person = self.directory.bearers[identifier].kind == "person"
        if _is_genitive(self.folded, start, end, before):
            return "context"
        return _told_before(before, person=person) or _told_after(before, after, person=person)


_CLAUSE = 3
_MORE = frozenset(["others", "more", "etc", "someone", "somebody", "company", "al"])
# Whoever does this says nothing; and what is somebody else's after "Xi's book".
_UNSAID = word_set(
    "denied denies deny rejects rejected refuses refused heard disputes contradicts ignored doubted hears"
)
_BE = frozenset(["is", "was", "are", "were"])
# A choice, or somebody who speaks in the place of another.
_OPEN = frozenset(["or", "/", "|", "either", "behalf", "stead", "lieu", "proxy"])


def _told_before(before: list[str], *, person: bool) -> str:
    """Return the part that the words before a name give it, or ""."""
    last, second = (before[-1] if before else ""), (before[-2] if len(before) > 1 else "")
    if last == "to" and not _GIVEN_TO.isdisjoint(before):
        return "speaker"
    if last in _TO or (last == "with" and not TALKS.isdisjoint(before)):
        return "addressee"
    if not WHILE.isdisjoint(before) and _REASONS.isdisjoint(before):
        return "context"
    if last == "by" and second and second not in _SAID:
        return "reporter" if second in _PASSES else "context"
    if last in _ABOUT and not (last == "of" and second in WORDS_OF - _SAID | _MOUTHS | _BE):
        return "context"
    return "reporter" if last in _BY and not person else ""


def _told_after(before: list[str], after: list[str], *, person: bool) -> str:
    """Return the part that the words after a name give it: who listens, who passes it on, else who speaks."""
    second = after[1:2]
    if after and (after[0] in _LISTENS or (after[0] in _WHO and not (_LISTENS | DONE_TO).isdisjoint(second))):
        return "addressee"
    begins = not person or not before or before[-1] in _NEXT
    passes = any(word in _PASSES for word in after[:3] if word not in _SKIPPED) and "said" not in after[:2]
    return "reporter" if begins and passes else "speaker"


def free_sentence(line: str, directory: Directory, *, foreign: bool = False) -> Attribution | None:
    """Return whom a free sentence names as the one who speaks, or `None` where that is not certain."""
    if _ASKS.search(line) or retracts(line) or says_not_stated(line):
        return None
    if denies_saying(line) and not _OTHER_SILENT.search(line.casefold()):
        return None
    tokens = _tokens(line)
    if len(tokens) > _MOST:
        return None
    sentence = _Sentence(tokens, directory, foreign)
    try:
        sentence.walk()
    except Refusal:
        return None
    speakers = sentence.parts.get("speaker", [])
    unknown_tongue = sentence.strange and not sentence.known and not foreign
    if len(speakers) != 1 or sentence.is_denied() or unknown_tongue:
        return None
    reporters, addressees = (
        tuple(one for one in sentence.parts.get(part, ()) if one not in speakers)
        for part in ("reporter", "addressee")
    )
    return Attribution(tuple(speakers), reporters, addressees, slips=int(sentence.slips))


def _tokens(line: str) -> list[str]:
    return tokens_of(_STOPS.sub(" ; ", _INITIAL.sub(" ", line)))


def names_only(line: str, ids: tuple[str, ...], directory: Directory) -> bool:
    """Tell whether a line holds no name but that of one bearer, and no word that may be a name with slips."""
    tokens = _tokens(line) if len(ids) == 1 else []
    folded = [*map(folded_token, tokens)]
    at = 0
    while at < len(tokens):
        length, found = name_at(folded, at, directory)
        strange = not length and tokens[at][:1].isupper() and folded[at] not in KNOWN_WORDS
        if strange or (length and found != ids):
            return False
        at += 1 if folded[at] in FILLERS or folded[at] in OFFICES else length or 1
    return bool(tokens)


def _misspelt(
    tokens: list[str], folded: list[str], at: int, directory: Directory
) -> tuple[int, tuple[str, ...]]:
    """Return how many words a name with slips takes up here, and whose it is."""
    for length in range(min(3, len(tokens) - at), 0, -1):
        words = folded[at : at + length]
        if not all(token[:1].isupper() for token in tokens[at : at + length]):
            continue
        match = nearest(words, key_of(words), directory)
        if match and len(match.ids) == 1 and not names_another(words, match, directory):
            return length, match.ids
    return 0, ()


def _is_genitive(folded: list[str], start: int, end: int, before: list[str]) -> bool:
    """Tell whether a Russian name stands in the genitive after a noun that is nobody's words: дед Цяньлуна."""
    if not before or folded[start - 1] != before[-1] or folded[end - 1].isascii():
        return False
    noun = before[-1]
    return folded[end - 1].endswith(("а", "я")) and (noun in KIN or noun not in WORDS_OF | KNOWN_WORDS)


def _is_compound(tokens: list[str], folded: list[str], at: int, length: int) -> bool:
    """Tell whether a noun may follow a name and make somebody else of it: "a Putin staffer", "Mao jacket"."""
    after = at + length
    if (
        after >= len(tokens)
        or folded[after] in BREAKS
        or folded[after] in _NOT_AFTER
        or folded[after].endswith("ly")
    ):
        return False
    if tokens[after - 1].casefold().endswith("'s"):
        return False
    if folded[after] in KNOWN_WORDS and folded[after] not in KIN:
        return False
    ends = after + 1 == len(tokens) or folded[after + 1] in BREAKS
    return ends or (at > 0 and folded[at - 1] in _ARTICLES)
