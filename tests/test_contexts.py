"""A quotation in its context: the paragraph of the reader's own copy, sent when asked for and kept nowhere."""

import json
from pathlib import Path

import pytest

from articles_support import COPIES, needs_articles
from fourcenturies.corpus import load
from fourcenturies.texts.places import VARIABLE
from fourcenturies.widgets.comparison import show
from fourcenturies.widgets.contexts import NOT_FOUND, context, with_copy

ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests" / "data" / "tiny"
TEXTS = TINY / "texts"
AROUND = "neighbours need no ferry"


@pytest.fixture(scope="module")
def tiny():
    return load(TINY)


def test_a_passage_stands_in_its_paragraph_with_its_words_apart(tiny):
    told = context(tiny, TEXTS, "psg-001")
    assert told["words"] == "We are neighbours at last"
    assert told["before"].startswith("In June 1904")
    assert AROUND in told["after"]
    assert told["after"].endswith("came to see it.")
    assert told["place"].startswith("From your own copy: ")


def test_parts_broken_off_are_marked_with_what_lies_between(tiny):
    assert context(tiny, TEXTS, "psg-002")["words"] == "It was their half that broke first"


@pytest.mark.parametrize("name", ["psg-999", "src-gazette", ""])
def test_what_is_no_passage_gets_a_sentence(tiny, name):
    assert context(tiny, TEXTS, name) == {"passage": name, "instead": NOT_FOUND}


def test_without_a_copy_nothing_can_be_opened(tiny, tmp_path):
    assert with_copy(tiny, tmp_path / "none") == []
    assert context(tiny, tmp_path, "psg-001")["instead"] == NOT_FOUND


def test_only_passages_of_the_articles_at_hand_can_be_opened_and_a_new_copy_is_seen(tiny, tmp_path):
    (tmp_path / "one.txt").write_bytes((TEXTS / "gazette.txt").read_bytes())
    of_gazette = [passage.id for passage in tiny.passages if passage.source == "src-gazette"]
    assert with_copy(tiny, tmp_path) == of_gazette
    (tmp_path / "two.txt").write_bytes((TEXTS / "letter.txt").read_bytes())
    assert with_copy(tiny, tmp_path) == [passage.id for passage in tiny.passages]


def test_the_paragraph_is_in_no_state_and_no_still_picture(tiny, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(TEXTS))
    widget = show(tiny)
    context(tiny, TEXTS, "psg-001")
    saved = (str(widget.get_state()), json.dumps(widget.rows), *widget.still())
    assert not [part for part in saved if AROUND in part]


@pytest.mark.articles
@needs_articles
def test_every_passage_of_the_articles_is_found_in_its_context():
    corpus = load()
    missed = [name for name in with_copy(corpus, COPIES) if "instead" in context(corpus, COPIES, name)]
    assert with_copy(corpus, COPIES) == [passage.id for passage in corpus.passages]
    assert missed == []
