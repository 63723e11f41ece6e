"""Where the course's prose says a contested word itself: lessons, rubrics, docs, and the messages in its code."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING

from fourcenturies.corpus import load
from fourcenturies.questions.bank import BANK_FILE, load_bank
from fourcenturies.voice import Listener, listener

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PROSE = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/*.md",
    "seeds/README.md",
    "solutions/*/rubric.md",
    "solutions/*/questions.toml",
)
_MADE = ("docs/evidence.md", "docs/evidence_opened.md", "docs/coverage.md")
"""Made from records and questions, which are listened to where they stand."""


def said_itself(root: Path, ears: Listener | None = None) -> Iterator[str]:
    """Go through the places below a course's top folder that say a contested word themselves."""
    ears = ears or listener(load())
    for place, text in _texts(root):
        for said in ears.hears(text):
            yield (
                f'{place}: says "{said.word}" itself in: {said.sentence[:120]}; '
                "quote the word, say whose it is, or choose another"
            )


# Words that students use: a table of what is heard, and nothing that the course says.
_HEARD = frozenset(["src/fourcenturies/replies/cues.py"])


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for pattern in _PROSE:
        for path in sorted(root.glob(pattern)):
            place = path.relative_to(root).as_posix()
            if place not in _MADE:
                yield place, path.read_text(encoding="utf-8")
    for path in sorted(root.glob("solutions/*/*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            yield f"{path.relative_to(root).as_posix()}: {cell['id']}", "".join(cell["source"])
    for cell in load_bank(root / "solutions").notebook.get("cells", ()):
        yield f"solutions/{BANK_FILE}: {cell['id']}", cell["source"]
    for path in sorted(root.glob("src/**/*.py")):
        if path.relative_to(root).as_posix() in _HEARD:
            continue
        for text in _strings(path.read_text(encoding="utf-8")):
            yield path.relative_to(root).as_posix(), text


def _strings(code: str) -> Iterator[str]:
    """Go through the texts of a module that can be read by somebody: those of more than one word."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip():
            yield node.value
