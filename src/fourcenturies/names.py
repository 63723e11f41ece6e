"""Names of persons, institutions, places and documents: their forms, and the resolution of what somebody wrote.

A form is compared without case, accents, spaces, hyphens and points, so that "Mao Tse-tung" and "MAO TSETUNG" are
one. What is not a known form may be a slip of one: it is taken for the nearest by optimal-string-alignment
distance (edits and swaps of neighbours), and only where every other bearer of a name is clearly further away.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"[^\W_]+(?:[-'·][^\W_]+)*")
_ACCENTS = re.compile("[\u0300-\u036f]")
_HAN = re.compile("[\u3400-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARTICLES = frozenset(["the", "a", "an"])
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`", "'"))
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded: no case, no accents, no apostrophes; hyphens and points join.

    >>> words_of("Mathieu Boulègue, of Tse-tung"), words_of("V.V. Putin’s")
    (['mathieu', 'boulegue', 'of', 'tsetung'], ['v', 'v', 'putin'])
    """
    if text.isascii():
        plain = text.lower()
    else:
        apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
        plain = unicodedata.normalize("NFC", _ACCENTS.sub("", apart)).casefold().translate(_LETTERS)
    words = _WORD.findall(plain)
    return words if plain.isalnum() else [word for word in map(_bare, words) if word]


def _bare(word: str) -> str:
    if word.isalnum():
        return word
    word = word.removesuffix("'s")
    return word.replace("'", "").replace("-", "").replace("·", "")


def key_of(words: list[str]) -> str:
    """Return what a form of these words is compared by: run together, without a leading article."""
    return "".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def form_key(text: str) -> str:
    """Return what a form is compared by; see `key_of`."""
    return key_of(words_of(text))


def slips_allowed(key: str) -> int:
    """Return how many slips a form of this length may hold: none under 5 letters, one under 9, else two."""
    if len(key) < 5 or _HAN.search(key) or any(map(str.isdigit, key)):
        return 0
    return 1 if len(key) < 9 else 2


def distance(a: str, b: str, most: int = 99) -> int:
    """Return the optimal-string-alignment distance: insertions, deletions, changes, swaps of neighbours.

    Each part of a string is edited once at most (L. Boytsov, "Indexing methods for approximate dictionary
    searching", ACM JEA 16, 2011). Anything over `most` is returned as `most + 1`.

    >>> distance("putin", "putni"), distance("gabuev", "gabuyev"), distance("ca", "abc")
    (1, 1, 3)
    """
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    start = 0
    while start < len(a) and start < len(b) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    if abs(len(a) - len(b)) > most:
        return most + 1
    return min(_aligned(a, b, most), most + 1)


