"""Attribution chains: every hand in its place, links that are not stated, common roots as trees, and bad input."""

import pytest
import traitlets

from fourcenturies import chains
from fourcenturies.corpus import load
from fourcenturies.drawing.blocks import Fitting, Fold, Grid, Heading, Items, Mark, Path, Quotation
from fourcenturies.drawing.chains import heading_of
from fourcenturies.drawing.trees import leaves
from fourcenturies.views.chains import CAVEAT, WHO, differing
from fourcenturies.views.chains import chains as chains_of
from fourcenturies.widgets.base import Sentence

ANSWER = "psg-071"
STATE_LIMIT = 60_000


@pytest.fixture(scope="module")
def view():
    return chains_of(load())


@pytest.fixture(scope="module")
def roots(view):
    return {group.label: group for group in view.topics[0].groups}


def parts(blocks, kind):
    for block in blocks:
        if isinstance(block, kind):
            yield block
        yield from parts(getattr(block, "blocks", ()), kind)
        for row in getattr(block, "rows", ()):
            for cell in row.cells:
                yield from parts(cell.blocks, kind)


def words(line):
    return "".join(span.words for span in line)


def test_every_passage_has_a_chain_with_all_its_hops(view):
    passages = load().passages
    assert set(view.chains) == {passage.id for passage in passages}
    assert all(len(view.chains[p.id].links) == len(p.chain) for p in passages)


def test_a_chain_runs_from_the_speaker_to_the_outlet(view):
    links = view.chains[ANSWER].links
    assert [(link.part, link.name, link.stated) for link in links] == [
        ("speaker", "Xi Jinping", True),
        ("passed on by", "Xinhua", True),
        ("author", "not stated", False),
        ("outlet", "not stated", False),
    ]


def test_a_document_is_a_link_of_its_own(view):
    assert view.chains["psg-004"].links[0].part == "document"


def test_sources_that_quote_one_document_hang_on_one_root(view, roots):
    group = roots["Joint statement of February 2022"]
    assert {view.chains[name].source for name in group.chains} == {"src-lse", "src-statesman", "src-monitor"}
    assert heading_of(view, group) == "Three articles, one witness"


def test_a_root_that_outside_knowledge_makes_likely_is_called_probable(view, roots):
    group = roots["Two texts from one report"]
    assert heading_of(view, group) == "Two articles, probably one witness"
    assert group.evidence.startswith("From outside (likely)")
    assert (group.root.name, group.root.stated) == ("a report of May 2025", False)


def test_a_speaker_whom_all_texts_name_is_the_root(roots):
    root = roots["One remark in two wordings"].root
    assert (root.kind, root.name, root.stated, root.sure) == ("spoken words", "Xi Jinping", True, False)
    assert "filmed" in root.around


def test_words_that_the_other_wording_has_not_differ(view):
    first, second = view.chains["psg-001"], view.chains["psg-027"]
    assert [word for word, differs in differing(first, [second, view.chains["psg-028"]]) if differs] == [
        "100"
    ]
    assert [word for word, differs in differing(second, [first]) if differs] == ["a", "hundred"]
    assert not any(differs for _, differs in differing(first, []))


def test_the_words_of_a_quotation_that_quotes_stand_in_single_marks(view):
    assert view.chains["psg-030"].quote.words == "‘no limits’ partnership"


def test_the_roots_are_counted_from_the_records(view):
    headings = [words(block.words) for block in parts(chains().drawing.choices[0].blocks, Heading)]
    assert (
        headings[0] == f"{sum(len(group.chains) for group in view.topics[0].groups)} quotations, three roots"
    )
    assert len(headings) == 4


def test_a_tree_has_a_line_for_each_text_thicker_for_more_and_broken_where_a_hand_is_missing(view, roots):
    widths, dashes = {}, {}
    blocks = chains().drawing.choices[0].blocks
    for leaf, mark in zip(
        leaves(view, roots["Joint statement of February 2022"]),
        [shape for shape in next(parts(blocks, Fitting)).pictures[0].shapes if isinstance(shape, Mark)],
        strict=True,
    ):
        line = next(shape for shape in mark.shapes if isinstance(shape, Path))
        assert mark.source == leaf.source
        widths[leaf.short], dashes[leaf.short] = line.stroke.width, bool(line.stroke.dash)
    assert widths["Cox"] > widths["Monitor"] > widths["Stallard"]
    assert dashes == {"Cox": False, "Stallard": False, "Monitor": True}


