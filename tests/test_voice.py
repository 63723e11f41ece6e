"""The course's own voice: what is heard as a contested word, and what is not."""

import pytest

from conftest import ROOT
from fourcenturies.corpus import load
from fourcenturies.pages.voice import said_itself
from fourcenturies.voice import listener


@pytest.fixture(scope="module")
def ears():
    return listener(load())


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("The invasion began twenty days later.", ["invasion"]),
        ("Weigh an unequal friendship", ["unequal, inequality, asymmetry"]),
        ("Forty and three: that is asymmetry in two numbers.", ["unequal, inequality, asymmetry"]),
        ("An annexation and a vassal.", ["annexation", "vassal"]),
        ("“Vassal” is a hard word.", []),
        ("The word *vassal* hurts.", []),
        ("Stallard calls the tie unequal.", []),
        ("Two of the sources say invasion.", []),
        ("Was it an invasion?", []),
        ("The split of the two parties", []),
        ("See `annexation` <!-- evt-annexation -->.", []),
        ("Stallard calls it so. The invasion began.", ["invasion"]),
    ],
)
def test_a_contested_word_is_heard_where_nobody_owns_it(ears, text, heard):
    assert [said.word for said in ears.hears(text)] == heard


def test_the_fixture_is_refused_twice(ears):
    heard = list(said_itself(ROOT / "tests" / "data" / "voice", ears))
    assert [line.partition(" itself")[0] for line in heard] == [
        'docs/refused.md: says "vassal"',
        'docs/refused.md: says "annexation"',
    ]


def test_the_course_says_no_contested_word_itself():
    assert list(said_itself(ROOT)) == []


def test_every_contested_word_is_used_by_a_source():
    assert [word.id for word in load().words if not word.uses] == []
