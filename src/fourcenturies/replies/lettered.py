"""A list by the letters of a task: what a reply says beside each of them, in whatever layout it stands.

"a: x", "a and c x, b y", "x: a, c; y: b", the rows of a table, the words of the items in place of their letters, and
"the rest" are read alike. What announces a list ("Hi, here are mine:") or ends it ("Thanks!") says nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.replies.lines import find, stem, stripped
from fourcenturies.replies.text import folded, runs_of, word_set, words_in

if TYPE_CHECKING:
    from fourcenturies.replies.lines import Items

Rows = list[tuple[str, str]]
MOST_LINES = 60


def rows_of(lines: list[str], known: Items) -> Rows:
    """Return the letters of a reply, each with what is said beside it; nothing where that is in doubt.

    >>> from fourcenturies.replies.lines import items
    >>> rows_of(["a and b hold, c breaks"], items(["a: x", "b: y", "c: z"]))
    [('a', 'hold'), ('b', 'hold'), ('c', 'breaks')]
    """
    if not lines or len(lines) > MOST_LINES:
        return []
    letters = "".join(one.label for one in known.items if len(one.label) == 1) or "abcdefghij"
    text, rest = _without_rest(_bare_text(lines, letters, known=bool(known.items)))
    told = _by_letters(text, letters)
    if not told and known.items:
        put = _lettered_names(text, known)
        told = (_by_letters(put, letters) if put != text else []) or _in_turn(text, known)
    told = [(letter, _beside_own_words(letter, said, known)) for letter, said in told]
    if not told or not rest:
        return told
    named = {letter for letter, _ in told}
    return told + [(letter, rest) for letter in letters if letter not in named]


def _beside_own_words(letter: str, said: str, known: Items) -> str:
    """Return what is said beside a letter without the words of its item, which may stand between: "a) Ada: spoke"."""
    place = known.by_letter.get(letter)
    if place is None or not (
        ":" in said or "=" in said or "-" in said or "–" in said or "is" in said or "are" in said
    ):
        return said
    sides = _SIGN.split(said, maxsplit=1)
    own = (
        len(sides) > 1
        and bool(sides[0])
        and (find(sides[0], known) == place or _is_part(sides[0], known, place))
    )
    return sides[1] if own else said


def _is_part(said: str, known: Items, place: int) -> bool:
    """Tell whether words are some of an item's own, and no other item has all of them: "land B 1859"."""
    words = set(runs_of(folded(said)))
    held = [words.issubset(runs_of(folded(one.text))) for one in known.items]
    return bool(words) and held[place] and sum(held) == 1


def _bare_text(lines: list[str], letters: str, *, known: bool) -> str:
    """Return lines as one text, without bullets and with letters in place of the numbers that count them in turn."""
    text = "\n".join(_BULLET.sub("", line) if line[0] in "-*+·>#~" else line for line in lines)
    if "?" in text or "." in text:
        text = _HEADED.sub(r"\1: ", text)
    if text[0].isdigit() and 1 < len(set(twice := _BOTH_HEADS.findall(text))) == len(twice):
        text = _BOTH_HEADS.sub(r"\1: ", text)
    if not _COUNTED.isdisjoint(words_in(text)):
        text = _ORDINAL.sub(lambda found: _counted(found, letters), text)
    if not _ANY_HEAD.search(text):
        numbers = [int(number) for number in _NUMBER.findall(text)]
        if known and 1 < len(numbers) <= len(letters) and numbers == [*range(1, len(numbers) + 1)]:
            text = _NUMBER.sub(lambda found: f"{letters[int(found[1]) - 1]}: ", text)
    return text


# "a.true", "b ? open": the letter of a line, however it is set off.
_HEADED = re.compile(
    r"^\(?([a-j])(?:\.(?=[^\W\d_]{3})|\s+\?\s+(?=[^\W\d_]{2}))", re.IGNORECASE | re.MULTILINE
)
# "3. c true": a line has a number and its letter.
_BOTH_HEADS = re.compile(r"^\d{1,2}[.)]\s*\(?([a-j])\b[).:]?\s*(?=[^\W\d_]{2})", re.IGNORECASE | re.MULTILINE)
_BULLET = re.compile(r"^(?:[-*+·>#~]+\s+)+")
_ANY_HEAD = re.compile(
    r"(?:^|[\n,;.:/]\s*|\band\s+)\(?[a-j](?:[).:]|\s*(?:=|-*>|–)|\s+-|\s+[^\W\d_]{2})", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:(?<=[\s,;./])|^)\(?(\d{1,2})(?:[).:]\s*|\s+|\s?(?=[=–-]))(?=\S)")
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
_COUNTED = frozenset([*_ORDINALS, "last"])
_ORDINAL = re.compile(
    rf"(?:(?<=[\n,;.]\s)|(?<=\band\s)|^)(?:and\s+)?the\s+({'|'.join(_ORDINALS)}|last)(?:\s+(?:one|claim|line|sentence|"
    r"statement|text|card|pair|sign))?(?=\s+(?:is|are|was|stands|holds|not|does)\b|\s*[:,=–-])",
    re.IGNORECASE | re.MULTILINE,
)


