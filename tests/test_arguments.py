"""The argument map: who stands where on each question, silence included; its faces say the same."""

import re
from html import unescape

import pytest
import traitlets

from fourcenturies import arguments
from fourcenturies.corpus import load
from fourcenturies.drawing.arguments import COLUMNS, selections
from fourcenturies.drawing.blocks import Fold, Grid, Group, Heading
from fourcenturies.views.arguments import arguments as map_of
from fourcenturies.widgets.base import Sentence

SPLITTING = "iss-splitting"
STATE_LIMIT = 100_000


@pytest.fixture(scope="module")
def view():
    return map_of(load())


def page_of(widget):
    markup = widget.still()[0].partition("</style>")[2]
    return " ".join(unescape(re.sub("<[^>]+>", " ", markup)).split())


def rows_of(widget, choice=0):
    """Return the rows of the map, by the words of their questions."""
    grid = next(one for one in widget.drawing.choices[choice].blocks if isinstance(one, Grid))
    return {row.head[0].words: row for row in grid.rows}


def chips(cell):
    return {block.source for block in cell.blocks if isinstance(block, Group)}


def test_every_question_and_every_source_has_its_cell(view):
    assert {question.id for question in view.questions} == {issue.id for issue in load().issues}
    assert all(len(question.sides) == len(view.headings) for question in view.questions)


def test_a_source_stands_where_it_stands_in_its_own_voice(view):
    lasting = next(question for question in view.questions if question.id == "iss-lasting")
    shorts = [heading.short for heading in view.headings]
    assert dict(zip(shorts, lasting.sides, strict=True)) == {
        "Cox": "asserts",
        "Stallard": "asserts",
        "Digest": "silent",
        "Monitor": "asserts",
        "E-IR": "qualifies",
    }
    assert (lasting.silent, lasting.disagreement) == (1, 3)


def test_what_experts_without_names_say_is_no_stance_of_the_text_that_hands_it_on(view):
    sides = {
        question.id: dict(zip(view.headings, question.sides, strict=True)) for question in view.questions
    }
    monitor = next(heading for heading in view.headings if heading.short == "Monitor")
    handed_on = ("iss-easing", "iss-inequality", "iss-common-adversary", "iss-need-of-russia")
    assert {sides[issue][monitor] for issue in handed_on} == {"silent"}


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
    asked = {issue.question for issue in load().issues if issue.theme == "memory"}
    assert asked
    assert set(rows_of(arguments(theme="memory"))) == asked


def test_each_ground_that_speaks_leads_to_a_place(view):
    for question in view.questions:
        for ground in question.grounds:
            assert ground.side == "silent" or ground.quotes or ground.place, (question.id, ground.holder)


def test_each_source_stands_as_a_chip_in_the_column_of_its_stance(view):
    rows = rows_of(arguments())
    for question in view.questions:
        row = rows[question.label]
        standing = {
            source: side for (side, _), cell in zip(COLUMNS, row.cells, strict=True) for source in chips(cell)
        }
        heads = [heading.id for heading in view.headings]
        assert standing == dict(zip(heads, question.sides, strict=True)), question.id


def test_each_question_holds_its_grounds_and_the_one_asked_for_is_open():
    rows = rows_of(arguments(SPLITTING))
    folds = {label: fold for label, row in rows.items() for fold in row.more if isinstance(fold, Fold)}
    assert set(folds) == set(rows)
    assert [label for label, fold in folds.items() if fold.open] == ["Can others split the two?"]
    assert "The grounds of 4 voices" in page_of(arguments(SPLITTING))


def test_the_menu_offers_orders_and_themes_and_nothing_twice(view):
    offered = selections(view)
    assert [name for name, *_ in offered[:3]] == ["disagreement", "silence", "divided"]
    assert {name for name, *_ in offered[3:]} == set(view.themes)
    assert all(question.disagreement for question in offered[2][-1])
    silent = [question.silent for question in offered[1][-1]]
    assert silent == sorted(silent, reverse=True)
    told = [questions for *_, questions in selections(map_of(load(), theme="memory"))]
    assert len(set(told)) == len(told) > 1


def test_the_text_twin_says_what_the_page_says():
    widget = arguments(SPLITTING, theme="durability")
    page = re.sub(r"\W", "", page_of(widget))
    for line in widget.still()[1].splitlines():
        for part in filter(
            None, re.split(r"[:;] | – ", re.sub(r"\[\d+ words, not printed here\]", "", line))
        ):
            assert re.sub(r"\W", "", part) in page, line


def test_a_lesson_can_leave_the_stances_out():
    widget = arguments(SPLITTING, stances=False)
    page, text = page_of(widget), widget.still()[1]
    form = "does it assert, qualify or dispute, or is it silent"
    for told in (page, text):
        assert form in told
        assert not re.search(r"\b(asserts|disputes|qualifies|silent)\b", told.replace(form, ""))
    assert "fc-silent" not in widget.still()[0].partition("</style>")[2]
    headings = [block for block in widget.drawing.choices[0].blocks if isinstance(block, Heading)]
    assert [heading.words[0].words for heading in headings] == [load().get(SPLITTING).question]
    assert {choice.key for choice in widget.drawing.choices} == {("disagreement",)}
    assert not widget.drawing.controls


def test_a_form_has_a_column_for_every_source_that_of_a_silent_one_too():
    (grid,) = (
        one for one in arguments(SPLITTING, stances=False).drawing.choices[0].blocks if isinstance(one, Grid)
    )
    assert [cell.source for cell in grid.columns] == [source.id for source in load().sources]
    assert not [cell for row in grid.rows for cell in row.cells if cell.silent]


def test_only_the_sources_asked_for_are_shown():
    widget = arguments(SPLITTING, ["Cox", "src-eir"])
    key = next(block for block in widget.drawing.choices[0].blocks if isinstance(block, Group))
    assert [line.words[-1].words for line in key.blocks] == ["Cox", "E-IR"]
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


def test_an_unknown_selection_cannot_be_chosen():
    with pytest.raises(traitlets.TraitError, match="no choice"):
        arguments().choice = ["iss-nothing"]


def test_the_state_is_small():
    widget = arguments()
    assert len(widget.packed) * 4 / 3 + len(widget._esm) < STATE_LIMIT


def test_an_unknown_theme_gets_a_sentence():
    assert "memory" in repr(arguments(theme="memry"))
