"""What all replies share: signs, stubs, the line on confidence, silence."""

from __future__ import annotations

import pytest

from fourcenturies.replies.languages import in_english
from fourcenturies.replies.silence import says_not_stated
from fourcenturies.replies.text import folded, is_blank, shortened, split_confidence, tidy


@pytest.mark.parametrize(
    ("reply", "tidied"),
    [("  6  September\u00a01689 ", "6 September 1689"), ("１６８９", "1689"), ("1858—60", "1858–60"),
     ("1689‑09", "1689-09"), ("1689\u200b-09", "1689-09"), ("“Mao”", '"Mao"'), ("\u202eMao\u202c", "Mao"),
     ("a\ud800b", "ab"), ("a\x00b", "ab")],
)  # fmt: skip
def test_signs_and_spaces_are_made_one(reply, tidied):
    assert tidy(reply) == tidied


@pytest.mark.parametrize(
    "line", ["", "...", "…", "Your answer here", "?", "I don't know.", "-", "[...]", "не знаю"]
)
def test_a_stub_is_no_answer(line):
    assert is_blank(tidy(line))


@pytest.mark.parametrize("line", ["1860", "not stated", "n/a", "nobody", "no"])
def test_an_answer_is_no_stub(line):
    assert not is_blank(line)


@pytest.mark.parametrize(
    ("reply", "rest", "share"),
    [("1860\nsure: 80 %", "1860", 0.8), ("a: stands\n- sure: 6 of 6", "a: stands", 1.0),
     ("a: stands\nsure: 6/6 :)", "a: stands", 1.0), ("a: stands\n5 of 6 I hope", "a: stands", 5 / 6),
     ("1860\n sure:80%\n", "1860", 0.8), ("1860\nSure: 100", "1860", 1.0),
     ("1860\nsure： ８０ ％", "1860", 0.8), ("1860\nconfidence = 55,5 %", "1860", 0.555),
     ("sure: 80 %\n1860", "1860", 0.8), ("b. I'm about 75 % sure", "b", 0.75), ("a: x, sûr à 60 %", "a: x", 0.6),
     ("b, I'd say four of the six are right", "b", 4 / 6), ("b。我觉得6个里有5个对", "b", 5 / 6), ("sure: 80 %", "", 0.8),
     ("a\nb\nsure: 5 percent", "a\nb", 0.05)],
)  # fmt: skip
def test_a_last_line_on_confidence_is_taken_off(reply, rest, share):
    body, told = split_confidence(reply)
    assert body == rest
    assert told == pytest.approx(share)


@pytest.mark.parametrize(
    "reply", ["1860", "sure: 800 %", "1860\nsure: 80 %\nor 1861", "I am sure: 1860", "not sure: 80 %"]
)
def test_other_last_lines_stay(reply):
    assert split_confidence(reply) == (reply, None)


def test_what_is_far_too_long_is_refused_unread():
    assert shortened("1860 " * 250_000) is None
    assert shortened(" " * 1_000_000 + "1860") == "1860"


def test_folding_takes_accents_and_case():
    assert folded("Mathieu BOULÈGUE") == "mathieu boulegue"


SILENT = """
not stated|unknown|anonymous|The text doesn’t say|nobody is named|n/a|n.d.|no author given|unsigned|[Anon.]|
an unnamed author|It does not say who said it|There is no byline|not attributed to anyone|the byline is missing|
no-one|who said it is not stated|There's no author named|не указано|未说明|no date given|cannot be known|
The digest is unsigned
"""
LOUD = """
not Putin|not stated by Putin|no Putin|unknown soldier|not 1860|no|not|not unknown|not anonymous|the author|
the text|1860|Mao
"""


def phrases(text):
    return [phrase.strip() for phrase in text.split("|")]


@pytest.mark.parametrize("line", phrases(SILENT))
def test_many_wordings_say_that_the_source_is_silent(line):
    assert says_not_stated(in_english(tidy(line)))


@pytest.mark.parametrize("line", phrases(LOUD))
def test_a_denial_of_something_is_not_silence(line):
    assert not says_not_stated(tidy(line))
