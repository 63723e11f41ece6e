"""How much time words claim, and the axis on which several claims can be compared."""

from pathlib import Path

import pytest

from fourcenturies.corpus import load
from fourcenturies.dating import day_number, in_words
from fourcenturies.drawing.claims import LEAST, WIDE, bars
from fourcenturies.model import Account, OutsideDate
from fourcenturies.views.claims import axis_of, claim_of

TINY = load(Path(__file__).parent / "data" / "tiny")


def claim(edtf="", inferred=""):
    outside = OutsideDate(value=inferred, evidence="x", confidence="A") if inferred else None
    return claim_of(Account(source="src-gazette", paragraph=1, edtf=edtf, edtf_inferred=outside, says="x"))


@pytest.mark.parametrize(
    ("edtf", "first", "after", "vague", "opened"),
    [
        ("1860", (1860, 1, 1), (1861, 1, 1), False, ""),
        ("18XX", (1800, 1, 1), (1900, 1, 1), False, ""),
        ("1867~/1899", (1867, 1, 1), (1900, 1, 1), True, ""),
        ("2022-02-04", (2022, 2, 4), (2022, 2, 5), False, ""),
        ("../2013", (2013, 1, 1), (2014, 1, 1), False, "start"),
        ("2015/..", (2015, 1, 1), (2016, 1, 1), False, "end"),
    ],
)
def test_a_claim_is_as_wide_as_its_words(edtf, first, after, vague, opened):
    told = claim(edtf)
    assert told.stretches == ((day_number(*first), day_number(*after)),)
    assert (told.vague, told.open, told.outside) == (vague, opened, False)
    assert told.words == in_words(edtf)


def test_what_only_outside_knowledge_dates_is_marked_so_and_a_month_without_a_year_claims_nothing():
    assert claim("XXXX-02") is None
    assert claim("XXXX-02", "2022-02").outside
    assert claim() is None


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["1860"], "1859 to 1861"),
        (["2022-02"], "January 2022 to March 2022"),
        (["2022-09-15", "2022-09-15"], "14 September 2022 to 16 September 2022"),
        (["18XX", "1860"], "1780 to 1919"),
        (["1960/1969", "1961/1989"], "1956 to 1993"),
    ],
)
def test_an_axis_holds_all_claims_in_whole_units(dates, words):
    claims = [claim(date) for date in dates]
    axis = axis_of(claims)
    assert axis.words == words
    for first, after in (stretch for one in claims for stretch in one.stretches):
        assert 0 < axis.share(first) < axis.share(after) < 1


def test_without_a_claim_there_is_no_axis():
    assert axis_of([]) is None


def test_a_day_can_be_seen_on_the_longest_axis():
    claims = [claim("1860-11-14"), claim("18XX")]
    drawn = bars(claims, axis_of(claims), "source-1")
    assert drawn.shapes[1].width == LEAST
    assert all(box.x + box.width <= WIDE for box in drawn.shapes)


def test_what_is_open_runs_out_to_its_side():
    claims = [claim("../2013"), claim("2015/..")]
    drawn = bars(claims, axis_of(claims), "source-0").shapes
    assert min(box.x for box in drawn[1:8]) == 0
    assert max(box.x + box.width for box in drawn[9:]) == WIDE


def test_the_claims_of_two_sources_lie_one_under_another():
    claims = [claim("1904"), claim("1905")]
    drawn = bars(claims, axis_of(claims), "source-0")
    assert len({box.y for box in drawn.shapes}) == 2
    assert "1904; 1905, on a line from" in drawn.title


def test_the_tiny_corpus_has_a_claim_for_each_dated_account():
    for event in TINY.events:
        for account in event.accounts:
            assert bool(claim_of(account)) == bool(account.edtf or account.edtf_inferred)
