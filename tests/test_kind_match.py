"""A match earns credit for each pair; rights are persons, "not stated" or labels."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from kind_support import HOSTILE, anything, earns, holds_for_any_text, judged

WHO = """a: per-mao-zedong
b: not stated
c: Philip Snow
d: per-vladimir-putin
= c: per-katie-stallard
! a: Joseph Stalin | 0.2 | He was long dead by then.
! b: Putin | 0 | He is only the one who is spoken of."""
WHAT = """treaty: signed
statement: issued together
speech: spoken
! speech: sung | 0.5 | Nearly."""
ALL = "a: Mao Zedong\nb: not stated\nc: Philip Snow\nd: Vladimir Putin"
RIGHT, SOME, WRONG, UNREADABLE = "correct", "partial", "wrong", "unreadable"

CASES = [
    (WHO, ALL, RIGHT, 1, ""),
    (WHO, "a = Mao\nb = nobody is named\nc = Snow\nd = Putin", RIGHT, 1, ""),
    (WHO, "a - Mao\nb - unsigned\nc - Snow\nd - Putin", RIGHT, 1, ""),
    (WHO, "a – Mao\nb – unsigned\nc – Snow\nd – Putin", RIGHT, 1, ""),
    (WHO, "a：Mao\nb：unknown\nc：Snow\nd：Putin", RIGHT, 1, ""),
    (WHO, "a > Mao\nb > unknown\nc > Snow\nd > Putin", RIGHT, 1, ""),
    (WHO, "a → Mao\nb → unknown\nc → Snow\nd → Putin", RIGHT, 1, ""),
    (WHO, "a) Mao\nb) not stated\nc) Snow\nd) Putin", RIGHT, 1, ""),
    (WHO, "A. Mao\nB. not stated\nC. Snow\nD. Putin", RIGHT, 1, ""),
    (WHO, "a Mao\nb not stated\nc Snow\nd Putin", RIGHT, 1, ""),
    (WHO, "(a) Mao; (b) not stated; (c) Snow; (d) Putin", RIGHT, 1, ""),
    (WHO, "a Mao, b not stated, c Snow, d Putin", RIGHT, 1, ""),
    (WHO, "a: Mao, b: not stated, c: Snow, d: Putin", RIGHT, 1, ""),
    (WHO, "a: Mao b: not stated c: Snow d: Putin", RIGHT, 1, ""),
    (WHO, "a) Mao b) not stated c) Snow d) Putin", RIGHT, 1, ""),
    (WHO, "a=Mao,b=not stated,c=Snow,d=Putin", RIGHT, 1, ""),
    (WHO, "I think a: Mao, b: not stated, c: Snow, and d: Putin", RIGHT, 1, ""),
    (WHO, "a is Mao, b is not stated, c is Snow and d is Putin", RIGHT, 1, ""),
    (WHO, "Mao gives a, nobody gives b, Snow gives c, and Putin gives d. Xi is left over.", RIGHT, 1, ""),
    (WHO, "Mao gives a, nobody gives b or c, and Putin gives d.", SOME, 0.75, "some-wrong"),
    (WHO, "a: Mao, c: Snow, and for b and d: nobody", SOME, 0.75, "some-wrong"),
    (WHO, "a: le Mao\nb: personne\nc: el Snow\nd: der Putin", RIGHT, 1, ""),
    (WHO, "a: le chat Mao\nb: not stated\nc: Snow\nd: Putin", SOME, 0.75, "some-wrong"),
    (WHO, "a: Mao, d: Putin", SOME, 0.5, "some-missing"),
    (WHO, "- d: Putin\n\n- a: Mao.\n- c: Snow\n- b: not stated", RIGHT, 1, ""),
    (WHO, "a: 毛泽东\nb: не указано\nc: Snow\nd: Путин", RIGHT, 1, ""),
    (WHO, "a: Mao\nb: not stated\nc: Stallard\nd: Putin", RIGHT, 1, ""),
    (WHO, "Mao Zedong: a\nnot stated: b\nSnow: c\nPutin: d", RIGHT, 1, ""),
    (WHO, "a: Mao\na: Mao Zedong\nb: not stated\nc: Snow\nd: Putin", RIGHT, 1, ""),
    (WHO, "a: Mao\nb: not stated\nc: Snow", SOME, 0.75, "some-missing"),
    (WHO, "a: Mao\nb: not stated\nc: Putin\nd: Snow", SOME, 0.5, "some-wrong"),
    (WHO, "a: Putin\nb: not stated\nc: Snow\nd: Mao", SOME, 0.5, "some-wrong"),
    (WHO, "a: Stalin\nb: not stated\nc: Snow\nd: Putin", SOME, 0.8, "some-wrong"),
    (WHO, "a: Mao\nb: Putin\nc: Snow\nd: Putin", SOME, 0.75, "some-wrong"),
    (WHO, "a: Mao\nd: Putin\nd: Mao\nb: not stated\nc: Snow", SOME, 0.75, "some-wrong"),
    (WHO, "a: Mao\nb: not stated\nc: not Putin\nd: Putin", SOME, 0.75, "some-wrong"),
    (WHO, "a: Xi\nb: not stated\nc: Snow\nd: Putin", SOME, 0.75, "some-wrong"),
    (WHO, "a: Nixon\nb: Nixon\nc: Nixon\nd: Nixon", WRONG, 0, "none-right"),
    (WHO, "a: not Mao", WRONG, 0, "none-right"),
    (WHO, "x: Mao\ny: Putin", WRONG, 0, "no-item"),
    (WHO, "Mao said all of it", UNREADABLE, 0, ""),
    (WHO, "...", "unanswered", 0, ""),
    (WHAT, "treaty: signed\nstatement: issued together\nspeech: spoken", RIGHT, 1, ""),
    (WHAT, "The Treaty = Signed.\nthe statement = issued\nspeech = SPOKEN", RIGHT, 1, ""),
    (WHAT, "signed: treaty\nissued: statement\nspoken: speech", RIGHT, 1, ""),
    (WHAT, "1. treaty: signed\n2. statement: issued\n3. speech: spoken", RIGHT, 1, ""),
    (WHAT, "treaty: signed\nstatement: issued\nspeech: sung", SOME, 2.5 / 3, "some-wrong"),
    (WHAT, "treaty: spoken\nstatement: issued\nspeech: signed", SOME, 1 / 3, "some-wrong"),
    (WHAT, "treaty: baked\nstatement: spoken\nspeech: signed", WRONG, 0, "none-right"),
]


@pytest.mark.parametrize(("key", "reply", "status", "credit", "kind"), CASES, ids=[repr(c[1]) for c in CASES])
def test_each_pair_earns_its_share(key, reply, status, credit, kind):
    verdict = judged("match", reply, key)
    earns(verdict, status, credit, kind, 1 / 4 if key is WHO else 1 / 3)


def test_one_wrong_left_is_named_and_the_right_ones_counted():
    message = judged("match", "a: Mao\nb: not stated\nc: Putin\nd: Snow", WHO).message
    assert "Right: 2 of 4." in message
    assert "“c”" in message
    assert "“d”" not in message


def test_a_trap_adds_its_message_to_its_line():
    assert "long dead" in judged("match", "a: Stalin\nb: not stated\nc: Putin\nd: Putin", WHO).message


@pytest.mark.parametrize(("key", "reply"), [case[:2] for case in CASES if case[3] < 1])
def test_no_message_holds_a_right_side(key, reply):
    message = judged("match", reply, key).message.casefold()
    held = ["mao", "snow", "stallard", "putin"] if key is WHO else ["signed", "issued", "spoken"]
    assert not any(word in message for word in held)


def test_without_the_key_the_pairs_are_only_read():
    assert judged("match", "a = Mao\nb - Putin").read_as == "a: Mao; b: Putin"
    assert judged("match", "a treaty of long ago that has no pair").status == "read"
    assert judged("match", "nothing paired").status == "unreadable"


def test_a_key_without_pairs_marks_nobody_down():
    assert judged("match", "a: Mao", "Mao").status == "unreadable"


@pytest.mark.parametrize("reply", [*HOSTILE, "a: b\n" * 5000, "x" * 1_000_000, "a: " * 190])
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("match", reply, [WHO, WHAT])
    assert judged("match", reply, WHO).credit == 0


WORDS = [
    "a",
    "b",
    "c",
    ":",
    "=",
    "-",
    ">",
    ";",
    "\n",
    "\n",
    "Mao",
    "Putin",
    "not stated",
    "or",
    "not",
    "treaty",
    "signed",
]


@given(anything(WORDS))
@settings(max_examples=300)
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("match", reply, [WHO, WHAT, "", "a:", ": :", "a: a\na: b"])


def test_a_wrong_person_beside_a_left_is_told_without_words_about_speaking():
    message = judged("match", ALL.replace("Vladimir Putin", "Deng Xiaoping"), WHO).message
    assert (
        message == "Not all pairs belong together. Right: 3 of 4. Guessing earns 1. "
        "Look again at “d”. Something else belongs there."
    )


@pytest.mark.parametrize(
    "reply",
    [
        "a: Mao\nb: Putin",
        "毛泽东: Mao\nПутин: Putin",
        "a) 毛泽东 (Máo Zédōng): Mao\nb) Путин: Putin",
        "Mao Zedong = Mao\nb = Putin",
        "Mao: 毛泽东\nPutin: Путин",
    ],
)
def test_a_left_is_known_by_its_letter_and_by_what_the_task_gives(reply):
    key = "a) 毛泽东 (Máo Zédōng): per-mao-zedong\nb) Путин: per-vladimir-putin"
    assert judged("match", reply, key).status == RIGHT


MEETINGS = "a) Monitor: Moscow 2025\nb) Digest: Moscow 2023\nc) Cox: Beijing 2024"
THREE = ("a: Monitor", "b: Digest", "c: Cox")


@pytest.mark.parametrize(
    ("reply", "share"),
    [
        ("a: Moskva 2025\nb: Moskva 2023\nc: Peking 2024", 1),
        ("a: Москва 2025\nb: Москва 2023\nc: Пекин 2024", 1),
        ("a: 莫斯科 2025\nb: 莫斯科 2023\nc: 北京 2024", 1),
        ("a: Moskow 2025\nb: Moscou 2023\nc: Bejing 2024", 1),
        (
            "The Monitor knows Moscow 2025, the digest Moscow 2023 (the eleventh visit), and Cox Beijing 2024 too.",
            1,
        ),
        ("Monitor has Moscow 2025; Digest ends with Moscow 2023; Cox gives Peking 2024", 1),
        ("a: in Moskva 2025\nb: the talks in Moskva 2023\nc: Peking, 2024", 1),
        ("a: Peking 2025\nb: Moskva 2023\nc: Moskva 2024", 1 / 3),
        ("a: Москва 2023\nb: Москва 2025\nc: Пекин 2024", 1 / 3),
        ("a: Moskva 2025 or Peking 2024\nb: Moskva 2023\nc: Peking 2024", 2 / 3),
        ("The Monitor knows Moscow 2023, the digest Moscow 2025, Cox Beijing 2024.", 1 / 3),
    ],
)
def test_a_place_counts_in_each_of_its_names(reply, share):
    assert judged("match", reply, MEETINGS, items=THREE).share == pytest.approx(share)


def test_where_two_names_of_one_place_are_asked_for_neither_stands_for_the_other():
    key = "a: form Peking\nb: form Beijing\nc: form Moscow"
    assert judged("match", key, key).share == 1
    assert judged("match", "a: form Beijing\nb: form Peking\nc: form Moscow", key).share == pytest.approx(
        1 / 3
    )
    assert judged("match", "a: form Пекин\nb: form 北京\nc: form Moskva", key).share == pytest.approx(1 / 3)


def test_a_sentence_of_which_one_clause_names_nothing_given_makes_no_pairs():
    reply = "The Monitor knows Moscow 2025, somebody Moscow 2023, and Cox Beijing 2024."
    assert judged("match", reply, MEETINGS, items=THREE).status == "unreadable"
