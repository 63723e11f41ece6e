"""The command `release`: one zip for a class."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fourcenturies.exchange.keeping import write_keeping
from fourcenturies.exchange.packing import can_build, key_faults, pack, release_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path


def run_release(args: argparse.Namespace, root: Path, lessons: Sequence[str]) -> int:
    """Pack the lessons of the course in `root`; return the exit status, 1 where nothing may be handed out."""
    files = release_files(root, lessons, wheel=can_build())
    faults = list(key_faults(files))
    if faults:
        sys.stderr.write("".join(f"fourcenturies: {fault}\n" for fault in faults))
        return 1
    data = pack(files, args.out.stem)
    kept = write_keeping(args.out, data)
    lines = [
        f"written: {args.out} ({len(data) / 1e6:.1f} MB, {len(files)} files, lessons: {', '.join(lessons)})",
        "It holds no solutions and no rubric. Hand it out; README.md in it says how to install and open it.",
    ]
    if kept:
        lines.append(f"The file of that name that stood there is now {kept.name}.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
