"""EDTF dates as intervals of days: read, compared, printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourcenturies import dating
from fourcenturies.dating import NotADateError, Precision, civil, day_number, days_of, describe, parse

SPANS = [
    ("1689-09-06", "1689-09-06", "1689-09-06", "DAY"),
    ("1689-09", "1689-09-01", "1689-09-30", "MONTH"),
    ("1689", "1689-01-01", "1689-12-31", "YEAR"),
    ("168X", "1680-01-01", "1689-12-31", "DECADE"),
    ("16XX", "1600-01-01", "1699-12-31", "CENTURY"),
    ("1XXX", "1000-01-01", "1999-12-31", "MILLENNIUM"),
    ("2021-21", "2021-03-01", "2021-05-31", "SEASON"),
    ("2021-33", "2021-01-01", "2021-03-31", "SEASON"),
    ("2021-41", "2021-07-01", "2021-12-31", "SEASON"),
    ("2004-XX", "2004-01-01", "2004-12-31", "YEAR"),
    ("2004-02-XX", "2004-02-01", "2004-02-29", "MONTH"),
    ("1984-1X", "1984-10-01", "1984-12-31", "MONTH"),
    ("1858/1860", "1858-01-01", "1860-12-31", "YEAR"),
    ("2022-09-19/2022-09-25", "2022-09-19", "2022-09-25", "DAY"),
    ("1860~", "1860-01-01", "1860-12-31", "YEAR"),
    ("2004-06~-11", "2004-06-11", "2004-06-11", "DAY"),
    ("[1667,1669..1671]", "1667-01-01", "1671-12-31", "YEAR"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "YEAR"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "DAY"),
    ("1950S2", "1900-01-01", "1999-12-31", "CENTURY"),
    ("-0220", "-0220-01-01", "-0220-12-31", "YEAR"),
    ("Y12000", "12000-01-01", "12000-12-31", "YEAR"),
]


def _day(text):
    sign, rest = (-1, text[1:]) if text.startswith("-") else (1, text)
    year, month, day = map(int, rest.split("-"))
    return day_number(sign * year, month, day)


@pytest.mark.parametrize(("text", "first", "last", "precision"), SPANS, ids=[row[0] for row in SPANS])
def test_a_date_is_an_interval_with_a_precision(text, first, last, precision):
    read = parse(text)
    assert (read.first, read.last, read.precision.name) == (_day(first), _day(last), precision)


@pytest.mark.parametrize(
    ("text", "first", "last"), [("../1917", False, True), ("1992/..", True, False), ("/1917", False, True)]
)
def test_an_end_may_be_open(text, first, last):
    read = parse(text)
    assert (read.first is not None, read.last is not None) == (first, last)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"), [("1860", 0, 0), ("1860?", 0, 1), ("1860~", 1, 0), ("1860%", 1, 1)]
)
def test_doubt_is_kept(text, approximate, uncertain):
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "1689-13", "1689-02-30", "1689-00", "XXXX", "1X60", "1860/1858", "1860/1861/1862", "2022-21-01", "[]",
     "../..", "XXXX-02/XXXX-03", "4/2/2022", "1860-1861", "2022-02-3X", "XXXX-XX", "x" * 1000],
)  # fmt: skip
def test_what_is_no_date_says_so(text):
    with pytest.raises(NotADateError):
        parse(text)


def test_a_date_may_lack_its_year():
    read = parse("XXXX-02-29")
    assert (read.yearless, read.month, read.day) == (True, 2, 29)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [((1582, 10, 5), (1582, 10, 15)), ((1689, 8, 27), (1689, 9, 6)), ((1700, 2, 29), (1700, 3, 11)),
     ((1858, 5, 16), (1858, 5, 28)), ((1900, 7, 4), (1900, 7, 17)), ((1917, 10, 25), (1917, 11, 7))],
)  # fmt: skip
def test_the_two_calendars_agree_on_known_days(julian, gregorian):
    assert day_number(*julian, "julian") == day_number(*gregorian)


@given(st.integers(-2_000_000, 10_000_000), st.sampled_from(["gregorian", "julian"]))
def test_a_day_number_is_turned_back_into_its_day(number, calendar):
    assert day_number(*civil(number, calendar), calendar) == number


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_follow_each_other(year, month):
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    assert (days_of(year, month)[1] or 0) + 1 == days_of(*following)[0]


years = st.integers(1, 9998).map(lambda year: f"{year:04d}")
points = st.one_of(
    years,
    st.tuples(years, st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02d}"),
    st.tuples(years, st.integers(1, 12), st.integers(1, 28)).map(lambda p: f"{p[0]}-{p[1]:02d}-{p[2]:02d}"),
    st.tuples(years, st.integers(21, 41))
    .map(lambda p: f"{p[0]}-{p[1]}")
    .filter(lambda t: t[5:] not in {"24", "28", "30"}),
    st.integers(0, 999).map(lambda n: f"{n:03d}X"),
    st.integers(0, 99).map(lambda n: f"{n:02d}XX"),
)
qualified = st.tuples(points, st.sampled_from(["", "?", "~", "%"])).map("".join)
dates = st.one_of(
    qualified,
    st.tuples(qualified, qualified).map("/".join),
    points.map("../{}".format),
    points.map("{}/..".format),
    st.lists(points, min_size=1, max_size=4).map(lambda items: f"[{','.join(items)}]"),
    st.lists(points, min_size=1, max_size=4).map(lambda items: "{" + ",".join(items) + "}"),
)


@given(dates)
def test_printing_and_reading_a_date_again_gives_the_same_interval(text):
    try:
        read = parse(text)
    except NotADateError:
        return
    again = parse(read.text)
    assert (again.spans, again.precision, again.form) == (read.spans, read.precision, read.form)


@given(st.text("0123456789X-/.,[]{}?~%YESTZ: ", max_size=24))
def test_any_text_is_a_date_or_is_refused(text):
    try:
        read = parse(text)
    except NotADateError:
        return
    assert parse(read.text).spans == read.spans
    assert describe(read)


def test_a_julian_day_keeps_its_name_and_moves():
    moved = dating.in_other_calendar(parse("1689-08-27"))
    assert moved.spans == parse("1689-09-06").spans
    assert describe(moved) == "27 August 1689 Old Style"


def test_dates_can_be_compared():
    assert parse("1858").before(parse("1860"))
    assert not parse("1858/1860").before(parse("1860"))
    assert parse("1858/1860").overlaps(parse("186X"))
    assert parse("1860-11").within(parse("1860"))
    assert parse("1860").precision is Precision.YEAR
