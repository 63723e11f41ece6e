"""The timeline's widget without a browser: its twin, its figures, its options, bad input."""

import re

import pytest
import traitlets

from fourcenturies.corpus import load
from fourcenturies.views.timeline import DRAWN, KINDS, within
from fourcenturies.widgets.base import Sentence
from fourcenturies.widgets.timeline import timeline

STATE_LIMIT = 60_000
TREATY = "evt-first-treaty"
ROW = re.compile(r'<tr class="fc-row-(\w+)[^>]*data-mark="([^"]+)"')


def html_of(widget):
    return widget._repr_mimebundle_()[0]["text/html"]


@pytest.mark.parametrize(
    "options", [{}, {"by": "theme"}, {"period": "1856-1922"}, {"sources": ["Cox", "E-IR"]}]
)
def test_each_mark_has_its_row_in_both_twins(options):
    widget = timeline(**options)
    shown = {
        mark.id: mark.kind
        for mark in widget.view.marks
        if mark.source in widget.shown and within(mark, widget.first.period)
    }
    rows = {name: kind for kind, name in ROW.findall(html_of(widget))}
    assert rows == shown
    assert len(ROW.findall(html_of(widget))) == len(shown)
    text = widget._repr_mimebundle_()[0]["text/plain"]
    lines = [line for line in text.splitlines() if line.count(" | ") == 4]
    assert len(lines) == len(shown)


def test_a_row_gives_the_printed_words_and_their_place():
    text = timeline(only=TREATY)._repr_mimebundle_()[0]["text/plain"]
    assert "by 1796 | “from 1735 to 1796. By then” | Stallard, ¶\N{NO-BREAK SPACE}8" in text
    assert "○ silent: dated by Stallard" in text


def test_the_days_in_old_style_of_the_period_stand_in_both_twins():
    widget = timeline(period="1618-1860")
    html, text = html_of(widget), widget._repr_mimebundle_()[0]["text/plain"]
    for page in (html, text):
        assert page.count("in Old Style is") == 5
        assert "27 August 1689 in Old Style is 6 September 1689 in New Style: 10 days apart" in page


def test_the_figure_draws_each_mark_once():
    widget = timeline(period="1856-1922")
    drawn = [line.get_gid() for ax in widget.draw().axes for line in ax.lines]
    told = [mark.id for mark in widget.view.marks if mark.kind in DRAWN and within(mark, widget.first.period)]
    assert sorted(drawn) == sorted(told)


def test_the_figure_of_decades_shows_every_count():
    widget = timeline()
    figure = widget.draw_decades()
    heights = sum(abs(bar.get_height()) for ax in figure.axes for bar in ax.patches)
    assert heights == sum(count.stated + count.outside for count in widget.counts if count.decade)


def test_the_page_holds_no_script():
    assert not re.search(r"<script|\son\w+=", html_of(timeline()))


def test_no_words_and_no_dates_are_sent_where_a_lesson_leaves_them_out():
    widget = timeline(only=TREATY, words=False, dates=False)
    sent = str([{**mark, "spans": ()} for mark in widget.rows["marks"]] + widget.rows["topics"])
    for word in ("1735", "1796", "1689", "By then"):
        assert word in str(timeline(only=TREATY).rows)
        assert word not in sent
        assert word not in widget._repr_mimebundle_()[0]["text/plain"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"period": "1922-1856"}, "from an earlier to a later year"),
        ({"period": "the fifties"}, '"the fifties"'),
        ({"period": (1500, 1600)}, "between 1618 and 2025"),
        ({"sources": "src-statesmen"}, "src-statesman"),
        ({"sources": []}, "No source was chosen"),
        ({"only": "evt-first-traety"}, TREATY),
        ({"only": []}, "No event was chosen"),
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
        ("whole", "whole"),
    ],
)
def test_a_period_is_asked_for_in_many_ways(asked, held):
    widget = timeline(period=asked)
    assert widget.period == held
    assert held in {period["id"] for period in widget.rows["periods"]}


@pytest.mark.parametrize(("trait", "value"), [("period", "1066"), ("chosen", "evt-none"), ("by", "colour")])
def test_a_trait_refuses_what_the_timeline_does_not_hold(trait, value):
    widget = timeline()
    with pytest.raises(traitlets.TraitError):
        setattr(widget, trait, value)


def test_the_state_sent_to_the_browser_is_small():
    assert len(timeline().packed) < STATE_LIMIT


def test_kinds_are_told_by_a_glyph_of_their_own():
    assert len({kind.glyph for kind in KINDS.values()}) == len(KINDS)


def test_a_theme_stands_for_all_its_events():
    corpus = load()
    shown = {event["id"] for event in timeline(only="war-memory").rows["events"]}
    assert shown == {event.id for event in corpus.events if event.theme == "war-memory"}
