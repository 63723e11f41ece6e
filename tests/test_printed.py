"""A printed figure shows its picture and tells the same in words; without matplotlib it still tells them."""

import re

import pytest

from fourcenturies import ledger, timeline
from fourcenturies.figures.printed import WITHOUT, Printed


def drawn():
    from matplotlib.figure import Figure

    figure = Figure(figsize=(2, 1))
    figure.subplots().plot([0, 1])
    return figure


def test_picture_and_words_stand_together():
    html = Printed(drawn, "<p>row</p>", "A <title>\nrow")._repr_html_()
    assert re.search(r'src="data:image/svg\+xml;base64,[A-Za-z0-9+/=]{100,}"', html)
    assert 'alt="A &lt;title&gt;: the same' in html
    assert "<details><summary>The same in words</summary><p>row</p></details>" in html


def test_without_matplotlib_the_words_stay():
    def missing():
        raise ModuleNotFoundError("no matplotlib")

    html = Printed(missing, "<p>row</p>", "row")._repr_html_()
    assert html == f'<p role="status">{WITHOUT}</p><p>row</p>'


def test_the_picture_can_be_kept(tmp_path):
    Printed(drawn, "", "row").savefig(tmp_path / "figure.pdf")
    assert (tmp_path / "figure.pdf").read_bytes().startswith(b"%PDF")


def test_the_same_figure_gives_the_same_bytes():
    assert Printed(drawn, "", "")._repr_html_() == Printed(drawn, "", "")._repr_html_()


@pytest.mark.parametrize("widget", [timeline("1856-1922"), ledger("students")], ids=["timeline", "ledger"])
def test_every_widget_can_be_printed_with_its_twin(widget):
    printed = widget.figure()
    html, text = widget.still()
    assert (printed.html, repr(printed)) == (html, text)
    assert "data:image/svg+xml" in printed._repr_html_()


def test_where_nothing_can_be_drawn_the_sentence_stays():
    sentence = timeline("1860-1618")
    assert sentence.figure() is sentence
