"""The comparison's rows and its text twin: silence is shown, bad input gets a sentence, no more is sent than needed."""

from html.parser import HTMLParser

import pytest

from fourcenturies.corpus import load
from fourcenturies.views.comparison import CLOCKS, comparison, without_clocks
from fourcenturies.widgets.comparison import Sentence, compare

STATEMENT = "evt-no-limits-statement"
STATE_LIMIT = 300_000


class Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.tags = [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)


def faces(widget):
    bundle = widget._repr_mimebundle_()[0]
    page = Text()
    page.feed(bundle["text/html"])
    return bundle, " ".join(" ".join(page.words).split()), page.tags


def test_every_source_has_a_cell_and_silence_is_one():
    bundle, words, _ = faces(compare(STATEMENT))
    for short in ("Cox", "Stallard", "Digest", "Monitor", "E-IR"):
        assert short in bundle["text/plain"]
        assert short in words
    assert "Digest: ○ silent" in bundle["text/plain"]
    assert "silent" in words


def test_the_text_twin_says_what_the_page_says():
    bundle, words, _ = faces(compare(STATEMENT))
    for line in bundle["text/plain"].splitlines():
        quoted = line.strip().partition(" (")[0]
        if quoted.startswith("“") and "”:" not in quoted:
            assert quoted in words


def test_the_page_holds_no_script_and_shows_what_records_hold_as_text():
    _, _, tags = faces(compare())
    assert not [tag for tag, _ in tags if tag in {"script", "iframe", "img"}]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]


def test_only_the_sources_asked_for_are_shown():
    widget = compare(STATEMENT, ["Cox", "src-monitor"])
    assert widget.shown == ["src-lse", "src-monitor"]
    assert "Stallard" not in widget._repr_mimebundle_()[0]["text/plain"]


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
    view = without_clocks(comparison(load()))
    facts = [
        fact
        for topic in view.topics.values()
        for cell in topic.cells
        for e in cell.entries
        for fact in e.facts
    ]
    assert not [fact for fact in facts if fact.label in CLOCKS]
    assert "Published" in compare(STATEMENT)._repr_mimebundle_()[0]["text/plain"]
    assert "Published" not in compare(STATEMENT, clocks=False)._repr_mimebundle_()[0]["text/plain"]


def test_the_state_sent_to_the_browser_is_small():
    assert len(compare().packed) < STATE_LIMIT


@pytest.mark.parametrize("topic", [STATEMENT, "sources", "theme-empire", "iss-balance"])
def test_the_printed_figure_has_a_column_for_every_source_of_every_row(topic):
    widget = compare(topic)
    columns = {text.get_gid() for text in widget.draw().axes[0].texts if text.get_gid()}
    parts = widget.first[0].parts or (widget.first[0].id,)
    assert columns == {f"{part} {source}" for part in parts for source in widget.shown}
