"""The ledger: what may share an axis, what is confirmed, the meetings, the page and its text, bad input."""

import itertools
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from fourcenturies.corpus import load
from fourcenturies.views.ledger import HIDDEN, SHARED, ledger, sentence
from fourcenturies.views.meetings import COUNTS, PANEL, meetings
from fourcenturies.widgets import ledger as face
from fourcenturies.widgets.base import Sentence

COX, MONITOR = "fig-meetings-total-lse", "fig-meetings-total-monitor"
EARLIER, LATER = "fig-yuan-share-earlier", "fig-yuan-share-later"
STATE_LIMIT = 40_000


@pytest.fixture(scope="module", autouse=True)
def _records():
    """Read them when the first test runs, not while tests are collected."""
    global CORPUS, TINY, VIEW, LINES, MEETINGS
    CORPUS = load()
    TINY = load(Path(__file__).parent / "data" / "tiny")
    VIEW = ledger(CORPUS)
    LINES = VIEW.lines
    MEETINGS = meetings(CORPUS, VIEW)


def html(widget):
    return widget.still()[0]


def text(widget):
    return widget.still()[1]


def rows(widget):
    return re.findall(r'data-row="([^"]+)"', html(widget))


def held(widget):
    """Return what stands on the pages of all topics, without that of pairs."""
    return " ".join(one["body"] for one in widget.rows["choices"] if " and " not in one["key"][0])


def test_every_figure_of_the_records_is_one_line():
    assert sorted(LINES) == sorted(figure.id for figure in CORPUS.figures)


def test_the_lines_of_an_axis_have_one_unit_and_one_group():
    for axis in VIEW.axes:
        assert len({(line.unit, line.group) for line in axis.lines}) == 1, axis.id


def test_two_lines_share_an_axis_only_where_the_records_group_them_in_one_unit():
    records = {figure.id: figure for figure in CORPUS.figures}
    for a, b in itertools.combinations(LINES.values(), 2):
        one, other = records[a.id], records[b.id]
        may = bool(one.compare) and (one.compare, one.unit) == (other.compare, other.unit)
        assert (a.axis == b.axis) is may, (a.id, b.id)
        assert sentence(a, b).startswith("One axis: " if may else "Not drawn on one axis."), (a.id, b.id)


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (COX, MONITOR, "Not drawn on one axis. One counts meetings, the other one-on-one meetings."),
        (COX, "fig-foreign-ministers-meetings", "They do not count the same thing"),
        ("fig-war-anniversary-lse", "fig-war-anniversary-planned", "the other years since the victory."),
        (EARLIER, LATER, "One axis: both count in per cent"),
        (EARLIER, LATER, "One holds for 2014, the other for 2020"),
        (EARLIER, LATER, "only the first is confirmed from outside"),
        (LATER, EARLIER, "only the second is confirmed from outside"),
        (
            "fig-students-in-russia",
            "fig-students-in-america",
            "For what time either of them holds is not stated.",
        ),
        (
            "fig-changes-span-lse",
            "fig-changes-span-statesman",
            "do not set them side by side. A figure of speech",
        ),
        (COX, COX, "one and the same"),
    ],
)
def test_a_sentence_says_why_two_figures_may_or_may_not_share_an_axis(a, b, said):
    assert said in sentence(LINES[a], LINES[b])


def test_a_figure_of_a_group_in_another_unit_says_why_it_stands_alone():
    alone = next(axis for axis in VIEW.axes if axis.lines[0].id == "fig-war-anniversary-lse")
    assert alone.why.startswith("Alone on its axis: it counts years since the end of the war")


@pytest.mark.parametrize(
    ("figure", "form", "number"),
    [
        (COX, "dot", "44 meetings"),
        (LATER, "about", "about 45 per cent"),
        ("fig-students-in-america", "about", "close to 280,000 students"),
        (EARLIER, "up", "over 3 per cent"),
        ("fig-meetings-anniversary-year", "up", "at least 4 meetings"),
        ("fig-presidency-to-treaty", "up", "over 1 year"),
    ],
)
def test_a_hedge_is_a_form_and_a_word(figure, form, number):
    assert (LINES[figure].mark.form, LINES[figure].number) == (form, number)


