"""Write the records as CSV tables, with a `datapackage.json` that describes them.

Together they are a Frictionless Data Package.
Inner records get tables of their own, tied to their owner by its id and their number. A cell that a
spreadsheet would run as a formula is led by an apostrophe (`spreadsheets`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from fourcenturies.exports import command
from fourcenturies.model import PREFIXES, TABLES
from fourcenturies.model.fields import Field, fields_of
from fourcenturies.spreadsheets import to_rows

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus

LIST_MARK = " | "
_CHILDREN = {
    "accounts": "accounts",
    "stances": "stances",
    "chain": "hops",
    "roles": "roles",
    "known": "known",
    "points": "points",
    "names": "names",
    "journeys": "journeys",
    "cites": "cites",
    "passed": "passed",
    "uses": "uses",
    "where": "where",
    "slots": "slots",
}
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}

Row = Mapping[str, Any]
Column = tuple[str, str, str, str]
"""Name, type, meaning, and the table that its ids are from."""
Table = tuple[str, tuple[Column, ...], list[Row]]


def table_files(corpus: Corpus) -> Mapping[str, str]:
    """Return every table as CSV, and `datapackage.json`."""
    files: dict[str, str] = {}
    resources = []
    for name, columns, rows in _tables(corpus):
        files[f"{name}.csv"] = _csv(columns, rows)
        resources.append(_resource(name, columns))
    package = {
        "profile": "tabular-data-package",
        "name": "fourcenturies",
        "title": "Four Centuries: records of five sources on China and Russia",
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": _LICENCE}],
        "resources": resources,
    }
    files["datapackage.json"] = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    return files


_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def _tables(corpus: Corpus) -> Iterator[Table]:
    for table, record in TABLES.items():
        own = tuple(field for field in fields_of(record) if not (field.inner and field.many))
        records = getattr(corpus, table)
        yield table, tuple(_columns(own, "")), [dict(_row(r, own, "")) for r in records]
        for field in fields_of(record):
            if field.inner and field.many:
                yield _child(table, field, records)


def _child(table: str, field: Field, records: Iterable[Any]) -> Table:
    inner = fields_of(field.base)
    owner = (
        ("of", "string", f"id of the record in {table}", table),
        ("number", "integer", "place in its list", ""),
    )
    rows: list[Row] = [
        {"of": record.id, "number": n, **dict(_row(item, inner, ""))}
        for record in records
        for n, item in enumerate(getattr(record, field.name), 1)
    ]
    return f"{table}-{_CHILDREN[field.key]}", (*owner, *_columns(inner, "")), rows


def _columns(told: Iterable[Field], before: str) -> Iterator[Column]:
    for field in told:
        if field.inner:
            yield from _columns(fields_of(field.base), f"{before}{field.key}_")
        else:
            kind = "string" if field.many else _TYPES.get(field.base, "string")
            yield before + field.key, kind, field.says.meaning, _target(field)


def _target(field: Field) -> str:
    """Return the one table that a field always refers to, else an empty text."""
    if not (field.refers and field.required and not field.many and not field.refers.instead):
        return ""
    return next((table for table, prefixes in PREFIXES.items() if field.refers.prefixes == prefixes), "")


def _row(record: Any, told: Iterable[Field], before: str) -> Iterator[tuple[str, Any]]:
    for field in told:
        value = getattr(record, field.name)
        if field.inner:
            inner = fields_of(field.base)
            yield from _row(value, inner, f"{before}{field.key}_") if value is not None else ()
        else:
            yield before + field.key, _cell(value)


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return LIST_MARK.join(map(str, value))
    if isinstance(value, Mapping):
        return LIST_MARK.join(f"{key}: {form}" for key, form in value.items())
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def _csv(columns: Iterable[Column], rows: Iterable[Row]) -> str:
    names = [name for name, *_ in columns]
    return to_rows([names, *([str(row.get(name, "")) for name in names] for row in rows)], bom=False)


def _resource(name: str, columns: Iterable[Column]) -> dict[str, Any]:
    fields = [{"name": key, "type": kind, "description": meaning} for key, kind, meaning, _ in columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if "-" not in name:
        schema["primaryKey"] = ["id"]
    foreign = [(key, table) for key, _, _, table in columns if table]
    if foreign:
        schema["foreignKeys"] = [
            {"fields": [key], "reference": {"resource": table, "fields": ["id"]}} for key, table in foreign
        ]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


add_export, run_export = command(table_files)
