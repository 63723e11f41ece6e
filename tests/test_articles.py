"""The records against the five articles, where these are at hand."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from articles_support import COPIES, copied, needs_articles, runs
from fourcenturies.corpus import load
from fourcenturies.files import seeds_dir
from fourcenturies.texts import read_copy, recognise, words_of
from fourcenturies.texts.places import copies_in
from fourcenturies.validation import validate
from fourcenturies.validation.articles import check_copy
from fourcenturies.validation.wording import kept, quota

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("src-lse", "src-statesman", "src-digest", "src-monitor", "src-eir")

pytestmark = [pytest.mark.articles, needs_articles]


@pytest.fixture(scope="module")
def corpus():
    return load()


@pytest.fixture(scope="module")
def copies(corpus):
    found, problems = copies_in(COPIES, corpus)
    assert problems == []
    return found


def test_the_records_agree_with_the_articles():
    assert [str(problem) for problem in validate(seeds_dir(), COPIES)] == []


def test_each_article_is_recognised_in_full(copies):
    assert set(copies) == set(SOURCES)
    assert {name: copy.missing for name, copy in copies.items()} == dict.fromkeys(SOURCES, ())


@pytest.mark.parametrize("source", SOURCES)
def test_every_passage_stands_in_its_paragraph(corpus, copies, source):
    assert any(passage.source == source for passage in corpus.passages)
    assert [str(problem) for problem in check_copy(corpus, copies[source])] == []


@pytest.mark.parametrize("source", SOURCES)
def test_paragraphs_come_without_boilerplate(copies, source):
    paragraphs = copies[source].paragraphs()
    assert list(paragraphs) == list(range(1, len(copies[source].source.openings) + 1))
    for text in paragraphs.values():
        assert "[See also" not in text
        assert "enter your email" not in text
        assert len(words_of(text)) > 10


def test_the_broken_encoding_is_repaired_and_what_is_lost_is_reported(copies):
    copy = copies["src-monitor"].copy
    assert copy.fault == "UTF-8 read as GBK"
    assert not re.search(r"[\u3400-\u9fff]", copy.text)
    assert copy.text.count("\ufffd") == len(copy.lost) > 0
    assert all(letter.line and letter.after for letter in copy.lost)


@pytest.mark.parametrize("source", [name for name in SOURCES if name != "src-monitor"])
def test_a_sound_article_is_left_alone(copies, source):
    copy = copies[source].copy
    assert copy.fault == ""
    assert copy.lost == ()
    assert copy.text == (COPIES / copy.name).read_text(encoding="utf-8")


def test_a_page_made_from_an_article_is_recognised_too(corpus, copies):
    for source in SOURCES:
        blocks = "".join(f"<p>{line}</p>" for line in copies[source].copy.text.splitlines())
        found = recognise(read_copy(f"<html><body>{blocks}</body></html>".encode()), corpus)
        assert found.source.id == source
        assert found.missing == ()


def test_wording_stays_within_the_quota(corpus):
    words = kept(corpus)
    assert {s.id: words[s.id] for s in corpus.sources if words[s.id] > quota(s)} == {}


def test_no_long_run_of_an_article_is_in_the_project(copies):
    known = runs(*(copy.copy.plain for copy in copies.values()))
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / name for name in tracked.decode().split("\0") if (ROOT / name).is_file()]
    assert [found for path in files for found in copied(str(path), path.read_bytes(), known)] == []