def test_each_text_of_a_tree_has_its_row_at_every_width():
    blocks = chains().drawing.choices[0].blocks
    rows = [
        row.mark for fold in parts(blocks, Fold) for grid in parts(fold.blocks, Grid) for row in grid.rows
    ]
    assert len(rows) == len(set(rows))
    for number in range(3):
        pictures = [fitting.pictures[number] for fitting in parts(blocks, Fitting)]
        names = [shape.name for picture in pictures for shape in picture.shapes if isinstance(shape, Mark)]
        assert names == rows


def test_the_text_says_what_the_trees_say(view):
    text = chains().still()[1]
    marks = [
        shape
        for fitting in parts(chains().drawing.choices[0].blocks, Fitting)
        for shape in fitting.pictures[0].shapes
        if isinstance(shape, Mark)
    ]
    assert len(marks) == 7
    assert all(mark.told in text for mark in marks)
    assert CAVEAT in text


@pytest.mark.parametrize("name", ["per-sergey-radchenko", "Radchenko", "Сергей Радченко"])
def test_a_person_is_found_by_any_name_with_all_that_reaches_us(name):
    widget = chains(name)
    speaking = [p.id for p in load().passages if "per-sergey-radchenko" in p.speakers]
    shown = [one.passage for one in parts(widget.drawing.chosen(widget.choice).blocks, Quotation)]
    assert sorted(shown) == sorted(speaking)


def test_words_that_passed_through_the_same_hands_share_them():
    widget = chains("per-sergey-radchenko")
    assert len(list(parts(widget.drawing.chosen(widget.choice).blocks, Items))) < 10


def test_every_hand_of_a_chain_stands_in_its_order(view):
    widget = chains(ANSWER)
    (hands,) = parts(widget.drawing.chosen(widget.choice).blocks, Items)
    assert hands.numbered
    assert [
        link.name in words(line) for link, line in zip(view.chains[ANSWER].links, hands.lines, strict=True)
    ] == [True] * 4


def test_a_lesson_can_leave_the_speaker_out():
    widget = chains(ANSWER, speaker=False)
    page, text = widget.still()
    assert WHO in text
    assert "Xi Jinping" not in text
    assert "Xi Jinping" not in page
    assert len(widget.drawing.choices) == 1
    assert widget.drawing.controls == ()


def test_a_document_that_names_the_speaker_is_left_out_with_the_speaker():
    assert "Xi" in chains("psg-005").still()[1]
    assert "Xi" not in chains("psg-005", speaker=False).still()[1]


def test_without_speakers_only_passages_can_be_shown():
    assert isinstance(chains("roots", speaker=False), Sentence)


def test_several_passages_can_be_set_under_one_another():
    widget = chains(["psg-057", "psg-087"])
    shown = [one.passage for one in parts(widget.drawing.chosen(widget.choice).blocks, Quotation)]
    assert shown == ["psg-057", "psg-087"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("psg-7", "psg-"),
        ("", "There are no chains"),
        ([], "There are no chains"),
        (["psg-001", "psg-0"], "psg-0"),
    ],
)
def test_bad_input_gets_a_sentence(asked, said):
    answer = chains(asked)
    assert isinstance(answer, Sentence)
    assert said in repr(answer)


def test_an_unknown_topic_cannot_be_chosen():
    with pytest.raises(traitlets.TraitError, match="no choice"):
        chains().choice = ["psg-nothing"]


def test_the_state_is_small():
    widget = chains()
    assert len(widget.packed) + len(widget._esm) < STATE_LIMIT


def test_it_is_drawn_on_paper():
    figure = chains().draw()
    gids = {artist.get_gid() for artist in figure.axes[0].patches if artist.get_gid()}
    assert len(gids) == 7


def test_records_without_a_common_root_say_so():
    from pathlib import Path

    from fourcenturies.widgets.chains import show

    tiny = load(Path(__file__).parent / "data" / "tiny")
    assert "on record" in show(tiny).still()[1]
    assert show(tiny, "psg-001").choice == ["psg-001"]
