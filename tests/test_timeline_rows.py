"""The rows of the timeline on an invented corpus: what a mark rests on, its place on the line, silence, decades."""

from dataclasses import replace
from pathlib import Path

import pytest

from fourcenturies.corpus import load
from fourcenturies.model import Account, OutsideDate
from fourcenturies.views.decades import Count, decades, spans
from fourcenturies.views.timeline import PERIODS, lanes, timeline, within, without

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
    ("edtf", "shape", "begin", "end"),
    [
        ("1904-06-14", "day", 1904.451, 1904.454),
        ("1904-06", "bar", 1904.415, 1904.497),
        ("1904", "bar", 1904, 1905),
        ("190X", "long", 1900, 1910),
        ("18XX", "long", 1800, 1900),
        ("1839/1842", "long", 1839, 1843),
    ],
)
def test_a_date_takes_the_place_and_the_shape_that_its_precision_allows(edtf, shape, begin, end):
    mark = mark_of(edtf=edtf)
    assert mark.shape == shape
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


def test_marks_have_ids_of_their_own():
    marks = timeline(load()).marks
    assert len({mark.id for mark in marks}) == len(marks)


@pytest.mark.parametrize(
    ("by", "names"),
    [("source", ["Miller", "the letter"]), ("theme", ["First encounters", "Rapprochement"])],
)
def test_lanes_hold_every_mark_once(by, names):
    view = timeline(TINY)
    held = lanes(view, by, BOTH)
    assert [name for _, name, _ in held] == names
    assert sorted(mark.id for *_, marks in held for mark in marks) == sorted(mark.id for mark in view.marks)


def test_a_period_leaves_out_what_does_not_reach_into_it():
    marks = [mark for mark in timeline(TINY).marks if mark.event == OPENING]
    reach = {period.id: all(within(mark, period) for mark in marks) for period in PERIODS}
    assert [name for name, reaches in reach.items() if reaches] == ["whole", "1856-1922", "1900-1945"]


def test_a_day_in_the_julian_calendar_stands_with_its_gap():
    (both,) = timeline(TINY).two_days
    assert (both.old, both.new, both.gap) == ("1 June 1904", "14 June 1904", "13 days")
    assert both.old_spans[0][0] < both.new_spans[0][0]


def test_words_and_dates_can_be_left_out_and_the_places_stay():
    view = timeline(TINY)
    bare = without(view, words=False, dates=False)
    assert [mark.spans for mark in bare.marks] == [mark.spans for mark in view.marks]
    assert not any(mark.date or mark.phrase for mark in bare.marks)
    assert bare.two_days == ()
    entries = [entry for topic in bare.topics.values() for cell in topic.cells for entry in cell.entries]
    assert not any(entry.phrase or entry.reading or entry.says or entry.quotes for entry in entries)


def test_accounts_are_counted_in_the_decade_that_holds_their_date():
    assert decades(TINY) == (
        Count("src-gazette", 1900, 1, 0),
        Count("src-gazette", 2010, 1, 0),
        Count("src-letter", 1900, 1, 0),
    )


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ({"edtf": "1899/1901"}, Count("src-letter", 0, 1, 0)),
        ({"edtf": "../1904"}, Count("src-letter", 0, 1, 0)),
        (
            {"edtf_inferred": OutsideDate(value="1904", evidence="m", confidence="A")},
            Count("src-letter", 1900, 0, 1),
        ),
    ],
)
def test_long_open_and_outside_dates_are_counted_apart(told, count):
    assert decades(with_account(**told))[-1] == count


def test_every_dated_account_is_counted_once():
    corpus = load()
    dated = [
        account
        for event in corpus.events
        for account in event.accounts
        if (account.edtf and not account.edtf.startswith("XXXX")) or account.edtf_inferred
    ]
    assert sum(count.stated + count.outside for count in decades(corpus)) == len(dated)
    assert spans(decades(corpus))[-1] == ("longer or open", 0)
