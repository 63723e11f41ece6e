"""The pictures of a lesson: shut until answered, the same in picture, rows and text, open as a reader has come."""

import json
import re
from itertools import combinations
from pathlib import Path

import pytest

import fourcenturies
from fourcenturies.corpus import load
from fourcenturies.drawing.blocks import Fitting, Grid, Group, Mark, Picture, Words
from fourcenturies.drawing.lettering import width_of
from fourcenturies.notebook import session
from fourcenturies.notebook.pictures import show
from fourcenturies.questions.bank import every_question
from fourcenturies.questions.tasks import tasks
from fourcenturies.views import chairs, counter, days, edges, strip, wall
from fourcenturies.views.sheets import BOTH, HOW, REPLY, RIGHT, Answered, places
from picture_support import CASES, PICTURES, SOME, asked, everything, picture

STRIPS = range(1, 8)


def body(widget):
    return widget.drawing.chosen(()).blocks


def within(blocks):
    for block in blocks:
        yield block
        if isinstance(block, Group):
            yield from within(block.blocks)
        if isinstance(block, Fitting):
            yield from block.pictures


def twin(shape, of, state="nothing"):
    return picture(shape, of, state).still()[1]


def test_the_pictures_looked_at_are_those_of_the_records():
    assert [(sheet.shape, sheet.lesson) for sheet in load().sheets] == PICTURES


@pytest.mark.parametrize(("shape", "of"), PICTURES)
def test_a_shut_slot_tells_nothing_that_is_still_asked_for(shape, of):
    sheet = next(one for one in load().sheets if (one.shape, one.lesson) == (shape, of))
    still, text = picture(sheet.shape, sheet.lesson).still()
    for slot in sheet.slots:
        if not slot.asked:
            continue
        for told in filter(None, (slot.words, slot.who)):
            assert told.rstrip(".") not in still
            assert told.rstrip(".") not in text
    shut = [place for place in places(load(), sheet) if place.shut]
    assert all(not (place.told or place.who or place.way or place.quote) for place in shut)
    assert all(not (place.edtf or place.when or place.grounds) for place in shut if not place.given)


@pytest.mark.parametrize("number_of", STRIPS)
def test_a_shut_frame_shows_its_number_and_its_question_alone(number_of):
    (one,) = strip.strips(load(), number_of)
    text = twin("strip", number_of)
    for number, frame in enumerate(one.frames, 1):
        if frame.shut:
            assert re.search(rf"Frame {number}, shut:\n\n{number}\n\n{frame.shut}", text)


@pytest.mark.parametrize("number_of", STRIPS)
def test_the_whole_story_stands_there_at_the_end(number_of):
    (one,) = strip.strips(load(), number_of, everything())
    text = twin("strip", number_of, "all")
    assert all(frame.told in text and frame.grounds for frame in one.frames)
    assert "shut" not in text


def test_all_strips_stand_one_under_another():
    text = picture("strip", 0).still()[1].replace("a question of lesson", "")
    assert [text.count(f"lesson {lesson}") for lesson in STRIPS] == [1] * 7


@pytest.mark.parametrize(("shape", "of", "state"), CASES)
def test_every_mark_has_its_row_and_stands_in_the_text(shape, of, state):
    widget = picture(shape, of, state)
    blocks, text = list(within(body(widget))), widget.still()[1]
    rows = {row.mark for block in blocks if isinstance(block, Grid) for row in block.rows if row.mark}
    for drawn in (block for block in blocks if isinstance(block, Picture)):
        marks = {shape.name: shape.told for shape in drawn.shapes if isinstance(shape, Mark)}
        assert set(marks) == (rows if marks or rows else set())
        assert all(told in text for told in marks.values())


def lettered(drawn):
    shapes = [
        one for shape in drawn.shapes for one in (shape.shapes if isinstance(shape, Mark) else (shape,))
    ]
    for one in shapes:
        if isinstance(one, Words):
            wide = width_of(one.words, one.size, bold=one.bold)
            left = one.x - {"start": 0, "middle": wide / 2, "end": wide}[one.anchor]
            yield one.words, left, one.y - one.size * 0.75, left + wide, one.y + one.size * 0.2


