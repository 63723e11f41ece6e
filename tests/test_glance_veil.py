"""The veil: a picture of dates answers no open question, neither by a date nor by a place among its neighbours."""

import json
import re

import pytest

from fourcenturies.corpus import load
from fourcenturies.drawing.blocks import Fitting, Mark, Path, Words
from fourcenturies.drawing.glance import drawing, lens_of, strip
from fourcenturies.drawing.text import text
from fourcenturies.questions.asked import events_cited, events_of, events_unnamed, events_veiled
from fourcenturies.questions.clues import clues
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.leaks import leaks
from fourcenturies.questions.lessons import load_keys, load_lesson
from fourcenturies.views.glance import glance
from fourcenturies.views.timeline import timeline

HIDDEN = frozenset({"evt-nixon-in-china", "evt-split", "evt-first-expedition"})


@pytest.fixture(scope="module", autouse=True)
def _records():
    """Read them when the first test runs, not while tests are collected."""
    global VIEW, DATED, ALL
    VIEW = glance(timeline(load()))
    DATED = {event.id for event in VIEW.events}
    ALL = tuple(heading.id for heading in VIEW.headings)


def lesson_files(root):
    for folder in sorted((root / "solutions").glob("0*")):
        notebook = json.loads((folder / f"{folder.name}.ipynb").read_text(encoding="utf-8"))
        yield load_lesson(folder), notebook, load_keys(folder / f"{folder.name}.ipynb")


def told_by_the_picture(lesson, notebook, keys, veiled=frozenset(), unnamed=frozenset()):
    """Return the questions that the course's own lint finds answered, were the strip of their events shown to them."""
    found = set()
    for question in lesson.questions:
        cited = sorted((events_cited(question.id, notebook) & DATED) - unnamed)
        place = next(n for n, cell in enumerate(notebook["cells"]) if cell["id"] == f"task-{question.id}")
        shown = {"cell_type": "code", "id": "strip", "source": f"timeline(only={cited!r})", "metadata": {}}
        cells = [*notebook["cells"][: place + 1], shown, *notebook["cells"][place + 1 :]]

        def twin(_name, *_, only=(), **_more):
            return text(strip(VIEW, "Dates", lit=only, veiled=veiled))

        problems = leaks(lesson, {"cells": cells}, keys, default_directory(), twin)
        found |= {
            line.split(":")[0] for line in problems if line.startswith(f"{question.id}: strip, first state")
        }
    return found


def test_with_dates_the_picture_would_answer_questions_and_with_the_veil_of_a_lesson_it_answers_none(root):
    bare, veiled = set(), set()
    for lesson, notebook, keys in lesson_files(root):
        bare |= told_by_the_picture(lesson, notebook, keys)
        hidden = events_veiled(lesson, notebook), events_unnamed(lesson, notebook)
        veiled |= told_by_the_picture(lesson, notebook, keys, *hidden)
    assert len(bare) > 5
    assert veiled == set()


def test_what_was_answered_is_veiled_no_longer(root):
    for lesson, notebook, _ in lesson_files(root):
        every = [question.id for question in lesson.questions]
        for asked in (events_veiled, events_unnamed):
            assert asked(lesson, notebook) <= events_of(notebook)
            assert asked(lesson, notebook, every) == set()


def pictures(blocks):
    return [picture for block in blocks if isinstance(block, Fitting) for picture in block.pictures]


def column_of(picture, event):
    mark = next(s for s in picture.shapes if isinstance(s, Mark) and s.name == event)
    return mark.shapes[0].x + mark.shapes[0].width / 2


def test_a_veiled_event_stands_after_all_years_and_its_neighbours_are_veiled_too():
    for picture in lens_of(VIEW, veiled=HIDDEN).pictures[:2]:
        last = max(column_of(picture, event.id) for event in VIEW.events if event.id not in HIDDEN)
        places = [(column_of(picture, event), event) for event in HIDDEN]
        assert min(places)[0] > last
        labels = {event.id: event.label for event in VIEW.events}
        assert [event for _, event in sorted(places)] == sorted(HIDDEN, key=labels.get)


def ticks(picture):
    return max((shape.path.count("M") for shape in picture.shapes if isinstance(shape, Path)), default=0)


def test_a_veiled_event_is_no_tick_on_the_true_scale():
    for bare, veiled in zip(lens_of(VIEW).pictures, lens_of(VIEW, veiled=HIDDEN).pictures, strict=True):
        assert ticks(bare) - ticks(veiled) == len(HIDDEN)


def test_a_veiled_event_looks_the_same_whatever_its_date_is():
    picture = lens_of(VIEW, veiled=DATED).pictures[0]
    marks = {
        event: next(s for s in picture.shapes if isinstance(s, Mark) and s.name == event) for event in DATED
    }
    shapes = {
        re.sub(r"[\d.]+", "", str(shape.path))
        for mark in marks.values()
        for shape in mark.shapes[1:]
        if isinstance(shape, Path)
    }
    assert len(shapes) == 2  # a diamond, and the line that joins two
    assert all(isinstance(shape, Path) for mark in marks.values() for shape in mark.shapes[1:])


@pytest.mark.parametrize("which", ["some", "all"])
def test_nothing_that_is_said_of_a_veiled_event_tells_a_time(which):
    hidden = HIDDEN if which == "some" else frozenset(DATED)
    made = drawing(VIEW, ALL, veiled=hidden)
    labels = {event.label for event in VIEW.events if event.id in hidden}
    for choice in made.choices:
        lines = text(choice.blocks).splitlines()
        about = [one for one in lines if any(label in one for label in labels)]
        assert [one for one in about if clues(one)] == []
        for picture in pictures(choice.blocks):
            said = [s.words for s in picture.shapes if isinstance(s, Words) and s.mark in hidden]
            assert not any(clues(words) for words in said)


def test_an_era_in_detail_holds_no_veiled_event():
    for choice in drawing(VIEW, ALL, veiled=HIDDEN).choices:
        if re.fullmatch(r"\d{4}-\d{4}", choice.key[0]):
            assert not any(event in str(choice.blocks) for event in HIDDEN)
