from __future__ import annotations

import pytest

from fourcenturies.loading import read_folder, read_tables


@pytest.fixture
def folder(tmp_path):
    for table in (
        "sources",
        "people",
        "passages",
        "events",
        "figures",
        "issues",
        "discrepancies",
        "cards",
        "places",
        "maps",
        "works",
        "words",
        "sheets",
    ):
        (tmp_path / f"{table}.toml").write_text("", encoding="utf-8")
    return tmp_path


def messages(folder):
    return [str(problem) for problem in read_folder(folder).problems]


def test_an_empty_table_is_no_problem(folder):
    assert messages(folder) == []


def test_a_missing_file_is_named_with_what_to_write(folder):
    (folder / "cards.toml").unlink()
    assert messages(folder) == [
        "seeds/cards.toml: -: -: there is no such file; write one with [[cards]] records"
    ]


def test_a_file_that_is_not_toml_is_named_with_the_line(folder):
    (folder / "cards.toml").write_text("[[cards]]\nid = \n", encoding="utf-8")
    [message] = messages(folder)
    assert message.startswith("seeds/cards.toml: -: -: is not TOML: Invalid value")
    assert "line 2" in message


def test_a_file_that_is_not_utf8_is_named_with_the_byte(folder):
    (folder / "cards.toml").write_bytes("# naïve".encode("latin-1"))
    assert messages(folder) == ["seeds/cards.toml: -: -: is not UTF-8 (byte 4); save it as UTF-8"]


def test_a_table_in_the_wrong_file_is_named(folder):
    (folder / "cards.toml").write_text("[[card]]\n", encoding="utf-8")
    assert messages(folder) == [
        'seeds/cards.toml: -: card: unknown table "card": this file holds only [[cards]]; move or rename it'
    ]


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"cards": {}}, "seeds/cards.toml: -: cards: is not a list of records; write each as [[cards]]"),
        (
            {"people": [{"id": "per-x", "kind": "person", "name": "X", "english": "Y"}]},
            "seeds/people.toml: per-x: english: is a text, not a list; write it in [ ]",
        ),
        (
            {"people": [{"id": "per-x", "kind": "person", "name": "X", "english": [1]}]},
            "seeds/people.toml: per-x: english[1]: is a number, not a text; put it in quotation marks",
        ),
        (
            {"people": [{"id": "per-x", "kind": "person", "name": "X", "used_by": {"src-a": 1}}]},
            "seeds/people.toml: per-x: used_by.src-a: is a number, not a text; put it in quotation marks",
        ),
        (
            {"people": [{"id": "per-x", "kind": "person", "name": "X", "contested": "yes"}]},
            "seeds/people.toml: per-x: contested: is a text, not true or false, for example true",
        ),
        (
            {"people": [{"id": "per-x", "kind": "person", "name": "X", "roles": [{"edtf": "1901"}]}]},
            "seeds/people.toml: per-x: roles[1].role: missing; add it: the role",
        ),
    ],
    ids=["no list", "text for a list", "item", "form", "flag", "inner record"],
)
def test_a_value_that_does_not_fit_is_named_with_its_next_step(tables, message):
    assert [str(problem) for problem in read_tables(tables).problems] == [message]


def test_a_record_without_an_id_is_named_by_its_place():
    [problem] = read_tables({"people": [{"kind": "person", "name": "X"}]}).problems
    assert (problem.id, problem.field) == ("record 1", "id")
