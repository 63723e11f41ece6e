"""Quotations in their context in a real JupyterLab: opened from the reader's own copy, and not saved."""

from pathlib import Path

import nbformat
import pytest
import shots
from driving import PATIENCE, errors_of, open_notebook, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"
AROUND = "neighbours need no ferry"

SHOWN = {"comparison": "'evt-footbridge-opens'", "arguments": "'iss-friendship-lasts'", "timeline": ""}


def opened(page, lab, texts, call="comparison"):
    setup = (
        f"import os\nos.environ['FOURCENTURIES_TEXTS'] = {str(texts)!r}\n"
        f"from fourcenturies.corpus import load\nfrom fourcenturies.widgets.{call} import show\n"
        f"tiny = load({str(TINY)!r})\nshow(tiny, {SHOWN[call]})"
    )
    panel = open_notebook(page, lab, write_notebook(lab, "contexts.ipynb", (setup,)))
    run_all(page)
    assert errors_of(panel) == []
    widget = panel.locator(".fc:not(.fc-still)")
    widget.wait_for()
    return widget


def test_a_quotation_opens_by_keyboard_to_its_marked_paragraph_and_is_not_saved(page, lab):
    widget = opened(page, lab, TINY / "texts")
    widget.get_by_text("In context").first.press("Enter")
    around = widget.locator(".fc-context[open]")
    expect(around).to_contain_text("From your own copy")
    expect(around).to_contain_text(AROUND)
    expect(around.locator("mark")).to_have_text("We are neighbours at last")
    assert violations(widget, ".fc") == []
    shots.save(widget, "context-light")
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')", timeout=PATIENCE)
    assert AROUND not in nbformat.writes(nbformat.read(lab.root / "contexts.ipynb", as_version=4))


def test_the_mark_is_read_in_the_dark_theme(page, lab):
    set_theme(lab, dark=True)
    widget = opened(page, lab, TINY / "texts")
    widget.get_by_text("In context").first.click()
    expect(widget.locator("mark").first).to_be_visible()
    assert contrasts(widget)[0][0] >= 4.5


def test_another_topic_has_its_contexts_and_without_a_copy_there_are_none(page, lab, tmp_path):
    widget = opened(page, lab, TINY / "texts")
    widget.get_by_label("Compare").select_option("iss-friendship-lasts")
    expect(widget.get_by_text("In context").first).to_be_visible()
    bare = opened(page, lab, tmp_path / "none")
    expect(bare.locator("figure[data-passage]").first).to_be_visible()
    expect(bare.get_by_text("In context")).to_have_count(0)


@pytest.mark.parametrize("call", ["arguments", "timeline"])
def test_other_widgets_open_their_quotations_too(page, lab, call):
    widget = opened(page, lab, TINY / "texts", call)
    if call == "timeline":
        widget.locator("select").last.select_option("evt-footbridge-opens")
    widget.get_by_text("In context").first.click()
    expect(widget.locator(".fc-context[open]")).to_contain_text("From your own copy")
