"""A reply's stances, a source each: "Cox: asserts", "Cox and Stallard qualify it", "the rest are silent"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from fourcenturies.questions.named_sources import all_sources, ids_named, initial_named
from fourcenturies.replies.claims import pieces
from fourcenturies.replies.languages import foreign_whole, in_plain_english
from fourcenturies.replies.silence import says_not_stated
from fourcenturies.replies.slips import Speller
from fourcenturies.replies.text import folded, tidy, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.names import Directory

_MOST_LINES = 60
_LONGEST_LINE = 300
_MOST_SEPARATORS = 3

_STANCES = {
    "asserts": """
        asserts | assert | asserted | asserting | makes the claim | claims it | backs it | stands by it | yes |
        says yes | says so | affirms | affirm | affirmed |
        agrees | agree | claims | claims so | states | states so | confirms | supports |
        maintains | argues | argues so | true | + | ++ | ✓ | ✔ | endorses | accepts | holds |
        says it | asserts it | affirmative | да | утверждает | 肯定 | 主张 | 是
    """,
    "qualifies": """
        qualifies | qualify | qualified | partly | partially | in part | yes but | yes and no |
        mixed | nuanced | somewhat | to a degree | to some extent | to some degree | hedges |
        hedged | with reservations | with conditions | with a reservation | conditionally |
        partly asserts | asserts partly | partly agrees | agrees in part | ± | +/- | qualifies it |
        agrees partly | asserts with reservations | partial | оговаривает | отчасти | 部分 | 有保留 |
        部分赞成 | 部分同意 | 部分认同
    """,
    "disputes": """
        disputes | dispute | disputed | challenges | questions it | doubts it | doubts | opposes | disputing |
        denies | deny | denied | no | says no | rejects |
        rejected | reject | contradicts | disagrees | disagree | refutes | contests | disputes it |
        denies it | false | negative | against | отрицает | оспаривает | нет | 否认 | 反对 | 否
    """,
    "silent": """
        silent | silence | is silent | keep silent | keeps silent | say nothing | quiet | mute | keeps quiet |
        has nothing | have nothing | doesnt touch | does not touch | never mentions | never says |
        mentions nothing | stays silent | remains silent | says nothing | nothing |
        no mention | none | does not mention | doesnt mention | not mentioned |
        does not mention it | does not say | doesnt say | n/a | na | does not address |
        doesnt address | not addressed | not discussed | does not discuss | ignores | unmentioned |
        says nothing of it | does not speak of it | no stance | no position | takes no position |
        takes no stance | makes no mention | not stated | doesnt discuss | молчит | не упоминает |
        未提及 | 沉默 | 没有提到 | 不提 | 只字未提 | 只字不提 | nichts | nada | ничего | rien
    """,
}
_EMPTY = word_set(
    "it this that claim the clearly openly explicitly simply outright here he she they is are only es это at all "
    "about on of stance text article author statement too also again"
)
_WORD = re.compile(r"[^\W_]+|[+±✓✔-]+")
_REASON = re.compile(r"\b(?:because|since|as it|as he|as she|потому)\b|[(;\"]|因为")
_SEPARATOR = re.compile(r"\s*(?::+|[-=]{0,20}>+|=+|\||(?<=\s)[-–]+(?=\s))\s*")
_BULLET = re.compile(r"^\s*(?:[-*+·•]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:,|&|/|\b(?:and|und|et|y|и)\b|和|与)\s*", re.IGNORECASE)
_NEXT_NAME = re.compile(r",\s*(?=[^,:]+:)")
_SENTENCES = re.compile(r";|(?<=[a-z])[,.]?\s+(?=\(?\d{1,2}[.)]\s)|(?<=[a-z])\.\s+(?=[A-Z])")
_RULE = re.compile(r"[\s|:=_-]*")


def _stance_key(text: str) -> str:
    words = _WORD.findall(folded(text))
    return " ".join([word for word in words if word not in _EMPTY] or words)


_STANCE_OF = {
    _stance_key(tidy(phrase)): stance for stance, phrases in _STANCES.items() for phrase in phrases.split("|")
}


@dataclass(frozen=True, slots=True)
class Row:
    """One cell: the name as it was written, the ids that it names, the stance."""

    name: str
    ids: frozenset[str]
    stance: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows of a reply, the lines that could not be read, and the ids of each name that has two stances."""

    rows: tuple[Row, ...]
    unread: tuple[str, ...]
    twice: dict[str, frozenset[str]]


@lru_cache(maxsize=2048)
def read_stance(text: str, whole: str = "") -> str:
    """Return the stance that a text names, or ""; `whole` is the reply that it is a piece of.

    >>> read_stance("says nothing about it"), read_stance("Partly."), read_stance("perhaps")
    ('silent', 'qualifies', '')
    """
    if _HAN_SILENT.fullmatch(text.strip()):
        return "silent"
    stance = "" if text.isascii() else _STANCE_OF.get(_stance_key(text), "")
    if stance:
        return stance
    text = in_plain_english(text, whole=whole)
    stance = _plain_stance(text)
    if not stance and (reason := _REASON.search(text)):
        stance = _plain_stance(text[: reason.start()])
    if not stance:
        several = pieces(text)
        if any(piece.tie == "corrected" for piece in several):
            return ""
        stance = _plain_stance(several[0].text) if len(several) > 1 and several[1].tie != "but" else ""
    return stance


