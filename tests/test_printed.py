"""A figure is the still picture itself; a file of it has the same on paper."""

import pytest

from fourcenturies import chains, ledger, timeline
from fourcenturies.drawing.printed import WITHOUT, Printed


def drawn(*, ground=True):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(2, 1), facecolor="white" if ground else "none")
    figure.subplots().plot([0, 1])
    return figure


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_the_picture_can_be_kept_and_gives_the_same_bytes(tmp_path, ending):
    for name in ("one", "other"):
        assert Printed(drawn, "", "row").savefig(tmp_path / f"{name}.{ending}") is None
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"other.{ending}").read_bytes()


@pytest.mark.parametrize(("ground", "opaque"), [(True, 255), (False, 0)])
def test_the_ground_is_white_or_shows_through(tmp_path, ground, opaque):
    from matplotlib.image import imread

    Printed(drawn, "", "").savefig(tmp_path / "one.png", ground=ground)
    assert round(255 * imread(tmp_path / "one.png")[0, 0, 3]) == opaque


def test_without_matplotlib_a_sentence_says_so(tmp_path):
    def missing(*, ground):
        raise ModuleNotFoundError("no matplotlib")

    assert Printed(missing, "<p>row</p>", "row").savefig(tmp_path / "figure.pdf") == WITHOUT
    assert not (tmp_path / "figure.pdf").exists()


@pytest.mark.parametrize(
    ("view", "options"),
    [(timeline, ["1856-1922"]), (ledger, ["students"]), (chains, [])],
    ids=["timeline", "ledger", "chains"],
)
def test_every_widget_can_be_printed_as_it_stands(view, options, tmp_path):
    widget = view(*options)
    printed = widget.figure()
    assert (printed._repr_html_(), repr(printed)) == widget.still()
    assert printed.savefig(tmp_path / "figure.svg") is None
    assert (tmp_path / "figure.svg").stat().st_size > 5000


def test_where_nothing_can_be_drawn_the_sentence_stays():
    sentence = timeline("1860-1618")
    assert sentence.figure() is sentence
