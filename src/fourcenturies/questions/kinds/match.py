r"""Judge a match: pairs such as "who said what", one a line, `left: right`.

The lefts are given by the task, the rights are persons (read as an attribution) or labels of the task. "=", "-" and
">" may stand for the colon, and a pair may be written the other way round. The key is written likewise; a second
accepted right, and a trap, name one line::

    a: per-ada-lovelace
    b: not stated
    = a: per-charles-babbage
    ! b: per-charles-babbage | 0.3 | He is only named in that sentence.
    ! a: a letter | 0 | No letter is quoted there.

The credit is the mean over all lefts of the key, chance taken off (`chance`): a label is right or not, a person earns
what an attribution earns.
A left that stands twice with two rights earns nothing. Rights that only a trap or another pair has are distractors.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.names import distance, form_key
from fourcenturies.questions.keys import NAMED_TRAP, Key
from fourcenturies.questions.kinds import Kind, attributions, short_name
from fourcenturies.questions.kinds.chance import commonest, corrected, counted
from fourcenturies.questions.kinds.persons import Person, judged, person, whom
from fourcenturies.questions.named_sources import is_known
from fourcenturies.questions.verdicts import Verdict, graded, of_reply
from fourcenturies.replies.claims import pieces
from fourcenturies.replies.languages import foreign_whole, in_plain_english
from fourcenturies.replies.languages.labels import labels_meant
from fourcenturies.replies.lettered import rows_of, unframed
from fourcenturies.replies.lines import Items, clipped, entries, find, item, items, stem, stripped
from fourcenturies.replies.silence import denies_saying, says_not_stated
from fourcenturies.replies.text import LONGEST, Unreadable, folded, runs_of, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.names import Directory
    from fourcenturies.questions.model import Question

HOW = "Write one pair a line: what the task gives, a colon, and what belongs to it."
MESSAGES = {
    "right": "Right: all pairs belong together.",
    "some-missing": "What you pair belongs together, but pairs are missing.",
    "missing-and-extra": "What you pair belongs together, but pairs are missing, and one is not of the task.",
    "some-wrong": "Not all pairs belong together.",
    "none-right": "None of these pairs belongs together.",
    "another": "Something else belongs there.",
}
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as pairs; please tell your instructor."
)
_COLON = re.compile(r"\s*:\s*")
_SIGN = re.compile(r"\s*(?:[-=]{0,20}>+|=)\s*|\s+[-–]+\s+|\s*–\s*|\t|(?<=^[a-z])-(?=\w)")
_BE = r"\s(?:is|are|means|was|must be|would be|has to be|stands for|refers to)\s"
_IS = re.compile(
    rf"\s*{_BE}\s*(?:(?:simply|just|clearly|obviously|of course)\s+)?"
    r"(?:(?:(?:the|a) )?(?:\w+ )?(?:name|word|form|spelling|term) (?:for|of)\s+|\w+ for\s+)?"
)
_NAME_FOR = re.compile(
    r"^(?:(?:simply|just)\s+)?(?:(?:the|a) )?(?:\w+ )?(?:name|word|form|spelling|term) (?:for|of)\s+|^\w+ for\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\(?(?P<left>[a-z]|\d{1,2})\s*[).,]*\s+(?P<right>\S.*)$", re.IGNORECASE)
_LEFT = re.compile(r"^\(?(?P<left>[a-z]|\d{1,2})[\s).:=]", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?(?P<left>\d{1,2})\s*[).]+\s*(?P<right>[^:=>]+)$")
# Where the next pair begins in a line of several: a letter or number with a sign, or one after a comma.
_NEXT = re.compile(
    r"[,;.]?\s+(?:and\s+)?(?=for\s+\(?[a-z]\b[^:.;]{0,20}:)|"
    r"[,;]?\s+and\s+(?=[a-j]\s+(?:is|was)\s)|"
    r"[,;]?(?<! [a-j] and)(?<! [a-j] or)\s+(?=\(?(?:[a-z]|\d{1,2})\s*[).:=])|"
    r"[,;]\s*(?=\(?(?:[a-z]|\d{1,2})[\s).:=])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One left of a key: the person who belongs to it, or what each label earns there, by its place."""

    left: str
    person: Person | None
    earned: dict[int, Verdict]
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class _Pairs:
    """A key: its pairs, their lefts as items, all labels on the right, and how many one label everywhere would hit."""

    pairs: tuple[_Pair, ...]
    lefts: Items
    labels: Items
    guessed: int = 0


