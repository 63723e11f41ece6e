"""A PostgreSQL server of the tests' own, from the binaries that are installed; it goes when the tests are done."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
_OWNER = "postgres"  # the server refuses to run as root


def missing() -> str:
    """Return what is missing to run a server and to speak to it; "" where nothing is."""
    if not find_spec("psycopg"):
        return "the driver of PostgreSQL is not installed (the extra [postgres])"
    if not _bin("initdb"):
        return "no PostgreSQL server is installed (Debian: apt-get install postgresql)"
    if os.geteuid() == 0 and _OWNER not in {entry.pw_name for entry in pwd.getpwall()}:
        return f"there is no user {_OWNER} to run a server as"
    return ""


def _bin(name: str) -> str | None:
    return shutil.which(name, path=str(_BINARIES[-1])) if _BINARIES else shutil.which(name)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run a server whose files lie in `folder`; yield the address of an empty database."""
    as_root = os.geteuid() == 0
    folder.mkdir()
    folder.chmod(0o755)
    if as_root:
        shutil.chown(folder, _OWNER, _OWNER)

    def run(name: str, *words: str) -> None:
        command = [*(("runuser", "-u", _OWNER, "--") if as_root else ()), str(_bin(name)), *words]
        subprocess.run(command, cwd="/", check=True, capture_output=True, text=True)

    data = str(folder / "data")
    run(
        "initdb",
        "--pgdata",
        data,
        "--username",
        "teacher",
        "--auth",
        "trust",
        "--encoding",
        "UTF8",
        "--no-sync",
    )
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "--pgdata", data, "--log", str(folder / "log"), "--options", options, "--wait", "start")
    try:
        run("createdb", "--host", str(folder), "--username", "teacher", "marks")
        yield f"postgresql+psycopg://teacher@/marks?host={folder}"
    finally:
        run("pg_ctl", "--pgdata", data, "--mode", "immediate", "stop")
