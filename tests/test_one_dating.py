"""One dating: what reads and what writes a date agree, on every date of the records and on dates made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourcenturies import corpus as records
from fourcenturies import dating
from fourcenturies.dating import Dating, Precision, describe, in_words, parse
from fourcenturies.exports.csl import issued_of
from fourcenturies.model.fields import fields_of
from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import Key
from fourcenturies.questions.model import Question
from fourcenturies.replies.dates import read_date
from fourcenturies.replies.text import Unreadable, tidy
from fourcenturies.validation.dates import edtf_fault
from fourcenturies.views.meetings import decimal
from fourcenturies.views.timeline import timeline

QUESTION = Question("q-01-01", "date", several=True)


def _dates(record):
    for told in fields_of(type(record)):
        value = getattr(record, told.name)
        if told.inner:
            inner = value if told.many else (value,) if value is not None else ()
            for item in inner:
                yield from _dates(item)
        elif told.rule == "edtf" and value:
            yield value


@pytest.fixture(scope="module")
def told():
    found = {text for _, record in records.load().records() for text in _dates(record)}
    assert len(found) > 200
    return sorted(found)


def test_every_date_of_the_records_is_read_and_written_in_one_way(told):
    for text in told:
        read = parse(text)
        assert (edtf_fault(text), read.text) == ("", text)
        assert parse(read.text) == read
        assert in_words(text) == describe(read)


def test_every_date_of_the_records_is_the_same_as_a_reply(told):
    for text in told:
        words = in_words(text)
        assert read_date(tidy(words)) == parse(text), words
        for reply in (words, text):
            verdict = judge(QUESTION, reply, Key(text))
            assert verdict.credit == 1, (text, reply)
        assert judge(QUESTION, words).read_as == words


def test_every_date_of_the_records_is_exported_with_all_that_it_tells(told):
    for text in told:
        issued, read = issued_of(text), parse(text)
        if "literal" in issued:
            assert issued["literal"] == describe(read)
            continue
        ends = ["-".join(f"{part:02d}" for part in parts) for parts in issued["date-parts"]]
        again = parse("/".join(f"{end}{'~' if issued.get('circa') else ''}" for end in ends))
        assert again.spans == read.spans or "season" in issued
        assert again.as_rough_as(read)


def test_every_mark_of_the_timeline_names_its_date_as_a_reader_would():
    for mark in timeline(records.load()).marks:
        if mark.date:
            assert describe(read_date(tidy(mark.date))) == mark.date


def test_a_season_has_its_place_on_an_axis_of_years():
    assert (decimal("2021-22"), decimal("{2019,2017}"), decimal("201X")) == (2021.42, 2019.0, None)


@pytest.mark.parametrize(
    ("text", "opened", "spans"),
    [
        ("[..2003]", "start", ((2003.0, 2004.0),)),
        ("2003/..", "end", ((2003.0, 2004.0),)),
        ("2003-24/..", "end", ((2002.915, 2003.162), (2003.915, 2004.164))),
    ],
)
def test_an_open_date_is_marked_at_its_known_end(text, opened, spans):
    corpus = records.load()
    event = next(event for event in corpus.events if event.accounts[0].edtf == "1949-12")
    dated = replace(event, accounts=(replace(event.accounts[0], edtf=text),))
    view = timeline(replace(corpus, events=(dated,)))
    mark = next(mark for mark in view.marks if mark.kind == "stated")
    assert (mark.open, mark.spans, mark.date) == (opened, spans, in_words(text))


# What was said is what is shown: reply, EDTF, words.
SAID = [
    ("25 or 26 December 1991", "[1991-12-25,1991-12-26]", "25 December 1991 or 26 December 1991"),
    ("2023 and 2024", "{2023,2024}", "2023 and 2024"),
    ("2023 to 2024", "2023/2024", "2023 to 2024"),
    ("May 2024, June 2024", "{2024-05,2024-06}", "May 2024, June 2024"),
    ("1858, 1860 and 1900", "{1858,1860,1900}", "1858, 1860 and 1900"),
    ("1858, 1860 or 1900", "[1858,1860,1900]", "1858, 1860 or 1900"),
    ("between 1858 and 1860", "[1858..1860]", "between 1858 and 1860"),
    ("1978 to about 1989", "1978/1989~", "1978 to about 1989"),
    ("about 1978 to 1989", "1978~/1989", "about 1978 to 1989"),
    ("1941 to 4 July 1942", "1941/1942-07-04", "1941 to 4 July 1942"),
    ("1930s to 1940s", "193X/194X", "the 1930s to the 1940s"),
    ("probably 1949", "1949?", "perhaps 1949"),
    ("perhaps 7 May", "XXXX-05-07?", "perhaps 7 May, year not stated"),
    ("perhaps about 1860", "1860%", "perhaps about 1860"),
    ("until about 1860", "../1860~", "by about 1860"),
    ("before 1917", "../1916", "by 1916"),
    ("before May 1917", "../1917-04", "by April 1917"),
    ("before winter 1949", "../1948-11", "by November 1948"),
    ("after the 1860s", "187X/..", "since the 1870s"),
    ("before late 1917", "../1917-08", "by August 1917"),
    ("before 29 February 1700", "../1700-03-10", "by 10 March 1700"),
    ("last quarter of the 19th century", "1875/1899", "the last quarter of the 19th century"),
    ("after 1856 and before 1860", "1857/1859", "1857 to 1859"),
    ("early 1950s", "1950/1953", "the early 1950s"),
    ("circa early 1950s", "1950~/1953~", "about the early 1950s"),
    ("late 19th century", "1866/1899", "the late 19th century"),
    ("first half of 1949", "1949-01/1949-06", "the first half of 1949"),
    ("end of May 1949", "1949-05-21/1949-05-31", "late May 1949"),
    ("winter 1949 or spring 1951", "[1949-24,1951-21]", "winter 1949 or spring 1951"),
    ("5 to 9 May 1689 O.S.", "1689-05-15/1689-05-19", "5 May 1689 to 9 May 1689 Old Style"),
    ("early September 1689 O.S.", "1689-09-11/1689-09-20", "early September 1689 Old Style"),
    ("February 1700 O.S.", "1700-02-11/1700-03-11", "February 1700 Old Style"),
    ("5 to 9 May 1689 N.S.", "1689-05-05/1689-05-09", "5 May 1689 to 9 May 1689 New Style"),
    ("27 August 1689 O.S. to 9 September 1689 N.S.", "1689-09-06/1689-09-09",
     "27 August 1689 Old Style to 9 September 1689 New Style"),
    ("between 27 August 1689 O.S. and 9 September 1689 N.S.", "[1689-09-06..1689-09-09]",
     "between 27 August 1689 Old Style and 9 September 1689 New Style"),
    ("the 1st century", "00XX", "the 1st century"),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "text", "words"), SAID, ids=[row[0] for row in SAID])
def test_what_was_said_is_kept_and_shown(reply, text, words):
    read = read_date(tidy(reply))
    assert isinstance(read, Dating)
    assert (read.text, describe(read)) == (text, words)
    assert read_date(tidy(words)) == read
    assert judge(QUESTION, reply).read_as == words


def test_two_calendars_that_belong_to_no_end_are_refused():
    refused = read_date(tidy("27 August O.S. to 9 September N.S. or 10 September 1689"))
    assert isinstance(refused, Unreadable)


def test_an_interval_without_its_ends_is_no_dating():
    with pytest.raises(ValueError, match="made by `spanning`"):
        Dating(parse("1949/1950").spans, Precision.YEAR, "1949/1950", "interval")


WORDS = [
    ("1949-25", "spring 1949"),
    ("1949-29", "September 1949 to November 1949"),
    ("1949-37", "January 1949 to April 1949"),
    ("156X-12-25", "25 December in the 1560s"),
    ("156X-12", "December in the 1560s"),
    ("190X", "1900 to 1909"),
    ("1XXX", "1000 to 1999"),
    ("[1667,1669..1671]", "1667 or 1669 to 1671"),
    ("1949?/1950~", "perhaps 1949 to about 1950"),
    ("[..2003]", "by 2003"),
    ("{1960..1962}", "1960 to 1962"),
    ("2004-06~-11", "about 11 June 2004"),
    ("1950S2", "about the 20th century"),
    ("-0220", "221 BC"),
]


@pytest.mark.parametrize(("text", "words"), WORDS, ids=[row[0] for row in WORDS])
def test_a_date_of_any_form_has_words(text, words):
    assert in_words(text) == words


@pytest.mark.parametrize("text", ["19?60", "1985-04T23:20", "1949 - 05", "195x", "1949-02-30", "1949-12-16T"])
def test_what_is_no_edtf_is_refused_in_the_records(text):
    assert edtf_fault(text).startswith(f'"{text}" is not an EDTF date: ')


ABOUT = [
    ("1978 to about 1989", "1978/1989~", 1.0),
    ("about 1978 to 1989", "1978/1989~", 0.75),
    ("1978 to about 1989", "1978~/1989", 0.75),
    ("1978 to 1989", "1978~/1989", 0.75),
    ("about 1978 to 1989", "1978~/1989~", 1.0),
    ("1978 to about 1989", "1978~/1989~", 0.75),
    ("about 1858 or 1860", "[1858,1860~]", 0.75),
    ("1860 or about 1858", "[1858~,1860]", 1.0),
]


@pytest.mark.parametrize(("reply", "key", "credit"), ABOUT, ids=[f"{row[0]}, {row[1]}" for row in ABOUT])
def test_about_counts_where_it_stands(reply, key, credit):
    assert judge(QUESTION, reply, Key(key)).credit == credit


def test_about_at_the_wrong_end_is_named():
    verdict = judge(QUESTION, "about 1978 to 1989", Key("1978/1989~"))
    assert verdict.message == "The date is right, but “about” does not stand where the source has it."


def test_a_year_that_the_question_gives_keeps_the_doubt():
    verdict = judge(Question("q-01-01", "date", year="2025"), "perhaps 9 May")
    assert verdict.read_as == "perhaps 9 May 2025"


# Dates made up. Years, so that decades and centuries can be said; each end with its own doubt.
_years = st.integers(1001, 2998)
_days = st.tuples(_years, st.integers(1, 12), st.integers(1, 28)).map(
    lambda p: f"{p[0]}-{p[1]:02d}-{p[2]:02d}"
)
_plain = st.one_of(
    _years.map(str),
    st.tuples(_years, st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02d}"),
    _days,
    st.tuples(_years, st.integers(21, 24)).map(lambda p: f"{p[0]}-{p[1]}"),
    _years.filter(lambda year: year // 10 % 10).map(lambda year: f"{year // 10}X"),
    _years.map(lambda year: f"{year // 100}XX"),
)
_rough = st.tuples(_plain, st.sampled_from(["", "~"])).map("".join)
_marked = st.tuples(_plain, st.sampled_from(["", "?", "~", "%"])).map("".join)


def _made_of(points, most=4):
    lists = st.lists(points, min_size=2, max_size=most).map(",".join)
    return st.one_of(
        points,
        st.tuples(points, points).map("/".join),
        points.map("../{}".format),
        points.map("{}/..".format),
        lists.map("[{}]".format),
        lists.map("{{{}}}".format),
        st.tuples(points, points).map("[{0[0]}..{0[1]}]".format),
    )


@given(_made_of(_marked))
def test_parts_survive_writing_and_reading(text):
    read = dating.read(text)
    if read:
        assert read.text == text
        assert parse(read.text) == read


# Of three, only days: "1858, January 1860 or 1861" has two readings for a person too.
@given(_made_of(_rough, most=2) | _made_of(_days), st.booleans())
def test_parts_survive_being_said_and_heard(text, uncertain):
    read = dating.read(text)
    # The same date twice is heard as one.
    if read and len({point.spans for point in read.points}) == len(read.points):
        read = dating.doubted(read, uncertain=uncertain)
        assert read_date(tidy(describe(read))) == read


_wholes = st.one_of(_plain.filter(lambda text: "-2" not in text[4:6]))
_shares = st.sampled_from([("third", 1, 1), ("third", 2, 2), ("third", 3, 3), ("third", 1, 2), ("third", 2, 3),
                           ("half", 1, 1), ("half", 2, 2), ("quarter", 1, 1), ("quarter", 3, 3)])  # fmt: skip


@given(_wholes, _shares, st.booleans())
def test_part_of_a_larger_unit_survives_being_said_and_heard(text, share, approximate):
    part = dating.stretch(parse(text), *share)
    if part:
        part = dating.doubted(part, approximate=approximate)
        assert (part.part, part.precision) == (True, parse(text).precision)
        assert read_date(tidy(describe(part))) == part


@given(_made_of(_marked))
def test_a_date_in_the_other_calendar_keeps_its_parts_and_its_name(text):
    read = dating.read(text)
    if read:
        moved = dating.in_other_calendar(read)
        assert (moved.form, moved.precision, len(moved.members)) == (
            read.form,
            read.precision,
            len(read.members),
        )
        if read.precision is Precision.DAY and not read.yearless:
            assert describe(moved) == f"{describe(read)} Old Style"


@given(st.text("0123456789X-/.,[]{}?~%YESTZ: ", max_size=24))
def test_whatever_is_a_date_can_be_said_and_is_never_heard_as_another(text):
    read = dating.read(text)
    if read:
        heard = read_date(tidy(describe(read)))
        assert not isinstance(heard, Dating) or heard.yearless or heard.spans == read.spans
