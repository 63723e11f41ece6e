"""One sentence read word by word: which part each name in it plays.

What stands before a name must be known to say nothing about who it was, or lead up to it; what follows "said", "who" or
"when" is told of the one named. "Not", "or" and "anyone but" make a reply unreadable rather than half read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fourcenturies.names import Match, key_of, words_of
from fourcenturies.replies.cues import (
    ANYONE,
    CUES,
    DONE_TO,
    FILLERS,
    KIN,
    NEGATIONS,
    OFFICES,
    PARTS,
    PREDICATES,
    ROLES,
    TALKS,
    TEXTS,
    TO_SPEAKER,
    WHILE,
    WORDS_OF,
)
from fourcenturies.replies.naming import (
    ANOTHERS,
    BREAKS,
    LONGEST_NAME,
    Refusal,
    check_after,
    check_before,
    ends_later,
    folded_token,
    goes_on,
    is_name_like,
    is_near,
    is_role,
    is_somebody_else,
    name_at,
    names_another,
    nearest,
    says_nothing,
    tokens_of,
)
from fourcenturies.replies.silence import NotStated
from fourcenturies.replies.text import Unreadable

if TYPE_CHECKING:
    from fourcenturies.names import Directory

_HOW = "Write a name as the sources have it, or “not stated”; to say more, “A, reported by B”."
NO_NAME = f"No name could be read here. {_HOW}"
NOT_READ = "“{}” could not be read here beside a name. Leave it out, or write it after a comma. " + _HOW
SHARED = "More than one person in these sources bears this name: add the first name or a title."
SPELLING = "This is close to more than one name in these sources: check the spelling."
_UNSURE_NAME = (
    "This name cannot be made out for certain: give it whole, and check its spelling against the text."
)
_CHOOSE = "One name is asked for: write it without “or” and without “/”."
_NOBODY_SPEAKS = "This names only the one who is spoken to. Say who speaks."
NEGATED = "This says who it was not. Say who it was."
NO_SPEAKER = "This tells of a time or an event, and of nobody who speaks: write the name alone."
HOW_RELATED = (
    "Two names stand side by side: say how they belong together, as “A and B” or “A, reported by B”."
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a reply names, by id, and in which part; `unknown` holds a name that no record bears.

    `role` holds what somebody is, where no name is given: "the two leaders", "an ambassador".
    """

    speakers: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    described: bool = False
    slips: int = 0
    unknown: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Silent(NotStated):
    """The source names no speaker, but somebody passes the words on."""

    reporters: tuple[str, ...] = ()


Reading = Attribution | NotStated | Unreadable


@dataclass(slots=True)
class _Sentence:
    """What has been read so far, and the part that the next name will play.

    `told` is set where the rest is told of the one named.
    """

    directory: Directory
    tried: str = ""
    parts: dict[str, list[str]] = field(default_factory=dict)
    cue: str = ""
    last: str = ""
    joined: bool = False
    slips: int = 0
    described: bool = False
    loose: bool = False
    listed: bool = False
    plain: bool = True
    foreign: bool = False
    told: bool = False
    unknown: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def read_sentence(
    line: str,
    directory: Directory,
    tried: str = "",
    *,
    several: bool = False,
    foreign: bool = False,
) -> Reading:
    """Read a line as one sentence that says who speaks, who passes it on, and to whom."""
    sentence = _Sentence(directory, tried, foreign=foreign)
    try:
        _walk(tokens_of(line), sentence)
        return _result(sentence, line, several=several)
    except Refusal as refusal:
        return Unreadable(str(refusal))


def _walk(tokens: list[str], sentence: _Sentence) -> None:
    at = 0
    run: list[str] = []
    folded = [*map(folded_token, tokens)]
    while at < len(tokens):
        length, ids = name_at(folded, at, sentence.directory)
        if length and ends_later(folded, at, length, sentence.directory):
            length = 0
        if length and _is_place(ids, sentence.directory):
            _end_run(run, sentence)
            sentence.places.append(ids[0])
            at += length
        elif length:
            if run and not _completes(run, folded[at : at + length], ids, sentence.directory):
                _end_run(run, sentence, leads=True)
            run.clear()
            check_before(tokens, folded, at, ids, sentence.directory)
            more = goes_on(tokens, folded, range(at, at + length), ids, sentence.directory)
            length += more
            _begin_clause(tokens, folded, at, length, sentence)
            _mention(Match(ids, more), sentence)
            at = _past_description(folded, at + length, sentence)
            if sentence.directory.bearers[sentence.order[-1]].kind == "person":
                check_after(tokens, folded, at, length, sentence.directory)
        elif folded[at] in _QUIET and not (sentence.order and folded[at - 1] in _SAID):
            _end_run(run, sentence)
            at += 1
        else:
            at = _word(tokens, folded, at, run, sentence)
    _end_run(run, sentence)


