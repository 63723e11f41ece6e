"""A word typed with one slip is found among the words that are known; what is a word of its own is left alone."""

import pytest

from fourcenturies.replies.languages import in_plain_english
from fourcenturies.replies.languages.numerals import NUMERALS, german_number
from fourcenturies.replies.slips import Speller
from fourcenturies.replies.spelling import english, respelt


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("exceot", "except"),
        ("staited", "stated"),
        ("dosnt", "doesnt"),
        ("becuase", "because"),
        ("nto", "not"),
    ],
)
def test_a_slip_is_the_word_it_is_meant_for(word: str, meant: str) -> None:
    assert english().meant(word) == meant


@pytest.mark.parametrize("word", ["match", "will", "fine", "taking", "moth", "Snow", "sauf", "cat", "tenths"])
def test_a_word_of_its_own_is_no_slip(word: str) -> None:
    assert english().meant(word.lower()) == word.lower()


def test_names_and_capitals_within_a_line_are_left_alone() -> None:
    assert respelt("said by Noane, statd") == "said by Noane, stated"
    assert respelt("statd", {"statd": ()}) == "statd"


def test_of_two_words_that_are_near_one_that_denies_goes_first() -> None:
    assert Speller(["accept", "except"], (), {"except"}).meant("axcept") in {"accept", "except"}
    assert Speller(["never", "newer"], (), {"never"}).meant("neer") == "never"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Jahr nicht genant", "year not stated"),
        ("en setembre 1689, selon lui", "in september 1689, according to lui"),
        ("не укзано", "not stated"),
        ("no se inidca", "not stated"),
    ],
)
def test_each_language_has_its_own_slips(line: str, told: str) -> None:
    assert in_plain_english(line) == told


def test_numbers_in_words_of_other_languages() -> None:
    assert german_number("neunzehnhundertneunundsechzig") == 1969
    assert german_number("sechshunderttausend") == 600_000
    assert german_number("hunderte") == 0
    assert NUMERALS["fr"]["vingt et un"] == NUMERALS["es"]["veintiuno"] == 21
    assert NUMERALS["ru"]["девятого"] == NUMERALS["de"]["neunten"] == 9
