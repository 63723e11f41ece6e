"""Markdown that shows what records hold as text and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


def plain(text: str) -> str:
    r"""Return text that Markdown shows as it stands.

    >>> plain("a|b *c*")
    'a\\|b \\*c\\*'
    """
    return _SIGNS.sub(r"\\\1", text.replace("\n", " "))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
