"""Rulings: what an instructor decided on a reply, for all who wrote the same.

A ruling holds for one question and is asked before the judge. It is kept in the course's own folder, so that the key
stays what the sources say.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from fourcenturies.files import toml
from fourcenturies.questions.verdicts import graded
from fourcenturies.replies.text import split_confidence, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from fourcenturies.questions.verdicts import Verdict

RULINGS_FILE = "rulings.toml"
RULED = "Your instructor has ruled on this answer"
_HEAD = (
    "# What was ruled, by `fourcenturies rule`. Take an entry out to take a ruling back; then grade again.\n"
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a reply to one question is worth, as a share between 0 and 1, and why. `day` is when it was ruled."""

    question: str
    reply: str
    credit: float
    why: str
    day: str = ""

    @property
    def verdict(self) -> Verdict:
        """The verdict that the ruling gives."""
        return graded(self.credit, f"{RULED}: {self.why}")


def tidied(reply: str) -> str:
    """Return a reply without what tells nothing: how sure its writer was, capitals, spaces, a full stop.

    >>> tidied("  The  Monitor. "), tidied("ＴＨＥ MONITOR")
    ('the monitor', 'the monitor')
    """
    body, _ = split_confidence(reply)
    lines = (tidy(line).casefold().rstrip(".;, ") for line in body.splitlines())
    return "\n".join(line for line in lines if line)


def ruling_on(rulings: Iterable[Ruling], reply: str) -> Ruling | None:
    """Return the last of a question's rulings on a reply that is the same after tidying; `None` for none."""
    own = tidied(reply)
    return next((ruling for ruling in reversed(tuple(rulings)) if tidied(ruling.reply) == own), None)


def by_question(rulings: Iterable[Ruling]) -> dict[str, tuple[Ruling, ...]]:
    """Return rulings by the question that they are on."""
    found: dict[str, tuple[Ruling, ...]] = {}
    for ruling in rulings:
        found[ruling.question] = (*found.get(ruling.question, ()), ruling)
    return found


def with_ruling(rulings: Sequence[Ruling], new: Ruling) -> tuple[Ruling, ...]:
    """Return rulings with a new one, which takes the place of an earlier one on the same reply."""
    own = tidied(new.reply)
    kept = [one for one in rulings if one.question != new.question or tidied(one.reply) != own]
    return (*kept, new)


def load_rulings(folder: Path) -> tuple[Ruling, ...]:
    """Read the rulings in a course's own folder; none where there is no file.

    Raises `ValueError` with the place of the fault where the file cannot be read.
    """
    path = folder / RULINGS_FILE
    try:
        table = toml.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (toml.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: not readable as TOML ({error}); mend it, then run again") from None
    rows = table.get("ruling", [])
    rows = rows if isinstance(rows, list) else [rows]
    return tuple(_ruling(row, f"{path}: ruling {number}") for number, row in enumerate(rows, 1))


def _ruling(row: Mapping[str, Any], where: str) -> Ruling:
    known = {field.name for field in fields(Ruling)}
    row = row if isinstance(row, dict) else {}
    if unknown := sorted(set(row) - known):
        raise ValueError(f"{where}: unknown field {unknown[0]!r}; known are {', '.join(sorted(known))}")
    for name in ("question", "reply", "why"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise ValueError(f"{where}: {name}: it must be a text")
    credit = row.get("credit")
    if not isinstance(credit, int | float) or not 0 <= credit <= 1:
        raise ValueError(f"{where}: credit: {credit!r} is no number from 0 to 1")
    return Ruling(row["question"], row["reply"], float(credit), row["why"], str(row.get("day", "")))


def rulings_text(rulings: Iterable[Ruling]) -> str:
    """Return rulings as the text of their file."""
    return _HEAD + "".join(
        "\n[[ruling]]\n" + "".join(f"{name} = {toml_value(value)}\n" for name, value in asdict(one).items())
        for one in rulings
    )


def toml_value(value: str | float) -> str:
    """Return a text or a number as TOML writes it."""
    if not isinstance(value, str):
        return f"{value:g}"
    plain = value.encode("utf-8", "replace").decode()
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
