"""The rows of the comparison on an invented corpus: one cell a source, badges, places, alignment of what is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from fourcenturies.corpus import load
from fourcenturies.model import Stance
from fourcenturies.views.comparison import comparison
from fourcenturies.views.topics import row

TINY = load(Path(__file__).parent / "data" / "tiny")
VIEW = comparison(TINY)
BOTH = ("src-gazette", "src-letter")


@pytest.mark.parametrize(
    ("topic", "badges"),
    [
        ("sources", ["", ""]),
        ("evt-footbridge-opens", ["dates", "dates"]),
        ("evt-joint-letter", ["dates", "silent"]),
        ("iss-friendship-lasts", ["reports", "silent"]),
        ("fig-visitors-gazette", ["counts", "counts"]),
    ],
)
def test_each_source_has_one_cell_with_its_badge(topic, badges):
    cells = row(VIEW, VIEW.topics[topic], BOTH)
    assert [cell.source for cell in cells] == list(BOTH)
    assert [cell.badge for cell in cells] == badges


def test_an_account_gives_its_words_their_reading_its_place_and_the_distances():
    entry = row(VIEW, VIEW.topics["evt-footbridge-opens"], BOTH)[0].entries[0]
    assert (entry.phrase, entry.reading) == ("In June 1904", "June 1904")
    assert entry.place == "Miller, ¶\N{NO-BREAK SPACE}1"
    assert entry.quotes[0].words == "We are neighbours at last"
    assert [(fact.label, fact.basis) for fact in entry.facts] == [
        ("Happened", ""),
        ("Said", "in the same month"),
        ("Published", "106 years after"),
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "reading"),
    [
        ("in March", "2010-03", "March 2010; it is reckoned from the article's own date"),
        ("in March 2010", "2010-03", "March 2010"),
        ("in 2009 or so, until spring", "2009~/2010-21", "about 2009 to spring 2010"),
        ("in the sixties", "196X", "the 1960s"),
        ("last February", "XXXX-02", "February, year not stated"),
    ],
)
def test_a_reading_says_whether_its_year_is_reckoned(phrase, text, reading):
    event = next(event for event in TINY.events if event.id == "evt-joint-letter")
    account = replace(event.accounts[0], phrase=phrase, edtf=text)
    view = comparison(replace(TINY, events=(replace(event, accounts=(account,)),)))
    assert row(view, view.topics[event.id], BOTH)[0].entries[0].reading == reading


def test_a_year_that_the_words_do_not_print_is_said_to_be_reckoned():
    entry = row(VIEW, VIEW.topics["evt-joint-letter"], BOTH)[0].entries[0]
    assert entry.reading == "2010; it is reckoned from the article's own date"


def test_experts_on_whom_nothing_is_recorded_share_one_entry():
    issue = TINY.issues[0]
    mute = [
        Stance(holder=who, source="src-gazette", stance="silent", found_by="reading")
        for who in ("per-ola-berg", "org-councils")
    ]
    view = comparison(replace(TINY, issues=(replace(issue, stances=(*issue.stances, *mute)),)))
    entries = row(view, view.topics[issue.id], BOTH)[0].entries
    assert [entry.says for entry in entries][1:] == ["Ola Berg; Council of Eastbank"]


def test_each_source_has_a_letter_of_its_own():
    assert [heading.letter for heading in VIEW.headings] == ["M", "T"]


def test_figures_of_one_group_are_one_topic():
    assert "fig-visitors-letter" not in VIEW.topics
    assert VIEW.topics["fig-visitors-gazette"].records == ("fig-visitors-gazette", "fig-visitors-letter")


def test_the_menu_offers_only_what_can_be_compared():
    assert not VIEW.topics["evt-joint-letter"].listed
    assert VIEW.topics["evt-footbridge-opens"].listed
