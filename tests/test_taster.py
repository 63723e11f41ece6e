"""The taster: its words are the record's, its answers are shut, and its one sum is right."""

import re
from datetime import date

import pytest

from conftest import ROOT
from fourcenturies.authoring.plain import not_plain, too_long_on_average
from fourcenturies.corpus import load

PAGE = (ROOT / "docs" / "taster.md").read_text(encoding="utf-8")
SHUT = re.compile(r"<details><summary>(.*?)</summary>\n(.*?)</details>", re.DOTALL)
SECTIONS = dict(re.findall(r"^## \d\. (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
ASKED = ("Who says it?", "What does his age do to the sentence?")


def without_comments(text):
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def test_every_record_that_it_names_is_there_and_what_it_quotes_is_printed_exactly():
    corpus = load()
    named = re.findall(r"\b(?:src|psg|evt|card|dis|per)-[a-z0-9-]*[a-z0-9]", PAGE)
    assert named
    assert [name for name in named if name not in corpus] == []
    words = corpus.get("psg-067").words
    quoted = re.findall(r"“([^”]+)”", without_comments(PAGE))
    assert words in quoted
    assert [one for one in quoted if one not in words] == []


def test_the_age_is_reckoned_from_the_birthday_of_the_card():
    born = re.search(r"born on (\d+) June (\d{4})", SECTIONS["How old was the boy?"])
    day = date(int(born[2]), 6, int(born[1]))
    assert f"born on {day.day} June {day.year}" in load().get("card-birth-of-xi").statement
    age = 1959 - day.year  # his birthday of that year was past on its last day
    (told,) = SHUT.findall(SECTIONS["How old was the boy?"])
    assert f"He was {age} years old" in told[1]
    assert f"he was {age} at most" in SECTIONS["Print it"]


@pytest.mark.parametrize("section", ASKED)
def test_one_of_four_answers_is_right_and_each_says_why(section):
    answers = SHUT.findall(SECTIONS[section])
    assert len(answers) == 4
    assert [words.strip().startswith("Right.") for _, words in answers].count(True) == 1
    assert all(len(words.split()) >= 12 for _, words in answers)


def test_nothing_tells_an_answer_before_it_is_opened():
    seen = SHUT.sub("", without_comments(PAGE))
    assert re.findall(r"\b(?:Right|six|6|1959|weaker)\b", seen) == []


def test_it_is_plain_english():
    assert list(not_plain(PAGE)) == []
    assert list(too_long_on_average(PAGE.split("\n\n"))) == []
