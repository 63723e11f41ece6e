"""Attributions are judged as a careful historian would: speaker, reporter, addressee, and silence."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fourcenturies.names import forms_of, words_of
from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import Key, Trap
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.model import Question
from judge_support import DATA, cases, directory, key_of, kind_of_message, question_of

import tomllib  # isort: skip

QUESTION = Question("q-01-02", "attribution")
CASES = list(cases("attributions.toml"))
PEOPLE = tomllib.loads((DATA / "people.toml").read_text(encoding="utf-8"))["people"]


@pytest.mark.parametrize(("group", "case"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_reply_earns_what_the_table_says(group, case):
    reply, status, credit, kind = case
    verdict = judge(question_of(group, "attribution"), reply, key_of(group), directory())
    assert (verdict.status, verdict.credit, kind_of_message(verdict)) == (status, credit, kind)


def test_the_table_holds_at_least_250_replies():
    assert len(CASES) >= 250


@pytest.mark.parametrize(("group", "case"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_no_message_holds_a_form_of_the_right_name(group, case):
    key = key_of(group)
    verdict = judge(question_of(group, "attribution"), case[0], key, directory())
    if kind_of_message(verdict) == "named-trap":
        return
    own = set(words_of(case[0]))  # a message may quote the reply
    told = " " + " ".join(word for word in words_of(verdict.message) if word not in own) + " "
    for record in PEOPLE:
        if record["id"] == key.answer or record["name"] == key.answer:
            assert not [form for form in forms_of(record) if f" {' '.join(words_of(form))} " in told]


@pytest.mark.parametrize(
    "reply",
    ["not Putin", "anyone but Putin", "Putin or Lenin", "no, Putin was not there", "everybody except Putin"],
)
def test_a_name_inside_a_denial_is_not_that_name(reply):
    assert judge(QUESTION, reply, Key("Vladimir Putin"), directory()).status == "unreadable"


def test_a_list_of_all_names_earns_nothing():
    reply = ", ".join(record["name"] for record in PEOPLE)[:590]
    for key in ("Vladimir Putin", "Mao Zedong", "not stated"):
        assert judge(QUESTION, reply, Key(key), directory()).credit == 0


def test_a_name_that_no_record_bears_can_be_the_key():
    key = Key("Ada Lovelace", reporters=("Charles Babbage",))
    assert judge(QUESTION, "Lovelace", key, directory()).credit == 1
    assert judge(QUESTION, "Babbage", key, directory()).credit == 0.4
    assert judge(QUESTION, "Lovelace, reported by Babbage", key, directory()).credit == 1


def test_ids_serve_as_keys_and_traps():
    key = Key("per-mao-zedong", traps=(Trap("per-joseph-stalin", 0.1, "He is the subject."),))
    assert judge(QUESTION, "Mao", key, directory()).credit == 1
    assert judge(QUESTION, "Stalin", key, directory()).message == "He is the subject."


def test_a_right_reply_is_never_caught_by_a_trap():
    key = Key("Mao Zedong", traps=(Trap("Mao", 0.0, "caught"),))
    assert judge(QUESTION, "Mao", key, directory()).credit == 1


def test_a_key_that_fits_two_people_marks_nobody_down():
    assert judge(QUESTION, "Xi Jinping", Key("Xi"), directory()).status == "unreadable"


def test_without_the_key_a_reply_is_only_read():
    verdict = judge(QUESTION, "Mao Tse-tung, reported by Stallard", None, directory())
    assert (verdict.status, verdict.credit) == ("read", 0.0)
    assert verdict.read_as == "Mao Zedong, reported by Katie Stallard"
    assert judge(QUESTION, "Xi", None, directory()).status == "unreadable"
    assert judge(QUESTION, "Henry Kissinger", None, directory()).status == "read"


def test_the_course_s_own_records_are_known_by_default():
    assert judge(QUESTION, "President Xi", Key("per-xi-jinping")).credit == 1


def test_every_form_of_every_person_in_the_records_is_that_person():
    known = default_directory()
    for form, ids in known.forms():
        if len(ids) == 1 and known.bearers[ids[0]].kind == "person":
            assert judge(QUESTION, form, Key(ids[0])).credit == 1, form


@given(
    st.text(max_size=80),
    st.sampled_from(["Mao Zedong", "not stated", "per-xi-jinping & per-vladimir-putin", "Xi", ""]),
)
@settings(max_examples=300)
def test_any_text_gets_a_verdict(reply, key):
    verdict = judge(QUESTION, reply, Key(key), directory())
    assert 0 <= verdict.credit <= 1
    assert verdict == judge(QUESTION, reply, Key(key), directory())


words = st.sampled_from(
    [
        "Mao",
        "Putin",
        "Stallard",
        "Xi",
        "Jinping",
        "not",
        "or",
        "and",
        ",",
        ">",
        "(",
        ")",
        "said",
        "by",
        "reported",
        "quoted",
        "to",
        "the",
        "author",
        "a",
        "historian",
        "unknown",
        "nobody",
        "but",
    ]
)


@example("Mao , quoted nobody Mao")
@given(st.lists(words, max_size=9).map(" ".join))
@settings(max_examples=400)
def test_full_credit_needs_the_right_name_and_no_denial(reply):
    verdict = judge(QUESTION, reply, Key("Mao Zedong"), directory())
    if verdict.credit == 1:
        assert "Mao" in reply
        assert not {"or", "nobody", "unknown"} & set(reply.split())
