from __future__ import annotations

import dataclasses
import json
import tomllib

import jsonschema
import pytest

from fourcenturies import model, schema
from fourcenturies.files import seeds_dir
from fourcenturies.loading import read_tables
from fourcenturies.model.fields import fields_of
from records_support import DATA, TINY, tiny_tables

SEEDS = DATA.parent.parent / "seeds"


@pytest.mark.parametrize("record", list(schema.records_in_order()), ids=lambda record: record.__name__)
def test_every_field_says_what_it_means_with_an_example(record):
    for field in fields_of(record):
        assert field.says.meaning, field.name
        assert field.says.example, field.name


@pytest.mark.parametrize("record", list(schema.records_in_order()), ids=lambda record: record.__name__)
def test_records_are_frozen(record):
    field = dataclasses.fields(record)[0].name
    empty = record(**{f.name: None for f in dataclasses.fields(record)})
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(empty, field, "changed")


def test_records_can_be_put_into_sets():
    tables = read_tables(tiny_tables()).tables
    assert all(len(set(records)) == len(records) for records in tables.values())


def test_a_reserved_word_of_python_keeps_its_spelling_in_toml():
    keys = [field.key for field in fields_of(model.Discrepancy)]
    assert "class" in keys
    assert "class_" not in keys


def test_fields_without_a_default_are_required():
    required = [field.key for field in fields_of(model.Hop) if field.required]
    assert required == ["who"]


def test_the_committed_schema_is_in_step_with_the_model():
    assert (SEEDS / "schema.json").read_text(encoding="utf-8") == schema.schema_text()


def test_the_tables_of_the_readme_are_in_step_with_the_model():
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert readme == schema.with_tables(readme)
    for record in schema.records_in_order():
        assert schema.field_table(record) in readme


def test_the_examples_of_the_readme_are_records():
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    blocks = [part.split("```")[0] for part in readme.split("```toml\n")[1:]]
    examples = {table: rows for block in blocks for table, rows in tomllib.loads(block).items()}
    assert set(examples) == set(model.TABLES)
    assert read_tables(examples).problems == ()


def test_editors_accept_valid_records():
    validator = _validator()
    for table in model.TABLES:
        data = json.loads(json.dumps(tomllib.loads((TINY / f"{table}.toml").read_text(encoding="utf-8"))))
        validator.validate(data)


@pytest.mark.parametrize(
    "broken",
    [
        {"people": [{"id": "per-x", "kind": "person", "name": "X", "surnmae": "X"}]},
        {"people": [{"id": "evt-x", "kind": "person", "name": "X"}]},
        {"people": [{"id": "per-x", "kind": "animal", "name": "X"}]},
        {"people": [{"id": "per-x", "kind": "person"}]},
        {"people": [{"id": "per-x", "kind": "person", "name": 7}]},
    ],
    ids=["unknown key", "prefix of another table", "unknown choice", "missing key", "wrong type"],
)
def test_editors_mark_what_does_not_fit(broken):
    assert list(_validator().iter_errors(broken))


def test_editors_accept_the_course_own_records():
    validator = _validator()
    for path in sorted(seeds_dir().glob("*.toml")):
        validator.validate(tomllib.loads(path.read_text(encoding="utf-8")))


def _validator():
    return jsonschema.Draft7Validator(schema.schema())