_HAN_SILENT = re.compile(
    "(?:完全|根本|对此|對此|都|也|均|并|並)*(?:[没沒]有?|未|不)曾?(?:提|谈|談|说|說|讲|講|涉|论|論|表态|表態|讨论|討論|评论|評論|作评论|作評論|置评|置評)[到及过過]?"
    "(?:此事|这点|這點|这个|這個|它|这一点)?"
)


def _plain_stance(text: str) -> str:
    key = _stance_key(text)
    stance = _STANCE_OF.get(key, "")
    if not stance and 3 <= len(key) < 9 and " " not in key:
        stance = next(
            (one for one in ("asserts", "qualifies", "disputes", "silent") if one.startswith(key)), ""
        )
    if not stance and " " not in key:
        stance = _STANCE_OF.get(_speller().meant(key), "")
    return "silent" if not stance and says_not_stated(text.strip()) else stance


@cache
def _speller() -> Speller:
    """Return the speller of the stances that are one word."""
    return Speller(word for word in _STANCE_OF if " " not in word)


def read_matrix(reply: str, directory: Directory) -> Matrix:
    """Read a reply line by line."""
    rows: list[Row] = []
    unread: list[str] = []
    rest = ""
    line = tidy(reply)
    whole = foreign_whole(line)
    may_rest = _MAY_REST.search(line) is not None
    for line in _lines(reply, may_rest=may_rest):
        stance = _of_the_rest(line, whole) if may_rest else ""
        if stance:
            rest = stance
            continue
        likewise = _SO_IS.search(line) and _told(line, directory)
        found = (
            likewise
            or _listed(line, directory, whole)
            or _rows(line, directory, whole)
            or _told(in_plain_english(line, whole=whole), directory)
        )
        rows += found
        if not found:
            unread.append(line)
    if rest:
        named = {one for row in rows for one in row.ids}
        rows += [Row(name, ids, rest) for name, ids in all_sources() if not ids & named]
    if len({row.ids for row in rows}) == len(rows):
        return Matrix(tuple(rows), tuple(unread), {})
    told: dict[frozenset[str], set[str]] = {}
    for row in rows:
        told.setdefault(row.ids, set()).add(row.stance)
    twice = {ids for ids, stances in told.items() if len(stances) > 1}
    kept = {row.ids: row for row in rows if row.ids not in twice}
    return Matrix(
        tuple(kept.values()),
        tuple(unread),
        {row.name: row.ids for row in rows if row.ids in twice},
    )


def _lines(reply: str, *, may_rest: bool) -> Iterator[str]:
    count = 0
    for written in (_HAN_AFTER.sub(" ", line) for line in reply.splitlines()):
        told = tidy(written).replace("；", ";")
        if may_rest:
            told = _REST_NAMED.sub(lambda found: (found[1] or found[2]).replace(",", " &"), told)
            told = _REST_APART.sub("; ", told)
        for piece in _SENTENCES.split(told):
            several = _NEXT_NAME.split(piece) if piece.count(":") > 1 else [piece]
            for line in several:
                bare = _BULLET.sub("", line).strip(" |,*_")
                if any(map(str.isalnum, bare)) and not _RULE.fullmatch(bare):
                    count += 1
                    if count > _MOST_LINES:
                        return
                    yield bare


# "Cox反对" is a name and its stance.
_HAN_AFTER = re.compile("(?<=[A-Za-z])(?=[\u3400-\u9fff])")
# Before all others together: "Cox asserts, and the rest are silent".
_OF_REST = (
    "the|die|les|los|las|alle|all|two|three|four|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|[234]"
)
_NOT_BEHIND = "".join(rf"(?<!\b{word})" for word in _OF_REST.split("|"))
_REST_APART = re.compile(
    rf"(?:,\s*|{_NOT_BEHIND}\s+)(?:(?:and|while|but|und|et|y|и|а)\s+)?(?=(?:(?:{_OF_REST})\s+)*"
    r"(?:others?|rest|remaining|anderen|übrigen|autres|demás|otr[oa]s|остальные)\b(?!\s*[:=]?\s*$))"
    r"|[,;]\s*(?=其余|其他|其它)",
    re.IGNORECASE,
)


def _rows(line: str, directory: Directory, whole: str = "") -> list[Row]:
    if len(line) > _LONGEST_LINE:
        return []
    for separator in islice(_SEPARATOR.finditer(line), _MOST_SEPARATORS):
        stance = read_stance(line[separator.end() :], whole)
        rows = _named(line[: separator.start()], stance, directory)
        if rows:
            return rows
    words = line.split()
    for end in range(min(len(words) - 1, 10), 0, -1):
        stance = read_stance(" ".join(words[end:]), whole)
        rows = _named(" ".join(words[:end]), stance, directory)
        if rows:
            return rows
    return []


