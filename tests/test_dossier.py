"""The dossier holds each pinned card and its note as plain text, and never loses a file changed by hand."""

import json
import re

import mistune
import pytest

from fourcenturies import dossier
from fourcenturies.questions.cells import WRITTEN_STUB
from fourcenturies.widgets.base import Sentence
from fourcenturies.widgets.comparison import compare

EVENT = "evt-no-limits-statement"
HOSTILE = (
    "<script>alert(1)</script>\n[x](javascript:alert(1)) *loud* `code`\n# Head\n- item\n1. one\n    code"
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    own = tmp_path / "lessons" / "01_x"
    own.mkdir(parents=True)
    monkeypatch.chdir(own)
    return own


def pin(note):
    compare().pins = [{"topic": EVENT, "source": "src-lse", "note": note}]


def both(folder):
    return [(folder / name).read_text(encoding="utf-8") for name in ("dossier.md", "dossier.html")]


def test_without_pins_a_sentence_says_how_to_pin(folder):
    assert isinstance(dossier(), Sentence)
    assert list(folder.iterdir()) == []


LESSON = """
[lesson]
id = "01_x"
title = "Whose words?"
minutes = 75
[[questions]]
id = "q-01-01"
kind = "commit"
items = ["a: hers", "b: neither"]
[[questions]]
id = "q-01-02"
kind = "footnote"
[[questions]]
id = "q-01-03"
kind = "written"
"""
WROTE = {
    "answer-q-01-01": "%%answer q-01-01\na\nsure: 70 %",
    "answer-q-01-02": "%%answer q-01-02\nMichael Cox | LSE | 27 May 2025",
    "written-q-01-03": HOSTILE,
}


def lesson(folder, wrote):
    (folder / "questions.toml").write_text(LESSON, encoding="utf-8")
    cells = [
        {"id": name, "cell_type": "markdown" if name.startswith("w") else "code", "source": text,
         "metadata": {"nbgrader": {"grade_id": name}}}
        for name, text in wrote.items()
    ]  # fmt: skip
    (folder / "01_x.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")


def test_the_panel_of_a_lesson_is_there_with_its_footnotes_and_the_first_guess(folder):
    lesson(folder, WROTE)
    assert repr(dossier()) == "1 panel is in dossier.md and dossier.html."
    text, page = both(folder)
    for told in (mistune.html(text), page):
        assert "Panel 1: Whose words?" in told
        assert "Michael Cox | LSE | 27 May 2025" in told
        assert re.search(r"First guess</\w+>\s*(</p>\s*)?<p>hers", told)
        assert "What came of it" not in told
        assert "<script" not in told
        assert "[x](javascript:alert(1)) *loud* `code`" in told


def test_with_the_solutions_at_hand_the_guess_stands_beside_what_came_of_it(folder):
    lesson(folder, WROTE)
    solved = folder.parent.parent / "solutions" / "01_x"
    solved.mkdir(parents=True)
    source = "%%answer q-01-01\n### BEGIN SOLUTION\nb\n### END SOLUTION"
    cell = {"id": "answer-q-01-01", "cell_type": "code", "source": source, "metadata": {}}
    (solved / "01_x.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    dossier()
    assert "**What came of it**\n\nneither" in both(folder)[0]


def test_a_lesson_without_its_text_has_no_panel(folder):
    lesson(folder, WROTE | {"written-q-01-03": WRITTEN_STUB} | {"answer-q-01-01": "..."})
    assert isinstance(dossier(), Sentence)


def test_a_card_is_there_with_words_place_dates_link_and_note(folder):
    compare().pins = [{"topic": EVENT, "source": "src-statesman", "note": "Whose word is it?"}]
    assert repr(dossier()) == "1 pinned card is in dossier.md and dossier.html."
    text, page = both(folder)
    for said in ("¶", "Printed", "https://", "Whose word is it?", "“"):
        assert said in text
        assert said in page


def test_a_note_stays_plain_text(folder):
    pin(HOSTILE)
    dossier()
    text, page = both(folder)
    drawn = mistune.html(text)
    assert "<script" not in page + drawn
    quoted = re.search("<blockquote>.*</blockquote>", drawn, re.DOTALL)[0]
    assert set(re.findall(r"<(\w+)", quoted)) <= {"blockquote", "p", "br"}
    assert "[x](javascript:alert(1)) *loud* `code`" in quoted


def test_the_clocks_can_be_left_out(folder):
    pin("")
    dossier(clocks=False)
    assert not [text for text in both(folder) if "Printed" in text]


def test_a_file_of_ours_is_written_anew_and_one_changed_by_hand_is_kept(folder):
    pin("first")
    dossier()
    pin("second")
    dossier()
    assert not list(folder.glob("*.bak"))
    for word in ("mine", "mine again"):
        (folder / "dossier.md").write_text(word, encoding="utf-8")
        dossier()
    kept = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("dossier.md*.bak"))]
    assert sorted(kept) == ["mine", "mine again"]
    assert "second" in both(folder)[0]


def test_a_folder_that_cannot_be_written_gets_a_sentence(folder):
    pin("")
    (folder / "dossier.md").mkdir()
    assert "could not be written" in repr(dossier())
