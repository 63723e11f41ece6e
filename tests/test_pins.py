"""Pins and notes are remembered beside the notebook; a broken file costs the pins, never the widget."""

import pytest

from fourcenturies.widgets.comparison import compare
from fourcenturies.widgets.pins import PINS_FILE, Pin, pins_of, remember, remembered

PIN = {"topic": "evt-no-limits-statement", "source": "src-lse", "note": "Whose word is it?"}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_widget_has_the_pins_and_notes_of_the_last():
    compare().pins = [PIN]
    assert compare().pins == [PIN]


def test_a_removed_pin_stays_removed():
    widget = compare()
    widget.pins = [PIN]
    widget.pins = []
    assert compare().pins == []


def test_two_widgets_do_not_forget_each_others_pins():
    first, second = compare(), compare()
    other = PIN | {"source": "src-monitor"}
    first.pins = [PIN]
    second.pins = [other]
    assert compare().pins == [PIN, other]


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"topic": 1}', b"[1, null]"])
def test_a_broken_file_means_no_pins(folder, broken):
    (folder / PINS_FILE).write_bytes(broken)
    assert compare().pins == []


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_raised(folder):
    assert remember(folder / "missing", (), (Pin("a", "b"),)) is False
    assert remembered(folder / "missing") == ()


def test_what_is_no_pin_is_dropped_and_a_long_note_is_cut():
    found = pins_of([{"topic": "t", "source": "s", "note": "x" * 9000}, {"topic": "t"}, 3, {"source": []}])
    assert [(pin.topic, len(pin.note)) for pin in found] == [("t", 4000)]
