"""What a kind of question is: two functions, one that reads a reply without the key, one that judges it with the key.

To add a kind, write one module here with a `KIND`: its name, with hyphens, is the kind's. Both functions get a reply
that is neither empty nor over-long, in one form of signs and spaces, and return a verdict for any text. What several
kinds share, and what reads for one, stands here, too, and is named in `_SHARED`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from fourcenturies.questions.keys import NAMED_TRAP, Key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fourcenturies.names import Directory
    from fourcenturies.questions.model import Question
    from fourcenturies.questions.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of question reads and judges.

    `whole` keeps the reply's lines as they were written, and `between` is set between them where they become one;
    `long` lets a reply be of any length.
    """

    read: Callable[[Question, str, Directory | None], Verdict]
    judge: Callable[[Question, str, Key, Directory | None], Verdict]
    whole: bool = False
    long: bool = False
    between: str = ""


_SHARED = {"chance", "claim_labels", "date_fit", "footnote_lines", "order_pairs", "persons"}
_SHARED |= {"hops", "pair_labels", "pairs", "quoted_words", "stance_rows"}
_NAMED_OTHERWISE = {"dates": "date", "attributions": "attribution"}


class Kinds(Mapping[str, Kind]):
    """The kinds by their names. A kind's module is imported on first use, so that the judge is quick to start."""

    def __init__(self) -> None:
        self._modules = {
            _NAMED_OTHERWISE.get(module.name, module.name.replace("_", "-")): module.name
            for module in iter_modules(__path__)
            if module.name not in _SHARED
        }
        self._imported: dict[str, Kind] = {}

    def __getitem__(self, name: str) -> Kind:
        kind = self._imported.get(name)
        if kind is None:
            kind = import_module(f"{__name__}.{self._modules[name]}").KIND
            self._imported[name] = kind
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    def __contains__(self, name: object) -> bool:
        return name in self._modules


def part_keys(
    key: Key, answers: Mapping[str, str], named: Callable[[str], tuple[str, str]]
) -> dict[str, Key]:
    """Return the key of each part of an answer; `named` returns the part that a line names, and the rest of it."""
    also = [named(text) for text in key.also]
    traps = [(named(trap.reply), trap) for trap in key.traps]
    return {
        part: Key(
            answer,
            tuple(text for one, text in also if one == part),
            calendar=key.calendar,
            traps=tuple(replace(trap, reply=text) for (one, text), trap in traps if one == part),
        )
        for part, answer in answers.items()
    }


def short_name(told: Iterable[Verdict], key: Key) -> str:
    """Return the short name of the first trap into which a part of a reply falls, or "" where none has one."""
    names = {trap.name for trap in key.traps} - {NAMED_TRAP}
    return next((verdict.misconception for verdict in told if verdict.misconception in names), "")


def shown(parts: Mapping[str, str]) -> str:
    """Return the parts of a reply in one line: "earliest: 1656; latest: 1735"."""
    return "; ".join(f"{part}: {text}" for part, text in parts.items())
