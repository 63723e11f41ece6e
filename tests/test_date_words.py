"""Dates in plain words, how far one lies from another, and the names of months and days in other languages."""

from pathlib import Path

import pytest

from fourcenturies.dating import distance, in_words
from fourcenturies.replies.languages import calendar_tables, calendar_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", "not stated"),
        ("1900", "1900"),
        ("2023-03", "March 2023"),
        ("1689-09-06", "6 September 1689"),
        ("2025-05?", "perhaps May 2025"),
        ("1656~", "about 1656"),
        ("196X", "the 1960s"),
        ("18XX", "the 19th century"),
        ("XXXX-09-15", "15 September, year not stated"),
        ("XXXX-02", "February, year not stated"),
        ("2024-21", "spring 2024"),
        ("1858/1860", "1858 to 1860"),
        ("../2023-04-19", "by 19 April 2023"),
        ("2013/..", "since 2013"),
        ("[1858,1860]", "1858 or 1860"),
        ("{1858,1860}", "1858 and 1860"),
        ("some day", "some day"),
    ],
)
def test_a_date_is_said_in_words(edtf, words):
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        ("1900", "2023-04-19", "123 years after"),
        ("2023-03", "2023-04-19", "1 month after"),
        ("2022-02", "2025-05-27", "3 years after"),
        ("2023-03-21", "2023-04-19", "29 days after"),
        ("2023-04-19", "2023-04-19", "on the same day"),
        ("2023-04", "2023-04-19", "in the same month"),
        ("2023", "2023-04-19", "in the same year"),
        ("1735/1796", "2023", "227 years after"),
        ("2024", "2023", ""),
        ("", "2023", ""),
        ("2023", "", ""),
        ("XXXX-02", "2023", ""),
        ("../2023-04-19", "2023-04-19", ""),
        ("2013/..", "2023", ""),
        ("1839~/1842", "2023", "181 years after"),
        ("1839~", "2023", "about 184 years after"),
        ("2000/2001~", "2023", "about 22 years after"),
        ("[1999,1991]", "2001", "2 years after"),
        ("2021-22", "2023-04", "2 years after"),
        ("196X", "2023", ""),
        ("some day", "2023", ""),
    ],
)
def test_a_distance_is_no_more_exact_than_both_dates(earlier, later, words):
    assert distance(earlier, later) == words


def test_a_day_of_which_a_digit_within_the_year_is_open_is_shown_as_it_stands() -> None:
    assert in_words("1X89-09-06") == "1X89-09-06"


def test_the_names_of_months_and_days_are_those_that_their_maker_makes():
    pytest.importorskip(
        "babel", reason="Babel is needed where the names are made, not where replies are read"
    )
    assert Path(calendar_words.__file__).read_text(encoding="utf-8") == calendar_tables.table()
    assert set(calendar_words.CALENDAR) == set(calendar_tables.LANGUAGES)
