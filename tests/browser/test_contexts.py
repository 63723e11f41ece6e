"""Quotations in their context in a real JupyterLab: opened from the reader's own copy, and not saved."""

from pathlib import Path

import nbformat
import shots
from driving import PATIENCE, errors_of, open_notebook, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"
AROUND = "neighbours need no ferry"

SETUP = "import os\nos.environ['FOURCENTURIES_TEXTS'] = {!r}\nfrom fourcenturies.corpus import load\ntiny = load({!r})"
SHOW = "from fourcenturies.widgets.{} import show\nshow(tiny, {})"
OTHERS = {
    "arguments": "'iss-friendship-lasts'",
    "atlas": "'map-meadow'",
    "chains": "'psg-001'",
    "ledger": "'other'",
}


def opened(page, lab, texts, *cells):
    setup = SETUP.format(str(texts), str(TINY))
    cells = cells or (SHOW.format("comparison", "'evt-footbridge-opens'"),)
    panel = open_notebook(page, lab, write_notebook(lab, "contexts.ipynb", (setup, *cells)))
    run_all(page)
    assert errors_of(panel) == []
    widgets = panel.locator(".fc:not(.fc-still)")
    expect(widgets).to_have_count(len(cells))
    return widgets


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


def test_every_other_widget_opens_its_quotations_too(page, lab):
    widgets = opened(page, lab, TINY / "texts", *(SHOW.format(*one) for one in OTHERS.items()))
    for place, name in enumerate(OTHERS):
        widget = widgets.nth(place)
        if name == "ledger":
            widget.get_by_text("The words").click()
        widget.get_by_text("In context").first.click()
        expect(widget.locator(".fc-context[open]"), name).to_contain_text("From your own copy")
    again = widgets.nth(list(OTHERS).index("atlas"))
    for frame in ("step-footbridge", "closer"):
        again.get_by_role("combobox", name="Map").select_option(frame)
        expect(again.get_by_text("In context").first).to_be_visible()
