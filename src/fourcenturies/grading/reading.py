"""Read a submitted file with care: what cannot be a submission is refused with a reason, the rest made regular.

Nothing is believed and nothing is run. A link or a special file is never opened, size and depth are bounded, and
old notebook formats become today's. The result holds only what grading uses.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fourcenturies.questions.cells import cell_text, leaves

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 10_000_000
MAX_CELLS = 2_000
MAX_SOURCE = 200_000
MAX_LISTS = 400_000  # a list of ten bytes takes hundreds of them in memory
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_TYPES = frozenset({"code", "markdown", "raw"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class RefusedError(ValueError):
    """A file cannot be graded; the message says why, in words for the instructor and the student."""


@dataclass(frozen=True, slots=True)
class ReadNotebook:
    """A submitted notebook in one regular form, and what had to be mended to get there."""

    cells: list[dict[str, Any]]
    said: tuple[str, ...] = ()


def read_file(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a plain file. Raises `RefusedError` for anything else, and for more than `limit` bytes."""
    if path.is_symlink():
        raise RefusedError("the file is a link; links are never followed")
    try:
        handle = os.open(path, os.O_RDONLY | _NO_LINKS | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise RefusedError(f"the file cannot be opened ({error.strerror})") from None
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        os.close(handle)
        raise RefusedError("it is not a plain file")
    with os.fdopen(handle, "rb") as file:
        data = file.read(limit + 1) if found.st_size <= limit else b""
    if found.st_size > limit or len(data) > limit:
        raise RefusedError(f"the file has more than {limit / 1e6:g} million bytes")
    return data


def read_notebook(data: bytes) -> ReadNotebook:
    """Read a notebook's bytes. Raises `RefusedError` where they are no notebook.

    >>> read_notebook(b'{"cells": [{"cell_type": "code", "source": ["year ", "1860"]}]}').cells[0]["source"]
    'year 1860'
    """
    content = _json(_text(data))
    said: list[str] = []
    raw = content.get("cells")
    if not isinstance(raw, list) and isinstance(content.get("worksheets"), list):
        said.append("an old notebook format was read")
        raw = list(_old_cells(content["worksheets"]))
    if not isinstance(raw, list):
        raise RefusedError("the file is JSON, but no notebook")
    if len(raw) > MAX_CELLS:
        raise RefusedError(f"the notebook has more than {MAX_CELLS} cells")
    cells = [_cell(cell, said) for cell in raw if isinstance(cell, Mapping)]
    return ReadNotebook(cells, tuple(said))


def _text(data: bytes) -> str:
    if not data.strip():
        raise RefusedError("the file is empty")
    if b"\0" in data:
        raise RefusedError("the file holds NUL bytes: it is damaged, or no text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError("the file is not UTF-8: it is damaged, or no notebook") from None
    if text.lstrip()[:1] == "<":
        raise RefusedError("the file is a web page, not a notebook: download the notebook itself")
    return text


def _json(text: str) -> Mapping[str, Any]:
    if text.count("[") + text.count("{") > MAX_LISTS:
        raise RefusedError(f"the file holds more than {MAX_LISTS} lists: no notebook does")
    try:
        content = json.loads(text)
    except RecursionError:
        raise RefusedError("the file is nested too deeply to be a notebook") from None
    except ValueError:
        raise RefusedError("the file is not readable as JSON: it is damaged, or no notebook") from None
    if not isinstance(content, Mapping):
        raise RefusedError("the file is JSON, but no notebook")
    return content


def _old_cells(worksheets: list[Any]) -> Iterator[Any]:
    """Yield the cells of notebook formats 1 to 3, under today's names."""
    for sheet in worksheets:
        cells = sheet.get("cells") if isinstance(sheet, Mapping) else None
        for cell in cells if isinstance(cells, list) else ():
            if not isinstance(cell, Mapping):
                continue
            if cell.get("cell_type") == "code":
                yield {**cell, "source": cell.get("input", "")}
            else:
                yield {**cell, "cell_type": "markdown"}


def _cell(cell: Mapping[str, Any], said: list[str]) -> dict[str, Any]:
    kind = cell.get("cell_type")
    source = _plain(cell_text(cell))
    odd = any(part is not None and not isinstance(part, str) for part in leaves(cell.get("source")))
    if len(source) > MAX_SOURCE:
        said.append(f"a cell of {len(source)} characters was cut")
        source = source[:MAX_SOURCE]
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    kept = {} if marks is None else {"nbgrader": dict(marks) if isinstance(marks, Mapping) else {}}
    regular = {
        "cell_type": kind if isinstance(kind, str) and kind in _TYPES else "raw",
        "id": cell["id"] if isinstance(cell.get("id"), str) else "",
        "metadata": kept,
        "source": source,
    }
    if cell.get("attachments"):
        regular["attachments"] = True
    if odd:
        regular["odd"] = True
    return regular


def _plain(text: str) -> str:
    """Return a text with one form of line ends, without control characters and halves of surrogate pairs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return _CONTROL.sub("", text)
