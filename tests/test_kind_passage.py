"""An answer and the words that support it: the words count only where the answer earns something."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import HealthCheck, given, settings

from fourcenturies.model import Passage
from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import read_key
from fourcenturies.questions.kinds import passage, quoted_words
from fourcenturies.questions.model import Question
from kind_support import HOSTILE, anything, holds_for_any_text, read_alike
from kind_support import judged as asked

HIDDEN = "nobody shall see these invented words"
WORDS = "the miller’s red boat crossed the frozen lake at dawn"
DATE = "kind: date\n1949-12\npsg-901\npsg-902\n! 1950-02 | 0.2 | That is when he left."
WHO = "kind: attribution\nKatie Stallard\npsg-901\nCox ¶ 9"
RIGHT, WRONG, UNREADABLE, PART = "correct", "wrong", "unreadable", "partial"


def record(identifier, paragraph, source="src-statesman", **words):
    return Passage(
        id=identifier,
        source=source,
        paragraph=paragraph,
        kind="direct",
        chain=(),
        key_rule="source-says",
        **words,
    )


@pytest.fixture(autouse=True)
def invented(monkeypatch):
    digest = hashlib.sha256(HIDDEN.encode()).hexdigest()
    records = [
        record("psg-901", 5, words=WORDS),
        record("psg-902", 6, sha256=digest, word_count=6),
        record("psg-903", 7, source="src-lse", words="green apples […] under the bridge"),
        record("psg-904", 9, source="src-lse", words="stone soup"),
    ]
    for module in (passage, quoted_words):
        monkeypatch.setattr(module, "all_passages", lambda: {one.id: one for one in records})
    passage._compiled.cache_clear()
    quoted_words._known.cache_clear()
    yield
    passage._compiled.cache_clear()
    quoted_words._known.cache_clear()


def judged(reply, key=DATE):
    return judge(Question("q-01-01", "passage"), reply, read_key(key) if key else None)


FULL = [
    f"December 1949\n{WORDS}",
    f"December 1949\n“{WORDS}”",
    f"December 1949\n\n“{WORDS.upper()}.”\n",
    f"December 1949\nbecause: {WORDS}",
    f"December 1949 because: {WORDS}",
    f"December 1949, because: “{WORDS}”",
    f"December 1949; evidence: {WORDS}",
    f"December 1949 “{WORDS}”",
    "Dec. 1949\nred boat crossed the",
    "1949-12\n... the frozen lake at dawn …",
    "12/1949\nthe millers red boat crossed",
    "1949年12月\nthe miller's RED boat, crossed",
    f"answer: December 1949\nquotation: {WORDS}",
    f"1. December 1949\n2. {WORDS}",
    f"December 1949\nIt says: {WORDS}, in the middle of the page",
    "December 1949\nthe miller’s red […] crossed the frozen lake",
    f"December 1949\n{HIDDEN}",
    "December 1949\n“Nobody shall see these invented words!”",
    "December 1949\npsg-901",
    "December 1949\nPSG 902",
    "December 1949\nStallard ¶ 5",
    "December 1949\nStallard, paragraph 6",
    "December 1949\nNew Statesman para. 5",
    "December 1949\nsrc-statesman §5",
    "December 1949 (Stallard ¶ 5)",
    "December 1949\n(Stallard, ¶5)",
]  # fmt: skip
CASES = [
    (DATE, "December 1949", PART, 0.5, "no-words"),
    (DATE, "December 1949\nsomething else altogether, my own words", PART, 0.5, "other-words"),
    (DATE, "December 1949\nred boat", PART, 0.5, "too-few"),
    (DATE, "December 1949\ngreen apples under the bridge", PART, 0.5, "elsewhere"),
    (DATE, "December 1949\nCox ¶ 5", PART, 0.5, "other-place"),
    (DATE, "December 1949\nStallard ¶ 50", PART, 0.5, "other-place"),
    (DATE, "December 1949\npsg-903", PART, 0.5, "other-place"),
    (DATE, "December 1949\npsg-901, psg-903", PART, 0.5, "other-place"),
    (DATE, "December 1949\n" + "much too much " * 50 + WORDS, PART, 0.5, "too-long"),
    (DATE, f"1949\n{WORDS}", PART, 0.8, "coarser"),
    (DATE, "1949", PART, 0.4, "coarser"),
    (DATE, f"February 1950\n{WORDS}", PART, 0.2, "named-trap"),
    (DATE, f"1860\n{WORDS}", WRONG, 0, "other"),
    (DATE, f"not stated\n{WORDS}", WRONG, 0, "not-silent"),
    (DATE, f"not 1949\n{WORDS}", UNREADABLE, 0, ""),
    (DATE, f"4/2/1949\n{WORDS}", UNREADABLE, 0, ""),
    (DATE, WORDS, UNREADABLE, 0, ""),
    (WHO, f"Stallard\n{WORDS}", RIGHT, 1, ""),
    (WHO, f"Katie Stallard, because: {WORDS}", RIGHT, 1, ""),
    (WHO, "Stallard\nstone soup", RIGHT, 1, ""),
    (WHO, "Stallard\nCox ¶ 9", RIGHT, 1, ""),
    (WHO, "Stallard\nCox ¶ 8", PART, 0.5, "other-place"),
    (WHO, "Stallard\nstone", PART, 0.5, "too-few"),
    (WHO, "Stallard", PART, 0.5, "no-words"),
    (WHO, f"Mao\n{WORDS}", WRONG, 0, "another"),
    (WHO, f"not Stallard\n{WORDS}", UNREADABLE, 0, ""),
]


@pytest.mark.parametrize("reply", FULL, ids=[repr(reply[:45]) for reply in FULL])
def test_an_answer_with_its_words_is_right_however_it_is_written(reply):
    verdict = judged(reply)
    assert (verdict.status, verdict.credit, verdict.misconception) == (RIGHT, 1, "")


@pytest.mark.parametrize(
    ("key", "reply", "status", "credit", "kind"), CASES, ids=[repr(case[1][:45]) for case in CASES]
)
def test_support_counts_only_where_the_answer_earns_something(key, reply, status, credit, kind):
    verdict = judged(reply, key)
    assert (verdict.status, verdict.credit, verdict.misconception) == (status, credit, kind)


@pytest.mark.parametrize(("key", "reply"), [case[:2] for case in CASES])
def test_no_message_holds_the_answer_or_its_words(key, reply):
    told = judged(reply, key).message
    assert not [word for word in ("1949", "December", "Stallard", "boat", "¶", "psg-") if word in told]


@pytest.mark.parametrize("key", [DATE, WHO])
def test_the_key_s_own_answer_earns_everything(key):
    assert judged(read_key(key).answer, key).credit == 1


def test_without_the_key_answer_and_words_are_only_read():
    verdict = judged("December 1949\n“red boat”", None)
    assert (verdict.status, verdict.read_as) == ("read", "December 1949, because: red boat")
    assert "missing" in judged("December 1949", None).message


@pytest.mark.parametrize(
    "key", ["1949-12", "kind: date", "kind: date\n1949-12", "kind: riddle\n1949\npsg-901"]
)
def test_a_key_without_kind_answer_or_passage_marks_nobody_down(key):
    verdict = judged(f"December 1949\n{WORDS}", key)
    assert (verdict.status, verdict.credit) == (UNREADABLE, 0)


def test_a_long_reply_is_judged_in_a_moment():
    judged("December 1949\nx", DATE)
    start = time.perf_counter()
    for filling in ("the lake ", " " * 9, ",:", "because", "because: ", '"', "¶5", "(par"):
        judged("December 1949\n" + (filling * 4000)[:3900])
        judged("December 1949" + (filling * 4000)[:3900])
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("reply", HOSTILE)
def test_hostile_replies_earn_nothing(reply):
    holds_for_any_text("passage", reply, [DATE, WHO])
    assert judged(reply).credit == 0


PIECES = [
    "December",
    "1949",
    "\n",
    "because:",
    "the",
    "red",
    "boat",
    "Stallard",
    "¶",
    "5",
    "psg-901",
    '"',
    ",",
    "(",
    ")",
]


@given(anything(PIECES))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_a_verdict(reply):
    holds_for_any_text("passage", reply, [DATE, WHO, ""])


OPTIONS = ("a: two remarks", "b: one remark in two renderings", "c: one misquotes", "d: cannot be one")
SHOWN = ("psg-001", "psg-027", "psg-028")
CHOICE = "kind: choice\nb: one remark in two renderings\n[2]\n! c | 0 | Neither is shown to misquote."
CHOSEN = [
    ("b [2]", 1), ("b, [2]", 1), ("b\n2", 1), ("b 2", 1), ("b, 2", 1), ("b because: 2", 1), ("b (2)", 1), ("b - 2", 1),
    ("[2] b", 1), ("b. [2]", 1), ("b, passage 2", 1), ("B) [2] because it says so", 1), ("b ([2])", 1),
    ("b [2]\nsince both stand in quotation marks", 1), ("one remark in two renderings [2]", 1),
    ("b", 0.5), ("b [1]", 0.5), ("b [2] and [3]", 0.5), ("b [1][2]", 0.5), ("b\n[9]", 0.5),
    ("c [2]", 0), ("a", 0), ("[2]", 0), ("2", 0), ("a or b [2]", 0), ("b, d [2]", 0),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "credit"), CHOSEN, ids=[repr(c[0]) for c in CHOSEN])
def test_half_of_a_choice_is_the_number_of_the_passage_that_decides(reply, credit):
    public = {"first": "choice", "items": OPTIONS, "evidence": SHOWN}
    assert asked("passage", reply, CHOICE, **public).credit == credit
    read_alike("passage", reply, [CHOICE], **public)


def test_a_choice_without_its_passage_is_asked_for_it():
    public = {"first": "choice", "items": OPTIONS}
    assert "number of the passage" in asked("passage", "b", **public).message
    assert asked("passage", "2", **public).status == "unreadable"


WHO_SAID = "kind: attribution\nXi Jinping\n[2]"
NAMED = [
    ("Xi Jinping [2]", 1), ("Xi Jinping (2)", 1), ("Xi Jinping, 2", 1), ("[2] Xi Jinping", 1),
    ("Xi Jinping\n2", 1), ("Xi Jinping (passage 2)", 1), ("Xi Jinping [1]", 0.5), ("Xi Jinping", 0.5),
    ("Xi Jinping, 1", 0.5), ("Vladimir Putin [2]", 0), ("[2]", 0),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "credit"), NAMED, ids=[repr(c[0]) for c in NAMED])
def test_a_name_may_rest_on_a_numbered_passage(reply, credit):
    public = {"first": "attribution", "evidence": ("psg-087", "psg-191")}
    assert asked("passage", reply, WHO_SAID, **public).credit == credit
    read_alike("passage", reply, [WHO_SAID], **public)


def test_a_name_without_the_number_of_its_passage_is_asked_for_it():
    public = {"first": "attribution", "evidence": ("psg-087", "psg-191")}
    for key in (WHO_SAID, None):
        assert "number of the passage" in asked("passage", "Xi Jinping", key, **public).message


def test_a_date_may_rest_on_a_numbered_passage():
    key = "kind: date\n1949-12\n[3]"
    assert asked("passage", "December 1949 [3]", key, first="date").credit == 1
    assert asked("passage", "December 1949\npassage 3", key, first="date").credit == 1
    assert asked("passage", "December 1949 [1]", key, first="date").credit == 0.5