def _completes(run: list[str], name: list[str], ids: tuple[str, ...], directory: Directory) -> bool:
    """Tell whether the words before a name are its first part, with slips: "Vladmir Putin"."""
    words = [*words_of(" ".join(run)), *name]
    match = nearest(words, key_of(words), directory) if len(words) <= LONGEST_NAME else None
    return match is not None and match.ids == ids


def _begin_clause(tokens: list[str], folded: list[str], at: int, length: int, sentence: _Sentence) -> None:
    """See where a name begins a sentence of its own ("…, and Snow gives it"), or stands in the Russian dative."""
    after = folded[at + length] if at + length < len(folded) else ""
    if sentence.joined and sentence.order and after in PREDICATES and after not in {"said", "say", "both"}:
        sentence.joined, sentence.cue = False, "context"
    dative = tokens[at + length - 1].endswith(("у", "ю")) and sentence.order and not sentence.joined
    if dative and sentence.cue in {"", "break", "speaker"}:
        sentence.cue = "addressee"


def _is_place(ids: tuple[str, ...], directory: Directory) -> bool:
    return all(directory.bearers[one].kind == "place" for one in ids)


def _word(tokens: list[str], folded: list[str], at: int, run: list[str], sentence: _Sentence) -> int:
    """Take a word that begins no name; return the place after it."""
    word = folded[at]
    if word in _SOMEBODYS and is_somebody_else(folded, at, sentence.directory):
        raise Refusal(ANOTHERS.format(" ".join(tokens[max(at - 1, 0) : at + 3])))
    if (
        word in WHILE
        and not sentence.order
        and word not in {"as", "where", "until", "since"}
        and not sentence.told
    ):
        raise Refusal(NO_SPEAKER)
    if (
        word in PREDICATES
        and sentence.order
        and sentence.cue in {"", "break", "subject", "context"}
        and not sentence.joined
    ):
        _end_run(run, sentence)
        sentence.told = sentence.told or word not in CUES
        sentence.cue = "" if sentence.cue in {"subject", "context"} and word not in CUES else sentence.cue
    if sentence.told and folded[at - 1] in _WAS and (word in DONE_TO or word in NEGATIONS):
        raise Refusal(NEGATED if word in NEGATIONS else NO_SPEAKER)
    if sentence.order and folded[at - 1] in _SAID and _is_content(folded, at):
        sentence.told = True
        sentence.cue = ""
    if says_nothing(word, tokens[at]) or word in WHILE:
        if run and word in _OWNED and _is_owner(run, sentence.directory):
            raise Refusal(ANOTHERS.format(f"{run[-1]} {tokens[at]}"))
        _end_run(run, sentence)
        return _cue(folded, at, sentence) + 1
    if sentence.foreign and sentence.order and not sentence.joined and word.isalpha():
        sentence.told = True
    if not (sentence.told and word in PREDICATES):
        run.append(tokens[at])
    return at + 1


def _is_owner(run: list[str], directory: Directory) -> bool:
    """Tell whether words are a name with slips, as of one who owns what follows: "Quianlong's", before "son"."""
    text = " ".join(run)
    words = words_of(text.removesuffix("'s"))
    owns = bool(words) and text.endswith("s")
    return owns and len(words) <= LONGEST_NAME and nearest(words, key_of(words), directory) is not None


# Whoever is somebody's: "Mao's ambassador", "the wife of Mao"; a text of somebody is his own.
_SOMEBODYS = OFFICES | PARTS | KIN | (ROLES - TEXTS)
# These say nothing wherever they stand, but after "said".
_QUIET = frozenset(
    word
    for word in FILLERS
    - (PREDICATES | NEGATIONS | DONE_TO | WHILE | _SOMEBODYS | TO_SPEAKER | TALKS)
    - CUES.keys()
    if len(word) > 1 and word not in {"as", "of"}
)
_WHOEVER = frozenset(["whoever", "whomever"])
_OWNED = (OFFICES | PARTS | KIN) - WORDS_OF
_WAS = frozenset(["is", "was", "were", "are", "did", "does", "do", "has", "had", "been", "being"])
_SAID = frozenset(["said", "says", "wrote", "writes", "spoke", "speaks", "saying"])


def _is_content(folded: list[str], at: int) -> bool:
    """Tell whether what follows "said" is what was said, and neither by nor to whom; "said nobody" tells who."""
    if folded[at] in NEGATIONS and at == len(folded) - 1:
        return False
    return folded[at] not in {"by", "to", "in", ",", ";", ":", "(", ")", "/"} and folded[at] not in WHILE


