"""A chain cut into its hops: a line each, or one line with signs, "via", "reported by" or "told" between them."""

from __future__ import annotations

import re

from fourcenturies.replies.languages import foreign_whole, in_plain_english
from fourcenturies.replies.lines import TOO_LONG, entries, stripped
from fourcenturies.replies.silence import says_not_stated
from fourcenturies.replies.text import Unreadable, tidy

HOW = "Write the hops in one line, “speaker > who passes it on > outlet”, with “not stated” where nobody is named."
REVERSED = 1.5
_MOST_HOPS = 12
_PASSED_ON = r"(?:reported|quoted|cited|told|retold|relayed|passed on|published|printed) (?:by|in|through)"
_SIGN = re.compile(
    rf"\s*(?:[-=–]{{0,20}}>+|[;|])\s*|[\s,(]{{1,3}}(?:via|(?:as )?{_PASSED_ON}) ", re.IGNORECASE
)
_SIGNS = (_SIGN, re.compile(r"\s+/\s+"), re.compile(r"\s+[-–]+\s+"))
_BACKWARDS = re.compile(r"\s*(?:<+[-=–]*|←)\s*")
# A chain told in clauses: "Snow said it, the Gazette reported it; the writer is not stated".
_CLAUSES = re.compile(r"[,;.]\s+(?:(?:and|then|but)\s+)*")
_TOLD_OF = re.compile(
    r"\s+(?:said|says|spoke|told|wrote|writes|reported|reports|quoted|quotes|printed|prints|published|publishes|"
    r"passed|passes|is|was)\b.*$",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*,\s*")
_LEAD = re.compile(
    rf"^(?:(?:speaker|reporter|author|outlet|source|publisher|hop \d)\s*[:=]\s*"
    rf"|(?:as )?{_PASSED_ON} |(?:via|in|by|then|next|finally) (?=\S)"
    r"|(?:dann|danach|puis|ensuite|luego|después|потом|затем) (?=\S))",
    re.IGNORECASE,
)
ROUND = re.compile(
    r"^(?:the )?(?:article|blog|magazine|website|site) (?:of|in|on) | (?:blog|magazine|website|site)$",
    re.IGNORECASE,
)
_EDGES = ' .,;:!?()[]*_`"'


def hops_of(reply: str) -> list[str] | Unreadable:
    """Return the hops of a chain as they are written, the one who speaks first."""
    whole = foreign_whole(tidy(reply))
    lines = entries(
        "\n".join(
            in_plain_english(tidy(line), whole=whole)
            for line in (reply if "«" in reply else reply.replace("»", ">")).splitlines()
        )
    )
    if isinstance(lines, Unreadable):
        return lines
    parts = _one_line(lines[0]) if len(lines) == 1 else [part for line in lines for part in _SIGN.split(line)]
    if len(parts) > 1 and any(_OPEN.fullmatch(part) for part in parts):
        return Unreadable(HOW)
    hops = [_bare(part) for part in parts]
    hops = [hop for hop in hops if hop]
    if len(hops) > _MOST_HOPS:
        return Unreadable(TOO_LONG)
    return hops or Unreadable(HOW)


_FROM = re.compile(
    r"^(?:(?:the|it|this|that)\s)?(?:(?:chain|words?|line|path|quotation|remark)\s)?(?:runs?|goes|go|leads?|"
    r"pass(?:es)?|went|"
    r"travels?|moves?)\sfrom\s(?=.*\bto\b)|^from\s(?=.*\b(?:to|via)\s.*\bto\b)",
    re.IGNORECASE,
)
_ON_TO = re.compile(
    r",?\s+(?:and\s+)?(?:(?:then|next|finally|on|from there)\s+)*(?:to|through|via)\s+", re.IGNORECASE
)
# A line that only says what each hop is: "speaker > agency > paper: …".
_HEADER = re.compile(
    r"^(?:[\s>]|-|(?:the|first|who|speaks|passes|it|on|speaker|agency|writer|author|paper|outlet|reporter|teller|"
    r"newspaper|"
    r"magazine|journalist|publisher|news)\b)+:\s*(?=.*>)",
    re.IGNORECASE,
)


def _one_line(line: str) -> list[str]:
    line = _HEADER.sub("", line)
    if _FROM.match(line) or (line.count(" to ") > 1 and ">" not in line):
        line = _ON_TO.sub(" > ", _FROM.sub("", line))
    told = _CLAUSES.split(line)
    if ">" not in line and len(told) > 2 and all(_TOLD_OF.search(part) for part in told):
        return [_TOLD_OF.sub("", part) if not says_not_stated(part) else part for part in told]
    for sign in _SIGNS:
        parts = sign.split(line)
        if len(parts) > 1:
            return parts
    parts = _BACKWARDS.split(line)
    if len(parts) > 1:
        return parts[::-1]
    parts = _COMMA.split(line)
    return parts if len(parts) > 2 else [line]


def _bare(part: str) -> str:
    """Return a hop without its label: "agency: The Associated Press", "Vladimir Putin (speaker)"."""
    text = _LEAD.sub("", stripped(part.strip(_EDGES))).strip(_EDGES)
    return _TAIL.sub("", _LABEL.sub("", text)).strip(_EDGES)


# A hop that is left open.
_OPEN = re.compile(r"[\s(\[]*\?+[\s)\]]*")
_LABEL = re.compile(r"^[^\W\d_][^:=>]{0,40}?(?: \d)?\s*[:=]\s*(?=\S)")
_TAIL = re.compile(
    r"\s*\((?:the )?(?:original )?(?:speaker|reporter|agency|writer|author|paper|outlet|teller|newspaper|magazine|"
    r"journalist|first teller|who speaks|publisher|who first tells it|news agency)\)\s*$",
    re.IGNORECASE,
)