# The others, named in brackets: “the other three (Stallard, Digest, Monitor) are silent”.
_REST_NAMED = re.compile(
    r"(?:\b(?:and|y|et|und|и|the|los|les|die|all)\s+){0,4}"
    r"\b(?:others?|rest|remaining|otr[oa]s|autres|anderen|übrigen|остальные)\b[^,;:.()–-]*(?:\(([^()]+)\)|"
    r"\s[-–]\s([^()–]+?)\s[-–](?=\s))",
    re.IGNORECASE,
)
_REST = re.compile(
    r"^(?:and )?(?:all )?(?:the )?(?:[234] )?(?:others?|rest|remaining(?: \w+)?|all others|everyone else|"
    r"everybody else)(?: (?:are|is|it was|stay|all|remain|three|two|four|[234]|[三两四二]家))*\b"
    r"[\s:=-]*(?P<stance>.+)$",
    re.IGNORECASE,
)


_MAY_REST = re.compile(r"other|rest|remain|every|ander|übrig|autre|dem[aá]s|otr[oa]s|остал|其", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]*\)")


def _of_the_rest(line: str, whole: str = "") -> str:
    """Return the stance that a line gives to all sources that no other line names: "the rest: silent"."""
    if not _MAY_REST.search(line):
        return ""
    found = _REST.match(in_plain_english(_BRACKETED.sub("", line), whole=whole))
    return read_stance(found["stance"], whole) if found else ""


def _listed(line: str, directory: Directory, whole: str = "") -> list[Row]:
    """Read "silent: Stallard, Digest, Monitor", and "Cox disputes, Stallard silent, …"."""
    left, sign, right = line.partition(":")
    if sign and (stance := read_stance(left, whole)):
        return _named(right.strip(" ."), stance, directory)
    for between in (_COMMAS, _ANDS):
        parts = [part for part in between.split(line) if part.strip()]
        rows = [_rows(part.strip(), directory, whole) for part in parts] if 1 < len(parts) < 9 else []
        if rows and all(rows):
            return [row for several in rows for row in several]
    return []


_ONLY = re.compile(
    r"^(?:only|and|while|but|then)\s+|(?:\s+(?:is|are|both|all|two|three|four|of them|remain|stay))+$",
    re.IGNORECASE,
)
_COMMAS = re.compile(r",\s*(?:and\s+|but\s+|while\s+)?|\.\s+|\s+while\s+")
_ANDS = re.compile(rf"{_COMMAS.pattern}|\s+(?:and|but)\s+")


def _named(names: str, stance: str, directory: Directory) -> list[Row]:
    names = _ONLY.sub("", names.strip())
    if not stance:
        return []
    ids = ids_named(names, directory) or initial_named(names)
    if ids:
        return [Row(names, ids, stance)]
    rows = [Row(name, ids_named(name, directory), stance) for name in filter(None, _NAMES.split(names))]
    return rows if rows and all(row.ids for row in rows) else []


def _told(line: str, directory: Directory) -> list[Row]:
    """Read sentences in which each stance follows those who take it: "Cox asserts it, while Stallard and …"."""
    words = _WORDS.findall(line.replace("'s ", " is ")) if len(line) <= _LONGEST_LINE else []
    low = [word.casefold() for word in words]
    if not _LEAVES_OPEN.isdisjoint(low) and low[:2] not in _NOTHING_IN:
        return []
    names: list[tuple[str, frozenset[str]]] = []
    rows: list[Row] = []
    stance, at, leads = "", 0, False
    while at < len(words):
        length, ids, said = _next_told(words, at, directory)
        if ids:
            names = [*names, (" ".join(words[at : at + length]), ids)]
        elif said and not names and said != stance:
            leads = not rows
            if not leads:
                return []
            stance = said
        elif said:
            rows += [Row(name, one, said) for name, one in names]
            names, stance = [], said
        leads = leads or words[at].casefold() in _LIKEWISE
        at += length
    return [*rows, *(Row(name, one, stance) for name, one in names)] if leads or not names else []


def _next_told(words: list[str], at: int, directory: Directory) -> tuple[int, frozenset[str], str]:
    """Return how many words the source or stance takes up that stands here, and what it is."""
    for length in range(min(4, len(words) - at), 0, -1):
        text = " ".join(words[at : at + length])
        if length == 1 and text.casefold() in _EMPTY:
            break
        if said := _STANCE_OF.get(_stance_key(text), ""):
            return length, frozenset(), said
        if text[0].isupper() and (ids := ids_named(text, directory)):
            return length, ids, ""
    return 1, frozenset(), ""


_SO_IS = re.compile(r"\b(?:so|as) (?:is|does|do|are)\b|\blikewise\b", re.IGNORECASE)
_NOTHING_IN = (["nothing", "in"], ["nothing", "from"], ["silence", "in"], ["silence", "from"])
_LIKEWISE = frozenset(["so", "likewise"])
_WORDS = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_LEAVES_OPEN = word_set(
    "not or never neither nor either unless if maybe perhaps except without isn't doesn't nobody no"
)
