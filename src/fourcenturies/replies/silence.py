"""The wordings of "not stated": a real answer, and often the right one.

A piece of a reply counts as one where all its words belong to the vocabulary of such sentences and one of them
denies ("unsigned", "nobody is named here"), or where it holds a denial of saying or naming ("Cox doesn't say who",
"no year is printed for the port"). To add a wording, add its words below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from fourcenturies.replies.text import letters_of, word_set, words_in

_LONGEST = 240


@dataclass(frozen=True, slots=True)
class NotStated:
    """The reply says that the source does not say."""


# Words that say it alone.
_STRONG = word_set(
    """
    unstated unknown unnamed unsigned undated unattributed unidentified unspecified uncredited unclear
    uncertain unsourced unmentioned unrecorded undisclosed undetermined unlisted unprinted ungiven
    unavailable unidentifiable unquoted unreported anonymous anonymously anon anonym nameless authorless
    dateless bylineless sourceless yearless noname nobody noone none nil nowhere silent silence blank na
    nd sd nn sn null notstated notgiven notsaid
    """
)
_DENIAL = word_set(
    """
    not never doesnt dont didnt isnt wasnt arent werent hasnt havent cannot cant couldnt neither nor
    without lacks lacking lack lacked missing lost absent omits omitted omit fails
    """
)
# What is denied, or who denies it.
_THING = word_set(
    """
    author authors writer speaker speakers name names date dates year years day month source sources
    byline line signature outlet publisher attribution person one individual reporter addressee
    information info dateline indication publication answer anyone anybody somebody someone nothing clue
    time voice credit who whom when where which whose detail details credits origin originator authorship
    attributions identity quotation quote agent link
    """
)
_VERB = word_set(
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
_SETTING = word_set(
    """
    the a an this that these those it its it's he she they there theres is are was were be been being has
    have had do does did remains remain left by from to of in on at for with here at all any anywhere
    directly explicitly clearly exactly precisely actually simply just yet either text article digest copy
    page piece document passage paragraph sentence magazine newspaper paper translation monitor excerpt
    extract website site standfirst words word as such so i id ill think believe would answer well because and
    but or only only even also in's itself ourselves we can could be probably packet poem material
    statement exact full real single certain particular individual written published publishing else them him
    his her their specified clear editor headline title heading top foot footer end whole entire reader
    readers us me my our which what whether nope nah somewhere out see seen lets let's tells s t wrote writes spoke
    speaks speaking uttered later recently recent afterwards really sadly unfortunately passive open
    """
)
_NO_THINGS = _THING | word_set(
    "specific exact clear such named given stated printed known explicit certain identifiable single"
)
VOCABULARY = _STRONG | _DENIAL | _THING | _VERB | _SETTING | {"no"}
_SPELLINGS = (
    (re.compile(r"\bno[ -](one|body|where|name)\b"), r"no\1"),
    (re.compile(r"\bby[ -]line\b"), "byline"),
    (re.compile(r"\bn ?[./]? ?a\b\.?"), "na"),
    (re.compile(r"\b([nsN]) ?\. ?([dn])\b\.?"), r"\1\2"),
    (re.compile(r"\b(can|do|does|did|is|was|are|has) ?n[o']t\b"), r"\1 not"),
    (re.compile(r"\bun-(?=[a-z])"), "un"),
)
# What the words of the vocabulary are written with, apart ("no one", "un-named") and together ("donot").
_SPELT_WORDS = (
    VOCABULARY
    | {word.removeprefix("un") for word in VOCABULARY}
    | word_set("one body where name line n d un donot doesnot didnot isnot wasnot arenot hasnot")
)
# A denial of saying or naming, whatever other words stand round it.
_SAYING = (
    "stat|nam|giv|said|say|tell|told|mention|specif|identif|print|indicat|dat(?:e|ed)$|reveal|disclos|attribut|credit|"
    "provid|suppl|record|sign(?:s|ed)?$|cite|cites|cited|supplied|answer|establish|quote|list|spell|clarif|commit|"
    "divulg"
)
_NO_SAYING = re.compile(
    rf"\b(?:not|never|nt|nowhere|fails to|refuses to|neglects to|declines to|without) (?:\w+ "
    rf"){{0,3}}?(?:{_SAYING})\w*\b"
    r"|\bnot (?:be )?(?:clear|known|knowable|in (?:it|there|the (?:\w+ )?(?:article|text|copy|page|digest|passage)))\b"
    r"|\b(?:is|are|was|were) (?:left )?(?:missing|absent|lacking|omitted|lost|left out|left open)\b"
    r"|\b(?:leaves?|left) (?:it |this |that |the \w+ |him |her |them )?(?:open|out|unsaid|unnamed|unclear|unstated|"
    r"blank)\b"
    r"|\b(?:omits?|lacks?|withholds?) (?:the |a |any |his |her |its )?(?:exact )?"
    r"(?:name|date|year|author|byline|signature|speaker|source|identity)\b"
    r"|\b(?:keeps?|remains?|stays?|is|are|was|were) (?:\w+ )?(?:silent|anonymous|nameless|unnamed|unknown|unsigned|"
    r"undated|unstated)\b"
    r"|\b(?:does|do|did|can|could|will|would) ?n[o']?t (?:\w+ )?(?:know|say|tell|learn|find out|be told|be said)\b"
    r"|\b(?:goes|went|passes|left) (?:un\w+|without (?:a )?name)|\bwithheld\b|\b(?:is|keeps|stays) mum\b"
    r"|\bkeeps? (?:\w+ ){0,2}to (?:itself|himself|herself)\b|\bunmentioned\b|\bin silence\b"
    r"|\bthere (?:is|was|were|are) ?(?:nt|not) (?:one|any|a (?:name|date|year|byline))\b|\bthere (?:is|was) none\b"
    r"|\b(?:it|that|this)(?: is|s)? (?:nt|not) there\b|\bwe(?: are|'re| were)? (?:never|not) (?:told|given)\b"
)
_NOTHING = re.compile(
    r"\b(?:no|without(?: an?| any)?|zero) (?:\w+\W+){0,2}?(?:(?:specific|exact|real|actual|proper|personal|"
    r"individual|clear|particular|such|further|printed|given|"
    r"single|publication|author|authors|writer|other|first|second|explicit|definite|stated|known|year of|date of|"
    r"indication of|mention of|trace of|"
    r"information about|info about|information on|info on|info|record of|hint of)\W+)*"
    r"(?:names?|authors?|bylines?|by line|dates?|years?|signatures?|speakers?|datelines?|attributions?|persons?|"
    r"months?|writers?|day|time|identity|"
    r"publication|information|info|mention|indication|details|agent|one is named|individual|yrs?|teller)\b"
    rf"|\bno \w+ (?:is|are|was|were) (?:ever |actually |here |even )?(?:{_SAYING})\w*"
    r"|\b(?:nobodys?|no ?ones?|none|noone)\b ?(?:\w+ ){0,3}?(?:named?|names|identified|stated|given|specified|"
    r"mentioned|credited|speaks?|signed|signs?)\b"
    r"|\bnothing (?:\w+ ){0,4}(?:dates?|names?|says|said|tells|told|gives|given|states|stated|identifies)\b"
    r"|\b(?:nobody|no one) (?:stands |is )?behind\b|\bis all (?:that )?(?:we|one|you) (?:get|learn|are told|have)\b"
    r"|\b(?:only|just|merely) (?:called|described|referred to|says|said|named|identified|given)\b"
    r"|\ban? (?:unnamed|unidentified|anonymous|unspecified|unknown|nameless)\b"
    r"|\b(?:unnamed|unidentified|unspecified|nameless) (?:\w+ ){0,2}?(?:people|persons?|experts?|analysts?|"
    r"officials?|sources?|ambassadors?|"
    r"writers?|authors?|scholars?|others?|speakers?|critics?|observers?)\b"
)
# What turns a denial round, or makes it a denial of something else.
_TURNED = re.compile(
    r"\b(?:nt|not|never) (?:missing|absent|lacking|omitted|withheld|silent|true|correct|right|unknown|unnamed|"
    r"anonymous|unstated|only|just|unsigned|nobody|none)\b"
    r"|\b(?:wrong|false|untrue|incorrect|lie|disagree|anyone but|anybody but|except)\b|\bor\b(?! (?:below|above|"
    r"under|over|signed|dated|stated))"
    r"|\bno (?:way|doubt|question|problem|one (?:other|else|but)|other|wonder|longer|less|more|later|earlier|matter)\b"
    r"|\b(?:any ?thing |much )?(?:more|further|else)\W*$"
    r"|\bnobody (?:but|except|other|else|said)\b"
)
_APOSTROPHES = re.compile(r"(?<=n)['’](?=t\b)|'(?=s\b)")
_NOT_JOINED = re.compile(
    r"\b(is|are|was|were|does|do|did|has|have|had|could|would|can|wo|ca)n?t\b(?<=nt)|\bcannot\b|\bcan not\b"
)


# A silence and its contrary in one breath: "stated and not stated", "not stated unless it is stated".
_STATES = r"(stated|named|given|told|dated|printed|signed|known|mentioned)"
_IS = r"(?:(?:it|he|she|they|somebody|someone)(?:'s)? )?(?:(?:is|was|are|were) )?(?:both |also |then )*"
_BOTH_WAYS = re.compile(
    rf"\b(?:not|never) {_STATES}\b,? (?:and|but) {_IS}\1\b(?!\W+(?:that|who|by|where|as|for|in|of|how|only)\b)"
    rf"|\bunless (?:\w+ ){{1,4}}?{_STATES}\b|\bunless (?:\w+ ){{1,3}}says? (?:otherwise|so|one)\b|\bor whatever\b"
    rf"|\b(?:not|never) {_STATES}\b,? if (?:it|he|she) (?:is|was) (?:not )?{_STATES}\b"
    rf"|(?:\b(?:not|never|nobody)\b|n't\b).*\bso (?:it|he|she) (?:is|was) {_STATES}\W*$"
    rf"|\bexcept (?:for )?(?:the|those|that) (?:one|ones|name|year|date) (?:who|that|which) "
    rf"(?:is|are|was|were) {_STATES}\b"
)
_EACH_WAY = re.compile(
    rf"\b{_STATES},? n?or (?:(?:it|he|she) )?(?:is |was )?(?:not |un)\1\b"
    rf"|\bpartly {_STATES}\b,? (?:and |but )?partly (?:not|un)"
    rf"|^\W*{_STATES}[,;.] ?not \3\W*$|^\W*not {_STATES}[,;.] ?\4\W*$|\bnot not\b"
    rf"|\bif (?:it|he|she|there|somebody|someone)\b[^,.;]{{1,20}}{_STATES}\b.*\bif not\b"
    r"|\b(say|tell|name|give)s?\b[^,.;]{0,12} (?:and|but) (?:it |he |she )?(?:does|did)(?:n't| not) \6\b"
)
_THEN_NOT = re.compile(rf"\b{_STATES}\b,? (?:and|but) {_IS}(?:(?:not|never) (?:also )?\1\b|not\W*$)")
_DENIED_BEFORE = re.compile(r"\b(?:no|not|never|nobody|none|nowhere|neither|without|un\w+)\b|n't\b")
MAY_SAY_BOTH = word_set(
    "stated named given told dated printed signed known mentioned unstated unnamed undated unsigned unknown unless "
    "whatever does did doesn didn"
)
_JOINING = ("and", "but", "unless", "if", "so ", "whatever", "except", "or ", "partly", "not not", ", ", "; ")


def says_both(text: str) -> bool:
    """Tell whether words say that something is stated and that it is not.

    >>> says_both("stated and not stated"), says_both("the name is stated and the year is not stated")
    (True, False)
    """
    low = text.casefold()
    if MAY_SAY_BOTH.isdisjoint(words_in(text)) and "not not" not in low:
        return False
    if not any(sign in low for sign in _JOINING):
        return False
    then = _THEN_NOT.search(low)
    return bool(
        _BOTH_WAYS.search(low)
        or _EACH_WAY.search(low)
        or (then and not _DENIED_BEFORE.search(low, 0, then.start()))
    )


def says_not_stated(line: str) -> bool:
    """Tell whether a tidied reply says, in one of its many wordings, that the source does not say.

    >>> says_not_stated("The text doesn't name anyone."), says_not_stated("not Putin")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    plain = line.casefold()
    apart = "'" not in plain
    told = words_in(line if apart else " ".join(word for word in line.split() if "'" not in word))
    if not _SPELT_WORDS.issuperset(told):
        return len(plain) < 12 and bool(_ABBREVIATED.fullmatch(plain))
    if len(plain) < 12 and _ABBREVIATED.fullmatch(plain):
        return True
    words = _respelt(plain) if _MAY_BE_SPELT.search(plain) else letters_of(plain)
    return bool(words) and VOCABULARY.issuperset(words) and _denies(words) and not says_both(line)


