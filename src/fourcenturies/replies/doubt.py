"""Doubt and framing taken off a reply: "I think", "probably", "the answer is", where in the text it stands."""

from __future__ import annotations

import re

# The signs before such a phrase: all of them from the first on, else a few, so that a long row of signs is read once.
_SIGNS_BEFORE = r"(?:(?<![\s,;(–-])[\s,;(–-]*|[\s,;(–-]{0,20})"
_DOUBT = re.compile(
    rf"{_SIGNS_BEFORE}\b(?:unless (?:i(?:'m| am)? (?:\w+ )?(?:mis\w+|wrong|overlooked|missed)|my \w+ (?:deceive|"
    r"fail)s?)[^,.;]*"
    r"|(?:i |we |one )?(?:can't|cant|cannot|could not|couldn't|don't|dont|do not) (?:tell|say|know) which(?: one| "
    r"of \w+(?: two)?)?"
    r"|(?:but |though |although )?(?:i'?m|i am|am) (?:really |still )?not (?:\w+ )?(?:sure|certain|"
    r"confident)(?: about (?:it|this|that))?"
    r"|(?:but )?not (?:\w+ )?(?:sure|certain)(?: about (?:it|this|that))?|i (?:do not|don't|dont) (?:really "
    r")?know(?: for (?:sure|certain))?(?=,? (?:but |maybe|perhaps|probably|i think|i guess|it\b))|(?:but )?i could "
    r"be wrong|correct me if "
    r"i'?m wrong|if i(?:'m| am) not mistaken"
    r"|if i have my \w+ on \w+|if i (?:remember|recall)(?: \w+)?|isn't it|wasn't it|right\?|no\?|(?:there is )?no "
    r"doubt(?: about it)?|without (?:a |any )?doubt|(?:sorry,? )?if i (?:spell|spelt|spelled|got|get|write|wrote) "
    r"[^.;]*?(?:wrong|wrongly|incorrectly)|if i (?:read|"
    r"understand|understood) (?:it|this|that)? ?(?:right|correctly)?)"
    r"(?: but\b)?[).,;:!?]*",
    re.IGNORECASE,
)


_FRAME = re.compile(
    r"^i(?:'m| am) (?:pretty |quite |fairly |very |almost |nearly )?(?:sure|certain|confident)(?: that)?(?: it(?:'s| "
    r"is| was))?\s+(?=[\w\"])|^(?:who|when|what|which|whose|how many|where)\b[^?.;]{0,60}\?\s+(?=\w)|"
    r"^(?:(?:ok(?:ay)?|well|so|oh|um+|uh+|er+|"
    r"hm+|hi|hello|yes|yeah|why|right|now|ah|alright|erm|like|look|honestly|basically|obviously|clearly|surely|of "
    r"course),?\s+)+(?=\S)"
    r"|\b(?:that'd|that would|it'd|it would|this would|this'd) (?:have to )?be\b"
    r"|[,.]?\s+(?:full stop|period|fullstop|that's it|that is it|final answer|i(?:'d)? reckon|end of story|for sure|"
    r"of course|obviously|i suppose|innit|please|thanks|thank you)[.!]*$",
    re.IGNORECASE,
)


# How a line begins or ends that may be framed so; most hold none of these, and are told fast.
_FRAMES_BEGIN = (
    "i'm", "i am", "wh", "how", "ok", "well", "so", "oh", "um", "uh", "er", "hm", "hi", "hello", "ye", "why", "right",
    "now", "ah", "al", "like", "look", "hon", "bas", "obv", "cl", "sur", "of c",
)  # fmt: skip
_FRAMES_END = (
    "stop", "period", "'s it", " is it", "answer", "reckon", "story", "sure", "course", "obviously", "suppose", "innit",
    "please", "thanks", "you",
)  # fmt: skip
_WOULD = re.compile(r"'d\b|would be")


# Where it stands, which is no part of the answer: "Stallard ¶ 3", "para. 3", "([2])".
_LOCATOR = re.compile(
    r"[,(]?\s*(?:see |cf\.? |in )?(?:\b[A-Z][\w-]+,?\s*)?(?:¶+|§+|\bpara(?:graph)?s?\b\.?|"
    r"\bp\.)\s?\d+(?:\s?[-–,]\s?\d+)*\)?|\s*\(?\[\d{1,2}\]\)?"
)
_LOCATED = re.compile(r"(?:[¶§]|para(?:graph)?s?\.?|p\.)\s?\d|\[\d{1,2}\]")
_DOUBTS = (
    "unless",
    "which",
    "sure",
    "certain",
    "doubt",
    "know",
    "wrong",
    "mistaken",
    "if i ",
    "n't it",
    "right?",
    "no?",
    "confident",
)


def without_doubt(line: str) -> str:
    """Return a line without the phrases in which its writer begins, ends, or is unsure of it."""
    may_locate = "¶" in line or "§" in line or "[" in line or "p." in line or "para" in line
    if may_locate and _LOCATED.search(line):
        line = _LOCATOR.sub(" ", line).strip() or line
    low = line.casefold()
    if _may_be_framed(low):
        line = _FRAME.sub(" ", line).strip() or line
    return _DOUBT.sub(" ", line) if any(word in low for word in _DOUBTS) else line


def _may_be_framed(low: str) -> bool:
    return (
        low.startswith(_FRAMES_BEGIN)
        or low.rstrip(".!").endswith(_FRAMES_END)
        or bool(("'d" in low or "would" in low) and _WOULD.search(low))
    )
