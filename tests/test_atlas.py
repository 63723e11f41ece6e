"""The maps: what is drawn and on what it rests, steps in time, names by source, what a lesson veils, bad input."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import traitlets

from fourcenturies.corpus import load
from fourcenturies.drawing.atlas import TIME, drawing
from fourcenturies.drawing.blocks import Fitting, Grid, Group, Mark, Words
from fourcenturies.drawing.charts import Chart, ground
from fourcenturies.drawing.telling import finding
from fourcenturies.drawing.text import text as in_text
from fourcenturies.views.atlas import CLOSER, FRAMES, SCHEMATIC, UNKNOWN, WHOLE, atlas, label_of, middle
from fourcenturies.views.outlines import hatch
from fourcenturies.views.steps import HIDDEN, VEILED, steps
from fourcenturies.widgets import atlas as face
from fourcenturies.widgets.base import Sentence

LETTERS = ["map-land-of-aigun", "evt-peking-convention", "plc-vladivostok", "map-blagoveshchensk"]
STATE_LIMIT = 110_000


@pytest.fixture(scope="module", autouse=True)
def _records():
    """Read them when the first test runs, not while tests are collected."""
    global CORPUS, TINY, VIEW, STEPS, IDS, DRAWN, EACH
    CORPUS = load()
    TINY = load(Path(__file__).parent / "data" / "tiny")
    VIEW, STEPS = atlas(CORPUS), steps(CORPUS)
    IDS = [heading.id for heading in VIEW.headings]
    DRAWN = drawing(VIEW, STEPS, IDS)
    EACH = [choice.key[0] for choice in DRAWN.choices]


def parts(blocks, kind):
    for block in blocks:
        if isinstance(block, kind):
            yield block
        yield from parts(getattr(block, "blocks", ()), kind)


def pictures(key):
    for fitting in parts(DRAWN.chosen((key,)).blocks, Fitting):
        yield from fitting.pictures


def marks(picture):
    return [shape for shape in picture.shapes if isinstance(shape, Mark)]


def rows(blocks):
    return [row for grid in parts(blocks, Grid) for row in grid.rows]


def told(widget):
    return widget.still()[1]


def step(name, veil=()):
    return next(one for one in steps(CORPUS, veil).steps if one.id == name)


def test_the_two_hatchings_lean_to_different_sides():
    outline = ((0, 0), (100, 0), (100, 100), (0, 100))
    for rising in (True, False):
        leans = {(bx - ax > 0) == (ay - by > 0) for (ax, ay), (bx, by) in hatch(outline, 20, rising=rising)}
        assert leans == {rising}
    first, second = (mark for mark in VIEW.marks.values() if mark.kind == "area")
    assert first.rising != second.rising


def test_every_record_is_a_mark_and_stands_on_one_map_at_least():
    assert list(VIEW.marks) == [place.id for place in CORPUS.places]
    assert {name for frame in VIEW.frames.values() for name in frame} == set(VIEW.marks)


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


def test_a_step_is_told_by_who_has_an_account_and_the_others_are_silent():
    land = step("step-land-passes")
    assert {name for name in IDS if land.kind(name) == "tells"} == {"src-lse", "src-statesman", "src-monitor"}
    assert land.kind("src-digest") == "silent"


def test_a_source_written_before_an_event_is_not_called_silent():
    visits = {event.id: event for event in step("step-visits").events}
    assert visits["evt-visit-in-may"].kind("src-monitor") == "later"
    assert visits["evt-first-trip-to-moscow"].kind("src-digest") == "silent"


def test_the_dates_of_a_step_are_those_of_the_sources_and_outside_help_is_marked():
    assert step("step-envoys").when == "1618, 1656"
    assert step("step-land-passes").when == "the 19th century, 1860, about 1867 to 1899"
    assert step("step-samarkand").when == "◇ 15 September 2022"
    assert step("step-visits").when == "2010 to 2025"


def test_journeys_are_counted_by_source():
    xi, putin = step("step-visits").trips
    assert xi.counts == {"src-lse": 3, "src-statesman": 1, "src-digest": 1, "src-monitor": 1}
    assert sum(putin.counts.values()) == 5


def test_how_many_steps_one_article_alone_tells_is_counted():
    alone = sum(sum(one.kind(name) in {"tells", "mentions"} for name in IDS) == 1 for one in STEPS.steps)
    assert alone == 9
    assert finding(STEPS) == "Nine of twelve steps are told by one article alone, six of them by Stallard."


def test_each_mark_of_a_picture_has_its_row_and_each_label_its_mark():
    for key in EACH:
        known = [row.mark for row in rows(DRAWN.chosen((key,)).blocks)]
        assert len(known) == len(set(known))
        for picture in pictures(key):
            names = [mark.name for mark in marks(picture)]
            assert set(names) <= set(known)
            assert len(names) == len(set(names))
            labels = [
                shape
                for mark in marks(picture)
                for shape in mark.shapes
                if isinstance(shape, Words) and shape.mark
            ]
            assert {label.mark for label in labels} <= set(names)


def test_all_maps_together_have_a_mark_for_each_step_at_every_width():
    for picture in pictures(TIME):
        assert [mark.name for mark in marks(picture)] == [one.id for one in STEPS.steps]


@pytest.mark.parametrize("frame", [WHOLE, CLOSER])
def test_the_map_of_every_name_has_a_row_for_each_mark_and_labels_nearly_all(frame):
    blocks = DRAWN.chosen((frame,)).blocks
    assert {row.mark for row in rows(blocks)} == {mark.id for mark in VIEW.drawn(frame)}
    wide = next(pictures(frame))
    labelled = {shape.mark for mark in marks(wide) for shape in mark.shapes if isinstance(shape, Words)}
    assert len(labelled) >= len(VIEW.drawn(frame)) - 2


def test_what_is_drawn_stays_within_its_picture():
    for key in EACH:
        for picture in pictures(key):
            for shape in [part for one in picture.shapes for part in getattr(one, "shapes", (one,))]:
                if isinstance(shape, Words):
                    assert -1 <= shape.x <= picture.width + 1
                    assert 0 <= shape.y <= picture.height + 1


def test_the_text_says_what_the_picture_says():
    for key in EACH:
        blocks = DRAWN.chosen((key,)).blocks
        page = in_text(blocks)
        assert SCHEMATIC in page
        assert all(mark.told in page for mark in marks(next(pictures(key))))


def test_a_journey_without_a_town_is_broken_and_says_so():
    (first, *_) = [
        mark for mark in marks(next(pictures("step-envoys"))) if mark.name.startswith("step-envoys-")
    ]
    assert "No town is known in Russia" in first.told
    assert first.shapes[0].stroke.dash
    (xi, _) = [mark for mark in marks(next(pictures("step-visits"))) if mark.name.startswith("step-visits-")]
    assert not xi.shapes[0].stroke.dash
    assert {shape.stroke.line for shape in xi.shapes if shape.stroke.line} == {
        f"source-{n}" for n in range(4)
    }


def test_land_and_water_are_drawn_from_the_corner_of_their_chart_so_that_they_are_sent_once():
    first, second = (list(ground(Chart(CLOSER, x, 40, 260))) for x in (0, 300))
    assert first[1].path == second[1].path
    assert (second[1].x, second[1].y) == (300, 40)


def test_a_place_beyond_the_edge_stands_at_it():
    chart = Chart(WHOLE, 0, 0, 930)
    x, y = chart.edge(middle(VIEW.marks["map-singapore"]))
    assert 0 < x < chart.width
    assert y == pytest.approx(chart.height - 8, abs=1)


def test_the_names_of_one_source_alone_can_be_written():
    widget = face.atlas(closer=True, sources="Stallard")
    assert widget.shown == ["src-statesman"]
    assert "map-belgrade" not in [row.mark for row in rows(widget.drawing.chosen((WHOLE,)).blocks)]


def test_it_says_that_it_is_schematic_and_what_is_not_known():
    page = told(face.atlas(closer=True))
    assert SCHEMATIC in page
    assert UNKNOWN in page
    assert page.startswith("Schematic map")


def test_a_chosen_place_is_told_before_the_map():
    page = told(face.atlas("Vladivostok"))
    assert page.index("S Stallard: “Vladivostok”, ¶\N{NO-BREAK SPACE}10") < page.index("[Picture")
    assert "Haishenwai" in page
    assert 'data-passage="psg-179"' in face.atlas("plc-beijing").still()[0]


@pytest.mark.parametrize(
    ("asked", "options", "key"),
    [
        (None, {}, TIME),
        (None, {"closer": True}, CLOSER),
        ("Peking", {}, WHOLE),
        ("plc-amur", {}, WHOLE),
        ("Damansky", {}, CLOSER),
        ("map-land-of-peking", {}, WHOLE),
        ("Moscow", {"closer": True}, WHOLE),
    ],
)
def test_it_opens_with_the_map_that_was_asked_for(asked, options, key):
    assert face.atlas(asked, **options).choice == [key]


def test_a_veiled_event_loses_its_dates_and_the_note_of_its_map():
    hidden = step("step-samarkand", ["evt-samarkand-meeting"])
    assert hidden.when == HIDDEN
    assert hidden.note == VEILED
    page = in_text(
        drawing(VIEW, steps(CORPUS, ["evt-samarkand-meeting"]), IDS).chosen(("step-samarkand",)).blocks
    )
    assert "2022" not in page.partition("Names on the map")[0]
    assert "last week" not in page


def test_a_veiled_event_among_others_leaves_their_dates():
    assert step("step-envoys", ["evt-baikov-in-peking"]).when == "1618"


def test_lettered_marks_stand_alone_and_in_the_text():
    widget = face.atlas(veil=LETTERS)
    page = told(widget)
    assert len(widget.drawing.choices) == 1
    assert widget.drawing.controls == ()
    for sentence in (
        "A: Land north of the Amur",
        "p: a place, within B",
        "q: a place, within A, beside the Amur",
    ):
        assert sentence in page
    (fitting,) = parts(widget.drawing.choices[0].blocks, Fitting)
    for picture in fitting.pictures:
        letters = {
            shape.words
            for mark in marks(picture)
            for shape in mark.shapes
            if isinstance(shape, Words) and shape.bold
        }
        assert letters == {"A", "B", "p", "q"}


@pytest.mark.parametrize(
    "word", ["Aigun", "1858", "1860", "Vladivostok", "Haishenwai", "Blagoveshchensk", "treaty"]
)
def test_nothing_of_a_lettered_map_names_what_is_asked(word):
    page, text = face.atlas(veil=LETTERS).still()
    assert word not in page.partition("</style>")[2]
    assert word not in text


@pytest.mark.parametrize(
    ("place", "options", "said"),
    [
        ("plc-vladivostock", {}, '"plc-vladivostok"'),
        ("zzzz", {}, "It draws plc-beijing"),
        ("", {}, "It draws plc-beijing"),
        (None, {"sources": "src-ls"}, '"src-lse"'),
        (None, {"sources": []}, "No source was chosen"),
        (None, {"veil": ["evt-aigun-treat"]}, '"evt-aigun-treaty"'),
    ],
)
def test_bad_input_gets_a_sentence(place, options, said):
    answer = face.atlas(place, **options)
    assert isinstance(answer, Sentence)
    assert said in repr(answer)


def test_records_without_a_place_get_a_sentence():
    assert "nothing to draw" in repr(face.show(replace(TINY, places=(), maps=())))


def test_records_without_small_maps_open_with_the_names():
    assert face.show(replace(TINY, maps=())).choice == [WHOLE]


def test_other_records_have_a_map_of_their_own():
    page = told(face.show(TINY, "Westshore"))
    assert "“Westbank”, ¶\N{NO-BREAK SPACE}2" in page
    assert finding(steps(TINY)) == "Every step is told by more than one article."


def test_only_what_is_on_the_menu_can_be_chosen():
    with pytest.raises(traitlets.TraitError, match="no choice"):
        face.atlas().choice = ["map-nowhere"]


def test_each_frame_is_of_one_shape_so_that_small_maps_stand_in_rows():
    assert {round(height / width, 2) for _, (_, _, width, height) in FRAMES.values()} == {0.6}


def test_the_page_holds_no_script_and_its_state_is_small():
    widget = face.atlas()
    assert "<script" not in widget.still()[0]
    assert len(widget.packed) < STATE_LIMIT


@pytest.mark.parametrize("key", [TIME, "step-visits", CLOSER])
def test_it_is_drawn_on_paper_with_the_same_marks(key):
    from fourcenturies.drawing.paper import figure

    blocks = DRAWN.chosen((key,)).blocks
    made = figure(blocks, IDS)
    gids = {artist.get_gid() for ax in made.axes for artist in ax.patches if artist.get_gid()}
    drawn = {mark.name for picture in pictures(key) for mark in marks(picture)}
    assert gids
    assert gids <= drawn


def test_a_chosen_place_is_a_group_of_its_own():
    blocks = face.atlas("plc-moscow").drawing.chosen((WHOLE,)).blocks
    assert [group.label for group in parts(blocks, Group) if group.look == "chosen"] == ["Moscow"]
