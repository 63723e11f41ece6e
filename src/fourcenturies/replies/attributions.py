"""Free text read as an attribution: who speaks, who passes it on, who is spoken to, or that nobody is named.

Names are found as whole forms, never inside other words. Every other word must be one that is known to say
nothing about who it was; "not", "or", "anyone but" and the like make a reply unreadable rather than half read.
The words round a name stand in `cues`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from fourcenturies.names import Directory, Match, form_key, key_of, words_of
from fourcenturies.replies.cues import (
    CUES,
    FILLERS,
    HAN_BEGINNINGS,
    HAN_ENDINGS,
    NEGATIONS,
    OFFICES,
    PARTS,
    ROLE_WORDS,
    ROLES,
    TALKS,
    UNNAMED,
)
from fourcenturies.replies.lexicon import WORDS as DATE_WORDS
from fourcenturies.replies.silence import NotStated, says_not_stated
from fourcenturies.replies.text import Unreadable

_HOW = "Write a name as the sources have it, or “not stated”; to say more, “A, reported by B”."
_NO_NAME = f"No name could be read here. {_HOW}"
_SHARED = "More than one person in these sources bears this name: add the first name or a title."
_SPELLING = "This is close to more than one name in these sources: check the spelling."
_ROLE_ALONE = "This says what somebody is. Write the name as the text has it, or “not stated”."
_SEVERAL = "This fits more than one person in these sources: give the name."
_CHOOSE = "More than one person is offered here: choose one."
_NEGATED = "This says who it was not. Say who it was."
_HOW_RELATED = (
    "Two names stand side by side: say how they belong together, as “A and B” or “A, reported by B”."
)
_UNSURE_WHO = "Either somebody is named or nobody is: give one answer."


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a reply names, by id, and in which part; `unknown` holds a name that no record bears."""

    speakers: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    described: bool = False
    slips: int = 0
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Silent(NotStated):
    """The source names no speaker, but somebody passes the words on."""

    reporters: tuple[str, ...] = ()


Reading = Attribution | NotStated | Unreadable


def read_attribution(line: str, directory: Directory) -> Reading:
    """Read a tidied line as an attribution.

    >>> people = [{"id": "per-ada-lovelace", "kind": "person", "name": "Ada Lovelace", "surname": "Lovelace"}]
    >>> read_attribution("said by Lovelace", Directory.from_records(people)).speakers
    ('per-ada-lovelace',)
    """
    if line in directory.bearers:
        return Attribution((line,))
    words = words_of(line)
    ids = directory.exactly(key_of(words))
    if ids:
        return Attribution(ids) if len(ids) == 1 else Unreadable(_SHARED)
    if says_not_stated(line):
        return NotStated()
    ids = directory.described(words)
    if ids:
        return Attribution(ids, described=True) if len(ids) == 1 else Unreadable(_SEVERAL)
    if ROLE_WORDS.issuperset(words) and not ROLES.isdisjoint(words):
        return _role_alone(words)
    tried = ""
    if (
        len(words) <= _LONGEST_NAME
        and ">" not in line
        and not any(_says_nothing(word, word) for word in words)
    ):
        tried = key_of(words)
        match = directory.nearest(tried)
        if match.ids and not _names_another(words, match, directory):
            return Attribution(match.ids, slips=match.slips) if len(match.ids) == 1 else Unreadable(_SPELLING)
    return _silent_chain(line, directory) or _read_words(line, directory, tried)


def _role_alone(words: list[str]) -> Reading:
    """Read "an unnamed expert" as the answer that it is; "an expert" leaves open whether the text gives a name."""
    return NotStated() if _is_unnamed(words) else Unreadable(_ROLE_ALONE)


def _is_unnamed(words: list[str]) -> bool:
    if not ROLE_WORDS.issuperset(words) or ROLES.isdisjoint(words) or "another" in words:
        return False
    return "not named" in " ".join(words) or ("not" not in words and not UNNAMED.isdisjoint(words))


def _names_another(words: list[str], match: Match, directory: Directory) -> bool:
    """Tell whether a word is by itself somebody else's name, so that the whole is no slip."""
    return any(set(ids).isdisjoint(match.ids) for ids in map(directory.exactly, words) if ids)


_LONGEST_NAME = 6
_CHAIN_SIGNS = re.compile(r"\s*(?:[-=]*>+|,|;|\()\s*")


def _silent_chain(line: str, directory: Directory) -> Reading | None:
    """Read "not stated > Snow > Stallard", "unnamed, reported by Snow"."""
    if not _CHAIN_SIGNS.search(line):
        return None
    parts = _CHAIN_SIGNS.split(line, maxsplit=1)
    if len(parts) != 2 or not (says_not_stated(parts[0]) or _is_unnamed(words_of(parts[0]))):
        return None
    rest = _read_words(parts[1], directory)
    if not isinstance(rest, Attribution) or rest.described or rest.unknown:
        return None
    if ">" in line[len(parts[0]) : len(line) - len(parts[1])]:
        return Silent((*rest.speakers, *rest.reporters))
    return Silent(rest.reporters) if rest.reporters and not rest.speakers else Unreadable(_UNSURE_WHO)


