"""The labels of options and statements in a reply: letters or numbers, in any order, with or without their words.

"b", "b and d", "B) D)", "2, 4", "a-c", "bd", "ii, iv", "none", and lines such as "b: it was not signed then" are
read; a denial or a choice left open ("not b", "a or b") is not. A letter and its number are one: "b" is 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.replies.claims import pieces
from fourcenturies.replies.label_groups import (
    CLEARS,
    FILLERS,
    FLAGS,
    IN_REASONS,
    WIDE,
    folded_lines,
    groups_in,
    groups_of,
    place_of,
)
from fourcenturies.replies.languages import in_plain_english
from fourcenturies.replies.text import Unreadable, folded, runs_of, tidy, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HOW = "Write the letters alone, for example “x” or “x, z”."
_DENIED = f"This says what you do not choose, or leaves it open. {HOW}"
CONFLICT = f"The letter and the words beside it are those of two options: give one. {HOW}"
_MOST = 40
_OPEN = word_set(
    "not never or but except without neither nor isnt arent cant either unless maybe кроме не или"
)
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
_ARTICLE = re.compile(r"\ba (?:letter|line|sentence|one|record|option|statement|answer|number|choice)\b")
_BULLET = re.compile(r"^\s*[-*+·>]\s+")
_LABELLED = re.compile(r"^\(?\s*(?P<label>[a-z]|\d{1,2})\s*[).:=]+\s*(?P<words>\S.*)$", re.IGNORECASE)
_REASON = re.compile(r"\b(?:because|since|as it|, as|which|потому)\b.*|因为.*", re.IGNORECASE)
_LOOKALIKES = str.maketrans("асАС", "acAC")
_CLEARED = word_set("true right correct fine ok okay no stands holds supported confirmed consistent yes")


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


def read_labels(
    reply: str, options: Mapping[str, int] | None = None, *, faults: bool = False
) -> Chosen | Unreadable:
    r"""Read the labels in a reply; `options` are the options that are known, by `plain_words`, each with its place.

    `faults` tells that the statements asked for are the wrong ones: "b: false" then names b, and "a: true" clears a.

    >>> read_labels("B and d").words(), read_labels("1) 3)").words(), read_labels("- a\n- c").words()
    ('b, d', '1, 3', 'a, c')
    """
    words = options or {}
    reply = _decided_part(reply)
    whole = plain_words(tidy(reply))
    if whole in _ALL:
        return Unreadable(HOW)
    told = _told_whole(whole, words, reply)
    if told is not None:
        return Chosen(told)
    lines = filter(None, map(tidy, reply.splitlines()))
    english = "\n".join([in_plain_english(line, letters=True) for line in lines])
    decided = None if faults or "first" not in english else _DECIDED.search(english[-_END_OF_IT:])
    if decided:
        return Chosen(frozenset({place_of(decided[1])}))
    strict = _joined([_read_line(line, words) for line in english.splitlines()], english, faults=faults)
    among = scanned(english, faults=faults)
    parts = pieces(english) if among is None and "\n" not in english else ()
    first = plain_words(parts[0].text) if parts else ""
    if first in _NONE:
        return Chosen(frozenset())
    if first and first in words and _HEDGES.isdisjoint(_words(english)):
        return Chosen(frozenset({words[first]}))
    if isinstance(strict, Unreadable):
        if strict.message == CONFLICT:
            return strict
        return among or _by_pieces(english, words) or _by_some_words(english, words) or strict
    if isinstance(among, Unreadable):
        open_still = not _HEDGES.isdisjoint(_words(english)) and _more(english, strict)
        return among if open_still else strict
    return among if among is not None and strict.places < among.places else strict


def _decided_part(reply: str) -> str:
    """Return a reply without what was open once: "I hesitated between b and c, but it is b"."""
    if " between " in reply:
        reply = _WAVERED.sub("", reply)
    if "doubt" in reply or "sure" in reply:
        reply = _IN_DOUBT.sub(lambda found: found[0] if _AFTER_ALL.search(found[0]) else ".", reply)
    return reply


def _told_whole(whole: str, words: Mapping[str, int], reply: str) -> frozenset[int] | None:
    """Return the places of a reply that is the words of an option, or "none"."""
    if whole in _NONE:
        return frozenset()
    if whole in words:
        return frozenset({words[whole]})
    neither = "neither" in words and _NEITHER.match(whole) and not groups_of(reply)
    return frozenset({words["neither"]}) if neither else None


# "I was in doubt about e, but a grandfather can tell of it": where it is not taken after all, it is only spoken of.
_IN_DOUBT = re.compile(
    r"(?:^|(?<=[.;!?]\s))(?:(?:and|but|though|only|at first|first),? )*(?:i|we)\b[^.;!?,\n]{0,20}?"
    r"\b(?:in doubt|doubted|(?:not|n['’]t) (?:so |quite |very )?sure|unsure) "
    r"(?:about|of|over|on|whether) [^.;!?\n]*",
    re.IGNORECASE | re.MULTILINE,
)
# "I hesitated between b and c, but it is b": what comes after it is the answer.
_WAVERED = re.compile(
    r"\b(?:i )?(?:\w+ )?(?:hesitat\w+|waver\w+|torn|undecided|could(?: not|n['’]t) decide) between [^.;!?,\n]{1,60},? ?"
    r"(?:but|and then|then|now|finally|in the end)\b",
    re.IGNORECASE,
)
_AFTER_ALL = re.compile(
    r"\b(?:take|took|too|also|add|include|count|chose|choose|keep|kept|still|anyway|yes|false|wrong)\b",
    re.IGNORECASE,
)
# "Neither of the two", where "neither" is what an option says.
_NEITHER = re.compile(r"(?:(?:i (?:think|guess|say|would say)|it is|its) )?neither\b(?!.*\b(?:nor|or)\b)")
_HEDGES = frozenset(["unless", "or", "maybe", "perhaps", "either", "otherwise"])


def _more(text: str, strict: Chosen) -> bool:
    """Tell whether a reply names labels beside those that were read."""
    return any(not strict.places.issuperset(group.places) for group in groups_of(text))


def _by_some_words(text: str, options: Mapping[str, int]) -> Chosen | None:
    """Find the one option whose own words stand in a reply."""
    said = set(_words(text)) - _COMMON
    if len(said) < 2 or said & _OPEN:
        return None
    shares = sorted(
        (
            (len(said & told) / max(len(told), 1), place)
            for words, place in options.items()
            if (told := set(words.split()) - _COMMON)
        ),
        reverse=True,
    )
    if len(shares) > 1 and shares[0][0] >= 0.6 and shares[0][0] - shares[1][0] >= 0.3:
        return Chosen(frozenset({shares[0][1]}))
    return None


def _by_pieces(text: str, options: Mapping[str, int]) -> Chosen | None:
    """Find the options whose own words stand in the pieces of a reply: "the split, Nixon and the end of the union"."""
    parts = [set(_words(part)) - _COMMON for part in _PIECES.split(text) if part.strip()]
    if len(parts) < _SEVERAL or not all(parts) or any(part & _OPEN for part in parts):
        return None
    named = [{place for words, place in options.items() if part <= set(words.split())} for part in parts]
    if any(len(places) != 1 for places in named):
        return None
    return Chosen(frozenset[int]().union(*named))


_PIECES = re.compile(r"[,;.\n]|\band\b")
_SEVERAL = 2
# "I first thought of a; but …, so I take b.": the end of it.
_DECIDED = re.compile(
    r"\b(?:so|but|therefore|hence|then|now|finally)\b[^.;\n]{0,60}?\b(?:i (?:take|choose|chose|pick|say|"
    r"go (?:for|with)|decided? (?:for|on)|stay with|would say|think)|it is|it's|it must be|(?:my|the) answer is)\s+"
    r"(?:it is )?(?:letter |option )?\(?([a-j])\)?(?=\W*$)",
    re.IGNORECASE,
)
_END_OF_IT = 160
_COMMON = word_set(
    "the a an of in on at to and by for with from is was were it that this its his her he she they as be one"
)


_HEAD_END = re.compile(r"[:;\n]|\s[-–]\s|\bbecause\b")
# Labels and nothing else, at the head of a reply: what follows is told of them, or of something else.
_LABELS_FIRST = re.compile(r"\W*(?:[b-j]\W{1,3}(?:and\W{1,2})?){2,}(?:(?<=\.\s)|(?=[\u3400-\u9fff]))")


_ALL_OTHERS = re.compile(
    r"\b(?:all|every)(?: of)?(?: the)? (?:others?|rest|remaining|remainder)\b|\beverything else\b",
    re.IGNORECASE,
)


def _wide_before(text: str, low: str) -> bool:
    """Tell whether "all", "either" or the like stands before the first label, or between labels."""
    if WIDE.isdisjoint(runs_of(low)):
        return False
    text = _ALL_OTHERS.sub("others", text)
    low = folded_lines(text)
    first = _LABELS_FIRST.match(low)
    head = first[0] if first else _HEAD_END.split(low, maxsplit=1)[0]
    return bool(set(_words(head)) & WIDE) or bool(set(_words(text)) & {"except", "unless", "maybe", "either"})


def scanned(text: str, *, faults: bool) -> Chosen | Unreadable | None:
    """Read labels that stand among remarks: "b (it was his father) and e"; `None` where none stands."""
    low = folded_lines(text)
    found = groups_in(low, faults=faults)
    if not found:
        return None
    if _wide_before(text, low) or _SPAN_OR_CHOICE.search(low):
        return Unreadable(_DENIED)
    verdicts = {group.verdict for group in found if not group.denied}
    chosen = "flag" if faults else "clear"
    other = "clear" if faults else "flag"
    kept = [group for group in found if not group.denied and group.verdict != other]
    if chosen in verdicts and other in verdicts:
        kept = [group for group in kept if group.verdict == chosen]
    if not kept:
        return Unreadable(_DENIED)
    return Chosen(frozenset(place for group in kept for place in group.places))


def _joined(lines: Iterable[Chosen | Unreadable], reply: str, *, faults: bool) -> Chosen | Unreadable:
    """Put lines together; where they sort statements into right and wrong, none is read by its label alone."""
    sorting = _SORTING if faults else _SORTING_ELSE
    if not sorting.isdisjoint(_words(reply)) or _MARKS.search(reply):
        return Unreadable(_DENIED if groups_of(reply) else HOW)
    places: set[int] = set()
    numbered = False
    for line in lines:
        if isinstance(line, Unreadable):
            return line
        places |= line.places
        numbered = numbered or line.numbered
    return Chosen(frozenset(places), numbered) if places else Unreadable(HOW)


_SORTING = (FLAGS | CLEARS) - {"f", "t", "x", "no", "yes"}
_SORTING_ELSE = _SORTING - IN_REASONS
_MARKS = re.compile(r"[✓✔☑√✗✘☒×]|[:=-] ?[tfx]\b", re.IGNORECASE)


def _read_line(line: str, options: Mapping[str, int]) -> Chosen | Unreadable:
    plain = _BULLET.sub("", tidy(line)).translate(_LOOKALIKES)
    place = options.get(plain_words(plain))
    if place is not None:
        return Chosen(frozenset({place}))
    labelled = _LABELLED.match(plain)
    if labelled and (plain_words(labelled["words"]) in options or not _only_labels(plain)):
        return _with_words(labelled["label"], labelled["words"], options)
    return _read_tokens(_REASON.sub("", plain)) or _by_words(plain, options) or Unreadable(HOW)


def _only_labels(plain: str) -> bool:
    return all(len(word) == 1 or word.isdigit() or word in FILLERS for word in _words(plain))


def _with_words(label: str, words: str, options: Mapping[str, int]) -> Chosen | Unreadable:
    """Read "b: a reason or the option's own words"; a label that is called true, or another's words, is not read."""
    place = place_of(label)
    told = options.get(plain_words(words), place)
    if told != place:
        return Unreadable(CONFLICT)
    if _CLEARS_IT.issuperset(_words(words)):
        return Unreadable(_DENIED)
    return Chosen(frozenset({place}), label.isdigit()) if 1 <= place <= _MOST else Unreadable(HOW)


