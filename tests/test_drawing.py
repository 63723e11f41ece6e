"""Blocks say the same as HTML, as plain text and on paper."""

import io
import json
import re
from dataclasses import replace

import pytest

from fourcenturies.drawing import html, palette
from fourcenturies.drawing.blocks import (
    Box,
    Boxes,
    Cell,
    Choice,
    Dot,
    Drawing,
    Fitting,
    Fold,
    Grid,
    Group,
    Heading,
    Items,
    Mark,
    Menu,
    Paragraph,
    Path,
    Picture,
    Quotation,
    Row,
    Span,
    Stroke,
    Words,
    line,
)
from fourcenturies.drawing.lettering import width_of, wrapped
from fourcenturies.drawing.paper import figure
from fourcenturies.drawing.text import text
from fourcenturies.widgets.drawn import DrawnWidget

SOURCES = ("src-lse", "src-eir")
MARK = Mark("evt-port", "1860: the port, told by Cox", (Dot(10, 10, 4, Stroke("source-0")),), "src-lse")
PICTURE = Picture(
    200,
    60,
    (
        Box(0, 0, 200, 60, Stroke("band")),
        MARK,
        Path("M 0 40 L 50 40 C 60 40 70 50 80 50 Z", Stroke(line="ink", dash="4 3")),
        Words(20, 14, "the <port>", mark="evt-port"),
    ),
    "A port & its date",
)
BLOCKS = (
    Heading(line("What <they> say"), aside="2 of 5 date it"),
    Fitting((PICTURE, replace(PICTURE))),
    Grid(
        "What each says",
        (
            Cell((Paragraph(line(Span("C", "letter"), " Cox")),), "src-lse"),
            Cell((Paragraph(line("E-IR")),), "src-eir"),
        ),
        (
            Row(
                line("Its words"),
                (Cell((Quotation(line("late 19th century"), "Cox, ¶ 5", "psg-1", "src-lse"),)), Cell()),
            ),
            Row(
                line("Says"),
                (Cell((Quotation((), "E-IR, ¶ 1", withheld=14),), "src-lse"), Cell((), "src-eir")),
                "evt-port",
            ),
        ),
    ),
    Items((line("one"), line(Span("two", "differs"))), numbered=True),
    Fold(
        line("More"),
        (
            Paragraph(
                line("behind it", Span(" a page", link="https://example.org/?a=1&b")),
            ),
        ),
    ),
    Group((Paragraph(line("of E-IR")),), "columns", "Cards", "src-eir"),
)
DRAWING = Drawing(
    "trial",
    "A trial",
    (Choice(("a",), "The first.", BLOCKS), Choice(("b",), "The second.", (Paragraph(line("short")),))),
    (
        Menu("what", "Compare", (("a", "A < B", ""), ("b", "B", "others"))),
        Boxes("shown", "Sources", (("src-lse", "Cox", "C"), ("src-eir", "E-IR", "E"))),
    ),
)


def words_in(markup):
    return " ".join(re.sub("<style>.*?</style>|<[^>]+>", " ", markup, flags=re.DOTALL).split())


@pytest.mark.parametrize(
    "told",
    ["What <they> say", "2 of 5 date it", "late 19th century", "Cox, ¶ 5", "14 words, not printed here", "one", "two",
     "behind it", "of E-IR", "1860: the port, told by Cox"],
)  # fmt: skip
def test_every_word_is_in_the_page_and_in_the_text(told):
    markup = html.still(DRAWING, ("a",), SOURCES)
    attributes = " ".join(re.findall('aria-label="([^"]*)"', markup))
    assert told.replace("<", "&lt;").replace(">", "&gt;") in words_in(markup) + attributes
    assert told in text(BLOCKS)


def test_words_of_records_cannot_act():
    assert "<they>" not in html.body(BLOCKS, SOURCES)
    assert "<port>" not in html.body(BLOCKS, SOURCES)
    assert 'href="javascript:' not in html.body((Paragraph((Span("x", link="javascript:1"),)),), SOURCES)


def test_a_mark_its_words_and_its_row_share_a_name():
    markup = html.body(BLOCKS, SOURCES)
    assert markup.count('data-mark="evt-port"') == 2  # at both widths
    assert markup.count('data-names="evt-port"') == 2
    assert markup.count('data-row="evt-port"') == 1


def test_paper_holds_the_words_of_the_page_on_white_or_on_nothing():
    drawn = figure(BLOCKS, SOURCES)
    said = " ".join(one.get_text().strip() for one in drawn.axes[0].texts)
    assert {"late", "19th", "“", "<port>"} <= set(said.replace("<", " <").split())
    assert drawn.get_facecolor() == (1, 1, 1, 1)
    assert figure(BLOCKS, SOURCES, ground=False).get_facecolor()[3] == 0
    drawn.savefig(io.BytesIO(), format="svg")


def test_words_on_paper_stay_within_their_room():
    long = Paragraph(line("Large pieces of the Far East went to Russia, as pupils in China learn. " * 4))
    drawn = figure((Group((long, long, long), "columns"),), SOURCES)
    width = drawn.axes[0].get_xlim()[1]
    for one in drawn.axes[0].texts:
        x, _ = one.get_position()
        assert x + width_of(one.get_text().strip(), 13) <= width
    assert len({one.get_position()[0] for one in drawn.axes[0].texts}) > 3


def test_the_frame_holds_a_control_for_each_menu_and_box():
    markup = html.frame(DRAWING)
    assert markup.count("<option") == 2
    assert markup.count('type="checkbox"') == 2
    assert "A &lt; B" in markup


def test_a_choice_that_is_not_there_is_refused():
    with pytest.raises(KeyError, match="no choice"):
        DRAWING.chosen(("c",))


def test_a_widget_holds_every_choice_and_shows_the_first():
    widget = DrawnWidget(DRAWING, SOURCES, ("b",))
    assert [choice["told"] for choice in widget.rows["choices"]] == ["The first.", "The second."]
    assert words_in(widget.still()[0]) == "short"
    assert widget.still()[1] == "short\n"
    with pytest.raises(Exception, match="no choice"):
        widget.choice = ["c"]
    json.dumps(widget.choice)


def test_lines_are_cut_where_they_would_not_fit():
    assert all(width_of(one, 12) <= 90 for one in wrapped("the treaties that China calls unequal", 90, 12))


@pytest.mark.parametrize("place", [0, 1])
def test_words_can_be_read_on_the_ground(place):
    for paint in ("ink", "quiet", *(f"source-{number}" for number in range(6))):
        assert contrast(palette.PAINTS[paint][place], palette.PAINTS["ground"][place]) >= 4.5


def contrast(one, other):
    def light(colour):
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
