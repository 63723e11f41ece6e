"""Records for tests: a tiny valid corpus, and what is laid on top of it to break one rule."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

from fourcenturies.model import TABLES

DATA = Path(__file__).parent / "data"
TINY = DATA / "tiny"


def tiny_tables() -> dict[str, list[dict[str, Any]]]:
    """Return the tiny corpus as parsed TOML."""
    return {
        table: tomllib.loads((TINY / f"{table}.toml").read_text(encoding="utf-8"))[table] for table in TABLES
    }


def overlaid(changes: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the tiny corpus with records changed, where the id is known, or added."""
    tables = tiny_tables()
    for table, records in changes.items():
        known = {record["id"]: record for record in tables[table]}
        for record in copy.deepcopy(records):
            if record["id"] in known:
                known[record["id"]].update(record)
            else:
                tables[table].append(record)
    return tables


def expected(fixture: Path) -> list[str]:
    """Return the messages that a broken fixture quotes."""
    lines = fixture.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")]
