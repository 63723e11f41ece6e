"""Plain English: what is read, what is refused, and that all that a reader can be told keeps to it."""

import ast
import re

import pytest

from conftest import ROOT
from fourcenturies.authoring.plain import not_plain, sentences, too_long_on_average, words_in
from test_messages import page

LONG = " ".join(["word"] * 25)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It began prior to the war.", ["prior to"]),
        ("Hence it is so. We see it thus.", ["Hence", "thus"]),
        ("No card bears it out, and none bears out more.", ["bears it out", "bears out"]),
        ("She denotes, denoted, was denoting it.", ["denotes"]),
        ("He is a “salient” man; the word *hitherto* is old, and `via` is code.", []),
        ('She writes: "In order to win."', []),
        ("A comment <!-- thus --> and an address https://thus.example/via.", []),
        ("Enough is enough, and a vial is no via-duct.", ["via"]),
        ("The position of a thousand constitutions.", []),
    ],
)
def test_a_word_to_avoid_is_heard_in_the_own_voice_alone(text, said):
    assert re.findall(r'it says "([^"]+)"', "\n".join(not_plain(text))) == said


def test_what_is_said_names_the_better_word():
    assert list(not_plain("It came prior to that.")) == ['it says "prior to"; write "before"']


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("One two three. Four five? Six!", [3, 2, 1]),
        ("One two: three four five.", [2, 3]),
        ("One; two, three.", [3]),
        ("### A heading\n\nA line\nthat goes on.", [2, 5]),
        ("- one item\n- another one", [2, 2]),
        ("| **You will** | find out; and ask · of every date |", [2, 2, 2, 3]),
        ("He said “one two three four” to us.", [5]),
        ("He said “It is so.” We ask.", [3, 2]),
        ("Write `between 3 and 9 June` here. [A place](../to_read.md) to read.", [3, 4]),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text, lengths):
    assert [words_in(sentence) for sentence in sentences(text)] == lengths


def test_a_long_sentence_is_refused_and_a_shorter_one_is_not():
    (fault,) = not_plain(f"{LONG}.")
    assert fault.startswith("a sentence has 25 words, and 24 is the most:")
    assert list(not_plain(f"{LONG[:-5]}.")) == []


def test_many_long_sentences_are_refused_together():
    text = " ".join(["one two three four five six seven eight nine ten eleven twelve thirteen."] * 3)
    assert list(not_plain(text)) == []
    (fault,) = too_long_on_average([text])
    assert fault.startswith("its sentences have 13.0 words on average, and 12 is the most")
    assert list(too_long_on_average([text, "A short one. And one more."])) == []


@pytest.mark.parametrize("message", page(), ids=lambda one: f"{one.kind}-{one.slug}")
def test_every_message_of_the_judge_is_plain(message):
    assert list(not_plain(message.text, "message")) == []


def test_the_messages_are_short_on_average():
    assert list(too_long_on_average([message.text for message in page()], "message")) == []


def told(code):
    """Return the sentences that a module tells: its texts of four words or more, docstrings and markup left out."""
    tree = ast.parse(code)
    left = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    left |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                getattr(part, "value", "") if isinstance(part, ast.Constant) else "x" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left:
            text = node.value
        if (
            "<" not in text
            and len(re.findall(r"[a-z]{2,}", text)) > 3
            and not re.search(r":[\d.]+(?:em|px)", text)
        ):
            yield text


READ = (
    "notebook/*",
    "widgets/*",
    "views/*",
    "drawing/*",
    "site/*_pages",
    "site/companion",
    "questions/cards",
    "grading/feedback_*",
)
"""The modules that tell something to a reader."""


def test_what_notebooks_pictures_and_pages_tell_is_plain():
    modules = [
        path
        for pattern in READ
        for path in sorted((ROOT / "src" / "fourcenturies").glob(f"{pattern}.py"))
        if not path.stem.endswith("_shell")
    ]
    texts = [(path.name, text) for path in modules for text in told(path.read_text(encoding="utf-8"))]
    assert len(texts) > 290
    assert [(name, fault) for name, text in texts for fault in not_plain(text, "message")] == []
