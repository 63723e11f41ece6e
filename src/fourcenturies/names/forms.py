"""The forms of a name: those that a record holds, and those that follow from them by rule.

To add a rule (another script's case endings, another order of names), add a generator and call it in `forms_of`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fourcenturies.names.words import form_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HAN = re.compile("[\u3400-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def forms_of(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield every form of a record's name: those it holds, and those that follow from them by rule.

    By rule come, for persons: the name turned round, initials with the surname, the last part of a foreign name
    in Chinese signs, and the case endings of Russian names.
    """
    told = [str(record.get(field) or "") for field in ("name", "pinyin", "wade_giles", "hanzi", "surname")]
    for field in ("english", "cyrillic", "elsewhere", "titles", "bare"):
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
    if len(parts) < 2 or parts[0].casefold().strip(".") in TITLE_WORDS:
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


TITLE_WORDS = _split("""
    lord emperor the viscount third president professor prof dr mr mrs ms sir lady chairman premier marshal general
    ambassador secretary minister comrade tsar king queen
""")
# Surnames that are taken to come first where no record says so.
CHINESE_SURNAMES = _split("""
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


def descriptions_of(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a record says of its bearer: descriptions and, for persons, roles."""
    yield from record.get("descriptions") or ()
    if record.get("kind", "person") == "person":
        for role in record.get("roles") or ():
            yield str(role.get("role", ""))
