"""The parts that the names of one sentence play, and the attribution that they make together."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fourcenturies.names import words_of
from fourcenturies.replies.cues import (
    CUES,
)
from fourcenturies.replies.naming import (
    is_name_like,
    is_near,
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
CHOOSE = "One name is asked for: write it without “or” and without “/”."
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
class Sentence:
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


def attribution_of(sentence: Sentence, line: str, *, several: bool) -> Reading:
    """Return what a sentence that was read to its end says of who speaks."""
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


def _leads_up(text: str, line: str, sentence: Sentence) -> bool:
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


def _are_joint(sentence: Sentence) -> bool:
    """Tell whether all names are persons who stand side by side as speakers."""
    ids = sentence.parts.get("speaker", [])
    return len(ids) == len(set(sentence.order)) and all(
        sentence.directory.bearers[one].kind == "person" for one in ids
    )


def _only_context(parts: dict[str, list[str]], line: str, sentence: Sentence) -> Reading:
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
