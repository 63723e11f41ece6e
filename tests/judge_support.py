"""What the tests of the judge share: the tables of cases, and the kind of message of a verdict."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.names import Directory
from fourcenturies.questions.keys import Key, Trap
from fourcenturies.questions.kinds import attributions, dates
from fourcenturies.questions.model import Question
from fourcenturies.questions.shell import asks_several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.questions.verdicts import Verdict

DATA = Path(__file__).parent / "data" / "judge"
KINDS = {
    message: kind
    for messages in (attributions.MESSAGES, dates.MESSAGES)
    for kind, message in messages.items()
}
PLAINLY_RIGHT = {"equal", "not-stated", "right"}


@cache
def directory() -> Directory:
    return Directory.from_records(tomllib.loads((DATA / "people.toml").read_text(encoding="utf-8"))["people"])


def groups(table: str) -> list[dict[str, Any]]:
    return tomllib.loads((DATA / table).read_text(encoding="utf-8"))["groups"]


def key_of(group: dict[str, Any]) -> Key:
    traps = tuple(Trap(reply, float(credit), message) for reply, credit, message in group.get("traps", ()))
    lists = {name: tuple(group.get(name, ())) for name in ("also", "reporters", "addressees")}
    return Key(
        group["key"], finer=group.get("finer", ""), calendar=group.get("calendar", ""), traps=traps, **lists
    )


def question_of(group: dict[str, Any], kind: str) -> Question:
    """Return a question that asks for as many answers as the key of the group holds."""
    return Question("q-01-01", kind, several=asks_several(kind, key_of(group)))


def cases(table: str) -> Iterator[tuple[str, dict[str, Any], list[Any]]]:
    for group in groups(table):
        for number, case in enumerate(group["cases"]):
            yield f"{group['name']}-{number}-{case[0][:30]!r}", group, case


def kind_of_message(verdict: Verdict) -> str:
    if verdict.status in {"unreadable", "unanswered"}:
        return ""
    kind = verdict.misconception or KINDS.get(verdict.message, "")
    return "" if kind in PLAINLY_RIGHT else kind
