"""The timeline's widget without a browser: what each choice holds, its twin, its figure, its options, bad input."""

import gzip
import re

import pytest
import traitlets

from fourcenturies.corpus import load
from fourcenturies.drawing import html
from fourcenturies.drawing.blocks import Fitting, Grid, Group, Mark, Words
from fourcenturies.drawing.glance import WAYS, lens_of
from fourcenturies.views.glance import ERAS, OURS, glance
from fourcenturies.views.timeline import timeline as rows_of
from fourcenturies.widgets.base import Sentence
from fourcenturies.widgets.timeline import timeline

LENS, STATE = 10_000, 150_000
"""Bytes, compressed: of one lens, and of all that a browser gets."""
TREATY = "evt-first-treaty"


@pytest.fixture(scope="module", autouse=True)
def _records():
    """Read them when the first test runs, not while tests are collected."""
    global WHOLE, VIEW
    WHOLE = timeline()
    VIEW = glance(rows_of(load()))


def blocks_of(widget, kind):
    """Return the blocks of a kind in a widget's first choice, those in groups among them."""
    found = []
    waiting = list(widget.drawing.chosen(widget.first[0]).blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, kind):
            found.append(block)
        waiting += block.blocks if isinstance(block, Group) else ()
    return found


def marks_of(picture):
    return [shape for shape in picture.shapes if isinstance(shape, Mark)]


def lens_in(widget):
    return lens_among(blocks_of(widget, Fitting))


def lens_among(blocks):
    """Return the one drawing that holds marks: the key holds none."""
    (found,) = (block for block in blocks if isinstance(block, Fitting) and marks_of(block.pictures[0]))
    return found


def text_of(widget):
    return widget.still()[1]


@pytest.mark.parametrize(
    "options",
    [{}, {"by": "theme"}, {"period": "1856-1922"}, {"sources": ["Cox", "E-IR"]}, {"only": "publication"}],
)
def test_each_mark_has_its_row_and_its_sentence(options):
    widget = timeline(**options)
    rows = [row.mark for grid in blocks_of(widget, Grid) for row in grid.rows if row.mark]
    for picture in lens_in(widget).pictures[:2]:
        names = [mark.name for mark in marks_of(picture)]
        assert len(set(names)) == len(names)
        assert set(names) == set(rows)
        assert all(mark.told in text_of(widget) for mark in marks_of(picture))


def test_every_choice_holds_as_many_columns_as_its_headline_tells():
    for choice in WHOLE.drawing.choices:
        told = re.search(r"(\d+|one) dates?", choice.told)[1]
        picture = lens_among(choice.blocks).pictures[0]
        assert len(marks_of(picture)) == (1 if told == "one" else int(told))


def test_the_headline_is_counted():
    alone = sum(len(event.witnesses) == 1 for event in VIEW.events)
    dates = len(VIEW.events)
    counted = f"{dates} dates. {alone} by one source alone, {dates - alone} by two or more."
    told = f"China and Russia, four centuries: {counted}"
    assert text_of(WHOLE).startswith(f"{told}\n")
    assert alone > len(VIEW.events) / 2


def test_the_menu_offers_each_era_source_and_theme():
    (menu,) = WHOLE.drawing.controls
    groups = {group for _, _, group in menu.options}
    assert groups == {"", *WAYS.values()}
    assert {era.id for era in ERAS} <= {name for name, _, _ in menu.options}


def test_in_detail_every_column_has_its_label():
    for choice in WHOLE.drawing.choices[1:]:
        picture = lens_among(choice.blocks).pictures[0]
        named = {shape.mark for shape in picture.shapes if isinstance(shape, Words) and shape.mark}
        assert named == {mark.name for mark in marks_of(picture)}


def test_on_a_narrow_page_the_picture_has_no_labels_and_the_table_leads():
    narrow = lens_in(WHOLE).pictures[2]
    assert narrow.width <= 360
    assert narrow.height < 220
    assert not any(isinstance(shape, Words) and shape.mark for shape in narrow.shapes)


def test_a_row_gives_the_printed_words_and_their_place():
    text = text_of(timeline(only=TREATY))
    assert "by 1796 “from 1735 to 1796. By then” Stallard, ¶ 8" in text
    assert "silent: Cox, Digest, Monitor, E-IR" in text


def test_the_days_in_old_style_of_the_period_stand_in_both_twins():
    html_twin, text = timeline(period="1618-1860").still()
    assert "27 August 1689" in html_twin
    assert text.count("  Old Style: ") == 5
    assert "Old Style: 27 August 1689\n  New Style: 6 September 1689\n  Apart: 10 days" in text


def test_the_eras_say_that_they_are_ours():
    assert OURS in text_of(WHOLE)
    assert OURS in text_of(timeline("1949-1959"))


def test_the_figure_draws_every_mark_of_the_lens():
    widget = timeline(period="1856-1922")
    drawn = {artist.get_gid() for ax in widget.draw().axes for artist in (*ax.patches, *ax.texts)}
    assert {mark.name for mark in marks_of(lens_in(widget).pictures[0])} <= drawn


def test_the_page_holds_no_script():
    assert not re.search(r"<script|\son\w+=", WHOLE.still()[0])


def test_no_words_and_no_dates_are_sent_where_a_lesson_leaves_them_out():
    bare = timeline(only=TREATY, words=False, dates=False)
    full = timeline(only=TREATY)
    for word in ("1735", "By then", "by 1796", "1689"):
        assert word in str(full.parts())
        assert word not in str(bare.parts())
        assert word not in str(bare.still())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"period": "1922-1856"}, "from an earlier to a later year"),
        ({"period": "the fifties"}, '"the fifties"'),
        ({"period": (1500, 1600)}, "between 1618 and 2025"),
        ({"sources": "src-statesmen"}, "src-statesman"),
        ({"sources": []}, "No source was chosen"),
        ({"only": "evt-first-traety"}, TREATY),
        ({"only": []}, "No event or theme was chosen"),
        ({"only": "war-memry"}, "war-memory"),
        ({"by": "colour"}, '"theme"'),
    ],
)
def test_bad_input_gets_a_sentence(options, said):
    answer = timeline(**options)
    assert isinstance(answer, Sentence)
    assert said in repr(answer)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        (None, "whole"),
        ("1945–1991", "1945-1991"),
        ("1700/1800", "1700-1800"),
        ((1900, 1945), "1900-1945"),
        ("1949–1959", "1949-1959"),
        ((1618, 2025), "whole"),
        ("whole", "whole"),
    ],
)
def test_a_period_is_asked_for_in_many_ways(asked, held):
    assert timeline(period=asked).choice == [held]


def test_a_period_in_which_nothing_is_dated_says_so():
    widget = timeline("1619-1655")
    assert text_of(widget).startswith("1619–1655: no date.\n")


def test_a_choice_that_the_timeline_does_not_hold_is_refused():
    with pytest.raises(traitlets.TraitError):
        timeline().choice = ["1066"]


def test_a_lens_and_all_that_a_browser_gets_are_small():
    sources = [heading.id for heading in VIEW.headings]
    for picture in lens_of(VIEW).pictures:
        assert len(gzip.compress(html.body((picture,), sources).encode(), 6, mtime=0)) < LENS
    assert len(WHOLE.packed) < STATE


def test_a_theme_stands_for_all_its_events():
    themes = {event.id: event.theme for event in load().events}
    shown = [mark.name for mark in marks_of(lens_in(timeline(only="war-memory")).pictures[0])]
    assert shown
    assert {themes[name] for name in shown} == {"war-memory"}
