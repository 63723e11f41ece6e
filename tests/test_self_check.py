"""`self_check` tells of a written answer what can be told without judging it, and opens samples step by step."""

from __future__ import annotations

import json

import pytest

from fourcenturies import check, progress, self_check
from fourcenturies.corpus import load
from fourcenturies.notebook import session
from fourcenturies.notebook.own_marks import OWN_MARKS_FILE, OwnMark, own_marks
from fourcenturies.notebook.self_checking import ASK, CRITERIA, EMPTY, NO_SAMPLES, NOT_WRITTEN, samples
from fourcenturies.questions.cells import WRITTEN_STUB
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.written_check import cards_in, quotations_in, sources_in
from fourcenturies.release import lesson_ids

LESSON = "09_write"
QUESTIONS = f"""
[lesson]
id = "{LESSON}"
title = "Write"
minutes = 5
[[questions]]
id = "q-09-01"
kind = "date"
[[questions]]
id = "q-09-02"
kind = "written"
points = 6
evidence = ["card-second-talk"]
"""
RUBRIC = """# Rubric

## Samples

**Basic, 1 point.** "They agree."
*Sourcing 1.*

**Emerging, 3 points.** "One is not dated,
so I doubt."
*Sourcing 1, limits 2.*

**Proficient, 6 points.** "Both are dated."
*All.*
"""


