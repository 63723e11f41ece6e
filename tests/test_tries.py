"""Tries are remembered beside the notebook, whatever befalls the file."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourcenturies.notebook import own_files
from fourcenturies.notebook.tries import TRIES_FILE, note_try

ID = "q-01-01"


@pytest.fixture(autouse=True)
def forgotten():
    own_files._unsaved.clear()
    yield
    own_files._unsaved.clear()


def test_each_new_reply_counts_once(tmp_path):
    assert [note_try(tmp_path, ID, reply) for reply in ("1950", "1951", "1950", " 1951\n", "1952")] == [
        1,
        2,
        2,
        2,
        3,
    ]


def test_case_and_spaces_make_no_new_reply(tmp_path):
    assert [note_try(tmp_path, ID, reply) for reply in ("Mao  Zedong", "mao zedong", "MAO\nZEDONG")] == [
        1,
        1,
        1,
    ]


def test_questions_are_counted_apart(tmp_path):
    assert [note_try(tmp_path, name, "1950") for name in ("q-01-01", "q-01-02")] == [1, 1]


def test_a_new_kernel_finds_the_tries_of_the_last(tmp_path):
    note_try(tmp_path, ID, "1950")
    own_files._unsaved.clear()
    assert note_try(tmp_path, ID, "1951") == 2


def test_the_file_holds_no_reply_and_nothing_is_left_beside_it(tmp_path):
    note_try(tmp_path, ID, "Mao Zedong")
    assert [path.name for path in tmp_path.iterdir()] == [TRIES_FILE]
    assert "Mao" not in (tmp_path / TRIES_FILE).read_text(encoding="utf-8")


def test_a_deleted_file_starts_the_count_anew(tmp_path):
    note_try(tmp_path, ID, "1950")
    (tmp_path / TRIES_FILE).unlink()
    assert note_try(tmp_path, ID, "1951") == 1


DAMAGED = [
    "",
    "{",
    "null",
    "[]",
    "3",
    '{"q-01-01": "x"}',
    '{"q-01-01": [1, null]}',
    "[" * 100_000,
    "\0",
    "9" * 5000,
]


@pytest.mark.parametrize("text", DAMAGED, ids=[text[:12] or "empty" for text in DAMAGED])
def test_a_damaged_file_counts_as_none_and_is_mended(tmp_path, text):
    (tmp_path / TRIES_FILE).write_text(text, encoding="utf-8")
    assert [note_try(tmp_path, ID, reply) for reply in ("1950", "1951")] == [1, 2]
    assert len(json.loads((tmp_path / TRIES_FILE).read_text(encoding="utf-8"))[ID]) == 2


def test_a_file_that_is_no_text_or_far_too_large_counts_as_none(tmp_path):
    (tmp_path / TRIES_FILE).write_bytes(b"\xff\xfe\xfa")
    assert note_try(tmp_path, ID, "1950") == 1
    (tmp_path / TRIES_FILE).write_bytes(b" " * 2_000_000)
    assert note_try(tmp_path, ID, "1951") == 1


def test_a_folder_in_its_place_leaves_the_count_to_the_kernel(tmp_path):
    (tmp_path / TRIES_FILE).mkdir()
    (tmp_path / TRIES_FILE / "kept").write_text("", encoding="utf-8")
    assert [note_try(tmp_path, ID, reply) for reply in ("1950", "1951", "1950")] == [1, 2, 2]
    assert [path.name for path in tmp_path.iterdir()] == [TRIES_FILE]


def test_a_folder_that_cannot_be_written_leaves_the_count_to_the_kernel(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr(own_files, "write_whole", refuse)
    assert [note_try(tmp_path, ID, reply) for reply in ("1950", "1951")] == [1, 2]
    monkeypatch.undo()
    assert note_try(tmp_path, ID, "1952") == 3
    own_files._unsaved.clear()
    assert note_try(tmp_path, ID, "1953") == 4


def test_a_full_disk_leaves_the_old_file_whole(tmp_path, monkeypatch):
    note_try(tmp_path, ID, "1950")
    before = (tmp_path / TRIES_FILE).read_bytes()

    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert note_try(tmp_path, ID, "1951") == 2
    assert (tmp_path / TRIES_FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [TRIES_FILE]


def test_a_folder_that_is_gone_is_no_error(tmp_path):
    assert note_try(tmp_path / "gone", ID, "1950") == 1


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_tried(question_id, reply):
    assert note_try(Path("/nowhere/at/all"), question_id, reply) >= 1
