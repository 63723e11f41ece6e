"""The key of a question, as it stands in a solution region."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from fourcenturies.questions.judge import KINDS
from fourcenturies.questions.keys import NAMED_TRAP, Key, KeyTextError, Trap, read_key
from fourcenturies.questions.shell import judge_lines
from kind_support import judged


def test_a_key_is_read_with_all_its_lines():
    text = """
    1860
    = 1859/1860
    ! 1858 | 0.5 | An earlier treaty | with a stroke.
    @ finer 1860-11-14
    @ reporter per-katie-stallard
    @ reporter Philip Snow
    @ addressee per-xi-jinping
    @ calendar Julian
    @ because The text says so.
    """
    assert read_key(text) == Key(
        "1860",
        also=("1859/1860",),
        finer="1860-11-14",
        calendar="julian",
        reporters=("per-katie-stallard", "Philip Snow"),
        addressees=("per-xi-jinping",),
        traps=(Trap("1858", 0.5, "An earlier treaty | with a stroke."),),
        because="The text says so.",
    )


def test_an_answer_may_have_several_lines():
    assert read_key("first line\nsecond line\n\n= other").answer == "first line\nsecond line"


@pytest.mark.parametrize(
    "line",
    ["! 1858 | 0.5", "! 1858 | much | No.", "! 1858 | 2 | No.", "! | 0 | x", "@ finest 1860", "@ finer"],
)
def test_a_line_that_cannot_be_read_is_named(line):
    with pytest.raises(KeyTextError, match=r"1858|finest|finer|trap|credit"):
        read_key(f"1860\n{line}")


def test_an_empty_text_is_an_empty_key():
    assert read_key("") == Key("")


# Of each kind, a key whose trap has a short name, and a reply that falls into it.
NAMED = {
    "date": ("1860\n! 1858 | 0 | Earlier. | early", "1858"),
    "attribution": ("Mao Zedong\n! Philip Snow | 0 | He tells it. | teller", "Snow"),
    "choice": ("b: a war\n! c: a speech | 0 | Nobody spoke. | no-speech", "c"),
    "bug-hunt": ("b\nd\n! c | 0.1 | It is borne out. | borne-out", "b, c"),
    "number": ("50000 students\n! 44000 | 0.3 | The other figure. | other-figure", "44,000"),
    "stance-matrix": ("Cox: qualifies\nMonitor: silent\n! Monitor: asserts | 0.3 | It quotes. | quoted",
                      "Cox: qualifies\nMonitor: asserts"),
    "passage": ("kind: date\n1949-12\npsg-032\n! February 1950 | 0.4 | He left then. | left", "February 1950"),
    "order": ("a) a treaty\nb) a war\nc) a peace\n! c > b | 0.3 | Other way. | turned", "a\nc\nb"),
    "match": ("a: per-mao-zedong\nb: a treaty\n! b: a letter | 0 | No letter. | no-letter", "a: Mao\nb: a letter"),
    "chain": ("Mao Zedong > Philip Snow > org-new-statesman\n! Stalin | 0 | He listens. | listener",
              "Stalin > Snow > New Statesman"),
    "three-clocks": ("happened: 1689\nsaid: not stated\npublished: 2023-05-17\n! published: 2025 | 0 | Later. | later",
                     "happened: 1690\nsaid: not stated\npublished: 2025"),
    "bracket": ("earliest: 1656\nlatest: 1735\n! latest: 1689 | 0.2 | It goes on. | goes-on",
                "earliest: 1600\nlatest: 1689"),
    "claim-check": ("a: stands\nb: not shown\n! b: stands | 0 | Who says so? | no-witness", "a: true\nb: true"),
    "footnote": ("Mao Zedong | not stated | 1949\n! author: Joseph Stalin | 0 | He is told of. | told-of",
                 "Stalin | not stated | 1949"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMED)
def test_a_trap_of_any_kind_gives_its_short_name_to_the_verdict(kind):
    text, reply = NAMED[kind]
    trap = read_key(text).traps[0]
    verdict = judged(kind, reply, text)
    assert verdict.misconception == trap.name != NAMED_TRAP
    assert trap.message in " ".join((verdict.message, *verdict.later))
    unnamed = judged(kind, reply, text.replace(f" | {trap.name}", ""))
    assert unnamed.misconception not in {trap.name, ""}
    assert (unnamed.credit, unnamed.read_as) == (verdict.credit, verdict.read_as)


@pytest.mark.parametrize("kind", NAMED)
def test_whoever_is_right_falls_into_no_trap(kind):
    text, _ = NAMED[kind]
    right = read_key(text).answer.removeprefix("kind: date\n")
    assert judged(kind, right, text).misconception == ""


def test_every_kind_that_is_graded_by_reading_has_named_traps():
    assert set(NAMED) == set(KINDS) - {"written", "commit"}


@pytest.mark.parametrize("kind", NAMED)
def test_a_trap_in_json_has_its_short_name(kind):
    text, reply = NAMED[kind]
    key = read_key(text)
    line = {"kind": kind, "key": key.answer, "reply": reply, "traps": [asdict(key.traps[0])]}
    told = json.loads(next(judge_lines([json.dumps(line)])))
    assert told["misconception"] == key.traps[0].name


def test_a_short_name_in_json_is_small_letters():
    trap = {"reply": "1858", "message": "No.", "name": "Not a name"}
    line = {"kind": "date", "key": "1860", "reply": "1858", "traps": [trap]}
    assert "short name" in json.loads(next(judge_lines([json.dumps(line)])))["message"]
