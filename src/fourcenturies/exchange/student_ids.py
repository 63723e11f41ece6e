"""Ids of students that every file system takes, from names in any script."""

from __future__ import annotations

import hashlib
import unicodedata

MAX_LETTERS = 48
MAX_BYTES = 120
_KEPT = frozenset("._-@")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)


def student_id(name: str, number: str = "") -> str:
    """Return an id for a name: its letters and figures as they are, in NFC; all else becomes a hyphen.

    Two names may give one id; `number` keeps namesakes apart.

    >>> student_id("Zoë  O'Hara"), student_id("../../etc/passwd"), student_id("王 小明", "12")
    ('Zoë-O-Hara', 'etc-passwd', '王-小明-12')
    """
    plain = unicodedata.normalize("NFC", name)
    letters = [sign if _is_kept(sign) else "-" for sign in plain]
    words = [word.strip("._") for word in "".join(letters).split("-")]
    own = _short("-".join(word for word in words if word), name).lstrip("@")
    if not own or own.partition(".")[0].casefold() in _RESERVED:
        own = f"student-{own or mark(name)}"
    return f"{own}-{student_id(number)}" if number else own


def _is_kept(sign: str) -> bool:
    return sign in _KEPT or unicodedata.category(sign)[0] in "LMN"


def _short(text: str, name: str) -> str:
    if len(text) <= MAX_LETTERS and len(text.encode()) <= MAX_BYTES:
        return text
    short = text[: MAX_LETTERS - 9]
    while len(short.encode()) > MAX_BYTES - 9:
        short = short[:-1]
    return f"{short.rstrip('-._')}-{mark(name)}"


def mark(name: str) -> str:
    """Return eight signs that tell a name from all others."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
