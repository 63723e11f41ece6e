"""`fourcenturies companion`: its arguments, and what it prints."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

OUT = Path("build", "companion")


def add_companion_arguments(command: argparse.ArgumentParser) -> None:
    """Add the options of `companion`."""
    command.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"where to (default: {OUT})")
    command.add_argument(
        "--site",
        metavar="ADDRESS",
        help="where the course's site stands, for links that open a notebook there",
    )


def run_companion(options: argparse.Namespace, root: Path) -> int:
    """Build the companion and say how to look at it."""
    from fourcenturies.companion.building import build  # noqa: PLC0415 - only this command

    pages = build(root, options.out, options.site)
    sys.stdout.write(f"{options.out}: the companion, {len(pages)} pages. Look at it with\n")
    sys.stdout.write(f"  python3 -m http.server --directory {options.out}\n")
    return 0
