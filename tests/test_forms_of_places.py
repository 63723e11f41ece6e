"""Names of places, in the form of the records' own pairs and in that of the People's Republic, are read."""

import pytest

from fourcenturies.corpus import load
from fourcenturies.questions.bank import every_question
from fourcenturies.questions.judge import judge

FORMS = {
    "中国": "plc-china",
    "中华人民共和国": "plc-china",
    "中国外交部": "org-chinese-foreign-ministry",
    "乾隆帝": "per-qianlong-emperor",
    "巴伊科夫": "per-fyodor-baikov",
    "符拉迪沃斯托克": "plc-vladivostok",
    "布拉戈维申斯克": "plc-blagoveshchensk",
    "涅尔琴斯克": "plc-nerchinsk",
    "达曼斯基岛": "plc-zhenbao",
    "Ai-hui": "plc-aigun",
    "Ai-hun": "plc-aigun",
}


@pytest.mark.parametrize(("form", "whose"), FORMS.items(), ids=FORMS)
def test_a_form_finds_its_record_first(form, whose):
    assert load().find(form)[0].id == whose


@pytest.mark.parametrize(
    ("question", "reply", "credit"),
    [
        ("q-05-05", "中国外交部", 0.5),
        ("q-05-05", "中国", 0.5),
        ("q-05-05", "Zhang Jun", 0.5),
        ("q-02-01", "乾隆帝", 1.0),
        ("q-02-04", "7 September 1689", 0.25),
        ("q-06-04", "2023-2024", 0.25),
    ],
)
def test_a_reply_from_outside_knowledge_is_answered_fairly(root, question, reply, credit):
    asked, key = every_question(root)[question]
    verdict = judge(asked, reply, key)
    assert verdict.credit == pytest.approx(credit)
    assert "gap of the next century" not in verdict.message
