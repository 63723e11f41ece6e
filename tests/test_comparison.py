"""The comparison as a matrix: silence is shown, its faces say the same, bad input gets a sentence, little is sent."""

import re
from html import unescape

import pytest

from fourcenturies.corpus import load
from fourcenturies.drawing.blocks import Box, Group, Picture, Quotation
from fourcenturies.drawing.comparison import grids_in, topic_blocks
from fourcenturies.drawing.matrix import STEPS
from fourcenturies.drawing.naming import WITHHELD
from fourcenturies.views.comparison import comparison
from fourcenturies.views.topics import CLOCKS, without_clocks
from fourcenturies.widgets.base import Sentence
from fourcenturies.widgets.comparison import compare

STATEMENT = "evt-no-limits-statement"
TERRITORY = "evt-territory-taken"
ALLIANCE = "iss-alliance-word"
STATE_LIMIT = 80_000


@pytest.fixture(scope="module", autouse=True)
def _records():
    """Read them when the first test runs, not while tests are collected."""
    global VIEW, SOURCES, LISTED
    VIEW = comparison(load())
    SOURCES = [heading.id for heading in VIEW.headings]
    LISTED = [topic for topic in VIEW.topics.values() if topic.listed]


def grids(topic, sources=()):
    return grids_in(topic_blocks(VIEW, VIEW.topics[topic], sources or SOURCES))


def within(block):
    """Give a block and all that stands in it."""
    yield block
    for name in ("blocks", "rows", "cells", "columns"):
        for inner in getattr(block, name, ()):
            yield from within(inner)


def row(topic, head):
    """Return the cells of the one row with that head, by source."""
    found = [one for one in grids(topic)[0].rows if "".join(span.words for span in one.head).startswith(head)]
    return {cell.source: cell for cell in found[0].cells}


def page_of(widget):
    markup = widget.still()[0].partition("</style>")[2]
    return " ".join(unescape(re.sub("<[^>]+>", " ", markup)).split())


def test_every_source_has_its_column_in_every_topic():
    for topic in LISTED:
        for grid in grids(topic.id):
            assert [cell.source for cell in grid.columns] == SOURCES
            assert all([cell.source for cell in row.cells] == SOURCES for row in grid.rows)
            assert len(grid.shares) == len(SOURCES) + 1


def test_a_theme_shows_its_parts_one_under_another():
    assert [grid.name for grid in grids("theme-empire")] == list(VIEW.topics["theme-empire"].parts)


def test_silence_is_an_empty_box_in_the_first_row():
    words = row(STATEMENT, "Its words")
    assert [source for source, cell in words.items() if cell.silent] == ["src-digest"]
    box = words["src-digest"].blocks[0]
    assert isinstance(box, Group)
    assert box.look == "apart"


def test_a_source_that_was_printed_before_the_event_is_not_called_silent():
    assert "written before it" in page_of(compare("evt-exercises-counted"))
    assert "written before it" not in page_of(compare("evt-exercises-counted", clocks=False))


def test_each_source_that_takes_a_stand_stands_on_one_step_and_the_others_in_a_box():
    steps = {word: row(ALLIANCE, word) for word, _ in STEPS}
    standing = [source for cells in steps.values() for source, cell in cells.items() if cell.blocks]
    assert sorted(standing) == sorted(set(SOURCES) - {"src-eir"})
    assert [source for source, cell in row(ALLIANCE, "no stance").items() if cell.blocks] == ["src-eir"]


def bar(topic, source):
    """Return how a source's claim is drawn: the boxes upon the ground of the axis."""
    picture = next(block for block in row(topic, "The time")[source].blocks if isinstance(block, Picture))
    return [shape for shape in picture.shapes if isinstance(shape, Box)][1:]


def test_a_bar_is_as_long_as_the_claim_is_wide_on_an_axis_that_all_share():
    year, century = bar(TERRITORY, "src-statesman"), bar(TERRITORY, "src-monitor")
    assert len(year) == len(century) == 1
    assert century[0].x <= year[0].x < year[0].x + year[0].width <= century[0].x + century[0].width
    assert century[0].width > 20 * year[0].width