def read(question: Question, reply: str, _directory: Directory | None) -> Verdict:
    """Say which pairs a reply makes."""
    rows = _rows(reply, question.items, items(question.items))
    if isinstance(rows, Unreadable):
        return Verdict("unreadable", 0.0, rows.message)
    return Verdict("read", 0.0, "Noted.", _shown(rows))


def judge(question: Question, reply: str, key: Key, directory: Directory | None) -> Verdict:
    """Judge the pairs that a reply makes."""
    known = directory or attributions.default_directory()
    compiled = _compiled(key, known)
    if not compiled.pairs:
        return _KEY_BROKEN
    rows = _rows(reply, question.items, compiled.lefts)
    if isinstance(rows, Unreadable):
        return Verdict("unreadable", 0.0, rows.message)
    named, unknown = _named(rows, compiled)
    if not named:
        return graded(
            0.0, f"None of the lines begins with what the task gives. {HOW}", _shown(rows), "no-item"
        )
    whole = foreign_whole(tidy(reply))
    told = {place: _one(rights, place, compiled, known, whole) for place, rights in named.items()}
    return _together(told, unknown, compiled, _shown(rows), key)


# The reply


def pairs_in(reply: str) -> list[tuple[str, str]] | Unreadable:
    """Return the two sides of each pair that a reply makes."""
    lines = entries(reply, numbered=True)
    if isinstance(lines, Unreadable):
        return lines
    if len(lines) == 1:
        lines[0] = _LEAD.sub("", lines[0])
        lines = (
            _lettered(lines[0])
            or _in_turn(lines[0])
            or _letters_last(lines[0])
            or _sentences(lines[0])
            or [part for part in lines[0].split(";") if part.strip()]
        )
    rows = [row for line in lines for row in _several(line)]
    return rows or Unreadable(HOW)


def _rows(reply: str, known: tuple[str, ...], lefts: Items) -> list[tuple[str, str]] | Unreadable:
    """Return the pairs of a reply; a sentence without signs has them where each clause begins with what is given."""
    lines = unframed(reply)
    told = rows_of(lines, items(known))
    if told:
        return [(left, _NAME_FOR.sub("", right) if " " in right else right) for left, right in told]
    rows = pairs_in("\n".join(lines) if lines else reply)
    if not isinstance(rows, Unreadable) or len(reply) > LONGEST:
        return rows
    clauses = [part for part in _CLAUSE.split(_BRACKETS.sub("", stripped(tidy(reply)))) if part.strip()]
    headed = [_headed(clause, lefts) for clause in clauses]
    pairs = [row for row in headed if row]
    return pairs if 1 < len({left for left, _ in pairs}) == len(headed) else rows


def _headed(clause: str, lefts: Items) -> tuple[str, str] | None:
    """Return the two sides of "the Monitor knows Samarkand 2022", or of the same without its verb."""
    words = _AND.sub("", clause).split()
    for count in range(1, min(4, len(words))):
        left = " ".join(words[:count])
        if len(left) > 1 and find(left, lefts) is not None:
            right = _KNOWS.sub("", " ".join(words[count:]))
            return (left, right) if right else None
    return None


