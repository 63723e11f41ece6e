"""The dossier holds panels, pinned cards and notes as plain text, and never loses a file changed by hand."""

import json
import re

import mistune
import pytest

from fourcenturies import dossier
from fourcenturies.notebook import session
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
    assert "## Pinned cards" in text
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


LESSON = """
[lesson]
id = "03_days"
title = "Count <the> days"
minutes = 75
[[questions]]
id = "q-03-20"
kind = "commit"
points = 0
first = "choice"
items = ["a: seventeen days", "b: eight days"]
settled_by = "q-03-11"
[[questions]]
id = "q-03-11"
kind = "date"
[[questions]]
id = "q-03-21"
kind = "footnote"
items = ["a: Friends of Steel", "b: A Complex Alliance in a Changing World"]
[[questions]]
id = "q-03-10"
kind = "written"
"""
FOOTNOTES = "a: Michael Cox | LSE | 27 May 2025\nb: not stated | not stated | not stated"
TEXT = "Cox quotes “100 years” and the digest has no date.\n\nStallard counts. <b>"
REPLIES = {"q-03-20": "a\nsure: 70 %", "q-03-11": "2 January 1950", "q-03-21": FOOTNOTES, "q-03-10": TEXT}


@pytest.fixture
def saved(folder, monkeypatch):
    """Write a lesson with these replies, and sit in its folder."""
    monkeypatch.setattr(session, "_replies", {})
    place = folder / "03_days"
    place.mkdir()
    monkeypatch.chdir(place)
    (place / "questions.toml").write_text(LESSON, encoding="utf-8")

    def save(**replies):
        cells = [
            {"cell_type": "markdown", "id": "task-q-03-20", "metadata": {}, "source": "### How many days?"}
        ]
        for name, reply in ({name.replace("_", "-"): reply for name, reply in replies.items()}).items():
            written = name == "q-03-10"
            cells.append(
                {
                    "cell_type": "markdown" if written else "code",
                    "id": name,
                    "metadata": {"nbgrader": {"grade_id": f"written-{name}"}} if written else {},
                    "source": reply if written else f"%%answer {name}\n{reply}",
                }
            )
        (place / "03_days.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
        return place

    return save


def test_a_panel_has_text_footnotes_guess_and_picture(saved):
    place = saved(**REPLIES)
    assert repr(dossier()) == "1 panel is in dossier.md and dossier.html."
    text, page = both(place)
    for said in (
        "Cox: Michael Cox, London School of Economics and Political Science, 27 May 2025.",
        "Digest: not stated, not stated, not stated.",
        "Stallard: no footnote of yours yet.",
        "How many days?",
        "seventeen days",
        "sure: 70%",
        "2 January 1950",
        "Four centuries",
    ):
        assert said in page
        assert re.sub(r"\W", "", said) in re.sub(r"\W", "", text)
    assert "<h2>3. Count &lt;the&gt; days</h2>" in page
    assert "<b>" not in page.partition("</style>")[2].replace("<b>Note:</b>", "")
    assert page.count("<svg") > 1
    assert "run this cell" not in page


def test_a_picture_is_as_far_filled_as_its_answers(saved):
    place = saved(**REPLIES | {"q-03-11": "..."})
    dossier()
    before = both(place)[1]
    saved(**REPLIES)
    dossier()
    assert "none yet" in before
    after = both(place)[1]
    assert "none yet" not in after
    assert ("your own answer" in before, "your own answer" in after) == (False, True)


def test_a_guess_that_no_question_settles_has_no_later_answer(saved):
    place = saved(**{"q-03-20": "b"})
    dossier()
    assert "Later answer: none yet" in both(place)[1]
    (place / "questions.toml").write_text(LESSON.replace('settled_by = "q-03-11"', ""), encoding="utf-8")
    dossier()
    assert "Later answer" not in both(place)[1]


def test_a_guess_alone_is_a_panel_and_what_nobody_answered_is_none(saved):
    place = saved(**{"q-03-20": "b"})
    dossier()
    text, page = both(place)
    assert "eight days" in text
    assert "Four centuries</h2>" not in page
    saved()
    (place / "dossier.md").unlink()
    assert isinstance(dossier(), Sentence)
    assert not (place / "dossier.md").exists()


def test_the_pins_of_each_lesson_hang_with_its_panel(saved, folder, monkeypatch):
    saved(**REPLIES)
    pin("of the third")
    other = folder / "04_more"
    other.mkdir()
    (other / "questions.toml").write_text(
        LESSON.replace("03_days", "04_more").replace("q-03", "q-04").replace("Count <the> days", "More"),
        encoding="utf-8",
    )
    monkeypatch.chdir(other)
    pin("of the fourth")
    assert repr(dossier()) == "2 panels and 2 pinned cards are in dossier.md and dossier.html."
    page = both(other)[1]
    assert (
        page.index("3. Count")
        < page.index("of the third")
        < page.index("4. More")
        < page.index("of the fourth")
    )


def test_on_paper_each_panel_has_a_page(saved):
    place = saved(**REPLIES)
    dossier()
    page = both(place)[1]
    assert re.search(r"@media print\{.*\.fc-panel\+\.fc-panel\{break-before:page", page, re.DOTALL)
    assert "<script" not in page
