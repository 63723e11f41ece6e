"""Attribution chains: every hand in its place, links that are not stated, common roots; the faces say the same."""

import re

import pytest
import traitlets

from fourcenturies import chains
from fourcenturies.corpus import load
from fourcenturies.views.chains import CAVEAT, WHO
from fourcenturies.views.chains import chains as chains_of
from fourcenturies.widgets.base import Sentence

ANSWER = "psg-071"
STATE_LIMIT = 60_000


@pytest.fixture(scope="module")
def view():
    return chains_of(load())


def html(widget):
    return widget.still()[0].partition("</style>")[2]


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


def test_sources_that_quote_one_document_hang_on_one_root(view):
    roots = {group.label: group for group in view.topics[0].groups}
    sources = {view.chains[name].source for name in roots["Joint statement of February 2022"].chains}
    assert sources == {"src-lse", "src-statesman", "src-monitor"}


def test_a_root_known_from_outside_says_so(view):
    shared = next(group for group in view.topics[0].groups if "psg-018" in group.chains)
    assert "From outside (likely)" in shared.why
    assert CAVEAT in chains().still()[1]


@pytest.mark.parametrize("name", ["per-sergey-radchenko", "Radchenko", "Сергей Радченко"])
def test_a_person_is_found_by_any_name_with_all_that_reaches_us(name):
    widget = chains(name)
    speaking = [p.id for p in load().passages if "per-sergey-radchenko" in p.speakers]
    assert [name for group in widget.first.groups for name in group.chains] == speaking


def test_each_chain_of_the_picture_has_its_row_and_each_row_its_chain():
    widget = chains()
    shown = [name for group in widget.first.groups for name in group.chains]
    boxes = {patch.get_gid() for patch in widget.draw().axes[0].patches if patch.get_gid()}
    expected = {f"{name} {place}" for name in shown for place in range(len(widget.view.chains[name].links))}
    assert boxes == expected
    assert re.findall(r'data-chain="([^"]+)"', html(widget)) == shown
    assert len(re.findall(r'class="fc-link[ "]', html(widget))) == sum(
        len(widget.view.chains[name].links) for name in shown
    )


def test_a_lesson_can_leave_the_speaker_out():
    widget = chains(ANSWER, speaker=False)
    page, text = widget.still()
    assert WHO in text
    assert "Xi Jinping" not in text
    assert "Xi Jinping" not in page
    assert [topic["id"] for topic in widget.rows["topics"]] == [ANSWER]
    assert [chain["links"][0]["name"] for chain in widget.rows["chains"].values()] == [WHO]


def test_a_document_that_names_the_speaker_is_left_out_with_the_speaker():
    assert "Xi" in chains("psg-005").still()[1]
    assert "Xi" not in chains("psg-005", speaker=False).still()[1]


def test_without_speakers_only_passages_can_be_shown():
    assert isinstance(chains("roots", speaker=False), Sentence)


def test_several_passages_can_be_set_under_one_another():
    widget = chains(["psg-057", "psg-087"])
    assert [group.chains for group in widget.first.groups] == [("psg-057", "psg-087")]


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
    with pytest.raises(traitlets.TraitError, match="no chains"):
        chains().chosen = "psg-nothing"


def test_the_state_is_small():
    widget = chains()
    assert len(widget.packed) + len(widget._esm) + len(widget._css) < STATE_LIMIT