def write(folder, text, task="Do."):
    cells = [
        {
            "id": "task-q-09-02",
            "cell_type": "markdown",
            "metadata": {},
            "source": f"### Write\n\n{task} <!-- card-warrant-day -->",
        },
        {
            "id": "w",
            "cell_type": "markdown",
            "metadata": {"nbgrader": {"grade_id": "written-q-09-02"}},
            "source": text,
        },
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / f"{LESSON}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture
def place(tmp_path, monkeypatch):
    folder = tmp_path / "lessons" / LESSON
    folder.mkdir(parents=True)
    (folder / "questions.toml").write_text(QUESTIONS, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(session, "_replies", {})
    return folder


@pytest.fixture
def rubric(place):
    folder = place.parents[1] / "solutions" / LESSON
    folder.mkdir(parents=True)
    (folder / "rubric.md").write_text(RUBRIC, encoding="utf-8")
    return place


def shown_of(widget):
    return widget.still()[1]


@pytest.mark.parametrize("text", ["", WRITTEN_STUB])
def test_nothing_is_looked_at_before_something_is_written(place, text):
    write(place, text)
    assert repr(self_check("q-09-02")) == EMPTY
    assert repr(self_check("q-09-01")) == NOT_WRITTEN


def test_an_answer_opens_five_questions_and_no_sample(rubric):
    write(rubric, "I doubt it.")
    shown = shown_of(self_check("q-09-02"))
    heads = ["Your text", "Your quotations", "Your sources", ASK]
    assert [line for line in shown.splitlines() if line in {*heads, "Your cards"}] == heads
    assert all(f"[ ] {number}. {text}" in shown for number, text in enumerate(CRITERIA, 1))
    assert "They agree" not in shown
    assert not (rubric / OWN_MARKS_FILE).exists()


def test_what_is_ticked_opens_the_samples_without_points(rubric):
    write(rubric, "I doubt it.")
    widget = self_check("q-09-02")
    assert (widget.rows["opened"], widget.rows["after"]) == (False, "")
    widget.receive({"yes": [1, 3, 9, "2"]}, b"")
    shown = shown_of(widget)
    assert "[x] 1. " in shown
    assert "[ ] 2. " in shown
    assert "Yes: 2 of 5" in shown
    assert "They agree" in widget.rows["after"]
    assert widget.rows["opened"]
    assert "points" not in shown
    assert own_marks(rubric) == {"q-09-02": OwnMark((1, 3), 5)}


def test_a_place_between_them_opens_their_points_and_reasons(rubric):
    write(rubric, "I doubt it.")
    widget = self_check("q-09-02")
    widget.receive({"better_than": 1}, b"")
    assert own_marks(rubric) == {}
    widget.receive({"yes": [1, 3]}, b"")
    widget.receive({"better_than": 1}, b"")
    assert "Emerging, 3 points: Sourcing 1, limits 2." in shown_of(widget)
    assert own_marks(rubric)["q-09-02"] == OwnMark((1, 3), 5, 1)
    assert shown_of(self_check("q-09-02")) == shown_of(widget)
    widget.receive({"better_than": 4}, b"")
    assert widget.rows["better"] == 1


def test_in_a_class_the_samples_come_from_the_teacher(place):
    write(place, "I doubt it.")
    widget = self_check("q-09-02")
    widget.receive({"yes": []}, b"")
    assert NO_SAMPLES in shown_of(widget)
    assert not widget.rows["opened"]
    (place / "rubric.md").write_text(RUBRIC, encoding="utf-8")
    assert "They agree" in shown_of(self_check("q-09-02"))


def test_the_own_check_stands_in_progress_and_earns_nothing(rubric):
    write(rubric, "I doubt it.")
    self_check("q-09-02").receive({"yes": [1, 2, 5]}, b"")
    assert "Your own check of what you wrote: Write, 3 of 5 yes." in repr(progress())
    assert check("q-09-02").score == 6.0  # what Validate takes for done, as before
    assert progress().total is None or progress().total.points == 0


@pytest.mark.parametrize(
    ("task", "told"),
    [("In 2 to 4 words.", "3 words; 2 to 4 are asked for."), ("Write.", "3 words.")],
)
def test_it_tells_how_long_the_text_is_and_should_be(rubric, task, told):
    write(rubric, "I doubt it.", task)
    assert told in shown_of(self_check("q-09-02")).splitlines()


@pytest.mark.parametrize(
    ("criterion", "told"), [("Has each a date?", "Cox: no date"), ("Why?", "You name Cox.")]
)
def test_dates_are_looked_for_only_where_they_are_asked_for(rubric, criterion, told):
    (rubric / "questions.toml").write_text(f'{QUESTIONS}criteria = ["{criterion}"]\n', encoding="utf-8")
    write(rubric, "Cox says so.")
    assert told in shown_of(self_check("q-09-02"))


@pytest.mark.parametrize(
    "held", ['{"q-09-02": 1}', "[1]", '{"q-09-02": {"yes": "x", "of": 5}}', "{", '{"q-09-02": {"yes": [1]}}']
)
def test_a_damaged_file_of_own_marks_is_no_error(place, held):
    (place / OWN_MARKS_FILE).write_text(held, encoding="utf-8")
    assert own_marks(place) == {}


def test_what_was_written_is_never_markup(place):
    write(place, "<script>x</script> “<b>two words</b> here”")
    shown = self_check("q-09-02").still()[0]
    assert "<script>" not in shown
    assert "<b>" not in shown


def passage():
    return next(
        one
        for one in load().passages
        if one.words and 8 <= len(one.words.split()) <= 20 and "[" not in one.words
    )


def test_a_quotation_is_exact_altered_or_not_found():
    held = passage().words.strip("“”").split()
    altered = [*held[:4], "elephants", *held[5:]]
    text = f'He says “{" ".join(held)}”, or “{" ".join(altered)}”, or "no such words at all here", and “one”.'
    found = quotations_in(text, load().passages, {})
    assert [one.state for one in found] == ["exact", "altered", "not found"]
    assert found[0].passage == found[1].passage == passage()


def test_a_quotation_is_found_by_its_hash_and_in_an_own_copy():
    found = quotations_in(
        "“words of my own copy”", load().passages, {"src-lse": ("these", "words", "of", "my", "own", "copy")}
    )
    assert (found[0].state, found[0].source) == ("exact", "src-lse")
    assert quotations_in("“words of my own copy”", load().passages, {})[0].state == "not found"


SOURCES = [
    ("Cox wrote on 27 May 2025.", {"Cox": True}),
    ("Cox says so. It was 2025.", {"Cox": True}),
    ("Cox says so. Stallard wrote in 2023.", {"Cox": False, "Stallard": True}),
    ("The digest is undated. Katie Stallard says so.", {"Digest": True, "Stallard": False}),
    ("The Frail Foundations has no date.", {"E-IR": True}),
    ("The cocks crow.", {}),
]


@pytest.mark.parametrize(("text", "named"), SOURCES)
def test_the_sources_that_are_named_and_whether_each_is_dated(text, named):
    found = {one.source.short: one.dated for one in sources_in(text, load().sources, default_directory())}
    assert {name.removeprefix("The "): dated for name, dated in found.items()} == named or found == named


def test_a_card_of_confidence_b_is_to_be_hedged():
    card = load().get("card-second-talk")
    assert card.confidence == "B"
    plain, hedged = (
        cards_in(text, [card]) for text in (card.statement, f"By the card, perhaps, {card.statement}")
    )
    assert [one.hedged for one in plain] == [False]
    assert [one.hedged for one in hedged] == [True] * len(hedged)
    assert cards_in("Nothing of the kind.", [card]) == ()


def test_every_rubric_of_the_course_has_three_samples_to_read(root):
    for name in lesson_ids(root):
        found = samples(name, root)
        assert {one.level for one in found} == {"Basic", "Emerging", "Proficient"}, name
        assert all(one.text and one.why for one in found)


STEEL = "friends of steel"


@pytest.mark.parametrize(
    ("text", "source", "astray"),
    [
        (f"Cox has “{STEEL}” in his title.", "src-lse", ()),
        (f"In the digest “{STEEL}” are words of Xi.", "src-digest", ()),
        (f"He said it. They are “{STEEL}”.", None, ()),
        (f"Stallard writes “{STEEL}”.", None, ("src-statesman",)),
    ],
)
def test_a_quotation_is_looked_for_in_the_source_that_its_sentence_names(text, source, astray):
    corpus = load()
    (found,) = quotations_in(text, corpus.passages, {}, corpus.sources, default_directory())
    assert (found.state, found.astray) == ("exact", astray)
    assert (not found.others and found.source == source) if source else found.others


CARDS = ["card-talks-with-stalin", "card-second-talk", "card-talk-with-yudin", "card-airport-talk"]
USED = [
    ("By several accounts, not certain, a second followed after eight days.", {"card-second-talk": True}),
    ("A second talk was on the 24th, after eight days.", {"card-second-talk": False}),
    ("A first talk was on 16 December.", {"card-talks-with-stalin": False}),
    ("Mao told it to a Soviet ambassador; the minutes of it would help.", {}),
    ("In 1958 he talked with Pavel Yudin, perhaps of this.", {"card-talk-with-yudin": True}),
    ("Stalin made Mao wait in December 1949.", {}),
]


@pytest.mark.parametrize(("text", "used"), USED)
def test_only_cards_that_a_text_uses_are_named(text, used):
    cards = [load().get(name) for name in CARDS]
    quoted = "“a Soviet ambassador” “he made him wait for 17 days”"
    assert {one.card.id: one.hedged for one in cards_in(text, cards, quoted)} == used
