from __future__ import annotations

import shutil

import pytest

from fourcenturies.corpus import CorpusError, UnknownIdError, load, load_table
from fourcenturies.files import people_records
from fourcenturies.model import Passage, Person
from records_support import TINY


@pytest.fixture(scope="module")
def tiny():
    return load(TINY)


def ids(records):
    return [record.id for record in records]


def test_tables_come_in_the_order_of_the_files(tiny):
    assert ids(tiny.sources) == ["src-gazette", "src-letter"]
    assert ids(tiny.passages) == ["psg-001", "psg-002", "psg-003", "psg-004"]


def test_a_record_is_found_by_its_id(tiny):
    assert isinstance(tiny.get("psg-001"), Passage)
    assert isinstance(tiny.get("plc-westbank"), Person)
    assert tiny.table_of("plc-westbank") == "people"
    assert "psg-001" in tiny
    assert "psg-999" not in tiny


def test_an_unknown_id_names_the_nearest(tiny):
    with pytest.raises(UnknownIdError, match=r'"per-tom-red"; did you mean "per-tom-reed"\?'):
        tiny.get("per-tom-red")


def test_what_refers_to_a_record_comes_once_each(tiny):
    assert ids(tiny.refers_to("per-tom-reed")) == ["psg-001", "evt-footbridge-opens", "iss-friendship-lasts"]
    assert [mention.field for mention in tiny.mentions_of("per-ola-berg")] == [
        "author",
        "speakers",
        "chain[1].who",
    ]
    assert tiny.refers_to("src-letter")[0].id == "plc-westbank"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Tom Reed", "per-tom-reed"),
        ("reed", "per-tom-reed"),
        ("MAYOR REED", "per-tom-reed"),
        ("Том Рид", "per-tom-reed"),
        ("рид", "per-tom-reed"),
        ("里德", "per-tom-reed"),
        ("Lǐdé", "per-tom-reed"),
        ("lide", "per-tom-reed"),
        ("Westshore", "plc-westbank"),
        ("psg-003", "psg-003"),
        ("older calendar", "card-old-calendar"),
    ],
)
def test_words_in_any_form_or_script_find_the_record(tiny, words, first):
    assert tiny.find(words)[0].id == first


def test_a_name_in_one_script_finds_the_records_that_name_its_bearer(tiny):
    assert "psg-001" in ids(tiny.find("里德"))


@pytest.mark.parametrize("words", ["", "  ", "?!", "quince"])
def test_words_that_are_nowhere_find_nothing(tiny, words):
    assert tiny.find(words) == ()


def test_loading_refuses_records_that_do_not_fit_and_names_them_all(tmp_path):
    shutil.copytree(TINY, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "cards.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[cards]]\nid = "card-old-calendar"\nstatment = "x"\n')
    with pytest.raises(CorpusError) as refused:
        load(tmp_path)
    told = str(refused.value)
    assert 'unknown key "statment"; did you mean "statement"?' in told
    assert '"card-old-calendar" is already in seeds/cards.toml' in told


def test_the_course_own_records_are_read_once():
    assert load() is load()


@pytest.mark.parametrize("table", ["sources", "passages"])
def test_a_table_alone_holds_the_same_records(table):
    assert load_table(table) == getattr(load(), table)


def test_people_are_had_as_mappings_from_their_file_alone(tmp_path):
    shutil.copy(TINY / "people.toml", tmp_path)
    records = people_records(tmp_path)
    assert records[1]["surname"] == "Reed"
    with pytest.raises(TypeError):
        records[1]["surname"] = "Rood"  # type: ignore[index]
