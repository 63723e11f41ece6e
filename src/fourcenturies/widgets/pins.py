"""Pinned cards and their notes: remembered beside the notebook, so that a restart or a reload forgets nothing.

The file may be damaged, locked or deleted at any time: then there are no pins, or they last as long as the kernel
does. Nothing here raises.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

PINS_FILE = ".pins.json"

_LARGEST = 1_000_000
_MOST = 200
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Pin:
    """A card that a reader keeps: the topic, the source, and what the reader notes on it."""

    topic: str
    source: str
    note: str = ""


def pins_of(held: Any) -> tuple[Pin, ...]:
    """Return the pins that plain data hold, one a card, and nothing of what they hold besides.

    >>> pins_of([{"topic": "evt-a", "source": "src-b", "note": "Why?"}, {"topic": 1}, "x"])
    (Pin(topic='evt-a', source='src-b', note='Why?'),)
    """
    found: dict[tuple[str, str], Pin] = {}
    for one in held if isinstance(held, list | tuple) else ():
        parts = [one.get(name, "") for name in ("topic", "source", "note")] if isinstance(one, dict) else []
        if parts and all(isinstance(part, str) for part in parts) and parts[0] and parts[1]:
            found[parts[0], parts[1]] = Pin(parts[0], parts[1], parts[2][:_LONGEST])
    return tuple(found.values())[:_MOST]


def plain_pins(pins: tuple[Pin, ...]) -> list[dict[str, str]]:
    """Return pins as plain data."""
    return [asdict(pin) for pin in pins]


def remembered(folder: Path) -> tuple[Pin, ...]:
    """Return the pins that a notebook's folder keeps."""
    path = folder / PINS_FILE
    try:
        if path.stat().st_size > _LARGEST:
            return ()
        return pins_of(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return ()


def remember(folder: Path, before: tuple[Pin, ...], after: tuple[Pin, ...]) -> bool:
    """Bring a change into the folder's pins; tell whether that went well.

    Only what changed is touched: another comparison in the same notebook keeps its pins.
    """
    kept = {(pin.topic, pin.source): pin for pin in remembered(folder)}
    staying = {(pin.topic, pin.source) for pin in after}
    removed = {(pin.topic, pin.source) for pin in before} - staying
    changed = {(pin.topic, pin.source): pin for pin in after if pin not in before}
    return _written(folder, tuple(pin for card, pin in (kept | changed).items() if card not in removed))


def _written(folder: Path, pins: tuple[Pin, ...]) -> bool:
    """Write the file whole or not at all; tell whether that went well."""
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".pins-", suffix=".tmp", dir=folder)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(plain_pins(pins), file, indent=1)
        Path(name).replace(folder / PINS_FILE)
    except (OSError, ValueError):
        if name:
            with suppress(OSError):
                Path(name).unlink()
        return False
    return True