def _counted(found: re.Match[str], letters: str) -> str:
    word = found[1].casefold()
    place = len(letters) - 1 if word == "last" else _ORDINALS.index(word)
    return letters[place] if place < len(letters) else found[0]


# "…, and the rest are real": what is said of all letters that are not named.
_REST = re.compile(
    r"[,;.\n–-]\s*(?:(?:and|but|while)\s+)?(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:rest|others?|remaining(?: \w+)?|"
    r"everything else|all others)\b(?!\s*\()\s*(?:of them\s*)?[:=–-]*\s*(?P<said>[^,;\n]{2,60}?)\W*$",
    re.IGNORECASE,
)


_OTHERS = frozenset(["rest", "other", "others", "remaining", "everything", "all"])


def _without_rest(text: str) -> tuple[str, str]:
    found = None if _OTHERS.isdisjoint(words_in(text)) else _REST.search(text)
    return (text[: found.start()], _said(found["said"])) if found else (text, "")


# What stands beside letters


@lru_cache(maxsize=32)
def _forms(letters: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of heads ("a)", "a and c"), letters behind a label, a name before "(a):", lone letters."""
    one = rf"\(?[{letters}]\)?(?![\w'’])(?!\.[a-z]\b)"
    several = rf"{one}(?:\s*(?:,|&|\+|/|、|,?\s*\b(?:and|und|et|y|и|和)\b)\s*{one}){{0,25}}"
    joined = r"(?:(?:and|but|while|und|et|y|и|for|in|at|also|both|only|that)[^\S\n]+){0,3}(?:the[^\S\n]+)?"
    called = rf"{joined}(?:(?:claim|line|letter|sentence|statement|pair|card|text|sign)s?[^\S\n]+)?"
    head = re.compile(
        rf"(?:(?:^|(?<=[\n,;.:/|!?)\]\"”])|(?<=\s[-–])|\s(?=and\s|but\s|while\s|und\s|et\s|\(?[{letters}]\s*[).:=]))\s*)"
        rf"(?P<called>{called})(?P<g>{several})(?P<sign>\s*(?:[):=>–]+|\.(?=\s|$)|-+>+|-(?=\s))+\s*|,(?=\s)|\s+(?=[^\W_]{{2}}|[a-z]\b|[✓✔✗✘×])|(?=[\u3400-\u9fff]))",
        re.IGNORECASE,
    )
    behind = re.compile(
        rf"(?:\s*(?:[:=>]|\s[-–]+|->)\s*|\s+(?:(?:are|is|for|at|in|goes with|belongs "
        rf"to)\s+)?)(?P<g>{one}(?:\s*(?:,|&|\+|/|、|,?\s*\b(?:and|und|et|y|и|和)\b|\s)\s*{one}){{0,25}})"
        r"(?=\s*(?:$|[;.,/|\n]|\s[-–]\s|\sand\s))",
        re.IGNORECASE,
    )
    named = re.compile(
        rf"(?:(?<=\n)|(?<=[.;]\s)|^)[^.;:\n()]{{2,80}}?\s*\(([{letters}])\)(?=\s*(?:[:=–>-]|is\b|are\b|stands?\b))",
        re.IGNORECASE,
    )
    lone = re.compile(rf"[{letters}{letters.upper()}](?![\w'’])(?<![\w'’].)")
    return head, behind, named, lone


_LETTER = re.compile(r"(?<![^\W_])[a-z](?![^\W_])", re.IGNORECASE)


def _by_letters(text: str, letters: str) -> Rows:
    head, behind, named, lone = _forms(letters)
    if "(" in text:
        text = named.sub(r"\1", text)
    begun = list(_AT_LINE.finditer(text))
    if any(row[1].casefold() not in letters for row in begun):
        return _letters_last(text, behind) or _run_on(text)
    if len(begun) == len(lone.findall(text)) == text.count("\n") + 1 and _are_plain(begun):
        return _cut(text, [(row, [row[1].casefold()]) for row in begun])
    return _letters_first(text, head) or _letters_last(text, behind) or _run_on(text)


def _are_plain(begun: list[re.Match[str]]) -> bool:
    """Tell whether the letters that begin all lines, and stand nowhere else, can be nothing but those of a list."""
    letters = [row[1].casefold() for row in begun]
    if all(row[2] == ": " for row in begun):
        return True
    return (
        all(row[2] for row in begun) and _FEW <= len(set(letters)) == len(letters) and "a" not in letters[1:]
    )


def _letters_first(text: str, form: re.Pattern[str]) -> Rows:
    heads = []
    seen: set[str] = set()
    for found in form.finditer(text):
        group = [letter.casefold() for letter in _LETTER.findall(found["g"])]
        signed = found["sign"].strip() not in {"", ","}
        fresh = not signed and not seen.isdisjoint(group)
        article = (
            group == ["a"]
            and not signed
            and text[: found.start()].strip()
            and not _OF_A.match(text, found.end())
        )
        if fresh or article or (found["sign"] == "," and len(group) > 1):
            continue
        if not signed and found["sign"] == "," and not found["called"]:
            continue
        seen.update(group)
        heads.append((found, group))
    if not heads or text[: heads[0][0].start()].strip(" \n("):
        return []
    if len(seen) < _FEW and heads[0][0]["sign"].strip() in {"", ","}:
        return []
    return _cut(text, heads)


def _cut(text: str, heads: list[tuple[re.Match[str], list[str]]]) -> Rows:
    """Return each letter with what stands between it and the next."""
    ends = [*(found.start() for found, _ in heads[1:]), len(text)]
    told = []
    for (found, group), end in zip(heads, ends, strict=True):
        said = _said(text[found.end() : end])
        told += [(letter, said) for letter in group]
    return told


_FEW = 2
_AT_LINE = re.compile(
    r"^\(?([a-z])(?:((?<!\(.)(?:: |\) (?=[^\W_]{2})))|\s*[):=])", re.IGNORECASE | re.MULTILINE
)
# What follows the letter a, and not the article.
_OF_A = re.compile(
    r"(?:is|was|are|and|stands?|holds?|not|does|doesn['’]?t|has|belongs?|goes|depends|pulls|true|false|wrong|right|real|"
    r"other|own|hands|handed|present|absent|contradict\w*|weakened|corrected|refuted)\b",
    re.IGNORECASE,
)


def _run_on(text: str) -> Rows:
    """Return the rows of "a Vladivostok b Beijing c Baikov", where letters follow each other in turn."""
    cuts = list(_IN_TURN.finditer(text))
    labels = "".join(found[1] for found in cuts).casefold()
    if len(labels) < _FEW or not "abcdefghij".startswith(labels) or cuts[0].start() or "\n" in text:
        return []
    ends = [*(found.start() for found in cuts[1:]), len(text)]
    return [
        (letter, _said(text[one.end() : end])) for letter, one, end in zip(labels, cuts, ends, strict=True)
    ]


_IN_TURN = re.compile(r"(?:^|(?<=[\s,;]))\(?([a-j])[).]?(?=(?:\s+|\s*[-–=:]\s*)[^\W\d_]{2})", re.IGNORECASE)


def _letters_last(text: str, form: re.Pattern[str]) -> Rows:
    bare = _ASIDE.sub("", _BRACKETED.sub(r": \1", _BOTH_DENIED.sub(r"\1\2 and \3", text)))
    if _EITHER.search(bare):
        return []
    told: Rows = []
    at = 0
    for found in form.finditer(bare):
        said = _GIVES.sub("", _said(bare[at : found.start()].strip(" \n,;./|:=–-")))
        at = found.end()
        if not 0 < len(said.split()) < _LONG_LABEL:
            return []
        told += [(letter.casefold(), said) for letter in _LETTER.findall(found["g"])]
    named = [letter for letter, _ in told]
    ended = not bare[at:].strip(" \n,;./|")
    return told if ended and _FEW <= len(named) == len(set(named)) else []


_LONG_LABEL = 7
# "nobody gives d or e" denies it of both; "Moscow 2025 (b and d)" has its letters in brackets.
_BOTH_DENIED = re.compile(
    r"(\b(?:nobody|no one|none|neither)\s+(?:gives|says|has|names|tells)\s+)([a-j])\s+(?:or|nor)\s+([a-j])\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\s*\(([a-j](?:\s*(?:,|&|\+|and|und|et|y|и)\s*[a-j])*)\)(?=\s*(?:[,;.\n]|$|and\b))", re.IGNORECASE
)
_EITHER = re.compile(r"\b[a-j]\)?\s+or\s+\(?[a-j]\b", re.IGNORECASE)
_GIVES = re.compile(r"\s+(?:gives|says|has|is|was|goes with|belongs to|names|tells)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\((?![a-jA-J]\))[^()]*\)")
# What ties what is said to its letter, and says nothing itself.
_TIE = re.compile(
    r"^(?:(?:and|but|while)\s+|(?:it|this|that|this one|they|these|he|she|(?:\w+\s){0,2}meeting)\s+(?:is|are|"
    r"was|were)\s+|(?:is|are|was|were|"
    r"would be|must be|has to be)\s+(?=\S)|(?:belongs?|goes?|go|went)\s+(?:to|with|under|into)\s+|(?:to|under|"
    r"about)\s+(?=\S)|"
    r"(?:i (?:think|guess|say|believe)|i'd say|clearly|probably|simply|also|then|again|all|both(?= are| of "
    r"them are)|too)\b,?\s+(?=\S))+",
    re.IGNORECASE,
)
_END = re.compile(
    r"[\s,;./|:–-]+(?:(?:and|but|while|und|et|y|и)\s*)?$|[\s,;]+(?:and|but|while)$", re.IGNORECASE
)


def _said(text: str) -> str:
    """Return what is said beside a letter, without what ties it to the letter and to the next."""
    said = " ".join(text.split()).strip(" ,;:=>|")
    if said[-1:] in _LAST_SIGNS or said.casefold().endswith(_AND):
        said = _END.sub("", said).strip(" ,;")
    first = said.partition(" ")[0].strip(",").casefold()
    return _TIE.sub("", said).strip() if first in _TIES or "eeting" in said else said


_LAST_SIGNS = frozenset(",;./|:–-")
_AND = ("and", "but", "while", "und", "et", "y", "и")
_TIES = word_set("""
    and but while it this that they these he she is are was were would must has belong belongs go goes went to under
    about i i'd clearly probably simply also then again all both too
    """)


# Words in place of letters


@lru_cache(maxsize=64)
def _names_form(known: Items) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """Return the pattern of the short names of items, and the letter of each."""
    if not all(one.label and 0 < len(one.words) <= _SHORT_NAME for one in known.items):
        return None
    names: dict[str, list[str]] = {}
    for one in known.items:
        for name in {folded(one.text), one.text.casefold(), *filter(_is_name, one.words)}:
            names.setdefault(name, []).append(one.label)
    only = {name: labels[0] for name, labels in names.items() if len(labels) == 1}
    either = "|".join(re.escape(name) for name in sorted(only, key=len, reverse=True))
    form = re.compile(
        rf"(?P<lead>(?:^|(?<=[\n,;.:/|&+>=(–-])|\s(?=and\s))\s*(?:and\s+)?)"
        rf"(?:(?:the|le|la|der|die|das|el)\s+)?(?P<name>{either})(?:['’]?s)?(?![\w-])",
        re.IGNORECASE,
    )
    return form, only


_SHORT_NAME = 3


def _is_name(word: str) -> bool:
    return len(word) > (_SHORT_NAME if word.isascii() else 1)


def _lettered_names(text: str, known: Items) -> str:
    """Return a reply with the letters of items in place of their short names."""
    found = _names_form(known)
    if found is None:
        return text
    form, names = found
    if _UNNAMED.search(text):
        return text
    return form.sub(lambda one: one["lead"] + names.get(one["name"].casefold(), one["name"]), text)


_UNNAMED = re.compile(r"(?:^|[,;.]\s+)(?:and\s+)?(?:somebody|someone|another|something)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"\n|;\s*|(?<=[a-z)])\.\s+")
_SIGN = re.compile(r"\s*(?:[:=]|[-=]+>|\s[-–]\s)\s*|\s+(?:is|are)\s+(?=\w)")


def _in_turn(text: str, known: Items) -> Rows:
    """Return rows that stand in the order of the items, begun with words of theirs: "the first treaty: real"."""
    parts = [stripped(part) for part in _SENTENCE.split(text) if part.strip()]
    sides = [_SIGN.split(part, maxsplit=1) for part in parts]
    if len(parts) != len(known.items) or any(len(side) < 2 or not side[0] for side in sides):
        return []
    places = [find(left, known) for left, _ in sides]
    if any(place not in {None, at} for at, place in enumerate(places)):
        return []
    shared = sum(
        not _stems(left).isdisjoint(_stems(one.text))
        for (left, _), one in zip(sides, known.items, strict=True)
    )
    if shared * 3 < len(parts) * 2:
        return []
    return [
        (one.label, _said(right)) for (_, right), one in zip(sides, known.items, strict=True) if one.label
    ]


@lru_cache(maxsize=512)  # the items of the tasks, and the first sides of a list
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in runs_of(folded(text)) if len(word) > _SHORT_NAME)
