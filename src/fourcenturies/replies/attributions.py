"""Free text read as an attribution: who speaks, who passes it on, who is spoken to, or that nobody is named.

A reply is read as one sentence (see `sentences`); one that cannot be read as a whole is looked through for its claim
(see `claims`), and what stands beside the claim is weighed. The words round a name stand in `cues`.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from fourcenturies.names import key_of, words_of
from fourcenturies.replies.beside_names import (
    SOURCE_DENIED,
    TAKEN_BACK,
    UNSURE_WHO,
    is_anothers,
    is_nameless,
    silent_beside_others,
    weigh,
)
from fourcenturies.replies.claims import (
    JOKING,
    Claim,
    read_claim,
    takes_back,
)
from fourcenturies.replies.cues import OFFICES, PARTS
from fourcenturies.replies.disowned import is_disowned, own_claim
from fourcenturies.replies.doubt import without_doubt
from fourcenturies.replies.free_sentences import free_sentence, names_only
from fourcenturies.replies.languages import in_english, is_silent_abroad
from fourcenturies.replies.naming import (
    is_unnamed,
    persons,
)
from fourcenturies.replies.sentence_parts import (
    HOW_RELATED,
    NEGATED,
    NO_NAME,
    NO_SPEAKER,
    NOT_READ,
    SHARED,
    Attribution,
    Reading,
)
from fourcenturies.replies.silence import NotStated, denies_saying
from fourcenturies.replies.spelling import respelt
from fourcenturies.replies.text import Unreadable, own_words, word_set, words_in
from fourcenturies.replies.whole_attributions import is_plain, no_role, silent_sentence, whole_attribution

if TYPE_CHECKING:
    from collections.abc import Callable

    from fourcenturies.names import Directory


def read_attribution(line: str, directory: Directory) -> Reading:
    """Read a tidied line as an attribution.

    >>> from fourcenturies.names import Directory
    >>> people = [{"id": "per-ada-lovelace", "kind": "person", "name": "Ada Lovelace", "surname": "Lovelace"}]
    >>> read_attribution("said by Lovelace", Directory.from_records(people)).speakers
    ('per-ada-lovelace',)
    """
    return claimed_attribution(line, directory).reading


def claimed_attribution(line: str, directory: Directory, *, several: bool = False) -> Claim[Reading]:
    """Read a tidied line as an attribution; return it with the words that were set aside.

    `several` tells that the question asks for more than one name: then two with a comma between them are joint.
    """
    if line in directory.bearers:
        return Claim(Attribution((line,)))
    words = words_of(line)
    if is_unnamed(words):
        return Claim(NotStated())
    ids = directory.exactly(key_of(words))
    if ids:
        return Claim(Attribution(ids) if len(ids) == 1 else Unreadable(SHARED))
    if several and (";" in line or "/" in line):
        each = [directory.exactly(key_of(words_of(part))) for part in line.replace("/", ";").split(";")]
        if all(len(one) == 1 for one in each):
            return Claim(Attribution(tuple(dict.fromkeys(one[0] for one in each))))
    if "-" in line and ("18" in line or "19" in line):
        line = _CATALOGUED.sub("", line)
    line = _LEAD.sub("", line)
    english = in_english(_HAN_OF.sub("'s ", line) if "的" in line else line, directory.by_form)
    foreign = english is not line
    english = english if foreign else respelt(english, directory.by_form)
    mine = None if foreign else _against_others(english, directory, several=several)
    claim = (
        mine
        or _handed_on(english, directory)
        or _told_silent(line, english, directory, foreign=foreign)
        or _claimed(_apposed(_plainly(english), directory), directory, several=several, foreign=foreign)
    )
    if foreign and isinstance(claim.reading, Unreadable):
        quoted = f"“{line[:60]}”"  # it may hold any sign, so it is no template
        return Claim(Unreadable(_QUOTED.sub(lambda _found: quoted, claim.reading.message, count=1)))
    if foreign:
        return Claim(claim.reading, (line,)) if claim.aside else claim
    return Claim(claim.reading, own_words(claim.aside, line))


def _told_silent(line: str, english: str, directory: Directory, *, foreign: bool) -> Claim[Reading] | None:
    """Read a sentence that nobody is named, or one that only speaks of its answer, before a name is looked for."""
    if foreign and is_silent_abroad(line) and not persons(english, directory):
        return Claim(NotStated())
    unnamed = _SOURCE_UNNAMED_ABROAD if foreign else _SOURCE_UNNAMED
    if unnamed.fullmatch(line) and len(persons(english, directory)) == 1:
        return Claim(NotStated())
    aside = silent_beside_others(english, directory)
    if aside is not None:
        return Claim(NotStated(), own_words(aside, line))
    return Claim(Unreadable(TAKEN_BACK)) if is_disowned(english) else None


def _against_others(line: str, directory: Directory, *, several: bool) -> Claim[Reading] | None:
    """Read what a reply says where others would say something else: "Snow is what most will write, but I say Cox"."""
    told = own_claim(line)
    if not told or not persons(told[0], directory) or not persons(told[1], directory):
        return None
    named = _claimed(told[1], directory, several=several, foreign=False)
    return Claim(named.reading, (told[0], *named.aside))


# Words of the reply that a message quotes at its beginning: of another language they are not those that were read.
_QUOTED = re.compile("^“[^”]+”")


def _plainly(english: str) -> str:
    """Return a line without doubt, and without what only leads up to the answer."""
    plainly = without_doubt(english)
    if plainly[:4].casefold() == "when":
        plainly = _WHEN_MEANT.sub("", plainly)
    if "their" in plainly:
        plainly = _JOINTLY.sub("", plainly)
    if "as well as" in plainly:
        plainly = plainly.replace("as well as", "and")
    if " to " in plainly:
        plainly = _TO_BOTH.sub(r"\1 and ", _CAPITAL_MEANS.sub(r"\1 is", plainly))
    return _STANDS_FOR.sub("is", plainly) if " for " in plainly else plainly


def _apposed(line: str, directory: Directory) -> str:
    """Return a line with a comma before what its name is said to be: "katie stallard the author of the article"."""
    told = None if _WHO.isdisjoint(words_in(line)) else _WHO_IT_IS.search(line)
    named = told and directory.exactly(key_of(words_of(line[: told.start()])))
    return f"{line[: told.start()]},{line[told.start() :]}" if told and named else line


_WHO = PARTS | OFFICES
_WHO_IT_IS = re.compile(rf"(?<=\w) (?=the (?:{'|'.join(sorted(_WHO))})(?: of\b|\W*$))", re.IGNORECASE)


def _claimed(line: str, directory: Directory, *, several: bool, foreign: bool) -> Claim[Reading]:
    """Read a line; whoever is named and called unknown in one breath is not named for certain."""
    claim = _sought(line, directory, several=several, foreign=foreign)
    named = isinstance(claim.reading, Attribution) and not claim.reading.role
    if named and is_nameless(line):
        return Claim(Unreadable(UNSURE_WHO))
    return Claim(Unreadable(HOW_RELATED)) if named and is_anothers(line, claim.reading, directory) else claim


def _sought(line: str, directory: Directory, *, several: bool, foreign: bool) -> Claim[Reading]:
    """Read a line whole, else as what it sets right or concludes, else as a claim with words beside it."""
    named = partial(whole_attribution, directory=directory, several=several, foreign=foreign)
    asked = _ASKED.fullmatch(line) if "?" in line else None
    if asked and persons(asked[1], directory) and persons(asked[2], directory) - persons(asked[1], directory):
        answered = _ANSWERED.match(asked[2])
        return (
            Claim(named(asked[2][answered.end() :]), (asked[1],))
            if answered
            else Claim(Unreadable(TAKEN_BACK))
        )
    words = words_in(line)
    told = None if _SET_RIGHT.isdisjoint(words) else _SETS_RIGHT.search(line)
    if told and persons(line[: told.start()], directory):
        return Claim(named(line[told.end() :]), (line[: told.start()].strip(" ,;.-–"),))
    concluded = None if _CONCLUDES.isdisjoint(words) else _concluded(line, directory, named)
    if concluded:
        return concluded
    whole = named(line)
    if not isinstance(whole, Unreadable):
        return Claim(whole)
    if whole.message == NO_SPEAKER and persons(line, directory) and takes_back(line):
        return Claim(Unreadable(TAKEN_BACK))
    silent = silent_sentence(line, directory)
    if silent:
        return silent
    weighed = partial(weigh, directory=directory, read=whole_attribution, foreign=foreign)
    plain = partial(is_plain, directory=directory)
    claim = read_claim(line, lambda text: no_role(named(text)), weighed, plain) or read_claim(
        line, named, weighed, plain
    )
    may_say_more = _is_open(whole, claim) and _may_name_another(claim, line, directory)
    free = free_sentence(line, directory, foreign=foreign) if may_say_more else None
    if free and not _says_more(claim, free):
        return Claim(free, (line,))
    if foreign and isinstance(claim, Claim) and _is_stray(claim.reading, line, directory):
        return Claim(Unreadable(NOT_READ.format(line[:60])))
    if claim is None and _denies_any(line, directory):
        return Claim(NotStated())
    return claim if isinstance(claim, Claim) else Claim(claim or whole)


def _handed_on(line: str, directory: Directory) -> Claim[Reading] | None:
    """Read a part alone, with a reason that names somebody else: "the interpreter, because Xi speaks Chinese"."""
    handed = None if _HANDS_ON.isdisjoint(words_in(line)) else _HANDED_ON.match(line)
    if not handed or not persons(line[handed.end() :], directory):
        return None
    return Claim(whole_attribution(handed[0], directory), (line[handed.end() :].strip(" ,;.:–-"),))


_HANDS_ON = word_set("interpreter interpreters translator translators")
_HANDED_ON = re.compile(
    r"(?:the |an? |his |her |their )?(?:\w+ )?(?:interpreter|translator)s?"
    r"(?=\s*(?:[,;.(:–]|-\s|because\b|since\b|as\b))",
    re.IGNORECASE,
)


def _concluded(line: str, directory: Directory, named: Callable[[str], Reading]) -> Claim[Reading] | None:
    """Read a line that ends in its conclusion: who speaks, since another listens, or that nobody is named."""
    return _not_the_listener(line, directory, named) or silent_sentence(line, directory)


def _not_the_listener(
    line: str, directory: Directory, named: Callable[[str], Reading]
) -> Claim[Reading] | None:
    """Read who speaks where it is concluded from who listens: "Xi is who it is said to, so it has to be Mao"."""
    heard = _HEARS_FROM.fullmatch(line)
    if heard and len(persons(heard[1], directory)) == 1 and persons(heard[2], directory):
        return Claim(named(heard[2]), (line[: heard.start(2)].strip(),))
    told = _SO_SPEAKS.search(line)
    before = line[: told.start()] if told else ""
    if not told or not _HEARS.search(before) or not persons(before, directory):
        return None
    who = told["after"] or told["before"]
    return Claim(named(who), (before.strip(" ,;.-–"),)) if persons(who, directory) else None


_HEARS_FROM = re.compile(
    r"([\w .'-]{2,40}?) (?:hears?|heard|(?:is|was) told) (?:it|this|that|(?:the|these) words) "
    r"(?:from|by) ([\w .'-]{2,40})\W*"
)
_SPEAKER = r"(?:the )?(?:speaker|one (?:who|that) (?:speaks|spoke|is speaking|says (?:it|this)|said (?:it|this))|voice)"
_MUST = r"(?:is|was|has to be|must be|must have been|can only be|would be|will be|should be)"
_SO_SPEAKS = re.compile(
    rf"\b(?:so|hence|thus|therefore|which means|consequently),? (?:that )?"
    rf"(?:(?:{_SPEAKER}|it|this|that) {_MUST} (?P<after>.+)|(?P<before>[^.;,]{{2,40}}?) {_MUST} {_SPEAKER}\W*$)",
    re.IGNORECASE,
)
_HEARS = re.compile(
    r"\b(?:(?:said|spoken|told|addressed|directed|speaks|spoke|talking|speaking) to|addressed|addressee|"
    r"listen\w*|hear[sd]?|hearing|hearer)\b",
    re.IGNORECASE,
)


def _is_open(whole: Unreadable, claim: Claim[Reading] | Unreadable | None) -> bool:
    """Tell whether a line may still be read as a free sentence: a word is not known, or how names belong together."""
    messages = [one.message for one in (whole, claim) if isinstance(one, Unreadable)]
    return all(
        message in {HOW_RELATED, NO_NAME, NO_SPEAKER, NEGATED} or "could not be read here" in message
        for message in messages
    )


def _may_name_another(claim: Claim[Reading] | Unreadable | None, line: str, directory: Directory) -> bool:
    """Tell whether a free sentence may say more than the claim that was found."""
    if not isinstance(claim, Claim):
        return True
    return isinstance(claim.reading, Attribution) and not names_only(line, claim.reading.speakers, directory)


def _says_more(claim: Claim[Reading] | Unreadable | None, free: Attribution) -> bool:
    """Tell whether a claim was found that names the same speaker, or tells that nobody is named."""
    if not isinstance(claim, Claim):
        return False
    return not isinstance(claim.reading, Attribution) or claim.reading.speakers == free.speakers


def _is_stray(reading: Reading, line: str, directory: Directory) -> bool:
    """Tell whether words that no record bears were read as a name, in a line that holds names of the records."""
    return isinstance(reading, Attribution) and bool(reading.unknown) and bool(persons(line, directory))


# "Cox does not name his source."
_SOURCE_UNNAMED = re.compile(
    r"(?:\w+ ){1,3}(?:does|did)(?:n't| not) (?:\w+ )?(?:name|give|say|tell|cite|identify|mention|reveal|disclose) "
    r"(?:us |who |his |her |their |its |the |a |any )+sources?(?: is| was| are)?\W*",
    re.IGNORECASE,
)
_SOURCE_UNNAMED_ABROAD = re.compile(
    r"(?:\w+ ){1,3}(?:"
    r"n(?:e |')(?:nomme|cite|donne|dit|mentionne|précise|indique|révèle) (?:pas|jamais) "
    r"(?:sa|ses|leur|leurs|la|les) sources?"
    r"|(?:nennt|verrät|zitiert|erwähnt) (?:seine|ihre|die) quellen? (?:gar |leider )?nicht"
    r"|no (?:nombra|cita|menciona|indica|dice|da|revela) (?:su|sus|la|las) fuentes?"
    r"|не (?:называет|указывает|приводит|раскрывает) (?:сво\w+ )?источник\w*)\W*"
    r"|\w{2,12}(?:并?没有?|未|不)(?:说明|说出|指出|点名|注明|透露|交代|给出)(?:其|自己的|他的|她的)?(?:消息)?(?:来源|出处)\W*",
    re.IGNORECASE,
)


def _denies_any(line: str, directory: Directory) -> bool:
    """Tell whether a line that holds no claim denies that anybody is named."""
    return (
        denies_saying(line)
        and not _OFFERS.search(line)
        and len(persons(line, directory)) < 2
        and not SOURCE_DENIED.search(line.casefold())
    )


# 习近平的翻译 is somebody else, 习近平的话 is what he says.
# A catalogue's years of life: "Xi, Jinping, 1953-".
_CATALOGUED = re.compile(r",?\s*\(?\b1[89]\d\d\s?[-–]\s?(?:\d{4}\b)?\)?(?=\W|$)")
# "M. Poutine", "c xi jinping", "When the article writes “Beijing” it means …".
_LEAD = re.compile(r"^(?:M\. (?=[A-Z]\w)|c['’ ]\s?(?=[^\W\d_]{2,} [^\W\d_]{2}))")
_WHEN_MEANT = re.compile(r"^when\b[^.;]{3,60}?\b(?:means?|refers? to|stands? for)\s+", re.IGNORECASE)
# "Snow? … the other": a name that is asked for, and taken back.
_ASKED = re.compile(r"([^?]{2,60})\?+\s+(.{3,})")
_ANSWERED = re.compile(r"(?:no|nope|nah)\b[.,!:;]*\s*(?=\w)", re.IGNORECASE)
_CONCLUDES = word_set("so therefore hence thus answer hear hears heard told")
_HAN_OF = re.compile(
    "(?<=[\u3400-\u9fff])(?<![说說话話听聽引讲講写寫述有是里裡指])的(?=[\u3400-\u9fff])(?![话話言])"
)
_JOINTLY = re.compile(
    r" (?:is|are|was|were|in) their (?:own )?(?:joint|common|shared) (?:statement|words|declaration|communiqu[eé])\b",
    re.IGNORECASE,
)
_CAPITAL_MEANS = re.compile(
    r"\b((?:Beijing|Peking|Moscow|Kremlin|Washington|London)\W{0,2}(?: here)?) (?:refers?|points?) to\b"
)
_TO_BOTH = re.compile(r"\b((?:belongs?|due|attributed|ascribed|goes|go) to [^,;.]{2,40}?) and to ")
_STANDS_FOR = re.compile(
    r"\b(?:stands?|standing) for\b"
    r"|\b(?:(?:is|was) )?(?:just |only |simply |merely |often |here )*(?:used |meant )?(?:as )?(?:an? |the |usual )*"
    r"(?:short(?:hand|cut)?|stand-in|metonym|synonym|(?:another|other|different) (?:word|name)|code(?: ?word)?|byword|"
    r"(?<=is )used|(?<=was )used) for\b",
    re.IGNORECASE,
)


_OFFERS = re.compile(rf"{JOKING.pattern}|\s/\s|\bor\b(?! (?:below|above|under|over))|\bbut\b", re.IGNORECASE)


# A piece that says itself who it was: "the one who said it was Snow".
_SETS_RIGHT = re.compile(
    r"\b(?:the (?:one|person|man|woman) (?:who|that) [\w ]{2,20} (?:is|was)|who (?:really |actually )?(?:said|made|"
    r"wrote) (?:it|this|that) (?:is|was)|"
    r"(?:real|actual|true) (?:speaker|author|writer) (?:is|was)|"
    r"(?:the )?(?:truth|right (?:name|answer|one)|correct (?:name|answer|one)) (?:is|was))\b",
    re.IGNORECASE,
)
_SET_RIGHT = word_set("one person man woman who real actual true truth right correct")
