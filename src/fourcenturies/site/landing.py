"""The page that a reader meets first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_landing(root: Path, lessons: tuple[str, ...], out: Path) -> None:
    """Write the site's first page, with one living widget."""
