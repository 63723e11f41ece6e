"""An older gradebook brought to nbgrader's present schema, after a copy of it was put aside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from subprocess import CalledProcessError
from urllib.parse import unquote

from alembic.script import ScriptDirectory
from nbgrader import dbutil

from fourcenturies.grading.files import StoppedError, in_use

_SQLITE = "sqlite:///"


def upgrade_if_older(db_url: str) -> Path | None:
    """Upgrade the gradebook's schema if it is older than nbgrader's; return the copy that was put aside first.

    Raises `StoppedError` where the file is no gradebook. A gradebook on a database server is left to its keeper.
    """
    if not db_url.startswith(_SQLITE):
        return None
    path = Path(unquote(db_url.removeprefix(_SQLITE).partition("?")[0]))
    if not path.is_file() or not path.stat().st_size:
        return None
    version, newest = _version(path), str(ScriptDirectory(dbutil.ALEMBIC_DIR).get_current_head())
    if version == newest:
        return None
    copy = back_up(path, f"before-{newest}")
    try:
        dbutil.upgrade(db_url)
    except CalledProcessError:
        copy.replace(path)
        raise StoppedError(
            f"{path} is of an older nbgrader and cannot be upgraded; it was left as it was"
        ) from None
    return copy


def back_up(path: Path, why: str) -> Path:
    """Copy a gradebook beside itself, consistently even while it is in use; an earlier copy is kept."""
    copy, number = path.with_name(f"{path.name}.{why}"), 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.name}.{why}.{number}")
    with closing(sqlite3.connect(path)) as book, closing(sqlite3.connect(copy)) as target:
        book.backup(target)
    return copy


def _version(path: Path) -> str:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as book:
            tables = {row[0] for row in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "alembic_version" not in tables:
                return "" if "assignment" in tables else _no_gradebook(path)
            return str(book.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise in_use() from None
        return _no_gradebook(path)
    except (sqlite3.DatabaseError, TypeError):
        return _no_gradebook(path)


def _no_gradebook(path: Path) -> str:
    raise StoppedError(
        f"{path} is no gradebook of nbgrader: move it away, or name another in nbgrader_config.py"
    )