def test_vague_edges_fade_and_a_date_from_outside_is_hollow():
    faded = bar(TERRITORY, "src-lse")
    assert len(faded) > 3
    assert min(one.stroke.opacity for one in faded) < 1 == faded[-1].stroke.opacity
    (hollow,) = bar(STATEMENT, "src-monitor")
    assert (hollow.stroke.fill, hollow.stroke.line) == ("ground", "source-3")


def test_every_bar_lies_on_its_axis_and_is_told_in_words():
    for topic in LISTED:
        for grid in grids(topic.id):
            for cell in (cell for row in grid.rows for cell in row.cells):
                for picture in (block for block in cell.blocks if isinstance(block, Picture)):
                    assert all(
                        0 <= box.x <= box.x + box.width <= picture.width + 0.05 for box in picture.shapes
                    )
                    assert len(cell.blocks) > 1


def test_what_is_withheld_is_drawn_and_explained_once():
    for topic in LISTED:
        blocks = topic_blocks(VIEW, topic, SOURCES)
        quotations = [one for block in blocks for one in within(block) if isinstance(one, Quotation)]
        assert all(bool(one.words) != bool(one.withheld) for one in quotations)
        told = str(blocks).count(WITHHELD)
        assert told == any(one.withheld for one in quotations)


def test_the_text_twin_says_what_the_page_says():
    for topic in (STATEMENT, ALLIANCE, "theme-empire", "sources", "fig-students-in-russia"):
        widget = compare(topic)
        page = re.sub(r"\W", "", page_of(widget))
        for line in widget.still()[1].splitlines():
            told = re.sub(r"\[\d+ words, not printed here\]", "", line)
            for part in filter(None, re.split(r"[:;] | – |\(|\)", told)):
                assert re.sub(r"\W", "", part) in page, line


def test_the_page_holds_no_script_and_shows_what_records_hold_as_text():
    markup = compare().still()[0]
    assert not re.search(r"<(script|iframe|img)|\son\w+=", markup)


def test_only_the_sources_asked_for_are_shown_and_the_others_stay_at_hand():
    widget = compare(STATEMENT, ["Cox", "src-monitor"])
    assert widget.shown == ["src-lse", "src-monitor"]
    assert "Stallard" not in "".join(widget.still())
    assert "Stallard" in "".join(one["body"] for one in widget.rows["choices"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("evt-no-limits-statment",), STATEMENT),
        (([],), "Nothing was chosen"),
        (("",), "can be compared"),
        ((STATEMENT, []), "No source was chosen"),
        ((STATEMENT, "src-statesmen"), "src-statesman"),
    ],
)
def test_bad_input_gets_a_sentence_with_the_nearest_known_ids(arguments, said):
    answer = compare(*arguments)
    assert isinstance(answer, Sentence)
    assert said in repr(answer)


def test_a_lesson_can_leave_the_three_clocks_out():
    view = without_clocks(VIEW)
    entries = [e for topic in view.topics.values() for cell in topic.cells for e in cell.entries]
    assert not [fact for e in entries for fact in e.facts if fact.label in CLOCKS]
    assert not [e for e in entries if e.claim and e.claim.outside]
    assert "Printed" in page_of(compare(STATEMENT))
    widget = compare(STATEMENT, clocks=False)
    told = "".join((*widget.still(), *(one["body"] for one in widget.rows["choices"])))
    assert not re.search("Printed", told)
    assert "from outside" not in page_of(widget)


def test_the_state_sent_to_the_browser_is_small():
    widget = compare()
    assert len(widget.packed) * 4 / 3 + len(widget._esm) < STATE_LIMIT


@pytest.mark.parametrize("topic", [TERRITORY, "sources", "theme-empire", ALLIANCE])
def test_the_printed_figure_has_a_column_for_every_source_of_every_part(topic):
    words = [text.get_text().strip() for text in compare(topic).draw().axes[0].texts]
    parts = VIEW.topics[topic].parts or (topic,)
    for heading in VIEW.headings:
        assert words.count(heading.letter) == len(parts)
