from __future__ import annotations

import sys
import tomllib

import edtf
import pytest

from fourcenturies.corpus import corpus_of
from fourcenturies.loading import read_tables
from fourcenturies.model import Source
from fourcenturies.validation import RULES, validate, validate_reading
from fourcenturies.validation.dates import edtf_fault
from fourcenturies.validation.support import what_lacks
from fourcenturies.validation.wording import kept, quota
from records_support import DATA, TINY, expected, overlaid, tiny_tables

TEXTS = TINY / "texts"


def fixtures(folder):
    return [pytest.param(path, id=path.stem) for path in sorted((DATA / folder).glob("*.toml"))]


def problems_of(fixture, texts=None):
    changes = tomllib.loads(fixture.read_text(encoding="utf-8"))
    return [str(problem) for problem in validate_reading(read_tables(overlaid(changes)), texts)]


def test_valid_records_have_no_problem():
    assert validate(TINY, TEXTS) == ()


@pytest.mark.parametrize("fixture", fixtures("broken"))
def test_a_broken_record_fails_with_the_message_that_its_fixture_quotes(fixture):
    assert expected(fixture)
    assert problems_of(fixture) == expected(fixture)


@pytest.mark.parametrize("fixture", fixtures("broken_texts"))
def test_a_record_unlike_its_article_fails_with_the_message_that_its_fixture_quotes(fixture):
    assert problems_of(fixture) == []
    assert problems_of(fixture, TEXTS) == expected(fixture)


def test_every_rule_has_a_broken_fixture():
    silent = set(RULES)
    for fixture in (DATA / "broken").glob("*.toml"):
        changes = tomllib.loads(fixture.read_text(encoding="utf-8"))
        corpus = corpus_of(read_tables(overlaid(changes)))
        silent -= {rule for rule in silent if list(rule(corpus))}
    assert [rule.__name__ for rule in silent] == []


def test_all_problems_come_in_one_run():
    changes = {}
    fixtures = [DATA / "broken" / f"{name}.toml" for name in ("unknown-key", "dangling-id", "unused-person")]
    for fixture in fixtures:
        for table, records in tomllib.loads(fixture.read_text(encoding="utf-8")).items():
            changes.setdefault(table, []).extend(records)
    found = {str(problem) for problem in validate_reading(read_tables(overlaid(changes)))}
    assert found == {message for fixture in fixtures for message in expected(fixture)}


@pytest.mark.parametrize(
    ("body", "words"), [(100, 60), (400, 60), (1520, 228), (3267, 490), (9000, 500)], ids=str
)
def test_the_quota_is_a_share_with_a_floor_and_a_ceiling(body, words):
    fields = dict.fromkeys(("id", "short", "title", "outlet", "author", "published", "genre"), "")
    assert quota(Source(**fields, perspective="", audience="", body_words=body)) == words


def test_wording_inside_other_wording_of_its_paragraph_counts_once():
    before = kept(corpus_of(read_tables(tiny_tables())))["src-gazette"]
    inside = _passage("neighbours at last", 1)
    elsewhere = _passage("neighbours at last", 3)
    assert kept(corpus_of(read_tables(overlaid(inside))))["src-gazette"] == before
    assert kept(corpus_of(read_tables(overlaid(elsewhere))))["src-gazette"] == before + 3


def test_words_in_quotation_marks_in_a_note_count():
    before = kept(corpus_of(read_tables(tiny_tables())))["src-gazette"]
    changes = {"passages": [{"id": "psg-001", "note": "Later she says “no ferry at all”."}]}
    assert kept(corpus_of(read_tables(overlaid(changes))))["src-gazette"] == before + 4


@pytest.mark.parametrize(
    "text",
    [
        "1949", "1949-12", "1949-12-16", "1961/1989", "195X", "16XX", "XXXX-02", "1949~", "2022-21", "1950/..",
        "../1949", "[2022-09-19..2022-09-25]", "1689-02-30", "1949-13", "June 1904", "1950s", "1949-12-16/", "-0001",
    ],
)  # fmt: skip
def test_a_date_is_edtf_where_the_edtf_library_says_so(text):
    try:
        edtf.parse_edtf(text)
    except edtf.EDTFParseException:
        assert edtf_fault(text).startswith(f'"{text}" is not an EDTF date')
    else:
        assert edtf_fault(text) == ""


def test_dates_are_checked_where_no_edtf_library_is_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "edtf", None)
    monkeypatch.setitem(sys.modules, "edtf.parser", None)
    assert edtf_fault("1949-12") == ""


@pytest.mark.parametrize(
    ("value", "phrase", "published", "lacks"),
    [
        ("1949-12", "In December 1949", "", ""),
        ("1949-12", "in 1949", "", "a month"),
        ("1949-12-16", "In December 1949", "", "a day"),
        ("1950", "in 1949", "", "a year"),
        ("195X", "in the 1950s", "", ""),
        ("1950/1959", "in the 1950s", "", ""),
        ("16XX", "in the 17th century", "", ""),
        ("18XX", "late nineteenth century", "", ""),
        ("17XX", "late nineteenth century", "", "a year"),
        ("1961/1989", "from 1961 to 1989", "", ""),
        ("1941/1945", "of 1941–45", "", ""),
        ("XXXX-02", "Last February", "", ""),
        ("2022-02", "Last February", "", "a year"),
        ("2022-02", "Last February", "2022-09-19", ""),
        ("2023", "Last summer", "2024-06", ""),
        ("2023-22", "Last summer", "2024", ""),
        ("2023-07", "Last summer", "2024", ""),
        ("2023-03-21", "on 21 March", "2023-04-19", ""),
        ("2023-03-21", "on 21 March", "2023", ""),
        ("2023-03-22", "on 21 March", "2023", "a day"),
        ("2013", "in 2010, followed three years later", "", ""),
        ("2024", "79th anniversary of 1945", "", ""),
        ("2024", "thirty-five years after 1989", "", ""),
        ("2019/2022", "until 2022", "", "a year"),
        ("2001-05-09", "on the ninth of May 2001", "", ""),
        ("1949", "", "2023-04-19", "a date"),
        ("../1949", "before 1949", "", ""),
    ],
)
def test_a_date_rests_on_its_phrase_and_on_the_printed_date(value, phrase, published, lacks):
    fields = dict.fromkeys(("id", "short", "title", "outlet", "author", "genre"), "")
    source = Source(**fields, published=published, perspective="", audience="", body_words=100)
    assert what_lacks(value, phrase, source) == lacks


def _passage(words, paragraph):
    changed = {"id": "psg-004", "paragraph": paragraph, "words": words}
    changes = overlaid({"passages": [changed]})
    extra = {**changes["passages"][3], "id": "psg-005"}
    original = tiny_tables()["passages"][3]
    return {"passages": [original, extra]}
