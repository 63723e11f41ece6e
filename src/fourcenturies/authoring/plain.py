"""Plain English, B1 or B2: short sentences, and no word that a simpler one could replace.

Which words are avoided, what stands in their place, and how long a sentence may be, is told in `plain.toml`. Only the
course's own voice is read: what it quotes is others' English, and what is in italics is a title or a word as a word.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from fourcenturies.files import toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_UNREAD = re.compile(r"<!--.*?-->|<[^>]+>|https?://\S+", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_OTHERS = re.compile(
    r"`[^`]*`|“[^”]*”|\"(?:[^\"\n]|\n(?!\n))*\"|‘[^’]*’(?!\w)|‹[^›]*›"
    r"|(?<![\w*])\*(?![\s*])[^*\n]+\*(?![\w*])"
)
"""What is quoted, written as code, set in italics, or put in by a message."""
_LINE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*|#>]|\d+\.|[a-z]\)))")
_ROW = re.compile(r"[|·;]")
_END = re.compile(r"(?<=[.!?:])[)”*]*\s+")
_WORD = re.compile(r"[\w’'-]*\w")


@cache
def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = toml.loads(Path(__file__).with_name("plain.toml").read_text(encoding="utf-8"))
    return rules


@cache
def _avoided() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return each word to avoid as a pattern, and what to write in its place."""
    forms = {word: re.escape(word).replace(r"\*", r"\w*") for word in _rules()["instead"]}
    return tuple(
        (re.compile(rf"(?<!\w){forms[word]}(?!\w)", re.IGNORECASE), say)
        for word, say in _rules()["instead"].items()
    )


def sentences(text: str) -> list[str]:
    r"""Return the sentences of a text in Markdown, without their marks; a quotation is one sign.

    >>> sentences("### Who?\n\nShe says: “It is so.” We **ask**.")
    ['Who?', 'She says:', '….', 'We ask.']
    """
    plain = _OTHERS.sub(_sign, _LINK.sub(r"\1", _UNREAD.sub(" ", text.replace("**", ""))))
    found = []
    for line in _LINE.split(plain):
        parts = _ROW.split(line) if line.lstrip().startswith("|") else [line]
        found += [" ".join(one.strip(" #>-\n").split()) for part in parts for one in _END.split(part)]
    return [one for one in found if words_in(one)]


def _sign(found: re.Match[str]) -> str:
    """Return what stands for a quotation: a sign, and the end of a sentence where the quotation has one."""
    last = found[0][-2:-1]
    return f"…{last}" if last in set(".!?") else "…"


def words_in(sentence: str) -> int:
    """Return how many words a sentence has; a quotation counts as one.

    >>> words_in("He calls it … of 45 per cent.")
    8
    """
    return len(_WORD.findall(sentence)) + sentence.count("…")


def not_plain(text: str, kind: str = "lesson") -> Iterator[str]:
    """Yield what is not plain in a text: words to avoid, and sentences of too many words. `kind` is a row of `longest`.

    >>> list(not_plain("It is approximately so."))
    ['it says "approximately"; write "about"']
    """
    most = _rules()["longest"][kind]["sentence"]
    for sentence in sentences(text):
        for avoided, say in _avoided():
            if found := avoided.search(sentence):
                yield f'it says "{found[0]}"; write "{say}"'
        if (many := words_in(sentence)) > most:
            yield f'a sentence has {many} words, and {most} is the most: "{sentence[:70]}…"; make two of it'


def too_long_on_average(texts: Iterable[str], kind: str = "lesson") -> Iterator[str]:
    """Yield a sentence where the sentences of some texts are too long on average."""
    lengths = [words_in(sentence) for text in texts for sentence in sentences(text)]
    most = _rules()["longest"][kind]["average"]
    if lengths and fmean(lengths) > most:
        yield f"its sentences have {fmean(lengths):.1f} words on average, and {most} is the most; shorten some"
