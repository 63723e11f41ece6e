"""The lens as data: bands, columns, marks, and labels that could belong to nothing else."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some_of

from fourcenturies.corpus import load
from fourcenturies.drawing.bands import DETAIL, MIDDLE, NARROW, WIDE, bands, stands
from fourcenturies.drawing.blocks import Box, Dot, Fitting, Mark, Path, Reach, Rings, Words
from fourcenturies.drawing.glance import drawing, lens_of
from fourcenturies.drawing.lettering import width_of
from fourcenturies.drawing.signs import PITCH, sign, width_of_mark
from fourcenturies.drawing.stairs import Label, every, some
from fourcenturies.views.glance import ERAS, glance
from fourcenturies.views.timeline import timeline


@pytest.fixture(scope="module", autouse=True)
def _records():
    """Read them when the first test runs, not while tests are collected."""
    global VIEW, ALL, LENS, PICTURES
    VIEW = glance(timeline(load()))
    ALL = tuple(heading.id for heading in VIEW.headings)
    LENS = lens_of(VIEW)
    PICTURES = [
        picture
        for choice in drawing(VIEW, ALL).choices
        for block in choice.blocks
        if isinstance(block, Fitting)
        for picture in block.pictures
    ]


def marks(picture):
    return {shape.name: shape for shape in picture.shapes if isinstance(shape, Mark)}


def test_each_event_has_a_column_in_the_order_of_the_dates():
    for picture in LENS.pictures[:2]:
        assert list(marks(picture)) == [event.id for event in VIEW.events]
        lefts = [mark.shapes[0].x for mark in marks(picture).values()]
        assert lefts == sorted(lefts)


def test_an_era_is_as_wide_as_it_has_dates_or_as_its_heading_needs():
    for size in (WIDE, MIDDLE, NARROW):
        held = stands(bands(VIEW.events, ERAS, frozenset()), size, (size.gutter, size.width - 2))
        assert held[-1].right == pytest.approx(size.width - 2)
        assert all(one.right - one.left >= size.least - 0.01 for one in held)
        pitches = {round(one.pitch, 3) for one in held if one.right - one.left > size.least + 0.01}
        assert len(pitches) == 1


def test_a_mark_is_the_wider_the_vaguer_its_date():
    years = (1 / 365, 1 / 12, 1, 10, 100)
    widths = [width_of_mark(one, PITCH) for one in years]
    assert widths == sorted(widths)
    assert widths[-1] < PITCH


def shapes_of(event, source):
    found = next(one for one in VIEW.events if one.id == event)
    return list(sign(found.marks[ALL.index(source)][0], (0, 0), PITCH, "ink"))


def test_hollow_is_what_only_outside_knowledge_dates_and_blank_what_was_written_before():
    (hollow,) = shapes_of("evt-samarkand-meeting", "src-monitor")
    assert (hollow.stroke.fill, hollow.stroke.line) == ("ground", "ink")
    (filled,) = shapes_of("evt-first-expedition", "src-statesman")
    assert isinstance(filled, Box)
    assert filled.stroke.fill == "ink"
    (mentioned,) = shapes_of("evt-unequal-treaties", "src-statesman")
    assert isinstance(mentioned, Dot)
    (wedge,) = shapes_of("evt-first-treaty", "src-statesman")
    assert isinstance(wedge, Path)
    assert shapes_of("evt-samarkand-meeting", "src-lse") == []  # a ring, of its lane
    written_before = next(one for one in VIEW.events if one.kind(ALL.index("src-monitor")) == "later")
    assert shapes_of(written_before.id, "src-monitor") == []


def test_there_is_a_ring_for_each_silence():
    silences = sum(event.kind(place) == "silent" for event in VIEW.events for place in range(len(ALL)))
    for picture in LENS.pictures[:2]:
        assert sum(len(shape.places) for shape in picture.shapes if isinstance(shape, Rings)) == silences


def test_a_line_joins_what_more_than_one_source_dates_and_nothing_else():
    for name, mark in marks(LENS.pictures[0]).items():
        event = next(one for one in VIEW.events if one.id == name)
        joined = [s for s in mark.shapes if isinstance(s, Path) and s.stroke.line == "ink"]
        assert len(joined) == (len(event.witnesses) > 1)


def box_of(words):
    width = width_of(words.words, words.size, bold=words.bold)
    left = words.x - {"start": 0, "middle": width / 2, "end": width}[words.anchor]
    return left, words.y - 0.8 * words.size, left + width, words.y + 0.2 * words.size


def meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_no_two_words_meet_and_all_stay_on_the_page():
    for picture in PICTURES:
        boxes = [(words.words, box_of(words)) for words in picture.shapes if isinstance(words, Words)]
        assert [(a, b) for (a, x), (b, y) in combinations(boxes, 2) if meet(x, y)] == []
        assert [words for words, box in boxes if box[0] < -0.5 or box[2] > picture.width + 0.5] == []


def test_a_label_stands_at_the_foot_of_its_own_column_and_no_leader_goes_through_it():
    for picture in PICTURES:
        middles = {
            name: reach.x + reach.width / 2
            for name, mark in marks(picture).items()
            for reach in mark.shapes
            if isinstance(reach, Reach)
        }
        labels = {}
        for words in picture.shapes:
            if isinstance(words, Words) and words.mark:
                labels.setdefault(words.mark, []).append(box_of(words))
        for name, boxes in labels.items():
            top, foot = min(box[1] for box in boxes), max(box[3] for box in boxes)
            near = min(min(abs(box[0] - middles[name]), abs(box[2] - middles[name])) for box in boxes)
            assert near < 6
            for other, others in labels.items():
                if other != name and min(box[1] for box in others) > top:
                    crossed = [box for box in boxes if box[0] <= middles[other] <= box[2]]
                    assert not crossed, f"{other} goes through {name}, down to {foot}"


def test_what_is_not_lit_is_faint_and_cannot_be_pointed_at():
    lit = {"evt-first-expedition", "evt-split"}
    for picture in lens_of(VIEW, lit=lit).pictures[:2]:
        assert set(marks(picture)) == lit
        assert {words.mark for words in picture.shapes if isinstance(words, Words) and words.mark} == lit
        plain = [s for s in picture.shapes if isinstance(s, Box | Dot)]
        assert plain
        assert all(shape.stroke.opacity < 0.5 for shape in plain)


LABELS = some_of.lists(
    some_of.tuples(some_of.floats(0, 900), some_of.floats(20, 300)),
    min_size=1,
    max_size=14,
    unique_by=lambda one: one[0],
)


@given(LABELS)
def test_stairs_keep_every_label_clear_of_the_others_and_of_their_leaders(places):
    labels = [Label(str(n), x, room) for n, (x, room) in enumerate(sorted(places))]
    for held in (every(labels), some(labels, 6, (0, DETAIL.width))):
        for one, other in combinations(held, 2):
            assert not one.touches(other)
            upper, lower = sorted((one, other), key=lambda label: label.row)
            assert upper.row == lower.row or not upper.covers(lower)
    assert {one.name for one in every(labels)} == {one.name for one in labels}