def test_a_range_is_drawn_from_its_lower_to_its_upper_number():
    figure = replace(TINY.figures[0], high=350.0)
    mark = ledger(replace(TINY, figures=(figure,))).lines[figure.id].mark
    assert (mark.form, mark.low, mark.high) == ("range", 300, 350)


@pytest.mark.parametrize(
    ("figure", "mark"),
    [
        (LATER, ("dot", 17.5, 17.5)),
        ("fig-students-in-russia", ("range", 48000, 66000)),
        ("fig-meetings-after-crimea", ("up", 4, 4)),
        ("fig-students-in-america", None),
        ("fig-joint-exercises", None),
        ("fig-soviet-pilots", None),
        (COX, None),
        ("fig-length-of-stay", None),
    ],
)
def test_what_is_known_from_outside_is_drawn_only_where_it_counts_the_same(figure, mark):
    beyond = LINES[figure].beyond
    assert (beyond and (beyond.form, beyond.low, beyond.high)) == mark
    assert LINES[figure].outside


@pytest.mark.parametrize(
    ("figure", "standing"),
    [
        (EARLIER, "confirmed"),
        (LATER, "unconfirmed"),
        ("fig-victory-to-republic", "unchecked"),
        ("fig-magazine-age", "aside"),
    ],
)
def test_a_line_tells_how_far_it_stands(figure, standing):
    assert LINES[figure].standing == standing


def test_each_total_of_meetings_has_a_lane_of_its_own():
    claimed = {count.id: count.lane for count in MEETINGS.totals if count.source}
    assert set(claimed) == {COX, MONITOR}
    assert len(set(claimed.values())) == 2


def test_a_total_without_a_time_is_drawn_adrift():
    adrift = {count.id: count.adrift for count in MEETINGS.totals}
    assert adrift[MONITOR]
    assert not adrift[COX]


def test_a_count_without_one_plain_year_stays_off_the_plot_of_years():
    odd = tuple(
        replace(figure, as_of="2014/2015") if figure.id == "fig-meetings-after-crimea" else figure
        for figure in CORPUS.figures
    )
    corpus = replace(CORPUS, figures=odd)
    panel = meetings(corpus, ledger(corpus))
    assert "fig-meetings-after-crimea" in {line.id for line in panel.apart}


def test_every_year_of_the_panel_is_counted_or_shown_as_not_counted():
    told = {int(count.at) for count in MEETINGS.years}
    assert told.isdisjoint(MEETINGS.silent)
    assert told | set(MEETINGS.silent) == set(range(MEETINGS.first, MEETINGS.last + 1))


def test_a_count_of_meetings_is_in_the_panel_or_told_to_be_left_out():
    held = {count.id for count in (*MEETINGS.years, *MEETINGS.totals)} | {line.id for line in MEETINGS.apart}
    assert {line.id for line in LINES.values() if line.topic == "meetings"} <= held
    assert all(line.caveat for line in MEETINGS.apart)


@pytest.mark.parametrize(
    ("record", "number", "time"),
    [(name, number, time) for name, counts in COUNTS.items() for _, number, time in counts],
)
def test_a_number_read_from_outside_knowledge_is_in_its_words(record, number, time):
    found = CORPUS.get(record)
    words = found.outside.value if record.startswith("fig-") else found.statement
    assert {5: "five"}.get(number, str(number)) in words
    assert time[:4] in words


def test_each_figure_of_a_topic_has_one_row_with_its_picture():
    for topic in VIEW.topics:
        widget = face.ledger(topic)
        wanted = [line.id for axis in VIEW.of(topic) for line in axis.lines]
        assert sorted(rows(widget)) == sorted(wanted)
        assert html(widget).count("<svg") == len(wanted)
        assert all(LINES[name].label in text(widget) for name in wanted)


