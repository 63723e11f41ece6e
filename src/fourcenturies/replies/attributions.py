"""Free text read as an attribution: who speaks, who passes it on, who is spoken to, or that nobody is named.

A reply is read as one sentence (see `sentences`); one that cannot be read as a whole is looked through for its claim
(see `claims`), and what stands beside the claim is weighed. The words round a name stand in `cues`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from fourcenturies.names import key_of, words_of
from fourcenturies.replies.claims import (
    ANYBODY,
    DENIES_ITSELF,
    JOKING,
    OFFERED,
    STRONGLY_DENIED,
    Claim,
    Piece,
    pieces,
    read_claim,
    takes_back,
    without_doubt,
)
from fourcenturies.replies.disowned import is_disowned
from fourcenturies.replies.languages import in_english, is_silent_abroad
from fourcenturies.replies.naming import (
    KNOWN_WORDS,
    LONGEST_NAME,
    is_name_like,
    is_role,
    is_unnamed,
    names_another,
    nearest,
    persons,
    says_nothing,
)
from fourcenturies.replies.sentences import (
    HOW_RELATED,
    NO_NAME,
    NO_SPEAKER,
    SHARED,
    SPELLING,
    Attribution,
    Reading,
    Silent,
    read_sentence,
)
from fourcenturies.replies.silence import NotStated, denies_saying, says_not_stated
from fourcenturies.replies.spelling import respelt
from fourcenturies.replies.text import Unreadable

if TYPE_CHECKING:
    from fourcenturies.names import Directory

_SEVERAL = "This fits more than one person in these sources: give the name."
_UNSURE_WHO = "Either somebody is named or nobody is: give one answer."
TAKEN_BACK = "This names somebody and takes it back, or leaves it open: give the one name that you mean."


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
    if several and ";" in line:
        each = [directory.exactly(key_of(words_of(part))) for part in line.split(";")]
        if all(len(one) == 1 for one in each):
            return Claim(Attribution(tuple(one[0] for one in each)))
    line = _LEAD.sub("", _CATALOGUED.sub("", line) if "-" in line else line)
    english = in_english(_HAN_OF.sub("'s ", line) if "的" in line else line, directory.by_form)
    foreign = english is not line
    english = english if foreign else respelt(english, directory.by_form)
    if foreign and is_silent_abroad(line) and not persons(english, directory):
        return Claim(NotStated())
    if is_disowned(english):
        return Claim(Unreadable(TAKEN_BACK))
    claim = _claimed(_plainly(english), directory, several=several, foreign=foreign)
    return Claim(claim.reading, (line,)) if claim.aside and english != line else claim


def _plainly(english: str) -> str:
    """Return a line without doubt, and without what only leads up to the answer."""
    plainly = without_doubt(english)
    if plainly[:4].casefold() == "when":
        plainly = _WHEN_MEANT.sub("", plainly)
    return _STANDS_FOR.sub("is", plainly) if "stand" in plainly else plainly


def _claimed(line: str, directory: Directory, *, several: bool, foreign: bool) -> Claim[Reading]:
    """Read a line; whoever is named and called unknown in one breath is not named for certain."""
    claim = _sought(line, directory, several=several, foreign=foreign)
    named = isinstance(claim.reading, Attribution) and not claim.reading.role
    return Claim(Unreadable(_UNSURE_WHO)) if named and _is_nameless(line) else claim


def _sought(line: str, directory: Directory, *, several: bool, foreign: bool) -> Claim[Reading]:
    """Read a line whole, else as what it sets right or concludes, else as a claim with words beside it."""
    named = partial(_whole, directory=directory, several=several, foreign=foreign)
    asked = _ASKED.fullmatch(line)
    if asked and persons(asked[1], directory) and persons(asked[2], directory) - persons(asked[1], directory):
        answered = _ANSWERED.match(asked[2])
        return (
            Claim(named(asked[2][answered.end() :]), (asked[1],))
            if answered
            else Claim(Unreadable(TAKEN_BACK))
        )
    told = _SETS_RIGHT.search(line)
    if told and persons(line[: told.start()], directory):
        return Claim(named(line[told.end() :]), (line[: told.start()].strip(" ,;.-–"),))
    silent = _silent_sentence(line, directory) if _CONCLUDES.search(line) else None
    if silent:
        return silent
    whole = named(line)
    if not isinstance(whole, Unreadable):
        return Claim(whole)
    silent = _silent_sentence(line, directory)
    if silent:
        return silent
    weigh = partial(_weigh, directory=directory, foreign=foreign)
    plain = partial(_is_plain, directory=directory)
    claim = read_claim(line, partial(named, roles=False), weigh, plain) or read_claim(
        line, named, weigh, plain
    )
    if foreign and isinstance(claim, Claim) and _is_stray(claim.reading, line, directory):
        return Claim(Unreadable(NO_NAME))
    if claim is None and _denies_any(line, directory):
        return Claim(NotStated())
    return claim if isinstance(claim, Claim) else Claim(claim or whole)


def _is_stray(reading: Reading, line: str, directory: Directory) -> bool:
    """Tell whether words that no record bears were read as a name, in a line that holds names of the records."""
    return isinstance(reading, Attribution) and bool(reading.unknown) and bool(persons(line, directory))


def _denies_any(line: str, directory: Directory) -> bool:
    """Tell whether a line that holds no claim denies that anybody is named."""
    return (
        denies_saying(line)
        and not _OFFERS.search(line)
        and len(persons(line, directory)) < 2
        and not _SOURCE_DENIED.search(line.casefold())
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
_CONCLUDES = re.compile(r"\b(?:so|therefore|hence|thus|answer)\b", re.IGNORECASE)
_HAN_OF = re.compile("(?<=[\u3400-\u9fff])(?<![说說引讲講写寫述有是里裡指])的(?=[\u3400-\u9fff])(?![话話言])")
_STANDS_FOR = re.compile(r"\b(?:stands?|standing) for\b")


@lru_cache(maxsize=64)
def _whole(
    line: str, directory: Directory, *, several: bool = False, roles: bool = True, foreign: bool = False
) -> Reading:
    """Read a text that is one claim; without `roles`, what somebody is claims nothing."""
    words = [_SPELT.get(word, word) for word in words_of(line)]
    if not words:
        return Unreadable(NO_NAME)
    ids = directory.exactly(key_of(words))
    if ids:
        return Attribution(ids) if len(ids) == 1 else Unreadable(SHARED)
    if says_not_stated(line) or is_unnamed(words):
        return NotStated()
    ids = directory.described(words)
    if ids:
        return Attribution(ids, described=True) if len(ids) == 1 else Unreadable(_SEVERAL)
    role = _ROLE_LEAD.sub("", line) if words[0] in _ROLE_LEADS else line
    if is_role(words_of(role)):
        return Attribution(role=" ".join(role.split()).strip(" .")) if roles else Unreadable(NO_NAME)
    if _LISTENS.search(line):
        return Unreadable(NO_SPEAKER)
    tried = ""
    if len(words) <= LONGEST_NAME and ">" not in line and not any(says_nothing(word, word) for word in words):
        tried = key_of(words)
        match = nearest(words, tried, directory)
        if match and not names_another(words, match, directory):
            return Attribution(match.ids, slips=match.slips) if len(match.ids) == 1 else Unreadable(SPELLING)
    if _is_namesake(words, line, directory):
        return Attribution(unknown=unicodedata.normalize("NFC", line.strip(" .")))
    return _silent_chain(line, directory) or read_sentence(
        line, directory, tried, several=several, foreign=foreign
    )


def _is_namesake(words: list[str], line: str, directory: Directory) -> bool:
    """Tell whether a family name stands before another given name, as in China: "Zhang Jun" beside Eric S. Zhang."""
    pair = len(words) == 2 and is_name_like(line.strip(" .")) and line.isascii()
    stranger = pair and words[1] not in KNOWN_WORDS and not directory.exactly(words[1]) and len(words[1]) > 1
    return stranger and bool(directory.exactly(words[0]))


_OFFERS = re.compile(rf"{JOKING.pattern}|\s/\s|\bor\b(?! (?:below|above|under|over))|\bbut\b", re.IGNORECASE)


def _silent_sentence(line: str, directory: Directory) -> Claim[Reading] | None:
    """Read “The digest has "analysts", without names. Not stated.”: a piece says it, and nobody is named."""
    several = pieces(line)
    said = [
        piece
        for piece in several
        if piece.tie in {"stop", "colon", "sum", "result", "dash"} and says_not_stated(piece.text)
    ]
    if not said or STRONGLY_DENIED.search(line) or OFFERED.search(line):
        return None
    if persons(line, directory) and not (said[-1].tie in {"result", "sum"} and said[-1] is several[-1]):
        return None
    return Claim(NotStated(), tuple(piece.text for piece in several if piece is not said[-1]))


def _is_plain(text: str, directory: Directory) -> bool:
    """Tell whether a beginning is a whole answer, which a later "so" only explains: a name, or "not stated"."""
    ids = directory.exactly(key_of(words_of(text)))
    return (bool(ids) and directory.bearers[ids[0]].kind == "person") or says_not_stated(text)


_ROLE_LEAD = re.compile(
    r"^(?:they|these|it|this|those|the words?|the phrase)(?:'s|'re| are| is| were| was| come| comes)? (?:the "
    r")?(?:words? |phrase |line |text )?(?:of |from )(?=the |a |an |their )",
    re.IGNORECASE,
)
# The one named is told to listen: "Xi is the one it was said to".
_LISTENS = re.compile(
    r"\b(?:said|spoken|told|addressed|talking|speaking) to\W*$|\b(?:is|was) (?:only |just |merely )?the (?:addressee|"
    r"listener|hearer)\b",
    re.IGNORECASE,
)
_ROLE_LEADS = frozenset(["they", "theyre", "these", "it", "its", "this", "that", "thats", "those", "the"])
_SPELT = {
    "goverment": "government",
    "govt": "government",
    "gov": "government",
    "chinas": "china",
    "russias": "russia",
}
_CHAIN_SIGNS = re.compile(r"\s*(?:[-=]*>+|,|;|\()\s*")


def _silent_chain(line: str, directory: Directory) -> Reading | None:
    """Read "not stated > Snow > Stallard", "unnamed, reported by Snow"."""
    if not _CHAIN_SIGNS.search(line):
        return None
    parts = _CHAIN_SIGNS.split(line, maxsplit=1)
    if len(parts) != 2 or not (says_not_stated(parts[0]) or is_unnamed(words_of(parts[0]))):
        return None
    rest = read_sentence(parts[1], directory)
    if not isinstance(rest, Attribution) or rest.described or rest.unknown or rest.role:
        return None
    if ">" in line[len(parts[0]) : len(line) - len(parts[1])]:
        return Silent((*rest.speakers, *rest.reporters))
    return Silent(rest.reporters) if rest.reporters and not rest.speakers else None


_SOURCE_DENIED = re.compile(
    r"\b(?:no|without|any|a|her|his|the|own|further) (?:\w+ )?(?:sources?|quotation marks?|quotes?|number|inverted "
    r"commas|footnotes?|evidence|reference|figure|date|year|day)\b"
)
_HEDGED = re.compile(
    r"\b(?:probably|perhaps|maybe|possibly|likely|presumably|must|might|guess|think|outside|though|card|could|"
    r"should|would|only|just|even|"
    r"elsewhere|knows?|says?)\b"
)


def _weigh(piece: Piece, reading: Reading, directory: Directory, *, foreign: bool = False) -> str:
    """Return "" where a piece may stand beside a name, else the sentence that says why not."""
    text = piece.text.casefold()
    if isinstance(reading, NotStated):
        return _weigh_beside_silence(piece, text, directory)
    if piece.tie == "denied":
        return _weigh_denial(piece, text, reading, directory)
    if ANYBODY.match(text) or takes_back(text):
        return TAKEN_BACK
    if text.startswith(("not ", "never ")):
        return _UNSURE_WHO if says_not_stated(text) else ""
    if says_not_stated(text) or denies_saying(text):
        return "" if _is_of_another(piece, text, reading, directory) else _UNSURE_WHO
    if piece.tie in {"", "comma"} and len(directory.exactly(key_of(words_of(piece.text)))) > 1:
        return SHARED
    if is_role(words_of(piece.text)) or not isinstance(reading, Attribution) or reading.role:
        return ""
    others = persons(piece.text, directory) - {*reading.speakers, *reading.reporters, *reading.addressees}
    if not others:
        return HOW_RELATED if piece.tie == "comma" and _is_strange_name(piece.text) else ""
    told = piece.tie == "reason" or bool(_PASSED_ON.search(text)) or _is_told_of(piece, text)
    return "" if told or (foreign and _is_clause(text, others, directory)) else HOW_RELATED


def _is_told_of(piece: Piece, text: str) -> bool:
    """Tell whether a piece that names others stands apart and is a sentence, so that something is told of them."""
    return len(text.split()) > 3 and piece.tie in {"bracket", "stop", "dash", "result", "but"}


def _is_clause(text: str, others: set[str], directory: Directory) -> bool:
    """Tell whether words of a language that is not read whole stand beside the names of others."""
    names = sum(len(directory.bearers[one].name) for one in others)
    return len(text) > 5 + names // (3 if _HAN_WORD.match(text) else 1)


def _is_nameless(text: str) -> bool:
    """Tell whether words say that somebody is not known: "Mao, Mao unknown"; "nobody else speaks" does not."""
    return bool(_NAMELESS.search(text)) and not _NO_MORE.search(text)


_NAMELESS = re.compile(r"\b(?:unknown|nobody|no one|noone|anonymous|unnamed)\b")
_ENDS_OPEN = re.compile(r"^or\b|\bor\W*$")
_NO_MORE = re.compile(r"\b(?:else|other|otherwise|more)\b")


def _weigh_denial(piece: Piece, text: str, reading: Reading, directory: Directory) -> str:
    """Weigh what follows "not": a rival that is denied may stand beside the claim, the claim itself may not."""
    denied = persons(piece.text, directory)
    itself = isinstance(reading, Attribution) and not denied.isdisjoint(reading.speakers)
    if itself or DENIES_ITSELF.match(text) or ANYBODY.match(text):
        return TAKEN_BACK
    if _ENDS_OPEN.search(text) or (not denied and OFFERED.search(text)):
        return TAKEN_BACK
    return _UNSURE_WHO if says_not_stated(text) else ""


def _is_of_another(piece: Piece, text: str, reading: Reading, directory: Directory) -> bool:
    """Tell whether it is said of another that he does not say or name something, or of something else than a name."""
    if _SOURCE_DENIED.search(text) or piece.tie == "reason" or _is_body(reading, directory):
        return True
    speakers = reading.speakers if isinstance(reading, Attribution) else ()
    return bool(persons(piece.text, directory).difference(speakers))


# A piece that says itself who it was: "the one who said it was Snow".
_SETS_RIGHT = re.compile(
    r"\b(?:the (?:one|person|man|woman) (?:who|that) [\w ]{2,20} (?:is|was)|who (?:really |actually )?(?:said|made|"
    r"wrote) (?:it|this|that) (?:is|was)|"
    r"(?:real|actual|true) (?:speaker|author|writer) (?:is|was))\b",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"\b(?:quot\w+|report\w*|cit(?:ed|ing)|told|via|address\w*|relay\w*|according|passed|retold|in reply|in response|"
    r"addressed|speaking to|talking to|standing|sitting|walking|beside|next to|alongside)\b"
)


def _is_body(reading: Reading, directory: Directory) -> bool:
    """Tell whether a government or a paper is named, beside which no person need be."""
    ids = reading.speakers if isinstance(reading, Attribution) else ()
    return bool(ids) and all(directory.bearers[one].kind == "institution" for one in ids)


def _weigh_beside_silence(piece: Piece, text: str, directory: Directory) -> str:
    if _NO_BUT.match(text) or JOKING.search(text) or _NAMES_ONE.match(piece.text):
        return _UNSURE_WHO
    if is_role(words_of(piece.text)):
        return ""
    apart = _HEDGED.search(text) or _WORD_OF_OTHERS.search(text)
    if piece.tie == "but" and persons(piece.text, directory) and not apart:
        return _UNSURE_WHO
    if _HEDGED.search(text) or piece.tie in {"reason", "denied"} or not persons(piece.text, directory):
        return ""
    reading = _whole(piece.text, directory)
    claims = isinstance(reading, Attribution) and bool(reading.speakers) and not _WORD_OF_OTHERS.search(text)
    return _UNSURE_WHO if claims else ""


_WORD_OF_OTHERS = re.compile(
    r"\b(?:named|mentioned|quoted|cited|writes|reads|prints|other|another|before|earlier|later|about|around|near)\b"
)
_NAMES_ONE = re.compile(r"(?:[Ii]t|[Tt]hat|[Tt]his) (?:is|was) [A-Z]\w+(?: [A-Z]\S*)+$")
_NO_BUT = re.compile(r"^(?:no[,.!]|no$|no it|wait|actually|sorry|or|correction)\b")


def _is_strange_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) in {2, 3}
        and is_name_like(text)
        and not any(word.casefold() in KNOWN_WORDS for word in words)
    )


_HAN_WORD = re.compile("[\u3400-\u9fff·]+")
