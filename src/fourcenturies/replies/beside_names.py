"""What may stand beside a name, or beside "not stated", and what would change whom a reply names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fourcenturies.names import key_of, words_of
from fourcenturies.replies.claims import (
    ANYBODY,
    DENIES_ITSELF,
    JOKING,
    OFFERED,
    Piece,
    pieces,
    takes_back,
)
from fourcenturies.replies.cues import WOMANS
from fourcenturies.replies.naming import ANOTHERS, KNOWN_WORDS, is_name_like, is_role, persons
from fourcenturies.replies.sentence_parts import HOW_RELATED, SHARED, Attribution, Reading
from fourcenturies.replies.silence import NotStated, denies_saying, says_both, says_not_stated
from fourcenturies.replies.text import word_set, words_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from fourcenturies.names import Directory

UNSURE_WHO = "Either somebody is named or nobody is: give one answer."
TAKEN_BACK = "This names somebody and takes it back, or leaves it open: give the one name that you mean."


SOURCE_DENIED = re.compile(
    r"\b(?:no|without|any|a|her|his|the|own|further) (?:\w+ )?(?:sources?|quotation marks?|quotes?|number|inverted "
    r"commas|footnotes?|evidence|reference|figure|date|year|day)\b"
    r"|\b(?:nobody|no one) (?:else )?is quoted\b"
)
_HEDGED = re.compile(
    r"\b(?:probably|perhaps|maybe|possibly|likely|presumably|must|might|guess|think|outside|though|card|could|"
    r"should|would|only|just|even|"
    r"elsewhere|knows?|says?)\b"
)


def weigh(
    piece: Piece,
    reading: Reading,
    directory: Directory,
    read: Callable[[str, Directory], Reading],
    *,
    foreign: bool = False,
) -> str:
    """Return "" where a piece may stand beside a name, else the sentence that says why not; `read` reads a name."""
    text = piece.text.casefold()
    if isinstance(reading, NotStated):
        return _weigh_beside_silence(piece, text, directory, read)
    if piece.tie == "denied":
        return _weigh_denial(piece, text, reading, directory)
    if ANYBODY.match(text) or takes_back(text):
        return TAKEN_BACK
    if text.startswith(("not ", "never ")):
        return UNSURE_WHO if says_not_stated(text) else ""
    if says_not_stated(text) or denies_saying(text):
        return "" if _is_of_another(piece, text, reading, directory) else UNSURE_WHO
    if piece.tie in {"", "comma"} and len(directory.exactly(key_of(words_of(piece.text)))) > 1:
        return SHARED
    if is_role(words_of(piece.text)) or not isinstance(reading, Attribution) or reading.role:
        return ""
    return _weigh_others(piece, text, reading, directory, foreign=foreign)


def _weigh_others(
    piece: Piece, text: str, reading: Attribution, directory: Directory, *, foreign: bool
) -> str:
    """Weigh a piece that may name others than the claim."""
    named = persons(piece.text, directory)
    if _NOBODY_IS.search(piece.text) and named.intersection(reading.speakers):
        return UNSURE_WHO
    others = named - {*reading.speakers, *reading.reporters, *reading.addressees}
    if not others:
        if WOMANS.issuperset(words_of(piece.text)):
            return ANOTHERS.format(piece.text)
        apart = piece.tie in {"comma", "stop", "dash"}
        return HOW_RELATED if apart and _is_strange_name(piece.text) else ""
    if _SAYS_SO.search(piece.text) or (_REALLY.match(text) and len(text.split()) < _FEW):
        return HOW_RELATED
    told = piece.tie == "reason" or bool(_PASSED_ON.search(text)) or _is_told_of(piece, text)
    return "" if told or (foreign and _is_clause(text, others, directory)) else HOW_RELATED


# The name beside it is said to be nobody's: "quoted nobody Mao"; "nobody but Mao" is Mao.
_NOBODY_IS = re.compile(r"\bnobody (?=[A-Z])")
# Another than the one named before is meant: "Snow, though really Cox".
_REALLY = re.compile(r"(?:it (?:is|was) |it's )?(?:really|actually|in truth|in fact|in reality) ")
_FEW = 6
# Somebody else is said to have said it: "Xi said this", "the thought is Xi's".
_SAYS_SO = re.compile(
    r"(?:^|[.;,!] )(?:[A-Z][\w'-]+ ){1,3}(?:said|says|made|spoke) (?:it|this|that|so|these|them)\b(?! (?:to|was|he|"
    r"she|the)\b)"
    r"|\b(?:thought|words?|remark|sentence|statement|idea|view|quote|line|answer)s? (?:is|are|was|were) (?:by |from "
    r"|of )?"
    r"(?:[A-Z][\w'-]+ ?){1,3}(?:'s)?$"
)
_SAYINGS = word_set(
    "said says made spoke thought thoughts word words remark remarks sentence sentences statement statements idea "
    "ideas view views quote quotes line lines answer answers"
)


def _is_told_of(piece: Piece, text: str) -> bool:
    """Tell whether a piece that names others stands apart and is a sentence, so that something is told of them."""
    return len(text.split()) > 3 and piece.tie in {"bracket", "stop", "dash", "result", "but"}


def _is_clause(text: str, others: set[str], directory: Directory) -> bool:
    """Tell whether words of a language that is not read whole stand beside the names of others."""
    names = sum(len(directory.bearers[one].name) for one in others)
    return len(text) > 5 + names // (3 if _HAN_WORD.match(text) else 1)


def is_nameless(text: str) -> bool:
    """Tell whether words say that somebody is not known: "Mao, Mao unknown"; "nobody else speaks" does not."""
    if _MAY_BE_NAMELESS.isdisjoint(words_in(text)):
        return False
    if _UNKNOWN_ALONE.search(text):
        return True
    return bool(_NAMELESS.search(text)) and not _NO_MORE.search(text)


_MAY_BE_NAMELESS = word_set("unknown nobody no noone anonymous unnamed")
_NAMELESS = re.compile(r"\b(?:unknown|nobody|no one|noone|anonymous|unnamed)\b")
_UNKNOWN_ALONE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\ban )(?<!\bremains )\bunknown\b")
_ENDS_OPEN = re.compile(r"^or\b|\bor\W*$")
_NO_MORE = re.compile(r"\b(?:quot\w+|else|other|otherwise|more)\b")


def _weigh_denial(piece: Piece, text: str, reading: Reading, directory: Directory) -> str:
    """Weigh what follows "not": a rival that is denied may stand beside the claim, the claim itself may not."""
    denied = persons(piece.text, directory)
    itself = isinstance(reading, Attribution) and not denied.isdisjoint(reading.speakers)
    if itself or DENIES_ITSELF.match(text) or ANYBODY.match(text):
        return TAKEN_BACK
    if _ENDS_OPEN.search(text) or (not denied and OFFERED.search(text)):
        return TAKEN_BACK
    return UNSURE_WHO if says_not_stated(text) else ""


def _is_of_another(piece: Piece, text: str, reading: Reading, directory: Directory) -> bool:
    """Tell whether it is said of another that he does not say or name something, or of something else than a name."""
    if (
        SOURCE_DENIED.search(text)
        or _TELLS_NOT.match(text)
        or piece.tie == "reason"
        or _is_body(reading, directory)
    ):
        return True
    speakers = reading.speakers if isinstance(reading, Attribution) else ()
    return bool(persons(piece.text, directory).difference(speakers))


# Of the one who is named it is said that where the words come from is not told.
_TELLS_NOT = re.compile(
    r"(?:and |but )?(?:she|he|it|they) (?:does|do|did)(?: not|n'?t) (?:say|tell|explain|reveal|mention)(?: us)? "
    r"(?:where|whom?|from whom|how|which|what)\b"
)
_PASSED_ON = re.compile(
    r"\b(?:quot\w+|report\w*|cit(?:ed|ing)|told|via|address\w*|relay\w*|according|passed|retold|in reply|in response|"
    r"addressed|speaking to|talking to|standing|sitting|walking|beside|next to|alongside)\b"
)


def _is_body(reading: Reading, directory: Directory) -> bool:
    """Tell whether a government or a paper is named, beside which no person need be."""
    ids = reading.speakers if isinstance(reading, Attribution) else ()
    return bool(ids) and all(directory.bearers[one].kind == "institution" for one in ids)


def _weigh_beside_silence(
    piece: Piece, text: str, directory: Directory, read: Callable[[str, Directory], Reading]
) -> str:
    if says_both(text):
        return UNSURE_WHO
    if piece.tie == "corrected" or _NO_BUT.match(text) or JOKING.search(text) or _NAMES_ONE.match(piece.text):
        return UNSURE_WHO
    if is_role(words_of(piece.text)):
        return ""
    apart = _HEDGED.search(text) or _WORD_OF_OTHERS.search(text)
    if piece.tie == "but" and persons(piece.text, directory) and not apart:
        return UNSURE_WHO
    if _HEDGED.search(text) or piece.tie in {"reason", "denied"} or not persons(piece.text, directory):
        return ""
    reading = read(piece.text, directory)
    claims = isinstance(reading, Attribution) and bool(reading.speakers) and not _WORD_OF_OTHERS.search(text)
    return UNSURE_WHO if claims else ""


_WORD_OF_OTHERS = re.compile(
    r"\b(?:named|mentioned|quoted|cited|writes|reads|prints|other|another|before|earlier|later|about|around|near)\b"
    r"|\b(?:only|just) (?:says?|tells?|shows?|has|gives?|have)\b|\b(?:has|have|says?) only\b|\bso does\b"
)
_NAMES_ONE = re.compile(r"(?:[Ii]t|[Tt]hat|[Tt]his) (?:is|was) [A-Z]\w+(?: [A-Z]\S*)*$")
_NO_BUT = re.compile(
    r"^(?:no[,.!]|no$|no it|wait|actually|sorry|or|otherwise|alternatively|else|correction)\b"
)


def _is_strange_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) in {2, 3}
        and is_name_like(text)
        and not any(word.casefold() in KNOWN_WORDS for word in words)
    )


_HAN_WORD = re.compile("[\u3400-\u9fff·]+")


def is_anothers(line: str, reading: Reading, directory: Directory) -> bool:
    """Tell whether a later piece says that somebody else said it: "Putin did the asking. Xi Jinping said this."."""
    if (
        not isinstance(reading, Attribution)
        or _SAYINGS.isdisjoint(words_in(line))
        or not _SAYS_SO.search(line)
    ):
        return False
    mine = {*reading.speakers, *reading.reporters}
    return any(
        _SAYS_SO.search(piece.text) and persons(piece.text, directory) - mine for piece in pieces(line)[1:]
    )


def silent_beside_others(line: str, directory: Directory) -> tuple[str, ...] | None:
    """Return what else a line holds that says "not stated", where those it names are said to be named for others."""
    words = words_in(line)
    if _ELSEWHERE.isdisjoint(words) or not _FOR_OTHERS.search(line) or takes_back(line):
        return None
    several = pieces(line)
    silent = [piece for piece in several if says_not_stated(piece.text) or denies_saying(piece.text)]
    others = [piece for piece in several if piece not in silent]
    named = [piece for piece in others if persons(piece.text, directory)]
    if not silent or not named or any(persons(piece.text, directory) for piece in silent):
        return None
    told = "; ".join(piece.text for piece in others)
    return tuple(piece.text for piece in others) if _FOR_OTHERS.search(told) else None


_ELSEWHERE = word_set("other another something different talked spoken written somebody")
_FOR_OTHERS = re.compile(
    r"\b(?:named|mentioned|there|quoted|cited|stands|is|are) (?:before|earlier|later|elsewhere|only |just "
    r")?,?\s?(?:but )?"
    r"(?:for|in|about|with) (?:the |an?)?(?:other|another|something else|different)\b"
    r"|\b(?:is|are|was) (?:only |just |merely )?(?:talked|spoken|written) (?:about|of)\b|\bbut for (?:other|another)\b"
    r"|\bis (?:another|somebody else|a different)\b",
    re.IGNORECASE,
)
