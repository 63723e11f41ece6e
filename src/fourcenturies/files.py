"""Where the files of the records lie, and the names in them, the fast way, which needs no model of the rest.

And how a file is written: whole or not at all, and beside what stood there.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache, wraps
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

toml: Any = import_module("tomli" if find_spec("tomli") else "tomllib")
"""The standard library's reader of TOML; compiled, where it is at hand, it takes a third of the time."""


def read_once(read: Callable[[Path], T]) -> Callable[[Path], T]:
    """Let a file be read again only once it has changed, by its place, its size and its times.

    What is read is shared, so nothing may change it. What cannot be read is tried again each time.
    """

    @lru_cache(maxsize=32)
    def known(path: Path, _mark: tuple[int, ...]) -> T:
        return read(path)

    @wraps(read)
    def asked(path: Path) -> T:
        try:
            state = path.stat()
        except OSError:
            return read(path)
        return known(path, (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns))

    return asked


def write_whole(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file so that a reader finds the old one or the new one, never a part; raise `OSError` where it fails."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with part.open("xb") as file:
            file.write(data)
        part.chmod(mode)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def spare(path: Path, ending: str = ".bak") -> Path:
    """Return a place beside a file where it can be kept: the first of `FILE.bak`, `FILE.2.bak`, … that is free."""
    names = (path.with_name(f"{path.name}{f'.{n}' if n > 1 else ''}{ending}") for n in count(1))
    return next(name for name in names if not os.path.lexists(name))


SEEDS = "FOURCENTURIES_SEEDS"  # names the folder of records of one's own


def seeds_dir() -> Path:
    """Return the folder of the records: the packaged one, or `seeds/` of the checkout, or the one that is named."""
    if named := os.environ.get(SEEDS, ""):
        return Path(named)
    here = Path(__file__).resolve().parent
    for folder in (here / "seeds", here.parent.parent / "seeds"):
        if any(folder.glob("*.toml")):
            return folder
    raise FileNotFoundError(
        "the records are not at hand: neither fourcenturies/seeds nor seeds/ of a checkout"
    )


def people_records(folder: Path | None = None) -> tuple[Mapping[str, Any], ...]:
    """Return the people in a folder (default: the course's own) as plain mappings, unchecked."""
    text = ((folder or seeds_dir()) / "people.toml").read_text(encoding="utf-8")
    return tuple(MappingProxyType(record) for record in toml.loads(text).get("people", []))


def source_names(folder: Path | None = None) -> tuple[Mapping[str, Any], ...]:
    """Return the sources in a folder as plain mappings with the fields of a name, by which the course calls them."""
    text = ((folder or seeds_dir()) / "sources.toml").read_text(encoding="utf-8")
    return tuple(
        {
            "id": source["id"],
            "kind": "source",
            "name": f"{source['short']}’s article"
            if source["author"].startswith("per-")
            else source["short"],
            "english": [source["title"], *source.get("called", ())],
            "author": source.get("author", ""),
        }
        for source in toml.loads(text).get("sources", [])
    )
