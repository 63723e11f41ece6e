"""A second sitting: a lesson with a number of its own, in a private course folder, in the frame of one that is public.

Each slot of the frame (its kind, points, minutes) is filled with a question of the bank of the same kind, or left empty
with a list of records that no lesson uses. Nothing is generated: a person writes what the bank does not hold. An empty
slot cannot be made into a notebook, so a lesson that has one is never released.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.authoring.texts import EMPTY_SLOT, text_of
from fourcenturies.corpus import load
from fourcenturies.files import toml
from fourcenturies.questions.bank import BANK_FILE
from fourcenturies.questions.lessons import QUESTIONS_FILE, load_lesson
from fourcenturies.questions.rubrics import RUBRIC_FILE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

_CONFIG = "nbgrader_config.py"
_FRAME = (
    "kind",
    "points",
    "sources",
    "objective",
    "minutes",
    "first",
    "further",
)  # what a slot keeps of its frame
_RECORD = re.compile(r"\b(?:psg|evt|fig|iss|dis)-[a-z0-9-]*[a-z0-9]")
_LISTED = 12
_HEAD = """---
kernelspec:
  display_name: Python 3 (ipykernel)
  language: python
  name: python3
---

# {title}

Another sitting. Answers are plain text; run the cell under "Run this first" before you begin.

```{{code-cell}}
from fourcenturies import {names}
```
"""


def add_new(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `sitting new` takes."""
    parser.add_argument("lessons", nargs=1, metavar="LESSON", help="the lesson whose frame it takes")
    parser.add_argument("--in", dest="place", type=Path, default=Path("../private"), metavar="DIR",
                        help="the private folder, outside this one (default: ../private)")  # fmt: skip
    parser.add_argument(
        "--number", type=int, metavar="NN", help="the number of its own (default: 50 more than its frame's)"
    )
    parser.add_argument(
        "--only-filled", action="store_true", help="leave out what the bank has no question for"
    )


def run_new(options: argparse.Namespace, root: Path, known: Sequence[str]) -> int:
    """Make a sitting; return the exit status, 1 where a slot is left to be written."""
    frame = root / "solutions" / options.lessons[0]
    number = options.number or int(frame.name[:2]) + 50
    place = options.place.expanduser().resolve()
    if place == root or root in place.parents:
        raise ValueError(
            f"{place} lies in the course's folder, which git sees: name one outside it with --in"
        )
    if not 0 < number < 100 or any(one.startswith(f"{number:02}_") for one in known):
        raise ValueError(f"--number {number}: a lesson has it, or it has not two figures; name another")
    folder = place / "solutions" / f"{number:02}{frame.name[2:]}"
    if folder.exists():
        raise ValueError(f"{folder} is there already: name another --number, or move it away")
    files, empty = sitting(root, frame, folder.name, only_filled=options.only_filled)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (place / _CONFIG).write_bytes((root / _CONFIG).read_bytes())
    (place / ".gitignore").write_text("*\n", encoding="utf-8")
    for line in (
        f"written: {folder}",
        *(f"{name} is empty: write it in {text_of(folder).name}" for name in empty),
        f"Then: fourcenturies lessons {folder.name} --from {options.place}",
    ):
        sys.stdout.write(f"{line}\n")
    return 1 if empty else 0


def sitting(root: Path, frame: Path, lesson: str, *, only_filled: bool) -> tuple[dict[str, str], list[str]]:
    """Return the files of a sitting by their names, and the questions that are still to be written."""
    public, number = load_lesson(frame), lesson[:2]
    path = root / "solutions" / BANK_FILE
    bank = toml.loads(path.read_text(encoding="utf-8"))["questions"] if path.is_file() else []
    bank.sort(key=lambda row: row["id"][2:4] != frame.name[:2])  # its own lesson's first
    rows: list[Mapping[str, Any]] = []
    texts: list[str] = []
    empty: list[str] = []
    unused = list(_unused(root))
    for slot in public.questions:
        held = next((row for row in bank if row["kind"] == slot.kind), None)
        if slot.kind == "commit" or (held is None and only_filled):
            continue
        name = f"q-{number}-{len(rows) + 1:02}"
        if held is None:
            told = {key: getattr(slot, key) for key in _FRAME if getattr(slot, key)}
            texts.append(_empty(name, slot.kind, [own for own, source in unused if source in slot.sources]))
            empty.append(name)
        else:
            bank.remove(held)
            told = {key: value for key, value in held.items() if key not in {"id", "cells"}} | {
                "points": slot.points
            }
            texts.append(_filled(name, held))
        rows.append({"id": name, **told})
    if not rows:
        raise ValueError(f"{frame.name}: the bank has no question of its kinds; leave --only-filled out")
    title = f"{public.title}: another sitting"
    head = {"id": lesson, "title": title, "minutes": sum(int(row["minutes"]) for row in rows)}
    names = sorted({"check", *re.findall(r"^(\w+)\(", "\n".join(texts), re.MULTILINE)})
    files = {
        f"{lesson}.md": _HEAD.format(title=title, names=", ".join(names)) + "".join(texts),
        QUESTIONS_FILE: f"[lesson]\n{_toml(head)}"
        + "".join(f"\n[[questions]]\n{_toml(row)}" for row in rows),
    }
    written = next((row["id"] for row in rows if row["kind"] == "written"), "")
    if written and (frame / RUBRIC_FILE).is_file():
        old = next(own.id for own in public.questions if own.kind == "written")
        files[RUBRIC_FILE] = (frame / RUBRIC_FILE).read_text(encoding="utf-8").replace(old, written)
    return files, empty


def _filled(name: str, row: Mapping[str, Any]) -> str:
    cells = {key: value if isinstance(value, list) else value.strip().replace(row["id"], name)
             for key, value in row["cells"].items()}  # fmt: skip
    beside = "".join(
        f"\n```{{code-cell}}\n:id: beside-{name}-{place}\n\n{call.replace(row['id'], name)}\n```\n"
        for place, call in enumerate(cells.get("beside", ()), 1)
    )
    return (
        f'\n+++ {{"id": "task-{name}"}}\n\n{cells["task"]}\n{beside}\n'
        f'```{{code-cell}}\n%%answer {name}\n{cells["key"]}\n```\n\n+++ {{"id": "hint-{name}"}}\n\n{cells["hint"]}\n'
    )


def _empty(name: str, kind: str, unused: Sequence[str]) -> str:
    answer = (
        f'+++ {{"id": "written-{name}"}} and a sample'
        if kind == "written"
        else f"a code cell %%answer {name} and the key"
    )
    records = ", ".join(unused[:_LISTED]) or "none of these sources"
    return (
        f'\n+++ {{"id": "task-{name}"}}\n\n{EMPTY_SLOT} Write a question of the kind {kind} in place of this text, '
        f"below it {answer}, and a hint. CONTRIBUTING.md tells how. Records that no lesson uses: {records}.\n"
    )


def _unused(root: Path) -> Iterator[tuple[str, str]]:
    """Yield each passage that may be shown and keyed and that nothing in `solutions/` uses, with its source."""
    texts = [
        *(root / "solutions").glob("*/*.md"),
        *(root / "solutions").glob("*/*.toml"),
        *(root / "solutions").glob("*.toml"),
    ]
    used = {name for path in texts for name in _RECORD.findall(path.read_text(encoding="utf-8"))}
    for passage in load().passages:
        if passage.id not in used and passage.words and passage.key_rule != "never":
            yield passage.id, passage.source


def _toml(row: Mapping[str, Any]) -> str:
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in row.items())