def _aligned(a: str, b: str, most: int) -> int:
    """Fill the table row by row, only so far from its diagonal as matters."""
    far = most + 1
    older: list[int] = []
    old = [min(j, far) for j in range(len(b) + 1)]
    for i, letter in enumerate(a, 1):
        row = [min(i, far)] + [far] * len(b)
        for j in range(max(1, i - most), min(len(b), i + most) + 1):
            cost = min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (letter != b[j - 1]))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, older[j - 2] + 1)
            row[j] = cost
        if min(row) >= far and min(old) >= far:
            return far
        older, old = old, row
    return old[-1]


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a name: id, kind (person, institution, place, document), the name to show; a document's author."""

    id: str
    kind: str
    name: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a text may name: the ids (several where they share the form) and how many slips it holds."""

    ids: tuple[str, ...]
    slips: int = 0


NOBODY = Match(())


class Directory:
    """All forms of all names, and the descriptions that are true of one bearer alone."""

    def __init__(
        self,
        bearers: Iterable[Bearer],
        forms: Mapping[str, Iterable[str]],
        said_of: Mapping[str, Iterable[str]],
    ) -> None:
        self.bearers = {bearer.id: bearer for bearer in bearers}
        self.by_form: dict[str, tuple[str, ...]] = {}
        self.starts: dict[str, int] = {}
        self._reach: dict[str, int] = {}
        self.by_description: dict[frozenset[str], tuple[str, ...]] = {}
        for identifier, several in forms.items():
            for form in several:
                self._add(form, identifier)
        for identifier, several in said_of.items():
            for text in several:
                words = described_by(words_of(text))
                self.by_description[words] = _with(self.by_description.get(words, ()), identifier)

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Directory:
        """Build a directory from records with the fields of `people` in `seeds/README.md`.

        >>> people = [{"id": "per-ada-lovelace", "kind": "person", "name": "Ada Lovelace", "surname": "Lovelace"}]
        >>> Directory.from_records(people).find("Lovelace, Ada").ids
        ('per-ada-lovelace',)
        """
        kept = [record for record in records if record.get("id") and record.get("name")]
        return cls(
            [
                Bearer(str(r["id"]), str(r.get("kind", "person")), str(r["name"]), str(r.get("author") or ""))
                for r in kept
            ],
            {str(r["id"]): tuple(forms_of(r)) for r in kept},
            {str(r["id"]): tuple(_descriptions(r)) for r in kept},
        )

    def with_name(self, name: str) -> Directory:
        """Return a directory that also knows a person by this name; the id is the name itself."""
        words = name.replace(",", " ").split()
        while len(words) > 1 and words[0].casefold().strip(".") in _TITLE_WORDS:
            words = words[1:]
        first = bool(words) and words[0].casefold() in _CHINESE_SURNAMES and len(words) < 4
        surname = (words[0] if first else words[-1]) if words else ""
        record = {
            "id": name,
            "kind": "person",
            "name": name,
            "surname": surname,
            "english": [" ".join(words)],
        }
        more = Directory.from_records([record])
        more.bearers = {**self.bearers, **more.bearers}
        for key, ids in self.by_form.items():
            for identifier in ids:
                more.by_form[key] = _with(more.by_form.get(key, ()), identifier)
        more.starts = {**more.starts, **self.starts}
        more.by_description = {**self.by_description, **more.by_description}
        return more

    def _add(self, form: str, identifier: str) -> None:
        key = form_key(form)
        if not key:
            return
        self.by_form[key] = _with(self.by_form.get(key, ()), identifier)
        words = words_of(form)
        if len(words) > 1 and words[0] in _ARTICLES:
            words = words[1:]
        self.starts[words[0]] = max(self.starts.get(words[0], 0), len(words))

    def forms(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each form as it is compared, with the ids that bear it."""
        yield from self.by_form.items()

    def exactly(self, key: str) -> tuple[str, ...]:
        """Return the ids that bear a form, given as `form_key` returns it."""
        return self.by_form.get(key, ())

    def longest_at(self, word: str) -> int:
        """Return of how many words the longest form is that begins with this word; 0 where none does."""
        return self.starts.get(word, 0)

    def find(self, text: str) -> Match:
        """Return whom a name in any known form means; slips are allowed where they leave no doubt."""
        key = form_key(text)
        ids = self.by_form.get(key)
        return Match(ids) if ids else self.nearest(key)

    def described(self, words: list[str]) -> tuple[str, ...]:
        """Return the ids of whom a description in these words is true."""
        return self.by_description.get(described_by(words), ())

    def nearest(self, key: str) -> Match:
        """Return whom a key with slips means.

        One bearer only, with every other at least two slips further away; where two are near, both are
        returned, so that the caller can say that it is in doubt.
        """
        allowed = slips_allowed(key)
        if not allowed:
            return NOBODY
        best: dict[str, int] = {}
        for form in self._near(key, allowed):
            away = distance(key, form, allowed)
            if away <= min(allowed, self.reach(form)):
                for identifier in self.by_form[form]:
                    best[identifier] = min(best.get(identifier, allowed), away)
        if not best:
            return NOBODY
        return Match(tuple(sorted(best)), min(best.values()))

    def reach(self, form: str) -> int:
        """Return how many slips of a form are forgiven: none where another bearer's form lies that near."""
        if form not in self._reach:
            self._reach[form] = 0 if self._crowded(form) else slips_allowed(form)
        return self._reach[form]

    def _crowded(self, form: str) -> bool:
        allowed, own = slips_allowed(form), set(self.by_form[form])
        others = (other for other in self._near(form, allowed) if own.isdisjoint(self.by_form[other]))
        return any(distance(form, other, allowed) <= allowed for other in others)

    def _near(self, key: str, allowed: int) -> list[str]:
        """Return the forms that may lie within so many slips of a key: of like length, with like pairs of letters."""
        mine, mine_paired, listed = _letters(key), _pairs(key), self._by_length
        most, most_paired = 2 * allowed, 6 * allowed
        return [
            form
            for length in range(len(key) - allowed, len(key) + allowed + 1)
            for letters, paired, form in listed.get(length, ())
            if (mine ^ letters).bit_count() <= most and (mine_paired ^ paired).bit_count() <= most_paired
        ]

    @cached_property
    def _by_length(self) -> dict[int, list[tuple[int, int, str]]]:
        """List the forms that may hold slips by their length, each with its letters and its pairs of letters."""
        listed: dict[int, list[tuple[int, int, str]]] = {}
        for form in self.by_form:
            if slips_allowed(form):
                listed.setdefault(len(form), []).append((_letters(form), _pairs(form), form))
        return listed


