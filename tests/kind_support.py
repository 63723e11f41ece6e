"""What the tests of the further kinds share: a judge of key texts, and the hostile replies."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import read_key
from fourcenturies.questions.model import Question
from judge_support import directory

HOSTILE = ["%%answer", "{{7*7}}", "<script>1</script>", "\x00\x01", "😀" * 50, "a" * 599, "- " * 300, "٣٤", "Ⅳ", "²",
           "½", "❶", "\u202eb", "))((", ":::", "= = =", "9" * 500, "1e999", "b\x00", "\ud800", "İ",
           "ß: ß", "> > >"]  # fmt: skip


def judged(kind, reply, key=None, task="", **public):
    question = Question("q-01-01", kind, task=task, **public)
    return judge(question, reply, read_key(key) if key is not None else None, directory())


def anything(words):
    """Return a strategy of texts: any signs at all, and heaps of the words that a kind knows."""
    return st.text(max_size=120) | st.lists(st.sampled_from(words), max_size=14).map(" ".join)


def holds_for_any_text(kind, reply, keys, **public):
    for key in (None, *keys):
        verdict = judged(kind, reply, key, **public)
        assert 0 <= verdict.credit <= 1
        assert verdict == judged(kind, reply, key, **public)
        if key is None:
            assert verdict.status in {"read", "unreadable", "unanswered"}
        elif verdict.status in {"correct", "partial", "wrong"}:
            assert verdict.status == (
                "correct" if verdict.credit == 1 else "partial" if verdict.credit else "wrong"
            )


def read_alike(kind, reply, keys, **public):
    """With every key that can be read a reply is read as it is without one."""
    without = judged(kind, reply, None, **public)
    for key in keys:
        verdict = judged(kind, reply, key, **public)
        assert (verdict.status == "unreadable") == (without.status == "unreadable")
        if verdict.status != "unreadable":
            assert verdict.read_as == without.read_as


def earns(verdict, status, share, kind, guessed):
    """Tell whether a verdict has a share that is right, and the credit of it that chance does not earn.

    `guessed` is the share that one label everywhere would earn; a whole trap has a credit of its own.
    """
    if verdict.share is None:
        credit = share
    else:
        credit = share if share >= 1 else max(0.0, (share - guessed) / (1 - guessed))
        assert verdict.share == pytest.approx(share)
    assert verdict.credit == pytest.approx(credit)
    assert (verdict.status, verdict.misconception) == (
        "wrong" if status == "partial" and not credit else status,
        kind,
    )
