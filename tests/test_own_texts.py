"""The control for readers' own copies: its bytes come in a message, its state holds no word of them."""

import gzip
import json

import pytest

from fourcenturies.corpus import load
from fourcenturies.texts.adding import LARGEST
from fourcenturies.widgets.own_texts import NO_COPY, OwnTextsWidget, own_texts
from records_support import TINY

GAZETTE = (TINY / "texts" / "gazette.txt").read_bytes()
LETTER = (TINY / "texts" / "letter.txt").read_bytes()


@pytest.fixture(scope="module")
def tiny():
    return load(TINY)


@pytest.fixture
def widget(tiny, tmp_path):
    return OwnTextsWidget(tiny, tmp_path / "texts")


def choose(widget, name, raw, **known):
    """Do what the browser does when a file is chosen."""
    content = {"kind": "copy", "name": name, "size": len(raw)} | known
    widget._handle_custom_msg(content, [memoryview(raw)])


def states(widget):
    return [line.partition(": ")[2] for line in widget.rows["text"].splitlines()[1:-1]]


def test_before_any_copy_each_source_says_so(widget):
    assert states(widget) == [NO_COPY, NO_COPY]
    assert widget.told == {"number": 0, "lines": []}


def test_a_chosen_file_is_put_in_place_and_its_passages_are_told(widget):
    choose(widget, "gazette.txt", GAZETTE)
    assert (widget.folder / "src-gazette.txt").is_file()
    assert states(widget) == ["all 3 paragraphs, 3 of 3 passages", NO_COPY]
    assert widget.told["lines"][:2] == [
        "gazette.txt: src-gazette (Miller), all 3 paragraphs",
        "3 of 3 passages found",
    ]


def test_each_file_is_told_anew_even_if_it_is_the_same(widget):
    seen = []
    widget.observe(lambda change: seen.append(change["new"]["number"]), "told")
    for _ in range(3):
        choose(widget, "quince.txt", b"Quinces ripen slowly in the shade.")
    assert seen == [1, 2, 3]


def test_no_word_of_a_copy_enters_the_state(widget):
    choose(widget, "gazette.txt", GAZETTE)
    choose(widget, "letter.txt", LETTER)
    state = widget.get_state()
    held = json.dumps(
        {name: value for name, value in state.items() if name not in {"packed", "_esm", "_css"}}
    )
    held += gzip.decompress(state["packed"]).decode()
    for words in ("In June 1904 the two parishes", "Half a century later", "neighbours at last"):
        assert words not in held


REFUSED = {
    "foreign": (b"Quinces ripen slowly in the shade.", "mine.txt is none of the articles"),
    "empty": (b"", "mine.txt is empty"),
    "binary": (b"\x00\x01\x02", "mine.txt is no text, HTML or PDF"),
    "two": (GAZETTE + b"\n\n" + LETTER, "mine.txt holds two of the articles"),
}


@pytest.mark.parametrize(("raw", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_copy_gets_one_sentence(widget, raw, message):
    choose(widget, "mine.txt", raw)
    (line,) = widget.told["lines"]
    assert line.startswith(message)
    assert not widget.folder.exists()


def test_a_huge_file_is_refused_without_its_bytes(widget):
    widget._handle_custom_msg({"kind": "copy", "name": "scan.pdf", "size": LARGEST + 1}, [])
    (line,) = widget.told["lines"]
    assert line.startswith("scan.pdf is 8 MB, far more than an article")


@pytest.mark.parametrize(
    "content", [None, [], {}, {"name": None, "size": "big"}, {"name": "../../x", "size": 3}], ids=str
)
def test_any_message_is_answered_and_writes_nothing_elsewhere(widget, content):
    widget._handle_custom_msg(content, None)
    assert widget.told["number"] == 1
    assert list(widget.folder.parent.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tiny, tmp_path):
    (tmp_path / "texts").write_text("a file", encoding="utf-8")
    widget = OwnTextsWidget(tiny, tmp_path / "texts")
    choose(widget, "gazette.txt", GAZETTE)
    assert "could not be put into" in widget.told["lines"][0]


def test_copies_that_a_reader_put_there_by_hand_are_found(tiny, tmp_path):
    (tmp_path / "river letter.txt").write_bytes(LETTER)
    assert states(OwnTextsWidget(tiny, tmp_path)) == [NO_COPY, "all 2 paragraphs, 1 of 1 passages"]


def test_the_twin_tells_each_source_and_holds_no_script(widget):
    choose(widget, "gazette.txt", GAZETTE)
    html, text = widget.still()
    assert "Miller: all 3 paragraphs, 3 of 3 passages" in text
    assert "<script" not in html
    assert html.count("<li>") == 2
    assert "fourcenturies texts add" in html


def test_the_course_asks_for_its_own_five(monkeypatch, tmp_path):
    monkeypatch.setenv("FOURCENTURIES_TEXTS", str(tmp_path))
    assert states(own_texts()) == [NO_COPY] * 5
