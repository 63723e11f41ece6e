"""Readers' own copies in a real JupyterLab: chosen with the keyboard's control, put in place, told and announced."""

from pathlib import Path

import pytest
import shots
from driving import errors_of, open_notebook, resize, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

from articles_support import ARTICLES, needs_articles

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests" / "data" / "tiny"
SETUP = (
    "from pathlib import Path\nfrom fourcenturies.corpus import load\n"
    "from fourcenturies.widgets.own_texts import OwnTextsWidget\n"
    f"tiny = load({str(TINY)!r})"
)


@pytest.fixture
def texts(lab, tmp_path):
    return tmp_path / "texts"


def opened(page, lab, cell):
    panel = open_notebook(page, lab, write_notebook(lab, "own_texts.ipynb", (SETUP, cell)))
    run_all(page)
    assert errors_of(panel) == []
    widget = panel.locator(".fc:not(.fc-still)")
    widget.get_by_label("Add a copy").wait_for()
    return widget


@pytest.fixture
def widget(page, lab, texts):
    return opened(page, lab, f"OwnTextsWidget(tiny, Path({str(texts)!r}))")


def test_a_file_that_is_chosen_is_put_in_place_and_told(widget, texts):
    expect(widget.get_by_role("listitem")).to_have_count(2)
    expect(widget.get_by_role("listitem").first).to_contain_text("no copy yet")
    widget.get_by_label("Add a copy").set_input_files(TINY / "texts" / "gazette.txt")
    expect(widget.get_by_role("listitem").first).to_contain_text("all 3 paragraphs, 3 of 3 passages")
    expect(widget.get_by_role("status")).to_contain_text("3 of 3 passages found")
    expect(widget.get_by_role("status")).not_to_contain_text("Reading")
    assert (texts / "src-gazette.txt").is_file()


def test_several_files_are_told_one_by_one_and_a_foreign_one_is_refused(widget, texts, tmp_path):
    quince = tmp_path / "quince.txt"
    quince.write_text("Quinces ripen slowly in the shade.", encoding="utf-8")
    letter = TINY / "texts" / "letter.txt"
    widget.get_by_label("Add a copy").set_input_files([quince, letter, TINY / "texts" / "gazette.txt"])
    status = widget.get_by_role("status")
    expect(status).to_contain_text("quince.txt is none of the articles")
    expect(status).to_contain_text("letter.txt: src-letter")
    expect(status).to_contain_text("gazette.txt: src-gazette")
    assert sorted(path.name for path in texts.iterdir()) == ["src-gazette.txt", "src-letter.txt"]


def test_a_huge_file_never_leaves_the_browser(widget, texts):
    huge = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF" + b" " * 9_000_000}
    widget.get_by_label("Add a copy").set_input_files(huge)
    expect(widget.get_by_role("status")).to_contain_text("scan.pdf is 9 MB, far more than an article")
    assert not texts.exists()


def test_the_keyboard_reaches_the_control_and_opens_the_chooser(widget, page):
    control = widget.get_by_label("Add a copy")
    control.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with page.expect_file_chooser() as chooser:
        control.press("Enter")
    chooser.value.set_files(TINY / "texts" / "letter.txt")
    expect(widget.get_by_role("listitem").last).to_contain_text("all 2 paragraphs")


def test_a_name_is_never_read_as_markup(widget):
    odd = {"name": "<img src=x onerror=document.title=1>.txt", "mimeType": "text/plain", "buffer": b"Quinces"}
    widget.get_by_label("Add a copy").set_input_files(odd)
    expect(widget.get_by_role("status")).to_contain_text("<img src=x")
    assert widget.locator("img").count() == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read(page, lab, texts, dark):
    set_theme(lab, dark=dark)
    widget = opened(
        page, lab, f"from fourcenturies.corpus import load\nOwnTextsWidget(load(), Path({str(texts)!r}))"
    )
    widget.get_by_label("Add a copy").set_input_files(TINY / "texts" / "letter.txt")
    expect(widget.get_by_role("status")).to_contain_text("none of the articles")
    for width in (1280, 700):
        resize(page, width, 900)
        lowest, text = contrasts(widget)[0]
        assert lowest >= 4.5, text
        assert violations(widget, ".fc") == []
        shots.save(widget, f"own-texts-{width}-{'dark' if dark else 'light'}")


@pytest.mark.articles
@needs_articles
def test_each_of_the_five_articles_is_put_in_place_with_all_its_passages(page, lab, texts):
    widget = opened(
        page, lab, f"from fourcenturies.corpus import load\nOwnTextsWidget(load(), Path({str(texts)!r}))"
    )
    for number, article in enumerate(ARTICLES, 1):
        widget.get_by_label("Add a copy").set_input_files(article)
        expect(widget.get_by_role("listitem").filter(has_text="passages")).to_have_count(number)
    for state in widget.get_by_role("listitem").all_inner_texts():
        found, total = state.split(", ")[-1].removesuffix(" passages").split(" of ")
        assert found == total
    assert len(list(texts.iterdir())) == 5