def _past_description(folded: list[str], at: int, sentence: _Sentence) -> int:
    """Pass over what is said of the name just read, between commas, where it is true of its bearer."""
    if at >= len(folded) or folded[at] not in {",", "("}:
        return at
    end = next((place for place in range(at + 1, len(folded)) if folded[place] in BREAKS), len(folded))
    if folded[end : end + 1] == [":"]:
        return at
    told = sentence.directory.described(folded[at + 1 : end])
    return end if sentence.order[-1] in told or is_role(folded[at + 1 : end]) else at


def _cue(folded: list[str], at: int, sentence: _Sentence) -> int:
    """Take one cue word; return the place of the last word that it took."""
    word = folded[at]
    after = folded[at + 1] if at + 1 < len(folded) else ""
    sentence.plain = sentence.plain and (
        CUES.get(word, "") in {"and", "break"} or word in FILLERS or word in OFFICES
    )
    if word in NEGATIONS and not sentence.told:
        nobody = word in _WHOEVER or (word in ANYONE and after not in NEGATIONS)
        raise Refusal(NO_NAME if nobody else NEGATED)
    if word in NEGATIONS:
        return at
    if word == "of" and at and folded[at - 1] in _SAID:
        sentence.cue = "subject"
    elif word == "as" and sentence.order and not sentence.told:
        sentence.cue = "context"
    elif word in WHILE and word not in {"as", "where"}:
        _begin_remark(word, sentence)
    elif word in TO_SPEAKER and after == "to":
        passed = word in {"according", "thanks"} or bool(sentence.order)
        sentence.cue = "according" if passed else "speaker"
        return at + 1
    elif word == "with" and at and folded[at - 1] in TALKS:
        sentence.cue = "addressee"
    else:
        return _part_cue(folded, at, sentence)
    return at


def _begin_remark(word: str, sentence: _Sentence) -> None:
    """Begin what is told of the one named: "who", "when"; after "after", of the one who passes it on."""
    if word == "after" and not sentence.told:
        sentence.cue = "reporter"
    sentence.told = sentence.told or word != "after"
    sentence.joined = False


def _part_cue(folded: list[str], at: int, sentence: _Sentence) -> int:
    """Take a word that gives the next name its part; return the place of the last word that it took."""
    word = folded[at]
    cue = ">" if word == ">" else CUES.get(word, "")
    if cue == "or":
        raise Refusal(_CHOOSE)
    if cue == "passive":
        return _passive(folded, at, sentence)
    if cue == "addressee" and word == "told" and folded[at + 1 : at + 2] == ["by"]:
        sentence.cue = "reporter" if sentence.parts.get("speaker") else "speaker"
        return at + 1
    if cue == "and":
        sentence.joined = True
    elif cue == "break":
        sentence.joined = sentence.joined and sentence.cue == ""
        kept = word == ":" and folded[at - 1 : at] and folded[at - 1] in CUES
        sentence.cue = sentence.cue if kept else "break" if word != ":" else ""
        sentence.listed = sentence.listed or word == ";"
    elif cue and not (word == "to" and sentence.cue == "according"):
        if not (sentence.told and cue in {"context", "subject", "from", "speaker"}):
            sentence.cue = cue
        sentence.joined = False
    return at


def _passive(folded: list[str], at: int, sentence: _Sentence) -> int:
    """Read "quoted by", "as quoted after", and "quoted" alone, after which comes whose words are quoted."""
    after = folded[at + 1] if at + 1 < len(folded) else ""
    by = after in {"by", "in", "via", "through", "from", "on", "to", "after", "with"}
    sentence.cue = "reporter" if by or sentence.parts.get("speaker") else "active"
    return at + 1 if by else at


def _mention(match: Match, sentence: _Sentence) -> None:
    """Give a name its part in the sentence."""
    if len(match.ids) > 1:
        raise Refusal(SPELLING if match.slips else SHARED)
    identifier = match.ids[0]
    sentence.slips = max(sentence.slips, match.slips)
    part = _part(identifier, sentence)
    if part == "active":
        sentence.parts["reporter"] = sentence.parts.pop("speaker", []) + sentence.parts.get("reporter", [])
        part = "speaker"
    named = sentence.parts.setdefault(part, [])
    if identifier not in named:
        named.append(identifier)
    sentence.last, sentence.cue, sentence.joined = part, "", False
    sentence.order.append(identifier)


def _part(identifier: str, sentence: _Sentence) -> str:
    """Return the part that a name plays, by the cue before it and whom has been read so far."""
    cue = sentence.cue
    speakers = sentence.parts.get("speaker", [])
    person = sentence.directory.bearers[identifier].kind == "person"
    if (
        cue == "speaker"
        and person
        and speakers
        and not sentence.told
        and not _any_person(speakers, sentence.directory)
    ):
        return "active"
    if sentence.joined and cue in {"", "break"} and sentence.last and not sentence.told:
        sentence.loose = False
        return sentence.last
    if cue in {"addressee", "reporter", "subject"}:
        return cue
    if cue == "according" and not person and not speakers:
        return "reporter"
    if cue == "active":
        return "active" if speakers else "speaker"
    if identifier in speakers or (not speakers and cue != "context"):
        return "speaker"
    return _beside_speaker(cue, sentence, person=person)


