"""The records in the formats of other tools: each module here is a command, `export` and its name.

To add one, write a module here with a function from the corpus (and readers' copies, if it has a use for them) to file
names and their text, the same to the byte each time; `add_export, run_export = command(that_function)` makes it a
command. The first line of the module says what the command does; no list names it.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

EXPORTS = tuple(module.name for module in iter_modules(__path__))


def command(
    files: Callable[..., Mapping[str, str]],
) -> tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]:
    """Return what tells a parser the arguments of an export, and what runs it."""
    reads_copies = "copies" in inspect.signature(files).parameters

    def add_export(parser: argparse.ArgumentParser) -> None:
        """Add the arguments of an export."""
        parser.add_argument(
            "--to", type=Path, default=Path("build/export"), metavar="DIR", help="where to write it"
        )
        if reads_copies:
            parser.add_argument(
                "--texts", type=Path, metavar="DIR", help="a folder with your own copies of the articles"
            )

    def run_export(options: argparse.Namespace) -> int:
        """Write the files of an export."""
        from fourcenturies.corpus import load  # noqa: PLC0415 - only where it runs
        from fourcenturies.texts.places import copies_in  # noqa: PLC0415 - readers of PDF are heavy

        corpus, more = load(), []
        if reads_copies and options.texts:
            copies, problems = copies_in(options.texts, corpus)
            more = [copies]
            for problem in problems:
                print(problem.message, file=sys.stderr)  # noqa: T201 - a command prints
        options.to.mkdir(parents=True, exist_ok=True)
        for name, text in files(corpus, *more).items():
            (options.to / name).write_bytes(text.encode())
            print(f"written: {options.to / name}")  # noqa: T201 - a command prints
        return 0

    return add_export, run_export
