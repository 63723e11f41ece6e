"""Move questions out of their lesson into the bank: `python tools/to_bank.py q-01-03 --beside quote-lse-dates`.

The question's task, answer and hint leave the lesson's text, its entry leaves `questions.toml`, and both
stand in `solutions/bank.toml`. The cells between task and answer go along; `--beside` takes along a copy of another
cell (one that shows what the task speaks of, and stands above it). Run `fourcenturies lessons` afterwards.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from fourcenturies.authoring.texts import notebook_of, text_of, without
from fourcenturies.questions.bank import BANK_FILE, load_bank
from fourcenturies.questions.cells import cell_text, solution_region
from fourcenturies.questions.leaks import between
from fourcenturies.questions.lessons import QUESTIONS_FILE

ROOT = Path(__file__).resolve().parent.parent
_ENTRY = re.compile(r"^\[\[questions\]\]\n(?:(?!\[\[).*\n?)*", re.MULTILINE)
_FOLDED = re.compile(r"<details><summary>[^<]*</summary>\s*(.*?)\s*</details>", re.DOTALL)


def moved(entry: str, cells: list[dict[str, Any]], name: str, beside: list[str]) -> tuple[str, set[str]]:
    """Return a question's entry for the bank, and the ids of the cells that leave the lesson.

    Raises `ValueError` where it has no key that can be read, or a cell that is named is not there.
    """
    held = {str(cell["id"]): cell for cell in cells}
    missing = [cell for cell in (f"answer-{name}", f"hint-{name}", *beside) if cell not in held]
    if missing:
        raise ValueError(
            f"{name}: there is no cell {missing[0]}; a question that a person marks stays in its lesson"
        )
    own = {f"{part}-{name}" for part in ("task", "answer", "check", "hint", "reveal")}
    shown = [cell for cell in between(name, cells) if cell["id"] not in own]
    prose = [str(cell["id"]) for cell in shown if cell["cell_type"] != "code"]
    if prose:
        raise ValueError(
            f"{name}: the text {prose[0]} stands between task and answer; move it above the task first"
        )
    calls = [_call(cell_text(cell)) for cell in (*(held[cell] for cell in beside), *shown)]
    hint = _FOLDED.search(cell_text(held[f"hint-{name}"]))
    told = [
        entry.strip(),
        "\n[questions.cells]",
        f"task = {_text(cell_text(held[f'task-{name}']))}",
        f"beside = [{', '.join(map(_line, calls))}]",
        f"key = {_text(solution_region(cell_text(held[f'answer-{name}'])) or '')}",
        f"hint = {_text(hint[1] if hint else cell_text(held[f'hint-{name}']))}",
    ]
    return "\n".join(told) + "\n", own | {str(cell["id"]) for cell in shown}


def _call(text: str) -> str:
    """Return what a cell calls, without the line that says so while it is folded."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#")).strip()


def _text(text: str) -> str:
    """Return a text of several lines as TOML, as it stands."""
    if "'''" in text:
        raise ValueError("three quotation marks ' stand in a row: change one")
    return f"'''\n{text.strip()}\n'''"


def _line(text: str) -> str:
    return _text(text) if "\n" in text or "'" in text else f"'{text}'"


def move(root: Path, name: str, beside: list[str]) -> Path:
    """Move a question of the course in a folder to its bank; return its lesson's folder."""
    for folder in sorted(path.parent for path in (root / "solutions").glob(f"*/{QUESTIONS_FILE}")):
        listed, lesson = folder / QUESTIONS_FILE, text_of(folder)
        text = listed.read_text(encoding="utf-8")
        found = [
            entry for entry in _ENTRY.findall(text) if tomllib.loads(entry)["questions"][0]["id"] == name
        ]
        if not found:
            continue
        entry, gone = moved(found[0], json.loads(notebook_of(folder))["cells"], name, beside)
        bank = root / "solutions" / BANK_FILE
        before = bank.read_text(encoding="utf-8") if bank.is_file() else ""
        bank.write_text(f"{before.rstrip()}\n\n{entry}".lstrip(), encoding="utf-8")
        lesson.write_text(without(lesson.read_text(encoding="utf-8"), gone), encoding="utf-8")
        listed.write_text(text.replace(found[0], "").rstrip() + "\n", encoding="utf-8")
        load_bank(root / "solutions")
        return folder
    raise ValueError(f"{name}: no lesson has it")


def main() -> int:
    """Move the questions that are named; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("questions", nargs="+", metavar="QUESTION", help="ids, for example q-01-03")
    parser.add_argument(
        "--beside", action="append", default=[], metavar="CELL", help="a cell above that the task needs"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the course's folder; default: this one")
    asked = parser.parse_args()
    for name in asked.questions:
        try:
            print(f"{name}: moved from {move(asked.root, name, asked.beside).name} to the bank")
        except ValueError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