def _beside_speaker(cue: str, sentence: _Sentence, *, person: bool) -> str:
    """Return the part of a name that comes after the one who speaks."""
    if cue in {">", "speaker", "according"}:
        return "reporter"
    if sentence.told or not person:
        return "context"
    if cue in {"context", "from"}:
        return "reporter"
    sentence.loose = True
    return sentence.last


def _any_person(ids: list[str], directory: Directory) -> bool:
    return any(directory.bearers[one].kind == "person" for one in ids)


def _end_run(run: list[str], sentence: _Sentence, *, leads: bool = False) -> None:
    """Look at words that are neither names nor cues: a name with slips, one that no record bears, or a lead-up."""
    if not run:
        return
    text = " ".join(run)
    run.clear()
    words = words_of(text)
    key = key_of(words)
    match = None if key == sentence.tried or sentence.told else nearest(words, key, sentence.directory)
    if match and not leads and not names_another(words, match, sentence.directory):
        _mention(match, sentence)
        return
    ids = sentence.directory.described(words)
    if len(ids) == 1:
        if ids[0] not in sentence.order:
            sentence.described = True
        _mention(Match(ids), sentence)
        return
    if not sentence.told:
        sentence.unknown.append(text)


def _result(sentence: _Sentence, line: str, *, several: bool) -> Reading:
    parts = sentence.parts
    if sentence.loose:
        joint = several or (sentence.listed and sentence.plain) or _PLURAL.search(line)
        if not (joint and _are_joint(sentence)):
            return Unreadable(HOW_RELATED)
    unknown = [text for text in sentence.unknown if not _leads_up(text, line, sentence)]
    if unknown:
        alone = not sentence.order and len(unknown) == 1 and is_name_like(unknown[0])
        if not alone:
            return Unreadable(NOT_READ.format(unknown[0][:60]) if sentence.order else NO_NAME)
        if is_near(unknown[0], sentence.directory):
            return Unreadable(_UNSURE_NAME)
        return Attribution(unknown=unicodedata.normalize("NFC", unknown[0]))
    speakers, reporters = parts.get("speaker", []), parts.get("reporter", [])
    if not speakers and not reporters:
        return _only_context(parts, line, sentence)
    return Attribution(
        tuple(speakers),
        tuple(reporters),
        tuple(parts.get("addressee", ())),
        sentence.described,
        sentence.slips,
    )


_PLURAL = re.compile(r"\b(?:both|two|leaders|presidents|together|jointly|joint)\b", re.IGNORECASE)
_LEAD_UP = re.compile(r"^[a-z][\w' -]*$")


def _leads_up(text: str, line: str, sentence: _Sentence) -> bool:
    """Tell whether words that are not known only lead up to the name: "the one behind the remark is Putin"."""
    if not sentence.order or not (sentence.foreign or _LEAD_UP.match(text)):
        return False
    after = line.partition(text)[2]
    return bool(_BRIDGE.match(after))


_BRIDGE = re.compile(
    r"^\s?[\"']?(?:\s+(?:the|a|an|these|those|this|that|his|her|in|on|at|of|and|with|words?|quote|statement|remark|"
    r"sentence|article|text|line|here|above|well|very))*"
    r"(?:\s+(?:is|was|are|were|must be|would be|has to be|said by|spoken by|made by|given by|uttered by|written by|"
    r"belongs? to|comes? from)|\s*[:=])\s+"
    r"(?:(?:the|definitely|clearly|surely|probably|of course|by|said|president|chairman|emperor|historian|chinese|"
    r"russian) )*[A-Z\u0410-\u042f\u3400-\u9fff]"
)


def _are_joint(sentence: _Sentence) -> bool:
    """Tell whether all names are persons who stand side by side as speakers."""
    ids = sentence.parts.get("speaker", [])
    return len(ids) == len(set(sentence.order)) and all(
        sentence.directory.bearers[one].kind == "person" for one in ids
    )


def _only_context(parts: dict[str, list[str]], line: str, sentence: _Sentence) -> Reading:
    """Judge a reply that names somebody, but nobody who speaks: "to Putin", "in the New Statesman", "Beijing"."""
    if parts.get("addressee"):
        return Unreadable(_NOBODY_SPEAKS)
    context = parts.get("context", []) or (sentence.places if not sentence.order else [])
    if len(context) == 1:
        return Attribution(tuple(context), slips=sentence.slips)
    ids = sentence.directory.described([word for word in words_of(line) if word not in CUES])
    if len(ids) == 1 and not sentence.order:
        return Attribution(ids, described=True)
    return Unreadable(NO_NAME)
