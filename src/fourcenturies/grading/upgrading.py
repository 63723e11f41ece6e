"""The gradebook made ready: a missing file made, a half-made one completed, an older one upgraded, a server asked.

Whatever is done to the file is done to one beside it, which then takes its place whole. A run that is killed, or
finds the disk full, leaves the file as it was.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from subprocess import CalledProcessError
from typing import TYPE_CHECKING
from urllib.parse import unquote

from alembic.script import ScriptDirectory
from nbgrader import dbutil
from nbgrader.api import Base
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from fourcenturies.files import spare
from fourcenturies.grading.files import StoppedError, in_use

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOG = logging.getLogger("fourcenturies")
_SQLITE = "sqlite:///"
_HALF_MADE = "half-made"


def make_ready(db_url: str) -> Path | None:
    """Make the gradebook's file ready to be written; return the copy that was put aside before it was changed.

    Raises `StoppedError` where the file is no gradebook, or cannot be upgraded, and where a database server cannot be
    reached. A gradebook on a server is left to its keeper.
    """
    path = _path(db_url)
    if path is None:
        _reach(db_url)
        return None
    if not path.is_file() or not path.stat().st_size:
        _complete(part := _part(path))
        part.replace(path)
        return None
    version, newest = _version(path), _newest()
    if version == newest:
        return None
    part = _part(path)
    _copy(path, part)
    if version == _HALF_MADE:
        _complete(part)
        copy = back_up(path, _HALF_MADE)
        _LOG.warning(
            "%s had been left half-made by a run that was stopped; it was completed, and is kept as %s",
            path,
            copy.name,
        )
    else:
        _upgrade(path, part)
        copy = back_up(path, f"before-{newest}")
    part.replace(path)
    return copy


def _path(db_url: str) -> Path | None:
    own = unquote(db_url.removeprefix(_SQLITE).partition("?")[0])
    return Path(own) if db_url.startswith(_SQLITE) and own else None


@lru_cache
def _reach(db_url: str) -> None:
    """Ask a database server whether it answers, once; raise `StoppedError` with the next step where it does not."""
    where = "`db_url` in course.toml"
    try:
        address = make_url(db_url)
        engine = create_engine(address)
    except (ArgumentError, ValueError):
        raise StoppedError(
            f"{where} is no address of a gradebook; write it as postgresql+psycopg://user@host/database"
        ) from None
    except ImportError:
        raise StoppedError(
            f"the gradebook's driver, {address.drivername}, is not installed: type pip install 'psycopg[binary]', "
            f"begin {where} with postgresql+psycopg://, then run again"
        ) from None
    try:
        engine.connect().close()
    except SQLAlchemyError as error:
        words = " ".join(str(getattr(error, "orig", error)).split())
        raise StoppedError(
            f"the gradebook's database cannot be opened ({words}): start its server, or mend {where}, then run again"
        ) from None
    finally:
        engine.dispose()


def _newest() -> str:
    return str(ScriptDirectory(dbutil.ALEMBIC_DIR).get_current_head())


def _part(path: Path) -> Path:
    """Return the place beside a file where the next one is made, with nothing left there of an earlier run."""
    part = path.with_name(f".{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in (
        part,
        part.with_name(f"{part.name}-journal"),
    ):  # a journal would be rolled back into a new file
        left.unlink(missing_ok=True)
    return part


def _complete(path: Path) -> None:
    """Make the tables that a gradebook lacks, and tell it its version, as nbgrader does for a new one."""
    engine = create_engine(f"{_SQLITE}{path}")
    try:
        Base.metadata.create_all(engine)
    finally:
        engine.dispose()
    with closing(sqlite3.connect(path)) as book, book:
        book.execute("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)")
        book.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (_newest(),))


def _upgrade(path: Path, part: Path) -> None:
    try:
        dbutil.upgrade(f"{_SQLITE}{part}")
    except CalledProcessError:
        part.unlink()
        raise StoppedError(
            f"{path} is of an older nbgrader and cannot be upgraded; it was left as it was"
        ) from None


def back_up(path: Path, why: str) -> Path:
    """Copy a gradebook beside itself, consistently even while it is in use; an earlier copy is kept."""
    copy = spare(path, f".{why}")
    _copy(path, part := _part(copy))
    return part.replace(copy)


def _copy(path: Path, target: Path) -> None:
    with closing(sqlite3.connect(path)) as book, closing(sqlite3.connect(target)) as other:
        book.backup(other)


def _version(path: Path) -> str:
    """Return a gradebook's version: "" for one before versions were told, `_HALF_MADE` for one never finished."""
    try:
        # Open for writing: what a killed program left in the journal is rolled back first.
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)) as book:
            names = [row[0] for row in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            columns = {name: _columns(book, name) for name in names}
            if "alembic_version" in columns:
                told = book.execute("SELECT version_num FROM alembic_version").fetchone()
                if told:
                    return str(told[0])
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise in_use() from None
        return _no_gradebook(path)
    except sqlite3.DatabaseError:
        return _no_gradebook(path)
    if _is_half_made(columns):
        return _HALF_MADE
    return "" if "assignment" in columns else _no_gradebook(path)


def _columns(book: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in book.execute("SELECT * FROM pragma_table_info(?)", (table,)).fetchall()}


def _is_half_made(columns: Mapping[str, set[str]]) -> bool:
    """Tell a gradebook of today's nbgrader that has no version yet from one of before there were versions."""
    today = {name: {column.name for column in table.columns} for name, table in Base.metadata.tables.items()}
    return all(today.get(name) == own for name, own in columns.items() if name != "alembic_version")


def _no_gradebook(path: Path) -> str:
    raise StoppedError(
        f"{path} is no gradebook of nbgrader: move it away, or name another in nbgrader_config.py"
    )