@pytest.mark.parametrize(("shape", "of", "state"), CASES)
def test_no_words_of_a_picture_stand_upon_others(shape, of, state):
    for drawn in (block for block in within(body(picture(shape, of, state))) if isinstance(block, Picture)):
        for one, other in combinations(lettered(drawn), 2):
            apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
            assert apart, (one, other)


def test_chips_have_no_number_before_their_rule_is_found_and_then_meet_what_was_counted():
    (blank,) = counter.counters(load(), 4)
    assert not any(chip.number for chip in blank.chips)
    (half,) = counter.counters(load(), 4, SOME)
    assert len(half.chips) == len(blank.chips) + 1
    (full,) = counter.counters(load(), 4, everything())
    assert all(chip.number == chip.place.count for chip in full.chips if chip.place.count)
    assert {chip.place.name: chip.number for chip in full.chips}["G"] == 44


def test_how_the_first_chip_met_is_open_until_it_was_asked():
    assert "A: 15 December 2021, Xi counts 37 so far, how, is asked" in twin("counter", 4)
    assert "A: 15 December 2021, Xi counts 37 so far, by video" in twin("counter", 4, "some")


def test_an_own_day_is_drawn_where_it_lies_and_left_out_where_it_does_not():
    drawn = [
        days.days(load(), "days", 3, Answered(own={"q-03-11": own})) for own in ("1950-01-01", "1951", "what")
    ]
    assert [[entry.place.name for entry in one[0].entries] for one in drawn] == [["A", "own"], ["A"], ["A"]]


def test_a_blank_calendar_has_nothing_on_any_day():
    for lesson in (1, 7):
        (one,) = days.days(load(), "calendar", lesson)
        assert one.entries == ()
        assert f"Blank: asked in a question of lesson {lesson}" in twin("calendar", lesson)


def test_days_fall_on_their_weekdays():
    (one,) = days.days(load(), "calendar", 7)
    assert (one.days[0].words, one.days[8].words) == ("Thursday 1 May 2025", "Friday 9 May 2025")


def test_chairs_are_all_alike_until_their_question_has_an_answer():
    (blank,) = chairs.chairs(load())
    assert {(chair.place, chair.label) for chair in blank.chairs} == {(None, "")}
    (some,), (full,) = chairs.chairs(load(), 0, SOME), chairs.chairs(load(), 0, everything())
    assert [chair.year for chair in some.chairs if chair.place] == [2005, 2010, 2020]
    assert [chair.year for chair in full.chairs if president(chair)] == [2005, 2010, 2015, 2025]
    assert [chair.year for chair in full.chairs if chair.label == "absent, says E-IR"] == [2023, 2024]


def president(chair):
    return chair.place is not None and chair.place.told.startswith("president")


def test_edges_show_what_a_page_prints_and_no_name_that_it_has_lost():
    (one,) = edges.edges(load())
    assert [page.heading.short for page in one.pages] == ["Cox", "Stallard", "Digest", "Monitor", "E-IR"]
    text = twin("edges", 1)
    assert text.count("the copy ends with its last paragraph") == 2
    for outside in ("Christian Science", "Vincent", "2022"):
        assert outside not in text


def test_the_wall_hangs_cards_where_the_reply_puts_them_and_leaves_the_rest_loose():
    (one,) = wall.walls(load(), 0, SOME)
    assert [[card.name for card in box.cards] for box in one.boxes] == [["a"], [], ["e"]]
    assert [card.name for card in one.loose] == ["b", "c", "d", "f"]


@pytest.mark.parametrize("name", ["calendar", "chairs", "counter", "days", "edges", "strip", "wall"])
def test_a_lesson_that_has_none_gets_a_sentence(name):
    assert "there is one in lesson" in repr(getattr(fourcenturies, name)(99))


@pytest.mark.parametrize(("shape", "of"), PICTURES)
def test_a_picture_is_drawn_on_paper_too(shape, of):
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    assert picture(shape, of, "all").draw().get_figheight() > 1