def test_each_mark_of_the_meetings_has_its_row_and_each_row_its_mark_at_every_width():
    page = html(face.ledger(meetings=True))
    marks = re.findall(r'data-mark="([^"]+)"', page)
    assert sorted(marks) == sorted(3 * re.findall(r'data-row="([^"]+)"', page))
    assert set(marks) == {name for name, *_ in MEETINGS.table()}


def test_the_text_says_every_word_of_the_page():
    for topic in (*VIEW.topics, PANEL):
        widget = face.ledger(topic)
        page = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", " ", html(widget), flags=re.DOTALL)
        assert set(re.findall(r"\w+", unescape(page))) <= set(re.findall(r"\w+", text(widget)))


def test_a_pair_opens_with_its_sentence_on_the_page_and_in_the_text():
    widget = face.ledger(pair=(EARLIER, LATER))
    said = sentence(LINES[EARLIER], LINES[LATER])
    assert said in text(widget)
    assert said in unescape(html(widget))
    assert rows(widget) == [EARLIER, LATER]


def test_the_menu_holds_the_pairs_that_the_records_set_against_each_other():
    keys = {choice["key"][0] for choice in face.ledger().rows["choices"]}
    assert {f"{COX} and {MONITOR}", f"{LATER} and {EARLIER}"} <= keys


def test_a_figure_set_beside_itself_stands_once():
    assert rows(face.ledger(pair=(COX, COX))) == [COX]


def test_the_page_holds_no_script():
    assert "<script" not in html(face.ledger(meetings=True))


def test_the_ledger_opens_on_the_figures_that_may_share_an_axis():
    assert face.ledger().choice == [SHARED]


@pytest.mark.parametrize("asked", ["students", "Students", "Settlement in yuan", "meetings-by-year"])
def test_a_topic_is_found_by_its_id_or_its_label(asked):
    assert face.ledger(asked).choice[0] in {"students", "currency", "meetings-by-year"}


def test_a_lesson_can_leave_every_number_out():
    widget = face.ledger(values=False)
    page = held(widget)
    assert HIDDEN in page
    assert "<svg" not in page
    assert not any(word in page for word in ("Caution", "From outside", "fc-quote"))
    assert not any(line.number in page for line in LINES.values() if line.number[0].isdigit())
    assert PANEL not in {choice["key"][0] for choice in widget.rows["choices"]}


def test_a_lesson_can_leave_every_time_out():
    widget = face.ledger(dates=False)
    assert HIDDEN in held(widget)
    assert "<svg" in held(widget)
    assert not re.search(r"\b(19|20)\d\d\b", re.sub("<[^>]+>", " ", held(widget)))
    assert PANEL not in {choice["key"][0] for choice in widget.rows["choices"]}


def test_only_the_figures_asked_for_are_held():
    assert sorted(set(re.findall(r'data-row="([^"]+)"', held(face.ledger(only=[EARLIER, LATER]))))) == [
        EARLIER,
        LATER,
    ]


@pytest.mark.parametrize(
    ("topic", "options", "said"),
    [
        ("studens", {}, '"students"'),
        ("zzz", {}, "The topics are shared, "),
        (None, {"only": []}, "No figure was chosen"),
        (None, {"only": "fig-yuan-share-late"}, LATER),
        (None, {"pair": (EARLIER, "fig-yuan")}, LATER),
        (None, {"pair": (EARLIER,)}, "A pair is two ids"),
        (None, {"meetings": True, "dates": False}, "cannot be shown here"),
        (None, {"meetings": True, "only": [LATER]}, "cannot be shown here"),
    ],
)
def test_bad_input_gets_a_sentence(topic, options, said):
    answer = face.ledger(topic, **options)
    assert isinstance(answer, Sentence)
    assert said in repr(answer)


def test_records_without_meetings_or_times_have_a_ledger():
    widget = face.show(TINY)
    assert widget.choice == [SHARED]
    assert "about 400 people" in text(widget)
    assert "not stated" in text(widget)


def test_the_state_sent_to_the_browser_is_small():
    assert len(face.ledger().packed) < STATE_LIMIT
