"""A silence is proved: what would show it to be false is found, and what was read is not asked about again."""

from fourcenturies.corpus import corpus_of, load
from fourcenturies.loading import read_tables
from fourcenturies.texts.places import copies_in
from fourcenturies.validation.silences import signs_of, unexplained_silences
from records_support import TINY, overlaid

SILENT = {
    "id": "evt-footbridge-opens",
    "accounts": [{"source": "src-gazette", "paragraph": 1, "phrase": "In June 1904", "edtf": "1904-06"}],
}


def found(event):
    corpus = corpus_of(read_tables(overlaid({"events": [event]})))
    copies, _ = copies_in(TINY / "texts", corpus)
    return [problem.id for problem in unexplained_silences(corpus, copies["src-letter"])]


def test_a_paragraph_with_two_signs_is_found():
    assert found(SILENT) == ["evt-footbridge-opens"]


def test_a_paragraph_that_was_read_is_not_found_again():
    passed = [{"source": "src-letter", "paragraph": 1, "because": "another bridge is meant"}]
    assert found({**SILENT, "passed": passed}) == []


def test_one_sign_is_not_enough():
    assert found({**SILENT, "label": "A feast", "old_style": "", "date_outside": None} | {"people": []}) == []


def test_the_signs_of_an_event_are_its_words_names_and_years():
    corpus = load()
    names = [sign.name for sign in signs_of(corpus, corpus.get("evt-japanese-defeat"))]
    assert names == ["defeat", "japan", "1945"]


def test_a_name_that_every_source_prints_is_no_sign():
    corpus = load()
    names = {sign.name for sign in signs_of(corpus, corpus.get("evt-moscow-spring-visit"))}
    assert not names & {"Xi Jinping", "Vladimir Putin", "Moscow", "moscow"}
