"""Broken encodings: UTF-8 that was read as GBK or as Windows-1252, and bytes that were lost on the way.

A run of foreign-looking letters is turned back into the bytes it came from and read as UTF-8. Where the
wrong reading dropped a byte, the letter cannot be decided: it becomes U+FFFD and its place is reported.
Nothing is ever guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LOST = "\ufffd"
_RUN = re.compile(r"[^\x00-\x7f]+")
_PUNCTUATION = re.compile(f"[\u2010-\u2027{LOST}]")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text with its encoding repaired, what was wrong with it, and the places of lost letters."""

    text: str
    fault: str
    lost: tuple[int, ...]


def repair(text: str) -> Repaired:
    """Return the text as its writer typed it, as far as its bytes still tell.

    >>> repair("China鈥檚 growing role").text
    'China’s growing role'
    >>> repair("a lifeline,鈥 he says").lost
    (11,)
    """
    fault = ""
    for name, back in _WRONG_READINGS:
        mended = _reread(text, back)
        if mended is not None:
            text, fault = mended, f"UTF-8 read as {name}"
            break
    return Repaired(text, fault, tuple(found.start() for found in re.finditer(LOST, text)))


def _gbk(run: str) -> bytes:
    return run.encode("gb18030")


def _windows(run: str) -> bytes:
    # Windows-1252 leaves five bytes undefined; lenient readers pass them through as C1 controls.
    return b"".join(bytes([ord(c)]) if "\x80" <= c <= "\x9f" else c.encode("cp1252") for c in run)


_WRONG_READINGS: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    ("GBK", _gbk),
    ("Windows-1252", _windows),
)


def _reread(text: str, back: Callable[[str], bytes]) -> str | None:
    """Return the text read anew, or None where it does not look as if it had been read wrongly."""
    runs = [found.group() for found in _RUN.finditer(text)]
    mended = {run: _decoded(run, back) for run in set(runs)}
    good = [mended[run] for run in runs if mended[run] is not None]
    if 2 * len(good) <= len(runs) or not any(_PUNCTUATION.search(run or "") for run in good):
        return None
    return _RUN.sub(lambda found: _or_itself(found.group(), mended), text)


def _or_itself(run: str, mended: dict[str, str | None]) -> str:
    read = mended[run]
    return run if read is None else read


def _decoded(run: str, back: Callable[[str], bytes]) -> str | None:
    try:
        raw = back(run)
    except UnicodeEncodeError:
        return None
    read: list[str] = []
    while raw:
        try:
            return "".join((*read, raw.decode("utf-8")))
        except UnicodeDecodeError as error:
            if error.end - error.start < 2:
                return None
            read += [raw[: error.start].decode("utf-8"), LOST]
            raw = raw[error.end :]
    return "".join(read)