def _letters(key: str) -> int:
    """Return the letters of a key as a set of bits; one slip takes away one at most, and brings one."""
    mask = 0
    for letter in key:
        mask |= 1 << (ord(letter) & 63)
    return mask


def _pairs(key: str) -> int:
    """Return the pairs of neighbouring letters in a key, as a set of bits.

    One slip takes away three pairs at most, and brings three (a swap of neighbours).
    """
    mask = 0
    for letter, after in pairwise(key):
        mask |= 1 << ((ord(letter) * 31 + ord(after)) & 255)
    return mask


def _with(ids: tuple[str, ...], identifier: str) -> tuple[str, ...]:
    return ids if identifier in ids else (*ids, identifier)


# Descriptions

_EMPTY_WORDS = frozenset(
    {"the", "a", "an", "of", "in", "at", "on", "for", "to", "and", "who", "which", "that", "is"}
    | {"was", "from", "by", "with", "this", "s", "its", "his", "her", "as", "one"}
)  # fmt: skip
_ADJECTIVES = {
    "russian": "russia", "chinese": "china", "british": "britain", "american": "america", "soviet": "soviet",
    "us": "america", "chinas": "china", "russias": "russia", "maos": "mao", "stalins": "stalin",
}  # fmt: skip


def described_by(words: list[str]) -> frozenset[str]:
    """Return the words that carry a description, in no order."""
    return frozenset([_ADJECTIVES.get(word, word) for word in words if word not in _EMPTY_WORDS])


def _descriptions(record: Mapping[str, Any]) -> Iterator[str]:
    yield from record.get("descriptions") or ()
    if record.get("kind", "person") == "person":
        for role in record.get("roles") or ():
            yield str(role.get("role", ""))


# The forms of a name


