"""What the widgets share: rows as plain data, and the sentence that stands in place of a widget."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, fields, is_dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent
STYLE = HERE / "shared.css"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in place of a widget: what was asked for, why it cannot be shown, what to ask for instead."""

    words: str

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        return f'<p class="fc-sentence" role="status">{escape(self.words)}</p>'


def plain(value: Any) -> Any:
    """Return records of a view as dicts and lists for the browser; empty values are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: plain(held) for name, held in pairs if held not in ("", (), None)}
    if isinstance(value, dict):
        return {key: plain(held) for key, held in value.items()}
    return [plain(item) for item in value] if isinstance(value, tuple | list) else value


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """Return `; the nearest are "…", "…"`, or an empty text where nothing known is near."""
    near = difflib.get_close_matches(word, list(known), n=most, cutoff=0.4)
    names = ", ".join(f'"{name}"' for name in near)
    return f"; the nearest {'is' if len(near) == 1 else 'are'} {names}" if near else ""
