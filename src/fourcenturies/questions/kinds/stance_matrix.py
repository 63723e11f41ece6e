"""Judge a matrix of stances: what each source (or expert) says of one claim, silence included.

The reply is one line a source, in any order, the source by any of its names, the stance by any of its words::

    Cox: asserts
    Stallard - partly
    the digest says nothing

The key is written likewise; `= Cox: qualifies` accepts a second stance for a cell, and a trap may name one line::

    ! Monitor: asserts | 0.3 | Those are words that it quotes. Does it say so itself?

Every line of the key is a cell, and each counts alike; a line that is missing or cannot be read earns nothing. What
one stance on every line would earn is taken off (`chance`). The
message tells how many are right and which source to read again, never the stance.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.questions.keys import NAMED_TRAP
from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.kinds.chance import commonest, corrected, counted
from fourcenturies.questions.kinds.stance_rows import Matrix, read_matrix
from fourcenturies.questions.verdicts import Verdict, graded

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key, Trap
    from fourcenturies.questions.model import Question

LONGEST = 4000
HOW = "Write one line a source, as “name: stance”; the stances are asserts, qualifies, disputes and silent."
_TOO_LONG = Verdict("unreadable", 0.0, f"This is too long to be read for certain. {HOW}")
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as stances; please tell your instructor."
)


# The verdict


@dataclass(frozen=True, slots=True)
class _Cell:
    name: str
    ids: frozenset[str]
    accepted: frozenset[str]
    traps: tuple[tuple[str, Trap], ...]


def read(_question: Question, reply: str, directory: Directory | None) -> Verdict:
    """Say which stances a reply gives to whom."""
    if len(reply) > LONGEST:
        return _TOO_LONG
    matrix = read_matrix(reply, directory or default_directory())
    if not matrix.rows:
        return Verdict("unreadable", 0.0, _not_read(matrix) or HOW)
    return Verdict("read", 0.0, _not_read(matrix) or "Noted.", _words(matrix))


def judge(_question: Question, reply: str, key: Key, directory: Directory | None) -> Verdict:
    """Judge a reply cell by cell."""
    known = directory or default_directory()
    cells = _cells(key, known)
    if not cells:
        return _KEY_BROKEN
    if len(reply) > LONGEST:
        return _TOO_LONG
    matrix = read_matrix(reply, known)
    if not matrix.rows:
        return Verdict("unreadable", 0.0, _not_read(matrix) or HOW)
    return _judged(matrix, cells)


def _judged(matrix: Matrix, cells: tuple[_Cell, ...]) -> Verdict:
    earned, right = 0.0, 0
    said = {row.ids: row for row in matrix.rows}
    again, missing, trapped, names = [], [], [], []
    for cell in cells:
        row = said.get(cell.ids) or next((row for row in matrix.rows if row.ids & cell.ids), None)
        if row is None:
            if not any(ids & cell.ids for ids in matrix.twice.values()):
                missing.append(cell.name)
        elif row.stance in cell.accepted:
            right += 1
        else:
            again.append(cell.name)
            trap = next((trap for stance, trap in cell.traps if stance == row.stance), None)
            if trap:
                earned += trap.credit
                trapped.append(f"{cell.name}: {trap.message}")
                names.append(trap.name)
    guessed = commonest(cell.accepted for cell in cells)
    share = (right + earned) / len(cells)
    told = [
        "Right, every line." if right == len(cells) else counted(right, len(cells), guessed),
        f"Read again: {', '.join(again)}." if again else "",
        *trapped,
        f"No stance could be read for: {', '.join(missing)}." if missing else "",
        _not_read(matrix),
    ]
    slug = "wrong-stance" if again else "missing-line" if missing else "twice" if matrix.twice else ""
    slug = min(names, key=NAMED_TRAP.__eq__, default=slug)
    credit = 1.0 if right == len(cells) else corrected(share, guessed / len(cells))
    verdict = graded(credit, " ".join(filter(None, told)), _words(matrix), slug)
    return verdict._replace(share=round(share, 9))


@lru_cache(maxsize=512)
def _cells(key: Key, directory: Directory) -> tuple[_Cell, ...]:
    also = [row for text in key.also for row in read_matrix(text, directory).rows]
    traps = [(row, trap) for trap in key.traps for row in read_matrix(trap.reply, directory).rows]
    return tuple(
        _Cell(
            cell.name,
            cell.ids,
            frozenset({cell.stance, *(row.stance for row in also if row.ids & cell.ids)}),
            tuple((row.stance, trap) for row, trap in traps if row.ids & cell.ids),
        )
        for cell in read_matrix(key.answer, directory).rows
    )


def _not_read(matrix: Matrix) -> str:
    told = []
    if matrix.twice:
        told.append(f"Two stances stand for {', '.join(matrix.twice)}: give one.")
    if matrix.unread:
        told.append(f"Not read: “{matrix.unread[0][:60]}”. {HOW}")
    return " ".join(told)


def _words(matrix: Matrix) -> str:
    return "; ".join(f"{row.name}: {row.stance}" for row in matrix.rows)


KIND = Kind(read, judge, whole=True)
