"""The key of a question, as it stands in the solution region of its answer cell.

A key is the accepted answer on its first lines, then lines with a sign in front::

    1689-09-06
    = 1689-09
    ! 1858-05-28 | 0 | That is the date of a later treaty.
    @ finer 1689-09-06
    @ reporter per-katie-stallard
    @ addressee per-vladimir-putin
    @ calendar julian
    @ because The text names the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SIGNS = ("=", "!", "@")
NAMED_TRAP = "named-trap"
"""The name of a trap that has no short name of its own."""


class KeyTextError(ValueError):
    """A line of a key cannot be read; the message names the line and how to write it."""


@dataclass(frozen=True, slots=True)
class Trap:
    """A reply that deserves its own credit and message; `name` is the short name of the error, for reports."""

    reply: str
    credit: float
    message: str
    name: str = NAMED_TRAP


@dataclass(frozen=True, slots=True)
class Key:
    """What is right, what else is right, and the named misconceptions.

    `finer` is the true date from outside that is more exact than the source; `calendar` that of the event's
    own record; `reporters` and `addressees` are ids or names; `because` is shown with the answer at the end.
    """

    answer: str
    also: tuple[str, ...] = ()
    finer: str = ""
    calendar: str = ""
    reporters: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    traps: tuple[Trap, ...] = ()
    because: str = ""

    def __hash__(self) -> int:
        """Return a number that is found fast: a key is looked up for each reply, and its texts know their own."""
        return hash((self.answer, self.also, self.because))


def read_key(text: str) -> Key:
    r"""Read a key: the accepted answer, then lines that begin with `=`, `!` or `@`.

    >>> read_key("1860\n= 1859/1860\n! 1858 | 0.5 | An earlier treaty.\n@ finer 1860-11-14").also
    ('1859/1860',)

    Raises `KeyTextError` for a line that cannot be read.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    first = _answer_lines(lines)
    told: dict[str, list[str]] = {}
    traps: list[Trap] = []
    for line in filter(None, lines[first:]):
        sign, rest = line[0], line[1:].strip()
        if sign == "!":
            traps.append(read_trap(rest))
        elif sign == "=":
            told.setdefault("also", []).append(rest)
        else:
            name, value = _setting(line)
            told.setdefault(name, []).append(value)
    return Key(
        "\n".join(lines[:first]).strip(),
        tuple(told.get("also", ())),
        finer=told.get("finer", [""])[-1],
        calendar=told.get("calendar", [""])[-1].casefold(),
        reporters=tuple(told.get("reporter", ())),
        addressees=tuple(told.get("addressee", ())),
        traps=tuple(traps),
        because=" ".join(told.get("because", ())),
    )


def first_answer(text: str) -> str:
    r"""Return the accepted answer of a key's text, whatever stands on the lines below it.

    >>> first_answer("1860\n@ no such line")
    '1860'
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    return "\n".join(lines[: _answer_lines(lines)]).strip()


def _answer_lines(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if line and line[0] in SIGNS), len(lines))


_SETTINGS = ("finer", "reporter", "addressee", "calendar", "because")


def _setting(line: str) -> tuple[str, str]:
    name, _, value = line[1:].strip().partition(" ")
    if line[0] != "@" or name not in _SETTINGS or not value.strip():
        raise KeyTextError(
            f'"{line}": a key line begins with =, ! or @ and one of {", ".join(_SETTINGS)} and a value'
        )
    return name, value.strip()


def read_trap(text: str) -> Trap:
    """Read `reply | credit | message`, or `reply | credit | message | name-of-the-error`.

    >>> read_trap("1861 | 0.5 | The year after.").credit
    0.5

    Raises `KeyTextError` where a part is missing or the credit is no number from 0 to 1.
    """
    parts = [part.strip() for part in text.split("|", 2)]
    if len(parts) != 3 or not all(parts):
        raise KeyTextError(f'"{text}": write a trap as reply | credit | message')
    message, _, name = (part.strip() for part in parts[2].rpartition("|"))
    if message and _NAME.fullmatch(name):
        return Trap(parts[0], read_credit(parts[1]), message, name)
    return Trap(parts[0], read_credit(parts[1]), parts[2])


_NAME = re.compile(r"[a-z][a-z0-9-]*")


def read_trap_name(text: str) -> str:
    """Return a trap's short name. Raises `KeyTextError` where it is none."""
    if not _NAME.fullmatch(text):
        raise KeyTextError(f'"{text}": the short name of a trap is small letters, digits and hyphens')
    return text


def read_credit(text: str) -> float:
    """Return a credit. Raises `KeyTextError` where it is no number from 0 to 1."""
    try:
        credit = float(text)
    except (TypeError, ValueError):
        credit = -1.0
    if not 0 <= credit <= 1:
        raise KeyTextError(f'"{text}": a credit is a number from 0 to 1')
    return credit
