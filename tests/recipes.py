"""The blocks of CONTRIBUTING.md, which tests play as they are printed."""

from __future__ import annotations

import re
from textwrap import dedent

from conftest import ROOT


def recipe(first: str) -> str:
    """Return the block of CONTRIBUTING.md that begins with a line."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    start = text.index(f"    {first}")
    block = re.match(r"(?: {4}.*\n|\n+(?= {4}))+", text[start:])
    assert block
    return dedent(block[0]) + "\n"
