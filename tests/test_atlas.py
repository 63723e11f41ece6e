"""The atlas: the projection, what is drawn and on what it rests, names by source, the twin, bad input."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from fourcenturies.corpus import load
from fourcenturies.land import clip, rings_of, simplify
from fourcenturies.views.atlas import ARROWS, CLOSER, LAND, SHAPES, WHOLE, atlas, label_of
from fourcenturies.views.hatching import hatch
from fourcenturies.views.labelling import Label, sides
from fourcenturies.views.projection import NAME, area, project
from fourcenturies.widgets import atlas as face
from fourcenturies.widgets.atlas_twin import NOTES, title_of
from fourcenturies.widgets.base import Sentence

CORPUS = load()
TINY = load(Path(__file__).parent / "data" / "tiny")
VIEW = atlas(CORPUS)
STATE_LIMIT = 30_000
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def html(widget):
    return widget.still()[0]


def text(widget):
    return widget.still()[1]


def rows(widget):
    return re.findall(r'<tr data-mark="([^"]+)"', html(widget))


def spots(widget):
    return re.findall(r'%" data-mark="([^"]+)"', html(widget))


def drawn(figure):
    return [artist.get_gid() for ax in figure.axes for artist in ax.texts if artist.get_gid()]


def test_equal_areas_are_drawn_equal():
    cells = [((30, 40), (31, 40), (31, 41), (30, 41)), ((130, 40), (131, 40), (131, 41), (130, 41))]
    west, east = (area(tuple(project(*corner) for corner in cell)) for cell in cells)
    assert west == pytest.approx(east, rel=0.02)
    assert west == pytest.approx(111.2 * 111.2 * 0.76, rel=0.02)


def test_the_two_shapes_are_of_the_size_that_reference_works_give():
    lands = [mark for mark in VIEW.marks.values() if mark.kind == "area"]
    assert 900_000 < sum(area(mark.path) for mark in lands) < 1_200_000


def test_the_land_says_from_where_it_is_and_how_it_is_projected():
    held = json.loads(LAND.read_text(encoding="utf-8"))
    assert "Natural Earth" in held["source"]
    assert "world-atlas 2.0.2" in held["source"]
    assert held["projection"] == NAME


def test_land_is_read_from_arcs_forwards_and_backwards():
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [4, 4]]],
        "objects": {"land": {"geometries": [{"arcs": [[[0, ~1]]]}]}},
    }
    assert rings_of(topology) == [[(0, 0), (4, 0), (4, 4), (0, 0)]]


def test_an_outline_is_cut_at_the_edge():
    assert sorted(set(clip(SQUARE, (5, -1, 20, 20)))) == [(5, 0), (5, 10), (10, 0), (10, 10)]


def test_small_bends_are_left_out_and_great_ones_kept():
    assert simplify([(0, 0), (5, 1), (10, 0)], 2) == [(0, 0), (10, 0)]
    assert simplify([(0, 0), (5, 5), (10, 0)], 2) == [(0, 0), (5, 5), (10, 0)]


def test_the_two_hatchings_lean_to_different_sides():
    outline = ((0, 0), (100, 0), (100, 100), (0, 100))
    for rising in (True, False):
        strokes = hatch(outline, 20, rising=rising)
        leans = {(bx - ax > 0) == (ay - by > 0) for (ax, ay), (bx, by) in strokes}
        assert leans == {rising}
    first, second = (mark.strokes for mark in VIEW.marks.values() if mark.kind == "area")
    assert len(first) > 10
    assert len(second) > 10


def test_a_label_keeps_clear_of_what_is_drawn():
    assert sides([Label(50, 50, "Bridge")], (200, 100)) == ("right",)
    assert sides([Label(50, 50, "Bridge")], (200, 100), [(70, 50), (80, 50), (90, 50), (95, 52)]) == ("left",)


def test_every_record_is_a_mark_and_stands_on_one_map_at_least():
    assert list(VIEW.marks) == [place.id for place in CORPUS.places]
    assert {spot.mark for frame in VIEW.frames.values() for spot in frame.spots} == set(VIEW.marks)


def test_every_spot_is_within_its_frame_and_an_arrow_tells_what_lies_beyond():
    for frame in VIEW.frames.values():
        assert all(0 <= spot.x <= 100 and 0 <= spot.y <= 100 for spot in frame.spots)
    beyond = {spot.mark: spot.arrow for spot in VIEW.frames[WHOLE].spots if spot.arrow}
    assert beyond == {"map-united-states": "↗", "map-singapore": "↓", "map-indonesia": "↘"}
    assert set(beyond.values()) <= set(ARROWS)


@pytest.mark.parametrize(
    ("mark", "sources", "label"),
    [
        ("map-beijing", None, "Beijing · Peking"),
        ("map-beijing", ["src-statesman"], "Peking · Beijing"),
        ("map-beijing", ["src-lse"], "Beijing"),
        ("map-china", ["src-eir"], "China\nPRC"),
        ("map-zhenbao", ["src-lse"], "Zhenbao / Damansky"),
        ("map-land-of-aigun", ["src-lse"], "1858"),
    ],
)
def test_the_map_writes_a_name_as_the_chosen_sources_do(mark, sources, label):
    assert label_of(VIEW.marks[mark], sources) == label


def test_what_no_source_names_is_marked_and_tells_its_rival_names():
    mark = VIEW.marks["map-zhenbao"]
    assert (mark.kind, mark.said) == ("outside", ())
    assert {"珍宝岛", "Даманский"} <= set(mark.forms)


def test_land_is_dated_by_its_treaty_and_told_by_the_sources_in_their_own_words():
    mark = VIEW.marks["map-land-of-aigun"]
    assert mark.passed.value == "28 May 1858"
    assert {said.words for said in mark.said} == {"late 19th century", "in 1860", "19th-century"}


def test_every_shape_says_that_it_is_from_outside_and_on_what_it_rests():
    for mark in VIEW.marks.values():
        assert re.match(r"(Confirmed|Likely|Weak): ", mark.rests.basis), mark.id


@pytest.mark.parametrize("closer", [False, True])
def test_each_mark_of_the_map_has_its_row_and_each_row_its_mark(closer):
    widget = face.atlas(closer=closer)
    wanted = sorted(spot.mark for spot in VIEW.frames[CLOSER if closer else WHOLE].spots)
    assert sorted(rows(widget)) == sorted(spots(widget)) == sorted(drawn(widget.draw())) == wanted
    assert all(title_of(VIEW.marks[name]) in text(widget) for name in wanted)


def test_the_names_of_one_source_alone_can_be_written():
    widget = face.atlas(sources="Stallard")
    assert sorted(rows(widget)) == sorted(spots(widget)) == sorted(drawn(widget.draw()))
    assert ">Peking · Beijing</span>" in html(widget)
    assert "map-belgrade" not in spots(widget)
    assert widget.shown == ["src-statesman"]


def test_both_twins_say_that_the_map_is_schematic_and_what_is_not_known():
    widget = face.atlas()
    for words in NOTES:
        assert words in html(widget)
        assert words in text(widget)
    assert "Schematic map" in text(widget).splitlines()[0]


def test_a_chosen_place_stands_first_in_the_text_and_is_told_in_the_page():
    widget = face.atlas("Vladivostok")
    assert text(widget).split("\n\n")[1].startswith(f"{SHAPES['point'].glyph} Vladivostok")
    assert 'data-chosen="map-vladivostok"' in html(widget)
    assert "Haishenwai" in html(widget)


def test_a_passage_that_holds_a_name_is_cited():
    assert 'data-passage="psg-179"' in html(face.atlas("plc-beijing"))


@pytest.mark.parametrize(
    ("asked", "frame", "mark"),
    [
        ("Peking", WHOLE, "map-beijing"),
        ("plc-amur", WHOLE, "map-amur"),
        ("Damansky", CLOSER, "map-zhenbao"),
        ("map-land-of-peking", WHOLE, "map-land-of-peking"),
    ],
)
def test_a_place_is_found_by_its_id_or_a_name_and_the_map_shows_it(asked, frame, mark):
    widget = face.atlas(asked)
    assert (widget.frame, widget.chosen) == (frame, mark)


def test_a_place_far_from_the_amur_opens_the_whole_map():
    assert face.atlas("Moscow", closer=True).frame == WHOLE


@pytest.mark.parametrize(
    ("place", "options", "said"),
    [
        ("plc-vladivostock", {}, '"plc-vladivostok"'),
        ("zzzz", {}, "It draws plc-beijing"),
        ("", {}, "It draws plc-beijing"),
        (None, {"sources": "src-ls"}, '"src-lse"'),
        (None, {"sources": []}, "No source was chosen"),
    ],
)
def test_bad_input_gets_a_sentence(place, options, said):
    answer = face.atlas(place, **options)
    assert isinstance(answer, Sentence)
    assert said in repr(answer)


def test_records_without_a_place_get_a_sentence():
    answer = face.show(replace(TINY, places=()))
    assert "nothing to draw" in repr(answer)


def test_other_records_have_a_map_of_their_own():
    widget = face.show(TINY, "Westshore")
    assert widget.chosen == "map-westbank"
    assert "“Westbank”, ¶\N{NO-BREAK SPACE}2" in text(widget)


def test_only_what_is_on_the_map_can_be_chosen():
    widget = face.atlas()
    for trait in ("frame", "chosen"):
        with pytest.raises(face.traitlets.TraitError, match="the map has no"):
            setattr(widget, trait, "map-nowhere")


def test_the_page_holds_no_script_and_its_state_is_small():
    widget = face.atlas()
    assert "<script" not in html(widget)
    assert len(widget.packed) < STATE_LIMIT
