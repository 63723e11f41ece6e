"""How the fields of a record are stated, once, and read by the loader, the schema and the README's tables."""

from __future__ import annotations

import types
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Says:
    """What a field means, in a sentence, with an example of its value as written in TOML."""

    meaning: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Refers:
    """The field names another record: the id prefixes it may carry, and words allowed in its place."""

    prefixes: tuple[str, ...]
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on a text: "edtf" (a date in EDTF, or empty), "quoted" (words of an article), "id"."""

    name: Literal["edtf", "quoted", "id"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field as the loader and the tables see it."""

    name: str
    """As an attribute of the record."""
    key: str
    """As it is spelt in TOML (`class` is a reserved word in Python)."""
    base: type[Any]
    """str, int, float, bool, Mapping (of texts), or the class of an inner record."""
    many: bool
    required: bool
    default: Any
    choices: tuple[str, ...]
    says: Says
    refers: Refers | None
    rule: str
    inner: bool
    """Whether its values are records of their own."""


_FIELDS: dict[type[Any], tuple[Field, ...]] = {}


def fields_of(record: type[Any]) -> tuple[Field, ...]:
    """Return the fields of a record class, in the order in which they are written."""
    if record not in _FIELDS:
        hints = get_type_hints(record, include_extras=True)
        _FIELDS[record] = tuple(
            _field(f.name, hints[f.name], f.default if f.default_factory is MISSING else f.default_factory())
            for f in fields(record)
        )
    return _FIELDS[record]


def _field(name: str, hint: Any, default: Any) -> Field:
    kind, marks = _unwrap(hint)
    many = get_origin(kind) is tuple
    if many:
        kind, more = _unwrap(get_args(kind)[0])
        marks = (*marks, *more)
    if get_origin(kind) in (types.UnionType, Union):
        kind, more = _unwrap(next(part for part in get_args(kind) if part is not type(None)))
        marks = (*marks, *more)
    choices = tuple(get_args(kind)) if get_origin(kind) is Literal else ()
    base = str if choices else get_origin(kind) or kind
    return Field(
        name=name,
        key=name.rstrip("_"),
        base=base,
        many=many,
        required=default is MISSING,
        default=None if default is MISSING else default,
        choices=choices,
        says=next((m for m in marks if isinstance(m, Says)), Says("")),
        refers=next((m for m in marks if isinstance(m, Refers)), None),
        rule=next((m.name for m in marks if isinstance(m, Rule)), ""),
        inner=is_dataclass(base),
    )


def _unwrap(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    return (get_args(hint)[0], get_args(hint)[1:]) if get_origin(hint) is Annotated else (hint, ())