def test_a_question_is_one_of_its_lesson_or_still_to_come():
    root = Path(__file__).resolve().parent.parent / "solutions"
    known = set(every_question(root.parent))
    for name in asked() - known:
        assert name > max(each for each in known if each[:4] == name[:4])


LESSON = """
[lesson]
id = "{lesson}"
title = "X"
minutes = 10
[[questions]]
id = "{question}"
kind = "{kind}"
points = 2
"""
COURSE = (("02_x", "q-02-01", "attribution"), ("03_x", "q-03-11", "date"), ("05_x", "q-05-03", "date"))


def write(folder, text):
    cell = {"cell_type": "code", "source": text, "metadata": {}, "outputs": [], "execution_count": None}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{folder.name}.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.setattr(session, "_replies", {})
    for lesson, question, kind in COURSE:
        folder = tmp_path / "work" / lesson
        write(folder, f"%%answer {question}\n...")
        fields = LESSON.format(lesson=lesson, question=question, kind=kind)
        (folder / "questions.toml").write_text(fields, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "work" / "02_x")
    return tmp_path / "work"


@pytest.fixture
def keys(course):
    for (lesson, question, _), key in zip(
        COURSE, ("the Qianlong Emperor", "1950-01-02", "2015"), strict=True
    ):
        write(
            course.parent / "solutions" / lesson,
            f"%%answer {question}\n### BEGIN SOLUTION\n{key}\n### END SOLUTION",
        )


def frame(lesson, number):
    return f"Frame {number}, shut" not in show("strip", lesson).still()[1]


@pytest.mark.usefixtures("keys")
def test_with_the_solutions_a_right_reply_opens_its_frame_and_a_wrong_one_does_not(course):
    assert not frame(2, 4)
    session.note_reply("q-02-01", "Katie Stallard")
    assert not frame(2, 4)
    session.note_reply("q-02-01", "the Qianlong Emperor")
    assert frame(2, 4)
    write(course / "03_x", "%%answer q-03-11\n2 January 1950")
    assert frame(3, 3)
    assert not frame(3, 4)


@pytest.mark.usefixtures("course")
def test_in_a_class_no_reply_opens_a_frame_and_any_opens_the_evidence():
    session.note_reply("q-02-01", "the Qianlong Emperor")
    session.note_reply("q-03-11", "1 January 1950")
    assert not frame(2, 4)
    drawn = show("days", 3).still()[1]
    assert "you: 1 January 1950" in drawn
    assert "A second talk" in drawn
    assert "Here 17 days end" not in drawn
    assert "Every chair is blank" in show("chairs", 5).still()[1]
    session.note_reply("q-05-03", "2015")
    drawn = show("chairs", 5).still()[1]
    assert "Hu Jintao" in drawn
    assert "Some chairs are still blank" in drawn
    assert "Nobody of high rank" not in drawn


def test_in_a_class_a_frame_opens_when_the_feedback_is_back(course):
    card = '<div data-question="q-02-01" data-credit="0.2"></div>'
    (course / "02_x" / "feedback.html").write_text(card, encoding="utf-8")
    assert frame(2, 4)


@pytest.mark.usefixtures("course")
def test_what_cannot_be_read_opens_nothing():
    session.note_reply("q-05-03", "4/2/2022")
    assert "Every chair is blank" in show("chairs", 5).still()[1]


def test_the_note_tells_how_what_is_shut_opens():
    assert RIGHT in twin("strip", 3)
    assert REPLY in twin("chairs", 5)
    assert BOTH in twin("days", 3)
    assert not any(how in twin("strip", 3, "all") for how in HOW)


def test_what_is_shut_names_its_question_by_the_heading_that_a_reader_sees(root, monkeypatch):
    folder = root / "lessons" / "03_follow_alliance_and_split"
    monkeypatch.chdir(folder)
    monkeypatch.setattr(session, "_replies", {})
    notebook = json.loads((folder / f"{folder.name}.ipynb").read_text(encoding="utf-8"))
    told = show("strip", 3).still()[1]
    assert f"asked in “{tasks(notebook)['q-03-13'].title}”" in told
    assert "asked in a question" not in told
