"""The command `judge`: how any reply would be marked, and why. One reply, or a file of them."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies import dating
from fourcenturies.questions.bank import every_question
from fourcenturies.questions.cells import tidy_id
from fourcenturies.questions.judge import KINDS, judge
from fourcenturies.questions.keys import (
    NAMED_TRAP,
    Key,
    KeyTextError,
    Trap,
    read_credit,
    read_trap,
    read_trap_name,
)
from fourcenturies.questions.model import Question
from fourcenturies.questions.verdicts import Verdict

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping

_CALENDARS = ("gregorian", "julian")
_LISTS = ("also", "reporters", "addressees")


def add_judge(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `judge` takes."""
    parser.add_argument(
        "--batch", metavar="FILE", help="JSON Lines to judge, one verdict a line; - reads standard input"
    )
    parser.add_argument(
        "--without-key",
        action="store_true",
        help="with --batch: say only how each reply is read, as in a class",
    )
    parser.add_argument("--kind", choices=sorted(KINDS), help="what is asked for")
    parser.add_argument("--key", help="the accepted answer; without it, only whether the reply can be read")
    parser.add_argument("--reply", help="the reply to judge")
    parser.add_argument(
        "--also", action="append", default=[], metavar="ANSWER", help="a further accepted answer"
    )
    parser.add_argument(
        "--finer", default="", metavar="DATE", help="the true date from outside, finer than the source"
    )
    parser.add_argument(
        "--calendar", choices=_CALENDARS, default="", help="calendar of the event's own record"
    )
    parser.add_argument(
        "--reporter",
        action="append",
        default=[],
        dest="reporters",
        metavar="NAME",
        help="who passes the words on",
    )
    parser.add_argument(
        "--addressee", action="append", default=[], dest="addressees", metavar="NAME", help="who is spoken to"
    )
    parser.add_argument(
        "--trap",
        action="append",
        default=[],
        metavar="TRAP",
        help="'reply | credit | message | short-name'; the name may be left out",
    )


def run_judge(options: argparse.Namespace) -> int:
    """Print the verdict on one reply, or a verdict for each line of a file; return the exit status."""
    if options.batch is not None:
        with _lines(options.batch) as lines:
            for line in judge_lines(lines, without_key=options.without_key):
                _print(line)
        return 0
    if options.kind is None or options.reply is None:
        sys.stderr.write("fourcenturies judge: give --kind and --reply (and --key), or --batch FILE\n")
        return 2
    table = {
        "kind": options.kind, "key": options.key, "reply": options.reply, "also": options.also, "finer": options.finer,
        "calendar": options.calendar, "reporters": options.reporters, "addressees": options.addressees,
    }  # fmt: skip
    try:
        traps = [read_trap(text) for text in options.trap]
        _print(_as_json(_judged(table, tuple(traps))))
    except ValueError as error:
        sys.stderr.write(f"fourcenturies judge: {error}\n")
        return 2
    return 0


def judge_lines(lines: Iterable[str], *, without_key: bool = False) -> Iterator[str]:
    """Judge JSON Lines; yield one verdict for each line that is not blank, and never stop at a bad one.

    A line holds `kind`, `key` and `reply`, and as wanted `id`, `also`, `finer`, `calendar`, `reporters`,
    `addressees` and `traps`; or `question` (an id of the course in this folder, whose own key is used) and `reply`.
    With `without_key` each reply is only read.

    >>> next(judge_lines(['{"id": 1, "kind": "date", "key": "1860", "reply": "1861"}']))[:34]
    '{"id": 1, "status": "wrong", "cred'
    """
    for number, line in enumerate(lines, 1):
        if line.strip("\ufeff \t\r\n"):
            yield _judged_line(number, line.strip("\ufeff \t\r\n"), without_key=without_key)


def _judged_line(number: int, line: str, *, without_key: bool) -> str:
    identifier: Any = None
    try:
        table = _table(line)
        identifier = table.get("id")
        if without_key:
            table = {**table, "without_key": True, "key": None}
        told = _judged(table, _traps(table.get("traps")))
        return _as_json(told, identifier, has_id=True, question=tidy_id(_text(table, "question") or ""))
    except json.JSONDecodeError as error:
        fault = f"not JSON ({error.msg}, column {error.colno})"
    except ValueError as error:
        fault = str(error)
    except RecursionError:
        fault = "nested too deep"
    return _as_json(Verdict("unreadable", 0.0, f"line {number}: {fault}"), identifier, has_id=True)


