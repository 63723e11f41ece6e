"""Pictures that a student pasted into a text cell: kept under a name of ours, for the marker to open, never shown.

They are taken out of the submitted file as bytes. Only what begins as a picture of points does is kept, under the
ending that its bytes tell: an SVG is a page that can act, and is left out.
"""

from __future__ import annotations

import base64
import binascii
import json
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from fourcenturies.grading.files import write_whole
from fourcenturies.questions.cells import grade_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fourcenturies.grading.reading import RefusedError

PICTURES = "pictures"
"""The folder of `build/` in which they lie, by student and lesson."""
MANY, LARGEST = 12, 5_000_000
_OWN = "own"
_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))


def pasted(file: bytes | RefusedError, names: frozenset[str]) -> dict[str, bytes]:
    """Return the pictures in a submitted notebook, named after the cell of the lesson that they stand in.

    >>> pasted(b"{}", frozenset())
    {}
    """
    if not isinstance(file, bytes) or b'"attachments"' not in file:
        return {}
    with suppress(ValueError, RecursionError, KeyError, TypeError, AttributeError):
        found: dict[str, bytes] = {}
        for cell in json.loads(file)["cells"]:
            own = grade_id(cell) if isinstance(cell, dict) else ""
            for data, ending in _pictures(cell):
                if len(found) < MANY:
                    found[f"{own if own in names else _OWN}-{len(found) + 1}.{ending}"] = data
        return found
    return {}


def _pictures(cell: Mapping[str, Any]) -> Iterator[tuple[bytes, str]]:
    held = cell.get("attachments")
    for bundle in held.values() if isinstance(held, dict) else ():
        for text in bundle.values() if isinstance(bundle, dict) else ():
            if isinstance(text, str) and len(text) < 2 * LARGEST:
                with suppress(binascii.Error, ValueError):
                    data = base64.b64decode(text)
                    ending = _ending(data)
                    if ending and len(data) <= LARGEST:
                        yield data, ending


def _ending(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((ending for start, ending in _KINDS if data.startswith(start)), "")


def keep_pictures(build: Path, student: str, lesson: str, pictures: Mapping[str, bytes]) -> None:
    """Put a submission's pictures where the marker finds them; those of an older submission go."""
    folder = build / PICTURES / student / lesson
    if folder.is_dir():
        shutil.rmtree(folder)
    for name, data in pictures.items():
        write_whole(folder / name, data)