_CLEARS_IT = _CLEARED | _OPEN | {"it", "this", "that", "is"}


def _read_tokens(plain: str) -> Chosen | Unreadable | None:
    """Read labels that stand alone, or among words that say nothing; `None` where other words stand here."""
    low = folded(plain)
    said = _I_SAY.sub("", low) if low.lstrip().startswith("i ") else low
    tokens = [token for token in _TOKEN.findall(said) if token not in FILLERS]
    if not _OPEN.isdisjoint(tokens) or _sorts(runs_of(low)) or _SPAN.search(plain.casefold()):
        return Unreadable(_DENIED)
    if _ARTICLE.search(low):
        return None
    if len(tokens) == 1 and _is_run(tokens[0]):
        tokens = list(tokens[0])
    while tokens and tokens[-1] in {"-", "–"}:
        tokens.pop()
    if any(len(token) == 1 and token.isalpha() for token in tokens):
        tokens = [token for token in tokens if not token.isdigit()]
    roman = not _PLAINLY_ROMAN.isdisjoint(tokens) and all(
        token in _ROMAN or token in {"-", "–"} for token in tokens
    )
    places: set[int] = set()
    last = until = 0
    for token in tokens:
        if token in {"-", "–"}:
            until = last
            continue
        place = _ROMAN[token] if roman else place_of(token)
        if not 1 <= place <= _MOST:
            return None
        places.update(range(until, place + 1) if until else (place,))
        last, until = place, 0
    return Chosen(frozenset(places), any(token.isdigit() for token in tokens) or roman) if places else None


_SPAN_OR_CHOICE = re.compile(r"\b[a-j]\)? (?:or|to|through|till|until) \(?[a-j]\b")
_SPAN = re.compile(r"\b[a-j]\)? (?:to|through|till|until) \(?[a-j]\b")


def _sorts(words: list[str]) -> bool:
    """Tell whether a line sorts labels into right and wrong ones: which of them are named is then open."""
    return not _CLEARED.isdisjoint(words) and not _WRONG.isdisjoint(words)


_WRONG = frozenset(["wrong", "false", "incorrect", "contradicted"])


def _by_words(plain: str, options: Mapping[str, int]) -> Chosen | None:
    """Find an option by a piece of its words that no other option has."""
    mine = set(_words(plain))
    if len(mine) < 2:
        return None
    fits = {place for text, place in options.items() if mine <= set(text.split())}
    return Chosen(frozenset(fits)) if len(fits) == 1 else None


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
    return runs_of(folded(text))


@lru_cache(maxsize=512)  # mostly the options of a question
def plain_words(text: str) -> str:
    """Return the words of a text as options are compared by."""
    return " ".join(_words(text))
