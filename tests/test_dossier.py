"""The dossier holds each pinned card and its note as plain text, and never loses a file changed by hand."""

import re

import mistune
import pytest

from fourcenturies import dossier
from fourcenturies.widgets.base import Sentence
from fourcenturies.widgets.comparison import compare

EVENT = "evt-no-limits-statement"
HOSTILE = (
    "<script>alert(1)</script>\n[x](javascript:alert(1)) *loud* `code`\n# Head\n- item\n1. one\n    code"
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pin(note):
    compare().pins = [{"topic": EVENT, "source": "src-lse", "note": note}]


def both(folder):
    return [(folder / name).read_text(encoding="utf-8") for name in ("dossier.md", "dossier.html")]


def test_without_pins_a_sentence_says_how_to_pin(folder):
    assert isinstance(dossier(), Sentence)
    assert list(folder.iterdir()) == []


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
