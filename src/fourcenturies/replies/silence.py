"""The wordings of "not stated": a real answer, and often the right one.

A reply counts as one where every word of it belongs to the vocabulary of such sentences and one of them denies:
"unsigned", "the text gives no name", "nobody is named here". A name or a date among the words makes it something
else ("not Putin"). To add a wording, add its words below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class NotStated:
    """The reply says that the source does not say."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split("|"))


# Words that say it alone.
_STRONG = _words(
    """
    unstated unknown unnamed unsigned undated unattributed unidentified unspecified uncredited unclear
    uncertain unsourced unmentioned unrecorded undisclosed undetermined unlisted unprinted ungiven
    unavailable unidentifiable unquoted unreported anonymous anonymously anon anonym nameless authorless
    dateless bylineless sourceless yearless noname nobody noone none nil nowhere silent silence blank na
    nd sd nn sn
    """
)
_DENIAL = _words(
    """
    not never doesnt dont didnt isnt wasnt arent werent hasnt havent cannot cant couldnt neither nor
    without lacks lacking lack lacked missing lost absent omits omitted omit fails
    """
)
# What is denied, or who denies it.
_THING = _words(
    """
    author authors writer speaker speakers name names date dates year years day month source sources
    byline line signature outlet publisher attribution person one individual reporter addressee
    information info dateline indication publication answer anyone anybody somebody someone nothing clue
    time voice credit who whom when where which whose details detail credits origin originator authorship
    attributions identity quotation quote
    """
)
_VERB = _words(
    """
    say says said state states stated tell tells told name names named give gives given mention mentions
    mentioned identify identifies identified specify specifies specified print prints printed indicate
    indicates indicated dated attribute attributes attributed reveal reveals revealed disclose discloses
    disclosed show shows shown provide provides provided record records recorded report reports reported
    sign signs signed known know knows available noted note credited credit cited cite cites quoted quote
    quotes clear certain knowable established included include includes present found find determinable
    determined possible make makes contain contains carry carries written appear appears listed list lists
    declared express expressed attributable identifiable made supplied marked answered specific explicit
    """
)
_SETTING = _words(
    """
    the a an this that these those it its it's he she they there theres is are was were be been being has
    have had do does did remains remain left by from to of in on at for with here at all any anywhere
    directly explicitly clearly exactly precisely actually simply just yet either text article digest copy
    page piece document passage paragraph sentence magazine newspaper paper translation monitor excerpt
    extract website site standfirst words word as such so i think believe would answer well because and
    but or only only even also in's itself ourselves we can could be probably packet poem material
    statement exact full real single certain particular individual written published publishing else them him
    his her their specified clear editor headline title heading top foot footer end whole entire reader
    readers us me my which what whether somewhere out see seen lets let's tells s t wrote writes spoke
    speaks speaking uttered later recently recent afterwards
    """
)
_NO_THINGS = _THING | _words(
    "specific exact clear such named given stated printed known explicit certain identifiable single"
)
_VOCABULARY = _STRONG | _DENIAL | _THING | _VERB | _SETTING | {"no"}
_SPELLINGS = (
    (re.compile(r"\bno[ -](one|body|where|name)\b"), r"no\1"),
    (re.compile(r"\bby[ -]line\b"), "byline"),
    (re.compile(r"\bn ?[./]? ?a\b\.?"), "na"),
    (re.compile(r"\b([nsN]) ?\. ?([dn])\b\.?"), r"\1\2"),
    (re.compile(r"\b(can|do|does|did|is|was|are|has) ?n[o']t\b"), r"\1 not"),
    (re.compile(r"\bun-(?=[a-z])"), "un"),
)
_WORD = re.compile(r"[^\W\d_]+")
_ELSEWHERE = _phrases("""
    не указано|не указан|не указана|не указаны|неизвестно|неизвестен|неизвестна|аноним|анонимно|
    анонимный автор|без подписи|без даты|без автора|нет данных|не названо|не назван|не названа|
    автор не указан|дата не указана|год не указан|не сказано|в тексте не указано|в тексте не сказано|
    имя не названо|нет автора|нет даты|не датировано|не подписано|автор неизвестен|автор не назван|
    никто не назван|не сообщается|не упоминается|дата неизвестна|未说明|未提及|没有说明|不明|不详|佚名|
    匿名|无|未知|未署名|没有|未注明|没有提到|没有署名|未說明|沒有說明|不詳|未标明|作者不详|作者未知|
    日期不详|无作者|无日期|文中未提及|文中没有说明|没有作者|没有日期|年份不详|无名氏|未标注|文中未说明|
    nicht angegeben|unbekannt|o j|o d|ohne jahr|non indiqué|inconnu|anonyme|sans date|ø
""")  # fmt: skip


def says_not_stated(line: str) -> bool:
    """Tell whether a tidied reply says, in one of its many wordings, that the source does not say.

    >>> says_not_stated("The text doesn't name anyone."), says_not_stated("not Putin")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    plain = line.casefold()
    if not plain.isascii() and " ".join(_WORD.findall(plain)) in _ELSEWHERE:
        return True
    words = _respelt(plain) if _MAY_BE_SPELT.search(plain) else _WORD.findall(plain)
    return bool(words) and _VOCABULARY.issuperset(words) and _denies(words)


_MAY_BE_SPELT = re.compile(r"\bno[ -]|\bby[ -]|\bn ?[./]|\bn ?a\b|'|\bun-|\d")


def _respelt(plain: str) -> list[str]:
    if any(map(str.isdigit, plain)):
        return []
    for pattern, spelt in _SPELLINGS:
        plain = pattern.sub(spelt, plain)
    return _WORD.findall(plain.replace("'", ""))


def _denies(words: list[str]) -> bool:
    told = set(words)
    after_not = {after for word, after in pairwise(words) if word in {"not", "never", "no"}}
    if told & _STRONG:
        return not after_not & (_STRONG - {"nobody"})
    if told & _DENIAL:
        return bool(told & _VERB) or bool(told & _THING and not told & {"not", "never"})
    return "no" in told and bool(after_not & _NO_THINGS)
