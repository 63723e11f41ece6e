"""Free text is read as a date, or refused with how to write it; nothing is guessed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourcenturies import dating
from fourcenturies.dating import Dating, describe
from fourcenturies.replies.dates import read_date
from fourcenturies.replies.silence import NotStated
from fourcenturies.replies.text import Unreadable, tidy

READ = [
    ("27 August 1689", "1689-08-27"),
    ("Aug. 1689", "1689-08"),
    ("August 27, 1689", "1689-08-27"),
    ("c. 1860", "1860~"),
    ("1680s", "168X"),
    ("the nineteenth century", "18XX"),
    ("1858–60", "1858/1860"),
    ("between 1858 and 1860", "[1858..1860]"),
    ("before 1917", "../1916"),
    ("after 1991", "1992/.."),
    ("1689 or 1690", "[1689,1690]"),
    ("spring 2021", "2021-21"),
    ("winter 1949–50", "1949-12/1950-02"),
    ("27 August 1689 O.S.", "1689-09-06"),
    ("27 августа 1689 г.", "1689-08-27"),
    ("1689年9月6日", "1689-09-06"),
    ("一九四九年十月一日", "1949-10-01"),
    ("17世纪", "16XX"),
    ("first half of the 1960s", "1960/1964"),
    ("last quarter of the 19th century", "1875/1899"),
    ("mid-March 2023", "2023-03-11/2023-03-20"),
    ("19–25 September 2022", "2022-09-19/2022-09-25"),
    ("May or June 2024", "[2024-05,2024-06]"),
    ("February, year not stated", "XXXX-02"),
    ("27.VIII.1689", "1689-08-27"),
    ("13/2/2022", "2022-02-13"),
    ("29 February 1700", "1700-03-11"),
    ("the 17th and 18th centuries", "{16XX,17XX}"),
    ("221 BC", "-0220"),
]


@pytest.mark.parametrize(("reply", "edtf"), READ, ids=[reply for reply, _ in READ])
def test_a_date_is_read_as_it_was_meant(reply, edtf):
    read = read_date(tidy(reply))
    assert isinstance(read, Dating)
    assert (read.text, read.spans) == (edtf, dating.parse(edtf).spans)


REFUSED = [
    ("4/2/2022", "Which of these numbers is the month?"),
    ("4/2/22", "Which century is meant?"),
    ("1901–05", "This could be a month or a span of years"),
    ("1918-21", "This could be a month or a span of years"),
    ("the 1800s", "This could be ten years or a hundred"),
    ("the 60s", "Which century is meant?"),
    ("last month", "“month” could not be read here"),
    ("last week", "“week” could not be read here"),
    ("the 18th", "Is this a century or a day?"),
    ("today", "No date is counted from today."),
    ("1860 1917", "More than one date can be read here"),
    ("30 February 2022", "This is no date in the calendar"),
    ("not 1860", "“not” could not be read here"),
    ("two years after 1860", "“years” could not be read here"),
    ("the year after 1860", "“after” could not be read here"),
    ("century", "Which century?"),
    ("umpteen hundreds", "“umpteen” could not be read here"),
    ("6 September to 5 October", "This could be read, but its year is missing"),
]


@pytest.mark.parametrize(("reply", "message"), REFUSED, ids=[reply for reply, _ in REFUSED])
def test_what_cannot_be_read_for_certain_says_how_to_write_it(reply, message):
    read = read_date(tidy(reply))
    assert isinstance(read, Unreadable)
    assert read.message.startswith(message)


@pytest.mark.parametrize(
    "reply", ["n.d.", "undated", "no date given", "The text gives no date", "без даты", "未注明"]
)
def test_silence_is_an_answer(reply):
    assert isinstance(read_date(tidy(reply)), NotStated)


numbers = st.integers(dating.day_number(1001, 1, 1), dating.day_number(2999, 12, 31))


@st.composite
def readable(draw):
    year, month, day = dating.civil(draw(numbers))
    name = dating.MONTHS[month - 1]
    form = draw(
        st.sampled_from(
            ["{d} {name} {y}", "{name} {d}, {y}", "{name} {y}", "{y}", "{y}-{m:02d}-{d:02d}", "{y}-{m:02d}", "c. {y}",
             "{decade}0s", "{c}th century", "early {decade}0s", "late {c}th century", "before {y}",
             "since {d} {name} {y}",
             "{y} or {after}", "between {y} and {later}", "{d} {name} {y} O.S.", "{d} {name} {y} – 28 December {later}",
             "spring {y}", "winter {y}", "mid-{name} {y}", "first half of {y}", "XXXX-{m:02d}-{d:02d}", "{y}?",
             "{d} {name} {y} New Style", "{y}年{m}月{d}日"]
        )
    )  # fmt: skip
    return form.format(
        y=year,
        m=month,
        d=day,
        name=name,
        decade=year // 10,
        c=year // 100 + 1,
        after=year + 1,
        later=year + 9,
    )


@given(readable())
def test_printing_and_reading_a_reply_again_gives_the_same_interval(reply):
    read = read_date(tidy(reply))
    if isinstance(read, Unreadable):
        assert "00s" in reply or "21th" in reply
        return
    again = read_date(tidy(describe(read)))
    assert isinstance(again, Dating)
    assert again == read
    assert dating.parse(read.text).spans == read.spans


pieces = st.sampled_from(
    [
        "1",
        "6",
        "27",
        "1689",
        "1860",
        "2022",
        "60",
        "'60s",
        "1680s",
        "September",
        "Sept.",
        "августа",
        "век",
        "XVII",
        "17th",
        "century",
        "early",
        "first",
        "half",
        "of",
        "the",
        "between",
        "and",
        "or",
        "to",
        "-",
        "–",
        "/",
        ".",
        ",",
        "?",
        "~",
        "c.",
        "before",
        "after",
        "O.S.",
        "N.S.",
        "BC",
        "in",
        "年",
        "月",
        "日",
        "世纪",
        "九",
        "十",
        "not",
        "stated",
        "winter",
        "spring",
        "[",
        "]",
        "{",
        "}",
        "X",
        "196X",
        "..",
        "noon",
    ]
)


@given(st.lists(pieces, max_size=10), st.sampled_from(["", " "]))
def test_any_row_of_such_words_is_read_or_refused(row, space):
    read = read_date(tidy(space.join(row)))
    assert isinstance(read, Dating | NotStated | Unreadable)
    if isinstance(read, Dating):
        assert describe(read)


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text):
    assert isinstance(read_date(tidy(text)), Dating | NotStated | Unreadable)


@pytest.mark.parametrize("reply", [reply for reply, _ in REFUSED])
def test_how_to_write_a_date_is_shown_by_no_century_of_the_course(reply):
    read = read_date(tidy(reply))
    assert isinstance(read, Unreadable)
    assert not re.search(r"\b(?:16|17|18|19|20|21)(?:th|st) century", read.message)


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("They end on the second of January 1950.", "1950-01-02"),
        ("They end on 2 January 1950", "1950-01-02"),
        ("The seventeen days ended on the second of January 1950", "1950-01-02"),
        ("It ends on the twenty-first of May 1860", "1860-05-21"),
        ("the end of January 1950", "1950-01-21/1950-01-31"),
        ("They end before 2 January 1950", "../1950-01-01"),
    ],
)
def test_days_that_end_on_a_date_make_no_end_of_its_month(reply, text):
    assert read_date(tidy(reply)).text == text


@pytest.mark.parametrize("reply", ["They do not end on 2 January 1950", "They end on 2/1/1950", "They end"])
def test_what_denies_the_end_or_leaves_the_month_open_is_no_date(reply):
    assert isinstance(read_date(tidy(reply)), Unreadable)
