"""Each number is drawn as what it is, on the measure of its axis, with what its hedge says behind its end."""

from collections import Counter
from dataclasses import replace

import pytest

from fourcenturies.corpus import load
from fourcenturies.drawing.blocks import Box, Dot, Path, Words
from fourcenturies.drawing.numbers import ROOM, WIDTH, picture
from fourcenturies.views.ledger import Mark, ledger
from fourcenturies.views.natures import NATURES, SPANS, nature_of


@pytest.fixture(scope="module", autouse=True)
def _records():
    """Read them when the first test runs, not while tests are collected."""
    global CORPUS, VIEW, AXES, FIGURES
    CORPUS = load()
    VIEW = ledger(CORPUS)
    AXES = {line.id: axis for axis in VIEW.axes for line in axis.lines}
    FIGURES = {figure.id: figure for figure in CORPUS.figures}


def drawn(name, **changes):
    """Return the shapes of a figure's picture."""
    line = replace(VIEW.lines[name], **changes)
    axis = replace(AXES[name], lines=tuple(line if one.id == name else one for one in AXES[name].lines))
    return picture(line, axis, "source-1").shapes


def filled(shapes, kind=Box):
    return [shape for shape in shapes if isinstance(shape, kind) and shape.stroke.fill == "source-1"]


@pytest.mark.parametrize(
    ("figure", "nature"),
    [
        ("fig-war-anniversary-eir", "ordinal"),
        ("fig-visits-to-russia", "ordinal"),
        ("fig-terms-as-leader", "ordinal"),
        ("fig-yuan-share-later", "share"),
        ("fig-share-of-imports", "share"),
        ("fig-wait-at-country-house", "span"),
        ("fig-centuries-of-neighbours", "span"),
        ("fig-border-length", "length"),
        ("fig-territory-area", "area"),
        ("fig-students-in-russia", "count"),
        ("fig-meetings-usual-year", "count"),
    ],
)
def test_a_number_is_known_for_what_it_is(figure, nature):
    assert nature_of(FIGURES[figure]) == nature


def test_every_figure_has_a_nature_that_is_told():
    assert {line.nature for line in VIEW.lines.values()} == set(NATURES)


def test_no_length_of_time_is_counted_in_squares():
    assert all(VIEW.lines[name].nature != "count" for name, one in FIGURES.items() if one.unit in SPANS)


def test_every_number_keeps_within_its_picture():
    for name in VIEW.lines:
        whole = picture(VIEW.lines[name], AXES[name], "source-1")
        for shape in whole.shapes:
            if isinstance(shape, Box):
                assert 0 <= shape.x <= shape.x + shape.width <= WIDTH
                assert 0 <= shape.y <= shape.y + shape.height <= whole.height
            if isinstance(shape, Dot):
                assert shape.radius <= shape.x <= WIDTH - shape.radius


def test_a_count_has_a_square_for_each():
    assert len(filled(drawn("fig-meetings-total-lse"))) == 44
    assert len(filled(drawn("fig-joint-exercises"))) == 111


def test_a_large_count_tells_what_a_square_stands_for():
    shapes = drawn("fig-students-in-america")
    assert len(filled(shapes)) == 28 + 1  # the ghost behind the last says "close to"
    assert [shape.words for shape in shapes if isinstance(shape, Words)] == ["a square: 10,000 students"]


def test_counts_of_one_axis_are_drawn_to_one_measure():
    words = {shape.words for name in ("fig-students-in-russia", "fig-students-in-america")
             for shape in drawn(name) if isinstance(shape, Words)}  # fmt: skip
    assert len(words) == 1


def test_a_share_is_a_part_of_a_whole():
    whole, part, *_ = [shape for shape in drawn("fig-yuan-share-later") if isinstance(shape, Box)]
    assert whole.width == ROOM
    assert part.width == pytest.approx(0.45 * ROOM)


def test_an_ordinal_names_one_bead_and_fills_no_length():
    shapes = drawn("fig-war-anniversary-eir")
    assert not [shape for shape in shapes if isinstance(shape, Box)]
    assert len(filled(shapes, Dot)) == 1
    assert [shape.words for shape in shapes if isinstance(shape, Words)] == ["79th"]


def test_ordinals_of_one_axis_have_their_places_in_one_row():
    first, middle, last = (
        filled(drawn(f"fig-war-anniversary-{name}"), Dot)[0].x for name in ("first-parade", "eir", "planned")
    )
    assert (middle - first) == pytest.approx(9 * (last - middle))


def test_a_length_of_time_has_its_ends_and_its_years_where_they_are_told():
    shapes = drawn("fig-victory-to-republic")
    assert [shape.words for shape in shapes if isinstance(shape, Words)] == ["1945 – 1949"]
    assert (
        len([shape for shape in shapes if isinstance(shape, Path)]) == 3 + 2
    )  # cuts between four years, ends


def test_what_is_known_from_outside_is_drawn_in_outline_to_the_same_measure():
    shapes = drawn("fig-wait-at-country-house")
    own, outside = [shape for shape in shapes if isinstance(shape, Box)]
    assert outside.stroke.fill == "ground"
    assert outside.width / own.width == pytest.approx(8 / 17)


@pytest.mark.parametrize(
    ("form", "kinds"),
    [
        ("dot", {"Box": 3, "Path": 0}),
        ("about", {"Box": 4, "Path": 0}),
        ("up", {"Box": 3, "Path": 1}),
        ("down", {"Box": 3, "Path": 1}),
    ],
)
def test_a_hedge_stands_behind_the_end(form, kinds):
    shapes = drawn("fig-bombs-on-embassy", mark=Mark(form, 3, 3), beyond=None)
    assert Counter(type(shape).__name__ for shape in shapes) == +Counter(kinds)


def test_a_range_is_whole_to_its_lower_number_and_dashed_to_its_upper():
    shapes = drawn("fig-bombs-on-embassy", mark=Mark("range", 2, 4), beyond=None)
    assert [shape.stroke.dash for shape in shapes] == ["", "", "2 2", "2 2"]
    shapes = drawn("fig-bombs-on-embassy", mark=Mark("range", 2.5, 3), beyond=None)
    assert [shape.width for shape in shapes if not shape.stroke.dash] == [11, 11, 5.5]


@pytest.mark.parametrize("nature", NATURES)
def test_nothing_fills_nothing(nature):
    shapes = drawn("fig-bombs-on-embassy", mark=Mark("dot", 0, 0), beyond=None, nature=nature)
    assert all(shape.width == 0 for shape in filled(shapes))
