"""Words that a reply speaks of and does not say: those of others, a silence that it refuses, one of several guesses.

And its counterpart: "not stated" that is said, beside a date or a name of which is told that it belongs elsewhere.
"""

from __future__ import annotations

import re

from fourcenturies.replies.claims import Piece, pieces, takes_back
from fourcenturies.replies.languages import is_silent_abroad
from fourcenturies.replies.silence import MAY_SAY_BOTH, denies_saying, says_both, says_not_stated
from fourcenturies.replies.text import word_set, words_in

_SILENCE = (
    r"[\"']?(?:(?:that )?(?:it|he|she|the \w+) )?(?:not (?:stated|given|named|told|said)|(?:is|was)(?:n't| not) "
    r"(?:stated|"
    r"given|named|told|said)|is unsigned|nobody is named|no one is named|unsigned|no (?:name|year|date) (?:is|was))"
)
_SPEAKS = r"(?:says?|said|writes?|wrote|puts?|claims?|answers?|thinks?|believes?|tell|call)"
# "Not stated" talked about, and not said: "'Not stated' is what lazy people write", "you cannot say 'not stated'".
_ABOUT_SILENCE = re.compile(
    r"[\"']not stated[\"']\W+(?:is|are|was|were|will|would|can|cannot|must|should|isn't|has|does)\b"
    r"(?!\W+(?:my|the (?:right |correct |only |best )?answer|right|correct|true|what i)\b(?!.*\bnot\b))"
    r"|\bif\b.{0,20}\bnot stated\b.{0,30}\b(?:key|answer|right|correct)\b"
    r"|\b(?:cannot|can't|can not|couldn't|could not|won't|will not|wouldn't|would not|must not|mustn't|shouldn't|"
    r"should not|"
    rf"don't|do not|never|refuse to|decline to|(?:wrong|false|lazy|silly|mistaken|a mistake|easy) to|nobody (?:can|"
    rf"could)) "
    rf"{_SPEAKS}\b[^.,;:!?]{{0,30}}?{_SILENCE}"
    rf"|\b(?:who|whoever|some|many|others|people|those|anyone|everyone|pupils|"
    rf"students)\b[^.,;:!?]{{0,25}}?\b{_SPEAKS}\b"
    rf"[^.,;:!?]{{0,20}}?{_SILENCE}"
    rf"|\bno way\b[^.,;:]{{0,20}}{_SILENCE}|{_SILENCE}[\"']?\?+\s+(?:of course|yes|but |oh |he |it |she |that |doch|"
    rf"si\b)"
    r"[^.;:]{0,12}\b(?:is|does|was|did|are)\b",
    re.IGNORECASE,
)
# Whose guess it was, and that it is not the writer's: "Some think Snow. I don't."
_OF_OTHERS = re.compile(
    rf"\b(?:some|many|others|people|everyone|everybody|most|my \w+)\b[^.;:!?]{{0,20}}?\b{_SPEAKS}\b.*?"
    r"\bi (?:don't|do not|disagree|doubt)\b|\bnot me\b|\bi beg to differ\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\bwhat (?:they|you|people|everyone|everybody|most|some|others) (?:want|expect|think|say|would|will|might)\b",
    re.IGNORECASE,
)
_GUESS = r"\b(?:could|may|might) (?:well )?be\b|\bmaybe\b|\bperhaps\b|\bpossibly\b"
# Two guesses side by side, or a choice that is left to the reader.
_OPEN = re.compile(
    rf"(?:{_GUESS})[^.;]{{2,60}}?[,;.]\s*(?:or |and |but |it )*(?:{_GUESS})"
    r"|\b(?:you|your)(?: can| may| could| to)? (?:choose|pick|decide|choice)\b|\bup to you\b|\b(?:pick|choose) "
    r"(?:one|either)\b"
    r"|\bas you (?:like|please|wish|prefer)\b|(?<!\bin )(?<!\bby )\beither (?:one|will do|works)\b"
    r"|\bmight belong to any\b",
    re.IGNORECASE,
)
_MAY_DISOWN = re.compile(
    r"stated|given|named|unsigned|could|may|might|perhaps|possibly|you|pick|choose|either|i do|i dis|i beg|not me|what|"
    r"told|said"
)
# One of these words stands wherever each of those is found.
_SILENT_WORDS = word_set("stated given named told said unsigned name year date")
_TALKS_OF = word_set("""
    if cannot can could would will must should do never refuse decline wrong false lazy silly mistaken mistake easy
    nobody who whoever some many others people those anyone everyone pupils students way
    """)
_OTHERS_NOT_I = word_set("i me")
_OPEN_WORDS = word_set("could may might maybe perhaps possibly you your pick choose either belong")
_ANY_TO_DISOWN = _SILENT_WORDS | _OTHERS_NOT_I | _OPEN_WORDS | MAY_SAY_BOTH | {"what", "not"}


def is_disowned(line: str) -> bool:
    """Tell whether a line speaks of its answer as nobody's, or of silence as wrong.

    >>> is_disowned("You cannot say 'not stated' here"), is_disowned("I would say 'not stated'")
    (True, False)
    """
    words = words_in(line)
    if _ANY_TO_DISOWN.isdisjoint(words) or not _MAY_DISOWN.search(line.casefold()):
        return False
    return bool(
        (_may_be_about_silence(line, words) and _ABOUT_SILENCE.search(line))
        or (not _OTHERS_NOT_I.isdisjoint(words) and _OF_OTHERS.search(line))
        or ("what" in words and _WANTED.search(line))
        or (not _OPEN_WORDS.isdisjoint(words) and _OPEN.search(line))
        or says_both(line)
    )


