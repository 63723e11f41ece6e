"""The argument map: who stands where on each question, silence included; its faces say the same."""

import re

import pytest
import traitlets

from fourcenturies import arguments
from fourcenturies.corpus import load
from fourcenturies.views.arguments import arguments as map_of
from fourcenturies.widgets.base import Sentence

SPLITTING = "iss-splitting"
STATE_LIMIT = 60_000


@pytest.fixture(scope="module")
def view():
    return map_of(load())


def html(widget):
    return widget.still()[0].partition("</style>")[2]


def test_every_question_and_every_source_has_its_cell(view):
    assert {question.id for question in view.questions} == {issue.id for issue in load().issues}
    assert all(len(question.sides) == len(view.headings) for question in view.questions)


def test_a_source_stands_where_it_stands_in_its_own_voice(view):
    split = next(question for question in view.questions if question.id == SPLITTING)
    shorts = [heading.short for heading in view.headings]
    assert dict(zip(shorts, split.sides, strict=True)) == {
        "Cox": "disputes",
        "Stallard": "silent",
        "Digest": "silent",
        "Monitor": "qualifies",
        "E-IR": "disputes",
    }
    assert (split.silent, split.disagreement) == (2, 2)


def test_most_disagreement_comes_first(view):
    ranks = [question.disagreement for question in view.questions]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] > 0


def test_an_expert_is_shown_with_the_source_that_quotes_him(view):
    grounds = [ground for question in view.questions for ground in question.grounds if not ground.own]
    assert ("Sergey Radchenko", "src-statesman") in {(ground.holder, ground.source) for ground in grounds}


def test_experts_can_be_left_out():
    grounds = [ground for question in map_of(load(), experts=False).questions for ground in question.grounds]
    assert grounds
    assert all(ground.own for ground in grounds)


def test_every_stance_of_the_records_is_shown_silent_ones_included(view):
    for issue, question in ((load().get(question.id), question) for question in view.questions):
        shown = [name for ground in question.grounds for name in ground.holder.split("; ")]
        assert len(shown) == len(issue.stances), issue.id


def test_one_theme_can_be_shown_alone():
    widget = arguments(theme="memory")
    assert widget.rows["questions"]
    assert {question["theme"] for question in widget.rows["questions"]} == {"memory"}


def test_each_ground_that_speaks_leads_to_a_place(view):
    for question in view.questions:
        for ground in question.grounds:
            assert ground.side == "silent" or ground.quotes or ground.place, (question.id, ground.holder)


def test_each_cell_of_the_picture_has_its_row_and_each_row_its_cell(view):
    widget = arguments()
    drawn = {text.get_gid() for text in widget.draw().axes[0].texts if text.get_gid()}
    rows = {
        f"{question.id} {heading.id} {side}"
        for question in view.questions
        for heading, side in zip(view.headings, question.sides, strict=True)
    }
    written = {
        f"{name} {heading.id} {side}"
        for name, cells in re.findall(r'<tr data-question="([^"]+)"[^>]*>(.*?)</tr>', html(widget))
        for heading, side in zip(
            view.headings, re.findall(r'<td class="fc-side-([a-z-]+)">', cells), strict=True
        )
    }
    assert drawn == rows == written


def test_a_lesson_can_leave_the_stances_out():
    widget = arguments(SPLITTING, stances=False)
    page, text = widget.still()
    assert not re.search(r"\b(asserts|disputes|silent)\b", text)
    assert not re.search(r"asserts|disputes|qualifies", page.partition("</style>")[2])
    assert [question["id"] for question in widget.rows["questions"]] == [SPLITTING]
    assert set(widget.rows["questions"][0]["sides"]) == {"hidden"}


def test_only_the_sources_asked_for_are_shown():
    widget = arguments(SPLITTING, ["Cox", "src-eir"])
    assert [heading["short"] for heading in widget.rows["headings"]] == ["Cox", "E-IR"]
    assert "Monitor" not in widget.still()[1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((["iss-splitting"][0][:-1],), SPLITTING),
        (("nothing-like-it",), "No question is called"),
        ((None, "Coks"), "Cox"),
        ((None, []), "No source was chosen"),
    ],
)
def test_bad_input_gets_a_sentence_with_the_nearest_known_ids(asked, said):
    answer = arguments(*asked)
    assert isinstance(answer, Sentence)
    assert said in repr(answer)


def test_an_unknown_question_cannot_be_chosen():
    with pytest.raises(traitlets.TraitError, match="no question"):
        arguments().chosen = "iss-nothing"


def test_the_state_is_small():
    widget = arguments()
    assert len(widget.packed) + len(widget._esm) + len(widget._css) < STATE_LIMIT


def test_an_unknown_theme_gets_a_sentence():
    assert "memory" in repr(arguments(theme="memry"))
