"""A source of one's own: a skeleton of a record in a private folder, and what is still missing in it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.corpus import corpus_of
from fourcenturies.files import seeds_dir
from fourcenturies.loading import read_folder
from fourcenturies.model import PREFIXES, TABLES
from fourcenturies.model.fields import fields_of
from fourcenturies.validation import validate

if TYPE_CHECKING:
    import argparse

    from fourcenturies.model.fields import Field


def add_source(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `new source` takes."""
    parser.add_argument("id", metavar="ID", help="the record's id, with its prefix, for example src-museum")
    parser.add_argument("--in", dest="place", type=Path, default=Path("../private"), metavar="DIR",
                        help="the private folder; the records lie in its seeds/ (default: ../private)")  # fmt: skip


add_event = add_passage = add_source


def run_source(options: argparse.Namespace) -> int:
    """Write the skeleton of a source, and say what is missing; return the exit status."""
    return _new("sources", options)


def run_event(options: argparse.Namespace) -> int:
    """Write the skeleton of an event, and say what is missing; return the exit status."""
    return _new("events", options)


def run_passage(options: argparse.Namespace) -> int:
    """Write the skeleton of a passage, and say what is missing; return the exit status."""
    return _new("passages", options)


def _new(table: str, options: argparse.Namespace) -> int:
    folder, own = options.place.expanduser() / "seeds", options.id
    if own.partition("-")[0] not in PREFIXES[table] or not own.partition("-")[2]:
        raise ValueError(f"{own}: an id here begins with {' or '.join(f'{one}-' for one in PREFIXES[table])}")
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for path in sorted(seeds_dir().glob("*.toml")):
            shutil.copyfile(path, folder / path.name)
        sys.stdout.write(f"made: {folder}, with a copy of the course's records\n")
    if own in corpus_of(read_folder(folder)):
        raise ValueError(f"{own} is there already: an id is never used twice")
    path = folder / f"{table}.toml"
    path.write_text(
        f"{path.read_text(encoding='utf-8').rstrip()}\n\n{skeleton(table, own)}", encoding="utf-8"
    )
    sys.stdout.write(f"written: a skeleton of {own}, at the end of {path}. What is missing:\n")
    for problem in validate(folder):
        if problem.id == own:
            sys.stdout.write(f"  {problem}\n")
    sys.stdout.write(
        f"Take the # away where you fill a line in, then: fourcenturies validate --seeds {folder}\n"
    )
    return 0


def skeleton(table: str, own: str) -> str:
    """Return a record in which each field stands behind a #, with an example and its meaning.

    >>> print(skeleton("events", "evt-fair").splitlines()[2])
    # label = "Opening of the footbridge"  # needed: neutral label without a year
    """
    lines = [_line(field) for field in fields_of(TABLES[table]) if field.key != "id"]
    return "\n".join([f"[[{table}]]", f'id = "{own}"', *lines, ""])


def _line(field: Field) -> str:
    plain = field.says.example[:1] in {"[", "{", '"'} or (field.base is not str and not field.many)
    value = field.says.example if plain else f'"{field.says.example}"'
    return f"# {field.key} = {value}  # {'needed: ' if field.required else ''}{field.says.meaning}"
