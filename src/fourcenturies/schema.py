"""The JSON Schema of the records, for completion and checks in an editor, and the field tables of the README.

Both are made from `model`, so that they cannot fall out of step with what the loader accepts.
`python -m fourcenturies.schema` writes `seeds/schema.json` and the tables of `seeds/README.md` anew.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fourcenturies.model import PREFIXES, TABLES
from fourcenturies.model.fields import Field, fields_of

_EDTF = "A date in EDTF (ISO 8601-2), or empty."
_BEGIN, _END = "<!-- fields of {}: made by python -m fourcenturies.schema -->", "<!-- end -->"


def schema() -> dict[str, Any]:
    """Return the schema of one seed file: any of the tables, each a list of records."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Records of Four Centuries",
        "description": "One file holds one table. Made from fourcenturies.model.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            table: {"type": "array", "items": _object(record, PREFIXES[table])}
            for table, record in TABLES.items()
        },
    }


def schema_text() -> str:
    """Return the schema as the committed file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _object(record: type[Any], prefixes: tuple[str, ...] = ()) -> dict[str, Any]:
    told = fields_of(record)
    return {
        "type": "object",
        "description": _first_line(record),
        "additionalProperties": False,
        "required": [field.key for field in told if field.required],
        "properties": {field.key: _property(field, prefixes) for field in told},
    }


def _property(field: Field, prefixes: tuple[str, ...]) -> dict[str, Any]:
    one = _one(field, prefixes)
    shape = {"type": "array", "items": one} if field.many else one
    meaning = " ".join(filter(None, (field.says.meaning + ".", _EDTF if field.rule == "edtf" else "")))
    return {"description": meaning[0].upper() + meaning[1:], **shape}


def _one(field: Field, prefixes: tuple[str, ...]) -> dict[str, Any]:
    if field.inner:
        return {key: value for key, value in _object(field.base).items() if key != "description"}
    if field.base is Mapping:
        return {"type": "object", "additionalProperties": {"type": "string"}, "propertyNames": _id(("src",))}
    if field.choices:
        return {"enum": list(field.choices)}
    if field.rule == "id":
        return {"type": "string", **_id(prefixes)}
    if field.refers:
        return {
            "type": "string",
            **_id(field.refers.prefixes, field.refers.instead, optional=not field.required),
        }
    names = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names[field.base]}


def _id(
    prefixes: tuple[str, ...], instead: tuple[str, ...] = (), *, optional: bool = False
) -> dict[str, str]:
    others = [re.escape(word).replace(r"\ ", " ") for word in instead] + ([""] if optional else [])
    named = f"({'|'.join(prefixes)})-[a-z0-9-]+"
    return {"pattern": f"^({'|'.join(dict.fromkeys((named, *others)))})$"}


def _first_line(record: type[Any]) -> str:
    return (record.__doc__ or "").strip().splitlines()[0]


def field_table(record: type[Any]) -> str:
    """Return the fields of a record class as a Markdown table."""
    rows = ["| field | holds | what it means | example |", "| --- | --- | --- | --- |"]
    rows += [f"| {' | '.join(_cells(field))} |" for field in fields_of(record)]
    return "\n".join(rows)


def _cells(field: Field) -> Iterator[str]:
    yield f"**`{field.key}`**" if field.required else f"`{field.key}`"
    yield _holds(field)
    yield field.says.meaning
    example = field.says.example
    plain = field.base is str and not field.many and example
    yield f'`"{example}"`' if plain else f"`{example}`" if example else ""


def _holds(field: Field) -> str:
    if field.choices:
        one = " · ".join(f"`{choice}`" for choice in field.choices if choice)
    elif field.inner:
        one = f"{field.base.__name__} below"
    elif field.refers and field.base is str:
        others = [f'"{word}"' for word in field.refers.instead if word]
        one = "id " + " or ".join([*(f"`{prefix}-`" for prefix in field.refers.prefixes), *others])
    elif field.rule:
        one = {"edtf": "EDTF", "quoted": "quoted words", "id": "id"}[field.rule]
    else:
        one = {str: "text", int: "integer", float: "number", bool: "true or false"}.get(
            field.base, "texts by source"
        )
    return f"list: {one}" if field.many else one


def records_in_order() -> Iterator[type[Any]]:
    """Go through the record classes as the README shows them: each table, then what it holds."""
    seen: list[type[Any]] = []
    for record in TABLES.values():
        seen.append(record)
        seen += [field.base for field in fields_of(record) if field.inner and field.base not in seen]
        seen += [f.base for r in tuple(seen) for f in fields_of(r) if f.inner and f.base not in seen]
    return iter(dict.fromkeys(seen))


def with_tables(readme: str) -> str:
    """Return the README with each of its field tables made anew."""
    for record in records_in_order():
        begin = _BEGIN.format(record.__name__)
        pattern = re.escape(begin) + r".*?" + re.escape(_END)
        fresh = f"{begin}\n\n{field_table(record)}\n\n{_END}"
        readme = re.sub(pattern, fresh.replace("\\", r"\\"), readme, flags=re.DOTALL)
    return readme


def main(folder: Path) -> None:
    """Write the schema and the field tables into the folder of the records."""
    (folder / "schema.json").write_text(schema_text(), encoding="utf-8")
    readme = folder / "README.md"
    readme.write_text(with_tables(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "seeds"))
