"""An order earns the pairs that stand right minus those that stand wrong; ties cost nothing."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings

from fourcenturies.questions.keys import read_key
from fourcenturies.questions.kinds.order import _compiled
from fourcenturies.questions.kinds.order_pairs import pairs_of, placed_in
from kind_support import HOSTILE, anything, holds_for_any_text, judged

KEY = """a) Treaty of Nerchinsk
b) First Opium War
c) Treaty of Aigun
d) Convention of Peking
! d > c > b > a | 0.1 | You began with the latest.
! d > c | 0.25 | The convention confirms what was signed before it."""
TIED = "d: One & e: Two\nb: Three\nc: Four\na: Five"
PARTIAL = "October rising\nnorthern expedition & southern congress\n~ a novel\nlong march"
LETTERS = "b\nd\na\nc"
RIGHT, SOME, WRONG, UNREADABLE = "correct", "partial", "wrong", "unreadable"

CASES = [
    (KEY, "Treaty of Nerchinsk\nFirst Opium War\nTreaty of Aigun\nConvention of Peking", RIGHT, 1, ""),
    (
        KEY,
        "1. treaty of nerchinsk\n2. first opium war\n3. treaty of aigun\n4. convention of peking",
        RIGHT,
        1,
        "",
    ),
    (KEY, "1) Nerchinsk\n2) Opium War\n3) Aigun\n4) Peking", RIGHT, 1, ""),
    (KEY, "- Nerchinsk.\n\n- the Opium War,\n- AIGUN\n- Peking!", RIGHT, 1, ""),
    (KEY, "a\nb\nc\nd", RIGHT, 1, ""),
    (KEY, "a, b, c, d", RIGHT, 1, ""),
    (KEY, "a b c d", RIGHT, 1, ""),
    (KEY, "ABCD", RIGHT, 1, ""),
    (KEY, "a > b > c > d", RIGHT, 1, ""),
    (KEY, "a → b → c → d", RIGHT, 1, ""),
    (KEY, "Nerchinsk; Opium War; Aigun; Peking", RIGHT, 1, ""),
    (KEY, "Nerchinsk, Opium War, Aigun, Peking", RIGHT, 1, ""),
    (
        KEY,
        "a) Treaty of Nerchinsk\nb) First Opium War\nc) Treaty of Aigun\nd) Convention of Peking",
        RIGHT,
        1,
        "",
    ),
    (KEY, "Treaty of Nerchinks\nFirst Opium War\nTreaty of Aigun\nConvention of Peking", RIGHT, 1, ""),
    (KEY, "Treaty of Nerchinsk in the north\nOpium War\nAigun\nPeking", RIGHT, 1, ""),
    (KEY, "a\nb\nb\nc\nd", RIGHT, 1, ""),
    (KEY, "b\na\nc\nd", SOME, 4 / 6, "wrong-order"),
    (KEY, "d\na\nb\nc", WRONG, 0, "wrong-order"),
    (KEY, "b\na\nd\nc", SOME, 2 / 6, "wrong-order"),
    (KEY, "a & b\nc\nd", SOME, 5 / 6, "wrong-order"),
    (KEY, "a\nb\nc", SOME, 3 / 6, "missing"),
    (KEY, "a\nd", SOME, 1 / 6, "missing"),
    (KEY, "a\nb\nc\nd\nTreaty of Versailles", SOME, 0.8, "extra"),
    (KEY, "d\nc\nb\na", SOME, 0.1, "named-trap"),
    (KEY, "d\nc", SOME, 0.25, "named-trap"),
    (KEY, "c\na", WRONG, 0, "nothing-in-order"),
    (KEY, "a", UNREADABLE, 0, ""),
    (KEY, "Treaty of Versailles\nYalta", WRONG, 0, "no-item"),
    (KEY, "Treaty", UNREADABLE, 0, ""),
    (KEY, "I cannot say", UNREADABLE, 0, ""),
    (PARTIAL, "October rising\nnorthern expedition & southern congress\nlong march\na novel", RIGHT, 1, ""),
    (PARTIAL, "a novel\nOctober rising\nsouthern congress & northern expedition\nlong march", RIGHT, 1, ""),
    (PARTIAL, "October rising\nnorthern expedition\nsouthern congress\nlong march\na novel", RIGHT, 1, ""),
    (
        PARTIAL,
        "southern congress\nOctober rising\nnorthern expedition\nlong march\na novel",
        SOME,
        4 / 6,
        "wrong-order",
    ),
    (PARTIAL, "rising\nexpedition & congress\nnovel\nmarch", RIGHT, 1, ""),
    (PARTIAL, "rising\nmarch\nexpedition & congress\nnovel", SOME, 2 / 6, "wrong-order"),
    (PARTIAL, "rising\nexpedition & congress\nmarch", SOME, 5 / 6, "missing"),
    (PARTIAL, "rising\nexpedition\ncongress\nmarch", SOME, 5 / 6, "missing"),
    (TIED, "d and e\nb\nc\na", RIGHT, 1, ""),
    (TIED, "d, e\nb\nc\na", RIGHT, 1, ""),
    (TIED, "e/d\nb\nc\na", RIGHT, 1, ""),
    (TIED, "d + e\nb\nc\na", RIGHT, 1, ""),
    (TIED, "d = e > b > c > a", RIGHT, 1, ""),
    (TIED, "d and e > b > c > a", RIGHT, 1, ""),
    (TIED, "d and e, b, c, a", RIGHT, 1, ""),
    (TIED, "(d, e), b, c, a", RIGHT, 1, ""),
    (TIED, "1. D and E at the same time\n2. B\n3. C\n4. A", RIGHT, 1, ""),
    (TIED, "d & e\nb\nc and a", SOME, 8 / 9, "wrong-order"),
    (TIED, "d, e, b, c and a", UNREADABLE, 0, ""),
    (TIED, "d or e\nb\nc\na", UNREADABLE, 0, ""),
    (TIED, "d, e, b, c, and a", RIGHT, 1, ""),
    (LETTERS, "bdac", RIGHT, 1, ""),
    (LETTERS, "b, d, a, c", RIGHT, 1, ""),
    (LETTERS, "1. b\n2. d\n3. a\n4. c", RIGHT, 1, ""),
    (LETTERS, "b\na\nd\nc", SOME, 4 / 6, "wrong-order"),
]


@pytest.mark.parametrize(("key", "reply", "status", "credit", "kind"), CASES, ids=[repr(c[1]) for c in CASES])
def test_an_order_earns_right_pairs_minus_wrong_ones(key, reply, status, credit, kind):
    verdict = judged("order", reply, key)
    assert (verdict.status, verdict.misconception) == (status, kind)
    assert verdict.credit == pytest.approx(credit)


def test_the_first_wrong_pair_is_named_in_the_words_of_the_reply():
    message = judged("order", "opium war\nnerchinsk\naigun\npeking", KEY).message
    assert "“opium war”" in message
    assert "“nerchinsk”" in message
    assert "aigun" not in message


def test_a_tie_that_is_set_apart_is_named():
    message = judged("order", "rising\nexpedition\ncongress\nmarch\nnovel", PARTIAL).message
    assert "“expedition” and “congress”" in message


def test_a_named_pair_adds_its_message_to_a_longer_reply():
    verdict = judged("order", "a\nb\nd\nc", KEY)
    assert verdict.credit == pytest.approx(4 / 6)
    assert "confirms" in verdict.message


def test_doubled_and_unknown_items_are_named():
    message = judged("order", "a\nb\nb\nYalta\nd", KEY).message
    assert "Named twice: “b”" in message
    assert "Not among the items: “Yalta”" in message


@pytest.mark.parametrize(("key", "reply"), [case[:2] for case in CASES if case[3] < 1])
def test_no_message_holds_the_right_order(key, reply):
    message = judged("order", reply, key).message.casefold()
    words = ["nerchinsk", "opium", "aigun", "peking"] if key is KEY else ["rising", "expedition", "march"]
    assert not all(word in message for word in words)
    assert not any(word in message and word not in reply.casefold() for word in words)


def test_without_the_key_the_order_is_only_read():
    assert judged("order", "1. One\n2. Two & Three").read_as == "One > Two & Three"
    assert judged("order", "only this").status == "unreadable"


def test_a_second_accepted_order_counts_in_full():
    assert judged("order", "c\nb\na", "a\nb\nc\n= c > b > a").credit == 1


def test_a_key_of_one_item_marks_nobody_down():
    assert judged("order", "a\nb", "a").status == "unreadable"


@pytest.mark.parametrize("reply", [*HOSTILE, "a\n" * 5000, "x" * 1_000_000, "a > " * 140])
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("order", reply, [KEY, PARTIAL])
    assert judged("order", reply, KEY).credit < 1


WORDS = [
    "a",
    "b",
    "c",
    "d",
    "&",
    ">",
    ";",
    ",",
    "\n",
    "\n",
    "Nerchinsk",
    "Opium War",
    "~",
    "1.",
    "-",
    "novel",
]


@given(anything(WORDS))
@settings(max_examples=300)
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("order", reply, [KEY, PARTIAL, LETTERS, "", "a & a", "~\n~ ~"])


@pytest.mark.parametrize("reply", ["d\ne\nb\nc\na", "e > d > b > c > a"])
def test_a_tie_left_out_costs_nothing_but_a_remark(reply):
    verdict = judged("order", reply, TIED)
    assert verdict.credit == 1
    assert "share one place: write “&” between them" in verdict.message


def test_all_on_one_line_level_is_no_order():
    verdict = judged("order", "a & b & c & d", KEY)
    assert (verdict.read_as, verdict.credit) == ("a & b & c & d", 0)


def test_orders_at_random_earn_nothing_on_average():
    replies = ["\n".join(letters) for letters in permutations("abcd")]
    shares = [pairs_of(placed_in([[one] for one in reply.split()], order), order)
              for order in _compiled(read_key(KEY)).accepted for reply in replies]  # fmt: skip
    assert sum(pairs.right - pairs.wrong for pairs in shares) == 0


ITEMS = ("a) a treaty", "b) a war", "c) a book", "d) a visit")
IN_A_ROW = [
    ("b / d / a / c (sure: 85 %)", 1),
    ("b → d → a → c\nI was not sure of d and a, but it came before.", 1),
    ("My order: b, d, a, c. The rest I looked up.", 1),
    ("17th century: b\n19th century: d\n20th century: a, c (in this order)", 1),
    ("b, a, d, c. The rest I looked up.", 4 / 6),
]


@pytest.mark.parametrize(("reply", "credit"), IN_A_ROW)
def test_all_letters_in_a_row_are_an_order_whatever_stands_beside_them(reply, credit):
    verdict = judged("order", reply, LETTERS, items=ITEMS)
    assert verdict.credit == pytest.approx(credit)
    assert verdict.read_as == judged("order", reply, items=ITEMS).read_as


def test_a_row_that_is_corrected_is_asked_for_anew():
    assert judged("order", "b, d, a, c. No wait, swap b and d", LETTERS, items=ITEMS).status == UNREADABLE
