"""A list without what stands round it: a greeting, an announcement, thanks, the head and rules of a table."""

from __future__ import annotations

import re

from fourcenturies.replies.text import LONGEST, tidy

# What announces a list, as "Hello, here are mine:", "I think:", "only", "my labels: " do.
_LEAD = re.compile(
    r"^(?:(?:hi|hello|hey|dear \w+|good (?:morning|day|evening)|ok(?:ay)?|so|well|only|hallo|bonjour|hola|"
    r"здравствуйте|привет|你好)\b(?: (?:there|all|everyone|everybody|teacher|professor|sir))?[\s,.!:–-]*"
    r"|(?:(?:i|we) (?:think|guess|believe|say|would say|find|take|would (?:label|sort|put)(?: them| it)?)|i'd (?:say|"
    r"label(?: them)?|sort them|put it)|in my (?:view|opinion))\b(?: that| so| as follows| like this| this "
    r"way)*[\s,:–-]*|(?:here|these|this|below|following)\b[^:\n]{0,40}:\s*"
    r"|(?:(?:my|the) )?(?:answers?|labels?|order|verdicts?|reply|solution|list|pairs?|result|lösung|antwort|réponses?|"
    r"respuestas?|ответы?|答案)\b(?: (?:is|are|would be|in order))?\s*[:=–-]+\s*)+",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^\W*(?:(?:thanks?|thank you|cheers|best|regards|best wishes|kind regards|many thanks|bye|danke|merci|"
    r"gracias|спасибо"
    r"|i hope (?:this|that|it)(?:'s| is)? (?:right|correct|ok|okay|helps|fine)|good luck|please|very much|a lot|"
    r"everyone|all)\W*)+$",
    re.IGNORECASE,
)
# What says which of the things to sort is not used.
_LEFT_OVER = re.compile(
    r"\W*(?:[\w, ]{1,40} (?:is|are) )?(?:left over|not used|unused|not needed)\b", re.IGNORECASE
)
_CELLS = re.compile(r"\s*\|\s*|\t+")
_RULE = re.compile(r"[\s|:=_+–-]+$")
_LABELLED = re.compile(r"\(?([a-z]|\d{1,2})[).:]?", re.IGNORECASE)


def unframed(reply: str, *, cells: int = 2) -> list[str]:
    r"""Return the tidied lines of a reply without what announces or ends them; of a table each row is a line.

    >>> unframed("Hi, here are mine:\n| letter | label |\n|---|---|\n| a | real | why |\nThanks!")
    ['a: real (why)']
    >>> unframed("a | Ada | Gazette\nb | Max | Herald", cells=0)
    ['a: Ada | Gazette', 'b: Max | Herald']
    """
    if len(reply) > LONGEST:
        return []
    lines = [line for line in map(tidy, reply.splitlines()) if line]
    if "|" in reply or "\t" in reply:
        lines = _table_rows(lines, cells)
    if lines:
        lines[0] = _LEAD.sub("", lines[0])
        if len(lines) > 1 and _POLITE.match(lines[-1]):
            del lines[-1]
    return [line for line in lines if any(map(str.isalnum, line)) and not _is_left_over(line)]


def _is_left_over(line: str) -> bool:
    return any(map(line.lower().__contains__, ("left over", "used", "needed"))) and bool(
        _LEFT_OVER.match(line)
    )


def _table_rows(lines: list[str], cells: int) -> list[str]:
    """Return the lines of a table as "left: right"; the row above a rule or of words alone is its head."""
    rows = [[cell for cell in _CELLS.split(line.strip(" |")) if cell] for line in lines]
    if sum(len(row) > 1 for row in rows) < 2:
        return lines
    ruled = [place for place, line in enumerate(lines) if "|" in line and _RULE.match(line)]
    lettered = [bool(len(row) > 1 and _LABELLED.fullmatch(row[0])) for row in rows]
    told = []
    for place, (line, row) in enumerate(zip(lines, rows, strict=True)):
        head = (
            place + 1 in ruled
            or (not lettered[place] and lettered[place + 1 : place + 2] == [True])
            or (len(row) > 1 and place < 2 and _HEADS.issuperset(row[0].casefold().split()))
        )
        if place in ruled or (head and len(row) > 1):
            continue
        if len(row) < 2 or (not cells and not lettered[place]):
            told.append(line)
        elif cells:
            told.append(f"{row[0]}: {row[1]}" + (f" ({'; '.join(row[2:])})" if row[2:] else ""))
        else:
            told.append(f"{row[0].strip('().:')}: {' | '.join(row[1:])}")
    return told


_HEADS = frozenset(
    [
        "the",
        "text",
        "texts",
        "card",
        "cards",
        "claim",
        "claims",
        "line",
        "lines",
        "letter",
        "pair",
        "pairs",
        "item",
        "items",
        "sentence",
        "statement",
        "source",
        "name",
        "sign",
        "no",
        "nr",
        "#",
        "place",
    ]
)
