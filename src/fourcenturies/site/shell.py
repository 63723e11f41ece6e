"""`fourcenturies site`: its arguments, and what it prints."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

OUT = Path("build", "site")


def add_site_arguments(command: argparse.ArgumentParser) -> None:
    """Add the options of `site`."""
    command.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"where to (default: {OUT})")


def run_site(options: argparse.Namespace, root: Path) -> int:
    """Build the site and say how to look at it."""
    from fourcenturies.site.building import build  # noqa: PLC0415 - only this command

    lessons = build(root, options.out)
    sys.stdout.write(f"{options.out}: the course as a site, {len(lessons)} lessons. Look at it with\n")
    sys.stdout.write(f"  python3 -m http.server --directory {options.out}\n")
    return 0