def _may_be_about_silence(line: str, words: frozenset[str]) -> bool:
    signs = '"' in line or "'" in line or "?" in line
    return not _SILENT_WORDS.isdisjoint(words) and (signs or not _TALKS_OF.isdisjoint(words))


def own_claim(line: str) -> tuple[str, str] | None:
    """Return what a line tells of others, and what its writer says instead.

    >>> own_claim("1858 is what most will write, but I say 1860")
    ('1858 is what most will write', '1860')
    """
    if _OTHERS.isdisjoint(line.casefold().split()):
        return None
    others = _OTHERS_WRITE.search(line)
    told = _I_SAY.search(line, others.end()) if others else None
    return (line[: told.start()].strip(" ,;.-–"), line[told.end() :].strip()) if told else None


# What others write, or what offers itself; and what begins the reply's own claim after it.
_OTHERS = word_set(
    "people everyone everybody most others many they students some classmates obvious expected usual popular easy "
    "tempting thought neighbour neighbor friend going wanted meant first"
)
_OTHERS_WRITE = re.compile(
    r"\b(?:people|everyone|everybody|most|others|many|they|students|some|classmates)\b(?: \w+){0,3}? "
    r"(?:write|put|say|give|wrote|said|gave|answer|think|pick|choose|guess|name|go for|expect)\b"
    r"|\bi (?:first|at first|had|once) (?:thought|wrote|said|put|had)\b"
    r"|\b(?:(?:at )?first,? )?i (?:wanted|was going|was about|meant) to (?:write|say|put)\b"
    r"|\b(?:at )?first,? i (?:thought|wrote|said|put|had)\b"
    r"|\bi first (?:counted|got)\b|\bi (?:had|counted|got) \d+ (?:at )?first\b"
    r"|\bmy first (?:thought|guess|idea|answer|choice) (?:was|had been)\b"
    r"|\bmy (?:neighbour|neighbor|friend|partner) (?:has|says|said|wrote|put|thinks)\b"
    r"|\b(?:obvious|expected|usual|popular|easy|tempting) (?:name|year|date|answer|choice|guess|candidate)\b",
    re.IGNORECASE,
)
_I_SAY = re.compile(
    r"[,.;:–-]*\s*\b(?:but |yet |still |and )?(?:now(?=(?: it(?:'s| is))? [A-Z\d])(?: it(?:'s| is))?|"
    r"(?:now )?i(?:'d| would| will|'ll| still| do)? (?:say|go (?:with|for)|write|put|have|"
    r"choose|pick|answer|(?:think|believe|reckon)(?: that)?(?: it(?:'s| is| was))?)|my (?:own )?(?:answer|choice|vote)"
    r"(?: is| goes to|:)|(?:for|to) me,? it(?:'s| is| was)|(?<=but )(?:it(?:'s| is| was)|the (?:right |real |true )?"
    r"answer is)|it(?:'s| is) (?=\d+ ?(?:days|years)?\W*$)|(?<=[;.] )(?=[^\W\d_]+(?: [^\W\d_]+){0,2}\W*$)|(?<=[;.] )(?:the|these|those) words are)\b:?\s*",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{3}")
# What a year stands for, where it does not answer: "1860 is for the land", "it belongs to the treaty".
_ELSEWHERE = re.compile(
    r"\d{4}\W{1,4}(?:\w+\W+){0,2}?(?:is|are|was|belongs?|attach\w*|refers?|appl\w+|concerns?|goes|stands?|relates?|"
    r"tells?|gilt|"
    r"betrifft|gehört|bezieht|concerne|es|est|corresponde|это|относится|только)\b(?!\W+(?:not stated|right|correct))"
    r"|\b(?:it|that|which|this) (?:belongs?|attaches|refers|applies|goes|is (?:for|about|of)|was (?:for|about|of)|"
    r"concerns)\b"
    r"|\d{4}\s?(?:是|指|说的是)",
    re.IGNORECASE,
)


def silent_beside(line: str, *, foreign: bool) -> tuple[str, ...] | None:
    """Return what else a line holds that says "not stated", where its years belong elsewhere; else `None`.

    >>> silent_beside("1860 is for the land, for the port no year is given", foreign=False)
    ('1860 is for the land',)
    """
    if not _FIGURE.search(line) or not _may_be_elsewhere(line) or not _ELSEWHERE.search(line):
        return None
    several = pieces(line)
    silent = [
        piece for piece in several if not _FIGURE.search(piece.text) and _is_silent(piece, foreign=foreign)
    ]
    others = [piece.text for piece in several if piece not in silent]
    if not silent or any(map(takes_back, others)):
        return None
    return tuple(others) if _ELSEWHERE.search("; ".join(others)) else None


def _may_be_elsewhere(line: str) -> bool:
    return (
        not line.isascii()
        or not _TELLS_OF.isdisjoint(words_in(line))
        or "attach" in line.lower()
        or "appl" in line.lower()
    )


_TELLS_OF = word_set("""
    is are was belong belongs refer refers concern concerns goes stand stands relate relates tell tells gilt betrifft
    bezieht concerne es est corresponde
    """)


def _is_silent(piece: Piece, *, foreign: bool) -> bool:
    told = says_not_stated(piece.text) or denies_saying(piece.text)
    return told or (foreign and is_silent_abroad(piece.text))
