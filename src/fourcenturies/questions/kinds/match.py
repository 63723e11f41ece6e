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

from fourcenturies.names import form_key
from fourcenturies.questions.keys import NAMED_TRAP, Key
from fourcenturies.questions.kinds import Kind, attributions, short_name
from fourcenturies.questions.kinds.chance import commonest, corrected, counted
from fourcenturies.questions.kinds.pair_labels import NO, SHORT, label_meant
from fourcenturies.questions.kinds.pairs import HOW, LABEL, pair_in, rows_of_pairs
from fourcenturies.questions.kinds.persons import Person, judged, person, whom
from fourcenturies.questions.named_sources import is_known
from fourcenturies.questions.verdicts import Verdict, graded, of_reply
from fourcenturies.replies.languages import foreign_whole, in_plain_english
from fourcenturies.replies.lines import Items, clipped, find, item, items, stripped
from fourcenturies.replies.silence import says_not_stated
from fourcenturies.replies.text import Unreadable, folded, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.names import Directory
    from fourcenturies.questions.model import Question
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
    rows = rows_of_pairs(reply, question.items, items(question.items))
    if isinstance(rows, Unreadable):
        return Verdict("unreadable", 0.0, rows.message)
    return Verdict("read", 0.0, "Noted.", _shown(rows))


def judge(question: Question, reply: str, key: Key, directory: Directory | None) -> Verdict:
    """Judge the pairs that a reply makes."""
    known = directory or attributions.default_directory()
    compiled = _compiled(key, known)
    if not compiled.pairs:
        return _KEY_BROKEN
    rows = rows_of_pairs(reply, question.items, compiled.lefts)
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
        if place is None and (labelled := LABEL.match(left)):
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
    return [row for row in map(pair_in, lines) if row]


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


@lru_cache(maxsize=2048)
def _labelled(right: str, labels: Items, whole: str) -> int | None:
    """Return the place of the label that the right side of a pair names; `_TWO` where it leaves two open."""
    several = [part for part in _OR.split(right) if part.strip()]
    if len(several) > 1:
        told = {label_meant(part.strip(" ,?"), labels, whole) for part in several} - {None}
        if len(told) > 1:
            return _TWO
    return label_meant(right, labels, whole)


_TWO = -1
_OR = re.compile(r"\s+(?:or|oder|ou|или)\s+|\s*/\s*|或")


def _held(right: str, pair: _Pair, labels: Items) -> Verdict | None:
    """Return what the labels of one word that a short right side holds earn, where all earn the same."""
    words = right.casefold().split()
    if len(words) > SHORT or not NO.isdisjoint(words):
        return None
    held = [
        pair.earned.get(place, _ANOTHER)
        for place, label in enumerate(labels.items)
        if len(label.words) == 1 and len(label.words[0]) > 3 and label.words[0] in words
    ]
    return held[0] if held and all(one.credit == held[0].credit for one in held) else None


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