def forms_of(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield every form of a record's name: those it holds, and those that follow from them by rule.

    By rule come, for persons: the name turned round, initials with the surname, the last part of a foreign name
    in Chinese signs, and the case endings of Russian names.
    """
    told = [str(record.get(field) or "") for field in ("name", "pinyin", "wade_giles", "hanzi", "surname")]
    for field in ("english", "cyrillic", "titles"):
        told += [str(form) for form in record.get(field) or ()]
    told += [str(form) for form in (record.get("used_by") or {}).values()]
    yield from _chinese_titles(record)
    for form in dict.fromkeys(filter(None, told)):
        yield form
        if record.get("kind", "person") == "person" and form not in (record.get("titles") or ()):
            surname = str(record.get("surname") or "")
            first = form_key(str(record.get("name", "")).partition(" ")[0]) == form_key(surname)
            yield from _by_rule(form, surname, first=first)


_CHINESE_OFFICES = {"Chairman": "主席", "President": "主席", "Premier": "总理"}


def _chinese_titles(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield 毛主席 where the record has "Chairman Mao": the same title, as far as it is told of that one alone."""
    signs = str(record.get("hanzi") or "")
    for title in record.get("titles") or ():
        office, _, name = str(title).partition(" ")
        if signs and "·" not in signs and office in _CHINESE_OFFICES and name == record.get("surname"):
            yield signs[0] + _CHINESE_OFFICES[office]


def _by_rule(form: str, surname: str, *, first: bool) -> Iterator[str]:
    if _HAN.search(form):
        if "·" in form:
            yield form.rpartition("·")[2]
            yield form.replace("·", " ")
    elif _CYRILLIC.search(form):
        yield from _declined(form)
        yield from _russian(form.split(), first=first)
    elif surname:
        yield from _turned(form.split(), form_key(surname))


def _russian(parts: list[str], *, first: bool) -> Iterator[str]:
    """Yield a Russian name turned round, with initials, and the surname alone, in its cases.

    `first` tells that the surname comes first, as in Chinese names.
    """
    if len(parts) < 2 or parts[0][:1].islower() or parts[0] in {"Лорд", "Император"}:
        return
    family, given = (parts[0], parts[1:]) if first else (parts[-1], parts[:-1])
    yield family
    yield from _declined(family)
    yield f"{family} {' '.join(given)}" if not first else f"{' '.join(given)} {family}"
    yield f"{' '.join(part[0] for part in given)} {family}"
    yield f"{family} {' '.join(part[0] for part in given)}"


def _turned(parts: list[str], surname: str) -> Iterator[str]:
    """Yield a name of several words turned round, and with initials: Putin, Vladimir; V. Putin; V. V. Putin."""
    if len(parts) < 2 or parts[0].casefold().strip(".") in _TITLE_WORDS:
        return
    if form_key(parts[-1]) == surname:
        given, family = parts[:-1], parts[-1]
    elif form_key(parts[0]) == surname or "-" in parts[-1]:
        given, family = parts[1:], parts[0]
    else:
        return
    initials = [part[0] for part in given]
    yield f"{' '.join(given)} {family}"
    yield f"{family} {' '.join(given)}"
    yield f"{' '.join(initials)} {family}"
    yield f"{family} {' '.join(initials)}"
    if len(given) > 1:
        yield f"{given[0]} {family}"
        yield f"{given[0]} {' '.join(initials[1:])} {family}"
        yield f"{initials[0]} {family}"


def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLE_WORDS = _split("""
    lord emperor the viscount third president professor prof dr mr mrs ms sir lady chairman premier marshal general
    ambassador secretary minister comrade tsar king queen
""")
# Surnames that are taken to come first where no record says so.
_CHINESE_SURNAMES = _split("""
    zhou wang li zhang liu chen yang huang zhao wu xu sun zhu gao lin guo luo liang song zheng xie tang deng feng cao
    peng zeng xiao jiang mao xi hu lu yu cai jia ding wei xue ye yan pan du dai qian qin chiang
""")
_VOWELS = "аеёиоуыэюя"


def _declined(form: str) -> Iterator[str]:
    """Yield a Russian name in the genitive, dative, instrumental and prepositional case."""
    cases = [_cases(word) for word in form.split()]
    for case in range(4):
        yield " ".join(several[case] for several in cases)
    if len(cases) > 1:
        for case in range(4):
            yield " ".join([*form.split()[:-1], cases[-1][case]])


def _cases(word: str) -> tuple[str, str, str, str]:
    low = word.casefold()
    stem = word[:-1]
    if low.endswith(("ин", "ын", "ов", "ев", "ёв")):
        return word + "а", word + "у", word + "ым", word + "е"
    if low.endswith(("ий",)):
        return stem + "я", stem + "ю", stem + "ем", stem + "и"
    if low.endswith(("й", "ь")):
        return stem + "я", stem + "ю", stem + "ем", stem + "е"
    if low.endswith(("ова", "ева", "ина")):
        return stem + "ой", stem + "ой", stem + "ой", stem + "ой"
    if low.endswith("а"):
        return stem + "ы", stem + "е", stem + "ой", stem + "е"
    if low.endswith("я"):
        return stem + "и", stem + "и", stem + "ей", stem + "и"
    if low[-1:] in _VOWELS or not low[-1:].isalpha():
        return word, word, word, word
    return word + "а", word + "у", word + "ом", word + "е"


__all__ = [
    "NOBODY",
    "Bearer",
    "Directory",
    "Match",
    "distance",
    "form_key",
    "forms_of",
    "key_of",
    "slips_allowed",
    "words_of",
]