# Words

_TOKEN = re.compile(r"[-=]*>+|[^\W_]+(?:[-'·.][^\W_]+)*|[,;:()/&+|]")
_HAN_WORD = re.compile("[\u3400-\u9fff·]+")


@dataclass(slots=True)
class _Sentence:
    """What has been read so far, and the part that the next name will play."""

    directory: Directory
    tried: str = ""
    parts: dict[str, list[str]] = field(default_factory=dict)
    cue: str = ""
    last: str = ""
    joined: bool = False
    slips: int = 0
    described: bool = False
    loose: bool = False
    unknown: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)


class _Refusal(Exception):  # noqa: N818 - a way out of the reading, not an error
    """The reading ends here, with a message."""


def _read_words(line: str, directory: Directory, tried: str = "") -> Reading:
    sentence = _Sentence(directory, tried)
    try:
        _walk(_tokens(line), sentence)
        return _result(sentence, line)
    except _Refusal as refusal:
        return Unreadable(str(refusal))


def _tokens(line: str) -> list[str]:
    return [token for token in _TOKEN.findall(line) if not token.isdigit()]


def _walk(tokens: list[str], sentence: _Sentence) -> None:
    at = 0
    run: list[str] = []
    folded = [token.lower() if token.isascii() and token.isalpha() else _folded(token) for token in tokens]
    while at < len(tokens):
        length, ids = _name_at(folded, at, sentence.directory)
        if (
            length
            and (folded[at] in FILLERS or folded[at] in OFFICES)
            and _ends_later(folded, at, length, sentence.directory)
        ):
            length = 0
        if length:
            _end_run(run, sentence)
            _mention(Match(ids), sentence)
            at = _past_description(folded, at + length, sentence)
            continue
        word = folded[at]
        if (word in OFFICES or word in PARTS) and _is_somebody_else(tokens, folded, at, sentence.directory):
            run.append(tokens[at])
        elif _says_nothing(word, tokens[at]):
            _end_run(run, sentence)
            at = _cue(folded, at, sentence)
        else:
            run.append(tokens[at])
        at += 1
    _end_run(run, sentence)


def _is_somebody_else(tokens: list[str], folded: list[str], at: int, directory: Directory) -> bool:
    """Tell whether an office belongs to somebody: "Mao's ambassador", "the ambassador of Mao"."""
    if at and tokens[at - 1].casefold().endswith("'s") and folded[at - 1] not in FILLERS:
        return True
    after = at + 1
    if after >= len(folded) or folded[after] not in {"of", "to", "for"}:
        return False
    after += 2 if folded[after + 1 : after + 2] == ["the"] else 1
    return after < len(folded) and _name_at(folded, after, directory)[0] > 0


def _folded(token: str) -> str:
    if token.isascii() and not token[0].isalnum():
        return ">" if ">" in token else token
    return "".join(words_of(token)) or token


def _name_at(folded: list[str], at: int, directory: Directory) -> tuple[int, tuple[str, ...]]:
    """Return how many words a name takes up here, and whose it is: the longest form wins."""
    longest = directory.longest_at(folded[at])
    for length in range(min(longest, len(folded) - at), 0, -1):
        ids = directory.exactly("".join(folded[at : at + length]))
        if ids:
            return length, ids
    return 0, ()


def _ends_later(folded: list[str], at: int, length: int, directory: Directory) -> bool:
    """Tell whether a title stands before a longer name: "Chairman" before "Mao Zedong"."""
    after = _name_at(folded, at + 1, directory)[0] if at + 1 < len(folded) else 0
    return after + 1 > length


def _past_description(folded: list[str], at: int, sentence: _Sentence) -> int:
    """Pass over what is said of the name just read, between commas, where it is true of its bearer."""
    if at >= len(folded) or folded[at] not in {",", "("}:
        return at
    end = next((place for place in range(at + 1, len(folded)) if folded[place] in _BREAKS), len(folded))
    told = sentence.directory.described(folded[at + 1 : end])
    return end if sentence.order[-1] in told else at


_BREAKS = frozenset([",", ";", "(", ")", ":", ">"])


def _says_nothing(word: str, token: str) -> bool:
    if word in CUES or word in NEGATIONS or word in FILLERS or word in OFFICES or word == ">":
        return True
    if not token.isalpha() and any(map(str.isdigit, token)):
        return True
    return DATE_WORDS.get(word, ("",))[0] == "month" and token[:1].isupper()


