"""A quotation in its context: the paragraph of the reader's own copy, sent when asked for and kept nowhere."""

import json
from pathlib import Path

import pytest

from articles_support import COPIES, needs_articles
from fourcenturies.corpus import load
from fourcenturies.texts.context import plain
from fourcenturies.texts.places import VARIABLE
from fourcenturies.texts.words import parts_of, words_of
from fourcenturies.widgets.comparison import show
from fourcenturies.widgets.contexts import NOT_FOUND, context, with_copy

ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests" / "data" / "tiny"
TEXTS = TINY / "texts"
AROUND = "neighbours need no ferry"


@pytest.fixture(scope="module")
def tiny():
    return load(TINY)


def quoted(told):
    return [words for words, is_quoted in told["pieces"] if is_quoted]


def test_a_passage_stands_in_its_paragraph_with_its_words_apart(tiny):
    told = context(tiny, TEXTS, "psg-001")
    assert quoted(told) == ["We are neighbours at last"]
    assert told["pieces"][0][0].startswith("In June 1904")
    assert AROUND in told["pieces"][2][0]
    assert told["pieces"][2][0].endswith("came to see it.")
    assert told["place"].startswith("From your own copy: ")


def test_what_a_quotation_leaves_out_is_shown_and_not_marked(tiny):
    told = context(tiny, TEXTS, "psg-002")
    assert quoted(told) == ["It was their half", "broke first"]
    assert " that " in [words for words, is_quoted in told["pieces"] if not is_quoted]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**their famous communiqué**, which", "their famous communiqué, which"),
        ("a “**bad marriage**” **between the two.**", "a “bad marriage” between the two."),
        ("*Learning from History*, the lessons", "Learning from History, the lessons"),
        ("available [here](#).", "available here."),
        (
            "2 * 3 and snake_case stay, [See also: this] too",
            "2 * 3 and snake_case stay, [See also: this] too",
        ),
    ],
)
def test_the_signs_of_markdown_are_taken_away(written, read):
    assert plain(written) == read
    assert words_of(written) == words_of(read)


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
def test_every_passage_of_the_articles_is_found_and_exactly_its_words_are_marked():
    corpus = load()
    assert with_copy(corpus, COPIES) == [passage.id for passage in corpus.passages]
    for passage in corpus.passages:
        told = context(corpus, COPIES, passage.id)
        parts = [words_of(words) for words in quoted(told)]
        if passage.words:
            assert parts == list(parts_of(passage.words)), passage.id
        else:
            assert [len(part) for part in parts] == [passage.word_count], passage.id
        assert not [words for words, _ in told["pieces"] if "**" in words]