def may_say_not_stated(line: str) -> bool:
    """Tell whether a line holds a word without which no piece of it says that something is not stated."""
    return not _DENYING.isdisjoint(words_in(line))


# The words that deny, with the pieces that they may be spelt in: "don't", "no-one", "n/a", "s. a.", "un-signed".
_DENYING = _STRONG | _DENIAL | word_set("no n s o k t un б donot doesnot didnot isnot wasnot arenot hasnot")


def denies_saying(text: str) -> bool:
    """Tell whether a piece of a reply denies that something is said or named, among whatever other words.

    >>> denies_saying("Stallard gives no year for it"), denies_saying("Cox doesn't say"), denies_saying("not Putin")
    (True, True, False)
    """
    plain = text.casefold()
    if "'" in plain or "’" in plain:
        plain = _APOSTROPHES.sub("", plain)
    if not _MAY_DENY.search(plain) or says_both(text):
        return False
    plain = _NOT_JOINED.sub(lambda found: f"{found[1] or 'can'} nt", plain)
    plain = plain.replace("'", " ").replace('"', " ")
    return bool(_NO_SAYING.search(plain) or _NOTHING.search(plain)) and not _TURNED.search(plain)


_MAY_DENY = re.compile(
    r"n[o']?t\b|no(?<=\bno)|never|without|un|omit|lack|leav|left|missing|absent|lost|silent|anon|nameless|only|just|merely|"
    r"withh|hid|conceal|fail|zero|refus|neglect|declin"
)
# As librarians write it: sine anno, ohne Jahr, без года.
_ABBREVIATED = re.compile(r"[\[(]?(?:s\. ?[adn]\.?|o\. ?[jdn]\.?|k\. ?a\.?|n\. ?[dn]\.?|б\. ?[гд]\.?)[\])]?")
_MAY_BE_SPELT = re.compile(r"\bno[ -]|\bby[ -]|\bn ?[./]|\bn ?a\b|'|\bun-|\d")


def _respelt(plain: str) -> list[str]:
    if any(map(str.isdigit, plain)):
        return []
    for pattern, spelt in _SPELLINGS:
        plain = pattern.sub(spelt, plain)
    return letters_of(plain.replace("'", ""))


_NOT = word_set("not never no isnt wasnt arent werent")
_LACKING = word_set("missing lost absent lacking omitted")


def _denies(words: list[str]) -> bool:
    told = set(words)
    after_not = {after for word, after in pairwise(words) if word in _NOT}
    if after_not & _LACKING:
        return False
    if told & _STRONG:
        return not after_not & (_STRONG - {"nobody"}) and not ("nobody" in told and "said" in told)
    if told & _DENIAL:
        return bool(told & _VERB) or bool(told & _THING and not told & {"not", "never"})
    return "no" in told and bool(after_not & _NO_THINGS)