def _cue(folded: list[str], at: int, sentence: _Sentence) -> int:
    """Take one cue word; return the place of the last word that it took."""
    word = folded[at]
    after = folded[at + 1] if at + 1 < len(folded) else ""
    if word in NEGATIONS:
        raise _Refusal(_NEGATED)
    cue = ">" if word == ">" else CUES.get(word, "")
    if cue == "or":
        raise _Refusal(_CHOOSE)
    if word in {"according", "thanks"} and after == "to":
        sentence.cue = "according"
        return at + 1
    if word == "with" and at and folded[at - 1] in TALKS:
        sentence.cue = "addressee"
        return at
    if cue == "passive":
        sentence.cue = "reporter" if after in {"by", "in", "via", "through", "from", "on", "to"} else "active"
        return at + 1 if sentence.cue == "reporter" else at
    if cue == "addressee" and word == "told" and after == "by":
        sentence.cue = "reporter" if sentence.parts.get("speaker") else "speaker"
        return at + 1
    if cue == "and":
        sentence.joined = True
    elif cue == "break":
        sentence.joined = sentence.joined and sentence.cue == ""
        sentence.cue = sentence.cue if word == ":" else "break"
    elif cue and not (cue == "addressee" and word == "to" and sentence.cue == "according"):
        sentence.cue = cue
        sentence.joined = False
    return at


def _mention(match: Match, sentence: _Sentence) -> None:
    """Give a name its part in the sentence."""
    if len(match.ids) > 1:
        raise _Refusal(_SPELLING if match.slips else _SHARED)
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
    cue = sentence.cue
    speakers = sentence.parts.get("speaker", [])
    if sentence.joined and cue in {"", "break"} and sentence.last:
        sentence.loose = False
        return sentence.last
    if cue in {"addressee", "reporter", "subject"}:
        return cue
    if cue == "active":
        return "active" if speakers else "speaker"
    if not speakers and cue != "context":
        return "speaker"
    if identifier in speakers:
        return "speaker"
    person = sentence.directory.bearers[identifier].kind == "person"
    if cue in {">", "speaker", "according"}:
        return "reporter"
    if not person:
        return "context"
    if cue in {"context", "from"}:
        return "reporter"
    sentence.loose = True
    return sentence.last


def _end_run(run: list[str], sentence: _Sentence) -> None:
    """Look at words that are neither names nor cues: a name with slips, or one that no record bears."""
    if not run:
        return
    text = " ".join(run)
    run.clear()
    words = words_of(text)
    key = key_of(words)
    match = _chinese(text, sentence.directory) or (
        None if key == sentence.tried else sentence.directory.nearest(key)
    )
    if match and match.ids:
        _mention(match, sentence)
        return
    ids = sentence.directory.described(words)
    if len(ids) == 1:
        if ids[0] not in sentence.order:
            sentence.described = True
        _mention(Match(ids), sentence)
        return
    sentence.unknown.append(text)


def _chinese(text: str, directory: Directory) -> Match | None:
    """Find a name in Chinese signs to which a title or "said" is tied without a space."""
    if not _HAN_WORD.fullmatch(text):
        return None
    for beginning in filter(text.startswith, ("", *HAN_BEGINNINGS)):
        rest = text.removeprefix(beginning)
        for ending in filter(rest.endswith, ("", *HAN_ENDINGS)):
            core = rest.removesuffix(ending)
            ids = directory.exactly(form_key(core)) if core else ()
            if ids:
                return Match(ids)
    return None


def _result(sentence: _Sentence, line: str) -> Reading:
    parts = sentence.parts
    if sentence.loose:
        return Unreadable(_HOW_RELATED)
    if sentence.unknown:
        if sentence.order or len(sentence.unknown) > 1 or not _is_name_like(sentence.unknown[0]):
            return Unreadable(_NO_NAME)
        return Attribution(unknown=unicodedata.normalize("NFC", sentence.unknown[0]))
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


def _only_context(parts: dict[str, list[str]], line: str, sentence: _Sentence) -> Reading:
    """Judge a reply that names somebody, but nobody who speaks: "to Putin", "in the New Statesman"."""
    context = parts.get("context", [])
    if len(context) == 1 and not parts.get("addressee"):
        return Attribution(tuple(context), slips=sentence.slips)
    ids = sentence.directory.described([word for word in words_of(line) if word not in CUES])
    if len(ids) == 1 and not sentence.order:
        return Attribution(ids, described=True)
    return Unreadable(_NO_NAME)


def _is_name_like(text: str) -> bool:
    """Tell whether unknown words look like somebody's name: up to four words, each with a capital."""
    words = text.split()
    plain = all(word.replace("-", "").replace("'", "").replace(".", "").isalpha() for word in words)
    return (
        plain
        and len(words) <= 4
        and len(text) > 2
        and all(word[0].isupper() or _HAN_WORD.match(word) for word in words)
    )
