"""The rows of the timeline on an invented corpus: what a mark rests on, its place on the line, silence."""

from dataclasses import replace
from pathlib import Path

import pytest

from fourcenturies.corpus import load
from fourcenturies.model import Account, OutsideDate
from fourcenturies.views.timeline import finest, timeline, without

TINY = load(Path(__file__).parent / "data" / "tiny")
BOTH = ("src-gazette", "src-letter")
OPENING, LETTER = "evt-footbridge-opens", "evt-joint-letter"


def with_account(**told):
    """Return the invented corpus with one account of the letter in place of its own."""
    event = next(event for event in TINY.events if event.id == OPENING)
    account = Account(source="src-letter", paragraph=1, **told)
    return replace(TINY, events=(replace(event, accounts=(event.accounts[0], account)),))


def mark_of(source="src-letter", **told):
    return next(mark for mark in timeline(with_account(**told)).marks if mark.source == source)


@pytest.mark.parametrize(
    ("edtf", "begin", "end"),
    [
        ("1904-06-14", 1904.451, 1904.454),
        ("1904-06", 1904.415, 1904.497),
        ("1904", 1904, 1905),
        ("190X", 1900, 1910),
        ("18XX", 1800, 1900),
        ("1839/1842", 1839, 1843),
    ],
)
def test_a_date_takes_the_place_that_its_precision_allows(edtf, begin, end):
    mark = mark_of(edtf=edtf)
    assert mark.spans == ((pytest.approx(begin, abs=0.002), pytest.approx(end, abs=0.002)),)


@pytest.mark.parametrize(
    ("edtf", "circa", "side", "begin"),
    [
        ("1904~", True, "", 1904),
        ("../1904", False, "start", 1904),
        ("1904/..", False, "end", 1904),
        ("1904", False, "", 1904),
    ],
)
def test_doubt_and_open_ends_are_kept_and_stand_at_the_known_end(edtf, circa, side, begin):
    mark = mark_of(edtf=edtf)
    assert (mark.circa, mark.open, mark.spans[0][0]) == (circa, side, begin)


@pytest.mark.parametrize(
    ("told", "kind", "basis"),
    [
        ({"edtf": "1904"}, "stated", ""),
        ({}, "mentions", ""),
        ({"edtf": "XXXX-06"}, "mentions", ""),
        (
            {"edtf_inferred": OutsideDate(value="1904", evidence="minutes", confidence="A")},
            "outside",
            "minutes (confirmed)",
        ),
    ],
)
def test_a_mark_says_what_it_rests_on(told, kind, basis):
    mark = mark_of(**told)
    assert (mark.kind, mark.basis) == (kind, basis)


def test_a_source_that_does_not_speak_of_a_dated_event_has_a_silence_where_the_others_date_it():
    silence = next(
        mark for mark in timeline(TINY).marks if mark.event == LETTER and mark.source == "src-letter"
    )
    told = next(
        mark for mark in timeline(TINY).marks if mark.event == LETTER and mark.source == "src-gazette"
    )
    assert (silence.kind, silence.basis) == ("silent", "dated by Miller")
    assert silence.spans == told.spans


def test_what_came_after_an_article_is_not_its_silence():
    event = next(event for event in TINY.events if event.id == LETTER)
    later = replace(event, accounts=(Account(source="src-letter", paragraph=1, edtf="2020"),))
    marks = timeline(replace(TINY, events=(later,))).marks
    assert {mark.source: mark.kind for mark in marks} == {"src-letter": "stated", "src-gazette": "later"}


def test_every_source_has_a_mark_for_every_event_that_another_dates():
    view = timeline(load())
    dated = {mark.event for mark in view.marks if mark.kind == "stated"}
    themes = {event.id: event.theme for event in view.events}
    for event in dated:
        if themes[event] != "publication":
            assert {mark.source for mark in view.marks if mark.event == event} == {
                heading.id for heading in view.headings
            }


def test_what_came_after_an_article_whose_date_is_known_from_outside_is_not_its_silence_either():
    outside = OutsideDate(value="2015", evidence="library catalogue", confidence="A")
    letter, gazette = (
        next(one for one in TINY.sources if one.id == name) for name in ("src-letter", "src-gazette")
    )
    event = next(event for event in TINY.events if event.id == LETTER)
    told = Account(source="src-gazette", paragraph=1, edtf="2020")
    corpus = replace(
        TINY,
        sources=(gazette, replace(letter, published_outside=outside)),
        events=(replace(event, accounts=(told,)),),
    )
    kinds = {mark.source: mark.kind for mark in timeline(corpus).marks}
    assert kinds == {"src-gazette": "stated", "src-letter": "later"}


def test_the_finest_date_is_one_that_a_source_gives_and_is_closed():
    marks = [
        mark_of(edtf="1904-06~"),
        mark_of(edtf="../1904"),
        mark_of(edtf="1904"),
        mark_of(edtf_inferred=OutsideDate(value="1904-06-14", evidence="minutes", confidence="A")),
    ]
    assert finest(marks) == marks[0]
    assert finest(marks[1:]) == marks[2]


def test_a_day_in_the_julian_calendar_stands_with_its_gap():
    (both,) = timeline(TINY).two_days
    assert (both.old, both.new, both.gap) == ("1 June 1904", "14 June 1904", "13 days")
    assert both.spans[0][0] == pytest.approx(1904.45, abs=0.01)


def test_words_and_dates_can_be_left_out_and_the_places_stay():
    view = timeline(TINY)
    bare = without(view, words=False, dates=False)
    assert [mark.spans for mark in bare.marks] == [mark.spans for mark in view.marks]
    assert not any(mark.date or mark.phrase for mark in bare.marks)
    assert bare.two_days == ()
