"""Reads `seeds/*.toml` into records, and says of every value that does not fit the model why not.

Reading never stops at a problem: what does not fit is reported and left at its empty value, so that one
run finds everything and the rules of `validation` can look at the rest.
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fourcenturies.files import toml
from fourcenturies.model import TABLES
from fourcenturies.model.fields import Field, fields_of

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with the records: where, and what to do about it."""

    file: str
    id: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.id}: {self.field}: {self.message}"


@dataclass(frozen=True, slots=True)
class Reading:
    """The records as far as they could be read, table by table, with what was wrong with them."""

    tables: Mapping[str, tuple[Any, ...]]
    problems: tuple[Problem, ...]


def file_of(table: str) -> str:
    """Return the path by which messages name a table's file."""
    return f"seeds/{table}.toml"


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return `; did you mean "…"?` where a known word is close, else an empty text."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def read_folder(folder: Path) -> Reading:
    """Read every table in a folder of TOML files."""
    problems: list[Problem] = []
    raw = {table: _read_file(folder, table, problems) for table in TABLES}
    return read_tables(raw, problems)


def read_tables(raw: Mapping[str, Any], before: Sequence[Problem] = ()) -> Reading:
    """Turn parsed TOML, a list of mappings per table, into records."""
    problems = list(before)
    tables = {table: tuple(_read_table(table, raw.get(table, []), problems)) for table in TABLES}
    return Reading(types.MappingProxyType(tables), tuple(problems))


def read_table(folder: Path, table: str) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """Read one table alone: its records as far as they could be read, and what was wrong with them."""
    problems: list[Problem] = []
    records = tuple(_read_table(table, _read_file(folder, table, problems), problems))
    return records, tuple(problems)


def _read_file(folder: Path, table: str, problems: list[Problem]) -> Any:
    path = folder / f"{table}.toml"
    if not path.is_file():
        problems.append(
            Problem(file_of(table), "-", "-", f"there is no such file; write one with [[{table}]] records")
        )
        return []
    try:
        data = toml.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        problems.append(
            Problem(file_of(table), "-", "-", f"is not UTF-8 (byte {error.start}); save it as UTF-8")
        )
        return []
    except toml.TOMLDecodeError as error:
        problems.append(Problem(file_of(table), "-", "-", f"is not TOML: {error}; mend that line first"))
        return []
    for key in data.keys() - {table}:
        hint = f"this file holds only [[{table}]]; move or rename it"
        problems.append(Problem(file_of(table), "-", key, f'unknown table "{key}": {hint}'))
    return data.get(table, [])


def _read_table(table: str, entries: Any, problems: list[Problem]) -> Iterator[Any]:
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        message = f"is not a list of records; write each as [[{table}]]"
        problems.append(Problem(file_of(table), "-", table, message))
        return
    for number, entry in enumerate(entries, 1):
        name = entry.get("id")
        shown = name if isinstance(name, str) and name else f"record {number}"
        yield _Reader(table, shown, problems).record(TABLES[table], entry, "")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one record and what it holds, and reports under that record's id."""

    table: str
    id: str
    problems: list[Problem]

    def report(self, field: str, message: str) -> None:
        self.problems.append(Problem(file_of(self.table), self.id, field, message))

    def record(self, kind: type[Any], entry: Mapping[str, Any], path: str) -> Any:
        known = _by_key(kind)
        for key in entry:
            if key not in known:
                hint = did_you_mean(key, known) or f"; the keys here are {', '.join(known)}"
                self.report(path + key, f'unknown key "{key}"{hint}')
        return kind(**{f.name: self.value(f, entry, path) for f in known.values()})

    def value(self, field: Field, entry: Mapping[str, Any], path: str) -> Any:
        where = path + field.key
        if field.key not in entry:
            if field.required:
                self.report(where, f"missing; add it: {field.says.meaning}")
            return empty(field)
        found = entry[field.key]
        if field.many:
            return self.many(field, found, where)
        return self.one(field, found, where)

    def many(self, field: Field, found: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(found, list):
            self.report(where, f"is {_kind_of(found)}, not a list; write it in [ ]")
            return ()
        return tuple(self.one(field, item, f"{where}[{n}]") for n, item in enumerate(found, 1))

    def one(self, field: Field, found: Any, where: str) -> Any:
        if field.inner and isinstance(found, Mapping):
            return self.record(field.base, found, where + ".")
        if field.base is Mapping and isinstance(found, Mapping):
            return self.forms(found, where)
        if not _fits(found, field.base):
            self.report(
                where, f"is {_kind_of(found)}, not {_NAMES.get(field.base, 'a table')}{_example(field)}"
            )
            return empty(field, many=False)
        if field.choices and found not in field.choices:
            allowed = ", ".join(f'"{choice}"' for choice in field.choices if choice)
            self.report(where, f'"{found}" is not one of {allowed}{did_you_mean(found, field.choices)}')
            return field.choices[0]
        return found

    def forms(self, found: Mapping[str, Any], where: str) -> Mapping[str, str]:
        for key, form in found.items():
            if not isinstance(form, str):
                self.report(f"{where}.{key}", f"is {_kind_of(form)}, not a text; put it in quotation marks")
        return types.MappingProxyType({k: form for k, form in found.items() if isinstance(form, str)})


_NAMES: Mapping[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    Mapping: "a table of texts",
}


def empty(field: Field, *, many: bool | None = None) -> Any:
    """Return what stands in for a value that is absent or does not fit."""
    if not field.required:
        return field.default if many is None else _zero(field)
    if field.many and many is None:
        return ()
    return _zero(field)


def _zero(field: Field) -> Any:
    if field.inner:
        return field.base(**{f.name: empty(f) for f in fields_of(field.base)})
    if field.choices:
        return field.choices[0]
    return types.MappingProxyType({}) if field.base is Mapping else field.base()


_KEYS: dict[type[Any], Mapping[str, Field]] = {}


def _by_key(kind: type[Any]) -> Mapping[str, Field]:
    if kind not in _KEYS:
        _KEYS[kind] = {field.key: field for field in fields_of(kind)}
    return _KEYS[kind]


def _fits(found: Any, base: type[Any]) -> bool:
    if type(found) is base:
        return True
    if isinstance(found, bool):
        return False
    return isinstance(found, (int, float) if base is float else base) and not isinstance(found, Mapping)


def _kind_of(found: Any) -> str:
    kinds = {
        list: "a list",
        dict: "a table",
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
    }
    return kinds.get(type(found), "a date" if hasattr(found, "isoformat") else "something else")


def _example(field: Field) -> str:
    if field.base is str:
        return "; put it in quotation marks"
    return f", for example {field.says.example}" if field.says.example else ""