_BRACKETS = re.compile(r"\s*\([^()]*\)")
_AND = re.compile(r"^(?:and|while|but)\s+", re.IGNORECASE)
_KNOWS = re.compile(
    r"^(?:(?:knows|has|gives|tells|names|shows|means|reports|ends|stops|closes)\s+)?(?:(?:of|with|at|in)\s+)?|"
    r"\s+(?:too|also|as well)$",
    re.IGNORECASE,
)
# What leads up to the first letter, as "I think" does.
_LEAD = re.compile(
    r"^(?:i (?:think|guess|believe|say|would say)|i'd say|my answers?(?: is| are)?|answers?)\b"
    r"[\s,:]*(?=\(?[a-z]\s*[).:=])",
    re.IGNORECASE,
)
_LETTERS = r"[a-z]\)?(?:\s*(?:,|&|/|\+|\band\b)\s*\(?[a-z]\b\)?)+"
_MANY_LEFT = re.compile(
    rf"^\(?(?P<many>{_LETTERS})\s*(?:[:=>]|[-–]+>?|\bare\b|\bwas\b|\bwere\b)?\s*(?P<one>[^\W\d_]{{2,}}.*)$",
    re.IGNORECASE,
)
_MANY_RIGHT = re.compile(
    rf"^(?P<one>[^:=]{{2,60}}?)\s*(?:[:=]|[-–]+>|\s(?:at|for|in|on)\s)\s*(?P<many>{_LETTERS}|[a-z])\W*$",
    re.IGNORECASE,
)
# "for c it is not stated"
_FOR = re.compile(
    rf"^(?:and\s+)?(?:for|at|in|on|with)\s+\(?({_LETTERS}|[a-z])\)?,?\s*(?::|,|(?:it|they|he|this)\s+(?:is|was|are|"
    rf"were)\b)\s*",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(
    r"\s*\((?:\w+ (?:is |are )?)?(?:left over|not used|unused|rest|the rest|remaining)\b[^()]*\)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?<![^\W_])[a-z](?![^\W_])", re.IGNORECASE)


def _several(line: str) -> list[tuple[str, str]]:
    """Return the pairs of a line; "a, d, e: present" and "present: a, d, e" are one for each letter."""
    told = _FOR.match(line)
    if told:
        line = f"{told[1]}: {line[told.end() :]}"
    found = _MANY_LEFT.match(line) or _MANY_RIGHT.match(line)
    if found and len(found["one"]) > 1:
        return [(letter, found["one"].strip()) for letter in _LETTER.findall(found["many"])]
    row = _split(line)
    return [row] if row else []


_IN_TURN = re.compile(r"(?:^|(?<=[\s,;]))\(?([a-z]|\d)[).]?(?=(?:\s+|\s*[-–=:]\s*)[^\W\d_]{2})")
_CLAUSE = re.compile(r",\s*(?:and\s+)?|;\s*|\.\s+|\s+and\s+")
_GROUP = re.compile(r";|\.\s+|\.$")
_BETWEEN_GROUPS = re.compile(r"[,;.]\s+(?:and\s+|but\s+)?(?!\(?[a-j]\b)", re.IGNORECASE)
_IS_BETWEEN = re.compile(_BE)


def _in_turn(line: str) -> list[str]:
    """Return the pairs of "a Vladivostok b Beijing c Baikov", where letters or numbers follow each other in turn."""
    cuts = list(_IN_TURN.finditer(line))
    labels = "".join(found[1] for found in cuts)
    if (
        len(labels) < 2
        or not "abcdefghij 123456789".partition(labels)[1]
        or labels[0] not in "a1"
        or cuts[0].start()
    ):
        return []
    ends = [*(found.start() for found in cuts[1:]), len(line)]
    return [line[found.start() : end].strip(" ,;") for found, end in zip(cuts, ends, strict=True)]


def _letters_last(line: str) -> list[str]:
    """Return the pairs of "Vladivostok is a), Beijing is b)", where each letter stands after what belongs to it."""
    found = _LETTER_LAST.findall(_BOTH_DENIED.sub(r"\1\2, \1\3", line))
    return (
        [f"{letter}: {words}" for words, letter in found] if len({letter for _, letter in found}) > 1 else []
    )


# "nobody gives d or e" denies it of both.
_BOTH_DENIED = re.compile(
    r"(\b(?:nobody|no one|none|neither)\s+(?:gives|says|has|names|tells)\s+)([a-j])\s+(?:or|and|nor)\s+([a-j])\b",
    re.IGNORECASE,
)


_LETTER_LAST = re.compile(
    r"(?:^|[,;.]\s+|\band\s+)(?:and\s+)?([^,;.:=()]{3,60}?)\s*(?:\s(?:is|was|goes with|belongs to|gives|says|has|names|"
    r"tells)\s|[:=]|\s[-–]+>?\s)\s*\(?([a-j])(?:\)|(?=[,;.]|$|\sand\b))",
    re.IGNORECASE,
)


def _sentences(line: str) -> list[str]:
    """Return the pairs of a sentence such as "X is A, Y is B, and Z is C"."""
    parts = [part for part in _CLAUSE.split(line) if part.strip()]
    return parts if len(parts) > 1 and all(_IS_BETWEEN.search(part) for part in parts) else []


def _lettered(line: str) -> list[str]:
    """Return the pairs of a line of several that begin with letters or numbers, each another; else nothing."""
    groups = [part.strip() for part in _GROUP.split(line) if part.strip()]
    if len(groups) > 1 and all(
        _MANY_LEFT.match(part) or _MANY_RIGHT.match(part) or _FOR.match(part) for part in groups
    ):
        return groups
    groups = [part.strip() for part in _BETWEEN_GROUPS.split(line) if part.strip()]
    if len(groups) > 1 and all(_MANY_RIGHT.match(part) or _FOR.match(part) for part in groups):
        return groups
    if _MANY_LEFT.match(line) or _MANY_RIGHT.match(line):
        return [part.strip() for part in line.split(";") if part.strip()]
    parts = _NEXT.split(line)
    letters = [(_LEFT.match(part) or _FOR.match(part) or [""])[0] for part in parts]
    letters = [letter for letter in letters if letter]
    return parts if 1 < len(parts) == len(set(letters)) else []


def _split(line: str) -> tuple[str, str] | None:
    """Return the two sides of a line; a colon parts them before any other sign does."""
    line = (_LEFT_OVER.sub("", line) if "(" in line else line).strip()
    for sign in (_COLON, _SIGN) if _LEFT.match(line) else (_COLON, _SIGN, _IS):
        left, *rest = sign.split(line, maxsplit=1)
        if rest and left.strip() and rest[0].strip():
            return left.strip(), rest[0].strip()
    found = _NUMBER.match(line) or _LABEL.match(line)
    return (found["left"], _IS_FIRST.sub("", found["right"].strip())) if found else None


# "a is Radchenko": a letter and a verb.
_IS_FIRST = re.compile(r"^(?:is|are|was|were)\s+(?=\S)")


def _shown(rows: list[tuple[str, str]]) -> str:
    return "; ".join(f"{clipped(left)}: {clipped(right)}" for left, right in rows)


def _named(rows: list[tuple[str, str]], key: _Pairs) -> tuple[dict[int, list[str]], list[str]]:
    """Return the rights that stand beside each left, and the lefts that the task does not give."""
    named: dict[int, list[str]] = {}
    unknown = []
    for left, right in rows:
        place, said = find(left, key.lefts), right
        if place is None and stripped(left) != left:
            place = find(stripped(left), key.lefts)
        if place is None and (labelled := _LABEL.match(left)):
            place = find(labelled["left"], key.lefts)
        if place is None:
            place, said = find(right, key.lefts), left
        if place is None:
            unknown.append(left)
        elif said not in named.setdefault(place, []):
            named[place].append(said)
    return named, unknown


# The key


@lru_cache(maxsize=256)
def _compiled(key: Key, directory: Directory) -> _Pairs:
    first = _key_rows(key.answer.splitlines())
    also = _key_rows(key.also)
    lefts = items(left for left, _ in first)
    traps = [(row, trap) for trap in key.traps for row in _key_rows([trap.reply])]
    told = [right for _, right in (*first, *also, *(row for row, _ in traps))]
    labels = items({item(right).words: right for right in reversed(told)}.values())
    names = any(is_known(right, directory) and not says_not_stated(right) for right in told)
    pairs, accepted = [], []
    for place, (left, right) in enumerate(first):
        rights = (right, *(other for one, other in also if find(one, lefts) == place))
        caught = (replace(trap, reply=row[1]) for row, trap in traps if find(row[0], lefts) == place)
        alone = Key(right, rights[1:], traps=tuple(caught))
        one = person(alone, directory) if names and is_known(right, directory) else None
        pairs.append(_Pair(left, one, _earned(alone, labels), _is_place(right, directory)))
        accepted.append({folded(text) for text in rights})
    return _Pairs(tuple(pairs), lefts, labels, commonest(accepted))


def _is_place(text: str, directory: Directory) -> bool:
    """Tell whether a name is that of a place: a label like others, of which a remark may stand beside it."""
    ids = directory.find(text).ids
    return bool(ids) and all(directory.bearers[one].kind == "place" for one in ids)


def _earned(key: Key, labels: Items) -> dict[int, Verdict]:
    """Return what each label earns beside one left; what is right cannot be a trap."""
    told = [(trap.reply, graded(trap.credit, trap.message, misconception=trap.name)) for trap in key.traps]
    told = [*reversed(told), *((right, graded(1.0, "")) for right in (key.answer, *key.also))]
    places = [(find(text, labels), verdict) for text, verdict in told]
    return {place: verdict for place, verdict in places if place is not None}


def _key_rows(lines: Iterable[str]) -> list[tuple[str, str]]:
    return [row for row in map(_split, lines) if row]


# The verdict


def _one(rights: list[str], place: int, key: _Pairs, directory: Directory, whole: str) -> Verdict:
    """Judge what stands beside one left."""
    pair = key.pairs[place]
    verdicts = [_beside(right, pair, key, directory, whole) for right in rights]
    if len({(verdict.credit, verdict.read_as) for verdict in verdicts}) > 1:
        return _TWICE
    return verdicts[0]


def _beside(right: str, pair: _Pair, key: _Pairs, directory: Directory, whole: str) -> Verdict:
    if pair.is_place and (place := _labelled(right, key.labels, whole)) is not None:
        told = pair.earned.get(place, _ANOTHER)
        if told.credit >= 1:
            return of_reply(told, right)
    if pair.person:
        return _person(right, pair.person, directory)
    place = _labelled(right, key.labels, whole)
    if place == _TWO:
        return of_reply(_TWICE, right)
    plain = in_plain_english(right, whole=whole) if place is None else ""
    if place is None:
        place = _placed(plain, key.labels, directory)
    verdict = pair.earned.get(place) if place is not None else _held(plain, pair, key.labels)
    if verdict is None:
        verdict = _ANOTHER
    return of_reply(verdict, right)


def _person(right: str, key: Person, directory: Directory) -> Verdict:
    """Judge a right side as a person, alone or with a reason behind the name."""
    bare = _ARTICLE.sub("", right)
    if bare != right and directory.exactly(form_key(bare)) and not directory.exactly(form_key(right)):
        right = bare
    verdict = judged(right, whom(right, directory), key, directory)
    if verdict.credit >= 1:
        return verdict
    head = _POSSESSIVE.sub("", _BEHIND.split(right, maxsplit=1)[0])
    said = whom(head, directory)
    if head == right or not said:
        return verdict
    behind = right[len(head) :]
    others = said != "not stated" and any(
        directory.find(name).ids for name in _NAME.findall(_QUOTED.sub("", behind))
    )
    return verdict if others else of_reply(judged(head, said, key, directory), right)


# What may stand behind a name and is a reason, a place or a quotation: "Stallard (¶ 5)", "nobody, she denies it".
_BEHIND = re.compile(
    r"\s*[(\[\"“]|,?\s*¶|,?\s+(?:because|since|as|who|says|in|by|herself|himself|itself|here)\b|\s[-–]+\s|:\s|"
    r",\s+(?=\w+\s+\w+\s+\w)|\.\s"
)
_POSSESSIVE = re.compile(r"['’]s$")
_QUOTED = re.compile(r"\"[^\"]*\"|\([^()]*¶[^()]*\)")
_NAME = re.compile(r"\b[A-Z][\w-]+")


def _placed(right: str, labels: Items, directory: Directory) -> int | None:
    """Return the place among the labels of a right side whose town or land has another of its names."""
    return find(_in_one_name(right, directory), _named_once(labels, directory))


@lru_cache(maxsize=256)
def _named_once(labels: Items, directory: Directory) -> Items:
    return items(_in_one_name(label.text, directory) for label in labels.items)


def _in_one_name(text: str, directory: Directory) -> str:
    """Return a text with places and states by the name that the records show ("Moskau 2025")."""

    def shown(found: re.Match[str]) -> str:
        ids = directory.find(found[0]).ids
        bearer = directory.bearers[ids[0]] if len(ids) == 1 else None
        if bearer:
            return bearer.name
        return _WORD.sub(shown, found[0]) if " " in found[0] else found[0]

    return _WORDS.sub(shown, text)


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS = re.compile(rf"{_WORD.pattern}(?: {_WORD.pattern})*")
# What else is said for a label that a task may give.
_SAYS = {
    "present": re.compile(
        r"\b(?:present|attend(?:ed|s|ing|ance)|(?:was|is|were|came|be) there|there|took part|participat\w+|went|came|"
        r"yes)\b|[✓✔]"
    ),
    "absent": re.compile(
        r"^not$|\b(?:absent|away|skipped|stayed home|absence|no|(?:not|n't|nt|never) (?:be |been )?(?:there|present|"
        r"attend\w*|come|came|go|went|take part|here|in attendance|participat\w+))\b|[✗✘×]"
    ),
}


# "Not present" is "absent", and says nothing of what is stated.
_NOT_THERE = re.compile(r"(?:(?:he|she|xi|they|nobody|was|were|is) )*not present\b", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _labelled(right: str, labels: Items, whole: str) -> int | None:
    """Return the place of the label that the right side of a pair names; `_TWO` where it leaves two open."""
    several = [part for part in _OR.split(right) if part.strip()]
    if len(several) > 1:
        told = {_label(part.strip(" ,?"), labels, whole) for part in several} - {None}
        if len(told) > 1:
            return _TWO
    return _label(right, labels, whole)


_TWO = -1
_OR = re.compile(r"\s+(?:or|oder|ou|или)\s+|\s*/\s*|或")


def _label(right: str, labels: Items, whole: str) -> int | None:
    """Return the place of the label that words name, alone or with a remark beside them."""
    place = _label_in(right, labels, whole)
    if place is None:
        meant = {find(label, labels) for label in labels_meant(right)} - {None}
        place = meant.pop() if len(meant) == 1 else None
    return place if place is not None else _begun_with(right, labels)


def _begun_with(right: str, labels: Items) -> int | None:
    """Return the place of the label with which a right side begins, in its stems and with its slips."""
    said = [word for word in runs_of(folded(right)) if word not in _TIES]
    if not _NO.isdisjoint(said[:_SHORT]):
        return None
    places = {
        place
        for place, label in enumerate(labels.items)
        if label.words and len(said) >= len(label.words) and all(map(_is_meant, said, label.words))
    }
    return places.pop() if len(places) == 1 else None


_TIES = frozenset(
    ["the", "a", "an", "is", "are", "it", "its", "of", "they", "this", "one", "in", "on", "at", "to", "by"]
)


def _is_meant(word: str, of_label: str) -> bool:
    return stem(word) == stem(of_label) or (
        len(of_label) > _LONG and distance(stem(word), stem(of_label), 2) <= 1 + (len(of_label) > _LONGER)
    )


_LONG, _LONGER = 3, 7


def _label_in(right: str, labels: Items, whole: str) -> int | None:
    plain = in_plain_english(right, whole=whole)
    said = _stated(plain, labels)
    if said is not None and _ABSENT.match(plain):
        return said
    place = find(plain, labels) if said is None else said
    if place is not None and (_NOT_THERE.match(plain) or not says_not_stated(plain)):
        return place
    if says_not_stated(plain) or denies_saying(plain):
        silent = find("not stated", labels)
        if silent is not None:
            return silent
    for piece in pieces(plain):
        told = find(piece.text, labels)
        if told is not None:
            return told
        if piece.tie in {"reason", "denied"}:
            break
        here = _stated(piece.text, labels)
        if here is not None:
            return here
    return place


def _held(right: str, pair: _Pair, labels: Items) -> Verdict | None:
    """Return what the labels of one word that a short right side holds earn, where all earn the same."""
    words = right.casefold().split()
    if len(words) > _SHORT or not _NO.isdisjoint(words):
        return None
    held = [
        pair.earned.get(place, _ANOTHER)
        for place, label in enumerate(labels.items)
        if len(label.words) == 1 and len(label.words[0]) > 3 and label.words[0] in words
    ]
    return held[0] if held and all(one.credit == held[0].credit for one in held) else None


_SHORT = 6
_NO = frozenset({"not", "no", "never", "nor", "neither", "without", "except", "but", "or", "and"})


_ABSENT = re.compile(r"(?:(?!or\b|not\b)\w+\s){0,2}absent\b(?!\sor\b)", re.IGNORECASE)


def _stated(text: str, labels: Items) -> int | None:
    """Return the place of "absent" or "present", where ordinary words say so and the task has these labels."""
    low = text.casefold()
    label = next((one for one in ("absent", "present") if _SAYS[one].search(low)), "")
    return find(label, labels) if label else None


def _together(
    judged: dict[int, Verdict], unknown: list[str], pairs: _Pairs, read_as: str, key: Key
) -> Verdict:
    """Return the verdict on all pairs: how many are right, and one left whose right is not."""
    share = sum(verdict.credit for verdict in judged.values()) / len(pairs.pairs)
    right = sum(verdict.credit >= 1 for verdict in judged.values())
    slug = _slug(judged, pairs)
    if unknown and slug == "some-missing":
        slug = "missing-and-extra"
    told = [MESSAGES[slug]]
    if slug != "right":
        told.append(counted(right, len(pairs.pairs), pairs.guessed))
        told += _about_one(judged, pairs, {trap.name for trap in key.traps})
    if unknown:
        told.append(f"The task does not give “{clipped(unknown[0])}”.")
    name = short_name(judged.values(), key) or slug
    credit = corrected(share, pairs.guessed / len(pairs.pairs))
    verdict = graded(credit, " ".join(told), read_as, name if credit < 1 else "")
    return verdict._replace(share=round(share, 9))


def _about_one(judged: dict[int, Verdict], key: _Pairs, traps: set[str]) -> list[str]:
    """Return what is to be said of the first left that is wrong: a trap's own words, or what earns part of it."""
    wrong = [place for place in sorted(judged) if judged[place].credit < 1]
    if not wrong:
        return []
    trapped = [place for place in wrong if judged[place].misconception in traps]
    place = min(trapped, key=lambda one: judged[one].misconception == NAMED_TRAP, default=wrong[0])
    left = clipped(key.pairs[place].left)
    general = judged[place].status == "wrong" and judged[place].misconception not in {*traps, "twice"}
    return [f"Look again at “{left}”.", MESSAGES["another"] if general else judged[place].message]


def _slug(judged: dict[int, Verdict], key: _Pairs) -> str:
    earned = [verdict.credit for verdict in judged.values()]
    if not any(earned):
        return "none-right"
    if min(earned) < 1:
        return "some-wrong"
    return "right" if len(judged) == len(key.pairs) else "some-missing"


# "le Monitor": the article of another language before a name.
_ARTICLE = re.compile(r"^(?:le|la|les|der|die|das|el|il|lo|los|las)\s+", re.IGNORECASE)
_TWICE = graded(0.0, "Two answers stand there: choose one.", misconception="twice")
_ANOTHER = graded(0.0, "", misconception="another")
KIND = Kind(read, judge, whole=True)