def _table(line: str) -> dict[str, Any]:
    found = json.loads(line, parse_constant=_no_constant)
    if isinstance(found, dict):
        return found
    raise ValueError("not a JSON object")


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _judged(table: Mapping[str, Any], traps: tuple[Trap, ...]) -> Verdict:
    """Judge one reply told as a table. Raises `ValueError` naming what is wrong with the table."""
    if table.get("question") is not None:
        return _judged_question(table)
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f'"kind" is {kind!r}; it must be one of {", ".join(sorted(KINDS))}')
    reply = _text(table, "reply")
    if reply is None:
        raise ValueError('"reply" is missing')
    answer = _text(table, "key")
    if answer is None:
        if "key" in table and table["key"] is not None:
            raise ValueError('"key" is not text')
        return judge(Question("", kind), reply)
    if not answer.strip():
        raise ValueError('"key" is empty')
    calendar = _text(table, "calendar") or ""
    if calendar and calendar not in _CALENDARS:
        raise ValueError(f'"calendar" is {calendar!r}; it must be gregorian or julian')
    also, reporters, addressees = (_list(table, name) for name in _LISTS)
    key = Key(answer, also, _text(table, "finer") or "", calendar, reporters, addressees, traps)
    return judge(Question("", kind, several=asks_several(kind, key)), reply, key)


def asks_several(kind: str, key: Key) -> bool:
    """Tell whether a key's answers are several, so that its question asks for several."""
    texts = [text for text in (key.answer, *key.also) if text.strip()]
    if kind == "date":
        return any(
            (found := dating.read(text)) is not None and found.form != "date" for text in texts
        ) or any("," in text or ";" in text or " or " in text or " and " in text for text in texts)
    if kind == "choice":
        return "\n" in key.answer or "," in key.answer
    return kind == "attribution" and any(" and " in text or "&" in text for text in texts)


def _judged_question(table: Mapping[str, Any]) -> Verdict:
    """Judge a reply to a question of the course in this folder, with its own key; `without_key` leaves the key away."""
    name, reply = _text(table, "question") or "", _text(table, "reply")
    if reply is None:
        raise ValueError('"reply" is missing')
    found = _course().get(tidy_id(name))
    if found is None:
        raise ValueError(
            f'"question" is {name!r}; no lesson here has it, nor the bank. Run this in the folder that holds lessons/ '
            "and solutions/"
        )
    question, key = found
    return judge(question, reply, None if table.get("without_key") else key)


@cache
def _course() -> dict[str, tuple[Question, Key | None]]:
    return every_question(Path())


def _text(table: Mapping[str, Any], name: str) -> str | None:
    value = table.get(name)
    if value is None:
        return None
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    raise ValueError(f'"{name}" is not text')


def _list(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name)
    if value is None or value == "":
        return ()
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, bool) or not isinstance(item, str | int) for item in items):
        raise ValueError(f'"{name}" is neither text nor a list of texts')
    return tuple(str(item) for item in items)


def _traps(value: Any) -> tuple[Trap, ...]:
    if value is None:
        return ()
    traps = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            traps.append(read_trap(item))
        elif isinstance(item, dict):
            traps.append(_trap(item))
        else:
            raise KeyTextError('"traps" holds something that is neither a table nor a text')
    return tuple(traps)


def _trap(item: Mapping[str, Any]) -> Trap:
    reply, message = _text(item, "reply"), _text(item, "message")
    if reply is None:
        raise KeyTextError('a trap has no "reply"')
    name = _text(item, "name")
    return Trap(
        reply,
        read_credit(item.get("credit", 0)),
        message or "",
        read_trap_name(name) if name else NAMED_TRAP,
    )


def _as_json(verdict: Verdict, identifier: Any = None, *, has_id: bool = False, question: str = "") -> str:
    told: dict[str, Any] = {"id": identifier} if has_id else {}
    told |= {"status": verdict.status, "credit": verdict.credit, "message": verdict.message}
    told |= {
        name: value for name in ("read_as", "set_aside", "misconception") if (value := getattr(verdict, name))
    }
    if question:
        told["question"] = question
    return json.dumps(told, ensure_ascii=False)


@contextmanager
def _lines(name: str) -> Iterator[Iterator[str]]:
    """Open a file, or standard input, and give its lines as UTF-8 whatever the locale says."""
    if name == "-":
        yield _decoded(sys.stdin.buffer)
        return
    with Path(name).open("rb") as file:
        yield _decoded(file)


def _decoded(file: Iterable[bytes]) -> Iterator[str]:
    return (line.decode("utf-8", "replace") for line in file)


def _print(line: str) -> None:
    """Write one line as UTF-8, whatever the locale; half a surrogate pair is written as its escape."""
    data = (line + "\n").encode("utf-8", "backslashreplace")
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        sys.stdout.flush()
        binary.write(data)
        binary.flush()
