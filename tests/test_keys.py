"""The key of a question, as it stands in a solution region."""

from __future__ import annotations

import pytest

from fourcenturies.questions.keys import Key, KeyTextError, Trap, read_key


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
